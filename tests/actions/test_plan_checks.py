"""The check of the care plan and of the pathway plan, and what is said of the lasting home."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from iro_desktop.actions.permanence import (
    choose_permanence_plans,
    explain_no_permanence_plan,
    say_plan_for_home,
)
from iro_desktop.actions.plan_checks import (
    answer_pathway_question,
    answer_plan_question,
    date_pathway,
    describe_plan,
    go_on_without_sharing,
    judge_pathway_plan,
    judge_plan,
    record_manager_check,
    record_plan_received,
    record_plan_shared,
    write_pathway,
)
from iro_desktop.actions.reviews import ReviewIsClosed
from iro_desktop.models.ids import companion_id
from iro_desktop.models.plan_checks import CarePlanCheck, PathwayPlanCheck, Verdict
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import PermanencePlan, Review, ReviewStatus
from iro_desktop.queries.plan_checks import (
    CarePlanSeen,
    PathwayDay,
    PathwayQuestion,
    PathwayWords,
    PlanQuestion,
    care_plan_seen,
)
from iro_desktop.store.store import Store

TODAY = date(2026, 3, 12)
TOMORROW = date(2026, 3, 13)


@pytest.fixture
def review_id(store: Store, maya: UUID) -> UUID:
    with store.transaction() as session:
        review = Review(child_id=maya, planned_on=TODAY)
        session.add(review)
        return review.id


def seen(store: Store, review_id: UUID) -> CarePlanSeen:
    with store.reading() as session:
        return care_plan_seen(session, review_id)


def test_nothing_is_answered_before_somebody_looked(store: Store, review_id: UUID) -> None:
    plan = seen(store, review_id)
    assert (plan.present, plan.shared, plan.verdict) == (None, None, None)
    assert set(plan.answers.values()) == {None}


def test_a_review_has_one_care_plan_check_wherever_it_is_first_written(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        record_plan_received(session, review_id, received=True, on=TODAY, today=TODAY)
        record_plan_shared(session, review_id, shared=True, on=TODAY, how="Priya read it with her", today=TODAY)
    with store.reading() as session:
        (check,) = session.query(CarePlanCheck).all()
        assert check.id == companion_id(review_id, "care plan")
    plan = seen(store, review_id)
    assert (plan.received_on, plan.shared_on, plan.shared_how) == (TODAY, TODAY, "Priya read it with her")


@pytest.mark.parametrize("shared", [True, False])
def test_the_review_too_knows_whether_the_child_has_seen_the_plan(store: Store, review_id: UUID, shared: bool) -> None:
    with store.transaction() as session:
        record_plan_shared(session, review_id, shared=shared, today=TODAY)
    with store.reading() as session:
        assert session.get_one(Review, review_id).child_has_seen_plan is shared


def test_what_an_older_version_wrote_of_sharing_is_still_read(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        session.get_one(Review, review_id).child_has_seen_plan = True
    assert seen(store, review_id).shared is True


def test_a_day_still_to_come_is_refused_for_what_has_happened(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        acts: list[Callable[[], None]] = [
            lambda: record_plan_received(session, review_id, received=True, on=TOMORROW, today=TODAY),
            lambda: record_plan_shared(session, review_id, shared=True, on=TOMORROW, today=TODAY),
            lambda: describe_plan(session, review_id, dated=TOMORROW, version=None, today=TODAY),
            lambda: record_manager_check(session, review_id, checked=True, name="A", on=TOMORROW, today=TODAY),
            lambda: date_pathway(session, review_id, which=PathwayDay.CAPACITY, on=TOMORROW, today=TODAY),
        ]
        for act in acts:
            with pytest.raises(Refused, match="must be today or earlier"):
                act()


def test_a_plan_that_has_not_come_cannot_be_judged(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        with pytest.raises(Refused, match="no plan to judge yet"):
            judge_plan(session, review_id, verdict=Verdict.GOOD)
        with pytest.raises(Refused, match="no pathway plan to judge yet"):
            judge_pathway_plan(session, review_id, verdict=Verdict.GOOD)


def test_a_verdict_that_wants_changes_says_what_and_by_when(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        record_plan_received(session, review_id, received=True, today=TODAY)
        judge_plan(session, review_id, verdict=Verdict.NEEDS_CHANGES, changes="Name the uncle", by=TOMORROW)
    plan = seen(store, review_id)
    assert (plan.verdict, plan.changes_wanted, plan.changes_by) == (Verdict.NEEDS_CHANGES, "Name the uncle", TOMORROW)


def test_a_good_plan_wants_no_changes(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        record_plan_received(session, review_id, received=True, today=TODAY)
        judge_plan(session, review_id, verdict=Verdict.GOOD, changes="Name the uncle", by=TOMORROW)
    assert seen(store, review_id).changes_wanted is None


def test_a_plan_that_never_came_loses_its_verdict(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        record_plan_received(session, review_id, received=True, on=TODAY, today=TODAY)
        judge_plan(session, review_id, verdict=Verdict.GOOD)
        record_plan_received(session, review_id, received=False, on=TODAY, today=TODAY)
    plan = seen(store, review_id)
    assert (plan.verdict, plan.received_on) == (None, None)


def test_why_the_review_goes_on_is_kept_until_the_child_has_seen_the_plan(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        record_plan_shared(session, review_id, shared=False, today=TODAY)
        go_on_without_sharing(session, review_id, reason="Maya asked to go on")
    assert seen(store, review_id).went_on_without_sharing == "Maya asked to go on"
    with store.transaction() as session:
        record_plan_shared(session, review_id, shared=True, today=TODAY)
    assert seen(store, review_id).went_on_without_sharing is None


@pytest.mark.parametrize("question", list(PlanQuestion))
def test_every_question_about_the_plan_is_a_field_of_its_check(
    store: Store, review_id: UUID, question: PlanQuestion
) -> None:
    with store.transaction() as session:
        answer_plan_question(session, review_id, question=question, answer=False)
    assert {key for key, answer in seen(store, review_id).answers.items() if answer is False} == {question}


def test_the_managers_check_has_a_name_and_a_day(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        record_manager_check(session, review_id, checked=True, name=" Amina Shah ", on=TODAY, today=TODAY)
    plan = seen(store, review_id)
    assert (plan.manager_checked, plan.manager_name, plan.manager_checked_on) == (True, "Amina Shah", TODAY)


def pathway(session: Session, review_id: UUID) -> PathwayPlanCheck:
    return session.get_one(PathwayPlanCheck, companion_id(review_id, "pathway plan"))


def test_every_part_of_a_pathway_plan_is_a_field_of_its_check(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        for question in PathwayQuestion:
            answer_pathway_question(session, review_id, question=question, answer=True)
        for day in PathwayDay:
            date_pathway(session, review_id, which=day, on=TODAY, today=TODAY)
        for words in PathwayWords:
            write_pathway(session, review_id, which=words, words=f"{words} said")
        judge_pathway_plan(session, review_id, verdict=Verdict.NEEDS_CHANGES)
    with store.reading() as session:
        check = pathway(session, review_id)
        assert all(getattr(check, question) is True for question in PathwayQuestion)
        assert all(getattr(check, day) == TODAY for day in PathwayDay)
        assert [getattr(check, words) for words in PathwayWords] == [f"{words} said" for words in PathwayWords]


def test_days_of_the_pathway_plan_that_lie_ahead_are_kept(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        date_pathway(session, review_id, which=PathwayDay.HOUSING_PANEL, on=TOMORROW, today=TODAY)
        date_pathway(session, review_id, which=PathwayDay.TRANSFER, on=TOMORROW, today=TODAY)
    with store.reading() as session:
        check = pathway(session, review_id)
        assert (check.housing_panel_on, check.transfer_on) == (TOMORROW, TOMORROW)


def test_plans_that_run_side_by_side_are_kept_in_the_order_of_the_list(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        plans = (PermanencePlan.ADOPTION, PermanencePlan.RETURN_WITHIN_6_MONTHS)
        choose_permanence_plans(session, review_id, plans=plans)
        say_plan_for_home(session, review_id, sentence=" You will live with Jan. ")
    with store.reading() as session:
        review = session.get_one(Review, review_id)
        assert review.permanence_plans == ("RETURN6M", "ADOPTION")
        assert review.plan_for_home == "You will live with Jan."


def test_choosing_a_plan_takes_back_why_there_was_none(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        explain_no_permanence_plan(session, review_id, reason="The court has not decided")
        choose_permanence_plans(session, review_id, plans=(PermanencePlan.LONG_TERM_FOSTERING,))
    with store.reading() as session:
        assert session.get_one(Review, review_id).permanence_reason_if_none is None


def test_the_plans_of_a_closed_review_cannot_change(store: Store, review_id: UUID) -> None:
    with store.transaction() as session:
        session.get_one(Review, review_id).status = ReviewStatus.COMPLETED
    with store.transaction() as session:
        acts: list[Callable[[], None]] = [
            lambda: record_plan_received(session, review_id, received=True, today=TODAY),
            lambda: choose_permanence_plans(session, review_id, plans=()),
            lambda: write_pathway(session, review_id, which=PathwayWords.PLAN_A, words="With Jan"),
        ]
        for act in acts:
            with pytest.raises(ReviewIsClosed):
                act()
