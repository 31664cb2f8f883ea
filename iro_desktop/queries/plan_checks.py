"""What the officer has seen of the council's plans for one review: the care plan, and at 16 the pathway plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.birthdays import housing_panel_window
from iro_desktop.models.care import UnaccompaniedStatus
from iro_desktop.models.ids import companion_id
from iro_desktop.models.limits import LimitKey
from iro_desktop.models.periods_of_care import eligible_from, needs_assessment_due, periods_of_care
from iro_desktop.models.plan_checks import CarePlanCheck, PathwayPlanCheck, Verdict
from iro_desktop.models.timescales import birthday_at
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.review_here import review_here

_LEAVES_AT = 18


class PlanQuestion(StrEnum):
    """What is looked for in a care plan; each is the name of the field of `CarePlanCheck` that holds the answer."""

    WRITTEN_TO_CHILD = "written_to_child"
    CHILD_CONTRIBUTED = "child_contributed"
    CHILDS_VIEWS = "has_childs_views"
    IDENTITY = "has_identity"
    NEEDS = "says_how_needs_are_met"
    FAMILY_CONNECTIONS = "has_family_connections"
    PERMANENCE = "permanence_is_clear"
    PARALLEL_PLANS = "has_parallel_plans"
    HEALTH = "has_health_plan"
    EDUCATION = "has_education_plan"
    PLACEMENT = "has_placement_plan"
    FAMILY_TIME = "has_family_time_plan"
    CONTINGENCY = "has_contingency"
    AMENDED = "amended_after_request"


class PathwayQuestion(StrEnum):
    """What is looked for in a pathway plan; each is the name of the field of `PathwayPlanCheck` with the answer."""

    PRESENT = "present"
    SHARED = "shared_with_child"
    CONTRIBUTED = "child_contributed"
    PERSONAL_ADVISER = "personal_adviser_named"
    STAYING_PUT = "staying_put_considered"
    BENEFITS = "benefits_talked_about"
    PAPERS = "has_identity_papers"
    IMMIGRATION = "immigration_settled"


class PathwayDay(StrEnum):
    """A day that a pathway plan names; each is the name of a field of `PathwayPlanCheck`."""

    PLAN_DATED = "plan_dated"
    NEEDS_ASSESSMENT = "needs_assessment_on"
    TRANSFER = "transfer_on"
    HOUSING_PANEL = "housing_panel_on"
    CAPACITY = "capacity_assessed_on"
    CHANGES_BY = "changes_by"


class PathwayWords(StrEnum):
    """Words that a pathway plan is checked with; each is the name of a field of `PathwayPlanCheck`."""

    PERSONAL_ADVISER = "personal_adviser_name"
    HOUSING_PANEL = "housing_panel_recommendation"
    PLAN_A = "plan_a"
    PLAN_B = "plan_b"
    PLAN_C = "plan_c"
    CHANGES = "changes_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayPlanSeen:
    """The pathway plan of an eligible young person as far as it was looked at, and the days that matter for it."""

    eligible_on: date
    needs_assessment_due: date
    needs_assessment_within: str
    """“3 months”."""
    panel_opens: date
    """The window around the 17th birthday in which the Housing Panel hears where the young person will live."""
    panel_closes: date
    eighteen_on: date
    came_alone: bool
    """Came to this country without a parent: then the plan must say how they may stay."""
    answers: Mapping[PathwayQuestion, bool | None]
    days: Mapping[PathwayDay, date | None]
    words: Mapping[PathwayWords, str | None]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarePlanSeen:
    """The care plan as far as it was looked at. None is "not looked at yet", never "no"."""

    present: bool | None
    received_on: date | None
    plan_dated: date | None
    plan_version: str | None
    shared: bool | None
    shared_on: date | None
    shared_how: str | None
    answers: Mapping[PlanQuestion, bool | None]
    manager_checked: bool | None
    manager_name: str | None
    manager_checked_on: date | None
    verdict: Verdict | None
    changes_wanted: str | None
    changes_by: date | None
    went_on_without_sharing: str | None


def care_plan_check_id(review_id: UUID) -> UUID:
    """The id of a review's one care-plan check, wherever it is first written."""
    return companion_id(review_id, "care plan")


def care_plan_seen(session: Session, review_id: UUID) -> CarePlanSeen:
    """What was seen of the care plan for one review. Raises NoSuchReview where the review is not on this laptop."""
    review = review_here(session, review_id)
    check = session.get(CarePlanCheck, care_plan_check_id(review_id))
    if check is None or check.deleted_at is not None:
        check = CarePlanCheck(
            child_id=review.child_id, review_id=review_id, shared_with_child=review.child_has_seen_plan
        )
    return CarePlanSeen(
        present=check.present,
        received_on=check.received_on,
        plan_dated=check.plan_dated,
        plan_version=check.plan_version,
        shared=check.shared_with_child,
        shared_on=check.shared_on,
        shared_how=check.shared_how,
        answers={question: getattr(check, question) for question in PlanQuestion},
        manager_checked=check.manager_checked,
        manager_name=check.manager_name,
        manager_checked_on=check.manager_checked_on,
        verdict=check.verdict,
        changes_wanted=check.changes_wanted,
        changes_by=check.changes_by,
        went_on_without_sharing=check.went_on_without_sharing,
    )


def pathway_plan_check_id(review_id: UUID) -> UUID:
    """The id of a review's one pathway-plan check, wherever it is first written."""
    return companion_id(review_id, "pathway plan")


def pathway_plan_seen(session: Session, review_id: UUID, *, today: date) -> PathwayPlanSeen | None:
    """What was seen of the pathway plan; None where the child is not an eligible child on the day of the review.

    Eligible: 16 or 17 and looked after for 13 weeks since 14 (Care Planning … Regulations 2010, reg. 40). Raises
    NoSuchReview where the review is not on this laptop.
    """
    review = review_here(session, review_id)
    day = review.held_on or review.planned_on or today
    history = review_histories(session, (review.child_id,)).get(review.child_id)
    if history is None or history.born_on is None:
        return None
    eligible = eligible_from(history.born_on, periods_of_care(history.episodes, day))
    eighteen = birthday_at(history.born_on, _LEAVES_AT)
    if eligible is None or not eligible <= day < eighteen:
        return None
    check = session.get(PathwayPlanCheck, pathway_plan_check_id(review_id))
    if check is None or check.deleted_at is not None:
        check = PathwayPlanCheck(child_id=review.child_id, review_id=review_id)
    limits = limits_here(session)
    opens, closes = housing_panel_window(history.born_on, limits=limits)
    return PathwayPlanSeen(
        eligible_on=eligible,
        needs_assessment_due=needs_assessment_due(eligible, limits=limits),
        needs_assessment_within=limits.in_words(LimitKey.NEEDS_ASSESSMENT),
        panel_opens=opens,
        panel_closes=closes,
        eighteen_on=eighteen,
        came_alone=_came_alone(session, review.child_id),
        answers={question: getattr(check, question) for question in PathwayQuestion},
        days={which: getattr(check, which) for which in PathwayDay},
        words={which: getattr(check, which) for which in PathwayWords},
        verdict=check.verdict,
    )


def _came_alone(session: Session, child_id: UUID) -> bool:
    statuses = select(UnaccompaniedStatus.id).where(
        UnaccompaniedStatus.child_id == child_id, UnaccompaniedStatus.deleted_at.is_(None)
    )
    return session.scalar(statuses.limit(1)) is not None
