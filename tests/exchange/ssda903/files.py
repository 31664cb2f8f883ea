"""Invented files of the return, written as councils' systems and spreadsheets write them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

HEADER = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
EPISODES = (
    "CHILD",
    "DECOM",
    "RNE",
    "LS",
    "CIN",
    "PLACE",
    "PLACE_PROVIDER",
    "DEC",
    "REC",
    "REASON_PLACE_CHANGE",
    "HOME_POST",
    "PL_POST",
    "URN",
)
REVIEWS = ("CHILD", "DOB", "REVIEW", "REVIEW_CODE")
UASC = ("CHILD", "SEX", "DOB", "DUC")
PLACED = ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED")

Rows = Sequence[Sequence[str]]

THIS_YEAR: Mapping[str, tuple[Sequence[str], Rows]] = {
    "header.csv": (
        HEADER,
        [
            ("0000101", "1", "03/05/2008", "BAFR", "UN2", "", ""),
            ("0000102", "2", "02/09/2018", "MOTH", "A123456789012", "0", ""),
            ("0000103", "1", "17/07/2005", "OOTH", "UN5", "", ""),
        ],
    ),
    "episodes.csv": (
        EPISODES,
        [
            (
                "0000101",
                "18/06/2020",
                "S",
                "C2",
                "N1",
                "U6",
                "PR1",
                "04/10/2021",
                "X1",
                "CARPL",
                "E1 4NS",
                "E16 2DQ",
                "",
            ),
            ("0000101", "04/10/2021", "P", "C2", "N1", "K2", "PR4", "", "", "", "E1 4NS", "CM1 1QH", "SC123456"),
            ("0000102", "25/03/2021", "S", "E1", "N5", "U5", "PR4", "", "", "", "E3 4QT", "RM17 6SL", "9000001"),
            ("0000103", "13/10/2021", "S", "V2", "N8", "H5", "PR4", "30/03/2022", "E13", "", "", "E16 2DQ", ""),
        ],
    ),
    "reviews.csv": (
        REVIEWS,
        [
            ("0000101", "03/05/2008", "06/07/2021", "PN1"),
            ("0000101", "03/05/2008", "04/01/2022", "PN6"),
            ("0000102", "02/09/2018", "16/07/2021", "PN0"),
            ("0000103", "17/07/2005", "09/11/2021", "PN5"),
        ],
    ),
    "uasc.csv": (UASC, [("0000103", "1", "17/07/2005", "17/07/2023")]),
    "placed.csv": (PLACED, [("0000102", "02/09/2018", "24/02/2022", "", "")]),
}
"""Three children in 2021-22."""

LAST_YEAR: Mapping[str, tuple[Sequence[str], Rows]] = {
    "header.csv": (
        HEADER,
        [
            ("0000101", "1", "03/05/2008", "BAFR", "UN2", "", ""),
            ("0000102", "2", "02/09/2018", "MOTH", "A123456789012", "0", ""),
            ("0000104", "2", "11/01/2004", "WBRI", "UN4", "1", "05/06/2020"),
        ],
    ),
    "episodes.csv": (
        EPISODES,
        [
            ("0000101", "18/06/2020", "S", "C2", "N1", "U6", "PR1", "", "", "", "E1 4NS", "E16 2DQ", ""),
            ("0000102", "25/03/2021", "S", "E1", "N5", "U5", "PR4", "", "", "", "E3 4QT", "RM17 6SL", "9000001"),
            ("0000104", "02/02/2019", "S", "V2", "N4", "U6", "PR1", "01/12/2020", "E4A", "", "E2 0AA", "E2 6AB", ""),
        ],
    ),
    "reviews.csv": (
        REVIEWS,
        [
            ("0000101", "03/05/2008", "13/07/2020", "PN1"),
            ("0000101", "03/05/2008", "12/10/2020", "PN2"),
            ("0000104", "11/01/2004", "20/08/2020", "PN7"),
        ],
    ),
}
"""Three children in 2020-21: two of them are there in 2021-22 too, and one has gone home."""


def text_of(headings: Sequence[str], rows: Rows, delimiter: str = ",", end: str = "\r\n") -> str:
    """A table as CSV text."""
    return "".join(delimiter.join(cells) + end for cells in (headings, *rows))


def write_table(path: Path, headings: Sequence[str], rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """One table as one CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text_of(headings, rows, delimiter).encode(encoding))
    return path


def write_year(folder: Path, year: Mapping[str, tuple[Sequence[str], Rows]]) -> Path:
    """A folder with one CSV for each table."""
    for name, (headings, rows) in year.items():
        write_table(folder / name, headings, rows)
    return folder


def this_year(folder: Path) -> Path:
    """The folder of 2021-22."""
    return write_year(folder / "this", THIS_YEAR)


def last_year(folder: Path) -> Path:
    """The folder of 2020-21."""
    return write_year(folder / "last", LAST_YEAR)


Shown = str | int | float | date | None


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Shown]]]) -> Path:
    """A workbook with one table a sheet, each cell as given."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path
