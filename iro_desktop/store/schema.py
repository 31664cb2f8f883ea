"""The shape of the store's tables, and how an older store becomes a current one."""

from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, event, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateIndex, CreateTable

from iro_desktop import log
from iro_desktop.models.refused import Refused
from iro_desktop.models.registry import Record
from iro_desktop.store import outbox, search, server_rows, tables
from iro_desktop.store.backup import copy_store
from iro_desktop.store.location import Profile

MIGRATIONS = ("0001", "0002", "0003", "0004")
"""Every migration, oldest first. `PRAGMA user_version` is how many of them a store has had."""

_RECORDS_AT_ONCE = 500
_ALEMBIC_VERSION = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"""
"""As Alembic itself makes it."""

assert tables.OutboxEntry.metadata is Record.metadata  # the laptop's own tables are built with the records


def build(connection: Connection) -> None:
    """Make all tables of an empty store, as every migration together would."""
    for statement in (*_record_tables(), *search.DDL):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_ALEMBIC_VERSION)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (MIGRATIONS[-1],))
    connection.exec_driver_sql(f"PRAGMA user_version = {len(MIGRATIONS)}")


@cache
def _record_tables() -> tuple[str, ...]:
    """What makes the records' tables: written once a process, as writing it takes seven times as long as running it."""
    here = sqlite.dialect()
    making: list[CreateTable | CreateIndex] = []
    for table in Record.metadata.sorted_tables:
        making += [CreateTable(table), *map(CreateIndex, sorted(table.indexes, key=str))]
    return tuple(str(one.compile(dialect=here)) for one in making)


def bring_up_to_date(engine: Engine, profile: Profile, *, at: datetime) -> None:
    """Run the migrations a store still lacks: a backup first, then each in one transaction.

    The number is read before anything else, so that a current store opens without importing Alembic. Raises Refused
    where the store was written by a newer version: an older program must not guess what its tables mean.
    """
    with engine.connect() as connection:
        have = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    if have == len(MIGRATIONS):
        return
    if have > len(MIGRATIONS):
        raise Refused(
            "These records were last opened by a newer version of IRO Desktop. They were not changed. Update this "
            "laptop's IRO Desktop, then open them again."
        )
    backup = copy_store(engine, profile, at=at)
    log.event("store is migrated", have=have, want=len(MIGRATIONS), backup_bytes=backup.stat().st_size)
    _upgrade(engine, at)


def _upgrade(engine: Engine, at: datetime) -> None:
    from alembic import command  # noqa: PLC0415 - 0.27 s that a current store does not pay
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _show_what_was_only_kept(connection, at)
        connection.exec_driver_sql(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _show_what_was_only_kept(connection: Connection, at: datetime) -> None:
    """Central may have sent records that the version before could only keep. This one may know what they are.

    Within the transaction of the migrations: no later page would bring those records a second time.
    """
    with Session(connection, join_transaction_mode="rollback_only") as session:
        event.listen(session, "before_flush", lambda flushed, *_: outbox.before_flush(flushed, lambda: at))
        outbox.applying_central(session)
        kept = session.scalars(select(tables.ServerRow.record_id)).all()
        for first in range(0, len(kept), _RECORDS_AT_ONCE):
            server_rows.recompute(session, kept[first : first + _RECORDS_AT_ONCE])
        session.commit()
