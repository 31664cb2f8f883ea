"""What the tests of sync may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_central.database import Database
from tests.central.conftest import central_tables, central_url
from tests.central.offices import another_council, opened
from tests.postgres import Cluster
from tests.sync.world import World, empty_store

__all__ = ["central_tables", "central_url"]


@pytest.fixture(scope="module")
def central_database(postgres_cluster: Cluster, central_tables: str) -> Iterator[Database]:
    """A central database for many councils, each of which sees only its own."""
    name = postgres_cluster.create_database(central_tables)
    with opened(postgres_cluster.url(name)) as database:
        yield database
    postgres_cluster.drop_database(name)


@pytest.fixture(scope="session")
def store_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, to be copied."""
    return empty_store(tmp_path_factory.mktemp("empty store"))


@pytest.fixture
def world(central_database: Database, store_template: Path, tmp_path: Path) -> Iterator[World]:
    made = World(another_council(central_database), tmp_path, store_template)
    yield made
    made.close()
