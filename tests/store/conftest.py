"""What the tests of the store may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store
from tests.store.stores import KEY, Clock


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(profile: Profile, clock: Clock) -> Iterator[Store]:
    opened = create_store(profile, KEY, clock)
    yield opened
    opened.close()
