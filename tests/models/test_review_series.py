"""Series of meetings and adjournment: the worked examples, both bases, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.limit_keys import ReviewDateBasis
from iro_desktop.models.limits import DEFAULT_LIMITS, Choice, LimitKey
from iro_desktop.models.refused import Refused
from iro_desktop.models.review_series import (
    SeriesStatus,
    adjournment_limit,
    check_planned_day,
    check_resume_day,
    refuse_second_adjournment,
    series_standing,
    statutory_date,
)
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()
DAYS = st.dates(date(2011, 1, 1), date(2035, 12, 31))
BY_COMPLETION = DEFAULT_LIMITS.with_choices({Choice.REVIEW_DATE_BASIS: ReviewDateBasis.COMPLETION})


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first_meeting", "due", "completed", "limit", "status", "over_limit"),
    [
        pytest.param(
            *("2022-03-10", "2022-03-15", "2022-03-14", "2022-04-07", SeriesStatus.IN_TIMESCALE, False),
            id="reconvened four days later, still before the due date",
        ),
        pytest.param(
            *("2021-12-10", "2021-12-12", "2022-01-12", "2022-01-12", SeriesStatus.IN_TIMESCALE_ADJOURNED, False),
            id="exactly on the limit, across Christmas",
        ),
        pytest.param(
            *("2021-12-10", "2021-12-12", "2022-01-13", "2022-01-12", SeriesStatus.LATE_ADJOURNMENT_LAPSED, True),
            id="a working day past the limit",
        ),
        pytest.param(
            *("2022-05-20", "2022-06-01", "2022-06-21", "2022-06-21", SeriesStatus.IN_TIMESCALE_ADJOURNED, False),
            id="across the Jubilee",
        ),
        pytest.param(
            *("2022-06-02", "2022-06-01", "2022-06-20", "2022-07-01", SeriesStatus.LATE, False),
            id="the first meeting itself is late",
        ),
        pytest.param(
            *("2022-03-10", "2022-03-15", "2022-03-10", "2022-04-07", SeriesStatus.IN_TIMESCALE, False),
            id="one meeting, no adjournment",
        ),
        pytest.param(
            *("2022-04-13", "2022-04-14", "2022-05-16", "2022-05-16", SeriesStatus.IN_TIMESCALE_ADJOURNED, False),
            id="exactly on the limit, across Easter and May Day",
        ),
        pytest.param(
            *("2022-04-13", "2022-04-14", "2022-05-17", "2022-05-16", SeriesStatus.LATE_ADJOURNMENT_LAPSED, True),
            id="a working day past the Easter limit",
        ),
        pytest.param(
            *("2022-01-10", "2022-06-01", "2022-03-01", "2022-02-07", SeriesStatus.IN_TIMESCALE, True),
            id="before the due date, but the adjournment ran too long",
        ),
    ],
)
def test_a_series_stands_by_its_first_meeting_its_end_and_the_limit_between(
    *, first_meeting: str, due: str, completed: str, limit: str, status: SeriesStatus, over_limit: bool
) -> None:
    stands = series_standing(day(first_meeting), day(due), day(completed), HOLIDAYS)
    assert (stands.adjournment_limit.due_on, stands.status) == (day(limit), status)
    assert stands.over_adjournment_limit is over_limit
    assert stands.statutory_date == (day(completed) if over_limit else day(first_meeting))


@pytest.mark.parametrize(
    ("completed", "status"),
    [("2021-12-12", SeriesStatus.IN_TIMESCALE), ("2021-12-13", SeriesStatus.LATE), ("2022-01-13", SeriesStatus.LATE)],
)
def test_where_completion_counts_a_review_finished_after_its_due_date_is_late(
    completed: str, status: SeriesStatus
) -> None:
    stands = series_standing(day("2021-12-10"), day("2021-12-12"), day(completed), HOLIDAYS, limits=BY_COMPLETION)
    assert (stands.status, stands.statutory_date) == (status, day(completed))


def test_a_review_still_under_way_has_the_date_of_its_first_meeting_or_none_yet() -> None:
    assert statutory_date(day("2022-03-10"), None, HOLIDAYS) == day("2022-03-10")
    assert statutory_date(day("2022-03-10"), None, HOLIDAYS, limits=BY_COMPLETION) is None


def test_only_reviews_in_time_are_in_time() -> None:
    assert {status for status in SeriesStatus if status.is_in_time} == {
        SeriesStatus.IN_TIMESCALE,
        SeriesStatus.IN_TIMESCALE_ADJOURNED,
    }


def test_a_review_cannot_be_complete_before_its_first_meeting() -> None:
    with pytest.raises(Refused, match="before its first meeting on 10 March 2022"):
        series_standing(day("2022-03-10"), day("2022-03-15"), day("2022-03-09"), HOLIDAYS)


def test_a_second_adjournment_is_refused_with_the_day_of_the_first() -> None:
    refuse_second_adjournment(None)
    with pytest.raises(Refused, match="adjourned on 10 March 2022, and the law allows it once"):
        refuse_second_adjournment(day("2022-03-10"))


def test_an_adjourned_review_goes_on_within_its_limit() -> None:
    check_resume_day(day("2022-04-07"), day("2022-03-10"), HOLIDAYS)
    with pytest.raises(Refused, match=r"finished by 7 April 2022 \(10 March \+ 20 working days\)"):
        check_resume_day(day("2022-04-08"), day("2022-03-10"), HOLIDAYS)
    with pytest.raises(Refused, match="began on 10 March 2022"):
        check_resume_day(day("2022-03-09"), day("2022-03-10"), HOLIDAYS)


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_a_review_is_moved_past_its_due_date_only_with_a_reason(reason: str | None) -> None:
    with pytest.raises(Refused, match="after the last lawful day, 15 March 2022"):
        check_planned_day(day("2022-03-16"), day("2022-03-15"), reason)


def test_a_review_is_moved_freely_up_to_its_due_date() -> None:
    check_planned_day(day("2022-03-15"), day("2022-03-15"), None)
    check_planned_day(day("2022-03-16"), day("2022-03-15"), "The hospital stay ends on the 15th")
    check_planned_day(day("2030-01-01"), None, None)


def test_a_council_may_allow_a_shorter_adjournment_only() -> None:
    shorter = DEFAULT_LIMITS.with_changes({LimitKey.ADJOURNMENT: 10})
    assert adjournment_limit(day("2022-03-10"), HOLIDAYS, limits=shorter).due_on == day("2022-03-24")


@given(DAYS, DAYS, st.integers(0, 80), st.integers(0, 80))
def test_finishing_later_never_makes_a_review_better(first: date, due: date, days: int, more: int) -> None:
    rank = {
        SeriesStatus.IN_TIMESCALE: 0,
        SeriesStatus.IN_TIMESCALE_ADJOURNED: 1,
        SeriesStatus.LATE_ADJOURNMENT_LAPSED: 2,
        SeriesStatus.LATE: 2,
    }
    early = date.fromordinal(first.toordinal() + days)
    late = date.fromordinal(early.toordinal() + more)
    one, other = (series_standing(first, due, completed, HOLIDAYS).status for completed in (early, late))
    assert rank[one] <= rank[other]


@given(DAYS, DAYS, st.integers(0, 80))
def test_by_completion_nothing_is_in_time_that_the_other_basis_calls_late(first: date, due: date, days: int) -> None:
    completed = date.fromordinal(first.toordinal() + days)
    strict = series_standing(first, due, completed, HOLIDAYS, limits=BY_COMPLETION).status
    assert not strict.is_in_time or series_standing(first, due, completed, HOLIDAYS).status.is_in_time
