"""The year that a council reports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.collection_year import CollectionYear


@pytest.mark.parametrize(
    ("day", "ending"), [("2021-03-31", 2021), ("2021-04-01", 2022), ("2021-12-31", 2022), ("2022-03-31", 2022)]
)
def test_a_year_runs_from_the_first_of_april_to_the_last_of_march(day: str, ending: int) -> None:
    assert CollectionYear.of(date.fromisoformat(day)) == CollectionYear(ending)


@pytest.mark.parametrize("text", ["2025-26", "2025/26", "2025-2026", " 2025-26 "])
def test_a_year_is_read_as_councils_write_it(text: str) -> None:
    assert CollectionYear.written(text) == CollectionYear(2026)


@pytest.mark.parametrize("text", ["2025", "2025-27", "2025-25", "25-26", "2025-6", "2025-2027", "2025 to 2026", ""])
def test_two_years_that_are_not_neighbours_are_no_collection_year(text: str) -> None:
    assert CollectionYear.written(text) is None


def test_the_turn_of_the_century_is_written_with_two_digits() -> None:
    assert CollectionYear(2100).label == "2099-00"
    assert CollectionYear.written("2099-00") == CollectionYear(2100)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_lies_in_its_own_year_and_no_other(day: date) -> None:
    year = CollectionYear.of(day)

    assert year.covers(day)
    assert not year.before.covers(day)
    assert CollectionYear.written(year.label) == year
