"""Each classic mistake, planted in the product, is caught by the checks that the simulation uses."""

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest

from iro_desktop.sync import round
from tests import factories
from tests.sync.checks import check_green_means_safe, check_own_work_is_shown, check_quiet_world
from tests.sync.mistakes import MISTAKES
from tests.sync.world import Laptop, World


def a_decision_on(*laptops: Laptop) -> UUID:
    """A decision that every laptop shows."""
    child = factories.child()
    decision = factories.decision(child.id, child.id, wording="as it was")
    with laptops[0].store.transaction() as session:
        session.add_all([child, decision])
    for laptop in laptops:
        laptop.sync()
    return decision.id


def two_people_change_one_field(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = a_decision_on(ruth, farah)
    ruth.change(decision, "wording", "Ruth's words")
    farah.change(decision, "wording", "Farah's words")
    ruth.sync()
    farah.sync()


def an_answer_is_lost(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    decision = a_decision_on(ruth)
    ruth.change(decision, "wording", "sent once, answered never")
    ruth.wire.lose_answer = True
    ruth.sync()


def the_power_goes_while_a_page_is_kept(world: World) -> None:
    """A laptop of its own for each commit of a first round: which one keeps the page depends on what came before."""
    a_decision_on(world.laptop_of("Ruth Vale"))
    for commits in range(6):
        farah = world.laptop_of("Farah Imran")
        farah.cut_while(farah.sync, commits=commits)


def a_page_arrives_over_unsent_work(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = a_decision_on(ruth, farah)
    ruth.change(decision, "wording", "Ruth's words")
    farah.change(decision, "due_on", None)
    farah.sync()
    round.receive(ruth.store, ruth.wire)
    check_own_work_is_shown(ruth)


def an_old_answer_comes_after_a_newer_page(world: World) -> None:
    """Ruth's change arrives and its answer is lost; Farah goes on from it; Ruth hears that first, then asks again."""
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = a_decision_on(ruth, farah)
    ruth.change(decision, "wording", "Ruth's words")
    ruth.wire.lose_answer = True
    ruth.sync()
    farah.sync()
    farah.change(decision, "wording", "Farah goes on from them")
    farah.sync()
    round.receive(ruth.store, ruth.wire)


def central_answers_with_a_wrong_hash(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    decision = a_decision_on(ruth)
    ruth.change(decision, "wording", "other words")
    ruth.wire.spoil_hashes = True
    ruth.sync()
    check_green_means_safe(ruth)


HISTORIES: Mapping[str, Callable[[World], None]] = {
    "last writer wins": two_people_change_one_field,
    "no de-duplication": an_answer_is_lost,
    "cursor before rows": the_power_goes_while_a_page_is_kept,
    "pull overwrites pending work": a_page_arrives_over_unsent_work,
    "acknowledgement patches the base": an_old_answer_comes_after_a_newer_page,
    "a wrong hash confirms": central_answers_with_a_wrong_hash,
}


def lived_through(world: World, history: Callable[[World], None]) -> None:
    history(world)
    world.quieten()
    check_quiet_world(world)


@pytest.mark.parametrize("name", HISTORIES)
def test_without_the_mistake_the_history_ends_well(world: World, name: str) -> None:
    lived_through(world, HISTORIES[name])


@pytest.mark.parametrize("name", MISTAKES)
def test_the_mistake_is_caught(world: World, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MISTAKES[name].plant(monkeypatch)

    with pytest.raises(AssertionError):
        lived_through(world, HISTORIES[name])


def test_every_mistake_has_its_history() -> None:
    assert MISTAKES.keys() == HISTORIES.keys()
