"""When reviews fall due, each limit with the regulation that sets it."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType

from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits, Unit, in_words, limit_of
from iro_desktop.models.working_days import (
    BankHolidays,
    add_working_days,
    bank_holidays_within,
    last_working_day_on_or_before,
    working_days_between,
)

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
THREE_MONTHS_AS_COUNCILS_COUNT_IT = 91
SIX_MONTHS_AS_COUNCILS_COUNT_IT = 183
DUE_SOON_WORKING_DAYS = limit_of(LimitKey.DUE_SOON).amount
COVID_RELAXATION_FROM = date(2020, 4, 24)
COVID_RELAXATION_UNTIL = date(2020, 9, 25)


class ReviewKind(StrEnum):
    """Which limit a review answers to."""

    FIRST = "first"
    SECOND = "second"
    SUBSEQUENT = "subsequent"
    ADOPTION_AUTHORISED = "adoption_authorised"
    ADOPTION_FIRST = "adoption_first"
    ADOPTION_SECOND = "adoption_second"
    ADOPTION_SUBSEQUENT = "adoption_subsequent"
    SHORT_BREAKS_FIRST = "short_breaks_first"
    SHORT_BREAKS_SUBSEQUENT = "short_breaks_subsequent"


class DueStatus(StrEnum):
    """How a due date stands on a day. `not_known` is for what the council's files cannot tell."""

    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    NOT_REQUIRED = "not_required"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Timescale:
    """A limit: so many of a unit after an event. `council_days` is what reporting scripts of councils add instead."""

    amount: int
    unit: Unit
    source: str
    council_days: int | None = None

    @property
    def in_words(self) -> str:
        return in_words(self.amount, self.unit)


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last lawful day for a review, and the sum behind it."""

    kind: ReviewKind
    latest_lawful: date
    last_working_day: date
    la_system_due_on: date
    based_on: date
    sum_in_words: str
    bank_holidays_left_out: tuple[date, ...] = ()

    @property
    def sum_in_full(self) -> str:
        """The sum, and the bank holidays that were left out of a count of working days."""
        if not self.bank_holidays_left_out:
            return self.sum_in_words
        return f"{self.sum_in_words}, leaving out the {listed_days(self.bank_holidays_left_out)}"


_KEY_OF: Mapping[ReviewKind, LimitKey] = MappingProxyType(
    {
        ReviewKind.FIRST: LimitKey.FIRST_REVIEW,
        ReviewKind.SECOND: LimitKey.SECOND_REVIEW,
        ReviewKind.SUBSEQUENT: LimitKey.SUBSEQUENT_REVIEW,
        ReviewKind.ADOPTION_AUTHORISED: LimitKey.ADOPTION_AUTHORISED,
        ReviewKind.ADOPTION_FIRST: LimitKey.ADOPTION_FIRST,
        ReviewKind.ADOPTION_SECOND: LimitKey.ADOPTION_SECOND,
        ReviewKind.ADOPTION_SUBSEQUENT: LimitKey.ADOPTION_SUBSEQUENT,
        ReviewKind.SHORT_BREAKS_FIRST: LimitKey.SHORT_BREAKS_FIRST,
        ReviewKind.SHORT_BREAKS_SUBSEQUENT: LimitKey.SHORT_BREAKS_SUBSEQUENT,
    }
)
_COUNCIL_DAYS = MappingProxyType({3: THREE_MONTHS_AS_COUNCILS_COUNT_IT, 6: SIX_MONTHS_AS_COUNCILS_COUNT_IT})


def timescale_of(kind: ReviewKind, limits: Limits = DEFAULT_LIMITS) -> Timescale:
    """The limit of one kind of review, as the council counts it; never longer than the law's."""
    key = _KEY_OF[kind]
    return _timescale(key, limits.amount(key))


@cache
def _timescale(key: LimitKey, amount: int) -> Timescale:
    law = limit_of(key)
    council_days = _COUNCIL_DAYS.get(law.amount) if law.unit is Unit.MONTHS else None
    return Timescale(amount, law.unit, law.source, council_days)


TIMESCALES: Mapping[ReviewKind, Timescale] = MappingProxyType({kind: timescale_of(kind) for kind in ReviewKind})
"""What the law says for each kind of review."""


