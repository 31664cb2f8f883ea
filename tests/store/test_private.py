"""Nobody else can read what lies on the laptop: not by opening a file, not by copying one, not in a log."""

import logging
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlcipher3 import dbapi2

from iro_desktop import log
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.store.backup import KEPT_BACKUPS, copy_store
from iro_desktop.store.keys import NoKeyring, make_key
from iro_desktop.store.location import Profile, WindowLock, keep_private, make_folder, write_private
from iro_desktop.store.search import find
from iro_desktop.store.store import Store, create_store
from iro_desktop.store.tables import LocalSetting
from tests import factories
from tests.store.raw_pages import decrypted_pages
from tests.store.stores import KEY, NOON, Clock, files_of

CANARY = "Canaryfeather"
PASSPHRASE = "plum tree lantern"


@pytest.fixture
def readable_by_all() -> Iterator[None]:
    """The careless umask of many systems: a file that says nothing is open to everybody."""
    before = os.umask(0o000)
    yield
    os.umask(before)


@pytest.fixture
def in_use(profile: Profile, readable_by_all: None) -> Iterator[Store]:
    """A profile in the middle of work: words in the log that are not folded in, a backup, a lock, wrong tries."""
    make_key(profile, PASSPHRASE, NoKeyring())
    store = create_store(profile, KEY, Clock())
    store.stay_open()
    lock = WindowLock(profile)
    lock.take()
    write_private(profile.tries, "{}")
    child_id = new_id()
    with store.transaction() as session:
        session.add_all(make(child_id) for make in factories.FACTORIES.values())
        session.add(factories.consultation(child_id, text=f"{CANARY} said so"))
        session.add(LocalSetting(name="last place", value=CANARY))
    copy_store(store.writer, profile, at=NOON)
    yield store
    lock.give_back()
    store.close()


def test_the_words_are_in_the_store_before_anyone_looks_for_them(in_use: Store) -> None:
    with in_use.reading() as session:
        assert [found.kind for found in find(session, CANARY)] == ["consultation"]
    assert (in_use.path.parent / "store.db-wal").stat().st_size > 50_000


def test_no_file_holds_a_word_that_was_typed(in_use: Store) -> None:
    files = files_of(in_use.path.parent)

    assert {"store.db", "store.db-wal", "store.db-shm", "keys.json"} <= {path.name for path in files}
    for path in files:
        for form in _forms_of(CANARY):
            assert form not in path.read_bytes(), path.name


def test_no_file_holds_one_after_closing_either(in_use: Store) -> None:
    in_use.close()

    for path in files_of(in_use.path.parent):
        assert not any(form in path.read_bytes() for form in _forms_of(CANARY)), path.name


def test_the_words_would_be_found_if_the_pages_were_not_encrypted(in_use: Store) -> None:
    in_use.close()

    assert CANARY.encode() in decrypted_pages(in_use.path, KEY)
    assert CANARY.lower().encode() in decrypted_pages(in_use.path, KEY)


def test_no_database_file_begins_like_a_plain_one(in_use: Store) -> None:
    databases = [path for path in files_of(in_use.path.parent) if path.suffix == ".db"]

    assert len(databases) == 2
    assert not any(path.read_bytes().startswith(b"SQLite format 3") for path in databases)


def test_every_file_is_its_owners_alone_whatever_the_umask(in_use: Store) -> None:
    folder = in_use.path.parent

    assert {path.name: oct(_mode(path)) for path in files_of(folder)} == {
        path.name: "0o600" for path in files_of(folder)
    }
    assert {oct(_mode(path)) for path in (folder, folder / "backups")} == {"0o700"}


def test_the_folder_of_an_older_profile_is_closed_to_others(profile: Profile, readable_by_all: None) -> None:
    profile.folder.mkdir()

    make_folder(profile)

    assert oct(_mode(profile.folder)) == "0o700"


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.touch()

    with pytest.raises(Refused, match="Choose another folder"):
        make_folder(Profile(in_the_way / "profile"))


