"""An officer at a review: a real store, real widgets, and what the window was told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.queries.review import ReviewPage, review_page
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Session, Store
from iro_desktop.ui import theme
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Button, Label
from iro_desktop.ui.review.screen import ReviewScreen
from iro_desktop.ui.sync_runner import SyncRunner
from iro_desktop.ui.theme import Look, Theme
from tests.review_room import BANK_HOLIDAYS, NOW, Room, add_room
from tests.store.stores import Clock, filled_store

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


@dataclass
class Office:
    """An officer's desk with one review on it."""

    store: Store
    casework: Casework
    sync: SyncRunner
    room: Room
    now: datetime = NOW
    went: list[Place] = field(default_factory=list)
    said: list[tuple[str, tuple[ToastAction, ...]]] = field(default_factory=list)

    def desk(self) -> Desk:
        return Desk(
            casework=self.casework,
            clock=lambda: self.now,
            bank_holidays=BANK_HOLIDAYS,
            officer_name="Maren",
            go=self.went.append,
            back=lambda: None,
            capture=lambda _: None,
            keep_going=lambda _: None,
            show_panel=lambda _panel, _name: None,
            say=lambda sentence, actions: self.said.append((sentence, tuple(actions))),
            sync=self.sync,
            profile=Profile(self.store.path.parent),
        )

    def kept(self) -> ReviewPage:
        """The review as it is on the disk now."""
        with self.store.reading() as session:
            return review_page(session, self.room.review_id, today=self.now.date(), bank_holidays=BANK_HOLIDAYS)

    def change(self, act: Callable[[Session], object]) -> None:
        """A change from elsewhere, such as a round of sync."""
        self.casework.write(self.casework, act)

    def undo(self) -> None:
        """Press Undo on the toast that came last."""
        self.said[-1][1][0].act()


def make_office(folder: Path, *, begun: bool) -> Office:
    store, room = filled_store(folder, add_room, clock=Clock(), begun=begun)
    casework = Casework(store)
    return Office(store, casework, SyncRunner(store, casework, clock=lambda: NOW), room)


def close_office(office: Office) -> None:
    office.sync.shut_down()
    office.casework.finish()
    office.store.close()


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """The meeting has begun."""
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
    made = make_office(tmp_path, begun=True)
    yield made
    close_office(made)


@pytest.fixture
def planned(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """The review is only planned."""
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
    made = make_office(tmp_path, begun=False)
    yield made
    close_office(made)


def opened(office: Office, qtbot: QtBot, step: str = "") -> ReviewScreen:
    """The workspace on screen, its page shown, with the keyboard."""
    screen = ReviewScreen(office.desk(), Place(Page.REVIEW, office.room.review_id, step))
    qtbot.addWidget(screen)
    screen.resize(1134, 656)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    qtbot.waitUntil(screen.steps.isVisible)
    return screen


def button(screen: QWidget, words: str) -> Button:
    """The button that says this. One that was just put in shows itself a turn of the event loop later."""

    def there() -> list[Button]:
        return [one for one in screen.findChildren(Button) if one.words() == words and one.isVisibleTo(screen)]

    if not there():
        QApplication.processEvents()
    return there()[0]


def named(screen: QWidget, kind: type[W], name: str) -> W:
    """The part of a kind that a screen reader calls by this name."""
    return next(one for one in screen.findChildren(kind) if one.accessibleName() == name)


def shown_words(screen: QWidget) -> list[str]:
    """The text of every label in sight."""
    return [label.text() for label in screen.findChildren(Label) if label.isVisible() and label.text()]
