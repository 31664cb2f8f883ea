"""How the fields of a record travel: every column has one form in JSON, and comes back as it was."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from uuid import UUID

from sqlalchemy import Boolean, Date, Enum, Integer, String, Time, Uuid

from iro_desktop.models.base import SyncedRecord, Texts, UtcMoment

_TOO_LARGE = 2**63

Json = None | bool | int | float | str | list[object] | dict[str, object]


@cache
def synced_fields(record: type[SyncedRecord]) -> tuple[str, ...]:
    """Every field of a record but its id, in the order of its columns."""
    return tuple(column.name for column in record.__table__.columns if column.name != "id")


def to_wire(value: object) -> Json:
    """A field's value as JSON."""
    match value:
        case StrEnum():
            return str(value)
        case None | bool() | int() | float() | str():
            return value
        case UUID():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case tuple() | list():
            return [str(text) for text in value]
    raise TypeError(f"no form on the wire for {type(value).__name__}")


def from_wire(record: type[SyncedRecord], field: str, value: Json) -> object:
    """The value that a field of this record holds, from its JSON. Raises ValueError where it cannot be one.

    Nothing is guessed: a moment without a time zone, a time of day with one, a list that holds anything but texts and
    a number that no database can hold are refused here, before they are half way into the store.
    """
    if value is None:
        return None
    kind = record.__table__.columns[field].type
    match kind, value:
        case (Uuid(), str()):
            return UUID(value)
        case (Enum(), str()) if kind.enum_class is not None:
            return kind.enum_class(value)
        case (UtcMoment(), str()):
            return _moment(value)
        case (Date(), str()):
            return date.fromisoformat(value)
        case (Time(), str()) if (of_day := time.fromisoformat(value)).tzinfo is None:
            return of_day
        case (Texts(), list()) if all(isinstance(text, str) for text in value):
            return tuple(value)
        case (Boolean(), bool()) | (String(), str()):
            return value
        case (Integer(), int()) if not isinstance(value, bool) and -_TOO_LARGE <= value < _TOO_LARGE:
            return value
    raise ValueError(f"{record.__tablename__}.{field} cannot hold a {type(value).__name__}")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a moment before the year 1 or after the year 9999") from None


def as_document(record: SyncedRecord) -> dict[str, Json]:
    """Every field of a record as JSON: what central keeps of it."""
    return {field: to_wire(getattr(record, field)) for field in synced_fields(type(record))}


def child_of(record: SyncedRecord) -> UUID | None:
    """The child a record belongs to; None for what belongs to the council, such as a help line."""
    if record.__tablename__ == "child":
        return record.id
    child_id = getattr(record, "child_id", None)
    return child_id if isinstance(child_id, UUID) else None


def set_fields(record: SyncedRecord, document: Mapping[str, Json]) -> None:
    """Put a document's values into a record. Fields that this version does not know are left to the server's copy."""
    known = set(synced_fields(type(record)))
    for field, value in document.items():
        if field in known:
            setattr(record, field, from_wire(type(record), field, value))
