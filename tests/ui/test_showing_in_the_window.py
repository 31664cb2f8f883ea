"""Showing a letter from the real window: everything else is hidden meanwhile, and locking takes the letter away too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letters import start_letter
from iro_desktop.actions.showing_pin import set_pin
from iro_desktop.app import Desktop
from iro_desktop.queries.showing import showing
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.main_window import MainWindow
from iro_desktop.ui.showing import viewmodel
from iro_desktop.ui.showing.window import ShowingWindow
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, add_held_review
from tests.store.stores import KEY

PIN = "2718"


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    profile = Profile(tmp_path / "profile")
    store = create_store(profile, KEY, lambda: NOON)
    with store.transaction() as session:
        held = add_held_review(session)
        letter_id = start_letter(session, held.review_id, today=TODAY)
        set_pin(session, PIN)
        shown = showing(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    opened = Desktop(profile)
    opened.open(store)
    assert opened.window is not None
    opened.window.go(Place(Page.LETTER, letter_id))
    screen = opened.window.page()
    assert isinstance(screen, LetterScreen)
    qtbot.waitUntil(lambda: screen.child_shown() is not None)
    screen.together.open(shown, viewmodel.PAGE, 0)
    yield opened
    opened.close()


def window_of(desktop: Desktop) -> tuple[MainWindow, LetterScreen, ShowingWindow]:
    main = desktop.window
    assert main is not None
    screen = main.page()
    assert isinstance(screen, LetterScreen)
    shown = screen.together.window
    assert shown is not None
    return main, screen, shown


def test_the_program_is_covered_and_hidden_while_the_letter_is_shown(desktop: Desktop) -> None:
    main, _, shown = window_of(desktop)

    assert shown.isVisible()
    assert not main.isVisible()
    assert main.is_covered()  # so that no notice speaks, nor is counted as said
    assert main.windowTitle() == "Clock"


def test_the_pin_brings_the_program_back_as_it_was(desktop: Desktop, qtbot: QtBot) -> None:
    main, screen, shown = window_of(desktop)
    shown.ask_for_pin()

    shown.pin_page.tried.emit(PIN)
    qtbot.waitUntil(main.isVisible)

    assert not main.is_covered()
    assert main.page() is screen
    assert screen.together.window is None
