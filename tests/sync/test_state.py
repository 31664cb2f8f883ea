"""What the chip shows, and why."""

from datetime import timedelta

import pytest

from iro_desktop.sync.round import Progress, Step
from iro_desktop.sync.state import Chip, OfficeState, office_state
from tests import factories
from tests.sync.world import Laptop, World


def state(laptop: Laptop, *, connected: bool = True, progress: Progress | None = None) -> OfficeState:
    with laptop.store.reading() as session:
        return office_state(session, now=laptop.clock(), connected=connected, progress=progress)


@pytest.fixture
def laptop(world: World) -> Laptop:
    return world.laptop_of("Ruth Vale")


def save_something(laptop: Laptop) -> None:
    with laptop.store.transaction() as session:
        session.add(factories.officer())


def test_a_laptop_that_never_synced_is_not_green(laptop: Laptop) -> None:
    assert state(laptop).chip is Chip.NOTHING_WAITING_NOT_CONNECTED


def test_after_a_round_all_is_at_the_office(laptop: Laptop) -> None:
    save_something(laptop)
    laptop.sync()

    shown = state(laptop)

    assert (shown.chip, shown.waiting, shown.synced_at) == (Chip.ALL_AT_OFFICE, 0, laptop.clock())


def test_one_key_press_later_something_waits(laptop: Laptop) -> None:
    laptop.sync()
    save_something(laptop)

    assert state(laptop).chip is Chip.WAITING_CONNECTED
    assert state(laptop, connected=False).chip is Chip.WAITING_NOT_CONNECTED
    assert state(laptop).waiting_by_kind == {"officer": 1}


def test_without_a_connection_nothing_is_green(laptop: Laptop) -> None:
    laptop.sync()

    assert state(laptop, connected=False).chip is Chip.NOTHING_WAITING_NOT_CONNECTED


def test_a_round_that_runs_is_shown_with_its_numbers(laptop: Laptop) -> None:
    running = Progress(Step.SENDING, 5, 14)

    shown = state(laptop, progress=running)

    assert (shown.chip, shown.progress) == (Chip.WORKING, running)


@pytest.mark.parametrize(("days", "chip"), [(2, Chip.WAITING_NOT_CONNECTED), (3, Chip.STALE), (7, Chip.STALE)])
def test_work_that_waits_for_three_days_is_said(laptop: Laptop, days: int, chip: Chip) -> None:
    save_something(laptop)
    laptop.clock.goes(timedelta(days=days))

    shown = state(laptop, connected=False)

    assert (shown.chip, shown.days_since) == (chip, days)


def test_a_clock_that_was_set_back_counts_no_days(laptop: Laptop) -> None:
    laptop.sync()
    laptop.clock.goes(-timedelta(days=30))

    assert state(laptop).days_since == 0


def test_a_question_needs_the_officer_before_anything_else(world: World, laptop: Laptop) -> None:
    colleague = world.laptop_of("Farah Imran")
    officer = factories.officer()
    with laptop.store.transaction() as session:
        session.add(officer)
    laptop.sync()
    colleague.sync()
    for one, name in ((laptop, "Ruth"), (colleague, "Farah")):
        with one.store.transaction() as session:
            found = session.get(type(officer), officer.id)
            assert found is not None
            found.telephone = name
        one.sync()

    assert state(colleague).chip is Chip.NEEDS_YOU
    assert state(colleague).needs_you == 1


def test_practise_says_so(laptop: Laptop) -> None:
    with laptop.store.transaction() as session:
        child = factories.child()
        child.practise = True
        session.add(child)

    assert state(laptop).chip is Chip.PRACTISE
