"""The papers of a review: saying that the decisions went out."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.review import Review


def send_decisions(session: Session, review_id: UUID, *, on: date) -> None:
    """Say that the decisions of a review were sent to those who are to act on them.

    A closed review takes this too: the sheet goes out after the review is complete. The first day stands.
    """
    review = existing(session, Review, review_id)
    review.decisions_sent_on = review.decisions_sent_on or on


def take_back_sending(session: Session, review_id: UUID) -> None:
    """Undo it: the decisions wait to be sent again."""
    existing(session, Review, review_id).decisions_sent_on = None
