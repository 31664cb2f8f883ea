"""One row of each table as read from a file: typed, with every column kept and the place it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from iro_desktop.exchange.ssda903.tables import Table
from iro_desktop.models.collection_year import CollectionYear


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row stands: the file (and sheet), and the row as a spreadsheet counts, headings being row 1."""

    file: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row has. Two rows are equal when they say the same, wherever they stand."""

    source: Source = field(compare=False)
    council_child_id: str
    """CHILD: text, zeros kept, spaces around it taken off, upper case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow(Row):
    """One child."""

    sex: str | None
    date_of_birth: date
    ethnicity: str | None
    upn: str | None
    mother: str | None
    mother_child_date_of_birth: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRow(Row):
    """One stretch of care with one legal status and one placement."""

    started_on: date
    reason_new_episode: str
    legal_status: str
    category_of_need: str | None
    placement_type: str | None
    placement_provider: str | None
    ended_on: date | None
    reason_ended: str | None
    reason_place_change: str | None
    home_postcode: str | None
    placement_postcode: str | None
    urn: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow(Row):
    """One review that was held; without a participation code where nobody has coded it yet."""

    date_of_birth: date | None
    held_on: date
    participation_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UascRow(Row):
    """A child who came to the UK on their own."""

    sex: str | None
    date_of_birth: date | None
    ceased_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedForAdoptionRow(Row):
    """The decision that a child should be placed for adoption."""

    date_of_birth: date | None
    decided_on: date
    ceased_on: date | None
    reason_ceased: str | None


AnyRow = TypeVar("AnyRow", bound=Row)


class Outcome(StrEnum):
    """What a problem means for the row or file it is about."""

    LEFT_OUT = "left_out"
    TAKEN_IN = "taken_in"
    """Something to know about, though it comes in."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the files that a person should know: where, and a sentence that says what to do."""

    file: str
    row: int | None
    column: str | None
    sentence: str
    outcome: Outcome = Outcome.LEFT_OUT

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(self.column)
        return f"{', '.join(place)}: {self.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfFiles:
    """What one folder holds: the tables of one collection year."""

    year: CollectionYear | None
    """None where the folder has no date that tells (a Header alone)."""
    rows_read: Mapping[Table, int]
    """Rows read of each table that was found; a table found empty counts 0, a table not found is not here."""
    cut_short: frozenset[Table] = frozenset()
    """Tables of which a file ended before its end: they say nothing about what is not in them."""
    header: tuple[HeaderRow, ...] = ()
    episodes: tuple[EpisodeRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    uasc: tuple[UascRow, ...] = ()
    placed_for_adoption: tuple[PlacedForAdoptionRow, ...] = ()

    def all_rows(self) -> tuple[Row, ...]:
        return (*self.header, *self.episodes, *self.reviews, *self.uasc, *self.placed_for_adoption)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadFiles:
    """A caseload as read from this year's folder and, where given, last year's; and all that could not be read."""

    this_year: YearOfFiles
    last_year: YearOfFiles | None
    problems: tuple[Problem, ...]

    @property
    def years(self) -> tuple[YearOfFiles, ...]:
        """Oldest first, so that what is read later wins."""
        return (self.this_year,) if self.last_year is None else (self.last_year, self.this_year)
