"""The receipt of a round: what was sent, what the office confirmed, what came, and what it says to the officer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.protocol.wire import Answer, Operation, operation_hash
from iro_desktop.store.tables import SyncReceipt

_CLOCK_IS_OFF = timedelta(minutes=5)


class Outcome(StrEnum):
    """How a round ended."""

    ALL_SAFE = "all_safe"
    """Every change of this laptop is at the office: id and hash of each came back after the office's commit."""
    NOT_ALL_CONFIRMED = "not_all_confirmed"
    """The round went through, and some changes were not accepted, or what the office holds is not what was sent."""
    MORE_SINCE = "more_since"
    """All that was sent is safe; the officer went on working meanwhile."""
    STOPPED = "stopped"
    """It began and was cut off in the middle."""
    NOT_REACHED = "not_reached"
    SAID_NO = "said_no"


class Problem(StrEnum):
    """Why one change is not confirmed."""

    NOT_ACCEPTED = "not_accepted"
    OTHER_HASH = "other_hash"


@dataclass(frozen=True, slots=True)
class NotConfirmed:
    """One change that the office does not hold, or not as it was sent. It stays on this laptop."""

    op: UUID
    kind: str
    record_id: UUID
    problem: Problem
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What one round did. Counts and ids only, so it can be shown to a helpdesk."""

    started_at: datetime
    finished_at: datetime
    outcome: Outcome
    to_send: int
    """Changes that waited when the round began."""
    confirmed_by_kind: Mapping[str, int]
    """Changes whose id and hash the office returned, by kind of record."""
    received_by_kind: Mapping[str, int]
    """Records that came with other people's work in them, by kind; conflicts are not counted among them."""
    still_waiting: int
    """Changes on this laptop that the office has not confirmed, at the end."""
    conflicts: int
    """Questions that wait for a person."""
    kept_only: int = 0
    """Records that came and that this version cannot show."""
    not_confirmed: tuple[NotConfirmed, ...] = ()
    clock_offset: timedelta = timedelta(0)
    """The office's clock minus this laptop's."""
    reason: str | None = None
    """What central, or its absence, said."""

    @property
    def confirmed(self) -> int:
        return sum(self.confirmed_by_kind.values())

    @property
    def received(self) -> int:
        return sum(self.received_by_kind.values())

    @property
    def is_green(self) -> bool:
        """Whether "all at the office" may be said. Nothing but this may turn the chip green."""
        return self.outcome is Outcome.ALL_SAFE and self.still_waiting == 0 and not self.not_confirmed

    @property
    def needs_you(self) -> int:
        """Things that only a person can put right."""
        return self.conflicts + len(self.not_confirmed)


def is_confirmed(operation: Operation, answer: Answer) -> bool:
    """Whether central's answer proves that it holds this operation: kept, numbered, same id, same hash."""
    return (
        answer.result.is_kept
        and answer.seq is not None
        and answer.op == operation.op
        and answer.hash == operation_hash(operation)
    )


def sentences(receipt: Receipt) -> tuple[str, ...]:
    """What the receipt says, one fact a sentence, the most important first. Times are for the screen to add."""
    words = [*_about_sending(receipt), *_about_receiving(receipt)]
    if receipt.conflicts:
        words.append(
            f"{_things(receipt.conflicts)} you: two people changed the same words, and both versions are kept."
        )
    if off := about_the_clock(receipt):
        words.append(off)
    return tuple(words)


def about_the_clock(receipt: Receipt) -> str:
    """A sentence where this laptop's clock is more than five minutes off; empty where it is right."""
    if abs(receipt.clock_offset) <= _CLOCK_IS_OFF:
        return ""
    off = _duration(abs(receipt.clock_offset))
    return f"This laptop's clock is {off} off. We used the office time. Your entries keep their order."


def _about_sending(receipt: Receipt) -> list[str]:
    safe_here = f"{_items(receipt.still_waiting)} safe on this laptop"
    sent = f"{receipt.confirmed} of {receipt.to_send}"
    match receipt.outcome:
        case Outcome.ALL_SAFE if receipt.to_send == 0 and receipt.received == 0:
            return ["Nothing to send or receive. Everything is safe at the office."]
        case Outcome.ALL_SAFE:
            return ["Everything is safe at the office.", f"{sent} sent and checked."]
        case Outcome.MORE_SINCE:
            return [f"{sent} sent and checked.", f"You went on working: {safe_here}, and goes with the next sync."]
        case Outcome.NOT_ALL_CONFIRMED:
            return [
                f"{sent} are safe at the office. {safe_here[0].upper()}{safe_here[1:]}.",
                *dict.fromkeys(problem.sentence for problem in receipt.not_confirmed),
            ]
        case Outcome.STOPPED if receipt.to_send:
            go_on = "We will go on when you are connected, or choose Sync now."
            return [
                f"Stopped at {sent}. {receipt.reason or ''}".rstrip(),
                f"Those {receipt.confirmed} are safe at the office. {safe_here[0].upper()}{safe_here[1:]}. {go_on}",
            ]
        case Outcome.SAID_NO:
            return [receipt.reason or "", f"Nothing is lost: {safe_here}."]
        case _:
            return [receipt.reason or "", f"Nothing is lost: {safe_here}. Try later."]


def _about_receiving(receipt: Receipt) -> list[str]:
    words = [f"{receipt.received} received."] if receipt.received else []
    if receipt.kept_only:
        words.append(
            f"{receipt.kept_only} of them need a newer version of IRO Desktop to be shown. They are kept. Update soon."
        )
    return words


def _items(count: int) -> str:
    return "1 item is" if count == 1 else f"{count} items are"


def _things(count: int) -> str:
    return "1 thing needs" if count == 1 else f"{count} things need"


def _duration(off: timedelta) -> str:
    minutes = round(off.total_seconds() / 60)
    if minutes < 120:
        return f"{minutes} minutes"
    hours = round(minutes / 60)
    return f"{hours} hours" if hours < 48 else f"{round(hours / 24)} days"


def keep(session: Session, receipt: Receipt) -> None:
    """Keep a receipt for good."""
    session.add(
        SyncReceipt(
            started_at=receipt.started_at,
            finished_at=receipt.finished_at,
            state=receipt.outcome,
            sent=receipt.to_send,
            confirmed=receipt.confirmed,
            received=receipt.received,
            details=msgspec.to_builtins(receipt),
        )
    )


def receipts(session: Session, *, limit: int = 50) -> Sequence[Receipt]:
    """The receipts kept, the newest first."""
    rows = session.scalars(select(SyncReceipt).order_by(SyncReceipt.id.desc()).limit(limit))
    return [msgspec.convert(row.details, Receipt) for row in rows]
