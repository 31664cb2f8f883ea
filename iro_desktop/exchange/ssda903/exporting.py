"""Write a collection year as the return wants it: exact columns in exact order, that year's rows and nothing else."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from iro_desktop import log
from iro_desktop.exchange.saving import part_beside
from iro_desktop.exchange.ssda903.cells import HARMLESS_TEXT, shortened
from iro_desktop.exchange.ssda903.tables import COLUMNS, Table
from iro_desktop.exchange.ssda903.year_of_records import Line, year_of_records
from iro_desktop.exchange.unfinished import on_the_way
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.refused import Refused


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file that was written."""

    table: Table
    path: Path
    rows: int


@dataclass(frozen=True, slots=True)
class Export:
    """What was written, and what a person should know before sending it on."""

    year: CollectionYear
    files: tuple[ExportedFile, ...]
    remarks: tuple[str, ...]


def export_903(session: Session, folder: Path, year: str, council: str | None = None) -> Export:
    """Write one CSV for each table that has rows in the year ("2025-26"); our own old file of one that has none goes.

    A year's rows are: children with an episode open on a day of the year; their episodes of it, as still open where
    they ended after it; their reviews held in it and coded; unaccompanied status and placement for adoption unless
    they ended before it. Children looked after only in short breaks (V3, V4) have no reviews in the return. `council`
    chooses one where a laptop holds several. UTF-8 without a byte order mark, lines ended by CR LF.

    Raises Refused where the year cannot be read, the laptop holds nothing of it, a value could not stand in the return,
    or the folder cannot be written; then no file has changed.
    """
    collection = CollectionYear.written(year)
    if collection is None:
        raise Refused(f"“{year}” is not a collection year, so nothing was written. Write it like 2025-26.")
    part = year_of_records(session, collection, council)
    if not part.children:
        raise Refused(f"No child on this laptop was looked after in {collection.label}, so nothing was written.")
    lines: dict[Table, list[Line]] = {
        Table.HEADER: [part.header_line(child) for child in part.children.values()],
        Table.EPISODES: [part.episode_line(row) for row in part.episodes],
        Table.REVIEWS: [part.review_line(row) for row in part.reviews],
        Table.UASC: [part.uasc_line(row) for row in part.uasc],
        Table.PLACED_FOR_ADOPTION: [part.placed_line(row) for row in part.placed_for_adoption],
    }
    for table, its_lines in lines.items():
        _refuse_what_the_return_cannot_hold(table, its_lines)
    files = _write_all(folder, collection, lines)
    log.event("return written", year_ending=collection.ending, **{file.table.value: file.rows for file in files})
    return Export(collection, files, part.remarks)


def file_name(table: Table, year: CollectionYear) -> str:
    """As the sector's tools expect it; they take the collection year from the name."""
    return f"SSDA903_{year.label}_{table.in_file_names}.csv"


def _refuse_what_the_return_cannot_hold(table: Table, lines: Iterable[Line]) -> None:
    """Every value of the return is a code, a day or an id; anything else could be a formula to whoever opens it."""
    for line in lines:
        for column, value in zip(COLUMNS[table], line, strict=True):
            if value and not HARMLESS_TEXT.fullmatch(value):
                raise Refused(
                    f"{column} of {line[0] if column != 'CHILD' else 'a child'} is “{shortened(value)}”, which the"
                    " return cannot hold, so nothing was written. Correct it on the child's page and export again."
                )


def _write_all(folder: Path, year: CollectionYear, lines: dict[Table, list[Line]]) -> tuple[ExportedFile, ...]:
    """Write beside the old files first and put them in place last, so that a full disk leaves no half a return."""
    written: list[ExportedFile] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        filled = {table: folder / file_name(table, year) for table, its_lines in lines.items() if its_lines}
        fresh = {table: part_beside(path) for table, path in filled.items()}
        with on_the_way(*fresh.values()):
            for table, path in filled.items():
                fresh[table].write_bytes(_as_csv(table, lines[table]))
                written.append(ExportedFile(table, path, len(lines[table])))
            for file in written:
                fresh[file.table].replace(file.path)
        for table, its_lines in lines.items():
            if not its_lines:
                (folder / file_name(table, year)).unlink(missing_ok=True)
    except OSError as reason:
        raise Refused(
            f"The files could not be written to “{folder.name}”. Your records are not affected. Close the files if they"
            " are open in Excel, see that the disk has room, or choose another folder."
        ) from reason
    return tuple(written)


def _as_csv(table: Table, lines: Sequence[Line]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS[table])
    writer.writerows(lines)
    return text.getvalue().encode("utf-8")
