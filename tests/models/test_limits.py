"""Every number that counts a date: what the law allows, and that changing it moves the dates and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.due_days import after, due_day, due_day_before, soft_due_day, standing
from iro_desktop.models.limit_keys import LaSystemDates, ReviewDateBasis
from iro_desktop.models.limit_table import CHOICES, LIMITS
from iro_desktop.models.limits import (
    DEFAULT_LIMITS,
    Bound,
    Choice,
    LimitKey,
    Unit,
    choice_of,
    in_words,
    limit_of,
)
from iro_desktop.models.participation import LiveVideo
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import DueStatus, ReviewKind, due_date
from iro_desktop.models.working_days import bundled_bank_holidays, is_working_day

HOLIDAYS = bundled_bank_holidays()
DAYS = st.dates(date(2010, 1, 1), date(2040, 12, 31))
LAWS = st.sampled_from([key for key in LimitKey if limit_of(key).bound is Bound.AT_MOST])


def test_every_number_and_choice_has_a_title_and_a_source() -> None:
    assert set(LIMITS) == set(LimitKey)
    assert set(CHOICES) == set(Choice)
    assert all(limit.title and limit.source for limit in LIMITS.values())
    assert all(choice.source and choice.default in choice.options for choice in CHOICES.values())


def test_what_is_law_names_its_regulation() -> None:
    assert [key for key in LimitKey if limit_of(key).is_law and "reg. " not in limit_of(key).source] == []


@given(LAWS)
def test_no_number_is_set_longer_than_the_law_allows(key: LimitKey) -> None:
    with pytest.raises(Refused, match="the law allows no more than"):
        DEFAULT_LIMITS.with_changes({key: limit_of(key).amount + 1})


def test_the_earliest_day_after_a_return_by_adopters_may_be_later_but_not_earlier() -> None:
    assert DEFAULT_LIMITS.with_changes({LimitKey.RETURN_EARLIEST: 30}).amount(LimitKey.RETURN_EARLIEST) == 30
    with pytest.raises(Refused, match="no less than 28 days"):
        DEFAULT_LIMITS.with_changes({LimitKey.RETURN_EARLIEST: 27})


@pytest.mark.parametrize("amount", [0, -3, 1001])
def test_a_slip_of_the_keyboard_is_refused(amount: int) -> None:
    with pytest.raises(Refused, match="whole number from 1 to 1000"):
        DEFAULT_LIMITS.with_changes({LimitKey.DECISIONS: amount})


def test_a_standard_may_be_set_longer_and_the_default_stays() -> None:
    changed = DEFAULT_LIMITS.with_changes({LimitKey.LETTER: 20})
    assert (changed.amount(LimitKey.LETTER), DEFAULT_LIMITS.amount(LimitKey.LETTER)) == (20, 15)
    assert changed.in_words(LimitKey.LETTER) == "20 working days"


def test_changes_add_up() -> None:
    changed = DEFAULT_LIMITS.with_changes({LimitKey.LETTER: 20}).with_changes({LimitKey.DECISIONS: 3})
    assert (changed.amount(LimitKey.LETTER), changed.amount(LimitKey.DECISIONS)) == (20, 3)


def test_a_choice_is_one_of_those_offered() -> None:
    chosen = DEFAULT_LIMITS.with_choices({Choice.REVIEW_DATE_BASIS: ReviewDateBasis.COMPLETION})
    assert chosen.choice(Choice.REVIEW_DATE_BASIS) == ReviewDateBasis.COMPLETION
    assert chosen.choice(Choice.LA_SYSTEM_DATES) == LaSystemDates.STATUTORY
    assert set(choice_of(Choice.LIVE_VIDEO).options) == set(LiveVideo)
    with pytest.raises(Refused, match="Choose one of the answers"):
        DEFAULT_LIMITS.with_choices({Choice.LIVE_VIDEO: "sometimes"})


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [(1, Unit.WEEKS, "1 week"), (20, Unit.WORKING_DAYS, "20 working days"), (1, Unit.WORKING_DAYS, "1 working day")],
)
def test_a_number_is_said_with_its_unit(amount: int, unit: Unit, words: str) -> None:
    assert in_words(amount, unit) == words


@given(st.sampled_from(ReviewKind), DAYS, st.integers(1, 20))
def test_no_review_is_ever_due_later_than_the_law_says(kind: ReviewKind, based_on: date, amount: int) -> None:
    key = LimitKey(f"{kind}_review") if kind.value in {"first", "second", "subsequent"} else LimitKey(kind.value)
    limits = DEFAULT_LIMITS.with_changes({key: min(amount, limit_of(key).amount)})
    law = due_date(kind, based_on, HOLIDAYS)
    assert due_date(kind, based_on, HOLIDAYS, limits=limits).latest_lawful <= law.latest_lawful


@given(st.sampled_from(LimitKey), DAYS, DAYS)
def test_a_later_event_never_gives_an_earlier_day(key: LimitKey, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert due_day(key, first, HOLIDAYS).due_on <= due_day(key, second, HOLIDAYS).due_on
    assert due_day_before(key, first, HOLIDAYS).due_on <= due_day_before(key, second, HOLIDAYS).due_on


@given(st.sampled_from(LimitKey), DAYS)
def test_every_due_day_has_a_working_day_to_plan_by_and_a_sum(key: LimitKey, based_on: date) -> None:
    due = due_day(key, based_on, HOLIDAYS)
    assert is_working_day(due.last_working_day, HOLIDAYS)
    assert due.last_working_day <= due.due_on
    assert due.sum_in_words.endswith(DEFAULT_LIMITS.in_words(key))


@given(st.sampled_from(LimitKey), DAYS)
def test_a_target_of_good_practice_rolls_forward_and_never_back(key: LimitKey, based_on: date) -> None:
    soft, hard = soft_due_day(key, based_on, HOLIDAYS), due_day(key, based_on, HOLIDAYS)
    assert soft.due_on >= hard.due_on
    assert is_working_day(soft.due_on, HOLIDAYS)
    assert soft.rolled_forward == (soft.due_on != hard.due_on)


def test_the_sum_names_the_bank_holidays_left_out() -> None:
    due = due_day(LimitKey.REVISED_PLAN, date(2021, 12, 17), HOLIDAYS)
    assert due.sum_in_full == (
        "17 December + 10 working days, leaving out the bank holidays on 27 December, 28 December and 3 January"
    )


def test_the_sum_says_that_a_day_rolled_forward() -> None:
    due = soft_due_day(LimitKey.MIDWAY, date(2022, 3, 4), HOLIDAYS)
    assert due.sum_in_full == "4 March + 6 weeks, then the next working day"


def test_a_sum_may_count_back() -> None:
    assert due_day_before(LimitKey.REPORTS, date(2022, 3, 10), HOLIDAYS).sum_in_full == "10 March − 3 working days"


def test_years_end_on_the_corresponding_date() -> None:
    assert after(date(2020, 2, 29), 2, Unit.YEARS, HOLIDAYS) == date(2022, 2, 28)


@pytest.mark.parametrize(
    ("today", "done_on", "status"),
    [
        pytest.param("2022-03-01", None, DueStatus.UPCOMING, id="long before"),
        pytest.param("2022-03-25", None, DueStatus.DUE_SOON, id="ten working days before"),
        pytest.param("2022-04-08", None, DueStatus.DUE_TODAY, id="the last working day before a Saturday"),
        pytest.param("2022-04-11", None, DueStatus.OVERDUE, id="past it"),
        pytest.param("2022-04-11", "2022-04-09", DueStatus.DONE_IN_TIME, id="done on the day"),
        pytest.param("2022-04-12", "2022-04-11", DueStatus.DONE_LATE, id="done after it"),
        pytest.param("2022-04-08", "2022-04-09", DueStatus.DUE_TODAY, id="still to be done tomorrow"),
    ],
)
def test_how_a_due_day_stands(today: str, done_on: str | None, status: DueStatus) -> None:
    due = due_day(LimitKey.VISIT_FIRST, date(2022, 4, 2), HOLIDAYS)
    done = date.fromisoformat(done_on) if done_on else None
    assert standing(due, date.fromisoformat(today), done, HOLIDAYS) is status
