"""The look over a window finds what it is for: each fault is planted once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Field, Label, Role, Scroller, Tag, TextField, column
from iro_desktop.ui.shown import TagWords
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.tokens import Tone
from tests.journeys.looking_over import cut, faint, keyboard_faults, overlaps, unnamed


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT, 200))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(700, 500)
    return window


def shown(window: QMainWindow, *parts: QWidget) -> None:
    inside = QWidget()
    inside.setProperty("role", "page")
    inside.setLayout(column(*parts, None, gap=12, margins=(24, 24, 24, 24)))
    window.setCentralWidget(inside)
    window.show()
    window.activateWindow()
    QApplication.processEvents()


def faults_of(window: QMainWindow) -> list[str]:
    return [*cut(window), *overlaps(window), *unnamed(window), *faint(window), *keyboard_faults(window)]


def test_a_good_window_has_no_faults(window: QMainWindow) -> None:
    field = TextField("Called")
    shown(window, Label("Who is here"), Field("Called", field), Button("Go on", Role.PRIMARY), Button("Not now"))
    field.setFocus()

    assert faults_of(window) == []


def test_words_without_room_are_found(window: QMainWindow) -> None:
    low, narrow, short = Label("Two lines of words where there is room for one " * 2), Button("Write a letter"), Label()
    shown(window, low, narrow, short)
    low.setFixedHeight(theme.px(24))
    narrow.setFixedWidth(60)
    QApplication.processEvents()

    assert [fault.split(":")[0] for fault in cut(window)] == [
        f"Label “{low.text()[:50]}”",
        "Button “Write a letter”",
    ]


def test_an_ellipsis_is_found(window: QMainWindow) -> None:
    shown(window, Label("Words that are far too long to stand on a single line of this window", max_lines=1))
    window.grab()

    assert [fault.partition(": ")[2] for fault in cut(window)] == ["ends in an ellipsis"]


def test_a_tag_and_a_hint_in_a_field_without_room_are_found(window: QMainWindow) -> None:
    tag = Tag(TagWords("In time", Tone.GOOD))
    shown(window, tag, TextField("Where", placeholder="The place where you meet, as the child would say it"))
    tag.setFixedSize(40, 20)
    QApplication.processEvents()

    assert len(cut(window)) == 3


def test_a_part_wider_than_what_scrolls_it_is_found(window: QMainWindow) -> None:
    wide = QWidget()
    wide.setLayout(column(Label("Words")))
    wide.setMinimumWidth(900)
    shown(window, Scroller(wide, name="Parts"))

    assert len(cut(window)) == 1


def test_a_part_beyond_the_edge_of_its_holder_is_found(window: QMainWindow) -> None:
    holder = QWidget()
    holder.setFixedSize(200, 100)
    shown(window, holder)
    outside = QLabel("Words", holder)
    outside.setGeometry(150, 20, 100, 60)
    outside.show()

    assert len(cut(window)) == 1


def test_parts_on_each_other_are_found(window: QMainWindow) -> None:
    holder = QWidget()
    beside = QHBoxLayout(holder)
    one, other = Label("One"), Label("Other")
    beside.addWidget(one)
    beside.addWidget(other)
    shown(window, holder)
    other.setGeometry(one.geometry().translated(5, 0))

    assert len(overlaps(window)) == 1


class _LeadsTo(TextField):
    """A field that gives the keyboard to one and the same part, whichever way Tab goes; to nobody at first."""

    goes_to: QWidget | None = None

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        del forward
        if self.goes_to is not None:
            self.goes_to.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def test_a_field_that_tab_does_not_leave_is_found(window: QMainWindow) -> None:
    trap = _LeadsTo("Called")
    shown(window, trap, Button("Go on"))
    trap.setFocus()

    assert keyboard_faults(window) == [
        "Tab does not leave _LeadsTo “Called”",
        "Shift+Tab does not leave _LeadsTo “Called”",
    ]


def test_a_control_that_tab_passes_by_is_found(window: QMainWindow) -> None:
    first, last = _LeadsTo("First"), _LeadsTo("Last")
    first.goes_to, last.goes_to = last, first
    shown(window, first, Button("Go on"), last)
    first.setFocus()

    assert keyboard_faults(window) == ["Tab does not reach Button “Go on”", "Shift+Tab does not reach Button “Go on”"]


def test_names_that_differ_from_the_words_are_found(window: QMainWindow) -> None:
    button, field = Button("Go on"), TextField("Where")
    button.setAccessibleName("Continue")
    shown(window, button, Field("Place", field))

    assert unnamed(window) == ["“Go on” is called “Continue”", "the field below “Place” is called “Where”"]


def test_faint_words_are_found(window: QMainWindow) -> None:
    pale = Button("Go on")
    pale.setStyleSheet("color: #B0B0B0; font-size: 30px;")
    shown(window, Label("Words"), pale)

    assert len(faint(window)) == 1
