"""Opening a midway check: made at its first mark, one for each review, and closed to changes once it is finished."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.timescales import day_and_month


class MidwayIsFinished(Refused):
    """A check that was finished says what was found; it is opened again before it is changed."""


def open_check(session: Session, review_id: UUID, *, at: datetime) -> MidwayCheck:
    """The check of a review, opened: made where there is none. Raises MidwayIsFinished where it was closed.

    Two laptops that open it apart hold one check after sync. Looking at it opens nothing; the first mark does.
    """
    check = begin_check(session, review_id)
    if check.closed_at is not None:
        raise MidwayIsFinished(
            f"This check was finished on {day_and_month(check.closed_at.date())}, so it was not changed. Open it again "
            "first."
        )
    if check.opened_at is None:
        check.opened_at = at
    return check


def begin_check(session: Session, review_id: UUID) -> MidwayCheck:
    """The check of a review, made where there is none. It is not opened by this."""
    review = existing(session, Review, review_id)
    if review.status is not ReviewStatus.COMPLETED or review.completed_on is None:
        raise Refused(
            "This review is not complete yet, so it has no midway check. Nothing was changed. Close the review first."
        )
    check = session.get(MidwayCheck, midway_id(review_id))
    if check is None:
        check = MidwayCheck(id=midway_id(review_id), child_id=review.child_id, review_id=review_id)
        session.add(check)
    check.deleted_at = None
    return check
