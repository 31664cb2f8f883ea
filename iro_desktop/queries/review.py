"""One review as its workspace shows it: agenda, notes, who was there, decisions, and by when it is to be held."""

from collections.abc import Container
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child, ChildPreferences, age_band_for, preferences_id
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.limits import Limits
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Decision, Review, ReviewStatus
from iro_desktop.models.review_cycle import HeldReview, ReviewHistory, held_reviews_standing, next_review
from iro_desktop.models.timescales import DueDate, age_on
from iro_desktop.queries.adjournment import adjournment_of, latest_day
from iro_desktop.queries.child import wishes_of
from iro_desktop.queries.closing import closing_needs
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.meetings import meetings_of
from iro_desktop.queries.review_here import REVIEW_GONE, NoSuchReview, review_here
from iro_desktop.queries.review_notes import agenda, here, notes
from iro_desktop.queries.review_numbers import next_review_number, review_numbers
from iro_desktop.queries.review_rows import (
    AgendaRow,
    AroundChild,
    ByLaw,
    DecisionRow,
    HereRow,
    LastDecision,
    NoteRow,
    ReviewLetter,
    ReviewPage,
    StillToDo,
)
from iro_desktop.queries.topics import review_topics
from iro_desktop.queries.who import who_is

__all__ = [
    "AgendaRow",
    "AroundChild",
    "ByLaw",
    "DecisionRow",
    "HereRow",
    "LastDecision",
    "NoSuchReview",
    "NoteRow",
    "ReviewLetter",
    "ReviewPage",
    "StillToDo",
    "review_page",
]


def review_page(session: Session, review_id: UUID, *, today: date, bank_holidays: Container[date]) -> ReviewPage:
    """Everything in one review's workspace. Raises NoSuchReview where it is not on this laptop."""
    review = review_here(session, review_id)
    child = session.get(Child, review.child_id)
    if child is None or child.deleted_at is not None:
        raise NoSuchReview(REVIEW_GONE)
    history = review_histories(session, (child.id,))[child.id]
    wishes = session.get(ChildPreferences, preferences_id(child.id))
    last_time_on, last_time = _last_time(session, review)
    meetings = meetings_of(session, review.id)
    latest = latest_day(session, meetings, bank_holidays)
    limits = limits_here(session)
    return ReviewPage(
        review_id=review.id,
        who=who_is(child),
        pronouns=child.pronouns,
        status=review.status,
        from_files=review.from_files,
        number=_number(review, history, today),
        by_law=_by_law(review, history, today, bank_holidays, limits),
        next_due=_next_due(review, history, bank_holidays, limits),
        planned_on=review.planned_on,
        planned_time=review.planned_time,
        started_at=meetings[0].started_at if meetings else None,
        held_on=review.held_on,
        completed_on=review.completed_on,
        decisions_sent_on=review.decisions_sent_on,
        next_review_on=review.next_review_on,
        place=review.place,
        mode=review.mode,
        reason_not_in_person=review.reason_not_in_person,
        plan_for_home=review.plan_for_home,
        child_has_seen_plan=review.child_has_seen_plan,
        participation=ParticipationCode(review.participation_code) if review.participation_code else None,
        participation_note=review.participation_note,
        not_in_the_room=wishes.not_in_the_room if wishes else (),
        opening_activity=wishes.opening_activity if wishes else None,
        agenda=agenda(session, review.id),
        notes=notes(session, review.id),
        here=here(session, review.id),
        decisions=_decisions(session, review.id),
        last_time=last_time,
        last_time_on=last_time_on,
        people=_people(session, child.id),
        letter=_letter(session, review.id, child, wishes, today),
        meetings=meetings,
        latest_to_go_on=latest.due_on if latest else None,
        latest_to_go_on_sum=latest.sum_in_full if latest else "",
        adjournment=adjournment_of(session, review.id, meetings, bank_holidays),
        topics=review_topics(session, review.id, child, on=review.held_on or today, decided_before=bool(last_time)),
        limits=limits,
        wishes=wishes_of(session, child.id),
        first_language=child.first_language,
        interpreter_language=child.interpreter_language,
        needs=closing_needs(session, review.id),
    )


