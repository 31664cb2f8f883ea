"""Where a profile lies on this computer, and who may read it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from iro_desktop.models.refused import Refused


@dataclass(frozen=True, slots=True)
class Profile:
    """One person's folder: the encrypted store, its wrapped key, and nothing else that says anything about a child."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "store.db"

    @property
    def keys(self) -> Path:
        return self.folder / "keys.json"

    @property
    def tries(self) -> Path:
        return self.folder / "tries.json"

    @property
    def look(self) -> Path:
        return self.folder / "look.json"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    def exists(self) -> bool:
        return self.store.exists() and self.keys.exists()


def default_profile() -> Profile:
    """The operating system's own place for a program's data, for the person who is signed in."""
    return Profile(Path(platformdirs.user_data_dir("IRO Desktop", appauthor=False)))


def keep_private() -> None:
    """Every file this process makes from now on can be read by its owner only."""
    os.umask(0o077)


def make_folder(profile: Profile) -> None:
    """Make the profile's folder, mode 0700. Raises Refused where it cannot be made."""
    try:
        profile.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if sys.platform != "win32":
            profile.folder.chmod(0o700)
    except OSError as reason:
        raise Refused(
            f"The folder for your records cannot be made ({reason.strerror}). Nothing was changed. "
            "Choose another folder with --profile, or ask your helpdesk for permission."
        ) from reason


def write_private(path: Path, text: str) -> None:
    """Write a small file so that a cut leaves the old one or the new one, never half; mode 0600."""
    beside = path.with_name(path.name + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put the new name of a file on the disk too. Windows does so by itself and cannot open a folder."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class WindowLock:
    """Held while the app's window is open on a profile, so that two windows never write one store."""

    def __init__(self, profile: Profile) -> None:
        self._lock = FileLock(profile.folder / "window.lock", mode=0o600)

    def take(self) -> None:
        """Raises Refused where another window has this profile open."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as reason:
            raise Refused(
                "IRO Desktop is already open on these records. Nothing was changed. Go on in the window that is open, "
                "or close it first."
            ) from reason

    def give_back(self) -> None:
        self._lock.release()
