"""The letterhead on screen: kept as it is typed, and shown on a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letterhead import set_letterhead
from iro_desktop.queries.letterhead import LetterheadRow, letterhead
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.letterhead import viewmodel
from iro_desktop.ui.letterhead.screen import LetterheadScreen
from iro_desktop.ui.settings.screen import SettingsScreen
from iro_desktop.ui.shown import plain
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def shown(office: Office, qtbot: QtBot) -> LetterheadScreen:
    screen = LetterheadScreen(office.desk, Place(Page.LETTERHEAD))
    qtbot.addWidget(screen)
    screen.resize(1134, 620)
    with qtbot.waitSignal(screen.page_shown), qtbot.waitExposed(screen):
        screen.show()
    return screen


def now(office: Office) -> LetterheadRow:
    with office.store.reading() as session:
        return letterhead(session)


def page_says(screen: LetterheadScreen, words: str) -> bool:
    return words in screen.page_pane.accessibleDescription()


def test_settings_lead_to_it(office: Office, qtbot: QtBot) -> None:
    settings = SettingsScreen(office.desk, Place(Page.SETTINGS))
    qtbot.addWidget(settings)
    QTest.mouseClick(next(one for one in settings.findChildren(Button) if one.words() == "Letterhead"), LEFT)
    assert office.asked.places == [Place(Page.LETTERHEAD)]


def test_what_is_typed_is_kept_and_stands_on_the_page(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    assert screen.notice.words() == viewmodel.NONE_YET
    QTest.keyClicks(screen.fields["name"], "Brackenshire Council")
    QTest.keyClicks(screen.fields["website"], "www.brackenshire.example")

    qtbot.waitUntil(lambda: page_says(screen, "Brackenshire Council"))
    qtbot.waitUntil(lambda: page_says(screen, "www.brackenshire.example"))
    assert now(office).name == "Brackenshire Council"
    assert now(office).set_by == "Ruth Okafor"
    qtbot.waitUntil(lambda: not screen.notice.isVisible())


def test_what_is_typed_last_is_kept_on_leaving(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    QTest.keyClicks(screen.fields["name"], "Brackenshire")
    screen.leave()

    qtbot.waitUntil(lambda: now(office).name == "Brackenshire")


def test_what_is_too_long_is_said_beside_its_field_and_not_kept(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    QTest.keyClicks(screen.fields["name"], "x" * 101)
    screen.leave()

    qtbot.waitUntil(lambda: "longer than 100 characters" in screen._around["name"].problem())
    assert now(office).name == ""


def test_it_stands_on_easy_read_only_once_that_is_asked_for(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    assert not screen.on_easy_read.value()
    QTest.mouseClick(screen.on_easy_read, LEFT, pos=QPoint(8, screen.on_easy_read.height() // 2))

    qtbot.waitUntil(lambda: now(office).on_easy_read)
    assert now(office).set_by == "Ruth Okafor"


def test_a_drawing_is_a_logo_too_and_one_that_cannot_be_drawn_says_why(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">'
    (tmp_path / "logo.svg").write_text(f'{head}<rect width="40" height="10" fill="navy"/></svg>')
    (tmp_path / "shiny.svg").write_text(f'{head}<rect width="40" height="10" fill="url(#a)"/></svg>')
    screen = shown(office, qtbot)
    screen.take_logo(tmp_path / "shiny.svg")
    qtbot.waitUntil(screen.logo_problem.isVisible)
    assert "cannot be printed: it has a colour that is not flat" in plain(screen.logo_problem.words())

    screen.take_logo(tmp_path / "logo.svg")
    qtbot.waitUntil(screen.take_out.isVisible)
    assert screen.logo_line.words() == "A logo of 600 by 150 points."


def test_a_logo_is_chosen_described_and_taken_out(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGB", (400, 100), "navy").save(path)
    screen = shown(office, qtbot)
    assert not screen._around["logo_words"].isVisible()
    screen.take_logo(path)
    qtbot.waitUntil(screen.take_out.isVisible)
    qtbot.waitUntil(screen._around["logo_words"].isVisible)
    assert screen.logo_line.words() == "A logo of 400 by 100 points."

    QTest.mouseClick(screen.take_out, LEFT)
    qtbot.waitUntil(lambda: now(office).logo is None)
    qtbot.waitUntil(lambda: office.asked.sentences == ["The logo is taken out."])
    office.asked.undo()
    qtbot.waitUntil(lambda: now(office).logo is not None)


def test_what_is_set_stands_in_the_field_that_has_the_keyboard(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        set_letterhead(
            session, name="Brackenshire", address="", telephone="", website="", logo_words="", by="Farah Malik"
        )

    screen = shown(office, qtbot)

    assert screen.fields["name"].value() == "Brackenshire"


def test_a_file_that_is_no_logo_is_refused_on_the_spot(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text("<svg />", encoding="utf-8")
    screen = shown(office, qtbot)
    screen.take_logo(path)

    qtbot.waitUntil(screen.logo_problem.isVisible)
    assert "Save it as PNG" in str(screen.logo_problem.words())
    assert now(office).logo is None


def test_whoever_is_no_manager_reads_it(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, False)
    screen = shown(office, qtbot)

    assert screen.notice.words() == viewmodel.READ_ONLY
    assert screen.fields["name"].isReadOnly()
    assert not screen.choose.isVisible()


def test_every_control_has_a_name(office: Office, qtbot: QtBot) -> None:
    assert unnamed_controls(shown(office, qtbot)) == []
