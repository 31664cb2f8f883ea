"""Locking by itself when nobody is there."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.idle import LOCK_AFTER, WARN_FOR, IdleLock
from iro_desktop.ui.kit import Label, TextField
from iro_desktop.ui.theme import Look, Theme
from tests.store.stores import Clock

A_SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def idle(qtbot: QtBot, qapp: QApplication, clock: Clock) -> IdleLock:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    window = QMainWindow()
    window.setCentralWidget(TextField("Note"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    lock = IdleLock(window, clock=clock)
    lock.watch()
    return lock


def window_of(idle: IdleLock) -> QMainWindow:
    window = idle.parent()
    assert isinstance(window, QMainWindow)
    return window


def test_after_five_minutes_alone_it_is_time_to_lock(idle: IdleLock, clock: Clock, qtbot: QtBot) -> None:
    clock.goes(LOCK_AFTER - A_SECOND)
    with qtbot.assertNotEmitted(idle.due):
        idle.look()

    clock.goes(A_SECOND)
    with qtbot.waitSignal(idle.due):
        idle.look()


def test_the_last_thirty_seconds_say_how_many_are_left(idle: IdleLock, clock: Clock) -> None:
    clock.goes(LOCK_AFTER - WARN_FOR - A_SECOND)
    idle.look()
    assert not idle.is_warning()

    clock.goes(7 * A_SECOND)
    idle.look()
    assert idle.is_warning()
    words = [label.text() for label in window_of(idle).findChildren(Label)]
    assert "Locks in 24 seconds. Any key keeps it open." in words


def test_any_key_keeps_it_open(idle: IdleLock, clock: Clock, qtbot: QtBot) -> None:
    clock.goes(LOCK_AFTER - A_SECOND)
    idle.look()
    QTest.keyClick(window_of(idle).windowHandle(), Qt.Key.Key_Shift)
    assert not idle.is_warning()

    clock.goes(LOCK_AFTER - WARN_FOR - A_SECOND)
    with qtbot.assertNotEmitted(idle.due):
        idle.look()


def test_the_mouse_counts_as_somebody(idle: IdleLock, clock: Clock) -> None:
    clock.goes(LOCK_AFTER - A_SECOND)
    idle.look()
    QTest.mouseClick(window_of(idle).windowHandle(), Qt.MouseButton.LeftButton)

    assert not idle.is_warning()


def test_a_laptop_that_slept_is_locked_when_it_wakes(idle: IdleLock, clock: Clock, qtbot: QtBot) -> None:
    clock.goes(timedelta(hours=9))
    with qtbot.waitSignal(idle.due):
        idle.look()


def test_a_clock_that_was_set_back_starts_the_five_minutes_anew(idle: IdleLock, clock: Clock, qtbot: QtBot) -> None:
    clock.goes(timedelta(hours=-1))
    with qtbot.assertNotEmitted(idle.due):
        idle.look()

    clock.goes(LOCK_AFTER)
    with qtbot.waitSignal(idle.due):
        idle.look()
