"""A round of sync: what goes, what comes, what the receipt says."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.models.child import Child
from iro_desktop.protocol import wire
from iro_desktop.protocol.wire import Why
from iro_desktop.store.search import find
from iro_desktop.store.tables import SendState
from iro_desktop.sync import round
from iro_desktop.sync.central import CentralSaysNo
from iro_desktop.sync.receipt import Outcome
from iro_desktop.sync.state import Chip, office_state
from tests import factories
from tests.sync.checks import check_own_work_is_shown, check_quiet_world
from tests.sync.world import Laptop, World


def new_decision(laptop: Laptop, wording: str = "Weekly calls with Nana") -> UUID:
    """A child and a decision about them, saved on a laptop."""
    with laptop.store.transaction() as session:
        child = session.scalar(select(Child)) or factories.child()
        session.add(child)
        decision = factories.decision(child.id, child.id, wording=wording)
        session.add(decision)
    return decision.id


def test_what_one_laptop_saves_another_one_shows(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = new_decision(ruth)

    sent, received = ruth.sync(), farah.sync()

    assert (sent.confirmed, sent.to_send) == (2, 2)
    assert sent.received == 0, "one's own work that comes back is nothing received"
    assert (received.confirmed, received.received) == (0, 2)
    assert farah.shown(decision, "wording") == "Weekly calls with Nana"
    assert farah.shown(decision, "due_on") == date(2026, 4, 1).isoformat()
    check_quiet_world(world)


def test_every_kind_of_record_arrives_as_it_was(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale", manages=True), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        session.add(child)
        for kind, make in factories.FACTORIES.items():
            if kind is not Child:
                session.add(make(child.id))

    ruth.sync()
    farah.sync()

    check_quiet_world(world)


def test_what_arrives_makes_no_operations_and_can_be_searched(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = new_decision(ruth, "Swimming on Saturdays")
    ruth.sync()

    farah.sync()

    assert farah.outbox() == []
    with farah.store.reading() as session:
        assert [one.record_id for one in find(session, "swimming")] == [decision]
    ruth.change(decision, "wording", "Judo on Saturdays")
    ruth.sync()
    farah.sync()
    with farah.store.reading() as session:
        assert [one.record_id for one in find(session, "judo")] == [decision]
        assert find(session, "swimming") == ()


def test_two_people_change_the_same_field_offline_and_neither_is_lost(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = new_decision(ruth)
    ruth.sync()
    farah.sync()
    ruth.change(decision, "wording", "Ruth's words")
    farah.change(decision, "wording", "Farah's words")

    ruth.sync()
    receipt = farah.sync()
    ruth.sync()

    assert receipt.conflicts == 1
    for laptop in (ruth, farah):
        (asked,) = laptop.questions()
        assert (asked.base, asked.theirs, asked.mine) == ("Weekly calls with Nana", "Ruth's words", "Farah's words")
        assert (asked.theirs_by_name, asked.mine_by_name) == ("Ruth Vale", "Farah Imran")
        assert laptop.shown(decision, "wording") == "Ruth's words"
    check_quiet_world(world)

    ruth.settle(asked.conflict_id, "Farah's words")
    assert ruth.questions() == []
    ruth.sync()
    farah.sync()

    assert farah.questions() == []
    assert [laptop.shown(decision, "wording") for laptop in (ruth, farah)] == ["Farah's words"] * 2
    check_quiet_world(world)


def test_keeping_what_stands_settles_the_question_too(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = new_decision(ruth)
    ruth.sync()
    farah.sync()
    ruth.change(decision, "due_on", date(2026, 5, 1))
    farah.change(decision, "due_on", date(2026, 6, 1))
    ruth.sync()
    farah.sync()
    (asked,) = farah.questions()

    farah.settle(asked.conflict_id, asked.theirs)
    farah.sync()
    ruth.sync()

    assert ruth.questions() == farah.questions() == []
    assert farah.shown(decision, "due_on") == "2026-05-01"
    check_quiet_world(world)


def test_two_people_settle_the_same_question_differently_and_are_asked_again(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = new_decision(ruth)
    ruth.sync()
    farah.sync()
    ruth.change(decision, "wording", "Ruth's words")
    farah.change(decision, "wording", "Farah's words")
    for laptop in (ruth, farah, ruth):
        laptop.sync()
    (asked,) = ruth.questions()
    ruth.settle(asked.conflict_id, "both, said Ruth")
    farah.settle(asked.conflict_id, "both, said Farah")

    for laptop in (ruth, farah, ruth):
        laptop.sync()

    (again,) = ruth.questions()
    assert (again.theirs, again.mine) == ("both, said Ruth", "both, said Farah")
    check_quiet_world(world)


def test_pull_never_touches_unsent_work(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = new_decision(ruth)
    ruth.sync()
    farah.sync()
    ruth.change(decision, "wording", "Ruth's words")
    farah.change(decision, "wording", "Farah's words")
    farah.sync()

    round.receive(ruth.store, ruth.wire)

    assert ruth.shown(decision, "wording") == "Ruth's words"
    check_own_work_is_shown(ruth)


def test_a_lost_answer_is_asked_for_again_and_nothing_is_doubled(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    decision = new_decision(ruth)
    ruth.wire.lose_answer = True

    first = ruth.sync()

    assert first.outcome is Outcome.NOT_REACHED
    assert not first.is_green
    assert {entry.state for entry in ruth.waiting()} == {SendState.SENT}
    ruth.change(decision, "wording", "changed after it was sent")
    ruth.wire.heal()
    assert ruth.sync().is_green
    assert len(world.office.logged()) == 3
    check_quiet_world(world)


def test_an_operation_that_was_sent_is_never_amended(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    decision = new_decision(ruth)
    ruth.wire.lose_request = True
    ruth.sync()
    before = [round.as_operation(entry) for entry in ruth.outbox()]

    ruth.change(decision, "wording", "other words")

    assert [round.as_operation(entry) for entry in ruth.outbox()][:2] == before
    assert len(ruth.outbox()) == 3


def test_a_wrong_hash_is_never_green(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    new_decision(ruth)
    ruth.wire.spoil_hashes = True

    receipt = ruth.sync()

    assert receipt.outcome is Outcome.NOT_ALL_CONFIRMED
    assert receipt.confirmed == 0
    assert receipt.still_waiting == 2
    with ruth.store.reading() as session:
        state = office_state(session, now=ruth.clock(), connected=True)
    assert (state.chip, state.needs_you, state.waiting) == (Chip.NEEDS_YOU, 2, 2)
    ruth.wire.heal()
    assert ruth.sync().is_green


def test_one_refused_change_stops_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ruth = world.laptop_of("Ruth Vale")
    first = new_decision(ruth, "a" * 3000)
    new_decision(ruth, "short")
    monkeypatch.setattr(wire, "MAX_OPERATION_BYTES", 2_500)

    receipt = ruth.sync()

    assert receipt.outcome is Outcome.NOT_ALL_CONFIRMED
    assert (receipt.confirmed, receipt.to_send, receipt.still_waiting) == (2, 3, 1)
    assert [problem.record_id for problem in receipt.not_confirmed] == [first]
    assert ruth.shown(first, "wording") == "a" * 3000
    monkeypatch.undo()
    assert ruth.sync().is_green


def test_a_message_that_is_too_large_is_sent_in_pieces(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ruth = world.laptop_of("Ruth Vale")
    for number in range(5):
        new_decision(ruth, f"decision {number}")
    real = ruth.wire.push

    def narrow(push: wire.Push) -> wire.Pushed:
        if len(push.operations) > 2:
            raise CentralSaysNo(Why.TOO_LARGE, "too long")
        return real(push)

    monkeypatch.setattr(ruth.wire, "push", narrow)

    assert ruth.sync().is_green
