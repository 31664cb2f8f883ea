"""A day typed in words becomes the date that was meant."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.working_days import add_working_days, bundled_bank_holidays, is_working_day
from iro_desktop.ui import words
from iro_desktop.ui.when import HOW_TO_TYPE_A_DAY, Looking, in_words, parse_when

THURSDAY = date(2026, 3, 12)
HOLIDAYS = bundled_bank_holidays()
DATES = st.dates(min_value=date(2012, 1, 1), max_value=date(2049, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 3, 12)),
        ("tomorrow", date(2026, 3, 13)),
        ("yesterday", date(2026, 3, 11)),
        ("Fri", date(2026, 3, 13)),
        ("by friday", date(2026, 3, 13)),
        ("Thu", date(2026, 3, 19)),
        ("this thursday", date(2026, 3, 12)),
        ("next Friday", date(2026, 3, 20)),
        ("last Friday", date(2026, 3, 6)),
        ("in 2 weeks", date(2026, 3, 26)),
        ("two weeks", date(2026, 3, 26)),
        ("in a fortnight", date(2026, 3, 26)),
        ("in 3 months", date(2026, 6, 12)),
        ("in 5 working days", date(2026, 3, 19)),
        ("3 days ago", date(2026, 3, 9)),
        ("next week", date(2026, 3, 16)),
        ("next month", date(2026, 4, 1)),
        ("end of March", date(2026, 3, 31)),
        ("before the end of April", date(2026, 4, 30)),
        ("end of the week", date(2026, 3, 13)),
        ("before Easter", date(2026, 4, 2)),
        ("after Easter", date(2026, 4, 7)),
        ("before Christmas", date(2026, 12, 24)),
        ("after Christmas", date(2026, 12, 29)),
        ("27 March", date(2026, 3, 27)),
        ("27th of March", date(2026, 3, 27)),
        ("March 27", date(2026, 3, 27)),
        ("27 mar 2027", date(2027, 3, 27)),
        ("1 March", date(2027, 3, 1)),
        ("12/03/2026", date(2026, 3, 12)),
        ("5/4/26", date(2026, 4, 5)),
        ("5.4", date(2026, 4, 5)),
        ("2026-03-27", date(2026, 3, 27)),
        ("29 February", date(2028, 2, 29)),
    ],
)
def test_what_was_typed_is_the_day_that_was_meant(typed: str, meant: date) -> None:
    assert parse_when(typed, THURSDAY, HOLIDAYS).on == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Fri", date(2026, 3, 6)),
        ("Thu", date(2026, 3, 5)),
        ("27 March", date(2025, 3, 27)),
        ("2 weeks", date(2026, 2, 26)),
        ("in 2 weeks", date(2026, 3, 26)),
        ("29 February", date(2024, 2, 29)),
    ],
)
def test_a_visit_is_looked_for_in_the_past(typed: str, meant: date) -> None:
    assert parse_when(typed, THURSDAY, HOLIDAYS, looking=Looking.BACK).on == meant


@pytest.mark.parametrize("typed", ["banana", "in weeks", "banana 27 March", "32", "soon", "in 2 weeks ago", "٣/٣"])
def test_what_is_no_day_is_answered_with_how_to_type_one(typed: str) -> None:
    when = parse_when(typed, THURSDAY, HOLIDAYS)

    assert (when.on, when.words) == (None, HOW_TO_TYPE_A_DAY)


@pytest.mark.parametrize("typed", ["31 February", "31/2/2026", "2026-13-01", "in 9999 years", "0/1"])
def test_a_day_that_is_in_no_calendar_is_named_as_that(typed: str) -> None:
    when = parse_when(typed, THURSDAY, HOLIDAYS)

    assert when.on is None
    assert when.words.startswith("There is no such day")


def test_nothing_typed_is_no_complaint() -> None:
    assert parse_when("  ", THURSDAY, HOLIDAYS).words == ""


def test_the_day_understood_is_shown_with_its_distance() -> None:
    assert parse_when("in 2 weeks", THURSDAY, HOLIDAYS).words == "Thu 26 March, 10 working days"
    assert parse_when("tomorrow", THURSDAY, HOLIDAYS).words == "Fri 13 March, 1 working day"
    assert parse_when("yesterday", THURSDAY, HOLIDAYS).words == "Wed 11 March, yesterday"
    assert in_words(date(2028, 3, 12), THURSDAY, HOLIDAYS) == "Sun 12 March 2028, 24 months"


@given(on=DATES, today=DATES, looking=st.sampled_from(Looking))
def test_every_date_we_write_is_read_back_as_itself(on: date, today: date, looking: Looking) -> None:
    written = [
        words.weekday_and_date(on, today),
        f"{on.day} {words.MONTHS[on.month - 1]} {on.year}",
        f"{on.day}/{on.month}/{on.year}",
        on.isoformat(),
    ]

    assert [parse_when(text, today, HOLIDAYS, looking=looking).on for text in written] == [on] * 4


@given(today=DATES, count=st.integers(1, 500))
def test_days_and_weeks_are_added_to_today(today: date, count: int) -> None:
    assert parse_when(f"in {count} days", today, HOLIDAYS).on == today + timedelta(days=count)
    assert parse_when(f"in {count} weeks", today, HOLIDAYS).on == today + timedelta(weeks=count)


@given(today=DATES, count=st.integers(1, 60))
def test_working_days_are_those_of_the_clocks(today: date, count: int) -> None:
    assert parse_when(f"{count} working days", today, HOLIDAYS).on == add_working_days(today, count, HOLIDAYS)


@given(today=DATES, name=st.sampled_from(words.WEEKDAYS))
def test_a_weekday_is_the_next_one_and_never_today(today: date, name: str) -> None:
    on = parse_when(name, today, HOLIDAYS).on

    assert on is not None
    assert 1 <= (on - today).days <= 7
    assert words.WEEKDAYS[on.weekday()] == name


@given(today=DATES, feast=st.sampled_from(["easter", "christmas"]))
def test_before_a_feast_is_a_working_day_that_has_not_passed(today: date, feast: str) -> None:
    on = parse_when(f"before {feast}", today, HOLIDAYS).on

    assert on is not None
    assert on >= today
    assert is_working_day(on, HOLIDAYS)


@given(typed=st.text(max_size=40), today=DATES, looking=st.sampled_from(Looking))
def test_nothing_that_can_be_typed_breaks_it(typed: str, today: date, looking: Looking) -> None:
    when = parse_when(typed, today, HOLIDAYS, looking=looking)

    assert when.on is not None or when.words or not typed.strip()
