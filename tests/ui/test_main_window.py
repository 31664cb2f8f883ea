"""The window that joins the pages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.limits import add_bank_holiday
from iro_desktop.app import Desktop
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.lately import lately_ids
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store, open_store
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


def test_an_added_bank_holiday_counts_at_once_and_after_the_next_start(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.go(Place(Page.CHILDREN))
    before = screen_of(window)
    add = partial(add_bank_holiday, day=date(2029, 6, 1), name="A day for the games", bundled=bundled_bank_holidays())
    window.desk.casework.write(window, add)

    qtbot.waitUntil(lambda: date(2029, 6, 1) in window.desk.bank_holidays)
    assert screen_of(window) is not before
    assert window.here() == Place(Page.CHILDREN)
    window.desk.casework.finish()

    desktop = Desktop(Profile(tmp_path / "profile"))
    desktop.open(open_store(Profile(tmp_path / "profile"), KEY, lambda: datetime.now(UTC)))
    assert desktop.window is not None
    assert date(2029, 6, 1) in desktop.window.desk.bank_holidays
    desktop.close()


def test_forward_leads_where_back_came_from_until_another_way_is_taken(window: MainWindow) -> None:
    window.go(Place(Page.CHILDREN))
    window.go(Place(Page.SETTINGS))
    window.back()
    window.forward()
    assert window.here() == Place(Page.SETTINGS)
    window.back()
    window.go(Place(Page.SYNC_CENTRE))
    window.forward()
    assert window.here() == Place(Page.SYNC_CENTRE)


def test_the_side_buttons_of_a_mouse_lead_back_and_forward(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.go(Place(Page.CHILDREN))
    window.go(Place(Page.SETTINGS))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton)
    assert window.here() == Place(Page.CHILDREN)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.ForwardButton)
    assert window.here() == Place(Page.SETTINGS)


def test_the_children_opened_last_are_remembered_between_two_visits(window: MainWindow, qtbot: QtBot) -> None:
    child_id, lately = factories.child().id, list[UUID]()
    window.go(Place(Page.CHILD, child_id))

    def ask() -> bool:
        window.desk.casework.ask(window, lately_ids, then=lately.extend)
        return child_id in lately

    qtbot.waitUntil(ask)
