"""Quick capture as a panel: real store, real keys, and what is on the disk after each."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, WithWhom
from iro_desktop.queries.capture import Note, one_note, unfinished_notes
from iro_desktop.ui import theme
from iro_desktop.ui.capture.panel import CapturePanel
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    DateField,
    Label,
    NotesField,
    Notice,
    Pills,
    RowsView,
    SavedMark,
    TextField,
    unnamed_controls,
)
from iro_desktop.ui.theme import Look, Theme
from tests import factories
from tests.caseload import NOW
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, filled_buttons

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    with office.store.transaction() as session:
        # Robyn's half-written notes were put aside days ago: nothing is offered to go on with.
        for note in session.scalars(select(Consultation).where(Consultation.done.is_(False))):
            note.finish_later, note.deleted_at = True, NOW
    yield office
    office.close()


def opened(office: Office, qtbot: QtBot, child: str | None = "Sam", note_id: UUID | None = None) -> CapturePanel:
    panel = CapturePanel(office.desk, office.load.children[child] if child else None, note_id)
    qtbot.addWidget(panel)
    panel.resize(652, 620)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    return panel


def text_of(panel: CapturePanel) -> NotesField:
    return panel.findChildren(NotesField)[0]


def named(panel: CapturePanel, words: str) -> Button:
    return next(button for button in panel.findChildren(Button) if button.words() == words)


def pill(panel: CapturePanel, group: str) -> Pills:
    return next(pills for pills in panel.findChildren(Pills) if pills.accessibleName() == group)


def mark(panel: CapturePanel) -> str:
    return panel.findChildren(SavedMark)[0].words()


def notes(office: Office) -> list[Note]:
    """What is on the disk and new: the notes that were not in the caseload."""
    before = set(office.load.notes.values())
    with office.store.reading() as session:
        written = select(Consultation.id).where(Consultation.deleted_at.is_(None), Consultation.id.not_in(before))
        found = [one_note(session, note_id) for note_id in session.scalars(written)]
    return [note for note in found if note is not None]


def settled(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def finish(office: Office, panel: CapturePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(text_of(panel), Qt.Key.Key_Return, CTRL)
    settled(office, qtbot)


def test_the_record_exists_from_the_first_letter(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    with qtbot.waitSignal(office.casework.saved):
        QTest.keyClicks(text_of(panel), "H")

    (note,) = notes(office)
    assert (note.text, note.done, note.happened_on, note.happened_at) == ("H", False, NOW.date(), time(8, 14))


def test_what_follows_is_saved_after_a_pause_and_the_foot_says_when(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "He showed me the bike.")

    qtbot.waitUntil(lambda: mark(panel) == "Saved on this laptop 08:14")
    assert [note.text for note in notes(office)] == ["He showed me the bike."]


def test_done_finishes_the_note_and_keeps_the_childs_words(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "At home. ")
    QTest.keyClick(text_of(panel), Qt.Key.Key_W, ALT)
    QTest.keyClicks(text_of(panel), "I want to see my uncle.")
    finish(office, panel, qtbot)

    (note,) = notes(office)
    assert (note.text, note.done) == ("At home. “I want to see my uncle.”", True)
    with office.store.reading() as session:
        said = session.scalars(select(ChildsWords).where(ChildsWords.consultation_id == note.consultation_id)).one()
    assert (said.words, said.heard_by) == ("I want to see my uncle.", "Ruth Okafor")
    assert office.asked.sentences == ["Conversation with Sam saved."]
    assert [action.words for action in office.asked.actions] == [
        "Undo",
        "Add more",
        "Make a decision",
        "Raise a resolution",
        "More …",
    ]


def test_undo_takes_the_conversation_away_and_undo_again_brings_it_back(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), '"Hello."')
    finish(office, panel, qtbot)
    office.asked.undo()
    settled(office, qtbot)
    assert notes(office) == []

    office.asked.undo()
    settled(office, qtbot)
    assert [note.text for note in notes(office)] == ['"Hello."']


def test_add_more_opens_the_full_record_of_the_same_note(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "First part.")
    finish(office, panel, qtbot)
    next(action for action in office.asked.actions if action.words == "Add more").act()
    settled(office, qtbot)

    (note,) = notes(office)
    assert office.asked.places == [Place(Page.CONSULTATION, note.consultation_id)]
    assert (note.text, note.done) == ("First part.", False)


def test_a_try_without_answer_needs_one_click_and_no_words(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClick(text_of(panel), Qt.Key.Key_0, ALT)
    finish(office, panel, qtbot)

    assert [(note.channel, note.text) for note in notes(office)] == [(Channel.TRIED_NO_ANSWER, "")]
    assert office.asked.sentences == ["Try to reach Sam saved."]


def test_a_conversation_without_words_is_not_finished(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClick(text_of(panel), Qt.Key.Key_Return, CTRL)

    assert any(label.isVisible() and "Write a line first" in label.text() for label in panel.findChildren(Label))
    assert notes(office) == []


def test_keys_choose_who_and_how_without_leaving_the_text(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "Jan rang.")
    QTest.keyClick(text_of(panel), Qt.Key.Key_2, ALT)
    QTest.keyClick(text_of(panel), Qt.Key.Key_7, ALT)

    assert text_of(panel).hasFocus()
    finish(office, panel, qtbot)
    assert [(note.with_whom, note.channel) for note in notes(office)] == [(WithWhom.CARER, Channel.CALL)]
    assert office.asked.sentences == ["Conversation with Sam’s carer saved."]


def test_words_of_others_do_not_become_the_childs(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClick(text_of(panel), Qt.Key.Key_2, ALT)
    assert not named(panel, "Sam’s words").isVisible()

    QTest.keyClicks(text_of(panel), 'She said "he sleeps well".')
    finish(office, panel, qtbot)
    with office.store.reading() as session:
        assert (
            session.scalars(
                select(ChildsWords).where(ChildsWords.consultation_id == notes(office)[0].consultation_id)
            ).all()
            == []
        )


def test_another_day_takes_the_time_away_and_a_day_ahead_is_refused(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "Met at school.")
    day = panel.findChildren(DateField)[0]
    QTest.keyClicks(day.line, "3 March")
    assert pill(panel, "When").value() is None
    finish(office, panel, qtbot)
    assert [(str(note.happened_on), note.happened_at) for note in notes(office)] == [("2026-03-03", None)]

    ahead = opened(office, qtbot)
    QTest.keyClicks(text_of(ahead), "Not yet.")
    QTest.keyClicks(ahead.findChildren(DateField)[0].line, "3.4.2026")
    QTest.keyClick(text_of(ahead), Qt.Key.Key_Return, CTRL)
    assert any(label.isVisible() and "behind us" in label.text() for label in ahead.findChildren(Label))


def test_escape_keeps_the_draft_and_the_next_panel_about_the_child_goes_on_with_it(
    office: Office, qtbot: QtBot
) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "Half a thou")
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(text_of(panel), Qt.Key.Key_Escape)
    again = opened(office, qtbot)

    assert text_of(again).value() == "Half a thou"
    QTest.keyClicks(text_of(again), "ght")
    finish(office, again, qtbot)
    assert [note.text for note in notes(office)] == ["Half a thought"]


def test_hidden_in_any_way_nothing_typed_is_lost(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "Typed a moment ago")
    panel.hide()
    settled(office, qtbot)

    assert [note.text for note in notes(office)] == ["Typed a moment ago"]
    with office.store.reading() as session:
        assert unfinished_notes(session) == ()  # put aside, not interrupted


def test_a_note_emptied_again_is_not_kept(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "x")
    QTest.keyClick(text_of(panel), Qt.Key.Key_Backspace)
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(text_of(panel), Qt.Key.Key_Escape)
    settled(office, qtbot)

    assert notes(office) == []


def test_a_megabyte_pasted_is_refused_in_words_and_what_was_saved_is_safe(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "Before. ")
    qtbot.waitUntil(lambda: mark(panel).startswith("Saved"))
    QApplication.clipboard().setText("x" * 1_000_000)
    text_of(panel).paste()

    told = panel.findChildren(Notice)[0]
    qtbot.waitUntil(lambda: told.isVisible() and "1,000,008 characters" in told.words())
    assert mark(panel) == "Not saved"
    assert len(text_of(panel).value()) == 1_000_008
    assert [note.text for note in notes(office)] == ["Before. "]

    text_of(panel).undo()
    named(panel, "Try again").click()
    qtbot.waitUntil(lambda: mark(panel).startswith("Saved") and not told.isVisible())


@pytest.mark.parametrize("text", ["nul \0 here", "👩‍👧 👍🏽", "שלום מקס", "Zoë e\u0301 ï", "a\u2028b\nc"])
def test_odd_characters_are_kept_as_they_came(office: Office, qtbot: QtBot, text: str) -> None:
    panel = opened(office, qtbot)
    text_of(panel).insertPlainText(text)
    shown = text_of(panel).value()
    finish(office, panel, qtbot)

    assert [note.text for note in notes(office)] == [shown]


def test_a_child_is_found_by_a_few_letters_and_enter(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot, None)
    line = panel.findChildren(TextField)[0]
    assert not text_of(panel).isEnabled()
    QTest.keyClicks(line, "leo")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert text_of(panel).hasFocus()
    QTest.keyClicks(text_of(panel), "Football.")
    finish(office, panel, qtbot)
    assert [note.child_id for note in notes(office)] == [office.load.children["Leo"]]


def test_enter_before_the_children_have_come_is_remembered(office: Office, qtbot: QtBot) -> None:
    panel = CapturePanel(office.desk)
    qtbot.addWidget(panel)
    panel.show()
    line = panel.findChildren(TextField)[0]
    QTest.keyClicks(line, "leo")
    QTest.keyClick(line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: text_of(panel).isEnabled())
    assert "Leo, 6" in [label.text() for label in panel.findChildren(Label) if label.isVisible()]


def test_letters_typed_before_the_name_has_come_are_not_lost(office: Office, qtbot: QtBot) -> None:
    panel = CapturePanel(office.desk, office.load.children["Sam"])
    qtbot.addWidget(panel)
    panel.show()
    QTest.keyClicks(text_of(panel), "At once")
    settled(office, qtbot)

    assert text_of(panel).value() == "At once"
    finish(office, panel, qtbot)
    assert [note.text for note in notes(office)] == ["At once"]


def test_change_moves_the_note_to_another_child(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.keyClicks(text_of(panel), "Meant for Leo.")
    named(panel, "Change").click()
    line = panel.findChildren(TextField)[0]
    QTest.keyClicks(line, "leo")
    QTest.keyClick(line, Qt.Key.Key_Return)
    finish(office, panel, qtbot)

    assert [(note.child_id, note.text) for note in notes(office)] == [(office.load.children["Leo"], "Meant for Leo.")]


def test_every_control_has_a_name_and_one_button_is_filled(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)

    assert unnamed_controls(panel) == []
    assert filled_buttons(panel) == ["Done"]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_cut_at_any_size_of_letters(office: Office, qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    panel = opened(office, qtbot)
    width = min(theme.px(652), 1300)
    panel.resize(width, panel.heightForWidth(width))

    qtbot.waitUntil(lambda: cut_words(panel) == [])


def test_two_children_of_one_name_are_shown_with_picture_and_age(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        session.add(factories.child(council_child_id="0000499", known_as="Sam"))
    panel = opened(office, qtbot, None)
    line = panel.findChildren(TextField)[0]
    QTest.keyClicks(line, "sam")
    QTest.keyClick(line, Qt.Key.Key_Return)

    rows = panel.findChildren(RowsView)[0]
    assert rows.hasFocus()
    assert len(rows.rows()) == 2
    assert all(row.avatar for row in rows.rows())
    assert not text_of(panel).isEnabled()
    assert panel.findChildren(Avatar)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert text_of(panel).isEnabled()
