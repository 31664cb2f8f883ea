"""One filled store for all questions: nobody writes into it."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store
from tests import caseload


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, caseload.Caseload]]:
    """A session on the small caseload, and the ids of what is in it."""
    folder = tmp_path_factory.mktemp("store")
    store = create_store(Profile(folder / "profile"), bytes(range(32)), lambda: caseload.NOW)
    with store.transaction() as session:
        load = caseload.fill(session)
    with store.reading() as session:
        yield session, load
    store.close()
