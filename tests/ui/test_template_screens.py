"""The templates on screen: details are chips, problems are said as one types, saving is for every officer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letter_templates import keep_template_draft, save_template
from iro_desktop.letters.details import DETAILS
from iro_desktop.queries.letter_templates import TemplatePage, shipped_text, template_page
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.settings.screen import SettingsScreen
from iro_desktop.ui.templates import viewmodel
from iro_desktop.ui.templates.editor_screen import TemplateScreen
from iro_desktop.ui.templates.list_screen import TemplatesScreen, templates_screen
from iro_desktop.ui.templates.versions_panel import TemplateVersionsPanel
from tests.caseload import NOW
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT

NAME = "review_8_11"
SHIPPED = shipped_text(NAME)
CHANGED = SHIPPED.replace("You will not be in trouble for it.", "Nobody will be cross.")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def page_of(office: Office) -> TemplatePage:
    with office.store.reading() as session:
        return template_page(session, NAME)


def save(office: Office, text: str = CHANGED, why: str = "Plainer.", by: str = "Farah Malik") -> None:
    with office.store.transaction() as session:
        save_template(session, NAME, text=text, why=why, by_name=by, at=NOW)


def shown(office: Office, qtbot: QtBot) -> TemplateScreen:
    screen = TemplateScreen(office.desk, Place(Page.TEMPLATES, part=NAME))
    qtbot.addWidget(screen)
    screen.resize(1134, 620)
    with qtbot.waitSignal(screen.page_shown), qtbot.waitExposed(screen):
        screen.show()
    return screen


def replace(screen: TemplateScreen, was: str, becomes: str) -> None:
    """Type something in the place of something, as an officer would who selected it."""
    cursor = QTextCursor(screen.text.document().find(viewmodel.to_screen(was)))
    assert cursor.hasSelection()
    cursor.insertText(becomes)


def page_says(screen: TemplateScreen, words: str) -> bool:
    return words in " ".join(screen.page_pane.accessibleDescription().split())


def test_settings_lead_to_the_templates_and_a_row_to_its_text(office: Office, qtbot: QtBot) -> None:
    settings = SettingsScreen(office.desk, Place(Page.SETTINGS))
    qtbot.addWidget(settings)
    QTest.mouseClick(next(one for one in settings.findChildren(Button) if one.words() == "Letter templates"), LEFT)
    assert office.asked.places == [Place(Page.TEMPLATES)]

    save(office)
    screen = templates_screen(office.desk, Place(Page.TEMPLATES))
    qtbot.addWidget(screen)
    assert isinstance(screen, TemplatesScreen)
    qtbot.waitUntil(lambda: screen.rows.model().rowCount() > 0)
    screen.rows.opened.emit(NAME)
    assert office.asked.places[-1] == Place(Page.TEMPLATES, part=NAME)
    assert isinstance(templates_screen(office.desk, office.asked.places[-1]), TemplateScreen)


def test_each_row_says_which_version_it_is_and_who_changed_it_why(office: Office) -> None:
    save(office)
    with office.store.reading() as session:
        now = template_page(session, NAME).now
    assert viewmodel.version_line(now, NOW.date()).startswith("Version 3, by Farah Malik on ")
    assert viewmodel.version_line(now, NOW.date()).endswith(": Plainer.")


def test_details_stand_in_words_and_are_kept_by_name(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)

    assert "It was on ‹the day of the meeting›" in screen.text.toPlainText()
    assert "{" not in screen.text.toPlainText()
    assert screen.text.value() == SHIPPED


def test_a_detail_is_inserted_from_a_menu_that_lists_every_one(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    screen.text.go_to_line(20)
    QTest.mouseClick(screen.insert, LEFT)
    menu = screen.findChildren(QMenu)[0]
    assert {one.text() for one in menu.actions()} == set(DETAILS.values())

    next(one for one in menu.actions() if one.text() == "your telephone number").trigger()
    menu.close()

    assert screen.text.value().splitlines()[19].endswith("{officer_phone}")


def test_a_detail_typed_by_its_name_becomes_a_chip_that_goes_as_one(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    line = SHIPPED.splitlines().index(
        "I am {officer_name}. I make sure that grown-ups listen to you and do what they promise."
    )
    screen.text.go_to_line(line + 1)
    QTest.keyClicks(screen.text, " Ring {officer_phone}")
    assert screen.text.toPlainText().splitlines()[line].endswith("Ring ‹your telephone number›")

    QTest.keyClick(screen.text, Qt.Key.Key_Backspace)

    assert screen.text.toPlainText().splitlines()[line].endswith("promise. Ring ")


def test_what_is_wrong_is_said_with_its_line_and_cannot_be_saved(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    replace(screen, "{advocate_name}, your", "{school_nurse}, your")
    qtbot.waitUntil(lambda: screen.problems.model().rowCount() == 1)

    assert screen.count.words() == "1 thing to put right before it can be saved"
    assert "The template asks for 'school_nurse'." in str(
        screen.problems.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    )
    assert not screen.save.isEnabled() or screen.save.accessibleDescription()
    screen.why.set_value("A nurse")
    screen.why.returnPressed.emit()
    qtbot.waitUntil(lambda: "school_nurse" in screen.why_field.problem())
    assert page_of(office).now.is_shipped
    screen.problems.opened.emit(0)
    assert "school_nurse" in screen.text.textCursor().block().text()


def test_the_page_follows_what_is_typed_and_stays_while_it_cannot_be_read(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    replace(screen, "You will not be in trouble for it.", "Nobody will be cross.")
    qtbot.waitUntil(lambda: page_says(screen, "Nobody will be cross."))

    replace(screen, "kind: rights", "kind: rite")
    qtbot.waitUntil(screen.stale.isVisible)
    assert page_says(screen, "Nobody will be cross.")


def test_saving_asks_why_and_holds_from_then_on_and_can_be_undone(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    replace(screen, "You will not be in trouble for it.", "Nobody will be cross.")
    qtbot.waitUntil(lambda: page_says(screen, "Nobody will be cross."))
    QTest.mouseClick(screen.save, LEFT)
    qtbot.waitUntil(lambda: "Say in a few words why" in screen.why_field.problem())

    screen.why.setFocus()
    QTest.keyClicks(screen.why, "Plainer")
    QTest.keyClick(screen.why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page_of(office).now.is_shipped)
    now = page_of(office).now
    assert (now.version, now.why, now.by_name) == (3, "Plainer", "Ruth Okafor")
    qtbot.waitUntil(lambda: len(office.asked.actions) == 1)
    office.asked.undo()
    qtbot.waitUntil(lambda: page_of(office).now.is_shipped)
    assert len(page_of(office).versions) == 3


def test_what_was_begun_is_there_again_after_a_crash_and_can_be_thrown_away(office: Office, qtbot: QtBot) -> None:
    first = shown(office, qtbot)
    replace(first, "You will not be in trouble for it.", "Nobody will be cross.")
    qtbot.waitUntil(lambda: page_of(office).draft is not None)

    again = shown(office, qtbot)
    assert "Nobody will be cross." in again.text.value()
    qtbot.waitUntil(again.notice.isVisible)
    assert again.notice.words() == viewmodel.DRAFT_SHOWN

    QTest.mouseClick(again.afresh, LEFT)
    qtbot.waitUntil(lambda: page_of(office).draft is None)
    assert again.text.value() == SHIPPED
    office.asked.undo()
    qtbot.waitUntil(lambda: page_of(office).draft is not None)
    assert "Nobody will be cross." in again.text.value()


def test_a_colleagues_version_does_not_take_away_what_is_being_typed(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    replace(screen, "You will not be in trouble for it.", "We will thank you.")
    save(office)
    office.casework.look_again(frozenset({"letter_template_text"}))

    qtbot.waitUntil(lambda: screen.notice.words() == viewmodel.NEWER_CAME)
    assert "We will thank you." in screen.text.value()


def test_a_draft_from_before_a_newer_version_says_so(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        keep_template_draft(session, NAME, text=CHANGED + "\n", begun_from="an older text")

    screen = shown(office, qtbot)

    qtbot.waitUntil(lambda: screen.notice.words() == viewmodel.NEWER_CAME)


def test_whoever_is_no_manager_reads_and_changes_nothing(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, False)

    screen = shown(office, qtbot)

    qtbot.waitUntil(screen.notice.isVisible)
    assert screen.notice.words() == viewmodel.READ_ONLY
    assert screen.text.isReadOnly()
    assert not screen.insert.isVisible()
    assert not screen.save.isVisible()


def test_a_version_is_compared_part_by_part_and_brought_back(office: Office, qtbot: QtBot) -> None:
    save(office)
    screen = shown(office, qtbot)
    QTest.mouseClick(screen.versions, LEFT)
    panel = office.asked.panels[0]
    assert isinstance(panel, TemplateVersionsPanel)
    qtbot.addWidget(panel)
    assert [name for name, _, _ in viewmodel.changed_parts(SHIPPED, CHANGED)] == ["[rights]"]

    panel.rows.choose(1)
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.back, LEFT)

    assert page_of(office).now.is_shipped
    assert page_of(office).now.why == "Brought back."


def test_the_programs_text_is_used_again_in_one_press(office: Office, qtbot: QtBot) -> None:
    save(office)
    screen = shown(office, qtbot)
    qtbot.waitUntil(screen.shipped.isVisible)
    QTest.mouseClick(screen.shipped, LEFT)
    qtbot.waitUntil(lambda: page_of(office).now.is_shipped)
    qtbot.waitUntil(lambda: screen.text.value().startswith("name: review_8_11"))
    qtbot.waitUntil(lambda: "You will not be in trouble for it." in screen.text.value())


def test_every_control_has_a_name(office: Office, qtbot: QtBot) -> None:
    assert unnamed_controls(shown(office, qtbot)) == []
