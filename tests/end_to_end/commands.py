"""The program as an officer's computer runs it: a process of its own, with words in and words out."""

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from iro_desktop.store.keys import NoKeyring, unlock
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, open_store
from tests.end_to_end.caseload import AS_OF

PASSPHRASE = "plum tree lantern"
ALL_DUE = ("due", "--as-of", AS_OF.isoformat(), "--format", "csv")
"""What is due for every child on the last day that the files cover."""
_ENDS_WITHIN_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def rows_of(printed: str) -> list[dict[str, str]]:
    """The rows of what was printed with --format csv."""
    return list(csv.DictReader(io.StringIO(printed)))


def iro_desktop(*words: str | Path) -> list[str]:
    """The words that start the program; a warning of Python's is a mistake, as everywhere in the tests."""
    return [sys.executable, "-W", "error", "-m", "iro_desktop", *map(str, words)]


def run(*words: str | Path, environment: Mapping[str, str] | None = None) -> Ended:
    """Run one command to its end. Whatever it was asked, it may not end in a traceback."""
    ended = subprocess.run(
        iro_desktop(*words),
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=_ENDS_WITHIN_SECONDS,
    )
    assert "Traceback" not in ended.stderr + ended.stdout, ended.stderr
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def without_a_screen(home: Path) -> dict[str, str]:
    """The environment of a computer without a display, with a home of the test's own."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_DATA_HOME")
    return {name: value for name, value in os.environ.items() if name not in shown} | {"HOME": str(home)}


@dataclass(frozen=True, slots=True)
class Laptop:
    """One officer's records, opened with a passphrase that lies in a file."""

    folder: Path
    passphrase_file: Path

    @property
    def profile(self) -> Profile:
        return Profile(self.folder)

    def run(self, *words: str | Path) -> Ended:
        """One command on these records."""
        return run(*words, "--profile", self.folder, "--passphrase-file", self.passphrase_file)

    def done(self, *words: str | Path) -> Ended:
        """One command that must succeed."""
        ended = self.run(*words)
        assert ended.code == 0, ended.err + ended.out
        return ended

    def copied_to(self, folder: Path) -> "Laptop":
        """The same records in another folder, to do with as a test likes."""
        shutil.copytree(self.folder, folder)
        return Laptop(folder, self.passphrase_file)

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """The records themselves, for what a screen would do between two commands."""
        key = unlock(self.profile, PASSPHRASE, NoKeyring(), at=_now())
        store = open_store(self.profile, key, _now)
        try:
            yield store
        finally:
            store.close()


def _now() -> datetime:
    return datetime.now(UTC)
