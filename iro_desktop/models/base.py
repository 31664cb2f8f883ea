"""What every record is: a typed row with an id of its own, moments in UTC, and old values that are always known."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, DateTime, Dialect, Enum, MetaData, String, TypeDecorator, event
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Mapper, mapped_column

from iro_desktop.models.ids import new_id

CONSTRAINT_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcMoment(TypeDecorator[datetime]):
    """A moment: always aware, always UTC. A naive datetime is refused, because nobody could say what it means."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Texts(TypeDecorator[tuple[str, ...]]):
    """An ordered list of short texts. Read as a tuple: replacing it whole is the only way to change it."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, _: Dialect) -> list[str] | None:
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, _: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)


def choice(kind: type[StrEnum]) -> Enum:
    """A column that holds one word of a list. Kept as text, so that a later version may know more words."""
    return Enum(kind, native_enum=False, length=40, create_constraint=False, values_callable=lambda words: [*words])


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """Anything kept in the store. Its text form shows only kind and id: a child's words must not reach a log."""

    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)
    type_annotation_map: ClassVar = {datetime: UtcMoment(), tuple[str, ...]: Texts(), str: String()}

    def __repr__(self) -> str:
        return f"<{self.__tablename__} {getattr(self, 'id', '')}>"


class SyncedRecord(Record, kw_only=True):
    """A record that travels to central: born with an id on any laptop, never really deleted."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    created_at: Mapped[datetime] = mapped_column(init=False)
    """When it was first saved on a laptop. Filled by the store, not by the caller."""
    changed_at: Mapped[datetime] = mapped_column(init=False)
    """When a laptop last saved a change. Filled by the store and shown; it never decides which text survives."""
    deleted_at: Mapped[datetime | None] = mapped_column(default=None, kw_only=True)
    """When an officer deleted it; it can be brought back."""


class OfChild(SyncedRecord, kw_only=True):
    """A record about one child: it goes wherever the child's caseload goes."""

    __abstract__ = True

    child_id: Mapped[UUID] = mapped_column(index=True)


@event.listens_for(SyncedRecord, "before_mapper_configured", propagate=True)
def _always_know_the_old_value(mapper: Mapper[SyncedRecord], _: type[SyncedRecord]) -> None:
    """An operation names the value it replaces, so a change must load the old value even where nobody read it."""
    for column in mapper.column_attrs:
        column.active_history = True
