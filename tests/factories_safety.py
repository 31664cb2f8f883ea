"""One small record of each kind that keeps a letter safe, with invented people."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from iro_desktop.models.ids import new_id
from iro_desktop.models.letter_print import LetterPrint
from iro_desktop.models.letter_safety import (
    AddressConfirmation,
    KeptInLetter,
    LetterApproval,
    LetterSending,
    PastAddress,
    Protected,
    Route,
)
from iro_desktop.models.registry import SyncedRecord

AT = datetime(2026, 3, 20, 15, 5, tzinfo=UTC)


def letter_approval(child_id: UUID, letter_id: UUID) -> LetterApproval:
    return LetterApproval(
        child_id=child_id,
        letter_id=letter_id,
        recipient_name="Maya",
        address="4 Thistle Row",
        content_hash="a" * 64,
        pdf_hash="b" * 64,
        by_name="Ruth Hargreave",
        approved_at=AT,
    )


def kept_in_letter(child_id: UUID, letter_id: UUID) -> KeptInLetter:
    return KeptInLetter(
        child_id=child_id,
        letter_id=letter_id,
        what=Protected.NAME,
        found="Rosa Okafor",
        reason="Maya asked me to write about her gran's friend.",
        by_name="Ruth Hargreave",
        kept_at=AT,
    )


def past_address(child_id: UUID) -> PastAddress:
    return PastAddress(
        child_id=child_id,
        of_id=new_id(),
        address="8 Old Rope Walk",
        postcode="ZZ3 4QX",
        changed_on=date(2026, 3, 2),
        by_name="Ruth Hargreave",
    )


def address_confirmation(child_id: UUID, letter_id: UUID) -> AddressConfirmation:
    return AddressConfirmation(
        child_id=child_id,
        letter_id=letter_id,
        goes_to="4 Thistle Row",
        named="8 Old Rope Walk",
        reason="Maya asked me to name the house she left.",
        by_name="Ruth Hargreave",
        confirmed_at=AT,
    )


def letter_sending(child_id: UUID, letter_id: UUID) -> LetterSending:
    return LetterSending(
        child_id=child_id,
        letter_id=letter_id,
        to_name="Maya",
        route=Route.POST,
        form="pdf",
        address="4 Thistle Row",
        pages=2,
        pdf_hash="b" * 64,
        happened_on=date(2026, 3, 20),
        said_at=AT,
        by_name="Ruth Hargreave",
    )


def letter_print(child_id: UUID, letter_id: UUID) -> LetterPrint:
    return LetterPrint(child_id=child_id, letter_id=letter_id, pages=2, by_name="Ruth Hargreave", printed_at=AT)


FACTORIES_SAFETY: Mapping[type[SyncedRecord], Callable[[UUID], SyncedRecord]] = {
    LetterApproval: lambda child_id: letter_approval(child_id, new_id()),
    LetterPrint: lambda child_id: letter_print(child_id, new_id()),
    KeptInLetter: lambda child_id: kept_in_letter(child_id, new_id()),
    PastAddress: past_address,
    AddressConfirmation: lambda child_id: address_confirmation(child_id, new_id()),
    LetterSending: lambda child_id: letter_sending(child_id, new_id()),
}
"""How to make one of each, given the child it is about."""
