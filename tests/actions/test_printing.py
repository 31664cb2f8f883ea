"""Letters at the printer: three piles, and a print that stays open until its pages are counted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.letters import finish_letter, start_letter
from iro_desktop.actions.printing import count_again, count_pages, note_print, nothing_was_printed
from iro_desktop.models.refused import Refused
from iro_desktop.queries.printing import LetterOnPaper, OnPaper, letters_on_paper
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, add_held_review, write_everything
from tests.store.stores import store_in

SINCE = NOON - timedelta(days=30)
MUCH_LATER = NOON + timedelta(days=90)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def letter_id(store: Store) -> UUID:
    with store.transaction() as session:
        held = add_held_review(session)
        started = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, started, held.words_id)
        finish_letter(session, started, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    return started


def the_letter(session: Session) -> LetterOnPaper:
    [one] = letters_on_paper(session, since=SINCE)
    return one


def test_a_finished_letter_waits_for_the_printer_under_its_reference(store: Store, letter_id: UUID) -> None:
    with store.reading() as session:
        one = the_letter(session)

    assert (one.letter_id, one.state, one.to_name) == (letter_id, OnPaper.TO_PRINT, "Pip")
    assert one.reference
    assert "Pip" not in one.reference


def test_a_printed_letter_is_open_until_its_pages_are_counted_and_a_slip_opens_it_again(
    store: Store, letter_id: UUID
) -> None:
    with store.transaction() as session:
        print_id = note_print(session, letter_id, pages=2, at=NOON)
    with store.reading() as session:
        assert (the_letter(session).state, the_letter(session).pages) == (OnPaper.TO_COUNT, 2)
    with store.transaction() as session:
        count_pages(session, print_id, at=NOON)
    with store.reading() as session:
        assert the_letter(session).state is OnPaper.COUNTED
    with store.transaction() as session:
        count_again(session, print_id)
    with store.reading() as session:
        assert the_letter(session).state is OnPaper.TO_COUNT


def test_pages_that_nobody_counted_are_shown_however_long_ago_they_were_printed(store: Store, letter_id: UUID) -> None:
    with store.reading() as session:
        assert not letters_on_paper(session, since=MUCH_LATER)
    with store.transaction() as session:
        note_print(session, letter_id, pages=2, at=NOON)
    with store.reading() as session:
        [one] = letters_on_paper(session, since=MUCH_LATER)
    assert one.state is OnPaper.TO_COUNT


def test_printing_a_letter_again_is_new_pages_to_count(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        count_pages(session, note_print(session, letter_id, pages=2, at=NOON), at=NOON)
        note_print(session, letter_id, pages=2, at=NOON + timedelta(hours=1))
    with store.reading() as session:
        assert the_letter(session).state is OnPaper.TO_COUNT


def test_a_job_that_the_printer_did_not_take_leaves_no_pages_to_count(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        nothing_was_printed(session, note_print(session, letter_id, pages=2, at=NOON), at=NOON)
    with store.reading() as session:
        assert the_letter(session).state is OnPaper.TO_PRINT


def test_a_draft_is_never_noted_as_printed(store: Store) -> None:
    with store.transaction() as session:
        draft = start_letter(session, add_held_review(session).review_id, today=TODAY)
    with store.transaction() as session, pytest.raises(Refused, match="not finished"):
        note_print(session, draft, pages=1, at=NOON)
    with store.reading() as session:
        assert not letters_on_paper(session, since=SINCE)
