"""The message to a social worker who is new since the review: initials, open decisions, nothing that is not theirs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from iro_desktop.models.audience import EVERYBODY_ELSE
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.queries.midway_message import to_new_worker
from iro_desktop.queries.resolution_message import MessageWords
from tests.midway_room import NOW, TODAY, Midway, add_midway
from tests.store.stores import Clock, store_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path, Clock(NOW))
    with store.transaction() as opened:
        yield opened
    store.close()


@pytest.fixture
def room(session: Session) -> Midway:
    return add_midway(session)


@pytest.fixture
def olu(session: Session, room: Midway) -> UUID:
    new = Person(
        child_id=room.child_id,
        name="Olu Bright",
        role=PersonRole.SOCIAL_WORKER,
        since_on=date(2026, 4, 3),
        email="olu@quaymouth.example",
    )
    session.add(new)
    session.flush()
    return new.id


def message(session: Session, room: Midway, person_id: UUID) -> MessageWords:
    session.flush()
    return to_new_worker(session, room.review_id, person_id=person_id, today=TODAY, officer_name="Maren")


def test_it_says_what_is_open_and_names_the_child_by_initials(session: Session, room: Midway, olu: UUID) -> None:
    session.get_one(Decision, room.decisions[2]).status = DecisionStatus.DONE

    made = message(session, room, olu)
    assert (made.to_name, made.to_email, made.subject) == (
        "Olu Bright",
        "olu@quaymouth.example",
        "Decisions of the review: W.H.",
    )
    assert "- Life story book, the last two parts (by 10 April, Priya Green)" in made.body
    assert "drama" not in made.body
    assert "Wren" not in made.subject + made.body
    assert "review of 12 March" in made.body


def test_what_is_not_for_this_reader_is_not_in_it(session: Session, room: Midway, olu: UUID) -> None:
    session.get_one(Decision, room.decisions[0]).not_for = (str(olu),)
    session.get_one(Decision, room.decisions[1]).not_for = (EVERYBODY_ELSE,)

    body = message(session, room, olu).body
    assert "Life story" not in body
    assert "brother" not in body
    assert "drama group" in body


def test_where_nothing_may_be_told_nothing_is_prepared(session: Session, room: Midway, olu: UUID) -> None:
    for decision in room.decisions:
        session.get_one(Decision, decision).status = DecisionStatus.DONE

    with pytest.raises(Refused, match="Nothing was prepared"):
        message(session, room, olu)


def test_somebody_of_another_child_gets_nothing(session: Session, room: Midway) -> None:
    other = add_midway(session, number="44", known_as="Pip")

    with pytest.raises(Refused, match="Nothing was prepared"):
        message(session, room, other.people["Priya Green"])
