"""A central for tests: real tables in a real PostgreSQL, with people and laptops in it."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from iro_central import accounts, changes, pages
from iro_central.authorise import Caller
from iro_central.database import Council, Database, migrate
from iro_desktop.models.ids import new_id
from iro_desktop.protocol import proofs
from iro_desktop.protocol.wire import Answer, ChangesPage, Enrol, Enrolled, Operation, Push, encode
from tests.postgres import Cluster

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def central_template(cluster: Cluster) -> str:
    """The name of a database with central's tables and no council: copying it is faster than migrating."""
    name = cluster.create_database()
    migrate(cluster.url(name), council_name="Brackenshire", practise=False, at=NOON)
    return name


@dataclass(frozen=True, slots=True)
class Office:
    """One council's central."""

    database: Database
    council: Council

    def laptop_of(self, name: str, *, manages: bool = False) -> Caller:
        """A new laptop of a person, who is added the first time."""
        with self.database.transaction() as connection:
            found = connection.execute(
                "select id from person where council = %s and name = %s", (self.council.id, name)
            ).fetchone()
            person = found[0] if found else accounts.add_person(connection, self.council, name, at=NOON)
            device = new_id()
            connection.execute(
                "insert into device values (%s, %s, %s, %s, %s)",
                (device, self.council.id, person, device.bytes * 2, NOON),
            )
            if manages:
                accounts.set_manager(connection, self.council, name, manages=True)
        return Caller(self.council.id, device, person, name, manages)

    def push(self, caller: Caller, *operations: Operation | bytes, at: datetime = NOON) -> list[Answer]:
        raw = [msgspec.Raw(one if isinstance(one, bytes) else encode(one)) for one in operations]
        return changes.receive(self.database, caller, Push(practise=False, operations=raw), at=at).answers

    def everything(self, caller: Caller) -> list[ChangesPage]:
        """All pages from the first."""
        got = [pages.changes_after(self.database, caller, 0)]
        while got[-1].more:
            got.append(pages.changes_after(self.database, caller, got[-1].cursor))
        return got

    def document(self, record: UUID) -> dict[str, object]:
        with self.database.transaction() as connection:
            row = connection.execute(
                "select doc from rec where council = %s and id = %s", (self.council.id, record)
            ).fetchone()
        assert row is not None
        document: dict[str, object] = msgspec.json.decode(row[0])
        return document

    def logged(self) -> list[Operation]:
        """Every operation that central holds, in the order of its numbers."""
        with self.database.transaction() as connection:
            rows = connection.execute(
                "select operation from chg where council = %s order by seq", (self.council.id,)
            ).fetchall()
        return [msgspec.json.decode(text, type=Operation) for (text,) in rows]


def another_council(database: Database, *, practise: bool = False) -> Office:
    """A council of its own in a database that may hold others: nothing is shared between them."""
    council = Council(uuid4(), "Brackenshire", practise)
    with database.transaction() as connection:
        connection.execute(
            "insert into council (id, name, practise, epoch, made_at) values (%s, %s, %s, %s, %s)",
            (council.id, council.name, practise, uuid4(), NOON),
        )
    return Office(database, council)


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


@dataclass(frozen=True, slots=True)
class Key:
    """A laptop's key pair, before it is enrolled."""

    private: Ed25519PrivateKey

    @classmethod
    def made(cls) -> "Key":
        return cls(Ed25519PrivateKey.generate())

    @property
    def public(self) -> str:
        return b64encode(self.private.public_key().public_bytes_raw()).decode()

    def signature(self, text: bytes) -> str:
        return b64encode(self.private.sign(text)).decode()

    def enrol(self, code: str, *, practise: bool = False) -> Enrol:
        proof = self.signature(proofs.enrol_text(code, self.public))
        return Enrol(code=code, public_key=self.public, proof=proof, practise=practise)


def enrolled(office: Office, name: str, key: Key, *, at: datetime = NOON) -> Enrolled:
    """A person's laptop, enrolled the way laptops are."""
    with office.database.transaction() as connection:
        if connection.execute("select from person where name = %s", (name,)).fetchone() is None:
            accounts.add_person(connection, office.council, name, at=at)
        code = accounts.make_enrol_code(connection, office.council, name, at=at)
    return accounts.enrol(office.database, key.enrol(code), at=at)
