"""A letter gets its other language: chosen, typed part by part, and answered for by who translated it."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.letters import LONGEST_SECTION, LetterIsFinished
from iro_desktop.models.ids import companion_id
from iro_desktop.models.languages import LANGUAGES
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_translation import TRANSLATION, translation_key


def choose_other_language(session: Session, letter_id: UUID, *, language: str | None) -> None:
    """Put another language beside the English, or take it off. What was typed in a language is kept for its return.

    Who translated, when, and who checked are asked anew for another language: they answer for these words alone.
    """
    letter = _draft(session, letter_id)
    if language is not None and language not in LANGUAGES:
        raise Refused("No letter can be printed in that language yet. Nothing was changed. Choose one of the list.")
    if language == letter.other_language:
        return
    letter.other_language = language
    letter.translator_name = letter.translated_on = letter.translation_checked_by = None


def save_translation(session: Session, letter_id: UUID, part: str, *, heading: str, text: str) -> None:
    """Keep what the translator wrote for one part of the letter, by the part's key.

    Raises Refused where no other language was chosen, or the text is longer than a part of a letter can be.
    """
    letter = _draft(session, letter_id)
    if letter.other_language is None:
        raise Refused("The letter is in English alone. Choose its other language first. Nothing was changed.")
    if len(text) > LONGEST_SECTION or len(heading) > LONGEST_SECTION:
        raise Refused(
            f"This part has {max(len(text), len(heading)):,} characters; {LONGEST_SECTION:,} can be kept. Nothing that "
            "was saved is lost. Take out what was pasted."
        )
    key = translation_key(letter.other_language, part)
    section_id = companion_id(letter_id, f"section {key}")
    section = session.get(LetterSection, section_id)
    if section is None:
        section = LetterSection(
            id=section_id, child_id=letter.child_id, letter_id=letter_id, key=key, position=0, kind=TRANSLATION
        )
        session.add(section)
    section.heading, section.in_other_language, section.deleted_at = heading.strip() or None, text, None


def save_translator(
    session: Session, letter_id: UUID, *, name: str, translated_on: date | None, checked_by: str
) -> None:
    """Say who put the letter into its other language, on which day, and who read it a second time."""
    letter = _draft(session, letter_id)
    if letter.other_language is None:
        raise Refused("The letter is in English alone. Choose its other language first. Nothing was changed.")
    letter.translator_name = name.strip() or None
    letter.translated_on = translated_on
    letter.translation_checked_by = checked_by.strip() or None


def _draft(session: Session, letter_id: UUID) -> Letter:
    letter = existing(session, Letter, letter_id)
    if letter.status is LetterStatus.FINISHED:
        raise LetterIsFinished(
            "This letter is finished, so its other language cannot be changed. Write a new version and say why."
        )
    return letter
