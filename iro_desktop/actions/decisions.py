"""What was decided: who will do what by when, in two wordings of one record."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.ids import new_id
from iro_desktop.models.review import Decision, Review
from iro_desktop.models.topics import Topic


def add_decision(
    session: Session,
    review_id: UUID,
    *,
    wording: str = "",
    child_wording: str = "",
    owner_name: str | None = None,
    owner_role: str | None = None,
    owner_person_id: UUID | None = None,
    due_on: date | None = None,
    decision_id: UUID | None = None,
) -> UUID:
    """Write down a decision of a review. It may still lack who and when; the letter asks before it is finished.

    A screen gives the `decision_id`, so that what is typed next can be saved before this has come back.
    """
    review = existing(session, Review, review_id)
    highest = session.scalar(
        select(func.max(Decision.number)).where(Decision.review_id == review_id, Decision.deleted_at.is_(None))
    )
    decision = Decision(
        id=decision_id or new_id(),
        child_id=review.child_id,
        review_id=review_id,
        number=(highest or 0) + 1,
        wording=wording,
        child_wording=child_wording,
        owner_name=owner_name,
        owner_role=owner_role,
        owner_person_id=owner_person_id,
        due_on=due_on,
    )
    session.add(decision)
    return decision.id


def keep_decision(
    session: Session,
    review_id: UUID,
    decision_id: UUID,
    *,
    wording: str,
    owner_name: str | None,
    owner_role: str | None = None,
    owner_person_id: UUID | None = None,
    due_on: date | None,
) -> None:
    """Keep a decision as far as it is typed: made the first time, changed after that."""
    if session.get(Decision, decision_id) is None:
        add_decision(session, review_id, wording=wording, decision_id=decision_id)
        session.flush()
    decision = existing(session, Decision, decision_id)
    decision.wording = wording
    if owner_name != decision.owner_name or owner_person_id != decision.owner_person_id:
        give_decision_to(session, decision_id, name=owner_name, role=owner_role, person_id=owner_person_id)
    if due_on != decision.due_on:
        set_decision_date(session, decision_id, due_on=due_on)


def reword_decision(
    session: Session, decision_id: UUID, *, wording: str | None = None, child_wording: str | None = None
) -> None:
    """Change either wording. Sheet and letter are made from this one record, so they change together."""
    decision = existing(session, Decision, decision_id)
    if wording is not None:
        decision.wording = wording
    if child_wording is not None:
        decision.child_wording = child_wording


def give_decision_to(
    session: Session, decision_id: UUID, *, name: str | None, role: str | None = None, person_id: UUID | None = None
) -> None:
    """Say who will do it; None takes the name away again."""
    decision = existing(session, Decision, decision_id)
    decision.owner_name, decision.owner_role, decision.owner_person_id = name, role, person_id


def set_decision_date(
    session: Session, decision_id: UUID, *, due_on: date | None, in_childs_words: str | None = None
) -> None:
    """Say by when, and how the child would say it. The date is the record; the words are only for the letter."""
    decision = existing(session, Decision, decision_id)
    decision.due_on, decision.when_in_childs_words = due_on, in_childs_words


def describe_decision(
    session: Session, decision_id: UUID, *, topic: Topic | None, priority: bool, when_in_childs_words: str | None
) -> None:
    """Say where a decision came from, whether it cannot wait, and how the child would say when."""
    decision = existing(session, Decision, decision_id)
    decision.topic, decision.priority = topic, priority
    decision.when_in_childs_words = (when_in_childs_words or "").strip() or None


def move_decision(session: Session, decision_id: UUID, *, by: int) -> int:
    """Move a decision up (-1) or down (1) among those of its review. Returns its number afterwards."""
    decision = existing(session, Decision, decision_id)
    decisions = _in_order(session, decision.review_id)
    here = decisions.index(decision)
    decisions.insert(max(0, min(here + by, len(decisions) - 1)), decisions.pop(here))
    for number, one in enumerate(decisions, start=1):
        one.number = number
    return decision.number


def delete_decision(session: Session, decision_id: UUID, *, at: datetime) -> None:
    """Delete a decision; the others close up. `bring_back_decision` undoes it."""
    decision = existing(session, Decision, decision_id)
    decision.deleted_at = at
    _number_again(session, decision.review_id)


def bring_back_decision(session: Session, decision_id: UUID) -> None:
    """Undo a deletion: the decision is there again, at its old place."""
    decision = session.get(Decision, decision_id)
    if decision is not None and decision.deleted_at is not None:
        decision.deleted_at = None
        _number_again(session, decision.review_id, first=decision)


def _number_again(session: Session, review_id: UUID, first: Decision | None = None) -> None:
    """Number the decisions 1, 2, 3 …; of two with the same number, `first` stands before the other."""
    session.flush()
    for number, decision in enumerate(_in_order(session, review_id, first), start=1):
        decision.number = number


def _in_order(session: Session, review_id: UUID, first: Decision | None = None) -> list[Decision]:
    decisions = session.scalars(
        select(Decision).where(Decision.review_id == review_id, Decision.deleted_at.is_(None))
    ).all()
    return sorted(decisions, key=lambda decision: (decision.number, decision is not first, decision.created_at))
