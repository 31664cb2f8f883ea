"""Real stores for tests: a fresh folder, a key, and a clock that the test sets."""

import copy
import tempfile
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

from iro_desktop.store.location import Profile, make_folder
from iro_desktop.store.store import Store, create_store, open_store

T = TypeVar("T")
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


@dataclass
class _Filled:
    store: bytes
    what: object


_filled: dict[tuple[object, ...], _Filled] = {}


def filled_store(
    folder: Path, fill: Callable[..., T], *, clock: Callable[[], datetime], **facts: Hashable
) -> tuple[Store, T]:
    """A store in a profile of its own in which `fill` has put things already, and what `fill` gave back.

    Filled once a process and copied from then on, file for file: two stores of the same things in one test would be
    copies of one laptop, so a test of two laptops fills each by itself.
    """
    profile, kept = Profile(folder / "profile"), (fill, clock(), *sorted(facts.items()))
    if kept not in _filled:
        with tempfile.TemporaryDirectory() as aside:
            first = Profile(Path(aside) / "profile")
            made = create_store(first, KEY, clock)
            with made.transaction() as session:
                what = fill(session, **facts)
            made.close()
            _filled[kept] = _Filled(first.store.read_bytes(), what)
    make_folder(profile)
    profile.store.write_bytes(_filled[kept].store)
    profile.store.chmod(0o600)
    return open_store(profile, KEY, clock), copy.deepcopy(cast(T, _filled[kept].what))


def files_of(folder: Path) -> list[Path]:
    """Every file under a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
