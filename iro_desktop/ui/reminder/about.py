"""What a reminder begins with: all that the place it is opened from knows already."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderAbout:
    """What the panel begins with."""

    child_id: UUID
    text: str = ""
    due_on: date | None = None
    from_record_id: UUID | None = None
    """The talk, event or decision it is made from."""
    reminder_id: UUID | None = None
    """A reminder that was kept before: the panel opens it, and the rest of this but the child is left aside."""
