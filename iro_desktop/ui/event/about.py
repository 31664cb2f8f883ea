"""What an event is recorded about: all that the place it is opened from knows already."""

from dataclasses import dataclass
from uuid import UUID

from iro_desktop.models.between_reviews import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAbout:
    """What the panel begins with."""

    child_id: UUID
    text: str = ""
    """What happened, as far as it is written already."""
    from_record_id: UUID | None = None
    """The talk, note or midway check in which it was told."""
    told_by: str | None = None
    kind: EventKind | None = None
    event_id: UUID | None = None
    """An event that was kept before: the panel opens it to be changed, and the rest of this is left aside."""
