"""Read a caseload from the files of the SSDA903 return: what can be read is, and the rest is listed with its place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from iro_desktop.exchange.ssda903.checking import births, few, other_births, possible, without_doubles
from iro_desktop.exchange.ssda903.rows import (
    AnyRow,
    CaseloadFiles,
    EpisodeRow,
    HeaderRow,
    Outcome,
    PlacedForAdoptionRow,
    Problem,
    ReviewRow,
    Row,
    UascRow,
    YearOfFiles,
)
from iro_desktop.exchange.ssda903.sheets import LARGEST_FILE_BYTES, FileCannotBeRead, Sheet
from iro_desktop.exchange.ssda903.table_reading import TableRows, read_table
from iro_desktop.exchange.ssda903.tables import Table
from iro_desktop.exchange.ssda903.text_files import read_text_file
from iro_desktop.exchange.ssda903.workbooks import read_workbook
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.refused import Refused

TEXT_ENDINGS = frozenset({".csv", ".txt", ".tsv"})
WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm"})

_SHARE_OF_A_REAL_YEAR = 0.05
"""A year that holds fewer of the days than this is a typing mistake, not the year of the files."""


class NothingCouldBeRead(Refused):
    """No row of any table could be read. Nothing has changed; `problems` says why, file by file."""

    def __init__(self, sentence: str, problems: Sequence[Problem]) -> None:
        super().__init__(sentence)
        self.problems = tuple(problems)


def read_caseload(folder: Path, last_year: Path | None = None, year: CollectionYear | None = None) -> CaseloadFiles:
    """Read this year's folder and, where given, last year's. A path may also be one workbook or CSV file.

    Tables are told by their columns. The collection year is the latest in which Reviews (or, without reviews, Episodes)
    have days, unless `year` says otherwise; last year's folder is then looked at on its own. Bad rows are listed in
    `problems` and left out. Raises NothingCouldBeRead when neither folder gave a single row.
    """
    problems: list[Problem] = []
    this = _read_folder(folder, "", problems)
    last = None if last_year is None else _read_folder(last_year, f"{last_year.name}/", problems)
    if not any(read.rows for read in (*this, *(last or []))):
        raise NothingCouldBeRead(_nothing_in(folder, problems), problems)
    born_on = births(_rows_of(last or [])) | births(_rows_of(this))
    this_year = _year_of_files(this, year, born_on, problems)
    earlier = None if last is None else _year_of_files(last, None, born_on, problems)
    if earlier is not None and earlier.year is not None and this_year.year is not None:
        this_year, earlier = _in_order(this_year, earlier, folder, problems)
    left_out = [problem for problem in problems if problem.outcome is Outcome.LEFT_OUT]
    remarks = few(problem for problem in problems if problem.outcome is Outcome.TAKEN_IN)
    return CaseloadFiles(this_year=this_year, last_year=earlier, problems=(*left_out, *remarks))


def _nothing_in(folder: Path, problems: Sequence[Problem]) -> str:
    if not folder.exists():
        return f"There is no folder “{folder.name}”. Nothing has changed; choose the folder with the SSDA903 files."
    why = f" The first reason: {problems[0]}" if problems else ""
    return (
        f"No table of the SSDA903 return could be read from “{folder.name}”. Nothing has changed; choose the folder"
        f" that holds Header, Episodes and Reviews as CSV or xlsx.{why}"
    )


def _read_folder(folder: Path, prefix: str, problems: list[Problem]) -> list[TableRows]:
    tables: list[TableRows] = []
    for path in _files_of(folder):
        label = prefix + path.name
        try:
            sheets = _sheets_of(path, label)
        except FileCannotBeRead as reason:
            problems.append(Problem(label, None, None, f"This file {reason}"))
            continue
        read = [read_table(sheet, problems) for sheet in sheets]
        tables.extend(table_rows for table_rows in read if table_rows is not None)
    return tables


def _files_of(folder: Path) -> list[Path]:
    """The files to read, in the order of their names; hidden files and Office's lock files are passed over."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))


