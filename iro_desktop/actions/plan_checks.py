"""The officer's check of the care plan before a review: received, shared with the child, looked at, judged."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.reviews import open_review
from iro_desktop.models.plan_checks import CarePlanCheck, PathwayPlanCheck, Verdict
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.queries.plan_checks import (
    PathwayDay,
    PathwayQuestion,
    PathwayWords,
    PlanQuestion,
    care_plan_check_id,
    pathway_plan_check_id,
)


def record_plan_received(
    session: Session, review_id: UUID, *, received: bool | None, on: date | None = None, today: date
) -> None:
    """Say whether the care plan has come, and when. None is "nobody has looked yet".

    Raises Refused for a day still to come.
    """
    _, check = _opened(session, review_id)
    _not_in_future(on, today, "The day the plan came")
    check.present = received
    check.received_on = on if received else None
    if not received:
        check.verdict = None


def record_plan_shared(
    session: Session,
    review_id: UUID,
    *,
    shared: bool | None,
    on: date | None = None,
    how: str | None = None,
    today: date,
) -> None:
    """Say whether the child has seen the care plan, when and how. The review keeps the answer as well.

    Raises Refused for a day still to come.
    """
    review, check = _opened(session, review_id)
    _not_in_future(on, today, "The day the child saw the plan")
    check.shared_with_child = review.child_has_seen_plan = shared
    check.shared_on = on if shared else None
    check.shared_how = _words(how) if shared else None
    if shared is not False:
        check.went_on_without_sharing = None


def go_on_without_sharing(session: Session, review_id: UUID, *, reason: str) -> None:
    """Say why the review goes on though the child has not seen the plan. An empty reason takes the choice back."""
    _, check = _opened(session, review_id)
    check.went_on_without_sharing = _words(reason)


def answer_plan_question(session: Session, review_id: UUID, *, question: PlanQuestion, answer: bool | None) -> None:
    """Say whether the plan holds one of the things a plan must hold. None is "not looked at"."""
    _, check = _opened(session, review_id)
    setattr(check, question, answer)


def describe_plan(session: Session, review_id: UUID, *, dated: date | None, version: str | None, today: date) -> None:
    """The date and version on the plan itself. Raises Refused for a day still to come."""
    _, check = _opened(session, review_id)
    _not_in_future(dated, today, "The date of the plan")
    check.plan_dated, check.plan_version = dated, _words(version)


def record_manager_check(
    session: Session, review_id: UUID, *, checked: bool | None, name: str | None, on: date | None, today: date
) -> None:
    """Say whether the team manager checked the plan, who that was, and when. Raises Refused for a day still to come."""
    _, check = _opened(session, review_id)
    _not_in_future(on, today, "The day the manager checked the plan")
    check.manager_checked = checked
    check.manager_name = _words(name) if checked else None
    check.manager_checked_on = on if checked else None


def judge_plan(
    session: Session, review_id: UUID, *, verdict: Verdict | None, changes: str | None = None, by: date | None = None
) -> None:
    """Say what you make of the plan; where it needs changes, what and by when. None takes the verdict back.

    Raises Refused where no plan has come: nobody can judge what was not seen.
    """
    _, check = _opened(session, review_id)
    if verdict is not None and not check.present:
        raise Refused("There is no plan to judge yet. Say first that it has come. What you wrote before is kept.")
    check.verdict = verdict
    wants_changes = verdict in (Verdict.NEEDS_CHANGES, Verdict.NOT_ACCEPTABLE)
    check.changes_wanted = _words(changes) if wants_changes else None
    check.changes_by = by if wants_changes else None


def answer_pathway_question(
    session: Session, review_id: UUID, *, question: PathwayQuestion, answer: bool | None
) -> None:
    """Say whether the pathway plan holds one of the things it must hold. None is "not looked at"."""
    check = _opened_pathway(session, review_id)
    setattr(check, question, answer)
    if question is PathwayQuestion.PRESENT and not answer:
        check.verdict = None


def date_pathway(session: Session, review_id: UUID, *, which: PathwayDay, on: date | None, today: date) -> None:
    """Write down a day that the pathway plan names.

    Raises Refused where something that must have happened already would lie ahead.
    """
    if which in _HAPPENED:
        _not_in_future(on, today, _HAPPENED[which])
    setattr(_opened_pathway(session, review_id), which, on)


def write_pathway(session: Session, review_id: UUID, *, which: PathwayWords, words: str) -> None:
    """Write down what the pathway plan says; empty takes it out."""
    setattr(_opened_pathway(session, review_id), which, _words(words))


def judge_pathway_plan(session: Session, review_id: UUID, *, verdict: Verdict | None) -> None:
    """Say what you make of the pathway plan. Raises Refused where no plan has come."""
    check = _opened_pathway(session, review_id)
    if verdict is not None and not check.present:
        raise Refused("There is no pathway plan to judge yet. Say first that it has come. The rest is kept.")
    check.verdict = verdict
    if verdict not in (Verdict.NEEDS_CHANGES, Verdict.NOT_ACCEPTABLE):
        check.changes_wanted = check.changes_by = None


_HAPPENED = {
    PathwayDay.PLAN_DATED: "The date of the plan",
    PathwayDay.NEEDS_ASSESSMENT: "The day the needs assessment was completed",
    PathwayDay.CAPACITY: "The day capacity was assessed",
}


def _opened_pathway(session: Session, review_id: UUID) -> PathwayPlanCheck:
    review = open_review(session, review_id)
    check = session.get(PathwayPlanCheck, pathway_plan_check_id(review_id))
    if check is None:
        check = PathwayPlanCheck(id=pathway_plan_check_id(review_id), child_id=review.child_id, review_id=review_id)
        session.add(check)
    check.deleted_at = None
    return check


def _opened(session: Session, review_id: UUID) -> tuple[Review, CarePlanCheck]:
    review = open_review(session, review_id)
    check = session.get(CarePlanCheck, care_plan_check_id(review_id))
    if check is None:
        check = CarePlanCheck(
            id=care_plan_check_id(review_id),
            child_id=review.child_id,
            review_id=review_id,
            shared_with_child=review.child_has_seen_plan,
        )
        session.add(check)
    check.deleted_at = None
    return review, check


def _not_in_future(on: date | None, today: date, what: str) -> None:
    if on is not None and on > today:
        raise Refused(f"{what} must be today or earlier. What was saved before is unchanged.")


def _words(typed: str | None) -> str | None:
    return (typed or "").strip() or None
