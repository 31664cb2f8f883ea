"""A round that meets something odd: a cut page, a later version, another office, a wrong clock."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from iro_central import pages
from iro_desktop.models.child import Child
from iro_desktop.models.review import Decision
from iro_desktop.queries.office_time import office_time
from iro_desktop.sync import receipt as receipts
from iro_desktop.sync import round
from iro_desktop.sync.receipt import Outcome, sentences
from iro_desktop.sync.round import Progress, Step, sync_once
from tests import factories
from tests.central.offices import another_council
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World


def new_decision(laptop: Laptop, wording: str = "Weekly calls with Nana") -> UUID:
    """A child and a decision about them, saved on a laptop."""
    with laptop.store.transaction() as session:
        child = session.scalar(select(Child)) or factories.child()
        session.add(child)
        decision = factories.decision(child.id, child.id, wording=wording)
        session.add(decision)
    return decision.id


def test_the_cursor_moves_with_its_page_and_a_cut_page_comes_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE_ROWS", 2)
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    for number in range(6):
        new_decision(ruth, f"decision {number}")
    ruth.sync()
    farah.wire.pages_before_cut = 2

    stopped = farah.sync()

    assert (stopped.outcome, stopped.received) == (Outcome.STOPPED, 4)
    for commits in range(4):
        farah.wire.heal()
        farah.cut_while(farah.sync, commits=commits)
    farah.sync()
    check_quiet_world(world)


def test_a_record_of_a_later_version_is_kept_and_does_not_stop_the_others(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = new_decision(ruth)
    ruth.sync()
    entry = round.as_operation(ruth.outbox()[1])
    strange = world.office.laptop_of("A Later Version")
    world.office.push(
        strange,
        msgspec.structs.replace(entry, op=UUID(int=1), dseq=1, kind="mood", record=UUID(int=2), set={"x": (None, 1)}),
        msgspec.structs.replace(
            entry, op=UUID(int=3), dseq=2, base_version=1, set={"status": ("open", "a_later_status")}
        ),
    )

    receipt = farah.sync()

    assert receipt.kept_only == 2
    assert receipt.received == 3
    assert farah.shown(decision, "wording") is None
    with farah.store.reading() as session:
        assert session.scalar(select(Child)) is not None


def test_records_that_stand_in_each_others_way_do_not_stop_a_page(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    new_decision(ruth)
    with ruth.store.transaction() as session:
        session.add(factories.episode(factories.child().id))
    with farah.store.transaction() as session:
        session.add(factories.episode(factories.child().id))
    ruth.sync()

    receipt = farah.sync()

    assert receipt.kept_only == 1
    with farah.store.reading() as session:
        assert session.scalar(select(Decision)) is not None


def test_nothing_to_do_is_one_request_and_no_receipt_to_keep(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    new_decision(ruth)
    ruth.sync()
    before = ruth.wire.requests

    receipt = ruth.sync()

    assert ruth.wire.requests == before + 1
    assert receipt.is_green
    assert sentences(receipt) == ("Nothing to send or receive. Everything is safe at the office.",)
    with ruth.store.reading() as session:
        assert len(receipts.receipts(session)) == 1


def test_progress_is_told_in_numbers(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    new_decision(ruth)
    told: list[Progress] = []

    sync_once(ruth.store, ruth.wire, clock=ruth.clock, told=told.append)

    assert told == [
        Progress(Step.CONNECTING),
        Progress(Step.SENDING, 0, 2),
        Progress(Step.SENDING, 2, 2),
        Progress(Step.RECEIVING, 2, 2),
    ]


def test_a_round_that_is_no_longer_wanted_stops_between_messages(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    new_decision(ruth)

    receipt = sync_once(ruth.store, ruth.wire, clock=ruth.clock, is_wanted=lambda: False)

    assert receipt.outcome is Outcome.STOPPED
    assert receipt.still_waiting == 2


def test_what_is_saved_during_a_round_waits_for_the_next(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    decision = new_decision(ruth)

    def typing(progress: Progress) -> None:
        if progress == Progress(Step.SENDING, 0, 2):
            ruth.change(decision, "wording", "typed while sending")

    receipt = sync_once(ruth.store, ruth.wire, clock=ruth.clock, told=typing)

    assert receipt.outcome is Outcome.MORE_SINCE
    assert (receipt.confirmed, receipt.to_send, receipt.still_waiting, receipt.is_green) == (2, 2, 1, False)
    assert ruth.shown(decision, "wording") == "typed while sending"
    assert ruth.sync().is_green


def test_invented_children_never_reach_a_real_office(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    with ruth.store.transaction() as session:
        child = factories.child()
        child.practise = True
        session.add(child)

    receipt = ruth.sync()

    assert receipt.outcome is Outcome.SAID_NO
    assert "invented" in (receipt.reason or "")
    assert world.office.logged() == []


def test_another_office_than_last_time_gets_nothing(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    new_decision(ruth)
    ruth.sync()
    elsewhere = another_council(world.office.database)
    ruth.wire.office, ruth.wire.caller = elsewhere, elsewhere.laptop_of("Ruth Vale")
    new_decision(ruth)

    receipt = ruth.sync()

    assert receipt.outcome is Outcome.SAID_NO
    assert elsewhere.logged() == []
    assert receipt.still_waiting == 1


@pytest.mark.parametrize("off", [timedelta(hours=-2), timedelta(days=3)])
def test_a_wrong_clock_is_told_and_the_order_of_work_stays(world: World, off: timedelta) -> None:
    ruth = world.laptop_of("Ruth Vale")
    ruth.clock.goes(off)
    new_decision(ruth)

    receipt = ruth.sync()

    assert receipt.is_green
    assert receipt.clock_offset == -off
    assert any("clock" in sentence for sentence in sentences(receipt))


def test_what_the_office_said_the_time_was_is_kept_beside_what_the_laptop_said(world: World) -> None:
    ruth = world.laptop_of("Ruth Vale")
    ruth.sync()
    right = ruth.clock()
    ruth.clock.goes(timedelta(days=-2 * 365))
    with ruth.store.reading() as session:
        here = office_time(session, ruth.clock())

    assert (here.office_on, here.doubtful) == (right.date(), True)

    ruth.sync()
    with ruth.store.reading() as session:
        again = office_time(session, ruth.clock())
    assert (again.office_on, again.doubtful) == (right.date(), True)


def test_what_is_written_after_an_answer_stands_although_older_work_waits(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    decision = new_decision(ruth)
    ruth.sync()
    farah.sync()
    ruth.change(decision, "wording", "Ruth's words")
    farah.change(decision, "wording", "Farah's words")
    ruth.sync()
    farah.sync()
    (asked,) = farah.questions()
    farah.change(decision, "wording", "typed before the answer")
    farah.settle(asked.conflict_id, "the answer")
    farah.change(decision, "wording", "typed after the answer")

    farah.sync()

    assert farah.shown(decision, "wording") == "typed after the answer"
    assert farah.questions() == []
