"""What comes in, however it was saved."""

from datetime import date
from pathlib import Path

import pytest

from iro_desktop.exchange.ssda903 import NothingCouldBeRead, Outcome, Table, read_caseload
from iro_desktop.models.collection_year import CollectionYear
from tests.exchange.ssda903.files import (
    EPISODES,
    HEADER,
    REVIEWS,
    THIS_YEAR,
    last_year,
    text_of,
    this_year,
    write_table,
    write_workbook,
)

ONE_CHILD = [("0000101", "M", "03/05/2008", "BAFR", "UN2", "", "")]


def test_every_table_of_both_years_is_read(tmp_path: Path) -> None:
    files = read_caseload(this_year(tmp_path), last_year(tmp_path))

    assert files.problems == ()
    assert files.this_year.year == CollectionYear(2022)
    assert files.this_year.rows_read == {
        Table.HEADER: 3,
        Table.EPISODES: 4,
        Table.REVIEWS: 4,
        Table.UASC: 1,
        Table.PLACED_FOR_ADOPTION: 1,
    }
    assert files.last_year is not None
    assert files.last_year.year == CollectionYear(2021)
    assert [row.council_child_id for row in files.last_year.header] == ["0000101", "0000102", "0000104"]


def test_every_column_of_an_episode_is_kept_and_its_place_in_the_file(tmp_path: Path) -> None:
    episode = read_caseload(this_year(tmp_path)).this_year.episodes[1]

    assert (episode.source.file, episode.source.row) == ("episodes.csv", 3)
    assert episode.council_child_id == "0000101"
    assert episode.started_on == date(2021, 10, 4)
    assert (episode.reason_new_episode, episode.legal_status, episode.category_of_need) == ("P", "C2", "N1")
    assert (episode.placement_type, episode.placement_provider) == ("K2", "PR4")
    assert (episode.ended_on, episode.reason_ended, episode.reason_place_change) == (None, None, None)
    assert (episode.home_postcode, episode.placement_postcode, episode.urn) == ("E1 4NS", "CM1 1QH", "SC123456")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_usual_encoding_and_delimiter_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [("0000101", "Zoë’s note", "03/05/2008", "06/07/2021", "PN1")]
    headings = ("CHILD", "NOTE", "DOB", "REVIEW", "REVIEW_CODE")
    path = write_table(tmp_path / "r.csv", headings, rows, encoding, delimiter)

    (review,) = read_caseload(path).this_year.reviews

    assert (review.council_child_id, review.held_on, review.participation_code) == ("0000101", date(2021, 7, 6), "PN1")


def test_columns_may_stand_in_any_order_and_case_and_others_beside_them(tmp_path: Path) -> None:
    headings = (" review_code ", "Worker", "Review", "Dob", "Child")
    path = write_table(tmp_path / "x.csv", headings, [("pn1", "A. Somebody", "06/07/2021", "03/05/2008", " ab12 ")])

    files = read_caseload(path)

    (review,) = files.this_year.reviews
    assert (review.council_child_id, review.participation_code) == ("AB12", "PN1")
    (remark,) = files.problems
    assert remark.outcome is Outcome.TAKEN_IN
    assert "WORKER" in remark.sentence


def test_a_table_is_told_by_its_columns_and_not_by_the_name_of_its_file(tmp_path: Path) -> None:
    write_table(tmp_path / "episodes.csv", HEADER, ONE_CHILD)

    files = read_caseload(tmp_path)

    assert [row.council_child_id for row in files.this_year.header] == ["0000101"]
    assert files.this_year.episodes == ()


