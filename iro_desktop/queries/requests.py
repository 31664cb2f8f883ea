"""What the child asked for in a review, and what earlier reviews left without a yes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One request with its answer as far as there is one."""

    request_id: UUID
    position: int
    asked: str
    answer: RequestAnswer | None
    why: str | None
    who_decides: str | None
    look_again_on: date | None
    told_child_on: date | None
    decision_id: UUID | None
    words_id: UUID | None
    asked_before_on: date | None
    """The day of the review in which it was asked before."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """Something the child said in this review that may be a request."""

    words_id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """The requests of one review, those left open before it, and what was said that may be one."""

    requests: tuple[RequestRow, ...]
    left_open: tuple[RequestRow, ...]
    """Of earlier reviews: not answered, or not with a yes and to be looked at again; not taken into this one yet."""
    said: tuple[SaidRow, ...]


def requests_page(session: Session, review_id: UUID) -> RequestsPage:
    """Everything about requests that the workspace of one review shows."""
    review = session.get(Review, review_id)
    if review is None:
        return RequestsPage((), (), ())
    of_child = session.execute(
        select(ChildsRequest, Review.held_on, Review.planned_on)
        .join(Review, Review.id == ChildsRequest.review_id)
        .where(ChildsRequest.child_id == review.child_id, ChildsRequest.deleted_at.is_(None))
        .order_by(ChildsRequest.position, ChildsRequest.created_at)
    ).all()
    held = {request.id: held_on or planned_on for request, held_on, planned_on in of_child}
    here = [request for request, _, _ in of_child if request.review_id == review_id]
    taken = {request.asked_before_id for request, _, _ in of_child if request.asked_before_id}
    until = review.held_on or date.max
    before = [
        request
        for request, held_on, _ in of_child
        if request.review_id != review_id
        and held_on is not None
        and held_on <= until
        and request.id not in taken
        and _is_open(request)
    ]
    used = {request.childs_words_id for request in here}
    return RequestsPage(
        tuple(_row(request, held) for request in here),
        tuple(_row(request, held) for request in before),
        tuple(one for one in _said(session, review_id) if one.words_id not in used),
    )


def open_requests(session: Session, review_id: UUID) -> tuple[str, ...]:
    """What was asked in a review and has no answer yet, in order."""
    return tuple(
        session.scalars(
            select(ChildsRequest.asked)
            .where(
                ChildsRequest.review_id == review_id,
                ChildsRequest.answer.is_(None),
                ChildsRequest.deleted_at.is_(None),
            )
            .order_by(ChildsRequest.position, ChildsRequest.created_at)
        )
    )


def _is_open(request: ChildsRequest) -> bool:
    """A yes is settled. A no or a not yet is looked at again where a day was set for it."""
    return request.answer is not RequestAnswer.YES and (request.answer is None or request.look_again_on is not None)


def _row(request: ChildsRequest, held: dict[UUID, date | None]) -> RequestRow:
    return RequestRow(
        request_id=request.id,
        position=request.position,
        asked=request.asked,
        answer=request.answer,
        why=request.why,
        who_decides=request.who_decides,
        look_again_on=request.look_again_on,
        told_child_on=request.told_child_on,
        decision_id=request.decision_id,
        words_id=request.childs_words_id,
        asked_before_on=held.get(request.asked_before_id) if request.asked_before_id else None,
    )


def _said(session: Session, review_id: UUID) -> list[SaidRow]:
    words = session.scalars(
        select(ChildsWords)
        .where(ChildsWords.review_id == review_id, ChildsWords.deleted_at.is_(None))
        .order_by(ChildsWords.said_on, ChildsWords.said_at, ChildsWords.id)
    )
    return [SaidRow(one.id, one.words) for one in words if one.words.strip()]
