"""A day typed in words, “in 2 weeks” or “before Easter”, becomes a date; pure."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from iro_desktop.models.timescales import add_months
from iro_desktop.models.working_days import add_working_days, easter_sunday, working_days_between
from iro_desktop.ui import words

HOW_TO_TYPE_A_DAY = "Type a day, such as “Fri”, “27 March” or “in 2 weeks”."


class Looking(Enum):
    """Which way a day without a year or week is meant: a promise lies ahead, a visit lies behind."""

    AHEAD = "ahead"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class When:
    """The day meant, or None; and a sentence for under the field, which shows the day or says how to type one."""

    on: date | None
    words: str


def parse_when(typed: str, today: date, bank_holidays: Container[date], *, looking: Looking = Looking.AHEAD) -> When:
    """The day that `typed` means.

    A weekday is never today: “Fri” on a Friday is a week from it, since “today” can be typed. Numbers are read
    day first. “before Easter” and “before Christmas” are the last working day before Good Friday and before
    25 December, “after …” the first one after the holidays. Nothing typed is no day and no complaint.
    """
    if not typed.strip():
        return When(None, "")
    text = _tidy(typed)
    for reader in _READERS:
        try:
            on = reader(text, today, bank_holidays, looking)
        except (OverflowError, ValueError):
            return When(None, "There is no such day in the calendar. " + HOW_TO_TYPE_A_DAY)
        if on is not None:
            return When(on, in_words(on, today, bank_holidays))
    return When(None, HOW_TO_TYPE_A_DAY)


def in_words(on: date, today: date, bank_holidays: Container[date]) -> str:
    """“Thu 26 March, 10 working days”: the day, and how far it is from today."""
    shown = words.weekday_and_date(on, today)
    if on == today:
        return f"{shown}, today"
    away = abs((on - today).days)
    if away > 366:
        return f"{shown}, {words.plural(round(away / 30.44), 'month')}{' ago' if on < today else ''}"
    if on < today:
        return f"{shown}, yesterday" if away == 1 else f"{shown}, {words.days(away)} ago"
    return f"{shown}, {words.working_days(working_days_between(today, on, bank_holidays))}"


def _tidy(typed: str) -> str:
    text = " ".join(typed.casefold().replace(",", " ").split()).rstrip(".")
    return re.sub(r"^(?:(?:by|on|from|until) (?=.)|before (?=(?:the )?end of ))", "", text)


def _named_day(text: str, today: date, bank_holidays: Container[date], looking: Looking) -> date | None:
    del bank_holidays, looking
    away = {"today": 0, "now": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1}.get(text)
    return None if away is None else today + timedelta(days=away)


_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "twenty": 20,
}
_AWAY = re.compile(r"(?:(in) )?(\d{1,4}|[a-z]+) (working day|day|week|fortnight|month|year)s?( ago)?")


def _count_away(text: str, today: date, bank_holidays: Container[date], looking: Looking) -> date | None:
    found = _AWAY.fullmatch(text)
    if not found:
        return None
    ahead, amount, unit, ago = found.groups()
    count = int(amount) if amount.isascii() and amount.isdigit() else _COUNTS.get(amount)
    if count is None or (ahead and ago):
        return None
    back = bool(ago) or (looking is Looking.BACK and not ahead)
    signed = -count if back else count
    if unit == "working day":
        return add_working_days(today, signed, bank_holidays)
    if unit in ("month", "year"):
        return add_months(today, signed * (12 if unit == "year" else 1))
    return today + timedelta(days=signed * {"day": 1, "week": 7, "fortnight": 14}[unit])


_WEEKDAY = re.compile(r"(?:(this|next|last|coming) )?([a-z]{2,9})")


def _weekday(text: str, today: date, bank_holidays: Container[date], looking: Looking) -> date | None:
    del bank_holidays
    found = _WEEKDAY.fullmatch(text)
    if not found:
        return None
    which, name = found.groups()
    number = _weekday_number(name)
    if number is None:
        return None
    if which == "next":
        return words.monday_of(today) + timedelta(days=7 + number)
    if which == "this":
        return words.monday_of(today) + timedelta(days=number)
    back = which == "last" or (which is None and looking is Looking.BACK)
    away = (number - today.weekday()) % 7 or 7
    return today + timedelta(days=away - 7 if back and away != 7 else (-7 if back else away))


def _weekday_number(name: str) -> int | None:
    short = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    if name in short:
        return short[name]
    for number, weekday in enumerate(words.WEEKDAYS):
        if name in (weekday.casefold(), weekday[:3].casefold()):
            return number
    return None


def _period(text: str, today: date, bank_holidays: Container[date], looking: Looking) -> date | None:
    del looking
    if text == "next week":
        return words.monday_of(today) + timedelta(days=7)
    if text in ("end of the week", "end of week", "end of this week"):
        return words.monday_of(today) + timedelta(days=4)
    if text == "next month":
        return add_months(today.replace(day=1), 1)
    found = re.fullmatch(r"(?:the )?end of (the month|this month|next month|[a-z]{3,9})", text)
    if not found:
        return None
    if found[1] in ("the month", "this month", "next month"):
        first = add_months(today.replace(day=1), 1 if found[1] == "next month" else 0)
    else:
        month = _month_number(found[1])
        if month is None:
            return None
        first = date(today.year + (month < today.month), month, 1)
    return add_working_days(add_months(first, 1), -1, bank_holidays)


def _feast(text: str, today: date, bank_holidays: Container[date], looking: Looking) -> date | None:
    del looking
    found = re.fullmatch(r"(before|after) (easter|christmas|xmas)", text)
    if not found:
        return None
    for year in (today.year, today.year + 1):
        if found[2] == "easter":
            opening, closing = easter_sunday(year) - timedelta(days=2), easter_sunday(year) + timedelta(days=1)
        else:
            opening, closing = date(year, 12, 25), date(year, 12, 26)
        if found[1] == "before":
            on = add_working_days(opening, -1, bank_holidays)
        else:
            on = add_working_days(closing, 1, bank_holidays)
        if on >= today:
            return on
    return None


_NUMBERS = re.compile(r"(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(
    r"(?:([a-z]{3,9}) )?(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})|([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?)"
    r"(?: (\d{4}|\d{2}))?"
)


def _calendar(text: str, today: date, bank_holidays: Container[date], looking: Looking) -> date | None:
    del bank_holidays
    if not text.isascii():
        return None
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        return _in_year(int(found[1]), int(found[2]), found[3], today, looking=looking)
    if found := _IN_WORDS.fullmatch(text):
        weekday = _weekday_number(found[1] or "")
        month = _month_number(found[3] or found[4])
        if month is not None and (weekday is None) is (found[1] is None):
            return _in_year(int(found[2] or found[5]), month, found[6], today, looking=looking, weekday=weekday)
    return None


def _month_number(name: str) -> int | None:
    if name == "sept":
        return 9
    for number, month in enumerate(words.MONTHS, start=1):
        if name in (month.casefold(), month[:3].casefold()):
            return number
    return None


def _in_year(
    day: int, month: int, year: str | None, today: date, *, looking: Looking, weekday: int | None = None
) -> date:
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # “Tue 10 March”, as we write this year's dates ourselves, stays this year's even when it has passed.
    if weekday is not None and _falls_on(today.year, month, day) == weekday:
        return date(today.year, month, day)
    step = 1 if looking is Looking.AHEAD else -1
    # 29 February may be up to eight years away; any other day is at most one.
    for candidate in range(today.year, today.year + 9 * step, step):
        try:
            on = date(candidate, month, day)
        except ValueError:
            if (month, day) == (2, 29):
                continue
            raise
        if on == today or (on > today) is (looking is Looking.AHEAD):
            return on
    raise ValueError("no such day")


def _falls_on(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


_Reader = Callable[[str, date, Container[date], Looking], date | None]
_READERS: tuple[_Reader, ...] = (_named_day, _count_away, _period, _feast, _weekday, _calendar)
