"""What the officer has seen of the council's plans for one review: the care plan, and at 16 the pathway plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.ids import companion_id
from iro_desktop.models.plan_checks import CarePlanCheck, Verdict
from iro_desktop.models.review import Review
from iro_desktop.queries.review import NoSuchReview


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
    review = session.get(Review, review_id)
    if review is None or review.deleted_at is not None:
        raise NoSuchReview("This review is not on this laptop any more. Nothing of yours was changed. Go to Children.")
    check = session.get(CarePlanCheck, care_plan_check_id(review_id))
    if check is None or check.deleted_at is not None:
        check = CarePlanCheck(child_id=review.child_id, review_id=review_id, shared_with_child=review.child_has_seen_plan)
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
