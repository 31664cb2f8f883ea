"""Showing a letter from the real window: everything else is hidden meanwhile, and locking takes the letter away too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.letters import start_letter
from iro_desktop.app import Desktop
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.showing import Feeling
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.showing.panels import BeginShowing, PressedPanel
from iro_desktop.ui.showing.window import ShowingWindow
from tests.held_review import NOON, TODAY, add_held_review, write_everything
from tests.store.stores import KEY
from tests.ui.letter_office import LEFT, button

PIN = "2718"


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    profile = Profile(tmp_path / "profile")
    store = create_store(profile, KEY, lambda: NOON)
    with store.transaction() as session:
        held = add_held_review(session)
        letter_id = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, letter_id, held.words_id)
    opened = Desktop(profile)
    opened.open(store)
    assert opened.window is not None
    opened.window.go(Place(Page.LETTER, letter_id))
    screen = opened.window.page()
    assert isinstance(screen, LetterScreen)
    qtbot.waitUntil(lambda: screen.child_shown() is not None)
    yield opened
    opened.close()


@pytest.fixture
def shown(desktop: Desktop, qtbot: QtBot) -> ShowingWindow:
    """The letter on the screen, by the buttons that lead there."""
    main = desktop.window
    assert main is not None
    screen = main.page()
    assert isinstance(screen, LetterScreen)
    QTest.mouseClick(button(screen, "Show to Pip"), LEFT)
    qtbot.waitUntil(lambda: isinstance(main.panel(), BeginShowing))
    begin = main.panel()
    assert isinstance(begin, BeginShowing)
    begin.pin.set_value("12")
    begin.one.click()
    qtbot.waitUntil(lambda: "4 to 12 digits" in begin.pin_field.problem())
    begin.pin.set_value(PIN)
    begin.one.click()
    qtbot.waitUntil(lambda: screen.together.window is not None)
    window = screen.together.window
    assert window is not None
    return window


def words(desktop: Desktop) -> list[str]:
    store = desktop._store
    assert store is not None
    with store.reading() as session:
        return [one.words for one in session.scalars(select(ChildsWords))]


def test_the_program_is_covered_and_hidden_while_the_letter_is_shown(desktop: Desktop, shown: ShowingWindow) -> None:
    main = desktop.window
    assert main is not None

    assert shown.isVisible()
    assert not main.isVisible()
    assert main.is_covered()  # so that no notice speaks, nor is counted as said
    assert main.windowTitle() == "Clock"


def test_from_the_letter_to_the_childs_words(desktop: Desktop, shown: ShowingWindow, qtbot: QtBot) -> None:
    """Press, leave with the PIN, keep: then the words are the child's, and none before."""
    main = desktop.window
    assert main is not None
    screen = main.page()
    den = next(one.number for one in shown.blocks if "den with four rooms" in one.passage.text)
    shown.go_to(den)
    shown.press(Feeling.CHANGE)
    qtbot.waitUntil(lambda: shown.blocks[den].feeling() is Feeling.CHANGE)
    shown.ask_for_pin()
    shown.pin_page.tried.emit(PIN)
    qtbot.waitUntil(lambda: isinstance(main.panel(), PressedPanel))

    assert not main.is_covered()
    assert main.isVisible()
    assert main.page() is screen
    panel = main.panel()
    assert isinstance(panel, PressedPanel)
    assert "Change this" not in words(desktop)
    with qtbot.waitSignal(panel.closed):
        button(panel, "Keep as their words").click()
    assert "Change this" in words(desktop)
