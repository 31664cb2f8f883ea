"""What there is to prepare: each situation gives its list, and what is recorded ticks it."""

from dataclasses import replace
from datetime import date

import pytest

from iro_desktop.models.timescales import ReviewKind
from iro_desktop.queries.preparing_checklist import Situation, State, Where, checklist

ALWAYS = ("alone", "points", "day", "place", "plan", "seen_plan", "invited")
LATER = Situation(name="Wren", kind=ReviewKind.SUBSEQUENT, age=9)


def keys(about: Situation) -> tuple[str, ...]:
    return tuple(line.key for line in checklist(about))


def state(about: Situation, key: str) -> State:
    return next(line.state for line in checklist(about) if line.key == key)


def test_a_later_review_asks_for_the_child_the_plan_and_the_people() -> None:
    assert keys(LATER) == ALWAYS


def test_a_first_review_explains_itself_and_the_rights_of_the_child() -> None:
    first = replace(LATER, kind=ReviewKind.FIRST)
    assert keys(first) == (*ALWAYS, "who_i_am", "advocacy", "lifelong_links", "health")


def test_a_service_that_was_offered_needs_no_reminder() -> None:
    first = replace(
        LATER, kind=ReviewKind.FIRST, advocacy_offered=True, lifelong_links_offered=True, health_assessed=True
    )
    assert keys(first) == (*ALWAYS, "who_i_am")


def test_a_second_review_asks_for_a_lasting_home() -> None:
    second = replace(LATER, kind=ReviewKind.SECOND)
    assert "permanence" in keys(second)
    assert state(second, "permanence") is State.TO_DO
    assert state(replace(second, permanence_is_clear=True), "permanence") is State.DONE


@pytest.mark.parametrize(("age", "added"), [(15, ()), (16, ("pathway", "adviser", "home_at_18"))])
def test_from_sixteen_the_way_to_adulthood_is_on_the_list(age: int, added: tuple[str, ...]) -> None:
    asked = keys(replace(LATER, age=age))
    assert set(asked) - set(ALWAYS) == set(added)


def test_from_seventeen_the_housing_panel_needs_a_day() -> None:
    young_person = replace(LATER, age=17)
    assert state(young_person, "panel") is State.TO_DO
    assert state(replace(young_person, panel_has_a_day=True), "panel") is State.DONE


def test_an_adoption_review_asks_whether_adoption_is_still_the_plan() -> None:
    adoption = replace(LATER, kind=ReviewKind.ADOPTION_SECOND, age=2)
    assert keys(adoption)[-3:] == ("adoption_plan", "adoption_family", "adoption_support")


def test_a_child_under_four_is_seen_and_not_asked_for_points() -> None:
    small = replace(LATER, age=3)
    assert "seen" in keys(small)
    assert not {"alone", "points"} & set(keys(small))


def test_a_child_who_came_alone_needs_a_solicitor_and_in_doubt_an_age_assessment() -> None:
    alone = replace(LATER, age=15, unaccompanied=True)
    assert {"solicitor", "tracing"} <= set(keys(alone))
    assert "age" not in keys(alone)
    assert "age" in keys(replace(alone, age_in_doubt=True))


def test_a_settled_child_is_asked_about_a_meeting_once_a_year() -> None:
    assert keys(replace(LATER, settled=True)) == (*ALWAYS, "yearly")


def test_an_interpreter_is_booked_for_a_child_who_needs_one() -> None:
    child = replace(LATER, interpreter_language="Tigrinya")
    assert state(child, "interpreter") is State.TO_DO
    assert state(replace(child, interpreter_is_booked=True), "interpreter") is State.DONE


def test_a_home_in_another_borough_asks_for_the_travel_time() -> None:
    away = replace(LATER, out_of_borough=True)
    assert state(away, "travel") is State.TO_DO
    assert state(replace(away, travel_is_known=True), "travel") is State.DONE


def test_a_new_social_worker_is_named_until_invited() -> None:
    changed = replace(LATER, new_social_worker="Priya Green")
    line = next(line for line in checklist(changed) if line.key == "new_worker")
    assert (line.text, line.state) == ("Tell Priya Green, the new social worker", State.TO_DO)
    assert state(replace(changed, new_social_worker_is_invited=True), "new_worker") is State.DONE


def test_decisions_of_last_time_are_done_once_each_has_a_state() -> None:
    assert state(replace(LATER, decisions_last_time=3, decisions_without_state=1), "decisions") is State.TO_DO
    assert state(replace(LATER, decisions_last_time=3), "decisions") is State.DONE


def test_reports_name_the_day_by_which_they_are_due() -> None:
    line = next(line for line in checklist(replace(LATER, reports_due_on=date(2026, 3, 9))) if line.key == "plan")
    assert (line.text, line.where) == ("Care plan and reports by 9 March", Where.PLAN)
