"""Days as people write them, found in a text."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_GAP = r"[\s\0,./\-‐–]*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_DAY}{_GAP}(?:of{_GAP})?{_MONTH}{_GAP}{_YEAR}(?!\d)",
        rf"\b{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})[\s./\-‐–]+(?P<month>\d{{1,2}})[\s./\-‐–]+{_YEAR}(?!\d)",
        r"(?<!\d)(?P<year>\d{4})[\s./\-]+(?P<month>\d{1,2})[\s./\-]+(?P<day>\d{1,2})(?!\d)",
    )
)
_THIS_CENTURY_UP_TO = 50


def days_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Every day with its year in a text, and where it begins and ends. Day before month, as in Britain."""
    for form in _FORMS:
        for match in form.finditer(text):
            month = match["month"].casefold()
            number = _MONTHS.index(month[:3]) + 1 if not month.isdigit() else int(month)
            year = int(match["year"])
            if year < 100:
                year += 2000 if year < _THIS_CENTURY_UP_TO else 1900
            try:
                yield date(year, number, int(match["day"])), *match.span()
            except ValueError:
                continue