def test_whatever_else_the_program_makes_is_private_too(tmp_path: Path, readable_by_all: None) -> None:
    keep_private()

    (tmp_path / "a file").touch()

    assert oct(_mode(tmp_path / "a file")) == "0o600"


def test_a_backup_opens_with_the_key_and_holds_everything(in_use: Store, profile: Profile) -> None:
    [backup] = profile.backups.iterdir()

    restored = Store(backup, KEY, Clock())

    with restored.reading() as session:
        assert [found.kind for found in find(session, CANARY)] == ["consultation"]
        assert session.scalars(text("PRAGMA integrity_check")).all() == ["ok"]
    restored.close()


def test_a_backup_does_not_open_without_the_key(in_use: Store, profile: Profile) -> None:
    [backup] = profile.backups.iterdir()

    with dbapi2.connect(str(backup)) as connection, pytest.raises(dbapi2.DatabaseError, match="not a database"):
        connection.execute("SELECT count(*) FROM sqlite_master")
    connection.close()


def test_the_newest_backups_are_kept_and_a_half_made_one_counts_for_nothing(store: Store, profile: Profile) -> None:
    clock = Clock()
    profile.backups.mkdir()
    half_made = profile.backups / "store-20260301T000000Z.unfinished"
    half_made.write_bytes(b"half")
    made = []
    for _ in range(KEPT_BACKUPS + 2):
        clock.now = clock.now.replace(hour=clock.now.hour + 1)
        made.append(copy_store(store.writer, profile, at=clock.now))

    assert sorted(profile.backups.glob("*.db")) == made[2:]


def test_no_error_of_the_database_puts_a_typed_word_into_the_log(
    store: Store, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    told = [_told_by(store, mistake) for mistake in _MISTAKES]

    logged = "\n".join([*told, caplog.text, *capfd.readouterr()])
    assert len(logged) > 500
    assert CANARY not in logged


def test_a_log_line_shows_the_length_of_what_a_person_could_have_typed() -> None:
    records: list[str] = []
    handler = _Keeps(records)
    logging.getLogger("iro").addHandler(handler)
    logging.getLogger("iro").setLevel(logging.INFO)
    try:
        log.event("note saved", words=3, name=CANARY, kind="consultation")
    finally:
        logging.getLogger("iro").removeHandler(handler)

    assert records == ["note saved words=3 name=<13 characters> kind=consultation"]


class _Keeps(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())


def _twice_the_same(store: Store) -> None:
    note = factories.consultation(new_id(), text=CANARY)
    for _ in range(2):
        with store.transaction() as session:
            session.execute(
                text("INSERT INTO local_setting (name, value) VALUES (:name, :value)"),
                {"name": CANARY, "value": note.text},
            )


def _nothing_where_something_must_be(store: Store) -> None:
    with store.transaction() as session:
        session.execute(text("INSERT INTO local_setting (name) VALUES (:name), (NULL)"), {"name": CANARY})


def _a_moment_without_a_zone(store: Store) -> None:
    note = factories.consultation(new_id(), text=CANARY)
    note.deleted_at = NOON.replace(tzinfo=None)
    with store.transaction() as session:
        session.add(note)


def _a_table_that_is_not_there(store: Store) -> None:
    with store.reading() as session:
        session.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": CANARY})


def _a_value_that_is_too_much(store: Store) -> None:
    with store.transaction() as session:
        session.execute(select(Consultation).where(Consultation.text == CANARY).limit(2**70))


_MISTAKES: tuple[Callable[[Store], None], ...] = (
    _twice_the_same,
    _nothing_where_something_must_be,
    _a_moment_without_a_zone,
    _a_table_that_is_not_there,
    _a_value_that_is_too_much,
)


def _told_by(store: Store, mistake: Callable[[Store], None]) -> str:
    with pytest.raises((DBAPIError, StatementError, OverflowError)) as error:
        mistake(store)
    return f"{mistake.__name__}: {error.value} {error.value!r} {error.value.__cause__!r}"


def _forms_of(word: str) -> list[bytes]:
    """The word as a file could hold it."""
    return [word.encode(), word.lower().encode(), word.encode("utf-16-le"), word.encode().hex().encode()]


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
