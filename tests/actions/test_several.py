"""The same written down for several children: all or none, and taken back for all."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.consultations import LONGEST_NOTE, delete_consultation
from iro_desktop.actions.several import record_for_several, take_back_for_several
from iro_desktop.models.consultation import Channel, Consultation, StartedBy
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.contact import contact_of
from iro_desktop.queries.several import children_to_tick
from iro_desktop.store.store import Store
from tests import factories

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture
def ash(store: Store) -> UUID:
    with store.transaction() as session:
        child = factories.child(council_child_id="0007338", known_as="Ash")
        session.add(child)
        return child.id


def leaflet(store: Store, *children: UUID, text: str = " Leaflet given. ", on: date = TODAY) -> tuple[UUID, ...]:
    with store.transaction() as session:
        return record_for_several(session, children, text=text, channel=Channel.LETTER, on=on, today=TODAY)


def kept(store: Store) -> list[Consultation]:
    with store.reading() as session:
        return list(session.query(Consultation).where(Consultation.deleted_at.is_(None)))


def test_each_child_has_it_once_in_their_own_history(store: Store, maya: UUID, ash: UUID) -> None:
    leaflet(store, maya, ash, maya)
    notes = kept(store)
    assert {note.child_id for note in notes} == {maya, ash}
    assert len(notes) == 2
    assert {(note.text, note.done, note.started_by) for note in notes} == {("Leaflet given.", True, StartedBy.OFFICER)}


def test_a_leaflet_by_post_is_no_talk(store: Store, maya: UUID) -> None:
    leaflet(store, maya)
    with store.reading() as session:
        known = contact_of(session, maya, TODAY)
    assert (known.last_spoken_on, known.last_card_on) == (None, TODAY)


@pytest.mark.parametrize(
    ("text", "on", "why"),
    [
        ("  ", TODAY, "Type what was done"),
        ("x" * (LONGEST_NOTE + 1), TODAY, "can be kept"),
        ("Leaflet", date(2026, 3, 13), "still to come"),
    ],
)
def test_without_words_too_long_or_for_a_day_to_come_nothing_is_written(
    store: Store, maya: UUID, text: str, on: date, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        leaflet(store, maya, text=text, on=on)
    assert kept(store) == []


def test_without_a_child_or_with_one_who_is_not_here_nothing_is_written(store: Store, maya: UUID) -> None:
    with pytest.raises(Refused, match="Tick the children"):
        leaflet(store)
    with pytest.raises(Refused, match="no longer on this laptop"):
        leaflet(store, maya, new_id())
    assert kept(store) == []


def test_undo_is_for_all_and_leaves_alone_what_was_deleted_meanwhile(store: Store, maya: UUID, ash: UUID) -> None:
    first, second = leaflet(store, maya, ash)
    earlier = datetime(2026, 3, 12, 8, tzinfo=UTC)
    with store.transaction() as session:
        delete_consultation(session, first, at=earlier)
    with store.transaction() as session:
        take_back_for_several(session, (first, second, new_id()), at=NOW)
    assert kept(store) == []
    with store.reading() as session:
        deleted = session.get(Consultation, first)
        assert deleted is not None
        assert deleted.deleted_at == earlier


def test_the_children_of_a_list_are_offered_by_name(store: Store, maya: UUID, ash: UUID) -> None:
    with store.reading() as session:
        assert [who.name for who in children_to_tick(session)] == ["Ash", "Maya"]
        assert [who.name for who in children_to_tick(session, (maya,))] == ["Maya"]
