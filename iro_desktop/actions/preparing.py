"""Preparing a review: its day, how the child wants it, the interpreter, and saying that it is ready."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, field_names, write
from iro_desktop.actions.invitations import invite, take_back_invitations
from iro_desktop.actions.reviews import add_agenda_item, delete_agenda_item, open_review, refuse_paper_without_consent
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import AgendaItem, Chair, Mode, Review
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.review_prepare import before_care, day_facts, past_due, preparation

_OF_THE_MEETING = field_names(
    "place place_reason mode reason_not_in_person chaired_by travel_minutes interpreter_language interpreter_name "
    "interpreter_booked_on interpreter_came plan_for_home"
)
LONGEST_TRAVEL_MINUTES = 24 * 60


def plan_meeting(session: Session, review_id: UUID, *, changes: Changes) -> None:
    """Write down where, how and with whose help the meeting is held; what is not named stays, what is empty goes.

    Refuses a review on paper that no consent covers.
    """
    review = open_review(session, review_id)
    if changes.get("mode") is Mode.DESK:
        refuse_paper_without_consent(session, review)
    minutes = changes.get("travel_minutes")
    if isinstance(minutes, int) and not 0 <= minutes <= LONGEST_TRAVEL_MINUTES:
        raise Refused("The travel time is in minutes, one way, and within a day. The old one was kept.")
    write(review, changes, _OF_THE_MEETING)


def plan_day(
    session: Session,
    review_id: UUID,
    *,
    on: date | None,
    at: time | None,
    reason_after_due: str,
    today: date,
    bank_holidays: Container[date],
) -> None:
    """Set the day and time of a review, or clear either.

    Raises Refused for a day before the child came into care, and for one after the latest lawful day without a reason.
    """
    review = open_review(session, review_id)
    history = review_histories(session, [review.child_id])[review.child_id]
    due, came_on = day_facts(session, review, history, today=today, bank_holidays=bank_holidays)
    reason = reason_after_due.strip()
    late = ""
    if on is not None:
        problem = before_care(on, came_on)
        late = past_due(on, due)
        if problem or (late and not reason):
            raise Refused(problem or late)
    review.planned_on, review.planned_time = on, at
    review.reason_after_due_date = reason if late else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What `take_over_wishes` changed, for the undo: the fields as they were, and what was added."""

    place: str | None
    mode: Mode | None
    chaired_by: Chair | None
    invited: tuple[UUID, ...]
    added: tuple[UUID, ...]


def take_over_wishes(session: Session, review_id: UUID, *, today: date, bank_holidays: Container[date]) -> TakenOver:
    """Prepare the meeting as the child wants it: place, way of meeting, who leads, who comes, what is talked about.

    What the child said nothing of stays as it is. Nobody whom the child does not want there is invited by it.
    """
    review = open_review(session, review_id)
    prepared = preparation(session, review_id, today=today, bank_holidays=bank_holidays)
    wishes = prepared.wishes
    before = (review.place, review.mode, review.chaired_by)
    review.place = wishes.place or review.place
    review.mode = wishes.mode or review.mode
    review.chaired_by = wishes.chair or review.chaired_by
    wanted = [one.person_id for one in prepared.people if one.wanted and not (one.excluded or one.not_wanted)]
    invited = invite(session, review_id, person_ids=wanted, on=today)
    added = []
    for topic in _new_topics(session, review, wishes.topics):
        added.append(add_agenda_item(session, review_id, text=topic, from_child=True))
        session.flush()
    place, mode, chaired_by = before
    return TakenOver(place=place, mode=mode, chaired_by=chaired_by, invited=invited, added=tuple(added))


def undo_taking_over(session: Session, review_id: UUID, taken: TakenOver, *, at: datetime) -> None:
    """Bring the preparation back to what it was before the wishes were taken over."""
    review = open_review(session, review_id)
    review.place, review.mode, review.chaired_by = taken.place, taken.mode, taken.chaired_by
    take_back_invitations(session, review_id, person_ids=taken.invited, at=at)
    for item_id in taken.added:
        delete_agenda_item(session, item_id, at=at)


def mark_prepared(session: Session, review_id: UUID, *, on: date) -> None:
    """Say that the review is ready. The latest day stands: papers may be made again."""
    open_review(session, review_id).prepared_on = on


def take_back_prepared(session: Session, review_id: UUID, *, before: date | None) -> None:
    """Undo it: the review is prepared as of the day before, or not yet."""
    open_review(session, review_id).prepared_on = before


def _new_topics(session: Session, review: Review, topics: tuple[str, ...]) -> list[str]:
    """The topics that are not on the agenda yet, each once."""
    there = {
        text.strip().casefold()
        for text in session.scalars(
            select(AgendaItem.text).where(AgendaItem.review_id == review.id, AgendaItem.deleted_at.is_(None))
        )
    }
    new = {topic.strip().casefold(): topic.strip() for topic in topics if topic.strip()}
    return [topic for key, topic in new.items() if key not in there]
