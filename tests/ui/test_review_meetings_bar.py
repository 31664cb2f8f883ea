"""Several meetings of one review on screen: each with its notes and people; adjourning; what must be considered."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.adjourning import AdjournmentDetails, adjourn, keep_direction
from iro_desktop.actions.meetings import begin_another_meeting
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.audience import LETTER
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import Attended, MeetingKind, Mode
from iro_desktop.models.topics import Topic, TopicState
from iro_desktop.queries.topics import TopicRow
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, ChoiceField, Pills, SavedMark, TextField, Tick, unnamed_controls
from iro_desktop.ui.review.parts import Part
from iro_desktop.ui.review.screen import ReviewScreen
from iro_desktop.ui.shown import plain
from iro_desktop.ui.theme import Look, Theme
from tests.review_room import BANK_HOLIDAYS, TODAY
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.review_office import LEFT, Office, button, named, office, opened, planned
from tests.ui.test_review_meeting import choose, here, keep, type_here

__all__ = ["office", "planned"]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def meeting(office: Office, qtbot: QtBot) -> ReviewScreen:
    return opened(office, qtbot, "meet")


def begin(office: Office, qtbot: QtBot, kind: MeetingKind, on: date = TODAY) -> None:
    before = len(office.kept().meetings)
    office.change(lambda session: begin_another_meeting(session, office.room.review_id, kind=kind, on=on, at=time(14)))
    qtbot.waitUntil(lambda: len(office.kept().meetings) == before + 1)


def offers(screen: QWidget, words: str) -> bool:
    return any(one.words() == words and one.isVisible() for one in screen.findChildren(Button))


def presses(screen: QWidget, qtbot: QtBot, words: str) -> None:
    """Press a button once it is there."""
    qtbot.waitUntil(lambda: offers(screen, words))
    QTest.mouseClick(button(screen, words), LEFT)


def press_in_menu(screen: QWidget, name: str, words: str) -> None:
    """Choose from the menu that is open, by its words."""
    menu = next(one for one in screen.findChildren(QMenu) if one.accessibleName() == name and one.isVisible())
    menu.setActiveAction(next(act for act in menu.actions() if act.text().partition("\t")[0] == words))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_another_meeting_begins_with_its_own_empty_notes(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, "Said before all.")
    QTest.mouseClick(button(meeting, "Another meeting"), LEFT)
    press_in_menu(meeting, "What the meeting is for", "With Wren")
    qtbot.waitUntil(lambda: [one.kind for one in office.kept().meetings] == [MeetingKind.MAIN, MeetingKind.WITH_CHILD])
    pills = named(meeting, Pills, "Meetings of this review")
    qtbot.waitUntil(lambda: pills.value() == str(office.kept().meetings[1].meeting_id))
    qtbot.waitUntil(lambda: here(meeting).accessibleName() == "Note: My uncle")
    type_here(meeting, "Said alone.")
    keep(meeting, office, qtbot)
    first, second = office.kept().meetings
    assert {note.text: note.meeting_id for note in office.kept().notes} == {
        "Said before all.": first.meeting_id,
        "Said alone.": second.meeting_id,
    }
    assert office.said[-1][0] == "Another meeting has begun."
    office.undo()
    qtbot.waitUntil(lambda: [one.kind for one in office.kept().meetings] == [MeetingKind.MAIN])


def test_going_back_to_part_one_shows_its_notes_and_not_the_others(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    type_here(meeting, "Said before all.")
    begin(office, qtbot, MeetingKind.WITH_CARER)
    pills = named(meeting, Pills, "Meetings of this review")
    qtbot.waitUntil(pills.isVisible)
    pills.choose_key(2)
    qtbot.waitUntil(lambda: here(meeting).accessibleName() == "Note: My uncle")
    type_here(meeting, "Only the carer.")
    keep(meeting, office, qtbot)
    pills.choose_key(1)
    qtbot.waitUntil(
        lambda: [part.value() for part in meeting.findChildren(Part) if part.isVisible()] == ["Said before all."]
    )


def test_what_a_parent_says_alone_is_marked_as_it_is_typed(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    begin(office, qtbot, MeetingKind.WITH_PARENT)
    pills = named(meeting, Pills, "Meetings of this review")
    qtbot.waitUntil(pills.isVisible)
    pills.choose_key(2)
    qtbot.waitUntil(lambda: here(meeting).accessibleName() == "Note: My uncle")
    type_here(meeting, "She is moving away.")
    keep(meeting, office, qtbot)
    assert [note.not_for for note in office.kept().notes] == [(LETTER,)]


def test_how_the_child_took_part_is_not_asked_of_a_meeting_apart(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    begin(office, qtbot, MeetingKind.WITH_PARENT)
    qtbot.waitUntil(named(meeting, Pills, "Meetings of this review").isVisible)
    assert named(meeting, ChoiceField, "Was Wren there?").isVisible()
    named(meeting, Pills, "Meetings of this review").choose_key(2)
    assert not named(meeting, ChoiceField, "Was Wren there?").isVisible()


def test_the_whole_review_is_proposed_from_its_meetings_and_confirmed(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    begin(office, qtbot, MeetingKind.WITH_CHILD)
    pills = named(meeting, Pills, "Meetings of this review")
    qtbot.waitUntil(pills.isVisible)
    choose(named(meeting, ChoiceField, "How were Wren’s views heard?"), "With signs, pictures or play")
    qtbot.waitUntil(lambda: office.kept().meetings[0].participation is ParticipationCode.PN3)
    assert office.kept().participation is None
    presses(meeting, qtbot, "Say so for the review")
    qtbot.waitUntil(lambda: office.kept().participation is ParticipationCode.PN3)


def test_why_it_was_not_in_person_is_asked_only_then(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.mouseClick(button(meeting, "Change"), LEFT)
    reason = named(meeting, TextField, "Why not in person?")
    assert not reason.isVisible()
    choose(named(meeting, ChoiceField, "How you met"), "By video")
    assert reason.isVisible()
    QTest.keyClicks(reason, "Snow")
    keep(meeting, office, qtbot)
    kept = office.kept()
    assert (kept.meetings[0].mode, kept.mode, kept.reason_not_in_person) == (Mode.REMOTE, Mode.REMOTE, "Snow")


def test_an_end_before_the_start_is_said_and_stays_to_be_put_right(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    QTest.mouseClick(button(meeting, "Change"), LEFT)
    QTest.keyClicks(named(meeting, TextField, "To"), "10")
    keep(meeting, office, qtbot)
    qtbot.waitUntil(lambda: "The meeting would end at 10:00" in meeting.findChildren(SavedMark)[0].words())
    assert office.kept().meetings[0].ended_at is None
    assert named(meeting, TextField, "To").value() == "10"


def test_a_child_who_leaves_is_one_key_and_undone(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.keyClick(here(meeting), Qt.Key.Key_W, CTRL | SHIFT)
    qtbot.waitUntil(lambda: office.kept().meetings[0].child_left_at == time(11, 21))
    qtbot.waitUntil(lambda: bool(office.said))
    assert office.said[-1][0] == "Wren left at 11:21."
    office.undo()
    qtbot.waitUntil(lambda: office.kept().meetings[0].child_left_at is None)


def test_somebody_not_to_be_there_is_kept_with_who_decided_and_how_it_was_told(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    QTest.mouseClick(button(meeting, "Jan"), LEFT)
    press_in_menu(meeting, "Jan", "Was not to be there")
    qtbot.waitUntil(lambda: office.kept().here[1].attended is Attended.EXCLUDED)
    qtbot.waitUntil(
        lambda: bool([one for one in meeting.findChildren(TextField) if "was not to be" in one.accessibleName()])
    )
    QTest.keyClicks(named(meeting, TextField, "Why Jan was not to be there"), "Wren asked")
    QTest.keyClicks(named(meeting, TextField, "Who decided it about Jan"), "Maren")
    QTest.keyClicks(named(meeting, TextField, "How it was explained to Jan"), "By phone")
    keep(meeting, office, qtbot)
    jan = office.kept().here[1]
    assert (jan.reason, jan.excluded_by, jan.exclusion_told_how) == ("Wren asked", "Maren", "By phone")


def test_a_report_that_did_not_come_is_said_of_the_professional_alone(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    QTest.mouseClick(button(meeting, "Priya Green"), LEFT)
    press_in_menu(meeting, "Priya Green", "There was no report")
    qtbot.waitUntil(lambda: office.kept().here[2].brought_report is False)
    qtbot.waitUntil(lambda: offers(meeting, "Priya Green · no report"))


def test_a_review_is_adjourned_with_directions_and_goes_on(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.mouseClick(button(meeting, "Adjourn"), LEFT)
    choose(named(meeting, ChoiceField, "Why it is adjourned"), "The interpreter did not come")
    QTest.keyClicks(named(meeting, TextField, "The day it goes on"), "26 March")
    QTest.mouseClick(button(meeting, "Adjourn the review"), LEFT)
    qtbot.waitUntil(lambda: office.kept().adjournment is not None)
    qtbot.waitUntil(lambda: here(meeting).accessibleName() == "What has to be done")
    for words in ("Book Tomasz", "Priya", "20 March"):
        type_here(meeting, words)
        QTest.keyClick(here(meeting), Qt.Key.Key_Return if words == "20 March" else Qt.Key.Key_Tab)
    keep(meeting, office, qtbot)
    adjourned = office.kept().adjournment
    assert adjourned is not None
    assert [(one.action, one.owner_name, one.due_on) for one in adjourned.directions] == [
        ("Book Tomasz", "Priya Green", date(2026, 3, 20))
    ]
    presses(meeting, qtbot, "Go on with the review")
    qtbot.waitUntil(lambda: office.kept().meetings[-1].kind is MeetingKind.RECONVENED)
    qtbot.waitUntil(
        lambda: any(one.isVisible() for one in meeting.findChildren(Tick) if "Book" in one.accessibleName())
    )


def test_a_day_after_the_limit_keeps_the_review_from_being_adjourned(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    QTest.mouseClick(button(meeting, "Adjourn"), LEFT)
    choose(named(meeting, ChoiceField, "Why it is adjourned"), "There was no report")
    QTest.keyClicks(named(meeting, TextField, "The day it goes on"), "14 April")
    QTest.mouseClick(button(meeting, "Adjourn the review"), LEFT)
    keep(meeting, office, qtbot)
    assert office.kept().adjournment is None


def test_the_head_says_until_when_a_review_is_adjourned(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, "meet")
    details = AdjournmentDetails(reason=AdjournmentReason.NO_REPORT, resumes_on=date(2026, 3, 26))
    with qtbot.waitSignal(screen.reheaded):
        office.change(
            lambda session: adjourn(session, office.room.review_id, details, on=TODAY, bank_holidays=BANK_HOLIDAYS)
        )
    heading = screen.heading()
    qtbot.addWidget(heading)
    assert screen._head is not None
    assert plain(screen._head.below).startswith("Adjourned until 26 March. 12 March")


def topic(office: Office, which: Topic) -> TopicRow:
    return next(one for one in office.kept().topics if one.topic is which)


def test_topics_are_said_by_one_key_each(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.keyClick(here(meeting), Qt.Key.Key_T, CTRL)
    assert here(meeting).accessibleName().startswith("What has changed")
    QTest.keyClick(here(meeting), Qt.Key.Key_Space)
    QTest.keyClick(here(meeting), Qt.Key.Key_Down)
    QTest.keyClick(here(meeting), Qt.Key.Key_N)
    qtbot.waitUntil(lambda: topic(office, Topic.CHANGES).state is TopicState.DISCUSSED)
    qtbot.waitUntil(lambda: topic(office, Topic.LAST_DECISIONS).state is TopicState.NOT_NEEDED)
    QTest.keyClick(here(meeting), Qt.Key.Key_Escape)
    assert here(meeting).accessibleName() == "Note: My uncle"


def test_a_topics_question_is_shown_where_the_keyboard_is_and_its_note_is_folded(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    QTest.keyClick(here(meeting), Qt.Key.Key_T, CTRL)
    assert "What is different since we last met" in here(meeting).accessibleName()
    QTest.keyClick(here(meeting), Qt.Key.Key_Return)
    assert here(meeting).accessibleName() == "Note: What has changed"
    type_here(meeting, "A new school.")
    keep(meeting, office, qtbot)
    assert topic(office, Topic.CHANGES).note == "A new school."


def test_every_control_of_the_meeting_has_a_name(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    details = AdjournmentDetails(reason=AdjournmentReason.NO_REPORT)
    office.change(
        lambda session: adjourn(session, office.room.review_id, details, on=TODAY, bank_holidays=BANK_HOLIDAYS)
    )
    office.change(lambda session: keep_direction(session, office.room.review_id, action="Write it"))
    qtbot.waitUntil(lambda: bool(meeting.findChildren(Button)))
    QTest.mouseClick(button(meeting, "Change"), LEFT)
    assert unnamed_controls(meeting) == []


def test_the_first_meeting_may_be_with_the_child_alone(planned: Office, qtbot: QtBot) -> None:
    screen = opened(planned, qtbot, "meet")
    choose(named(screen, ChoiceField, "What it is for"), "With Wren")
    QTest.mouseClick(button(screen, "Begin the meeting"), LEFT)
    qtbot.waitUntil(lambda: [one.kind for one in planned.kept().meetings] == [MeetingKind.WITH_CHILD])
    assert [one.name for one in planned.kept().here] == ["Wren", "Me"]


def test_a_meeting_before_care_is_refused_in_a_sentence_when_it_is_begun(planned: Office, qtbot: QtBot) -> None:
    told: list[Exception] = []
    planned.casework.failed.connect(told.append)
    screen = opened(planned, qtbot, "meet")
    day = named(screen.meet, TextField, "The day of the meeting")
    day.selectAll()
    QTest.keyClicks(day, "13 May 2025")
    QTest.keyClick(day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert "before the child came into care on 14 May 2025" in str(told[0])
    assert planned.kept().held_on is None


@pytest.mark.parametrize("size", [(1134, 656), (1688, 968)])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_no_words_are_cut_with_everything_open(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    theme.apply_look(qapp, Look(theme=Theme.DARK, text_percent=percent))
    details = AdjournmentDetails(reason=AdjournmentReason.NO_REPORT, resumes_on=date(2026, 3, 26))
    with office.store.transaction() as session:
        begin_another_meeting(session, office.room.review_id, kind=MeetingKind.WITH_PARENT, on=TODAY)
        adjourn(session, office.room.review_id, details, on=TODAY, bank_holidays=BANK_HOLIDAYS)
        session.flush()
        keep_direction(session, office.room.review_id, action="Share the plan with Wren", owner_name="Priya Green")
    screen = opened(office, qtbot, "meet")
    screen.resize(*size)
    button(screen, "Change").click()
    button(screen, "Show what to consider").click()
    qtbot.waitUntil(lambda: cut_words(screen) == [])
    button(screen, "Adjournment").click()
    qtbot.waitUntil(lambda: cut_words(screen) == [])
    assert filled_buttons(screen) == ["Go on with the review"]
