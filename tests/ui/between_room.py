"""An officer between the reviews of one child: the page on screen, and what is kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.services import Service, ServiceOffer, Wanted
from iro_desktop.queries.between import BetweenPage, between_page
from iro_desktop.ui.between.screen import BetweenScreen
from iro_desktop.ui.between.words import Part
from iro_desktop.ui.desk import Page, Place
from tests.caseload import HOLIDAYS, TODAY
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT, button


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sam(office: Office) -> UUID:
    return office.load.children["Sam"]


def add(office: Office, *records: SyncedRecord) -> None:
    with office.store.transaction() as session:
        session.add_all(records)


def kept(office: Office, child_id: UUID) -> BetweenPage:
    with office.store.reading() as session:
        return between_page(session, child_id, TODAY, HOLIDAYS)


def shown(screen: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(screen)
    screen.resize(1134, 640)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()


def opened(office: Office, child_id: UUID, part: Part, qtbot: QtBot) -> BetweenScreen:
    screen = BetweenScreen(office.desk, Place(Page.BETWEEN, child_id, part))
    shown(screen, qtbot)
    qtbot.waitUntil(lambda: part in screen.parts)
    return screen


def press(part: QWidget, words: str) -> None:
    QTest.mouseClick(button(part, words), LEFT)


def an_offer(child_id: UUID, service: Service = Service.ADVOCACY) -> ServiceOffer:
    return ServiceOffer(child_id=child_id, service=service, offered_on=date(2026, 3, 2), wanted=Wanted.YES)
