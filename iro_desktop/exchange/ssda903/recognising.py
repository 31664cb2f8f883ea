"""Which table a sheet holds, told by its headings: not by its name, the order of its columns or their case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iro_desktop.exchange.ssda903.sheets import Cell, Sheet
from iro_desktop.exchange.ssda903.tables import COLUMNS, TABLES_NOT_HELD, Table

ROWS_SEARCHED_FOR_HEADINGS = 10
"""Some systems print a title and a date above the headings."""

_NEARLY = 0.6
"""A sheet with this share of a table's columns is that table with something missing, not something else."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet's headings: where they stand and what they say."""

    table: Table
    headings_at: int
    """Index of the row of headings among the sheet's rows."""
    position: dict[str, int]
    """Where each column of the table stands."""
    ignored: tuple[str, ...]
    """Headings that are no columns of the table."""


@dataclass(frozen=True, slots=True)
class NotRecognised:
    """A sheet that holds none of our tables, and a sentence that says why."""

    sentence: str


def recognise(sheet: Sheet) -> Recognised | NotRecognised:
    """The table of a sheet: the one whose columns are all there, and of two such the one with more columns."""
    best = NotRecognised(
        "has no table of the return that this program knows (Header, Episodes, Reviews, UASC or Placed for adoption),"
        " so nothing was read from it."
    )
    for index, row in enumerate(sheet.rows[:ROWS_SEARCHED_FOR_HEADINGS]):
        if row.is_blank:
            continue
        headings = [_heading(cell) for cell in row.cells]
        complete = [table for table in Table if set(COLUMNS[table]) <= set(headings)]
        if complete:
            return _checked(max(complete, key=lambda table: len(COLUMNS[table])), index, headings)
        best = _why_not(headings) or best
    return best


def _checked(table: Table, index: int, headings: Sequence[str]) -> Recognised | NotRecognised:
    twice = [column for column in COLUMNS[table] if headings.count(column) > 1]
    if twice:
        return NotRecognised(
            f"has more than one column {' and '.join(twice)}, so it is not clear which to read and nothing was read"
            " from it. Remove the one that does not belong."
        )
    position = {column: headings.index(column) for column in COLUMNS[table]}
    ignored = tuple(heading for heading in headings if heading and heading not in position)
    return Recognised(table, index, position, ignored)


def _why_not(headings: Sequence[str]) -> NotRecognised | None:
    present = set(headings)
    for name, columns in TABLES_NOT_HELD.items():
        if columns <= present:
            return NotRecognised(
                f"is the {name} table of the return, which this program does not keep. That is all right."
            )
    nearest = max(Table, key=lambda table: len(present & set(COLUMNS[table])) / len(COLUMNS[table]))
    missing = [column for column in COLUMNS[nearest] if column not in present]
    if len(missing) <= len(COLUMNS[nearest]) * (1 - _NEARLY) and _distinctive(nearest) & present:
        return NotRecognised(
            f"looks like the {nearest.in_words} table but has no column {' and no '.join(missing)}, so nothing was read"
            " from it. Add the column (it may be empty) and bring the files in again."
        )
    return None


def _distinctive(table: Table) -> set[str]:
    others = {column for other in Table if other is not table for column in COLUMNS[other]}
    return set(COLUMNS[table]) - others


def _heading(cell: Cell) -> str:
    return _SPACES.sub("_", cell.strip().strip("\ufeff").upper()) if isinstance(cell, str) else ""
