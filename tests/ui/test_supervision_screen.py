"""The one-to-one as a screen: lists with counts, rows that lead on, lines that are kept, one page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.people import Allocation
from iro_desktop.queries.supervision_notes import SupervisionNotes, supervision_notes
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Label, NotesField, RowsView, unnamed_controls
from iro_desktop.ui.supervision import viewmodel
from iro_desktop.ui.supervision.screen import BY_TEAM, SupervisionScreen
from iro_desktop.ui.theme import Look, Theme
from tests import factories_between
from tests.desks import Office, office_in
from tests.letters.reading import text_of
from tests.ui.fitting import cut_words, filled_buttons


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


def opened(office: Office, qtbot: QtBot, part: str = "", size: tuple[int, int] = (1134, 660)) -> SupervisionScreen:
    screen = SupervisionScreen(office.desk, Place(Page.SUPERVISION, part=part))
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    qtbot.waitUntil(lambda: not office.casework.is_busy() and len(words_on(screen.lists)) > 1)
    return screen


def words_on(screen: QWidget) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def rows(screen: QWidget, name: str) -> RowsView:
    return next(view for view in screen.findChildren(RowsView) if view.accessibleName() == name)


def raise_for(office: Office, child: str, on: date) -> UUID:
    with office.store.transaction() as session:
        one = factories_between.resolution(office.load.children[child])
        one.raised_on, one.team = on, "Team 4"
        step = factories_between.resolution_step(one.child_id, one.id)
        step.happened_on = on
        session.add_all([one, step])
    return one.id


def give_to(office: Office, child: str, officer: str) -> None:
    with office.store.transaction() as session:
        session.add(Allocation(child_id=office.load.children[child], officer_name=officer, from_on=date(2025, 1, 6)))


def kept(office: Office, officer: str | None = None) -> SupervisionNotes:
    with office.store.reading() as session:
        return supervision_notes(session, "2026-03", officer=officer).now


def test_each_list_stands_with_its_count_and_an_empty_one_says_so_kindly(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert "Open resolutions  0" in words_on(screen)
    assert "No resolution is open." in words_on(screen)
    assert "Reviews past their day  1" in words_on(screen)
    assert rows(screen, "Reviews past their day").rows()


def test_a_resolution_has_stage_day_and_whether_it_is_new_and_opens_by_enter(office: Office, qtbot: QtBot) -> None:
    concern = raise_for(office, "Sam", date(2026, 3, 6))
    screen = opened(office, qtbot)
    view = rows(screen, "Open resolutions")
    (row,) = view.rows()
    view.setFocus()
    view.choose(row.key)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert row.title == "Sam: The plan was not shared with Maya."
    assert row.below == "Informal · Day 4 of 10, by 20 March · team manager · Team 4"
    assert row.right == "New"
    assert office.asked.places == [Place(Page.RESOLUTION, concern)]
    assert screen.heading().below.text().startswith("6 children. 1 resolution open, 1 of them new.")


def test_what_is_late_by_team_is_another_part_of_the_page(office: Office, qtbot: QtBot) -> None:
    raise_for(office, "Leo", date(2026, 1, 12))
    screen = opened(office, qtbot)
    screen.parts.setFocus()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: "Team 4  2" in words_on(screen))

    assert screen.heading().below.text() == "2 things are late, in 1 team."
    assert [str(row.title) for row in rows(screen, "Team 4").rows()] == [
        "Leo: The plan was not shared with Maya.",
        "Sam: Dentist",
    ]
    assert not screen.notes.isVisible()


def test_nothing_late_says_so(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    empty = office_in(tmp_path / "empty", empty=True)
    screen = opened(empty, qtbot, BY_TEAM)

    assert "Nothing that a team owes is late." in words_on(screen)
    empty.close()


def test_lines_are_kept_while_one_types_and_are_there_again(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    field = next(one for one in screen.findChildren(NotesField) if one.accessibleName() == "What I want to talk about")
    QTest.keyClicks(field, "Team 4 and plans")
    screen.leave()
    qtbot.waitUntil(lambda: kept(office).agenda == "Team 4 and plans")
    qtbot.waitUntil(lambda: screen.notes.mark.words() == "Saved on this laptop 08:14")

    again = opened(office, qtbot)
    field = next(one for one in again.findChildren(NotesField) if one.accessibleName() == "What I want to talk about")
    assert field.value() == "Team 4 and plans"


def test_too_many_words_are_refused_beside_the_field(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    screen.notes.kept.emit("agenda", "x" * 5000)
    qtbot.waitUntil(lambda: "Make it shorter" in screen.notes.mark.words())

    assert kept(office).agenda == ""


def test_a_manager_chooses_whose_sheet_it_is_and_each_has_lines_of_their_own(office: Office, qtbot: QtBot) -> None:
    give_to(office, "Sam", "Ruth Okafor")
    give_to(office, "Leo", "Farah Malik")
    screen = opened(office, qtbot)
    field = next(one for one in screen.findChildren(NotesField) if one.accessibleName() == "What we agreed")
    QTest.keyClicks(field, "All")
    screen.officer.set_value("Farah Malik")
    screen.officer.edited.emit()
    qtbot.waitUntil(lambda: field.value() == "")
    heading = screen.heading()

    assert heading.below.text().startswith("1 child.")
    assert kept(office).agreed == "All"
    assert kept(office, "Farah Malik").agreed == ""


def test_one_officer_alone_has_nobody_to_choose(office: Office, qtbot: QtBot) -> None:
    give_to(office, "Sam", "Ruth Okafor")

    assert not opened(office, qtbot).officer.isVisible()


def test_the_page_is_kept_with_initials_and_what_is_being_typed(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    raise_for(office, "Sam", date(2026, 3, 6))
    screen = opened(office, qtbot)
    field = next(one for one in screen.findChildren(NotesField) if one.accessibleName() == "What I want to talk about")
    QTest.keyClicks(field, "Sam and the team")
    page = tmp_path / "page.pdf"
    screen.paper.keep_in(page)
    qtbot.waitUntil(lambda: bool(office.asked.sentences))
    words = " ".join(text_of(page.read_bytes()).split())

    assert "S.G. and the team" in words
    assert "S.G.: Informal, waiting for an answer, day 4 of 10, by 20 March" in words
    assert "Sam" not in words
    assert viewmodel.file_name(date(2026, 3, 12)) == "one-to-one-20260312.pdf"


def test_every_control_has_a_name_and_no_button_is_filled(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == []


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("part", ["", BY_TEAM])
def test_nothing_is_cut_at_any_size_of_letters(
    office: Office, qtbot: QtBot, qapp: QApplication, percent: int, part: str
) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    screen = opened(office, qtbot, part, (934, 560))

    qtbot.waitUntil(lambda: cut_words(screen) == [])


def test_months_are_said_in_words() -> None:
    assert viewmodel.month_in_words("2026-02") == "February 2026"
    assert viewmodel.month_of(date(2026, 10, 25)) == "2026-10"
