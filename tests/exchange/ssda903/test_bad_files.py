"""Files that are not what they should be: each is named for what it is, and the rest comes in."""

import io
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.exchange.ssda903 import NothingCouldBeRead, Outcome, Problem, Table, read_caseload
from iro_desktop.exchange.ssda903.sheets import MOST_ROWS, FileCannotBeRead
from iro_desktop.exchange.ssda903.text_files import read_text_file
from iro_desktop.exchange.ssda903.workbooks import LARGEST_EXPANDED_BYTES, read_workbook
from tests.exchange.ssda903.files import EPISODES, HEADER, REVIEWS, text_of, this_year, write_table, write_workbook

GOOD = [("0000101", "", "06/07/2021", "PN1"), ("0000101", "", "04/01/2022", "PN6")]


def _only_problem(folder: Path) -> Problem:
    """The one problem of a folder whose other files are good."""
    files = read_caseload(folder)
    assert len(files.this_year.header) == 3
    (problem,) = files.problems
    return problem


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "is a PDF with the name of a CSV"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a picture with the name of a CSV"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is a workbook or a zip archive with the name of a CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Excel or Word file"),
        (b"<?xml version='1.0'?><EXPSSDA903/>", "is the XML form of the return"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"\r\n\r\n  \r\n", "is empty"),
        (b"\0" * 300, "is empty"),
        (b"Dear all,\r\nplease find attached\r\n", "has no table of the return"),
    ],
)
def test_a_file_that_is_no_csv_is_called_what_it_is(tmp_path: Path, content: bytes, what: str) -> None:
    folder = this_year(tmp_path)
    (folder / "zz.csv").write_bytes(content)

    problem = _only_problem(folder)

    assert (problem.file, problem.row, problem.outcome) == ("zz.csv", None, Outcome.LEFT_OUT)
    assert what in problem.sentence


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0", "neither CSV nor xlsx"),
        ("scan.pdf", b"%PDF-1.7", "neither CSV nor xlsx"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked with a password"),
        ("renamed.xlsx", b"CHILD,DOB,REVIEW,REVIEW_CODE\r\n", "is not a workbook"),
    ],
)
def test_other_kinds_of_file_are_named_and_left_closed(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    folder = this_year(tmp_path)
    (folder / name).write_bytes(content)

    assert what in _only_problem(folder).sentence


def test_hidden_files_and_locks_of_open_workbooks_are_passed_over(tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    (folder / "~$caseload.xlsx").write_bytes(b"\x05Ruth")

    assert read_caseload(folder).problems == ()


@pytest.mark.parametrize("lost", range(1, len("0000101,,04/01/2022,PN6\r\n")))
def test_half_a_csv_gives_the_rows_before_the_torn_one_or_all_of_them(tmp_path: Path, lost: int) -> None:
    (tmp_path / "r.csv").write_bytes(text_of(REVIEWS, GOOD).encode()[:-lost])

    files = read_caseload(tmp_path)

    whole = lost <= len("\r\n")
    assert [row.held_on.isoformat() for row in files.this_year.reviews] == ["2021-07-06", "2022-01-04"][: 1 + whole]
    assert (Table.REVIEWS in files.this_year.cut_short) is not whole
    if not whole:
        (problem,) = files.problems
        assert problem.row == 3
        assert "ends in the middle of this row" in problem.sentence


def test_half_a_utf_16_file_is_half_a_file(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(text_of(REVIEWS, GOOD).encode("utf-16")[:-21])

    files = read_caseload(tmp_path)

    assert len(files.this_year.reviews) == 1
    assert files.this_year.cut_short == {Table.REVIEWS}


def test_bytes_that_no_text_has_cost_only_their_row(tmp_path: Path) -> None:
    rows = [GOOD[0], ("00001\x0001", "", "05/08/2021", "PN1"), GOOD[1]]
    write_table(tmp_path / "r.csv", REVIEWS, rows)

    files = read_caseload(tmp_path)

    assert len(files.this_year.reviews) == 2
    (problem,) = files.problems
    assert (problem.row, problem.column) == (3, "CHILD")
    assert "bytes that no text has" in problem.sentence


def test_a_quotation_mark_that_is_never_closed_is_pointed_at(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(text_of(REVIEWS, [GOOD[0], ('"0000101', "", "05/08/2021", "PN1"), GOOD[1]]))

    files = read_caseload(tmp_path)

    assert len(files.this_year.reviews) == 1
    assert "may be only a part" in files.problems[0].sentence or "quotation mark" in files.problems[0].sentence


def test_a_cell_of_a_megabyte_stops_reading_there_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(text_of(REVIEWS, [GOOD[0], ("9" * 1_000_000, "", "05/08/2021", "PN1"), GOOD[1]]))

    files = read_caseload(tmp_path)

    assert len(files.this_year.reviews) == 1
    assert "far longer than any value" in files.problems[0].sentence
    assert files.this_year.cut_short == {Table.REVIEWS}


def test_a_formula_in_a_workbook_costs_its_row_and_is_named(tmp_path: Path) -> None:
    write_workbook(tmp_path / "r.xlsx", {"R": [REVIEWS, GOOD[0], ("=A2", None, "05/08/2021", "PN1"), GOOD[1]]})

    files = read_caseload(tmp_path)

    assert len(files.this_year.reviews) == 2
    (problem,) = files.problems
    assert (problem.file, problem.row, problem.column) == ("r.xlsx, sheet R", 3, "CHILD")
    assert "holds a formula" in problem.sentence


def test_a_formula_in_a_column_that_is_not_the_returns_does_no_harm(tmp_path: Path) -> None:
    write_workbook(tmp_path / "r.xlsx", {"R": [(*REVIEWS, "AGE"), (*GOOD[0], "=2021-2008")]})

    assert len(read_caseload(tmp_path).this_year.reviews) == 1


def test_a_workbook_that_would_swell_is_left_closed() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("xl/sheet1.xml", "w") as part:
        for _ in range(LARGEST_EXPANDED_BYTES // 10_000_000 + 1):
            part.write(bytes(10_000_000))

    with pytest.raises(FileCannotBeRead, match="would swell"):
        read_workbook(archive.getvalue(), "bomb.xlsx")


def test_a_workbook_with_entities_that_multiply_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "r.xlsx", {"R": [REVIEWS, GOOD[0]]})
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(tmp_path / "evil.xlsx", "w") as bad:
        for part in good.namelist():
            content = good.read(part)
            bad.writestr(part, evil.encode() + content if part.startswith("xl/worksheets/") else content)

    with pytest.raises(FileCannotBeRead, match="cannot be opened as a workbook"):
        read_workbook((tmp_path / "evil.xlsx").read_bytes(), "evil.xlsx")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that nobody can read")
def test_a_file_that_may_not_be_read_is_said_and_the_others_come_in(tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    # Rights do not stop root, who may run the tests; the first byte of a process's own memory stops everyone.
    (folder / "zz.csv").symlink_to("/proc/self/mem")

    assert "cannot be opened on this computer" in _only_problem(folder).sentence


def test_a_table_without_one_of_its_columns_is_named_with_the_column(tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    write_table(folder / "zz.csv", EPISODES[:-1], [])

    assert "looks like the Episodes table but has no column URN" in _only_problem(folder).sentence


def test_a_table_of_the_return_that_we_do_not_keep_is_known_by_name(tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    write_table(folder / "zz.csv", ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"), [])

    assert "is the OC3 table of the return" in _only_problem(folder).sentence


def test_a_column_that_is_there_twice_is_not_chosen_from(tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    write_table(folder / "zz.csv", ("CHILD", "CHILD", "DOB", "REVIEW", "REVIEW_CODE"), [])

    assert "more than one column CHILD" in _only_problem(folder).sentence


def test_a_folder_without_any_table_is_an_error_that_names_the_first_reason(tmp_path: Path) -> None:
    (tmp_path / "minutes.csv").write_bytes(b"%PDF-1.7")

    with pytest.raises(NothingCouldBeRead, match="Nothing has changed") as refused:
        read_caseload(tmp_path)

    assert "is a PDF" in refused.value.sentence
    assert [problem.file for problem in refused.value.problems] == ["minutes.csv"]


def test_headings_without_a_row_are_nothing_to_bring_in(tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [])

    with pytest.raises(NothingCouldBeRead):
        read_caseload(tmp_path)


@given(content=st.binary(max_size=400), beginning=st.sampled_from([b"", text_of(REVIEWS, GOOD).encode(), b"\xff\xfe"]))
@settings(deadline=None)
def test_no_bytes_whatever_make_a_text_file_raise_anything_but_its_sentence(content: bytes, beginning: bytes) -> None:
    with suppress(FileCannotBeRead):
        assert read_text_file(beginning + content, "any.csv").label == "any.csv"


@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_no_damage_makes_a_workbook_raise_anything_but_its_sentence(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    good = path.read_bytes() if path.exists() else write_workbook(path, {"R": [REVIEWS, *GOOD]}).read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=40))
    damaged = good[:at] + damage + good[at + len(damage) :]

    with suppress(FileCannotBeRead):
        assert all(sheet.label.startswith("any.xlsx") for sheet in read_workbook(damaged, "any.xlsx"))


def test_more_rows_than_any_return_has_are_not_read_on(tmp_path: Path) -> None:
    rows = ((str(number), "", "06/07/2021", "PN1") for number in range(MOST_ROWS + 5))
    write_table(tmp_path / "r.csv", REVIEWS, list(rows))

    files = read_caseload(tmp_path)

    assert len(files.this_year.reviews) == MOST_ROWS - 1
    assert "more than 200,000 rows" in files.problems[0].sentence
