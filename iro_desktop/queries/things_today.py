"""How many things there are for a day, and when the next one calls: all that a notice outside the window may know."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.between_reviews import Reminder
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.queries.today_choices import today_choices

_NOT_DONE = (ReviewStatus.PLANNED, ReviewStatus.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class ThingsToday:
    """No name, no initials, no place: it may be seen by whoever passes the laptop."""

    on: date
    count: int
    """Reviews that are not done, and what the officer meant to do by today."""
    next_at: datetime | None
    """When to set off for the next review with an hour, or when it begins where nobody knows the way."""
    told: bool
    """Whether the officer wants notices at all."""


def things_today(session: Session, now: datetime) -> ThingsToday:
    """What there is for the day of `now`, the laptop's clock in the officer's own time."""
    today = now.date()
    goes_on = select(Adjournment.review_id).where(Adjournment.resumes_on == today, Adjournment.deleted_at.is_(None))
    reviews = session.execute(
        select(Review.planned_time, Review.travel_minutes).where(
            Review.deleted_at.is_(None),
            Review.from_files.is_(False),
            Review.status.in_(_NOT_DONE),
            or_(Review.planned_on == today, Review.id.in_(goes_on)),
        )
    ).all()
    reminders = session.scalar(
        select(func.count()).where(Reminder.deleted_at.is_(None), Reminder.done_on.is_(None), Reminder.due_on <= today)
    )
    calls = [
        datetime.combine(today, at, now.tzinfo) - timedelta(minutes=minutes or 0)
        for at, minutes in reviews
        if at is not None
    ]
    return ThingsToday(
        on=today,
        count=len(reviews) + (reminders or 0),
        next_at=min((at for at in calls if at >= now), default=None),
        told=today_choices(session).notices,
    )
