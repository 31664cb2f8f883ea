"""On the road as a screen: addresses and numbers, the sheet kept whole, nothing withheld on it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.models.child import Home
from iro_desktop.models.review import Review
from iro_desktop.queries.visits import visits
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, unnamed_controls
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.visits import viewmodel
from iro_desktop.ui.visits.screen import VisitsScreen
from iro_desktop.ui.visits.viewmodel import Span, days_of, file_name
from tests.desks import Office, office_in
from tests.letters.reading import text_of
from tests.ui.fitting import cut_words, filled_buttons

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    yield office
    office.close()


def opened(office: Office, qtbot: QtBot, part: str = "", size: tuple[int, int] = (1134, 660)) -> VisitsScreen:
    screen = VisitsScreen(office.desk, Place(Page.VISITS, part=part))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    qtbot.waitUntil(lambda: not office.casework.is_busy() and len(words_on(screen)) > 1)
    return screen


def words_on(screen: VisitsScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def test_the_day_stands_there_with_address_and_number(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert screen.heading().below.text() == "1 visit today."
    assert "4 Thistle Row, Luton" in words_on(screen)
    assert "01632 960111  Priya Green, social worker" in words_on(screen)


def test_next_week_is_one_key_away(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    screen.days.setFocus()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_3)

    qtbot.waitUntil(lambda: "Tuesday 17 March" in words_on(screen))
    assert screen.heading().below.text() == "1 visit next week."


def test_a_visit_opens_its_review(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    button = next(one for one in screen.findChildren(Button) if one.accessibleName() == "Open the review, 11:00")
    QTest.mouseClick(button, LEFT)

    assert office.asked.places == [Place(Page.REVIEW, office.load.reviews["Sam's third"])]


def test_a_week_without_visits_says_so_kindly(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    empty = office_in(tmp_path / "empty", empty=True)
    screen = opened(empty, qtbot, Span.NEXT_WEEK)

    assert "Nothing is planned next week." in words_on(screen)
    assert not screen.paper.isVisible()
    empty.close()


def test_a_withheld_address_is_marked_and_not_on_the_sheet(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    with office.store.transaction() as session:
        home = session.scalars(select(Home).where(Home.child_id == office.load.children["Sam"])).one()
        home.withheld_from = ("Mr H.",)
    screen = opened(office, qtbot)
    sheet = tmp_path / "sheet.pdf"
    screen.paper.keep_in(sheet)
    qtbot.waitUntil(lambda: bool(office.asked.sentences))

    assert "4 Thistle Row, Luton" in words_on(screen)
    assert office.asked.sentences == [f"The sheet for the road is in {tmp_path.name}."]
    assert "Thistle" not in text_of(sheet.read_bytes())
    assert "S.G." in text_of(sheet.read_bytes())


def test_a_place_that_cannot_be_written_to_is_said_and_nothing_is_left(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = opened(office, qtbot)
    screen.paper.keep_in(tmp_path / "nowhere" / "sheet.pdf")
    qtbot.waitUntil(lambda: bool(office.asked.sentences))

    assert office.asked.sentences[0].startswith("The sheet for the road could not be saved there")
    assert not (tmp_path / "nowhere").exists()


def test_every_control_has_a_name_and_no_button_is_filled(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == []


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_cut_at_any_size_of_letters(office: Office, qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, size=(934, 560))

    qtbot.waitUntil(lambda: cut_words(screen) == [])


def test_this_week_begins_today_and_the_next_on_its_monday() -> None:
    thursday = date(2026, 3, 12)

    assert days_of(Span.TODAY, thursday) == (thursday, thursday)
    assert days_of(Span.THIS_WEEK, thursday) == (thursday, date(2026, 3, 15))
    assert days_of(Span.NEXT_WEEK, thursday) == (date(2026, 3, 16), date(2026, 3, 22))


def test_the_week_on_which_the_clocks_change_has_seven_days() -> None:
    first, last = days_of(Span.NEXT_WEEK, date(2026, 3, 22))

    assert (first, last, last - first) == (date(2026, 3, 23), date(2026, 3, 29), timedelta(days=6))


def test_the_name_of_the_file_says_the_days_and_nobody(office: Office) -> None:
    assert file_name(date(2026, 3, 12), date(2026, 3, 12)) == "on-the-road-20260312.pdf"
    assert file_name(date(2026, 3, 16), date(2026, 3, 22)) == "on-the-road-20260316-to-20260322.pdf"


def test_the_way_is_added_up_there_and_back(office: Office) -> None:
    with office.store.transaction() as session:
        review = session.get(Review, office.load.reviews["Sam's third"])
        assert review is not None
        review.travel_minutes = 70
    with office.store.reading() as session:
        found = visits(session, office.desk.today(), office.desk.today())

    assert viewmodel.summary(found, Span.TODAY) == "1 visit today. 2 h 20 min on the road, there and back."
