"""Who has been asked for a review."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.ids import new_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.queries.consultation import Asked, Heard, consulted_for, talk_in_full
from iro_desktop.store.store import Store
from tests.review_room import LAST_REVIEW, TODAY, Room, add_room
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        return add_room(session, begun=False)


def talked(
    store: Store,
    room: Room,
    with_whom: WithWhom = WithWhom.CHILD,
    *,
    on: date = date(2026, 3, 2),
    channel: Channel = Channel.IN_PERSON,
    text: str = "Talked about football.",
    alone: bool | None = None,
    person_id: UUID | None = None,
    review_id: UUID | None = None,
) -> UUID:
    with store.transaction() as session:
        note = Consultation(
            child_id=room.child_id,
            with_whom=with_whom,
            channel=channel,
            happened_on=on,
            text=text,
            alone=alone,
            person_id=person_id,
            review_id=review_id,
        )
        session.add(note)
        return note.id


def rows(store: Store, room: Room) -> tuple[Asked, ...]:
    with store.reading() as session:
        return consulted_for(session, room.review_id, TODAY).rows


def of(store: Store, room: Room, with_whom: WithWhom) -> Asked:
    return next(row for row in rows(store, room) if row.with_whom is with_whom)


def test_the_child_and_those_to_be_heard_stand_in_order_each_not_yet(store: Store, room: Room) -> None:
    assert [(row.with_whom, row.name, row.heard) for row in rows(store, room)] == [
        (WithWhom.CHILD, None, Heard.NOT_YET),
        (WithWhom.PARENT, None, Heard.NOT_YET),
        (WithWhom.CARER, "Jan", Heard.NOT_YET),
        (WithWhom.SOCIAL_WORKER, "Priya Green", Heard.NOT_YET),
        (WithWhom.SCHOOL, None, Heard.NOT_YET),
        (WithWhom.HEALTH, None, Heard.NOT_YET),
    ]


def test_an_advocate_is_asked_where_there_is_one(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.add(Person(child_id=room.child_id, name="Winston Adeyemi", role=PersonRole.ADVOCATE))
    assert of(store, room, WithWhom.ADVOCATE).name == "Winston Adeyemi"


def test_a_try_counts_as_a_try_and_a_talk_stands_above_it(store: Store, room: Room) -> None:
    talked(store, room, WithWhom.CARER, channel=Channel.TRIED_NO_ANSWER)
    assert (of(store, room, WithWhom.CARER).heard, of(store, room, WithWhom.CARER).tries) == (Heard.TRIED, 1)
    talked(store, room, WithWhom.CARER)
    assert (of(store, room, WithWhom.CARER).heard, of(store, room, WithWhom.CARER).tries) == (Heard.SPOKEN_WITH, 1)


def test_a_talk_in_private_stands_above_a_later_one_that_was_not(store: Store, room: Room) -> None:
    private = talked(store, room, alone=True)
    talked(store, room, alone=False, on=date(2026, 3, 9))
    assert (of(store, room, WithWhom.CHILD).alone, of(store, room, WithWhom.CHILD).consultation_id) == (True, private)


def test_what_was_said_before_the_last_review_does_not_count_for_this_one(store: Store, room: Room) -> None:
    talked(store, room, on=LAST_REVIEW)
    assert of(store, room, WithWhom.CHILD).heard is Heard.NOT_YET


def test_a_talk_for_this_review_counts_whenever_it_was_and_one_for_another_never(store: Store, room: Room) -> None:
    talked(store, room, WithWhom.CARER, review_id=new_id())
    talked(store, room, WithWhom.PARENT, review_id=room.review_id, on=date(2025, 9, 1))
    assert of(store, room, WithWhom.CARER).heard is Heard.NOT_YET
    assert of(store, room, WithWhom.PARENT).heard is Heard.SPOKEN_WITH


def test_a_note_without_a_word_in_it_is_no_talk(store: Store, room: Room) -> None:
    talked(store, room, text=" ")
    assert of(store, room, WithWhom.CHILD).heard is Heard.NOT_YET


def test_a_talk_that_names_nobody_is_not_guessed_to_be_with_one_of_two(store: Store, room: Room) -> None:
    with store.transaction() as session:
        mother = Person(child_id=room.child_id, name="Dana Pike", said_as="Mum", role=PersonRole.PARENT)
        session.add_all([mother, Person(child_id=room.child_id, name="Lee Pike", role=PersonRole.PARENT)])
        session.flush()
    talked(store, room, WithWhom.PARENT)
    talked(store, room, WithWhom.PARENT, person_id=mother.id)
    parents = [(row.name, row.heard) for row in rows(store, room) if row.with_whom is WithWhom.PARENT]
    assert parents == [("Lee Pike", Heard.NOT_YET), ("Mum", Heard.SPOKEN_WITH), (None, Heard.SPOKEN_WITH)]


def test_a_talk_is_read_with_the_people_it_may_be_shared_with(store: Store, room: Room) -> None:
    note = talked(store, room)
    with store.reading() as session:
        talk = talk_in_full(session, note)
    assert (talk.who.name, [one.name for one in talk.people]) == ("Wren", ["Amina Shah", "Jan", "Priya Green"])


def test_a_talk_and_a_review_that_are_not_here_are_refused_with_a_sentence(store: Store) -> None:
    with store.reading() as session:
        with pytest.raises(Refused, match="This conversation is not on this laptop"):
            talk_in_full(session, new_id())
        with pytest.raises(Refused, match="This review is not on this laptop"):
            consulted_for(session, new_id(), TODAY)
