"""Central's copies of the records, and what the officer sees: the copy with the laptop's own unpulled work on top."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from iro_desktop import log
from iro_desktop.models.registry import RECORD_OF_KIND, SyncedRecord
from iro_desktop.protocol import wire
from iro_desktop.protocol.fields import Json, from_wire, synced_fields
from iro_desktop.store.tables import OutboxEntry, SendState, ServerRow, SyncNote

CURSOR = "cursor"


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What became of the records of a page."""

    shown: int
    """Records that the officer now sees as central has them, with unpulled work on top."""
    kept_only: tuple[UUID, ...]
    """Records that this version cannot show. Central's copy of them is kept, so nothing is lost."""


def keep_rows(session: Session, rows: Sequence[wire.ServerRow]) -> None:
    """Keep central's copies as they came, unknown kinds and fields too. Only pull may call this.

    An older copy never replaces a newer one, however often or late a page arrives.
    """
    if not rows:
        return
    values = [
        {
            "record_id": row.id,
            "kind": row.kind,
            "child_id": row.child,
            "version": row.version,
            "seq": row.seq,
            "document": row.doc,
        }
        for row in rows
    ]
    statement = insert(ServerRow)
    newer = {name: statement.excluded[name] for name in ("kind", "child_id", "version", "seq", "document")}
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[ServerRow.record_id], set_=newer, where=ServerRow.seq < statement.excluded.seq
        ),
        values,
    )


def recompute(session: Session, record_ids: Sequence[UUID]) -> Recomputed:
    """Write these records as the officer should see them: central's copy, then the laptop's work it does not hold yet.

    The session must be one that applies central's rows (`outbox.applying_central`), so that no operations are made.
    """
    rows = session.scalars(select(ServerRow).where(ServerRow.record_id.in_(record_ids))).all()
    work = work_not_in(session, rows)
    seen: list[tuple[type[SyncedRecord], UUID, dict[str, object]]] = []
    kept_only: list[UUID] = []
    for row in rows:
        kind = RECORD_OF_KIND.get(row.kind)
        values = _values(kind, overlaid(row.document, work.get(row.record_id, ()))) if kind is not None else None
        if kind is None or values is None:
            kept_only.append(row.record_id)
        else:
            seen.append((kind, row.record_id, values))
    try:
        with session.begin_nested():
            _write(session, seen)
    except IntegrityError:
        # One record stands in the way of another (the same key from two laptops): find it, and show all the others.
        kept_only += _write_one_by_one(session, seen)
    for record_id in kept_only:
        log.event("record is kept but cannot be shown", record_id=record_id)
    return Recomputed(len(rows) - len(kept_only), tuple(kept_only))


def show_what_was_heard_before_its_answer(session: Session, acknowledged: Mapping[UUID, int]) -> None:
    """Recompute the records whose copy already held an operation when its answer came.

    `acknowledged` is record to the highest number just acknowledged. An answer can be lost and asked for again after
    a pull: until then the operation lay on top of the copy, and no page will bring that record a second time.
    """
    rows = session.execute(
        select(ServerRow.record_id, ServerRow.seq).where(ServerRow.record_id.in_(list(acknowledged)))
    )
    heard = [record_id for record_id, seq in rows if seq >= acknowledged[record_id]]
    if heard:
        recompute(session, heard)


def work_not_in(session: Session, rows: Sequence[ServerRow]) -> Mapping[UUID, Sequence[OutboxEntry]]:
    """For each record, the laptop's operations that central's copy does not hold yet, oldest first.

    Not acknowledged ones, and acknowledged ones whose number is higher than that of the copy.
    """
    entries = session.scalars(
        select(OutboxEntry)
        .join(ServerRow, ServerRow.record_id == OutboxEntry.record_id)
        .where(
            OutboxEntry.record_id.in_([row.record_id for row in rows]),
            or_(OutboxEntry.state != SendState.ACKNOWLEDGED, OutboxEntry.acknowledged_seq > ServerRow.seq),
        )
        .order_by(OutboxEntry.dseq)
    )
    work: dict[UUID, list[OutboxEntry]] = defaultdict(list)
    for entry in entries:
        work[entry.record_id].append(entry)
    return work


def overlaid(document: Mapping[str, Json], work: Iterable[OutboxEntry]) -> dict[str, Json]:
    """A document with operations on top, in their order."""
    after = dict(document)
    for entry in work:
        after.update({field: new for field, (_, new) in entry.changes.items()})
    return after


def note(session: Session, name: str) -> Json:
    """One fact about this laptop's place in the sync; None where it was never learnt."""
    kept = session.get(SyncNote, name)
    return kept.value if kept is not None else None


def set_note(session: Session, name: str, value: Json) -> None:
    """Learn one fact, or learn it anew."""
    kept = session.get(SyncNote, name)
    if kept is None:
        session.add(SyncNote(name=name, value=value))
    else:
        kept.value = value


def cursor(session: Session) -> int:
    """The number up to which this laptop has heard everything; 0 before the first page."""
    kept = note(session, CURSOR)
    return kept if isinstance(kept, int) else 0


def move_cursor(session: Session, to: int) -> None:
    """In the same transaction as the rows of the page, or a cut between the two would lose them for ever."""
    set_note(session, CURSOR, to)


def _values(kind: type[SyncedRecord], document: Mapping[str, Json]) -> dict[str, object] | None:
    """Every field of a record from its document; None where this version cannot make the record of it."""
    values: dict[str, object] = {}
    columns = kind.__table__.columns
    try:
        for field in synced_fields(kind):
            value = from_wire(kind, field, document.get(field))
            if value is None and not columns[field].nullable:
                if field in document or columns[field].default is None:
                    return None
                continue
            values[field] = value
    except ValueError:
        return None
    return values


def _write(session: Session, seen: Sequence[tuple[type[SyncedRecord], UUID, dict[str, object]]]) -> None:
    by_kind: dict[type[SyncedRecord], list[UUID]] = defaultdict(list)
    for kind, record_id, _ in seen:
        by_kind[kind].append(record_id)
    there = {
        record.id: record
        for kind, ids in by_kind.items()
        for record in session.scalars(select(kind).where(kind.id.in_(ids)))
    }
    for kind, record_id, values in seen:
        record = there.get(record_id)
        if record is None:
            session.add(_made(kind, record_id, values))
            continue
        for field, value in values.items():
            if getattr(record, field) != value:
                setattr(record, field, value)
    session.flush()


def _made(kind: type[SyncedRecord], record_id: UUID, values: dict[str, object]) -> SyncedRecord:
    moments = {"created_at", "changed_at"}  # the store fills these for new work; here they came with the record
    # Any: the constructor's types differ from kind to kind, and `from_wire` has checked each value against its column.
    given: dict[str, Any] = {field: value for field, value in values.items() if field not in moments}
    record = kind(id=record_id, **given)
    for field in moments:
        setattr(record, field, values[field])
    return record


def _write_one_by_one(
    session: Session, seen: Sequence[tuple[type[SyncedRecord], UUID, dict[str, object]]]
) -> list[UUID]:
    in_the_way = []
    for one in seen:
        try:
            with session.begin_nested():
                _write(session, [one])
        except IntegrityError:
            in_the_way.append(one[1])
    return in_the_way
