"""A caseload comes in from files in whatever state they are, and goes out again as the return wants it."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.end_to_end.caseload import Caseload
from tests.end_to_end.commands import ALL_DUE, Ended, Laptop, rows_of
from tests.exchange.ssda903 import files


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A laptop after it was given a folder with every kind of damage, and what was said."""

    laptop: Laptop
    ended: Ended


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory, passphrase_file: Path) -> Spoilt:
    """Three children in good files, and beside them what goes wrong with files in offices."""
    folder = files.this_year(tmp_path_factory.mktemp("spoilt"))
    headings, rows = files.THIS_YEAR["header.csv"]
    twin = ("0000101", "2", "01/01/2010", "WBRI", "UN2", "0", "")
    files.write_table(folder / "header.csv", headings, [*rows, twin])
    late_rows = [("0000102", "02/09/2018", "05/08/2017", "PN0"), ("0000103", "17/07/2005", "08/02/2022", "PN1")]
    (folder / "reviews_2.csv").write_bytes(files.text_of(files.REVIEWS, late_rows).encode()[:-8])
    (folder / "reviews_3.csv").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    formula: list[list[files.Shown]] = [[*files.REVIEWS], ["0000103", "17/07/2005", "=TODAY()", "PN1"]]
    files.write_workbook(folder / "reviews_4.xlsx", {"Reviews": formula})
    laptop = Laptop(tmp_path_factory.mktemp("laptop") / "profile", passphrase_file)
    return Spoilt(laptop, laptop.run("import-903", folder, "--year", "2021-22"))


def test_the_first_import_makes_the_records_and_says_what_came(new_laptop: Laptop, caseload: Caseload) -> None:
    ended = new_laptop.done("import-903", caseload.folder, "--last-year", caseload.last_year)

    assert ended.out.startswith("40 children are new, 0 changed, 0 are in no file.")
    assert "0 things to look at, 0 ids wait for you." in ended.out
    assert ended.err == "This computer has no keyring. The passphrase alone protects these records.\n"


def test_the_same_files_again_change_nothing(laptop: Laptop, caseload: Caseload, all_due: str) -> None:
    ended = laptop.done("import-903", caseload.folder, "--last-year", caseload.last_year)

    assert ended.out.startswith("0 children are new, 0 changed, 0 are in no file. 0 rows were brought in.")
    assert laptop.done(*ALL_DUE).out == all_due


def test_what_was_imported_comes_out_again_and_no_other_csv(kept: Laptop, caseload: Caseload, tmp_path: Path) -> None:
    ended = kept.done("export-903", tmp_path / "out", "--year", "2025-26")

    written = {path.name: path for path in (tmp_path / "out").iterdir()}
    came_from = {f"SSDA903_2025-26_{name}.csv": path for name, path in _by_table(caseload.folder).items()}
    assert written.keys() == came_from.keys()
    for name, path in written.items():
        assert _lines(path) == _lines(came_from[name]), name
        assert f"{name}: {len(_lines(path)) - 1} rows" in ended.out


def test_an_export_brought_in_on_a_new_laptop_makes_the_same_dates(
    kept: Laptop, new_laptop: Laptop, caseload: Caseload, all_due: str, tmp_path: Path
) -> None:
    kept.done("export-903", tmp_path / "out", "--year", "2025-26")

    new_laptop.done("import-903", tmp_path / "out", "--last-year", caseload.last_year)

    assert new_laptop.done(*ALL_DUE).out == all_due


def test_one_workbook_with_a_table_a_sheet_is_as_good_as_the_files(
    new_laptop: Laptop, caseload: Caseload, all_due: str, tmp_path: Path
) -> None:
    sheets = {path.stem: [list[files.Shown](row) for row in _rows(path)] for path in caseload.folder.glob("*.csv")}
    workbook = files.write_workbook(tmp_path / "caseload.xlsx", sheets)

    new_laptop.done("import-903", workbook, "--last-year", caseload.last_year)

    assert new_laptop.done(*ALL_DUE).out == all_due


