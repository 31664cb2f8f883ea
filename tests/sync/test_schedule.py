"""When to try again by itself."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.sync.schedule import FIRST_DELAY, LONGEST_DELAY, USUAL_PAUSE, Schedule
from tests.central.offices import NOON

chances = st.floats(0, 1)


def test_the_first_failure_is_tried_again_soon_and_each_one_more_later() -> None:
    schedule, waits = Schedule(NOON), []
    for _ in range(8):
        schedule = schedule.after_failure(now=NOON, chance=0)
        waits.append(schedule.next_at - NOON)

    assert waits[0] == FIRST_DELAY
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_DELAY


@given(failures=st.integers(0, 10_000), chance=chances)
def test_it_never_gives_up_and_never_waits_longer_than_the_longest(failures: int, chance: float) -> None:
    schedule = Schedule(NOON, failures).after_failure(now=NOON, chance=chance)

    assert timedelta(0) < schedule.next_at - NOON <= LONGEST_DELAY
    assert schedule.is_due(NOON + LONGEST_DELAY)


@given(chance=chances)
def test_chance_spreads_laptops_over_half_the_pause(chance: float) -> None:
    schedule = Schedule(NOON, 5).after_success(now=NOON, chance=chance)

    assert USUAL_PAUSE / 2 <= schedule.next_at - NOON <= USUAL_PAUSE
    assert schedule.failures == 0


def test_a_clock_that_was_set_back_does_not_make_it_wait_for_days() -> None:
    schedule = Schedule(NOON).after_success(now=NOON, chance=0)

    assert schedule.is_due(NOON - timedelta(days=3))
    assert not schedule.is_due(NOON + timedelta(seconds=1))
