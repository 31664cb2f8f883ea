"""A child's page leads to the midway check, and says how far it has come."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.actions.midway_opening import open_check
from iro_desktop.ui import theme
from iro_desktop.ui.child.screen import ChildScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import LONDON
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT, button, shown_words

AFTER_SIX_WEEKS = datetime(2026, 4, 20, 9, 0, tzinfo=LONDON)
"""Leo's last review was on 6 March: its check was due on Friday 17 April."""


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
    made = office_in(tmp_path, now=AFTER_SIX_WEEKS)
    yield made
    made.close()


def leo(office: Office, qtbot: QtBot) -> ChildScreen:
    screen = ChildScreen(office.desk, Place(Page.CHILD, office.load.children["Leo"]))
    qtbot.addWidget(screen)
    screen.resize(1134, 656)
    screen.show()
    qtbot.waitUntil(lambda: "Midway check" in shown_words(screen))
    return screen


def test_a_check_that_is_late_is_ours_and_opened_in_one_click(office: Office, qtbot: QtBot) -> None:
    screen = leo(office, qtbot)
    assert "Ours is 3 days late" in shown_words(screen)
    QTest.mouseClick(button(screen, "Open the check"), LEFT)

    assert office.asked.places == [Place(Page.MIDWAY, office.load.reviews["Leo's last"])]


def test_what_was_begun_says_so(office: Office, qtbot: QtBot) -> None:
    screen = leo(office, qtbot)
    begun = partial(open_check, review_id=office.load.reviews["Leo's last"], at=AFTER_SIX_WEEKS)
    office.casework.write(office.casework, lambda session: begun(session).id)

    qtbot.waitUntil(lambda: "Opened, not finished" in shown_words(screen))
