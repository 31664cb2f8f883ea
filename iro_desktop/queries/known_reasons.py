"""Reasons for a resolution that the records give already, each with a sentence why; and who would be asked."""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.birthdays import BirthdayWork
from iro_desktop.models.child import Child
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.plan_checks import CarePlanCheck, CheckKind, PathwayPlanCheck, StatutoryCheck, Verdict
from iro_desktop.models.resolution import Reason
from iro_desktop.models.review import Attendance, Attended, Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.models.timescales import DueStatus, day_and_month
from iro_desktop.queries.clocks import child_clocks
from iro_desktop.queries.plan_checks import care_plan_check_id, pathway_plan_check_id
from iro_desktop.queries.who import NOT_HERE, NoSuchChild, who_is


class Source(StrEnum):
    """What a reason is known from."""

    DECISION = "decision"
    REVIEW = "review"
    PEOPLE = "people"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class KnownReason:
    """One reason, and the sentence that says what it is known from."""

    reason: Reason
    why: str
    source: Source
    chosen: bool
    """Whether it is chosen from the start: the records are certain, and it belongs to what is being raised."""
    decision_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody among the child's people who would be asked, as far as they are known."""

    person_id: UUID
    name: str
    role: PersonRole
    role_in_words: str
    """“team manager”."""
    team: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class KnownReasons:
    """What is known already for one child. A reason comes once; those that are chosen come first."""

    reasons: tuple[KnownReason, ...]
    asked: tuple[Asked, ...]
    """Social worker, then team manager: the order in which they are asked."""

    @property
    def chosen(self) -> tuple[Reason, ...]:
        """The reasons that are chosen from the start."""
        return tuple(known.reason for known in self.reasons if known.chosen)


def known_reasons(
    session: Session,
    child_id: UUID,
    today: date,
    bank_holidays: Container[date],
    *,
    review_id: UUID | None = None,
    decision_ids: Collection[UUID] = (),
) -> KnownReasons:
    """What the records give already. Raises NoSuchChild where the child is not on this laptop.

    Raised from decisions or from a review, only what belongs to these is chosen from the start; the rest is offered.
    """
    child = session.get(Child, child_id)
    if child is None or child.deleted_at is not None:
        raise NoSuchChild(NOT_HERE)
    review = _review(session, child_id, review_id)
    people = _people(session, child_id, today)
    found: dict[Reason, KnownReason] = {}
    for known in (
        *_of_decisions(session, child_id, today, decision_ids),
        *(_of_review(session, child, review, today) if review is not None else ()),
        *_of_people(session, child, people),
        *_of_clocks(session, child_id, today, bank_holidays),
        *_of_throughcare(session, child_id, today),
    ):
        before = found.get(known.reason)
        if before is None or (known.chosen and not before.chosen):
            found[known.reason] = known
    sources = {Source.DECISION} if decision_ids else {Source.REVIEW, Source.PEOPLE} if review_id else set(Source)
    reasons = [replace(one, chosen=one.chosen and one.source in sources) for one in found.values()]
    return KnownReasons(tuple(sorted(reasons, key=lambda one: not one.chosen)), _asked(people))


def _review(session: Session, child_id: UUID, review_id: UUID | None) -> Review | None:
    """The review it is about: the one that was named, else the one at work, else the last that was completed."""
    if review_id is not None:
        return session.get(Review, review_id)
    reviews = select(Review).where(
        Review.child_id == child_id, Review.deleted_at.is_(None), Review.from_files.is_(False)
    )
    at_work = session.scalar(
        reviews.where(Review.status.in_((ReviewStatus.PLANNED, ReviewStatus.IN_PROGRESS)))
        .order_by(Review.planned_on)
        .limit(1)
    )
    return at_work or session.scalar(
        reviews.where(Review.status == ReviewStatus.COMPLETED).order_by(Review.held_on.desc()).limit(1)
    )


_STILL_TO_DO = (DecisionStatus.OPEN, DecisionStatus.PARTLY, DecisionStatus.NOT_DONE)


