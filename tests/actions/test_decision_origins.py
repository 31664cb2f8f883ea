"""Decisions carried over, made from a request, described, and answered by the team manager."""

from datetime import date
from uuid import UUID

import pytest

from iro_desktop.actions.decision_origins import (
    StateBefore,
    carried_id,
    carry_over,
    decide_on_request,
    take_back_carrying,
)
from iro_desktop.actions.decisions import add_decision, delete_decision, describe_decision
from iro_desktop.actions.manager_answers import manager_agrees, manager_objects, take_back_answer
from iro_desktop.actions.papers import send_decisions
from iro_desktop.actions.requests import add_request
from iro_desktop.models.after_review import ManagersView
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.models.topics import Topic
from iro_desktop.queries.decision_details import DetailsPage, decision_details
from iro_desktop.store.store import Store
from tests.review_room import BANK_HOLIDAYS, LAST_REVIEW, NOW, TODAY, Room, add_room

SENT = date(2026, 3, 13)
LAST_DAY_TO_OBJECT = date(2026, 3, 20)


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        return add_room(session)


def details(store: Store, room: Room, today: date = TODAY) -> DetailsPage:
    with store.reading() as session:
        return decision_details(session, room.review_id, today=today, bank_holidays=BANK_HOLIDAYS)


def carry(store: Store, room: Room) -> StateBefore:
    with store.transaction() as session:
        return carry_over(session, room.review_id, room.last_decisions[1], on=TODAY)


def decided(store: Store, room: Room, *, wording: str = "Viability visit") -> UUID:
    with store.transaction() as session:
        return add_decision(session, room.review_id, wording=wording, owner_name="Priya Green", due_on=TODAY)


# Carried over


def test_a_decision_carried_over_is_said_again_with_who_and_the_old_one_is_overtaken(store: Store, room: Room) -> None:
    carry(store, room)
    with store.reading() as session:
        new = session.get_one(Decision, carried_id(room.review_id, room.last_decisions[1]))
        assert (new.wording, new.owner_name, new.carried_from_id) == ("Life story book", "Jan", room.last_decisions[1])
        assert session.get_one(Decision, room.last_decisions[1]).status is DecisionStatus.OVERTAKEN
    assert [one.carried_from_on for one in details(store, room).decisions] == [LAST_REVIEW]


def test_a_day_that_has_passed_is_not_carried_over(store: Store, room: Room) -> None:
    carry(store, room)
    with store.reading() as session:
        assert session.get_one(Decision, carried_id(room.review_id, room.last_decisions[1])).due_on is None


