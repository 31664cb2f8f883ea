"""What one push works on: the records it touches, laid out under the council's lock and put away together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

import msgspec
from msgspec.structs import replace

from iro_central.authorise import Caller
from iro_central.database import Connection
from iro_desktop.models.ids import new_id
from iro_desktop.protocol.merge import Clash
from iro_desktop.protocol.wire import (
    Conflict,
    ConflictState,
    Operation,
    Result,
    decode,
    decode_operation,
    encode,
    operation_hash,
)


@dataclass(frozen=True, slots=True)
class RecordAtCentral:
    """A record as it stands."""

    kind: str
    child: UUID | None
    version: int
    seq: int
    document: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ConflictAtCentral:
    """A question for people, and the number of the operation that last changed it."""

    seq: int
    child: UUID | None
    conflict: Conflict

    @property
    def is_open(self) -> bool:
        return self.conflict.state is ConflictState.OPEN


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a value, and when by their laptop's clock."""

    person: UUID
    name: str
    at: datetime


_SEARCHED_FOR_AUTHOR = 200
"""Operations of a record that are looked through for the author of a value, newest first."""


@dataclass(slots=True)
class Desk:
    """The part of the council's records that one push needs, held in memory while its operations are decided."""

    connection: Connection
    caller: Caller
    received_at: datetime
    clock_offset_ms: int
    seq: int
    records: dict[UUID, RecordAtCentral]
    conflicts: dict[UUID, ConflictAtCentral]
    answered: dict[UUID, Result]
    hash_of: dict[UUID, str]
    numbers: dict[int, UUID]
    """This laptop's numbers that are in use, and the operation that each stands for."""
    elsewhere: frozenset[UUID]
    """Operations of this push that another laptop has sent already."""
    changed_by_others: dict[UUID, int]
    """For each record, the last version that another laptop made."""
    new: list[tuple[Operation, int, int, Result]] = field(default_factory=list)
    """Operations kept by this push: with number, version of the record, and result."""
    touched: set[UUID] = field(default_factory=set)

    @classmethod
    def laid_out(
        cls,
        connection: Connection,
        caller: Caller,
        operations: Sequence[Operation],
        *,
        received_at: datetime,
        clock_offset_ms: int,
    ) -> Self:
        """Lock the council's counter, then read everything the operations name."""
        council = caller.council
        row = connection.execute("select seq from council where id = %s for update", (council,)).fetchone()
        assert row is not None
        records = connection.execute(
            "select id, kind, child, ver, seq, doc from rec where council = %s and id = any(%s)",
            (council, list({one.record for one in operations})),
        ).fetchall()
        conflicts = connection.execute(
            "select id, seq, child, doc from conflict where council = %s"
            " and (id = any(%s) or (state = 'open' and rec = any(%s))) order by seq",
            (council, [one.settles for one in operations if one.settles], [one.record for one in operations]),
        ).fetchall()
        known = connection.execute(
            "select op, device, result, operation from chg where op = any(%s)", ([one.op for one in operations],)
        ).fetchall()
        numbers = connection.execute(
            "select dseq, op from chg where device = %s and dseq = any(%s)",
            (caller.device, [one.dseq for one in operations]),
        ).fetchall()
        by_others = connection.execute(
            "select rec, max(ver) from chg where council = %s and rec = any(%s) and device <> %s group by rec",
            (council, list({one.record for one in operations}), caller.device),
        ).fetchall()
        mine = [row for row in known if row[1] == caller.device]
        return cls(
            connection=connection,
            caller=caller,
            received_at=received_at,
            clock_offset_ms=clock_offset_ms,
            seq=row[0],
            records={
                id: RecordAtCentral(kind, child, version, seq, msgspec.json.decode(doc))
                for id, kind, child, version, seq, doc in records
            },
            conflicts={
                id: ConflictAtCentral(seq, child, decode(doc.encode(), Conflict)) for id, seq, child, doc in conflicts
            },
            answered={op: Result(result) for op, _, result, _ in mine},
            hash_of={op: operation_hash(decode_operation(text.encode())) for op, _, _, text in mine},
            numbers=dict(numbers),
            elsewhere=frozenset(row[0] for row in known if row[1] != caller.device),
            changed_by_others=dict(by_others),
        )

    def keep(self, operation: Operation, result: Result, document: Mapping[str, object]) -> int:
        """Give an operation the next number, and the record its next version. Returns the number.

        The record moves even where nothing of the operation was taken: its author's laptop must hear how it stands.
        """
        self.seq += 1
        before = self.records.get(operation.record)
        version = before.version + 1 if before is not None else 1
        child = before.child if before is not None else operation.child
        self.records[operation.record] = RecordAtCentral(operation.kind, child, version, self.seq, document)
        self.touched.add(operation.record)
        self.new.append((operation, self.seq, version, result))
        self.answered[operation.op] = result
        self.hash_of[operation.op] = operation_hash(operation)
        self.numbers[operation.dseq] = operation.op
        return self.seq

    def keep_both(self, operation: Operation, clash: Clash, *, seq: int, author: Author | None) -> None:
        """Put both versions of a field where people will see them.

        An author who goes on from a value that already waits there replaces it: it is the same question.
        """
        caller, child = self.caller, self.records[operation.record].child
        for id, waiting in self.conflicts.items():
            asked = waiting.conflict
            same_field = waiting.is_open and (asked.record, asked.field) == (operation.record, clash.field)
            if same_field and asked.mine_by == caller.person and asked.mine == clash.base and id != operation.settles:
                newer = replace(asked, mine=clash.mine, mine_at=operation.at, mine_op=operation.op)
                self.conflicts[id] = ConflictAtCentral(seq, child, newer)
                return
        conflict = Conflict(
            record=operation.record,
            kind=operation.kind,
            field=clash.field,
            base=clash.base,
            theirs=clash.theirs,
            mine=clash.mine,
            theirs_by=author.person if author is not None else None,
            theirs_by_name=author.name if author is not None else None,
            theirs_at=author.at if author is not None else None,
            mine_by=caller.person,
            mine_by_name=caller.person_name,
            mine_at=operation.at,
            mine_op=operation.op,
            state=ConflictState.OPEN,
        )
        self.conflicts[new_id()] = ConflictAtCentral(seq, child, conflict)

    def settle(self, operation: Operation, *, seq: int) -> None:
        """A person decided. Deciding a settled question again changes nothing here: it was merged like any edit."""
        assert operation.settles is not None
        asked = self.conflicts[operation.settles]
        if asked.is_open:
            settled = replace(
                asked.conflict,
                state=ConflictState.SETTLED,
                settled_by=self.caller.person,
                settled_by_name=self.caller.person_name,
                settled_at=operation.at,
                settled_op=operation.op,
            )
            self.conflicts[operation.settles] = ConflictAtCentral(seq, asked.child, settled)

    def moved_on(self, operation: Operation) -> bool:
        """Whether another laptop changed the record after the version that this author had."""
        return self.changed_by_others.get(operation.record, 0) > operation.base_version

    def changed_since(self, operation: Operation) -> frozenset[str]:
        """Which fields other laptops changed after the version that this author had."""
        rows = self.connection.execute(
            "select operation from chg where council = %s and rec = %s and ver > %s and device <> %s",
            (self.caller.council, operation.record, operation.base_version, self.caller.device),
        ).fetchall()
        return frozenset(name for (text,) in rows for name in decode_operation(text.encode()).set)

    def author_of(self, record: UUID, name: str, value: object) -> Author | None:
        """Who wrote the value that a field has now: the last operation that set it to this."""
        for operation, *_ in reversed(self.new):
            if operation.record == record and name in operation.set and operation.set[name][1] == value:
                return Author(self.caller.person, self.caller.person_name, operation.at)
        rows = self.connection.execute(
            "select p.id, p.name, c.at, c.operation from chg c join person p on p.id = c.person"
            " where c.council = %s and c.rec = %s order by c.ver desc limit %s",
            (self.caller.council, record, _SEARCHED_FOR_AUTHOR),
        ).fetchall()
        for person, person_name, at, text in rows:
            changes = decode_operation(text.encode()).set
            if name in changes and changes[name][1] == value:
                return Author(person, person_name, at)
        return None

    def put_away(self, connection: Connection) -> None:
        """Write everything this push changed, the counter last."""
        council = self.caller.council
        with connection.cursor() as cursor:
            cursor.executemany(
                "insert into chg values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [self._log_row(*kept) for kept in self.new],
            )
            cursor.executemany(
                "insert into rec (council, id, kind, child, ver, seq, doc) values (%s, %s, %s, %s, %s, %s, %s)"
                " on conflict (council, id) do update set ver = excluded.ver, seq = excluded.seq, doc = excluded.doc",
                [
                    (council, id, record.kind, record.child, record.version, record.seq, _json(record.document))
                    for id, record in self.records.items()
                    if id in self.touched
                ],
            )
            numbers = {seq for _, seq, *_ in self.new}
            cursor.executemany(
                "insert into conflict (council, id, seq, rec, child, field, state, doc)"
                " values (%s, %s, %s, %s, %s, %s, %s, %s) on conflict (council, id)"
                " do update set seq = excluded.seq, state = excluded.state, doc = excluded.doc",
                [self._conflict_row(id, one) for id, one in self.conflicts.items() if one.seq in numbers],
            )
            cursor.execute("update council set seq = %s where id = %s", (self.seq, council))

    def _log_row(self, one: Operation, seq: int, version: int, result: Result) -> tuple[object, ...]:
        caller = self.caller
        who = (caller.council, seq, one.op, caller.device, one.dseq, caller.person)
        when = (one.at, self.clock_offset_ms, self.received_at)
        return (*who, one.kind, one.record, one.child, version, *when, result, encode(one).decode())

    def _conflict_row(self, id: UUID, one: ConflictAtCentral) -> tuple[object, ...]:
        asked = one.conflict
        about = (asked.record, one.child, asked.field, asked.state)
        return (self.caller.council, id, one.seq, *about, encode(asked).decode())


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
