"""What the tests of actions may use: a real store with one child in it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.store.store import Store
from tests import factories
from tests.store.stores import Clock, store_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = store_in(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def maya(store: Store) -> UUID:
    with store.transaction() as session:
        child = factories.child(known_as="Maya")
        session.add(child)
        return child.id
