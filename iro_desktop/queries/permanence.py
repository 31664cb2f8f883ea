"""The lasting home that is planned, and whether a review can be completed with what is said of it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models import permanence
from iro_desktop.models.periods_of_care import periods_of_care
from iro_desktop.models.permanence import PermanenceStanding
from iro_desktop.models.review import PermanencePlan, Review, ReviewStatus
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.review_here import review_here
from iro_desktop.queries.review_numbers import next_review_number, review_numbers


@dataclass(frozen=True, slots=True)
class PermanenceSeen:
    """What a review says of the lasting home, and how it stands by the rule of the second review."""

    plans: tuple[PermanencePlan, ...]
    sentence: str | None
    reason_if_none: str | None
    number: int | None
    """Which review in this time in care it is; None where neither that nor "at least the second" is known."""
    standing: PermanenceStanding


def permanence_standing(session: Session, review_id: UUID) -> PermanenceStanding:
    """Whether the review can be completed, whether to think of a resolution, and the sentence that says why.

    IRO Handbook 2010, chapter 3, "Permanence planning": clear by the second review of a time in care.
    Raises NoSuchReview where the review is not on this laptop.
    """
    return permanence_seen(session, review_id).standing


def permanence_seen(session: Session, review_id: UUID) -> PermanenceSeen:
    """What the review says of the lasting home. Raises NoSuchReview where it is not on this laptop."""
    review = review_here(session, review_id)
    number = _number(session, review)
    known = {str(plan) for plan in PermanencePlan}
    plans = tuple(PermanencePlan(key) for key in review.permanence_plans if key in known)
    standing = permanence.permanence_standing(
        number, review.permanence_plans, review.plan_for_home, review.permanence_reason_if_none
    )
    return PermanenceSeen(plans, review.plan_for_home, review.permanence_reason_if_none, number, standing)


def _number(session: Session, review: Review) -> int | None:
    """The number where it is certain; else how many it is at least, from the second on, which is all the rule asks."""
    history = review_histories(session, (review.child_id,)).get(review.child_id)
    day = review.held_on or review.planned_on
    if history is None:
        return None
    if day is None:
        known = (*(one.held_on for one in history.reviews), *(one.started_on for one in history.episodes))
        day = max(known, default=None)
    if day is None:
        return None
    closed = review.status is ReviewStatus.COMPLETED
    certain = review_numbers(history, day).get(day) if closed else next_review_number(history, day)
    before = {one.held_on for one in history.reviews if one.held_on < day or (one.held_on == day and not closed)}
    period = next((one for one in reversed(periods_of_care(history.episodes, day)) if one.covers(day)), None)
    at_least = 1 + len([held_on for held_on in before if period is not None and period.covers(held_on)])
    return certain if certain is not None else at_least if at_least > 1 else None
