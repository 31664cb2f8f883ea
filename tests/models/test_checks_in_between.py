"""Visits, health and school: the worked examples."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.health_and_school import (
    dental_check_due,
    education_plan_due,
    health_assessment_due,
    lenient_health_assessment_due,
    questionnaire_due,
)
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey
from iro_desktop.models.visits import VisitRule, next_visit_due
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("home_began", "last_visit", "rule", "next_due"),
    [
        pytest.param("2021-09-06", None, VisitRule.ORDINARY, "2021-09-13", id="within a week of the start"),
        pytest.param("2021-09-06", "2021-09-10", VisitRule.ORDINARY, "2021-10-22", id="the first year: six weeks"),
        pytest.param("2020-06-01", "2022-01-17", VisitRule.SETTLED_TO_18, "2022-04-17", id="to 18: three months"),
        pytest.param("2020-06-01", "2022-01-17", VisitRule.ORDINARY, "2022-02-28", id="not long-term: six weeks"),
        pytest.param("2021-12-24", None, VisitRule.ORDINARY, "2021-12-31", id="a week from Christmas Eve"),
        pytest.param("2021-11-01", "2021-11-19", VisitRule.ORDINARY, "2021-12-31", id="six weeks to New Year's Eve"),
        pytest.param("2020-06-01", "2021-11-30", VisitRule.SETTLED_TO_18, "2022-02-28", id="month end"),
        pytest.param("2021-09-06", "2021-09-10", VisitRule.SETTLED_TO_18, "2021-10-22", id="to 18, but still new"),
        pytest.param("2020-06-01", "2022-01-17", VisitRule.AGREED_TWICE_A_YEAR, "2022-07-17", id="the child agreed"),
        pytest.param("2021-09-06", "2021-08-30", VisitRule.ORDINARY, "2021-09-13", id="visited in the home before"),
    ],
)
def test_when_the_social_worker_visits_next(
    home_began: str, last_visit: str | None, rule: VisitRule, next_due: str
) -> None:
    last = day(last_visit) if last_visit else None
    assert next_visit_due(day(home_began), last, HOLIDAYS, rule=rule).due_on == day(next_due)


@pytest.mark.parametrize(
    ("rule", "first_review", "next_due"),
    [
        (VisitRule.WITH_PARENTS, None, "2021-09-24"),
        (VisitRule.CONNECTED_CARER, "2021-09-30", "2021-09-24"),
        (VisitRule.WITH_PARENTS, "2021-09-15", "2021-10-15"),
        (VisitRule.CONNECTED_CARER, "2021-09-15", "2021-10-29"),
    ],
)
def test_with_parents_or_a_temporary_carer_visits_are_weekly_until_the_first_review(
    rule: VisitRule, first_review: str | None, next_due: str
) -> None:
    review = day(first_review) if first_review else None
    due = next_visit_due(day("2021-09-06"), day("2021-09-17"), HOLIDAYS, rule=rule, first_review_on=review)
    assert due.due_on == day(next_due)


@given(DAYS, DAYS, st.sampled_from(VisitRule))
def test_no_visit_is_ever_later_than_six_months_and_none_before_the_last(
    home_began: date, last_visit: date, rule: VisitRule
) -> None:
    due = next_visit_due(home_began, last_visit, HOLIDAYS, rule=rule, first_review_on=home_began)
    assert due.due_on > max(home_began, min(last_visit, due.based_on))
    assert (due.due_on - due.based_on).days <= 184


@pytest.mark.parametrize(
    ("born", "last", "next_due", "lenient"),
    [
        pytest.param("2019-05-01", "2021-10-15", "2022-04-15", None, id="aged two: six months"),
        pytest.param("2017-03-01", "2021-12-20", "2022-06-20", "2022-12-20", id="turns five inside the six months"),
        pytest.param("2010-05-01", "2021-10-15", "2022-10-15", None, id="aged eleven: twelve months"),
        pytest.param("2016-10-15", "2021-10-15", "2022-10-15", None, id="assessed on the fifth birthday"),
        pytest.param("2021-03-31", "2021-08-31", "2022-02-28", None, id="a baby, month end"),
        pytest.param("2008-06-01", "2020-02-29", "2021-02-28", None, id="twelve months from 29 February"),
    ],
)
def test_health_is_assessed_six_monthly_under_five_and_yearly_from_five(
    born: str, last: str, next_due: str, lenient: str | None
) -> None:
    assert health_assessment_due(day(born), day(last), HOLIDAYS).due_on == day(next_due)
    later = lenient_health_assessment_due(day(born), day(last), HOLIDAYS)
    assert later == (day(lenient) if lenient else None)


def test_teeth_are_checked_once_a_year() -> None:
    assert dental_check_due(day("2020-02-29"), HOLIDAYS).due_on == day("2021-02-28")


def test_the_education_plan_is_started_in_ten_working_days_and_then_looked_at_every_term() -> None:
    came_on = day("2021-09-05")
    assert education_plan_due(came_on, None, HOLIDAYS).due_on == day("2021-09-17")
    assert education_plan_due(came_on, day("2021-07-01"), HOLIDAYS).due_on == day("2021-09-17")
    assert education_plan_due(came_on, day("2021-09-15"), HOLIDAYS).due_on == day("2022-01-15")
    shorter = DEFAULT_LIMITS.with_changes({LimitKey.PEP_TERMLY: 3})
    assert education_plan_due(came_on, day("2021-09-15"), HOLIDAYS, limits=shorter).due_on == day("2021-12-15")


@pytest.mark.parametrize(
    ("born", "came", "last", "due"),
    [
        pytest.param("2012-05-01", "2021-09-06", None, "2022-09-06", id="after a year in care"),
        pytest.param("2012-05-01", "2019-09-06", "2022-01-10", "2023-01-10", id="then yearly"),
        pytest.param("2018-02-01", "2019-09-06", None, "2022-02-01", id="not before the fourth birthday"),
        pytest.param("2016-02-29", "2018-09-06", None, "2020-02-29", id="born on 29 February"),
        pytest.param("2005-03-01", "2020-01-06", "2021-03-01", None, id="17 by then: no more"),
        pytest.param("2005-03-01", "2021-09-06", None, None, id="came at 16 and a half"),
    ],
)
def test_the_questionnaire_is_yearly_from_4_to_16_after_a_year_in_care(
    born: str, came: str, last: str | None, due: str | None
) -> None:
    found = questionnaire_due(day(born), day(came), day(last) if last else None, HOLIDAYS)
    assert (found.due_on if found else None) == (day(due) if due else None)
