"""What the workspace of one review is told, and what no letter is ever told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.decision_follow_up import look_at
from iro_desktop.actions.decisions import add_decision
from iro_desktop.actions.letters import put_words_in, start_letter
from iro_desktop.actions.meetings import add_note, set_note_kind
from iro_desktop.models.review import DecisionStatus, NoteKind, Review, ReviewStatus
from iro_desktop.queries.closing import what_is_missing
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.queries.letters import studio
from iro_desktop.queries.review import NoSuchReview, ReviewPage, review_page
from iro_desktop.store.store import Store
from tests.review_room import BANK_HOLIDAYS, LAST_REVIEW, NOW, TODAY, Room, add_room
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        return add_room(session)


def look(store: Store, room: Room) -> ReviewPage:
    with store.reading() as session:
        return review_page(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def test_the_last_day_is_counted_from_the_review_before(store: Store, room: Room) -> None:
    due = look(store, room).by_law.due
    assert due is not None
    assert (due.latest_lawful, due.sum_in_words) == (date(2026, 3, 12), "12 September + 6 months")


def test_the_review_knows_that_it_is_the_third(store: Store, room: Room) -> None:
    assert look(store, room).number == 3


def test_the_next_review_is_counted_from_this_one_before_it_is_closed(store: Store, room: Room) -> None:
    due = look(store, room).next_due
    assert due is not None
    assert (due.latest_lawful, due.last_working_day) == (date(2026, 9, 12), date(2026, 9, 11))


def test_where_the_files_cannot_tell_there_is_no_day_but_a_reason(store: Store) -> None:
    with store.transaction() as session:
        room = add_room(session, files=False)
        for review in session.scalars(select(Review).where(Review.held_on < TODAY)):
            review.status = ReviewStatus.CANCELLED
    page = look(store, room)
    assert page.by_law.due is None
    assert "No file of reviews" in page.by_law.reason


def test_the_childs_items_come_before_the_adults(store: Store, room: Room) -> None:
    assert [(item.text, item.from_child) for item in look(store, room).agenda] == [
        ("My uncle", True),
        ("Football", True),
        ("Health check", False),
    ]


def test_last_time_is_the_latest_review_that_decided_anything(store: Store, room: Room) -> None:
    with store.transaction() as session:
        look_at(session, room.last_decisions[1], DecisionStatus.PARTLY, "2 of 4 parts", today=TODAY, by=None)
    page = look(store, room)
    assert page.last_time_on == LAST_REVIEW
    assert [(one.wording, one.status, one.status_note) for one in page.last_time] == [
        ("Bike mended", DecisionStatus.DONE, None),
        ("Life story book", DecisionStatus.PARTLY, "2 of 4 parts"),
    ]


def test_the_notes_say_of_each_part_who_may_read_it(store: Store, room: Room) -> None:
    with store.transaction() as session:
        for kind in NoteKind:
            add_note(session, room.review_id, kind=kind, text=kind, agenda_item_id=room.agenda[0])
            session.flush()
    assert [(note.kind, note.text) for note in look(store, room).notes] == [(kind, kind.value) for kind in NoteKind]


def test_the_decisions_come_in_both_wordings(store: Store, room: Room) -> None:
    with store.transaction() as session:
        add_decision(session, room.review_id, wording="Viability visit", child_wording="Priya will visit.")
    assert [(one.number, one.wording, one.child_wording) for one in look(store, room).decisions] == [
        (1, "Viability visit", "Priya will visit.")
    ]


def test_a_begun_letter_is_known(store: Store, room: Room) -> None:
    with store.transaction() as session:
        letter_id = start_letter(session, room.review_id, today=TODAY)
    letter = look(store, room).letter
    assert (letter.letter_id, letter.finished) == (letter_id, False)


def test_a_review_that_is_gone_is_said_in_words(store: Store, room: Room) -> None:
    with pytest.raises(NoSuchReview, match="not on this laptop any more"):
        look(store, replace(room, review_id=uuid4()))


def test_nothing_is_missing_once_meeting_participation_and_next_day_are_known() -> None:
    assert what_is_missing(held_on=TODAY, participation_code="PN1", next_review_on=date(2026, 9, 11)) == ()


def test_each_thing_that_is_missing_names_its_step() -> None:
    missing = what_is_missing(held_on=None, participation_code=None, next_review_on=None)
    assert [one.step for one in missing] == ["meet", "meet", "close"]


def test_what_is_not_for_the_letter_reaches_no_letter_however_it_was_marked_before(store: Store, room: Room) -> None:
    every_way = list(product(NoteKind, repeat=3))
    with store.transaction() as session:
        hidden = [words for number, kinds in enumerate(every_way) if (words := _mark(session, room, number, kinds))]
        letter_id = start_letter(session, room.review_id, today=TODAY)
        session.flush()
        for offered in studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS).offered:
            put_words_in(session, letter_id, offered.words_id)
        session.flush()
        told = repr(studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS))
        told += repr(decision_sheet(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS))
    assert len(hidden) == len(every_way) // 3
    assert [words for words in hidden if words in told] == []
    said = [number for number, kinds in enumerate(every_way) if kinds[-1] is NoteKind.CHILDS_WORDS]
    assert all(f"words {number} of" in told for number in said)


def _mark(session: Session, room: Room, number: int, kinds: tuple[NoteKind, ...]) -> str:
    """Write a part as the first kind and mark it as each of the others. Returns its words where it ends up hidden."""
    words = f"words {number} of the meeting"
    note_id = add_note(session, room.review_id, kind=kinds[0], text=words)
    session.flush()
    for kind in kinds[1:]:
        set_note_kind(session, note_id, kind=kind, at=NOW)
        session.flush()
    return words if kinds[-1] is NoteKind.NOT_FOR_THE_LETTER else ""
