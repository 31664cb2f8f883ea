"""The program around its windows: locked, open, locked again, and practice that leaves nothing behind."""

import gc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.app import Desktop
from iro_desktop.store.keys import NoKeyring, make_key, unlock
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store, open_store
from iro_desktop.ui import theme
from iro_desktop.ui.idle import LOCK_AFTER
from iro_desktop.ui.kit import Toast, text
from iro_desktop.ui.kit.text import height_of
from iro_desktop.ui.main_window import MainWindow
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.tokens import Style
from tests.caseload import NOW, fill
from tests.exchange.test_unfinished import leave_a_note_of
from tests.store.stores import Clock

PASSPHRASE = "plum tree lantern"


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def desktop(tmp_path: Path, clock: Clock, qapp: QApplication) -> Iterator[Desktop]:
    """The program, open on the small caseload."""
    theme.apply_look(qapp, Look(Theme.LIGHT))
    profile = Profile(tmp_path / "profile")
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    store = create_store(profile, key, clock)
    with store.transaction() as session:
        fill(session)
    desktop = Desktop(profile, clock=clock, keeper=NoKeyring())
    desktop.open(store)
    yield desktop
    desktop.close()


def window_of(desktop: Desktop) -> MainWindow:
    assert desktop.window is not None
    return desktop.window


def test_after_five_minutes_alone_the_gate_stands_there_and_no_store_is_open(desktop: Desktop, clock: Clock) -> None:
    window = window_of(desktop)
    clock.goes(LOCK_AFTER)
    window.idle.look()

    assert (desktop.window, window.isVisible()) == (None, False)
    assert desktop.gate is not None
    assert desktop.gate.isVisible()
    assert not Path(f"{desktop.profile.store}-wal").exists()


def test_somebody_who_works_is_not_locked_out(desktop: Desktop, clock: Clock) -> None:
    clock.goes(LOCK_AFTER - timedelta(seconds=1))
    window_of(desktop).idle.look()

    assert desktop.window is not None


def test_records_without_a_key_to_come_back_with_are_not_locked(desktop: Desktop) -> None:
    desktop.profile.keys.unlink()
    window = window_of(desktop)
    window.lock()

    assert desktop.window is window
    assert any("nothing to lock" in toast.words for toast in window.findChildren(Toast))


def test_practice_is_gone_once_its_window_is_closed(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    desktop = Desktop(Profile(tmp_path / "profile"), clock=Clock(NOW), keeper=NoKeyring())
    desktop.start()
    assert desktop.gate is not None
    store = desktop.practise_first()
    desktop.gate.opened.emit(store)
    folder = store.path.parent
    window = window_of(desktop)
    assert window.windowTitle() == "IRO Desktop · Practise"
    assert not window.can_lock()

    window.close()
    assert not folder.exists()
    assert not desktop.profile.store.exists()
    assert desktop.gate is None, "who closes the window is not asked to unlock it again"


def test_what_was_kept_before_the_lock_opens_with_the_same_key(desktop: Desktop, clock: Clock) -> None:
    window_of(desktop).lock()

    key = unlock(desktop.profile, PASSPHRASE, NoKeyring(), at=NOW)
    store = open_store(desktop.profile, key, clock)
    store.close()


def test_what_is_loaded_is_not_walked_through_while_somebody_types_and_everything_is_once_it_is_locked(
    desktop: Desktop,
) -> None:
    assert len(gc.get_objects()) < gc.get_freeze_count()

    desktop.lock()

    assert gc.get_freeze_count() == 0


def test_no_word_that_was_measured_for_the_screen_outlives_the_lock(desktop: Desktop, qtbot: QtBot) -> None:
    window = window_of(desktop)
    qtbot.waitUntil(lambda: not window.desk.casework.is_busy())
    height_of("Sam said something", Style.BODY, 200)
    window.lock()

    # The gate has measured its own words by now, and none of the records.
    before = text._height_of.cache_info().hits
    height_of("Sam said something", Style.BODY, 200)
    assert text._height_of.cache_info().hits == before


def test_what_a_killed_program_had_half_written_is_gone_once_the_gate_stands_there(
    tmp_path: Path, qapp: QApplication
) -> None:
    profile = Profile(tmp_path / "profile")
    left = tmp_path / ".left.part"
    note = leave_a_note_of(left, profile.folder)
    assert (left.exists(), note.exists()) == (True, True)
    desktop = Desktop(profile, clock=Clock(NOW), keeper=NoKeyring())
    desktop.start()
    desktop.close()

    assert (left.exists(), note.exists()) == (False, False)
