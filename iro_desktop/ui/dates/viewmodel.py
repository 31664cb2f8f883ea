"""What a clock says: the day, the sum behind it, where it comes from, and how it stands; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.plan_checks import CheckKind
from iro_desktop.models.timescales import DueStatus
from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.clocks import ClockGroup, ClockLine
from iro_desktop.ui import words
from iro_desktop.ui.shown import TagWords
from iro_desktop.ui.tokens import Tone

_OURS = frozenset({"review", "after_move", "invitations", "contact", "midway", "decisions", "letter", "birthday"})
"""What the officer does; everything else is the council's to do."""
_SHOWN_BESIDE = frozenset({"review", "decisions", "letter", "midway"})
"""These stand on the child's page already."""
NEAREST = 5
"""How many clocks the child's page shows beside the timeline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """One clock as a row."""

    key: str
    title: str
    day: str
    tag: TagWords | None
    below: str
    source: str
    note: str
    check: CheckKind | None
    last_id: UUID | None
    set_by_hand: bool

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        tag = self.tag.words if self.tag else ""
        return ", ".join(part for part in (self.title, self.day, tag, self.below, self.source, self.note) if part)


@dataclass(frozen=True, slots=True)
class GroupWords:
    """A heading and its clocks."""

    heading: str
    clocks: tuple[ClockWords, ...]


def groups(lines: Sequence[ClockLine], today: date) -> tuple[GroupWords, ...]:
    """The clocks under their headings, in the order of the headings."""
    found = []
    for group in ClockGroup:
        clocks = tuple(clock(line, today) for line in lines if line.group is group)
        if clocks:
            found.append(GroupWords(group.value, clocks))
    return tuple(found)


def nearest(lines: Sequence[ClockLine], today: date) -> tuple[ClockWords, ...]:
    """The open clocks whose day comes first; those without a day are not among them."""
    known = [line for line in lines if line.is_open and line.status is not DueStatus.NOT_KNOWN]
    dated = [line for line in known if line.due is not None and line.key not in _SHOWN_BESIDE]
    first = sorted(dated, key=lambda line: (line.due.due_on if line.due else date.max, line.title))
    return tuple(clock(line, today) for line in first[:NEAREST])


def beyond_proclaimed(lines: Sequence[ClockLine], bank_holidays: BankHolidays) -> str:
    """A sentence where a day lies past the bank holidays that are proclaimed; empty where none does."""
    latest = max((line.due.due_on for line in lines if line.due is not None), default=None)
    return (bank_holidays.beyond_proclaimed(latest) or "") if latest is not None else ""


def clock(line: ClockLine, today: date) -> ClockWords:
    """One clock in words."""
    return ClockWords(
        key=line.key,
        title=line.title,
        day=_day(line, today),
        tag=_tag(line, today),
        below=_below(line, today),
        source=line.due.source if line.due else "",
        note=line.note,
        check=line.check,
        last_id=line.check_id,
        set_by_hand=line.set_by_hand,
    )


def _day(line: ClockLine, today: date) -> str:
    if line.due is None:
        return ""
    day = words.day_and_month(line.due.due_on, today)
    return f"{words.day_and_month(line.from_on, today)} to {day}" if line.from_on else day


def _tag(line: ClockLine, today: date) -> TagWords | None:
    """How it stands. Lateness is the council's or ours, never the child's."""
    if line.due is None:
        return None
    match line.status:
        case DueStatus.OVERDUE:
            whose = "Ours is" if line.key in _OURS else "The council is"
            return TagWords(f"{whose} {words.days_late(line.due.due_on, today)}", Tone.ATTENTION, "clock")
        case DueStatus.DUE_TODAY:
            return TagWords("Today", Tone.ATTENTION)
        case DueStatus.DUE_SOON:
            return TagWords("Soon", Tone.INFORMATION)
        case DueStatus.DONE_IN_TIME | DueStatus.DONE_LATE:
            return TagWords("Done", Tone.GOOD, "check")
    return None


def _below(line: ClockLine, today: date) -> str:
    """The sum, a lawful day that is no working day, and when it was last done."""
    parts = []
    if line.due is not None:
        parts.append(line.due.sum_in_full)
        if line.due.last_working_day != line.due.due_on:
            parts.append(f"plan for {words.weekday_and_date(line.due.last_working_day, today)}")
    if line.done_on is not None:
        parts.append(f"last done {words.day_and_month(line.done_on, today)}")
    elif line.due is None and not line.note:
        parts.append("not written down yet")
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}" if said else ""
