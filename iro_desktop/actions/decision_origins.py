"""Decisions that come from somewhere: one of last time that is said again, or something the child asked for."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.decision_follow_up import LONGEST_LINE, look_at, take_back
from iro_desktop.actions.decisions import add_decision, bring_back_decision, delete_decision
from iro_desktop.actions.finding import existing
from iro_desktop.actions.requests import lead_to_decision
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.decision_story import STILL_OPEN, last_look, that_count
from iro_desktop.models.decision_update import DecisionUpdate
from iro_desktop.models.ids import companion_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus

_BECAME = {DecisionStatus.PARTLY: "Partly done", DecisionStatus.NOT_DONE: "Not done"}


@dataclass(frozen=True, slots=True)
class StateBefore:
    """How a decision stood before it was carried over, for the undo."""

    status: DecisionStatus
    status_on: date | None
    status_note: str | None


def carry_over(session: Session, review_id: UUID, decision_id: UUID, *, on: date, by: str | None = None) -> StateBefore:
    """Say a decision of an earlier review again in this one. The old one is overtaken, its state kept in words.

    Who will do it goes along; the day only where it is still to come, for nobody can do something by a day that has
    passed. Two laptops that carry over the same decision make one. Returns how the old one stood.
    """
    open_review(session, review_id)
    old = existing(session, Decision, decision_id)
    if old.review_id == review_id or old.status not in STILL_OPEN:
        raise Refused("This decision is settled, or belongs to this review already. Nothing was changed.")
    before = StateBefore(old.status, old.status_on, old.status_note)
    new_id = carried_id(review_id, decision_id)
    if session.get(Decision, new_id) is None:
        add_decision(
            session,
            review_id,
            wording=old.wording,
            child_wording=old.child_wording,
            owner_name=old.owner_name,
            owner_role=old.owner_role,
            owner_person_id=old.owner_person_id,
            due_on=old.due_on if old.due_on is not None and old.due_on > on else None,
            decision_id=new_id,
        )
        session.flush()
        new = existing(session, Decision, new_id)
        new.carried_from_id, new.topic, new.priority, new.not_for = old.id, old.topic, old.priority, old.not_for
    else:
        bring_back_decision(session, new_id)
    state = ": ".join(part for part in (_BECAME.get(before.status, ""), (before.status_note or "").strip()) if part)
    note = f"{state.rstrip('.')}. Carried over." if state else "Carried over."
    if len(note) > LONGEST_LINE:
        note = "Carried over."  # how it stood is in its history
    look_at(session, decision_id, DecisionStatus.OVERTAKEN, note, today=on, by=by, from_record_id=new_id)
    return before


def take_back_carrying(
    session: Session,
    review_id: UUID,
    decision_id: UUID,
    *,
    before: StateBefore,
    at: datetime,
    by: str | None = None,
) -> None:
    """Undo it: the old decision stands as it stood, and the new one is gone."""
    old = existing(session, Decision, decision_id)
    lines = session.scalars(select(DecisionUpdate).where(DecisionUpdate.decision_id == decision_id)).all()
    last = last_look(that_count(lines))
    if last is not None and last.from_record_id == carried_id(review_id, decision_id):
        take_back(session, last.id, today=at.date(), by=by)
    old.status, old.status_on, old.status_note = before.status, before.status_on, before.status_note
    new = session.get(Decision, carried_id(review_id, decision_id))
    if new is not None and new.deleted_at is None:
        delete_decision(session, new.id, at=at)


def carried_id(review_id: UUID, decision_id: UUID) -> UUID:
    """The id of the decision that says an earlier one again in a review."""
    return companion_id(review_id, f"carried over {decision_id}")


def decide_on_request(session: Session, request_id: UUID) -> UUID:
    """Make a decision of what the child asked for, in their words until it is reworded. Returns its id.

    Who and by when are asked like those of any other decision. Two laptops that do so make one.
    """
    request = existing(session, ChildsRequest, request_id)
    open_review(session, request.review_id)
    decision_id = companion_id(request.review_id, f"decision on request {request_id}")
    if session.get(Decision, decision_id) is None:
        add_decision(session, request.review_id, wording=request.asked, decision_id=decision_id)
        session.flush()
        made = existing(session, Decision, decision_id)
        made.from_record_id, made.not_for = request_id, request.not_for
    else:
        bring_back_decision(session, decision_id)
    lead_to_decision(session, request_id, decision_id=decision_id)
    return decision_id