def test_zeros_that_a_spreadsheet_ate_are_offered_and_nobody_is_made_twice(
    laptop: Laptop, caseload: Caseload, all_due: str, tmp_path: Path
) -> None:
    eaten = tmp_path / "eaten"
    for path in caseload.folder.glob("*.csv"):
        headings, *rows = _rows(path)
        files.write_table(eaten / path.name, headings, [(row[0].lstrip("0"), *row[1:]) for row in rows])

    ended = laptop.done("import-903", eaten)

    short = [child.child_id for child in caseload.children if child.child_id.startswith("0")]
    short_here = [child for child in short if child.lstrip("0") in (eaten / "header.csv").read_text(encoding="utf-8")]
    assert len(short_here) > 1
    assert "0 children are new, 0 changed" in ended.out
    assert f"{len(short_here)} ids wait for you." in ended.out
    for child in short_here:
        assert f"{child.lstrip('0')} may be {child}, who is already on this laptop" in ended.err
    assert laptop.done(*ALL_DUE).out == all_due


def test_damaged_files_do_not_keep_the_good_rows_out(spoilt: Spoilt) -> None:
    assert spoilt.ended.code == 0
    assert spoilt.ended.out.startswith("3 children are new")
    held = rows_of(spoilt.laptop.done("reviews", "--format", "csv").out)
    assert [row["held_on"] for row in held] == ["2021-07-06", "2022-01-04", "2021-07-16", "2021-11-09"]


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("header.csv, row 5, CHILD", "0000101 has this entry already in row 2, with other values. That row is kept."),
        ("reviews_2.csv, row 2, REVIEW", "REVIEW 05/08/2017 is before the child was born (02/09/2018)."),
        ("reviews_2.csv, row 3", "ends in the middle of this row"),
        ("reviews_3.csv", "is a PDF with the name of a CSV"),
        ("reviews_4.xlsx, sheet Reviews, row 2, REVIEW", "formula"),
    ],
)
def test_each_kind_of_damage_is_named_with_its_file_row_and_reason(spoilt: Spoilt, place: str, what: str) -> None:
    assert any(line.startswith(f"{place}: ") and what in line for line in spoilt.ended.err.splitlines())


def test_files_without_a_row_are_refused_one_by_one_and_no_records_are_made(new_laptop: Laptop, tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    (folder / "reviews.csv").write_bytes(b"%PDF-1.7\n")
    (folder / "header.csv").write_bytes(b"")

    ended = new_laptop.run("import-903", folder)

    assert ended.code == 1
    assert "reviews.csv: This file is a PDF" in ended.err
    assert "header.csv: This file is empty" in ended.err
    assert "Nothing has changed" in ended.err
    assert not new_laptop.folder.exists()


def test_a_slip_in_the_name_of_last_years_folder_is_no_choice(
    new_laptop: Laptop, caseload: Caseload, tmp_path: Path
) -> None:
    ended = new_laptop.run("import-903", caseload.folder, "--last-year", tmp_path / "last_yaer")

    assert ended.code == 1
    assert "Nothing was brought in. Check --last-year." in ended.err
    assert not new_laptop.folder.exists()


def test_a_year_without_children_writes_no_file(kept: Laptop, tmp_path: Path) -> None:
    ended = kept.run("export-903", tmp_path / "out", "--year", "2012-13")

    assert ended.code == 1
    assert "No child on this laptop was looked after in 2012-13, so nothing was written." in ended.err
    assert not (tmp_path / "out").exists()


def _by_table(folder: Path) -> dict[str, Path]:
    tables = ("Header", "Episodes", "Reviews", "UASC")
    return {table: folder / f"{table.lower()}.csv" for table in tables} | {
        "PlacedForAdoption": folder / "placed_for_adoption.csv"
    }


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _lines(path: Path) -> list[tuple[str, ...]]:
    """Headings first, then the rows in order: files may list them as they like."""
    headings, *rows = _rows(path)
    return [tuple(headings), *sorted(tuple(row) for row in rows)]
