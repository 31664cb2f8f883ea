"""The days of a review that is finished: when its last meeting was, and which of its days counts."""

from datetime import date

from sqlalchemy.orm import Session

from iro_desktop.models.review import Review
from iro_desktop.models.review_series import statutory_date
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.limits import bank_holidays_here, limits_here
from iro_desktop.queries.meetings import meetings_of, statutory_day


def settle_review_date(session: Session, review: Review, *, on: date) -> None:
    """Give a review that is finished the day it was complete, and the date that counts.

    It was complete with its last meeting, whenever somebody comes to close it; one without meetings, on the day given.
    Its date (REVIEW of the 903, and what the next one is counted from) is the day of its first meeting, or of
    completion where the council counts so or the adjournment ran past its limit: Care Planning … Regulations 2010,
    reg. 36(2).
    """
    meetings = meetings_of(session, review.id)
    review.completed_on = max((one.held_on for one in meetings), default=on)
    first = statutory_day(meetings)
    if first is not None:
        bank_holidays = bank_holidays_here(session, bundled_bank_holidays())
        limits = limits_here(session)
        review.held_on = statutory_date(first.held_on, review.completed_on, bank_holidays, limits=limits)


def unsettle_review_date(session: Session, review: Review) -> None:
    """The review goes on: until it is finished it has the day of its first meeting."""
    first = statutory_day(meetings_of(session, review.id))
    if first is not None:
        review.held_on = first.held_on
