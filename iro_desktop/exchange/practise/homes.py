"""Where the children of the practise caseload live and have lived."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from iro_desktop.exchange.practise import names, places
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.exchange.practise.places import Town
from iro_desktop.models.timescales import add_months, birthday_at

SUPPORTED_ACCOMMODATION_SINCE = date(2023, 4, 1)
"""K3 of the return; the same houses were H5 before."""


class Kind(StrEnum):
    """What sort of home it is, as one says it."""

    FOSTER = "foster carers"
    FAMILY = "family"
    CHILDRENS_HOME = "children's home"
    SHARED_HOUSE = "shared house"
    ADOPTERS = "new family"
    PARENTS = "at home"
    SHORT_BREAKS = "at home, with short breaks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place that stays what it is, whoever lives there."""

    door: str
    """The family name on the door, or the name of the house."""
    town: Town
    street: str
    postcode: str
    telephone: str
    urn: str | None = None
    pet: tuple[str, str] | None = None
    """Its name, and "dog" or "cat"."""

    @property
    def in_full(self) -> str:
        return f"{self.street}, {self.town.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A time in one home."""

    from_on: date
    until_on: date | None = None
    kind: Kind
    people: tuple[str, ...]
    """Who looks after the child there, as the child calls them."""
    address: Address
    placement: str
    """PLACE, of the 903."""
    long_term_placement: str | None = None
    """PLACE from `long_term_from` on: the same carers, now for good."""
    long_term_from: date | None = None
    provider: str | None
    reason_ended: str | None = None
    """REASON_PLACE_CHANGE."""
    in_care: bool = True

    @property
    def carer(self) -> str:
        return self.people[0]

    @property
    def with_whom(self) -> str:
        """As the child says it; a house is known by its name."""
        return self.address.door if self.kind in _STAFFED else " and ".join(self.people)

    @property
    def in_a_family(self) -> bool:
        return self.kind not in _STAFFED


_STAFFED = frozenset({Kind.CHILDRENS_HOME, Kind.SHARED_HOUSE})


