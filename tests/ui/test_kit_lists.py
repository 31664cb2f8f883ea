"""Lists, tables, tabs and the timeline: walked by keys, said in words, kept through change."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.kit import RowsView, Steps, TableView, Tabs, TimelineView, unnamed_controls
from iro_desktop.ui.kit.rows import RowsModel
from iro_desktop.ui.kit.timeline import TimelineModel
from iro_desktop.ui.shown import (
    Choice,
    DayBarWords,
    Mark,
    RowWords,
    Step,
    TagWords,
    TimelineEntry,
    TimelineYear,
    VoiceWords,
)
from iro_desktop.ui.table_model import Column
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.tokens import LIGHT, Tone

LEO = RowWords("leo", "Decisions for Leo", "Due tomorrow", avatar="frog", tag=TagWords("Day 4 of 5", Tone.ATTENTION))
TIA = RowWords("tia", "Midway check, Tia", "2 of 5 decisions looked at", avatar="rabbit", bar=DayBarWords(0.4))
NOTES = RowWords("notes", "3 quick notes to finish", icon="pencil", right="Tuesday")
DENTIST = RowWords("dentist", "Dentist", "Jan", ticked=False)

TEXT = TimelineEntry(
    "text", "10 Mar", "Sam sent a text", tone=Tone.VOICE, voice=(VoiceWords("My uncle first?", "Sam"),)
)
FOLDED = TimelineEntry("fold", "30 Jan", "Difficult information, folded", mark=Mark.SQUARE, folded_action="Open")
YEAR = TimelineYear("2025")
REVIEW = TimelineEntry("review", "12 Sept", "Second review", aside="4 decisions", body="Sam came.")


@dataclass(frozen=True)
class Child:
    known_as: str
    lives: str


SAM, MALIK = Child("Sam", "Foster carers, Luton"), Child("Malik", "Foster carers, Leyton")


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(500, 400)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()

    return show


def a_table() -> TableView[Child]:
    columns = [Column[Child]("Child", lambda child: child.known_as), Column[Child]("Lives", lambda child: child.lives)]
    return TableView("Children", columns, key=lambda child: child.known_as)


def centre_of(view: QAbstractItemView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 0)).center()


def check(tester: ModelTester, model: RowsModel | TimelineModel) -> None:
    tester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt gives it no types


def test_lists_keep_every_promise_qt_asks_of_a_model(qtmodeltester: ModelTester) -> None:
    rows, timeline = RowsModel(), TimelineModel()
    rows.show([LEO, TIA])
    timeline.show([TEXT, YEAR, REVIEW])

    check(qtmodeltester, rows)
    check(qtmodeltester, timeline)


def test_the_arrow_keys_choose_and_enter_opens(shown: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = RowsView("Waiting for me")
    view.show_rows([LEO, TIA, NOTES])
    shown(view)
    view.setFocus()
    view.choose("leo")

    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)

    assert (chosen.args, opened.args) == (["tia"], ["tia"])


def test_one_click_opens_a_row(shown: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = RowsView("Waiting for me")
    view.show_rows([LEO, TIA])
    shown(view)

    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, 1))

    assert opened.args == ["tia"]


def test_a_tick_box_is_clicked_without_opening_its_row(shown: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = RowsView("Open decisions")
    view.show_rows([DENTIST])
    shown(view)

    with qtbot.waitSignal(view.ticked) as ticked, qtbot.assertNotEmitted(view.opened):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(9, centre_of(view, 0).y()))

    assert ticked.args == ["dentist"]


def test_space_ticks_the_current_row(shown: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = RowsView("Open decisions")
    view.show_rows([DENTIST])
    shown(view)
    view.choose("dentist")

    with qtbot.waitSignal(view.ticked):
        QTest.keyClick(view, Qt.Key.Key_Space)


def test_the_chosen_row_stays_chosen_when_rows_change_and_nobody_is_told(qtbot: QtBot) -> None:
    view = RowsView("Waiting for me")
    qtbot.addWidget(view)
    view.show_rows([LEO, TIA])
    view.choose("tia")

    with qtbot.assertNotEmitted(view.chosen):
        view.show_rows([NOTES, TIA])

    assert view.current_key() == "tia"


def test_a_row_is_spoken_whole_with_its_place(qtbot: QtBot) -> None:
    view = RowsView("Waiting for me")
    qtbot.addWidget(view)
    view.show_rows([LEO, TIA])
    first = QAccessible.queryAccessibleInterface(view).child(0)

    assert first.text(QAccessible.Text.Name) == "Decisions for Leo, Due tomorrow, Day 4 of 5, 1 of 2"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_rows_grow_so_that_no_word_is_cut(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    long = RowWords("long", "Decisions for Leo, to send to everyone who was there", "5 working days from 6 March")
    view = RowsView("Waiting for me", fits=True)
    qtbot.addWidget(view)
    view.show_rows([long])

    assert view.heightForWidth(240) > view.heightForWidth(1600) >= theme.px(56)


def test_the_row_with_the_keyboard_is_yellow(shown: Callable[[QWidget], None], qapp: QApplication) -> None:
    view = RowsView("Waiting for me", on_desk=False)
    view.show_rows([LEO, TIA])
    shown(view)
    QTest.keyClick(view.windowHandle(), Qt.Key.Key_Down)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.choose("leo")
    qapp.processEvents()

    assert view.grab().toImage().pixelColor(300, 8).name().upper() == LIGHT.focus_fill


def test_a_table_opens_on_enter_and_double_click(shown: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = a_table()
    view.show_rows([SAM, MALIK])
    shown(view)
    view.choose("Malik")

    with qtbot.waitSignal(view.opened) as by_key:
        QTest.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.opened) as by_mouse:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, 0))
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, 0))

    assert (by_key.args, by_mouse.args) == (["Malik"], ["Sam"])


def test_a_table_keeps_its_child_when_rows_move(qtbot: QtBot) -> None:
    view = a_table()
    qtbot.addWidget(view)
    view.show_rows([SAM, MALIK])
    view.choose("Sam")

    view.show_rows([MALIK, SAM])

    assert view.current_key() == "Sam"


def test_a_narrow_table_wraps_its_cells_and_never_scrolls_sideways(
    qapp: QApplication, shown: Callable[[QWidget], None]
) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, 200))
    view = a_table()
    view.show_rows([SAM])
    shown(view)
    view.resize(320, 300)
    qapp.processEvents()

    assert sum(view.columnWidth(number) for number in range(2)) <= view.viewport().width()
    assert view.rowHeight(0) > theme.px(56)


def test_tabs_tell_of_the_officers_choice_alone(shown: Callable[[QWidget], None], qtbot: QtBot) -> None:
    tabs = Tabs("Views", [Choice("all", "All", count=64), Choice("soon", "Review within 4 weeks", count=9)])
    shown(tabs)

    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.set_value("soon")
    tabs.setFocus()
    with qtbot.waitSignal(tabs.chosen) as chosen:
        QTest.keyClick(tabs, Qt.Key.Key_Left)

    assert chosen.args == ["all"]
    assert tabs.tabText(0) == "All 64"


def test_new_counts_leave_the_chosen_tab_alone(qtbot: QtBot) -> None:
    tabs = Tabs("Views", [Choice("all", "All", count=64), Choice("soon", "Soon", count=9)])
    qtbot.addWidget(tabs)
    tabs.set_value("soon")

    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.show_choices([Choice("all", "All", count=65), Choice("soon", "Soon", count=10)])

    assert tabs.value() == "soon"


def test_tabs_grow_with_the_letters(qapp: QApplication, qtbot: QtBot) -> None:
    tabs = Tabs("Views", [Choice("all", "All", count=64), Choice("soon", "Soon", count=9)])
    qtbot.addWidget(tabs)
    tabs.show()
    before = tabs.sizeHint()

    theme.apply_look(qapp, Look(Theme.LIGHT, 200))

    assert tabs.sizeHint().height() == 2 * before.height()
    assert tabs.sizeHint().width() > 1.5 * before.width()


def test_steps_say_their_number_and_whether_they_are_done(qtbot: QtBot) -> None:
    steps = Steps("Review", [Step("prepare", "Prepare", done=True), Step("meet", "Meet")])
    qtbot.addWidget(steps)

    assert [steps.accessibleTabName(number) for number in range(2)] == ["Step 1, Prepare, done", "Step 2, Meet"]


def test_a_timeline_passes_over_years(shown: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = TimelineView("What happened")
    view.show_entries([TEXT, YEAR, REVIEW])
    shown(view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)

    assert view.current_key() == "review"


def test_a_timeline_speaks_the_childs_words(qtbot: QtBot) -> None:
    view = TimelineView("What happened")
    qtbot.addWidget(view)
    view.show_entries([TEXT, FOLDED])
    first = QAccessible.queryAccessibleInterface(view).child(0)

    assert first.text(QAccessible.Text.Name) == "10 Mar, Sam sent a text, “My uncle first?” Sam"


def test_a_thousand_entries_are_laid_out_without_being_asked_for_all_at_once(
    shown: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    view = TimelineView("What happened")
    view.show_entries([TimelineEntry(number, "1 Mar", f"Conversation {number}") for number in range(1000)])
    shown(view)

    qtbot.waitUntil(lambda: view.visualRect(view.model().index(999, 0)).isValid())


def test_every_list_has_a_name(qtbot: QtBot) -> None:
    views: list[QWidget] = [
        RowsView("Waiting"),
        a_table(),
        TimelineView("What happened"),
        Tabs("Views", [Choice("all", "All")]),
    ]
    for view in views:
        qtbot.addWidget(view)

    assert [unnamed_controls(view) for view in views] == [[]] * 4
    with pytest.raises(ValueError, match="name"):
        RowsView("")
