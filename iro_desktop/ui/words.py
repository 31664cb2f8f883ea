"""Dates, counts and names in the words of the screen; no Qt, no clock."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from iro_desktop.models.timescales import age_on
from iro_desktop.ui.shown import unquoted

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
# Written out here and not by strftime: its words change with the computer's language, ours do not.


def day_and_month(on: date, today: date) -> str:
    """“12 March”; “12 March 2025” when that is not this year."""
    return f"{on.day} {MONTHS[on.month - 1]}{_year_unless_this(on, today)}"


def short_date(on: date, today: date) -> str:
    """“12 Mar”; “12 Mar 2025” when that is not this year. For the narrow column of a timeline."""
    return f"{on.day} {_SHORT_MONTHS[on.month - 1]}{_year_unless_this(on, today)}"


def short_day(on: date) -> str:
    """“12 Mar”, never with the year: for lists that have a heading for each year."""
    return f"{on.day} {_SHORT_MONTHS[on.month - 1]}"


def weekday_and_date(on: date, today: date) -> str:
    """“Thu 19 March”; with the year when that is not this year."""
    return f"{WEEKDAYS[on.weekday()][:3]} {day_and_month(on, today)}"


def long_date(on: date, today: date | None = None) -> str:
    """“Thursday 12 March”, the title of a day; with the year when `today` lies in another."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}{_year_unless_this(on, today or on)}"


def near_day(on: date, today: date) -> str:
    """“today”, “tomorrow”, “yesterday”, the weekday within six days, else “Thu 19 March”."""
    days = (on - today).days
    if days in _NEAR:
        return _NEAR[days]
    if 0 < days < 7:
        return WEEKDAYS[on.weekday()]
    if -7 < days < 0:
        return f"last {WEEKDAYS[on.weekday()]}"
    return weekday_and_date(on, today)


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def clock(at: datetime) -> str:
    """“16:42”, of a moment already in the officer's own time."""
    return f"{at.hour:02d}:{at.minute:02d}"


def moment(at: datetime, today: date) -> str:
    """“16:42” today, “yesterday 17:20”, “Tue 08:14” within six days, else “12 March 16:42”."""
    days = (today - at.date()).days
    if days == 0:
        return clock(at)
    if days == 1:
        return f"yesterday {clock(at)}"
    if 1 < days < 7:
        return f"{WEEKDAYS[at.weekday()][:3]} {clock(at)}"
    return f"{day_and_month(at.date(), today)} {clock(at)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """“1 letter”, “4 letters”, “4,812 children”. `many` for words that do not simply take an s."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def number(count: int) -> str:
    """“4,812”."""
    return f"{count:,}"


def days(count: int) -> str:
    """“1 day”, “4 days”."""
    return plural(count, "day")


def working_days(count: int) -> str:
    """“1 working day”, “10 working days”."""
    return plural(count, "working day")


def days_late(due_on: date, today: date) -> str:
    """“4 days late”; empty when it is not late. Calendar days after the last day it was due."""
    late = (today - due_on).days
    return f"{days(late)} late" if late > 0 else ""


def day_of(day: int, last: int) -> str:
    """“Day 4 of 10”."""
    return f"Day {day} of {last}"


def listed(names: Iterable[str]) -> str:
    """“Sam, Jan and Mike”."""
    known = [name for name in names if name]
    if len(known) < 2:
        return "".join(known)
    return f"{', '.join(known[:-1])} and {known[-1]}"


def whose(name: str) -> str:
    """“Sam’s”, “James’s”; empty for nobody."""
    return f"{name}’s" if name else ""


def quoted(words: str) -> str:
    """A child's words in curly quotation marks, never doubled: “I want to see my uncle.”"""
    inside = unquoted(words)
    return f"“{inside}”" if inside else ""


def name_and_age(name: str, born_on: date | None, today: date) -> str:
    """“Sam, 8”; the name alone when the birthday is not known."""
    return f"{name}, {age_on(born_on, today)}" if born_on else name


def monday_of(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _year_unless_this(on: date, today: date) -> str:
    return "" if on.year == today.year else f" {on.year}"


def first_name(name: str) -> str:
    """The first word of a name; "" where there is none."""
    return next(iter(name.split()), "")
