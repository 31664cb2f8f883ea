"""Fewer meetings, resolutions and what counts as in time: the worked examples."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.limit_keys import ResolutionDays
from iro_desktop.models.limits import DEFAULT_LIMITS, Choice
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution_clocks import answer_due, stages_break_the_total, time_to_escalate, total_limit
from iro_desktop.models.settled import check_desk_review, consent_renewal_due, settled_on
from iro_desktop.models.timeliness import Share, timeliness
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()
BY_CALENDAR = DEFAULT_LIMITS.with_choices({Choice.RESOLUTION_DAYS: ResolutionDays.CALENDAR})
ANNA, BEN, CARA = (UUID(int=number) for number in (1, 2, 3))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("raised", "calendar", "working", "total"),
    [
        pytest.param("2022-02-01", "2022-02-11", "2022-02-15", "2022-03-01", id="an ordinary Tuesday"),
        pytest.param("2021-12-16", "2021-12-26", "2022-01-04", "2022-01-18", id="Christmas"),
        pytest.param("2022-04-08", "2022-04-18", "2022-04-26", "2022-05-11", id="Easter"),
        pytest.param("2022-05-25", "2022-06-04", "2022-06-10", "2022-06-24", id="the Jubilee"),
        pytest.param("2021-12-24", "2022-01-03", "2022-01-12", "2022-01-26", id="Christmas Eve"),
        pytest.param("2021-10-09", "2021-10-19", "2021-10-22", "2021-11-05", id="raised on a Saturday"),
    ],
)
def test_a_manager_answers_in_ten_days_and_all_stages_end_in_twenty(
    raised: str, calendar: str, working: str, total: str
) -> None:
    due = answer_due(day(raised), HOLIDAYS)
    assert (due.by_calendar_days, due.by_working_days) == (day(calendar), day(working))
    assert due.counts == day(working)
    assert answer_due(day(raised), HOLIDAYS, limits=BY_CALENDAR).counts == day(calendar)
    assert total_limit(day(raised), HOLIDAYS).due_on == day(total)


@pytest.mark.parametrize(
    ("today", "answered_on", "prompt"),
    [("2022-02-15", None, False), ("2022-02-16", None, True), ("2022-02-16", "2022-02-10", False)],
)
def test_the_next_stage_is_thought_of_the_day_after_an_answer_was_due(
    today: str, answered_on: str | None, prompt: bool
) -> None:
    answered = day(answered_on) if answered_on else None
    assert time_to_escalate(day("2022-02-01"), answered, day(today), HOLIDAYS) is prompt


def test_a_third_stage_of_ten_days_breaks_the_handbook_s_total() -> None:
    assert not stages_break_the_total([10, 10])
    assert stages_break_the_total([10, 10, 10])


def test_a_child_is_settled_after_two_years_and_agreement_is_asked_for_every_year() -> None:
    assert settled_on(day("2020-02-29"), HOLIDAYS).due_on == day("2022-02-28")
    assert consent_renewal_due(day("2022-03-15"), HOLIDAYS).due_on == day("2023-03-15")


def test_a_desk_review_is_for_children_settled_two_years() -> None:
    check_desk_review(day("2022-09-01"), day("2020-09-01"), HOLIDAYS)
    with pytest.raises(Refused, match=r"settled for 2 years on 1 September 2022 \(1 September \+ 2 years\)"):
        check_desk_review(day("2022-08-31"), day("2020-09-01"), HOLIDAYS)
    with pytest.raises(Refused, match="since when the child has been settled"):
        check_desk_review(day("2022-08-31"), None, HOLIDAYS)


def test_one_late_review_hides_in_the_reviews_and_shows_in_the_children() -> None:
    counted = timeliness({ANNA: [True, True], BEN: [True, False], CARA: [True]}, in_time_by_adjournment=1)
    assert counted.reviews_in_time == Share(4, 5)
    assert counted.children_with_all_in_time == Share(2, 3)
    assert (counted.in_time_by_adjournment, counted.not_known) == (1, 0)


def test_what_nobody_knows_is_counted_apart() -> None:
    counted = timeliness({ANNA: [True, None], BEN: [False, None], CARA: [True]})
    assert (counted.reviews_in_time, counted.not_known) == (Share(2, 3), 2)
    assert counted.children_with_all_in_time == Share(1, 2)


def test_a_share_prints_both_its_numbers_and_nothing_is_not_nought() -> None:
    assert Share(19, 20).in_words == "19 of 20 (95%)"
    assert Share(249, 250).in_words == "249 of 250 (99.6%)"
    assert (Share(0, 0).in_words, Share(0, 0).percent) == ("none", None)


@given(st.dictionaries(st.uuids(), st.lists(st.sampled_from([True, False, None]), max_size=5), max_size=6))
def test_no_share_has_more_parts_than_its_whole(reviews: dict[UUID, list[bool | None]]) -> None:
    counted = timeliness(reviews)
    for share in (counted.reviews_in_time, counted.children_with_all_in_time):
        assert 0 <= share.part <= share.whole
    assert counted.reviews_in_time.whole + counted.not_known == sum(len(answers) for answers in reviews.values())