def test_a_header_with_the_columns_of_uasc_beside_its_own_is_a_header(tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", (*HEADER, "DUC"), [(*ONE_CHILD[0], "03/05/2026")])

    files = read_caseload(tmp_path)

    assert len(files.this_year.header) == 1
    assert files.this_year.uasc == ()


def test_a_title_above_the_headings_and_blank_rows_are_passed_over(tmp_path: Path) -> None:
    text = "Reviews 2021-22,,,\r\n\r\n" + text_of(REVIEWS, [("", " ", "", ""), ("0000101", "", "06/07/2021", "PN1")])
    (tmp_path / "r.csv").write_text(text + ",,,\r\n", encoding="utf-8", newline="")

    files = read_caseload(tmp_path)

    assert [row.source.row for row in files.this_year.reviews] == [5]
    assert files.problems == ()


def test_excels_own_line_that_names_the_delimiter_is_understood(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("sep=;\r\n" + text_of(REVIEWS, [("0000101", "", "06/07/2021", "PN1")], ";"))

    assert len(read_caseload(tmp_path).this_year.reviews) == 1


def test_cells_that_a_spreadsheet_dropped_at_the_end_of_a_row_are_blank(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text(
        text_of(EPISODES, [("0000101", "18/06/2020", "S", "C2", "N1", "U6", "PR1"), THIS_YEAR["episodes.csv"][1][1]])
    )

    first, _ = read_caseload(tmp_path).this_year.episodes

    assert (first.ended_on, first.urn) == (None, None)


@pytest.mark.parametrize(
    "written",
    [
        "18/06/2021",
        "18/6/2021",
        "18-06-2021",
        "2021-06-18",
        "2021-06-18 00:00:00",
        "18/06/2021 00:00",
        " 18/06/2021 ",
        "2021-06-18T00:00:00Z",
    ],
)
def test_a_day_may_be_written_day_first_or_year_first(tmp_path: Path, written: str) -> None:
    write_table(tmp_path / "r.csv", REVIEWS, [("0000101", "", written, "PN1")])

    assert [row.held_on for row in read_caseload(tmp_path).this_year.reviews] == [date(2021, 6, 18)]


def test_the_third_of_april_is_never_taken_for_the_fourth_of_march(tmp_path: Path) -> None:
    write_table(tmp_path / "r.csv", REVIEWS, [("0000101", "", "03/04/2021", "PN1")])

    assert [row.held_on for row in read_caseload(tmp_path).this_year.reviews] == [date(2021, 4, 3)]


def test_a_workbook_holds_one_table_a_sheet_with_real_dates_and_numbers(tmp_path: Path) -> None:
    write_workbook(
        tmp_path / "caseload.xlsx",
        {
            "All children": [HEADER, (101, 1, date(2008, 5, 3), "BAFR", "UN2", None, None)],
            "Sheet2": [REVIEWS, ("101", "03/05/2008", date(2021, 7, 6), "PN1"), (None, None, None, None)],
            "Notes": [("Made by", "the council")],
        },
    )

    files = read_caseload(tmp_path)

    (child,) = files.this_year.header
    assert (child.council_child_id, child.sex, child.date_of_birth) == ("101", "1", date(2008, 5, 3))
    (review,) = files.this_year.reviews
    assert (review.council_child_id, review.held_on) == ("101", date(2021, 7, 6))
    assert review.source.file == "caseload.xlsx, sheet Sheet2"
    (notes,) = files.problems
    assert notes.file == "caseload.xlsx, sheet Notes"


def test_zeros_that_a_workbook_shows_belong_to_the_id(tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(list(REVIEWS))
    sheet.append([7337, None, date(2021, 7, 6), "PN1"])
    sheet["A2"].number_format = "0000000"
    workbook.save(tmp_path / "r.xlsx")

    assert [row.council_child_id for row in read_caseload(tmp_path).this_year.reviews] == ["0007337"]


def test_one_file_may_be_given_instead_of_a_folder(tmp_path: Path) -> None:
    path = write_table(tmp_path / "only.csv", HEADER, ONE_CHILD)

    assert len(read_caseload(path).this_year.header) == 1


def test_a_folder_inside_is_not_read_as_part_of_the_year(tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    write_table(folder / "last_year" / "header.csv", HEADER, [("9", "M", "01/01/2010", "WBRI", "UN2", "", "")])

    assert [row.council_child_id for row in read_caseload(folder).this_year.header] == ["0000101", "0000102", "0000103"]


def test_the_collection_year_is_the_latest_that_the_reviews_fall_in(tmp_path: Path) -> None:
    rows = [("0000101", "", "31/03/2021", "PN1"), ("0000101", "", "01/04/2021", "PN1")]
    write_table(tmp_path / "r.csv", REVIEWS, rows)

    files = read_caseload(tmp_path)

    assert files.this_year.year == CollectionYear(2022)
    assert [(problem.row, problem.column) for problem in files.problems] == [(2, "REVIEW")]


def test_one_mistyped_year_does_not_move_the_collection_year(tmp_path: Path) -> None:
    days = [("0000101", "", f"{day:02}/06/2021", "PN1") for day in range(1, 31)]
    write_table(tmp_path / "r.csv", REVIEWS, [*days, ("0000101", "", "30/06/2031", "PN1")])

    files = read_caseload(tmp_path)

    assert files.this_year.year == CollectionYear(2022)
    assert "30/06/2031" in files.problems[0].sentence


def test_the_collection_year_can_be_given(tmp_path: Path) -> None:
    files = read_caseload(this_year(tmp_path), year=CollectionYear(2023))

    assert files.this_year.year == CollectionYear(2023)


def test_episodes_tell_the_year_where_there_are_no_reviews(tmp_path: Path) -> None:
    write_table(tmp_path / "e.csv", EPISODES, THIS_YEAR["episodes.csv"][1])

    assert read_caseload(tmp_path).this_year.year == CollectionYear(2022)


def test_a_header_alone_has_no_year(tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, ONE_CHILD)

    assert read_caseload(tmp_path).this_year.year is None


def test_folders_given_the_wrong_way_round_are_put_right_and_it_is_said(tmp_path: Path) -> None:
    files = read_caseload(last_year(tmp_path), this_year(tmp_path))

    assert files.this_year.year == CollectionYear(2022)
    assert "other way round" in files.problems[0].sentence


def test_a_review_without_a_code_comes_in_as_not_yet_coded(tmp_path: Path) -> None:
    write_table(tmp_path / "r.csv", REVIEWS, [("0000101", "", "06/07/2021", "")])

    assert [row.participation_code for row in read_caseload(tmp_path).this_year.reviews] == [None]


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(NothingCouldBeRead, match="There is no folder “nowhere”"):
        read_caseload(tmp_path / "nowhere")