def test_a_day_still_to_come_is_carried_over(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.get_one(Decision, room.last_decisions[1]).due_on = date(2026, 4, 1)
    carry(store, room)
    with store.reading() as session:
        new = session.get_one(Decision, carried_id(room.review_id, room.last_decisions[1]))
        assert new.due_on == date(2026, 4, 1)


def test_what_became_of_it_so_far_is_kept_in_words(store: Store, room: Room) -> None:
    with store.transaction() as session:
        old = session.get_one(Decision, room.last_decisions[1])
        old.status, old.status_note = DecisionStatus.PARTLY, "2 of 4 pages"
    carry(store, room)
    with store.reading() as session:
        note = session.get_one(Decision, room.last_decisions[1]).status_note
        assert note == "Partly done: 2 of 4 pages. Carried over."


def test_carrying_over_is_undone_and_done_again_as_one_decision(store: Store, room: Room) -> None:
    before = carry(store, room)
    with store.transaction() as session:
        take_back_carrying(session, room.review_id, room.last_decisions[1], before=before, at=NOW)
    assert details(store, room).decisions == ()
    with store.reading() as session:
        assert session.get_one(Decision, room.last_decisions[1]).status is DecisionStatus.OPEN
    carry(store, room)
    assert [one.wording for one in details(store, room).decisions] == ["Life story book"]


def test_a_settled_decision_is_not_carried_over(store: Store, room: Room) -> None:
    with pytest.raises(Refused, match="settled"), store.transaction() as session:
        carry_over(session, room.review_id, room.last_decisions[0], on=TODAY)


# From what the child asked for


def test_a_request_becomes_a_decision_once_and_each_knows_of_the_other(store: Store, room: Room) -> None:
    with store.transaction() as session:
        request_id = add_request(session, room.review_id, asked="See my uncle")
    with store.transaction() as session:
        decision_id = decide_on_request(session, request_id)
    with store.transaction() as session:
        assert decide_on_request(session, request_id) == decision_id
    with store.reading() as session:
        assert session.get_one(ChildsRequest, request_id).decision_id == decision_id
    assert [(one.wording, one.child_asked) for one in details(store, room).decisions] == [
        ("See my uncle", "See my uncle")
    ]


def test_a_decision_keeps_from_whom_its_request_is_kept(store: Store, room: Room) -> None:
    with store.transaction() as session:
        request_id = add_request(session, room.review_id, asked="See my uncle")
        session.flush()
        session.get_one(ChildsRequest, request_id).not_for = (str(room.people["Jan Ellery"]),)
        decision_id = decide_on_request(session, request_id)
    with store.reading() as session:
        assert session.get_one(Decision, decision_id).not_for == (str(room.people["Jan Ellery"]),)


def test_a_decision_that_was_deleted_comes_back_when_its_request_is_decided_again(store: Store, room: Room) -> None:
    with store.transaction() as session:
        request_id = add_request(session, room.review_id, asked="See my uncle")
        session.flush()
        delete_decision(session, decide_on_request(session, request_id), at=NOW)
    with store.transaction() as session:
        decide_on_request(session, request_id)
    assert len(details(store, room).decisions) == 1


# Described


def test_topic_urgency_and_the_childs_words_for_when_are_kept(store: Store, room: Room) -> None:
    decision_id = decided(store, room)
    with store.transaction() as session:
        describe_decision(
            session, decision_id, topic=Topic.FAMILY_TIME, priority=True, when_in_childs_words=" before Easter "
        )
    one = details(store, room).decisions[0]
    assert (one.topic, one.priority, one.when_in_childs_words) == (Topic.FAMILY_TIME, True, "before Easter")


# The team manager's answer


def test_an_objection_needs_its_reason(store: Store, room: Room) -> None:
    decision_id = decided(store, room)
    with pytest.raises(Refused, match="why the team manager objects"), store.transaction() as session:
        manager_objects(session, decision_id, reason=" ", on=SENT)


def test_an_answer_before_the_review_is_refused(store: Store, room: Room) -> None:
    decision_id = decided(store, room)
    with pytest.raises(Refused, match="before the review"), store.transaction() as session:
        manager_objects(session, decision_id, reason="No money", on=LAST_REVIEW)
    with pytest.raises(Refused, match="before the review"), store.transaction() as session:
        manager_agrees(session, [decision_id], on=LAST_REVIEW)


def test_a_decision_objected_to_is_not_accepted_until_the_manager_agrees(store: Store, room: Room) -> None:
    decision_id = decided(store, room)
    with store.transaction() as session:
        manager_objects(session, decision_id, reason="No money", on=SENT)
    one = details(store, room).decisions[0]
    assert (one.status, one.view, one.reason) == (DecisionStatus.NOT_ACCEPTED, ManagersView.OBJECTS, "No money")
    with store.transaction() as session:
        manager_agrees(session, [decision_id], on=SENT)
    one = details(store, room).decisions[0]
    assert (one.status, one.view, one.reason) == (DecisionStatus.OPEN, ManagersView.AGREED, None)


def test_silence_counts_as_agreed_only_after_the_fifth_working_day(store: Store, room: Room) -> None:
    decided(store, room)
    with store.transaction() as session:
        send_decisions(session, room.review_id, on=SENT)
    assert details(store, room, LAST_DAY_TO_OBJECT).decisions[0].view is ManagersView.WAITING
    later = details(store, room, date(2026, 3, 21))
    assert later.decisions[0].view is ManagersView.AGREED_BY_SILENCE
    assert later.answer_due is not None
    assert (later.answer_due.due_on, later.manager) == (LAST_DAY_TO_OBJECT, "Amina Shah")


def test_nothing_is_waited_for_before_the_sheet_is_sent(store: Store, room: Room) -> None:
    decided(store, room)
    shown = details(store, room)
    assert (shown.decisions[0].view, shown.answer_due) == (None, None)


def test_a_closed_review_takes_the_managers_answer_and_gives_it_back(store: Store, room: Room) -> None:
    decision_id = decided(store, room)
    with store.transaction() as session:
        session.get_one(Review, room.review_id).status = ReviewStatus.COMPLETED
        manager_objects(session, decision_id, reason="No money", on=SENT)
    with store.transaction() as session:
        take_back_answer(session, [decision_id])
    one = details(store, room).decisions[0]
    assert (one.status, one.answer, one.reason) == (DecisionStatus.OPEN, None, None)
