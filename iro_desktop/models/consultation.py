"""A conversation with or about a child, and the child's own words."""

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class WithWhom(StrEnum):
    """Who was spoken with."""

    CHILD = "child"
    CARER = "carer"
    PARENT = "parent"
    SOCIAL_WORKER = "social_worker"
    SCHOOL = "school"
    OTHER = "other"


class Channel(StrEnum):
    """How the conversation took place. A try without an answer counts, and is shown as one."""

    IN_PERSON = "in_person"
    CALL = "call"
    VIDEO = "video"
    TEXT = "text"
    TRIED_NO_ANSWER = "tried_no_answer"


class Consultation(OfChild, kw_only=True):
    """A conversation, kept from its first key press. It is a draft until the officer says done."""

    __tablename__ = "consultation"

    with_whom: Mapped[WithWhom] = mapped_column(choice(WithWhom), default=WithWhom.CHILD)
    person_name: Mapped[str | None] = mapped_column(default=None)
    channel: Mapped[Channel] = mapped_column(choice(Channel), default=Channel.IN_PERSON)
    happened_on: Mapped[date]
    happened_at: Mapped[time | None] = mapped_column(default=None)
    text: Mapped[str] = mapped_column(default="")
    done: Mapped[bool] = mapped_column(default=False)
    """False while it may still be half written; the next start offers it back."""
    finish_later: Mapped[bool] = mapped_column(default=False)
    folded_as: Mapped[str | None] = mapped_column(default=None)
    """A plain label for difficult information ("about harm"): shown folded until opened."""
    review_id: Mapped[UUID | None] = mapped_column(default=None)


class ChildsWords(OfChild, kw_only=True):
    """What a child said, word for word, when, and to whom. Never changed by any checking tool."""

    __tablename__ = "childs_words"

    words: Mapped[str]
    said_on: Mapped[date]
    said_at: Mapped[time | None] = mapped_column(default=None)
    heard_by: Mapped[str | None] = mapped_column(default=None)
    how: Mapped[str | None] = mapped_column(default=None)
    """"by text", "in the garden"."""
    consultation_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    meeting_note_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    review_id: Mapped[UUID | None] = mapped_column(default=None)
    may_be_shared: Mapped[bool | None] = mapped_column(default=None)
    """True: the child said it may be shared; False: they asked to keep it private; None: not asked."""
