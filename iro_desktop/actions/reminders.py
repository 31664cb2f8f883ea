"""What the officer means to do by a day: kept, changed, done, put off with a reason, and each taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.between_reviews import Reminder
from iro_desktop.models.child import Child
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full

LONGEST_REMINDER = 2_000
"""Characters of one reminder. A whole note stays where it is; the reminder is linked with it."""


@dataclass(frozen=True, slots=True)
class ReminderBefore:
    """How a reminder stood before it was changed, for the undo."""

    due_on: date
    text: str
    put_off_reason: str | None


def remind(
    session: Session,
    child_id: UUID,
    *,
    text: str,
    due_on: date,
    today: date,
    from_record_id: UUID | None = None,
    reminder_id: UUID | None = None,
) -> UUID:
    """Keep what is to be done by a day. Returns its id. Refused: no words, too many, or a day that has passed."""
    existing(session, Child, child_id)
    reminder = Reminder(
        id=reminder_id or new_id(),
        child_id=child_id,
        due_on=_still_to_come(due_on, today),
        text=_words(text),
        from_record_id=from_record_id,
    )
    session.add(reminder)
    return reminder.id


def change_reminder(
    session: Session, reminder_id: UUID, *, today: date, text: str | None = None, due_on: date | None = None
) -> ReminderBefore:
    """Say it in other words, or put another day right. What is not named stays. Returns how it stood.

    A day that is left as it was may have passed.
    """
    reminder = existing(session, Reminder, reminder_id)
    before = _as_it_stands(reminder)
    if text is not None:
        reminder.text = _words(text)
    if due_on is not None and due_on != reminder.due_on:
        reminder.due_on = _still_to_come(due_on, today)
    return before


def put_off(session: Session, reminder_id: UUID, *, until: date, reason: str, today: date) -> ReminderBefore:
    """Give it a later day, and say why. Returns how it stood. Refused: no reason, or a day that is not later."""
    reminder = existing(session, Reminder, reminder_id)
    if not reason.strip():
        raise Refused("Say why it is put off, in a few words. Its day is still the same.")
    if until <= reminder.due_on:
        raise Refused(
            f"It is to be done by {day_in_full(reminder.due_on)}, and {day_in_full(until)} is not later. "
            "Nothing was changed. Choose a later day."
        )
    before = _as_it_stands(reminder)
    reminder.due_on, reminder.put_off_reason = _still_to_come(until, today), reason.strip()
    return before


def put_back(session: Session, reminder_id: UUID, *, before: ReminderBefore) -> None:
    """Undo a change or putting off: the reminder stands as it stood."""
    reminder = existing(session, Reminder, reminder_id)
    reminder.due_on, reminder.text, reminder.put_off_reason = before.due_on, before.text, before.put_off_reason


def reminder_done(session: Session, reminder_id: UUID, *, on: date) -> None:
    """Say that it was done, and on which day."""
    existing(session, Reminder, reminder_id).done_on = on


def reminder_not_done(session: Session, reminder_id: UUID) -> None:
    """Undo it: it is still to do."""
    existing(session, Reminder, reminder_id).done_on = None


def delete_reminder(session: Session, reminder_id: UUID, *, at: datetime) -> None:
    """Take a reminder out of sight. `bring_back_reminder` undoes it."""
    existing(session, Reminder, reminder_id).deleted_at = at


def bring_back_reminder(session: Session, reminder_id: UUID) -> None:
    """Undo a deletion: the reminder is there again."""
    reminder = session.get(Reminder, reminder_id)
    if reminder is not None:
        reminder.deleted_at = None


def _as_it_stands(reminder: Reminder) -> ReminderBefore:
    return ReminderBefore(reminder.due_on, reminder.text, reminder.put_off_reason)


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise Refused("Type what is to be done, in a few words. No reminder was kept.")
    if len(words) > LONGEST_REMINDER:
        raise Refused(
            f"This reminder has {len(words):,} characters; {LONGEST_REMINDER:,} can be kept in one. "
            "Nothing was changed. Say it shorter: what it was made from stays linked with it."
        )
    return words


def _still_to_come(day: date, today: date) -> date:
    if day < today:
        raise Refused(f"{day_in_full(day)} has passed. Nothing was changed. Choose today or a later day.")
    return day
