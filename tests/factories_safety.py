"""One small record of each kind that keeps a letter safe, with invented people."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from uuid import UUID

from iro_desktop.models.ids import new_id
from iro_desktop.models.letter_safety import (
    KeptInLetter,
    LetterApproval,
    Protected,
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


FACTORIES_SAFETY: Mapping[type[SyncedRecord], Callable[[UUID], SyncedRecord]] = {
    LetterApproval: lambda child_id: letter_approval(child_id, new_id()),
    KeptInLetter: lambda child_id: kept_in_letter(child_id, new_id()),
}
"""How to make one of each, given the child it is about."""
