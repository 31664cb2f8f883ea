"""The feedback on a review, and how much of it there is: each share with what it is a share of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.models.feedback import Feedback, FeedbackChannel, FeedbackFrom, Felt
from iro_desktop.models.people import Person
from iro_desktop.models.review import Review, ReviewStatus

QUESTIONS = ("felt_heard", "understood", "right_people", "told_in_time")
"""The fields of `Feedback` that are answered yes, partly or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """One filled-in form."""

    feedback_id: UUID
    source: FeedbackFrom
    channel: FeedbackChannel
    given_on: date
    person: str | None
    """The parent, as the child says it."""
    felt_heard: Felt | None
    understood: Felt | None
    right_people: Felt | None
    told_in_time: Felt | None
    only_hears_at_reviews: bool | None
    would_change: str | None
    quote: str | None
    quote_may_be_used: bool | None


@dataclass(frozen=True, slots=True)
class Answers:
    """How one question was answered: forms that said yes, partly and no. `answered` is their sum."""

    yes: int = 0
    partly: int = 0
    no: int = 0

    @property
    def answered(self) -> int:
        return self.yes + self.partly + self.no


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackCounts:
    """The feedback of a time, of children or of parents."""

    forms: int
    reviews_with_feedback: int
    reviews_held: int
    """Reviews of that time that were held: what `reviews_with_feedback` is a share of."""
    by_question: dict[str, Answers]
    only_hear_at_reviews: int
    """Parents who said that they hear how the child is at reviews alone; of `forms`."""
    quotes_to_use: int
    """Quotes that may be used without a name."""


def feedback_of(session: Session, review_id: UUID) -> tuple[FeedbackRow, ...]:
    """The forms about a review, oldest first."""
    rows = session.execute(
        select(Feedback, Person.said_as, Person.name)
        .outerjoin(Person, Person.id == Feedback.person_id)
        .where(Feedback.review_id == review_id, Feedback.deleted_at.is_(None))
        .order_by(Feedback.given_on, Feedback.created_at, Feedback.id)
    )
    return tuple(_row(feedback, said_as or name) for feedback, said_as, name in rows)


def feedback_counts(session: Session, since: date, until: date, source: FeedbackFrom) -> FeedbackCounts:
    """What came in about reviews held from `since` to `until`, both included; a review cancelled is none of them."""
    held = select(Review.id).where(
        Review.held_on >= since,
        Review.held_on <= until,
        Review.deleted_at.is_(None),
        Review.status != ReviewStatus.CANCELLED,
    )
    forms = session.scalars(
        select(Feedback).where(Feedback.review_id.in_(held), Feedback.source == source, Feedback.deleted_at.is_(None))
    ).all()
    return FeedbackCounts(
        forms=len(forms),
        reviews_with_feedback=len({form.review_id for form in forms}),
        reviews_held=session.scalar(select(func.count()).select_from(held.subquery())) or 0,
        by_question={question: _answers([getattr(form, question) for form in forms]) for question in QUESTIONS},
        only_hear_at_reviews=sum(form.only_hears_at_reviews is True for form in forms),
        quotes_to_use=sum(bool(form.quote) and form.quote_may_be_used is True for form in forms),
    )


def _answers(given: Sequence[Felt | None]) -> Answers:
    return Answers(given.count(Felt.YES), given.count(Felt.PARTLY), given.count(Felt.NO))


def _row(feedback: Feedback, person: str | None) -> FeedbackRow:
    return FeedbackRow(
        feedback_id=feedback.id,
        source=feedback.source,
        channel=feedback.channel,
        given_on=feedback.given_on,
        person=person,
        felt_heard=feedback.felt_heard,
        understood=feedback.understood,
        right_people=feedback.right_people,
        told_in_time=feedback.told_in_time,
        only_hears_at_reviews=feedback.only_hears_at_reviews,
        would_change=feedback.would_change,
        quote=feedback.quote,
        quote_may_be_used=feedback.quote_may_be_used,
    )
