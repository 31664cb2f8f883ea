"""All that is written down about a child, as the screen reads it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iro_desktop.models.care import Episode
from iro_desktop.models.child import Child, Home
from iro_desktop.models.ids import new_id
from iro_desktop.models.topics import Topic, TopicCovered, TopicState
from iro_desktop.queries.child_record import child_record, kept
from iro_desktop.queries.who import NoSuchChild
from iro_desktop.store.store import Store
from tests import factories
from tests.store.stores import store_in

TODAY = date(2026, 3, 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


def episode(child: Child, started_on: date, status: str, ended_on: date | None, reason: str = "L") -> Episode:
    return Episode(
        child_id=child.id,
        started_on=started_on,
        reason_new_episode=reason,
        legal_status=status,
        category_of_need="N1",
        placement_type="U6",
        ended_on=ended_on,
        reason_ended="X1" if ended_on else None,
    )


def test_nothing_but_the_child_is_a_record_without_anything_else(store: Store) -> None:
    with store.transaction() as session:
        child = factories.child()
        session.add(child)
    with store.reading() as session:
        record = child_record(session, child.id, TODAY)

    assert (record.homes, record.people, record.siblings, record.services, record.officers) == ((), (), (), (), ())
    assert (record.in_care, record.came_alone, record.told_how_to_complain) == (False, False, False)
    assert record.wishes_kept.values == {}


def test_a_child_who_is_not_here_is_said_so(store: Store) -> None:
    with store.reading() as session, pytest.raises(NoSuchChild):
        child_record(session, new_id(), TODAY)


def test_another_childs_homes_and_people_are_never_in_it(store: Store) -> None:
    with store.transaction() as session:
        maya, kai = factories.child(), factories.child(council_child_id="0000451", known_as="Kai")
        session.add_all([maya, kai, factories.home(kai.id), factories.person(kai.id)])
    with store.reading() as session:
        record = child_record(session, maya.id, TODAY)

    assert (record.homes, record.people) == ((), ())
    assert [other.name for other in record.other_children] == ["Kai"]


def test_episodes_with_one_status_are_one_status(store: Store) -> None:
    with store.transaction() as session:
        child = factories.child()
        session.add_all(
            [
                child,
                episode(child, date(2024, 2, 9), "C1", date(2024, 6, 1), "S"),
                episode(child, date(2024, 6, 1), "C1", date(2024, 9, 2)),
                episode(child, date(2024, 9, 2), "C2", None),
            ]
        )
    with store.reading() as session:
        statuses = child_record(session, child.id, TODAY).statuses_in_files

    assert [(one.code, one.from_on, one.until_on) for one in statuses] == [
        ("C2", date(2024, 9, 2), None),
        ("C1", date(2024, 2, 9), date(2024, 9, 2)),
    ]


def test_what_was_removed_is_not_in_it(store: Store) -> None:
    with store.transaction() as session:
        child = factories.child()
        home = factories.home(child.id)
        session.add_all([child, home])
    with store.transaction() as session:
        session.get_one(Home, home.id).deleted_at = session.get_one(Home, home.id).created_at
    with store.reading() as session:
        assert child_record(session, child.id, TODAY).homes == ()


def test_being_told_how_to_complain_is_known_from_a_review(store: Store) -> None:
    with store.transaction() as session:
        child = factories.child()
        session.add(child)
        topic = TopicCovered(child_id=child.id, review_id=new_id(), topic=Topic.COMPLAINTS, state=TopicState.NOT_NEEDED)
        session.add(topic)
    with store.reading() as session:
        assert not child_record(session, child.id, TODAY).told_how_to_complain
    with store.transaction() as session:
        session.get_one(TopicCovered, topic.id).state = TopicState.DISCUSSED
    with store.reading() as session:
        assert child_record(session, child.id, TODAY).told_how_to_complain


def test_what_is_kept_of_a_record_is_every_field_of_it(store: Store) -> None:
    with store.transaction() as session:
        child = factories.child()
        home = factories.home(child.id)
        session.add_all([child, home])
        session.flush()
        shown = kept(home)

    assert set(shown.values) == set(Home.__mapper__.columns.keys())
    assert (shown.text("town"), shown.day("from_on"), shown.texts("withheld_from")) == (
        "Brackenford",
        date(2024, 2, 9),
        ("Darren Pike",),
    )
    assert (shown.text("until_on"), shown.day("town"), shown.texts("town")) == ("", None, ())
