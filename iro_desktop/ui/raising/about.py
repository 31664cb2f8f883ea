"""What a resolution is raised about: all that the place it is raised from knows already."""

from dataclasses import dataclass
from uuid import UUID

from iro_desktop.models.resolution import RaisedBy, Reason, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseAbout:
    """What the panel begins with. Everything may be left out: without a child it asks whom it is about."""

    child_id: UUID | None = None
    concern: str = ""
    """What is not right, or was done well, as far as it is written already."""
    reasons: tuple[Reason, ...] = ()
    """Chosen at the start, beside those that the records give."""
    decision_ids: tuple[UUID, ...] = ()
    review_id: UUID | None = None
    from_record_id: UUID | None = None
    """The note, midway check or event it is made from."""
    to_name: str | None = None
    to_role: str | None = None
    to_person_id: UUID | None = None
    asked_for: str = ""
    tone: Tone = Tone.CHALLENGE
    raised_how: RaisedBy = RaisedBy.FORM
    draft_id: UUID | None = None
    """The concern id of one that was begun: the panel goes on with it, and the rest of this is left aside."""
