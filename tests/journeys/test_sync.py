"""Journeys 3 and 12: sync at the office with one click and certainty, and two people who changed the same words."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.app import Desktop
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.review import Decision
from iro_desktop.store.keys import NoKeyring, make_key
from iro_desktop.store.location import Profile
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.server_rows import set_note
from iro_desktop.store.store import Store, create_store
from iro_desktop.sync.enrol import connected, enrol, enrolment
from iro_desktop.sync.receipt import Receipt
from iro_desktop.sync.round import sync_once
from iro_desktop.sync.wishes import SyncWishes, keep_sync_wishes
from iro_desktop.ui import theme
from iro_desktop.ui.theme import Look, Theme
from tests import caseload
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.harness import Officer
from tests.live_office import LiveOffice, central_tables, office_that_is_open
from tests.postgres import Cluster

__all__ = ["central_tables"]

AT_THE_OFFICE = caseload.NOW.replace(hour=16, minute=42)
Week = Callable[..., Officer]


def now() -> datetime:
    return AT_THE_OFFICE


def synced(store: Store) -> Receipt:
    """One round, as another laptop or an earlier day had it."""
    with store.reading() as session:
        known = enrolment(session)
    assert known is not None
    with connected(known, now) as central:
        return sync_once(store, central, clock=now)


def change_the_book(store: Store, load: caseload.Caseload, wording: str) -> None:
    with store.transaction() as session:
        session.get_one(Decision, load.decisions["book"]).wording = wording


def a_colleague_changes(office: LiveOffice, folder: Path, load: caseload.Caseload, wording: str | None) -> None:
    """Farah's laptop hears of everything, and sends a conversation of hers; and her wording of Sam's first decision."""
    farah = create_store(Profile(folder / "farah"), bytes(32), now)
    enrol(farah, office.address, office.code_for("Farah Siddiqui"), practise=False)
    synced(farah)
    with farah.transaction() as session:
        session.add(
            Consultation(child_id=load.children["Leo"], happened_on=caseload.TODAY, text="Leo likes the new school.")
        )
    if wording is not None:
        change_the_book(farah, load, wording)
    assert synced(farah).is_green
    farah.close()


@pytest.fixture
def office(postgres_cluster: Cluster, central_tables: str) -> Iterator[LiveOffice]:
    """An office of this test's own: what was received is counted."""
    with office_that_is_open(postgres_cluster, central_tables) as office:
        yield office


@pytest.fixture
def back_from_the_week(office: LiveOffice, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Week]:
    """The officer is back at the office: three saved changes wait, and colleagues went on working meanwhile."""
    theme.apply_look(qapp, Look(Theme.LIGHT))
    started: list[Desktop] = []

    def begin(*, by_itself: bool, farahs_wording: str | None = None, office_is_open: bool = True) -> Officer:
        profile = Profile(tmp_path / "profile")
        key, _ = make_key(profile, PASSPHRASE, NoKeyring())
        store = create_store(profile, key, now)
        with store.transaction() as session:
            load = caseload.fill(session)
            keep_sync_wishes(session, SyncWishes(by_itself=by_itself))
        enrol(store, office.address, office.code_for("Ruth Okafor"), practise=False)
        assert synced(store).is_green
        a_colleague_changes(office, tmp_path, load, farahs_wording)
        for text in ("Sam rang.", "Sam rang again."):
            with store.transaction() as session:
                session.add(Consultation(child_id=load.children["Sam"], happened_on=caseload.TODAY, text=text))
        change_the_book(store, load, "Life story book, with photos")
        with store.reading() as session:
            assert waiting_count(session) == 3
        if not office_is_open:
            nobody_answers(store)
        store.close()
        desktop = Desktop(profile, clock=now, keeper=NoKeyring())
        started.append(desktop)
        desktop.start()
        officer = Officer(qtbot)
        officer.sits_down()
        officer.is_in("Passphrase")
        officer.types(PASSPHRASE)
        officer.presses("Enter")
        officer.sees_control("Record a conversation")
        return officer

    yield begin
    for desktop in started:
        desktop.close()


def nobody_answers(store: Store) -> None:
    """The way to the office is cut: nobody listens at its address."""
    with store.transaction() as session:
        set_note(session, "address", "http://127.0.0.1:9")


def test_one_click_takes_a_weeks_work_to_the_office_and_says_that_it_is_safe(back_from_the_week: Week) -> None:
    officer = back_from_the_week(by_itself=False)
    officer.sees("3 waiting")
    officer.presses("Ctrl+0")
    officer.clicks("Sync now")
    officer.sees("Everything is safe at the office")
    officer.sees("3 of 3 sent and checked. 1 received.")
    officer.sees("All at the office")

    assert officer.effort.clicks == 1


def test_where_it_begins_by_itself_one_click_shows_that_all_is_safe(back_from_the_week: Week) -> None:
    officer = back_from_the_week(by_itself=True)
    officer.clicks("Sync: All at the office")
    officer.sees("Everything is safe at the office")
    officer.sees("3 of 3 sent and checked. 1 received.")

    assert officer.effort.clicks == 1


def test_what_two_people_changed_is_decided_in_two_clicks_and_thirty_seconds(back_from_the_week: Week) -> None:
    officer = back_from_the_week(by_itself=True, farahs_wording="Life story book, with Gran")
    officer.presses("Ctrl+0")
    officer.sees("You and Farah both changed decision 1 for Sam")
    before = officer.effort.seconds
    officer.clicks("Compare")
    officer.sees("You and Farah both changed this")
    officer.clicks("Keep mine")
    officer.sees("Decided. It goes to the office with the next sync")
    officer.no_longer_sees("You and Farah both changed decision 1 for Sam")

    assert officer.effort.clicks == 2
    assert officer.effort.seconds - before <= 30


def test_an_office_that_does_not_answer_loses_nothing_and_may_be_tried_again(back_from_the_week: Week) -> None:
    officer = back_from_the_week(by_itself=False, office_is_open=False)
    officer.presses("Ctrl+0")
    for _ in range(2):
        officer.clicks("Sync now")
        officer.sees("The office store did not answer. 3 changes are safe on this laptop. Tried 16:42:00.")
    officer.sees("3 waiting · tried 16:42")
