"""The page of one resolution: real store, real clicks, and the steps that follow from them."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.resolution_steps import add_note, answered, settle
from iro_desktop.models.resolution import Outcome, StepKind
from iro_desktop.models.resolution_story import Standing
from iro_desktop.queries.resolution_card import Act
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import DateField, Label, NotesField, Pills, TextField, unnamed_controls
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.resolutions.act_panel import ActPanel
from iro_desktop.ui.resolutions.card_screen import ResolutionScreen
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import TODAY
from tests.desks import Office
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.resolution_office import (
    OFFICER,
    button,
    buttons,
    did,
    page_of,
    quiet,
    raise_for,
    resolution_office,
    show,
)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
IN_TIME, OVERDUE = date(2026, 3, 6), date(2026, 2, 23)


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


def opened(office: Office, qtbot: QtBot, concern: UUID) -> ResolutionScreen:
    screen = ResolutionScreen(office.desk, Place(Page.RESOLUTION, concern))
    show(screen, office, qtbot)
    return screen


def act(screen: ResolutionScreen, office: Office, qtbot: QtBot, words: str) -> ActPanel:
    """Press a button of the page, and show the panel it asked for."""
    QTest.mouseClick(button(screen.now, words), LEFT)
    panel = office.asked.panels[-1]
    assert isinstance(panel, ActPanel)
    show(panel, office, qtbot, (660, 500))
    return panel


def notes(panel: QWidget, name: str) -> NotesField:
    return next(field for field in panel.findChildren(NotesField) if field.accessibleName() == name)


def line(panel: QWidget, name: str) -> TextField:
    return next(field for field in panel.findChildren(TextField) if field.accessibleName() == name)


def pills(panel: QWidget, name: str) -> Pills:
    return next(field for field in panel.findChildren(Pills) if field.accessibleName() == name)


def said(screen: QWidget) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible() and label.text()]


def kinds(office: Office, concern: UUID) -> list[StepKind]:
    return [row.kind for row in page_of(office, concern).history]


def test_an_answer_is_one_click_and_a_line(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", IN_TIME)
    screen = opened(office, qtbot, concern)
    panel = act(screen, office, qtbot, "Answered")
    assert line(panel, "Who answered").value() == "Grace Adeyemi"
    QTest.keyClicks(notes(panel, "What they answered"), "Booked for Friday.")
    QTest.keyClick(panel, Qt.Key.Key_Return, CTRL)
    quiet(office, qtbot)

    story = page_of(office, concern).story
    assert (story.answer, story.answered_on) == ("Booked for Friday.", TODAY)
    assert office.asked.sentences[-1] == "Answer about Malik kept."
    assert "Answered on 12 March, day 4. Is it enough? Settle it, or escalate." in said(screen)


def test_undo_takes_the_step_back_and_it_stays_to_be_seen(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", IN_TIME)
    screen = opened(office, qtbot, concern)
    panel = act(screen, office, qtbot, "Answered")
    QTest.keyClick(panel, Qt.Key.Key_Return, CTRL)
    quiet(office, qtbot)
    office.asked.undo()
    quiet(office, qtbot)

    assert page_of(office, concern).story.answered_on is None
    assert "Taken back on 12 March by Ruth Okafor. It counts no more." in said(screen)


def test_escalating_proposes_the_next_stage_and_may_leave_one_out(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", OVERDUE)
    screen = opened(office, qtbot, concern)
    panel = act(screen, office, qtbot, "Escalate to Stage 1")
    stages = pills(panel, "To which stage")
    assert stages.value() == "1"
    stages.choose_key(2)
    QTest.keyClicks(line(panel, "Who answers there"), "Nadia Rahman")
    QTest.mouseClick(button(panel, "Escalate"), LEFT)
    quiet(office, qtbot)

    story = page_of(office, concern).story
    assert (story.stage, story.to_name, story.asked_on) == (2, "Nadia Rahman", TODAY)
    assert isinstance(office.asked.panels[-1], MessagePanel)


def test_the_toast_comes_once_the_message_is_put_away(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", OVERDUE)
    panel = act(opened(office, qtbot, concern), office, qtbot, "Escalate to Stage 1")
    QTest.mouseClick(button(panel, "Escalate"), LEFT)
    quiet(office, qtbot)
    message = office.asked.panels[-1]
    show(message, office, qtbot, (660, 600))
    assert office.asked.sentences == []
    QTest.mouseClick(button(message, "I have sent it"), LEFT)
    message.hide()
    quiet(office, qtbot)

    assert office.asked.sentences == ["Escalated for Malik."]
    assert StepKind.MESSAGE_SENT in kinds(office, concern)


def test_waiting_asks_for_a_day_to_come_and_a_reason(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", OVERDUE)
    panel = act(opened(office, qtbot, concern), office, qtbot, "Wait until…")
    day = next(field for field in panel.findChildren(DateField) if field.accessibleName() == "Wait until")
    take = button(panel, "Wait until then")
    problems = []
    for typed in ("", "soon", "yesterday", "in 1 week"):
        day.line.clear()
        QTest.keyClicks(day.line, typed)
        QTest.mouseClick(take, LEFT)
        problems.append(panel.form.around["until"].problem() or panel.form.around["reason"].problem())
    QTest.keyClicks(line(panel, "Why you wait"), "It is booked.")
    QTest.mouseClick(take, LEFT)
    quiet(office, qtbot)

    assert problems[2:] == ["This day must come after today.", "Type why you wait: it stands on the card."]
    assert all(problems)
    clock = page_of(office, concern).clock
    assert clock is not None
    assert clock.standing is Standing.WAITING_UNTIL


def test_settling_asks_how_and_what_difference_it_made(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", IN_TIME)
    panel = act(opened(office, qtbot, concern), office, qtbot, "Settle it")
    settle_it = button(panel, "Settle it")
    QTest.mouseClick(settle_it, LEFT)
    assert panel.form.around["outcome"].problem() == "Choose how it ended."
    pills(panel, "How it ended").choose_key(1)
    QTest.mouseClick(settle_it, LEFT)
    assert panel.form.around["difference"].problem().startswith("Type the difference it made")
    QTest.keyClicks(notes(panel, "The difference it made for Malik, in a line"), "He has read it.")
    QTest.mouseClick(settle_it, LEFT)
    quiet(office, qtbot)

    story = page_of(office, concern).story
    assert (story.outcome, story.difference, story.settled_on) == (Outcome.RESOLVED, "He has read it.", TODAY)


def test_referring_to_cafcass_is_confirmed_and_needs_a_reason(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    screen = opened(office, qtbot, concern)
    QTest.mouseClick(screen.ladder.cafcass_button, LEFT)
    panel = office.asked.panels[-1]
    assert isinstance(panel, ActPanel)
    show(panel, office, qtbot, (660, 500))
    QTest.mouseClick(button(panel, "Yes, refer to Cafcass"), LEFT)
    assert panel.form.around["text"].problem() == "Type why it goes to Cafcass."
    QTest.keyClicks(notes(panel, "Why it goes to Cafcass"), "No date.")
    QTest.mouseClick(button(panel, "Yes, refer to Cafcass"), LEFT)
    quiet(office, qtbot)

    assert page_of(office, concern).story.to_cafcass_on == TODAY
    assert not screen.ladder.cafcass_button.isVisible()


def test_that_the_child_does_not_want_it_is_kept(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    panel = act(opened(office, qtbot, concern), office, qtbot, "Told Malik")
    QTest.mouseClick(button(panel, "Keep it"), LEFT)
    assert panel.form.around["how"].problem() == "Choose how they were told."
    pills(panel, "How").choose_key(4)
    pills(panel, "What they want").choose_key(2)
    QTest.mouseClick(button(panel, "Keep it"), LEFT)
    quiet(office, qtbot)

    told = page_of(office, concern).history[-1]
    assert (told.kind, told.text, told.child_agrees) == (StepKind.TOLD_CHILD, "by text", False)


def test_a_note_of_a_day_to_come_is_put_right_first(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    panel = act(opened(office, qtbot, concern), office, qtbot, "Add a note")
    QTest.keyClicks(notes(panel, "What there is to note"), "Rang.")
    day = next(field for field in panel.findChildren(DateField))
    QTest.keyClicks(day.line, "13 March 2026")
    QTest.mouseClick(button(panel, "Add the note"), LEFT)
    assert panel.form.around["on"].problem() == "This day must be today or earlier."
    day.line.clear()
    QTest.keyClicks(day.line, "yesterday")
    QTest.mouseClick(button(panel, "Add the note"), LEFT)
    quiet(office, qtbot)

    note = page_of(office, concern).history[-1]
    assert (note.text, note.happened_on) == ("Rang.", date(2026, 3, 11))


def test_words_that_were_not_kept_yet_are_there_again(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    screen = opened(office, qtbot, concern)
    first = act(screen, office, qtbot, "Add a note")
    QTest.keyClicks(notes(first, "What there is to note"), "Half a thou")
    QTest.mouseClick(button(first, "Not now"), LEFT)
    quiet(office, qtbot)
    again = act(screen, office, qtbot, "Add a note")

    assert notes(again, "What there is to note").value() == "Half a thou"
    QTest.mouseClick(button(again, "Add the note"), LEFT)
    quiet(office, qtbot)
    assert notes(act(screen, office, qtbot, "Add a note"), "What there is to note").value() == ""


def test_opening_again_asks_why(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    did(
        office,
        partial(settle, concern_id=concern, outcome=Outcome.RESOLVED, difference="Yes.", today=TODAY, by=OFFICER),
    )
    panel = act(opened(office, qtbot, concern), office, qtbot, "Open it again")
    QTest.mouseClick(button(panel, "Open it again"), LEFT)
    assert panel.form.around["reason"].problem() == "Type why it is opened again."
    QTest.keyClicks(line(panel, "Why it is opened again"), "It came back.")
    QTest.mouseClick(button(panel, "Open it again"), LEFT)
    quiet(office, qtbot)

    assert page_of(office, concern).story.settled_on is None


def test_a_step_that_somebody_else_made_impossible_is_refused_and_the_words_stay(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    panel = act(opened(office, qtbot, concern), office, qtbot, "Answered")
    QTest.keyClicks(notes(panel, "What they answered"), "Booked.")
    did(
        office,
        partial(settle, concern_id=concern, outcome=Outcome.RESOLVED, difference="Yes.", today=TODAY, by=OFFICER),
    )
    QTest.keyClick(panel, Qt.Key.Key_Return, CTRL)
    quiet(office, qtbot)

    assert "This is settled. Nothing was changed. Open it again first if it is not." in said(panel)
    assert notes(panel, "What they answered").value() == "Booked."
    assert button(panel, "Keep the answer").isEnabled()


def test_any_step_but_the_first_can_be_taken_back_from_the_history(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    did(office, partial(add_note, concern_id=concern, text="Rang.", today=TODAY, by=OFFICER))
    screen = opened(office, qtbot, concern)
    assert buttons(screen.history) == ["Take back"]
    QTest.mouseClick(button(screen.history, "Take back"), LEFT)
    quiet(office, qtbot)

    assert kinds(office, concern) == [StepKind.STARTED, StepKind.NOTE]
    assert not page_of(office, concern).history[-1].counts
    assert buttons(screen.history) == []


def test_the_message_is_shown_again_and_said_to_be_sent(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    screen = opened(office, qtbot, concern)
    assert "The message is not sent yet." in said(screen)
    QTest.mouseClick(button(screen, "Show the message"), LEFT)
    quiet(office, qtbot)
    message = office.asked.panels[-1]
    assert isinstance(message, MessagePanel)
    assert "Malik" not in message.message().subject
    QTest.mouseClick(button(screen, "I have sent it"), LEFT)
    quiet(office, qtbot)

    assert page_of(office, concern).story.message_sent
    assert "The message is not sent yet." not in said(screen)
    office.asked.undo()
    quiet(office, qtbot)
    assert not page_of(office, concern).story.message_sent


def test_one_key_opens_each_act_that_can_be_done_now(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Malik", "Age assessment", IN_TIME)
    screen = opened(office, qtbot, concern)
    assert set(screen.now.acts()) == {Act.ANSWERED, Act.ESCALATE, Act.SETTLE, Act.TELL_CHILD, Act.NOTE}
    keys = (Qt.Key.Key_A, Qt.Key.Key_E, Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_T, Qt.Key.Key_W)
    for key in keys:
        QTest.keyClick(screen, key)

    assert len(office.asked.panels) == 5


def test_the_children_of_a_card_are_one_click_away(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Sam", "No interpreter", IN_TIME, also=("Tom",))
    screen = opened(office, qtbot, concern)
    QTest.mouseClick(button(screen.children_of_card, "Tom, 11"), LEFT)

    assert office.asked.places == [Place(Page.CHILD, office.load.children["Tom"])]
    assert screen.child_shown() is None


def test_a_concern_that_is_no_longer_here_leads_back_to_the_board(office: Office, qtbot: QtBot) -> None:
    opened(office, qtbot, UUID(int=9))

    assert office.asked.places == [Place(Page.RESOLUTIONS)]
    assert office.asked.sentences[0].startswith("This is no longer on this laptop.")


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_and_one_button_is_filled(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    concern = raise_for(office, "Sam", "No interpreter", OVERDUE, also=("Tom",), stage=1)
    did(office, partial(answered, concern_id=concern, text="Soon.", today=TODAY, by=OFFICER))
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))
    screen = opened(office, qtbot, concern)

    qtbot.waitUntil(lambda: cut_words(screen) == [])
    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Settle it"]
