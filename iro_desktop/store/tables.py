"""What the laptop keeps beside the records: the outbox, central's copies, receipts, settings, the search text."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import Record, choice
from iro_desktop.protocol.fields import Json


class SendState(StrEnum):
    """How far an operation has come on its way to central."""

    WAITING = "waiting"
    """Never sent: a later change of the same record may still be added to it."""
    SENT = "sent"
    """Was sent at least once; central may have it. It never changes again, because the same id has the same answer."""
    ACKNOWLEDGED = "acknowledged"
    """Central answered with its id and hash after its commit."""


class OutboxEntry(Record, kw_only=True):
    """One operation: which fields of a record went from what to what. Written in the flush that changes it."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_state_dseq", "state", "dseq"), {"sqlite_autoincrement": True})

    dseq: Mapped[int] = mapped_column(primary_key=True, init=False, autoincrement=True)
    """Counts this laptop's operations from 1, without gaps."""
    op: Mapped[UUID] = mapped_column(unique=True)
    hlc: Mapped[int] = mapped_column(BigInteger, index=True)
    """Hybrid logical clock: 48 bits of milliseconds and a 16-bit counter. Shows order; decides nothing."""
    kind: Mapped[str]
    record_id: Mapped[UUID] = mapped_column(index=True)
    child_id: Mapped[UUID | None] = mapped_column(default=None)
    base_version: Mapped[int] = mapped_column(default=0)
    """The version of central's copy that this laptop had; 0 where it had none."""
    changes: Mapped[dict[str, list[Json]]] = mapped_column(JSON)
    """field: [old, new]; the old value is the first one, however often an unsent operation is amended."""
    at: Mapped[datetime]
    settles: Mapped[UUID | None] = mapped_column(default=None)
    """The conflict that a person settled with this operation."""
    state: Mapped[SendState] = mapped_column(choice(SendState), default=SendState.WAITING)
    first_sent_at: Mapped[datetime | None] = mapped_column(default=None)
    result: Mapped[str | None] = mapped_column(default=None)
    """Central's word for it: applied, merged, conflict …"""
    acknowledged_seq: Mapped[int | None] = mapped_column(BigInteger, default=None)
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)


class ServerRow(Record, kw_only=True):
    """Central's copy of a record. Written by pull only, so that the base of every merge is always there."""

    __tablename__ = "server_row"

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    child_id: Mapped[UUID | None] = mapped_column(default=None)
    version: Mapped[int]
    seq: Mapped[int] = mapped_column(BigInteger)
    document: Mapped[dict[str, Json]] = mapped_column(JSON)


class SyncNote(Record, kw_only=True):
    """One fact about this laptop's place in the sync: cursor, epoch, device, council."""

    __tablename__ = "sync_note"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Json] = mapped_column(JSON)


class SyncReceipt(Record, kw_only=True):
    """What one round of sync sent, what central confirmed, and what came. Kept; holds counts and ids only."""

    __tablename__ = "sync_receipt"

    id: Mapped[int] = mapped_column(primary_key=True, init=False, autoincrement=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime]
    state: Mapped[str]
    sent: Mapped[int]
    confirmed: Mapped[int]
    received: Mapped[int]
    details: Mapped[dict[str, Json]] = mapped_column(JSON)


class LocalSetting(Record, kw_only=True):
    """A setting of this laptop that does not travel, such as where the officer was last."""

    __tablename__ = "local_setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Json] = mapped_column(JSON)


class SearchText(Record, kw_only=True):
    """The words of a record, as search sees them. Kept in step with the record in the same transaction."""

    __tablename__ = "search_text"
    __table_args__ = ({"sqlite_autoincrement": True},)

    row: Mapped[int] = mapped_column(primary_key=True, init=False, autoincrement=True)
    record_id: Mapped[UUID] = mapped_column(unique=True)
    kind: Mapped[str]
    child_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    title: Mapped[str]
    body: Mapped[str]
