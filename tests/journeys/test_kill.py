"""The real program killed while somebody types: what it said was saved is there, and the next start offers it back."""

import os
import random
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from iro_desktop.queries.capture import unfinished_notes
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store, open_store
from tests import factories
from tests.journeys.typing_app import SENTENCE
from tests.store.stores import KEY, Clock

KILLS = int(os.environ.get("IRO_KILLS", "50"))
"""As many as were promised; a nightly run may ask for more."""
AT_ONCE = 4


def start_typing(profile: Profile, child_id: UUID) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typing_app", str(profile.folder), KEY.hex(), str(child_id)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def letters_acknowledged_until_killed(typing: subprocess.Popen[str], delay: float) -> int:
    """Kill the program a while after its first save. Returns the letters of the last save it told of."""
    assert typing.stdout is not None
    acknowledged = int(typing.stdout.readline())
    killer = threading.Timer(delay, lambda: typing.send_signal(signal.SIGKILL))
    killer.start()
    # Whatever was told before the kill counts: the pipe holds it after the death of the process.
    for line in typing.stdout:
        acknowledged = int(line)
    typing.wait()
    killer.join()
    typing.stdout.close()
    return acknowledged


def kept(profile: Profile, child_id: UUID) -> str:
    """What the next start offers back."""
    store = open_store(profile, KEY, Clock())
    with store.reading() as session:
        texts = [note.text for note in unfinished_notes(session) if note.who.child_id == child_id]
    store.close()
    return max(texts, key=len, default="")


def kill_again_and_again(folder: Path, seed: int, times: int) -> list[tuple[int, int]]:
    """Type and kill on one profile. Returns each loss: letters acknowledged, letters kept."""
    profile, chance, lost = Profile(folder / f"profile {seed}"), random.Random(seed), []
    store = create_store(profile, KEY, Clock())
    children = [factories.child(council_child_id=f"{number:04}", known_as="Maya") for number in range(times)]
    with store.transaction() as session:
        session.add_all(children)
    store.close()
    for child in children:
        acknowledged = letters_acknowledged_until_killed(start_typing(profile, child.id), chance.uniform(0, 2.2))
        text = kept(profile, child.id)
        # The sentence is typed over and over, so what is kept must be its beginning, and long enough.
        if len(text) < acknowledged or not (SENTENCE * 100).startswith(text):
            lost.append((acknowledged, len(text)))
    return lost


def test_fifty_kills_lose_no_save_that_the_officer_was_told_of(tmp_path: Path) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        shares = [KILLS // AT_ONCE + (KILLS % AT_ONCE if number == 0 else 0) for number in range(AT_ONCE)]
        lost = pool.map(kill_again_and_again, [tmp_path] * AT_ONCE, range(AT_ONCE), shares)
        assert [loss for losses in lost for loss in losses] == []
