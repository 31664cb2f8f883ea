"""The encrypted store: opened with a key or not at all, one writer at a time, every commit on the disk at once."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from iro_desktop import log
from iro_desktop.models.refused import Refused
from iro_desktop.store import outbox
from iro_desktop.store.known_ids import read_ids_once
from iro_desktop.store.location import Profile, make_folder, sync_folder
from iro_desktop.store.schema import bring_up_to_date, build

__all__ = ["Session", "Store", "StoreIsFull", "StoreNotReadable", "create_store", "open_store", "wal_race_is_mended"]

_KEY_BYTES = 32
_PAGE_BYTES = 4096
_PLAIN_HEADER = b"SQLite format 3\x00"
_SQLITE_OK, _SQLITE_READ = 0, 20
"""Of SQLite's authoriser: what it is asked about, and that it may be done."""
_WAL_RACE_MENDED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""First SQLite of each line in which two connections cannot lose a committed transaction while the log resets."""


class StoreNotReadable(Refused):
    """The file is not a store that this key opens."""


class StoreIsFull(Refused):
    """The disk has no room for a save."""


def wal_race_is_mended(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the race that loses commits when two connections write and checkpoint together."""
    newest = _WAL_RACE_MENDED[0]
    return version >= newest or any(mended[:2] == version[:2] and version >= mended for mended in _WAL_RACE_MENDED[1:])


