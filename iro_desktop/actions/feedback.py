"""What a child or parent thought of a review: kept, put right, taken away and brought back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.feedback import FORM_VERSION, Feedback, FeedbackChannel, FeedbackFrom, Felt
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review

LONGEST_ANSWER = 10_000
"""Characters in one answer in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackAnswers:
    """What was answered. None and "" are questions that nobody answered: they are not counted."""

    felt_heard: Felt | None = None
    understood: Felt | None = None
    right_people: Felt | None = None
    told_in_time: Felt | None = None
    came: bool | None = None
    only_hears_at_reviews: bool | None = None
    would_change: str = ""
    quote: str = ""
    quote_may_be_used: bool | None = None
    theme: str = ""


def record_feedback(
    session: Session,
    review_id: UUID,
    *,
    source: FeedbackFrom,
    channel: FeedbackChannel,
    given_on: date,
    today: date,
    answers: FeedbackAnswers,
    person_id: UUID | None = None,
    form_version: int = FORM_VERSION,
    feedback_id: UUID | None = None,
) -> UUID:
    """Keep one filled-in form about a review, also after it was closed. Returns its id.

    Refused where nothing was answered, and where the day is still to come.
    """
    review = existing(session, Review, review_id)
    existing(session, Child, review.child_id)
    if answers == FeedbackAnswers():
        raise Refused("Nothing is answered yet, so nothing was kept. Choose an answer or type what was said.")
    if given_on > today:
        raise Refused("The day of the feedback is still to come. Nothing was kept. Choose today or an earlier day.")
    if any(len(text) > LONGEST_ANSWER for text in (answers.would_change, answers.quote)):
        raise Refused(
            f"An answer is longer than {LONGEST_ANSWER:,} characters. Nothing was kept. Take out what is too much."
        )
    feedback = Feedback(
        id=feedback_id or new_id(),
        child_id=review.child_id,
        review_id=review_id,
        source=source,
        channel=channel,
        given_on=given_on,
        form_version=form_version,
        person_id=person_id,
        felt_heard=answers.felt_heard,
        understood=answers.understood,
        right_people=answers.right_people,
        told_in_time=answers.told_in_time,
        came=answers.came,
        only_hears_at_reviews=answers.only_hears_at_reviews,
        would_change=answers.would_change.strip() or None,
        quote=answers.quote.strip() or None,
        quote_may_be_used=answers.quote_may_be_used if answers.quote.strip() else None,
        theme=answers.theme.strip() or None,
    )
    session.add(feedback)
    return feedback.id


def delete_feedback(session: Session, feedback_id: UUID, *, at: datetime) -> None:
    """Take away a form that was put in by mistake. `bring_back_feedback` undoes it."""
    existing(session, Feedback, feedback_id).deleted_at = at


def bring_back_feedback(session: Session, feedback_id: UUID) -> None:
    """Undo it: the form is there and counted again."""
    feedback = session.get(Feedback, feedback_id)
    if feedback is not None:
        feedback.deleted_at = None
