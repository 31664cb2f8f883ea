"""What falls due once a review is complete."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.after_review import (
    ManagersView,
    contact_by,
    decisions_due,
    documents_due,
    letter_due,
    managers_answer_due,
    managers_view,
    midway_due,
    midway_not_required,
)
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("completed_on", "due"),
    [
        pytest.param("2021-12-17", "2021-12-24 2022-01-05 2022-01-12 2022-01-19", id="the Friday before Christmas"),
        pytest.param("2022-03-10", "2022-03-17 2022-03-24 2022-03-31 2022-04-07", id="an ordinary Thursday"),
        pytest.param("2022-05-27", "2022-06-07 2022-06-14 2022-06-21 2022-06-28", id="the Friday before the Jubilee"),
        pytest.param("2023-04-28", "2023-05-09 2023-05-16 2023-05-23 2023-05-31", id="two bank holidays in May 2023"),
        pytest.param("2022-04-14", "2022-04-25 2022-05-03 2022-05-10 2022-05-17", id="Maundy Thursday"),
        pytest.param("2026-12-18", "2026-12-29 2027-01-06 2027-01-13 2027-01-20", id="Christmas 2026"),
        pytest.param("2021-10-16", "2021-10-22 2021-10-29 2021-11-05 2021-11-12", id="completed on a Saturday"),
    ],
)
def test_documents_are_due_5_10_15_and_20_working_days_after_completion(completed_on: str, due: str) -> None:
    papers = documents_due(day(completed_on), HOLIDAYS)
    four = (papers.decisions, papers.revised_plan, papers.letter, papers.distributed)
    assert [paper.due_on for paper in four] == [day(text) for text in due.split()]
    assert decisions_due(day(completed_on), HOLIDAYS) == papers.decisions.due_on
    assert letter_due(day(completed_on), HOLIDAYS) == papers.letter.due_on


def test_a_council_that_promises_the_letter_in_ten_days_counts_by_that() -> None:
    promised = DEFAULT_LIMITS.with_changes({LimitKey.LETTER: 10})
    papers = documents_due(day("2022-03-10"), HOLIDAYS, limits=promised)
    assert (papers.letter.due_on, papers.letter.sum_in_words) == (day("2022-03-24"), "10 March + 10 working days")
    assert papers.decisions.due_on == day("2022-03-17")


@pytest.mark.parametrize(
    ("completed_on", "midway_on"),
    [
        pytest.param("2022-03-10", "2022-04-21", id="an ordinary Thursday"),
        pytest.param("2021-11-15", "2021-12-29", id="six weeks end on a substitute bank holiday"),
        pytest.param("2021-11-20", "2022-01-04", id="six weeks end on New Year's Day"),
        pytest.param("2022-03-04", "2022-04-19", id="six weeks end on Good Friday"),
        pytest.param("2022-04-22", "2022-06-06", id="six weeks end on the Jubilee Friday"),
        pytest.param("2026-11-13", "2026-12-29", id="six weeks end on Christmas Day"),
    ],
)
def test_midway_is_six_weeks_on_and_rolls_forward_to_a_working_day(completed_on: str, midway_on: str) -> None:
    assert midway_due(day(completed_on), HOLIDAYS) == day(midway_on)


@pytest.mark.parametrize(
    ("next_review_on", "left_care_on", "why"),
    [
        (None, None, None),
        ("2022-04-22", None, None),
        ("2022-04-21", None, "Not needed: the next review comes first."),
        (None, "2022-04-01", "Not needed: the child has left care."),
    ],
)
def test_no_midway_check_is_asked_for_where_it_would_come_too_late(
    next_review_on: str | None, left_care_on: str | None, why: str | None
) -> None:
    review = day(next_review_on) if next_review_on else None
    left = day(left_care_on) if left_care_on else None
    assert midway_not_required(day("2022-04-21"), review, left) == why


def test_contact_with_the_child_is_due_halfway_between_two_reviews() -> None:
    assert contact_by(day("2022-03-15"), day("2022-09-15")) == day("2022-06-15")


@given(st.dates(date(2015, 1, 1), date(2035, 1, 1)), st.integers(0, 200))
def test_halfway_is_never_nearer_the_end(held_on: date, days: int) -> None:
    halfway = contact_by(held_on, held_on + timedelta(days=days))
    assert halfway - held_on <= held_on + timedelta(days=days) - halfway <= halfway - held_on + timedelta(days=1)


@pytest.mark.parametrize(
    ("objects", "today", "view"),
    [
        pytest.param(None, "2022-04-04", ManagersView.WAITING, id="the last of five working days"),
        pytest.param(None, "2022-04-05", ManagersView.AGREED_BY_SILENCE, id="the day after: silence is agreement"),
        pytest.param(False, "2022-03-29", ManagersView.AGREED, id="the manager agreed"),
        pytest.param(True, "2022-05-01", ManagersView.OBJECTS, id="an objection stands"),
    ],
)
def test_a_manager_has_five_working_days_after_the_sheet(objects: bool | None, today: str, view: ManagersView) -> None:
    sent_on = day("2022-03-28")
    assert managers_answer_due(sent_on, HOLIDAYS).due_on == day("2022-04-04")
    assert managers_view(objects=objects, sheet_sent_on=sent_on, today=day(today), bank_holidays=HOLIDAYS) is view
