"""What the clocks of one child are counted from: one question to each table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.models.between_reviews import EventKind, SignificantEvent
from iro_desktop.models.birthdays import BirthdayWork
from iro_desktop.models.care import UnaccompaniedStatus
from iro_desktop.models.child import BetweenReviews, ChildPreferences, Home, SettledTo18
from iro_desktop.models.consultation import Consultation, WithWhom
from iro_desktop.models.contact import SPOKEN
from iro_desktop.models.feedback import DeskReviewConsent
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.midway import MidwayCheck, MidwayState, midway_id, state_of
from iro_desktop.models.people import Allocation, Person, PersonRole
from iro_desktop.models.plan_checks import CarePlanCheck, CheckKind, PathwayPlanCheck, StatutoryCheck
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.review_cycle import ReviewHistory
from iro_desktop.models.visits import VisitRule
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.homes import homes_on
from iro_desktop.queries.who import NOT_HERE, NoSuchChild

_WITH_PARENTS = "P1"


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last time a check was done, or a day that was set for the next."""

    check_id: UUID
    done_on: date | None
    outcome: str | None
    due_override_on: date | None
    override_reason: str | None


@dataclass(frozen=True, slots=True)
class MidwayFacts:
    """How far the midway check of the last review has come."""

    state: MidwayState
    held_on: date | None
    moved_to: date | None
    moved_reason: str | None
    not_needed_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFacts:
    """All that the clocks of one child read."""

    history: ReviewHistory
    done: Mapping[CheckKind, LastCheck]
    by_hand: Mapping[CheckKind, LastCheck]
    home_since: date | None
    moved_unplanned_on: date | None
    """The day of the move into this home, where nobody had planned it."""
    visit_rule: VisitRule
    planned_on: date | None
    """The day of the next review."""
    invited_on: date | None
    """When the last invitation to it went out."""
    plan_for_next_came_on: date | None
    completed_on: date | None
    midway: MidwayFacts | None
    """The midway check of that review; None before it was begun."""
    decisions_sent_on: date | None
    letter_finished_on: date | None
    plan_came_on: date | None
    has_permanence_plan: bool
    spoken_with_child_on: date | None
    wants_a_word: BetweenReviews | None
    """When the child wants to hear from the officer between reviews; None where nobody asked."""
    officer_since: date | None
    officer_told_on: date | None
    consent_given_on: date | None
    unaccompanied: bool
    birthday_work_done: Mapping[BirthdayWork, date]
    needs_assessed_on: date | None
    capacity_assessed_on: date | None
    transfer_planned_on: date | None
    """The day of the move to Throughcare, as the pathway plan has it."""
    moved_to_throughcare_on: date | None
    """When it happened, where that was written down as an event."""

    def last(self, kind: CheckKind) -> LastCheck | None:
        """The latest time a check of this kind was done."""
        return self.done.get(kind)

    def set_by_hand(self, kind: CheckKind) -> LastCheck | None:
        """The day set for the next check since it was last done."""
        return self.by_hand.get(kind)

    def done_for(self, work: BirthdayWork) -> date | None:
        """When the work of a birthday was done, where a record shows it."""
        return self.birthday_work_done.get(work)

    def first_review_on(self, came_on: date) -> date | None:
        """The first review since a child came into care; None while there was none."""
        return min((held.held_on for held in self.history.reviews if held.held_on >= came_on), default=None)


