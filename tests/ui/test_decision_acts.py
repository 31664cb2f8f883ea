"""Wherever a decision is marked, it leaves a line in its history, and Undo gives back the state it had."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.ui.child.screen import ChildScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.today.screen import TodayScreen
from iro_desktop.ui.today.waiting import Kind as Waiting
from tests.desks import Office, office_in


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def stands(office: Office) -> DecisionStatus:
    with office.store.reading() as session:
        return session.get_one(Decision, office.load.decisions["dentist"]).status


def lines(office: Office) -> list[tuple[UpdateKind, DecisionStatus | None, str | None]]:
    with office.store.reading() as session:
        found = session.query(DecisionUpdate).filter_by(decision_id=office.load.decisions["dentist"])
        return sorted((line.kind, line.status, line.by_name) for line in found)


def child_page(office: Office, qtbot: QtBot) -> ChildScreen:
    screen = ChildScreen(office.desk, Place(Page.CHILD, office.load.children["Sam"]))
    qtbot.addWidget(screen)
    screen.resize(1134, 656)
    screen.show()
    qtbot.waitUntil(lambda: bool(screen._side.decisions.rows()))
    return screen


def test_on_today_x_leaves_a_line_and_undo_opens_it_again(office: Office, qtbot: QtBot) -> None:
    screen = TodayScreen(office.desk, Place(Page.TODAY))
    qtbot.addWidget(screen)
    screen.resize(1134, 656)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    qtbot.waitUntil(lambda: bool(screen._others.rows.rows()))
    screen._others.rows.setFocus()
    assert screen._others.rows.choose((Waiting.OTHERS_DECISION, office.load.decisions["dentist"]))
    QTest.keyClick(screen._others.rows, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: stands(office) is DecisionStatus.DONE)
    assert lines(office) == [(UpdateKind.LOOKED_AT, DecisionStatus.DONE, "Ruth Okafor")]

    qtbot.waitUntil(lambda: bool(office.asked.actions))
    office.asked.undo()
    qtbot.waitUntil(lambda: stands(office) is DecisionStatus.OPEN)


def test_undo_on_a_childs_page_gives_back_the_state_it_had(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        session.get_one(Decision, office.load.decisions["dentist"]).status = DecisionStatus.PARTLY
    screen = child_page(office, qtbot)
    screen._side.ticked.emit(office.load.decisions["dentist"])
    qtbot.waitUntil(lambda: stands(office) is DecisionStatus.DONE)
    qtbot.waitUntil(lambda: bool(office.asked.actions))
    office.asked.undo()
    qtbot.waitUntil(lambda: stands(office) is DecisionStatus.PARTLY)


def test_an_open_decision_on_a_childs_page_leads_to_all_that_can_be_done_about_it(office: Office, qtbot: QtBot) -> None:
    screen = child_page(office, qtbot)
    dentist = office.load.decisions["dentist"]
    screen._side.opened.emit(dentist)
    assert office.asked.places == [Place(Page.FOLLOW_UP, office.load.children["Sam"], str(dentist))]
