"""An office store started for the tour: a process of its own, spoken to like any other, gone afterwards."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from iro_desktop.models.refused import Refused

_STARTS_WITHIN_SECONDS = 60
_USUAL_UMASK = 0o022
"""Not this process's own, which keeps everything to its owner: the database runs as a user of its own."""


@dataclass(frozen=True, slots=True)
class Office:
    """A running office store."""

    address: str
    data: Path

    def code_for(self, person: str) -> str:
        """Add a person, and a one-time code for their laptop."""
        _told(["add-user", "--data", str(self.data), person])
        return next(line for line in _told(["enrol-code", "--data", str(self.data), person]) if "-" in line).strip()


@contextmanager
def office(data: Path, *, practise: bool) -> Iterator[Office]:
    """Start an office store with a PostgreSQL of its own on a free port of this machine; stop it at the end."""
    sort = ["--practise"] if practise else []
    serving = subprocess.Popen(  # noqa: S603 - our own program, with words of our own
        [sys.executable, "-m", "iro_central", "serve", "--data", str(data), "--port", "0", *sort],
        stdout=subprocess.PIPE,
        text=True,
        umask=_USUAL_UMASK,
    )
    assert serving.stdout is not None
    try:
        ready = serving.stdout.readline()
        if "http" not in ready:
            raise Refused(
                "The office store for the tour did not start. Nothing of yours was touched. Is PostgreSQL installed?"
            )
        yield Office(ready.split()[-1], data)
    finally:
        serving.terminate()
        serving.wait(_STARTS_WITHIN_SECONDS)


def _told(words: Sequence[str]) -> list[str]:
    done = subprocess.run(  # noqa: S603 - our own program, with words of our own
        [sys.executable, "-m", "iro_central", *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refused(f"The office store for the tour said no: {done.stderr.strip()}")
    return done.stdout.splitlines()
