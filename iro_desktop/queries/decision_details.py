"""What is known of each decision beside its wordings: topic, urgency, where it came from, and the manager's answer."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.after_review import ManagersView, managers_answer_due, managers_view
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.due_days import DueDay
from iro_desktop.models.limits import DEFAULT_LIMITS, Limits
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Decision, DecisionStatus, ManagerAnswer, Review
from iro_desktop.models.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDetail:
    """One decision of a review."""

    decision_id: UUID
    number: int
    wording: str
    topic: Topic | None
    priority: bool
    when_in_childs_words: str | None
    status: DecisionStatus
    carried_from_on: date | None
    """The day of the review in which it was decided first."""
    child_asked: str | None
    """What the child asked for, where the decision was made from that."""
    answer: ManagerAnswer | None
    answered_on: date | None
    reason: str | None
    view: ManagersView | None
    """Where the manager's answer stands; None before the sheet was sent and while nothing was heard."""


@dataclass(frozen=True, slots=True)
class DetailsPage:
    """The decisions of one review, and until when the team manager may object."""

    decisions: tuple[DecisionDetail, ...]
    manager: str | None
    """The team manager's name, as far as somebody is put down."""
    answer_due: DueDay | None
    """The last day to object, with its sum; None before the sheet was sent."""


def decision_details(
    session: Session,
    review_id: UUID,
    *,
    today: date,
    bank_holidays: Container[date],
    limits: Limits = DEFAULT_LIMITS,
) -> DetailsPage:
    """Everything about a review's decisions that stands beside their wordings, by number."""
    review = session.get(Review, review_id)
    if review is None:
        return DetailsPage((), None, None)
    decisions = session.scalars(
        select(Decision)
        .where(Decision.review_id == review_id, Decision.deleted_at.is_(None))
        .order_by(Decision.number, Decision.created_at)
    ).all()
    carried = _carried_from(session, [one.carried_from_id for one in decisions if one.carried_from_id])
    asked = _asked(session, [one.from_record_id for one in decisions if one.from_record_id])
    sent_on = review.decisions_sent_on

    def view(one: Decision) -> ManagersView | None:
        objects = None if one.manager_answer is None else one.manager_answer is ManagerAnswer.OBJECTS
        counted_from = sent_on or one.manager_answer_on
        if counted_from is None:
            return None
        return managers_view(
            objects=objects, sheet_sent_on=counted_from, today=today, bank_holidays=bank_holidays, limits=limits
        )

    return DetailsPage(
        tuple(
            DecisionDetail(
                decision_id=one.id,
                number=one.number,
                wording=one.wording or one.child_wording,
                topic=Topic(one.topic) if one.topic in set(Topic) else None,
                priority=one.priority,
                when_in_childs_words=one.when_in_childs_words,
                status=one.status,
                carried_from_on=carried.get(one.carried_from_id) if one.carried_from_id else None,
                child_asked=asked.get(one.from_record_id) if one.from_record_id else None,
                answer=one.manager_answer,
                answered_on=one.manager_answer_on,
                reason=one.manager_reason,
                view=view(one),
            )
            for one in decisions
        ),
        _manager(session, review.child_id),
        managers_answer_due(sent_on, bank_holidays, limits=limits) if sent_on else None,
    )


def _carried_from(session: Session, decision_ids: list[UUID]) -> dict[UUID, date | None]:
    rows = session.execute(
        select(Decision.id, Review.held_on)
        .join(Review, Review.id == Decision.review_id)
        .where(Decision.id.in_(decision_ids))
    )
    return {row.id: row.held_on for row in rows}


def _asked(session: Session, record_ids: list[UUID]) -> dict[UUID, str]:
    rows = session.execute(
        select(ChildsRequest.id, ChildsRequest.asked).where(
            ChildsRequest.id.in_(record_ids), ChildsRequest.deleted_at.is_(None)
        )
    )
    return {row.id: row.asked for row in rows}


def _manager(session: Session, child_id: UUID) -> str | None:
    return session.scalar(
        select(Person.name)
        .where(
            Person.child_id == child_id,
            Person.role == PersonRole.TEAM_MANAGER,
            Person.until_on.is_(None),
            Person.deleted_at.is_(None),
        )
        .order_by(Person.name)
        .limit(1)
    )
