"""Today as a screen: real store, real widgets, keys and clicks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.models.review import Decision, DecisionStatus, Review
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import RowsView, unnamed_controls
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.today.screen import TodayScreen
from iro_desktop.ui.today.waiting import Kind
from tests.desks import Office, office_in
from tests.factories import child
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.today_office import buttons, dressed, office, opened, press, rows, titles

__all__ = ["dressed", "office"]

LEFT = Qt.MouseButton.LeftButton


def test_the_morning_is_there_at_once(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert screen.heading().below.text() == "1 review today. Next: review for Sam at 11:00 in Luton."
    assert titles(rows(screen, "Waiting for me")) == [
        "Decisions for Leo, to send",
        "Midway check, Malik",
        "Letter to Robyn",
        "Letter to Leo",
        "2 notes to finish",
    ]
    assert titles(rows(screen, "Waiting for others")) == ["Sam: Dentist", "Malik: New glasses"]


def test_every_control_has_a_name_and_one_button_is_filled(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Open the review"]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("size", [(1134, 660), (1688, 940)])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, size)

    qtbot.waitUntil(lambda: cut_words(screen) == [])


def test_the_primary_button_opens_the_review_of_today(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "Open the review")[0], LEFT)

    assert office.asked.places == [Place(Page.REVIEW, office.load.reviews["Sam's third"])]


def test_j_and_k_walk_through_the_whole_morning_and_enter_opens(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_J):
        press(screen, key)
    waiting = rows(screen, "Waiting for me")

    assert waiting.hasFocus()
    assert waiting.current_key() == (Kind.LETTER, office.load.reviews["Robyn's last"])
    press(screen, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.LETTER, office.load.letters["Robyn's draft"])]


def test_j_goes_on_from_one_list_to_the_next(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    for _ in range(6):
        press(screen, Qt.Key.Key_J)
    assert rows(screen, "Waiting for others").hasFocus()

    press(screen, Qt.Key.Key_K)
    assert rows(screen, "Waiting for me").current_key() == (Kind.NOTES, None)


def test_x_ticks_what_somebody_else_did_and_undo_takes_it_back(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    others = rows(screen, "Waiting for others")
    others.setFocus()
    others.choose((Kind.OTHERS_DECISION, office.load.decisions["dentist"]))

    press(screen, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: titles(others) == ["Malik: New glasses"])
    assert office.asked.sentences == ["Decision marked as done."]
    assert status_of(office, "dentist") is DecisionStatus.DONE

    office.asked.undo()
    qtbot.waitUntil(lambda: titles(others) == ["Sam: Dentist", "Malik: New glasses"])
    assert status_of(office, "dentist") is DecisionStatus.OPEN


def status_of(office: Office, name: str) -> DecisionStatus:
    with office.store.reading() as session:
        decision = session.get(Decision, office.load.decisions[name])
        assert decision is not None
        return decision.status


def test_x_marks_decisions_as_sent(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    mine.setFocus()
    mine.choose((Kind.DECISIONS, office.load.reviews["Leo's last"]))

    press(screen, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: "Decisions for Leo, to send" not in titles(mine))
    with office.store.reading() as session:
        review = session.get(Review, office.load.reviews["Leo's last"])
        assert review is not None
        assert review.decisions_sent_on == office.desk.today()


def test_the_rest_of_a_list_is_one_click_away(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    QTest.mouseClick(buttons(screen, "1 more")[0], LEFT)

    assert titles(mine)[-1] == "2 reviews to plan"
    QTest.mouseClick(buttons(screen, "Show fewer")[0], LEFT)
    assert len(mine.rows()) == 5


def test_notes_to_finish_unfold_and_are_gone_on_with(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    mine = rows(screen, "Waiting for me")
    mine.setFocus()
    mine.choose((Kind.NOTES, None))
    press(screen, Qt.Key.Key_Return)
    assert titles(mine)[-2:] == ["Note about Robyn", "Note about Robyn"]

    note = office.load.notes["unfinished 2026-03-10"]
    mine.choose((Kind.NOTE, note))
    press(screen, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.CONSULTATION, note)]


def test_the_letter_in_progress_is_one_click_away(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "Keep writing")[0], LEFT)

    assert office.asked.places == [Place(Page.LETTER, office.load.letters["Robyn's draft"])]


def test_next_week_opens_its_rows(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(buttons(screen, "See the week")[0], LEFT)
    week = next(view for view in screen.findChildren(RowsView) if "next week" in view.accessibleName())

    assert week.isVisible()
    assert titles(week) == ["Malik, 11"]


def test_a_laptop_without_children_offers_to_bring_them_in(tmp_path: Path, qtbot: QtBot) -> None:
    office = office_in(tmp_path, empty=True)
    screen = TodayScreen(office.desk, Place(Page.TODAY))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: len(buttons(screen, "Bring in a caseload")) == 1)
    QTest.mouseClick(buttons(screen, "Bring in a caseload")[0], LEFT)

    assert office.asked.places == [Place(Page.BRING_IN)]
    office.close()


def test_a_screen_that_was_closed_hears_nothing_more(office: Office, qtbot: QtBot) -> None:
    screen = TodayScreen(office.desk, Place(Page.TODAY))
    screen.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(office.casework.changed):
        office.casework.write(
            office.casework, lambda session: session.add(child(council_child_id="0009999", known_as=None))
        )
