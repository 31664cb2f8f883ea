"""What makes a letter safe to give: who approved which bytes for whom, what was kept in it and why, where it went."""

from datetime import date, datetime
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


class Route(StrEnum):
    """How a letter went."""

    BY_HAND = "by_hand"
    READ_TOGETHER = "read_together"
    POST = "post"
    SECURE_EMAIL = "secure_email"
    MESSAGE = "message"
    OTHER = "other"


class SendingKind(StrEnum):
    """What happened to a letter."""

    SENT = "sent"
    RETURNED = "returned"
    """It came back."""
    FAILED = "failed"
    """It never arrived, or could not be handed over."""
    WRONG_PERSON = "wrong_person"
    """It reached somebody it was not for: `note` says what was done."""
    TAKEN_BACK = "taken_back"
    """A line was written by mistake. It stays, and counts no more."""


class LetterSending(OfChild, kw_only=True):
    """One line of where a letter went and what became of it. Written once."""

    __tablename__ = "letter_sending"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[SendingKind] = mapped_column(choice(SendingKind), default=SendingKind.SENT)
    sending_id: Mapped[UUID | None] = mapped_column(default=None)
    """The line that this one tells the end of; None where something was sent."""
    to_name: Mapped[str | None] = mapped_column(default=None)
    route: Mapped[Route | None] = mapped_column(choice(Route), default=None)
    happened_on: Mapped[date]
    by_name: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(default=None)


class PastAddress(OfChild, kw_only=True):
    """Where somebody lived before their address was changed. Written once, when it changes.

    A letter that names the new address must not go to the old one, where somebody may still live who must not learn it.
    """

    __tablename__ = "past_address"

    of_id: Mapped[UUID] = mapped_column(index=True)
    """The home or the person whose address it was."""
    address: Mapped[str | None] = mapped_column(default=None)
    postcode: Mapped[str | None] = mapped_column(default=None)
    changed_on: Mapped[date]
    by_name: Mapped[str | None] = mapped_column(default=None)


class AddressConfirmation(OfChild, kw_only=True):
    """Somebody looked at a letter that names a new address, and says it may go to the old one all the same."""

    __tablename__ = "address_confirmation"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    goes_to: Mapped[str]
    """The old address, as it was asked about."""
    reason: Mapped[str]
    by_name: Mapped[str | None] = mapped_column(default=None)
    confirmed_at: Mapped[datetime]
