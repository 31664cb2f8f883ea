"""What the plans, moves and kinds of a review say; no Qt."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from iro_desktop.models.adjournment import RearrangementReason
from iro_desktop.models.permanence import PermanenceStanding
from iro_desktop.models.plan_checks import Verdict
from iro_desktop.models.review import EarlyTrigger, Mode, PermanencePlan, ReviewStatus
from iro_desktop.models.timescales import second_review_due
from iro_desktop.queries.permanence import PermanenceSeen
from iro_desktop.queries.plan_checks import (
    CarePlanSeen,
    PathwayDay,
    PathwayPlanSeen,
    PathwayQuestion,
    PathwayWords,
    PlanQuestion,
)
from iro_desktop.queries.review_kinds import Consent, KindOfReview, Move
from iro_desktop.ui.review import kind_words, move_words, pathway_words, permanence_words, plan_words
from tests.review_room import BANK_HOLIDAYS

TODAY = date(2026, 3, 12)
NOBODY_LOOKED = CarePlanSeen(
    present=None,
    received_on=None,
    plan_dated=None,
    plan_version=None,
    shared=None,
    shared_on=None,
    shared_how=None,
    answers=dict.fromkeys(PlanQuestion),
    manager_checked=None,
    manager_name=None,
    manager_checked_on=None,
    verdict=None,
    changes_wanted=None,
    changes_by=None,
    went_on_without_sharing=None,
)
ORDINARY = KindOfReview(
    review_id=UUID(int=1),
    child_id=UUID(int=2),
    status=ReviewStatus.PLANNED,
    begun=False,
    mode=Mode.IN_PERSON,
    planned_on=TODAY,
    early_trigger=None,
    early_asked_by=None,
    early_reason=None,
    cancelled_reason=None,
    reason_after_due=None,
    observer_name=None,
    observer_role=None,
    observer_agreed=None,
    observer_agreed_on=None,
    observer_childs_words=None,
    moves=(),
    settled_since=None,
    why_not_settled="",
    consent_lasts="12 months",
    consent=None,
    last_consent=None,
)
PATHWAY = PathwayPlanSeen(
    eligible_on=date(2025, 8, 13),
    needs_assessment_due=date(2025, 11, 13),
    needs_assessment_within="3 months",
    panel_opens=date(2026, 2, 1),
    panel_closes=date(2026, 4, 1),
    eighteen_on=date(2027, 3, 1),
    came_alone=False,
    answers=dict.fromkeys(PathwayQuestion),
    days=dict.fromkeys(PathwayDay),
    words=dict.fromkeys(PathwayWords),
    verdict=None,
)


# The care plan


def test_nothing_is_claimed_of_a_plan_nobody_looked_at() -> None:
    assert plan_words.summary(NOBODY_LOOKED, "Sam", TODAY) == "Nobody has said yet whether the plan has come"
    assert plan_words.looked_at_summary(NOBODY_LOOKED) == "Nothing looked at yet"
    assert plan_words.not_shared_title(NOBODY_LOOKED, "Sam") == ""


def test_the_summary_says_when_it_came_who_saw_it_and_what_it_is_worth() -> None:
    plan = replace(
        NOBODY_LOOKED, present=True, received_on=date(2026, 3, 3), shared=True, verdict=Verdict.NEEDS_CHANGES
    )
    assert plan_words.summary(plan, "Sam", TODAY) == "Came 3 March · Sam has seen it · needs changes"


def test_a_plan_that_was_not_shared_is_said_with_the_childs_name() -> None:
    plan = replace(NOBODY_LOOKED, present=False, shared=False)
    assert plan_words.not_shared_title(plan, "the apricot fox") == "The apricot fox has not seen the plan."
    assert plan_words.summary(plan, "Sam", TODAY) == "The plan has not come · Sam has not seen it"


def test_before_a_review_begins_it_moves_and_after_it_adjourns() -> None:
    before = [choice.words for choice in plan_words.ways_on(begun=False)]
    after = [choice.words for choice in plan_words.ways_on(begun=True)]
    assert before == ["Go on, and say why", "Move the review", "Move the review and challenge"]
    assert after == ["Go on, and say why", "Adjourn", "Adjourn and challenge"]


def test_what_is_missing_in_the_plan_is_counted() -> None:
    answers = {**NOBODY_LOOKED.answers, PlanQuestion.IDENTITY: False, PlanQuestion.HEALTH: True}
    plan = replace(NOBODY_LOOKED, answers=answers, manager_checked=False)
    assert plan_words.looked_at_summary(plan) == "2 of 14 looked at, 1 missing · no manager has checked it"


def test_a_verdict_that_wants_changes_asks_what_and_by_when() -> None:
    plan = replace(NOBODY_LOOKED, present=True, verdict=Verdict.NEEDS_CHANGES)
    assert plan_words.changes_gap(plan) == "Say what must change and by when."
    assert plan_words.changes_gap(replace(plan, changes_wanted="Name the uncle")) == "Say by when."
    assert plan_words.changes_gap(replace(plan, changes_wanted="Name the uncle", changes_by=TODAY)) == ""
    assert plan_words.changes_gap(replace(plan, verdict=Verdict.GOOD)) == ""


def test_a_plan_that_cannot_be_accepted_says_what_can_be_done() -> None:
    plan = replace(NOBODY_LOOKED, present=True, verdict=Verdict.NOT_ACCEPTABLE)
    before = "Move the review, under “What kind of review”, until the plan can be accepted."
    assert plan_words.what_now(plan, begun=False) == before
    assert plan_words.what_now(plan, begun=True) == "Adjourn the review in Meet until the plan can be accepted."
    assert plan_words.what_now(replace(plan, verdict=Verdict.GOOD), begun=False) == ""


def test_every_question_is_asked_in_the_childs_name() -> None:
    asked = plan_words.questions("Sam")
    assert list(asked) == list(PlanQuestion)
    assert asked[PlanQuestion.CHILD_CONTRIBUTED] == "Sam helped to write it"


@pytest.mark.parametrize(
    ("present", "verdict", "may"),
    [(None, "good", False), (False, "good", False), (True, "good", True), (None, None, True)],
)
def test_a_verdict_needs_a_plan(present: bool | None, verdict: str | None, may: bool) -> None:
    assert (plan_words.problem_with_verdict(present, verdict) == "") is may


# The lasting home


def test_every_plan_for_a_lasting_home_has_plain_words() -> None:
    assert [choice.value for choice in permanence_words.PLANS] == list(PermanencePlan)
    assert not any(word.isupper() for choice in permanence_words.PLANS for word in choice.words.split())


def test_plans_side_by_side_are_said_so() -> None:
    standing = PermanenceStanding(can_complete=True, resolution_prompt=False)
    both = PermanenceSeen((PermanencePlan.RETURN_LATER, PermanencePlan.ADOPTION), "We look at both.", None, 2, standing)
    assert permanence_words.summary(both) == "Going home later · side by side: Adoption"
    assert permanence_words.summary(replace(both, plans=())) == "Nothing chosen yet"
    assert permanence_words.summary(replace(both, plans=(), reason_if_none="court")) == "No plan yet, with a reason"


def test_at_the_first_review_nobody_asks_why_there_is_no_plan() -> None:
    standing = PermanenceStanding(can_complete=True, resolution_prompt=False)
    first = PermanenceSeen((), None, None, 1, standing)
    assert not permanence_words.asks_why_none(first, ())
    assert permanence_words.asks_why_none(replace(first, number=2), ())
    assert not permanence_words.asks_why_none(replace(first, number=2), (PermanencePlan.ADOPTION,))


# The pathway plan


def test_the_right_to_stay_is_asked_of_those_who_came_alone() -> None:
    assert PathwayQuestion.IMMIGRATION in pathway_words.questions("Sam", came_alone=True)
    assert PathwayQuestion.IMMIGRATION not in pathway_words.questions("Sam", came_alone=False)


def test_the_days_of_a_pathway_plan_come_with_their_sums() -> None:
    assert pathway_words.days_that_matter(PATHWAY, "Sam", TODAY) == (
        "A pathway plan is needed since 13 August 2025. "
        "Needs assessed by 13 November 2025 = 13 August 2025 + 3 months. "
        "Housing Panel between 1 February and 1 April. Sam is 18 on 1 March 2027."
    )


def test_lateness_of_a_pathway_plan_is_ours() -> None:
    assert pathway_words.problems(PATHWAY, TODAY) == (
        "Our needs assessment is 119 days late.",
        "No day at the Housing Panel is known. Ask for one.",
    )
    days = {**PATHWAY.days, PathwayDay.NEEDS_ASSESSMENT: TODAY, PathwayDay.HOUSING_PANEL: date(2026, 4, 2)}
    answers = {**PATHWAY.answers, PathwayQuestion.PERSONAL_ADVISER: False}
    assert pathway_words.problems(replace(PATHWAY, days=days, answers=answers), TODAY) == (
        "The Housing Panel is after its window.",
        "Nobody is named as personal adviser. Ask for one.",
    )


def test_before_its_window_nobody_asks_for_the_housing_panel() -> None:
    days = {**PATHWAY.days, PathwayDay.NEEDS_ASSESSMENT: TODAY}
    assert pathway_words.problems(replace(PATHWAY, days=days), date(2026, 1, 31)) == ()


def test_the_summary_of_a_pathway_plan_names_the_plans_for_18() -> None:
    words = {**PATHWAY.words, PathwayWords.PLAN_A: "Stay with Jan", PathwayWords.PLAN_B: "A flat"}
    days = {**PATHWAY.days, PathwayDay.HOUSING_PANEL: date(2026, 3, 20)}
    shown = pathway_words.summary(replace(PATHWAY, words=words, days=days), TODAY)
    assert shown == "Nothing looked at yet · plan A and B · Housing Panel 20 March"


# Moved


MOVE = Move(
    date(2026, 3, 2), date(2026, 3, 10), TODAY, RearrangementReason.PLAN_NOT_SHARED, None, date(2026, 3, 9), TODAY
)


def test_a_move_says_from_when_to_when_and_why() -> None:
    assert move_words.line(MOVE, "Sam", TODAY) == (
        "From 10 March to 12 March: Sam had not seen the plan. To be ready by 9 March. Manager told 12 March."
    )


@pytest.mark.parametrize(("count", "said"), [(0, ""), (1, "Moved once"), (2, "Moved twice"), (3, "Moved 3 times")])
def test_how_often_a_review_was_moved(count: int, said: str) -> None:
    assert move_words.how_often((MOVE,) * count) == said


def test_a_day_past_the_latest_says_its_sum() -> None:
    due = second_review_due(date(2025, 12, 12), BANK_HOLIDAYS)
    assert move_words.late_sum(date(2026, 3, 14), due, TODAY) == (
        "This is 2 days after the latest day, 12 March = 12 December + 3 months. Say why, or choose an earlier day."
    )
    assert move_words.late_sum(TODAY, due, TODAY) == ""
    assert move_words.late_sum(date(2026, 3, 14), None, TODAY) == ""


# What kind of review


def test_an_ordinary_review_says_so_in_one_line() -> None:
    assert kind_words.summary(ORDINARY) == "In the ordinary course · not observed · in person"
    assert kind_words.early_line(ORDINARY) == ""


def test_a_cancelled_review_says_why() -> None:
    cancelled = replace(ORDINARY, status=ReviewStatus.CANCELLED, cancelled_reason="Sam went home for good")
    assert kind_words.summary(cancelled) == "Cancelled: Sam went home for good."


def test_every_trigger_of_an_early_review_has_plain_words() -> None:
    assert {choice.value for choice in kind_words.TRIGGERS} == set(EarlyTrigger)


def test_an_early_review_says_why_who_asked_and_what_happened() -> None:
    early = replace(
        ORDINARY, early_trigger=EarlyTrigger.CHILD_ASKS, early_asked_by="Sam", early_reason="School is not working"
    )
    assert kind_words.early_line(early) == "Called early: the child asks for it. Asked by Sam. School is not working."
    mine = replace(ORDINARY, early_trigger=EarlyTrigger.OFFICER_ASKS)
    assert kind_words.early_line(mine) == "Called early: I think it would help."


def test_an_observer_waits_for_the_childs_yes() -> None:
    named = replace(ORDINARY, observer_name="Ola Brandt")
    assert kind_words.observer_line(named, "Sam", TODAY) == "Ola Brandt is not there until Sam has said yes."
    said_no = replace(named, observer_agreed=False)
    assert kind_words.observer_line(said_no, "Sam", TODAY) == "Sam said no, so Ola Brandt is not there."
    said_yes = replace(named, observer_agreed=True, observer_agreed_on=date(2026, 3, 3))
    assert kind_words.observer_line(said_yes, "Sam", TODAY) == "Sam said yes on 3 March, so Ola Brandt may watch."


@pytest.mark.parametrize(
    ("observer", "agreed", "on", "said"),
    [
        ("", None, None, ""),
        ("", "yes", TODAY, "Type first who would watch."),
        ("Ola", "yes", None, "Add the day the child said yes."),
        ("Ola", "yes", date(2026, 3, 13), "The day the child was asked must be today or earlier."),
        ("Ola", "no", None, ""),
        ("Ola", "yes", TODAY, ""),
    ],
)
def test_what_a_child_said_to_an_observer_has_a_name_and_a_day(
    observer: str, agreed: str | None, on: date | None, said: str
) -> None:
    assert kind_words.problem_with_agreement(observer, agreed, on, TODAY) == said


def test_a_consent_is_shown_with_its_sum_and_the_childs_words() -> None:
    consent = Consent("Ruth Okafor", date(2025, 9, 1), "One meeting is enough", date(2026, 9, 1))
    assert kind_words.paper_line(replace(ORDINARY, consent=consent), TODAY) == (
        "Ruth Okafor agreed on 1 September 2025 to a meeting a year. It holds until 1 September = 1 September 2025 + "
        "12 months. In the child’s words: “One meeting is enough”"
    )


def test_a_child_not_settled_long_enough_is_told_why() -> None:
    kind = replace(ORDINARY, why_not_settled="The child will have been settled for 2 years on 13 March 2026.")
    assert kind_words.paper_line(kind, TODAY) == "The child will have been settled for 2 years on 13 March 2026."
    assert not kind_words.may_consent(kind)


def test_a_consent_that_ran_out_is_asked_for_again() -> None:
    old = Consent("Ruth Okafor", date(2025, 3, 1), "One meeting is enough", date(2026, 3, 1))
    kind = replace(ORDINARY, settled_since=date(2020, 1, 1), last_consent=old)
    assert kind_words.paper_line(kind, TODAY).startswith("The consent ran out on 1 March.")
    assert kind_words.may_consent(kind)


@pytest.mark.parametrize(
    ("by", "on", "wish", "field"),
    [
        ("", TODAY, "Yes", "by"),
        ("Ruth", None, "Yes", "on"),
        ("Ruth", date(2026, 3, 13), "Yes", "on"),
        ("Ruth", TODAY, " ", "wish"),
        ("Ruth", TODAY, "Yes", None),
    ],
)
def test_a_consent_is_kept_once_it_is_whole(by: str, on: date | None, wish: str, field: str | None) -> None:
    problem = kind_words.problem_with_consent(by, on, wish, TODAY)
    assert (problem[0] if problem else None) == field


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (None, "Type the day."),
        (date(2026, 3, 11), "The day must be today or later."),
        (date(2026, 3, 21), "The review is due by 20 March anyway. Choose an earlier day."),
        (date(2026, 3, 20), ""),
    ],
)
def test_an_early_review_lies_between_today_and_the_day_it_is_due(on: date | None, said: str) -> None:
    assert kind_words.problem_with_early_day(on, TODAY, date(2026, 3, 20)) == said
