"""The same for several children: a list to tick, one text, Undo for all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.models.consultation import Channel, Consultation
from iro_desktop.ui import theme
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.several import viewmodel
from iro_desktop.ui.several.panel import SeveralPanel
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office, office_in
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


def opened(office: Office, qtbot: QtBot, names: tuple[str, ...] | None = None) -> SeveralPanel:
    child_ids = None if names is None else [office.load.children[name] for name in names]
    panel = SeveralPanel(office.desk, child_ids)
    qtbot.addWidget(panel)
    panel.resize(680, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    settled(office, qtbot)
    return panel


def settled(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def written(office: Office) -> list[Consultation]:
    before = set(office.load.notes.values())
    with office.store.reading() as session:
        found = select(Consultation).where(Consultation.deleted_at.is_(None), Consultation.id.not_in(before))
        return list(session.scalars(found))


def test_a_leaflet_is_written_down_for_those_who_are_ticked_and_taken_back_for_all(
    office: Office, qtbot: QtBot
) -> None:
    panel = opened(office, qtbot)
    for name in ("Leo", "Sam"):
        panel.rows.choose(office.load.children[name])
        QTest.keyClick(panel.rows, Qt.Key.Key_Space)
    assert panel.keep_button.words() == "Write it down for 2 children"
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.keep_button, LEFT)
    assert {note.child_id for note in written(office)} == {office.load.children["Leo"], office.load.children["Sam"]}
    assert {(note.text, note.channel) for note in written(office)} == {("Leaflet given.", Channel.LETTER)}
    assert office.asked.sentences == ["Leaflet given: written down for 2 children."]
    office.asked.actions[-1].act()
    settled(office, qtbot)
    assert written(office) == []


def test_the_list_it_is_opened_from_is_the_list_to_tick_and_all_of_it_in_one_press(
    office: Office, qtbot: QtBot
) -> None:
    panel = opened(office, qtbot, ("Leo", "Robyn"))
    assert len(panel.rows.rows()) == 2
    QTest.mouseClick(panel.all_button, LEFT)
    assert panel.keep_button.words() == "Write it down for 2 children"
    QTest.mouseClick(panel.all_button, LEFT)
    assert panel.keep_button.words() == "Write it down"


def test_ticks_stay_while_another_child_is_looked_for(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    panel.rows.choose(office.load.children["Leo"])
    QTest.keyClick(panel.rows, Qt.Key.Key_Space)
    QTest.keyClicks(panel.filter, "rob")
    assert [row.key for row in panel.rows.rows()] == [office.load.children["Robyn"]]
    QTest.mouseClick(panel.all_button, LEFT)
    assert panel.keep_button.words() == "Write it down for 2 children"


def test_what_is_missing_is_said_and_nothing_is_written(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    QTest.mouseClick(panel.keep_button, LEFT)
    settled(office, qtbot)
    assert "Tick the children" in panel._problem.text()
    panel.rows.choose(office.load.children["Leo"])
    QTest.keyClick(panel.rows, Qt.Key.Key_Space)
    panel.usual.choose_key(4)
    QTest.mouseClick(panel.keep_button, LEFT)
    settled(office, qtbot)
    assert "Type what was done" in panel._problem.text()
    panel.day.set_value(None)
    QTest.mouseClick(panel.keep_button, LEFT)
    assert "Choose the day" in panel._problem.text()
    assert written(office) == []


def test_each_usual_thing_brings_its_words_and_its_way(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    panel.usual.choose_key(2)
    assert (panel.text.value(), panel.how.value()) == ("Card sent.", Channel.CARD)
    panel.usual.choose_key(3)
    assert panel.text.value() == "Told who the new reviewing officer is."


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_unnamed_or_filled_twice(office: Office, qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    panel = opened(office, qtbot)
    panel.resize(percent * 7, percent * 8)
    settled(office, qtbot)
    assert unnamed_controls(panel) == []
    assert cut_words(panel) == []
    assert len(filled_buttons(panel)) == 1


def test_children_are_found_by_name_initials_and_number(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    for typed in ("sam", "S.G.", "0000401"):
        found = viewmodel.rows(panel._children, (), typed, date(2026, 3, 12))
        assert [row.key for row in found] == [office.load.children["Sam"]]
