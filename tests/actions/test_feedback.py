"""What a child or parent thought of a review: kept as it was given, and counted without guessing."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from iro_desktop.actions.feedback import (
    LONGEST_ANSWER,
    FeedbackAnswers,
    bring_back_feedback,
    delete_feedback,
    record_feedback,
)
from iro_desktop.models.feedback import FeedbackChannel, FeedbackFrom, Felt
from iro_desktop.models.refused import Refused
from iro_desktop.queries.feedback import Answers, feedback_counts, feedback_of
from iro_desktop.queries.feedback_forms import feedback_form
from iro_desktop.store.store import Session, Store
from tests.held_review import HELD_ON, NOON, TODAY, HeldReview, add_held_review
from tests.store.stores import store_in

CHILD, PARENT = FeedbackFrom.CHILD, FeedbackFrom.PARENT


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store: Store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


@pytest.fixture
def held(session: Session) -> HeldReview:
    return add_held_review(session)


def given_by(
    session: Session, held: HeldReview, source: FeedbackFrom = CHILD, on: date = HELD_ON, **answers: object
) -> None:
    record_feedback(
        session,
        held.review_id,
        source=source,
        channel=FeedbackChannel.ON_SCREEN,
        given_on=on,
        today=TODAY,
        answers=FeedbackAnswers(**answers),  # type: ignore[arg-type]  # answers by name
    )
    session.flush()


def test_one_tap_is_feedback(session: Session, held: HeldReview) -> None:
    given_by(session, held, felt_heard=Felt.PARTLY)

    assert [row.felt_heard for row in feedback_of(session, held.review_id)] == [Felt.PARTLY]


def test_nothing_answered_is_refused(session: Session, held: HeldReview) -> None:
    with pytest.raises(Refused, match="Nothing is answered yet"):
        given_by(session, held)

    assert feedback_of(session, held.review_id) == ()


def test_a_day_to_come_is_refused(session: Session, held: HeldReview) -> None:
    with pytest.raises(Refused, match="still to come"):
        given_by(session, held, on=TODAY + timedelta(days=1), felt_heard=Felt.YES)


def test_a_pasted_book_is_refused_and_says_so(session: Session, held: HeldReview) -> None:
    with pytest.raises(Refused, match="longer than 10,000 characters"):
        given_by(session, held, would_change="w" * (LONGEST_ANSWER + 1))


def test_consent_without_a_quote_is_no_consent(session: Session, held: HeldReview) -> None:
    given_by(session, held, felt_heard=Felt.YES, quote_may_be_used=True)

    assert [row.quote_may_be_used for row in feedback_of(session, held.review_id)] == [None]


def test_a_form_taken_away_is_not_counted_and_comes_back(session: Session, held: HeldReview) -> None:
    given_by(session, held, felt_heard=Felt.YES)
    (row,) = feedback_of(session, held.review_id)

    delete_feedback(session, row.feedback_id, at=NOON)
    session.flush()
    assert feedback_counts(session, HELD_ON, HELD_ON, CHILD).forms == 0

    bring_back_feedback(session, row.feedback_id)
    session.flush()
    assert feedback_counts(session, HELD_ON, HELD_ON, CHILD).forms == 1


def test_counts_say_what_they_are_a_share_of(session: Session, held: HeldReview) -> None:
    given_by(session, held, felt_heard=Felt.YES, quote="You listened.", quote_may_be_used=True)
    given_by(session, held, felt_heard=Felt.NO, understood=Felt.YES, quote="Too long.", quote_may_be_used=False)
    given_by(session, held, PARENT, felt_heard=Felt.YES, only_hears_at_reviews=True)

    children = feedback_counts(session, HELD_ON, HELD_ON, CHILD)
    parents = feedback_counts(session, HELD_ON, HELD_ON, PARENT)

    assert (children.forms, children.reviews_with_feedback, children.reviews_held) == (2, 1, 1)
    assert children.by_question["felt_heard"] == Answers(yes=1, no=1)
    assert children.by_question["understood"] == Answers(yes=1)
    assert children.by_question["told_in_time"].answered == 0
    assert children.quotes_to_use == 1
    assert (parents.forms, parents.only_hear_at_reviews) == (1, 1)


def test_feedback_counts_with_the_time_of_its_review(session: Session, held: HeldReview) -> None:
    given_by(session, held, on=TODAY, felt_heard=Felt.YES)

    assert feedback_counts(session, HELD_ON + timedelta(days=1), TODAY, CHILD).forms == 0


def test_a_parents_form_names_no_child(session: Session, held: HeldReview) -> None:
    form = feedback_form(session, held.review_id, PARENT, today=TODAY)

    assert "Pip" not in str(form)
    assert form.child_known_as == ""


def test_a_childs_form_has_their_name_and_the_officers_number(session: Session, held: HeldReview) -> None:
    form = feedback_form(session, held.review_id, CHILD, today=TODAY)

    assert form.greeting.startswith("Pip, ")
    assert "Or ring Maren: 01632 960133." in form.ending
