"""Today opened on a small caseload, and how to find what stands on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, RowsView
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.today.screen import TodayScreen
from tests.desks import Office, office_in


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    yield office
    office.close()


def opened(office: Office, qtbot: QtBot, size: tuple[int, int] = (1134, 660)) -> TodayScreen:
    screen = TodayScreen(office.desk, Place(Page.TODAY))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.setFocus()
    qtbot.waitUntil(lambda: len(buttons(screen, "Open the review")) == 1)
    return screen


def buttons(screen: QWidget, words: str) -> list[Button]:
    return [button for button in screen.findChildren(Button) if button.words() == words and button.isVisible()]


def rows(screen: QWidget, name: str) -> RowsView:
    return next(view for view in screen.findChildren(RowsView) if view.accessibleName() == name)


def titles(view: RowsView) -> list[str]:
    return [str(row.title) for row in view.rows()]


def press(screen: TodayScreen, key: Qt.Key) -> None:
    QTest.keyClick(screen.focusWidget(), key)
