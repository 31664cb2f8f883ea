"""The outbox: what central has not confirmed yet, written in the same transaction as the change itself."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session

from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.ids import new_id
from iro_desktop.protocol.fields import Json, child_of, synced_fields, to_wire
from iro_desktop.protocol.merge_rules import WRITTEN_ONCE
from iro_desktop.store.search import keep_in_step
from iro_desktop.store.tables import OutboxEntry, SendState, ServerRow
from iro_desktop.store.whole_text import make_whole

_FROM_CENTRAL = "from_central"
_SETTLES = "settles"
_TOUCHED = "touched"
_WRITTEN = "written"


def applying_central(session: Session) -> None:
    """From here on this session writes what central sent: it makes no operations and touches no moments."""
    session.info[_FROM_CENTRAL] = True


def settling(session: Session, conflict_id: UUID) -> None:
    """The changes of this session settle a conflict: their operations say so."""
    session.info[_SETTLES] = conflict_id


def touched_kinds(session: Session) -> frozenset[str]:
    """The kinds of record that this session has changed so far: whoever shows them should look again."""
    return frozenset(session.info.get(_TOUCHED, ()))


def written_tables(session: Session) -> frozenset[str]:
    """Every table that this session has written records to so far, those that never leave this laptop among them."""
    return frozenset(session.info.get(_WRITTEN, ()))


def note_statement(executed: ORMExecuteState) -> None:
    """Remember the table of a statement that writes past the records. Called by the store."""
    if executed.is_insert or executed.is_update or executed.is_delete:
        written = executed.session.info.setdefault(_WRITTEN, set())
        written.update(table.name for table in [getattr(executed.statement, "table", None)] if table is not None)


def before_flush(session: Session, clock: Callable[[], datetime]) -> None:
    """Turn every new, changed or deleted record into an operation. Called by the store, so nobody can forget it.

    Raises AssertionError where a record is deleted for real, or where its old value is not known: both would lose work.
    """
    gone = [record for record in session.deleted if isinstance(record, SyncedRecord)]
    assert not gone, "a record is never deleted for real: set deleted_at"
    for record in (*session.new, *session.dirty):
        if isinstance(record, SyncedRecord):
            make_whole(record)
    fresh = [record for record in session.new if isinstance(record, SyncedRecord)]
    changed = [record for record in session.dirty if isinstance(record, SyncedRecord) and session.is_modified(record)]
    session.info.setdefault(_TOUCHED, set()).update(record.__tablename__ for record in (*fresh, *changed))
    of_any_kind = (*session.new, *(record for record in session.dirty if session.is_modified(record)), *session.deleted)
    session.info.setdefault(_WRITTEN, set()).update(record.__tablename__ for record in of_any_kind)
    for record in fresh:
        _say_what_was_left_unsaid(record)
    if not session.info.get(_FROM_CENTRAL):
        rewritten = [record for record in changed if type(record) in WRITTEN_ONCE]
        assert not rewritten, "history is written once: add another step"
    if not session.info.get(_FROM_CENTRAL):
        at = clock()
        for record in fresh:
            record.created_at = record.changed_at = at
            _add_operation(session, record, {f: [None, to_wire(getattr(record, f))] for f in _filled(record)}, at)
        for record in changed:
            record.changed_at = at
            _amend_or_add(session, record, _changes(record), at)
    keep_in_step(session, fresh=fresh, changed=changed)


def waiting_count(session: Session) -> int:
    """How many operations central has not confirmed. The chip and the list of the sync centre both come from here."""
    unconfirmed = select(func.count()).select_from(OutboxEntry).where(OutboxEntry.state != SendState.ACKNOWLEDGED)
    return session.scalar(unconfirmed) or 0


def unconfirmed(session: Session, limit: int | None = None) -> Sequence[OutboxEntry]:
    """Operations that central has not confirmed, oldest first."""
    entries = select(OutboxEntry).where(OutboxEntry.state != SendState.ACKNOWLEDGED).order_by(OutboxEntry.dseq)
    return session.scalars(entries.limit(limit) if limit is not None else entries).all()


def _say_what_was_left_unsaid(record: SyncedRecord) -> None:
    """Give a new record its defaults in so many words: else a change later in this session would not know its old
    value, as SQLAlchemy never asks again for what it has just inserted."""
    known = inspect(record).dict
    for field in synced_fields(type(record)):
        if field not in known:
            setattr(record, field, getattr(record, field))


def _filled(record: SyncedRecord) -> list[str]:
    return [field for field in synced_fields(type(record)) if getattr(record, field) is not None]


def _changes(record: SyncedRecord) -> dict[str, list[Json]]:
    state = inspect(record)
    changes: dict[str, list[Json]] = {}
    for field in synced_fields(type(record)):
        history = state.attrs[field].history
        if history.added:
            assert history.deleted, f"the old value of {record.__tablename__}.{field} is not known"
            changes[field] = [to_wire(history.deleted[0]), to_wire(history.added[0])]
    return changes


def _amend_or_add(session: Session, record: SyncedRecord, changes: dict[str, list[Json]], at: datetime) -> None:
    """Add to the operation that was never sent, so that autosave does not flood the outbox; else make a new one.

    The first old value stays: it is what central holds.
    """
    entry = None if _SETTLES in session.info else _unsent(session, record.id)
    if entry is None:
        _add_operation(session, record, changes, at)
        return
    merged = dict(entry.changes)
    for field, (old, new) in changes.items():
        merged[field] = [merged[field][0] if field in merged else old, new]
    entry.changes, entry.at, entry.hlc = merged, at, next_hlc(session, at)


def _unsent(session: Session, record_id: UUID) -> OutboxEntry | None:
    """The newest operation of a record, where it may still grow. An older one would reach central before the newest."""
    of_record = select(OutboxEntry).where(OutboxEntry.record_id == record_id)
    newest = session.scalar(of_record.order_by(OutboxEntry.dseq.desc()).limit(1))
    if newest is None or newest.state is not SendState.WAITING or newest.settles is not None:
        return None
    return newest


def _add_operation(session: Session, record: SyncedRecord, changes: dict[str, list[Json]], at: datetime) -> None:
    central = session.get(ServerRow, record.id) if inspect(record).persistent else None
    session.add(
        OutboxEntry(
            op=new_id(),
            hlc=next_hlc(session, at),
            kind=record.__tablename__,
            record_id=record.id,
            child_id=child_of(record),
            base_version=central.version if central is not None else 0,
            changes=changes,
            at=at,
            settles=session.info.get(_SETTLES),
        )
    )


def next_hlc(session: Session, at: datetime) -> int:
    """The next hybrid time of this laptop: never smaller than one it gave before, even if its clock goes back."""
    newest: int | None = session.info.get("hlc")
    if newest is None:
        newest = session.scalar(select(func.max(OutboxEntry.hlc))) or 0
    hlc = max(int(at.timestamp() * 1000) << 16, newest + 1)
    session.info["hlc"] = hlc
    return hlc
