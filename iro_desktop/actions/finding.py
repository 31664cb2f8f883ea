"""Fetching the record that an action is about, or saying plainly that it is gone."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.refused import Refused

R = TypeVar("R", bound=SyncedRecord)


class NotHere(Refused):
    """The record is not on this laptop, or was deleted."""


def existing(session: Session, record: type[R], record_id: UUID) -> R:
    """The record with this id. Raises NotHere where it is not on this laptop or was deleted."""
    found = session.get(record, record_id)
    if found is None or found.deleted_at is not None:
        raise NotHere("This is no longer on this laptop. It may have been deleted or moved. Nothing else was changed.")
    return found
