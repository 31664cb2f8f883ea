"""Settings as a screen: kept at once, and taken back with Undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.actions.officers import keep_help_line, keep_officer
from iro_desktop.queries.officers import help_lines, this_officer
from iro_desktop.store.keys import NoKeyring, make_key
from iro_desktop.store.location import Profile
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Label, Pills, SavedMark, TextField, unnamed_controls
from iro_desktop.ui.look_file import read_greeting, read_look
from iro_desktop.ui.settings.screen import SettingsScreen
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import NOW
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, filled_buttons


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    with office.store.transaction() as session:
        keep_officer(session, name="Ruth Okafor", known_as="Ruth", telephone="01632 960164")
        keep_help_line(session, kind="advocate", name="Winston", telephone="01632 960111", at=NOW)
    yield office
    office.close()


def opened(office: Office, qtbot: QtBot, size: tuple[int, int] = (1134, 660)) -> SettingsScreen:
    screen = SettingsScreen(office.desk, Place(Page.SETTINGS))
    qtbot.addWidget(screen)
    screen.resize(*size)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    return screen


def field(screen: SettingsScreen, name: str) -> TextField:
    return next(one for one in screen.findChildren(TextField) if one.accessibleName() == name)


def pills(screen: SettingsScreen, name: str) -> Pills:
    return next(one for one in screen.findChildren(Pills) if one.accessibleName() == name)


def sentences(screen: SettingsScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if not label.isHidden()]


def retype(screen: SettingsScreen, name: str, text: str) -> None:
    """Put other words into a field and leave it."""
    field(screen, name).setFocus()
    field(screen, name).selectAll()
    if text:
        QTest.keyClicks(field(screen, name), text)
    else:
        QTest.keyClick(field(screen, name), Qt.Key.Key_Delete)
    QTest.keyClick(field(screen, name), Qt.Key.Key_Return)


def settled(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def telephone(office: Office) -> str | None:
    with office.store.reading() as session:
        officer = this_officer(session)
    return officer.telephone if officer else None


def test_fields_hold_what_is_written_down(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert field(screen, "Your name").value() == "Ruth Okafor"
    assert field(screen, "Advocate").value() == "Winston"
    assert field(screen, "Advocate’s telephone").value() == "01632 960111"
    assert "Checked on 12 March" in sentences(screen)


def test_a_look_is_worn_and_kept_at_once_and_undo_brings_the_old_one_back(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    pills(screen, "Text size").choose_key(6)
    pills(screen, "Colours").choose_key(3)

    assert (theme.tokens().dark, theme.factor()) == (True, 1.5)
    assert read_look(office.desk.profile) == Look(Theme.DARK, 150)
    assert office.asked.sentences[-1] == "Colours: dark. Text 150%."
    office.asked.undo()
    assert read_look(office.desk.profile) == Look(Theme.LIGHT, 150)
    assert pills(screen, "Colours").value() == Theme.LIGHT


def test_what_is_typed_is_saved_and_undo_is_offered_once_the_field_is_left(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    retype(screen, "Telephone", "01632 960999")
    settled(office, qtbot)
    assert telephone(office) == "01632 960999"
    assert office.asked.sentences == ["Telephone is now 01632 960999."]

    field(screen, "Your name").setFocus()
    office.asked.undo()
    settled(office, qtbot)
    assert telephone(office) == "01632 960164"
    qtbot.waitUntil(lambda: field(screen, "Telephone").value() == "01632 960164")


def test_typing_is_saved_after_a_pause_without_leaving_the_field(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.keyClicks(field(screen, "Email"), "ruth@example.test")

    qtbot.waitUntil(lambda: "Saved on this laptop 08:14" in [mark.words() for mark in screen.findChildren(SavedMark)])
    assert office.asked.sentences == []


def test_leaving_the_page_saves_what_was_typed_a_moment_ago(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.keyClicks(field(screen, "Telephone"), "9")
    screen.leave()
    settled(office, qtbot)

    assert telephone(office) == "01632 9601649"


def test_the_locked_window_learns_the_new_name(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    retype(screen, "Name under your letters", "Ruthie")

    qtbot.waitUntil(lambda: read_greeting(office.desk.profile) == "Ruthie")


def test_an_officer_without_a_name_is_refused_beside_the_field(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    retype(screen, "Your name", "")
    settled(office, qtbot)

    assert "Type your name. Children see it under their letters." in sentences(screen)
    with office.store.reading() as session:
        officer = this_officer(session)
    assert officer is not None
    assert officer.name == "Ruth Okafor"


def test_a_number_waits_for_the_name_of_its_service(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    retype(screen, "Complaints team’s telephone", "01632 960172")
    settled(office, qtbot)
    assert "Add the name: letters say whom to ring." in sentences(screen)

    retype(screen, "Complaints team", "The complaints team")
    settled(office, qtbot)
    with office.store.reading() as session:
        lines = {line.kind: (line.name, line.telephone) for line in help_lines(session)}
    assert lines["complaints"] == ("The complaints team", "01632 960172")


def test_an_emptied_service_is_taken_out_and_can_be_put_back(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    retype(screen, "Advocate’s telephone", "")
    retype(screen, "Advocate", "")
    settled(office, qtbot)
    with office.store.reading() as session:
        assert help_lines(session) == ()

    office.asked.undo()
    settled(office, qtbot)
    with office.store.reading() as session:
        assert [line.name for line in help_lines(session)] == ["Winston"]


def test_it_says_where_records_lie_and_what_protects_them(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    make_key(Profile(tmp_path / "other"), "plum tree lantern", NoKeyring())
    (tmp_path / "other" / "keys.json").rename(office.desk.profile.keys)
    screen = opened(office, qtbot)

    assert any(str(office.desk.profile.folder) in sentence for sentence in sentences(screen))
    assert "This computer has no keyring. The passphrase alone protects your records." in sentences(screen)
    assert "Bank holidays are known up to the end of 2027. Later ones are worked out by rule." in sentences(screen)


def test_records_for_practice_say_so(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert any("for practice" in sentence for sentence in sentences(screen))


def test_every_control_has_a_name_and_nothing_needs_a_save_button(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == []


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("size", [(1134, 660), (1688, 940)])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, size)

    qtbot.waitUntil(lambda: cut_words(screen) == [])
