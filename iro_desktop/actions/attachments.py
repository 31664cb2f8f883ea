"""Pictures and papers of a talk or review: added once, described, shown or not shown to others, taken away and back."""

from base64 import b64encode
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.attachment import JPEG, MOST_BYTES, PDF, PNG, Attachment, AttachmentContent, AttachmentKind
from iro_desktop.models.child import Child
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.refused import Refused

_LONGEST_NAME = 120


def attach(
    session: Session,
    *,
    child_id: UUID,
    data: bytes,
    media_type: str,
    kind: AttachmentKind,
    name: str,
    attachment_id: UUID | None = None,
    consultation_id: UUID | None = None,
    review_id: UUID | None = None,
    taken_on: date | None = None,
) -> UUID:
    """Keep a picture or paper that was cleaned before (`exchange/pictures.py`). Returns its id.

    An id that is given and known already is answered with itself: the same picture is never kept twice.
    """
    existing(session, Child, child_id)
    if media_type not in (JPEG, PNG, PDF) or not 0 < len(data) <= MOST_BYTES:
        raise Refused(
            f"This cannot be kept: a picture or paper is a JPEG, PNG or PDF of at most {MOST_BYTES // 1024**2} MB. "
            "Nothing was added."
        )
    attachment_id = attachment_id or new_id()
    if session.get(Attachment, attachment_id) is not None:
        return attachment_id
    session.add(
        Attachment(
            id=attachment_id,
            child_id=child_id,
            kind=kind,
            consultation_id=consultation_id,
            review_id=review_id,
            name=name.strip()[:_LONGEST_NAME] or "Picture",
            media_type=media_type,
            size_bytes=len(data),
            sha256=sha256(data).hexdigest(),
            taken_on=taken_on,
        )
    )
    session.add(
        AttachmentContent(
            id=companion_id(attachment_id, "content"),
            child_id=child_id,
            attachment_id=attachment_id,
            data=b64encode(data).decode(),
        )
    )
    return attachment_id


def say_what_it_shows(session: Session, attachment_id: UUID, *, in_words: str) -> None:
    """Keep what a picture shows, for those who cannot see it."""
    existing(session, Attachment, attachment_id).in_words = in_words.strip() or None


def say_what_kind(session: Session, attachment_id: UUID, *, kind: AttachmentKind) -> None:
    """Say what it is: a photo, a paper, or a feedback form that somebody filled in by hand."""
    existing(session, Attachment, attachment_id).kind = kind


def keep_childs_answer(session: Session, attachment_id: UUID, *, says_yes: bool | None) -> None:
    """Keep whether the child agreed that it may stand in a letter; None while not asked. A yes can be taken back."""
    existing(session, Attachment, attachment_id).child_says_yes = says_yes


def delete_attachment(session: Session, attachment_id: UUID, *, at: datetime) -> None:
    """Take a picture away. `bring_back_attachment` undoes it."""
    existing(session, Attachment, attachment_id).deleted_at = at


def bring_back_attachment(session: Session, attachment_id: UUID) -> None:
    """Undo taking a picture away."""
    found = session.get(Attachment, attachment_id)
    if found is not None:
        found.deleted_at = None


def move_attachments(session: Session, consultation_id: UUID, child_id: UUID) -> None:
    """A talk was about another child: its pictures go with it, those taken away as well."""
    for picture in session.scalars(select(Attachment).where(Attachment.consultation_id == consultation_id)):
        picture.child_id = child_id
        content = session.get(AttachmentContent, companion_id(picture.id, "content"))
        if content is not None:
            content.child_id = child_id
