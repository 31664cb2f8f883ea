"""The panel with a message made ready."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from iro_desktop.exchange.messages import Message
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.message.panel import MessagePanel
from tests.desks import Office, office_in

READY = Message(to=("grace@council.example",), subject="Update on S.G.", body="Dear Grace, how is it going?")


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def panel_of(office: Office, qtbot: QtBot, message: Message = READY) -> MessagePanel:
    panel = MessagePanel(office.desk, message)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_the_text_as_it_was_changed_goes_to_the_clipboard(office: Office, qtbot: QtBot) -> None:
    panel = panel_of(office, qtbot)
    panel.body.set_value("Dear Grace, has the uncle rung?")

    panel.copy_button.click()

    assert QGuiApplication.clipboard().text() == "Update on S.G.\n\nDear Grace, has the uncle rung?\n"
    assert office.asked.sentences == ["Message copied. Paste it where you write your messages."]


def test_it_is_saved_as_a_mail_file(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    panel_of(office, qtbot).save_at(tmp_path / "message.eml")

    assert b"Subject: Update on S.G." in (tmp_path / "message.eml").read_bytes()


def test_a_wrong_address_is_said_and_nothing_is_saved(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(office, qtbot)
    panel.to.set_value("grace at council")

    panel.save_at(tmp_path / "message.eml")

    assert not (tmp_path / "message.eml").exists()
    assert "is not an e-mail address" in str(panel.problem.words())


def test_the_officer_says_that_it_was_sent(office: Office, qtbot: QtBot) -> None:
    said: list[str] = []
    panel = MessagePanel(office.desk, READY, sent=lambda: said.append("sent"))
    qtbot.addWidget(panel)

    with qtbot.waitSignal(panel.closed):
        panel.sent_button.click()

    assert said == ["sent"]


def test_every_control_has_a_name(office: Office, qtbot: QtBot) -> None:
    assert unnamed_controls(panel_of(office, qtbot)) == []
