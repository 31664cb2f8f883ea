"""Files on their way out, noted while they are written, so that the next start removes what a killed program left.

A note lies in the profile's own folder, readable by its owner only, for as long as the writing takes. Its lock belongs
to the program that writes: where the lock is free, that program is gone.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from iro_desktop.models.ids import new_id
from iro_desktop.store.location import write_private

_LOCK = ".lock"
_notes: list[Path] = []
"""The folder for notes, once a profile is known. None of it is kept between programs."""


def begin_in(folder: Path) -> int:
    """Note unfinished files in this folder of a profile from now on, and remove what a killed program left.

    Returns how many files were removed. What lies on a drive that is not there now is tried again at the next start.
    """
    _notes[:] = [folder / "unfinished"]
    return sum(_removed(note) for note in sorted(_notes[0].glob("*.json")))


@contextmanager
def on_the_way(*parts: Path) -> Iterator[None]:
    """Keep these files noted while the block writes them; whatever of them is left at its end is removed.

    Raises OSError where the note cannot be written: then nothing else is either.
    """
    if not _notes:
        try:
            yield
        finally:
            _remove(parts)
        return
    _notes[0].mkdir(parents=True, exist_ok=True, mode=0o700)
    note = _notes[0] / f"{new_id()}.json"
    with _held(note):
        try:
            write_private(note, json.dumps([str(part.absolute()) for part in parts]))
            yield
        finally:
            _remove(parts)
            note.unlink(missing_ok=True)


def _removed(note: Path) -> int:
    """Remove the files of a note whose writer is gone. Returns how many there were."""
    try:
        with _held(note):
            parts = [Path(part) for part in json.loads(note.read_text(encoding="utf-8"))]
            there = [part for part in parts if part.is_file()]
            _remove(there)
            if all(part.parent.is_dir() and not part.is_file() for part in parts):
                note.unlink(missing_ok=True)
            return sum(not part.is_file() for part in there)
    except (Timeout, FileNotFoundError):
        return 0  # somebody is writing it at this moment, or has just finished
    except ValueError:
        # A note that was cut off: nothing had been written after it yet.
        note.unlink(missing_ok=True)
        return 0


@contextmanager
def _held(note: Path) -> Iterator[None]:
    lock = note.with_suffix(_LOCK)
    with FileLock(lock, timeout=0, mode=0o600):
        try:
            yield
        finally:
            # Windows removes it when it is let go, and not before.
            with suppress(OSError):
                lock.unlink(missing_ok=True)


def _remove(parts: tuple[Path, ...] | list[Path]) -> None:
    for part in parts:
        with suppress(OSError):
            part.unlink(missing_ok=True)
