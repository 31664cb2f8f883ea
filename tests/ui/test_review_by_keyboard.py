"""One review, from its agenda to its close, with the keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import NoteKind, ReviewStatus
from iro_desktop.ui.review.screen import ReviewScreen
from tests.review_room import settle_home
from tests.ui.review_office import Office, opened, planned

__all__ = ["planned"]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def here(screen: ReviewScreen) -> QWidget:
    found = screen.focusWidget()
    assert found is not None
    return found


def press(screen: ReviewScreen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(here(screen), key, held)


def say(screen: ReviewScreen, text: str) -> None:
    QTest.keyClicks(here(screen), text)


def tab_to(screen: ReviewScreen, name: str) -> None:
    """Press Tab until the keyboard is on the control of this name, as somebody would who knows only the words."""
    for _ in range(60):
        if here(screen).accessibleName() == name:
            return
        press(screen, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


def test_a_whole_review_is_held_without_the_mouse(planned: Office, qtbot: QtBot) -> None:
    with planned.store.transaction() as session:
        settle_home(session, planned.room.review_id)
    screen = opened(planned, qtbot)
    say(screen, "My room")
    press(screen, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "My room" in [item.text for item in planned.kept().agenda])

    press(screen, Qt.Key.Key_PageDown, CTRL)
    press(screen, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: here(screen).accessibleName() == "Note: My uncle")
    say(screen, "Everyone agreed.")
    press(screen, Qt.Key.Key_QuoteDbl, CTRL | SHIFT)
    say(screen, "At the park.")

    press(screen, Qt.Key.Key_D, CTRL)
    say(screen, "Lift to the park")
    press(screen, Qt.Key.Key_Tab)
    say(screen, "Jan")
    press(screen, Qt.Key.Key_Tab)
    say(screen, "27 March")
    press(screen, Qt.Key.Key_Return)
    tab_to(screen, "How were Wren’s views heard?")
    press(screen, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: planned.kept().participation is ParticipationCode.PN1)

    press(screen, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: here(screen).accessibleName() == "Decision 1, in words for Wren")
    say(screen, "Jan will drive you to the park.")

    press(screen, Qt.Key.Key_PageDown, CTRL)
    press(screen, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: here(screen).accessibleName() == "Next review")
    say(screen, "11 September")
    qtbot.waitUntil(lambda: planned.kept().next_review_on is not None)
    qtbot.waitUntil(screen.close_step.close_button.isEnabled)
    tab_to(screen, "Close the review")
    press(screen, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: planned.kept().status is ReviewStatus.COMPLETED)

    kept = planned.kept()
    assert [(note.kind, note.text) for note in kept.notes] == [
        (NoteKind.NOTE, "Everyone agreed."),
        (NoteKind.CHILDS_WORDS, "At the park."),
    ]
    assert [(one.wording, one.child_wording, one.owner_name, str(one.due_on)) for one in kept.decisions] == [
        ("Lift to the park", "Jan will drive you to the park.", "Jan", "2026-03-27")
    ]
