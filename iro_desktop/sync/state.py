"""What the chip and the sync centre say, as data: one query for the count, the list and the colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.store.conflicts import open_conflicts
from iro_desktop.store.server_rows import note
from iro_desktop.store.tables import OutboxEntry, SendState
from iro_desktop.sync.enrol import is_practise
from iro_desktop.sync.receipt import Outcome, Receipt
from iro_desktop.sync.round import LAST_ROUND, SYNCED_AT, Progress

STALE_AFTER_DAYS = 3


class Chip(StrEnum):
    """The state that is shown. The words, shapes and colours are the screen's."""

    PRACTISE = "practise"
    WORKING = "working"
    NEEDS_YOU = "needs_you"
    STOPPED = "stopped"
    STALE = "stale"
    ALL_AT_OFFICE = "all_at_office"
    WAITING_CONNECTED = "waiting_connected"
    WAITING_NOT_CONNECTED = "waiting_not_connected"
    NOTHING_WAITING_NOT_CONNECTED = "nothing_waiting_not_connected"


@dataclass(frozen=True, slots=True)
class OfficeState:
    """Where this laptop stands with the office."""

    chip: Chip
    waiting: int
    """Changes that the office has not confirmed."""
    waiting_by_kind: Mapping[str, int]
    needs_you: int
    """Questions and refused changes that wait for a person."""
    synced_at: datetime | None
    """When a round last went through; None before the first."""
    days_since: int | None
    """Whole days since then, or since the oldest unsent work where there was never a round; None where neither is."""
    progress: Progress | None
    last_round: Receipt | None


def office_state(
    session: Session,
    *,
    now: datetime,
    connected: bool,
    progress: Progress | None = None,
    stale_after_days: int = STALE_AFTER_DAYS,
) -> OfficeState:
    """What to show now. `connected` is whether central answered last; `progress` is of the round that runs.

    Green means that a round went through and that no change on this laptop is without its confirmation by id and hash.
    """
    unconfirmed = _unconfirmed(session)
    waiting = sum(unconfirmed.by_kind.values())
    kept = note(session, LAST_ROUND)
    last = msgspec.convert(kept, Receipt) if kept is not None else None
    synced = note(session, SYNCED_AT)
    synced_at = datetime.fromisoformat(str(synced)) if synced is not None else None
    needs_you = len(open_conflicts(session)) + unconfirmed.answered
    days = _days_since(synced_at, unconfirmed.oldest_at, now)
    chip = _chip(
        waiting=waiting,
        needs_you=needs_you,
        stale=days is not None and days >= stale_after_days,
        last=last,
        synced=synced_at is not None,
        connected=connected,
        working=progress is not None,
        practise=is_practise(session),
    )
    return OfficeState(
        chip=chip,
        waiting=waiting,
        waiting_by_kind=unconfirmed.by_kind,
        needs_you=needs_you,
        synced_at=synced_at,
        days_since=days,
        progress=progress,
        last_round=last,
    )


def _chip(
    *,
    waiting: int,
    needs_you: int,
    stale: bool,
    last: Receipt | None,
    synced: bool,
    connected: bool,
    working: bool,
    practise: bool,
) -> Chip:
    if working:
        return Chip.WORKING
    if practise and last is None:
        return Chip.PRACTISE
    if needs_you:
        return Chip.NEEDS_YOU
    if last is not None and last.outcome is Outcome.STOPPED and waiting:
        return Chip.STOPPED
    if stale:
        return Chip.STALE
    if waiting:
        return Chip.WAITING_CONNECTED if connected else Chip.WAITING_NOT_CONNECTED
    if connected and synced:
        return Chip.ALL_AT_OFFICE
    return Chip.NOTHING_WAITING_NOT_CONNECTED


@dataclass(frozen=True, slots=True)
class _Unconfirmed:
    """What the office has not confirmed, found in one walk over it: an officer may have been offline for weeks."""

    by_kind: Mapping[str, int]
    answered: int
    """Changes that the office has answered without confirming them."""
    oldest_at: datetime | None


def _unconfirmed(session: Session) -> _Unconfirmed:
    groups = session.execute(
        select(OutboxEntry.kind, func.count(), func.count(OutboxEntry.result), func.min(OutboxEntry.at))
        .where(OutboxEntry.state != SendState.ACKNOWLEDGED)
        .group_by(OutboxEntry.kind)
    ).all()
    return _Unconfirmed(
        by_kind={kind: many for kind, many, _, _ in groups},
        answered=sum(answered for _, _, answered, _ in groups),
        oldest_at=min((at for _, _, _, at in groups), default=None),
    )


def _days_since(synced_at: datetime | None, oldest_at: datetime | None, now: datetime) -> int | None:
    since = synced_at or oldest_at
    return max((now - since) // timedelta(days=1), 0) if since is not None else None
