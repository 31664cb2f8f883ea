"""From a sheet to the rows of its table: the good ones, and a problem for each of the others."""

from collections.abc import Mapping
from dataclasses import dataclass

from iro_desktop.exchange.ssda903.cells import ROW_LEFT_OUT, RowCells
from iro_desktop.exchange.ssda903.recognising import NotRecognised, Recognised, recognise
from iro_desktop.exchange.ssda903.row_readers import ROW_READERS
from iro_desktop.exchange.ssda903.rows import Outcome, Problem, Row, Source
from iro_desktop.exchange.ssda903.sheets import Cell, Sheet, SheetRow
from iro_desktop.exchange.ssda903.tables import Table

_TORN = (
    "The file ends in the middle of this row, so it may be only a part of the table. The row is left out and the ones"
    " before it are not affected; export the file again to have the rest."
)

_NEVER_BLANK = frozenset({"REVIEW_CODE", "DUC"})
"""Last columns of their tables that a finished row always fills."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """One sheet, read."""

    table: Table
    rows: tuple[Row, ...]
    is_cut_short: bool
    """The file ended before its end, so what is missing from it may still be true."""


def read_table(sheet: Sheet, problems: list[Problem]) -> TableRows | None:
    """The good rows of a sheet, and what is wrong with the rest added to `problems`; None for none of our tables."""
    if all(row.is_blank for row in sheet.rows):
        problems.append(_of_file(sheet, "This file is empty. Export it again; nothing here has changed."))
        return None
    recognised = recognise(sheet)
    if isinstance(recognised, NotRecognised):
        problems.append(_of_file(sheet, f"This file {recognised.sentence}"))
        return None
    if recognised.ignored:
        sentence = f"These columns are not the return's and were not read: {', '.join(recognised.ignored)}."
        problems.append(_of_file(sheet, sentence, Outcome.TAKEN_IN))
    if sheet.broken_off is not None:
        problems.append(_of_file(sheet, sheet.broken_off))
    good, last_is_torn = _good_rows(sheet, recognised, problems)
    return TableRows(recognised.table, tuple(good), is_cut_short=last_is_torn or sheet.broken_off is not None)


def _good_rows(sheet: Sheet, recognised: Recognised, problems: list[Problem]) -> tuple[list[Row], bool]:
    """The good rows, and whether the last row has lost its end."""
    good: list[Row] = []
    torn = None
    rows = [row for row in sheet.rows[recognised.headings_at + 1 :] if not row.is_blank]
    width = len(sheet.rows[recognised.headings_at].cells)
    for row in rows:
        cells = RowCells(Source(sheet.label, row.number), _by_column(row, recognised.position))
        result = ROW_READERS[recognised.table](cells)
        if sheet.ends_in_mid_line and row is rows[-1]:
            torn = _torn(row, width, cells, recognised.position)
        if torn is not None:
            problems.append(Problem(sheet.label, row.number, None, torn))
        elif any(cell for cell in row.cells[width:]):
            sentence = f"This row has more cells than there are headings. {ROW_LEFT_OUT}"
            problems.append(Problem(sheet.label, row.number, None, sentence))
        else:
            problems.extend(cells.problems)
            if not cells.is_left_out:
                good.append(result)
    return good, torn is not None


def _torn(row: SheetRow, width: int, cells: RowCells, position: Mapping[str, int]) -> str | None:
    """What to say of a last row that has lost its end; None where it is whole.

    A row may lack cells at its end only elsewhere in a file: spreadsheets drop empty ones. With all its cells there,
    only the last can be torn, and then it is not what its column may hold.
    """
    last = [column for column, at in position.items() if at == width - 1]
    if len(row.cells) < width or (not row.cells[width - 1] and _NEVER_BLANK.intersection(last)):
        return _TORN
    wrong = [problem.sentence for problem in cells.problems if problem.column in last]
    return f"{wrong[0].removesuffix(ROW_LEFT_OUT)}{_TORN}" if wrong else None


def _by_column(row: SheetRow, position: Mapping[str, int]) -> dict[str, Cell]:
    return {column: row.cells[at] for column, at in position.items() if at < len(row.cells)}


def _of_file(sheet: Sheet, sentence: str, outcome: Outcome = Outcome.LEFT_OUT) -> Problem:
    return Problem(sheet.label, None, None, sentence, outcome)
