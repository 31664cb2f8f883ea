"""Writing what was typed into a record: each value as its field keeps it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Enum, Uuid, inspect
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.base import OfChild, SyncedRecord

Value = str | bool | int | date | tuple[str, ...] | None
Changes = Mapping[str, Value]
"""Values by the name of their field. What is not named stays as it is."""


def field_names(names: str) -> frozenset[str]:
    """Names of fields, written one after another with spaces between."""
    return frozenset(names.split())


def write(record: SyncedRecord, changes: Changes, may_change: Collection[str]) -> None:
    """Write values into a record: text trimmed, an empty one as nothing, a choice as its word of the list.

    A name outside `may_change` is a mistake of the program's, not of the officer's: ValueError.
    """
    unknown = set(changes) - set(may_change)
    if unknown:
        raise ValueError(f"not fields one may change: {', '.join(sorted(unknown))}")
    columns = inspect(type(record)).columns
    for name, value in changes.items():
        kept: object = _trimmed(value)
        column = columns[name]
        if isinstance(kept, str) and isinstance(column.type, Enum) and column.type.enum_class is not None:
            kept = column.type.enum_class(kept)
        elif isinstance(kept, str) and isinstance(column.type, Uuid):
            kept = UUID(kept)
        elif kept is None and not column.nullable:
            kept = "" if isinstance(value, str) else False
        setattr(record, name, kept)


def remove(session: Session, record_id: UUID, *, kind: type[OfChild], at: datetime) -> None:
    """Take a record out of sight. `bring_back` undoes it."""
    existing(session, kind, record_id).deleted_at = at


def bring_back(session: Session, record_id: UUID, *, kind: type[OfChild]) -> None:
    """Undo it: the record is there again."""
    record = session.get(kind, record_id)
    if record is not None:
        record.deleted_at = None


def day_in(changes: Changes, name: str) -> date | None:
    """The day among values that were typed; None where none was."""
    value = changes.get(name)
    return value if isinstance(value, date) else None


def text_in(changes: Changes, name: str) -> str:
    """The words among values that were typed; empty where there are none."""
    value = changes.get(name)
    return value.strip() if isinstance(value, str) else ""


def _trimmed(value: Value) -> Value:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, tuple):
        return tuple(part.strip() for part in value if part.strip())
    return value
