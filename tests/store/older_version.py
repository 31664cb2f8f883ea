"""A store as an older version left it: its tables, and records with the fields of that time."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, MetaData, Table, insert

from iro_desktop.models.registry import SyncedRecord
from iro_desktop.protocol.fields import Json, as_document
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store
from iro_desktop.store.tables import ServerRow
from tests.store import newest_migration
from tests.store.stores import KEY, NOON, Clock


def older_store(
    profile: Profile, version: int, records: Iterable[SyncedRecord], *, from_central: Iterable[SyncedRecord] = ()
) -> dict[str, Json]:
    """Make one that has had so many migrations, closed. Returns what is kept of the last record.

    `from_central` are kept as central's copies alone.
    """
    profile.folder.mkdir()
    profile.store.touch(mode=0o600)
    store = Store(profile.store, KEY, Clock())
    kept: dict[str, Json] = {}
    with store.writer.begin() as connection:
        for migration in newest_migration.RELEASED[:version]:
            for statement in migration.STATEMENTS:
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{version:04}",))
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
        for record in records:
            kept = _put(connection, version, record)
        for number, record in enumerate(from_central, start=1):
            connection.execute(
                insert(ServerRow).values(
                    record_id=record.id,
                    kind=record.__tablename__,
                    version=1,
                    seq=number,
                    document=as_document(record),
                )
            )
    store.close()
    return kept


def _put(connection: Connection, version: int, record: SyncedRecord) -> dict[str, Json]:
    """Insert a record with the columns of that version, and no default of a later one."""
    record.created_at = record.changed_at = NOON
    columns = type(record).__table__.columns
    names = newest_migration.columns_of(version)[record.__tablename__]
    table = Table(record.__tablename__, MetaData(), *(Column(name, columns[name].type) for name in names))
    connection.execute(insert(table).values({name: getattr(record, name) for name in names}))
    document = as_document(record)
    return {name: document[name] for name in names if name != "id"}
