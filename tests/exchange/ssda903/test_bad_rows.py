"""Rows that cannot be true: each is listed with its place and a sentence, and left out; the others come in."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from iro_desktop.exchange.ssda903 import Outcome, read_caseload
from tests.exchange.ssda903.files import EPISODES, HEADER, PLACED, REVIEWS, UASC, last_year, this_year, write_table

CHILD = ("0000101", "M", "03/05/2008", "BAFR", "UN2", "", "")
EPISODE = ("0000101", "18/06/2020", "S", "C2", "N1", "U6", "PR1", "", "", "", "E1 4NS", "E16 2DQ", "9000001")


def _with(row: Sequence[str], headings: Sequence[str], **values: str) -> list[str]:
    return [values.get(column, cell) for column, cell in zip(headings, row, strict=True)]


@pytest.mark.parametrize(
    ("column", "written", "sentence"),
    [
        ("CHILD", "", "CHILD is blank"),
        ("CHILD", "=1+1", "cannot be a child's id"),
        ("CHILD", "0000101; 0000102", "cannot be a child's id"),
        ("DECOM", "", "DECOM is blank"),
        ("DECOM", "18/06/20", "only two digits of the year"),
        ("DECOM", "06/18/2020", "not a day of the calendar"),
        ("DECOM", "29/02/2021", "not a day of the calendar"),
        ("DECOM", "44000", "a spreadsheet's own number"),
        ("DECOM", "18/06/0202", "a year that cannot be right"),
        ("DECOM", "last June", "is not a date"),
        ("DECOM", "\u0661\u0668/06/2020", "is not a date"),
        ("RNE", "", "RNE is blank"),
        ("RNE", "Z", "is not a code that RNE may have"),
        ("LS", "C9", "is not a code that LS may have"),
        ("CIN", "N9", "is not a code that CIN may have"),
        ("PLACE", "U7", "is not a code that PLACE may have"),
        ("PLACE_PROVIDER", "PR6", "is not a code"),
        ("REC", "E99", "is not a code that REC may have"),
        ("REASON_PLACE_CHANGE", "MOVED", "is not a code"),
        ("PL_POST", "@SUM(A1)", "cannot be a postcode"),
        ("URN", "+44 20", "cannot be an Ofsted number"),
        ("DEC", "17/06/2020", "is before DECOM 18/06/2020"),
    ],
)
def test_an_episode_that_cannot_be_read_is_listed_with_its_place(
    tmp_path: Path, column: str, written: str, sentence: str
) -> None:
    bad = _with(EPISODE, EPISODES, **{column: written})
    good = _with(EPISODE, EPISODES, DECOM="01/02/2021")
    write_table(tmp_path / "h.csv", HEADER, [CHILD])
    write_table(tmp_path / "e.csv", EPISODES, [bad, good])

    files = read_caseload(tmp_path)

    assert [row.source.row for row in files.this_year.episodes] == [3]
    (problem,) = files.problems
    assert (problem.file, problem.row, problem.column) == ("e.csv", 2, column)
    assert problem.outcome is Outcome.LEFT_OUT
    assert sentence in problem.sentence
    assert "bring the files in again" in problem.sentence


@pytest.mark.parametrize(
    ("name", "headings", "row", "column"),
    [
        ("r.csv", REVIEWS, ("0000101", "03/05/2008", "02/05/2008", "PN0"), "REVIEW"),
        ("e.csv", EPISODES, _with(EPISODE, EPISODES, DECOM="01/01/2008"), "DECOM"),
        ("u.csv", UASC, ("0000101", "M", "03/05/2008", "03/05/2007"), "DUC"),
        ("p.csv", PLACED, ("0000101", "03/05/2008", "01/05/2008", "", ""), "DATE_PLACED"),
    ],
)
def test_nothing_happens_before_a_child_is_born(
    tmp_path: Path, name: str, headings: Sequence[str], row: Sequence[str], column: str
) -> None:
    write_table(tmp_path / "h.csv", HEADER, [CHILD])
    write_table(tmp_path / name, headings, [row])

    (problem,) = read_caseload(tmp_path).problems

    assert problem.column == column
    assert "before the child was born (03/05/2008)" in problem.sentence


def test_a_child_born_before_her_mother_is_not_believed(tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [CHILD, _with(CHILD, HEADER, CHILD="2", MC_DOB="03/05/2001")])

    (problem,) = read_caseload(tmp_path).problems

    assert (problem.row, problem.column) == (3, "MC_DOB")


def test_of_two_header_rows_about_one_child_the_first_is_kept_and_the_other_listed(tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [CHILD, _with(CHILD, HEADER, DOB="04/05/2008")])

    files = read_caseload(tmp_path)

    assert [row.date_of_birth.day for row in files.this_year.header] == [3]
    (problem,) = files.problems
    assert (problem.row, problem.outcome) == (3, Outcome.LEFT_OUT)
    assert "already in row 2" in problem.sentence


def test_a_row_that_is_there_twice_is_read_once_and_mentioned(tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [CHILD, CHILD])

    files = read_caseload(tmp_path)

    assert len(files.this_year.header) == 1
    (problem,) = files.problems
    assert (problem.row, problem.outcome) == (3, Outcome.TAKEN_IN)


def test_a_row_with_more_cells_than_headings_is_not_guessed_at(tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [(*CHILD, "surplus"), _with(CHILD, HEADER, CHILD="2")])

    files = read_caseload(tmp_path)

    assert [row.council_child_id for row in files.this_year.header] == ["2"]
    assert "more cells than there are headings" in files.problems[0].sentence


def test_a_postcode_that_looks_odd_but_does_no_harm_is_kept_and_mentioned(tmp_path: Path) -> None:
    write_table(tmp_path / "e.csv", EPISODES, [_with(EPISODE, EPISODES, HOME_POST="E1", URN="123")])

    files = read_caseload(tmp_path)

    assert [(row.home_postcode, row.urn) for row in files.this_year.episodes] == [("E1", "123")]
    assert [(problem.column, problem.outcome) for problem in files.problems] == [
        ("HOME_POST", Outcome.TAKEN_IN),
        ("URN", Outcome.TAKEN_IN),
    ]


def test_a_birthday_that_is_not_the_headers_is_mentioned_and_the_headers_holds(tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [CHILD])
    write_table(tmp_path / "r.csv", REVIEWS, [("0000101", "05/03/2008", "06/07/2021", "PN1")])

    files = read_caseload(tmp_path)

    assert len(files.this_year.reviews) == 1
    assert "DOB 05/03/2008 is not the Header's (03/05/2008)" in files.problems[0].sentence


def test_a_remark_about_a_thousand_rows_is_not_made_a_thousand_times(tmp_path: Path) -> None:
    rows = [_with(EPISODE, EPISODES, CHILD=str(number), URN="123") for number in range(1000)]
    write_table(tmp_path / "e.csv", EPISODES, rows)

    problems = read_caseload(tmp_path).problems

    assert [problem.row for problem in problems] == [2, 3, 4, None]
    assert problems[-1].sentence == "997 more rows are like this."


def test_the_rows_of_last_years_folder_are_named_with_it(tmp_path: Path) -> None:
    folder = last_year(tmp_path)
    write_table(folder / "zz.csv", REVIEWS, [("", "", "06/07/2020", "PN1")])

    (problem,) = read_caseload(this_year(tmp_path), folder).problems

    assert str(problem).startswith("last/zz.csv, row 2, CHILD: CHILD is blank")


def test_a_value_is_quoted_without_signs_that_cannot_be_shown(tmp_path: Path) -> None:
    write_table(tmp_path / "e.csv", EPISODES, [EPISODE, _with(EPISODE, EPISODES, RNE="\u202e" + "x" * 90)])

    (problem,) = read_caseload(tmp_path).problems

    assert "\u202e" not in problem.sentence
    assert len(problem.sentence) < 250
