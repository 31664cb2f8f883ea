"""A review that is not the ordinary one: called early, moved before it begins, held on paper, observed, cancelled."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.adjournment import Rearrangement, RearrangementReason
from iro_desktop.models.child import Child
from iro_desktop.models.feedback import DeskReviewConsent
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import EarlyTrigger, Mode, Review, ReviewStatus
from iro_desktop.models.timescales import day_in_full
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.review_kinds import consent_until, why_no_paper_on, why_not_on_paper


def call_early_review(
    session: Session,
    child_id: UUID,
    *,
    trigger: EarlyTrigger,
    asked_by: str,
    reason: str,
    target_on: date,
    today: date,
    latest_lawful: date | None,
) -> UUID:
    """Call a review before it is due: Care Planning … Regulations 2010, reg. 33(3). Returns the review's id.

    The review that is planned already is brought forward; where none is planned a new one is. Raises Refused for a
    day that has passed, or one after the day on which the review is due anyway.
    """
    existing(session, Child, child_id)
    _refuse_early_day(target_on, today, latest_lawful)
    if not reason.strip():
        raise Refused("Say why the review is called early. Whoever reads the record later will ask.")
    review = session.scalar(
        select(Review)
        .where(Review.child_id == child_id, Review.status == ReviewStatus.PLANNED, Review.deleted_at.is_(None))
        .order_by(Review.planned_on)
        .limit(1)
    )
    if review is None:
        review = Review(child_id=child_id)
        session.add(review)
    review.planned_on = target_on
    _write_early(review, trigger, asked_by, reason)
    return review.id


def mark_early(
    session: Session, review_id: UUID, *, trigger: EarlyTrigger | None, asked_by: str | None, reason: str | None
) -> None:
    """Say why this review is called before it is due; None makes it one in the ordinary course again."""
    review = open_review(session, review_id)
    _write_early(review, trigger, asked_by, reason)


def cancel_review(session: Session, review_id: UUID, *, reason: str) -> None:
    """Cancel a review that has not begun. It is kept, with the reason.

    Raises Refused without a reason, or for a review whose meeting has begun.
    """
    review = open_review(session, review_id)
    if review.held_on is not None:
        raise Refused("This review has begun, so it cannot be cancelled. What was written is kept. Adjourn it instead.")
    if not reason.strip():
        raise Refused("Say why the review is cancelled. It is kept with the reason.")
    review.status, review.cancelled_reason = ReviewStatus.CANCELLED, reason.strip()


def take_back_cancelling(session: Session, review_id: UUID) -> None:
    """Undo it: the review is planned again."""
    review = existing(session, Review, review_id)
    if review.status is ReviewStatus.CANCELLED:
        review.status, review.cancelled_reason = ReviewStatus.PLANNED, None


def move_review(
    session: Session,
    review_id: UUID,
    *,
    to_on: date,
    reason: RearrangementReason,
    today: date,
    latest_lawful: date | None,
    reason_in_words: str = "",
    set_right_by: date | None = None,
    manager_told_on: date | None = None,
    reason_after_due: str = "",
) -> UUID:
    """Move a review to another day before its first meeting, and keep that it was moved. Returns the move's id.

    That is no adjournment: it is open only up to the day the review is due, unless a reason for going past it is
    given. Raises Refused for a review that has begun, was never planned, or would move into the past.
    """
    review = open_review(session, review_id)
    if review.held_on is not None:
        raise Refused("This review has begun, so it is adjourned and not moved. Its notes are kept. Go to Meet.")
    if review.planned_on is None:
        raise Refused("No day is planned for this review, so there is nothing to move. Choose its day first.")
    if to_on == review.planned_on:
        raise Refused("The review is planned for this day already. Choose another day.")
    if to_on < today:
        raise Refused("The new day must be today or later. The review stays where it is.")
    if latest_lawful is not None and to_on > latest_lawful and not reason_after_due.strip():
        raise Refused(
            f"This is after the latest day, {day_in_full(latest_lawful)}. Say why the review goes past it, or choose "
            "an earlier day. The review stays where it is."
        )
    if manager_told_on is not None and manager_told_on > today:
        raise Refused("The day the manager was told must be today or earlier. The review stays where it is.")
    move = Rearrangement(
        child_id=review.child_id,
        review_id=review_id,
        moved_on=today,
        from_on=review.planned_on,
        to_on=to_on,
        reason=reason,
        reason_in_words=_words(reason_in_words),
        set_right_by=set_right_by,
        manager_told_on=manager_told_on,
    )
    session.add(move)
    review.planned_on = to_on
    late = latest_lawful is not None and to_on > latest_lawful
    review.reason_after_due_date = _words(reason_after_due) if late else None
    return move.id


def take_back_move(session: Session, review_id: UUID, *, to_on: date, at: datetime) -> None:
    """Undo the last move to a day: the review is planned for the day before it again."""
    review = open_review(session, review_id)
    move = session.scalar(
        select(Rearrangement)
        .where(Rearrangement.review_id == review_id, Rearrangement.to_on == to_on, Rearrangement.deleted_at.is_(None))
        .order_by(Rearrangement.created_at.desc())
        .limit(1)
    )
    if move is None or review.planned_on != to_on:
        return
    move.deleted_at = at
    review.planned_on = move.from_on
    # Why it went past the latest day was said of the later day; where the earlier is late too, it is asked again.
    review.reason_after_due_date = None


def set_observer(
    session: Session,
    review_id: UUID,
    *,
    name: str | None,
    role: str | None,
    agreed: bool | None,
    agreed_on: date | None,
    childs_words: str | None,
    today: date,
) -> None:
    """Name who watches how the review is held, and what the child says to it. Without a name nobody observes.

    Raises Refused for a consent given in the future, or a yes without its day.
    """
    review = open_review(session, review_id)
    observer = _words(name)
    if observer is None:
        agreed = agreed_on = childs_words = role = None
    if agreed_on is not None and agreed_on > today:
        raise Refused("The day the child agreed must be today or earlier. What was saved before is unchanged.")
    if agreed and agreed_on is None:
        raise Refused("Add the day the child said yes. Until then nobody observes; what was saved before is unchanged.")
    review.observer_name, review.observer_role = observer, _words(role)
    review.observer_agreed = agreed
    review.observer_agreed_on = agreed_on if agreed is not None else None
    review.observer_childs_words = _words(childs_words)


def record_desk_consent(
    session: Session,
    child_id: UUID,
    *,
    given_by: str,
    given_on: date,
    childs_wish: str,
    settled_since: date | None,
    today: date,
) -> UUID:
    """Keep that the Head of Service lets a settled child have a meeting a year, and what the child said. For a year.

    Raises Refused where the child has not been settled long enough, nobody asked the child, or the day lies ahead.
    """
    existing(session, Child, child_id)
    if given_on > today:
        raise Refused("The day of the consent must be today or earlier. Nothing was changed.")
    if not given_by.strip():
        raise Refused("Type who gave the consent. Nothing was changed.")
    if not childs_wish.strip():
        raise Refused("Write what the child said about it, in their words. A yearly meeting is the child’s wish.")
    limits = limits_here(session)
    problem = why_not_on_paper(settled_since, given_on, limits=limits)
    if problem:
        raise Refused(problem)
    consent = DeskReviewConsent(
        child_id=child_id,
        given_on=given_on,
        given_by=given_by.strip(),
        childs_wish=childs_wish.strip(),
        settled_since=settled_since,
        until_on=consent_until(given_on, limits=limits),
    )
    session.add(consent)
    return consent.id


def hold_on_paper(session: Session, review_id: UUID, *, on: date) -> None:
    """Make the review one on paper, without a meeting. Raises Refused where no consent is in force on its day."""
    review = open_review(session, review_id)
    why_not = why_no_paper_on(session, review.child_id, review.held_on or review.planned_on or on)
    if why_not:
        raise Refused(why_not)
    review.mode = Mode.DESK


def hold_in_person(session: Session, review_id: UUID) -> None:
    """Undo it: people meet."""
    open_review(session, review_id).mode = Mode.IN_PERSON


def _write_early(review: Review, trigger: EarlyTrigger | None, asked_by: str | None, reason: str | None) -> None:
    review.early_trigger = trigger
    review.early_asked_by = _words(asked_by) if trigger else None
    review.early_reason = _words(reason) if trigger else None


def _refuse_early_day(target_on: date, today: date, latest_lawful: date | None) -> None:
    if target_on < today:
        raise Refused("The day of the early review must be today or later. Nothing was changed.")
    if latest_lawful is not None and target_on > latest_lawful:
        raise Refused(
            f"The review is due by {day_in_full(latest_lawful)} anyway, so an early one must be before. Nothing was "
            "changed."
        )


def _words(typed: str | None) -> str | None:
    return (typed or "").strip() or None
