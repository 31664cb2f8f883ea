"""One set of records has one window."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.end_to_end.commands import ALL_DUE, Laptop, run

_OFFSCREEN = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
_OPEN_A_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from iro_desktop.app import application, run
from iro_desktop.store.location import Profile
profile = Profile(Path(sys.argv[1]))
app = application(profile)
QTimer.singleShot(0, lambda: print("open", flush=True))
sys.exit(run(profile))
"""
"""The app as it starts, telling when its window answers."""


@pytest.fixture
def open_window(laptop: Laptop) -> Iterator[subprocess.Popen[str]]:
    """A window that is open on the laptop's records."""
    command = [sys.executable, "-c", _OPEN_A_WINDOW, str(laptop.folder)]
    with subprocess.Popen(command, env=_OFFSCREEN, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        try:
            assert window.stdout.readline() == "open\n"
            yield window
        finally:
            window.kill()


def test_a_second_window_on_the_same_records_does_not_open(laptop: Laptop, open_window: subprocess.Popen[str]) -> None:
    second = run("--profile", laptop.folder, environment=_OFFSCREEN)

    assert second.code == 1
    assert "already open on these records. Nothing was changed. Go on in the window that is open" in second.err


def test_a_window_that_was_killed_is_not_in_the_way(laptop: Laptop, open_window: subprocess.Popen[str]) -> None:
    open_window.kill()
    open_window.wait()

    with subprocess.Popen(
        [sys.executable, "-c", _OPEN_A_WINDOW, str(laptop.folder)], env=_OFFSCREEN, stdout=subprocess.PIPE, text=True
    ) as again:
        assert again.stdout is not None
        assert again.stdout.readline() == "open\n"
        again.kill()


def test_the_commands_work_beside_an_open_window(
    laptop: Laptop, open_window: subprocess.Popen[str], all_due: str
) -> None:
    assert laptop.done(*ALL_DUE).out == all_due
