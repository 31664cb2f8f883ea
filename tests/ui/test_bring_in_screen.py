"""Bring in a caseload as a screen: looked at first, then done in one go."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from iro_desktop.models.care import Episode
from iro_desktop.models.child import Child
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.ui import theme
from iro_desktop.ui.bring_in.looking import bring_in, look_at
from iro_desktop.ui.bring_in.parts import OfferCard
from iro_desktop.ui.bring_in.screen import BringInScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, Notice, TableView, Tabs, TextField, unnamed_controls
from iro_desktop.ui.theme import Look, Theme
from tests import factories
from tests.desks import Office, office_in
from tests.exchange.ssda903.files import REVIEWS, last_year, this_year, write_table
from tests.ui.fitting import cut_words, filled_buttons, only

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """A laptop without any child."""
    office = office_in(tmp_path, empty=True)
    yield office
    office.close()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with this year's files."""
    return this_year(tmp_path)


def opened(office: Office, qtbot: QtBot, size: tuple[int, int] = (1134, 660)) -> BringInScreen:
    screen = BringInScreen(office.desk, Place(Page.BRING_IN))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.setFocus()
    return screen


def button(screen: BringInScreen, words: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.words() == words and one.isVisible())


def is_there(screen: BringInScreen, words: str) -> bool:
    return any(one.words() == words and one.isVisible() for one in screen.findChildren(Button))


