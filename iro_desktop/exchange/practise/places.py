"""Invented addresses in real towns: where a London borough's children live, and the postcodes of the form they have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """A town, the first half of its postcodes, and whether it lies outside the borough."""

    name: str
    outward: str
    out_of_borough: bool


IN_BOROUGH: tuple[Town, ...] = (
    Town("Bow", "E3", False),
    Town("Poplar", "E14", False),
    Town("Stepney", "E1", False),
    Town("Bethnal Green", "E2", False),
    Town("Wapping", "E1W", False),
)
OUTSIDE: tuple[Town, ...] = (
    Town("Ilford", "IG1", True),
    Town("Dagenham", "RM10", True),
    Town("Grays", "RM17", True),
    Town("Leyton", "E10", True),
    Town("Plaistow", "E13", True),
    Town("Chelmsford", "CM1", True),
    Town("Colchester", "CO1", True),
    Town("Chatham", "ME14", True),
    Town("Luton", "LU1", True),
    Town("Dartford", "DA1", True),
    Town("Southend", "SS2", True),
    Town("Wood Green", "N22", True),
    Town("Catford", "SE6", True),
)
LUTON = next(town for town in OUTSIDE if town.name == "Luton")
STEPNEY = next(town for town in IN_BOROUGH if town.name == "Stepney")

STREETS = (
    *("Thistle Row", "Tansy Lane", "Coopers Yard", "Larkspur Close", "Mill Bank", "Old Rope Walk", "Quince Street"),
    *(
        "Saffron Terrace",
        "Tern Way",
        "Barley Mews",
        "Kestrel Road",
        "Linnet Gardens",
        "Pear Tree Avenue",
        "Weavers Walk",
    ),
)
CHILDRENS_HOMES = ("Willow House", "The Lanterns", "Orchard Lodge", "Number Nine")
SHORT_BREAKS_HOME = "Larkspur House"
SHARED_HOUSES: tuple[tuple[str, Town], ...] = (
    ("Beacon House", STEPNEY),
    ("Number Forty", IN_BOROUGH[0]),
    ("Mill Bank Flats", IN_BOROUGH[1]),
)
PRIMARY_SCHOOLS = (
    "Brook Lane Primary",
    "St Oswin's Primary",
    "Weavers Primary",
    "Harbour Primary",
    "Mulberry Row Primary",
)
SECONDARY_SCHOOLS = ("Quayside School", "Langmere Academy", "Thornley High", "Bridgewater School")
COLLEGES = ("Ludgrove College", "Riverside Sixth Form")
