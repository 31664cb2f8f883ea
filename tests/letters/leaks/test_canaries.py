"""T-23 and T-25: whatever goes wrong, no word of a letter reaches a log, an error or a file that is left behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.letters.leaks.canaries import CANARY, ERRORS, FAILURES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a disk is made full as only POSIX can")


def program(tmp_path: Path, *words: str) -> subprocess.Popen[str]:
    """The program with a temporary folder of its own, so that whatever it leaves there is found."""
    for name in ("own", "temporary"):
        (tmp_path / name).mkdir()
    return subprocess.Popen(
        [sys.executable, "-m", "tests.letters.leaks.canaries", str(tmp_path / "own"), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(tmp_path / "temporary"), "QT_QPA_PLATFORM": "offscreen"},
    )


def left_behind(folder: Path) -> list[str]:
    """Files that name the canary, or hold it for whoever opens them."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if CANARY.casefold() in path.name.casefold()
        or (path.is_file() and (CANARY.encode() in path.read_bytes() or path.read_bytes().startswith(b"%PDF")))
    ]


def test_every_error_is_met_and_none_repeats_a_word_of_the_letter(tmp_path: Path) -> None:
    running = program(tmp_path)
    out, err = running.communicate(timeout=300)

    assert running.returncode == 0, err[-2_000:]
    met = out.splitlines()
    assert met[: len(ERRORS)] == [f"met: {error.__name__}" for error in ERRORS]
    assert [line.split(" ")[1] for line in met[len(ERRORS) :]] == [failure.__name__ for failure in FAILURES]
    assert "made" not in " ".join(met).split(), "a part that fails makes no paper"
    assert "Traceback" in err
    assert [line for line in f"{out}\n{err}".splitlines() if CANARY.casefold() in line.casefold()] == []
    assert left_behind(tmp_path) == []


def test_a_program_that_is_killed_with_every_paper_in_hand_leaves_none_of_them(tmp_path: Path) -> None:
    running = program(tmp_path, "until killed")
    assert running.stdout is not None
    try:
        assert running.stdout.readline() == "6 papers in hand\n"
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate()

    assert left_behind(tmp_path) == []
    assert list((tmp_path / "temporary").rglob("*")) == []


def test_without_the_programs_own_hook_a_failing_library_would_have_told_the_words(tmp_path: Path) -> None:
    out, err = program(tmp_path, "loudly").communicate(timeout=300)

    assert len(out.splitlines()) == len(FAILURES)
    assert CANARY in err
    assert left_behind(tmp_path) == []
