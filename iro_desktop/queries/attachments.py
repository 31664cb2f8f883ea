"""Pictures and papers: what is known of each without its bytes, and the bytes of one."""

from base64 import b64decode
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from iro_desktop.models.attachment import PDF, Attachment, AttachmentContent, AttachmentKind
from iro_desktop.models.ids import companion_id
from iro_desktop.models.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture or paper of a child, without its bytes."""

    attachment_id: UUID
    kind: AttachmentKind
    name: str
    in_words: str | None
    media_type: str
    size_bytes: int
    taken_on: date | None
    child_says_yes: bool | None
    """None while not asked: then it may stand in no letter."""
    consultation_id: UUID | None
    review_id: UUID | None

    @property
    def is_paper(self) -> bool:
        """Whether it has pages, rather than being one picture."""
        return self.media_type == PDF


def pictures_of_talk(session: Session, consultation_id: UUID) -> tuple[Picture, ...]:
    """The pictures of one talk, in the order in which they were added."""
    return _pictures(session, Attachment.consultation_id == consultation_id)


def pictures_by_talk(session: Session, child_id: UUID) -> dict[UUID, tuple[Picture, ...]]:
    """Every picture that came with a talk about this child, by the talk's id."""
    found: dict[UUID, list[Picture]] = defaultdict(list)
    for picture in _pictures(session, Attachment.child_id == child_id, Attachment.consultation_id.is_not(None)):
        if picture.consultation_id is not None:
            found[picture.consultation_id].append(picture)
    return {talk: tuple(pictures) for talk, pictures in found.items()}


def bytes_of_picture(session: Session, attachment_id: UUID) -> bytes:
    """The bytes, exactly as they were kept.

    Raises Refused while they have not come with a sync yet, and where they are not those that were kept.
    """
    known_hash = session.scalar(
        select(Attachment.sha256).where(Attachment.id == attachment_id, Attachment.deleted_at.is_(None))
    )
    kept = session.scalar(
        select(AttachmentContent.data).where(AttachmentContent.id == companion_id(attachment_id, "content"))
    )
    if known_hash is None or kept is None:
        raise Refused("This picture is not on this laptop yet. It comes with the next sync; nothing is lost.")
    data = b64decode(kept)
    if sha256(data).hexdigest() != known_hash:
        raise Refused(
            "This picture is damaged on this laptop and is not shown. Other copies are not touched: ask your helpdesk "
            "to bring it back from the office."
        )
    return data


def _pictures(session: Session, *wanted: ColumnElement[bool]) -> tuple[Picture, ...]:
    rows = session.scalars(
        select(Attachment)
        .where(*wanted, Attachment.deleted_at.is_(None))
        .order_by(Attachment.created_at, Attachment.id)
    )
    return tuple(
        Picture(
            attachment_id=row.id,
            kind=row.kind,
            name=row.name,
            in_words=row.in_words,
            media_type=row.media_type,
            size_bytes=row.size_bytes,
            taken_on=row.taken_on,
            child_says_yes=row.child_says_yes,
            consultation_id=row.consultation_id,
            review_id=row.review_id,
        )
        for row in rows
    )