def first_review_due(
    became_looked_after_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Within 20 working days of the day the child became looked after, that day not counted.

    Care Planning, Placement and Case Review (England) Regulations 2010, reg. 33(1). A move or a new legal status
    does not start it again; a return to care does.
    """
    return due_date(ReviewKind.FIRST, became_looked_after_on, bank_holidays, limits=limits)


def second_review_due(
    first_held_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Not more than 3 calendar months after the day the first review was held, early or late: reg. 33(2)."""
    return due_date(ReviewKind.SECOND, first_held_on, bank_holidays, limits=limits)


def subsequent_review_due(
    previous_held_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Not more than 6 calendar months after the day the previous review was held: reg. 33(2).

    An early review moves the next one forward with it.
    """
    return due_date(ReviewKind.SUBSEQUENT, previous_held_on, bank_holidays, limits=limits)


def adoption_authorised_review_due(
    authorised_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Authorised to place but not placed: not more than 3 months after the authority was first held.

    Adoption Agencies Regulations 2005, reg. 36.
    """
    return due_date(ReviewKind.ADOPTION_AUTHORISED, authorised_on, bank_holidays, limits=limits)


def adoption_first_review_due(
    placed_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Not more than 4 weeks after the child was placed for adoption: Adoption Agencies Regulations 2005, reg. 36."""
    return due_date(ReviewKind.ADOPTION_FIRST, placed_on, bank_holidays, limits=limits)


def adoption_second_review_due(
    first_held_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Not more than 3 months after the first review since placement: Adoption Agencies Regulations 2005, reg. 36."""
    return due_date(ReviewKind.ADOPTION_SECOND, first_held_on, bank_holidays, limits=limits)


def adoption_subsequent_review_due(
    previous_held_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Not more than 6 months after the previous review, before a placement or in it: same Regulations, reg. 36."""
    return due_date(ReviewKind.ADOPTION_SUBSEQUENT, previous_held_on, bank_holidays, limits=limits)


def short_breaks_first_review_due(
    first_placed_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Within 3 months of the first short break: Care Planning … Regulations 2010, reg. 48(3), in place of reg. 33."""
    return due_date(ReviewKind.SHORT_BREAKS_FIRST, first_placed_on, bank_holidays, limits=limits)


def short_breaks_subsequent_review_due(
    previous_held_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Not more than 6 months after the previous review of a child who has short breaks: reg. 48(3)."""
    return due_date(ReviewKind.SHORT_BREAKS_SUBSEQUENT, previous_held_on, bank_holidays, limits=limits)


def due_date(
    kind: ReviewKind, based_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """The limit of one kind, counted from its event: when the child came, was placed, or was last reviewed.

    The last lawful day is included and a limit on a day that is not a working day is not extended, so the last
    working day on or before it is given beside it. `la_system_due_on` is the date councils' own reporting shows:
    91 or 183 days where the law says three or six months, else the lawful date.
    """
    return _due(kind, timescale_of(kind, limits), based_on, bank_holidays)


def review_after_return_due(
    returned_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> DueDate:
    """Adopters have returned the child: not less than 28 and not more than 42 days later.

    Adoption Agencies Regulations 2005, reg. 36(9). The earliest day is in `returned_by_adopters_window`.
    """
    latest = limit_of(LimitKey.RETURN_LATEST)
    timescale = Timescale(limits.amount(LimitKey.RETURN_LATEST), latest.unit, latest.source)
    return _due(ReviewKind.ADOPTION_SUBSEQUENT, timescale, returned_on, bank_holidays)


def returned_by_adopters_window(returned_on: date, *, limits: Limits = DEFAULT_LIMITS) -> tuple[date, date]:
    """First and last day for the review after adopters return a child: 28 to 42 days on.

    Adoption Agencies Regulations 2005, reg. 36(9).
    """
    earliest = returned_on + timedelta(days=limits.amount(LimitKey.RETURN_EARLIEST))
    return earliest, returned_on + timedelta(weeks=limits.amount(LimitKey.RETURN_LATEST))


def status_on(
    due: DueDate,
    today: date,
    held_on: date | None,
    bank_holidays: Container[date],
    *,
    due_soon_working_days: int = DUE_SOON_WORKING_DAYS,
) -> DueStatus:
    """How a due date stands. A review held after `today` is still to come.

    `due_today` lasts from the last working day to the last lawful one, for on the days between nobody is at work.
    """
    if held_on is not None and held_on <= today:
        return DueStatus.DONE_IN_TIME if held_on <= due.latest_lawful else DueStatus.DONE_LATE
    if today > due.latest_lawful:
        return DueStatus.OVERDUE
    if today >= due.last_working_day:
        return DueStatus.DUE_TODAY
    if working_days_between(today, due.last_working_day, bank_holidays) <= due_soon_working_days:
        return DueStatus.DUE_SOON
    return DueStatus.UPCOMING


def covid_relaxation(due: DueDate) -> str | None:
    """The label for a six-monthly review that fell due while the law asked for it only where reasonably practicable.

    24 April to 25 September 2020: Adoption and Children (Coronavirus) (Amendment) Regulations 2020 (SI 2020/445).
    Such a review is labelled, not called late.
    """
    relaxed = COVID_RELAXATION_FROM <= due.latest_lawful <= COVID_RELAXATION_UNTIL
    if due.kind is not ReviewKind.SUBSEQUENT or not relaxed:
        return None
    return "Due between 24 April and 25 September 2020, when the six months applied only where reasonably practicable."


def add_months(day: date, months: int) -> date:
    """The day with the same number so many months on, or the last day of a month that has no such day.

    The corresponding-date rule: Interpretation Act 1978, Sch. 1 and Dodds v Walker [1981] 1 WLR 1027.
    """
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    month_end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, min(day.day, month_end.day))


def birthday_in_year(born_on: date, year: int) -> date:
    """The birthday in a year; someone born on 29 February has it on 1 March where there is no such day."""
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def birthday_at(born_on: date, age: int) -> date:
    """The day on which an age is reached, at its start: Family Law Reform Act 1969, s. 9."""
    return birthday_in_year(born_on, born_on.year + age)


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a day; negative before birth."""
    return day.year - born_on.year - (day < birthday_in_year(born_on, day.year))


def day_and_month(day: date) -> str:
    """A date as it is said, "12 September": the same on every computer, whatever its language."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def day_in_full(day: date) -> str:
    """A date with its year, "12 September 2025"."""
    return f"{day_and_month(day)} {day.year}"


def listed_days(bank_holidays: Sequence[date]) -> str:
    """“bank holidays on 27 December and 28 December”, for a sum that leaves them out. At least one is needed."""
    *others, last = [day_and_month(day) for day in bank_holidays]
    days = f"{', '.join(others)} and {last}" if others else last
    return f"{'bank holidays' if others else 'bank holiday'} on {days}"


def _due(kind: ReviewKind, timescale: Timescale, based_on: date, bank_holidays: Container[date]) -> DueDate:
    if isinstance(bank_holidays, BankHolidays):
        return _counted_once(kind, timescale, based_on, bank_holidays)
    return _count(kind, timescale, based_on, bank_holidays)


def _count(kind: ReviewKind, timescale: Timescale, based_on: date, bank_holidays: Container[date]) -> DueDate:
    latest = _after(based_on, timescale, bank_holidays)
    council_days = timescale.council_days
    return DueDate(
        kind=kind,
        latest_lawful=latest,
        last_working_day=last_working_day_on_or_before(latest, bank_holidays),
        la_system_due_on=latest if council_days is None else based_on + timedelta(days=council_days),
        based_on=based_on,
        sum_in_words=f"{day_and_month(based_on)} + {timescale.in_words}",
        bank_holidays_left_out=(
            bank_holidays_within(based_on, latest, bank_holidays) if timescale.unit is Unit.WORKING_DAYS else ()
        ),
    )


def _after(based_on: date, timescale: Timescale, bank_holidays: Container[date]) -> date:
    if timescale.unit is Unit.WORKING_DAYS:
        return add_working_days(based_on, timescale.amount, bank_holidays)
    if timescale.unit is Unit.MONTHS:
        return add_months(based_on, timescale.amount)
    return based_on + timedelta(weeks=timescale.amount)


_counted_once = lru_cache(maxsize=8192)(_count)
"""A list of many children asks the same sum again and again, and each time it is shown."""
