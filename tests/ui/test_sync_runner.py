"""Rounds of sync beside the work: begun by hand or by themselves, stopped, told once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.models.refused import Refused
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.store import Session, Store, StoreIsFull
from iro_desktop.sync.central import NO_ANSWER
from iro_desktop.sync.enrol import enrolment
from iro_desktop.sync.receipt import Outcome, Receipt
from iro_desktop.sync.schedule import LONGEST_DELAY, USUAL_PAUSE
from iro_desktop.sync.wishes import SyncWishes, keep_sync_wishes
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.shown import Announce, ChipState, ChipWords
from iro_desktop.ui.sync_runner import SyncRunner
from tests import factories
from tests.arrivals import NOBODY_LISTENS, known_to_the_office, receipt, synced_before
from tests.live_office import LiveOffice, central_tables, live_office
from tests.store.stores import Clock, store_in

__all__ = ["central_tables", "live_office"]

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


@dataclass
class Laptop:
    """A store with a runner on it, and all that the runner told."""

    store: Store
    casework: Casework
    runner: SyncRunner
    clock: Clock
    chips: list[ChipWords] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    told: list[frozenset[str]] = field(default_factory=list)

    def listen(self) -> "Laptop":
        self.runner.chip_changed.connect(self.chips.append)
        self.runner.finished.connect(self.receipts.append)
        self.casework.failed.connect(self.failures.append)
        self.casework.changed.connect(self.told.append)
        return self

    def save_a_child(self, number: str = "0007337") -> None:
        self.casework.write(self.casework, lambda session: session.add(factories.child(council_child_id=number)))

    def wait_for_rounds(self, qtbot: QtBot, count: int) -> None:
        qtbot.waitUntil(lambda: len(self.receipts) == count and not self.runner.is_running(), timeout=20_000)

    def waiting(self) -> int:
        with self.store.reading() as session:
            return waiting_count(session)


@pytest.fixture
def laptop(tmp_path: Path, qapp: QApplication) -> Iterator[Laptop]:
    del qapp
    clock = Clock(NOON)
    store = store_in(tmp_path, clock)
    casework = Casework(store)
    runner = SyncRunner(store, casework, clock=clock, chance=lambda: 0.0)
    yield Laptop(store, casework, runner, clock).listen()
    runner.shut_down()
    casework.finish()
    store.close()


def not_by_itself(store: Store) -> None:
    with store.transaction() as session:
        keep_sync_wishes(session, SyncWishes(by_itself=False))


def enrolled(laptop: Laptop, qtbot: QtBot, office: LiveOffice) -> None:
    done: list[bool] = []
    code = office.code_for("Ruth Vale")
    laptop.runner.enrol(office.address, code, then=lambda: done.append(True), refused=pytest.fail)
    qtbot.waitUntil(lambda: done == [True], timeout=20_000)


def test_a_laptop_that_nobody_knows_says_so_when_asked_to_sync(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.runner.sync_now()

    qtbot.waitUntil(lambda: len(laptop.failures) == 1)
    (reason,) = laptop.failures
    assert isinstance(reason, Refused)
    assert "Your work is safe here" in reason.sentence
    assert not laptop.runner.is_running()


def test_an_office_that_does_not_answer_is_told_and_may_be_asked_again_at_once(laptop: Laptop, qtbot: QtBot) -> None:
    not_by_itself(laptop.store)
    known_to_the_office(laptop.store)
    for count in (1, 2):
        laptop.runner.sync_now()
        laptop.wait_for_rounds(qtbot, count)

    assert [(one.outcome, one.reason) for one in laptop.receipts] == [(Outcome.NOT_REACHED, NO_ANSWER)] * 2
    assert laptop.failures == []
    qtbot.waitUntil(lambda: laptop.chips[-1].words == "Not connected")


def test_a_try_changes_the_words_before_anybody_answers(laptop: Laptop, qtbot: QtBot) -> None:
    not_by_itself(laptop.store)
    known_to_the_office(laptop.store)
    with qtbot.waitSignal(laptop.runner.progressed):
        laptop.runner.sync_now()

    assert laptop.runner.progress() is not None
    laptop.wait_for_rounds(qtbot, 1)
    assert laptop.runner.progress() is None
    assert ChipState.WORKING in {chip.state for chip in laptop.chips}


def test_a_known_laptop_begins_by_itself_and_waits_longer_after_each_failure(laptop: Laptop, qtbot: QtBot) -> None:
    known_to_the_office(laptop.store)
    laptop.runner.refresh()
    laptop.wait_for_rounds(qtbot, 1)
    for count, seconds in ((2, 20), (3, 40), (4, 80)):
        laptop.clock.goes(timedelta(seconds=seconds - 1))
        laptop.runner.look_at_the_clock()
        assert not laptop.runner.is_running()
        laptop.clock.goes(timedelta(seconds=1))
        laptop.runner.look_at_the_clock()
        laptop.wait_for_rounds(qtbot, count)

    assert laptop.failures == []
    laptop.clock.goes(LONGEST_DELAY)
    laptop.runner.look_at_the_clock()
    laptop.wait_for_rounds(qtbot, 5)


def test_a_laptop_that_was_told_not_to_never_begins_by_itself(laptop: Laptop, qtbot: QtBot) -> None:
    known_to_the_office(laptop.store)
    not_by_itself(laptop.store)
    with qtbot.waitSignal(laptop.runner.state_changed):
        laptop.runner.refresh()
    laptop.clock.goes(timedelta(days=1))
    laptop.runner.look_at_the_clock()

    assert not laptop.runner.is_running()


def test_a_save_is_counted_on_the_chip(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.save_a_child()

    qtbot.waitUntil(lambda: bool(laptop.chips) and laptop.chips[-1].below == "1 waiting · not synced yet")


def test_a_state_is_announced_when_it_comes_and_not_at_every_save(laptop: Laptop, qtbot: QtBot) -> None:
    not_by_itself(laptop.store)
    known_to_the_office(laptop.store)
    synced_before(laptop.store, receipt(NOON - timedelta(days=5)))
    for number in ("1", "2", "3"):
        laptop.save_a_child(number)
    qtbot.waitUntil(lambda: bool(laptop.chips) and laptop.chips[-1].below == "3 waiting")

    assert {chip.words for chip in laptop.chips} == {"Not synced for 5 days"}
    assert [chip.announce for chip in laptop.chips].count(Announce.POLITELY) == 1
    laptop.clock.goes(timedelta(days=1))
    laptop.save_a_child("4")
    qtbot.waitUntil(lambda: laptop.chips[-1].words == "Not synced for 6 days")
    assert [chip.announce for chip in laptop.chips].count(Announce.POLITELY) == 2


def test_a_disk_that_is_full_is_said_at_once_until_a_save_succeeds(laptop: Laptop, qtbot: QtBot) -> None:
    def full(_: Session) -> None:
        raise StoreIsFull("There is no space left.")

    laptop.casework.write(laptop.casework, full)
    qtbot.waitUntil(lambda: bool(laptop.chips) and laptop.chips[-1].state is ChipState.NOT_SAVING)
    assert laptop.chips[-1].announce is Announce.AT_ONCE

    laptop.save_a_child()
    qtbot.waitUntil(lambda: laptop.chips[-1].state is not ChipState.NOT_SAVING)


def test_an_address_that_is_none_is_refused_with_a_sentence(laptop: Laptop, qtbot: QtBot) -> None:
    refused: list[str] = []
    laptop.runner.enrol("office", "CODE", then=lambda: None, refused=refused.append)

    qtbot.waitUntil(lambda: len(refused) == 1)
    assert "begins with https" in refused[0]


def test_a_code_goes_nowhere_while_the_office_does_not_answer(laptop: Laptop, qtbot: QtBot) -> None:
    refused: list[str] = []
    laptop.runner.enrol(NOBODY_LISTENS, "CODE", then=lambda: None, refused=refused.append)

    qtbot.waitUntil(lambda: len(refused) == 1)
    assert refused == [NO_ANSWER]
    with laptop.store.reading() as session:
        assert enrolment(session) is None


def test_one_round_sends_the_work_turns_the_chip_green_and_tells_who_shows_it(
    laptop: Laptop, qtbot: QtBot, live_office: LiveOffice
) -> None:
    laptop.save_a_child("0000001")
    enrolled(laptop, qtbot, live_office)
    laptop.runner.sync_now()
    laptop.wait_for_rounds(qtbot, 1)

    assert laptop.receipts[0].is_green
    assert laptop.waiting() == 0
    qtbot.waitUntil(lambda: laptop.chips[-1].words == "All at the office")
    assert laptop.told[-1] == frozenset({"child", "conflict"})


def test_after_a_round_that_went_through_the_next_comes_after_the_usual_pause(
    laptop: Laptop, qtbot: QtBot, live_office: LiveOffice
) -> None:
    enrolled(laptop, qtbot, live_office)
    laptop.runner.refresh()
    laptop.wait_for_rounds(qtbot, 1)
    laptop.clock.goes(USUAL_PAUSE - timedelta(seconds=1))
    laptop.runner.look_at_the_clock()
    assert not laptop.runner.is_running()

    laptop.clock.goes(timedelta(seconds=1))
    laptop.runner.look_at_the_clock()
    laptop.wait_for_rounds(qtbot, 2)


def test_a_round_that_is_stopped_leaves_the_rest_for_the_next(
    laptop: Laptop, qtbot: QtBot, live_office: LiveOffice
) -> None:
    not_by_itself(laptop.store)
    laptop.save_a_child("0000002")
    enrolled(laptop, qtbot, live_office)
    laptop.runner.sync_now()
    laptop.runner.stop()
    laptop.wait_for_rounds(qtbot, 1)
    assert laptop.receipts[0].outcome is Outcome.STOPPED
    assert laptop.waiting() == 1

    laptop.runner.sync_now()
    laptop.wait_for_rounds(qtbot, 2)
    assert laptop.receipts[1].is_green
    assert laptop.waiting() == 0
