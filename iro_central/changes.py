"""Saved work arrives: each operation is merged, numbered, kept and answered; none can stop another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
import psycopg

from iro_central.authorise import Caller
from iro_central.database import Connection, Database
from iro_central.desk import Desk, RecordAtCentral
from iro_desktop.models.registry import RECORD_OF_KIND
from iro_desktop.protocol.merge import DELETED, merge
from iro_desktop.protocol.merge_rules import rules_of
from iro_desktop.protocol.rights import SET_BY_MANAGERS
from iro_desktop.protocol.wire import (
    Answer,
    NotUnderstood,
    Operation,
    Push,
    Pushed,
    Result,
    decode_operation,
    operation_hash,
)

_NOT_A_MANAGER = (
    "Only a manager changes what holds for the whole council. The change stays on this laptop and nobody else has it. "
    "Ask your manager to make it."
)
_FORKED = (
    "This laptop was restored from an older copy, so the office store cannot tell its work apart. "
    "The work stays on the laptop. Ask your helpdesk to add the laptop again."
)


@dataclass(frozen=True, slots=True)
class _Decided:
    """What happened to one operation, before central has read it back."""

    op: UUID | None
    result: Result
    sentence: str | None = None


def receive(database: Database, caller: Caller, push: Push, *, at: datetime) -> Pushed:
    """Keep every operation that can be kept, and answer each in its place, after the commit.

    The author is the caller, whatever the operations say. The same operation again gets the same answer.
    """
    read = [_read(raw) for raw in push.operations]
    operations = [one for one in read if isinstance(one, Operation)]
    try:
        with database.transaction() as connection:
            decided = _write(connection, caller, operations, push.clock_offset_ms, at)
    except psycopg.DataError:
        # PostgreSQL refuses a value that our own limits let through: find the one, so that the others are kept.
        decided = [_write_alone(database, caller, one, push.clock_offset_ms, at) for one in operations]
    in_order = iter(_confirmed(database, caller, decided))
    return Pushed(answers=[next(in_order) if isinstance(one, Operation) else one for one in read])


def _read(raw: msgspec.Raw) -> Operation | Answer:
    try:
        return decode_operation(raw)
    except NotUnderstood as reason:
        sentence = f"The office store could not read this change ({reason}). It stays on this laptop."
        return Answer(op=_id_of(raw), result=Result.REFUSED, sentence=sentence)


class _OnlyTheId(msgspec.Struct):
    op: UUID


def _id_of(raw: msgspec.Raw) -> UUID | None:
    try:
        return msgspec.json.decode(raw, type=_OnlyTheId).op
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _write_alone(database: Database, caller: Caller, operation: Operation, offset_ms: int, at: datetime) -> _Decided:
    try:
        with database.transaction() as connection:
            return _write(connection, caller, [operation], offset_ms, at)[0]
    except psycopg.DataError:
        sentence = "The office store has no room for a value of this change. It stays on this laptop."
        return _Decided(operation.op, Result.REFUSED, sentence)


def _write(
    connection: Connection, caller: Caller, operations: Sequence[Operation], offset_ms: int, at: datetime
) -> list[_Decided]:
    """One transaction. The council's row is locked first, so what is merged is what is written, without a gap."""
    desk = Desk.laid_out(connection, caller, operations, received_at=at, clock_offset_ms=offset_ms)
    decided = [_decide(desk, operation) for operation in operations]
    desk.put_away(connection)
    return decided


def answer_given_before(desk: Desk, operation: Operation) -> Result | None:
    """The answer that this very operation has had: the same id, with the same content, from the same laptop."""
    return desk.answered.get(operation.op)


def _decide(desk: Desk, operation: Operation) -> _Decided:
    before = answer_given_before(desk, operation)
    if before is not None:
        same = desk.hash_of.get(operation.op) == operation_hash(operation)
        return _Decided(operation.op, before) if same else _Decided(operation.op, Result.FORK, _FORKED)
    if desk.numbers.get(operation.dseq, operation.op) != operation.op or operation.op in desk.elsewhere:
        return _Decided(operation.op, Result.FORK, _FORKED)
    refusal = _reason_to_refuse(desk, operation)
    if refusal is not None:
        return _Decided(operation.op, Result.REFUSED, refusal)
    return _Decided(operation.op, _apply(desk, operation))


def _reason_to_refuse(desk: Desk, operation: Operation) -> str | None:
    if operation.kind in SET_BY_MANAGERS and not desk.caller.manages:
        return _NOT_A_MANAGER
    record = desk.records.get(operation.record)
    if record is not None and record.kind != operation.kind:
        return "The office store has something else under the id of this record. The change stays on this laptop."
    if operation.settles is None:
        return None
    asked = desk.conflicts.get(operation.settles)
    if asked is None or asked.conflict.record != operation.record or asked.conflict.field not in operation.set:
        return "This settles a question that the office store does not have. The change stays on this laptop."
    return None


def _apply(desk: Desk, operation: Operation) -> Result:
    record = desk.records.get(operation.record)
    moved_on = record is not None and desk.moved_on(operation)
    about_deleting = record is not None and _about_deleting(record, operation)
    unseen = desk.changed_since(operation) if moved_on and about_deleting else frozenset[str]()
    merged = merge(
        record.document if record is not None else None,
        operation.set,
        rules=rules_of(operation.kind),
        unseen=unseen,
    )
    if merged.clashes:
        result = Result.CONFLICT
    elif operation.kind not in RECORD_OF_KIND:
        result = Result.UNKNOWN_KIND
    elif moved_on:
        result = Result.MERGED
    else:
        result = Result.APPLIED
    # Authors are looked up before this operation joins the log, or it would be found as its own opponent.
    authors = {clash.field: desk.author_of(operation.record, clash.field, clash.theirs) for clash in merged.clashes}
    seq = desk.keep(operation, result, merged.document)
    for clash in merged.clashes:
        desk.keep_both(operation, clash, seq=seq, author=authors[clash.field])
    if operation.settles is not None:
        desk.settle(operation, seq=seq)
    return result


def _about_deleting(record: RecordAtCentral, operation: Operation) -> bool:
    return DELETED in operation.set or record.document.get(DELETED) is not None


def _confirmed(database: Database, caller: Caller, decided: Sequence[_Decided]) -> list[Answer]:
    """The answers, each with the hash of what central now reads back: the proof that it is really there."""
    kept = [one.op for one in decided if one.result.is_kept]
    with database.transaction() as connection:
        rows = connection.execute(
            "select op, seq, operation from chg where council = %s and op = any(%s)", (caller.council, kept)
        ).fetchall()
    there = {op: (seq, operation_hash(decode_operation(text.encode()))) for op, seq, text in rows}
    answers = []
    for one in decided:
        seq, digest = there.get(one.op, (None, None)) if one.result.is_kept else (None, None)
        answers.append(Answer(op=one.op, result=one.result, hash=digest, seq=seq, sentence=one.sentence))
    return answers
