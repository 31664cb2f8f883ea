"""One thing that waits, or several of a kind under one row that opens them; no Qt."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from iro_desktop.ui import words
from iro_desktop.ui.shown import RowWords

LATE_AT_ONCE = 10
"""More late things than this are too many to begin with: the oldest few are offered first."""
OLDEST_FIRST = 5


class Kind(StrEnum):
    """What a row is about; with the id of its record it is the key of the row."""

    DECISIONS = "decisions"
    LETTER = "letter"
    NOTES = "notes"
    NOTE = "note"
    TO_PLAN = "to_plan"
    MIDWAYS_OPENED = "midways_opened"
    MIDWAYS_TO_WRITE = "midways_to_write"
    MIDWAYS_DUE = "midways_due"
    MIDWAY = "midway"
    RESOLUTION = "resolution"
    REMINDER = "reminder"
    OTHERS_DECISION = "others_decision"
    OTHERS_RESOLUTION = "others_resolution"
    DRAFT = "draft"
    DRAFT_NOTE = "draft_note"
    DRAFT_RESOLUTION = "draft_resolution"
    PLANNED = "planned"
    BIRTHDAY = "birthday"
    CHILD = "child"
    CONTACT = "contact"
    EVENT = "event"
    CHANGES = "changes"
    WEEK = "week"
    NUDGE = "nudge"
    GOODBYES = "goodbyes"
    GOODBYE = "goodbye"
    HELLOS = "hellos"
    HELLO = "hello"


GROUPS = frozenset(
    {Kind.NOTES, Kind.MIDWAYS_OPENED, Kind.MIDWAYS_TO_WRITE, Kind.MIDWAYS_DUE, Kind.WEEK, Kind.GOODBYES, Kind.HELLOS}
)
"""Rows that stand for several: opening one folds them out."""

Key = tuple[Kind, UUID | None]


@dataclass(frozen=True, slots=True)
class WaitingList:
    """Rows in the order in which they press. `more` says how many there are beyond the first ones."""

    rows: tuple[RowWords, ...]
    at_first: int
    more: str = ""
    following: str = ""
    """Which comes next, after `more`."""
    count: int = 0
    """How many rows there are while nothing is folded out."""
    late: int = 0
    """How many single things are past their day."""
    only_oldest: bool = False
    """The oldest few of the late ones alone are shown."""

    def shown(self, *, whole: bool) -> tuple[RowWords, ...]:
        return self.rows if whole else self.rows[: self.at_first]

    @property
    def too_many(self) -> str:
        """“17 things are late.” Empty while they are few enough to begin with."""
        return f"{words.plural(self.late, 'thing')} are late." if self.late > LATE_AT_ONCE else ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A row in a list of what waits, from which day on it presses, and the rows behind it where it stands for many."""

    on: date
    row: RowWords
    inside: tuple["Thing", ...] = ()
    unfolded: bool = False
    late: bool = False

    def rows(self) -> tuple[RowWords, ...]:
        """What is shown of it."""
        return (self.row, *(one.row for one in self.inside)) if self.unfolded else (self.row,)

    def late_ones(self) -> tuple["Thing", ...]:
        """The single things of it that are past their day."""
        return tuple(one for one in self.inside or (self,) if one.late)


def grouped(
    kind: Kind, things: Sequence[Thing], title: str, *, icon: str, unfolded: bool, below: str = ""
) -> list[Thing]:
    """Nothing, the thing itself, or one row for several: one row of ten would push all others out of sight."""
    if len(things) < 2:
        return list(things)
    first = min(thing.on for thing in things)
    row = RowWords(key=(kind, None), title=title, below=below, icon=icon)
    return [Thing(first, row, tuple(things), unfolded)]


def oldest(things: Sequence[Thing]) -> WaitingList:
    """The few oldest of all that is late, each on its own."""
    late = sorted((one for thing in things for one in thing.late_ones()), key=lambda one: one.on)
    rows = tuple(one.row for one in late[:OLDEST_FIRST])
    return WaitingList(rows, OLDEST_FIRST, count=len(rows), late=len(late), only_oldest=True)


def listed(things: Sequence[Thing], at_first: int, following: str = "") -> WaitingList:
    """Things as a list that shows the first few. What is folded out does not count among the first."""
    rows = tuple(row for thing in things for row in thing.rows())
    folded_out = sum(len(thing.rows()) - 1 for thing in things[:at_first])
    first = at_first + folded_out
    hidden = len(rows) - first
    late = sum(len(thing.late_ones()) for thing in things)
    return WaitingList(
        rows,
        first,
        more=f"{words.number(hidden)} more" if hidden > 0 else "",
        following=following if hidden > 0 else "",
        count=len(things),
        late=late,
    )


def is_open(open_groups: Container[Kind], kind: Kind) -> bool:
    """Whether the officer folded a group out."""
    return kind in open_groups
