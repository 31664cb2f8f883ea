"""What a child shows of a letter while it is read together, and how a letter stood at earlier moments."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class Feeling(StrEnum):
    """The three buttons under a shown letter. They have words and no faces: a face would answer for the child."""

    LIKE = "like"
    CHANGE = "change"
    NOT_UNDERSTOOD = "not_understood"


class LetterReaction(OfChild, kw_only=True):
    """A button the child pressed at a passage of a letter. Kept at once; the officer says later what becomes of it."""

    __tablename__ = "letter_reaction"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    passage: Mapped[int]
    """Which passage of the letter in that language it was, counted from 0 as it was shown."""
    passage_text: Mapped[str]
    """What stood there then: a draft may say something else by now."""
    section_key: Mapped[str | None] = mapped_column(default=None)
    """The part of the letter that the passage belongs to; None where it is the greeting or the ending."""
    feeling: Mapped[Feeling] = mapped_column(choice(Feeling))
    shown_at: Mapped[datetime]
    language: Mapped[str] = mapped_column(default="en")
    """Of the passage, as BCP 47 names it: a child may understand a part in one language and not in the other."""
    words_id: Mapped[UUID | None] = mapped_column(default=None)
    """The child's words that were made of it, once the officer confirmed it."""
    set_aside_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the officer said that it was a slip, or that nothing is to be kept of it."""


class WhyKept(StrEnum):
    """What was about to happen when a letter's words were kept aside."""

    OPENED = "opened"
    """It was opened on another day than it was last kept."""
    TYPING = "typing"
    """It was being typed for ten minutes."""
    BEFORE_BRINGING_BACK = "before_bringing_back"
    FINISHED = "finished"
    BEFORE_ANOTHER_LANGUAGE = "before_another_language"
    """Its other language was changed or taken off, and with it who translated it."""
    RECOVERED = "recovered"
    """It stood on the screen when the program ended, and the officer chose what was saved before it."""


class LetterSnapshot(OfChild, kw_only=True):
    """How a letter stood at one moment. Written once, so that every version can be read and brought back."""

    __tablename__ = "letter_snapshot"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    kept_at: Mapped[datetime]
    why: Mapped[WhyKept] = mapped_column(choice(WhyKept))
    by_name: Mapped[str]
    """Whose laptop it was written on."""
    text: Mapped[str]
    """What was typed, as JSON: the text of each part by its key, in the order of the letter."""
    translation: Mapped[str | None] = mapped_column(default=None)
    """The other language as JSON: which one, each part, who translated and checked it and when; None for English
    alone."""
