"""What the team manager says of the decisions: agrees, or objects and why."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus, ManagerAnswer, Review

LONGEST_REASON = 10_000
"""Characters of the reason for an objection."""


def manager_agrees(session: Session, decision_ids: Sequence[UUID], *, on: date) -> None:
    """Write down that the team manager agrees to these decisions. An objection to one of them is over.

    Refused for a day before the review.
    """
    for decision_id in decision_ids:
        decision = existing(session, Decision, decision_id)
        _refuse_before_review(session, decision, on)
        _answer(decision, ManagerAnswer.AGREES, on=on, reason=None)


def manager_objects(session: Session, decision_id: UUID, *, reason: str, on: date) -> None:
    """Write down that the team manager objects to a decision, and why: it is not accepted.

    Refused without a reason, and for a day before the review. A closed review takes the answer too, for the sheet goes
    out after it (IRO Handbook 2010, chapter 3).
    """
    decision = existing(session, Decision, decision_id)
    if not reason.strip():
        raise Refused("Type why the team manager objects. Nothing was changed.")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"The reason is longer than {LONGEST_REASON:,} characters. Nothing was changed. Make it shorter.")
    _refuse_before_review(session, decision, on)
    _answer(decision, ManagerAnswer.OBJECTS, on=on, reason=reason.strip())


def take_back_answer(session: Session, decision_ids: Sequence[UUID]) -> None:
    """Undo it: nothing has been heard of these decisions."""
    for decision_id in decision_ids:
        _answer(existing(session, Decision, decision_id), None, on=None, reason=None)


def _refuse_before_review(session: Session, decision: Decision, on: date) -> None:
    held_on = existing(session, Review, decision.review_id).held_on
    if held_on is not None and on < held_on:
        raise Refused("The team manager cannot answer before the review. Nothing was changed. Choose a later day.")


def _answer(decision: Decision, answer: ManagerAnswer | None, *, on: date | None, reason: str | None) -> None:
    decision.manager_answer, decision.manager_answer_on, decision.manager_reason = answer, on, reason
    if answer is ManagerAnswer.OBJECTS:
        decision.status, decision.status_on = DecisionStatus.NOT_ACCEPTED, on
    elif decision.status is DecisionStatus.NOT_ACCEPTED:
        decision.status, decision.status_on = DecisionStatus.OPEN, None
