"""Recording a meeting by keyboard alone: what is typed is on the disk, and nobody's words are lost or let out."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.meetings import LONGEST_NOTE, add_note
from iro_desktop.actions.reviews import add_agenda_item
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import NoteKind
from iro_desktop.ui.kit import ChoiceField, Field, SavedMark, TextField
from iro_desktop.ui.review.here import Here
from iro_desktop.ui.review.lines import NumberedLine
from iro_desktop.ui.review.part_field import PartField
from iro_desktop.ui.review.parts import Part
from iro_desktop.ui.review.screen import ReviewScreen
from tests.ui.review_office import LEFT, Office, button, named, office, opened, planned

__all__ = ["office", "planned"]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def meeting(office: Office, qtbot: QtBot) -> ReviewScreen:
    return opened(office, qtbot, "meet")


def here(screen: ReviewScreen) -> QWidget:
    found = screen.focusWidget()
    assert found is not None
    return found


def type_here(screen: ReviewScreen, text: str) -> None:
    QTest.keyClicks(here(screen), text)


def parts(office: Office) -> list[tuple[NoteKind, str]]:
    return [(note.kind, note.text) for note in office.kept().notes]


def keep(screen: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    """Leave the page: what is typed is handed to the store, and is there once all of it was written."""
    screen.leave()
    done: list[None] = []
    office.casework.write(screen, lambda _: None, then=done.append)
    qtbot.waitUntil(lambda: bool(done))


def test_the_keyboard_is_in_the_notes_of_the_first_topic(meeting: ReviewScreen) -> None:
    assert here(meeting).accessibleName() == "Note: My uncle"


def test_a_note_is_a_record_from_its_first_key(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(office.casework.saved):
        type_here(meeting, "W")
    assert parts(office) == [(NoteKind.NOTE, "W")]


def test_what_is_typed_is_saved_after_the_pause(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, "Wren smiled.")
    qtbot.waitUntil(lambda: parts(office) == [(NoteKind.NOTE, "Wren smiled.")])
    mark = meeting.findChildren(SavedMark)[0]
    qtbot.waitUntil(lambda: mark.words() == "Saved on this laptop 11:21")


def test_leaving_saves_at_once(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, "Wren smiled.")
    keep(meeting, office, qtbot)
    assert parts(office) == [(NoteKind.NOTE, "Wren smiled.")]


def test_a_quotation_mark_begins_the_childs_words(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, '"')
    assert here(meeting).accessibleName() == "The child’s words: My uncle"
    type_here(meeting, "At the park.")
    keep(meeting, office, qtbot)
    assert parts(office) == [(NoteKind.CHILDS_WORDS, "At the park.")]


def test_selected_words_become_the_childs_by_a_key(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, "She said like before")
    field = here(meeting)
    for _ in "like before":
        QTest.keyClick(field, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(field, Qt.Key.Key_QuoteDbl, CTRL | SHIFT)
    qtbot.waitUntil(lambda: parts(office) == [(NoteKind.NOTE, "She said"), (NoteKind.CHILDS_WORDS, "like before")])
    qtbot.waitUntil(lambda: here(meeting).accessibleName() == "The child’s words: My uncle")


def test_a_part_is_marked_not_for_the_letter_before_it_is_typed(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    QTest.keyClick(here(meeting), Qt.Key.Key_L, CTRL | SHIFT)
    type_here(meeting, "What was said about Mum.")
    keep(meeting, office, qtbot)
    assert parts(office) == [(NoteKind.NOT_FOR_THE_LETTER, "What was said about Mum.")]


def test_backspace_in_an_empty_part_gives_it_up(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, "W")
    QTest.keyClick(here(meeting), Qt.Key.Key_Backspace)
    QTest.keyClick(here(meeting), Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: parts(office) == [])


def test_deleting_a_part_is_undone(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, "Wren smiled.")
    keep(meeting, office, qtbot)
    QTest.keyClick(here(meeting), Qt.Key.Key_Backspace, CTRL | SHIFT)
    qtbot.waitUntil(lambda: parts(office) == [])
    qtbot.waitUntil(lambda: bool(office.said))
    office.undo()
    qtbot.waitUntil(lambda: parts(office) == [(NoteKind.NOTE, "Wren smiled.")])


def test_words_from_elsewhere_do_not_touch_what_is_being_typed(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    type_here(meeting, "Wren sm")
    field = here(meeting)
    office.change(partial(add_agenda_item, review_id=office.room.review_id, text="From sync", from_child=True))
    type_here(meeting, "iled.")
    qtbot.waitUntil(lambda: any(line.accessibleName() == "From sync" for line in meeting.findChildren(NumberedLine)))
    assert here(meeting) is field
    assert isinstance(field, PartField)
    assert field.value() == "Wren smiled."


def test_a_note_from_elsewhere_appears_beside_the_one_being_typed(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    type_here(meeting, "Mine.")
    office.change(partial(add_note, review_id=office.room.review_id, text="Theirs."))
    qtbot.waitUntil(lambda: {part.value() for part in meeting.findChildren(Part)} >= {"Mine.", "Theirs."})


def test_a_pasted_file_stays_on_screen_and_harms_nothing(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    type_here(meeting, "Wren smiled.")
    keep(meeting, office, qtbot)
    field = here(meeting)
    assert isinstance(field, PartField)
    field.insertPlainText("x" * (LONGEST_NOTE + 1))
    keep(meeting, office, qtbot)
    mark = meeting.findChildren(SavedMark)[0]
    qtbot.waitUntil(lambda: "split it into several parts" in mark.words())
    assert parts(office) == [(NoteKind.NOTE, "Wren smiled.")]
    assert len(field.value()) > LONGEST_NOTE


def test_a_file_pasted_as_the_first_words_is_kept_once_it_is_short_enough(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    field = here(meeting)
    assert isinstance(field, PartField)
    field.insertPlainText("x" * (LONGEST_NOTE + 1))
    mark = meeting.findChildren(SavedMark)[0]
    qtbot.waitUntil(lambda: "split it into several parts" in mark.words())
    field.selectAll()
    QTest.keyClicks(field, "Short.")
    keep(meeting, office, qtbot)
    assert parts(office) == [(NoteKind.NOTE, "Short.")]


def test_alt_and_a_number_go_to_that_topic(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.keyClick(here(meeting), Qt.Key.Key_2, ALT)
    assert here(meeting).accessibleName() == "Note: Football"
    type_here(meeting, "On Saturdays.")
    keep(meeting, office, qtbot)
    assert [note.agenda_item_id for note in office.kept().notes] == [office.room.agenda[1]]


def test_next_says_the_topic_was_talked_about(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.mouseClick(button(meeting, "Next: Football"), LEFT)
    assert here(meeting).accessibleName() == "Note: Football"
    qtbot.waitUntil(lambda: [item.talked_about for item in office.kept().agenda] == [True, False, False])


def test_a_decision_is_what_who_when_and_enter_begins_the_next(
    meeting: ReviewScreen, office: Office, qtbot: QtBot
) -> None:
    for what, who, when in (("Lift to the park", "Jan", "27 March"), ("Ring the school", "Priya", "in 2 weeks")):
        QTest.keyClick(here(meeting), Qt.Key.Key_D, CTRL)
        type_here(meeting, what)
        QTest.keyClick(here(meeting), Qt.Key.Key_Tab)
        type_here(meeting, who)
        QTest.keyClick(here(meeting), Qt.Key.Key_Tab)
        type_here(meeting, when)
        QTest.keyClick(here(meeting), Qt.Key.Key_Return)
        assert here(meeting).accessibleName() == "What"
    keep(meeting, office, qtbot)
    kept = [(one.number, one.wording, one.owner_name, str(one.due_on)) for one in office.kept().decisions]
    assert kept == [
        (1, "Lift to the park", "Jan", "2026-03-27"),
        (2, "Ring the school", "Priya Green", "2026-03-26"),
    ]


def test_a_day_nobody_understands_keeps_the_keyboard(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.keyClick(here(meeting), Qt.Key.Key_D, CTRL)
    type_here(meeting, "Lift to the park")
    QTest.keyClick(here(meeting), Qt.Key.Key_Tab)
    QTest.keyClick(here(meeting), Qt.Key.Key_Tab)
    type_here(meeting, "asap")
    QTest.keyClick(here(meeting), Qt.Key.Key_Return)
    assert here(meeting).accessibleName() == "When"
    keep(meeting, office, qtbot)
    assert [one.due_on for one in office.kept().decisions] == [None]


def test_escape_leads_back_from_the_decision_to_the_notes(meeting: ReviewScreen) -> None:
    QTest.keyClick(here(meeting), Qt.Key.Key_D, CTRL)
    QTest.keyClick(here(meeting), Qt.Key.Key_Escape)
    assert here(meeting).accessibleName() == "Note: My uncle"


def test_a_decision_made_before_is_changed_in_the_card(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.keyClick(here(meeting), Qt.Key.Key_D, CTRL)
    type_here(meeting, "Lift")
    QTest.keyClick(here(meeting), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _line(meeting, "Lift") is not None)
    line = _line(meeting, "Lift")
    assert line is not None
    QTest.mouseClick(line, LEFT)
    type_here(meeting, " to the park")
    keep(meeting, office, qtbot)
    assert [one.wording for one in office.kept().decisions] == ["Lift to the park"]


def _line(meeting: ReviewScreen, words: str) -> NumberedLine | None:
    lines = meeting.findChildren(NumberedLine)
    return next((line for line in lines if line.accessibleName().startswith(words)), None)


def test_how_the_child_took_part_is_found_by_asking(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    choose(named(meeting, ChoiceField, "How were Wren’s views heard?"), "Wren spoke")
    qtbot.waitUntil(lambda: office.kept().participation is ParticipationCode.PN1)
    choose(named(meeting, ChoiceField, "Was Wren there?"), "No")
    qtbot.waitUntil(lambda: office.kept().participation is None)
    choose(named(meeting, ChoiceField, "How were Wren’s views heard?"), "Wren sent something")
    qtbot.waitUntil(lambda: office.kept().participation is ParticipationCode.PN6)


def choose(field: ChoiceField, words: str) -> None:
    """Choose with the keyboard, as one does by typing the first letters."""
    field.setFocus()
    field.setCurrentIndex(field.findText(words))
    field.activated.emit(field.currentIndex())


def test_somebody_who_came_is_added_by_name(meeting: ReviewScreen, office: Office, qtbot: QtBot) -> None:
    QTest.mouseClick(button(meeting.findChildren(Here)[0], "Add"), LEFT)
    QTest.keyClicks(named(meeting, TextField, "Who else is here"), "amina shah")
    QTest.keyClick(named(meeting, TextField, "Who else is here"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Amina Shah" in [one.name for one in office.kept().here])
    added = next(one for one in office.kept().here if one.name == "Amina Shah")
    assert added.person_id == office.room.people["Amina Shah"]


def test_a_meeting_begins_with_one_press_and_is_taken_back_with_one(planned: Office, qtbot: QtBot) -> None:
    screen = opened(planned, qtbot, "meet")
    QTest.keyClick(here(screen), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: planned.kept().held_on is not None)
    qtbot.waitUntil(lambda: here(screen).accessibleName() == "Note: My uncle")
    qtbot.waitUntil(lambda: bool(planned.said))
    planned.undo()
    qtbot.waitUntil(lambda: planned.kept().held_on is None)


def test_a_meeting_cannot_begin_tomorrow(planned: Office, qtbot: QtBot) -> None:
    screen = opened(planned, qtbot, "meet")
    day = named(screen.meet, TextField, "The day of the meeting")
    day.selectAll()
    QTest.keyClicks(day, "tomorrow")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert planned.kept().held_on is None
    assert "The day of the meeting must be today or earlier." in [one.problem() for one in screen.findChildren(Field)]
