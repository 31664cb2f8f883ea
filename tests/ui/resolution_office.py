"""An office in which things were raised for the children of the small caseload, and screens of it under test."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.resolution import INFORMAL, Reason
from iro_desktop.queries.resolution_card import CardPage, resolution_card
from iro_desktop.store.store import Session
from iro_desktop.ui.kit import Button
from tests.caseload import HOLIDAYS, TODAY
from tests.desks import Office, office_in
from tests.raised import raised

T = TypeVar("T")
OFFICER = "Ruth Okafor"


def resolution_office(folder: Path) -> Office:
    """The small caseload, Sam's team manager known, nothing raised yet."""
    office = office_in(folder)
    with office.store.transaction() as session:
        session.add(
            Person(
                child_id=office.load.children["Sam"],
                name="Grace Adeyemi",
                role=PersonRole.TEAM_MANAGER,
                team="Team 4",
                email="grace@council.example",
            )
        )
    return office


def raise_for(
    office: Office,
    child: str,
    concern: str,
    on: date,
    *,
    stage: int = INFORMAL,
    also: tuple[str, ...] = (),
    reasons: tuple[Reason, ...] = (Reason.DRIFT,),
) -> UUID:
    """Something raised for a child on a day. Returns the id of its concern."""
    with office.store.transaction() as session:
        return raised(
            session,
            office.load.children[child],
            on=on,
            stage=stage,
            also_for=[office.load.children[one] for one in also],
            by=OFFICER,
            concern=concern,
            reasons=reasons,
        )


def did(office: Office, act: Callable[[Session], T]) -> T:
    """What somebody did, straight in the store."""
    with office.store.transaction() as session:
        return act(session)


def page_of(office: Office, concern_id: UUID, today: date = TODAY) -> CardPage:
    """The card as the store has it."""
    with office.store.reading() as session:
        return resolution_card(
            session, concern_id, today=today, bank_holidays=HOLIDAYS, officer_name=office.desk.officer_name
        )


def show(screen: QWidget, office: Office, qtbot: QtBot, size: tuple[int, int] = (1100, 700)) -> None:
    """Put a screen on the table and wait until everything has come."""
    qtbot.addWidget(screen)
    screen.resize(*size)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    quiet(office, qtbot)


def quiet(office: Office, qtbot: QtBot) -> None:
    """Wait until nothing is on its way."""
    qtbot.waitUntil(lambda: not office.casework.is_busy(), timeout=20_000)
    # What was just filled is laid out next: only then does a click find its button.
    QApplication.processEvents()


def button(inside: QWidget, words: str) -> Button:
    """The button in sight with these words."""
    return next(one for one in inside.findChildren(Button) if one.words() == words and one.isVisible())


def buttons(inside: QWidget) -> list[str]:
    """The words on all buttons in sight."""
    return [one.words() for one in inside.findChildren(Button) if one.isVisible()]
