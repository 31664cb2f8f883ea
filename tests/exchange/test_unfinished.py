"""A program that is killed in the middle of saving leaves a half-written file for no longer than the next start."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from iro_desktop.exchange.saving import save_whole
from iro_desktop.exchange.unfinished import begin_in, on_the_way
from tests.exchange.saving_until_killed import CANARY

posix = pytest.mark.skipif(sys.platform == "win32", reason="a program is stopped as only POSIX can")


def killed_in_the_middle(profile: Path, folder: Path, what: str) -> list[Path]:
    """Run the real program, stop it as it stands, and kill it once it stands in the middle. Returns what it left."""
    words = [sys.executable, "-m", "tests.exchange.saving_until_killed", str(profile), str(folder), what]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    try:
        assert running.stdout.readline() == "begun\n"
        while True:
            running.send_signal(signal.SIGSTOP)
            parts = [part for part in folder.glob(".*.part") if part.stat().st_size]
            if parts:
                return parts
            running.send_signal(signal.SIGCONT)
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate()


def holding_the_canary(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if CANARY.encode() in path.read_bytes()]


@posix
@pytest.mark.parametrize("what", ["letter", "return"])
def test_the_next_start_removes_what_a_killed_program_had_half_written(tmp_path: Path, what: str) -> None:
    profile, folder = tmp_path / "profile", tmp_path / "Documents"
    folder.mkdir()
    parts = killed_in_the_middle(profile, folder, what)
    whole = [path.name for path in folder.iterdir() if path not in parts]
    assert [part.name for part in parts if CANARY.encode() in part.read_bytes()] != [], "it was in the middle"

    assert begin_in(profile) == len(parts)
    # What was whole before stays; of the half nothing is left, nor of the note that named its place.
    assert sorted(path.name for path in folder.iterdir()) == sorted(whole)
    assert set(holding_the_canary(folder)) <= set(whole)
    assert list((profile / "unfinished").iterdir()) == []


def test_a_file_that_somebody_is_writing_at_this_moment_is_left_alone(tmp_path: Path) -> None:
    begin_in(tmp_path)
    part = tmp_path / ".a.part"
    with on_the_way(part):
        part.write_bytes(b"half")
        assert begin_in(tmp_path) == 0
        assert part.exists()
    assert not part.exists()


def test_a_file_on_a_drive_that_is_gone_is_tried_again(tmp_path: Path) -> None:
    drive, profile = tmp_path / "drive", tmp_path / "profile"
    drive.mkdir()
    left = leave_a_note_of(drive / ".a.part", profile)
    drive.rename(tmp_path / "pulled out")
    assert begin_in(profile) == 0
    assert left.exists()
    (tmp_path / "pulled out").rename(drive)

    assert begin_in(profile) == 1
    assert (list(drive.iterdir()), left.exists()) == ([], False)


def test_a_note_that_was_cut_off_is_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "unfinished").mkdir()
    note = tmp_path / "unfinished" / "a.json"
    note.write_text('["/half')

    assert begin_in(tmp_path) == 0
    assert not note.exists()


def test_no_name_of_the_file_stands_beside_it_and_nothing_is_left_of_the_writing(tmp_path: Path) -> None:
    profile, folder = tmp_path / "profile", tmp_path / "Documents"
    folder.mkdir()
    begin_in(profile)
    for words in (b"first", b"second"):
        save_whole(folder / "letter.pdf", words, what="The PDF", safe="")

    assert (folder / "letter.pdf").read_bytes() == b"second"
    assert [path.name for path in folder.iterdir()] == ["letter.pdf"]
    assert list((profile / "unfinished").iterdir()) == []


def leave_a_note_of(part: Path, profile: Path) -> Path:
    """What a killed program leaves: its note and the half-written file, and no lock that is held."""
    begin_in(profile)
    with on_the_way(part):
        part.write_bytes(b"half")
        [note] = (profile / "unfinished").glob("*.json")
        text = note.read_text()
    part.write_bytes(b"half")
    note.write_text(text)
    return note
