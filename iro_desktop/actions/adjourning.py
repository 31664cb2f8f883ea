"""Adjourning a review, once; what has to be done meanwhile; and going on with it."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.meetings import begin_another_meeting
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.adjournment import Adjournment, AdjournmentReason, Direction
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import MeetingKind
from iro_desktop.models.review_series import check_resume_day, refuse_second_adjournment
from iro_desktop.models.timescales import day_in_full
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.meetings import meetings_of, statutory_day


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournmentDetails:
    """What is written down of an adjournment. None is a question that was not answered."""

    reason: AdjournmentReason
    reason_in_words: str | None = None
    resumes_on: date | None = None
    child_asked: bool | None = None
    carer_asked: bool | None = None
    parents_asked: bool | None = None
    effect_on_child: str | None = None
    resolution_started: bool = False


def adjourn(
    session: Session, review_id: UUID, details: AdjournmentDetails, *, on: date, bank_holidays: Container[date]
) -> UUID:
    """Adjourn a review that has begun. Returns the adjournment's id.

    Refused a second time, and for a day after the limit of 20 working days from the first meeting: Care Planning …
    Regulations 2010, reg. 36(2). A review that has not begun is not adjourned but moved.
    """
    review = open_review(session, review_id)
    meetings = meetings_of(session, review_id)
    if not meetings:
        raise Refused(
            "The review has not begun, so it cannot be adjourned. Nothing was changed. Choose another day for it under "
            "Prepare."
        )
    adjournment_id = companion_id(review_id, "adjournment")
    one = session.get(Adjournment, adjournment_id)
    refuse_second_adjournment(one.adjourned_on if one is not None and one.deleted_at is None else None)
    _refuse_resuming(session, review_id, details, on=on, bank_holidays=bank_holidays)
    if one is None:
        one = Adjournment(
            id=adjournment_id,
            child_id=review.child_id,
            review_id=review_id,
            adjourned_on=on,
            reason=details.reason,
        )
        session.add(one)
    one.deleted_at, one.adjourned_on = None, on
    _write_down(one, details)
    return adjournment_id


def change_adjournment(
    session: Session, review_id: UUID, details: AdjournmentDetails, *, bank_holidays: Container[date]
) -> None:
    """Put right what is written down of the adjournment. The day it goes on is refused after the same limit."""
    open_review(session, review_id)
    one = existing(session, Adjournment, companion_id(review_id, "adjournment"))
    _refuse_resuming(session, review_id, details, on=one.adjourned_on, bank_holidays=bank_holidays)
    _write_down(one, details)


def take_back_adjournment(session: Session, review_id: UUID, *, at: datetime) -> None:
    """Undo it: the review was not adjourned. Its directions stay with it, for when it is adjourned after all."""
    open_review(session, review_id)
    existing(session, Adjournment, companion_id(review_id, "adjournment")).deleted_at = at


def bring_back_adjournment(session: Session, review_id: UUID) -> None:
    """Undo the undoing."""
    one = session.get(Adjournment, companion_id(review_id, "adjournment"))
    if one is not None:
        one.deleted_at = None


def keep_direction(
    session: Session,
    review_id: UUID,
    *,
    action: str,
    owner_name: str | None = None,
    owner_person_id: UUID | None = None,
    due_on: date | None = None,
    direction_id: UUID | None = None,
) -> UUID:
    """Write down what somebody must do before the review goes on, or change it. Returns its id.

    Without a day of its own it is due when the review goes on.
    """
    review = open_review(session, review_id)
    adjournment = existing(session, Adjournment, companion_id(review_id, "adjournment"))
    if not action.strip():
        raise Refused("Type what has to be done before the review goes on. Nothing was changed.")
    one = session.get(Direction, direction_id) if direction_id is not None else None
    if one is None:
        highest = session.scalar(select(func.max(Direction.position)).where(Direction.adjournment_id == adjournment.id))
        one = Direction(
            id=direction_id or new_id(),
            child_id=review.child_id,
            review_id=review_id,
            adjournment_id=adjournment.id,
            position=(highest or 0) + 1,
            action=action.strip(),
        )
        session.add(one)
    one.action, one.owner_name, one.owner_person_id = action.strip(), owner_name or None, owner_person_id
    one.due_on = due_on or adjournment.resumes_on
    return one.id


def set_direction_done(session: Session, direction_id: UUID, *, done: bool, note: str | None = None) -> None:
    """Tick that it was done, or that it was not after all."""
    one = existing(session, Direction, direction_id)
    open_review(session, one.review_id)
    one.done, one.done_note = done, note


def delete_direction(session: Session, direction_id: UUID, *, at: datetime) -> None:
    """Take a direction out. `bring_back_direction` undoes it."""
    existing(session, Direction, direction_id).deleted_at = at


def bring_back_direction(session: Session, direction_id: UUID) -> None:
    """Undo it."""
    one = session.get(Direction, direction_id)
    if one is not None:
        one.deleted_at = None


def go_on(session: Session, review_id: UUID, *, on: date, at: time | None = None, today: date | None = None) -> UUID:
    """Go on with a review that was adjourned: its next meeting begins. Returns the meeting's id.

    What happened is written down even after the limit; then the review was not held in time, and is counted so.
    """
    one = existing(session, Adjournment, companion_id(review_id, "adjournment"))
    if on < one.adjourned_on:
        raise Refused(
            f"The review was adjourned on {day_in_full(one.adjourned_on)}, so it cannot go on before. Nothing was "
            "changed. Put the day right."
        )
    return begin_another_meeting(session, review_id, kind=MeetingKind.RECONVENED, on=on, at=at, today=today)


def _refuse_resuming(
    session: Session, review_id: UUID, details: AdjournmentDetails, *, on: date, bank_holidays: Container[date]
) -> None:
    resumes_on = details.resumes_on
    if resumes_on is None:
        return
    if resumes_on < on:
        raise Refused(
            f"The review would go on on {day_in_full(resumes_on)}, before it is adjourned. Nothing was changed. Choose "
            "a later day."
        )
    first = statutory_day(meetings_of(session, review_id))
    if first is not None:
        check_resume_day(resumes_on, first.held_on, bank_holidays, limits=limits_here(session))


def _write_down(one: Adjournment, details: AdjournmentDetails) -> None:
    one.reason, one.reason_in_words = details.reason, details.reason_in_words
    one.resumes_on, one.effect_on_child = details.resumes_on, details.effect_on_child
    one.child_asked, one.carer_asked = details.child_asked, details.carer_asked
    one.parents_asked, one.resolution_started = details.parents_asked, details.resolution_started
