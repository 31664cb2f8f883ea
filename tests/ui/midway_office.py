"""An officer at a midway check: a real store, real widgets, and what the window was told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.queries.midway_page import MidwayPage, midway_page
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Session, Store
from iro_desktop.ui import theme
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.midway.screen import MidwayScreen
from iro_desktop.ui.sync_runner import SyncRunner
from iro_desktop.ui.theme import Look, Theme
from tests.midway_room import BANK_HOLIDAYS, NOW, Midway, add_midway
from tests.store.stores import Clock, store_in


@dataclass
class MidwayOffice:
    """An officer's desk with one check on it."""

    store: Store
    casework: Casework
    sync: SyncRunner
    room: Midway
    now: datetime = NOW
    went: list[Place] = field(default_factory=list)
    said: list[tuple[str, tuple[ToastAction, ...]]] = field(default_factory=list)
    panels: list[QWidget] = field(default_factory=list)

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
            show_panel=lambda panel, _name: self.panels.append(panel),
            say=lambda sentence, actions: self.said.append((sentence, tuple(actions))),
            sync=self.sync,
            profile=Profile(self.store.path.parent),
        )

    def kept(self) -> MidwayPage:
        """The check as it is on the disk now."""
        with self.store.reading() as session:
            return midway_page(session, self.room.review_id, self.now.date(), BANK_HOLIDAYS)

    def change(self, act: Callable[[Session], object]) -> None:
        """A change from elsewhere, such as a round of sync."""
        self.casework.write(self.casework, act)

    def undo(self) -> None:
        """Press Undo on the toast that came last."""
        self.said[-1][1][0].act()


@pytest.fixture
def midway(tmp_path: Path, qapp: QApplication) -> Iterator[MidwayOffice]:
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
    store = store_in(tmp_path, Clock(NOW))
    with store.transaction() as session:
        room = add_midway(session)
    casework = Casework(store)
    office = MidwayOffice(store, casework, SyncRunner(store, casework, clock=lambda: NOW), room)
    yield office
    office.sync.shut_down()
    office.casework.finish()
    office.store.close()


def opened(office: MidwayOffice, qtbot: QtBot) -> MidwayScreen:
    """The check on screen, its page shown, with the keyboard."""
    screen = MidwayScreen(office.desk(), Place(Page.MIDWAY, office.room.review_id))
    qtbot.addWidget(screen)
    screen.resize(1134, 656)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    qtbot.waitUntil(lambda: len(screen.rows) == len(office.room.decisions))
    return screen
