"""Keeping a marked word by mouse and key: its marks go in every open letter, and Undo brings them back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.queries.help_words import kept_always, kept_for_child
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.wording.mark_panel import MarkPanel
from iro_desktop.writing.marks import MarkKind
from tests.ui.letter_office import LEFT, Office, about, button, office, opened, screen, text_field

__all__ = ["about", "office", "screen"]


def _terms(field: WritingField) -> list[str]:
    text = field.toPlainText()
    return [text[one.start : one.end] for one in field.marks() if one.kind is MarkKind.WORD]


def _walks_to_the_mark(screen: LetterScreen, qtbot: QtBot, text: str = "I like your siblings.") -> WritingField:
    field = text_field(screen, "opening")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    field.go_to_start()
    QTest.mouseClick(button(screen, "Next mark"), LEFT)
    qtbot.waitUntil(_panel(screen).isVisible)
    return field


def _panel(screen: LetterScreen) -> MarkPanel:
    return screen.findChildren(MarkPanel)[0]


def test_k_keeps_the_word_for_this_child_and_undo_marks_it_again(
    screen: LetterScreen, office: Office, qtbot: QtBot
) -> None:
    field = _walks_to_the_mark(screen, qtbot)
    assert unnamed_controls(_panel(screen)) == []

    QTest.keyClick(_panel(screen).focusWidget(), Qt.Key.Key_K)

    assert _terms(field) == [], "at once, before it is on the disk"
    assert field.hasFocus()
    qtbot.waitUntil(lambda: bool(office.said))
    assert office.said[-1][0] == "“siblings” is kept as it is for Pip."
    with office.store.reading() as session:
        assert [one.words for one in kept_for_child(session, office.held.child_id)] == ["sibling"]

    office.said[-1][1][0].act()
    qtbot.waitUntil(lambda: _terms(field) == ["siblings"])


def test_keep_always_holds_in_every_letter_that_is_open(screen: LetterScreen, office: Office, qtbot: QtBot) -> None:
    other = opened(office, qtbot)
    in_other = text_field(other, "going_well")
    in_other.set_value("Your siblings came.")
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    QTest.mouseClick(button(other, "Next mark"), LEFT)
    assert _terms(in_other) == ["siblings"]
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    field = _walks_to_the_mark(screen, qtbot)

    QTest.mouseClick(button(screen, "Keep always"), LEFT)

    assert _terms(field) == []
    qtbot.waitUntil(lambda: _terms(in_other) == [])
    with office.store.reading() as session:
        assert [one.words for one in kept_always(session)] == ["sibling"]


def test_a_long_sentence_is_no_word_and_is_not_kept(screen: LetterScreen, qtbot: QtBot) -> None:
    long_one = " ".join(["You", *["and you"] * 20, "ran."])
    _walks_to_the_mark(screen, qtbot, long_one)

    shown = {one.words() for one in _panel(screen).findChildren(Button) if one.isVisibleTo(screen)}
    assert shown == {"Leave it as it is"}
