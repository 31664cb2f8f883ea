"""Dates and counts in the words of the screen."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.ui import words

THURSDAY = date(2026, 3, 12)
DATES = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


def test_a_date_of_this_year_needs_no_year() -> None:
    assert words.day_and_month(THURSDAY, THURSDAY) == "12 March"
    assert words.day_and_month(date(2025, 9, 12), THURSDAY) == "12 September 2025"


def test_a_due_date_carries_its_weekday() -> None:
    assert words.weekday_and_date(date(2026, 3, 19), THURSDAY) == "Thu 19 March"
    assert words.weekday_and_date(date(2027, 1, 4), THURSDAY) == "Mon 4 January 2027"


def test_the_title_of_a_day_is_written_out() -> None:
    assert words.long_date(THURSDAY) == "Thursday 12 March"
    assert words.long_date(date(2025, 12, 25), THURSDAY) == "Thursday 25 December 2025"


def test_the_timeline_has_short_dates() -> None:
    assert words.short_day(date(2025, 9, 12)) == "12 Sept"
    assert words.short_date(date(2025, 9, 12), THURSDAY) == "12 Sept 2025"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 3, 11), "yesterday"),
        (THURSDAY, "today"),
        (date(2026, 3, 13), "tomorrow"),
        (date(2026, 3, 18), "Wednesday"),
        (date(2026, 3, 19), "Thu 19 March"),
        (date(2026, 3, 10), "last Tuesday"),
        (date(2026, 3, 5), "Thu 5 March"),
    ],
)
def test_a_near_day_is_called_by_its_name(on: date, said: str) -> None:
    assert words.near_day(on, THURSDAY) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 3, 12, 16, 42, tzinfo=UTC), "16:42"),
        (datetime(2026, 3, 11, 17, 20, tzinfo=UTC), "yesterday 17:20"),
        (datetime(2026, 3, 10, 8, 14, tzinfo=UTC), "Tue 08:14"),
        (datetime(2026, 2, 3, 8, 4, tzinfo=UTC), "3 February 08:04"),
    ],
)
def test_a_moment_says_no_more_than_is_needed(at: datetime, said: str) -> None:
    assert words.moment(at, THURSDAY) == said


def test_one_is_not_many() -> None:
    assert words.plural(1, "letter") == "1 letter"
    assert words.plural(0, "letter") == "0 letters"
    assert words.plural(4812, "child", "children") == "4,812 children"
    assert words.working_days(1) == "1 working day"


def test_lateness_is_counted_from_the_day_it_was_due() -> None:
    assert words.days_late(date(2026, 2, 28), THURSDAY) == "12 days late"
    assert words.days_late(date(2026, 3, 11), THURSDAY) == "1 day late"
    assert words.days_late(THURSDAY, THURSDAY) == ""


def test_names_are_listed_as_one_would_say_them() -> None:
    assert words.listed([]) == ""
    assert words.listed(["Sam"]) == "Sam"
    assert words.listed(["Sam", "Jan", "", "Mike"]) == "Sam, Jan and Mike"


def test_a_childs_words_are_quoted_once() -> None:
    assert words.quoted("I want to see my uncle.") == "“I want to see my uncle.”"
    assert words.quoted("“I want to see my uncle.”") == "“I want to see my uncle.”"
    assert words.quoted('"Not Fridays"') == "“Not Fridays”"
    assert words.quoted("  ") == ""


def test_two_quotations_in_a_row_keep_their_marks() -> None:
    assert words.quoted("“Yes” and then “no”") == "““Yes” and then “no””"


def test_age_is_in_full_years() -> None:
    assert words.name_and_age("Sam", date(2017, 3, 12), THURSDAY) == "Sam, 9"
    assert words.name_and_age("Sam", date(2017, 3, 13), THURSDAY) == "Sam, 8"
    assert words.name_and_age("Sam", None, THURSDAY) == "Sam"


@given(on=DATES, today=DATES)
def test_every_date_says_its_day_and_its_year_unless_it_is_this_one(on: date, today: date) -> None:
    said = words.weekday_and_date(on, today)

    assert f" {on.day} " in said
    assert said.endswith(str(on.year)) is (on.year != today.year)