def _sheets_of(path: Path, label: str) -> list[Sheet]:
    ending = path.suffix.lower()
    if ending not in TEXT_ENDINGS | WORKBOOK_ENDINGS:
        raise FileCannotBeRead(
            "is neither CSV nor xlsx, so it was not opened. If it holds a table, save it as one of them."
        )
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise FileCannotBeRead(
                "is far larger than any caseload, so it was not opened. Export only the return's table."
            )
        content = path.read_bytes()
    except OSError as reason:
        raise FileCannotBeRead(
            "cannot be opened on this computer. Close it in other programs, or ask for the right to read it."
        ) from reason
    return read_workbook(content, label) if ending in WORKBOOK_ENDINGS else [read_text_file(content, label)]


def _rows_of(tables: Iterable[TableRows]) -> Iterator[Row]:
    for table_rows in tables:
        yield from table_rows.rows


def _year_of_files(
    tables: list[TableRows], year: CollectionYear | None, born_on: dict[str, date], problems: list[Problem]
) -> YearOfFiles:
    rows = list(_rows_of(tables))
    counts: Counter[Table] = Counter()
    for table_rows in tables:
        counts[table_rows.table] += len(table_rows.rows)

    def of_kind(kind: type[AnyRow]) -> tuple[AnyRow, ...]:
        ours = [row for row in rows if isinstance(row, kind)]
        return tuple(possible(without_doubles(ours, problems), born_on, problems))

    problems.extend(other_births(rows, born_on))
    episodes, reviews = of_kind(EpisodeRow), of_kind(ReviewRow)
    year = year or _year_the_days_tell(episodes, reviews)
    if year is not None:
        problems.extend(_outside(year, reviews))
    return YearOfFiles(
        year=year,
        rows_read=dict(counts),
        cut_short=frozenset(table_rows.table for table_rows in tables if table_rows.is_cut_short),
        header=of_kind(HeaderRow),
        episodes=episodes,
        reviews=reviews,
        uasc=of_kind(UascRow),
        placed_for_adoption=of_kind(PlacedForAdoptionRow),
    )


def _year_the_days_tell(episodes: Iterable[EpisodeRow], reviews: Iterable[ReviewRow]) -> CollectionYear | None:
    days = [review.held_on for review in reviews]
    if not days:
        days = [day for row in episodes for day in (row.started_on, row.ended_on) if day is not None]
    years = Counter(CollectionYear.of(day) for day in days)
    return max((year for year, count in years.items() if count >= len(days) * _SHARE_OF_A_REAL_YEAR), default=None)


def _outside(year: CollectionYear, reviews: Iterable[ReviewRow]) -> list[Problem]:
    return [
        Problem(
            review.source.file,
            review.source.row,
            "REVIEW",
            f"REVIEW {review.held_on:%d/%m/%Y} is outside the collection year {year.label} that these files are for."
            " It comes in; check the day.",
            Outcome.TAKEN_IN,
        )
        for review in reviews
        if not year.covers(review.held_on)
    ]


def _in_order(
    this_year: YearOfFiles, earlier: YearOfFiles, folder: Path, problems: list[Problem]
) -> tuple[YearOfFiles, YearOfFiles]:
    """This year's files first. Given the wrong way round they are swapped, because the later row is to win."""
    if this_year.year is None or earlier.year is None or earlier.year == this_year.year.before:
        return this_year, earlier
    swap = earlier.year > this_year.year
    sentence = (
        f"The files given as last year's are for {earlier.year.label} and this year's for {this_year.year.label}. "
    )
    sentence += "They were taken the other way round." if swap else "Check that the folders are the right ones."
    problems.append(Problem(folder.name, None, None, sentence, Outcome.TAKEN_IN))
    return (earlier, this_year) if swap else (this_year, earlier)
