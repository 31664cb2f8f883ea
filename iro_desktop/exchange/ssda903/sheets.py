"""A table before anybody knows what it means: rows of cells, as a text file or a workbook holds them."""

from dataclasses import dataclass
from datetime import date

LARGEST_FILE_BYTES = 50_000_000
"""A return of 3,000 children is under 2 MB; what is far larger is not a caseload."""

MOST_ROWS = 200_000
TOO_MANY_ROWS = (
    f"There are more than {MOST_ROWS:,} rows, which is more than any council's return, so reading stopped there. Export"
    " one table of one year and bring the files in again."
)
WIDEST_ROW_CELLS = 100


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds something, but nothing that may be trusted; the sentence says what."""

    sentence: str


Cell = str | date | Unreadable


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row, with its number as a spreadsheet counts."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        return all(isinstance(cell, str) and not cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it lies in a file."""

    label: str
    """The file's name, and the sheet's in a workbook: how a person finds it."""
    rows: tuple[SheetRow, ...]
    ends_in_mid_line: bool = False
    """The file does not end with the end of a line, so its last row may have lost its end."""
    broken_off: str | None = None
    """Why reading stopped before the end, in a sentence; None where it did not."""


class FileCannotBeRead(Exception):
    """Nothing of a file could be read. The sentence goes on from "This file": what it is, and what to do."""
