"""Another language beside the English, on the screen: chosen, typed, saved, and seen on the page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letter_translation import choose_other_language
from iro_desktop.models.languages import LANGUAGES
from iro_desktop.models.letter import Letter
from iro_desktop.queries.letter_translation import translation_of_letter
from iro_desktop.ui.kit import Label, unnamed_controls
from iro_desktop.ui.letter.languages import LanguagesPanel, TranslationField
from tests.ui import letter_office
from tests.ui.letter_office import Office, button, opened

about = letter_office.about
office = letter_office.office
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> LanguagesPanel:
    panel = LanguagesPanel(office.desk(), office.letter_id)
    qtbot.addWidget(panel)
    panel.resize(980, 680)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def choose(panel: LanguagesPanel, tag: str, qtbot: QtBot) -> list[TranslationField]:
    panel.language.set_value(tag)
    panel.language.edited.emit()
    name = LANGUAGES[tag].name
    qtbot.waitUntil(lambda: any(field.accessibleName().endswith(name) for field in shown(panel)))
    return shown(panel)


def shown(panel: QWidget) -> list[TranslationField]:
    return [one for one in panel.findChildren(TranslationField) if one.isVisible()]


def greeting(panel: LanguagesPanel) -> TranslationField:
    return next(one for one in shown(panel) if one.accessibleName().startswith("The greeting"))


def test_english_stands_alone_until_a_language_is_chosen(panel: LanguagesPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.language.value() == "")
    assert shown(panel) == []
    fields = choose(panel, "so", qtbot)
    assert len(fields) > 2
    assert unnamed_controls(panel) == []
    words = " ".join(one.text() for one in panel.findChildren(Label) if one.isVisible())
    assert "There is no spelling check for Somali here. Ask the interpreter to read it." in words
    assert "The program translates nothing" in words


@pytest.mark.parametrize("tag", ["ar", "ur", "pl"])
def test_a_field_runs_the_way_its_language_does(panel: LanguagesPanel, tag: str, qtbot: QtBot) -> None:
    choose(panel, tag, qtbot)
    right = LANGUAGES[tag].script.right_to_left
    wanted = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    assert greeting(panel).document().defaultTextOption().textDirection() == wanted
    assert greeting(panel).marks() == ()


def test_what_is_typed_is_on_the_disk_and_on_the_page(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    panel = LanguagesPanel(office.desk(), office.letter_id)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    choose(panel, "ar", qtbot)
    with qtbot.waitSignal(screen.page_shown, timeout=10_000):
        greeting(panel).insertPlainText("مرحبا")
        panel.translator.setFocus()
        QTest.keyClicks(panel.translator, "Selam")

    def kept() -> bool:
        with office.store.reading() as session:
            return session.get_one(Letter, office.letter_id).translator_name == "Selam"

    qtbot.waitUntil(kept)
    qtbot.waitUntil(lambda: "مرحبا" in _translated_greeting(office))


def _translated_greeting(office: Office) -> str:
    with office.store.reading() as session:
        told = translation_of_letter(session, session.get_one(Letter, office.letter_id))
    return told.part("greeting").text if told else ""


def test_closing_the_panel_at_once_loses_nothing(office: Office, panel: LanguagesPanel, qtbot: QtBot) -> None:
    choose(panel, "ps", qtbot)
    greeting(panel).insertPlainText("سلام")
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(button(panel, "Close"), LEFT)
    panel.hide()
    qtbot.waitUntil(lambda: _translated_greeting(office) == "سلام")


def test_the_studio_leads_to_the_panel_and_says_what_lacks(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.store.transaction() as session:
        choose_other_language(session, office.letter_id, language="vi")
    panels: list[QWidget] = []
    desk = office.desk()
    monkeypatch.setattr(office, "desk", lambda: replace(desk, show_panel=lambda panel, _: panels.append(panel)))
    screen = opened(office, qtbot)
    QTest.mouseClick(button(screen, "Another language"), LEFT)
    qtbot.waitUntil(lambda: len(panels) == 1)
    assert isinstance(panels[0], LanguagesPanel)
    qtbot.addWidget(panels[0])
    lacks = next(one for one in screen.findChildren(QWidget) if one.isVisible() and "Vietnamese:" in _words(one))
    QTest.mouseClick(lacks, LEFT)
    qtbot.waitUntil(lambda: len(panels) == 2)
    qtbot.addWidget(panels[1])


def _words(widget: QWidget) -> str:
    said = getattr(widget, "words", None)
    return str(said()) if callable(said) else ""


def test_a_paste_that_is_too_long_is_not_put_in_and_said(office: Office, panel: LanguagesPanel, qtbot: QtBot) -> None:
    choose(panel, "am", qtbot)
    pasted = QMimeData()
    pasted.setText("ሰላም " * 200_000)
    greeting(panel).insertFromMimeData(pasted)
    assert greeting(panel).value() == ""
    assert "It was not put in." in office.said[-1][0]


def test_text_under_a_language_that_is_taken_off_comes_back_with_it(
    office: Office, panel: LanguagesPanel, qtbot: QtBot
) -> None:
    choose(panel, "tr", qtbot)
    greeting(panel).insertPlainText("Sevgili Pip,")
    panel.language.set_value("")
    panel.language.edited.emit()
    qtbot.waitUntil(lambda: shown(panel) == [])
    choose(panel, "tr", qtbot)
    qtbot.waitUntil(lambda: greeting(panel).value() == "Sevgili Pip,")


def test_a_word_that_the_dictionary_does_not_know_is_marked_and_named(panel: LanguagesPanel, qtbot: QtBot) -> None:
    choose(panel, "cy", qtbot)
    greeting(panel).insertPlainText("Annwyl Pip, mae hi’n brafff")
    qtbot.waitUntil(lambda: greeting(panel).marks() != (), timeout=20_000)
    [mark] = greeting(panel).marks()
    assert greeting(panel).toPlainText()[mark.start : mark.end] == "brafff"
    words = " ".join(one.text() for one in panel.findChildren(Label) if one.isVisible())
    assert "Not in the Welsh dictionary: “brafff”. Ask the interpreter." in words
    choose(panel, "so", qtbot)
    assert greeting(panel).marks() == ()