def _of_decisions(
    session: Session, child_id: UUID, today: date, decision_ids: Collection[UUID]
) -> Iterator[KnownReason]:
    """Decisions that were not done, or whose day has passed; only those named, where some are."""
    asked = (
        select(Decision)
        .join(Review, Review.id == Decision.review_id)
        .where(
            Decision.child_id == child_id,
            Decision.deleted_at.is_(None),
            Review.deleted_at.is_(None),
            Review.status == ReviewStatus.COMPLETED,
            Decision.status.in_(_STILL_TO_DO),
        )
        .order_by(Decision.due_on, Decision.number)
    )
    if decision_ids:
        asked = asked.where(Decision.id.in_(decision_ids))
    late = [
        one
        for one in session.scalars(asked)
        if one.status is DecisionStatus.NOT_DONE or (one.due_on is not None and one.due_on < today)
    ]
    if not late:
        return
    first = late[0]
    words = f"“{first.wording or first.child_wording}”"
    state = "was not done" if first.status is DecisionStatus.NOT_DONE else "is not done"
    by = f" by {day_and_month(first.due_on)}" if first.due_on else ""
    more = f", and {len(late) - 1} more" if len(late) > 1 else ""
    yield KnownReason(
        Reason.DECISIONS_NOT_FOLLOWED,
        f"{words} {state}{by}{more}.",
        Source.DECISION,
        chosen=True,
        decision_ids=tuple(one.id for one in late),
    )


_ABSENT = frozenset({Attended.COULD_NOT_COME, Attended.DID_NOT_COME, Attended.NOT_TOLD})


def _of_review(session: Session, child: Child, review: Review, today: date) -> Iterator[KnownReason]:
    yield from _of_plans(session, child, review)
    social_workers = select(Person.id).where(
        Person.child_id == child.id, Person.role == PersonRole.SOCIAL_WORKER, Person.deleted_at.is_(None)
    )
    here = session.scalars(
        select(Attendance)
        .where(
            Attendance.review_id == review.id,
            Attendance.deleted_at.is_(None),
            Attendance.person_id.in_(social_workers),
        )
        .order_by(Attendance.position)
    ).all()
    report, review_said = Reason.NO_SOCIAL_WORKER_REPORT, _said(review)
    if any(one.brought_report is False for one in here):
        yield KnownReason(report, f"No report came from the social worker for {review_said}.", Source.REVIEW, True)
    elif here and all(one.attended in _ABSENT for one in here):
        yield KnownReason(report, f"{here[0].name} was not at {review_said}.", Source.REVIEW, chosen=True)
    language = review.interpreter_language or child.interpreter_language
    if review.interpreter_came is False:
        yield KnownReason(Reason.INTERPRETER, f"No interpreter came to {review_said}.", Source.REVIEW, chosen=True)
    elif language and review.interpreter_booked_on is None and review.interpreter_came is None:
        day = review.held_on or review.planned_on
        why = f"No interpreter for {language} is booked for {review_said}."
        yield KnownReason(Reason.INTERPRETER, why, Source.REVIEW, chosen=day is not None and day <= today)


def _of_plans(session: Session, child: Child, review: Review) -> Iterator[KnownReason]:
    name, review_said = who_is(child).name, _said(review)
    care = session.get(CarePlanCheck, care_plan_check_id(review.id))
    if care is not None and care.deleted_at is None:
        if care.present is False:
            why = f"The care plan had not come for {review_said}."
            yield KnownReason(Reason.PLAN_NOT_COMPLETED, why, Source.REVIEW, chosen=True)
        elif care.verdict is Verdict.NOT_ACCEPTABLE:
            why = f"You found the care plan for {review_said} not acceptable."
            yield KnownReason(Reason.PLAN_NOT_COMPLETED, why, Source.REVIEW, chosen=True)
        if care.shared_with_child is False and care.present is not False:
            why = f"{name} had not seen the care plan for {review_said}."
            yield KnownReason(Reason.PLAN_NOT_SHARED, why, Source.REVIEW, chosen=True)
    pathway = session.get(PathwayPlanCheck, pathway_plan_check_id(review.id))
    if pathway is not None and pathway.deleted_at is None:
        if pathway.present is False:
            why = f"The pathway plan had not come for {review_said}."
            yield KnownReason(Reason.PLAN_NOT_COMPLETED, why, Source.REVIEW, chosen=True)
        if pathway.personal_adviser_named is False:
            why = f"The pathway plan for {review_said} names no personal adviser."
            yield KnownReason(Reason.NO_PERSONAL_ADVISER, why, Source.REVIEW, chosen=True)


def _of_people(session: Session, child: Child, people: Collection[Person]) -> Iterator[KnownReason]:
    """That no social worker is named: certain where there was one, and only offered where none was ever written down.

    A list that nobody has begun says nothing.
    """
    if any(one.role is PersonRole.SOCIAL_WORKER for one in people):
        return
    last = session.scalar(
        select(Person)
        .where(
            Person.child_id == child.id,
            Person.role == PersonRole.SOCIAL_WORKER,
            Person.until_on.is_not(None),
            Person.deleted_at.is_(None),
        )
        .order_by(Person.until_on.desc())
        .limit(1)
    )
    name = who_is(child).name
    if last is not None and last.until_on is not None:
        why = f"{last.name} was {name}’s social worker until {day_and_month(last.until_on)}, and nobody is named since."
        yield KnownReason(Reason.NO_SOCIAL_WORKER, why, Source.PEOPLE, chosen=True)
    elif people:
        why = f"No social worker is written down among {name}’s people."
        yield KnownReason(Reason.NO_SOCIAL_WORKER, why, Source.PEOPLE, chosen=False)


