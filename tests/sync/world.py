"""A world of laptops and one office: real stores, central's real code, and accidents that can be ordered."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import msgspec
import psycopg
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_central import changes, pages
from iro_central.authorise import Caller
from iro_central.refusal import Denied
from iro_desktop.models.review import Decision
from iro_desktop.protocol.fields import Json, to_wire
from iro_desktop.protocol.wire import (
    ChangesPage,
    Hello,
    Push,
    Pushed,
    Refusal,
    Welcome,
    Why,
    decode,
    encode,
)
from iro_desktop.store.conflicts import OpenConflict, open_conflicts, settle
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store
from iro_desktop.store.tables import OutboxEntry, SendState
from iro_desktop.sync import round
from iro_desktop.sync.central import ANOTHER_ANSWERED, NO_ANSWER, CentralSaysNo, CentralUnreachable
from iro_desktop.sync.receipt import Receipt
from tests.central.offices import NOON, Office
from tests.store.stores import KEY, Clock

Message = TypeVar("Message", bound=msgspec.Struct)


class PowerCut(Exception):
    """The laptop went dark at this moment."""


class BreakableStore(Store):
    """A store whose power can be cut just before one of its next commits."""

    commits_left: int | None = None

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with super().transaction() as session:
            yield session
            session.flush()
            if self.commits_left is not None:
                self.commits_left -= 1
                if self.commits_left < 0:
                    raise PowerCut


@dataclass
class Wire:
    """Central's own code, called over bytes, with the accidents of a network."""

    office: Office
    caller: Caller
    lose_request: bool = False
    lose_answer: bool = False
    send_twice: bool = False
    pages_before_cut: int | None = None
    spoil_hashes: bool = False
    requests: int = 0

    def heal(self) -> None:
        self.lose_request = self.lose_answer = self.send_twice = self.spoil_hashes = False
        self.pages_before_cut = None

    def hello(self, hello: Hello) -> Welcome:
        asked = over_the_wire(hello, Hello)
        return self._answered(lambda: pages.welcome(self.office.database, self.caller, asked, at=NOON), Welcome)

    def push(self, push: Push) -> Pushed:
        if self.lose_request:
            raise CentralUnreachable(NO_ANSWER)
        asked = over_the_wire(push, Push)

        def receive() -> Pushed:
            return changes.receive(self.office.database, self.caller, asked, at=NOON)

        pushed = self._answered(receive, Pushed)
        if self.send_twice:
            pushed = self._answered(receive, Pushed)
        if self.lose_answer:
            raise CentralUnreachable(NO_ANSWER)
        if self.spoil_hashes:
            spoiled = [msgspec.structs.replace(one, hash=(one.hash or "")[::-1]) for one in pushed.answers]
            pushed = Pushed(answers=spoiled)
        return pushed

    def changes_after(self, cursor: int) -> ChangesPage:
        if self.pages_before_cut is not None:
            self.pages_before_cut -= 1
            if self.pages_before_cut < 0:
                raise CentralUnreachable(NO_ANSWER)
        return self._answered(lambda: pages.changes_after(self.office.database, self.caller, cursor), ChangesPage)

    def _answered(self, work: Callable[[], Message], kind: type[Message]) -> Message:
        """As `routes` answers: a database that will not is an office store that is busy."""
        self.requests += 1
        try:
            return over_the_wire(work(), kind)
        except psycopg.Error as error:
            raise CentralUnreachable(ANOTHER_ANSWERED) from error
        except Denied as denied:
            refusal = over_the_wire(Refusal(why=denied.why, sentence=denied.sentence), Refusal)
            assert refusal.why is not Why.BUSY
            raise CentralSaysNo(refusal.why, refusal.sentence) from denied


def over_the_wire(message: Message, kind: type[Message]) -> Message:
    """The message as the other side reads it."""
    return decode(encode(message), kind)


@dataclass
class Laptop:
    """One laptop: its store on disk, its line to the office, its clock."""

    profile: Profile
    wire: Wire
    clock: Clock = field(default_factory=Clock)
    store: BreakableStore = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.store = BreakableStore(self.profile.store, KEY, self.clock)

    def restart(self) -> None:
        """Power back on: whatever was not committed is gone."""
        self.store.close()
        self.start()

    def sync(self) -> Receipt:
        return round.sync_once(self.store, self.wire, clock=self.clock)

    def cut_while(self, work: Callable[[], object], *, commits: int) -> None:
        """Let the power go just before a commit of this work, and start again."""
        self.store.commits_left = commits
        try:
            work()
        except (PowerCut, CentralUnreachable):
            pass
        finally:
            self.store.commits_left = None
        self.restart()

    def change(self, record: UUID, name: str, value: object, *, record_type: type[Decision] = Decision) -> bool:
        """Change one field, as an officer would. False where the record has not reached this laptop."""
        with self.store.transaction() as session:
            found = session.get(record_type, record)
            if found is not None:
                setattr(found, name, value)
        return found is not None

    def shown(self, record: UUID, name: str) -> Json:
        with self.store.reading() as session:
            found = session.get(Decision, record)
            return None if found is None else to_wire(getattr(found, name))

    def questions(self) -> list[OpenConflict]:
        with self.store.reading() as session:
            return list(open_conflicts(session))

    def settle(self, conflict: UUID, keep: Json) -> None:
        with self.store.transaction() as session:
            settle(session, conflict, keep, at=self.clock())

    def outbox(self) -> list[OutboxEntry]:
        with self.store.reading() as session:
            return list(session.scalars(select(OutboxEntry).order_by(OutboxEntry.dseq)))

    def waiting(self) -> list[OutboxEntry]:
        return [entry for entry in self.outbox() if entry.state is not SendState.ACKNOWLEDGED]


@dataclass
class World:
    """Laptops of one council, and the office they sync with."""

    office: Office
    folder: Path
    template: Path
    """An empty store, copied for each laptop."""
    laptops: list[Laptop] = field(default_factory=list)

    def laptop_of(self, name: str, *, manages: bool = False) -> Laptop:
        profile = Profile(self.folder / f"laptop {len(self.laptops)}")
        profile.folder.mkdir(parents=True)
        shutil.copy(self.template, profile.store)
        made = Laptop(profile, Wire(self.office, self.office.laptop_of(name, manages=manages)))
        self.laptops.append(made)
        return made

    def quieten(self) -> None:
        """The accidents stop and everybody syncs, until nobody has anything left to tell."""
        for laptop in self.laptops:
            laptop.wire.heal()
            laptop.store.commits_left = None
        for _ in range(3):
            for laptop in self.laptops:
                laptop.sync()

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.store.close()


def empty_store(folder: Path) -> Path:
    """The file of a new store, to be copied."""
    profile = Profile(folder)
    create_store(profile, KEY, Clock()).close()
    return profile.store


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)
