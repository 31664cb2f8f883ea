"""Where a review was planned, its hour has passed, and nothing is written down of it: a gentle question, no more."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.review import Meeting, Review, ReviewStatus
from iro_desktop.queries.who import Who, everyone

AFTER = timedelta(hours=2)
"""So long after its hour: most meetings are over by then."""
FORGOTTEN_AFTER_DAYS = 14
"""Older than this it is a review to plan anew, and stands in the lists as that."""
_END_OF_DAY = time(18)


@dataclass(frozen=True, slots=True)
class Nudge:
    """One review of which nothing is written down."""

    review_id: UUID
    who: Who
    on: date
    at: time | None


def nudges(session: Session, now: datetime) -> tuple[Nudge, ...]:
    """The reviews planned for a moment that has passed, the latest first. `now` is in the officer's own time."""
    today = now.date()
    planned = session.execute(
        select(Review.id, Review.child_id, Review.planned_on, Review.planned_time).where(
            Review.deleted_at.is_(None),
            Review.from_files.is_(False),
            Review.status == ReviewStatus.PLANNED,
            Review.held_on.is_(None),
            Review.planned_on <= today,
            Review.planned_on >= today - timedelta(days=FORGOTTEN_AFTER_DAYS),
        )
    ).all()
    passed = [row for row in planned if row.planned_on and _has_passed(row.planned_on, row.planned_time, now)]
    if not passed:
        return ()
    held = select(Meeting.review_id).where(
        Meeting.review_id.in_([row.id for row in passed]), Meeting.deleted_at.is_(None), Meeting.held_on.is_not(None)
    )
    written = set(session.scalars(held))
    whom = everyone(session, {row.child_id for row in passed})
    found = [
        Nudge(review_id, whom[child_id], on, at)
        for review_id, child_id, on, at in passed
        if review_id not in written and child_id in whom and on is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.at or time.min, one.who.name), reverse=True))


def _has_passed(on: date, at: time | None, now: datetime) -> bool:
    """By the clock on the wall: on the nights on which the clocks change an hour more or less is no matter."""
    moment = datetime.combine(on, at or _END_OF_DAY)
    return moment + AFTER <= now.replace(tzinfo=None)
