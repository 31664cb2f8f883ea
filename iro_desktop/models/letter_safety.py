"""What makes a letter safe to give: who approved which bytes for whom, what was kept in it and why."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class Protected(StrEnum):
    """What a detail is that somebody may have to be kept from."""

    ADDRESS = "address"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    EMAIL = "email"
    NAME = "name"
    PLACE = "place"
    """A school, a home or a provider by its name."""
    BIRTHDAY = "birthday"
    NUMBER = "number"
    """A number that stands for a child in some register."""


class LetterApproval(OfChild, kw_only=True):
    """Somebody looked at a finished letter and let it go: exactly these bytes, to this reader, at this address.

    Written once. Whatever changes afterwards, the letter is not released until somebody approves it anew.
    """

    __tablename__ = "letter_approval"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    recipient_id: Mapped[UUID | None] = mapped_column(default=None)
    """A person around the child; None for the child."""
    recipient_name: Mapped[str | None] = mapped_column(default=None)
    address: Mapped[str | None] = mapped_column(default=None)
    """Where the reader lived by the record on that day; None where the record did not say."""
    content_hash: Mapped[str]
    """BLAKE2b-256 of the frozen words, in hexadecimal."""
    pdf_hash: Mapped[str]
    """BLAKE2b-256 of the PDF, in hexadecimal."""
    by_name: Mapped[str | None] = mapped_column(default=None)
    approved_at: Mapped[datetime]


class KeptInLetter(OfChild, kw_only=True):
    """A detail that was found before finishing and stays in the letter for this reader, with the reason."""

    __tablename__ = "kept_in_letter"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    recipient_id: Mapped[UUID | None] = mapped_column(default=None)
    what: Mapped[Protected] = mapped_column(choice(Protected))
    found: Mapped[str]
    """The detail as the record has it."""
    reason: Mapped[str]
    by_name: Mapped[str | None] = mapped_column(default=None)
    kept_at: Mapped[datetime]
