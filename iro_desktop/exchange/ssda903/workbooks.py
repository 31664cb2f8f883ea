"""Excel workbooks: one table a sheet, read as what the cell shows; formulas and archives that swell are refused."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol

from openpyxl import load_workbook

from iro_desktop.exchange.ssda903.sheets import (
    MOST_ROWS,
    TOO_MANY_ROWS,
    WIDEST_ROW_CELLS,
    Cell,
    FileCannotBeRead,
    Sheet,
    SheetRow,
    Unreadable,
)

LARGEST_EXPANDED_BYTES = 200_000_000
MOST_PARTS = 2_000
"""A workbook is a zip archive of small XML files; a caseload's has a few dozen."""

_ONLY_ZEROS = re.compile(r"0+")


class _ShownCell(Protocol):
    """What we ask of a cell of openpyxl's read-only mode."""

    @property
    def value(self) -> object: ...
    @property
    def data_type(self) -> str: ...
    @property
    def number_format(self) -> str: ...


class _ReadOnlySheet(Protocol):
    """What we ask of a sheet of openpyxl's read-only mode."""

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, max_row: int, max_col: int) -> Iterator[tuple[_ShownCell, ...]]: ...


def read_workbook(content: bytes, label: str) -> list[Sheet]:
    """Every sheet of a workbook (.xlsx, .xlsm). Raises FileCannotBeRead where it is not one or is unsafe to open."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileCannotBeRead(
            "is in Excel's old format or locked with a password. Save it as .xlsx without a password and try again."
        )
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise FileCannotBeRead(
            "is not a workbook, whatever its name says. Save the table as .xlsx or CSV and try again."
        )
    try:
        _refuse_what_swells(content)
        with warnings.catch_warnings():
            # openpyxl warns about styles and drop-down lists it does not keep; we read values only.
            warnings.simplefilter("ignore")
            workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
            sheets = [_sheet(sheet, f"{label}, sheet {sheet.title}") for sheet in workbook.worksheets]
            workbook.close()
    except FileCannotBeRead:
        raise
    except Exception as damage:
        # Unzipping, XML and openpyxl stumble over damage in ways that none of them lists; all mean the same here.
        raise FileCannotBeRead(
            "cannot be opened as a workbook, so nothing was read from it. It may be damaged: open it in Excel, save it"
            " again as .xlsx, and try once more."
        ) from damage
    if not any(sheet.rows for sheet in sheets):
        raise FileCannotBeRead("is empty. Export it again from the council's system; nothing here has changed.")
    return sheets


def _refuse_what_swells(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    # The size written in the archive's list is also the most that Python's zip reader hands out.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_EXPANDED_BYTES:
        raise FileCannotBeRead(
            "would swell to more than any caseload when opened, so it was left closed. Save only the tables of the"
            " return in a new workbook and try again."
        )


def _sheet(sheet: _ReadOnlySheet, label: str) -> Sheet:
    # A sheet may claim to be a million rows long; what it holds is what counts.
    sheet.reset_dimensions()
    rows: list[SheetRow] = []
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=WIDEST_ROW_CELLS), start=1):
        if number > MOST_ROWS:
            return Sheet(label, tuple(rows), broken_off=TOO_MANY_ROWS)
        row = SheetRow(number, tuple(_cell(cell) for cell in cells))
        if not row.is_blank:
            rows.append(row)
    return Sheet(label, tuple(rows))


def _cell(cell: _ShownCell) -> Cell:
    """What a cell shows, as text or a day."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Unreadable("holds a formula, and a formula's result cannot be trusted. Paste the column as values")
    if cell.data_type == "e":
        return Unreadable(f"holds Excel's error “{value}”. Put the value right")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date | str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return str(value)


def _number(value: float, number_format: str) -> str:
    """A number as text. A format of zeros only ("0000000") shows leading zeros, so they belong to the value."""
    text = str(int(value)) if float(value).is_integer() else str(value)
    return text.zfill(len(number_format)) if _ONLY_ZEROS.fullmatch(number_format) and value >= 0 else text
