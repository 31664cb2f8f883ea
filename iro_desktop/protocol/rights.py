"""What only a manager may write: asked by the actions on the laptop, and again by central for each operation."""

from iro_desktop.models.council_letters import Letterhead, LetterTemplateText
from iro_desktop.models.words import CouncilWord

SET_BY_MANAGERS: frozenset[str] = frozenset(
    {Letterhead.__tablename__, LetterTemplateText.__tablename__, CouncilWord.__tablename__}
)
"""Kinds of record that stand for the whole council. Everybody reads them."""
