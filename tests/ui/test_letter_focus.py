"""Only the words (F11), and larger letters on the screen that change nothing on paper."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Label
from iro_desktop.ui.letter.bars import StudioBar, ToolBar
from iro_desktop.ui.letter.page_pane import PagePane
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.theme import Look, Theme
from tests.ui.letter_office import Office, about, office, put_cursor, screen, text_field, written

__all__ = ["about", "office", "screen", "written"]


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))


def turn_wheel(over: QWidget, notches: int) -> None:
    """Qt hands a wheel that a text ignores on to what the text lies in; one made here has to be given to it."""
    middle = QPointF(over.rect().center())
    turned = QWheelEvent(
        middle,
        QPointF(over.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, turned)


def seen(screen: LetterScreen) -> set[str]:
    parts = (StudioBar, ToolBar, PagePane)
    return {part.__name__ for part in parts if screen.findChildren(part)[0].isVisible()}


def words_at_the_foot(screen: LetterScreen) -> str:
    labels = [one.text() for one in screen.findChildren(Label) if one.isVisible()]
    return next(words for words in labels if words.endswith(" words"))


def test_f11_leaves_only_the_words_and_how_many_there_are_and_esc_brings_all_back(
    screen: LetterScreen, qtbot: QtBot
) -> None:
    field = text_field(screen, "opening")
    put_cursor(qtbot, field)
    before = seen(screen)

    QTest.keyClick(field, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: seen(screen) == set())
    assert field.hasFocus()
    assert field.isVisible()
    assert int(words_at_the_foot(screen).split(" ")[0]) > 0
    QTest.keyClicks(field, "We laughed. ")

    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: seen(screen) == before)
    assert before == {"StudioBar", "ToolBar", "PagePane"}
    assert field.hasFocus()
    assert "We laughed." in field.toPlainText()


def test_f11_again_goes_back_too(screen: LetterScreen, qtbot: QtBot) -> None:
    field = text_field(screen, "opening")
    put_cursor(qtbot, field)
    QTest.keyClick(field, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: seen(screen) == set())
    QTest.keyClick(field, Qt.Key.Key_F11)

    qtbot.waitUntil(lambda: len(seen(screen)) == 3)


def test_marks_rest_while_only_the_words_are_seen(screen: LetterScreen, qtbot: QtBot) -> None:
    field = text_field(screen, "opening")
    put_cursor(qtbot, field)
    QTest.keyClicks(field, "Your placement.")
    qtbot.waitUntil(lambda: bool(field.marks()))

    QTest.keyClick(field, Qt.Key.Key_F11)
    assert field.marks() == ()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(field.marks()))


def test_finishing_shows_what_is_missing_in_all_of_the_studio(screen: LetterScreen, qtbot: QtBot) -> None:
    field = text_field(screen, "opening")
    put_cursor(qtbot, field)
    QTest.keyClick(field, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: seen(screen) == set())
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "StudioBar" in seen(screen))


def test_ctrl_and_the_wheel_make_the_words_larger_on_the_screen_and_change_no_byte_on_paper(
    written: LetterScreen, office: Office, qtbot: QtBot
) -> None:
    field = text_field(written, "opening")
    put_cursor(qtbot, field)
    assert written._printed is not None
    pdf, ground = written._printed.pdf, written._manuscript.ground()

    turn_wheel(ground, 1)
    turn_wheel(ground, 1)
    assert theme.current_look().text_percent == 125
    with qtbot.waitSignal(written.page_shown):
        QTest.keyClicks(field, "x")
    with qtbot.waitSignal(written.page_shown):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not office.casework.is_busy())

    assert written._printed.pdf == pdf
    turn_wheel(ground, -1)
    assert theme.current_look().text_percent == 110


def test_ctrl_plus_and_minus_do_the_same_and_leaving_the_letter_puts_it_back(
    screen: LetterScreen, qtbot: QtBot
) -> None:
    field = text_field(screen, "opening")
    put_cursor(qtbot, field)
    QTest.keyClick(field, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.current_look().text_percent == 110
    QTest.keyClick(field, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert theme.current_look().text_percent == 90
    QTest.keyClick(field, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.current_look().text_percent == 100

    QTest.keyClick(field, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    screen.leave()
    assert theme.current_look().text_percent == 100
