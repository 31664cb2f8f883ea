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


class PastAddress(OfChild, kw_only=True):
    """Where somebody lived before their address was changed, or the child moved. Written once, when it changes.

    What was agreed about a letter that names an address is asked about again after it.
    """

    __tablename__ = "past_address"

    of_id: Mapped[UUID] = mapped_column(index=True)
    """The home or the person whose address it was."""
    address: Mapped[str | None] = mapped_column(default=None)
    postcode: Mapped[str | None] = mapped_column(default=None)
    changed_on: Mapped[date]
    by_name: Mapped[str | None] = mapped_column(default=None)


class AddressConfirmation(OfChild, kw_only=True):
    """Somebody looked at a letter that names one address and goes to another, and says why it may go. Written once."""

    __tablename__ = "address_confirmation"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    goes_to: Mapped[str | None] = mapped_column(default=None)
    """Where the reader lived by the record on that day; None where the record did not say."""
    named: Mapped[str]
    """The address in the letter, as the record has it."""
    reason: Mapped[str]
    by_name: Mapped[str | None] = mapped_column(default=None)
    confirmed_at: Mapped[datetime]


class Route(StrEnum):
    """How a letter went."""

    BY_HAND = "by_hand"
    POST = "post"
    EMAIL = "email"


class SendingKind(StrEnum):
    """What one line of the log says."""

    SENT = "sent"
    WRONG_PERSON = "wrong_person"
    """It reached somebody it was not for. The newest such line about a sending says where the recall stands."""
    TAKEN_BACK = "taken_back"
    """The line it is about was written by mistake. That stays, and counts no more."""


class LetterSending(OfChild, kw_only=True):
    """One line of where a letter went and what became of it. Written once, when the officer says so."""

    __tablename__ = "letter_sending"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[SendingKind] = mapped_column(choice(SendingKind), default=SendingKind.SENT)
    sending_id: Mapped[UUID | None] = mapped_column(default=None)
    """The line that this one is about; None where something was sent."""
    to_name: Mapped[str | None] = mapped_column(default=None)
    route: Mapped[Route | None] = mapped_column(choice(Route), default=None)
    form: Mapped[str | None] = mapped_column(default=None)
    """Which paper went: a value of `letters.papers.Form`."""
    address: Mapped[str | None] = mapped_column(default=None)
    """Where the reader lived by the record when it went."""
    pages: Mapped[int | None] = mapped_column(default=None)
    """Pages that the officer counted in the hand; None for what is not on paper."""
    pdf_hash: Mapped[str | None] = mapped_column(default=None)
    """BLAKE2b-256 of the approved PDF, in hexadecimal."""
    happened_on: Mapped[date]
    said_at: Mapped[datetime]
    """When the line was written."""
    by_name: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    """Of a wrong person: how it came about, without their name."""
    asked: Mapped[str | None] = mapped_column(default=None)
    """What whoever has it was asked to do."""
    got_back: Mapped[bool | None] = mapped_column(default=None)
    """None while nobody knows."""
