"""A drawing while it is made: kept on this laptop after every stroke, and gone once the drawing is kept for good."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.attachments import attach
from iro_desktop.models.attachment import AttachmentKind
from iro_desktop.store.tables import LocalSetting


def keep_drawing_draft(session: Session, child_id: UUID, *, text: str) -> None:
    """Keep how far a child's drawing is. It does not travel: only the finished drawing does."""
    session.merge(LocalSetting(name=_name(child_id), value=text))


def drawing_draft(session: Session, child_id: UUID) -> str:
    """How far the drawing was when it was last kept; "" where there is none."""
    kept = session.get(LocalSetting, _name(child_id))
    return kept.value if kept is not None and isinstance(kept.value, str) else ""


def drop_drawing_draft(session: Session, child_id: UUID) -> None:
    """The drawing was kept for good, or the child wants none of it."""
    kept = session.get(LocalSetting, _name(child_id))
    if kept is not None:
        session.delete(kept)


def keep_finished_drawing(
    session: Session, child_id: UUID, *, data: bytes, media_type: str, taken_on: date, talk_id: UUID | None = None
) -> None:
    """Keep a drawing for good, with the talk in which it was made where there was one; its draft is gone."""
    attach(
        session,
        child_id=child_id,
        data=data,
        media_type=media_type,
        kind=AttachmentKind.DRAWING,
        name="Drawing",
        consultation_id=talk_id,
        taken_on=taken_on,
    )
    drop_drawing_draft(session, child_id)


def _name(child_id: UUID) -> str:
    return f"drawing {child_id}"