def clock_facts(session: Session, child_id: UUID, today: date) -> ClockFacts:
    """Everything the clocks of one child are counted from, as known on a day. Raises NoSuchChild."""
    history = review_histories(session, (child_id,)).get(child_id)
    if history is None:
        raise NoSuchChild(NOT_HERE)
    done, by_hand = _checks(session, child_id, today)
    last = _last_review(session, child_id, today)
    home = homes_on(session, today, {child_id: history.episodes}, (child_id,)).get(child_id)
    pathway = _latest_pathway(session, child_id)
    planned_id, planned_on = _planned(session, child_id)
    moved = _home_now(session, child_id, today)
    allocated = session.execute(
        select(func.min(Allocation.from_on), func.max(Allocation.child_told_on)).where(
            Allocation.child_id == child_id, Allocation.deleted_at.is_(None)
        )
    ).one()
    return ClockFacts(
        history=history,
        done=done,
        by_hand=by_hand,
        home_since=home.since if home else None,
        moved_unplanned_on=moved.from_on if moved and moved.move_was_planned is False else None,
        visit_rule=_visit_rule(moved, history, today),
        planned_on=planned_on,
        invited_on=_invited_on(session, planned_id) if planned_id else None,
        plan_for_next_came_on=_plan_received_on(session, planned_id) if planned_id else None,
        completed_on=last.completed_on if last else None,
        midway=_midway(session, last.id) if last else None,
        decisions_sent_on=last.decisions_sent_on if last else None,
        letter_finished_on=_letter_finished_on(session, last.id) if last else None,
        plan_came_on=_plan_came_on(session, child_id, last.completed_on) if last and last.completed_on else None,
        has_permanence_plan=bool(last and last.permanence_plans),
        spoken_with_child_on=_spoken_on(session, child_id, today),
        wants_a_word=session.scalar(
            select(ChildPreferences.contact_between_reviews).where(
                ChildPreferences.child_id == child_id, ChildPreferences.deleted_at.is_(None)
            )
        ),
        officer_since=allocated[0],
        officer_told_on=allocated[1],
        consent_given_on=session.scalar(
            select(func.max(DeskReviewConsent.given_on)).where(
                DeskReviewConsent.child_id == child_id, DeskReviewConsent.deleted_at.is_(None)
            )
        ),
        unaccompanied=session.scalar(
            select(func.count())
            .select_from(UnaccompaniedStatus)
            .where(UnaccompaniedStatus.child_id == child_id, UnaccompaniedStatus.deleted_at.is_(None))
        )
        != 0,
        birthday_work_done=_birthday_work_done(session, child_id, pathway),
        needs_assessed_on=pathway.needs_assessment_on if pathway else None,
        capacity_assessed_on=pathway.capacity_assessed_on if pathway else None,
        transfer_planned_on=pathway.transfer_on if pathway else None,
        moved_to_throughcare_on=_moved_to_throughcare_on(session, child_id, today),
    )


def _midway(session: Session, review_id: UUID) -> MidwayFacts | None:
    check = session.get(MidwayCheck, midway_id(review_id))
    if check is None or check.deleted_at is not None:
        return None
    return MidwayFacts(state_of(check), check.held_on, check.moved_to, check.moved_reason, check.not_needed_reason)


def _checks(
    session: Session, child_id: UUID, today: date
) -> tuple[dict[CheckKind, LastCheck], dict[CheckKind, LastCheck]]:
    """The latest done of each kind, and the latest day set by hand that was set after it."""
    kept = session.scalars(
        select(StatutoryCheck)
        .where(StatutoryCheck.child_id == child_id, StatutoryCheck.deleted_at.is_(None))
        .order_by(StatutoryCheck.done_on, StatutoryCheck.created_at)
    ).all()
    done: dict[CheckKind, StatutoryCheck] = {}
    by_hand: dict[CheckKind, StatutoryCheck] = {}
    for check in kept:
        if check.done_on is not None and check.done_on <= today:
            done[check.kind] = check
        elif check.due_override_on is not None:
            by_hand[check.kind] = max(by_hand.get(check.kind, check), check, key=lambda one: one.created_at)
    since = {kind: one for kind, one in by_hand.items() if kind not in done or one.created_at > done[kind].created_at}
    return {kind: _last(one) for kind, one in done.items()}, {kind: _last(one) for kind, one in since.items()}


def _last(check: StatutoryCheck) -> LastCheck:
    return LastCheck(check.id, check.done_on, check.outcome, check.due_override_on, check.override_reason)


def _last_review(session: Session, child_id: UUID, today: date) -> Review | None:
    return session.scalar(
        select(Review)
        .where(
            Review.child_id == child_id,
            Review.status == ReviewStatus.COMPLETED,
            Review.from_files.is_(False),
            Review.completed_on <= today,
            Review.deleted_at.is_(None),
        )
        .order_by(Review.completed_on.desc())
        .limit(1)
    )


def _planned(session: Session, child_id: UUID) -> tuple[UUID | None, date | None]:
    """The review that is planned next, and its day."""
    found = session.execute(
        select(Review.id, Review.planned_on)
        .where(
            Review.child_id == child_id,
            Review.status == ReviewStatus.PLANNED,
            Review.planned_on.is_not(None),
            Review.deleted_at.is_(None),
        )
        .order_by(Review.planned_on)
        .limit(1)
    ).first()
    return (found[0], found[1]) if found is not None else (None, None)


