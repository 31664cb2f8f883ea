"""A desk for one screen under test: a real store and casework, and a note of all that the screen asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from iro_desktop.store.location import Profile
from iro_desktop.store.store import Session, Store
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.desk import Desk, Place, ToastAction
from iro_desktop.ui.sync_runner import SyncRunner
from tests import caseload
from tests.store.stores import filled_store


@dataclass
class Asked:
    """Where a screen wanted to go, and what it said."""

    places: list[Place] = field(default_factory=list)
    went_back: int = 0
    captures: list[UUID | None] = field(default_factory=list)
    kept_going: list[UUID] = field(default_factory=list)
    panels: list[QWidget] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    actions: list[ToastAction] = field(default_factory=list)

    def undo(self) -> None:
        """Press Undo on the last toast."""
        next(action for action in reversed(self.actions) if action.words == "Undo").act()

    def show_panel(self, panel: QWidget, _name: str) -> None:
        self.panels.append(panel)

    def back(self) -> None:
        self.went_back += 1

    def say(self, sentence: str, actions: Sequence[ToastAction] = ()) -> None:
        self.sentences.append(sentence)
        self.actions.extend(actions)


@dataclass
class Office:
    """An open store with the small caseload in it, and a desk on it."""

    store: Store
    casework: Casework
    load: caseload.Caseload
    desk: Desk
    asked: Asked

    def close(self) -> None:
        self.casework.finish()
        self.store.close()


def office_in(folder: Path, *, now: datetime = caseload.NOW, empty: bool = False) -> Office:
    """A new store in a profile of its own, filled unless `empty`, on the morning of the caseload's day."""
    store, load = filled_store(folder, nothing if empty else caseload.fill, clock=lambda: now)
    casework = Casework(store)
    asked = Asked()
    desk = Desk(
        casework=casework,
        clock=lambda: now,
        bank_holidays=caseload.HOLIDAYS,
        officer_name="Ruth Okafor",
        go=asked.places.append,
        back=asked.back,
        capture=asked.captures.append,
        keep_going=asked.kept_going.append,
        show_panel=asked.show_panel,
        say=asked.say,
        sync=SyncRunner(store, casework, clock=lambda: now),
        profile=Profile(store.path.parent),
    )
    return Office(store, casework, load, desk, asked)


def nothing(_: Session) -> caseload.Caseload:
    return caseload.Caseload()
