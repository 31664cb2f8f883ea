"""Pictures and papers that came with a talk or a review: what they show is kept, where they were made is not."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
MOST_BYTES = 3 * 1024 * 1024
"""Bytes of one picture or paper: what can travel in one change to the office, and lie on every laptop."""


class AttachmentKind(StrEnum):
    """What an attachment is."""

    PHOTO = "photo"
    DRAWING = "drawing"
    FEEDBACK_FORM = "feedback_form"
    PAPER = "paper"
    PICTURE_OF_CHILD = "picture_of_child"


class Attachment(OfChild, kw_only=True):
    """A picture or paper, without the file itself: that is an `AttachmentContent` of its own."""

    __tablename__ = "attachment"

    kind: Mapped[AttachmentKind] = mapped_column(choice(AttachmentKind))
    consultation_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    review_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    feedback_id: Mapped[UUID | None] = mapped_column(default=None)
    name: Mapped[str]
    """What to call it on screen. Never the path it came from."""
    in_words: Mapped[str | None] = mapped_column(default=None)
    """What it shows, for those who cannot see it."""
    media_type: Mapped[str]
    """image/jpeg, image/png or application/pdf."""
    size_bytes: Mapped[int]
    sha256: Mapped[str]
    """Of the bytes kept, in hexadecimal."""
    taken_on: Mapped[date | None] = mapped_column(default=None)
    child_says_yes: Mapped[bool | None] = mapped_column(default=None)
    """Whether the child agreed that it may stand in a letter; None where not asked, and then it may not."""
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not see it: see `models/audience.py`."""


class AttachmentContent(OfChild, kw_only=True):
    """The bytes of an attachment. Its id is `companion_id(attachment_id, "content")`; it is written once."""

    __tablename__ = "attachment_content"

    attachment_id: Mapped[UUID] = mapped_column(index=True)
    data: Mapped[str]
    """Base64."""
