"""What rows say about each other: doubles, days before birth, and days in the wrong order."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date

from iro_desktop.exchange.ssda903.cells import ROW_LEFT_OUT
from iro_desktop.exchange.ssda903.rows import (
    AnyRow,
    EpisodeRow,
    HeaderRow,
    Outcome,
    PlacedForAdoptionRow,
    Problem,
    ReviewRow,
    Row,
    UascRow,
)

OTHER_ROWS_SHOWN = 3
"""A remark that holds for hundreds of rows is shown for the first few and then counted."""


def key_of(row: Row) -> Hashable:
    """What tells a row from every other of its table: CHILD, and the day where a child may have several."""
    if isinstance(row, EpisodeRow):
        return row.council_child_id, row.started_on
    if isinstance(row, ReviewRow):
        return row.council_child_id, row.held_on
    if isinstance(row, PlacedForAdoptionRow):
        return row.council_child_id, row.decided_on
    return row.council_child_id


def without_doubles(rows: Iterable[AnyRow], problems: list[Problem]) -> list[AnyRow]:
    """The first row of each key. A later one that says the same is mentioned; one that says otherwise is left out."""
    first: dict[Hashable, AnyRow] = {}
    for row in rows:
        earlier = first.setdefault(key_of(row), row)
        if earlier is row:
            continue
        where = f"row {earlier.source.row}" + (
            "" if earlier.source.file == row.source.file else f" of {earlier.source.file}"
        )
        child = row.council_child_id
        if earlier == row:
            sentence, outcome = f"Says the same about {child} as {where}. It was read once.", Outcome.TAKEN_IN
        else:
            sentence = f"{child} has this entry already in {where}, with other values. That row is kept. {ROW_LEFT_OUT}"
            outcome = Outcome.LEFT_OUT
        problems.append(Problem(row.source.file, row.source.row, "CHILD", sentence, outcome))
    return list(first.values())


def births(rows: Iterable[Row]) -> dict[str, date]:
    """Every child's date of birth as their first Header row has it."""
    headers = [row for row in rows if isinstance(row, HeaderRow)]
    return {row.council_child_id: row.date_of_birth for row in reversed(headers)}


def possible(rows: Sequence[AnyRow], born_on: Mapping[str, date], problems: list[Problem]) -> list[AnyRow]:
    """The rows whose days can be true: nothing before birth, nothing that ends before it begins."""
    kept: list[AnyRow] = []
    for row in rows:
        impossible = _what_is_impossible(row, born_on)
        if impossible is None:
            kept.append(row)
        else:
            column, sentence = impossible
            problems.append(Problem(row.source.file, row.source.row, column, f"{sentence} {ROW_LEFT_OUT}"))
    return kept


def _what_is_impossible(row: Row, born_on: Mapping[str, date]) -> tuple[str, str] | None:
    for column, day, earlier_column, earlier in _in_order(row):
        if day is not None and earlier is not None and day < earlier:
            return column, f"{column} {day:%d/%m/%Y} is before {earlier_column} {earlier:%d/%m/%Y}."
    birth = born_on.get(row.council_child_id) or getattr(row, "date_of_birth", None)
    for column, day, _, _ in _in_order(row):
        if birth is not None and day is not None and day < birth:
            return column, f"{column} {day:%d/%m/%Y} is before the child was born ({birth:%d/%m/%Y})."
    return None


def _in_order(row: Row) -> list[tuple[str, date | None, str, date | None]]:
    """Each day of a row, and the day that it may not come before."""
    if isinstance(row, EpisodeRow):
        return [("DEC", row.ended_on, "DECOM", row.started_on), ("DECOM", row.started_on, "", None)]
    if isinstance(row, ReviewRow):
        return [("REVIEW", row.held_on, "", None)]
    if isinstance(row, UascRow):
        return [("DUC", row.ceased_on, "", None)]
    if isinstance(row, PlacedForAdoptionRow):
        return [
            ("DATE_PLACED_CEASED", row.ceased_on, "DATE_PLACED", row.decided_on),
            ("DATE_PLACED", row.decided_on, "", None),
        ]
    if isinstance(row, HeaderRow):
        return [("MC_DOB", row.mother_child_date_of_birth, "DOB", row.date_of_birth)]
    return []


def other_births(rows: Iterable[Row], born_on: Mapping[str, date]) -> list[Problem]:
    """Rows whose DOB is not the Header's. They come in; the Header's date is the one that counts (rule INT17)."""
    return [
        Problem(
            row.source.file,
            row.source.row,
            "DOB",
            f"DOB {row.date_of_birth:%d/%m/%Y} is not the Header's ({born_on[row.council_child_id]:%d/%m/%Y})."
            " The Header's is kept.",
            Outcome.TAKEN_IN,
        )
        for row in rows
        if isinstance(row, ReviewRow | UascRow | PlacedForAdoptionRow)
        and row.date_of_birth is not None
        and born_on.get(row.council_child_id, row.date_of_birth) != row.date_of_birth
    ]


def few(
    remarks: Iterable[Problem], alike: Callable[[Problem], Hashable] = lambda remark: remark.column
) -> list[Problem]:
    """The first remarks of each kind; the last of them tells how many rows more it holds for."""
    kinds: dict[Hashable, list[Problem]] = {}
    for remark in remarks:
        kinds.setdefault((remark.file, alike(remark)), []).append(remark)
    shown: list[Problem] = []
    for alike_remarks in kinds.values():
        shown.extend(alike_remarks[:OTHER_ROWS_SHOWN])
        more = len(alike_remarks) - OTHER_ROWS_SHOWN
        if more > 0:
            file, column = alike_remarks[0].file, alike_remarks[0].column
            rows = "One more row is" if more == 1 else f"{more} more rows are"
            shown.append(Problem(file, None, column, f"{rows} like this.", Outcome.TAKEN_IN))
    return shown
