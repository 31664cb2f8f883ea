"""The first days in care and the days before a review: the worked examples."""

from datetime import date

import pytest

from iro_desktop.models.around_review import before_review, first_days
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey
from iro_desktop.models.working_days import add_working_days, bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("came_on", "named_by", "plan_started_by", "twenty_days"),
    [
        ("2021-09-05", "2021-09-10", "2021-09-17", "2021-10-01"),
        ("2021-12-24", "2022-01-05", "2022-01-12", "2022-01-26"),
        ("2022-05-30", "2022-06-08", "2022-06-15", "2022-06-29"),
        ("2022-04-14", "2022-04-25", "2022-05-03", "2022-05-17"),
        ("2021-10-13", "2021-10-20", "2021-10-27", "2021-11-10"),
        ("2026-12-24", "2027-01-05", "2027-01-12", "2027-01-26"),
    ],
)
def test_an_officer_in_5_an_education_plan_in_10_health_and_review_in_20_working_days(
    came_on: str, named_by: str, plan_started_by: str, twenty_days: str
) -> None:
    first = first_days(day(came_on), HOLIDAYS)
    assert first.officer_named.due_on == day(named_by)
    assert first.education_plan_started.due_on == day(plan_started_by)
    assert first.health_assessed.due_on == first.first_review.due_on == day(twenty_days)


@pytest.mark.parametrize(
    ("review_on", "reports_by", "five_before", "ten_before"),
    [
        pytest.param("2022-01-05", "2021-12-30", "2021-12-24", "2021-12-17", id="after New Year"),
        pytest.param("2022-06-07", "2022-05-31", "2022-05-27", "2022-05-20", id="after the Jubilee"),
        pytest.param("2022-03-10", "2022-03-07", "2022-03-03", "2022-02-24", id="an ordinary Thursday"),
        pytest.param("2022-04-19", "2022-04-12", "2022-04-08", "2022-04-01", id="after Easter"),
        pytest.param("2022-03-14", "2022-03-09", "2022-03-07", "2022-02-28", id="a Monday"),
        pytest.param("2022-03-12", "2022-03-09", "2022-03-07", "2022-02-28", id="a Saturday"),
    ],
)
def test_reports_are_due_three_working_days_before_a_review(
    review_on: str, reports_by: str, five_before: str, ten_before: str
) -> None:
    assert before_review(day(review_on), HOLIDAYS).reports.due_on == day(reports_by)
    for working_days, expected in ((5, five_before), (10, ten_before)):
        limits = DEFAULT_LIMITS.with_changes({LimitKey.REPORTS: working_days})
        assert before_review(day(review_on), HOLIDAYS, limits=limits).reports.due_on == day(expected)


def test_invitations_go_out_twenty_working_days_before() -> None:
    review_on = day("2022-03-10")
    assert before_review(review_on, HOLIDAYS).invitations.due_on == add_working_days(review_on, -20, HOLIDAYS)
    assert before_review(review_on, HOLIDAYS).invitations.due_on == day("2022-02-10")
