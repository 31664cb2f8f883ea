"""Zeros that a spreadsheet ate: offered to a person, and nothing is taken in before the answer."""

from pathlib import Path

import pytest

from iro_desktop.exchange.ssda903 import ImportPreview, apply, first_offered, preview, read_caseload
from iro_desktop.exchange.ssda903.matching import apply_choices, offers
from iro_desktop.store.store import Store
from tests.exchange.ssda903.files import HEADER, REVIEWS, THIS_YEAR, this_year, write_table

COUNCIL = "E09000099"
EATEN = [("101", "03/05/2008", "06/07/2021", "PN1"), ("101", "03/05/2008", "04/01/2022", "PN6")]


def _bring_in(store: Store, folder: Path, choices: dict[str, str] | None = None) -> ImportPreview:
    with store.transaction() as session:
        return apply(session, read_caseload(folder), COUNCIL, choices or {})


def test_an_id_without_its_zeros_is_offered_as_the_child_on_this_laptop(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))
    write_table(tmp_path / "r.csv", REVIEWS, EATEN)

    shown = _bring_in(store, tmp_path / "r.csv")

    (offer,) = shown.offers
    assert (offer.written, offer.may_be, offer.rows) == ("101", ("0000101",), 2)
    assert "101 may be 0000101, who is already on this laptop" in offer.sentence


def test_rows_wait_until_somebody_has_chosen(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))
    later = write_table(tmp_path / "r.csv", REVIEWS, [("101", "", "08/03/2022", "PN1")])

    assert _bring_in(store, later).changes_nothing

    done = _bring_in(store, later, {"101": "0000101"})
    assert done.offers == ()
    assert sum(counts.new for counts in done.rows.values()) == 1


def test_a_child_who_is_another_comes_in_under_the_id_as_written(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))
    other = write_table(tmp_path / "h.csv", HEADER, [("101", "2", "01/01/2012", "WBRI", "UN2", "", "")])

    done = _bring_in(store, other, {"101": "101"})

    assert done.new == ("101",)
    with store.reading() as session:
        assert preview(session, read_caseload(other), COUNCIL).offers == ()


def test_an_id_is_offered_as_one_of_the_same_files_too(store: Store, tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    write_table(folder / "reviews.csv", REVIEWS, EATEN)

    (offer,) = _bring_in(store, folder).offers

    assert "101 may be 0000101, who is also in the files" in offer.sentence


def test_two_ids_in_one_header_are_two_children(store: Store, tmp_path: Path) -> None:
    header = [THIS_YEAR["header.csv"][1][0], ("101", "2", "01/01/2012", "WBRI", "UN2", "", "")]
    write_table(tmp_path / "h.csv", HEADER, header)

    done = _bring_in(store, tmp_path / "h.csv")

    assert done.offers == ()
    assert done.new == ("0000101", "101")


def test_letters_in_an_id_make_no_offer(store: Store, tmp_path: Path) -> None:
    write_table(tmp_path / "h.csv", HEADER, [("0A1", "2", "01/01/2012", "WBRI", "UN2", "", "")])
    _bring_in(store, tmp_path / "h.csv")
    write_table(tmp_path / "h.csv", HEADER, [("A1", "2", "01/01/2012", "WBRI", "UN2", "", "")])

    assert _bring_in(store, tmp_path / "h.csv").offers == ()


def test_an_id_that_may_be_two_children_is_chosen_one_by_one(tmp_path: Path) -> None:
    files = read_caseload(write_table(tmp_path / "r.csv", REVIEWS, EATEN))

    made = offers(files, {"0000101", "000101"})

    assert made[0].may_be == ("0000101", "000101")
    assert first_offered(made) == {}
    assert first_offered(offers(files, {"000101"})) == {"101": "000101"}


def test_a_child_who_may_be_meant_is_not_shown_as_gone(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))
    header = write_table(tmp_path / "h.csv", HEADER, [("101", "1", "03/05/2008", "BAFR", "UN2", "", "")])

    assert _bring_in(store, header).gone == ("0000102", "0000103")


def test_a_choice_that_was_not_offered_is_refused(tmp_path: Path) -> None:
    files = read_caseload(write_table(tmp_path / "r.csv", REVIEWS, EATEN))

    with pytest.raises(ValueError, match="not offered"):
        apply_choices(files, offers(files, {"0000101"}), {"101": "0000102"})