def texts(screen: BringInScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def look(screen: BringInScreen, qtbot: QtBot, folder: Path, *, shows: str) -> None:
    """Type the folder, press the button, and wait for the title of the preview."""
    path = only(screen, TextField)
    path.clear()
    QTest.keyClicks(path, str(folder))
    QTest.mouseClick(button(screen, "Look at the files"), LEFT)
    qtbot.waitUntil(lambda: shows in texts(screen))


def children(office: Office) -> int:
    with office.store.reading() as session:
        return session.scalar(select(func.count()).select_from(Child)) or 0


def test_looking_changes_nothing(office: Office, qtbot: QtBot, files: Path) -> None:
    screen = opened(office, qtbot)
    look(screen, qtbot, files, shows="What bringing these files in would do")

    assert is_there(screen, "Bring in 3 new children")
    assert children(office) == 0
    assert "This cannot be undone, so look first. No child is ever taken away by it." in texts(screen)


def test_one_button_brings_in_what_was_shown(office: Office, qtbot: QtBot, files: Path) -> None:
    screen = opened(office, qtbot)
    look(screen, qtbot, files, shows="What bringing these files in would do")
    with qtbot.waitSignal(office.casework.changed) as told:
        QTest.mouseClick(button(screen, "Bring in 3 new children"), LEFT)
    qtbot.waitUntil(lambda: "The caseload is here" in texts(screen))

    with office.store.reading() as session:
        counts = [session.scalar(select(func.count()).select_from(kind)) for kind in (Child, Episode, Review)]
    assert counts == [3, 4, 4]
    assert told.args is not None
    assert "child" in told.args[0]
    QTest.mouseClick(button(screen, "Open Children"), LEFT)
    assert office.asked.places == [Place(Page.CHILDREN)]


def test_the_same_files_again_are_nothing_new_and_cannot_be_brought_in(
    office: Office, qtbot: QtBot, files: Path
) -> None:
    with office.store.reading() as session:
        looked = look_at(session, this_year=files, last_year=None)
    with office.store.transaction() as session:
        bring_in(session, files=looked.files, choices={})
    screen = opened(office, qtbot)
    look(screen, qtbot, files, shows="Nothing new")

    assert not button(screen, "Bring in these rows").isEnabled()


def test_last_years_files_inside_the_folder_are_found(office: Office, qtbot: QtBot, files: Path) -> None:
    last_year(files).rename(files / "last_year")
    screen = opened(office, qtbot)
    look(screen, qtbot, files, shows="What bringing these files in would do")

    assert "Files from “this” and “last_year”" in texts(screen)
    assert "Files of 2021-22 and 2020-21." in texts(screen)


def test_rows_of_an_id_that_lost_its_zeros_come_in_once_somebody_says_whose_they_are(
    office: Office, qtbot: QtBot, files: Path
) -> None:
    write_table(files / "reviews.csv", REVIEWS, [("101", "03/05/2008", "06/07/2021", "PN1")])
    screen = opened(office, qtbot)
    look(screen, qtbot, files, shows="What bringing these files in would do")
    pill = next(one for one in only(screen, OfferCard).findChildren(QPushButton) if "It is 0000101" in one.text())
    QTest.mouseClick(pill, LEFT)
    qtbot.waitUntil(lambda: "Files of 2021-22." in texts(screen))

    QTest.mouseClick(button(screen, "Bring in 3 new children"), LEFT)
    qtbot.waitUntil(lambda: "The caseload is here" in texts(screen))
    with office.store.reading() as session:
        owners = session.scalars(
            select(Child.council_child_id).join(Review, Review.child_id == Child.id).distinct()
        ).all()
    assert owners == ["0000101"]


def test_what_could_not_be_read_is_listed_with_file_row_and_reason(office: Office, qtbot: QtBot, files: Path) -> None:
    write_table(files / "reviews.csv", REVIEWS, [("0000101", "03/05/2008", "31/02/2022", "PN1")])
    (files / "notes.pdf").write_bytes(b"%PDF-1.4")
    screen = opened(office, qtbot)
    look(screen, qtbot, files, shows="What bringing these files in would do")
    tabs = only(screen, Tabs)
    tabs.setFocus()
    for _ in range(tabs.count() - 1):
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    problems = next(one for one in screen.findChildren(TableView) if one.accessibleName() == "To look at")

    qtbot.waitUntil(problems.isVisible)
    first = [problems.model().index(row, 0).data() for row in range(problems.model().rowCount())]
    assert first == ["notes.pdf", "reviews.csv, row 2"]


def test_a_folder_that_holds_no_files_says_so_and_may_be_typed_again(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = opened(office, qtbot)
    path = only(screen, TextField)
    QTest.keyClicks(path, str(tmp_path / "nowhere"))
    QTest.keyClick(path, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: any("There is no folder" in one.words() for one in screen.findChildren(Notice)))
    assert path.isEnabled()
    assert is_there(screen, "Look at the files")


def test_without_a_folder_the_field_says_what_is_needed(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(button(screen, "Look at the files"), LEFT)

    assert "Choose the folder with the files first" in texts(screen)


def test_other_files_may_be_chosen_after_looking(office: Office, qtbot: QtBot, files: Path) -> None:
    screen = opened(office, qtbot)
    look(screen, qtbot, files, shows="What bringing these files in would do")
    QTest.mouseClick(button(screen, "Choose other files"), LEFT)

    assert only(screen, TextField).isVisible()
    assert not is_there(screen, "Bring in 3 new children")


def test_nothing_real_comes_into_a_practise_window(office: Office, qtbot: QtBot, files: Path) -> None:
    with office.store.transaction() as session:
        invented = factories.child()
        invented.practise = True
        session.add(invented)
    office.desk = replace(office.desk, practise=True)
    screen = opened(office, qtbot)
    look(screen, qtbot, files, shows="What bringing these files in would do")

    assert not button(screen, "Bring in 3 new children").isEnabled()
    with office.store.reading() as session:
        looked = look_at(session, this_year=files, last_year=None)
    with office.store.transaction() as session, pytest.raises(Refused, match="Nothing was changed"):
        bring_in(session, files=looked.files, choices={})


def test_every_control_has_a_name_and_one_button_is_filled(office: Office, qtbot: QtBot, files: Path) -> None:
    screen = opened(office, qtbot)
    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Look at the files"]

    look(screen, qtbot, files, shows="What bringing these files in would do")
    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Bring in 3 new children"]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("size", [(1134, 660), (1688, 940)])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, files: Path, percent: int, size: tuple[int, int]
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_look(app, Look(Theme.DARK, percent))
    write_table(files / "reviews.csv", REVIEWS, [("101", "03/05/2008", "06/07/2021", "PN1")])
    screen = opened(office, qtbot, size)
    qtbot.waitUntil(lambda: cut_words(screen) == [])

    look(screen, qtbot, files, shows="What bringing these files in would do")
    qtbot.waitUntil(lambda: cut_words(screen) == [])
