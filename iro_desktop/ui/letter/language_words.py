"""A letter's other language in plain words: which there are, what stands beside what, and what lacks; no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from iro_desktop.letters.assemble import printed_sections
from iro_desktop.letters.checks import Problem, ProblemKind
from iro_desktop.letters.content import Ask, DecisionLine, Section
from iro_desktop.letters.spoken import decision_sentence
from iro_desktop.letters.translation import GREETING_PART, TranslationFact, block_words
from iro_desktop.letters.typed_forms import write_ask
from iro_desktop.models.languages import LANGUAGES, Language, language_named
from iro_desktop.queries.letters import Studio
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice
from iro_desktop.writing.spelling import WITH_A_DICTIONARY, no_dictionary

ENGLISH_ALONE = ""
"""The choice that takes the other language off."""
TRANSLATES_NOTHING = "The program translates nothing: type or paste what the translator wrote, part by part."
_MOST_NAMED = 6
"""Words that a dictionary does not know, in one line."""
HOW_TO_TYPE = (
    "An empty line parts paragraphs. Begin a decision with its number and a full stop: “1. …” Lines such as "
    "[picture: house], [ ] and ____ stay as they are."
)


@dataclass(frozen=True, slots=True)
class PartBeside:
    """One part of the letter: the English as it prints, and what stands beside it."""

    key: str
    name: str
    english_heading: str
    english: str
    heading: str
    text: str
    problem: str


@dataclass(frozen=True, slots=True)
class OtherLanguageShown:
    """All that the panel shows."""

    language: Language | None
    """None for a letter in English alone."""
    parts: tuple[PartBeside, ...]
    translator_name: str
    translated_on: date | None
    checked_by: str
    spelling: str
    """Whether anything is checked here, and what to do."""
    lacks: str
    """How much is still to be done, or that nothing is."""


def language_choices() -> tuple[Choice, ...]:
    """English alone, and every language a letter can be printed in, in English and in its own name."""
    others = (Choice(one.tag, f"{one.name} · {one.own_name}") for one in LANGUAGES.values())
    return (Choice(ENGLISH_ALONE, "English alone"), *others)


def shown(studio: Studio) -> OtherLanguageShown:
    """The letter with its other language as both stand on the record."""
    told = studio.facts.translation or TranslationFact(language=ENGLISH_ALONE)
    language = language_named(told.language)
    problems = [one for one in studio.problems if one.kind is ProblemKind.TRANSLATION]
    parts = tuple(_parts(studio, told, problems)) if language else ()
    return OtherLanguageShown(
        language=language,
        parts=parts,
        translator_name=told.translator_name,
        translated_on=told.translated_on,
        checked_by=told.checked_by,
        spelling=spelling_line(language) if language else "",
        lacks=_lacks(language, problems),
    )


def spelling_line(language: Language, marked: Sequence[str] = ()) -> str:
    """Which words a dictionary does not know, or that there is none. An interpreter knows better."""
    if language.tag not in WITH_A_DICTIONARY:
        return no_dictionary(language.name)
    if not marked:
        checked = f"Spelling is checked by a {language.name} dictionary, and nothing else is."
        return f"{checked} Ask the interpreter to read it."
    more = f" and {len(marked) - _MOST_NAMED} more" if len(marked) > _MOST_NAMED else ""
    named = ", ".join(words.quoted(one) for one in marked[:_MOST_NAMED])
    return f"Not in the {language.name} dictionary: {named}{more}. Ask the interpreter."


def said_of(section: Section) -> str:
    """A section's words in English, as the translator reads them: decisions with their numbers."""
    said = []
    for block in section.blocks:
        if isinstance(block, Ask):
            said.append(write_ask(block))
        elif isinstance(block, DecisionLine):
            said.append(f"{block.number}. {decision_sentence(block)}")
        else:
            said.extend(block_words(block))
    return "\n\n".join(said)


def _parts(studio: Studio, told: TranslationFact, problems: Iterable[Problem]) -> Iterable[PartBeside]:
    greeting = told.part(GREETING_PART)
    # Who translated and when are asked for above the parts, and their sentences are not repeated beside the greeting.
    about_greeting = "" if greeting.text.strip() else _sentences(problems, GREETING_PART)
    yield PartBeside(GREETING_PART, "The greeting", "", studio.draft.greeting, "", greeting.text, about_greeting)
    names = {section.key: section.name for section in studio.draft.sections}
    for key, section in printed_sections(studio.draft, studio.facts):
        part = told.part(key)
        heading = section.heading or ""
        beside = _sentences(problems, key)
        yield PartBeside(key, names[key], heading, said_of(section), part.heading, part.text, beside)


def _sentences(problems: Iterable[Problem], key: str) -> str:
    return next((one.sentence for one in problems if one.section == key), "")


def _lacks(language: Language | None, problems: list[Problem]) -> str:
    if language is None:
        return ""
    if not problems:
        return f"Every part is in {language.name}."
    first = problems[0].sentence
    return f"{words.plural(len(problems), 'thing')} to add before the letter can be finished. {first}"
