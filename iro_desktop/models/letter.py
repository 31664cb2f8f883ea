"""A letter to a child: sections of plain text while it is written, frozen words once it is finished."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice
from iro_desktop.models.child import AgeBand
from iro_desktop.models.ids import companion_id


class LetterStatus(StrEnum):
    """Whether a letter can still change."""

    DRAFT = "draft"
    FINISHED = "finished"


class LetterKind(StrEnum):
    """What a letter is for."""

    REVIEW = "review"
    MIDWAY = "midway"
    INVITATION_CHILD = "invitation_child"
    INVITATION_PARENT = "invitation_parent"
    NEW_IRO = "new_iro"
    """The officer who takes over says who they are."""
    GOODBYE = "goodbye"
    BIRTHDAY_CARD = "birthday_card"
    GUARDIAN = "guardian"
    """Tells the children's guardian who the reviewing officer is."""
    ADULT_COPY = "adult_copy"
    """What one adult of a review may read of what was decided."""

    @property
    def is_to_an_adult(self) -> bool:
        """Whether somebody else than the child reads it."""
        return self in _TO_AN_ADULT


_TO_AN_ADULT = frozenset({LetterKind.INVITATION_PARENT, LetterKind.GUARDIAN, LetterKind.ADULT_COPY})


class Letter(OfChild, kw_only=True):
    """A letter. Finishing freezes its words; a correction is a new version with a reason."""

    __tablename__ = "letter"

    review_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    midway_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The midway check it tells the child about."""
    about_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The review that an invitation or an adult's copy is about. Never that of the letter about a review itself."""
    about_on: Mapped[date | None] = mapped_column(default=None)
    """The birthday that a card is for."""
    kind: Mapped[LetterKind | None] = mapped_column(choice(LetterKind), default=None)
    """None in a letter begun before there were other kinds: see `kind_of`."""
    recipient_id: Mapped[UUID | None] = mapped_column(default=None)
    """Whom it is to, among the child's people; None for the child."""
    recipient_name: Mapped[str | None] = mapped_column(default=None)
    """As the letter calls them, where it is to somebody else than the child."""
    template: Mapped[str]
    template_version: Mapped[int] = mapped_column(default=1)
    template_text_id: Mapped[UUID | None] = mapped_column(default=None)
    """The council's own text of the template it was begun from; None for the text that came with the program."""
    title: Mapped[str]
    age_band: Mapped[AgeBand] = mapped_column(choice(AgeBand))
    language: Mapped[str] = mapped_column(default="en")
    other_language: Mapped[str | None] = mapped_column(default=None)
    """The language that stands beside the English, as BCP 47 names it ("ar", "ckb"); None for English alone."""
    translator_name: Mapped[str | None] = mapped_column(default=None)
    translated_on: Mapped[date | None] = mapped_column(default=None)
    translation_checked_by: Mapped[str | None] = mapped_column(default=None)
    """A second person who read the translation."""
    status: Mapped[LetterStatus] = mapped_column(choice(LetterStatus), default=LetterStatus.DRAFT)
    version_number: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[UUID | None] = mapped_column(default=None)
    reason_for_version: Mapped[str | None] = mapped_column(default=None)
    written_on: Mapped[date | None] = mapped_column(default=None)
    """The date printed on the letter."""
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_content: Mapped[str | None] = mapped_column(default=None)
    """The whole content as JSON, as it was when the officer finished it."""
    finished_pdf_hash: Mapped[str | None] = mapped_column(default=None)
    """BLAKE2b-256 of the PDF made from it, in hexadecimal."""


class LetterSection(OfChild, kw_only=True):
    """One part of a letter, as plain text: merges on its own, prints exactly, reads aloud well."""

    __tablename__ = "letter_section"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    key: Mapped[str]
    position: Mapped[int]
    kind: Mapped[str]
    """What fills it: prose, words, people, decisions … (letters/templates.py)."""
    heading: Mapped[str | None] = mapped_column(default=None)
    prompt: Mapped[str | None] = mapped_column(default=None)
    """A question to the officer. It never prints."""
    text: Mapped[str] = mapped_column(default="")
    in_other_language: Mapped[str] = mapped_column(default="")
    """The same words as a person translated them. The program translates nothing."""
    required: Mapped[bool] = mapped_column(default=False)


def introduction_id(child_id: UUID, officer_id: UUID) -> UUID:
    """Of the letter in which an officer says to a child who they are."""
    return companion_id(child_id, f"letter introduction {officer_id}")


def goodbye_id(child_id: UUID, officer_id: UUID) -> UUID:
    """Of the letter in which an officer says goodbye to a child."""
    return companion_id(child_id, f"letter goodbye {officer_id}")


def kind_of(letter: Letter) -> LetterKind:
    """What a letter is for; of an older one its midway check says it."""
    return letter.kind or (LetterKind.MIDWAY if letter.midway_id is not None else LetterKind.REVIEW)
