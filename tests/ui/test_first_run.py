"""The first run: four short steps, left and resumed, to records of one's own or to practice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.queries.officers import this_officer
from iro_desktop.store.keys import NoKeyring, SecretPlace, make_key, read_key_file
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Pills, unnamed_controls
from iro_desktop.ui.look_file import read_greeting, read_look
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.unlock.first_run import FirstRunScreen
from iro_desktop.ui.unlock.gate import Gate
from iro_desktop.ui.unlock.refusal import RefusalWindow
from tests.caseload import NOW
from tests.store.stores import Clock
from tests.ui.fitting import cut_words, filled_buttons
from tests.ui.gates import PASSPHRASE, button, field, gate_to, passphrase, sentences


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def locked(profile: Profile, clock: Clock) -> Profile:
    """A profile with an empty store in it, under a passphrase."""
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    create_store(profile, key, clock).close()
    return profile


def first_run(profile: Profile, clock: Clock, qtbot: QtBot) -> tuple[Gate, FirstRunScreen]:
    gate = gate_to(profile, clock, qtbot)
    assert isinstance(gate.way_in, FirstRunScreen)
    return gate, gate.way_in


def as_far_as_the_passphrase(gate: Gate) -> None:
    QTest.keyClicks(field(gate, "Your name"), "Ruth Okafor")
    button(gate, "Next").click()
    button(gate, "Next").click()


def set_up(gate: Gate, qtbot: QtBot) -> None:
    as_far_as_the_passphrase(gate)
    QTest.keyClicks(passphrase(gate).line, PASSPHRASE)
    QTest.keyClick(passphrase(gate).line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Your records are set up" in sentences(gate), timeout=20_000)


def test_four_short_steps_lead_to_records_of_ones_own(profile: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate, _ = first_run(profile, clock, qtbot)
    set_up(gate, qtbot)
    assert "This computer has no keyring. The passphrase alone protects your records." in sentences(gate)
    with qtbot.waitSignal(gate.opened) as opened:
        button(gate, "Start with nothing yet").click()

    assert opened.args is not None
    store = opened.args[0]
    assert isinstance(store, Store)
    with store.reading() as session:
        officer = this_officer(session)
    assert officer is not None
    assert (officer.name, officer.known_as) == ("Ruth Okafor", "Ruth")
    assert read_greeting(profile) == "Ruth"
    assert read_key_file(profile).secret_in is SecretPlace.NOWHERE
    store.close()


def test_bringing_in_a_caseload_begins_at_that_page(profile: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate, _ = first_run(profile, clock, qtbot)
    set_up(gate, qtbot)
    with qtbot.waitSignal(gate.opened) as opened:
        button(gate, "Bring in a caseload").click()

    assert gate.start_at == Place(Page.BRING_IN)
    assert opened.args is not None
    opened.args[0].close()


def test_practice_opens_another_store_and_leaves_ones_own_locked(
    profile: Profile, clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    def practise() -> Store:
        return create_store(Profile(tmp_path / "practise"), bytes(32), clock)

    gate = Gate(profile, clock=clock, keeper=NoKeyring(), practise=practise)
    qtbot.addWidget(gate)
    gate.show()
    set_up(gate, qtbot)
    with qtbot.waitSignal(gate.opened, timeout=20_000) as opened:
        button(gate, "Practise first").click()

    assert opened.args is not None
    assert opened.args[0].path.parent == tmp_path / "practise"
    assert not Path(f"{profile.store}-wal").exists()
    opened.args[0].close()


def test_a_step_that_lacks_something_says_so_and_stays(profile: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate, _ = first_run(profile, clock, qtbot)
    button(gate, "Next").click()
    assert "Type your name. Children see it under their letters." in sentences(gate)

    as_far_as_the_passphrase(gate)
    QTest.keyClicks(passphrase(gate).line, "short")
    QTest.keyClick(passphrase(gate).line, Qt.Key.Key_Return)
    assert sentences(gate).count("Too short: 7 more characters.") == 2
    assert not profile.keys.exists()


def test_left_in_between_it_goes_on_at_the_same_step_with_what_was_typed(
    profile: Profile, clock: Clock, qtbot: QtBot
) -> None:
    gate, _ = first_run(profile, clock, qtbot)
    as_far_as_the_passphrase(gate)
    QTest.keyClicks(passphrase(gate).line, PASSPHRASE)
    with qtbot.waitSignal(gate.left):
        gate.close()
    again, _ = first_run(profile, clock, qtbot)

    assert "Choose a passphrase" in sentences(again)
    assert passphrase(again).value() == ""
    button(again, "Back").click()
    button(again, "Back").click()
    assert field(again, "Your name").value() == "Ruth Okafor"
    assert PASSPHRASE not in "".join(path.read_text() for path in profile.folder.iterdir())


def test_the_look_is_shown_live_and_kept(profile: Profile, clock: Clock, qtbot: QtBot) -> None:
    gate, _ = first_run(profile, clock, qtbot)
    QTest.keyClicks(field(gate, "Your name"), "Ruth")
    button(gate, "Next").click()
    pills = {one.accessibleName(): one for one in gate.findChildren(Pills)}
    pills["Colours"].choose_key(3)
    pills["Text size"].choose_key(6)

    assert (theme.tokens().dark, theme.factor()) == (True, 1.5)
    assert read_look(profile) == Look(Theme.DARK, 150)


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_cut_at_any_size_of_letters(
    profile: Profile, clock: Clock, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    gate, _ = first_run(profile, clock, qtbot)
    theme.apply_look(qapp, Look(Theme.DARK, percent))
    qtbot.waitUntil(lambda: cut_words(gate) == [])
    as_far_as_the_passphrase(gate)
    qtbot.waitUntil(lambda: cut_words(gate) == [])


def test_every_control_has_a_name_and_one_button_is_filled(
    locked: Profile, clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    gate = gate_to(locked, clock, qtbot)
    assert (unnamed_controls(gate), filled_buttons(gate)) == ([], ["Open my records"])

    fresh, _ = first_run(Profile(tmp_path / "fresh"), clock, qtbot)
    assert (unnamed_controls(fresh), filled_buttons(fresh)) == ([], ["Next"])


def test_what_keeps_the_program_from_starting_is_said_in_a_window(qtbot: QtBot) -> None:
    window = RefusalWindow("IRO Desktop is already open on these records.")
    qtbot.addWidget(window)
    window.show()

    assert "IRO Desktop is already open on these records." in sentences(window)
    with qtbot.waitSignal(window.closed):
        button(window, "Close").click()
