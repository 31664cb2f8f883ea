"""Children as a screen: views, filter, the chosen child, the way to their page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.actions.list_look import MOST_OWN_VIEWS, keep_view
from iro_desktop.models.refused import Refused
from iro_desktop.queries.list_look import LIST_LOOK_SETTING, ListLook, OwnView, list_look
from iro_desktop.store.tables import LocalSetting
from iro_desktop.ui import theme
from iro_desktop.ui.children.columns import USUAL, moved_left, shown_keys, with_or_without
from iro_desktop.ui.children.screen import ChildrenScreen
from iro_desktop.ui.children.viewmodel import ChildRow
from iro_desktop.ui.children.views import View
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
    qtbot.waitUntil(lambda: all(tab.count is not None for tab in tabs.choices()))
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert tabs.tabText(index).endswith(f" {len(names(screen))}")


def test_more_views_lists_the_rest_with_counts_and_the_one_chosen_gets_a_tab(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    tabs = only(screen, Tabs)
    qtbot.waitUntil(lambda: all(tab.count is not None for tab in tabs.choices()))
    offered = {action.text() for action in screen.more_views.menu_now().actions()}
    assert {text.split("  ")[0] for text in offered} == {
        "Unaccompanied",
        "Never met in person",
        "At home on a care order",
        "Homes without registration",
        "Unplanned moves",
        "Brothers and sisters apart",
        "Lasting home, from 14",
    }

    actions = screen.more_views.menu_now().actions()
    next(action for action in actions if action.text().startswith("Unaccompanied")).trigger()

    assert tabs.value() == View.UNACCOMPANIED
    assert tabs.tabText(tabs.currentIndex()).endswith(f" {len(names(screen))}")
    tabs.setCurrentIndex(0)
    assert View.UNACCOMPANIED not in {tab.value for tab in tabs.choices()}


def test_a_place_opens_a_view_that_goes_by_facts(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "never_met")

    assert "Malik, 11" not in names(screen)
    assert all(line.below_lives for line in table(screen).table.rows())


def test_a_view_without_anybody_says_so(office: Office, qtbot: QtBot) -> None:
    screen = ChildrenScreen(office.desk, Place(Page.CHILDREN, part="not_registered"))
    qtbot.addWidget(screen)
    screen.resize(1134, 690)
    screen.show()

    said = "No home is known to lack its registration"
    qtbot.waitUntil(lambda: said in {label.text() for label in screen.findChildren(Label) if label.isVisible()})


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


# One's own arrangement


def test_a_view_of_ones_own_is_kept_in_one_press_and_is_there_at_the_next_visit(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.keyClicks(only(screen, TextField), "sam")
    QTest.mouseClick(pressed(screen, "Keep this view"), LEFT)
    qtbot.waitUntil(lambda: office.asked.sentences == ["View “Sam” kept."])

    again = opened(office, qtbot)
    tabs = only(again, Tabs)
    qtbot.waitUntil(lambda: "own:Sam" in tab_values(tabs))
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(tab_values(tabs).index("own:Sam")).center())
    assert names(again) == ["Sam, 8"]
    assert only(again, TextField).value() == "sam"


def test_a_view_of_ones_own_is_removed_with_undo(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        keep_view(session, OwnView("Sam", "all", "sam"))
    screen = opened(office, qtbot)
    tabs = only(screen, Tabs)
    qtbot.waitUntil(lambda: "own:Sam" in tab_values(tabs))
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(tab_values(tabs).index("own:Sam")).center())
    QTest.mouseClick(pressed(screen, "Remove this view"), LEFT)
    qtbot.waitUntil(lambda: "own:Sam" not in tab_values(tabs))
    assert len(names(screen)) == 6
    qtbot.waitUntil(lambda: bool(office.asked.actions))
    office.asked.undo()
    qtbot.waitUntil(lambda: "own:Sam" in tab_values(tabs))


def test_columns_are_chosen_ordered_and_remembered(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    for words in ("Birthday", "Talked", "Move Birthday to the left"):
        action = next(one for one in screen.columns_button.menu_now().actions() if one.text() == words)
        action.trigger()
    assert headings(screen) == ["Child", "Lives", "Next review", "Birthday", "Waiting"]
    qtbot.waitUntil(lambda: not office.casework.is_busy())

    again = opened(office, qtbot)
    qtbot.waitUntil(lambda: headings(again) == ["Child", "Lives", "Next review", "Birthday", "Waiting"])
    cells = table(again).table
    assert cells.data(cells.index(names(again).index("Sam, 8"), 3)) == "2 June"


def test_a_heading_that_is_dragged_stays_where_it_was_put(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    across = table(screen).horizontalHeader()
    across.moveSection(across.visualIndex(3), 1)
    qtbot.waitUntil(lambda: headings(screen) == ["Child", "Talked", "Lives", "Next review", "Waiting"])
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    again = opened(office, qtbot)
    qtbot.waitUntil(lambda: headings(again) == ["Child", "Talked", "Lives", "Next review", "Waiting"])


def test_the_child_stays_and_a_list_without_columns_is_the_usual_one() -> None:
    assert with_or_without(("child", "lives"), "lives") == ("child", "lives")
    assert moved_left(USUAL, "lives") == USUAL
    assert shown_keys(("nonsense", "lives", "lives")) == ("child", "lives")
    assert shown_keys(()) == USUAL


def test_no_more_than_eight_views_are_kept(office: Office) -> None:
    with office.store.transaction() as session:
        for number in range(MOST_OWN_VIEWS):
            keep_view(session, OwnView(f"View {number}", "all", "sam"))
            session.flush()
        with pytest.raises(Refused, match="Remove one"):
            keep_view(session, OwnView("One more", "all", "sam"))


def test_a_list_arranged_by_another_version_opens_all_the_same(office: Office) -> None:
    with office.store.transaction() as session:
        session.merge(LocalSetting(name=LIST_LOOK_SETTING, value={"columns": [1], "views": [{"name": "x"}, "y"]}))
    with office.store.reading() as session:
        assert list_look(session) == ListLook()


def headings(screen: ChildrenScreen) -> list[str]:
    return [column.heading for column in table(screen).table.columns]


def tab_values(tabs: Tabs) -> list[str]:
    return [choice.value for choice in tabs.choices()]


def pressed(screen: ChildrenScreen, words: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.words() == words and one.isVisible())


def test_the_foot_says_how_many_reviews_of_the_year_were_in_time(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    said = "Reviews in time since 1 April:"
    qtbot.waitUntil(lambda: any(said in label.text() and label.isVisible() for label in screen.findChildren(Label)))
