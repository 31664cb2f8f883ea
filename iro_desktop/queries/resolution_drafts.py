"""What was begun and not started: the list of it, and one of it with every word, to go on with."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.child import Child
from iro_desktop.models.resolution import RaisedBy, Resolution, Tone
from iro_desktop.queries.resolution_board import DraftRow, drafts
from iro_desktop.queries.resolution_links import as_ids
from iro_desktop.queries.who import Who, who_is

__all__ = ["Draft", "DraftRow", "drafts", "one_draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One resolution as it was last saved, before it is started."""

    resolution_id: UUID
    who: Who
    tone: Tone
    raised_how: RaisedBy
    concern: str
    reasons: tuple[str, ...]
    other_reason: str
    asked_for: str
    effect_on_child: str
    to_name: str
    to_role: str
    to_person_id: UUID | None
    answer_by: date | None
    review_id: UUID | None
    decision_ids: tuple[UUID, ...]
    from_record_id: UUID | None
    changed_at: datetime
    """In UTC."""


def one_draft(session: Session, resolution_id: UUID) -> Draft | None:
    """The draft with every word; None where it was started, thrown away or is not on this laptop."""
    found = session.get(Resolution, resolution_id)
    if found is None or found.started or found.deleted_at is not None:
        return None
    child = session.get(Child, found.child_id)
    if child is None or child.deleted_at is not None:
        return None
    return Draft(
        resolution_id=found.id,
        who=who_is(child),
        tone=found.tone,
        raised_how=found.raised_how,
        concern=found.concern,
        reasons=found.reasons,
        other_reason=found.other_reason or "",
        asked_for=found.asked_for or "",
        effect_on_child=found.effect_on_child or "",
        to_name=found.to_name or "",
        to_role=found.to_role or "",
        to_person_id=found.to_person_id,
        answer_by=found.answer_by,
        review_id=found.review_id,
        decision_ids=as_ids(found.decision_ids),
        from_record_id=found.from_record_id,
        changed_at=found.changed_at,
    )
