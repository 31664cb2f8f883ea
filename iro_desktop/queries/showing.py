"""A letter to be shown to its child, and what the child pressed while it was shown. Nothing of anybody else is read."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.assemble import assemble
from iro_desktop.letters.content import LetterLook
from iro_desktop.letters.passages import Passage, Row, beside_each_other, passages, passages_in_other_language
from iro_desktop.letters.translation import language_of, translation_of
from iro_desktop.models.languages import Language
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.showing import Feeling, LetterReaction
from iro_desktop.queries.letters import Studio, studio


@dataclass(frozen=True, slots=True)
class Showing:
    """One letter, passage by passage, and how this child likes to read."""

    letter_id: UUID
    child_id: UUID
    child_known_as: str
    look: LetterLook
    other_language: Language | None
    """What stands beside the English, where something does."""
    rows: tuple[Row, ...]
    """Every passage, those of both languages that belong together beside each other."""
    keys: tuple[str | None, ...]
    """Of each section of the letter the key of its part, where that is known."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage once, row by row, the English before the other language."""
        return tuple(one for row in self.rows for one in (*row.english, *row.other))

    def section_key(self, passage: Passage) -> str | None:
        """The key of the part a passage belongs to; None for the greeting and the ending."""
        return None if passage.section is None else self.keys[passage.section]


@dataclass(frozen=True, slots=True)
class PressedButton:
    """Something the child pressed, of which the officer has not said yet what becomes of it."""

    reaction_id: UUID
    feeling: Feeling
    passage_text: str
    section_key: str | None
    shown_at: datetime
    language: str
    """Of the passage."""


def showing(session: Session, letter_id: UUID, *, today: date, bank_holidays: Container[date]) -> Showing:
    """What is shown of a letter: a finished one as frozen, a draft as it stands. Raises LetterIsNotHere."""
    found = studio(session, letter_id, today=today, bank_holidays=bank_holidays)
    told = translation_of(found.content)
    return Showing(
        letter_id=letter_id,
        child_id=found.who.child_id,
        child_known_as=found.content.child_known_as,
        look=found.content.look,
        other_language=language_of(told) if told is not None else None,
        rows=beside_each_other(passages(found.content), passages_in_other_language(found.content)),
        keys=_keys(found),
    )


def waiting_reactions(session: Session, letter_id: UUID) -> tuple[PressedButton, ...]:
    """What the child pressed at this letter, or at a version before it, and nobody decided about yet; oldest first."""
    rows = select(LetterReaction).where(
        LetterReaction.letter_id.in_(_versions(session, letter_id)),
        LetterReaction.words_id.is_(None),
        LetterReaction.set_aside_at.is_(None),
        LetterReaction.deleted_at.is_(None),
    )
    return tuple(
        PressedButton(one.id, one.feeling, one.passage_text, one.section_key, one.shown_at, one.language)
        for one in session.scalars(rows.order_by(LetterReaction.shown_at, LetterReaction.id))
    )


def is_finished(session: Session, letter_id: UUID) -> bool:
    """Whether the letter can no longer change."""
    letter = session.get(Letter, letter_id)
    return letter is not None and letter.status is LetterStatus.FINISHED


def _versions(session: Session, letter_id: UUID) -> tuple[UUID, ...]:
    found: list[UUID] = []
    here: UUID | None = letter_id
    while here is not None and here not in found:
        found.append(here)
        letter = session.get(Letter, here)
        here = letter.replaces_id if letter is not None else None
    return tuple(found)


def _keys(found: Studio) -> tuple[str | None, ...]:
    """The key of each section of the content: a finished letter is frozen without them.

    Found by the words that stand in it, else by its heading, as the template may have changed since.
    """
    known: dict[object, str] = {}
    for section in found.draft.sections:
        for made in assemble(replace(found.draft, sections=(section,)), found.facts).sections:
            known.setdefault(made.blocks, section.key)
            known.setdefault(made.heading or section.key, section.key)
    return tuple(known.get(one.blocks) or known.get(one.heading) for one in found.content.sections)
