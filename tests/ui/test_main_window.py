"""The window that joins the pages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.app import Desktop
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.main_window import MainWindow
from iro_desktop.ui.screen import Screen
from tests import factories
from tests.store.stores import KEY


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    profile = Profile(tmp_path / "profile")
    store = create_store(profile, KEY, lambda: datetime.now(UTC))
    with store.transaction() as session:
        session.add(factories.child())
    desktop = Desktop(profile)
    desktop.open(store)
    assert desktop.window is not None
    yield desktop.window
    desktop.close()


def screen_of(window: MainWindow) -> QWidget:
    page = window.page()
    assert isinstance(page, Screen)
    return page


def test_a_page_on_its_way_out_does_not_come_back_for_a_new_heading(window: MainWindow, qtbot: QtBot) -> None:
    before = screen_of(window)
    assert isinstance(before, Screen)
    window.go(Place(Page.CHILDREN))
    children = screen_of(window)
    before.reheaded.emit()
    assert window.page() is children
    qtbot.waitUntil(lambda: not window.desk.casework.is_busy())
    assert window.page() is children


def test_the_way_back_leads_to_the_page_before(window: MainWindow) -> None:
    window.go(Place(Page.CHILDREN))
    window.go(Place(Page.SETTINGS))
    window.back()
    assert window.here() == Place(Page.CHILDREN)
    window.back()
    assert window.here() == Place(Page.TODAY)


def test_a_page_is_painted_again_once_nothing_is_on_its_way(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place(Page.CHILDREN))
    qtbot.waitUntil(lambda: not window.desk.casework.is_busy())
    qtbot.waitUntil(screen_of(window).updatesEnabled)
