"""Fields, pills and dates: what is typed and chosen comes back as it was meant."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.ui import theme
from iro_desktop.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    ManyPills,
    NotesField,
    Pills,
    Segments,
    TextField,
    column,
)
from iro_desktop.ui.kit.text import natural_width
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.when import HOW_TO_TYPE_A_DAY

THURSDAY = date(2026, 3, 12)
WHO = (Choice("sam", "Sam"), Choice("carer", "Carer"), Choice("school", "School"))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return show


def a_date_field() -> DateField:
    return DateField("By when", lambda: THURSDAY, bundled_bank_holidays())


# Choosing


def test_one_pill_chosen_lets_go_of_the_other(qtbot: QtBot) -> None:
    pills = Pills("Who", WHO)
    qtbot.addWidget(pills)
    pills.set_value("carer")

    pills.choose_key(1)

    assert pills.value() == "sam"


def test_the_number_keys_choose_a_pill(shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    pills = Pills("Who", WHO)
    shown(pills)
    pills.setFocus()

    with qtbot.waitSignal(pills.edited):
        QTest.keyClick(pills.findChildren(QPushButton)[0], Qt.Key.Key_3)

    assert pills.value() == "school"


def test_a_number_without_a_pill_changes_nothing(shown: Callable[[QWidget], QWidget]) -> None:
    pills = Pills("Who", WHO)
    shown(pills)
    QTest.keyClick(pills.findChildren(QPushButton)[0], Qt.Key.Key_9)

    assert pills.value() is None


def test_several_pills_are_ticked_and_given_in_their_order(qtbot: QtBot) -> None:
    pills = ManyPills("Who", WHO)
    qtbot.addWidget(pills)

    pills.set_value(["school", "sam"])

    assert pills.value() == ("sam", "school")


def test_setting_a_value_is_not_an_edit(qtbot: QtBot) -> None:
    parts = (Pills("Who", WHO), Segments("View", WHO), ChoiceField("Who", WHO))
    for part in parts:
        qtbot.addWidget(part)
        with qtbot.assertNotEmitted(part.edited):
            part.set_value("carer")

    assert [part.value() for part in parts] == ["carer"] * 3


def test_an_unknown_value_shows_nothing_chosen(qtbot: QtBot) -> None:
    field = ChoiceField("Who", WHO)
    qtbot.addWidget(field)
    field.set_value("sam")

    field.set_value("nobody")

    assert field.value() is None


def test_one_segment_is_always_chosen(qtbot: QtBot) -> None:
    segments = Segments("View", WHO)
    qtbot.addWidget(segments)

    segments.set_value("nobody")

    assert segments.value() == "sam"


# Typing


def test_notes_take_plain_text_only_and_tab_leaves_them(shown: Callable[[QWidget], QWidget]) -> None:
    notes, after = NotesField("Notes"), Button("Done")
    page = QWidget()
    page.setLayout(column(notes, after))
    shown(page)
    notes.setFocus()
    QTest.keyClicks(notes, "<b>Happy</b>")
    QTest.keyClick(notes, Qt.Key.Key_Tab)

    assert notes.value() == "<b>Happy</b>"
    assert after.hasFocus()


def test_what_was_shown_cannot_be_undone_into_nothing(qtbot: QtBot) -> None:
    notes = NotesField("Notes")
    qtbot.addWidget(notes)
    notes.set_value("Happy about the new bike.")

    notes.undo()

    assert notes.value() == "Happy about the new bike."


def test_a_megabyte_pasted_into_a_note_is_kept_whole(qtbot: QtBot) -> None:
    notes = NotesField("Notes")
    qtbot.addWidget(notes)
    pasted = "Sam said: no.\n" * 75_000

    notes.insertPlainText(pasted)

    assert notes.value() == pasted


@pytest.mark.parametrize("typed", ["👩‍👧 emoji", "مرحبا", "e\u0301 combining", "a\u202eb"])
def test_every_script_comes_back_as_it_was_typed(qtbot: QtBot, typed: str) -> None:
    line, notes = TextField("Who"), NotesField("Notes")
    qtbot.addWidget(line)
    qtbot.addWidget(notes)

    line.set_value(typed)
    notes.set_value(typed)

    assert (line.value(), notes.value()) == (typed, typed)


# Days


def test_a_day_in_words_is_shown_as_a_date_below(shown: Callable[[QWidget], QWidget]) -> None:
    field = a_date_field()
    shown(field)

    QTest.keyClicks(field.line, "in 2 weeks")

    assert field.value() == date(2026, 3, 26)
    assert field.below.text() == "Thu 26 March, 10 working days"


def test_leaving_the_field_turns_the_words_into_the_day(shown: Callable[[QWidget], QWidget]) -> None:
    field = a_date_field()
    shown(field)
    QTest.keyClicks(field.line, "before Easter")
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.typed() == "Thu 2 April"
    assert field.value() == date(2026, 4, 2)


def test_what_is_no_day_is_kept_and_said(shown: Callable[[QWidget], QWidget]) -> None:
    field = a_date_field()
    shown(field)
    QTest.keyClicks(field.line, "when Jan rings")
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.typed() == "when Jan rings"
    assert (field.value(), field.is_understood()) == (None, False)
    assert field.below.text() == HOW_TO_TYPE_A_DAY


def test_the_arrow_keys_move_by_a_day_and_the_page_keys_by_a_week(shown: Callable[[QWidget], QWidget]) -> None:
    field = a_date_field()
    shown(field)
    field.set_value(THURSDAY)

    QTest.keyClick(field.line, Qt.Key.Key_Up)
    QTest.keyClick(field.line, Qt.Key.Key_PageUp)

    assert field.value() == date(2026, 3, 20)


def test_a_passed_day_of_this_year_stays_this_years_when_it_is_touched(shown: Callable[[QWidget], QWidget]) -> None:
    field = a_date_field()
    shown(field)
    field.set_value(date(2026, 1, 6))

    QTest.keyClicks(field.line, " ")

    assert field.value() == date(2026, 1, 6)


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_a_chosen_pill_has_room_for_its_heavier_words(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    pills = Pills("How", [Choice("person", "In person"), Choice("tried", "Tried, no answer")])
    qtbot.addWidget(pills)
    pills.set_value("person")
    chosen = pills.findChildren(QPushButton)[0]
    inside = chosen.sizeHint().width() - chosen.iconSize().width() - 2 * 14

    assert inside >= natural_width(chosen.text(), bold=True)


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_the_shortest_pill_is_round(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    pills = Pills("Answer", (Choice("no", "No"),))
    qtbot.addWidget(pills)
    pills.show()
    (pill,) = pills.findChildren(QPushButton)
    assert pill.sizeHint().width() >= pill.sizeHint().height()
