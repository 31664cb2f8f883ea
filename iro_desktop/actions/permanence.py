"""What a review says of the lasting home: the plans, the sentence the child can read, or why there is none yet."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.reviews import open_review
from iro_desktop.models.review import PermanencePlan


def choose_permanence_plans(session: Session, review_id: UUID, *, plans: Collection[PermanencePlan]) -> None:
    """Tick the plans for the lasting home: several while they run side by side, none where there is none yet."""
    review = open_review(session, review_id)
    chosen = set(plans)
    review.permanence_plans = tuple(str(plan) for plan in PermanencePlan if plan in chosen)
    if chosen:
        review.permanence_reason_if_none = None


def say_plan_for_home(session: Session, review_id: UUID, *, sentence: str) -> None:
    """Write the plan for home in one sentence that the child can read. The letter prints it."""
    open_review(session, review_id).plan_for_home = sentence.strip()


def explain_no_permanence_plan(session: Session, review_id: UUID, *, reason: str) -> None:
    """Say why there is no plan for a lasting home yet. Waiting for the court is a reason, not a plan."""
    open_review(session, review_id).permanence_reason_if_none = reason.strip() or None
