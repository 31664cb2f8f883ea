"""Real stores for tests: a fresh folder, a key, and a clock that the test sets."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store

KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass
class Clock:
    """Shows the moment it was set to, until it is set again."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def goes(self, by: timedelta) -> None:
        """On, or back."""
        self.now += by


def store_in(folder: Path, clock: Clock | None = None) -> Store:
    """A new store in a profile of its own."""
    return create_store(Profile(folder / "profile"), KEY, clock or Clock())


def files_of(folder: Path) -> list[Path]:
    """Every file under a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
