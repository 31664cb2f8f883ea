"""A save that was acknowledged survives: the program killed at any step, the power cut at any moment, a full disk.

Everything SQLite writes is recorded, and the disk is rebuilt as it may be found afterwards. IRO_POWER_CUTS says how
many images to try.
"""

import os
from collections import Counter
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from iro_desktop.models.consultation import Consultation
from iro_desktop.models.refused import Refused
from iro_desktop.store import schema
from iro_desktop.store.location import Profile
from iro_desktop.store.search import find
from iro_desktop.store.store import Store, StoreIsFull, create_store, open_store
from iro_desktop.store.tables import OutboxEntry
from tests import factories
from tests.store.disk_images import Disk
from tests.store.recorded_disk import (
    DISK_DOES_NOT_ANSWER,
    DISK_IS_FULL,
    OK,
    Acknowledged,
    Opened,
    RecordedDisk,
    Step,
)
from tests.store.stores import KEY, NOON, Clock

IMAGES = int(os.environ.get("IRO_POWER_CUTS", "150"))
SAVES = 8
NOTE = UUID(int=7)
CHILD = UUID(int=3)

Files = dict[str, bytes]


class SoonFolded(Store):
    """Folds the log into the file after a few saves already, so that a short recording holds it too."""

    def _prepare(self, connection: dbapi2.Connection, *, writes: bool) -> None:
        super()._prepare(connection, writes=writes)
        connection.execute("PRAGMA wal_autocheckpoint = 40")


class Careless(SoonFolded):
    """The planted mistake: does not wait for the disk."""

    def _prepare(self, connection: dbapi2.Connection, *, writes: bool) -> None:
        super()._prepare(connection, writes=writes)
        connection.execute("PRAGMA synchronous = off")


class HalfCareless(SoonFolded):
    """The mistake that many guides advise: waits only when the log is folded into the file."""

    def _prepare(self, connection: dbapi2.Connection, *, writes: bool) -> None:
        super()._prepare(connection, writes=writes)
        connection.execute("PRAGMA synchronous = normal")


def test_no_power_cut_loses_a_save_that_was_acknowledged(tmp_path: Path) -> None:
    assert outcomes_of_power_cuts(tmp_path, SoonFolded, window_open=True) == {"as saved": IMAGES}


def test_no_power_cut_loses_one_while_the_log_is_folded_in_after_each_save_either(tmp_path: Path) -> None:
    assert outcomes_of_power_cuts(tmp_path, Store, window_open=False) == {"as saved": IMAGES}


@pytest.mark.parametrize("careless", [Careless, HalfCareless])
def test_the_same_proof_catches_a_store_that_does_not_wait_for_the_disk(tmp_path: Path, careless: type[Store]) -> None:
    outcomes = outcomes_of_power_cuts(tmp_path, careless, window_open=True)

    assert outcomes["as saved"] < IMAGES
    assert outcomes["a save is lost"] > 0


@pytest.mark.parametrize("window_open", [True, False])
def test_no_save_is_lost_whatever_step_the_program_is_killed_at(tmp_path: Path, window_open: bool) -> None:
    before, steps = _recorded(tmp_path / "recorded", SoonFolded, window_open=window_open)
    disk, acknowledged = Disk(before), 0
    outcomes: Counter[str] = Counter()
    for number, step in enumerate(steps):
        disk.take(step)
        acknowledged = step.number if isinstance(step, Acknowledged) else acknowledged
        outcomes[_what_is_found(tmp_path / str(number), disk.after_kill(), acknowledged)] += 1

    assert outcomes == {"as saved": len(steps)}


@pytest.mark.parametrize("fault", [DISK_IS_FULL, DISK_DOES_NOT_ANSWER])
def test_a_disk_that_fails_at_any_step_is_told_in_words_and_loses_nothing(tmp_path: Path, fault: int) -> None:
    profile = Profile(tmp_path / "new")
    create_store(profile, KEY, Clock()).close()
    new_store, failing_at = _files(profile), 0
    while _fails_once(_laid_out(tmp_path / str(failing_at), new_store), failing_at, fault):
        failing_at += 1

    assert failing_at > 30, "steps of two saves and of closing"


