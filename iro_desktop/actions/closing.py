"""Closing a review, which locks it and plans the next one, and opening it again for a reason."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.review_date import settle_review_date, unsettle_review_date
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.ids import companion_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.queries.closing import closing_needs

LONGEST_REASON = 2_000
"""Characters of the reason for opening a review again."""


def close_review(session: Session, review_id: UUID, *, on: date) -> UUID:
    """Close a review that is complete, and plan the next one. Returns the next review's id.

    Raises Refused, naming what is missing. The clocks of the documents run from the day of completion. Two laptops that
    close the same review plan the same next one, for its id comes from this review's.
    """
    review = open_review(session, review_id)
    session.flush()
    missing = closing_needs(session, review_id).must
    if missing:
        raise Refused("Before this review can be closed: " + " ".join(item.sentence for item in missing))
    if review.held_on is not None and on < review.held_on:
        raise Refused(
            "A review cannot be complete before its first meeting. Nothing was changed. Choose that day or a later one."
        )
    review.status = ReviewStatus.COMPLETED
    settle_review_date(session, review, on=on)
    next_id = companion_id(review_id, "next review")
    planned = session.get(Review, next_id)
    if planned is None:
        session.add(Review(id=next_id, child_id=review.child_id, planned_on=review.next_review_on))
    elif planned.status is ReviewStatus.PLANNED:
        planned.planned_on, planned.deleted_at = review.next_review_on, None
    return next_id


def reopen_review(session: Session, review_id: UUID, *, reason: str, at: datetime) -> None:
    """Open a closed review again. The reason is kept with it, also once it is closed anew.

    Raises Refused without a reason, and for a review from the council's files, which holds nothing to change.
    """
    review = existing(session, Review, review_id)
    if not reason.strip():
        raise Refused("Say why this review is opened again. The reason stays with it.")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"The reason is longer than {LONGEST_REASON:,} characters. Nothing was changed. Make it shorter.")
    if review.from_files:
        raise Refused("This review comes from the council’s files, so it is only read here. Nothing was changed.")
    if review.status is not ReviewStatus.COMPLETED:
        return
    _open_again(session, review)
    review.reopened_reason, review.reopened_at = reason.strip(), at


def take_back_closing(session: Session, review_id: UUID) -> None:
    """Undo a closing in the moment after it: a slip of the hand, which needs no reason."""
    review = existing(session, Review, review_id)
    if review.status is ReviewStatus.COMPLETED and not review.from_files:
        _open_again(session, review)


def _open_again(session: Session, review: Review) -> None:
    review.status, review.completed_on = ReviewStatus.IN_PROGRESS, None
    unsettle_review_date(session, review)
