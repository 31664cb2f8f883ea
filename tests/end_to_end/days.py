"""Days counted the plain way, apart from the program's own arithmetic, so that the two can disagree."""

from datetime import date, timedelta

BANK_HOLIDAYS = {
    date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31),
    date(2026, 12, 25), date(2026, 12, 28),
}  # fmt: skip
"""As proclaimed for England in 2026; the only year in which the tests' own counting asks."""

_ONE_DAY = timedelta(days=1)
_DUE_SOON_WORKING_DAYS = 10


def days_later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def in_every_month(day: date) -> date:
    """The day, or the 28th where it is later: a day that every month has, so that adding months leaves no question."""
    return day.replace(day=min(day.day, 28))


def months_later(day: date, months: int) -> date:
    """The same day of a later month; only for days that every month has."""
    assert day.day <= 28
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, day.day)


def at_school_age(day: date) -> date:
    """A birth date of somebody who was nine on a day of the years before it, and so over four ever since."""
    return date(day.year - 10, 3, 14)


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def twenty_working_days_later(day: date) -> date:
    """Counted from the day after."""
    counted = 0
    while counted < 20:
        day += _ONE_DAY
        counted += is_working_day(day)
    return day


def last_working_day(day: date) -> date:
    """The day itself or the last one before it on which somebody is at work."""
    while not is_working_day(day):
        day -= _ONE_DAY
    return day


def status_on(today: date, due_on: date) -> str:
    """In the program's words: how what is due stands on a day."""
    if due_on < today:
        return "overdue"
    if last_working_day(due_on) <= today:
        return "due_today"
    ahead = (today + timedelta(days=n) for n in range(1, (last_working_day(due_on) - today).days + 1))
    return "due_soon" if sum(map(is_working_day, ahead)) <= _DUE_SOON_WORKING_DAYS else "upcoming"
