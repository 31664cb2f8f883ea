"""What is recorded about a child and a review, as the checklist of its preparation asks for it."""

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.care import UnaccompaniedStatus
from iro_desktop.models.child import Child, Home
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.due_days import due_day_before
from iro_desktop.models.ids import companion_id
from iro_desktop.models.limits import LimitKey, Limits
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.plan_checks import CarePlanCheck, CheckKind, PathwayPlanCheck, StatutoryCheck
from iro_desktop.models.review import AgendaItem, Decision, DecisionStatus, Review
from iro_desktop.models.services import Service, ServiceOffer
from iro_desktop.models.settled import settled_on
from iro_desktop.models.timescales import DueDate, age_on
from iro_desktop.queries.preparing_checklist import Situation
from iro_desktop.queries.who import who_is


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIsKnown:
    """What was read already. `invited` holds everybody asked or kept out, `with_views` those whose views are here."""

    review: Review
    child: Child
    due: DueDate | None
    last_held_on: date | None
    talks: Collection[Consultation]
    invited: frozenset[UUID]
    with_views: frozenset[UUID]
    requests_open: int
    on: date
    bank_holidays: Container[date]
    limits: Limits


def situation(session: Session, known: WhatIsKnown) -> Situation:
    """The child's situation for the checklist; what nobody wrote down counts as not so."""
    review, child = known.review, known.child
    people = _people_now(session, child.id)
    parents = [one for one in people if one.role is PersonRole.PARENT]
    plan = _care_plan(session, review)
    pathway = _pathway_plan(session, review)
    home = _home_now(session, child.id)
    worker = _new_worker(people, known.last_held_on)
    decisions = _last_decisions(session, review)
    offered = _services_offered(session, child.id)
    done = _checks_done(session, child.id)
    with_child = [talk for talk in known.talks if talk.with_whom is WithWhom.CHILD]
    return Situation(
        name=who_is(child).name,
        kind=known.due.kind if known.due else None,
        age=age_on(child.date_of_birth, known.on) if child.date_of_birth else None,
        unaccompanied=_came_alone(session, child.id, known.on),
        settled=_is_settled(home, known),
        interpreter_language=child.interpreter_language or None,
        out_of_borough=bool(home and home.out_of_borough),
        new_social_worker=worker.name if worker else None,
        new_social_worker_is_invited=bool(worker and worker.id in known.invited),
        has_parents=bool(parents),
        reports_due_on=_reports_due(known),
        day_is_set=review.planned_on is not None and review.planned_time is not None,
        place_is_set=bool((review.place or "").strip()),
        has_childs_points=_has_childs_points(session, review),
        talked_alone=any(talk.alone for talk in with_child),
        seen=any(talk.channel is Channel.IN_PERSON for talk in with_child),
        plan_came=bool(plan and plan.present),
        child_has_seen_plan=bool(plan and plan.shared_with_child) or bool(review.child_has_seen_plan),
        permanence_is_clear=bool(plan and plan.permanence_is_clear) or bool(review.permanence_plans),
        everybody_is_invited=bool(known.invited)
        and all(one.id in known.invited for one in people if one.comes_to_reviews),
        parents_were_asked=any(one.id in known.with_views for one in parents)
        or any(talk.with_whom is WithWhom.PARENT for talk in known.talks),
        interpreter_is_booked=review.interpreter_booked_on is not None,
        travel_is_known=review.travel_minutes is not None,
        decisions_last_time=len(decisions),
        decisions_without_state=decisions.count(DecisionStatus.OPEN),
        requests_open=known.requests_open,
        advocacy_offered=Service.ADVOCACY in offered,
        lifelong_links_offered=Service.LIFELONG_LINKS in offered,
        health_assessed=CheckKind.HEALTH in done,
        pathway_plan_came=bool(pathway and pathway.present),
        adviser_is_named=bool(pathway and pathway.personal_adviser_named)
        or any(one.role is PersonRole.PERSONAL_ADVISER for one in people),
        home_at_18_is_planned=bool(pathway and (pathway.plan_a or "").strip()),
        panel_has_a_day=bool(pathway and pathway.housing_panel_on),
        has_solicitor=any(one.role is PersonRole.SOLICITOR for one in people),
        age_in_doubt=child.date_of_birth_estimated,
        age_assessed=CheckKind.AGE_ASSESSMENT in done,
    )


