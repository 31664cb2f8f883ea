"""What was interrupted is offered back at the next start."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.consultations import begin_consultation, keep_for_later
from iro_desktop.models.consultation import Consultation
from iro_desktop.ui import theme
from iro_desktop.ui.capture.recovery import RecoveryNotice
from iro_desktop.ui.kit import Button, Label, NotesField, unnamed_controls
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import TODAY
from tests.desks import Office, office_in


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    office = office_in(tmp_path)
    with office.store.transaction() as session:
        for note in session.scalars(select(Consultation).where(Consultation.done.is_(False))):
            keep_for_later(session, note.id)
    yield office
    office.close()


def interrupted(office: Office) -> UUID:
    """A note as a crash leaves it: saved after a pause, never put aside."""
    with office.store.transaction() as session:
        sam = office.load.children["Sam"]
        return begin_consultation(session, child_id=sam, happened_on=TODAY, text="Half a sentence about")


def is_there(office: Office, note_id: UUID) -> bool:
    with office.store.reading() as session:
        return session.get_one(Consultation, note_id).deleted_at is None


def recovered(office: Office, qtbot: QtBot) -> RecoveryNotice:
    notice = RecoveryNotice(office.desk)
    qtbot.addWidget(notice)
    qtbot.waitUntil(notice.isVisible)
    return notice


def in_notice(notice: RecoveryNotice, words: str) -> Button:
    return next(button for button in notice.findChildren(Button) if button.words() == words)


def test_the_next_start_offers_back_what_was_interrupted(office: Office, qtbot: QtBot) -> None:
    note_id = interrupted(office)
    notice = recovered(office, qtbot)
    words = [label.text() for label in notice.findChildren(Label)]

    assert words == ["You were writing about a conversation with Sam at 08:14."]
    in_notice(notice, "See it first").click()
    assert notice.findChildren(NotesField)[0].isVisible()
    assert notice.findChildren(NotesField)[0].value() == "Half a sentence about"
    in_notice(notice, "Keep going").click()
    assert office.asked.kept_going == [note_id]
    assert unnamed_controls(notice) == []


def test_what_is_not_wanted_can_be_deleted_and_brought_back(office: Office, qtbot: QtBot) -> None:
    note_id = interrupted(office)
    notice = recovered(office, qtbot)
    in_notice(notice, "Delete it").click()
    qtbot.waitUntil(lambda: not office.casework.is_busy())

    assert not notice.isVisible()
    assert not is_there(office, note_id)
    office.asked.undo()
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    assert is_there(office, note_id)


def test_with_nothing_interrupted_no_notice_is_shown(office: Office, qtbot: QtBot) -> None:
    notice = RecoveryNotice(office.desk)
    qtbot.addWidget(notice)
    qtbot.waitUntil(lambda: not office.casework.is_busy())

    assert not notice.isVisible()
    assert notice.note_id() is None
