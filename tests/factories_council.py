"""One record of each kind that a council sets for the letters of all its officers."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from uuid import UUID

from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.council_letters import Letterhead, LetterTemplateText
from iro_desktop.queries.letter_templates import shipped_text
from iro_desktop.queries.letterhead import LETTERHEAD_ID


def letter_template_text(*, template: str = "plain") -> LetterTemplateText:
    return LetterTemplateText(
        template=template,
        version=3,
        text=shipped_text(template).replace("It will not be held against you.", "You will not be in trouble."),
        why="Plainer about complaints.",
        by_name="Farah Malik",
        saved_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


def letterhead() -> Letterhead:
    return Letterhead(
        id=LETTERHEAD_ID,
        name="Brackenshire Council",
        address="Moor House\n1 Square\nBrackenford",
        telephone="01632 960 100",
        website="www.brackenshire.example",
        set_by="Farah Malik",
    )


FACTORIES_COUNCIL: Mapping[type[SyncedRecord], Callable[[UUID], SyncedRecord]] = {
    Letterhead: lambda _: letterhead(),
    LetterTemplateText: lambda _: letter_template_text(),
}
"""How to make one of each."""
