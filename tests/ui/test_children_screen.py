"""Children as a screen: views, filter, the chosen child, the way to their page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.children.screen import ChildrenScreen
from iro_desktop.ui.children.viewmodel import ChildRow
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, ChoiceField, Label, TableView, Tabs, TextField, unnamed_controls
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, filled_buttons, only

LEFT = Qt.MouseButton.LeftButton


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


def opened(office: Office, qtbot: QtBot, part: str = "", size: tuple[int, int] = (1134, 690)) -> ChildrenScreen:
    screen = ChildrenScreen(office.desk, Place(Page.CHILDREN, part=part))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.setFocus()
    qtbot.waitUntil(lambda: table(screen).table.rowCount() > 0)
    return screen


def table(screen: ChildrenScreen) -> TableView[ChildRow]:
    return next(view for view in screen.findChildren(TableView))


def names(screen: ChildrenScreen) -> list[str]:
    return [line.name for line in table(screen).table.rows()]


def test_the_whole_caseload_is_there_what_waits_first_on_top(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert names(screen)[:2] == ["Tom, 11", "Sam, 8"]
    assert len(names(screen)) == 6
    assert "Asha, 18" not in names(screen), "who left care is out of the way"


def test_every_control_has_a_name_and_one_button_is_filled(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Open Tom’s page"]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("size", [(1134, 690), (1688, 960)])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, size=size)

    qtbot.waitUntil(lambda: cut_words(screen) == [])


def test_a_view_holds_as_many_rows_as_its_tab_counts(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    tabs = only(screen, Tabs)
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert tabs.tabText(index).endswith(f" {len(names(screen))}")


def test_a_place_opens_its_view(office: Office, qtbot: QtBot) -> None:
    assert names(opened(office, qtbot, "left")) == ["Asha, 18"]


def test_where_tabs_do_not_fit_the_same_views_are_a_list(office: Office, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, 200))
    screen = opened(office, qtbot)
    views = only(screen, ChoiceField)
    assert (views.isVisible(), only(screen, Tabs).isVisible()) == (True, False)

    views.setFocus()
    QTest.keyClick(views, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: names(screen) == ["Asha, 18"])


def test_typing_in_the_filter_leaves_who_matches(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    field = only(screen, TextField)
    QTest.keyClicks(field, "luton")
    assert names(screen) == ["Sam, 8"]

    QTest.keyClicks(field, "zz")
    qtbot.waitUntil(lambda: "Nobody here matches “lutonzz”" in words(screen))
    assert filled_buttons(screen) == [], "nobody is chosen"


def words(screen: ChildrenScreen) -> set[str]:
    return {label.text() for label in screen.findChildren(Label) if label.isVisible()}


def test_the_arrow_keys_choose_a_child_and_the_pane_tells_of_them(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.keyClick(table(screen), Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: "Video calls, drawing. Not Fridays" in words(screen))
    assert {"Sam, 8", "With Jan and Mike, Luton", "7 to 9"} <= words(screen)


def test_enter_opens_the_childs_page(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.keyClick(table(screen), Qt.Key.Key_Down)
    QTest.keyClick(table(screen), Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.CHILD, office.load.children["Sam"])]


def test_a_heading_sorts_by_its_column(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    heading = table(screen).horizontalHeader()
    QTest.mouseClick(heading.viewport(), LEFT, pos=QPoint(heading.sectionPosition(0) + 20, heading.height() // 2))

    assert names(screen) == sorted(names(screen), key=str.casefold)


def test_a_caseload_can_be_brought_in_from_here(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    heading = screen.heading()
    qtbot.addWidget(heading)
    bring_in = next(button for button in heading.findChildren(Button) if button.words() == "Bring in a caseload")
    QTest.mouseClick(bring_in, LEFT)

    assert office.asked.places == [Place(Page.BRING_IN)]
