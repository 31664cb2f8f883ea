"""A review from its plan to its close."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.ids import companion_id
from iro_desktop.models.participation import ParticipationAnswers, StillToSay, participation_code
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import AgendaItem, Mode, Review, ReviewStatus


class ReviewIsClosed(Refused):
    """A closed review is part of the child's record."""


def plan_review(
    session: Session,
    child_id: UUID,
    *,
    planned_on: date | None,
    planned_time: time | None = None,
    place: str | None = None,
    mode: Mode | None = None,
) -> UUID:
    """Plan a child's next review. Returns its id."""
    existing(session, Child, child_id)
    review = Review(child_id=child_id, planned_on=planned_on, planned_time=planned_time, place=place, mode=mode)
    session.add(review)
    return review.id


def change_plan(
    session: Session,
    review_id: UUID,
    *,
    planned_on: date | None = None,
    planned_time: time | None = None,
    place: str | None = None,
    mode: Mode | None = None,
    reason_not_in_person: str | None = None,
    plan_for_home: str | None = None,
    child_has_seen_plan: bool | None = None,
) -> None:
    """Change what is planned. What is not named stays as it is."""
    review = open_review(session, review_id)
    review.planned_on = planned_on or review.planned_on
    review.planned_time = planned_time or review.planned_time
    review.place = place if place is not None else review.place
    review.mode = mode or review.mode
    review.reason_not_in_person = (
        reason_not_in_person if reason_not_in_person is not None else review.reason_not_in_person
    )
    review.plan_for_home = plan_for_home if plan_for_home is not None else review.plan_for_home
    review.child_has_seen_plan = child_has_seen_plan if child_has_seen_plan is not None else review.child_has_seen_plan


def add_agenda_item(session: Session, review_id: UUID, *, text: str, from_child: bool) -> UUID:
    """Put something on the agenda, after what is there. Returns its id."""
    review = open_review(session, review_id)
    if not text.strip():
        raise Refused("Type what to talk about.")
    highest = session.scalar(select(func.max(AgendaItem.position)).where(AgendaItem.review_id == review_id))
    item = AgendaItem(
        child_id=review.child_id,
        review_id=review_id,
        position=(highest or 0) + 1,
        text=text.strip(),
        from_child=from_child,
    )
    session.add(item)
    return item.id


def mark_talked_about(session: Session, agenda_item_id: UUID, *, talked_about: bool) -> None:
    """Tick or untick an item of the agenda."""
    existing(session, AgendaItem, agenda_item_id).talked_about = talked_about


def delete_agenda_item(session: Session, agenda_item_id: UUID, *, at: datetime) -> None:
    """Take an item off the agenda."""
    existing(session, AgendaItem, agenda_item_id).deleted_at = at


@dataclass(frozen=True, slots=True)
class StillToDo:
    """Something that a review lacks before it can be closed, and the step where it is done."""

    step: str
    sentence: str


def set_participation(session: Session, review_id: UUID, answers: ParticipationAnswers) -> StillToSay | None:
    """Record how the child took part, from plain answers. Returns what is still to say; None once it is known."""
    review = open_review(session, review_id)
    code = participation_code(answers)
    if isinstance(code, StillToSay):
        review.participation_code = None
        return code
    review.participation_code = str(code)
    review.participation_note = answers.what_was_tried or review.participation_note
    return None


def plan_next_review(session: Session, review_id: UUID, *, on: date | None) -> None:
    """The day of the next review, as it is told to the child."""
    open_review(session, review_id).next_review_on = on


def still_to_do(session: Session, review_id: UUID) -> tuple[StillToDo, ...]:
    """What a review lacks before it can be closed."""
    review = existing(session, Review, review_id)
    missing: list[StillToDo] = []
    if review.held_on is None:
        missing.append(StillToDo("meet", "The meeting has not begun."))
    if review.participation_code is None:
        missing.append(StillToDo("meet", "Say how the child took part."))
    if review.next_review_on is None:
        missing.append(StillToDo("close", "Choose the day of the next review."))
    return tuple(missing)


def close_review(session: Session, review_id: UUID, *, on: date) -> UUID | None:
    """Close a review that is complete, and plan the next one. Returns the next review's id.

    Raises Refused, naming what is missing. The clocks of the documents run from the day of completion.
    """
    review = open_review(session, review_id)
    missing = still_to_do(session, review_id)
    if missing:
        raise Refused("Before this review can be closed: " + " ".join(item.sentence for item in missing))
    review.status = ReviewStatus.COMPLETED
    review.completed_on = on
    next_id = companion_id(review_id, "next review")
    if review.next_review_on is not None and session.get(Review, next_id) is None:
        session.add(Review(id=next_id, child_id=review.child_id, planned_on=review.next_review_on))
    return next_id


def reopen_review(session: Session, review_id: UUID) -> None:
    """Undo the closing of a review."""
    review = existing(session, Review, review_id)
    if review.status is ReviewStatus.COMPLETED and not review.from_files:
        review.status, review.completed_on = ReviewStatus.IN_PROGRESS, None


def open_review(session: Session, review_id: UUID) -> Review:
    """A review that may still change. Raises ReviewIsClosed for one that was closed."""
    review = existing(session, Review, review_id)
    if review.status is ReviewStatus.COMPLETED:
        raise ReviewIsClosed(
            "This review is closed, so it cannot change. Your other work is saved. Undo the closing first, or write a "
            "note about what is new."
        )
    return review
