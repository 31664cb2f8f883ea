"""Ticking off what a review must consider."""

from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.reviews import open_review
from iro_desktop.models.ids import companion_id
from iro_desktop.models.review import Review
from iro_desktop.models.topics import Topic, TopicCovered, TopicState


def set_topic(
    session: Session, review_id: UUID, topic: Topic, *, state: TopicState | None, meeting_id: UUID | None = None
) -> None:
    """Say that a topic was talked about, or is not needed for this child; None takes it back."""
    one = _topic(session, open_review(session, review_id), topic)
    one.state, one.meeting_id = state, meeting_id


def keep_topic_note(session: Session, review_id: UUID, topic: Topic, *, note: str) -> None:
    """Keep what is to be remembered of a topic. Whether it was talked about stays as it was said."""
    _topic(session, open_review(session, review_id), topic).note = note.strip() or None


def _topic(session: Session, review: Review, topic: Topic) -> TopicCovered:
    topic_id = companion_id(review.id, f"topic {topic}")
    one = session.get(TopicCovered, topic_id)
    if one is None:
        one = TopicCovered(id=topic_id, child_id=review.child_id, review_id=review.id, topic=topic)
        session.add(one)
    one.deleted_at = None
    return one
