"""What the tests of central may use."""

from collections.abc import Iterator

import pytest

from iro_central.database import the_council
from tests.central.offices import Office, central_template, opened
from tests.postgres import Cluster


@pytest.fixture(scope="session")
def central_tables(postgres_cluster: Cluster) -> str:
    """The template of every central of this test process."""
    return central_template(postgres_cluster)


@pytest.fixture
def central_url(postgres_cluster: Cluster, central_tables: str) -> Iterator[str]:
    """The address of a fresh central database, with one real council."""
    name = postgres_cluster.create_database(central_tables)
    yield postgres_cluster.url(name)
    postgres_cluster.drop_database(name)


@pytest.fixture
def office(central_url: str) -> Iterator[Office]:
    with opened(central_url) as database:
        yield Office(database, the_council(central_url))
