"""The midway check: what is kept, refused and undone, by real records."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.midway import (
    change_check,
    hold_check,
    move_check,
    prefer_between_reviews,
    put_day_back,
    say_held_on,
    say_needed,
    say_not_needed,
)
from iro_desktop.actions.midway_decisions import answer_decision, look_at_decision, take_answer_back
from iro_desktop.actions.midway_opening import open_check
from iro_desktop.actions.midway_talks import say_spoken
from iro_desktop.models.child import BetweenReviews, ChildPreferences, preferences_id
from iro_desktop.models.consultation import Consultation, WithWhom
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.midway import MidwayCheck, MidwayState, SpokenWith, midway_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.queries.midway_page import MidwayPage, midway_page
from tests.midway_room import BANK_HOLIDAYS, NOW, REVIEW_ON, TODAY, Midway, add_midway
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


def page(session: Session, room: Midway, today: date = TODAY) -> MidwayPage:
    session.flush()
    return midway_page(session, room.review_id, today, BANK_HOLIDAYS)


def look(session: Session, room: Midway, number: int, status: DecisionStatus, text: str = "") -> None:
    open_check(session, room.review_id, at=NOW)
    look_at_decision(session, room.decisions[number - 1], status=status, text=text, at=NOW, by="Maren")
    session.flush()


def conversations(session: Session) -> list[Consultation]:
    session.flush()
    kept = select(Consultation).where(Consultation.deleted_at.is_(None)).order_by(Consultation.happened_on)
    return list(session.scalars(kept))


# Opening and keeping


def test_the_first_mark_opens_the_check_of_its_review(session: Session, room: Midway) -> None:
    change_check(session, room.review_id, at=NOW, changes="A new school.")

    check = session.get(MidwayCheck, midway_id(room.review_id))
    assert check is not None
    assert (check.opened_at, check.changes, check.child_id) == (NOW, "A new school.", room.child_id)
    assert page(session, room).state is MidwayState.FORM_OPEN


def test_a_later_mark_keeps_the_moment_of_the_first(session: Session, room: Midway) -> None:
    open_check(session, room.review_id, at=NOW)
    change_check(session, room.review_id, at=NOW + timedelta(days=2), next_step="Ring Priya.")

    assert page(session, room).opened_at == NOW


def test_a_review_that_is_not_complete_has_no_check(session: Session, room: Midway) -> None:
    review = session.get(Review, room.review_id)
    assert review is not None
    review.status, review.completed_on = ReviewStatus.IN_PROGRESS, None

    with pytest.raises(Refused, match="not complete yet, so it has no midway check"):
        open_check(session, room.review_id, at=NOW)


def test_somebody_of_another_child_cannot_be_whom_it_was_talked_through_with(session: Session, room: Midway) -> None:
    other = add_midway(session, number="0007338", known_as="Pip")

    with pytest.raises(Refused, match="not somebody around this child"):
        change_check(session, room.review_id, at=NOW, with_person_id=other.people["Priya Green"])


def test_a_pasted_file_is_refused_and_what_was_kept_stays(session: Session, room: Midway) -> None:
    change_check(session, room.review_id, at=NOW, changes="A new school.")

    with pytest.raises(Refused, match="Nothing that was saved is lost"):
        change_check(session, room.review_id, at=NOW, changes="x" * 20_001)

    assert page(session, room).changes == "A new school."


def test_words_that_are_taken_out_are_gone(session: Session, room: Midway) -> None:
    change_check(session, room.review_id, at=NOW, changes="A new school.")
    change_check(session, room.review_id, at=NOW, changes="  ")

    assert page(session, room).changes == ""


# Held, and written down later


def test_talked_about_is_a_state_of_its_own_and_opens_nothing(session: Session, room: Midway) -> None:
    before = hold_check(session, room.review_id, on=TODAY, today=TODAY, with_name="Priya Green")

    shown = page(session, room)
    assert before is None
    assert (shown.state, shown.held_on, shown.with_name) == (MidwayState.HELD_NOT_RECORDED, TODAY, "Priya Green")
    assert shown.opened_at is None


def test_holding_is_undone_by_the_day_that_stood_before(session: Session, room: Midway) -> None:
    before = hold_check(session, room.review_id, on=TODAY, today=TODAY)
    say_held_on(session, room.review_id, on=before)

    assert page(session, room).state is MidwayState.NOT_STARTED


@pytest.mark.parametrize(
    ("on", "sentence"),
    [(TODAY + timedelta(days=1), "cannot lie ahead"), (REVIEW_ON, "not after the review of 12 March")],
)
def test_a_day_that_cannot_be_is_refused(session: Session, room: Midway, on: date, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        hold_check(session, room.review_id, on=on, today=TODAY)

    with pytest.raises(Refused):
        say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.SPOKE, at=NOW, on=on)
    assert conversations(session) == []


# Another day, and not needed


def test_another_day_has_its_reason_in_its_sum(session: Session, room: Midway) -> None:
    move_check(session, room.review_id, to=date(2026, 6, 8), reason="Wren prefers half way", today=TODAY)

    shown = page(session, room)
    assert (shown.due.due_on, shown.due.sum_in_words) == (
        date(2026, 6, 8),
        "moved from 23 April: Wren prefers half way",
    )
    assert shown.shown_from == date(2026, 6, 1)
    assert shown.state is MidwayState.NOT_STARTED


def test_a_moved_day_goes_back(session: Session, room: Midway) -> None:
    move_check(session, room.review_id, to=date(2026, 6, 8), reason="Half way", today=TODAY)
    put_day_back(session, room.review_id)

    assert page(session, room).due.due_on == date(2026, 4, 23)


@pytest.mark.parametrize(
    ("to", "reason", "sentence"),
    [
        (date(2026, 6, 8), "  ", "Say why another day is right"),
        (TODAY - timedelta(days=1), "Half way", "has passed already"),
    ],
)
def test_a_day_without_a_reason_or_in_the_past_is_refused(
    session: Session, room: Midway, to: date, reason: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        move_check(session, room.review_id, to=to, reason=reason, today=TODAY)


def test_not_needed_keeps_why_and_is_taken_back(session: Session, room: Midway) -> None:
    say_not_needed(session, room.review_id, reason="Wren asked for no call")
    shown = page(session, room)
    assert (shown.state, shown.why_not) == (MidwayState.NOT_REQUIRED, "Wren asked for no call")

    say_needed(session, room.review_id)
    assert page(session, room).state is MidwayState.NOT_STARTED


def test_not_needed_without_a_reason_is_refused(session: Session, room: Midway) -> None:
    with pytest.raises(Refused, match="Say why no check is needed"):
        say_not_needed(session, room.review_id, reason=" ")


def test_that_the_child_prefers_half_way_is_kept_and_undone(session: Session, room: Midway) -> None:
    before = prefer_between_reviews(session, room.child_id, when=BetweenReviews.HALF_WAY, on=TODAY)
    wishes = session.get(ChildPreferences, preferences_id(room.child_id))
    assert wishes is not None
    assert (before, wishes.contact_between_reviews, wishes.confirmed_on) == (None, BetweenReviews.HALF_WAY, TODAY)

    assert prefer_between_reviews(session, room.child_id, when=before, on=TODAY) is BetweenReviews.HALF_WAY
    assert wishes.contact_between_reviews is None


# Decisions


def test_a_decision_is_answered_at_once_and_told_once(session: Session, room: Midway) -> None:
    open_check(session, room.review_id, at=NOW)
    answer_decision(session, room.decisions[1], status=DecisionStatus.PARTLY, text="Two calls", at=NOW)
    one = page(session, room).decisions[1]
    assert (one.status, one.note, one.is_unwritten, one.was_looked_at) == (
        DecisionStatus.PARTLY,
        "Two calls",
        True,
        True,
    )

    look(session, room, 2, DecisionStatus.PARTLY, "Two calls of three.")
    look(session, room, 2, DecisionStatus.PARTLY, "Two calls of three.")

    lines = session.scalars(select(DecisionUpdate)).all()
    assert [(line.status, line.text, line.midway_id, line.by_name) for line in lines] == [
        (DecisionStatus.PARTLY, "Two calls of three.", midway_id(room.review_id), "Maren")
    ]
    assert not page(session, room).decisions[1].is_unwritten


def test_other_words_are_a_line_of_their_own(session: Session, room: Midway) -> None:
    look(session, room, 1, DecisionStatus.DONE)
    look(session, room, 1, DecisionStatus.NOT_DONE, "It was another book.")

    assert session.scalar(select(func.count()).select_from(DecisionUpdate)) == 2
    one = page(session, room).decisions[0]
    assert (one.line_status, one.line) == (DecisionStatus.NOT_DONE, "It was another book.")


def test_an_answer_that_is_taken_back_leaves_the_decision_as_it_was(session: Session, room: Midway) -> None:
    look(session, room, 1, DecisionStatus.DONE, "Seen.")
    take_answer_back(session, room.decisions[0], today=TODAY, by="Maren")

    one = page(session, room).decisions[0]
    assert (one.status, one.note, one.was_looked_at) == (DecisionStatus.OPEN, "", False)
    kinds = session.scalars(select(DecisionUpdate.kind).order_by(DecisionUpdate.created_at, DecisionUpdate.id)).all()
    assert sorted(kinds) == [UpdateKind.LOOKED_AT, UpdateKind.TAKEN_BACK]


def test_what_was_found_before_the_check_stands_again(session: Session, room: Midway) -> None:
    earlier = DecisionUpdate(
        child_id=room.child_id,
        decision_id=room.decisions[0],
        happened_on=date(2026, 4, 2),
        status=DecisionStatus.PARTLY,
        text="One part.",
    )
    session.add(earlier)
    look(session, room, 1, DecisionStatus.DONE)
    take_answer_back(session, room.decisions[0], today=TODAY, by="Maren")

    decision = session.get(Decision, room.decisions[0])
    assert decision is not None
    assert (decision.status, decision.status_note, decision.status_on) == (
        DecisionStatus.PARTLY,
        "One part.",
        date(2026, 4, 2),
    )


@pytest.mark.parametrize("status", [DecisionStatus.OPEN, DecisionStatus.NOT_ACCEPTED])
def test_only_what_became_of_it_can_be_said(session: Session, room: Midway, status: DecisionStatus) -> None:
    with pytest.raises(Refused, match="done, partly done, not done or no longer needed"):
        answer_decision(session, room.decisions[0], status=status, text="", at=NOW)


def test_a_line_is_a_line(session: Session, room: Midway) -> None:
    with pytest.raises(Refused, match="Say it in a sentence"):
        answer_decision(session, room.decisions[0], status=DecisionStatus.DONE, text="x" * 2_001, at=NOW)
