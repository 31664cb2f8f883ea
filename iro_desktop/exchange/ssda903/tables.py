"""The tables of the SSDA903 return that we hold: their columns in order, and the codes each may carry."""

from collections.abc import Mapping
from enum import StrEnum


class Table(StrEnum):
    """A table of the return. The word is also its name in the record of what was brought in."""

    HEADER = "header"
    EPISODES = "episodes"
    REVIEWS = "reviews"
    UASC = "uasc"
    PLACED_FOR_ADOPTION = "placed_for_adoption"

    @property
    def in_words(self) -> str:
        """As people at a council call it."""
        return _IN_WORDS[self]

    @property
    def in_file_names(self) -> str:
        """As the names of the sector's files write it."""
        return "PlacedForAdoption" if self is Table.PLACED_FOR_ADOPTION else self.in_words


_IN_WORDS: Mapping[Table, str] = {
    Table.HEADER: "Header",
    Table.EPISODES: "Episodes",
    Table.REVIEWS: "Reviews",
    Table.UASC: "UASC",
    Table.PLACED_FOR_ADOPTION: "Placed for adoption",
}

COLUMNS: Mapping[Table, tuple[str, ...]] = {
    Table.HEADER: ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    Table.EPISODES: (
        "CHILD",
        "DECOM",
        "RNE",
        "LS",
        "CIN",
        "PLACE",
        "PLACE_PROVIDER",
        "DEC",
        "REC",
        "REASON_PLACE_CHANGE",
        "HOME_POST",
        "PL_POST",
        "URN",
    ),
    Table.REVIEWS: ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"),
    Table.UASC: ("CHILD", "SEX", "DOB", "DUC"),
    Table.PLACED_FOR_ADOPTION: ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
}
"""Every column of each table, in the order in which the return wants them."""

TABLES_NOT_HELD: Mapping[str, frozenset[str]] = {
    "OC2": frozenset({"CHILD", "SDQ_SCORE", "HEALTH_ASSESSMENT"}),
    "OC3": frozenset({"CHILD", "IN_TOUCH", "ACTIV", "ACCOM"}),
    "AD1": frozenset({"CHILD", "DATE_INT", "DATE_MATCH", "FOSTER_CARE"}),
    "Previous permanence": frozenset({"CHILD", "PREV_PERM", "LA_PERM"}),
    "Missing": frozenset({"CHILD", "MISSING", "MIS_START"}),
    "Social worker episodes": frozenset({"CHILD", "SW_ID", "SW_DECOM"}),
    "Deprivation of liberty": frozenset({"CHILD", "DOLO_START"}),
}
"""Tables of the return that an IRO's work does not need, told by the columns that no other table has."""


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Codes of the collections 2017 to 2027, taken together: a caseload of an earlier year must come in too.
SEXES = frozenset({"1", "2", "M", "F", "U"})
"""1 and 2 up to 2023-24; M, F and U from 2024-25."""

ETHNIC_CODES = _codes(
    "WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
)
REASONS_FOR_NEW_EPISODE = frozenset("SLPTBU")
LEGAL_STATUSES = _codes("C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3")
SHORT_BREAK_STATUSES = frozenset({"V3", "V4"})
"""Agreed series of short breaks: no reviews and no mother in the return (validation rule 399)."""

CATEGORIES_OF_NEED = frozenset(f"N{number}" for number in range(1, 9))
PLACEMENT_TYPES = _codes(
    "A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1 Z11 Z12 Z13 Z14"
)
PLACEMENT_PROVIDERS = frozenset(f"PR{number}" for number in range(6))
REASONS_EPISODE_CEASED = _codes("X1 E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17")
REASONS_FOR_PLACE_CHANGE = _codes("CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER")
PARTICIPATION_CODES = frozenset(f"PN{number}" for number in range(8))
REASONS_NO_LONGER_PLACED = frozenset({"RD1", "RD2", "RD3", "RD4"})
MOTHER_CODES = frozenset({"0", "1"})

FIRST_YEAR_OF_LETTERS_FOR_SEX = 2025
"""SEX is written M, F or U from the collection year that ended in March 2025 on, 1 or 2 before."""
