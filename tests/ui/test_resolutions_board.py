"""The board and the list: real store, real keys, and what each leads to."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.models.resolution import Reason
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import ChoiceField, Segments, unnamed_controls
from iro_desktop.ui.raising.panel import RaisePanel
from iro_desktop.ui.resolutions.act_panel import ActPanel
from iro_desktop.ui.resolutions.board_card import BoardCard
from iro_desktop.ui.resolutions.board_view import MOST_AT_FIRST
from iro_desktop.ui.resolutions.choosing import ChoosePanel
from iro_desktop.ui.resolutions.screen import ResolutionsScreen
from iro_desktop.ui.sidebar_counts import SidebarCounts
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import TODAY
from tests.desks import Office
from tests.raised import thanked
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.resolution_office import button, buttons, did, quiet, raise_for, resolution_office, show

LEFT = Qt.MouseButton.LeftButton
IN_TIME, DUE_TODAY = date(2026, 3, 6), date(2026, 2, 26)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = resolution_office(tmp_path)
    yield office
    office.close()


def opened(office: Office, qtbot: QtBot, part: str = "") -> ResolutionsScreen:
    screen = ResolutionsScreen(office.desk, Place(Page.RESOLUTIONS, part=part))
    show(screen, office, qtbot)
    return screen


def cards(screen: ResolutionsScreen) -> list[BoardCard]:
    return [card for card in screen.findChildren(BoardCard) if card.isVisible()]


def card_of(screen: ResolutionsScreen, who: str) -> BoardCard:
    return next(card for card in cards(screen) if card.shown.who == who)


def current() -> BoardCard:
    here = QApplication.focusWidget()
    assert isinstance(here, BoardCard)
    return here


def test_a_card_opens_by_a_click_and_by_enter(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Plan not shared", IN_TIME)
    screen = opened(office, qtbot)
    QTest.mouseClick(card_of(screen, "Malik"), LEFT)
    QTest.keyClick(card_of(screen, "Malik"), Qt.Key.Key_Return)

    assert office.asked.places == [Place(Page.RESOLUTION, concern)] * 2


def test_the_arrow_keys_walk_over_cards_and_columns_and_tab_stops_once(office: Office, qtbot: QtBot) -> None:
    for who, what, stage in (("Malik", "One", 0), ("Leo", "Two", 0), ("Robyn", "Three", 2)):
        raise_for(office, who, what, IN_TIME, stage=stage)
    screen = opened(office, qtbot)
    first = cards(screen)[0]
    first.setFocus()
    walked = [first.shown.who]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(current(), key)
        here = current()
        walked.append(here.shown.who)

    assert walked[0] != walked[1]
    assert walked[2] == "Robyn"
    assert walked[3] in ("Leo", "Malik")
    tabbed = [card for card in cards(screen) if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(tabbed) == 1


def test_a_late_card_has_its_two_buttons_and_others_have_none(office: Office, qtbot: QtBot) -> None:
    raise_for(office, "Malik", "In time", IN_TIME)
    raise_for(office, "Leo", "Health check not booked", DUE_TODAY)
    screen = opened(office, qtbot)

    assert buttons(card_of(screen, "Leo")) == ["Escalate", "Wait until…"]
    assert buttons(card_of(screen, "Malik")) == []
    assert cards(screen)[0].shown.who == "Leo"
    QTest.mouseClick(button(card_of(screen, "Leo"), "Escalate"), LEFT)
    QTest.mouseClick(button(card_of(screen, "Leo"), "Wait until…"), LEFT)
    assert [type(panel) for panel in office.asked.panels] == [ActPanel, ActPanel]
    assert office.asked.places == []


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_E, Qt.Key.Key_W])
def test_one_key_opens_what_is_done_about_the_current_card(office: Office, qtbot: QtBot, key: Qt.Key) -> None:
    raise_for(office, "Malik", "Plan not shared", IN_TIME)
    screen = opened(office, qtbot)
    card_of(screen, "Malik").setFocus()
    QTest.keyClick(card_of(screen, "Malik"), key)

    assert [type(panel) for panel in office.asked.panels] == [ActPanel]


def test_a_reason_narrows_the_board_and_all_brings_it_back(office: Office, qtbot: QtBot) -> None:
    raise_for(office, "Malik", "Plan", IN_TIME, reasons=(Reason.PLAN_NOT_SHARED,))
    raise_for(office, "Leo", "Visit", IN_TIME, reasons=(Reason.VISIT_LATE,))
    screen = opened(office, qtbot)
    reason = next(field for field in screen.findChildren(ChoiceField) if field.accessibleName() == "Reason")
    shown = {}
    for value in (Reason.VISIT_LATE, ""):
        reason.set_value(value)
        reason.edited.emit()
        quiet(office, qtbot)
        shown[value] = {card.shown.who for card in cards(screen)}

    assert shown == {Reason.VISIT_LATE: {"Leo"}, "": {"Leo", "Malik"}}


def test_the_same_as_a_list_opens_with_enter(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Plan", IN_TIME)
    screen = opened(office, qtbot, "list")
    assert screen.table.isVisible()
    screen.table.choose(concern)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.RESOLUTION, concern)]
    view = next(one for one in screen.findChildren(Segments) if one.accessibleName() == "Shown as")
    view.choose_key(1)
    assert screen.board.isVisible()


def test_a_column_with_many_cards_shows_the_first_and_folds_out_the_rest(office: Office, qtbot: QtBot) -> None:
    for number in range(MOST_AT_FIRST + 3):
        raise_for(office, "Malik", f"Thing {number}", IN_TIME)
    screen = opened(office, qtbot)
    assert len(cards(screen)) == MOST_AT_FIRST
    QTest.mouseClick(button(screen, "Show 3 more"), LEFT)

    assert len(cards(screen)) == MOST_AT_FIRST + 3


def test_what_is_raised_meanwhile_comes_up_and_the_keyboard_stays_on_its_card(office: Office, qtbot: QtBot) -> None:
    raise_for(office, "Malik", "Plan", IN_TIME)
    screen = opened(office, qtbot)
    before = card_of(screen, "Malik")
    before.setFocus()
    raise_for(office, "Leo", "Visit", IN_TIME)
    office.casework.look_again(frozenset({"resolution"}))
    quiet(office, qtbot)

    assert {card.shown.who for card in cards(screen)} == {"Malik", "Leo"}
    assert card_of(screen, "Malik") is before
    assert before.hasFocus()


def test_one_begun_and_not_started_is_offered_and_good_practice_listed(office: Office, qtbot: QtBot) -> None:
    did(office, lambda session: thanked(session, office.load.children["Sam"], on=TODAY))
    screen = opened(office, qtbot)
    QTest.mouseClick(button(screen, "Good practice noted this month: 1"), LEFT)
    QTest.mouseClick(button(screen, "Raise a resolution"), LEFT)

    assert [type(panel) for panel in office.asked.panels] == [ChoosePanel, RaisePanel]


def test_an_empty_board_says_so(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert cards(screen) == []
    assert not screen.board.isVisible()
    assert "Raise a resolution" in buttons(screen)


def test_the_sidebar_counts_what_is_open_and_shows_no_nought(office: Office, qtbot: QtBot) -> None:
    told: dict[str, object] = {}
    counts = SidebarCounts(office.desk, told.__setitem__, office.casework)
    quiet(office, qtbot)
    assert told.get("resolutions", 0) is None
    raise_for(office, "Malik", "Plan", IN_TIME)
    office.casework.look_again(frozenset({"resolution_step"}))
    quiet(office, qtbot)
    assert told.get("resolutions") == 1
    counts.deleteLater()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_and_one_button_is_filled(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    raise_for(office, "Malik", "A concern that takes more than one line on a card, as many do", DUE_TODAY, stage=2)
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    screen = opened(office, qtbot)

    qtbot.waitUntil(lambda: cut_words(screen) == [])
    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Raise a resolution"]
    for card in cards(screen):
        assert card.height() >= card.heightForWidth(card.width())
