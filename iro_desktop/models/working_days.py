"""Working days in England: which days count, and how to count them."""

import json
from bisect import bisect_right
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from iro_desktop import resources

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """The bank holidays of England, with what is known told apart from what is worked out.

    `day in bank_holidays` answers for every year: from the proclaimed list where it covers the year, else by
    the standing rules of the Banking and Financial Dealings Act 1971, Schedule 1, with Good Friday and
    Christmas Day. A holiday on a Saturday or Sunday is held as its substitute weekday only.
    """

    proclaimed_days: frozenset[date]
    proclaimed_years: frozenset[int]
    extra_days: frozenset[date] = frozenset()

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (day in self.extra_days or day in self._listed(day.year))

    def in_year(self, year: int) -> frozenset[date]:
        """Every bank holiday of one year that falls on a weekday, added days included."""
        listed = frozenset(day for day in self._listed(year) if day.year == year)
        return listed | frozenset(day for day in self.extra_days if day.year == year)

    def is_computed(self, year: int) -> bool:
        """Whether the year's holidays are worked out by rule, so that a one-off holiday would be missing."""
        return year not in self.proclaimed_years

    @property
    def last_proclaimed_year(self) -> int:
        return max(self.proclaimed_years)

    def with_extra(self, days: Iterable[date]) -> "BankHolidays":
        """The same holidays and the days that an administrator has added; open due dates must be worked out again."""
        return replace(self, extra_days=self.extra_days | frozenset(days))

    def beyond_proclaimed(self, day: date) -> str | None:
        """A sentence for the screen when a date lies past the proclaimed years; None when it does not."""
        if day.year <= self.last_proclaimed_year:
            return None
        return (
            f"The bank holidays after {self.last_proclaimed_year} are worked out by rule. "
            f"This date could move if an extra one is announced for {day.year}."
        )

    def _listed(self, year: int) -> frozenset[date]:
        return computed_bank_holidays(year) if self.is_computed(year) else self.proclaimed_days


@cache
def bundled_bank_holidays() -> BankHolidays:
    """The holidays that come with the program, from the year the 2010 care planning Regulations came into force."""
    by_year: dict[str, dict[str, str]] = json.loads(resources.text("bank_holidays_england.json"))["proclaimed"]
    return BankHolidays(
        proclaimed_days=frozenset(date.fromisoformat(day) for days in by_year.values() for day in days),
        proclaimed_years=frozenset(int(year) for year in by_year),
    )


@cache
def computed_bank_holidays(year: int) -> frozenset[date]:
    """The year's bank holidays by standing rule, as weekdays; one-off holidays and moved ones cannot be known.

    Christmas Day, Boxing Day and New Year's Day at a weekend give the next weekdays that are free.
    """
    easter = easter_sunday(year)
    days = {
        easter - timedelta(days=2),
        easter + ONE_DAY,
        _first_monday(year, 5),
        _last_monday(date(year, 5, 31)),
        _last_monday(date(year, 8, 31)),
    }
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        substitute = day
        # Christmas Day and Boxing Day may want the same Monday; whichever moves on, the two days off are the same.
        while substitute.weekday() >= SATURDAY or substitute in days:
            substitute += ONE_DAY
        days.add(substitute)
    return frozenset(days)


def easter_sunday(year: int) -> date:
    """Easter Sunday by the Gregorian computus (the Meeus, Jones and Butcher form)."""
    golden = year % 19
    century, year_of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    lunar_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - lunar_shift + 15) % 30
    leap_years, year_rest = divmod(year_of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late_moon = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day_before = divmod(epact + to_sunday - 7 * late_moon + 114, 31)
    return date(year, month, day_before + 1)


def is_working_day(day: date, bank_holidays: Container[date]) -> bool:
    """Not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday.

    Care Planning, Placement and Case Review (England) Regulations 2010, reg. 2(1).
    """
    return day.weekday() < SATURDAY and day not in bank_holidays


def add_working_days(day: date, count: int, bank_holidays: Container[date]) -> date:
    """The count-th working day strictly after `day`, or strictly before it for a negative count.

    The day of the event is not counted, whether or not it is a working day itself (Lester v Garland, restated in
    Dodds v Walker [1981] 1 WLR 1027). A count of 0 gives the day back as it is.
    """
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, bank_holidays)
    return day


def working_days_between(start: date, end: date, bank_holidays: Container[date]) -> int:
    """How many working days lie between: the count that `add_working_days` needs to go from `start` to `end`.

    `start` is not counted, `end` is. Negative when `end` comes first.
    """
    if isinstance(bank_holidays, BankHolidays):
        return _counted_by_weeks(start, end, bank_holidays)
    sign = 1 if end >= start else -1
    days = (start + timedelta(days=sign * (n + 1)) for n in range(abs((end - start).days)))
    return sign * sum(is_working_day(day, bank_holidays) for day in days)


def _counted_by_weeks(start: date, end: date, bank_holidays: BankHolidays) -> int:
    """The same count without looking at each day: a manager's list asks it for every child, over years."""
    if end < start:
        return -_counted_by_weeks(end - ONE_DAY, start - ONE_DAY, bank_holidays)
    return _weekdays_up_to(end) - _weekdays_up_to(start) - len(bank_holidays_within(start, end, bank_holidays))


def _weekdays_up_to(day: date) -> int:
    """Mondays to Fridays from the beginning of the calendar to a day and with it."""
    weeks, over = divmod(day.toordinal(), 7)  # 1 January of the year 1 was a Monday, and has the number 1
    return weeks * 5 + min(over, 5)


def bank_holidays_within(start: date, end: date, bank_holidays: Container[date]) -> tuple[date, ...]:
    """The bank holidays on weekdays after `start`, up to `end` and with it: what a count of working days leaves out."""
    if not isinstance(bank_holidays, BankHolidays):
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return tuple(day for day in days if day.weekday() < SATURDAY and day in bank_holidays)
    found: tuple[date, ...] = ()
    for year in range(start.year, end.year + 1):
        listed = _in_order(bank_holidays, year)
        found += listed[bisect_right(listed, start) : bisect_right(listed, end)]
    return found


@cache
def _in_order(bank_holidays: BankHolidays, year: int) -> tuple[date, ...]:
    return tuple(sorted(day for day in bank_holidays.in_year(year) if day.weekday() < SATURDAY))


def last_working_day_on_or_before(day: date, bank_holidays: Container[date]) -> date:
    """The day to plan by: a lawful limit on a weekend or bank holiday is not extended, so work must end before it."""
    while not is_working_day(day, bank_holidays):
        day -= ONE_DAY
    return day


def roll_forward(day: date, bank_holidays: Container[date]) -> date:
    """The same day, or the next working day: for local targets that are not statutory limits."""
    while not is_working_day(day, bank_holidays):
        day += ONE_DAY
    return day


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(month_end: date) -> date:
    return month_end - timedelta(days=month_end.weekday())
