"""A laptop that the office knows, and what comes to it from there, without an office: pages as central sends them."""

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid4

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from iro_desktop.models.ids import new_id
from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.protocol.fields import Json, as_document, child_of
from iro_desktop.protocol.wire import CONFLICT, ChangesPage, Conflict, ConflictState, ServerRow
from iro_desktop.store.server_rows import cursor, set_note
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry, SendState
from iro_desktop.sync.apply import apply_page
from iro_desktop.sync.receipt import Outcome, Receipt, keep
from iro_desktop.sync.round import LAST_ROUND, SYNCED_AT

NOBODY_LISTENS = "http://127.0.0.1:9"
WRITTEN = datetime(2026, 3, 3, 15, 42, tzinfo=UTC)
WRITTEN_LATER = datetime(2026, 3, 3, 16, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom central knows."""

    name: str
    id: UUID = field(default_factory=uuid4)


RUTH = Person("Ruth Okafor")
"""The officer at the keyboard."""
FARAH = Person("Farah Siddiqui")
COLIN = Person("Colin Marsh")


def known_to_the_office(store: Store, address: str = NOBODY_LISTENS, person: Person = RUTH) -> None:
    """What is left in the store after enrolling."""
    key = b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()
    notes = {
        "address": address,
        "device": str(uuid4()),
        "device_key": key,
        "council": str(uuid4()),
        "council_name": "Brackenshire",
        "person": str(person.id),
        "person_name": person.name,
    }
    with store.transaction() as session:
        for name, value in notes.items():
            set_note(session, name, value)


def everything_is_at_the_office(store: Store) -> None:
    """Every change is confirmed, and the office's copies of all records came back."""
    with store.transaction() as session:
        for entry in session.scalars(select(OutboxEntry).where(OutboxEntry.state != SendState.ACKNOWLEDGED)):
            entry.state, entry.result, entry.acknowledged_seq = SendState.ACKNOWLEDGED, "applied", entry.dseq
    with store.reading() as session:
        records = [record for kind in SYNCED_RECORDS for record in session.scalars(select(kind))]
        rows = [_row(record, 10_000 + number) for number, record in enumerate(records)]
    _arrives(store, rows)


def two_versions(
    store: Store,
    record: SyncedRecord,
    name: str,
    *,
    base: Json,
    mine: Json,
    theirs: Json,
    mine_by: Person = RUTH,
    theirs_by: Person = FARAH,
) -> UUID:
    """The question that comes when two people changed one field; the office has `theirs` meanwhile."""
    conflict_id = new_id()
    asked = Conflict(
        record=record.id,
        kind=record.__tablename__,
        field=name,
        base=base,
        theirs=theirs,
        mine=mine,
        theirs_by=theirs_by.id,
        theirs_by_name=theirs_by.name,
        theirs_at=WRITTEN_LATER,
        mine_by=mine_by.id,
        mine_by_name=mine_by.name,
        mine_at=WRITTEN,
        mine_op=new_id(),
        state=ConflictState.OPEN,
    )
    with store.reading() as session:
        found = session.get(type(record), record.id)
        assert found is not None
        row = _row(found, cursor(session) + 1)
    question = ServerRow(
        id=conflict_id, kind=CONFLICT, child=row.child, version=1, seq=row.seq, doc=msgspec.to_builtins(asked)
    )
    _arrives(store, [msgspec.structs.replace(row, doc={**row.doc, name: theirs}), question])
    return conflict_id


def receipt(
    finished_at: datetime,
    outcome: Outcome = Outcome.ALL_SAFE,
    *,
    started_at: datetime | None = None,
    to_send: int = 0,
    sent: dict[str, int] | None = None,
    received: dict[str, int] | None = None,
    still_waiting: int = 0,
    reason: str | None = None,
) -> Receipt:
    """A receipt of which the test says what it is about."""
    return Receipt(
        started_at=started_at or finished_at,
        finished_at=finished_at,
        outcome=outcome,
        to_send=to_send,
        confirmed_by_kind=sent or {},
        received_by_kind=received or {},
        still_waiting=still_waiting,
        conflicts=0,
        reason=reason,
    )


def synced_before(store: Store, *receipts: Receipt) -> None:
    """The laptop had these rounds, the oldest first."""
    with store.transaction() as session:
        for one in receipts:
            keep(session, one)
            if one.outcome in {Outcome.ALL_SAFE, Outcome.MORE_SINCE, Outcome.NOT_ALL_CONFIRMED}:
                set_note(session, SYNCED_AT, one.finished_at.isoformat())
        set_note(session, LAST_ROUND, msgspec.to_builtins(receipts[-1]))


def _row(record: SyncedRecord, seq: int) -> ServerRow:
    document: dict[str, object] = dict(as_document(record))
    return ServerRow(id=record.id, kind=record.__tablename__, child=child_of(record), version=1, seq=seq, doc=document)


def _arrives(store: Store, rows: list[ServerRow]) -> None:
    last = max((row.seq for row in rows), default=0)
    apply_page(store, ChangesPage(rows=rows, cursor=last, more=False, remaining=0))
