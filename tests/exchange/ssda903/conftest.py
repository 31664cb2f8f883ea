"""A fresh, empty store for each test that brings a caseload in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store
from tests.store.stores import KEY, Clock


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = create_store(Profile(tmp_path / "profile"), KEY, Clock())
    yield opened
    opened.close()
