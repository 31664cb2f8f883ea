"""From the cells of one row to values: dates never guessed, codes checked, and a sentence for whatever is wrong."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from iro_desktop.exchange.ssda903.rows import Outcome, Problem, Source
from iro_desktop.exchange.ssda903.sheets import Cell, Unreadable

ROW_LEFT_OUT = "This row is left out and the others are not affected; correct it and bring the files in again."
KEPT_AS_WRITTEN = "It is kept as written; the return's own checks may complain."

_TIME = r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_TIME}")
_SHORT_YEAR = re.compile(rf"[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{2}}{_TIME}")
_DAY_NUMBER = re.compile(r"[0-9]{4,6}(?:\.[0-9]+)?")
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100

_CHILD = re.compile(r"[A-Z0-9][A-Z0-9/_.-]{0,19}")
"""The return allows 10 characters; some councils' systems hold longer ids, and those come in as they are."""

HARMLESS_TEXT = re.compile(r"[A-Z0-9][A-Z0-9 /._-]{0,29}")
"""What a value that is not from a list may hold: it can neither be a formula in a spreadsheet nor break a line."""


class CannotRead(Exception):
    """A value is not what its column may hold. The sentence says what is wrong with it."""


def read_day(text: str) -> date:
    """A day written day first (18/06/2021, 18-6-2021) or year first (2021-06-18), with a time of day or without.

    Month first is never tried. Raises CannotRead.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif _SHORT_YEAR.fullmatch(text):
        raise CannotRead(f"“{text}” has only two digits of the year. Write all four, as in 18/06/2021.")
    elif _DAY_NUMBER.fullmatch(text):
        raise CannotRead(f"“{text}” is a spreadsheet's own number for a day. Format the column as a date.")
    else:
        raise CannotRead(f"“{shortened(text)}” is not a date. Write it as day/month/year, as in 18/06/2021.")
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise CannotRead(f"“{text}” has a year that cannot be right.")
    try:
        return date(year, month, day)
    except ValueError:
        raise CannotRead(f"“{text}” is not a day of the calendar, read as day/month/year.") from None


def shortened(text: str) -> str:
    """Enough of a value to find it by, without the signs that cannot be shown."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in text[:40])
    return shown + "…" if len(text) > 40 else shown


class RowCells:
    """The cells of one row, asked for by column; it remembers whatever was wrong with them."""

    def __init__(self, source: Source, cells: Mapping[str, Cell]) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._cells = cells

    @property
    def is_left_out(self) -> bool:
        return any(problem.outcome is Outcome.LEFT_OUT for problem in self.problems)

    def child(self) -> str:
        """CHILD; the empty text where it is blank or cannot be an id."""
        text = self._text("CHILD")
        if text is None:
            return ""
        if not text:
            self._leave_out("CHILD", "CHILD is blank, so nobody can tell whose row this is.")
        elif not _CHILD.fullmatch(text):
            self._leave_out("CHILD", f"“{shortened(text)}” cannot be a child's id.")
        return text

    def day(self, column: str) -> date | None:
        """The day in a column that may be blank."""
        cell = self._cells.get(column, "")
        if isinstance(cell, date):
            return cell
        text = self._text(column)
        if not text:
            return None
        try:
            return read_day(text)
        except CannotRead as reason:
            self._leave_out(column, str(reason))
            return None

    def required_day(self, column: str) -> date:
        """The day in a column that may not be blank; a day without meaning once the row is left out."""
        day = self.day(column)
        if day is None and not any(problem.column == column for problem in self.problems):
            self._leave_out(column, f"{column} is blank.")
        return day or date.min

    def code(self, column: str, codes: Collection[str]) -> str | None:
        """A code of a list, in upper case; None where blank."""
        text = self._text(column)
        if not text:
            return None
        if text not in codes:
            self._leave_out(column, f"“{shortened(text)}” is not a code that {column} may have.")
        return text

    def required_code(self, column: str, codes: Collection[str]) -> str:
        """A code of a list, from a column that may not be blank."""
        code = self.code(column, codes)
        if code is None and not any(problem.column == column for problem in self.problems):
            self._leave_out(column, f"{column} is blank.")
        return code or ""

    def shaped(self, column: str, shape: re.Pattern[str], what: str) -> str | None:
        """A value with a shape of its own (a postcode). One that is out of shape but harmless is kept and mentioned."""
        text = self._text(column)
        if not text:
            return None
        if not HARMLESS_TEXT.fullmatch(text):
            self._leave_out(column, f"“{shortened(text)}” cannot be {what}.")
        elif not shape.fullmatch(text):
            self._mention(column, f"“{text}” does not look like {what}. {KEPT_AS_WRITTEN}")
        return text

    def _text(self, column: str) -> str | None:
        """Trimmed and in upper case; None (and a problem) where the cell cannot be trusted."""
        cell = self._cells.get(column, "")
        if isinstance(cell, Unreadable):
            self._leave_out(column, f"The cell {cell.sentence}.")
            return None
        if isinstance(cell, date):
            return f"{cell:%d/%m/%Y}"
        if "\0" in cell:
            self._leave_out(column, "The cell holds bytes that no text has, so the file may be damaged.")
            return None
        if "\n" in cell.strip() or "\r" in cell.strip():
            self._leave_out(column, "The cell runs over several lines: a quotation mark may be missing its partner.")
            return None
        return cell.strip().upper()

    def _leave_out(self, column: str, sentence: str) -> None:
        if not any(problem.column == column and problem.outcome is Outcome.LEFT_OUT for problem in self.problems):
            self.problems.append(Problem(self.source.file, self.source.row, column, f"{sentence} {ROW_LEFT_OUT}"))

    def _mention(self, column: str, sentence: str) -> None:
        self.problems.append(Problem(self.source.file, self.source.row, column, sentence, outcome=Outcome.TAKEN_IN))
