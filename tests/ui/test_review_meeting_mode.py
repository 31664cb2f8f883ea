"""Parts of the notes for fewer eyes, moved and split by keys; and the meeting alone on the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.audience import EVERYBODY_ELSE, LETTER
from iro_desktop.models.review import NoteKind
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import column
from iro_desktop.ui.review import for_whom_words
from iro_desktop.ui.review.lines import TopicHeading
from iro_desktop.ui.review.meeting_mode import LARGER_BY_PERCENT
from iro_desktop.ui.review.part_field import PartField
from iro_desktop.ui.review.screen import ReviewScreen
from tests.ui.review_office import Office, office, opened
from tests.ui.review_rows import HELD, JAN
from tests.ui.test_review_meeting import here, keep, parts, type_here

__all__ = ["office"]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def meeting(office: Office, qtbot: QtBot) -> ReviewScreen:
    return opened(office, qtbot, "meet")


@pytest.fixture
def alone(meeting: ReviewScreen, qtbot: QtBot) -> Iterator[ReviewScreen]:
    """The meeting in meeting mode."""
    QTest.keyClick(here(meeting), Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: here(meeting).accessibleName() == "Note: My uncle")
    yield meeting
    if meeting.bare:
        QTest.keyClick(meeting, Qt.Key.Key_F11)


def press(screen: ReviewScreen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(here(screen), key, held)


def ask_for_whom(screen: ReviewScreen) -> QMenu:
    press(screen, Qt.Key.Key_N, CTRL | SHIFT)
    return next(one for one in screen.findChildren(QMenu) if one.isVisible())


# For whom


def test_a_part_is_kept_from_somebody_by_key_and_undone_by_name(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    type_here(meeting, "About Jan.")
    keep(meeting, office, qtbot)
    menu = ask_for_whom(meeting)
    menu.setActiveAction(next(act for act in menu.actions() if act.text() == "Not for Jan"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    jan = str(office.room.people["Jan Ellery"])
    qtbot.waitUntil(lambda: [note.not_for for note in office.kept().notes] == [(jan,)])
    qtbot.waitUntil(lambda: here(meeting).accessibleDescription() == "Not for Jan")
    assert office.said[-1][0] == "Not for Jan."
    office.undo()
    qtbot.waitUntil(lambda: [note.not_for for note in office.kept().notes] == [()])


@pytest.mark.parametrize(
    ("not_for", "mark"),
    [
        ((), ""),
        ((LETTER, str(JAN)), "Stays in my notes"),
        ((str(JAN), "child"), "Not for Wren and Jan"),
        ((EVERYBODY_ELSE,), "Only for Wren and me"),
        (("7a0e5f0e-0000-4000-8000-000000000000",), "Not for somebody no longer here"),
    ],
)
def test_the_mark_says_for_whom_a_part_is_not(not_for: tuple[str, ...], mark: str) -> None:
    assert for_whom_words.mark(HELD, not_for) == mark


def test_a_choice_pressed_again_is_taken_out() -> None:
    assert for_whom_words.turned((), LETTER) == (LETTER,)
    assert for_whom_words.turned((LETTER,), LETTER) == ()
    assert for_whom_words.said(HELD, ()) == "This part is for everybody again."


# Move and split


def test_alt_and_an_arrow_move_a_part_and_the_keyboard_goes_with_it(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    type_here(meeting, "First.")
    press(meeting, Qt.Key.Key_L, CTRL | SHIFT)
    type_here(meeting, "Second.")
    keep(meeting, office, qtbot)
    press(meeting, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: parts(office) == [(NoteKind.NOT_FOR_THE_LETTER, "Second."), (NoteKind.NOTE, "First.")])
    assert here(meeting).accessibleName() == "Not for the letter: My uncle"
    press(meeting, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: parts(office) == [(NoteKind.NOTE, "First."), (NoteKind.NOT_FOR_THE_LETTER, "Second.")])


def test_a_part_is_split_at_the_caret_and_the_split_undone(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, "About school. About Mum.")
    keep(meeting, office, qtbot)
    for _ in "About Mum.":
        press(meeting, Qt.Key.Key_Left)
    press(meeting, Qt.Key.Key_Return, CTRL | SHIFT)
    qtbot.waitUntil(lambda: parts(office) == [(NoteKind.NOTE, "About school."), (NoteKind.NOTE, "About Mum.")])
    qtbot.waitUntil(lambda: bool(office.said))
    assert office.said[-1][0] == "Part split in two."
    office.undo()
    qtbot.waitUntil(lambda: parts(office) == [(NoteKind.NOTE, "About school. About Mum.")])


def test_ctrl_and_the_arrows_go_from_topic_to_topic(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    press(meeting, Qt.Key.Key_Down, CTRL)
    assert here(meeting).accessibleName() == "Note: Football"
    press(meeting, Qt.Key.Key_Up, CTRL)
    assert here(meeting).accessibleName() == "Note: My uncle"
    qtbot.waitUntil(lambda: [one.talked_about for one in office.kept().agenda] == [True, False, False])


# Meeting mode


def headings(screen: ReviewScreen) -> list[str]:
    return [one.accessibleName() for one in screen.findChildren(TopicHeading) if one.isVisible()]


def has_the_window(screen: ReviewScreen) -> bool:
    """Whether the steps, and with them the sidebar and the top bar, made room for the meeting."""
    assert screen.bare is not screen.steps.isVisible()
    return screen.bare


def test_meeting_mode_shows_one_topic_in_larger_letters_and_esc_gives_all_back(
    meeting: ReviewScreen, qtbot: QtBot
) -> None:
    before = theme.current_look()
    assert headings(meeting) == ["My uncle", "Football", "Health check", "Anything else"]
    press(meeting, Qt.Key.Key_F11)
    assert headings(meeting) == ["My uncle"]
    assert has_the_window(meeting)
    assert theme.current_look().text_percent == before.text_percent + LARGER_BY_PERCENT
    assert meeting.window().isFullScreen()
    press(meeting, Qt.Key.Key_Escape)
    assert headings(meeting) == ["My uncle", "Football", "Health check", "Anything else"]
    assert not has_the_window(meeting)
    assert theme.current_look() == before
    assert not meeting.window().isFullScreen()


def test_a_whole_meeting_is_recorded_in_meeting_mode_without_the_mouse(
    alone: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    type_here(alone, "Everyone agreed.")
    press(alone, Qt.Key.Key_QuoteDbl, CTRL | SHIFT)
    type_here(alone, "At the park.")
    press(alone, Qt.Key.Key_D, CTRL)
    for words in ("Lift to the park", "Jan", "27 March"):
        type_here(alone, words)
        press(alone, Qt.Key.Key_Return if words == "27 March" else Qt.Key.Key_Tab)
    press(alone, Qt.Key.Key_Escape)
    press(alone, Qt.Key.Key_Down, CTRL)
    assert headings(alone) == ["Football"]
    type_here(alone, "/p")
    type_here(alone, "What the club said.")
    press(alone, Qt.Key.Key_T, CTRL)
    press(alone, Qt.Key.Key_Space)
    press(alone, Qt.Key.Key_Escape)
    press(alone, Qt.Key.Key_W, CTRL | SHIFT)
    keep(alone, office, qtbot)
    kept = office.kept()
    assert [(note.kind, note.text) for note in kept.notes] == [
        (NoteKind.NOTE, "Everyone agreed."),
        (NoteKind.CHILDS_WORDS, "At the park."),
        (NoteKind.NOT_FOR_THE_LETTER, "What the club said."),
    ]
    assert [(one.wording, one.owner_name, str(one.due_on)) for one in kept.decisions] == [
        ("Lift to the park", "Jan", "2026-03-27")
    ]
    assert kept.meetings[0].child_left_at is not None
    assert sum(one.state is not None for one in kept.topics) == 1


def test_the_margins_come_only_when_they_are_asked_for(alone: ReviewScreen) -> None:
    meet = alone.meet
    assert not meet.decisions.isVisible()
    assert not meet.agenda.isVisible()
    press(alone, Qt.Key.Key_D, CTRL)
    assert meet.decisions.isVisible()
    press(alone, Qt.Key.Key_Escape)
    assert not meet.decisions.isVisible()
    assert alone.bare
    press(alone, Qt.Key.Key_T, CTRL)
    assert meet.agenda.topics.isVisible()
    press(alone, Qt.Key.Key_Escape)
    assert not meet.agenda.isVisible()
    assert alone.bare


def test_who_is_here_is_reached_by_key(alone: ReviewScreen) -> None:
    press(alone, Qt.Key.Key_H, CTRL)
    assert here(alone).accessibleName() == "Wren"
    press(alone, Qt.Key.Key_Space)
    assert here(alone).accessibleName() == "Was Wren there?"


def test_a_page_that_is_left_in_meeting_mode_gives_the_letters_back(office: Office, qtbot: QtBot) -> None:
    before = theme.current_look()
    window = QWidget()
    qtbot.addWidget(window)
    screen = ReviewScreen(office.desk(), Place(Page.REVIEW, office.room.review_id, "meet"))
    window.setLayout(column(screen))
    window.resize(1134, 656)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(screen.steps.isVisible)
    qtbot.waitUntil(lambda: here(screen).accessibleName() == "Note: My uncle")
    press(screen, Qt.Key.Key_F11)
    assert theme.current_look() != before
    screen.leave()
    screen.deleteLater()
    qtbot.waitUntil(lambda: theme.current_look() == before)
    assert not window.isFullScreen()


def test_another_step_gives_the_window_back(alone: ReviewScreen) -> None:
    press(alone, Qt.Key.Key_PageDown, CTRL)
    assert not has_the_window(alone)


def test_a_part_has_room_for_its_words_when_a_margin_takes_some(alone: ReviewScreen, qtbot: QtBot) -> None:
    type_here(alone, "A line that is as long as the notes are wide, and some words more, and more.")
    field = here(alone)
    assert isinstance(field, PartField)
    press(alone, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: field.height() >= field.document().size().height() > 2 * theme.px(20))
