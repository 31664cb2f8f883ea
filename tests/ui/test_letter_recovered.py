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

from iro_desktop.actions.decisions import reword_decision
from iro_desktop.actions.letter_typing import keep_typing
from iro_desktop.actions.letter_versions import bring_version_back
from iro_desktop.actions.letters import save_section, start_letter
from iro_desktop.models.review import Decision
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letter_typing import recovered_typing
from iro_desktop.queries.letter_versions import decision_of, decision_part, letter_versions
from iro_desktop.queries.letters import typed_texts
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
_APP = (sys.executable, "-m", "tests.journeys.letter_typing_app")
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


WORDING, REWORDED = "Mum can ring on Sundays.", "Mum can ring on Sundays, and you can ring her back."


@pytest.fixture
def reworded(office: Office) -> OfficeWithPanels:
    """An office whose program ended while the child's wording of a decision was typed."""
    made = OfficeWithPanels(office.store, office.casework, office.sync, office.held, office.letter_id)
    made.panels = []
    with made.store.transaction() as session:
        reword_decision(session, made.held.decisions[0], child_wording=WORDING)
    with made.store.transaction() as session:
        parts = {decision_part(made.held.decisions[0]): REWORDED}
        keep_typing(session, made.letter_id, parts=parts, at=NOON - timedelta(minutes=18))
    return made


def wording(office: Office) -> str:
    with office.store.reading() as session:
        return session.get_one(Decision, office.held.decisions[0]).child_wording


@pytest.mark.parametrize("recovered_is_used", [True, False])
def test_the_wording_of_a_decision_is_offered_too_and_the_other_stays_a_version(
    reworded: OfficeWithPanels, qtbot: QtBot, recovered_is_used: bool
) -> None:
    opened(reworded, qtbot)
    qtbot.waitUntil(lambda: len(reworded.panels) == 1)
    panel = reworded.panels[0]
    assert isinstance(panel, RecoveredPanel)
    qtbot.addWidget(panel)
    panel.show()
    texts = {field.accessibleName(): field.value() for field in panel.findChildren(NotesField)}
    assert texts == {"Recovered": REWORDED, "As last saved": WORDING}

    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.recovered if recovered_is_used else panel.saved, LEFT)

    other = WORDING if recovered_is_used else REWORDED
    assert wording(reworded) == (REWORDED if recovered_is_used else WORDING)
    key = decision_part(reworded.held.decisions[0])
    with reworded.store.reading() as session:
        kept = letter_versions(session, reworded.letter_id).kept
        assert recovered_typing(session, reworded.letter_id) is None
    (version,) = [one for one in kept if one.stood.texts.get(key) == other]

    with reworded.store.transaction() as session:
        bring_version_back(session, reworded.letter_id, version.snapshot_id, by_name="Maren", at=NOON)

    assert wording(reworded) == other
    with reworded.store.reading() as session:
        assert key not in typed_texts(session, reworded.letter_id)


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


@pytest.mark.parametrize("where", ["", "decision"])
def test_words_typed_just_before_a_kill_are_recovered(tmp_path: Path, where: str) -> None:
    """The real program on a real profile, killed with SIGKILL before its first save, in a part and in a decision."""
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session)
        letter_id = start_letter(session, held.review_id, today=NOON.date())
    profile = Profile(store.path.parent)
    store.close()
    typing = subprocess.Popen(
        [*_APP, str(profile.folder), KEY.hex(), str(letter_id), where],
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
    ((key, stood),) = recovered.saved.items() or [("", "")]
    assert (decision_of(key) is not None) == (where == "decision")
    assert (SENTENCE * 100).startswith(text.removesuffix(stood))
