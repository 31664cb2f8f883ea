"""Closing a review: what keeps it open, what is only said, and opening it again for a reason."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from iro_desktop.actions.adjourning import AdjournmentDetails, adjourn, go_on
from iro_desktop.actions.closing import LONGEST_REASON, close_review, reopen_review, take_back_closing
from iro_desktop.actions.decisions import add_decision, give_decision_to, set_decision_date
from iro_desktop.actions.requests import add_request, answer_request
from iro_desktop.actions.reviews import change_plan, plan_next_review
from iro_desktop.actions.taking_part import set_participation
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.childs_request import RequestAnswer
from iro_desktop.models.participation import ParticipationAnswers, Presence, Voice
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Meeting, Mode, Review, ReviewStatus
from iro_desktop.queries.closing import closing_needs
from iro_desktop.store.store import Store
from tests.review_room import BANK_HOLIDAYS, TODAY, Room, add_room, settle_home
from tests.store.stores import store_in

NEXT = date(2026, 9, 11)
AT = datetime(2026, 3, 16, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    """A third review, begun, with all that closing needs."""
    with store.transaction() as session:
        room = add_room(session)
        answers = ParticipationAnswers(
            born_on=date(2017, 5, 3), review_on=TODAY, presence=Presence.IN_THE_ROOM, voice=Voice.SPOKE
        )
        set_participation(session, room.review_id, answers)
        plan_next_review(session, room.review_id, on=NEXT)
        settle_home(session, room.review_id)
        return room


def keeps_open(store: Store, room: Room) -> list[tuple[str, str]]:
    with store.reading() as session:
        return [(one.step, one.sentence) for one in closing_needs(session, room.review_id).must]


def only_said(store: Store, room: Room) -> list[tuple[str, str]]:
    with store.reading() as session:
        return [(one.step, one.sentence) for one in closing_needs(session, room.review_id).better]


def close(store: Store, room: Room, on: date = TODAY) -> None:
    with store.transaction() as session:
        close_review(session, room.review_id, on=on)


def reopen(store: Store, room: Room, reason: str = "Mum’s answer came a day later") -> None:
    with store.transaction() as session:
        reopen_review(session, room.review_id, reason=reason, at=AT)


def kept(store: Store, room: Room) -> Review:
    with store.reading() as session:
        return session.get_one(Review, room.review_id)


def test_a_review_that_has_everything_closes(store: Store, room: Room) -> None:
    assert keeps_open(store, room) == []
    close(store, room)
    assert kept(store, room).status is ReviewStatus.COMPLETED


@pytest.mark.parametrize(
    ("owner", "due_on", "sentence"),
    [
        (None, None, "Decision 1 needs who will do it and by when."),
        ("Priya Green", None, "Decision 1 needs by when."),
        (" ", TODAY, "Decision 1 needs who will do it."),
    ],
)
def test_a_decision_without_who_or_when_keeps_the_review_open_and_is_not_lost(
    store: Store, room: Room, owner: str | None, due_on: date | None, sentence: str
) -> None:
    with store.transaction() as session:
        decision_id = add_decision(session, room.review_id, wording="Lift to the park", owner_name=owner, due_on=due_on)
    assert keeps_open(store, room) == [("decide", sentence)]
    with pytest.raises(Refused, match=sentence):
        close(store, room)
    with store.transaction() as session:
        give_decision_to(session, decision_id, name="Jan")
        set_decision_date(session, decision_id, due_on=TODAY)
    close(store, room)


@pytest.mark.parametrize("mode", [Mode.HYBRID, Mode.REMOTE])
def test_a_review_not_in_person_needs_its_reason(store: Store, room: Room, mode: Mode) -> None:
    with store.transaction() as session:
        change_plan(session, room.review_id, mode=mode)
    with store.transaction() as session:
        for meeting in session.scalars(select(Meeting).where(Meeting.review_id == room.review_id)):
            meeting.mode = mode
    assert keeps_open(store, room) == [("meet", "Say why not everybody met in person.")]
    with store.transaction() as session:
        change_plan(session, room.review_id, reason_not_in_person="Wren was poorly")
    close(store, room)


def test_from_the_second_review_on_the_lasting_home_is_said_or_why_not(store: Store, room: Room) -> None:
    with store.transaction() as session:
        session.get_one(Review, room.review_id).permanence_plans = ()
    assert [step for step, _ in keeps_open(store, room)] == ["prepare"]
    with store.transaction() as session:
        session.get_one(Review, room.review_id).permanence_reason_if_none = "Waiting for the assessment of Aunt Bea"
    close(store, room)


def test_a_review_that_was_adjourned_waits_until_it_has_gone_on(store: Store, room: Room) -> None:
    details = AdjournmentDetails(reason=AdjournmentReason.PLAN_NOT_READY, resumes_on=date(2026, 3, 26))
    with store.transaction() as session:
        adjourn(session, room.review_id, details, on=TODAY, bank_holidays=BANK_HOLIDAYS)
    assert ("meet", "The review was adjourned and has not gone on yet.") in keeps_open(store, room)
    with store.transaction() as session:
        go_on(session, room.review_id, on=date(2026, 3, 26))
    assert ("meet", "The review was adjourned and has not gone on yet.") not in keeps_open(store, room)


def test_a_request_without_an_answer_is_said_plainly_and_does_not_keep_the_review_open(
    store: Store, room: Room
) -> None:
    with store.transaction() as session:
        request_id = add_request(session, room.review_id, asked="Can I see my uncle?")
    assert only_said(store, room) == [("decide", "The child asked: “Can I see my uncle?”, and has no answer yet.")]
    with store.transaction() as session:
        answer_request(session, request_id, answer=RequestAnswer.YES)
    assert only_said(store, room) == []
    close(store, room)


def test_a_review_cannot_be_complete_before_its_first_meeting(store: Store, room: Room) -> None:
    with pytest.raises(Refused, match="before its first meeting"):
        close(store, room, on=date(2026, 3, 11))
    assert kept(store, room).status is ReviewStatus.IN_PROGRESS


def test_opening_again_needs_a_reason_which_stays_when_it_is_closed_anew(store: Store, room: Room) -> None:
    close(store, room)
    with pytest.raises(Refused, match="Say why"):
        reopen(store, room, reason="  ")
    assert kept(store, room).status is ReviewStatus.COMPLETED
    reopen(store, room)
    again = kept(store, room)
    assert (again.status, again.reopened_reason, again.reopened_at) == (
        ReviewStatus.IN_PROGRESS,
        "Mum’s answer came a day later",
        AT,
    )
    close(store, room)
    assert kept(store, room).reopened_reason == "Mum’s answer came a day later"


def test_a_reason_longer_than_the_field_is_refused_and_changes_nothing(store: Store, room: Room) -> None:
    close(store, room)
    with pytest.raises(Refused, match="2,000 characters"):
        reopen(store, room, reason="x" * (LONGEST_REASON + 1))
    assert kept(store, room).status is ReviewStatus.COMPLETED


def test_a_slip_of_the_hand_is_undone_without_a_reason(store: Store, room: Room) -> None:
    close(store, room)
    with store.transaction() as session:
        take_back_closing(session, room.review_id)
    assert (kept(store, room).status, kept(store, room).reopened_reason) == (ReviewStatus.IN_PROGRESS, None)


def test_a_review_from_the_files_is_not_opened(store: Store, room: Room) -> None:
    with store.transaction() as session:
        review = session.get_one(Review, room.review_id)
        review.status, review.from_files = ReviewStatus.COMPLETED, True
    with pytest.raises(Refused, match="council’s files"):
        reopen(store, room)
