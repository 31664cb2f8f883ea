"""Opening a store, and what a transaction promises."""

import os
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from iro_desktop.models.child import Child
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.store.location import Profile, WindowLock
from iro_desktop.store.store import Store, StoreNotReadable, create_store, open_store, wal_race_is_mended
from tests import factories
from tests.store.stores import KEY, Clock, files_of


def test_what_was_saved_is_there_when_the_store_is_opened_again(store: Store, profile: Profile, clock: Clock) -> None:
    with store.transaction() as session:
        session.add(factories.child(known_as="Maya"))
    store.close()

    assert _names(open_store(profile, KEY, clock)) == ["Maya"]


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(_Interrupted):
        _half_a_transaction(store)

    assert _names(store) == []


def test_what_is_not_committed_yet_is_not_seen_by_a_reader(store: Store) -> None:
    with store.transaction() as session:
        session.add(factories.child())
        session.flush()

        assert _names(store) == []


def test_a_reader_cannot_change_anything(store: Store) -> None:
    with store.reading() as session, pytest.raises(OperationalError, match="readonly"):
        session.execute(text("DELETE FROM child"))


def test_two_threads_write_one_after_the_other(store: Store) -> None:
    inside, second_done = Event(), Event()

    def second() -> None:
        inside.wait()
        with store.transaction() as session:
            session.add(factories.child(council_child_id="2", known_as="second"))
        second_done.set()

    thread = Thread(target=second)
    thread.start()
    with store.transaction() as session:
        inside.set()
        session.add(factories.child(council_child_id="1", known_as="first"))
        session.flush()
        assert not second_done.is_set()
    thread.join()

    assert _names(store) == ["first", "second"]


def test_opening_never_makes_a_store(profile: Profile, clock: Clock) -> None:
    with pytest.raises(Refused, match="no records in this folder"):
        open_store(profile, KEY, clock)

    assert not profile.folder.exists()


def test_creating_never_replaces_a_store(store: Store, profile: Profile, clock: Clock) -> None:
    store.close()
    before = profile.store.read_bytes()

    with pytest.raises(Refused, match="records in this folder already"):
        create_store(profile, KEY, clock)

    assert profile.store.read_bytes() == before


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33)])
def test_without_a_whole_key_nothing_is_made_and_nothing_is_opened(profile: Profile, clock: Clock, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        create_store(profile, key, clock)
    with pytest.raises(ValueError, match="32 bytes"):
        open_store(profile, key, clock)

    assert not profile.folder.exists()


def test_a_wrong_key_is_refused_in_words_and_changes_no_file(store: Store, profile: Profile, clock: Clock) -> None:
    store.close()
    before = {path: path.read_bytes() for path in files_of(profile.folder)}

    with pytest.raises(StoreNotReadable, match="the key does not fit the file") as refusal:
        open_store(profile, bytes(32), clock)

    assert "not changed" in refusal.value.sentence
    assert {path: path.read_bytes() for path in files_of(profile.folder)} == before


def test_a_file_that_is_not_encrypted_is_refused(profile: Profile, clock: Clock) -> None:
    profile.folder.mkdir()
    with dbapi2.connect(str(profile.store)) as plain:
        plain.execute("CREATE TABLE child (known_as TEXT)")
    plain.close()
    before = profile.store.read_bytes()

    with pytest.raises(StoreNotReadable, match="not encrypted"):
        open_store(profile, KEY, clock)

    assert profile.store.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"x", b"%PDF-1.7\n" * 2000, bytes(4096), bytes(100_000)])
def test_a_file_that_is_something_else_is_refused_and_not_changed(
    profile: Profile, clock: Clock, content: bytes
) -> None:
    profile.folder.mkdir()
    profile.store.write_bytes(content)

    with pytest.raises(StoreNotReadable):
        open_store(profile, KEY, clock)

    assert profile.store.read_bytes() == content


@pytest.mark.parametrize("left", [0, 1, 512, 4095, 4096, 5000, 40_000])
def test_a_store_of_which_the_end_is_missing_is_refused_and_not_begun_afresh(
    profile: Profile, clock: Clock, left: int
) -> None:
    create_store(profile, KEY, clock).close()
    os.truncate(profile.store, left)
    rest = profile.store.read_bytes()

    with pytest.raises(StoreNotReadable):
        open_store(profile, KEY, clock)

    assert profile.store.read_bytes() == rest


