"""An officer at the letter studio: a real store, real widgets, and what the window was told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letters import finish_letter, start_letter
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Session, Store
from iro_desktop.ui import theme
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Button
from iro_desktop.ui.letter.decision_part import DecisionPart
from iro_desktop.ui.letter.page_pane import PagePane
from iro_desktop.ui.letter.parts import Part
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.sync_runner import SyncRunner
from iro_desktop.ui.theme import Look, Theme
from tests.held_review import (
    BANK_HOLIDAYS,
    NOON,
    Circumstances,
    HeldReview,
    add_held_review,
    look_at,
    write_everything,
)
from tests.store.stores import Clock, filled_store

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Office:
    """An officer's desk: a real store behind it, and what the window was told."""

    store: Store
    casework: Casework
    sync: SyncRunner
    held: HeldReview
    letter_id: UUID
    now: datetime = NOON
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

    def text(self, key: str) -> str:
        with self.store.reading() as session:
            return next(one.text for one in look_at(session, self.letter_id).draft.sections if one.key == key)

    def status(self) -> LetterStatus:
        with self.store.reading() as session:
            return session.get_one(Letter, self.letter_id).status

    def change(self, act: Callable[[Session], object]) -> None:
        self.casework.write(self.casework, act)


@pytest.fixture
def about() -> Circumstances:
    return Circumstances()


def held_and_begun(session: Session, about: Circumstances) -> tuple[HeldReview, UUID]:
    """A review that was held, and the letter about it, begun."""
    held = add_held_review(session, about)
    return held, start_letter(session, held.review_id, today=NOON.date())


@pytest.fixture
def office(tmp_path: Path, about: Circumstances, qapp: QApplication) -> Iterator[Office]:
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
    store, (held, letter_id) = filled_store(tmp_path, held_and_begun, clock=Clock(), about=about)
    casework = Casework(store)
    sync = SyncRunner(store, casework, clock=lambda: NOON)
    yield Office(store, casework, sync, held, letter_id)
    sync.shut_down()
    casework.finish()
    store.close()


@pytest.fixture
def screen(office: Office, qtbot: QtBot) -> LetterScreen:
    return opened(office, qtbot)


@pytest.fixture
def written(office: Office, qtbot: QtBot) -> LetterScreen:
    with office.store.transaction() as session:
        write_everything(session, office.letter_id, office.held.words_id)
    return opened(office, qtbot)


@pytest.fixture
def finished(office: Office, qtbot: QtBot) -> LetterScreen:
    with office.store.transaction() as session:
        write_everything(session, office.letter_id, office.held.words_id)
        finish_letter(session, office.letter_id, at=NOON, today=NOON.date(), bank_holidays=BANK_HOLIDAYS)
    return opened(office, qtbot)


def opened(office: Office, qtbot: QtBot) -> LetterScreen:
    screen = LetterScreen(office.desk(), Place(Page.LETTER, office.letter_id))
    qtbot.addWidget(screen)
    screen.resize(1366, 736)
    with qtbot.waitSignal(screen.page_shown), qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def part(screen: LetterScreen, key: str) -> Part:
    return next(one for one in screen.findChildren(Part) if one.key == key)


def text_field(screen: LetterScreen, key: str) -> WritingField:
    return part(screen, key).findChildren(WritingField)[0]


def decision(screen: LetterScreen, number: int) -> DecisionPart:
    return next(one for one in screen.findChildren(DecisionPart) if one.number == number)


def button(screen: QWidget, words: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.words() == words and one.isVisibleTo(screen))


def page_text(screen: LetterScreen) -> str:
    return " ".join(screen.findChildren(PagePane)[0].accessibleDescription().split())


def put_cursor(qtbot: QtBot, widget: QWidget) -> None:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
