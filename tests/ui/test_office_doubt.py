"""The quiet line about this laptop's day: hidden while it can be believed, with both days where it cannot."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.queries.office_time import OFFICE_TIME
from iro_desktop.store.server_rows import set_note
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.office_doubt import OfficeDoubt
from iro_desktop.ui.supervision.screen import SupervisionScreen
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.visits.screen import VisitsScreen
from tests.desks import Office, office_in


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    office = office_in(tmp_path)
    yield office
    office.close()


def office_said(office: Office, at: datetime) -> None:
    with office.store.transaction() as session:
        set_note(session, OFFICE_TIME, {"office": at.isoformat(), "laptop": at.isoformat()})


def line_of(office: Office, qtbot: QtBot) -> OfficeDoubt:
    line = OfficeDoubt(office.desk)
    qtbot.addWidget(line)
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    return line


@pytest.mark.parametrize("year", [2024, 2028])
def test_a_clock_two_years_off_either_way_is_said_with_both_days(office: Office, qtbot: QtBot, year: int) -> None:
    office_said(office, datetime(year, 3, 12, 9, tzinfo=UTC))

    assert line_of(office, qtbot).words() == (
        f"This laptop says 12 March 2026. The office said 12 March {year} when you last synced. "
        "Dates may be counted wrongly."
    )


def test_a_day_that_can_be_believed_has_no_line(office: Office, qtbot: QtBot) -> None:
    office_said(office, datetime(2026, 3, 11, 9, tzinfo=UTC))
    line = line_of(office, qtbot)

    assert line.isHidden()
    assert line.words() == ""


@pytest.mark.parametrize(("screen", "page"), [(SupervisionScreen, Page.SUPERVISION), (VisitsScreen, Page.VISITS)])
def test_the_pages_that_count_days_have_it(
    office: Office, qtbot: QtBot, screen: type[SupervisionScreen] | type[VisitsScreen], page: Page
) -> None:
    office_said(office, datetime(2028, 3, 12, 9, tzinfo=UTC))
    shown = screen(office.desk, Place(page))
    qtbot.addWidget(shown)
    shown.show()

    qtbot.waitUntil(lambda: any(line.isVisible() for line in shown.findChildren(OfficeDoubt)))
