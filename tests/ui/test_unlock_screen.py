"""Unlock: what it says, and what keeps it from opening."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.store.keys import NoKeyring, make_key
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button
from iro_desktop.ui.look_file import write_greeting
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.unlock.screen import UnlockScreen
from tests.caseload import NOW
from tests.store.stores import Clock
from tests.ui.gates import PASSPHRASE, Keyring, button, enter, gate_to, passphrase, sentences, store_of, told


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def locked(profile: Profile, clock: Clock) -> Profile:
    """A profile with an empty store in it, under a passphrase."""
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    create_store(profile, key, clock).close()
    return profile


def test_the_keyboard_is_in_the_one_field_and_enter_opens(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate = gate_to(locked, clock, qtbot)
    qtbot.waitUntil(passphrase(gate).line.hasFocus)

    store = store_of(gate, qtbot)
    assert store.path == locked.store
    assert gate.start_at == Place(Page.TODAY)
    store.close()


def test_it_greets_and_says_where_the_work_is_and_that_there_is_no_keyring(
    locked: Profile, clock: Clock, qtbot: QtBot
) -> None:
    write_greeting(locked, "Ruth")
    gate = gate_to(locked, clock, qtbot)

    assert "Good morning, Ruth" in sentences(gate)
    assert "Thursday 12 March, 08:14" in sentences(gate)
    assert any(sentence.startswith("Working on this laptop") for sentence in sentences(gate))
    assert "This computer has no keyring. The passphrase alone protects your records." in sentences(gate)
    assert gate.windowTitle() == "IRO Desktop"


def test_a_wrong_passphrase_is_said_and_harms_nothing(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    before = locked.store.read_bytes()
    gate = gate_to(locked, clock, qtbot)
    enter(gate, "plum tree lamp post")

    qtbot.waitUntil(lambda: any("Check Caps Lock" in sentence for sentence in sentences(gate)))
    assert passphrase(gate).line.selectedText()
    assert locked.store.read_bytes() == before
    store_of(gate, qtbot).close()


def test_an_empty_passphrase_asks_for_one(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate = gate_to(locked, clock, qtbot)
    enter(gate, "")

    assert "Type your passphrase, then press Enter." in sentences(gate)


def test_after_five_wrong_tries_a_wait_counts_down_and_then_lets_in(
    locked: Profile, clock: Clock, qtbot: QtBot
) -> None:
    gate = gate_to(locked, clock, qtbot)
    screen = gate.way_in
    assert isinstance(screen, UnlockScreen)
    for _ in range(4):
        enter(gate, "wrong wrong wrong")
        qtbot.waitUntil(lambda: any("Check Caps Lock" in sentence for sentence in sentences(gate)))
        qtbot.waitUntil(lambda: not passphrase(gate).line.isReadOnly())
    enter(gate, "wrong wrong wrong")
    qtbot.waitUntil(lambda: any("Try again in 30 seconds" in one.words() for one in gate.findChildren(Button)))
    assert any("Your work is safe" in sentence for sentence in sentences(gate))

    clock.goes(timedelta(seconds=12))
    screen.show_time()
    waiting = button(gate, "Try again in 18 seconds")
    assert not waiting.isEnabled()

    clock.goes(timedelta(seconds=18))
    screen.show_time()
    assert button(gate, "Open my records").isEnabled()
    store_of(gate, qtbot).close()


def test_caps_lock_is_told_before_the_first_wrong_try(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate = gate_to(locked, clock, qtbot)
    field = passphrase(gate)
    QTest.keyClicks(field.line, "pl")
    assert not field.says_caps_lock()

    QTest.keyClicks(field.line, "U")
    assert field.says_caps_lock()
    QTest.keyClick(field.line, Qt.Key.Key_CapsLock)
    assert not field.says_caps_lock()


def test_the_passphrase_can_be_shown(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate = gate_to(locked, clock, qtbot)
    QTest.keyClicks(passphrase(gate).line, "plum")
    assert passphrase(gate).line.displayText() != "plum"

    button(gate, "Show").click()
    assert passphrase(gate).line.displayText() == "plum"
    button(gate, "Hide").click()
    assert passphrase(gate).line.displayText() != "plum"


def test_whoever_forgot_it_is_told_what_is_possible(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate = gate_to(locked, clock, qtbot)
    button(gate, "I cannot remember it").click()

    assert any("nobody can reset it" in sentence for sentence in sentences(gate))


def test_a_store_of_another_computer_is_not_opened_and_says_why(
    profile: Profile, clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    key, _ = make_key(profile, PASSPHRASE, Keyring())
    create_store(profile, key, clock).close()
    copied = Profile(tmp_path / "copied")
    shutil.copytree(profile.folder, copied.folder)
    gate = gate_to(copied, clock, qtbot, Keyring())
    enter(gate, PASSPHRASE)

    assert "keyring of the computer they were made on" in told(gate, qtbot)


def test_a_store_of_a_newer_version_is_not_opened_and_says_what_to_do(
    profile: Profile, clock: Clock, qtbot: QtBot
) -> None:
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    store = create_store(profile, key, clock)
    with store.writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    store.close()
    gate = gate_to(profile, clock, qtbot)
    enter(gate, PASSPHRASE)

    assert "newer version of IRO Desktop" in told(gate, qtbot)


def test_a_damaged_store_says_so_and_is_left_as_it_is(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    locked.store.write_bytes(locked.store.read_bytes()[:1000])
    gate = gate_to(locked, clock, qtbot)
    enter(gate, PASSPHRASE)

    assert "damaged" in told(gate, qtbot)
    assert len(locked.store.read_bytes()) == 1000


def test_records_without_their_key_file_say_so_at_once(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    locked.keys.unlink()
    gate = gate_to(locked, clock, qtbot)

    assert "wrapped key cannot be read" in told(gate, qtbot)


def test_closing_the_window_while_it_opens_leaves_no_store_open(locked: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate = gate_to(locked, clock, qtbot)
    enter(gate, PASSPHRASE)
    with qtbot.waitSignal(gate.left):
        gate.close()

    assert not Path(f"{locked.store}-wal").exists()
