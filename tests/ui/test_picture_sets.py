"""Settings › Pictures: a manager adds a licensed folder; its pictures are found and printed in a letter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.council_pictures import Licence, add_picture_set
from iro_desktop.letters.easy_read import credit_line
from iro_desktop.models.council_pictures import NewPicture, PictureSet
from iro_desktop.queries.council_pictures import PictureSets, picture_sets
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.picture_sets import viewmodel
from iro_desktop.ui.picture_sets.screen import PicturesScreen
from iro_desktop.ui.settings.screen import SettingsScreen
from iro_desktop.ui.shown import plain
from tests import desks
from tests.held_review import NOON, look_at
from tests.ui.letter_office import LEFT, Office, about, office, put_cursor, screen, text_field, written
from tests.ui.test_letter_pictures import open_picker

__all__ = ["about", "office", "screen", "written"]
TODAY = NOON.date()
LICENCE = Licence(
    name="Moorland",
    credit="Moorland Symbols, with a licence",
    licensed_by="Moorland Pictures",
    licensed_until=None,
    comes_first=True,
)


@pytest.fixture
def desk_office(tmp_path: Path) -> Iterator[desks.Office]:
    made = desks.office_in(tmp_path)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "symbols"
    made.mkdir()
    for name in ("bath", "toilet"):
        Image.new("RGBA", (64, 64), "navy").save(made / f"{name}.png")
    (made / "broken.svg").write_text("<svg")
    return made


def shown(office: desks.Office, qtbot: QtBot) -> PicturesScreen:
    made = PicturesScreen(office.desk, Place(Page.PICTURES))
    qtbot.addWidget(made)
    made.resize(1100, 800)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.notice.isVisible() or bool(made.cards))
    return made


def sets(office: desks.Office) -> PictureSets:
    with office.store.reading() as session:
        return picture_sets(session, today=office.desk.today())


def add(office: desks.Office | Office, licence: Licence = LICENCE, name: str = "toilet") -> None:
    out = BytesIO()
    Image.new("RGBA", (20, 20), "navy").save(out, "PNG")
    with office.store.transaction() as session:
        picture = NewPicture(name, ("loo",), out.getvalue())
        add_picture_set(session, licence, (picture,), by="Farah Malik", on=TODAY)


def test_settings_lead_to_it(desk_office: desks.Office, qtbot: QtBot) -> None:
    settings = SettingsScreen(desk_office.desk, Place(Page.SETTINGS))
    qtbot.addWidget(settings)
    QTest.mouseClick(next(one for one in settings.findChildren(Button) if one.words() == "Pictures"), LEFT)

    assert desk_office.asked.places == [Place(Page.PICTURES)]


def test_a_folder_is_looked_at_and_kept_once_its_licence_is_said(
    desk_office: desks.Office, qtbot: QtBot, folder: Path
) -> None:
    made = shown(desk_office, qtbot)
    qtbot.waitUntil(made.add.isVisible)
    with qtbot.waitSignal(made.folder_read):
        made.take_folder(folder)
    qtbot.waitUntil(made.form.keep.isVisible)
    assert made.form._title.words() == "2 pictures can be added from “symbols”. 1 file cannot:"
    assert plain(made.form._refused.words()).startswith("broken.svg: cannot be drawn: ")

    QTest.mouseClick(made.form.keep, LEFT)
    qtbot.waitUntil(made.form.problem.isVisible)
    assert sets(desk_office).rows == ()

    QTest.keyClicks(made.form.by, "Moorland Pictures")
    QTest.keyClicks(made.form.credit, "Moorland Symbols, with a licence")
    QTest.mouseClick(made.form.keep, LEFT)
    qtbot.waitUntil(lambda: len(made.cards) == 1)
    [row] = sets(desk_office).rows
    assert (row.name, row.count, row.licensed_by, row.licensed_until) == ("symbols", 2, "Moorland Pictures", None)
    assert desk_office.asked.sentences[-1].startswith("“symbols” is added, 2 pictures.")
    assert not made.form.isVisible()


def test_a_folder_that_cannot_be_used_is_said_and_nothing_is_asked(
    desk_office: desks.Office, qtbot: QtBot, tmp_path: Path
) -> None:
    made = shown(desk_office, qtbot)
    empty = tmp_path / "empty"
    empty.mkdir()
    with qtbot.waitSignal(made.folder_read):
        made.take_folder(empty)

    assert "no PNG, JPEG or SVG" in made.problem.words()
    assert not made.form.isVisible()


def test_a_day_that_is_not_understood_is_not_taken_for_none(
    desk_office: desks.Office, qtbot: QtBot, folder: Path
) -> None:
    made = shown(desk_office, qtbot)
    with qtbot.waitSignal(made.folder_read):
        made.take_folder(folder)
    qtbot.waitUntil(made.form.keep.isVisible)
    QTest.keyClicks(made.form.by, "Moorland Pictures")
    QTest.keyClicks(made.form.credit, "Moorland")
    QTest.keyClicks(made.form.until.line, "when it rains")
    QTest.mouseClick(made.form.keep, LEFT)

    qtbot.waitUntil(made.form.problem.isVisible)
    assert "not understood" in plain(made.form.problem.words())
    assert sets(desk_office).rows == ()


def test_a_licence_that_is_over_is_said_and_can_go_on(desk_office: desks.Office, qtbot: QtBot) -> None:
    add(desk_office)
    [row] = sets(desk_office).rows
    today = desk_office.desk.today()
    with desk_office.store.transaction() as session:
        session.get_one(PictureSet, row.set_id).licensed_until = today - timedelta(days=3)
    made = shown(desk_office, qtbot)
    assert viewmodel.licence_over(sets(desk_office).rows[0]).startswith("The licence ended on ")

    QTest.mouseClick(made.cards[0].change, LEFT)
    qtbot.waitUntil(made.form.keep.isVisible)
    made.form.until.set_value(today + timedelta(days=365))
    QTest.mouseClick(made.form.keep, LEFT)
    qtbot.waitUntil(lambda: sets(desk_office).rows[0].is_licensed)


def test_a_set_is_taken_away_and_comes_back_with_undo(desk_office: desks.Office, qtbot: QtBot) -> None:
    add(desk_office)
    made = shown(desk_office, qtbot)
    QTest.mouseClick(made.cards[0].away, LEFT)
    qtbot.waitUntil(lambda: sets(desk_office).rows == ())
    qtbot.waitUntil(lambda: bool(desk_office.asked.actions))
    desk_office.asked.undo()
    qtbot.waitUntil(lambda: len(sets(desk_office).rows) == 1)


def test_who_is_no_manager_reads_and_changes_nothing(desk_office: desks.Office, qtbot: QtBot) -> None:
    add(desk_office)
    with desk_office.store.transaction() as session:
        set_note(session, "device", "a laptop")
        set_note(session, MANAGES, value=False)
    made = shown(desk_office, qtbot)

    qtbot.waitUntil(lambda: made.notice.words() == viewmodel.ONLY_MANAGERS)
    assert not made.add.isVisible()
    assert not made.cards[0].away.isVisible()


def test_everything_on_the_page_has_a_name(desk_office: desks.Office, qtbot: QtBot, folder: Path) -> None:
    add(desk_office)
    made = shown(desk_office, qtbot)
    with qtbot.waitSignal(made.folder_read):
        made.take_folder(folder)

    assert unnamed_controls(made) == []


def test_its_pictures_stand_first_in_the_picker_and_print_with_their_credit(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    add(office)
    field = text_field(written, "ending")
    put_cursor(qtbot, field)
    field.selectAll()
    field.insertPlainText("The loo is upstairs.")
    picker = open_picker(written, qtbot)
    qtbot.waitUntil(lambda: bool(picker.tiles()) and picker.tiles()[0].key.startswith("set "))
    first = picker.tiles()[0]
    assert first.name == "toilet"
    qtbot.waitUntil(lambda: bool(picker._photos))

    qtbot.waitUntil(picker.tiles()[0].isVisible)
    QTest.mouseClick(picker.tiles()[0], LEFT)
    assert field.value() == f"[picture: {first.key} | toilet]\nThe loo is upstairs."
    qtbot.waitUntil(lambda: office.text("ending") == field.value())
    with office.store.reading() as session:
        content = look_at(session, office.letter_id).content
    assert credit_line(content) == "Pictures: Moorland Symbols, with a licence"


def test_another_set_stands_after_the_programs_own(office: Office, written: LetterScreen, qtbot: QtBot) -> None:
    add(office, replace(LICENCE, comes_first=False))
    put_cursor(qtbot, text_field(written, "ending"))
    picker = open_picker(written, qtbot)
    QTest.keyClicks(picker.search, "toilet")
    qtbot.waitUntil(lambda: any(tile.key.startswith("set ") for tile in picker.tiles()))

    assert picker.tiles()[0].key == "openmoji/toilet"
