"""A due day with the sum behind it, counted from or back from an event by one limit of the catalogue."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits, Unit, in_words, limit_of
from iro_desktop.models.timescales import DueStatus, add_months, day_and_month, listed_days
from iro_desktop.models.working_days import (
    BankHolidays,
    add_working_days,
    bank_holidays_within,
    last_working_day_on_or_before,
    roll_forward,
    working_days_between,
)


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day for something, and how it was found.

    `last_working_day` is the one to plan by. A day that was rolled forward is a standard, never a limit of law.
    """

    due_on: date
    last_working_day: date
    based_on: date
    sum_in_words: str
    source: str
    bank_holidays_left_out: tuple[date, ...] = ()
    rolled_forward: bool = False

    @property
    def sum_in_full(self) -> str:
        """“17 December + 10 working days, leaving out the bank holidays on 27 December and 28 December”."""
        words = self.sum_in_words
        if self.bank_holidays_left_out:
            words = f"{words}, leaving out the {listed_days(self.bank_holidays_left_out)}"
        return f"{words}, then the next working day" if self.rolled_forward else words


def due_day(
    key: LimitKey, based_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDay:
    """The last day of a limit after an event; the event's own day is not counted.

    A limit that ends on a day that is not a working day is not extended.
    """
    return _counted(key, based_on, bank_holidays, limits, backwards=False)


def due_day_before(
    key: LimitKey, event_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDay:
    """The last day for something that must be done so long before an event."""
    return _counted(key, event_on, bank_holidays, limits, backwards=True)


def soft_due_day(
    key: LimitKey, based_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDay:
    """A target of good practice: one that ends on a day off rolls forward to the next working day."""
    counted = _counted(key, based_on, bank_holidays, limits, backwards=False)
    rolled = roll_forward(counted.due_on, bank_holidays)
    return DueDay(
        due_on=rolled,
        last_working_day=rolled,
        based_on=based_on,
        sum_in_words=counted.sum_in_words,
        source=counted.source,
        bank_holidays_left_out=counted.bank_holidays_left_out,
        rolled_forward=rolled != counted.due_on,
    )


def on_the_day(day: date, words: str, source: str, bank_holidays: Container[date]) -> DueDay:
    """A day that needs no counting, such as a birthday; `words` say what it is."""
    return DueDay(day, last_working_day_on_or_before(day, bank_holidays), day, words, source)


def standing(
    due: DueDay,
    today: date,
    done_on: date | None,
    bank_holidays: Container[date],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> DueStatus:
    """How a due day stands. Something done after `today` is still to come."""
    if done_on is not None and done_on <= today:
        return DueStatus.DONE_IN_TIME if done_on <= due.due_on else DueStatus.DONE_LATE
    if today > due.due_on:
        return DueStatus.OVERDUE
    if today >= due.last_working_day:
        return DueStatus.DUE_TODAY
    ahead = working_days_between(today, due.last_working_day, bank_holidays)
    return DueStatus.DUE_SOON if ahead <= limits.amount(LimitKey.DUE_SOON) else DueStatus.UPCOMING


def after(day: date, amount: int, unit: Unit, bank_holidays: Container[date]) -> date:
    """So many of a unit after a day, or before it where the amount is negative."""
    if unit is Unit.WORKING_DAYS:
        return add_working_days(day, amount, bank_holidays)
    if unit is Unit.MONTHS:
        return add_months(day, amount)
    if unit is Unit.YEARS:
        return add_months(day, 12 * amount)
    return day + (timedelta(weeks=amount) if unit is Unit.WEEKS else timedelta(days=amount))


def _counted(
    key: LimitKey, event_on: date, bank_holidays: Container[date], limits: Limits, *, backwards: bool
) -> DueDay:
    amount = limits.amount(key)
    if isinstance(bank_holidays, BankHolidays):
        return _counted_once(key, amount, event_on, bank_holidays, backwards)
    return _count(key, amount, event_on, bank_holidays, backwards)


def _count(key: LimitKey, amount: int, event_on: date, bank_holidays: Container[date], backwards: bool) -> DueDay:
    limit = limit_of(key)
    due_on = after(event_on, -amount if backwards else amount, limit.unit, bank_holidays)
    first, last = sorted((event_on, due_on))
    counts_working_days = limit.unit is Unit.WORKING_DAYS
    return DueDay(
        due_on=due_on,
        last_working_day=last_working_day_on_or_before(due_on, bank_holidays),
        based_on=event_on,
        sum_in_words=f"{day_and_month(event_on)} {'−' if backwards else '+'} {in_words(amount, limit.unit)}",
        source=limit.source,
        bank_holidays_left_out=bank_holidays_within(first, last, bank_holidays) if counts_working_days else (),
    )


_counted_once = lru_cache(maxsize=8192)(_count)
"""A list of many children asks the same sum again and again, and each time it is shown."""
