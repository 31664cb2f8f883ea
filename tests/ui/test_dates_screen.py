"""Dates and checks on screen: every clock with its sum; a check is done in one click and taken back in another."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.statutory_checks import record_check
from iro_desktop.models.plan_checks import CheckKind
from iro_desktop.queries.clocks import ClockLine, child_clocks
from iro_desktop.ui.dates import viewmodel
from iro_desktop.ui.dates.clock_row import ClockRow
from iro_desktop.ui.dates.screen import DatesScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, unnamed_controls
from iro_desktop.ui.shown import plain
from tests.caseload import HOLIDAYS, TODAY
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


@pytest.fixture
def screen(office: Office, qtbot: QtBot) -> DatesScreen:
    screen = DatesScreen(office.desk, Place(Page.DATES, office.load.children["Sam"]))
    qtbot.addWidget(screen)
    screen.resize(1134, 640)
    screen.show()
    qtbot.waitUntil(lambda: bool(screen.rows))
    return screen


def the(screen: DatesScreen, kind: CheckKind) -> ClockRow:
    return next(one for one in screen.rows if one.shown.check is kind)


def kept(office: Office, kind: CheckKind) -> ClockLine:
    with office.store.reading() as session:
        lines = child_clocks(session, office.load.children["Sam"], TODAY, HOLIDAYS)
    return next(line for line in lines if line.check is kind)


def press(part: ClockRow, words: str) -> None:
    button = next(one for one in part.findChildren(Button) if one.words() == words)
    QTest.mouseClick(button, LEFT)


def test_a_check_is_done_in_one_click_and_taken_back_in_another(
    office: Office, screen: DatesScreen, qtbot: QtBot
) -> None:
    press(the(screen, CheckKind.DENTAL), "Done today")
    qtbot.waitUntil(lambda: kept(office, CheckKind.DENTAL).done_on == TODAY)
    qtbot.waitUntil(lambda: bool(office.asked.actions))
    assert office.asked.sentences == ["Dental check: written down as done 12 March."]

    office.asked.undo()
    qtbot.waitUntil(lambda: kept(office, CheckKind.DENTAL).done_on is None)


def test_a_check_of_another_day_keeps_what_came_of_it(office: Office, screen: DatesScreen, qtbot: QtBot) -> None:
    visit = the(screen, CheckKind.VISIT)
    press(visit, "More")
    visit.day.set_value(date(2026, 3, 3))
    QTest.keyClicks(visit.outcome, "Saw the new room")
    visit.alone.set_value(True)
    press(visit, "Keep as done")

    qtbot.waitUntil(lambda: kept(office, CheckKind.VISIT).done_on == date(2026, 3, 3))
    assert kept(office, CheckKind.VISIT).note == "Saw the new room"


def test_another_day_without_a_reason_is_said_beside_it(office: Office, screen: DatesScreen, qtbot: QtBot) -> None:
    visit = the(screen, CheckKind.VISIT)
    press(visit, "More")
    visit.next_day.set_value(date(2026, 4, 3))
    press(visit, "Set the day")
    qtbot.waitUntil(lambda: "Say why this day" in str(visit.problem.words()))
    assert not kept(office, CheckKind.VISIT).set_by_hand

    QTest.keyClicks(visit.reason, "The worker is away")
    press(visit, "Set the day")
    qtbot.waitUntil(lambda: kept(office, CheckKind.VISIT).set_by_hand)


def test_a_day_that_was_not_typed_is_asked_for(screen: DatesScreen) -> None:
    visit = the(screen, CheckKind.VISIT)
    press(visit, "More")
    press(visit, "Keep as done")

    assert str(visit.problem.words()) == "Type the day."


def test_one_fold_is_open_at_a_time(screen: DatesScreen) -> None:
    press(the(screen, CheckKind.VISIT), "More")
    press(the(screen, CheckKind.DENTAL), "More")

    assert the(screen, CheckKind.VISIT).fold is None
    assert the(screen, CheckKind.DENTAL).fold is not None


def test_the_keyboard_stays_with_the_check_that_was_done(screen: DatesScreen, office: Office, qtbot: QtBot) -> None:
    before = the(screen, CheckKind.DENTAL)
    before.done_button.setFocus()
    QTest.keyClick(before.done_button, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: the(screen, CheckKind.DENTAL) is not before)
    assert the(screen, CheckKind.DENTAL).done_button.hasFocus()


def test_what_is_typed_stays_while_another_laptop_s_work_arrives(
    screen: DatesScreen, office: Office, qtbot: QtBot
) -> None:
    visit = the(screen, CheckKind.VISIT)
    press(visit, "More")
    QTest.keyClicks(visit.outcome, "Saw the new")
    sam, theirs = office.load.children["Sam"], partial(record_check, kind=CheckKind.DENTAL, done_on=TODAY, today=TODAY)
    with qtbot.waitSignal(office.casework.changed):
        office.casework.write(office.casework, partial(theirs, child_id=sam))
    assert the(screen, CheckKind.VISIT) is visit
    assert visit.outcome.value() == "Saw the new"

    press(visit, "More")
    qtbot.waitUntil(lambda: "last done 12 March" in the(screen, CheckKind.DENTAL).shown.spoken)


def test_where_a_date_comes_from_is_said_by_a_tick(screen: DatesScreen) -> None:
    law = "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 33(2)"
    said = [label for label in screen.rows[0].findChildren(Label) if plain(label.words()) == law]
    assert [label.isVisible() for label in said] == [False]

    QTest.mouseClick(screen.sources, LEFT)
    assert [label.isVisible() for label in said] == [True]


def test_every_control_has_a_name_and_every_clock_its_words(screen: DatesScreen) -> None:
    screen.rows[0].open_fold() if screen.rows[0].shown.check else the(screen, CheckKind.VISIT).open_fold()

    assert unnamed_controls(screen) == []
    assert all(row.accessibleDescription() for row in screen.rows)


def test_lateness_is_the_councils_or_ours_and_never_the_childs(office: Office) -> None:
    with office.store.reading() as session:
        for child_id in office.load.children.values():
            lines = child_clocks(session, child_id, TODAY, HOLIDAYS)
            tags = [viewmodel.clock(line, TODAY).tag for line in lines]
            said = [tag.words for tag in tags if tag is not None and "late" in tag.words]
            assert all(words.startswith(("Ours is ", "The council is ")) for words in said)


def test_the_nearest_are_open_and_in_order(office: Office) -> None:
    with office.store.reading() as session:
        lines = child_clocks(session, office.load.children["Sam"], TODAY, HOLIDAYS)
    dated = {str(line.key): line.due.due_on for line in lines if line.due is not None}

    nearest = [dated[one.key] for one in viewmodel.nearest(lines, TODAY)]

    assert nearest == sorted(nearest)
    assert len(nearest) <= viewmodel.NEAREST
