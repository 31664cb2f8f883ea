"""The workspace of a review, from its preparation to its close."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.closing import close_review
from iro_desktop.actions.decisions import add_decision
from iro_desktop.actions.meetings import add_note
from iro_desktop.actions.reviews import plan_next_review
from iro_desktop.actions.taking_part import set_participation
from iro_desktop.models.participation import ParticipationAnswers, Presence, Voice
from iro_desktop.models.review import Decision, NoteKind, Review, ReviewStatus
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, NotesField, Pills, RowsView, Steps, TextField, unnamed_controls
from iro_desktop.ui.review.decision_rows import DecisionPair
from iro_desktop.ui.review.screen import ReviewScreen
from iro_desktop.ui.review.viewmodel import ReviewStep
from iro_desktop.ui.theme import Look, Theme
from tests.review_room import NOW, TODAY, settle_home
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.review_office import LEFT, Office, button, named, office, opened, planned, shown_words

__all__ = ["office", "planned"]

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def fill(session: Session, office: Office) -> None:
    """Notes of every kind, a whole decision and one that lacks who and when."""
    for kind in NoteKind:
        add_note(session, office.room.review_id, kind=kind, text=f"{kind} of the meeting", said_at=NOW)
        session.flush()
    add_decision(session, office.room.review_id, wording="Viability visit", owner_name="Priya Green", due_on=TODAY)
    session.flush()
    add_decision(session, office.room.review_id, wording="Lift to the park")


def finish(session: Session, office: Office) -> None:
    """All that closing needs."""
    answers = ParticipationAnswers(
        born_on=office.kept().who.born_on or TODAY,
        review_on=TODAY,
        presence=Presence.IN_THE_ROOM,
        voice=Voice.SPOKE,
    )
    set_participation(session, office.room.review_id, answers)
    plan_next_review(session, office.room.review_id, on=TODAY.replace(month=9, day=11))
    settle_home(session, office.room.review_id)


def close_it(session: Session, office: Office) -> None:
    finish(session, office)
    session.flush()
    for one in session.scalars(select(Decision).where(Decision.review_id == office.room.review_id)):
        one.owner_name, one.due_on = "Jan", TODAY
    session.flush()
    close_review(session, office.room.review_id, on=TODAY)


# Every step


@pytest.mark.parametrize("step", list(ReviewStep))
def test_every_control_has_a_name(office: Office, qtbot: QtBot, step: ReviewStep) -> None:
    with office.store.transaction() as session:
        fill(session, office)
    assert unnamed_controls(opened(office, qtbot, step)) == []


@pytest.mark.parametrize("step", list(ReviewStep))
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_no_words_are_cut(office: Office, qtbot: QtBot, qapp: QApplication, step: ReviewStep, percent: int) -> None:
    theme.apply_look(qapp, Look(theme=Theme.DARK, text_percent=percent))
    with office.store.transaction() as session:
        fill(session, office)
    screen = opened(office, qtbot, step)
    qtbot.waitUntil(lambda: cut_words(screen) == [])


@pytest.mark.parametrize("step", list(ReviewStep))
def test_one_filled_button_at_most(office: Office, qtbot: QtBot, step: ReviewStep) -> None:
    screen = opened(office, qtbot, step)
    heading = screen.heading()
    qtbot.addWidget(heading)
    heading.show()
    assert len(filled_buttons(screen) + filled_buttons(heading)) == 1


def test_the_heading_says_whose_review_it_is(office: Office, qtbot: QtBot) -> None:
    heading = opened(office, qtbot).heading()
    qtbot.addWidget(heading)
    assert "Wren’s third review" in [part.text() for part in heading.findChildren(Label)]


def test_the_button_beside_the_title_leads_on(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "prepare")
    for words in ("Go on with the meeting", "Write to Wren"):
        heading = screen.heading()
        qtbot.addWidget(heading)
        QTest.mouseClick(button(heading, words), LEFT)
        if words == "Go on with the meeting":
            assert screen.findChildren(Steps)[0].value() == "meet"
            QTest.keyClick(screen, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: [place.page for place in office.went] == [Page.LETTER])


def test_control_and_page_keys_go_from_step_to_step(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "meet")
    QTest.keyClick(screen, Qt.Key.Key_PageDown, CTRL)
    assert screen.findChildren(Steps)[0].value() == "decide"
    QTest.keyClick(screen, Qt.Key.Key_PageUp, CTRL)
    assert screen.findChildren(Steps)[0].value() == "meet"


def test_a_conversation_recorded_here_is_about_this_child(office: Office, qtbot: QtBot) -> None:
    assert opened(office, qtbot).child_shown() == office.room.child_id


def test_opening_a_review_changes_nothing(office: Office, qtbot: QtBot) -> None:
    before = office.kept()
    for step in ReviewStep:
        opened(office, qtbot, step).leave()
    done: list[None] = []
    office.casework.write(office.casework, lambda _: None, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert office.kept() == before


# Prepare


def test_the_childs_agenda_comes_first_and_enter_adds_to_it(planned: Office, qtbot: QtBot) -> None:
    screen = opened(planned, qtbot)
    field = screen.focusWidget()
    assert isinstance(field, TextField)
    QTest.keyClicks(field, "My room")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [item.text for item in planned.kept().agenda if item.from_child][-1] == "My room")
    assert field.value() == ""


def test_delete_takes_an_item_off_the_agenda_with_undo(planned: Office, qtbot: QtBot) -> None:
    screen = opened(planned, qtbot)
    agenda = named(screen, RowsView, "The child’s agenda")
    agenda.setFocus()
    agenda.choose(planned.room.agenda[0])
    QTest.keyClick(agenda, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [item.text for item in planned.kept().agenda] == ["Football", "Health check"])
    qtbot.waitUntil(lambda: bool(planned.said))
    planned.undo()
    qtbot.waitUntil(lambda: len(planned.kept().agenda) == 3)


def test_a_plan_the_child_has_not_seen_is_told(planned: Office, qtbot: QtBot) -> None:
    screen = opened(planned, qtbot)
    screen.prepare.plans.lasting_home.open()
    named(screen, Pills, "Has the child seen the plan?").choose_key(2)
    QTest.keyClicks(named(screen, NotesField, "The plan in one sentence the child can read"), "You stay with Jan.")
    screen.leave()
    qtbot.waitUntil(lambda: planned.kept().child_has_seen_plan is False)
    assert planned.kept().plan_for_home == "You stay with Jan."


# Decide


@pytest.fixture
def deciding(office: Office, qtbot: QtBot) -> ReviewScreen:
    with office.store.transaction() as session:
        fill(session, office)
    return opened(office, qtbot, "decide")


def pair(screen: ReviewScreen, number: int) -> DecisionPair:
    return next(one for one in screen.findChildren(DecisionPair) if one.decision.number == number)


def test_both_wordings_of_a_decision_are_kept_on_one_record(
    deciding: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    QTest.keyClicks(pair(deciding, 1).childs, "Priya will visit Dean.")
    QTest.keyClicks(pair(deciding, 1).wording, " of the uncle")
    deciding.leave()
    qtbot.waitUntil(lambda: office.kept().decisions[0].child_wording == "Priya will visit Dean.")
    assert "of the uncle" in office.kept().decisions[0].wording


def test_missing_who_and_when_are_asked_for_where_they_belong(
    deciding: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    second = pair(deciding, 2)
    chip = next(one for one in second.sheet.findChildren(Button) if one.words() == "Add who will do this")
    QTest.mouseClick(chip, LEFT)
    QTest.keyClicks(second.fields.who, "Jan")
    QTest.keyClick(second.fields.who, Qt.Key.Key_Tab)
    QTest.keyClicks(second.fields.when.line, "27 March")
    QTest.keyClick(second.fields.when.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.kept().decisions[1].owner_name == "Jan")
    qtbot.waitUntil(lambda: str(office.kept().decisions[1].due_on) == "2026-03-27")
    qtbot.waitUntil(lambda: second._who.words() == "Jan" and second._who.isVisible())


def test_alt_and_an_arrow_move_a_decision_and_keep_the_keyboard_in_it(
    deciding: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    second = pair(deciding, 2)
    second.wording.put_caret()
    QTest.keyClick(second.wording, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: [one.wording for one in office.kept().decisions] == ["Lift to the park", "Viability visit"])
    qtbot.waitUntil(lambda: second.decision.number == 1 and second.wording.hasFocus())


def test_a_deleted_decision_comes_back_with_undo(deciding: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    pair(deciding, 1)._delete()
    qtbot.waitUntil(lambda: [one.wording for one in office.kept().decisions] == ["Lift to the park"])
    qtbot.waitUntil(lambda: bool(office.said))
    assert office.said[-1][0] == "Decision 1 deleted."
    office.undo()
    qtbot.waitUntil(lambda: [one.number for one in office.kept().decisions] == [1, 2])


def test_control_d_adds_a_decision_and_goes_to_it(deciding: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.keyClick(pair(deciding, 1).wording, Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: len(office.kept().decisions) == 3)
    qtbot.waitUntil(lambda: any(one.decision.number == 3 for one in deciding.findChildren(DecisionPair)))
    qtbot.waitUntil(pair(deciding, 3).wording.hasFocus)


# Write


def test_writing_begins_the_letter_and_opens_it(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "write")
    QTest.mouseClick(button(screen.write, "Write to Wren"), LEFT)
    qtbot.waitUntil(lambda: bool(office.went))
    assert (office.went[0].page, office.went[0].record_id) == (Page.LETTER, office.kept().letter.letter_id)


def test_no_letter_is_begun_before_the_meeting(planned: Office, qtbot: QtBot) -> None:
    screen = opened(planned, qtbot, "write")
    assert not button(screen.write, "Write to Wren").isEnabled()


def test_the_decision_sheet_is_saved_as_a_pdf(
    deciding: ReviewScreen, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    deciding.write.save_sheet(file)
    qtbot.waitUntil(lambda: bool(office.said))
    assert office.said[-1][0] == "Decision sheet saved as sheet.pdf."
    assert file.read_bytes().startswith(b"%PDF")


def test_a_sheet_that_cannot_be_saved_there_is_said_in_words(
    deciding: ReviewScreen, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    deciding.write.save_sheet(tmp_path / "no such folder" / "sheet.pdf")
    qtbot.waitUntil(lambda: bool(office.said))
    assert "could not be saved there" in office.said[-1][0]


def test_sending_the_decisions_is_marked_with_undo(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "write")
    QTest.mouseClick(button(screen, "Mark as sent"), LEFT)
    qtbot.waitUntil(lambda: office.kept().decisions_sent_on == TODAY)
    qtbot.waitUntil(lambda: bool(office.said))
    office.undo()
    qtbot.waitUntil(lambda: office.kept().decisions_sent_on is None)


# Close


def test_what_is_missing_leads_to_its_step(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "close")
    assert not button(screen, "Close the review").isEnabled()
    QTest.mouseClick(button(screen.close_step, "Go to the meeting"), LEFT)
    assert screen.findChildren(Steps)[0].value() == "meet"


def test_the_day_of_the_next_review_is_taken_with_one_press(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "close")
    QTest.mouseClick(button(screen.close_step, "Choose Fri 11 September"), LEFT)
    qtbot.waitUntil(lambda: str(office.kept().next_review_on) == "2026-09-11")


def test_closing_counts_from_the_meeting_and_is_undone(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        finish(session, office)
    office.now = NOW.replace(day=16)
    screen = opened(office, qtbot, "close")
    QTest.mouseClick(button(screen, "Close the review"), LEFT)
    qtbot.waitUntil(lambda: office.kept().status is ReviewStatus.COMPLETED)
    assert office.kept().completed_on == TODAY
    qtbot.waitUntil(lambda: bool(office.said))
    office.undo()
    qtbot.waitUntil(lambda: office.kept().status is ReviewStatus.IN_PROGRESS)


def test_a_closed_review_is_opened_again_with_a_reason(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        close_it(session, office)
    screen = opened(office, qtbot, "close")
    QTest.mouseClick(button(screen, "Open the review again"), LEFT)
    QTest.mouseClick(button(screen, "Open it"), LEFT)
    assert "Say why this review is opened again." in shown_words(screen.close_step)
    assert office.kept().status is ReviewStatus.COMPLETED
    QTest.keyClicks(screen.close_step.reopen.reason, "Mum rang a day later")
    QTest.keyClick(screen.close_step.reopen.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.kept().status is ReviewStatus.IN_PROGRESS)
    qtbot.waitUntil(lambda: "Opened again on 12 March: Mum rang a day later." in shown_words(screen.close_step))


def test_everything_that_keeps_it_open_is_said_with_the_way_there(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        fill(session, office)
    screen = opened(office, qtbot, "close")
    said = shown_words(screen.close_step)
    assert "Decision 2 needs who will do it and by when." in said
    QTest.mouseClick(button(screen.close_step, "Go to the preparation"), LEFT)
    assert screen.findChildren(Steps)[0].value() == "prepare"


def test_a_closed_review_takes_no_words(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        fill(session, office)
        close_it(session, office)
    screen = opened(office, qtbot, "meet")
    fields = screen.findChildren(NotesField)
    assert [field.accessibleName() for field in fields if field.isVisible() and not field.isReadOnly()] == []
    assert not screen.meet.decisions.card.isVisible()


def test_a_review_that_is_gone_is_said_in_words(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        session.get_one(Review, office.room.review_id).deleted_at = NOW
    screen = ReviewScreen(office.desk(), Place(Page.REVIEW, office.room.review_id))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: "Go to Children" in filled_buttons(screen))
