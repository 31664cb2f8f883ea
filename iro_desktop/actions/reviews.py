"""A review from its plan on; `actions/closing.py` closes it."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import AgendaItem, Mode, Review, ReviewStatus
from iro_desktop.queries.review_kinds import why_no_paper_on


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
    """Change what is planned. What is not named stays as it is. Refuses a review on paper that no consent covers."""
    review = open_review(session, review_id)
    if mode is Mode.DESK:
        refuse_paper_without_consent(session, review, planned_on)
    review.planned_on = planned_on or review.planned_on
    review.planned_time = planned_time or review.planned_time
    review.place = place if place is not None else review.place
    review.mode = mode or review.mode
    review.reason_not_in_person = (
        reason_not_in_person if reason_not_in_person is not None else review.reason_not_in_person
    )
    review.plan_for_home = plan_for_home if plan_for_home is not None else review.plan_for_home
    review.child_has_seen_plan = child_has_seen_plan if child_has_seen_plan is not None else review.child_has_seen_plan


def refuse_paper_without_consent(session: Session, review: Review, planned_on: date | None = None) -> None:
    """Refuses to make a review one on paper where no consent covers its day, planned newly or before."""
    why_not = why_no_paper_on(session, review.child_id, review.held_on or planned_on or review.planned_on)
    if why_not and review.mode is not Mode.DESK:
        raise Refused(why_not)


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
    """Take an item off the agenda; what was noted under it stays. `bring_back_agenda_item` undoes it."""
    existing(session, AgendaItem, agenda_item_id).deleted_at = at


def bring_back_agenda_item(session: Session, agenda_item_id: UUID) -> None:
    """Undo it: the item is on the agenda again."""
    item = session.get(AgendaItem, agenda_item_id)
    if item is not None:
        item.deleted_at = None


def invite_to_reviews(session: Session, person_id: UUID, *, invited: bool) -> None:
    """Say whether somebody comes to the child's reviews. Whoever does is put down as present when one begins."""
    existing(session, Person, person_id).comes_to_reviews = invited


def plan_next_review(session: Session, review_id: UUID, *, on: date | None) -> None:
    """The day of the next review, as it is told to the child."""
    open_review(session, review_id).next_review_on = on


def open_review(session: Session, review_id: UUID) -> Review:
    """A review that may still change. Raises ReviewIsClosed for one that was closed."""
    review = existing(session, Review, review_id)
    if review.status is ReviewStatus.COMPLETED:
        raise ReviewIsClosed(
            "This review is closed, so it cannot change. Your other work is saved. Open it again first, with "
            "a reason, or write a note about what is new."
        )
    return review
