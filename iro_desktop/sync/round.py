"""One round of sync: hello, send what waits, receive what changed, write the receipt. Safe to cut off anywhere."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop import log
from iro_desktop.actions.looking_at_changes import begin_to_look
from iro_desktop.protocol.wire import (
    CONFLICT,
    MAX_OPERATIONS,
    MAX_PUSH_BYTES,
    PROTOCOL,
    Answer,
    Hello,
    Operation,
    Push,
    Result,
    Welcome,
    Why,
    encode,
)
from iro_desktop.queries.office_time import OFFICE_TIME
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.conflicts import open_conflicts
from iro_desktop.store.outbox import applying_central, waiting_count
from iro_desktop.store.server_rows import cursor, note, set_note, show_what_was_heard_before_its_answer
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry, SendState
from iro_desktop.sync import receipt as receipts
from iro_desktop.sync.apply import apply_page
from iro_desktop.sync.central import ANOTHER_ANSWERED, Central, CentralSaysNo, CentralUnreachable
from iro_desktop.sync.enrol import is_practise
from iro_desktop.sync.receipt import NotConfirmed, Outcome, Problem, Receipt, is_confirmed

LAST_ROUND, SYNCED_AT = "last_round", "synced_at"
_EPOCH = "epoch"
_OTHER_HASH = (
    "The office store answered, but what it holds is not what this laptop sent. The change stays on this laptop. "
    "Tell your helpdesk."
)
_YOU_STOPPED = "You stopped it."


class Step(StrEnum):
    """What a round is doing."""

    CONNECTING = "connecting"
    SENDING = "sending"
    RECEIVING = "receiving"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is: "Sending 5 of 14"."""

    step: Step
    done: int = 0
    of: int = 0


Told = Callable[[Progress], None]


@dataclass(slots=True)
class Tally:
    """What a round has done so far."""

    to_send: int = 0
    confirmed: Counter[str] = field(default_factory=Counter)
    received: Counter[str] = field(default_factory=Counter)
    rows_that_came: int = 0
    """All of them, with those that only bring this laptop's own work back."""
    kept_only: int = 0
    not_confirmed: list[NotConfirmed] = field(default_factory=list)
    clock_offset: timedelta = timedelta(0)
    office_said: tuple[datetime, datetime] | None = None
    """The time by the office, and by this laptop in that moment; None where the office was not reached."""


class _NotWanted(Exception):
    """The officer stopped the round."""


