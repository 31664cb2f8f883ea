"""Fields that two people changed: the questions that wait for a person, and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.registry import RECORD_OF_KIND, SyncedRecord
from iro_desktop.protocol.fields import Json, from_wire, to_wire
from iro_desktop.protocol.wire import CONFLICT, Conflict, ConflictState
from iro_desktop.store.outbox import next_hlc, settling
from iro_desktop.store.tables import OutboxEntry, SendState, ServerRow


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """One field that two people changed. Values are as they travel: text, number, true or false, ISO date, None."""

    conflict_id: UUID
    record_id: UUID
    kind: str
    child_id: UUID | None
    field: str
    base: Json
    """What both had seen before."""
    theirs: Json
    """What stood at the office when the second version came."""
    mine: Json
    """The version that came second; it waits at the office, whoever wrote it."""
    now: Json
    """What the office has in this field now: usually `theirs`, unless somebody wrote on since."""
    theirs_by: UUID | None
    theirs_by_name: str | None
    theirs_at: datetime | None
    mine_by: UUID
    mine_by_name: str
    mine_at: datetime


def open_conflicts(session: Session) -> Sequence[OpenConflict]:
    """What waits for a person, the oldest first. A question that was answered on this laptop no longer waits."""
    rows = session.scalars(
        select(ServerRow).where(
            ServerRow.kind == CONFLICT, ServerRow.document["state"].as_string() == str(ConflictState.OPEN)
        )
    ).all()
    if not rows:
        # Nothing was asked, so nobody need look through all that waits to be sent for answers.
        return []
    answered = set(session.scalars(select(OutboxEntry.settles).where(OutboxEntry.settles.is_not(None))))
    waiting = [_as_open(session, row) for row in rows if row.record_id not in answered]
    return sorted(waiting, key=lambda one: (one.mine_at, one.conflict_id))


def settle(session: Session, conflict_id: UUID, keep: Json, *, at: datetime) -> None:
    """Decide what a field says from now on: one of the two versions, or a third. Both stay in the office's history.

    The operation names the question, also where the field already says `keep`. Use a transaction for nothing else:
    every change in it becomes part of the answer. Raises Refused where the question was answered already, or where
    the field cannot hold the value.
    """
    asked = next((one for one in open_conflicts(session) if one.conflict_id == conflict_id), None)
    if asked is None:
        raise Refused("This was decided already. Nothing was changed. Open History to see both versions.")
    kind = RECORD_OF_KIND.get(asked.kind)
    record = session.get(kind, asked.record_id) if kind is not None else None
    settling(session, conflict_id)
    if record is None:
        _add_answer(session, asked, asked.now, keep, at)
        return
    before = to_wire(getattr(record, asked.field))
    if before == keep:
        _add_answer(session, asked, keep, keep, at)
        return
    setattr(record, asked.field, _value(type(record), asked.field, keep))
    session.flush()


def _value(kind: type[SyncedRecord], field: str, value: Json) -> object:
    try:
        return from_wire(kind, field, value)
    except ValueError as reason:
        raise Refused("That cannot stand here. Nothing was changed. Choose one of the two versions.") from reason


def _as_open(session: Session, row: ServerRow) -> OpenConflict:
    asked = msgspec.convert(row.document, Conflict)
    record = session.get(ServerRow, asked.record)
    return OpenConflict(
        conflict_id=row.record_id,
        record_id=asked.record,
        kind=asked.kind,
        child_id=row.child_id,
        field=asked.field,
        base=_json(asked.base),
        theirs=_json(asked.theirs),
        mine=_json(asked.mine),
        now=record.document.get(asked.field) if record is not None else _json(asked.theirs),
        theirs_by=asked.theirs_by,
        theirs_by_name=asked.theirs_by_name,
        theirs_at=asked.theirs_at,
        mine_by=asked.mine_by,
        mine_by_name=asked.mine_by_name,
        mine_at=asked.mine_at,
    )


def _json(value: object) -> Json:
    assert value is None or isinstance(value, bool | int | float | str | list | dict)
    return value


def _add_answer(session: Session, asked: OpenConflict, before: Json, keep: Json, at: datetime) -> None:
    """An operation that only says which version stands: the field already shows it, so no change would make one."""
    central = session.get(ServerRow, asked.record_id)
    session.add(
        OutboxEntry(
            op=new_id(),
            hlc=next_hlc(session, at),
            kind=asked.kind,
            record_id=asked.record_id,
            child_id=central.child_id if central is not None else asked.child_id,
            base_version=central.version if central is not None else 0,
            changes={asked.field: [before, keep]},
            at=at,
            settles=asked.conflict_id,
            state=SendState.WAITING,
        )
    )
