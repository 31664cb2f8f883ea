"""Quick capture of talks with those who are talked with less often: advocate, guardian, health."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.models.consultation import Consultation, WithWhom
from iro_desktop.ui.kit import ChoiceField
from tests.desks import Office
from tests.ui.test_capture_panel import dressed, finish, notes, office, opened, pill, text_of

__all__ = ["dressed", "office"]


def begun_elsewhere(office: Office, with_whom: WithWhom, name: str) -> UUID:
    """A note that the full record began, with somebody by name."""
    with office.store.transaction() as session:
        note = Consultation(
            child_id=office.load.children["Sam"],
            with_whom=with_whom,
            person_name=name,
            happened_on=office.desk.today(),
            text="Rang.",
        )
        session.add(note)
        return note.id


@pytest.mark.parametrize("with_whom", [WithWhom.ADVOCATE, WithWhom.GUARDIAN, WithWhom.CARER])
def test_a_note_gone_on_with_stays_with_whom_it_was(office: Office, qtbot: QtBot, with_whom: WithWhom) -> None:
    note_id = begun_elsewhere(office, with_whom, "Winston")
    panel = opened(office, qtbot, None, note_id)
    QTest.keyClicks(text_of(panel), " Twice.")
    finish(office, panel, qtbot)

    assert [(note.with_whom, note.person_name, note.text) for note in notes(office)] == [
        (with_whom, "Winston", "Rang. Twice.")
    ]


def test_a_talk_with_the_advocate_is_recorded_as_one(office: Office, qtbot: QtBot) -> None:
    panel = opened(office, qtbot)
    pill(panel, "Who").choose_key(6)
    others = panel.findChildren(ChoiceField)[0]
    others.setCurrentIndex(0)
    QTest.keyClick(others, Qt.Key.Key_Down)
    QTest.keyClicks(text_of(panel), "Rang.")
    finish(office, panel, qtbot)

    assert [note.with_whom for note in notes(office)] == [WithWhom.ADVOCATE]
