"""What a review must consider depends on the child; what was dealt with is kept for each review."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_desktop.actions.topics import keep_topic_note, set_topic
from iro_desktop.models.care import UnaccompaniedStatus
from iro_desktop.models.child import Child
from iro_desktop.models.topics import Topic, TopicState
from iro_desktop.queries.review import review_page
from iro_desktop.queries.topics import Situation, TopicRow, prompts, topics_for
from iro_desktop.store.store import Store
from tests.review_room import BANK_HOLIDAYS, TODAY, Room, add_room
from tests.store.stores import store_in

LEAVING = {Topic.PERSONAL_ADVISER, Topic.LEAVING_CARE, Topic.STAYING_PUT, Topic.HOUSING_PANEL}
EIGHT = Situation(age=8, unaccompanied=False, decided_before=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        return add_room(session)


def rows(store: Store, room: Room) -> dict[Topic, TopicRow]:
    with store.reading() as session:
        page = review_page(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        return {one.topic: one for one in page.topics}


def test_every_topic_has_a_title_and_a_question() -> None:
    assert set(prompts()) == set(Topic)
    assert all(one.title and one.ask.endswith(("?", ".")) for one in prompts().values())


def test_leaving_care_is_talked_about_from_sixteen() -> None:
    sixteen = Situation(age=16, unaccompanied=False, decided_before=True)
    assert not LEAVING & set(topics_for(EIGHT))
    assert set(topics_for(sixteen)) >= LEAVING
    assert not LEAVING & set(topics_for(Situation(age=15, unaccompanied=False, decided_before=True)))


def test_where_nobody_knows_the_age_every_age_is_offered() -> None:
    assert set(topics_for(Situation(age=None, unaccompanied=False, decided_before=True))) >= LEAVING


def test_leave_to_stay_is_asked_of_a_child_who_came_alone() -> None:
    assert Topic.IMMIGRATION not in topics_for(EIGHT)
    assert Topic.IMMIGRATION in topics_for(Situation(age=8, unaccompanied=True, decided_before=True))


def test_a_first_review_asks_of_lifelong_links_but_not_of_last_time() -> None:
    first = topics_for(Situation(age=8, unaccompanied=False, decided_before=False))
    assert Topic.LIFELONG_LINKS in first
    assert Topic.LAST_DECISIONS not in first


def test_the_topics_the_service_asks_for_are_offered_to_every_child() -> None:
    asked = {Topic.SICKLE_CELL, Topic.LIFELONG_LINKS, Topic.ADVOCACY, Topic.COMPLAINTS, Topic.INDEPENDENT_VISITOR}
    asked |= {Topic.MISSING, Topic.HARM_OUTSIDE_HOME, Topic.IDENTITY, Topic.FAMILY_TIME}
    assert asked <= set(topics_for(EIGHT))


def test_a_topic_is_talked_about_or_not_needed_and_taken_back(store: Store, room: Room) -> None:
    for state in (TopicState.DISCUSSED, TopicState.NOT_NEEDED, None):
        with store.transaction() as session:
            set_topic(session, room.review_id, Topic.SICKLE_CELL, state=state)
        assert rows(store, room)[Topic.SICKLE_CELL].state is state


def test_a_note_of_a_topic_does_not_say_that_it_was_talked_about(store: Store, room: Room) -> None:
    with store.transaction() as session:
        keep_topic_note(session, room.review_id, Topic.IDENTITY, note=" Hair products. ")
    kept = rows(store, room)[Topic.IDENTITY]
    assert (kept.state, kept.note) == (None, "Hair products.")


def test_what_was_dealt_with_stays_when_it_would_not_be_offered_any_more(store: Store, room: Room) -> None:
    with store.transaction() as session:
        child = session.get_one(Child, room.child_id)
        session.add(UnaccompaniedStatus(child_id=child.id))
        set_topic(session, room.review_id, Topic.STAYING_PUT, state=TopicState.DISCUSSED)
    kept = rows(store, room)
    assert Topic.IMMIGRATION in kept
    assert kept[Topic.STAYING_PUT].state is TopicState.DISCUSSED
    assert Topic.HOUSING_PANEL not in kept
