"""The plans of a review on screen: the section alone in a window, over a real store."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.store.store import Session
from iro_desktop.ui.kit import SavedMark, Scroller, column
from iro_desktop.ui.review.kind_of_review import KindOfReview
from iro_desktop.ui.review.plan_section import PlanSection
from iro_desktop.ui.review.work import ReviewWork
from tests.ui.review_office import Office

P = TypeVar("P", PlanSection, KindOfReview)
T = TypeVar("T")


@dataclass
class Room:
    """What is on screen, and the work behind it."""

    window: QWidget
    work: ReviewWork
    mark: SavedMark


def shown(office: Office, qtbot: QtBot, part: Callable[[ReviewWork], P], width: int = 1100) -> tuple[P, Room]:
    """A part of a review on screen, its page read, with the keyboard."""
    window, mark = QWidget(), SavedMark()
    work = ReviewWork(office.desk(), office.room.review_id, mark, window)
    made = part(work)
    window.setLayout(column(mark, Scroller(made, name="Part")))
    work.came.connect(made.show_page)
    qtbot.addWidget(window)
    window.resize(width, 700)
    work.read()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: work.page is not None and not office.casework.is_busy())
    return made, Room(window, work, mark)


def settled(office: Office, room: Room, qtbot: QtBot) -> None:
    """Wait until everything typed is kept and shown again."""
    room.work.flush()
    qtbot.waitUntil(lambda: not office.casework.is_busy() and not room.work.is_behind())


def kept(office: Office, question: Callable[[Session], T]) -> T:
    """What the store holds now."""
    with office.store.reading() as session:
        return question(session)
