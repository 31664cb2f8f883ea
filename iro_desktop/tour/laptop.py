"""One laptop of the tour: a process of its own, with its own profile, doing one leg of the journey at a time."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from iro_desktop.app import Desktop, application, local_now
from iro_desktop.models.refused import Refused
from iro_desktop.models.registry import SYNCED_RECORDS
from iro_desktop.protocol.fields import as_document
from iro_desktop.store.keys import NoKeyring, make_key, unlock
from iro_desktop.store.location import Profile, keep_private
from iro_desktop.store.store import Session, Store, create_store, open_store
from iro_desktop.tour.album import Album, settle, until
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.main_window import MainWindow

SIZE = (1366, 768)
OPENS_AT = time(8, 30)


@dataclass
class Leg:
    """What a laptop process is told, and what it tells back."""

    name: str
    profile: str
    passphrase: str
    out: str
    first_picture: int
    as_of: str
    officer: str
    caseload: str | None = None
    address: str | None = None
    code: str | None = None
    facts: dict[str, object] = field(default_factory=dict)
    """What earlier legs found out: ids of the child, review, letter and decision."""
    pictures: list[dict[str, str]] = field(default_factory=list)


class Laptop:
    """An open profile in a window without a screen, its clock set to the day of the tour."""

    def __init__(self, leg: Leg) -> None:
        keep_private()
        self.leg = leg
        self.profile = Profile(Path(leg.profile))
        self.album = Album(Path(leg.out), leg.first_picture)
        self.day = date.fromisoformat(leg.as_of)
        self._began = local_now()
        self.app = application(self.profile)
        self.desktop = Desktop(self.profile, clock=self.clock)

    def clock(self) -> datetime:
        """The day of the tour, half past eight, and however long the process has run."""
        now = local_now()
        return datetime.combine(self.day, OPENS_AT, tzinfo=now.tzinfo) + (now - self._began)

    def make(self) -> Store:
        """New records, under the tour's passphrase alone."""
        key, _ = make_key(self.profile, self.leg.passphrase, NoKeyring())
        return create_store(self.profile, key, self.clock)

    def open(self) -> MainWindow:
        """Open the records as the gate would, and show the window."""
        key = unlock(self.profile, self.leg.passphrase, NoKeyring(), at=self.clock())
        self.desktop.open(open_store(self.profile, key, self.clock))
        return self.window()

    def window(self) -> MainWindow:
        window = self.desktop.window
        assert window is not None, "the records are open"
        window.resize(*SIZE)
        settle()
        return window

    @property
    def casework(self) -> Casework:
        return self.window().desk.casework

    def do(self, action: Callable[[Session], object]) -> object:
        """One action of the officer, waited for until it is on the disk. Raises what the program refuses."""
        done: list[object] = []
        refused: list[Refused] = []
        self.casework.write(self.window(), action, then=done.append, refused=refused.append)
        until(lambda: bool(done or refused), "a save")
        if refused:
            raise refused[0]
        return done[0]

    def look(self, query: Callable[[Session], object]) -> object:
        """One question, waited for."""
        told: list[object] = []
        self.casework.ask(self.window(), query, then=told.append)
        until(lambda: bool(told), "an answer")
        return told[0]

    def note(self, name: str, value: object) -> None:
        """A fact for later legs and for tour.json."""
        self.leg.facts[name] = value

    def known(self, name: str) -> UUID:
        """The id of something that an earlier leg made."""
        return UUID(str(self.leg.facts[name]))

    def days(self, many: int) -> date:
        return self.day + timedelta(days=many)

    def close(self) -> None:
        self.desktop.close()
        self.leg.pictures = self.album.taken


def digest(session: Session) -> str:
    """BLAKE2b-256 over every record on this laptop: two laptops that hold the same print the same."""
    documents = [
        (record.__tablename__, str(one.id), as_document(one))
        for record in SYNCED_RECORDS
        for one in session.scalars(select(record))
    ]
    text = json.dumps(sorted(documents, key=lambda document: document[:2]), sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=32).hexdigest()


def told(leg: Leg) -> str:
    """A leg as JSON."""
    return json.dumps(asdict(leg), ensure_ascii=False, indent=1)


def read(text: str) -> Leg:
    """A leg from its JSON."""
    return Leg(**json.loads(text))
