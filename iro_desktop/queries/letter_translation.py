"""The other language of a letter as it stands on the record."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.translation import TranslatedPart, TranslationFact
from iro_desktop.models.letter import Letter, LetterSection

TRANSLATION = "translation"
"""The kind of a `LetterSection` that holds a part of the letter in another language, heading and text. Its key names
the language and the part, so that a language that was taken off and put back has its words still."""


def translation_key(language: str, part: str) -> str:
    """The key of the record that holds a part in a language."""
    return f"{language} {part}"


def translation_of_letter(session: Session, letter: Letter) -> TranslationFact | None:
    """What stands beside the English; None for a letter in English alone."""
    language = letter.other_language
    if language is None:
        return None
    rows = select(LetterSection).where(
        LetterSection.letter_id == letter.id,
        LetterSection.kind == TRANSLATION,
        LetterSection.key.startswith(f"{language} ", autoescape=True),
        LetterSection.deleted_at.is_(None),
    )
    return TranslationFact(
        language=language,
        parts=tuple(_part(one) for one in session.scalars(rows.order_by(LetterSection.position, LetterSection.key))),
        translator_name=letter.translator_name or "",
        translated_on=letter.translated_on,
        checked_by=letter.translation_checked_by or "",
    )


def other_language(session: Session, letter_id: UUID) -> str | None:
    """The language that stands beside the English of a letter, as BCP 47 names it."""
    return session.scalar(select(Letter.other_language).where(Letter.id == letter_id))


def _part(section: LetterSection) -> TranslatedPart:
    return TranslatedPart(section.key.partition(" ")[2], section.heading or "", section.in_other_language)