def sync_once(
    store: Store,
    central: Central,
    *,
    clock: Callable[[], datetime],
    told: Told = lambda _: None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Receipt:
    """One round. Always comes back with a receipt, also when central does not answer or says no.

    The writing transaction is never held while central is asked, so the officer goes on working. `is_wanted` is asked
    between messages; a round that is no longer wanted ends like one that was cut off.
    """
    started_at, tally = clock(), Tally()

    def tell(progress: Progress) -> None:
        told(progress)
        if not is_wanted():
            raise _NotWanted

    try:
        tell(Progress(Step.CONNECTING))
        welcome = _hello(store, central, tally, clock)
        send(store, central, tally, clock=clock, told=tell)
        if tally.to_send or welcome.head > _cursor(store):
            receive(store, central, tally, told=tell)
        ended: tuple[Outcome | None, str | None] = (None, None)
    except _NotWanted:
        ended = (Outcome.STOPPED, _YOU_STOPPED)
    except CentralUnreachable as reason:
        began = tally.confirmed or tally.rows_that_came
        ended = (Outcome.STOPPED if began else Outcome.NOT_REACHED, reason.sentence)
    except CentralSaysNo as reason:
        ended = (Outcome.SAID_NO, reason.sentence)
    return _close(store, tally, ended, started_at=started_at, finished_at=clock())


def _hello(store: Store, central: Central, tally: Tally, clock: Callable[[], datetime]) -> Welcome:
    with store.reading() as session:
        epoch, managed = note(session, _EPOCH), note(session, MANAGES)
        tally.to_send = waiting_count(session)
        hello = Hello(
            oldest_protocol=PROTOCOL,
            newest_protocol=PROTOCOL,
            practise=is_practise(session),
            epoch=UUID(str(epoch)) if epoch is not None else None,
            cursor=cursor(session),
        )
    welcome = central.hello(hello)
    here = clock()
    tally.clock_offset, tally.office_said = welcome.server_time - here, (welcome.server_time, here)
    if welcome.practise != hello.practise:
        raise CentralSaysNo(Why.PRACTISE_AND_REAL, "Invented children and real ones cannot meet. Nothing was sent.")
    if hello.epoch != welcome.epoch:
        if hello.epoch is not None:
            raise CentralSaysNo(Why.OTHER_EPOCH, "This is another office store than the one this laptop synced with.")
        with store.transaction() as session:
            set_note(session, _EPOCH, str(welcome.epoch))
    if welcome.manages is not managed:
        with store.transaction() as session:
            set_note(session, MANAGES, welcome.manages)
    return welcome


def send(
    store: Store,
    central: Central,
    tally: Tally | None = None,
    *,
    clock: Callable[[], datetime],
    told: Told = lambda _: None,
) -> None:
    """Send what waits, oldest first, and keep central's answer to each. What is saved meanwhile waits for the next."""
    tally = tally if tally is not None else Tally()
    with store.reading() as session:
        last = session.scalar(select(func.max(OutboxEntry.dseq))) or 0
        practise = is_practise(session)
    after = 0
    while batch := next_batch(store, after=after, last=last, at=clock()):
        told(Progress(Step.SENDING, tally.confirmed.total(), tally.to_send))
        answers = _push(central, batch, practise=practise, clock_offset=tally.clock_offset)
        tally.not_confirmed += acknowledge(store, batch, answers, at=clock())
        tally.confirmed += Counter(
            one.kind for one, answer in zip(batch, answers, strict=True) if is_confirmed(one, answer)
        )
        after = batch[-1].dseq
    if after:
        told(Progress(Step.SENDING, tally.confirmed.total(), tally.to_send))


def next_batch(store: Store, *, after: int, last: int, at: datetime) -> list[Operation]:
    """The next operations to send, at most a push full. From here on none of them is ever amended.

    That is on the disk before the first byte leaves: central may get an operation whose answer is lost.
    """
    with store.transaction() as session:
        entries = session.scalars(
            select(OutboxEntry)
            .where(OutboxEntry.state != SendState.ACKNOWLEDGED, OutboxEntry.dseq > after, OutboxEntry.dseq <= last)
            .order_by(OutboxEntry.dseq)
            .limit(MAX_OPERATIONS)
        ).all()
        batch: list[Operation] = []
        size = 0
        for entry in entries:
            operation = as_operation(entry)
            size += len(encode(operation))
            if batch and size > MAX_PUSH_BYTES:
                break
            batch.append(operation)
            if entry.state is SendState.WAITING:
                entry.state, entry.first_sent_at = SendState.SENT, at
    return batch


def as_operation(entry: OutboxEntry) -> Operation:
    """An outbox entry as it travels."""
    return Operation(
        op=entry.op,
        dseq=entry.dseq,
        hlc=entry.hlc,
        kind=entry.kind,
        record=entry.record_id,
        child=entry.child_id,
        base_version=entry.base_version,
        set={name: (old, new) for name, (old, new) in entry.changes.items()},
        at=entry.at,
        settles=entry.settles,
    )


def _push(central: Central, batch: Sequence[Operation], *, practise: bool, clock_offset: timedelta) -> list[Answer]:
    """Central's answers. A push refused as a whole is halved, until the one that cannot be taken stands alone."""
    push = Push(
        practise=practise,
        clock_offset_ms=round(clock_offset.total_seconds() * 1000),
        operations=[msgspec.Raw(encode(one)) for one in batch],
    )
    try:
        answers = central.push(push).answers
    except CentralSaysNo as no:
        if no.why not in {Why.TOO_LARGE, Why.NOT_UNDERSTOOD}:
            raise
        if len(batch) == 1:
            return [Answer(op=batch[0].op, result=Result.REFUSED, sentence=no.sentence)]
        half = len(batch) // 2
        return [
            answer
            for part in (batch[:half], batch[half:])
            for answer in _push(central, part, practise=practise, clock_offset=clock_offset)
        ]
    if len(answers) != len(batch):
        raise CentralUnreachable(ANOTHER_ANSWERED)
    return answers


def acknowledge(
    store: Store, batch: Sequence[Operation], answers: Sequence[Answer], *, at: datetime
) -> list[NotConfirmed]:
    """Keep central's answers in the outbox. Central's copies of the records are not touched: pull alone writes them.

    Returns the operations that are not confirmed; they stay and are sent again.
    """
    problems, confirmed = [], dict[UUID, int]()
    with store.transaction() as session:
        applying_central(session)
        sent = select(OutboxEntry).where(OutboxEntry.dseq.in_([operation.dseq for operation in batch]))
        entries = {entry.dseq: entry for entry in session.scalars(sent)}
        for operation, answer in zip(batch, answers, strict=True):
            entry = entries[operation.dseq]
            entry.result = answer.result
            if is_confirmed(operation, answer):
                assert answer.seq is not None
                entry.state, entry.acknowledged_seq, entry.acknowledged_at = SendState.ACKNOWLEDGED, answer.seq, at
                confirmed[operation.record] = max(answer.seq, confirmed.get(operation.record, 0))
                continue
            problem = Problem.OTHER_HASH if answer.result.is_kept else Problem.NOT_ACCEPTED
            sentence = _OTHER_HASH if problem is Problem.OTHER_HASH else (answer.sentence or "")
            problems.append(NotConfirmed(operation.op, operation.kind, operation.record, problem, sentence))
            log.event("operation is not confirmed", op=operation.op, problem=problem, result=answer.result)
        session.flush()
        show_what_was_heard_before_its_answer(session, confirmed)
    return problems


def receive(store: Store, central: Central, tally: Tally | None = None, *, told: Told = lambda _: None) -> None:
    """Receive what changed, page by page. Each page is on the disk, with its cursor, before the next is asked for."""
    tally = tally if tally is not None else Tally()
    while True:
        before = _cursor(store)
        page = central.changes_after(before)
        if page.cursor < before or (page.more and page.cursor == before):
            raise CentralUnreachable(ANOTHER_ANSWERED)
        applied = apply_page(store, page)
        tally.received += Counter({kind: n for kind, n in applied.rows_by_kind.items() if kind != CONFLICT})
        tally.kept_only += len(applied.kept_only)
        tally.rows_that_came += len(page.rows)
        told(Progress(Step.RECEIVING, tally.rows_that_came, tally.rows_that_came + page.remaining))
        if not page.more:
            return


def _cursor(store: Store) -> int:
    with store.reading() as session:
        return cursor(session)


def _close(
    store: Store,
    tally: Tally,
    ended: tuple[Outcome | None, str | None],
    *,
    started_at: datetime,
    finished_at: datetime,
) -> Receipt:
    with store.transaction() as session:
        still_waiting = waiting_count(session)
        made = Receipt(
            started_at=started_at,
            finished_at=finished_at,
            outcome=ended[0] or _through(tally, still_waiting),
            to_send=tally.to_send,
            confirmed_by_kind=dict(tally.confirmed),
            received_by_kind=dict(tally.received),
            still_waiting=still_waiting,
            conflicts=len(open_conflicts(session)),
            kept_only=tally.kept_only,
            not_confirmed=tuple(tally.not_confirmed),
            clock_offset=tally.clock_offset,
            reason=ended[1],
        )
        _remember(session, made, went_through=ended[0] is None)
        if ended[0] is None:
            begin_to_look(session)
        if tally.office_said is not None:
            office_at, laptop_at = tally.office_said
            set_note(session, OFFICE_TIME, {"office": office_at.isoformat(), "laptop": laptop_at.isoformat()})
    log.event("sync round", outcome=made.outcome, sent=made.confirmed, of=made.to_send, received=made.received)
    return made


def _through(tally: Tally, still_waiting: int) -> Outcome:
    if tally.not_confirmed:
        return Outcome.NOT_ALL_CONFIRMED
    return Outcome.MORE_SINCE if still_waiting else Outcome.ALL_SAFE


def _remember(session: Session, made: Receipt, *, went_through: bool) -> None:
    """The last round for the chip; the receipt for good where there is something to prove or to explain.

    A round that reached nobody leaves none: a laptop tries by itself all day, and its list would hold nothing else.
    """
    set_note(session, LAST_ROUND, msgspec.to_builtins(made))
    if went_through:
        set_note(session, SYNCED_AT, made.finished_at.isoformat())
    if made.outcome is Outcome.STOPPED or made.confirmed or made.received or made.not_confirmed:
        receipts.keep(session, made)
