"""Details that nobody knows yet, as chips in the text of a letter."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.letter.chips import chip_at, chip_rects
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.theme import Look, Theme
from tests.ui.letter_office import LEFT

TEXT = "We meet on {review_day}. 🦊 I ring on {next_check_day}."


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))


def field_with(text: str, qtbot: QtBot) -> WritingField:
    field = WritingField("What happens next")
    qtbot.addWidget(field)
    field.resize(700, 60)
    field.set_value(text)
    with qtbot.waitExposed(field):
        field.show()
    return field


def middle(field: WritingField, number: int) -> QPoint:
    return chip_rects(field)[number].center().toPoint()


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_each_detail_that_is_not_known_is_a_chip_of_its_own_ground(
    qapp: QApplication, qtbot: QtBot, look: Theme
) -> None:
    theme.apply_look(qapp, Look(theme=look))
    field = field_with(TEXT, qtbot)
    assert len(chip_rects(field)) == 2
    picture = field.viewport().grab().toImage()
    for rect in chip_rects(field):
        beside_the_words = rect.topLeft().toPoint() + QPoint(round(rect.width() / 2), 2)
        assert picture.pixelColor(beside_the_words * picture.devicePixelRatio()).name().upper() == (
            theme.tokens().attention_tint.upper()
        )


def test_a_chip_shows_no_curly_brackets_and_keeps_its_name_in_the_text(qtbot: QtBot) -> None:
    field = field_with(TEXT, qtbot)
    assert "{" not in field.toPlainText()
    assert field.value() == TEXT


def test_pressing_a_chip_takes_it_whole_and_typing_fills_it(qtbot: QtBot) -> None:
    field = field_with(TEXT, qtbot)
    QTest.mouseClick(field.viewport(), LEFT, pos=middle(field, 1))
    assert field.textCursor().selectedText() == "‹the day you will check what has been done›"
    QTest.keyClicks(field, "Friday")
    assert field.value() == "We meet on {review_day}. 🦊 I ring on Friday."
    assert len(chip_rects(field)) == 1


def test_a_chip_is_found_where_it_stands_and_not_beside_it(qtbot: QtBot) -> None:
    field = field_with(TEXT, qtbot)
    assert chip_at(field, chip_rects(field)[0].center())
    assert not chip_at(field, chip_rects(field)[0].bottomRight() * 1.5)


def test_a_chip_that_does_not_fit_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    field = field_with(TEXT, qtbot)
    field.setFixedWidth(180)
    qtbot.waitUntil(lambda: len(chip_rects(field)) > 2)


def test_large_letters_make_large_chips(qapp: QApplication, qtbot: QtBot) -> None:
    small = chip_rects(field_with(TEXT, qtbot))[0].height()
    theme.apply_look(qapp, Look(theme=Theme.LIGHT, text_percent=200))
    assert chip_rects(field_with(TEXT, qtbot))[0].height() > small * 1.8
