"""Saves a text that grows, again and again, and says after each save that it is safe. For test_kill.py to kill."""

from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from iro_desktop.models.consultation import Consultation
from iro_desktop.store.location import Profile
from iro_desktop.store.store import open_store
from tests import factories
from tests.store.stores import KEY

NOTE = UUID(int=7)
CHILD = UUID(int=3)
_WORDS_KEPT = 200


def text_of(number: int) -> str:
    """The note after so many saves. Its last word says how many."""
    first = max(1, number - _WORDS_KEPT)
    return "Maya said: " + " ".join(f"word{word}" for word in range(first, number + 1))


def number_in(text: str) -> int:
    """How many saves a note has had."""
    return int(text.rpartition("word")[2])


def save_for_ever(folder: Path, acknowledge: "Connection[int, None]") -> None:
    """Go on where the note ends. Each number is sent after its commit, and not a moment before."""
    store = open_store(Profile(folder), KEY, lambda: datetime.now(UTC))
    store.stay_open()
    while True:
        with store.transaction() as session:
            note = session.get(Consultation, NOTE)
            if note is None:
                note = factories.consultation(CHILD, text="")
                note.id = NOTE
                session.add(note)
            number = number_in(note.text) + 1 if note.text else 1
            note.text = text_of(number)
        acknowledge.send(number)
