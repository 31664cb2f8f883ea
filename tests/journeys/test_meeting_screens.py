"""The parts of the meeting that open when they are needed: whole, named, and within reach of Tab, in large letters."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.actions.adjourning import AdjournmentDetails, adjourn, keep_direction
from iro_desktop.actions.meetings import begin_another_meeting
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.review import MeetingKind
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.main_window import PLACES
from iro_desktop.ui.review.screen import ReviewScreen
from iro_desktop.ui.shell.frame import WindowFrame
from iro_desktop.ui.shown import ChipState, ChipWords
from iro_desktop.ui.theme import Look, Theme
from tests.journeys.looking_over import cut, keyboard_faults, overlaps, unnamed
from tests.review_room import BANK_HOLIDAYS, NOW, TODAY
from tests.ui.review_office import Office, button, close_office, make_office

KEYS = {"to consider": Qt.Key.Key_T, "the decision": Qt.Key.Key_D}


def make(folder: Path) -> Office:
    office = make_office(folder, begun=True)
    with office.store.transaction() as session:
        begin_another_meeting(session, office.room.review_id, kind=MeetingKind.MAIN, on=TODAY)
        details = AdjournmentDetails(reason=AdjournmentReason.PLAN_NOT_SHARED, resumes_on=date(2026, 3, 26))
        adjourn(session, office.room.review_id, details, on=TODAY, bank_holidays=BANK_HOLIDAYS)
        session.flush()
        keep_direction(session, office.room.review_id, action="Share the plan with Wren", owner_name="Priya Green")
    return office


@pytest.mark.parametrize("opened", ["the meeting's fields", "the adjournment", "meeting mode", *KEYS])
def test_a_part_of_the_meeting_that_opens_is_whole_named_and_reached_by_tab(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, opened: str
) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, text_percent=150))
    office = make(tmp_path)
    screen = ReviewScreen(office.desk(), Place(Page.REVIEW, office.room.review_id, "meet"))
    window = WindowFrame(PLACES, ChipWords(ChipState.NOT_CONNECTED, "On this laptop"), now=lambda: NOW)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show_page(screen, place="children", heading=screen.heading())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: screen.steps.isVisible() and window.focusWidget() is not None)
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    if opened in KEYS:
        QTest.keyClick(window.windowHandle(), KEYS[opened], Qt.KeyboardModifier.ControlModifier)
    elif opened == "meeting mode":
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F11)
    else:
        button(screen, "Change" if opened == "the meeting's fields" else "Adjournment").click()
    assert window.isActiveWindow(), "something showed as a window of its own"

    qtbot.waitUntil(lambda: [*cut(window), *overlaps(window)] == [])
    assert [*unnamed(window), *keyboard_faults(window)] == []
    if opened == "meeting mode":
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F11)
    close_office(office)
