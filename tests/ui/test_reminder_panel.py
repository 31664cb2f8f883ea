"""A reminder as a panel: made with two presses, done with one, put off with a reason; nothing typed is lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.actions.reminders import delete_reminder, remind
from iro_desktop.models.between_reviews import Reminder
from iro_desktop.queries.reminders import ReminderRow, open_reminders, reminder_row
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Label, unnamed_controls
from iro_desktop.ui.reminder import viewmodel
from iro_desktop.ui.reminder.about import ReminderAbout
from iro_desktop.ui.reminder.panel import ReminderPanel
from iro_desktop.ui.reminder.viewmodel import Soon
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import TODAY
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, filled_buttons

LEFT = Qt.MouseButton.LeftButton
IN_TWO_WEEKS = date(2026, 3, 26)


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


def opened(office: Office, qtbot: QtBot, reminder_id: UUID | None = None, text: str = "") -> ReminderPanel:
    about = ReminderAbout(child_id=office.load.children["Sam"], reminder_id=reminder_id, text=text)
    panel = ReminderPanel(office.desk, about)
    qtbot.addWidget(panel)
    panel.resize(620, 560)
    with qtbot.waitExposed(panel):
        panel.show()
    settled(office, qtbot)
    return panel


def settled(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def kept(office: Office) -> list[ReminderRow]:
    with office.store.reading() as session:
        return list(open_reminders(session))


@pytest.fixture
def ring_jan(office: Office) -> UUID:
    with office.store.transaction() as session:
        return remind(session, office.load.children["Sam"], text="Ring Jan", due_on=IN_TWO_WEEKS, today=TODAY)


def one(office: Office, reminder_id: UUID) -> ReminderRow:
    with office.store.reading() as session:
        row = reminder_row(session, reminder_id)
        assert row is not None
        return row


# A new one


def test_in_a_week_is_chosen_and_two_weeks_are_one_press_away(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    assert panel.day.value() == date(2026, 3, 19)
    QTest.keyClicks(panel.text, "Ring Jan")
    panel.soon.choose_key(3)
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.remind_button, LEFT)
    (row,) = kept(office)
    assert (row.text, row.due_on, row.who.name) == ("Ring Jan", IN_TWO_WEEKS, "Sam")
    assert office.asked.sentences == ["Reminder about Sam for Thu 26 March."]


def test_a_day_is_typed_in_words(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot, text="Ring Jan")
    panel.day.line.selectAll()
    QTest.keyClicks(panel.day.line, "in 2 weeks")
    assert panel.soon.value() is None
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.day.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.due_on for row in kept(office)] == [IN_TWO_WEEKS]


def test_undo_takes_it_away(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot, text="Ring Jan")
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.remind_button, LEFT)
    office.asked.undo()
    settled(office, qtbot)
    assert kept(office) == []


def test_without_words_or_a_day_it_says_what_is_missing_and_stays(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.mouseClick(panel.remind_button, LEFT)
    assert panel._text_field.problem() == viewmodel.NO_WORDS
    QTest.keyClicks(panel.text, "Ring Jan")
    panel.day.line.selectAll()
    QTest.keyClicks(panel.day.line, "soonish")
    QTest.mouseClick(panel.remind_button, LEFT)
    assert panel._day_problem.isVisible()
    assert kept(office) == []


def test_a_day_that_has_passed_is_refused_beside_the_day_and_can_be_put_right(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot, text="Ring Jan")
    panel.day.line.selectAll()
    QTest.keyClicks(panel.day.line, "1 March 2026")
    QTest.mouseClick(panel.remind_button, LEFT)
    settled(office, qtbot)
    assert "has passed" in panel._day_problem.text()
    panel.soon.choose_key(1)
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.remind_button, LEFT)
    assert len(kept(office)) == 1


def test_escape_keeps_what_was_typed_and_drops_what_was_only_carried_over(office: Office, qtbot: QtBot) -> None:
    carried = opened(office, qtbot, text="The whole note.")
    QTest.keyClick(carried.text, Qt.Key.Key_Escape)
    settled(office, qtbot)
    assert kept(office) == []
    typed = opened(office, qtbot)
    QTest.keyClicks(typed.text, "Ring Jan")
    with qtbot.waitSignal(typed.closed):
        QTest.keyClick(typed.text, Qt.Key.Key_Escape)
    settled(office, qtbot)
    assert [row.text for row in kept(office)] == ["Ring Jan"]


# One that was kept


def test_it_is_marked_as_done_with_one_press_and_undone(office: Office, qtbot: QtBot, ring_jan: UUID) -> None:
    panel = opened(office, qtbot, ring_jan)
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.done_button, LEFT)
    settled(office, qtbot)
    assert one(office, ring_jan).done_on == TODAY
    office.asked.undo()
    settled(office, qtbot)
    assert one(office, ring_jan).done_on is None


def test_one_that_is_done_says_so_and_can_be_opened_again(office: Office, qtbot: QtBot, ring_jan: UUID) -> None:
    with office.store.transaction() as session:
        done = session.get(Reminder, ring_jan)
        assert done is not None
        done.done_on = TODAY
    panel = opened(office, qtbot, ring_jan)
    assert "Done on 12 March" in [label.text() for label in panel.findChildren(Label) if label.isVisible()]
    QTest.mouseClick(panel.done_button, LEFT)
    settled(office, qtbot)
    assert one(office, ring_jan).done_on is None


def test_words_and_day_are_saved_as_they_are_typed(office: Office, qtbot: QtBot, ring_jan: UUID) -> None:
    panel = opened(office, qtbot, ring_jan)
    QTest.keyClicks(panel.text, " about the bike. ")
    panel.leave()
    settled(office, qtbot)
    assert "about the bike" in one(office, ring_jan).text


def test_putting_off_asks_for_a_day_and_a_reason_and_can_be_taken_back(
    office: Office, qtbot: QtBot, ring_jan: UUID
) -> None:
    panel = opened(office, qtbot, ring_jan)
    QTest.mouseClick(panel.later_button, LEFT)
    QTest.mouseClick(panel.put_off_button, LEFT)
    assert panel._later_field.problem() == viewmodel.NO_DAY
    QTest.keyClicks(panel.later.line, "9 April 2026")
    QTest.mouseClick(panel.put_off_button, LEFT)
    assert panel._reason_field.problem() == viewmodel.NO_REASON
    QTest.keyClicks(panel.reason, "Easter")
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.put_off_button, LEFT)
    assert (one(office, ring_jan).due_on, one(office, ring_jan).put_off_reason) == (date(2026, 4, 9), "Easter")
    office.asked.undo()
    settled(office, qtbot)
    assert (one(office, ring_jan).due_on, one(office, ring_jan).put_off_reason) == (IN_TWO_WEEKS, "")


def test_an_earlier_day_is_refused_beside_the_day(office: Office, qtbot: QtBot, ring_jan: UUID) -> None:
    panel = opened(office, qtbot, ring_jan)
    QTest.mouseClick(panel.later_button, LEFT)
    QTest.keyClicks(panel.later.line, "20 March 2026")
    QTest.keyClicks(panel.reason, "Easter")
    QTest.mouseClick(panel.put_off_button, LEFT)
    settled(office, qtbot)
    assert "not later" in panel._later_field.problem()


def test_deleting_can_be_taken_back(office: Office, qtbot: QtBot, ring_jan: UUID) -> None:
    panel = opened(office, qtbot, ring_jan)
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.delete_button, LEFT)
    settled(office, qtbot)
    assert kept(office) == []
    office.asked.undo()
    settled(office, qtbot)
    assert len(kept(office)) == 1


def test_one_that_is_deleted_elsewhere_closes_its_panel(office: Office, qtbot: QtBot, ring_jan: UUID) -> None:
    panel = opened(office, qtbot, ring_jan)
    with qtbot.waitSignal(panel.closed):
        office.casework.write(office.casework, lambda s: delete_reminder(s, ring_jan, at=office.desk.clock()))
    assert office.asked.sentences == [viewmodel.GONE]


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_unnamed_or_filled_twice(
    office: Office, qtbot: QtBot, qapp: QApplication, ring_jan: UUID, percent: int
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    panel = opened(office, qtbot, ring_jan)
    panel.resize(percent * 7, percent * 7)
    QTest.mouseClick(panel.later_button, LEFT)
    settled(office, qtbot)
    assert unnamed_controls(panel) == []
    assert cut_words(panel) == []
    assert len(filled_buttons(panel)) == 1


def test_what_a_reminder_says_of_itself(office: Office, ring_jan: UUID) -> None:
    row = one(office, ring_jan)
    assert viewmodel.how_it_stands(row, TODAY) == ""
    assert viewmodel.how_it_stands(row, date(2026, 3, 27)) == "Its day was Thu 26 March"
    assert viewmodel.day_of(Soon.IN_A_MONTH, date(2026, 1, 31)) == date(2026, 2, 28)
    assert viewmodel.kept("Sam", TODAY, TODAY) == "Reminder about Sam today."
