"""What the page of numbers says: groups, each number with its source, and what may be changed; no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.limit_keys import Choice, LimitKey
from iro_desktop.models.limit_table import Bound, Group
from iro_desktop.queries.limits import ChoiceRow, CountingPage, ExtraDay, LimitRow
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice as Offered
from iro_desktop.ui.shown import RowWords

LEFT_OPEN = "left_open"
BANK_HOLIDAYS = "bank_holidays"
_HOW_FAR = {
    Bound.AT_MOST: "Set by law: it can be shorter, never longer.",
    Bound.AT_LEAST: "Set by law: it can be longer, never shorter.",
    Bound.FIXED: "Set by law: it stays as it is.",
    Bound.FREE: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """One number or choice as a row: what it is for, what it is, where from, and what was changed and why."""

    key: LimitKey | Choice
    title: str
    value: str
    source: str
    changed: str
    can_change: bool
    options: tuple[Offered, ...] = ()
    amount: int | None = None
    unit: str = ""
    default: str = ""
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class DayWords:
    """An added bank holiday as a row."""

    holiday_id: UUID
    title: str
    below: str


def groups(page: CountingPage) -> tuple[RowWords, ...]:
    """The groups at the left, each with how many numbers differ from their default."""
    rows = [
        RowWords(key=group, title=group.value, below=_count(row for row in page.limits if row.limit.group is group))
        for group in Group
    ]
    return (
        *rows,
        RowWords(key=LEFT_OPEN, title="Where nobody has settled it", below=_count(page.choices)),
        RowWords(key=BANK_HOLIDAYS, title="Added bank holidays", below=_added(page.extra_days)),
    )


def numbers(page: CountingPage, group: object) -> tuple[NumberWords, ...]:
    """The rows of one group."""
    if group == LEFT_OPEN:
        return tuple(_choice(row) for row in page.choices)
    return tuple(_number(row) for row in page.limits if row.limit.group == group)


def days(page: CountingPage, today: date) -> tuple[DayWords, ...]:
    """The bank holidays that were added."""
    return tuple(DayWords(one.holiday_id, words.weekday_and_date(one.day, today), one.name) for one in page.extra_days)


def kept_words(title: str, value: str) -> str:
    """The toast after a change: “Letter to the child is now 10 working days.”"""
    return f"{title}: now {value}. Due dates are counted again."


def _number(row: LimitRow) -> NumberWords:
    limit = row.limit
    how_far = _HOW_FAR[limit.bound]
    return NumberWords(
        key=limit.key,
        title=limit.title,
        value=row.in_words,
        source=f"{limit.source}. {how_far}".strip() if how_far else f"{limit.source}.",
        changed=_changed(row.default_in_words, row.reason, row.set_by) if row.changed else "",
        can_change=limit.bound is not Bound.FIXED,
        amount=row.amount,
        unit=str(limit.unit),
        default=row.default_in_words,
        is_changed=row.changed,
    )


def _choice(row: ChoiceRow) -> NumberWords:
    offered = row.offered
    default = offered.options[offered.default]
    return NumberWords(
        key=offered.key,
        title=offered.title,
        value=offered.options[row.option],
        source=f"{offered.source}.",
        changed=_changed(default, row.reason, row.set_by) if row.changed else "",
        can_change=True,
        options=tuple(Offered(value, said) for value, said in offered.options.items()),
        default=default,
        is_changed=row.changed,
    )


def _changed(default: str, reason: str | None, by: str | None) -> str:
    why = f" {reason.rstrip('.')}." if reason else ""
    return f"Usually {default[0].lower()}{default[1:]}.{why}{f' Changed by {by}.' if by else ''}"


def _count(rows: Iterable[LimitRow | ChoiceRow]) -> str:
    changed = sum(row.changed for row in rows)
    return f"{changed} changed" if changed else "As usual"


def _added(extra: tuple[ExtraDay, ...]) -> str:
    return words.plural(len(extra), "day") if extra else "None"
