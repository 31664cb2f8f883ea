"""What goes out: exactly what the return wants of a year, and what came in comes out again."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.exchange.ssda903 import Table, apply, export_903, read_caseload
from iro_desktop.models.child import Child
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.store.store import Store
from tests.exchange.ssda903.files import (
    EPISODES,
    HEADER,
    LAST_YEAR,
    REVIEWS,
    THIS_YEAR,
    UASC,
    Rows,
    last_year,
    this_year,
    write_table,
)

COUNCIL = "E09000099"


@pytest.fixture
def caseload(store: Store, tmp_path: Path) -> Store:
    """Both invented years, brought in."""
    with store.transaction() as session:
        apply(session, read_caseload(this_year(tmp_path), last_year(tmp_path)), COUNCIL)
    return store


def _export(store: Store, folder: Path, year: str) -> tuple[str, ...]:
    with store.reading() as session:
        return export_903(session, folder, year).remarks


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _as_given(headings: Sequence[str], rows: Rows) -> list[list[str]]:
    return [list(headings), *(list(row) for row in rows)]


def _child(session: Session, name: str) -> Child:
    return session.scalars(select(Child).where(Child.council_child_id == name)).one()


def _hold_review(store: Store, name: str, held_on: date, code: str | None, status: ReviewStatus) -> UUID:
    with store.transaction() as session:
        child_id = _child(session, name).id
        review = Review(child_id=child_id, status=status, held_on=held_on, participation_code=code)
        session.add(review)
    return review.id


def test_this_year_comes_out_as_it_came_in(caseload: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"

    assert _export(caseload, out, "2021-22") == ()

    assert sorted(path.name for path in out.iterdir()) == [
        "SSDA903_2021-22_Episodes.csv",
        "SSDA903_2021-22_Header.csv",
        "SSDA903_2021-22_PlacedForAdoption.csv",
        "SSDA903_2021-22_Reviews.csv",
        "SSDA903_2021-22_UASC.csv",
    ]
    for name, table in (("header", "Header"), ("episodes", "Episodes"), ("reviews", "Reviews"), ("uasc", "UASC")):
        assert _rows(out / f"SSDA903_2021-22_{table}.csv") == _as_given(*THIS_YEAR[f"{name}.csv"])
    assert _rows(out / "SSDA903_2021-22_PlacedForAdoption.csv") == _as_given(*THIS_YEAR["placed.csv"])


def test_last_year_comes_out_as_it_was_although_episodes_have_ended_since(caseload: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"

    _export(caseload, out, "2020-21")

    assert sorted(path.name for path in out.iterdir()) == [
        "SSDA903_2020-21_Episodes.csv",
        "SSDA903_2020-21_Header.csv",
        "SSDA903_2020-21_Reviews.csv",
    ]
    for name, table in (("header", "Header"), ("episodes", "Episodes"), ("reviews", "Reviews")):
        assert _rows(out / f"SSDA903_2020-21_{table}.csv") == _as_given(*LAST_YEAR[f"{name}.csv"])


def test_a_file_is_utf_8_without_a_mark_and_its_lines_end_as_windows_wants(caseload: Store, tmp_path: Path) -> None:
    _export(caseload, tmp_path / "out", "2021/22")

    assert (tmp_path / "out" / "SSDA903_2021-22_UASC.csv").read_bytes() == (
        b"CHILD,SEX,DOB,DUC\r\n0000103,1,17/07/2005,17/07/2023\r\n"
    )


def test_a_review_recorded_here_goes_out_with_the_others(caseload: Store, tmp_path: Path) -> None:
    _hold_review(caseload, "0000102", date(2022, 1, 12), "PN0", ReviewStatus.COMPLETED)

    _export(caseload, tmp_path, "2021-22")

    assert ["0000102", "02/09/2018", "12/01/2022", "PN0"] in _rows(tmp_path / "SSDA903_2021-22_Reviews.csv")


def test_a_review_without_a_code_stays_behind_and_is_counted(caseload: Store, tmp_path: Path) -> None:
    _hold_review(caseload, "0000102", date(2022, 1, 12), None, ReviewStatus.COMPLETED)

    remarks = _export(caseload, tmp_path, "2021-22")

    assert len(_rows(tmp_path / "SSDA903_2021-22_Reviews.csv")) == 1 + 4
    assert remarks == ("One review held in 2021-22 had no participation code yet and could not be written.",)


def test_a_cancelled_review_and_one_of_another_year_stay_behind(caseload: Store, tmp_path: Path) -> None:
    _hold_review(caseload, "0000102", date(2022, 1, 12), "PN0", ReviewStatus.CANCELLED)
    _hold_review(caseload, "0000102", date(2022, 4, 1), "PN0", ReviewStatus.COMPLETED)

    assert _export(caseload, tmp_path, "2021-22") == ()
    assert len(_rows(tmp_path / "SSDA903_2021-22_Reviews.csv")) == 1 + 4


def test_unaccompanied_status_that_ended_before_the_year_is_not_in_it(store: Store, tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    write_table(folder / "uasc.csv", UASC, [("0000103", "1", "17/07/2005", "31/03/2021")])
    with store.transaction() as session:
        apply(session, read_caseload(folder), COUNCIL)

    _export(store, tmp_path / "out", "2021-22")

    assert not (tmp_path / "out" / "SSDA903_2021-22_UASC.csv").exists()


def test_sex_is_written_as_the_year_wants_it(store: Store, tmp_path: Path) -> None:
    header = [(name, sex, "03/05/2012", "", "", "", "") for name, sex in (("A", "1"), ("B", "F"), ("C", "U"))]
    episodes = [(name, "01/02/2024", "S", "V2", *[""] * 9) for name in "ABC"]
    write_table(tmp_path / "h.csv", HEADER, header)
    write_table(tmp_path / "e.csv", EPISODES, episodes)
    with store.transaction() as session:
        apply(session, read_caseload(tmp_path), COUNCIL)

    before = _export(store, tmp_path / "out", "2023-24")
    after = _export(store, tmp_path / "out", "2024-25")

    assert [row[1] for row in _rows(tmp_path / "out" / "SSDA903_2023-24_Header.csv")[1:]] == ["1", "2", ""]
    assert [row[1] for row in _rows(tmp_path / "out" / "SSDA903_2024-25_Header.csv")[1:]] == ["M", "F", "U"]
    assert before == ("SEX is blank for C: it is not known, or 2023-24 has no code for it.",)
    assert after == ()


def test_short_breaks_have_no_reviews_and_no_mother_in_the_return(store: Store, tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [("A", "2", "03/05/2008", "", "", "0", "")])
    write_table(tmp_path / "e.csv", EPISODES, [("A", "01/05/2021", "S", "V4", *[""] * 9)])
    write_table(tmp_path / "r.csv", REVIEWS, [("A", "03/05/2008", "01/07/2021", "PN1")])
    with store.transaction() as session:
        apply(session, read_caseload(tmp_path), COUNCIL)

    (remark,) = _export(store, tmp_path / "out", "2021-22")

    assert "only short breaks" in remark
    assert not (tmp_path / "out" / "SSDA903_2021-22_Reviews.csv").exists()
    assert _rows(tmp_path / "out" / "SSDA903_2021-22_Header.csv")[1] == ["A", "2", "03/05/2008", "", "", "", ""]


def test_a_girl_was_no_mother_in_the_years_before_the_birth(store: Store, tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [("A", "2", "03/05/2006", "", "", "1", "01/06/2022")])
    write_table(tmp_path / "e.csv", EPISODES, [("A", "01/05/2021", "S", "V2", *[""] * 9)])
    with store.transaction() as session:
        apply(session, read_caseload(tmp_path), COUNCIL)

    _export(store, tmp_path / "out", "2021-22")
    _export(store, tmp_path / "out", "2022-23")

    assert _rows(tmp_path / "out" / "SSDA903_2021-22_Header.csv")[1][-2:] == ["0", ""]
    assert _rows(tmp_path / "out" / "SSDA903_2022-23_Header.csv")[1][-2:] == ["1", "01/06/2022"]


def test_a_table_without_rows_leaves_no_old_file_and_other_files_alone(caseload: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "SSDA903_2020-21_UASC.csv").write_text("an older export")
    (out / "notes.txt").write_text("mine")

    _export(caseload, out, "2020-21")

    assert not (out / "SSDA903_2020-21_UASC.csv").exists()
    assert (out / "notes.txt").read_text() == "mine"


def test_what_could_be_a_formula_is_refused_and_nothing_is_written(caseload: Store, tmp_path: Path) -> None:
    with caseload.transaction() as session:
        _child(session, "0000101").upn = "=HYPERLINK(A1)"

    with pytest.raises(Refused, match="UPN of 0000101 is “=HYPERLINK"):
        _export(caseload, tmp_path / "out", "2021-22")

    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("year", ["2021", "2021-23", "21-22", "last year", "", "2021-22x"])
def test_a_year_that_is_none_is_said_so(caseload: Store, tmp_path: Path, year: str) -> None:
    with pytest.raises(Refused, match="Write it like 2025-26"):
        _export(caseload, tmp_path, year)


def test_a_year_of_which_nothing_is_held_is_said_so(caseload: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No child on this laptop was looked after in 2001-02"):
        _export(caseload, tmp_path / "out", "2001-02")


def test_a_folder_that_cannot_be_written_leaves_what_was_there(caseload: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder")

    with pytest.raises(Refused, match="Your records are not affected"):
        _export(caseload, tmp_path / "out", "2021-22")

    assert (tmp_path / "out").read_text() == "a file, not a folder"


def test_two_councils_are_not_mixed_in_one_return(caseload: Store, tmp_path: Path) -> None:
    with caseload.transaction() as session:
        apply(session, read_caseload(this_year(tmp_path)), "E09000098")

    with pytest.raises(Refused, match="more than one council"):
        _export(caseload, tmp_path / "out", "2021-22")

    with caseload.reading() as session:
        files = export_903(session, tmp_path / "out", "2021-22", council="E09000098").files
    assert (files[0].table, files[0].rows) == (Table.HEADER, 3)
