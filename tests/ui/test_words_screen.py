"""Settings › Words: managers keep the list for the council, and the help goes by it; everybody may read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.kept_words import keep_word_always
from iro_desktop.actions.officers import keep_officer
from iro_desktop.models.child import AgeBand
from iro_desktop.models.words import Standing
from iro_desktop.queries.help_words import council_list, kept_always
from iro_desktop.queries.rights import MANAGES, may_set_for_council
from iro_desktop.queries.words_page import words_page
from iro_desktop.store.server_rows import set_note
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.settings.screen import SettingsScreen
from iro_desktop.ui.words_list import viewmodel
from iro_desktop.ui.words_list.screen import WordsScreen
from iro_desktop.writing.words_list import shipped_list
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def shown(office: Office, qtbot: QtBot) -> WordsScreen:
    screen = WordsScreen(office.desk, Place(Page.WORDS))
    qtbot.addWidget(screen)
    screen.resize(1134, 680)
    screen.show()
    qtbot.waitUntil(lambda: bool(screen.list.rows()) and screen.entry.keep_button.isVisible() == may_set(office))
    return screen


def may_set(office: Office) -> bool:
    with office.store.reading() as session:
        return may_set_for_council(session)


def marked(office: Office, text: str) -> list[tuple[str, tuple[str, ...]]]:
    with office.store.reading() as session:
        found = council_list(session).marks(text, AgeBand.FROM_8_TO_11)
    return [(text[one.start : one.end], one.suggestions) for one in found]


def press(screen: WordsScreen, words: str) -> None:
    button = next(one for one in screen.findChildren(Button) if one.words() == words and one.isVisibleTo(screen))
    QTest.mouseClick(button, LEFT)


def look_for(screen: WordsScreen, words: str) -> None:
    screen.look_for.setFocus()
    screen.look_for.selectAll()
    QTest.keyClicks(screen.look_for, words)


def test_every_entry_that_comes_with_the_program_is_listed(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)

    assert len(screen.list.rows()) == len(shipped_list().words)
    assert unnamed_controls(screen) == []


def test_searching_finds_a_word_by_its_forms_and_its_kinder_words(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)

    look_for(screen, "family time")

    assert "contact" in [row.key for row in screen.list.rows()]
    look_for(screen, "zzz")
    assert screen.list.rows() == []
    assert screen.nothing.isVisible()


def test_a_manager_adds_a_word_and_it_is_marked_from_then_on(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    look_for(screen, "stepdown")
    press(screen, "Add a word")
    assert screen.entry.term.value() == "stepdown"
    screen.entry.kinder.set_value("moving on, a bit at a time\nmoving on")
    screen.entry.reason.set_value("Nobody outside the office says it.")

    press(screen, "Keep for the council")

    qtbot.waitUntil(lambda: bool(office.asked.sentences))
    assert marked(office, "Your stepdown begins.") == [("stepdown", ("moving on, a bit at a time", "moving on"))]
    office.asked.undo()
    qtbot.waitUntil(lambda: marked(office, "Your stepdown begins.") == [])


def test_a_managers_entry_stands_before_the_programs_and_can_be_taken_back(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    look_for(screen, "contact centre")
    screen.list.choose("contact centre")
    screen.entry.kinder.set_value("the Blue House")

    press(screen, "Keep for the council")

    qtbot.waitUntil(lambda: marked(office, "The contact centre.") == [("contact centre", ("the Blue House",))])
    qtbot.waitUntil(screen.entry.away_button.isVisible)
    press(screen, "Back to the program’s entry")
    qtbot.waitUntil(lambda: marked(office, "The contact centre.")[0][1] != ("the Blue House",))


def test_a_word_that_is_switched_off_is_marked_no_more(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    look_for(screen, "contact centre")
    screen.list.choose("contact centre")
    screen.entry.standing.set_value(Standing.OFF)

    press(screen, "Keep for the council")

    qtbot.waitUntil(lambda: [word for word, _ in marked(office, "The contact centre.")] == ["contact"])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("", "x", "x"), "Type the word that is to be marked"),
        (("stepdown", "", "x"), "Type at least one word to say instead"),
        (("stepdown", "Stepdown", "x"), "is the word itself"),
        (("stepdown", "moving on", ""), "Say in a few words why"),
        (("Contact", "seeing Mum", "x"), "is on the list already"),
        (("contacts", "seeing Mum", "x"), "“contacts” belongs to “contact” on the list"),
    ],
)
def test_what_could_not_help_anybody_is_not_kept_and_the_reason_is_said(
    office: Office, qtbot: QtBot, typed: tuple[str, str, str], sentence: str
) -> None:
    screen = shown(office, qtbot)
    press(screen, "Add a word")
    term, kinder, reason = typed
    screen.entry.term.set_value(term)
    screen.entry.kinder.set_value(kinder)
    screen.entry.reason.set_value(reason)

    press(screen, "Keep for the council")

    qtbot.waitUntil(lambda: sentence in screen.entry.problem.text())
    assert screen.entry.typed().kinder == ((kinder,) if kinder else ())
    with office.store.reading() as session:
        assert council_list(session) is shipped_list()


def test_who_is_no_manager_reads_the_list_and_keeps_words_for_themself_alone(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        set_note(session, "device", "00000000-0000-0000-0000-000000000001")
        set_note(session, MANAGES, False)
        keep_officer(session, name="Ruth Okafor", known_as="Ruth", telephone="", email="")
        keep_word_always(session, "contact")
    screen = shown(office, qtbot)

    assert screen.note.isVisible()
    assert not screen.entry.keep_button.isVisible()
    assert screen.entry.kinder.isReadOnly()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.kept.findChildren(Button)))
    press(screen, "Mark it again")
    qtbot.waitUntil(lambda: bool(office.asked.sentences))
    with office.store.reading() as session:
        assert kept_always(session) == ()
    assert office.asked.sentences == ["“contact” is marked again."]


def test_settings_lead_to_the_words(office: Office, qtbot: QtBot) -> None:
    screen = SettingsScreen(office.desk, Place(Page.SETTINGS))
    qtbot.addWidget(screen)
    screen.show()
    QTest.mouseClick(next(one for one in screen.findChildren(Button) if one.words() == "Words"), LEFT)

    assert [place.page for place in office.asked.places] == [Page.WORDS]


def test_the_day_and_the_owner_stand_beside_an_entry(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    screen.list.choose("contact")
    screen.entry.kinder.set_value("seeing each other")
    press(screen, "Keep for the council")
    qtbot.waitUntil(screen.entry.away_button.isVisible)

    with office.store.reading() as session:
        row = next(one for one in words_page(session).rows if one.key == "contact")
    assert (row.is_councils, row.set_on) == (True, office.desk.today())
    assert "Set by" in viewmodel.whose(row)
