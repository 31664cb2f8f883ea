"""Reading a letter with its child: one window, one letter, what is pressed is kept, and only a PIN leads out."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.showing_pin import set_pin
from iro_desktop.models.showing import Feeling, LetterReaction
from iro_desktop.queries.showing import showing
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.showing import viewmodel
from iro_desktop.ui.showing.leaving import HOLD_MS
from iro_desktop.ui.showing.voice import NO_VOICE, Reader, Speed, Voice, find_voice
from iro_desktop.ui.showing.window import ShowingWindow
from tests.held_review import BANK_HOLIDAYS, NOON, write_everything
from tests.ui import letter_office
from tests.ui.letter_office import Office

about = letter_office.about
office = letter_office.office
PIN = "2718"


@pytest.fixture
def shown(office: Office, qtbot: QtBot) -> Callable[..., ShowingWindow]:
    def show(way: str = viewmodel.PAGE, voice: Voice | None = None) -> ShowingWindow:
        with office.store.transaction() as session:
            write_everything(session, office.letter_id, office.held.words_id)
            set_pin(session, PIN)
        with office.store.reading() as session:
            what = showing(session, office.letter_id, today=NOON.date(), bank_holidays=BANK_HOLIDAYS)
        window = ShowingWindow(office.desk(), what, way, voice)
        qtbot.addWidget(window, before_close_func=lambda one: one.close_for_good())
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return show


def reactions(office: Office) -> list[tuple[Feeling, str | None]]:
    with office.store.reading() as session:
        kept = session.scalars(select(LetterReaction).where(LetterReaction.deleted_at.is_(None)))
        return [(one.feeling, one.section_key) for one in kept]


def passage(window: ShowingWindow, words: str) -> int:
    return next(one.number for one in window.blocks if words in one.passage.text)


def key(qtbot: QtBot, window: QWidget, which: Qt.Key) -> None:
    QTest.keyClick(window.windowHandle(), which)  # as the system sends it: through the window


def test_the_title_of_the_window_names_nobody(shown: Callable[..., ShowingWindow]) -> None:
    window = shown()

    assert window.windowTitle() == "Letter"
    assert unnamed_controls(window) == []


def test_arrows_and_space_turn_to_the_next_idea_and_other_keys_do_nothing(
    shown: Callable[..., ShowingWindow], qtbot: QtBot
) -> None:
    window = shown(viewmodel.ONE_IDEA)
    window.setFocus()

    key(qtbot, window, Qt.Key.Key_Right)
    key(qtbot, window, Qt.Key.Key_Space)
    assert window.at() == 2
    assert [one.number for one in window.blocks if one.isVisible()] == [2]

    for other in (Qt.Key.Key_F9, Qt.Key.Key_F1, Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        key(qtbot, window, other)
    assert window.at() == 2
    key(qtbot, window, Qt.Key.Key_Left)
    assert window.at() == 1


def test_what_the_child_presses_is_on_the_disk_at_once_with_its_part_of_the_letter(
    shown: Callable[..., ShowingWindow], office: Office, qtbot: QtBot
) -> None:
    window = shown()
    den = passage(window, "den with four rooms")
    QTest.mouseClick(window.blocks[den], Qt.MouseButton.LeftButton)

    QTest.mouseClick(window.feelings[Feeling.LIKE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.blocks[den].feeling() is Feeling.LIKE)

    assert reactions(office) == [(Feeling.LIKE, "going_well")]
    assert window.blocks[den].accessibleDescription() == "You pressed: I like this"


def test_another_button_replaces_the_first_and_the_same_takes_it_back(
    shown: Callable[..., ShowingWindow], office: Office, qtbot: QtBot
) -> None:
    window = shown()
    window.go_to(passage(window, "den with four rooms"))
    here = window.blocks[window.at()]
    window.press(Feeling.LIKE)
    qtbot.waitUntil(lambda: here.feeling() is Feeling.LIKE)

    window.press(Feeling.CHANGE)
    qtbot.waitUntil(lambda: here.feeling() is Feeling.CHANGE)
    assert reactions(office) == [(Feeling.CHANGE, "going_well")]

    window.press(Feeling.CHANGE)
    qtbot.waitUntil(lambda: reactions(office) == [])
    assert here.feeling() is None


def test_only_esc_held_for_a_second_asks_for_the_pin(shown: Callable[..., ShowingWindow], qtbot: QtBot) -> None:
    window = shown()
    key(qtbot, window, Qt.Key.Key_Escape)
    assert not window.asks_for_pin()

    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.ring.share() > 0.2)
    assert not window.asks_for_pin()
    qtbot.waitUntil(window.asks_for_pin, timeout=5 * HOLD_MS)


def test_a_wrong_pin_stays_and_the_right_one_leaves(shown: Callable[..., ShowingWindow], qtbot: QtBot) -> None:
    window = shown()
    window.ask_for_pin()
    QTest.keyClicks(window.pin_page.pin, "0000")
    QTest.mouseClick(window.pin_page.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.pin_page.field.problem() != "")
    assert window.pin_page.pin.value() == ""
    assert window.asks_for_pin()

    QTest.keyClicks(window.pin_page.pin, PIN)
    with qtbot.waitSignal(window.left):
        QTest.keyClick(window.pin_page.pin, Qt.Key.Key_Return)


def test_closing_the_window_and_a_computer_that_slept_ask_to_lock(
    shown: Callable[..., ShowingWindow], office: Office, qtbot: QtBot
) -> None:
    window = shown()
    with qtbot.waitSignal(window.lock_wanted):
        window.close()
    assert window.isVisible()

    with qtbot.waitSignal(window.lock_wanted, timeout=5000):
        office.now = NOON + timedelta(minutes=2)


def test_without_a_voice_the_button_says_so_in_words(shown: Callable[..., ShowingWindow]) -> None:
    window = shown(voice=None)

    assert not window.aloud.isEnabled()
    assert window.aloud.accessibleDescription() == NO_VOICE


# Reading aloud


def listener(tmp_path: Path, *, stays: bool = False) -> tuple[Voice, Path]:
    """A small real program that writes down what it hears, and its own command line."""
    heard = tmp_path / "heard"
    program = tmp_path / "voice.sh"
    wait = "sleep 60" if stays else "true"
    program.write_text(f'#!/bin/sh\ncat > "{heard}"\necho "$0 $*" > "{heard}.line"\n{wait}\n', encoding="utf-8")
    program.chmod(0o700)

    def arguments(speed: Speed, name: str) -> Sequence[str]:
        return (str(int(speed)), name)

    return Voice(str(program), arguments), heard


def test_the_words_go_through_a_pipe_and_never_on_a_command_line(tmp_path: Path, qtbot: QtBot) -> None:
    voice, heard = listener(tmp_path)
    reader = Reader(voice)

    with qtbot.waitSignal(reader.ended, timeout=5000):
        reader.read("Dear Pip,\nżółw", Speed.SLOW)

    assert heard.read_text(encoding="utf-8") == "Dear Pip,\nżółw\n"
    assert "Pip" not in Path(f"{heard}.line").read_text(encoding="utf-8")


def test_stop_ends_the_voice_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    voice, heard = listener(tmp_path, stays=True)
    reader = Reader(voice)
    reader.read("Dear Pip,")
    qtbot.waitUntil(lambda: Path(f"{heard}.line").exists())

    with qtbot.waitSignal(reader.ended):
        reader.stop()

    assert not reader.is_reading()


def test_a_voice_that_does_not_start_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    reader = Reader(Voice(str(tmp_path / "gone"), lambda _speed, _name: ()))

    with qtbot.waitSignal(reader.failed) as said:
        reader.read("Dear Pip,")

    assert said.args == [NO_VOICE]


@pytest.mark.parametrize(
    ("platform", "program"), [("win32", "powershell.exe"), ("darwin", "say"), ("linux", "espeak-ng")]
)
def test_each_system_has_a_voice_whose_command_line_carries_no_text(platform: str, program: str) -> None:
    voice = find_voice(platform, lambda name: f"/bin/{name}" if name == program else None)

    assert voice is not None
    for speed in Speed:
        line = " ".join((*voice.arguments(speed, "Any name"), *voice.arguments(speed, "")))
        assert "{" not in line
        assert any(way in line for way in ("--stdin", "-f -", "In.ReadToEnd"))
    assert find_voice(platform, lambda _: None) is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a voice of their own")
def test_espeak_takes_what_it_is_given(qtbot: QtBot) -> None:
    voice = find_voice("linux", lambda name: shutil.which(name) if name == "espeak-ng" else None)
    assert voice is not None
    silent = Voice(voice.program, lambda speed, name: (*voice.arguments(speed, name), "-w", os.devnull))
    reader = Reader(silent)

    with qtbot.waitSignal(reader.ended, timeout=10_000):
        reader.read("You built a den with four rooms.", Speed.FAST)
