"""A conversation written about the wrong child is moved whole, both histories show it, and it can be taken back."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.cards import card_sent
from iro_desktop.actions.consultations import finish_consultation
from iro_desktop.actions.moving import move_back, move_to_child
from iro_desktop.actions.reminders import remind
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.ids import new_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.store.store import Store
from tests import factories

ON = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture
def ash(store: Store) -> UUID:
    with store.transaction() as session:
        child = factories.child(council_child_id="0007338", known_as="Ash")
        session.add(child)
        return child.id


@pytest.fixture
def talk(store: Store, maya: UUID) -> UUID:
    with store.transaction() as session:
        jan = Person(child_id=maya, name="Jan Ferris", role=PersonRole.CARER)
        note = Consultation(
            child_id=maya,
            happened_on=ON,
            text="“I like the bus.”",
            person_id=jan.id,
            person_name="Jan Ferris",
            review_id=new_id(),
            shared_with=(str(jan.id),),
        )
        session.add_all([jan, note])
        session.flush()
        finish_consultation(session, note.id, heard_by="Ruth", at=NOW)
        return note.id


def kept(store: Store, talk_id: UUID) -> Consultation:
    with store.reading() as session:
        found = session.get(Consultation, talk_id)
        assert found is not None
        return found


def test_a_note_moves_with_its_words_and_says_from_where_and_when(
    store: Store, maya: UUID, ash: UUID, talk: UUID
) -> None:
    with store.transaction() as session:
        move_to_child(session, talk, ash, on=ON)
    note = kept(store, talk)
    assert (note.child_id, note.moved_from_child_id, note.moved_on) == (ash, maya, ON)
    assert (note.person_id, note.person_name, note.review_id, note.shared_with) == (None, "Jan Ferris", None, ())
    with store.reading() as session:
        assert {said.child_id for said in session.query(ChildsWords)} == {ash}


def test_moving_can_be_taken_back_whole(store: Store, maya: UUID, ash: UUID, talk: UUID) -> None:
    stood = kept(store, talk)
    with store.transaction() as session:
        before = move_to_child(session, talk, ash, on=ON)
    with store.transaction() as session:
        move_back(session, talk, before=before)
    note = kept(store, talk)
    assert (note.child_id, note.moved_from_child_id, note.moved_on) == (maya, None, None)
    assert (note.person_id, note.review_id, note.shared_with) == (stood.person_id, stood.review_id, stood.shared_with)


def test_a_note_that_is_moved_home_again_was_never_moved(store: Store, maya: UUID, ash: UUID, talk: UUID) -> None:
    for child_id in (ash, maya):
        with store.transaction() as session:
            move_to_child(session, talk, child_id, on=ON)
    assert (kept(store, talk).moved_from_child_id, kept(store, talk).moved_on) == (None, None)


def test_a_note_is_not_moved_to_where_it_is_nor_away_from_what_was_made_of_it(
    store: Store, maya: UUID, ash: UUID, talk: UUID
) -> None:
    with pytest.raises(Refused, match="already"), store.transaction() as session:
        move_to_child(session, talk, maya, on=ON)
    with store.transaction() as session:
        remind(session, maya, text="Ring Jan", due_on=ON, today=ON, from_record_id=talk)
    with pytest.raises(Refused, match="Something was made from"), store.transaction() as session:
        move_to_child(session, talk, ash, on=ON)
    assert kept(store, talk).child_id == maya


def test_a_birthday_card_stays_with_its_child(store: Store, maya: UUID, ash: UUID) -> None:
    with store.transaction() as session:
        card = card_sent(session, maya, birthday_on=date(2026, 5, 3), on=date(2026, 5, 1))
    with pytest.raises(Refused, match="birthday card"), store.transaction() as session:
        move_to_child(session, card, ash, on=ON)
