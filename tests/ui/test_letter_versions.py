"""The versions of a letter on the screen: any of them in three clicks, with what differs marked in words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letter_translation import choose_other_language, save_translation, save_translator
from iro_desktop.actions.letter_versions import keep_version
from iro_desktop.actions.letters import save_section
from iro_desktop.letters.translation import GREETING_PART
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letter_versions import letter_versions, stands
from iro_desktop.queries.letters import typed_texts
from iro_desktop.ui.compare.marked import MarkedWords
from iro_desktop.ui.kit import RowsView, unnamed_controls
from iro_desktop.ui.letter.versions import VersionsPanel
from tests.held_review import NOON
from tests.ui import letter_office
from tests.ui.letter_office import Office, button, opened

about = letter_office.about
office = letter_office.office
LEFT = Qt.MouseButton.LeftButton


def typed(office: Office) -> dict[str, str]:
    with office.store.reading() as session:
        return typed_texts(session, office.letter_id)


def test_any_version_is_three_clicks_away(office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, text in enumerate(("We laughed about the den.", "We laughed about the dog.", "We laughed.")):
        with office.store.transaction() as session:
            save_section(session, office.letter_id, "opening", text=text)
            at = NOON.replace(hour=8 + number)
            keep_version(session, office.letter_id, why=WhyKept.OPENED, by_name="Maren", at=at)
    panels: list[QWidget] = []
    desk = office.desk()
    monkeypatch.setattr(office, "desk", lambda: replace(desk, show_panel=lambda panel, _: panels.append(panel)))
    screen = opened(office, qtbot)

    QTest.mouseClick(button(screen, "Versions"), LEFT)  # one
    qtbot.waitUntil(lambda: len(panels) == 1)
    panel = panels[0]
    assert isinstance(panel, VersionsPanel)
    qtbot.addWidget(panel)
    panel.resize(920, 620)
    with qtbot.waitExposed(panel):
        panel.show()
    rows = panel.findChild(RowsView)
    assert rows is not None
    qtbot.waitUntil(lambda: len(rows.rows()) == 3)
    assert unnamed_controls(panel) == []
    place = rows.visualRect(rows.model().index(2, 0)).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=QPoint(place.x(), place.y()))  # two
    qtbot.waitUntil(lambda: any("[den]" in one.accessibleName() or "about" in one.text() for one in shown(panel)))
    assert {one.text() for one in shown(panel)} == {"We laughed about the den.", "We laughed."}
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.whole, LEFT)  # three

    assert typed(office) == {"opening": "We laughed about the den."}


def shown(panel: VersionsPanel) -> list[MarkedWords]:
    return [one for one in panel.findChildren(MarkedWords) if one.isVisibleTo(panel)]


def test_typing_keeps_a_version_by_itself(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    field = letter_office.text_field(screen, "opening")
    letter_office.put_cursor(qtbot, field)
    QTest.keyClicks(field, "Hello")
    screen.leave()

    def versions() -> int:
        with office.store.reading() as session:
            return len(letter_versions(session, office.letter_id).kept)

    qtbot.waitUntil(lambda: versions() == 1)


def test_the_other_language_is_compared_in_its_own_direction_and_brought_back(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        choose_other_language(session, office.letter_id, language="ar")
        for number, text in enumerate(("مرحبا يا مينا", "أهلا يا مينا")):
            save_translation(session, office.letter_id, GREETING_PART, heading="", text=text)
            save_translator(session, office.letter_id, name=f"Selam {number}", translated_on=None, checked_by="")
            at = NOON.replace(hour=8 + number)
            keep_version(session, office.letter_id, why=WhyKept.OPENED, by_name="Maren", at=at)
    panel = VersionsPanel(office.desk(), office.letter_id, {}, is_finished=False)
    qtbot.addWidget(panel)
    panel.resize(920, 620)
    with qtbot.waitExposed(panel):
        panel.show()
    rows = panel.findChild(RowsView)
    assert rows is not None
    qtbot.waitUntil(lambda: len(rows.rows()) == 2)
    assert "With Arabic. " in str(rows.rows()[0].below)
    place = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=QPoint(place.x(), place.y()))
    qtbot.waitUntil(lambda: len(shown(panel)) == 4)
    assert {one.text() for one in shown(panel)} == {
        *("مرحبا يا مينا", "أهلا يا مينا"),
        *("Put into Arabic by Selam 0.", "Put into Arabic by Selam 1."),
    }
    greetings = [one for one in shown(panel) if one.accessibleName().startswith("The greeting, in Arabic, ")]
    assert len(greetings) == 2
    assert all(is_inked_at_the_right(one) for one in greetings)
    assert not any(is_inked_at_the_right(one) for one in shown(panel) if one not in greetings)

    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(button(panel, "Bring back this part"), LEFT)
    with office.store.reading() as session:
        told = stands(session, office.letter_id).translation
    assert told is not None
    assert (told.part(GREETING_PART).text, told.translator_name) == ("مرحبا يا مينا", "Selam 1")


def is_inked_at_the_right(words: MarkedWords) -> bool:
    """Whether a short text stands at the right edge of its room."""
    picture = words.grab().toImage()
    paper = picture.pixel(picture.width() // 2, 0)
    columns = range(picture.width() - 40, picture.width())
    return any(picture.pixel(x, y) != paper for x in columns for y in range(picture.height()))