def _people_now(session: Session, child_id: UUID) -> list[Person]:
    around = select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None), Person.until_on.is_(None))
    return list(session.scalars(around))


def _home_now(session: Session, child_id: UUID) -> Home | None:
    homes = select(Home).where(Home.child_id == child_id, Home.deleted_at.is_(None), Home.until_on.is_(None))
    return session.scalar(homes.order_by(Home.from_on.desc()).limit(1))


def _services_offered(session: Session, child_id: UUID) -> set[Service]:
    offers = select(ServiceOffer.service).where(ServiceOffer.child_id == child_id, ServiceOffer.deleted_at.is_(None))
    return set(session.scalars(offers))


def _care_plan(session: Session, review: Review) -> CarePlanCheck | None:
    found = session.get(CarePlanCheck, companion_id(review.id, "care plan"))
    return found if found is not None and found.deleted_at is None else None


def _pathway_plan(session: Session, review: Review) -> PathwayPlanCheck | None:
    found = session.get(PathwayPlanCheck, companion_id(review.id, "pathway plan"))
    return found if found is not None and found.deleted_at is None else None


def _has_childs_points(session: Session, review: Review) -> bool:
    points = select(AgendaItem.id).where(
        AgendaItem.review_id == review.id, AgendaItem.from_child, AgendaItem.deleted_at.is_(None)
    )
    return session.scalar(points.limit(1)) is not None


def _new_worker(people: Collection[Person], last_held_on: date | None) -> Person | None:
    """The social worker who came since the last review, and cannot know of this one; None before the first."""
    if last_held_on is None:
        return None
    workers = [one for one in people if one.role is PersonRole.SOCIAL_WORKER and one.since_on is not None]
    new = [one for one in workers if one.since_on is not None and one.since_on > last_held_on]
    return new[0] if new else None


def _last_decisions(session: Session, review: Review) -> list[DecisionStatus]:
    """What became of each decision of the latest review that made any."""
    latest = session.scalar(
        select(Review.id)
        .join(Decision, Decision.review_id == Review.id)
        .where(
            Review.child_id == review.child_id,
            Review.id != review.id,
            Review.deleted_at.is_(None),
            Review.held_on <= (review.held_on or date.max),
            Decision.deleted_at.is_(None),
        )
        .order_by(Review.held_on.desc())
        .limit(1)
    )
    of_it = select(Decision.status).where(Decision.review_id == latest, Decision.deleted_at.is_(None))
    return list(session.scalars(of_it))


def _checks_done(session: Session, child_id: UUID) -> set[CheckKind]:
    return set(
        session.scalars(
            select(StatutoryCheck.kind).where(
                StatutoryCheck.child_id == child_id,
                StatutoryCheck.deleted_at.is_(None),
                StatutoryCheck.done_on.is_not(None),
            )
        )
    )


def _came_alone(session: Session, child_id: UUID, on: date) -> bool:
    rows = session.scalars(
        select(UnaccompaniedStatus).where(
            UnaccompaniedStatus.child_id == child_id, UnaccompaniedStatus.deleted_at.is_(None)
        )
    )
    return any(one.ceased_on is None or one.ceased_on > on for one in rows)


def _is_settled(home: Home | None, known: WhatIsKnown) -> bool:
    if home is None or home.settled_since is None:
        return False
    return known.on >= settled_on(home.settled_since, known.bank_holidays, limits=known.limits).due_on


def _reports_due(known: WhatIsKnown) -> date | None:
    """Three working days before the day that is planned: IRO Handbook (2010), chapter 3."""
    planned_on = known.review.planned_on
    if planned_on is None:
        return None
    return due_day_before(LimitKey.REPORTS, planned_on, known.bank_holidays, limits=known.limits).due_on
