"""Working days in England: the list, the count, and what the count promises."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.working_days import (
    add_working_days,
    bank_holidays_within,
    bundled_bank_holidays,
    computed_bank_holidays,
    easter_sunday,
    is_working_day,
    last_working_day_on_or_before,
    roll_forward,
    working_days_between,
)

HOLIDAYS = bundled_bank_holidays()
DAYS = st.dates(date(2008, 1, 1), date(2049, 12, 31))


def weekdays(days: list[date]) -> set[date]:
    return {day for day in days if day.weekday() < 5}


@pytest.mark.parametrize("year", range(2011, 2051))
def test_our_bank_holidays_are_those_of_the_holidays_package(year: int) -> None:
    package = holidays.country_holidays("GB", subdiv="ENG", years=year)
    assert HOLIDAYS.in_year(year) == weekdays(list(package))


@pytest.mark.parametrize("year", [year for year in range(2013, 2028) if year not in {2020, 2022, 2023}])
def test_the_rule_gives_the_proclaimed_list_in_every_year_without_a_one_off(year: int) -> None:
    assert computed_bank_holidays(year) == HOLIDAYS.in_year(year)


@pytest.mark.parametrize(
    "one_off",
    ["2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"],
)
def test_one_off_holidays_are_not_working_days(one_off: str) -> None:
    assert not is_working_day(date.fromisoformat(one_off), HOLIDAYS)


@pytest.mark.parametrize("moved", ["2012-05-28", "2020-05-04", "2022-05-30"])
def test_the_ordinary_days_that_one_offs_replaced_were_worked(moved: str) -> None:
    assert is_working_day(date.fromisoformat(moved), HOLIDAYS)


@pytest.mark.parametrize(
    ("year", "easter"), [(2008, "2008-03-23"), (2011, "2011-04-24"), (2022, "2022-04-17"), (2038, "2038-04-25")]
)
def test_easter_is_found_for_early_and_late_years(year: int, easter: str) -> None:
    assert easter_sunday(year) == date.fromisoformat(easter)


@given(st.integers(min_value=1900, max_value=2200))
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_proclaimed_years_are_told_apart_from_computed_ones() -> None:
    assert HOLIDAYS.last_proclaimed_year == 2027
    assert not any(HOLIDAYS.is_computed(year) for year in range(2012, 2028))
    assert HOLIDAYS.is_computed(2010)
    assert HOLIDAYS.is_computed(2028)


def test_a_date_past_the_proclaimed_years_carries_a_warning() -> None:
    assert HOLIDAYS.beyond_proclaimed(date(2027, 12, 31)) is None
    warning = HOLIDAYS.beyond_proclaimed(date(2028, 1, 4))
    assert warning == (
        "The bank holidays after 2027 are worked out by rule. "
        "This date could move if an extra one is announced for 2028."
    )


def test_an_added_holiday_moves_a_date_and_leaves_the_bundled_list_alone() -> None:
    jubilee = date(2029, 6, 4)
    with_jubilee = HOLIDAYS.with_extra([jubilee])
    assert add_working_days(date(2029, 6, 1), 1, HOLIDAYS) == jubilee
    assert add_working_days(date(2029, 6, 1), 1, with_jubilee) == date(2029, 6, 5)
    assert jubilee in with_jubilee.in_year(2029)
    assert jubilee not in HOLIDAYS


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2021-09-04", 1, "2021-09-06"),
        ("2021-12-24", 1, "2021-12-29"),
        ("2023-04-06", 1, "2023-04-11"),
        ("2026-12-03", 1, "2026-12-04"),
        ("2022-06-06", -1, "2022-06-01"),
        ("2022-04-18", -1, "2022-04-14"),
        ("2022-04-16", 0, "2022-04-16"),
    ],
)
def test_the_day_of_the_event_is_not_counted(start: str, count: int, expected: str) -> None:
    assert add_working_days(date.fromisoformat(start), count, HOLIDAYS) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("completed", "decisions", "care_plan", "record", "distributed"),
    [
        ("2021-12-17", "2021-12-24", "2022-01-05", "2022-01-12", "2022-01-19"),
        ("2022-03-10", "2022-03-17", "2022-03-24", "2022-03-31", "2022-04-07"),
        ("2022-05-27", "2022-06-07", "2022-06-14", "2022-06-21", "2022-06-28"),
        ("2023-04-28", "2023-05-09", "2023-05-16", "2023-05-23", "2023-05-31"),
        ("2022-04-14", "2022-04-25", "2022-05-03", "2022-05-10", "2022-05-17"),
        ("2026-12-18", "2026-12-29", "2027-01-06", "2027-01-13", "2027-01-20"),
        ("2021-10-16", "2021-10-22", "2021-10-29", "2021-11-05", "2021-11-12"),
    ],
)
def test_5_10_15_and_20_working_days_after_a_review(
    completed: str, decisions: str, care_plan: str, record: str, distributed: str
) -> None:
    counted = [add_working_days(date.fromisoformat(completed), n, HOLIDAYS).isoformat() for n in (5, 10, 15, 20)]
    assert counted == [decisions, care_plan, record, distributed]


@pytest.mark.parametrize(
    ("day", "back", "forward"),
    [
        ("2022-04-21", "2022-04-21", "2022-04-21"),
        ("2021-12-27", "2021-12-24", "2021-12-29"),
        ("2022-01-01", "2021-12-31", "2022-01-04"),
        ("2022-04-15", "2022-04-14", "2022-04-19"),
        ("2022-06-03", "2022-06-01", "2022-06-06"),
        ("2026-12-25", "2026-12-24", "2026-12-29"),
    ],
)
def test_a_limit_rolls_back_to_work_and_a_local_target_forward(day: str, back: str, forward: str) -> None:
    assert last_working_day_on_or_before(date.fromisoformat(day), HOLIDAYS).isoformat() == back
    assert roll_forward(date.fromisoformat(day), HOLIDAYS).isoformat() == forward


@given(DAYS, st.integers(min_value=-60, max_value=60).filter(bool))
def test_counting_lands_on_a_working_day_on_the_right_side(day: date, count: int) -> None:
    landed = add_working_days(day, count, HOLIDAYS)
    assert is_working_day(landed, HOLIDAYS)
    assert (landed > day) == (count > 0)


@given(DAYS, st.integers(min_value=-60, max_value=60))
def test_one_more_working_day_is_always_later(day: date, count: int) -> None:
    assert add_working_days(day, count, HOLIDAYS) < add_working_days(day, count + 1, HOLIDAYS)


@given(DAYS, st.integers(min_value=-60, max_value=60))
def test_the_days_between_are_the_days_added(day: date, count: int) -> None:
    assert working_days_between(day, add_working_days(day, count, HOLIDAYS), HOLIDAYS) == count


@given(DAYS, st.integers(min_value=0, max_value=60))
def test_an_added_holiday_never_brings_a_date_forward(day: date, count: int) -> None:
    extra = HOLIDAYS.with_extra([day + timedelta(days=3)])
    assert add_working_days(day, count, extra) >= add_working_days(day, count, HOLIDAYS)


@given(DAYS)
def test_rolling_moves_only_over_days_off(day: date) -> None:
    back, forward = last_working_day_on_or_before(day, HOLIDAYS), roll_forward(day, HOLIDAYS)
    assert back <= day <= forward
    assert (back == forward) == is_working_day(day, HOLIDAYS)
    assert not any(is_working_day(back + timedelta(days=n), HOLIDAYS) for n in range(1, (forward - back).days))


@given(start=st.dates(date(2009, 1, 1), date(2045, 1, 1)), days=st.integers(-1500, 1500))
def test_counting_by_weeks_gives_what_counting_each_day_gives(start: date, days: int) -> None:
    bundled = bundled_bank_holidays()
    end = start + timedelta(days=days)
    one_by_one = frozenset(day for year in range(2004, 2051) for day in bundled.in_year(year))

    assert working_days_between(start, end, bundled) == working_days_between(start, end, one_by_one)
    assert bank_holidays_within(start, end, bundled) == bank_holidays_within(start, end, one_by_one)


def test_an_added_bank_holiday_is_left_out_of_a_count_by_weeks() -> None:
    added = bundled_bank_holidays().with_extra([date(2029, 6, 1)])

    assert working_days_between(date(2029, 5, 31), date(2029, 6, 4), added) == 1
