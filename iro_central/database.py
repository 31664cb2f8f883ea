"""Connections to PostgreSQL, the council row behind every number, and whether the tables are up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from queue import Empty, LifoQueue
from typing import TypeAlias
from uuid import UUID, uuid4

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg.rows import TupleRow
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from iro_central.refusal import CannotServe

Connection: TypeAlias = psycopg.Connection[TupleRow]

_KEPT_OPEN = 8
"""Connections kept between requests. More requests at once open more and close them again."""
_MIGRATING = 7_260_414_233
"""PostgreSQL's advisory lock while migrating, so that two servers started together take turns."""


class Database:
    """One PostgreSQL database, with a few connections kept open between requests."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._idle: LifoQueue[Connection] = LifoQueue(_KEPT_OPEN)

    @contextmanager
    def transaction(self, *, snapshot: bool = False) -> Iterator[Connection]:
        """One transaction: committed when the block ends, undone when it raises.

        With `snapshot`, every statement sees the same moment. A connection that failed is thrown away.
        Raises psycopg.OperationalError where PostgreSQL does not answer.
        """
        connection = self._take()
        try:
            with connection.transaction():
                if snapshot:
                    connection.execute("set transaction isolation level repeatable read, read only")
                yield connection
        except psycopg.OperationalError:
            connection.close()
            raise
        finally:
            self._give_back(connection)

    def close(self) -> None:
        """Close what is kept open."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def _take(self) -> Connection:
        while True:
            try:
                connection = self._idle.get_nowait()
            except Empty:
                return psycopg.connect(
                    self._url, autocommit=True, connect_timeout=10, options="-c timezone=UTC -c lock_timeout=30s"
                )
            if not connection.closed:
                return connection

    def _give_back(self, connection: Connection) -> None:
        if connection.closed or self._idle.full():
            connection.close()
        else:
            self._idle.put(connection)


@dataclass(frozen=True, slots=True)
class Council:
    """The council that a database belongs to."""

    id: UUID
    name: str
    practise: bool
    """A practise central takes invented children only, and a real one never does."""


def migrate(url: str, *, council_name: str, practise: bool, at: datetime) -> Council:
    """Bring the tables up to date and make the council's row if there is none.

    Raises CannotServe where the database holds the other sort, real or practise: that never changes.
    """
    engine = create_engine(_for_sqlalchemy(url), poolclass=NullPool, hide_parameters=True)
    config = _alembic()
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:number)"), {"number": _MIGRATING})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        # The engine's own transaction: a council without tables, or tables without a council, is never seen.
        connection.execute(
            text(
                "insert into council (id, name, practise, epoch, made_at)"
                " select :id, :name, :practise, :epoch, :at where not exists (select from council)"
            ),
            {"id": uuid4(), "name": council_name, "practise": practise, "epoch": uuid4(), "at": at},
        )
    engine.dispose()
    council = the_council(url)
    if council.practise != practise:
        raise CannotServe(
            f"This database belongs to a {_sort(practise=council.practise)} central and cannot become a "
            f"{_sort(practise=practise)} one. Nothing was changed. Use another database or data folder."
        )
    return council


def the_council(url: str) -> Council:
    """The council of an up-to-date database. Raises CannotServe where the tables are missing, older or newer."""
    with psycopg.connect(url, connect_timeout=10) as connection:
        found = connection.execute("select to_regclass('alembic_version') is not null").fetchone()
        row = connection.execute("select version_num from alembic_version").fetchone() if found and found[0] else None
        if row is None or row[0] != ScriptDirectory.from_config(_alembic()).get_current_head():
            raise CannotServe(
                "The tables of this database are not those of this version. Nothing was changed. "
                "Make a backup, run iro-central migrate with this version, then try again."
            )
        councils = connection.execute("select id, name, practise from council limit 2").fetchall()
    if len(councils) != 1:
        raise CannotServe(
            "This database does not hold exactly one council. Nothing was changed. Run iro-central migrate first."
        )
    return Council(*councils[0])


def _sort(*, practise: bool) -> str:
    return "practise" if practise else "real"


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _for_sqlalchemy(url: str) -> str:
    """The same address for SQLAlchemy, which wants the driver's name in it."""
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
