"""After the program ended while a letter was typed: both texts are offered, and the other one stays a version."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letter_typing import keep_typing
from iro_desktop.actions.letters import save_section, start_letter
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letter_typing import recovered_typing
from iro_desktop.queries.letter_versions import letter_versions
from iro_desktop.store.location import Profile
from iro_desktop.store.store import open_store
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import NotesField, unnamed_controls
from iro_desktop.ui.letter.recovering import RecoveredPanel
from iro_desktop.ui.letter.screen import LetterScreen
from tests.held_review import NOON, add_held_review
from tests.journeys.letter_typing_app import SENTENCE
from tests.store.stores import KEY, Clock, store_in
from tests.ui.letter_office import LEFT, Office, about, office, opened, put_cursor, text_field

__all__ = ["about", "office"]
SAVED, TYPED = "We went to the park.", "We went to the park. You ran all the way round the lake."


class OfficeWithPanels(Office):
    """The same, that keeps the panels a screen wanted to show."""

    panels: list[QWidget]

    def desk(self) -> Desk:
        return replace(super().desk(), show_panel=lambda panel, _name: self.panels.append(panel))


@pytest.fixture
def ended(office: Office) -> OfficeWithPanels:
    """An office whose program ended two minutes after the last save."""
    made = OfficeWithPanels(office.store, office.casework, office.sync, office.held, office.letter_id)
    made.panels = []
    with made.store.transaction() as session:
        save_section(session, made.letter_id, "opening", text=SAVED)
    with made.store.transaction() as session:
        keep_typing(session, made.letter_id, parts={"opening": TYPED}, at=NOON - timedelta(minutes=18))
    return made


@pytest.fixture
def offer(ended: OfficeWithPanels, qtbot: QtBot) -> tuple[LetterScreen, RecoveredPanel]:
    screen = opened(ended, qtbot)
    qtbot.waitUntil(lambda: len(ended.panels) == 1)
    panel = ended.panels[0]
    assert isinstance(panel, RecoveredPanel)
    qtbot.addWidget(panel)
    panel.show()
    return screen, panel


def whys(office: Office) -> list[tuple[WhyKept, str]]:
    with office.store.reading() as session:
        versions = letter_versions(session, office.letter_id).kept
    return [(one.why, one.stood.texts.get("opening", "")) for one in versions]


def test_both_texts_are_offered_with_time_and_first_words(offer: tuple[LetterScreen, RecoveredPanel]) -> None:
    _, panel = offer
    texts = {field.accessibleName(): field.value() for field in panel.findChildren(NotesField)}

    assert texts == {"Recovered": TYPED, "As last saved": SAVED}
    assert unnamed_controls(panel) == []
    shown = " ".join(one.text() for one in panel.findChildren(type(panel._problem)))
    assert "11:42, begins “We went to the park. You ran all the…”" in shown


def test_the_recovered_words_are_used_and_what_was_saved_stays_a_version(
    ended: OfficeWithPanels, offer: tuple[LetterScreen, RecoveredPanel], qtbot: QtBot
) -> None:
    screen, panel = offer
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.recovered, LEFT)

    qtbot.waitUntil(lambda: text_field(screen, "opening").value() == TYPED)
    assert SAVED in [text for _, text in whys(ended)]
    with ended.store.reading() as session:
        assert recovered_typing(session, ended.letter_id) is None


def test_what_was_saved_is_used_and_the_recovered_words_stay_a_version(
    ended: OfficeWithPanels, offer: tuple[LetterScreen, RecoveredPanel], qtbot: QtBot
) -> None:
    _, panel = offer
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.saved, LEFT)

    assert ended.text("opening") == SAVED
    assert (WhyKept.RECOVERED, TYPED) in whys(ended)
    with ended.store.reading() as session:
        assert recovered_typing(session, ended.letter_id) is None


def test_both_stay_while_nothing_is_chosen_also_when_one_writes_on(
    ended: OfficeWithPanels, offer: tuple[LetterScreen, RecoveredPanel], qtbot: QtBot
) -> None:
    screen, panel = offer
    panel.closed.emit()
    panel.hide()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    field = text_field(screen, "ending")
    put_cursor(qtbot, field)
    with qtbot.waitSignal(screen._saving.saved):
        QTest.keyClicks(field, "See you soon.")
    qtbot.waitUntil(lambda: not ended.casework.is_busy())

    with ended.store.reading() as session:
        recovered = recovered_typing(session, ended.letter_id)
    assert recovered is not None
    assert (recovered.typed, recovered.saved) == ({"opening": TYPED}, {"opening": SAVED})


def test_nothing_is_offered_after_a_letter_was_left_in_peace(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot)
    field = text_field(screen, "opening")
    put_cursor(qtbot, field)
    with qtbot.waitSignal(screen._saving.saved):
        QTest.keyClicks(field, "Hello again. " * 3)
    screen.leave()
    qtbot.waitUntil(lambda: not office.casework.is_busy())

    with office.store.reading() as session:
        assert recovered_typing(session, office.letter_id) is None


def test_words_typed_just_before_a_kill_are_recovered(tmp_path: Path) -> None:
    """The real program on a real profile, killed with SIGKILL before its first save."""
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session)
        letter_id = start_letter(session, held.review_id, today=NOON.date())
    profile = Profile(store.path.parent)
    store.close()
    typing = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.letter_typing_app", str(profile.folder), KEY.hex(), str(letter_id)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert typing.stdout is not None
    on_the_disk = int(typing.stdout.readline())
    typing.kill()
    typing.wait()
    typing.stdout.close()

    store = open_store(profile, KEY, Clock())
    with store.reading() as session:
        recovered = recovered_typing(session, letter_id)
    store.close()
    assert recovered is not None
    (text,) = recovered.typed.values()
    assert len(text) >= on_the_disk
    assert (SENTENCE * 100).startswith(text)
