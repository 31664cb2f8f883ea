"""The sync centre as a screen: real store, real widgets, and for three tests a real office."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.models.review import Decision
from iro_desktop.sync.receipt import Outcome
from iro_desktop.sync.wishes import SyncWishes, keep_sync_wishes, sync_wishes
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, ChoiceField, Label, TableView, TextField, Tick, unnamed_controls
from iro_desktop.ui.sync_centre.enrolling import ADDRESS, CODE
from iro_desktop.ui.sync_centre.parts import NeedsYouCard, Places, ReceiptSheet
from iro_desktop.ui.sync_centre.screen import SyncCentreScreen
from iro_desktop.ui.theme import Look, Theme
from tests import caseload
from tests.arrivals import everything_is_at_the_office, known_to_the_office, receipt, synced_before, two_versions
from tests.desks import Office, office_in
from tests.live_office import LiveOffice, central_tables, live_office
from tests.ui.fitting import cut_words, filled_buttons, only

__all__ = ["central_tables", "live_office"]

LEFT = Qt.MouseButton.LeftButton
YESTERDAY = caseload.NOW - timedelta(days=1)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """Sam's and the others' records, on a laptop that syncs only when told."""
    office = office_in(tmp_path)
    with office.store.transaction() as session:
        keep_sync_wishes(session, SyncWishes(by_itself=False))
    yield office
    office.desk.sync.shut_down()
    office.close()


@pytest.fixture
def synced(office: Office) -> Office:
    """Everything is at the office, by two rounds; one question waits."""
    known_to_the_office(office.store)
    everything_is_at_the_office(office.store)
    synced_before(
        office.store,
        receipt(YESTERDAY, Outcome.STOPPED, to_send=3, sent={"decision": 2}, still_waiting=1),
        receipt(caseload.NOW, to_send=1, sent={"consultation": 1}, received={"review": 31}),
    )
    with office.store.reading() as session:
        book = session.get_one(Decision, office.load.decisions["book"])
    two_versions(office.store, book, "due_on", base=None, mine="2026-03-20", theirs="2026-03-16")
    return office


def opened(office: Office, qtbot: QtBot, size: tuple[int, int] = (1134, 660)) -> SyncCentreScreen:
    screen = SyncCentreScreen(office.desk, Place(Page.SYNC_CENTRE))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    qtbot.waitUntil(lambda: title(screen) != "Sync centre")
    return screen


def title(screen: SyncCentreScreen) -> str:
    heading = screen.heading()
    return heading.title.text()


def below(screen: SyncCentreScreen) -> str:
    heading = screen.heading()
    return heading.below.text()


def button(screen: SyncCentreScreen, words: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.words() == words and one.isVisible())


def field(screen: SyncCentreScreen, name: str) -> TextField:
    return next(one for one in screen.findChildren(TextField) if one.accessibleName() == name)


def texts(screen: SyncCentreScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def test_everything_safe_is_said_with_its_figures_and_the_one_thing_that_waits(synced: Office, qtbot: QtBot) -> None:
    screen = opened(synced, qtbot)

    assert title(screen) == "Everything is safe at the office"
    assert below(screen) == "1 of 1 sent and checked. 31 received. Today 08:14"
    assert only(screen, Places).counts()[:2] == ("0", "0")
    assert len(screen.findChildren(NeedsYouCard)) == 1
    assert "You and Farah both changed decision 1 for Sam" in texts(screen)


def test_compare_leads_to_the_question(synced: Office, qtbot: QtBot) -> None:
    screen = opened(synced, qtbot)
    QTest.mouseClick(button(screen, "Compare"), LEFT)

    (place,) = synced.asked.places
    assert place.page is Page.COMPARE
    assert place.record_id is not None


def test_choosing_another_receipt_shows_what_that_one_sent(synced: Office, qtbot: QtBot) -> None:
    screen = opened(synced, qtbot)
    table = only(screen, TableView)
    paper = only(screen, ReceiptSheet)
    assert "Conversations" in [label.text() for label in paper.findChildren(Label)]

    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: "Decisions" in [label.text() for label in paper.findChildren(Label)])


def test_the_helpdesk_gets_counts_and_no_name(synced: Office, qtbot: QtBot) -> None:
    screen = opened(synced, qtbot)
    QTest.mouseClick(button(screen, "Copy for the helpdesk"), LEFT)

    text = QGuiApplication.clipboard().text()
    assert "Conversations: 1" in text
    assert not set(text.replace(":", " ").split()) & set(synced.load.children)


def test_what_is_saved_meanwhile_is_counted_and_no_longer_called_safe_at_the_office(
    synced: Office, qtbot: QtBot
) -> None:
    screen = opened(synced, qtbot)
    with synced.store.reading() as session:
        book = session.get_one(Decision, synced.load.decisions["book"]).id
    synced.casework.write(screen, lambda session: setattr(session.get_one(Decision, book), "status_note", "begun"))

    qtbot.waitUntil(lambda: title(screen) == "1 change on this laptop only")
    qtbot.waitUntil(lambda: only(screen, Places).counts()[0] == "1")


def test_the_wishes_are_kept(synced: Office, qtbot: QtBot) -> None:
    screen = opened(synced, qtbot)
    tick = only(screen, Tick)
    warn = only(screen, ChoiceField)
    with qtbot.waitSignal(synced.casework.saved):
        QTest.mouseClick(tick, LEFT, pos=tick.rect().center())
    warn.setFocus()
    with qtbot.waitSignal(synced.casework.saved):
        QTest.keyClick(warn, Qt.Key.Key_Down)

    with synced.store.reading() as session:
        assert sync_wishes(session) == SyncWishes(by_itself=True, warn_after_days=5)


def test_a_try_that_reaches_nobody_says_so_and_the_button_stays(synced: Office, qtbot: QtBot) -> None:
    screen = opened(synced, qtbot)
    with qtbot.waitSignal(synced.desk.sync.finished):
        QTest.mouseClick(button(screen, "Sync now"), LEFT)

    qtbot.waitUntil(lambda: title(screen) == "Not connected")
    assert "The office store did not answer. Nothing waits on this laptop. Tried 08:14:00." in below(screen)
    assert button(screen, "Sync now").isEnabled()


def test_while_a_round_runs_it_can_be_stopped_and_the_keyboard_goes_along(synced: Office, qtbot: QtBot) -> None:
    screen = opened(synced, qtbot)
    button(screen, "Sync now").setFocus()
    with qtbot.waitSignal(synced.desk.sync.finished):
        QTest.keyClick(button(screen, "Sync now"), Qt.Key.Key_Space)
        assert button(screen, "Stop").isVisible()
        assert screen.focusWidget() is button(screen, "Stop")

    qtbot.waitUntil(lambda: title(screen) == "Not connected")
    assert screen.focusWidget() is button(screen, "Sync now")
    assert not any(one.words() == "Stop" and one.isVisible() for one in screen.findChildren(Button))


def test_empty_fields_are_said_beside_them_and_nothing_is_sent(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    assert title(screen) == "The office does not know this laptop yet"
    QTest.mouseClick(button(screen, "Make this laptop known"), LEFT)

    assert "Type the address as your helpdesk gave it to you" in texts(screen)
    assert "Type the code from the office" in texts(screen)


def test_a_wrong_address_is_refused_and_what_was_typed_stays(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.keyClicks(field(screen, ADDRESS), "office")
    QTest.keyClicks(field(screen, CODE), "1234")
    QTest.keyClick(field(screen, CODE), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: any("begins with https" in text for text in texts(screen)))
    assert (field(screen, ADDRESS).value(), field(screen, CODE).value()) == ("office", "1234")
    assert button(screen, "Make this laptop known").isEnabled()


def test_a_laptop_is_made_known_and_its_first_sync_is_safe_at_the_office(
    office: Office, qtbot: QtBot, live_office: LiveOffice
) -> None:
    screen = opened(office, qtbot)
    QTest.keyClicks(field(screen, ADDRESS), live_office.address)
    QTest.keyClicks(field(screen, CODE), live_office.code_for("Ruth Okafor"))
    QTest.mouseClick(button(screen, "Make this laptop known"), LEFT)
    qtbot.waitUntil(lambda: title(screen) == "Not synced yet", timeout=20_000)
    assert office.asked.sentences == ["The office knows this laptop now. Choose Sync now."]

    with qtbot.waitSignal(office.desk.sync.finished, timeout=20_000):
        QTest.mouseClick(button(screen, "Sync now"), LEFT)

    qtbot.waitUntil(lambda: title(screen) == "Everything is safe at the office")
    (only_here, on_its_way, at_the_office) = only(screen, Places).counts()
    assert (only_here, on_its_way) == ("0", "0")
    assert below(screen).startswith(f"{at_the_office} of {at_the_office} sent and checked.")


def test_every_control_has_a_name_and_one_button_is_filled(synced: Office, qtbot: QtBot) -> None:
    screen = opened(synced, qtbot)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Sync now"]


def test_before_enrolment_the_one_filled_button_makes_the_laptop_known(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Make this laptop known"]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("size", [(1134, 660), (1688, 940)])
def test_nothing_is_cut_at_any_size_of_letters(
    synced: Office, qtbot: QtBot, percent: int, size: tuple[int, int]
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_look(app, Look(Theme.DARK, percent))
    screen = opened(synced, qtbot, size)

    qtbot.waitUntil(lambda: cut_words(screen) == [])
