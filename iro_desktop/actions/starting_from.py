"""A letter begins from a brother's or sister's: how it was said stays, and what is about that child is asked anew."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.letters import save_section
from iro_desktop.letters.asked_again import asked_again, is_only_gaps
from iro_desktop.letters.templates import SectionKind
from iro_desktop.models.letter import Letter, LetterSection, kind_of
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_templates import template_now
from iro_desktop.queries.letters import typed_texts
from iro_desktop.queries.siblings_letters import are_siblings, names_to_ask_again
from iro_desktop.writing.quoted import quoted_spans


def start_from(session: Session, letter_id: UUID, other_letter_id: UUID) -> tuple[str, ...]:
    """Begin an empty letter with the prose of another of the same kind. Returns the keys of the parts that were begun.

    No word that anybody said, no decision, no picture and no detail is carried over; each name, pronoun, number and day
    is a gap that keeps the letter from being finished. Refused where something is typed already, or where the other
    child is no brother or sister.
    """
    letter, other = existing(session, Letter, letter_id), existing(session, Letter, other_letter_id)
    if kind_of(letter) is not kind_of(other) or not are_siblings(session, letter.child_id, other.child_id):
        raise Refused(
            "A letter begins only from one of the same kind to a brother or sister. Nothing was changed. Write down on "
            "the child's page who is whose brother or sister."
        )
    if any(text.strip() for text in typed_texts(session, letter_id).values()):
        raise Refused("Something is written in this letter already. Nothing was changed. Go on with what is there.")
    names, begun = names_to_ask_again(session), []
    prose = {
        section.key
        for section in template_now(session, letter.template).template.sections
        if section.kind is SectionKind.PROSE
    }
    for key, text in typed_texts(session, other_letter_id).items():
        asked = asked_again(text, names=names, quoted=quoted_spans(text))
        if key in prose and not is_only_gaps(asked):
            save_section(session, letter_id, key, text=asked)
            begun.append(key)
    if not begun:
        raise Refused("There is nothing in that letter to begin from. Nothing was changed.")
    return tuple(begun)


def take_start_back(session: Session, letter_id: UUID, keys: tuple[str, ...], *, at: datetime) -> None:
    """Leave these parts to the template again."""
    rows = select(LetterSection).where(
        LetterSection.letter_id == letter_id, LetterSection.key.in_(keys), LetterSection.deleted_at.is_(None)
    )
    for section in session.scalars(rows):
        section.deleted_at = at
