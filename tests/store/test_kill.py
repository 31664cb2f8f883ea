"""A real process that saves as fast as it can, killed fifty times in the middle of whatever it does."""

import multiprocessing
from pathlib import Path
from random import Random

from sqlalchemy import select, text

from iro_desktop.models.consultation import Consultation
from iro_desktop.store.location import Profile
from iro_desktop.store.search import find
from iro_desktop.store.store import create_store, open_store
from iro_desktop.store.tables import OutboxEntry
from tests.store.saver import NOTE, number_in, save_for_ever, text_of
from tests.store.stores import KEY, Clock

KILLS = 50
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.store.saver"])


def test_fifty_kills_lose_no_save_that_was_acknowledged(profile: Profile) -> None:
    create_store(profile, KEY, Clock()).close()
    random = Random(20260302)

    acknowledged = 0
    for _ in range(KILLS):
        acknowledged = _last_acknowledged_before_a_kill(profile.folder, random)
        found = _saves_found(profile)
        assert found in {acknowledged, acknowledged + 1}

    assert acknowledged > KILLS


def _last_acknowledged_before_a_kill(folder: Path, random: Random) -> int:
    """Let it save a random number of times, kill it at a random point of the next save, and read its last word."""
    hears, says = _PROCESSES.Pipe(duplex=False)
    saver = _PROCESSES.Process(target=save_for_ever, args=(folder, says))
    saver.start()
    says.close()
    last = 0
    for _ in range(random.randrange(1, 20)):
        last = hears.recv()
    for _ in range(random.randrange(100_000)):
        pass  # up to a few milliseconds, so that the kill falls anywhere in a save
    saver.kill()
    saver.join()
    try:
        while True:
            last = hears.recv()
    except EOFError:
        return last


def _saves_found(profile: Profile) -> int:
    """How many saves are there, in the record, its operation and the search alike."""
    store = open_store(profile, KEY, Clock())
    with store.transaction() as session:
        assert session.scalars(text("PRAGMA integrity_check")).all() == ["ok"]
        kept = session.get_one(Consultation, NOTE).text
        number = number_in(kept)
        assert kept == text_of(number)
        assert [entry.changes["text"] for entry in session.scalars(select(OutboxEntry))] == [[None, kept]]
        assert len(find(session, f"word{number}")) == 1
    return number
