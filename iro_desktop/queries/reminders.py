"""What the officer means to do by a day: open reminders by day, and those of one child with what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from iro_desktop.models.between_reviews import Reminder
from iro_desktop.queries.who import Who, everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRow:
    """One reminder, and whom it is about."""

    reminder_id: UUID
    who: Who
    due_on: date
    text: str
    done_on: date | None
    put_off_reason: str
    """Why it has another day than at first; empty where it was never put off."""
    from_record_id: UUID | None

    def is_late(self, today: date) -> bool:
        """Whether its day has passed. It is the officer who is late, never the child."""
        return self.done_on is None and self.due_on < today


def open_reminders(
    session: Session, *, until: date | None = None, child_ids: Collection[UUID] | None = None
) -> tuple[ReminderRow, ...]:
    """What is still to do, by day, earlier days first: of these children or of all, up to a day where one is said."""
    wanted = _kept().where(Reminder.done_on.is_(None)).order_by(Reminder.due_on, Reminder.created_at)
    if until is not None:
        wanted = wanted.where(Reminder.due_on <= until)
    if child_ids is not None:
        wanted = wanted.where(Reminder.child_id.in_(tuple(child_ids)))
    return _rows(session, wanted)


def reminders_of(session: Session, child_id: UUID) -> tuple[ReminderRow, ...]:
    """All of one child, also those that are done; the latest day first."""
    return _rows(session, _kept().where(Reminder.child_id == child_id).order_by(Reminder.due_on.desc(), Reminder.id))


def reminder_row(session: Session, reminder_id: UUID) -> ReminderRow | None:
    """One reminder; None where it is not here, or was deleted."""
    return next(iter(_rows(session, _kept().where(Reminder.id == reminder_id))), None)


def _kept() -> Select[Reminder]:
    return select(Reminder).where(Reminder.deleted_at.is_(None))


def _rows(session: Session, wanted: Select[Reminder]) -> tuple[ReminderRow, ...]:
    kept = session.scalars(wanted).all()
    people = everyone(session, {one.child_id for one in kept}) if kept else {}
    return tuple(
        ReminderRow(
            reminder_id=one.id,
            who=people[one.child_id],
            due_on=one.due_on,
            text=one.text,
            done_on=one.done_on,
            put_off_reason=one.put_off_reason or "",
            from_record_id=one.from_record_id,
        )
        for one in kept
        if one.child_id in people
    )