_REASON_OF_CHECK: Mapping[CheckKind, Reason] = MappingProxyType(
    {
        CheckKind.VISIT: Reason.VISIT_LATE,
        CheckKind.HEALTH: Reason.HEALTH_ASSESSMENT_LATE,
        CheckKind.DENTAL: Reason.OTHER_STATUTORY,
        CheckKind.IMMUNISATION: Reason.OTHER_STATUTORY,
        CheckKind.SDQ: Reason.OTHER_STATUTORY,
        CheckKind.PEP: Reason.PEP_LATE,
        CheckKind.SINGLE_ASSESSMENT: Reason.SINGLE_ASSESSMENT_LATE,
        CheckKind.NEEDS_ASSESSMENT: Reason.OTHER_STATUTORY,
        CheckKind.AGE_ASSESSMENT: Reason.AGE_ASSESSMENT_LATE,
        CheckKind.CAPACITY: Reason.OTHER_STATUTORY,
        CheckKind.THROUGHCARE: Reason.THROUGHCARE_LATE,
        CheckKind.TRANSITIONS_PANEL: Reason.OTHER_STATUTORY,
    }
)
_REASON_OF_WORK: Mapping[str, Reason] = MappingProxyType(
    {
        BirthdayWork.PERSONAL_ADVISER: Reason.NO_PERSONAL_ADVISER,
        BirthdayWork.HOUSING_PANEL: Reason.HOUSING_PANEL_MISSED,
    }
)


def _of_clocks(session: Session, child_id: UUID, today: date, bank_holidays: Container[date]) -> Iterator[KnownReason]:
    """Checks that somebody else is late with."""
    for line in child_clocks(session, child_id, today, bank_holidays):
        reason = _REASON_OF_CHECK.get(line.check) if line.check else _REASON_OF_WORK.get(line.key)
        if reason is None or line.due is None or line.status is not DueStatus.OVERDUE:
            continue
        why = f"{line.title}: due {day_and_month(line.due.due_on)} ({line.due.sum_in_words})."
        yield KnownReason(reason, why, Source.CLOCK, chosen=True)


def _of_throughcare(session: Session, child_id: UUID, today: date) -> Iterator[KnownReason]:
    """The move to Throughcare that the pathway plan, or somebody by hand, gave a day that has passed."""
    checks = session.scalars(
        select(StatutoryCheck).where(
            StatutoryCheck.child_id == child_id,
            StatutoryCheck.kind == CheckKind.THROUGHCARE,
            StatutoryCheck.deleted_at.is_(None),
        )
    ).all()
    if any(one.done_on is not None and one.done_on <= today for one in checks):
        return
    days = [one.due_override_on for one in checks if one.due_override_on is not None]
    planned = session.scalar(
        select(PathwayPlanCheck.transfer_on)
        .where(
            PathwayPlanCheck.child_id == child_id,
            PathwayPlanCheck.deleted_at.is_(None),
            PathwayPlanCheck.transfer_on.is_not(None),
        )
        .order_by(PathwayPlanCheck.changed_at.desc())
        .limit(1)
    )
    by = max(days) if days else planned
    if by is not None and by < today:
        why = f"The move to Throughcare was planned for {day_and_month(by)}, and no record shows it."
        yield KnownReason(Reason.THROUGHCARE_LATE, why, Source.CLOCK, chosen=True)


_WHO_IS_ASKED = (PersonRole.SOCIAL_WORKER, PersonRole.TEAM_MANAGER)


def _people(session: Session, child_id: UUID, today: date) -> list[Person]:
    people = session.scalars(
        select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None)).order_by(Person.name)
    )
    return [one for one in people if one.until_on is None or one.until_on >= today]


def _asked(people: Collection[Person]) -> tuple[Asked, ...]:
    return tuple(
        Asked(one.id, one.name, one.role, one.role_in_words or _ROLE_WORDS[one.role], one.team, one.email)
        for role in _WHO_IS_ASKED
        for one in people
        if one.role is role
    )


_ROLE_WORDS: Mapping[PersonRole, str] = MappingProxyType(
    {PersonRole.SOCIAL_WORKER: "social worker", PersonRole.TEAM_MANAGER: "team manager"}
)


def _said(review: Review) -> str:
    day = review.held_on or review.planned_on
    return f"the review on {day_and_month(day)}" if day else "the review"
