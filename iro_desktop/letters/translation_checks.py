"""What still lacks in a letter's other language before it may stand beside the English."""

from collections.abc import Iterator

from iro_desktop.letters.assemble import LetterFacts, picture_of, printed_sections
from iro_desktop.letters.fonts import has_ink, name_of, unprintable_in
from iro_desktop.letters.picture_lines import half_written, lines_in
from iro_desktop.letters.shaped_paper import can_shape, cannot_shape
from iro_desktop.letters.templates import Draft
from iro_desktop.letters.translation import GREETING_PART, TranslationFact
from iro_desktop.models.languages import Language, language_named


def translation_lacks(draft: Draft, facts: LetterFacts) -> Iterator[tuple[str, str]]:
    """Each thing that lacks, as the key of its part and a sentence. Nothing for a letter in English alone.

    The program cannot read the other language: it sees which parts are empty, which characters cannot be printed, and
    who answers for the words.
    """
    told = facts.translation
    if told is None:
        return
    language = language_named(told.language)
    if language is None:
        yield GREETING_PART, f"No letter can be printed in '{told.language}'. Choose a language of the list."
        return
    if language.script.joins_letters and not can_shape():
        yield GREETING_PART, cannot_shape(language)
    if not has_ink(told.part(GREETING_PART).text):
        yield GREETING_PART, f"The greeting is not in {language.name} yet."
    yield from _unprintable(GREETING_PART, "the greeting", told, language, facts)
    names = {section.key: section.name for section in draft.sections}
    for key, section in printed_sections(draft, facts):
        part, name = told.part(key), names[key]
        if not has_ink(part.text):
            yield key, f"'{name}' is not in {language.name} yet."
        elif section.heading and not has_ink(part.heading):
            yield key, f"The heading '{section.heading}' is not in {language.name} yet."
        yield from _unprintable(key, name, told, language, facts)
        yield from ((key, sentence) for sentence in _pictures(part.text, f"{name}, in {language.name}", facts))
    if not told.translator_name.strip():
        yield GREETING_PART, f"Say who put the letter into {language.name}."
    if told.translated_on is None:
        yield GREETING_PART, f"Say on which day the letter was put into {language.name}."


def _pictures(text: str, name: str, facts: LetterFacts) -> Iterator[str]:
    """Lines that stand for a picture in the English must stand for one here."""
    for one in lines_in(text):
        if picture_of(one.line, facts.pictures) is None:
            yield f"The picture '{one.line.words}' in '{name}' is not here. Write its line as in the English."
    if half_written(text):
        yield f"A picture in '{name}' is only half written. Write its line as in the English, or take it out."


def _unprintable(
    key: str, name: str, told: TranslationFact, language: Language, facts: LetterFacts
) -> Iterator[tuple[str, str]]:
    part = told.part(key)
    missing = unprintable_in(language, f"{part.heading}\n{part.text}", facts.look.font)
    if missing:
        shown = [f"'{one.encode('utf-8', 'replace').decode()}' ({name_of(one)})" for one in missing[:3]]
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        yield (
            key,
            (
                f"In {language.name}, '{name}' has what cannot be printed: {', '.join(shown)}{more}. "
                "Type it another way, or take it out."
            ),
        )
