"""Search or do as a panel: typed, walked with the arrow keys, opened with Enter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.actions.lately import child_was_opened
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Label, RowsView, unnamed_controls
from iro_desktop.ui.search.panel import SearchPanel
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office, office_in


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    yield office
    office.close()


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> SearchPanel:
    panel = SearchPanel(office.desk)
    qtbot.addWidget(panel)
    panel.resize(650, 470)
    panel.show()
    panel.setFocus()
    return panel


def groups(panel: SearchPanel) -> dict[str, list[str]]:
    shown = [view for view in panel.findChildren(RowsView) if view.isVisible()]
    return {view.accessibleName(): [str(row.title) for row in view.rows()] for view in shown}


def typed(panel: SearchPanel, words: str, qtbot: QtBot, group: str) -> None:
    QTest.keyClicks(panel.field, words)
    qtbot.waitUntil(lambda: group in groups(panel))


def test_before_anything_is_typed_things_to_do_are_offered(panel: SearchPanel) -> None:
    assert groups(panel)["Do"][0] == "Record a conversation"
    assert unnamed_controls(panel) == []


def test_children_opened_lately_are_offered_first_and_open_with_enter(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        child_was_opened(session, office.load.children["Sam"])
    panel = SearchPanel(office.desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.setFocus()
    qtbot.waitUntil(lambda: list(groups(panel)) == ["Lately open", "Do"])
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.CHILD, office.load.children["Sam"])]


def test_a_name_and_enter_open_the_child(panel: SearchPanel, office: Office, qtbot: QtBot) -> None:
    typed(panel, "sam", qtbot, "Children")
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.CHILD, office.load.children["Sam"])]


def test_enter_before_the_answer_opens_what_is_found_for_all_that_was_typed(
    panel: SearchPanel, office: Office, qtbot: QtBot
) -> None:
    typed(panel, "uncle", qtbot, "Conversations")
    panel.field.selectAll()
    with qtbot.waitSignal(panel.closed):
        QTest.keyClicks(panel.field, "sam")
        QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.CHILD, office.load.children["Sam"])]


def test_the_arrow_keys_walk_from_group_to_group(panel: SearchPanel, office: Office, qtbot: QtBot) -> None:
    typed(panel, "uncle", qtbot, "Conversations")
    assert list(groups(panel)) == ["What children said", "Conversations"]
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.CHILD, office.load.children["Sam"], "conversations")]


def test_the_arrow_keys_stop_at_both_ends(panel: SearchPanel, office: Office, qtbot: QtBot) -> None:
    typed(panel, "sam", qtbot, "Children")
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 40, *[Qt.Key.Key_Up] * 40):
        QTest.keyClick(panel.field, key)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.CHILD, office.load.children["Sam"])]


def test_a_click_opens_a_result(panel: SearchPanel, office: Office, qtbot: QtBot) -> None:
    typed(panel, "glases", qtbot, "Decisions")
    decisions = next(view for view in panel.findChildren(RowsView) if view.accessibleName() == "Decisions")
    QTest.mouseClick(
        decisions.viewport(),
        Qt.MouseButton.LeftButton,
        pos=decisions.visualRect(decisions.model().index(0, 0)).center(),
    )

    assert office.asked.places == [Place(Page.CHILD, office.load.children["Malik"], "decisions")]


def test_a_command_is_done(panel: SearchPanel, office: Office, qtbot: QtBot) -> None:
    typed(panel, "record", qtbot, "Do")
    qtbot.waitUntil(lambda: list(groups(panel)) == ["Do"])
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: office.asked.captures == [None])


def test_nothing_found_says_so(panel: SearchPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.field, "qqqq")

    def said() -> bool:
        return any("Nothing is found for “qqqq”" in label.text() for label in panel.findChildren(Label))

    qtbot.waitUntil(said)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