@dataclass(slots=True)
class Housing:
    """Gives every child a home, brothers and sisters who live together the same one. A home stays where it is."""

    today: date
    rng: Random
    _foster_homes: list[tuple[str, str | None, str]] = field(default_factory=list)
    _given: int = 0
    _telephones: int = 0
    _addresses: dict[str, Address] = field(default_factory=dict)
    _of_group: dict[str, tuple[Stay, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._foster_homes = list(names.FOSTER_CARERS)
        self.rng.shuffle(self._foster_homes)

    def stays(self, child: Portrait) -> tuple[Stay, ...]:
        """The child's homes, oldest first."""
        part = child.part
        if part.together and part.same_home and part.together in self._of_group:
            return self._of_group[part.together]
        stays = tuple(self._find(child))
        if part.together:
            self._of_group[part.together] = stays
        return stays

    def any_postcode_in_borough(self) -> str:
        return self._postcode(self.rng.choice(places.IN_BOROUGH))

    def _find(self, child: Portrait) -> list[Stay]:
        pace, rng = child.pace, self.rng
        start = pace.came_on
        settled = add_months(start, rng.randint(4, 9))
        match child.part.story:
            case Story.LONG_TERM_FOSTER if child.part.known_as == "Sam":
                return [self._foster(start, home=("Jan", "Mike", "Holloway"), town=places.LUTON)]
            case Story.LONG_TERM_FOSTER:
                if settled < add_months(self.today, -6) and rng.random() < 0.5:
                    why = rng.choice(("CARPL", "CARPL", "CREQB", "CREQO"))
                    return [self._foster(start, until=settled, why=why), self._foster(settled, long_term=True)]
                return [self._foster(start, matched_on=add_months(start, rng.randint(10, 16)))]
            case Story.WITH_FAMILY:
                return [self._relatives(child, start)]
            case Story.CHILDRENS_HOME:
                moved = min(settled, add_months(self.today, -4))
                return [self._foster(start, until=moved, why="CREQB"), self._childrens_home(moved)]
            case Story.SHARED_HOUSE:
                moved = min(birthday_at(child.born_on, 17), self.today) - timedelta(days=rng.randint(30, 200))
                return [self._foster(start, until=moved, why="CARPL"), self._shared_house(moved)]
            case Story.ARRIVED_ALONE:
                return self._after_arriving(child, start)
            case Story.PLACED_FOR_ADOPTION if pace.placed_on is not None:
                return [self._foster(start, until=pace.placed_on, why="CARPL"), self._adopters(pace.placed_on)]
            case Story.SHORT_BREAKS:
                at_home = self._with_parent(child, start)
                return [replace(at_home, kind=Kind.SHORT_BREAKS, placement="R1", provider="PR4")]
            case Story.BACK_IN_CARE if pace.came_first_on is not None and pace.left_on is not None:
                before = self._foster(pace.came_first_on, until=pace.left_on)
                between = replace(self._with_parent(child, pace.left_on, until=start), in_care=False)
                return [before, between, self._foster(start)]
            case Story.HOME_ON_AN_ORDER:
                return [self._foster(start, until=settled, why="CARPL"), self._with_parent(child, settled)]
            case _:
                return [self._foster(start)]

    def _after_arriving(self, child: Portrait, start: date) -> list[Stay]:
        """A foster family first for those under sixteen; a shared house with support from then on."""
        sixteen = birthday_at(child.born_on, 16)
        if start >= sixteen and self.rng.random() < 0.6:
            return [self._shared_house(start)]
        moved = add_months(max(start, sixteen), self.rng.randint(5, 9))
        if moved >= add_months(self.today, -2):
            return [self._foster(start)]
        return [self._foster(start, until=moved, why="CARPL"), self._shared_house(moved)]

    def _foster(
        self,
        start: date,
        *,
        until: date | None = None,
        why: str | None = None,
        long_term: bool = False,
        matched_on: date | None = None,
        home: tuple[str, str | None, str] | None = None,
        town: Town | None = None,
    ) -> Stay:
        if home is None:
            home = self._foster_homes[self._given % len(self._foster_homes)]
            self._given += 1
        first, second, door = home
        towns = places.OUTSIDE if self.rng.random() < 0.45 else places.IN_BOROUGH
        address = self._address(
            door, town or self.rng.choice(towns), urn=f"9{self.rng.randint(10_000, 99_999)}0", pets=True
        )
        matched = matched_on if matched_on is not None and matched_on < self.today else None
        return Stay(
            from_on=start,
            until_on=until,
            kind=Kind.FOSTER,
            people=(first,) if second is None else (first, second),
            address=address,
            placement="U4" if long_term else "U6",
            long_term_placement="U4" if matched else None,
            long_term_from=matched,
            provider="PR4" if address.town.out_of_borough else "PR1",
            reason_ended=why,
        )

    def _relatives(self, child: Portrait, start: date) -> Stay:
        rng = self.rng
        carer = (
            child.heritage.grandmother
            if rng.random() < 0.6
            else f"Auntie {rng.choice([girl for girl in child.heritage.girls if girl != child.known_as])}"
        )
        matched = add_months(start, rng.randint(8, 14))
        town = rng.choice((*places.IN_BOROUGH, *places.OUTSIDE[3:5]))
        return Stay(
            from_on=start,
            kind=Kind.FAMILY,
            people=(carer,),
            address=self._address(f"{carer} {child.family_name}", town, urn=f"9{rng.randint(10_000, 99_999)}0"),
            placement="U3",
            long_term_placement="U1",
            long_term_from=matched if matched < self.today else None,
            provider="PR1",
        )

    def _childrens_home(self, start: date) -> Stay:
        name = self.rng.choice(places.CHILDRENS_HOMES)
        urn = f"SC{self.rng.randint(100_000, 999_999)}"
        return self._staffed(
            start, Kind.CHILDRENS_HOME, self._address(name, self.rng.choice(places.OUTSIDE), urn=urn), "K2"
        )

    def _shared_house(self, start: date) -> Stay:
        name, town = self.rng.choice(places.SHARED_HOUSES)
        address = self._address(name, town, urn=f"2{self.rng.randint(100_000, 999_999)}")
        if start >= SUPPORTED_ACCOMMODATION_SINCE:
            return self._staffed(start, Kind.SHARED_HOUSE, address, "K3")
        return self._staffed(start, Kind.SHARED_HOUSE, replace(address, urn=None), "H5")

    def _staffed(self, start: date, kind: Kind, address: Address, placement: str) -> Stay:
        key_worker = self.rng.choice(names.KEY_WORKERS)
        return Stay(
            from_on=start, kind=kind, people=(key_worker,), address=address, placement=placement, provider="PR4"
        )

    def _adopters(self, start: date) -> Stay:
        first, second, door = self.rng.choice(names.ADOPTERS)
        address = self._address(door, self.rng.choice(places.OUTSIDE))
        return Stay(
            from_on=start, kind=Kind.ADOPTERS, people=(first, second), address=address, placement="A6", provider="PR5"
        )

    def _with_parent(self, child: Portrait, start: date, *, until: date | None = None) -> Stay:
        parent = child.parent_as or "Mum"
        return Stay(
            from_on=start,
            until_on=until,
            kind=Kind.PARENTS,
            people=(parent,),
            address=self._address(f"{parent} {child.family_name}", self.rng.choice(places.IN_BOROUGH)),
            placement="P1",
            provider="PR0",
        )

    def _address(self, door: str, town: Town, *, urn: str | None = None, pets: bool = False) -> Address:
        """The address behind a door: found once, then always the same."""
        if door not in self._addresses:
            rng = self.rng
            number = len(self._addresses)
            dog, cat = names.DOGS[number % len(names.DOGS)], names.CATS[number % len(names.CATS)]
            # The first home of all has the dog that Sam talks about.
            animal = rng.choice([None, (dog, "dog"), (cat, "cat")]) if self._addresses else (dog, "dog")
            self._telephones += 1
            self._addresses[door] = Address(
                door=door,
                town=town,
                street=f"{rng.randint(1, 96)} {rng.choice(places.STREETS)}",
                postcode=self._postcode(town),
                telephone=f"07700 900 {200 + self._telephones % 700:03}",
                urn=urn,
                pet=animal if pets else None,
            )
        return self._addresses[door]

    def _postcode(self, town: Town) -> str:
        """The form of a postcode in that town, with an end that no street has."""
        return f"{town.outward} {self.rng.randint(1, 9)}{self.rng.choice('XYZ')}{self.rng.choice('XYZ')}"