class Store:
    """An open store. Hands out transactions; guards that only one is written at a time."""

    def __init__(self, path: Path, key: bytes, clock: Callable[[], datetime]) -> None:
        self.path = path
        self._key = key
        self._clock = clock
        self._writing = RLock()
        self._writer = self._engine(writes=True)
        self._reader = self._engine(writes=False)
        self._commits = 0
        self._last_commit_of: dict[str, int] = {}
        self._open_throughout: dbapi2.Connection | None = None

    def stay_open(self) -> None:
        """Keep one idle connection for as long as the store is open.

        Every transaction has a connection of its own, and SQLite folds the log away whenever the last one is closed:
        without this, each save would pay for a whole checkpoint.
        """
        if self._open_throughout is None:
            self._open_throughout = self._connect(writes=True)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction, on the one writing connection: on the disk when the block ends, or it never happened."""
        with self._writing, Session(self._writer, expire_on_commit=False) as session:
            event.listen(session, "before_flush", lambda flushed, *_: outbox.before_flush(flushed, self._clock))
            event.listen(session, "do_orm_execute", outbox.note_statement)
            with _told_in_words(), session.begin():
                yield session
            self._note_changes(outbox.written_tables(session))

    @contextmanager
    def reading(self, tables: set[str] | None = None) -> Iterator[Session]:
        """A look at the last committed state, beside whatever is being written. Cannot change anything.

        Every table that is looked into is added to `tables`.
        """
        with Session(self._reader, autoflush=False) as session, _told_in_words():
            if tables is not None:
                _note_tables(session, tables)
            yield session

    @property
    def commits(self) -> int:
        """How many transactions were committed in this process since the store was opened."""
        return self._commits

    def changed_since(self, commits: int, tables: Iterable[str]) -> bool:
        """Whether one of these tables was written to after so many commits, by whichever way."""
        return any(self._last_commit_of.get(table, 0) > commits for table in tables)

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that nothing waits in it while the laptop is away."""
        with self._writing:
            idle, self._open_throughout = self._open_throughout, None
            try:
                idle = idle or self._connect(writes=True)
                idle.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except dbapi2.OperationalError:
                # A full disk must not keep the app open. Nothing is lost: the next start reads the log.
                log.event("the log was not folded in", store_bytes=self.path.stat().st_size)
            finally:
                if idle is not None:
                    idle.close()
        self._writer.dispose()
        self._reader.dispose()

    @property
    def writer(self) -> Engine:
        """For migrations and for reading the whole file; casework goes through `transaction` and `reading`."""
        return self._writer

    def _note_changes(self, tables: Iterable[str]) -> None:
        """After the commit: an answer read meanwhile is then taken for older than it is, never for newer."""
        self._commits += 1
        for table in tables:
            self._last_commit_of[table] = self._commits

    def _connect(self, *, writes: bool) -> dbapi2.Connection:
        connection = dbapi2.connect(str(self.path), check_same_thread=False, isolation_level=None, timeout=20)
        try:
            self._prepare(connection, writes=writes)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: dbapi2.Connection, *, writes: bool) -> None:
        run = connection.execute
        run("PRAGMA cipher_log_level = none")
        run(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        if not run("PRAGMA cipher_version").fetchone():
            raise StoreNotReadable("This program was put together without encryption, so it will not open any records.")
        run("PRAGMA foreign_keys = on")
        run("PRAGMA temp_store = memory")
        run("PRAGMA secure_delete = on")
        if writes:
            run("PRAGMA journal_mode = wal")
            run("PRAGMA synchronous = full")
        else:
            run("PRAGMA query_only = on")

    def _engine(self, *, writes: bool) -> Engine:
        engine = create_engine(
            "sqlite://",
            creator=lambda: self._connect(writes=writes),
            module=dbapi2,
            poolclass=NullPool,
            hide_parameters=True,
        )
        read_ids_once(engine)
        # The driver opens no transaction by itself: a writer takes the lock at once, so that it never finds out late.
        begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine


def create_store(profile: Profile, key: bytes, clock: Callable[[], datetime]) -> Store:
    """A new, empty store, readable by its owner only. Refused where there is one already."""
    _check_driver()
    _check_key(key)
    make_folder(profile)
    if profile.store.exists():
        raise Refused("There are records in this folder already. Nothing was changed.")
    # Under another name until it is whole: a store.db that is empty or short is then always a damaged one.
    unfinished = profile.store.with_suffix(".unfinished")
    for left_over in profile.folder.glob(f"{unfinished.name}*"):
        left_over.unlink()
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    making = Store(unfinished, key, clock)
    with making.writer.begin() as connection:
        build(connection)
    making.close()
    _refuse_other_files(unfinished)
    unfinished.replace(profile.store)
    sync_folder(profile.folder)
    store = Store(profile.store, key, clock)
    store.stay_open()
    return store


def open_store(profile: Profile, key: bytes, clock: Callable[[], datetime]) -> Store:
    """The store of a profile, brought up to date. Never makes one: a missing store is said, not replaced.

    Raises StoreNotReadable where the key does not fit or the file is damaged, and Refused where the store comes from
    a newer version of the program.
    """
    _check_driver()
    _check_key(key)
    if not profile.store.exists():
        raise Refused("There are no records in this folder. Nothing was made. Start IRO Desktop once to set them up.")
    _refuse_other_files(profile.store)
    store = Store(profile.store, key, clock)
    try:
        bring_up_to_date(store.writer, profile, at=clock())
    except DatabaseError as reason:
        raise StoreNotReadable(
            "The records on this laptop cannot be opened: the key does not fit the file, or the file is damaged. "
            "It was not changed. Restore a backup, or ask your helpdesk to look at it."
        ) from reason
    store.stay_open()
    return store


def _check_driver() -> None:
    if not wal_race_is_mended(dbapi2.sqlite_version_info):
        raise Refused(
            "This program was put together with a database library that can lose saved work. It will not open your "
            "records with it; they were not changed. Install the current version of IRO Desktop."
        )


def _check_key(key: bytes) -> None:
    if len(key) != _KEY_BYTES:
        raise ValueError("a store opens with a key of 32 bytes; without one SQLCipher would make a plain file")


def _refuse_other_files(path: Path) -> None:
    """SQLite takes a file shorter than one page for a new one and would begin afresh in it: that is refused here."""
    with path.open("rb") as file:
        beginning = file.read(_PAGE_BYTES)
    if beginning.startswith(_PLAIN_HEADER):
        raise StoreNotReadable(
            "The file in this folder is not encrypted, so it is not a store of IRO Desktop. It was not changed. "
            "Move it away and restore a backup."
        )
    if len(beginning) < _PAGE_BYTES:
        raise StoreNotReadable(
            "The file that holds the records on this laptop is damaged: most of it is missing. It was not changed. "
            "Restore a backup, or ask your helpdesk to look at it."
        )


def _note_tables(session: Session, tables: set[str]) -> None:
    """SQLite itself says what each statement reads when it is prepared, whichever way it was written."""

    def allow(action: int, table: str | None, *_: object) -> int:
        if action == _SQLITE_READ and table is not None:
            tables.add(table)
        return _SQLITE_OK

    connection = session.connection().connection.dbapi_connection
    assert isinstance(connection, dbapi2.Connection), "the only driver there is"
    connection.set_authorizer(allow)


@contextmanager
def _told_in_words() -> Iterator[None]:
    """A full disk is told to the officer as what it is; everything else stays what it was."""
    try:
        yield
    except DBAPIError as reason:
        if "disk is full" in str(reason.orig) or "disk I/O error" in str(reason.orig):
            raise StoreIsFull(
                "This laptop could not save: there is no space left, or the disk does not answer. Free some space, "
                "then choose Try again. Do not close the app: your last lines are not saved yet."
            ) from reason
        raise
