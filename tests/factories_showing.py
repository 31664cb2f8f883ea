"""Records of showing a letter to a child, and of how a letter stood before; invented."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from uuid import UUID

from iro_desktop.models.ids import new_id
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.showing import Feeling, LetterReaction, LetterSnapshot, WhyKept

SHOWN_AT = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)


def letter_reaction(child_id: UUID, letter_id: UUID, *, feeling: Feeling = Feeling.LIKE) -> LetterReaction:
    return LetterReaction(
        child_id=child_id,
        letter_id=letter_id,
        passage=2,
        passage_text="You built a den with four rooms.",
        section_key="going_well",
        feeling=feeling,
        shown_at=SHOWN_AT,
    )


def letter_snapshot(child_id: UUID, letter_id: UUID) -> LetterSnapshot:
    return LetterSnapshot(
        child_id=child_id,
        letter_id=letter_id,
        kept_at=SHOWN_AT,
        why=WhyKept.TYPING,
        by_name="Maren",
        text='{"opening":"Thank you for the tour of your den."}',
        translation='{"language":"cy","parts":[{"key":"opening","heading":"","text":"Diolch am y daith o dy ffau."}]}',
    )


FACTORIES_SHOWING: Mapping[type[SyncedRecord], Callable[[UUID], SyncedRecord]] = {
    LetterReaction: lambda child_id: letter_reaction(child_id, new_id()),
    LetterSnapshot: lambda child_id: letter_snapshot(child_id, new_id()),
}
