"""The review that a question is about, or saying plainly that it is gone."""

from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review

REVIEW_GONE = "This review is not on this laptop any more. Nothing of yours was changed. Go to Children."


class NoSuchReview(Refused):
    """The review is not on this laptop, or no longer."""


def review_here(session: Session, review_id: UUID) -> Review:
    """The review with this id. Raises NoSuchReview where it is not on this laptop or was deleted."""
    review = session.get(Review, review_id)
    if review is None or review.deleted_at is not None:
        raise NoSuchReview(REVIEW_GONE)
    return review
