"""The tables of a store, and how an older one becomes a current one."""

from hashlib import sha256
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, func, select, text

from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.registry import SYNCED_RECORDS, Record, SyncedRecord
from iro_desktop.protocol.fields import as_document
from iro_desktop.store import schema
from iro_desktop.store.location import Profile
from iro_desktop.store.search import find
from iro_desktop.store.store import Store, open_store
from iro_desktop.store.tables import OutboxEntry
from tests import factories
from tests.store import newest_migration
from tests.store.older_version import older_store
from tests.store.stores import KEY, NOON, Clock

OLDER = [
    pytest.param(version, kind, id=f"{version}-{kind.__tablename__}")
    for version in range(1, len(newest_migration.RELEASED) + 1)
    for kind in SYNCED_RECORDS
    if kind.__tablename__ in newest_migration.columns_of(version)
]
UNCHANGED = {
    1: "a72ad43d331571a7ea407265955550f221e304af290a78927337e2765f686d29",
    2: "9fe027f2275ae045b101aadd6712ed903090f8720dc583e5651abaa01c899b4f",
    3: "a082c8c9a621a47dea9b5e4bd216678787cd2fc23427ef512d357081cab7ef1a",
}
"""SHA-256 of the statements of every released migration."""


@pytest.fixture
def migrated(tmp_path: Path) -> Store:
    """A store that began as an empty file and was built by the migrations alone."""
    profile = Profile(tmp_path / "migrated")
    profile.folder.mkdir()
    profile.store.touch(mode=0o600)
    store = Store(profile.store, KEY, Clock())
    schema.bring_up_to_date(store.writer, profile, at=NOON)
    return store


def test_the_migrations_build_exactly_the_tables_of_a_new_store(store: Store, migrated: Store) -> None:
    assert _definitions(migrated.writer) == _definitions(store.writer)


def test_the_migrations_leave_nothing_for_alembic_to_add(migrated: Store) -> None:
    with migrated.writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours, "compare_type": True})

        assert compare_metadata(context, Record.metadata) == []


def test_a_new_store_and_a_migrated_one_have_the_same_version(store: Store, migrated: Store) -> None:
    for one in (store, migrated):
        with one.writer.connect() as connection:
            assert _version(connection) == len(schema.MIGRATIONS)
            assert MigrationContext.configure(connection).get_current_revision() == schema.MIGRATIONS[-1]


def test_the_newest_migration_is_the_one_that_the_records_ask_for() -> None:
    written = newest_migration.FILE.read_text(encoding="utf-8")

    assert written == newest_migration.migration(), "run ./dev exec python -m tests.store.newest_migration"


@pytest.mark.parametrize("version", UNCHANGED)
def test_a_released_migration_never_changes(version: int) -> None:
    said = "\n".join(newest_migration.RELEASED[version - 1].STATEMENTS)

    assert sha256(said.encode()).hexdigest() == UNCHANGED[version]


def test_every_migration_before_the_newest_is_released() -> None:
    assert len(schema.MIGRATIONS) == len(newest_migration.RELEASED) + 1 == len(UNCHANGED) + 1


def test_a_migrated_store_finds_words(migrated: Store) -> None:
    maya = factories.child()
    with migrated.transaction() as session:
        session.add(maya)

    with migrated.reading() as session:
        assert [found.record_id for found in find(session, "maya")] == [maya.id]


def test_a_store_of_a_newer_version_is_refused_and_not_changed(store: Store, profile: Profile) -> None:
    with store.writer.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    store.close()
    before = profile.store.read_bytes()

    with pytest.raises(Refused, match="newer version") as refusal:
        open_store(profile, KEY, Clock())

    assert "not changed" in refusal.value.sentence
    assert profile.store.read_bytes() == before


def test_a_current_store_opens_without_a_backup(store: Store, profile: Profile) -> None:
    store.close()

    open_store(profile, KEY, Clock()).close()

    assert not profile.backups.exists()


@pytest.mark.parametrize(("version", "kind"), OLDER)
def test_a_record_of_an_older_version_is_read_after_the_migration(
    tmp_path: Path, version: int, kind: type[SyncedRecord]
) -> None:
    record = factories.FACTORIES[kind](new_id())
    profile = Profile(tmp_path / "older version")
    kept = older_store(profile, version, [record])

    store = open_store(profile, KEY, Clock())

    with store.reading() as session:
        read = as_document(session.get_one(kind, record.id))
    assert {field: read[field] for field in kept} == kept
    assert {field: read[field] for field in read.keys() - kept.keys()} == {
        field: value for field, value in as_document(record).items() if field not in kept
    }
    store.close()


def test_a_record_that_an_older_version_could_only_keep_is_shown_after_the_migration(tmp_path: Path) -> None:
    request = factories.childs_request(new_id(), new_id(), asked="Can I learn the drums?")
    request.created_at = request.changed_at = NOON
    profile = Profile(tmp_path / "older version")
    older_store(profile, 1, [], from_central=[request])

    store = open_store(profile, KEY, Clock())

    with store.reading() as session:
        assert session.get_one(ChildsRequest, request.id).asked == "Can I learn the drums?"
        assert session.scalar(select(func.count()).select_from(OutboxEntry)) == 0
    store.close()


def test_an_older_store_is_copied_before_it_is_migrated(migrated: Store) -> None:
    backups = list(migrated.path.parent.joinpath("backups").iterdir())

    assert [backup.name for backup in backups] == [f"store-{NOON:%Y%m%dT%H%M%SZ}.db"]


def _definitions(engine: Engine) -> set[tuple[str, str, str]]:
    """Every table, index and trigger with its SQL, whatever the spaces in it."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT type, name, coalesce(sql, '') FROM sqlite_master")).all()
    return {(kind, name, "".join(sql.split())) for kind, name, sql in rows}


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _is_ours(name: str | None, kind: str, _: object) -> bool:
    """The full-text tables are SQLite's, and Alembic's own table is its own."""
    return kind != "table" or (name is not None and name in Record.metadata.tables)
