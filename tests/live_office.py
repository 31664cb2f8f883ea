"""An office store that laptops can really reach: one process and one database for a module of tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from iro_central import accounts
from iro_central.clock import now
from iro_central.database import the_council
from tests.central.conftest import central_tables
from tests.central.offices import Office, opened
from tests.central.services import serving
from tests.postgres import Cluster

__all__ = ["central_tables", "live_office", "office_that_is_open"]


@dataclass(frozen=True, slots=True)
class LiveOffice:
    """A running service, and its administrator's desk."""

    address: str
    office: Office

    def code_for(self, name: str) -> str:
        """A one-time code for a laptop of this person, who is added the first time."""
        with self.office.database.transaction() as connection:
            known = connection.execute("select from person where name = %s", (name,)).fetchone()
            if known is None:
                accounts.add_person(connection, self.office.council, name, at=now())
            return accounts.make_enrol_code(connection, self.office.council, name, at=now())


@contextmanager
def office_that_is_open(cluster: Cluster, tables: str) -> Iterator[LiveOffice]:
    """A new office without any records, open until the block ends."""
    name = cluster.create_database(tables)
    url = cluster.url(name)
    with serving("--database", url) as service, opened(url) as database:
        yield LiveOffice(service.address, Office(database, the_council(url)))
    cluster.drop_database(name)


@pytest.fixture(scope="module")
def live_office(postgres_cluster: Cluster, central_tables: str) -> Iterator[LiveOffice]:
    """One office for all tests of a module; each test brings people and children of its own."""
    with office_that_is_open(postgres_cluster, central_tables) as office:
        yield office
