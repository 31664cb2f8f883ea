"""What sets one review apart: early, moved, on paper by consent, observed; and what a review on paper needs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.adjournment import Rearrangement, RearrangementReason
from iro_desktop.models.child import Home
from iro_desktop.models.feedback import DeskReviewConsent
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import EarlyTrigger, Mode, Review, ReviewStatus
from iro_desktop.models.settled import check_desk_review, consent_renewal_due
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.review_here import review_here

_COUNTED_IN_MONTHS: frozenset[date] = frozenset()
"""No bank holidays: limits in months and years end on the same day with them and without."""


@dataclass(frozen=True, slots=True)
class Move:
    """One time that the review was moved before it began."""

    moved_on: date
    from_on: date | None
    to_on: date | None
    reason: RearrangementReason
    reason_in_words: str | None
    set_right_by: date | None
    manager_told_on: date | None


@dataclass(frozen=True, slots=True)
class Consent:
    """The Head of Service's consent to a meeting a year, and what the child said to it."""

    given_by: str
    given_on: date
    childs_wish: str
    until_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfReview:
    """All that makes this review another than the ordinary one. None is "not so", or "not asked" of an answer."""

    review_id: UUID
    child_id: UUID
    status: ReviewStatus
    begun: bool
    mode: Mode | None
    planned_on: date | None
    early_trigger: EarlyTrigger | None
    early_asked_by: str | None
    early_reason: str | None
    cancelled_reason: str | None
    reason_after_due: str | None
    observer_name: str | None
    observer_role: str | None
    observer_agreed: bool | None
    observer_agreed_on: date | None
    observer_childs_words: str | None
    moves: tuple[Move, ...]
    """Oldest first."""
    settled_since: date | None
    """Since when the child has been settled in the home of now; None where nobody wrote it down."""
    why_not_settled: str
    """Why a review on paper is not open to the child on the day of the review; empty where it is."""
    consent_lasts: str
    """“12 months”: how long a consent holds."""
    consent: Consent | None
    """In force on the day of the review."""
    last_consent: Consent | None
    """The latest there was, whether in force or not."""


def kind_of_review(session: Session, review_id: UUID, *, today: date) -> KindOfReview:
    """What sets a review apart. Raises NoSuchReview where it is not on this laptop."""
    review = review_here(session, review_id)
    limits = limits_here(session)
    day, since = review.held_on or review.planned_on or today, settled_since(session, review.child_id)
    return KindOfReview(
        review_id=review.id,
        child_id=review.child_id,
        status=review.status,
        begun=review.held_on is not None,
        mode=review.mode,
        planned_on=review.planned_on,
        early_trigger=review.early_trigger,
        early_asked_by=review.early_asked_by,
        early_reason=review.early_reason,
        cancelled_reason=review.cancelled_reason,
        reason_after_due=review.reason_after_due_date,
        observer_name=review.observer_name,
        observer_role=review.observer_role,
        observer_agreed=review.observer_agreed,
        observer_agreed_on=review.observer_agreed_on,
        observer_childs_words=review.observer_childs_words,
        moves=moves_of(session, review_id),
        settled_since=since,
        why_not_settled=why_not_on_paper(since, day, limits=limits),
        consent_lasts=limits.in_words(LimitKey.CONSENT_RENEWED),
        consent=consent_in_force(session, review.child_id, day),
        last_consent=next(iter(_consents(session, review.child_id)), None),
    )


def observer_who_may_come(session: Session, review_id: UUID) -> str | None:
    """The name of the observer whom the child said yes to; None without a yes: then nobody observes."""
    review = session.get(Review, review_id)
    if review is None or review.observer_agreed is not True or review.observer_agreed_on is None:
        return None
    return review.observer_name


def moves_of(session: Session, review_id: UUID) -> tuple[Move, ...]:
    """Every time the review was moved before it began, oldest first."""
    moves = session.scalars(
        select(Rearrangement)
        .where(Rearrangement.review_id == review_id, Rearrangement.deleted_at.is_(None))
        .order_by(Rearrangement.moved_on, Rearrangement.created_at)
    )
    return tuple(
        Move(
            one.moved_on,
            one.from_on,
            one.to_on,
            one.reason,
            one.reason_in_words,
            one.set_right_by,
            one.manager_told_on,
        )
        for one in moves
    )


def settled_since(session: Session, child_id: UUID) -> date | None:
    """Since when the child has been settled in the home of now, as somebody wrote it down; None where nobody did."""
    return session.scalar(
        select(Home.settled_since)
        .where(Home.child_id == child_id, Home.until_on.is_(None), Home.deleted_at.is_(None))
        .order_by(Home.from_on.desc())
        .limit(1)
    )


def consent_in_force(session: Session, child_id: UUID, on: date) -> Consent | None:
    """The consent to a meeting a year that covers a day; None without one."""
    return next((one for one in _consents(session, child_id) if one.given_on <= on <= one.until_on), None)


def why_no_paper_on(session: Session, child_id: UUID, on: date | None) -> str:
    """Why a review of this child on a day cannot be one on paper: no consent covers the day. Else empty."""
    if on is not None and consent_in_force(session, child_id, on) is not None:
        return ""
    return (
        "A review on paper needs the Head of Service’s consent, asked anew each year, and a day that it covers. Write "
        "the consent down first, under “What kind of review”; the review stays as it is."
    )


def consent_until(given_on: date, *, limits: Limits = DEFAULT_LIMITS) -> date:
    """The last day of a consent: it is asked for anew each year."""
    return consent_renewal_due(given_on, _COUNTED_IN_MONTHS, limits=limits).due_on


def why_not_on_paper(since: date | None, on: date, *, limits: Limits = DEFAULT_LIMITS) -> str:
    """Why a child may not have a meeting a year on a day: settled for two years, by the service's own rule. Else ""."""
    try:
        check_desk_review(on, since, _COUNTED_IN_MONTHS, limits=limits)
    except Refused as reason:
        return reason.sentence
    return ""


def _consents(session: Session, child_id: UUID) -> list[Consent]:
    found = session.scalars(
        select(DeskReviewConsent)
        .where(DeskReviewConsent.child_id == child_id, DeskReviewConsent.deleted_at.is_(None))
        .order_by(DeskReviewConsent.given_on.desc())
    )
    limits = limits_here(session)
    return [
        Consent(one.given_by, one.given_on, one.childs_wish, one.until_on or consent_until(one.given_on, limits=limits))
        for one in found
    ]