def _number(review: Review, history: ReviewHistory, today: date) -> int | None:
    if review.status is ReviewStatus.COMPLETED:
        return review_numbers(history, today).get(review.held_on) if review.held_on else None
    return next_review_number(history, today)


def _by_law(
    review: Review, history: ReviewHistory, today: date, bank_holidays: Container[date], limits: Limits
) -> ByLaw:
    if review.status is ReviewStatus.COMPLETED:
        for standing in held_reviews_standing(history, today, bank_holidays, limits=limits):
            if standing.review.held_on == review.held_on:
                return ByLaw(standing.due, standing.kind, standing.remark)
        return ByLaw(None, None, "")
    coming = next_review(history, today, bank_holidays, limits=limits)
    return ByLaw(coming.due, coming.kind, coming.reason)


def _next_due(review: Review, history: ReviewHistory, bank_holidays: Container[date], limits: Limits) -> DueDate | None:
    if review.held_on is None:
        return None
    held = [*history.reviews, HeldReview(review.held_on)]
    return next_review(replace(history, reviews=held), review.held_on, bank_holidays, limits=limits).due


def _decisions(session: Session, review_id: UUID) -> tuple[DecisionRow, ...]:
    decisions = session.scalars(
        select(Decision)
        .where(Decision.review_id == review_id, Decision.deleted_at.is_(None))
        .order_by(Decision.number, Decision.created_at)
    )
    return tuple(
        DecisionRow(one.id, one.number, one.wording, one.child_wording, one.owner_name, one.due_on) for one in decisions
    )


def _last_time(session: Session, review: Review) -> tuple[date | None, tuple[LastDecision, ...]]:
    """The decisions of the latest review before this one that made any, and the day of that review."""
    until = review.held_on or date.max
    held = func.max(Review.held_on)
    earlier = session.execute(
        select(Review.id, held)
        .join(Decision, Decision.review_id == Review.id)
        .where(
            Review.child_id == review.child_id,
            Review.id != review.id,
            Review.deleted_at.is_(None),
            Review.held_on.is_not(None),
            Review.held_on <= until,
            Decision.deleted_at.is_(None),
        )
        .group_by(Review.id)
        .order_by(held.desc())
        .limit(1)
    ).first()
    if earlier is None:
        return None, ()
    earlier_id, held_on = earlier
    decisions = session.scalars(
        select(Decision)
        .where(Decision.review_id == earlier_id, Decision.deleted_at.is_(None))
        .order_by(Decision.number, Decision.created_at)
    )
    return held_on, tuple(
        LastDecision(
            one.id,
            one.wording or one.child_wording,
            one.owner_name,
            one.due_on,
            one.status,
            one.status_note,
            one.status_on,
        )
        for one in decisions
    )


def _people(session: Session, child_id: UUID) -> tuple[AroundChild, ...]:
    people = session.scalars(
        select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None), Person.until_on.is_(None))
    )
    order = list(PersonRole)
    rows = (
        AroundChild(one.id, one.name, one.said_as, one.role, one.role_in_words, one.comes_to_reviews) for one in people
    )
    return tuple(sorted(rows, key=lambda row: (order.index(row.role), row.name)))


def _letter(
    session: Session, review_id: UUID, child: Child, wishes: ChildPreferences | None, today: date
) -> ReviewLetter:
    newest = session.execute(
        select(Letter.id, Letter.status)
        .where(Letter.review_id == review_id, Letter.deleted_at.is_(None))
        .order_by(Letter.version_number.desc())
        .limit(1)
    ).first()
    band = wishes.reading_band if wishes else None
    if band is None and child.date_of_birth is not None:
        band = age_band_for(age_on(child.date_of_birth, today))
    if newest is None:
        return ReviewLetter(None, finished=False, age_band=band)
    letter_id, status = newest
    return ReviewLetter(letter_id, finished=status is LetterStatus.FINISHED, age_band=band)
