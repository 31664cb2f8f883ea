"""What a child asked for: never lost, never without an answer unseen, and asked again where it was not a yes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iro_desktop.actions.requests import (
    LONGEST_REQUEST,
    add_request,
    answer_request,
    ask_again,
    bring_back_request,
    delete_request,
    lead_to_decision,
    reword_request,
    tell_the_child,
)
from iro_desktop.actions.reviews import ReviewIsClosed
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.queries.requests import RequestsPage, open_requests, requests_page
from iro_desktop.store.store import Session
from tests import factories
from tests.held_review import NOON, HeldReview, add_held_review
from tests.store.stores import store_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


@pytest.fixture
def held(session: Session) -> HeldReview:
    return add_held_review(session)


def shown(session: Session, held: HeldReview) -> RequestsPage:
    session.flush()
    return requests_page(session, held.review_id)


def an_earlier_request(session: Session, held: HeldReview, answer: RequestAnswer | None) -> ChildsRequest:
    before = Review(
        child_id=held.child_id, status=ReviewStatus.COMPLETED, held_on=date(2025, 9, 12), completed_on=date(2025, 9, 12)
    )
    asked = factories.childs_request(held.child_id, before.id, asked="Can I have a cat?")
    asked.answer, asked.look_again_on = answer, date(2026, 3, 1)
    session.add_all([before, asked])
    session.flush()
    return asked


def test_requests_stand_in_the_order_in_which_they_were_asked(session: Session, held: HeldReview) -> None:
    for asked in ("A later bedtime", "To see Nan", "A lock"):
        add_request(session, held.review_id, asked=asked)
        session.flush()

    assert [one.asked for one in shown(session, held).requests] == ["A later bedtime", "To see Nan", "A lock"]


@pytest.mark.parametrize("asked", ["", "  ", "x" * (LONGEST_REQUEST + 1)])
def test_a_request_says_something_and_no_book(session: Session, held: HeldReview, asked: str) -> None:
    with pytest.raises(Refused):
        add_request(session, held.review_id, asked=asked)

    assert shown(session, held).requests == ()


def test_an_answer_keeps_why_who_and_when(session: Session, held: HeldReview) -> None:
    request_id = add_request(session, held.review_id, asked="A later bedtime")
    session.flush()
    answer_request(
        session,
        request_id,
        answer=RequestAnswer.NOT_YET,
        why=" School starts early. ",
        who_decides="Ada",
        look_again_on=date(2026, 7, 1),
    )

    (row,) = shown(session, held).requests
    assert (row.answer, row.why, row.who_decides) == (RequestAnswer.NOT_YET, "School starts early.", "Ada")
    assert row.look_again_on == date(2026, 7, 1)
    assert open_requests(session, held.review_id) == ()


def test_a_request_without_an_answer_is_named(session: Session, held: HeldReview) -> None:
    request_id = add_request(session, held.review_id, asked="A later bedtime")
    session.flush()
    assert open_requests(session, held.review_id) == ("A later bedtime",)

    answer_request(session, request_id, answer=RequestAnswer.YES)
    session.flush()
    assert open_requests(session, held.review_id) == ()


def test_what_was_said_is_offered_until_it_is_taken(session: Session, held: HeldReview) -> None:
    (said,) = shown(session, held).said
    assert said.words == "I want Nan to see my den."

    add_request(session, held.review_id, asked=said.words, words_id=said.words_id)

    assert shown(session, held).said == ()


@pytest.mark.parametrize("answer", [None, RequestAnswer.NOT_YET, RequestAnswer.NO])
def test_the_next_review_opens_with_what_had_no_yes(
    session: Session, held: HeldReview, answer: RequestAnswer | None
) -> None:
    asked = an_earlier_request(session, held, answer)
    assert [one.request_id for one in shown(session, held).left_open] == [asked.id]

    again = ask_again(session, held.review_id, asked.id)
    page = shown(session, held)
    assert page.left_open == ()
    assert [(one.request_id, one.asked, one.answer, one.asked_before_on) for one in page.requests] == [
        (again, "Can I have a cat?", None, date(2025, 9, 12))
    ]


def test_a_yes_is_not_asked_again(session: Session, held: HeldReview) -> None:
    an_earlier_request(session, held, RequestAnswer.YES)

    assert shown(session, held).left_open == ()


def test_two_laptops_that_ask_again_make_one_request(session: Session, held: HeldReview) -> None:
    asked = an_earlier_request(session, held, None)

    first = ask_again(session, held.review_id, asked.id)
    session.flush()

    assert ask_again(session, held.review_id, asked.id) == first


def test_a_request_taken_out_comes_back(session: Session, held: HeldReview) -> None:
    request_id = add_request(session, held.review_id, asked="A lock")
    session.flush()
    delete_request(session, request_id, at=NOON)
    assert shown(session, held).requests == ()

    bring_back_request(session, request_id)
    assert [one.asked for one in shown(session, held).requests] == ["A lock"]


def test_a_request_leads_to_a_decision_and_is_written_otherwise(session: Session, held: HeldReview) -> None:
    request_id = add_request(session, held.review_id, asked="Lock")
    session.flush()
    reword_request(session, request_id, asked="A lock on my door")
    lead_to_decision(session, request_id, decision_id=held.decisions[0])

    (row,) = shown(session, held).requests
    assert (row.asked, row.decision_id) == ("A lock on my door", held.decisions[0])


def test_a_closed_review_takes_only_that_the_child_was_told(session: Session, held: HeldReview) -> None:
    request_id = add_request(session, held.review_id, asked="A lock")
    session.get_one(Review, held.review_id).status = ReviewStatus.COMPLETED
    session.flush()

    with pytest.raises(ReviewIsClosed):
        answer_request(session, request_id, answer=RequestAnswer.YES)
    tell_the_child(session, request_id, on=date(2026, 3, 20))

    (row,) = shown(session, held).requests
    assert (row.answer, row.told_child_on) == (None, date(2026, 3, 20))