def _invited_on(session: Session, review_id: UUID) -> date | None:
    return session.scalar(
        select(func.max(Invitation.invited_on)).where(
            Invitation.review_id == review_id, Invitation.deleted_at.is_(None)
        )
    )


def _plan_received_on(session: Session, review_id: UUID) -> date | None:
    return session.scalar(
        select(CarePlanCheck.received_on).where(
            CarePlanCheck.review_id == review_id, CarePlanCheck.deleted_at.is_(None)
        )
    )


def _letter_finished_on(session: Session, review_id: UUID) -> date | None:
    finished = session.scalar(
        select(func.min(Letter.finished_at)).where(
            Letter.review_id == review_id, Letter.status == LetterStatus.FINISHED, Letter.deleted_at.is_(None)
        )
    )
    return finished.date() if finished is not None else None


def _plan_came_on(session: Session, child_id: UUID, since: date) -> date | None:
    return session.scalar(
        select(func.min(CarePlanCheck.received_on)).where(
            CarePlanCheck.child_id == child_id, CarePlanCheck.received_on > since, CarePlanCheck.deleted_at.is_(None)
        )
    )


def _spoken_on(session: Session, child_id: UUID, today: date) -> date | None:
    return session.scalar(
        select(func.max(Consultation.happened_on)).where(
            Consultation.child_id == child_id,
            Consultation.with_whom == WithWhom.CHILD,
            Consultation.channel.in_(SPOKEN),
            Consultation.happened_on <= today,
            Consultation.deleted_at.is_(None),
        )
    )


def _home_now(session: Session, child_id: UUID, today: date) -> Home | None:
    return session.scalar(
        select(Home)
        .where(Home.child_id == child_id, Home.from_on <= today, Home.deleted_at.is_(None))
        .order_by(Home.from_on.desc())
        .limit(1)
    )


def _visit_rule(home: Home | None, history: ReviewHistory, today: date) -> VisitRule:
    latest = max(
        (one for one in history.episodes if one.started_on <= today), key=lambda one: one.started_on, default=None
    )
    kind = (home.placement_type if home else None) or (latest.placement_type if latest else "")
    if kind == _WITH_PARENTS:
        return VisitRule.WITH_PARENTS
    return VisitRule.SETTLED_TO_18 if home and home.settled_to_18 is SettledTo18.YES else VisitRule.ORDINARY


def _latest_pathway(session: Session, child_id: UUID) -> PathwayPlanCheck | None:
    return session.scalar(
        select(PathwayPlanCheck)
        .where(PathwayPlanCheck.child_id == child_id, PathwayPlanCheck.deleted_at.is_(None))
        .order_by(PathwayPlanCheck.changed_at.desc())
        .limit(1)
    )


def _moved_to_throughcare_on(session: Session, child_id: UUID, today: date) -> date | None:
    return session.scalar(
        select(func.min(SignificantEvent.happened_on)).where(
            SignificantEvent.child_id == child_id,
            SignificantEvent.kind == EventKind.THROUGHCARE_TRANSFER,
            SignificantEvent.happened_on <= today,
            SignificantEvent.deleted_at.is_(None),
        )
    )


def _birthday_work_done(session: Session, child_id: UUID, pathway: PathwayPlanCheck | None) -> dict[BirthdayWork, date]:
    """What the records show as done. Where only a name or a plan is written, the day it was written stands for it."""
    found: dict[BirthdayWork, date] = {}
    if pathway is not None:
        written = pathway.changed_at.date()
        if pathway.housing_panel_on is not None:
            found[BirthdayWork.HOUSING_PANEL] = pathway.housing_panel_on
        if pathway.personal_adviser_named:
            found[BirthdayWork.PERSONAL_ADVISER] = written
        if pathway.plan_a:
            found[BirthdayWork.PLAN_SETTLED] = written
        if pathway.staying_put_considered:
            found[BirthdayWork.WHERE_TO_LIVE] = written
    adviser = session.scalar(
        select(Person)
        .where(
            Person.child_id == child_id,
            Person.role == PersonRole.PERSONAL_ADVISER,
            Person.deleted_at.is_(None),
            Person.until_on.is_(None),
        )
        .limit(1)
    )
    if adviser is not None:
        found[BirthdayWork.PERSONAL_ADVISER] = adviser.since_on or adviser.created_at.date()
    return found