def test_a_migration_that_is_killed_leaves_the_older_store_or_the_newer_one(tmp_path: Path) -> None:
    profile = _older_store(tmp_path / "recorded")
    before = _files(profile)
    recording = RecordedDisk()
    with recording.recording():
        schema.bring_up_to_date(Store(profile.store, KEY, Clock()).writer, profile, at=NOON)

    disk, versions = Disk(before), []
    for number, step in enumerate(recording.steps):
        disk.take(step)
        killed = _laid_out(tmp_path / str(number), disk.after_kill())
        store = Store(killed.store, KEY, Clock())
        with store.writer.connect() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        assert (version == 0) == (tables == 0)
        versions.append(version)
        if number % 10 == 0:
            schema.bring_up_to_date(store.writer, killed, at=NOON)
            assert _saves_found_in(store) == 0

    assert versions == sorted(versions)
    assert set(versions) == {0, len(schema.MIGRATIONS)}


def outcomes_of_power_cuts(folder: Path, kind: type[Store], *, window_open: bool) -> Counter[str]:
    """What was found after each of IMAGES power cuts, at moments spread over a recording of SAVES saves."""
    before, steps = _recorded(folder / "recorded", kind, window_open=window_open)
    random = Random(20260302)
    cuts = Counter(random.randrange(1, len(steps) + 1) for _ in range(IMAGES))
    disk, acknowledged = Disk(before), 0
    outcomes: Counter[str] = Counter()
    for number, step in enumerate(steps, start=1):
        disk.take(step)
        acknowledged = step.number if isinstance(step, Acknowledged) else acknowledged
        for again in range(cuts[number]):
            image = disk.after_power_cut(random)
            outcomes[_what_is_found(folder / f"{number}-{again}", image, acknowledged)] += 1
    return outcomes


def _recorded(folder: Path, kind: type[Store], *, window_open: bool) -> tuple[Files, list[Step]]:
    """The files before, and every step of SAVES saves of a text that grows."""
    profile = Profile(folder)
    create_store(profile, KEY, Clock()).close()
    before = _files(profile)
    recording = RecordedDisk()
    with recording.recording():
        store = kind(profile.store, KEY, Clock())
        if window_open:
            store.stay_open()
        for number in range(1, SAVES + 1):
            _save(store, number)
            recording.acknowledge(number)
        store.close()
    return before, recording.steps


def _text(number: int) -> str:
    return " ".join(f"word{word}" for word in range(1, number + 1))


def _save(store: Store, number: int) -> None:
    with store.transaction() as session:
        note = session.get(Consultation, NOTE)
        if note is None:
            note = factories.consultation(CHILD)
            note.id = NOTE
            session.add(note)
        note.text = _text(number)


def _what_is_found(folder: Path, files: Files, acknowledged: int) -> str:
    """What the next start finds, in a few words."""
    try:
        store = open_store(_laid_out(folder, files), KEY, Clock())
        with store.transaction() as session:
            number = _saves_found(session)
            sound = session.scalars(text("PRAGMA integrity_check")).all() == ["ok"]
    except (Refused, DatabaseError):
        return "cannot be read"
    if number is None or not sound:
        return "half a save"
    return "as saved" if number in {acknowledged, acknowledged + 1} else "a save is lost"


def _saves_found(session: Session) -> int | None:
    """How many saves are there; None where record, operation and search do not tell the same."""
    note = session.get(Consultation, NOTE)
    operations = [entry.changes["text"][1] for entry in session.scalars(select(OutboxEntry))]
    if note is None:
        return 0 if operations == [] and find(session, "word1") == () else None
    number = len(note.text.split())
    as_one = note.text == _text(number) and operations == [note.text] and len(find(session, f"word{number}")) == 1
    return number if as_one else None


def _saves_found_in(store: Store) -> int | None:
    with store.reading() as session:
        return _saves_found(session)


def _fails_once(profile: Profile, failing_at: int, fault: int) -> bool:
    """Two saves on a disk that fails at one step, the failed one tried again. False where there were fewer steps."""
    left = count(failing_at, -1)

    def before(step: Step) -> int:
        return fault if not isinstance(step, Opened) and next(left) == 0 else OK

    with RecordedDisk(before).recording():
        store = SoonFolded(profile.store, KEY, Clock())
        store.stay_open()
        for number in (1, 2):
            try:
                _save(store, number)
            except StoreIsFull:
                assert _saves_found_in(store) == number - 1
                _save(store, number)
        store.close()
    assert _saves_found_in(open_store(profile, KEY, Clock())) == 2
    return next(left) < 0


def _older_store(folder: Path) -> Profile:
    """A store before its first migration."""
    profile = Profile(folder)
    folder.mkdir()
    profile.store.touch()
    return profile


def _files(profile: Profile) -> Files:
    return {path.name: path.read_bytes() for path in profile.folder.iterdir() if path.is_file()}


def _laid_out(folder: Path, files: Files) -> Profile:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return Profile(folder)