def test_a_first_start_that_was_cut_short_is_made_anew(profile: Profile, clock: Clock) -> None:
    profile.folder.mkdir()
    for half_made in ("store.unfinished", "store.unfinished-wal"):
        (profile.folder / half_made).write_bytes(os.urandom(4096))

    create_store(profile, KEY, clock).close()

    assert files_of(profile.folder) == [profile.store]
    assert _names(open_store(profile, KEY, clock)) == []


@pytest.mark.parametrize(
    ("version", "mended"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 0), False), ((3, 50, 6), False),
        ((3, 50, 7), True), ((3, 51, 0), False), ((3, 51, 1), False), ((3, 51, 2), False), ((3, 51, 3), True),
        ((3, 53, 4), True), ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_sqlite_with_the_race_that_loses_commits_is_told_from_mended_ones(
    version: tuple[int, int, int], mended: bool
) -> None:
    assert wal_race_is_mended(version) is mended


def test_an_affected_sqlite_opens_no_records(
    store: Store, profile: Profile, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 1))

    for way in (open_store, create_store):
        with pytest.raises(Refused, match="can lose saved work") as refusal:
            way(profile, KEY, clock)
        assert "not changed" in refusal.value.sentence


def test_the_sqlite_that_is_locked_is_a_mended_one() -> None:
    assert wal_race_is_mended(dbapi2.sqlite_version_info)


def test_every_commit_waits_for_the_disk(store: Store) -> None:
    full = 2
    assert _pragma(store.writer, "synchronous") == full
    assert _pragma(store.writer, "journal_mode") == "wal"


def test_deleted_words_are_overwritten_and_nothing_is_spilt_into_a_temporary_file(store: Store) -> None:
    in_memory = 2
    assert _pragma(store.writer, "secure_delete") == 1
    assert _pragma(store.writer, "temp_store") == in_memory


def test_no_connection_is_shared_between_threads(store: Store) -> None:
    assert isinstance(store.writer.pool, NullPool)


def test_a_second_writer_waits_from_its_first_word(store: Store, profile: Profile) -> None:
    """`BEGIN IMMEDIATE`: nobody reads first and finds out at the end that somebody else has written."""
    with store.transaction() as session, dbapi2.connect(str(profile.store), timeout=0, isolation_level=None) as other:
        session.get(Child, new_id())
        other.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.close()


def test_an_error_of_the_database_holds_no_word_that_was_typed(store: Store) -> None:
    _save(store, factories.child(council_child_id="CANARY77"))
    twin = factories.child(council_child_id="CANARY77", known_as="Canaryname")
    twin.id = new_id()

    with pytest.raises(IntegrityError) as error:
        _save(store, twin)

    told = f"{error.value}{error.value!r}{error.value.orig!r}"
    assert "UNIQUE constraint failed" in told
    assert "CANARY77" not in told
    assert "Canaryname" not in told


def test_the_text_form_of_a_record_holds_no_word_that_was_typed() -> None:
    assert "Canaryname" not in repr(factories.child(known_as="Canaryname"))


def test_closing_folds_the_log_into_the_file(store: Store, profile: Profile) -> None:
    with store.transaction() as session:
        session.add(factories.child())

    store.close()

    assert files_of(profile.folder) == [profile.store]


def test_a_second_window_on_the_same_records_is_refused_in_words(store: Store, profile: Profile) -> None:
    first, second = WindowLock(profile), WindowLock(profile)
    first.take()

    with pytest.raises(Refused, match="already open on these records"):
        second.take()

    first.give_back()
    second.take()
    second.give_back()


def test_a_megabyte_pasted_into_a_note_is_kept_to_the_letter(store: Store) -> None:
    maya = factories.child()
    pasted = "Maya said: 🦊 “no” \n" * 60_000
    with store.transaction() as session:
        note = factories.consultation(maya.id, text=pasted)
        session.add_all([maya, note])

    with store.reading() as session:
        kept = session.get(type(note), note.id)
        assert kept is not None
        assert kept.text == pasted


class _Interrupted(Exception):
    pass


def _half_a_transaction(store: Store) -> None:
    with store.transaction() as session:
        session.add(factories.child())
        session.flush()
        raise _Interrupted


def _save(store: Store, *records: SyncedRecord) -> None:
    with store.transaction() as session:
        session.add_all(records)


def _names(store: Store) -> list[str | None]:
    with store.reading() as session:
        return list(session.scalars(select(Child.known_as).order_by(Child.council_child_id)))


def _pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
