"""The library as a page: every paper is there, looked at as it prints, and kept as a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from iro_desktop.letters.library_layout import render_activity
from iro_desktop.letters.library_papers import library
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, unnamed_controls
from iro_desktop.ui.library import viewmodel
from iro_desktop.ui.library.screen import LibraryScreen
from iro_desktop.ui.printing.preview import PrintPreview
from iro_desktop.ui.theme import Look, Theme
from tests.ui.fitting import cut_words
from tests.ui.letter_office import LEFT, Office, about, office

__all__ = ["about", "office"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


def opened(office: Office, qtbot: QtBot) -> LibraryScreen:
    screen = LibraryScreen(office.desk(), Place(Page.LIBRARY))
    qtbot.addWidget(screen)
    screen.resize(1134, 900)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def named(screen: LibraryScreen, name: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.accessibleName() == name)


def test_every_guide_and_sheet_stands_there(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    shown = {label.text() for label in screen.findChildren(Label)}

    assert {one.title for one in library().guide} <= shown
    assert {one.title for one in library().sheet} <= shown


def test_a_sheet_is_looked_at_as_it_prints(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(named(screen, "Look and print: How I feel today"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(screen.findChildren(PrintPreview)) == 1)
    [preview] = screen.findChildren(PrintPreview)

    assert preview.pages.page_count() == 1
    assert "Draw a ring round each face" in preview.pages.accessibleDescription()
    preview.close()


def test_a_sheet_is_kept_as_the_file_that_it_prints(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened(office, qtbot)
    [week] = [one for one in viewmodel.sheets() if one.key == "week"]
    screen.keep_in(tmp_path / week.file_name, week)
    qtbot.waitUntil(lambda: bool(office.said))

    [sheet] = [one for one in library().sheet if one.key == "week"]
    assert (tmp_path / "library-week.pdf").read_bytes() == render_activity(sheet)
    assert office.said[-1][0] == "Kept as library-week.pdf."


def test_the_file_is_named_after_the_paper(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    QTest.mouseClick(named(screen, "Keep as a file: When to turn to Cafcass"), LEFT)
    qtbot.waitUntil(lambda: len(screen.findChildren(QFileDialog)) == 1)
    [dialog] = screen.findChildren(QFileDialog)

    assert Path(dialog.selectedFiles()[0]).name == "library-cafcass.pdf"
    dialog.reject()


@pytest.mark.parametrize("look", [Look(Theme.LIGHT, 200), Look(Theme.DARK), Look(Theme.HIGH_CONTRAST)])
def test_everything_has_a_name_and_no_word_is_cut(office: Office, qtbot: QtBot, qapp: QApplication, look: Look) -> None:
    theme.apply_look(qapp, look)
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert cut_words(screen) == []
