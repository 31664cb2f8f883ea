"""When reviews fall due: the worked examples, and what no date may do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.timescales import (
    TIMESCALES,
    DueDate,
    DueStatus,
    ReviewKind,
    add_months,
    adoption_authorised_review_due,
    adoption_first_review_due,
    adoption_second_review_due,
    adoption_subsequent_review_due,
    age_on,
    birthday_at,
    birthday_in_year,
    covid_relaxation,
    due_date,
    first_review_due,
    returned_by_adopters_window,
    review_after_return_due,
    second_review_due,
    short_breaks_first_review_due,
    short_breaks_subsequent_review_due,
    status_on,
    subsequent_review_due,
)
from iro_desktop.models.working_days import (
    add_working_days,
    bundled_bank_holidays,
    is_working_day,
    working_days_between,
)

HOLIDAYS = bundled_bank_holidays()
DAYS = st.dates(date(2008, 1, 1), date(2049, 12, 31))
KINDS = st.sampled_from(ReviewKind)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("became_looked_after", "first_working_day"),
    [
        ("2021-09-06", "2021-09-07"),
        ("2021-09-05", "2021-09-06"),
        ("2021-09-04", "2021-09-06"),
        ("2021-11-29", "2021-11-30"),
        ("2021-12-24", "2021-12-29"),
        ("2022-05-06", "2022-05-09"),
        ("2022-08-29", "2022-08-30"),
        ("2023-04-06", "2023-04-11"),
        ("2023-04-20", "2023-04-21"),
        ("2026-12-03", "2026-12-04"),
    ],
)
def test_the_first_working_day_is_the_one_after_the_child_came(
    became_looked_after: str, first_working_day: str
) -> None:
    assert add_working_days(day(became_looked_after), 1, HOLIDAYS) == day(first_working_day)


@pytest.mark.parametrize(
    ("became_looked_after", "latest", "twenty_eight_days", "elapsed"),
    [
        ("2021-09-06", "2021-10-04", "2021-10-04", 28),
        ("2021-09-05", "2021-10-01", "2021-10-03", 26),
        ("2021-09-04", "2021-10-01", "2021-10-02", 27),
        ("2021-11-29", "2021-12-29", "2021-12-27", 30),
        ("2021-12-24", "2022-01-26", "2022-01-21", 33),
        ("2022-05-06", "2022-06-07", "2022-06-03", 32),
        ("2022-08-29", "2022-09-27", "2022-09-26", 29),
        ("2023-04-06", "2023-05-10", "2023-05-04", 34),
        ("2023-04-20", "2023-05-22", "2023-05-18", 32),
        ("2026-12-03", "2027-01-05", "2026-12-31", 33),
    ],
)
def test_a_first_review_is_due_within_20_working_days_and_not_28_days(
    became_looked_after: str, latest: str, twenty_eight_days: str, elapsed: int
) -> None:
    due = first_review_due(day(became_looked_after), HOLIDAYS)
    assert due.latest_lawful == day(latest)
    assert (due.latest_lawful - due.based_on).days == elapsed
    assert due.last_working_day == due.la_system_due_on == due.latest_lawful
    assert day(became_looked_after) + timedelta(days=28) == day(twenty_eight_days)


@pytest.mark.parametrize(
    ("first_held", "latest", "last_working_day", "elapsed", "ninety_one_days", "council_is_later_by"),
    [
        ("2021-10-01", "2022-01-01", "2021-12-31", 92, "2021-12-31", -1),
        ("2021-11-30", "2022-02-28", "2022-02-28", 90, "2022-03-01", 1),
        ("2023-11-30", "2024-02-29", "2024-02-29", 91, "2024-02-29", 0),
        ("2022-01-31", "2022-04-30", "2022-04-29", 89, "2022-05-02", 2),
        ("2021-02-28", "2021-05-28", "2021-05-28", 89, "2021-05-30", 2),
        ("2021-09-30", "2021-12-30", "2021-12-30", 91, "2021-12-30", 0),
        ("2022-01-15", "2022-04-15", "2022-04-14", 90, "2022-04-16", 1),
        ("2021-12-16", "2022-03-16", "2022-03-16", 90, "2022-03-17", 1),
    ],
)
def test_a_second_review_is_due_within_three_months_and_not_91_days(
    *, first_held: str, latest: str, last_working_day: str, elapsed: int, ninety_one_days: str, council_is_later_by: int
) -> None:
    due = second_review_due(day(first_held), HOLIDAYS)
    assert (due.latest_lawful, due.last_working_day) == (day(latest), day(last_working_day))
    assert due.la_system_due_on == day(ninety_one_days)
    assert (due.latest_lawful - due.based_on).days == elapsed
    assert (due.la_system_due_on - due.latest_lawful).days == council_is_later_by


@pytest.mark.parametrize(
    ("previous_held", "latest", "last_working_day", "elapsed", "council_date", "council_is_later_by"),
    [
        ("2022-03-15", "2022-09-15", "2022-09-15", 184, "2022-09-14", -1),
        ("2021-08-31", "2022-02-28", "2022-02-28", 181, "2022-03-02", 2),
        ("2021-08-30", "2022-02-28", "2022-02-28", 182, "2022-03-01", 1),
        ("2023-08-31", "2024-02-29", "2024-02-29", 182, "2024-03-01", 1),
        ("2021-06-27", "2021-12-27", "2021-12-24", 183, "2021-12-27", 0),
        ("2020-02-29", "2020-08-29", "2020-08-28", 182, "2020-08-30", 1),
        ("2021-09-01", "2022-03-01", "2022-03-01", 181, "2022-03-03", 2),
        ("2022-03-01", "2022-09-01", "2022-09-01", 184, "2022-08-31", -1),
    ],
)
def test_later_reviews_are_due_within_six_months_and_not_183_days(
    *, previous_held: str, latest: str, last_working_day: str, elapsed: int, council_date: str, council_is_later_by: int
) -> None:
    due = subsequent_review_due(day(previous_held), HOLIDAYS)
    assert (due.latest_lawful, due.last_working_day) == (day(latest), day(last_working_day))
    assert due.la_system_due_on == day(council_date)
    assert (due.latest_lawful - due.based_on).days == elapsed
    assert (due.la_system_due_on - due.latest_lawful).days == council_is_later_by


@pytest.mark.parametrize(
    ("due", "latest", "council_date"),
    [
        (adoption_authorised_review_due(day("2021-09-15"), HOLIDAYS), "2021-12-15", "2021-12-15"),
        (adoption_subsequent_review_due(day("2021-12-10"), HOLIDAYS), "2022-06-10", "2022-06-11"),
        (adoption_first_review_due(day("2021-11-03"), HOLIDAYS), "2021-12-01", "2021-12-01"),
        (adoption_second_review_due(day("2021-11-25"), HOLIDAYS), "2022-02-25", "2022-02-24"),
        (adoption_subsequent_review_due(day("2022-02-24"), HOLIDAYS), "2022-08-24", "2022-08-26"),
        (short_breaks_first_review_due(day("2022-01-31"), HOLIDAYS), "2022-04-30", "2022-05-02"),
        (short_breaks_subsequent_review_due(day("2021-08-31"), HOLIDAYS), "2022-02-28", "2022-03-02"),
    ],
    ids=lambda value: value.kind if isinstance(value, DueDate) else value,
)
def test_adoption_and_short_breaks_have_clocks_of_their_own(due: DueDate, latest: str, council_date: str) -> None:
    assert due.latest_lawful == day(latest)
    assert due.la_system_due_on == day(council_date)


def test_a_child_returned_by_adopters_is_reviewed_28_to_42_days_later() -> None:
    returned_on = day("2022-01-10")
    assert returned_by_adopters_window(returned_on) == (day("2022-02-07"), day("2022-02-21"))
    due = review_after_return_due(returned_on, HOLIDAYS)
    assert (due.latest_lawful, due.la_system_due_on) == (day("2022-02-21"), day("2022-02-21"))
    assert due.sum_in_words == "10 January + 6 weeks"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (subsequent_review_due(day("2025-09-12"), HOLIDAYS), "12 September + 6 months"),
        (first_review_due(day("2021-09-06"), HOLIDAYS), "6 September + 20 working days"),
        (adoption_first_review_due(day("2021-11-03"), HOLIDAYS), "3 November + 4 weeks"),
    ],
    ids=lambda value: value.kind if isinstance(value, DueDate) else value,
)
def test_a_due_date_carries_its_sum(due: DueDate, words: str) -> None:
    assert due.sum_in_words == words
    assert due.sum_in_full == words


@pytest.mark.parametrize(
    ("came_on", "words"),
    [
        ("2022-09-05", "5 September + 20 working days, leaving out the bank holiday on 19 September"),
        (
            "2021-12-24",
            "24 December + 20 working days, leaving out the bank holidays on 27 December, 28 December and 3 January",
        ),
    ],
)
def test_the_full_sum_names_the_bank_holidays_left_out(came_on: str, words: str) -> None:
    assert first_review_due(day(came_on), HOLIDAYS).sum_in_full == words


def test_every_kind_has_a_limit_with_its_source() -> None:
    assert set(TIMESCALES) == set(ReviewKind)
    assert all("reg. " in timescale.source for timescale in TIMESCALES.values())


@pytest.mark.parametrize(
    ("today", "held_on", "status"),
    [
        ("2022-02-25", None, DueStatus.UPCOMING),
        ("2022-02-28", None, DueStatus.UPCOMING),
        ("2022-03-01", None, DueStatus.DUE_SOON),
        ("2022-03-14", None, DueStatus.DUE_SOON),
        ("2022-03-15", None, DueStatus.DUE_TODAY),
        ("2022-03-16", None, DueStatus.OVERDUE),
        ("2022-03-16", "2022-03-15", DueStatus.DONE_IN_TIME),
        ("2022-03-16", "2022-03-16", DueStatus.DONE_LATE),
        ("2022-03-14", "2022-03-15", DueStatus.DUE_SOON),
    ],
)
def test_the_status_follows_the_day(today: str, held_on: str | None, status: DueStatus) -> None:
    due = subsequent_review_due(day("2021-09-15"), HOLIDAYS)
    assert due.latest_lawful == day("2022-03-15")
    assert status_on(due, day(today), day(held_on) if held_on else None, HOLIDAYS) is status


def test_on_the_last_working_day_before_a_limit_on_a_holiday_the_review_is_due_today() -> None:
    good_friday = second_review_due(day("2022-01-15"), HOLIDAYS)
    statuses = [status_on(good_friday, day(f"2022-04-{n}"), None, HOLIDAYS) for n in (13, 14, 15, 16)]
    assert statuses == [
        DueStatus.DUE_SOON,
        DueStatus.DUE_TODAY,
        DueStatus.DUE_TODAY,
        DueStatus.OVERDUE,
    ]


def test_how_soon_is_soon_is_a_setting() -> None:
    due = subsequent_review_due(day("2021-09-15"), HOLIDAYS)
    assert status_on(due, day("2022-03-01"), None, HOLIDAYS, due_soon_working_days=5) is DueStatus.UPCOMING
    assert status_on(due, day("2022-02-01"), None, HOLIDAYS, due_soon_working_days=30) is DueStatus.DUE_SOON


@pytest.mark.parametrize(
    ("kind", "based_on", "labelled"),
    [
        (ReviewKind.SUBSEQUENT, "2019-10-23", False),
        (ReviewKind.SUBSEQUENT, "2019-10-24", True),
        (ReviewKind.SUBSEQUENT, "2020-03-25", True),
        (ReviewKind.SUBSEQUENT, "2020-03-26", False),
        (ReviewKind.SECOND, "2020-03-01", False),
        (ReviewKind.FIRST, "2020-05-04", False),
    ],
)
def test_only_six_monthly_reviews_due_in_the_covid_window_are_labelled(
    kind: ReviewKind, based_on: str, labelled: bool
) -> None:
    assert (covid_relaxation(due_date(kind, day(based_on), HOLIDAYS)) is not None) == labelled


@pytest.mark.parametrize(
    ("born_on", "at_14", "at_16", "at_17", "at_18"),
    [
        ("2005-06-14", "2019-06-14", "2021-06-14", "2022-06-14", "2023-06-14"),
        ("2004-02-29", "2018-03-01", "2020-02-29", "2021-03-01", "2022-03-01"),
        ("2004-12-25", "2018-12-25", "2020-12-25", "2021-12-25", "2022-12-25"),
        ("2005-01-31", "2019-01-31", "2021-01-31", "2022-01-31", "2023-01-31"),
        ("2006-03-01", "2020-03-01", "2022-03-01", "2023-03-01", "2024-03-01"),
    ],
)
def test_a_birthday_on_29_february_falls_on_1_march_in_other_years(
    born_on: str, at_14: str, at_16: str, at_17: str, at_18: str
) -> None:
    assert [birthday_at(day(born_on), age).isoformat() for age in (14, 16, 17, 18)] == [at_14, at_16, at_17, at_18]


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2021-09-30", 4, "2022-01-30"),
        ("2021-02-28", 3, "2021-05-28"),
        ("2021-12-31", 2, "2022-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2021-05-31", -1, "2021-04-30"),
        ("2021-12-15", 12, "2022-12-15"),
        ("2021-01-15", -1, "2020-12-15"),
    ],
)
def test_months_end_on_the_corresponding_date(start: str, months: int, expected: str) -> None:
    assert add_months(day(start), months) == day(expected)


@given(DAYS, st.integers(min_value=-60, max_value=60))
def test_months_clamp_to_the_end_of_a_shorter_month_and_never_spill(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(DAYS, DAYS, st.integers(min_value=0, max_value=60))
def test_a_later_start_never_ends_months_earlier(one: date, other: date, months: int) -> None:
    assert add_months(min(one, other), months) <= add_months(max(one, other), months)


@given(DAYS, DAYS)
def test_age_goes_up_at_the_start_of_the_birthday(born_on: date, today: date) -> None:
    birthday = birthday_in_year(born_on, today.year)
    assert age_on(born_on, birthday) == today.year - born_on.year
    assert age_on(born_on, birthday - timedelta(days=1)) == today.year - born_on.year - 1


@given(KINDS, DAYS)
def test_no_limit_is_ever_later_than_its_longest_possible_span(kind: ReviewKind, based_on: date) -> None:
    longest = {"20 working days": 28 + 9, "4 weeks": 28, "3 months": 92, "6 months": 184}
    due = due_date(kind, based_on, HOLIDAYS)
    assert 0 < (due.latest_lawful - based_on).days <= longest[TIMESCALES[kind].in_words]
    assert due.last_working_day <= due.latest_lawful
    assert is_working_day(due.last_working_day, HOLIDAYS)
    assert working_days_between(due.last_working_day, due.latest_lawful, HOLIDAYS) == 0
    assert abs((due.la_system_due_on - due.latest_lawful).days) <= 3


@given(KINDS, DAYS, DAYS)
def test_an_earlier_event_never_gives_a_later_limit(kind: ReviewKind, one: date, other: date) -> None:
    earlier = due_date(kind, min(one, other), HOLIDAYS)
    later = due_date(kind, max(one, other), HOLIDAYS)
    assert earlier.latest_lawful <= later.latest_lawful


@given(KINDS, DAYS, st.integers(min_value=-400, max_value=400))
def test_a_review_not_held_moves_from_upcoming_to_overdue_and_never_back(
    kind: ReviewKind, based_on: date, offset: int
) -> None:
    order = [DueStatus.UPCOMING, DueStatus.DUE_SOON, DueStatus.DUE_TODAY, DueStatus.OVERDUE]
    due = due_date(kind, based_on, HOLIDAYS)
    today = based_on + timedelta(days=offset)
    now = order.index(status_on(due, today, None, HOLIDAYS))
    tomorrow = order.index(status_on(due, today + timedelta(days=1), None, HOLIDAYS))
    assert now <= tomorrow
