"""What the tests of the screen about a child share: an office, the screen opened, and hands that type and press."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.queries.child_record import ChildRecord, child_record
from iro_desktop.ui.child_record.screen import ChildRecordScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, ChoiceField, Field, Label, RowsView, TextField
from tests.desks import Office, office_in

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    yield office
    office.close()


def opened(
    office: Office, qtbot: QtBot, part: str = "", name: str = "Sam", size: tuple[int, int] = (1134, 640)
) -> ChildRecordScreen:
    screen = ChildRecordScreen(office.desk, Place(Page.CHILD_RECORD, office.load.children[name], part))
    qtbot.addWidget(screen)
    screen.resize(*size)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    qtbot.waitUntil(lambda: any(label.isVisible() for label in screen.findChildren(Label)))
    return screen


def seen(screen: QWidget, kind: type[W], name: str) -> W:
    """The part in sight that a screen reader calls by this name."""
    return next(one for one in screen.findChildren(kind) if one.accessibleName() == name and one.isVisible())


def press(screen: QWidget, words: str) -> None:
    QTest.mouseClick(seen(screen, QAbstractButton, words), LEFT)


def type_in(screen: QWidget, name: str, words: str) -> None:
    line = seen(screen, TextField, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


def choose(screen: QWidget, name: str, words: str) -> None:
    """Choose from a list to pull down as the keyboard does: by the first letters of the words."""
    field = seen(screen, ChoiceField, name)
    field.setFocus()
    field.setCurrentIndex(field.findText(words))
    field.activated.emit(field.currentIndex())


def kept(office: Office, name: str = "Sam") -> ChildRecord:
    with office.store.reading() as session:
        return child_record(session, office.load.children[name], office.desk.today())


def rows(screen: QWidget) -> list[str]:
    shown = next(one for one in screen.findChildren(RowsView) if one.accessibleName() == "Written here")
    return [str(row.title) for row in shown.rows()]


def open_row(screen: QWidget, title: str) -> None:
    view = seen(screen, RowsView, "Written here")
    view.setFocus()
    view.choose(next(row.key for row in view.rows() if row.title == title))
    QTest.keyClick(view, Qt.Key.Key_Return)


def problems(screen: QWidget) -> list[str]:
    return [field.problem() for field in screen.findChildren(Field) if field.problem()]


def seen_button(screen: QWidget, words: str) -> bool:
    return any(one.words() == words and one.isVisible() for one in screen.findChildren(Button))


def kept_home(office: Office) -> UUID:
    return kept(office).homes[0].record_id
