"""The one door: ./dev says what it can do, and the build server goes through it too."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

COMMANDS = ["run", "test", "check", "bench", "shots", "exec", "setup"]


def _dev(*arguments: str, door: Path = ROOT / "dev", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([door, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose environment is ready (ours stands in for it), in a folder with a space in its name."""
    folder = tmp_path / "a clone"
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    for name in ("dev", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / ".venv" / "lock-stamp").write_text(f"{_checksum(folder / 'requirements.lock')} {folder.resolve()}")
    (folder / ".venv" / "project-stamp").write_text(_checksum(folder / "pyproject.toml"))
    return folder


def _checksum(file: Path) -> str:
    with file.open("rb") as content:
        return subprocess.run(["cksum"], stdin=content, capture_output=True, text=True, check=True).stdout.strip()


def test_it_says_what_it_can_do() -> None:
    said = _dev("help")

    assert said.returncode == 0
    assert [line.split()[1] for line in said.stdout.splitlines()] == COMMANDS


@pytest.mark.parametrize("arguments", [[], ["tset"], ["exec"], ["shots"]])
def test_wrong_usage_is_told_and_changes_nothing(arguments: list[str]) -> None:
    said = _dev(*arguments)

    assert said.returncode == 2
    assert "./dev" in said.stderr
    assert said.stdout == ""


def test_it_runs_a_command_inside_the_environment_where_the_caller_stands(clone: Path, tmp_path: Path) -> None:
    said = _dev("exec", "sh", "-c", 'pwd; command -v python; echo "$VIRTUAL_ENV"', door=clone / "dev", cwd=tmp_path)

    assert said.stdout.splitlines() == [str(tmp_path), str(clone / ".venv/bin/python"), str(clone / ".venv")]


def test_it_ends_as_the_command_ends(clone: Path) -> None:
    assert _dev("exec", "sh", "-c", "exit 7", door=clone / "dev").returncode == 7


def test_two_at_once_do_not_disturb_each_other(clone: Path) -> None:
    both = [subprocess.Popen([clone / "dev", "exec", "true"], cwd=clone) for _ in range(2)]

    assert [each.wait(timeout=60) for each in both] == [0, 0]


def test_an_environment_that_was_moved_is_not_trusted(clone: Path) -> None:
    moved = clone.rename(clone.with_name("moved"))
    (moved / "requirements.lock").write_text("a line that is no requirement")

    said = _dev("exec", "true", door=moved / "dev")

    assert said.returncode == 1
    assert "The locked packages could not be installed" in said.stderr


def test_the_build_server_runs_the_tests_by_the_same_door_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    door = tmp_path / "dev"
    door.write_text('#!/bin/sh\necho "asked for: $*"\nexit 5\n', encoding="utf-8")
    door.chmod(0o755)

    done = subprocess.run([tmp_path / ".ci" / "run"], cwd="/", capture_output=True, text=True, check=False)

    assert (done.stdout, done.returncode) == ("asked for: test\n", 5)


@pytest.mark.parametrize("script", ["dev", ".ci/run"])
def test_a_script_can_be_started_from_a_fresh_clone(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    assert (ROOT / script).read_text(encoding="utf-8").startswith("#!/bin/sh\n")
