"""The screen of a midway check: keys answer, lines are kept, Finish says what is missing and offers what follows."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.midway_decisions import look_at_decision
from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.consultation import Channel, Consultation
from iro_desktop.models.decision_update import DecisionUpdate
from iro_desktop.models.midway import MidwayState, SpokenWith
from iro_desktop.models.resolution import Reason
from iro_desktop.models.review import DecisionStatus, Review, ReviewStatus
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Label
from iro_desktop.ui.midway import viewmodel
from iro_desktop.ui.midway.day_panel import MovePanel, NotNeededPanel
from iro_desktop.ui.midway.screen import MidwayScreen
from iro_desktop.ui.raising.panel import RaisePanel
from tests.midway_room import NOW, TODAY
from tests.ui.midway_office import MidwayOffice, midway, opened
from tests.ui.review_office import LEFT, button, shown_words

__all__ = ["midway"]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "something has the keyboard"
    return found


def press(keys: str) -> None:
    """Type into whatever has the keyboard."""
    QTest.keyClicks(focused(), keys)


def is_in(part: QWidget) -> bool:
    return part.isAncestorOf(focused())


def enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return)


def answer_all(screen: MidwayScreen, qtbot: QtBot) -> None:
    """By keys alone: done, not done, not done, each with its line; then the child."""
    for row, (key, text) in zip(screen.rows, (("1", "seen"), ("3", "no call"), ("3", "no form")), strict=True):
        qtbot.waitUntil(partial(is_in, row))
        press(key)
        qtbot.waitUntil(row.line.hasFocus)
        press(text)
        enter()
    qtbot.waitUntil(lambda: screen.beside.spoken.isAncestorOf(focused()))


def finish(screen: MidwayScreen, office: MidwayOffice, qtbot: QtBot) -> None:
    answer_all(screen, qtbot)
    press("1")
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: office.kept().is_closed)
    qtbot.waitUntil(screen.finished.isVisible)


def lines(office: MidwayOffice) -> list[tuple[DecisionStatus | None, str | None]]:
    with office.store.reading() as session:
        kept = session.scalars(select(DecisionUpdate).order_by(DecisionUpdate.created_at, DecisionUpdate.id))
        return [(one.status, one.text) for one in kept]


def test_looking_opens_nothing(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)

    assert "What was decided" in shown_words(screen)
    assert midway.kept().state is MidwayState.NOT_STARTED


def test_it_begins_at_the_first_decision_that_waits(midway: MidwayOffice, qtbot: QtBot) -> None:
    look = partial(
        look_at_decision, decision_id=midway.room.decisions[0], status=DecisionStatus.DONE, text="", at=NOW, by=None
    )
    with midway.store.transaction() as session:
        look(session)
    screen = opened(midway, qtbot)

    qtbot.waitUntil(lambda: screen.rows[1].isAncestorOf(focused()))


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("1", DecisionStatus.DONE),
        ("2", DecisionStatus.PARTLY),
        ("3", DecisionStatus.NOT_DONE),
        ("4", DecisionStatus.OVERTAKEN),
    ],
)
def test_a_key_answers_and_the_line_is_written_once(
    midway: MidwayOffice, qtbot: QtBot, key: str, status: DecisionStatus
) -> None:
    screen = opened(midway, qtbot)
    press(key)
    qtbot.waitUntil(screen.rows[0].line.hasFocus)
    press("as promised")
    enter()

    qtbot.waitUntil(lambda: lines(midway) == [(status, "as promised")])
    assert midway.kept().decisions[0].status is status
    assert midway.kept().state is MidwayState.FORM_OPEN


def test_what_is_typed_is_kept_before_the_line_is_left(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    press("2")
    qtbot.waitUntil(screen.rows[0].line.hasFocus)
    press("two of three")

    qtbot.waitUntil(lambda: midway.kept().decisions[0].note == "two of three")
    assert lines(midway) == []


def test_another_answer_in_the_same_row_is_one_line(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    press("1")
    qtbot.waitUntil(screen.rows[0].line.hasFocus)
    pill = button_called(screen, "Not done")
    QTest.mouseClick(pill, LEFT)
    qtbot.waitUntil(screen.rows[0].line.hasFocus)
    enter()

    qtbot.waitUntil(lambda: lines(midway) == [(DecisionStatus.NOT_DONE, None)])


def button_called(screen: MidwayScreen, words: str) -> QAbstractButton:
    return next(one for one in screen.rows[0].findChildren(QAbstractButton) if one.accessibleName().startswith(words))


def test_arrow_keys_go_from_decision_to_decision(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    for step, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(focused(), step)
        qtbot.waitUntil(partial(is_in, screen.rows[place]))
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert screen.rows[0].isAncestorOf(focused())


def test_an_answer_is_taken_back(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    press("1")
    qtbot.waitUntil(lambda: midway.kept().decisions[0].was_looked_at)
    QTest.mouseClick(button(screen.rows[0], "Take back, decision 1"), LEFT)

    qtbot.waitUntil(lambda: not midway.kept().decisions[0].was_looked_at)
    assert midway.kept().decisions[0].status is DecisionStatus.OPEN


def test_leaving_the_page_writes_the_line_that_stands_there(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    press("3")
    qtbot.waitUntil(screen.rows[0].line.hasFocus)
    press("no call")
    screen.leave()

    qtbot.waitUntil(lambda: lines(midway) == [(DecisionStatus.NOT_DONE, "no call")])


def test_a_talk_is_kept_in_the_way_the_child_likes(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    screen.beside.start()
    press("1")

    qtbot.waitUntil(lambda: midway.kept().child_spoken is SpokenWith.SPOKE)
    assert midway.kept().child_spoken_how is Channel.VIDEO
    assert screen.beside.spoken.how.isVisible()
    with midway.store.reading() as session:
        assert [one.channel for one in session.scalars(select(Consultation))] == [Channel.VIDEO]


def test_that_the_child_prefers_half_way_is_kept_with_the_wishes(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    screen.beside.start()
    press("3")
    qtbot.waitUntil(screen.beside.spoken.when.isVisible)
    screen.beside.spoken.when.choose_key(2)

    qtbot.waitUntil(lambda: midway.kept().wishes is BetweenReviews.HALF_WAY)
    qtbot.waitUntil(lambda: bool(midway.said))
    midway.undo()
    qtbot.waitUntil(lambda: midway.kept().wishes is None)


def test_finish_says_all_that_is_missing_and_goes_to_the_first(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    QTest.mouseClick(screen.finish, LEFT)

    qtbot.waitUntil(screen.missing.isVisible)
    assert screen.missing.words() == (
        "Not finished yet; everything is kept. Decisions 1, 2 and 3 were not looked at. Say what became of them. "
        "Say whether you spoke with Wren, tried, or will another time."
    )
    assert screen.rows[0].isAncestorOf(focused())
    assert midway.kept().state is MidwayState.NOT_STARTED


def test_a_check_is_finished_by_keys_alone_and_offers_what_follows(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    finish(screen, midway, qtbot)

    kept = midway.kept()
    assert (kept.with_name, kept.held_on, kept.closed_by_name) == ("Priya Green", TODAY, "Maren")
    words = shown_words(screen)
    assert "2 decisions are not done." in words
    assert "Not done. no call" in words
    assert button(screen, "Raise a resolution about both").isVisible()
    assert not screen.finish.isVisible()


def test_undo_opens_it_again(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    finish(screen, midway, qtbot)
    midway.undo()

    qtbot.waitUntil(lambda: midway.kept().state is MidwayState.FORM_OPEN)
    qtbot.waitUntil(screen.finish.isVisible)


def test_a_resolution_begins_with_what_was_not_done(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    finish(screen, midway, qtbot)
    QTest.mouseClick(button(screen, "Raise a resolution about both"), LEFT)

    assert isinstance(midway.panels[-1], RaisePanel)
    about = viewmodel.raise_about(midway.kept())
    assert about.reasons == (Reason.DECISIONS_NOT_FOLLOWED,)
    assert about.decision_ids == midway.room.decisions[1:]
    assert (about.review_id, about.from_record_id) == (midway.room.review_id, midway.kept().midway_id)
    assert about.to_name == "Priya Green"


def test_the_letter_is_begun_and_opened(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    finish(screen, midway, qtbot)
    QTest.mouseClick(button(screen, "Tell Wren what happened"), LEFT)

    qtbot.waitUntil(lambda: bool(midway.went))
    assert midway.went == [Place(Page.LETTER, midway.kept().letter_id)]
    qtbot.waitUntil(lambda: screen.finished.letter.words() == "Go on with the letter to Wren")


def test_talked_about_waits_to_be_written_down(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    QTest.mouseClick(screen.held, LEFT)

    qtbot.waitUntil(lambda: midway.kept().state is MidwayState.HELD_NOT_RECORDED)
    assert midway.kept().with_name == "Priya Green"
    qtbot.waitUntil(lambda: bool(midway.said))
    midway.undo()
    qtbot.waitUntil(lambda: midway.kept().state is MidwayState.NOT_STARTED)


def test_another_day_wants_a_reason(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    QTest.mouseClick(screen.other_day, LEFT)
    panel = midway.panels[-1]
    assert isinstance(panel, MovePanel)
    qtbot.addWidget(panel)
    panel.day.set_value(date(2026, 6, 8))
    QTest.mouseClick(button(panel, "Move the check"), LEFT)
    qtbot.waitUntil(lambda: "Say why another day is right for this child. The day was not changed." in all_words(panel))

    panel.reason.set_value("Wren prefers half way")
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(button(panel, "Move the check"), LEFT)
    assert midway.kept().due.due_on == date(2026, 6, 8)
    midway.undo()
    qtbot.waitUntil(lambda: midway.kept().due.due_on == date(2026, 4, 23))


def all_words(panel: MovePanel) -> list[str]:
    return [one.text() for one in panel.findChildren(Label)]


def test_half_way_is_one_press_where_the_next_review_is_planned(midway: MidwayOffice, qtbot: QtBot) -> None:
    with midway.store.transaction() as session:
        session.add(Review(child_id=midway.room.child_id, status=ReviewStatus.PLANNED, planned_on=date(2026, 9, 8)))
    screen = opened(midway, qtbot)
    QTest.mouseClick(screen.other_day, LEFT)
    panel = midway.panels[-1]
    assert isinstance(panel, MovePanel)
    qtbot.addWidget(panel)
    QTest.mouseClick(panel.half_way, LEFT)

    assert (panel.day.value(), panel.reason.value()) == (date(2026, 6, 10), "Wren prefers half way")


def test_not_needed_keeps_its_reason_and_is_needed_again(midway: MidwayOffice, qtbot: QtBot) -> None:
    screen = opened(midway, qtbot)
    QTest.mouseClick(screen.not_needed, LEFT)
    panel = midway.panels[-1]
    assert isinstance(panel, NotNeededPanel)
    qtbot.addWidget(panel)
    panel.reason.set_value("Moved to another council on Monday")
    with qtbot.waitSignal(panel.closed):
        enter_in(panel)

    qtbot.waitUntil(screen.needed.isVisible)
    assert midway.kept().state is MidwayState.NOT_REQUIRED
    QTest.mouseClick(screen.needed, LEFT)
    qtbot.waitUntil(lambda: midway.kept().state is MidwayState.NOT_STARTED)


def enter_in(panel: NotNeededPanel) -> None:
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
