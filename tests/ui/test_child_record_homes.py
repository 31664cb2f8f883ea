"""The homes of a child on the screen about them: added, ended, removed, and from whom an address is withheld."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.child_record.specs import Section
from iro_desktop.ui.kit import Field, Label, TextField
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office
from tests.ui.child_record_office import (
    choose,
    kept,
    office,
    open_row,
    opened,
    press,
    problems,
    rows,
    seen,
    seen_button,
    type_in,
)
from tests.ui.fitting import filled_buttons

__all__ = ["office"]
NOT_TOLD = "Must not be told of"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


def test_what_is_typed_just_before_removing_stays_with_its_home(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    type_in(screen, "With whom", "Jan, Mike and Dot")
    press(screen, "Remove this home")
    qtbot.waitUntil(lambda: rows(screen) == [])
    office.asked.undo()

    qtbot.waitUntil(lambda: rows(screen) == ["Jan, Mike and Dot"])


def test_a_home_is_added_and_opened_for_more(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.HOMES)
    press(screen, "Add a home")
    assert filled_buttons(screen) == ["Add this home"]
    type_in(screen, "With whom", "Aunt Bea")
    type_in(screen, "From", "1 March 2026")
    press(screen, "Add this home")

    qtbot.waitUntil(lambda: rows(screen) == ["Aunt Bea", "Jan and Mike"])
    qtbot.waitUntil(lambda: seen_button(screen, "Remove this home"))
    assert seen(screen, TextField, "With whom").text() == "Aunt Bea"
    assert [home.day("until_on") for home in kept(office).homes] == [None, date(2026, 3, 1)]


def test_what_is_missing_is_said_and_what_was_typed_stays(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.HOMES)
    press(screen, "Add a home")
    type_in(screen, "With whom", "Aunt Bea")
    press(screen, "Add this home")
    said = "Type the day on which the child came to live there."
    qtbot.waitUntil(lambda: any(label.text() == said and label.isVisible() for label in screen.findChildren(Label)))

    assert seen(screen, TextField, "With whom").text() == "Aunt Bea"


def test_a_home_that_would_end_before_it_starts_is_said_beside_the_field(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    type_in(screen, "Until", "15 May 2025")
    screen.leave()
    qtbot.waitUntil(lambda: bool(problems(screen)))

    assert "cannot end on 15 May 2025" in problems(screen)[0]
    assert kept(office).homes[0].day("until_on") is None


def test_a_home_is_removed_with_undo(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.HOMES)
    open_row(screen, "Jan and Mike")
    press(screen, "Remove this home")
    qtbot.waitUntil(lambda: rows(screen) == [])
    office.asked.undo()

    qtbot.waitUntil(lambda: rows(screen) == ["Jan and Mike"])
    assert office.asked.sentences == ["Home removed for Sam."]


def test_an_address_shows_from_whom_it_is_withheld(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, Section.PEOPLE)
    press(screen, "Add somebody")
    type_in(screen, "Name", "Darren Pike")
    choose(screen, "What they are to the child", "Parent")
    press(screen, "Add this person")
    qtbot.waitUntil(lambda: seen_button(screen, "Remove this person"))
    press(screen, "May be told")
    not_told = next(field for field in screen.findChildren(Field) if field.control.accessibleName() == NOT_TOLD)
    press(not_told, "Where the child lives")
    screen.leave()
    said = "Darren Pike is on the list of those who must not learn where Sam lives."
    qtbot.waitUntil(lambda: office.asked.sentences == [said])
    assert kept(office).homes[0].texts("withheld_from") == ("Darren Pike",)

    homes = opened(office, qtbot, Section.HOMES)
    open_row(homes, "Jan and Mike")
    press(homes, "Address")
    line = "Never told to Darren Pike. No letter to them holds it."
    assert any(label.text() == line and label.isVisible() for label in homes.findChildren(Label))
