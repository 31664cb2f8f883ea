"""Writing help in the letter studio: marks after a pause, F7, and one key to take what is offered."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.wording.mark_panel import MarkPanel
from iro_desktop.writing.marks import MarkKind
from tests.ui.letter_office import LEFT, Office, about, button, finished, office, screen, text_field

__all__ = ["about", "finished", "office", "screen"]
LOADING_MS = 20_000


def _writes(screen: LetterScreen, text: str) -> WritingField:
    field = text_field(screen, "opening")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def _marked(field: WritingField, kind: MarkKind) -> list[str]:
    text = field.toPlainText()
    return [text[mark.start : mark.end] for mark in field.marks() if mark.kind is kind]


def _panel(screen: LetterScreen) -> MarkPanel:
    return screen.findChildren(MarkPanel)[0]


def test_marks_appear_after_a_pause_and_never_in_quotation_marks(screen: LetterScreen, qtbot: QtBot) -> None:
    field = _writes(screen, 'Your placement recieved "my placemint is recieved" well.')

    qtbot.waitUntil(lambda: bool(_marked(field, MarkKind.SPELLING)), timeout=LOADING_MS)

    assert _marked(field, MarkKind.SPELLING) == ["recieved"]
    assert _marked(field, MarkKind.WORD) == ["placement"]


def test_f7_shows_a_kinder_word_and_enter_takes_it(screen: LetterScreen, office: Office, qtbot: QtBot) -> None:
    field = _writes(screen, "I like Your siblings.")
    field.go_to_start()
    QTest.mouseClick(button(screen, "Next mark"), LEFT)
    qtbot.waitUntil(lambda: _panel(screen).isVisible())

    with qtbot.waitSignal(office.casework.saved):
        QTest.keyClick(_panel(screen).choices()[0], Qt.Key.Key_Return)

    assert field.toPlainText() == "I like Your brothers and sisters."
    assert not _panel(screen).isVisible()
    assert field.hasFocus()


def test_what_is_left_alone_is_not_marked_again(screen: LetterScreen, qtbot: QtBot) -> None:
    field = _writes(screen, "I like your siblings.")
    field.go_to_start()
    QTest.mouseClick(button(screen, "Next mark"), LEFT)
    qtbot.waitUntil(lambda: _panel(screen).isVisible())

    QTest.mouseClick(button(screen, "Leave it as it is"), LEFT)

    assert _marked(field, MarkKind.WORD) == []
    assert field.toPlainText() == "I like your siblings."


def test_a_mistake_gets_what_was_meant_once_it_is_found(screen: LetterScreen, qtbot: QtBot) -> None:
    field = _writes(screen, "I recieved it.")
    qtbot.waitUntil(lambda: bool(_marked(field, MarkKind.SPELLING)), timeout=LOADING_MS)
    field.go_to_start()
    QTest.mouseClick(button(screen, "Next mark"), LEFT)

    qtbot.waitUntil(lambda: "received" in [one.words() for one in _panel(screen).choices()], timeout=LOADING_MS)
    assert unnamed_controls(_panel(screen)) == []


def test_escape_goes_back_to_the_text(screen: LetterScreen, qtbot: QtBot) -> None:
    field = _writes(screen, "I like your siblings.")
    field.go_to_start()
    QTest.mouseClick(button(screen, "Next mark"), LEFT)
    qtbot.waitUntil(lambda: _panel(screen).isVisible())

    QTest.keyClick(_panel(screen), Qt.Key.Key_Escape)

    assert not _panel(screen).isVisible()
    assert field.hasFocus()


def test_a_finished_letter_has_no_marks(finished: LetterScreen) -> None:
    assert [field.marks() for field in finished.findChildren(WritingField) if field.marks()] == []


def test_the_panel_stands_beside_words_that_were_out_of_sight(screen: LetterScreen, qtbot: QtBot) -> None:
    field = _writes(screen, "I like your siblings.")
    qtbot.waitUntil(lambda: _marked(field, MarkKind.WORD) == ["siblings"])
    text_field(screen, "ending").go_to_end()
    qtbot.waitUntil(lambda: field.visibleRegion().isEmpty())
    QTest.mouseClick(button(screen, "Next mark"), LEFT)

    assert not field.visibleRegion().isEmpty()
    assert screen.rect().contains(_panel(screen).geometry())


def test_no_name_is_called_wrong_also_before_the_names_have_come(screen: LetterScreen, qtbot: QtBot) -> None:
    called_wrong: set[str] = set()
    field = _writes(screen, "Tunde and Joss recieved it.")

    def is_marked() -> bool:
        for one in screen.findChildren(WritingField):
            called_wrong.update(_marked(one, MarkKind.SPELLING))
        return _marked(field, MarkKind.SPELLING) == ["recieved"]

    qtbot.waitUntil(is_marked, timeout=LOADING_MS)
    assert called_wrong == {"recieved"}
