"""What an event asks for: its clocks, and what usually follows each kind."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.between_reviews import EventKind
from iro_desktop.models.event_rules import (
    ENDINGS,
    HAS_AN_END,
    KNOWN_BEFORE,
    follows,
    interview_due,
    must_be_reviewed_first,
    told_due,
)
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey
from iro_desktop.models.review import EarlyTrigger
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()


@pytest.mark.parametrize(
    ("came_back", "by"),
    [
        pytest.param(date(2026, 3, 9), date(2026, 3, 12), id="in the week"),
        pytest.param(date(2026, 4, 2), date(2026, 4, 5), id="over Easter: 72 hours are 72 hours"),
        pytest.param(date(2026, 12, 24), date(2026, 12, 27), id="over Christmas"),
        pytest.param(date(2026, 3, 28), date(2026, 3, 31), id="over the change of the clocks"),
    ],
)
def test_the_interview_is_offered_within_72_hours_whatever_day_it_is(came_back: date, by: date) -> None:
    assert interview_due(came_back, HOLIDAYS).due_on == by


def test_the_sum_and_its_source_stand_beside_the_day() -> None:
    due = interview_due(date(2026, 3, 9), HOLIDAYS)
    assert due.sum_in_full == "9 March + 3 days"
    assert "missing from home or care" in due.source


def test_the_officer_is_told_within_working_days() -> None:
    assert told_due(date(2026, 4, 2), HOLIDAYS).due_on == date(2026, 4, 8)
    assert "bank holidays" in told_due(date(2026, 4, 2), HOLIDAYS).sum_in_full


@given(st.dates(date(2020, 1, 1), date(2027, 12, 1)), st.integers(1, 30))
def test_a_council_s_own_number_of_days_counts(came_back: date, days: int) -> None:
    limits = DEFAULT_LIMITS.with_changes({LimitKey.RETURN_INTERVIEW: days})
    assert interview_due(came_back, HOLIDAYS, limits=limits).due_on == came_back + timedelta(days=days)


@given(st.sampled_from(EventKind))
def test_every_kind_says_what_follows_and_an_ending_is_known_before(kind: EventKind) -> None:
    assert len(set(follows(kind).raised)) == len(follows(kind).raised)
    assert ENDINGS <= KNOWN_BEFORE
    assert not HAS_AN_END & KNOWN_BEFORE


def test_an_unplanned_move_calls_for_an_earlier_review_with_its_own_reason() -> None:
    assert follows(EventKind.MOVE_UNPLANNED).early is EarlyTrigger.UNPLANNED_MOVE


def test_only_a_change_of_the_plan_is_to_be_reviewed_before_it_happens() -> None:
    assert [kind for kind in EventKind if must_be_reviewed_first(kind)] == [EventKind.PLAN_CHANGE]
