"""A letter's other language: what a person typed as sections of the letter, and the sentence that says who did."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import UNSET

from iro_desktop.letters.content import (
    Ask,
    Block,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterFont,
    Paragraph,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.fonts import unprintable_in
from iro_desktop.letters.spoken import day
from iro_desktop.models.languages import Language, language_named

GREETING_PART = "greeting"
"""The key under which the translation of the greeting is kept."""


@dataclass(frozen=True, slots=True)
class TranslatedPart:
    """One part of a letter as the translator typed it."""

    key: str
    """Of its section; GREETING_PART for the greeting."""
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationFact:
    """The other language of a letter as it stands on the record."""

    language: str
    parts: tuple[TranslatedPart, ...] = ()
    translator_name: str = ""
    translated_on: date | None = None
    checked_by: str = ""

    def part(self, key: str) -> TranslatedPart:
        """What was typed for a part; empty where nothing was."""
        return next((part for part in self.parts if part.key == key), TranslatedPart(key, "", ""))

    def content(self, keys: Sequence[str]) -> Translation:
        """The translation of a letter that prints the sections of these keys, in their order."""
        parts = [self.part(key) for key in keys]
        return Translation(
            language=self.language,
            greeting=self.part(GREETING_PART).text.strip(),
            sections=tuple(translated_section(part.heading, part.text) for part in parts),
            translator_name=self.translator_name.strip(),
            translated_on=self.translated_on,
            checked_by=self.checked_by.strip(),
        )


_NUMBERED = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_QUOTED = re.compile('[“”«„"].*[”»“"]', re.DOTALL)
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def translation_of(content: LetterContent) -> Translation | None:
    """The other language of a letter; None of one in English alone."""
    return None if content.translation is UNSET else content.translation


def language_of(translation: Translation) -> Language | None:
    """The translation's language; None where it is one that we cannot print."""
    return language_named(translation.language)


def translated_section(heading: str, text: str) -> Section:
    """A section as the translator typed it, in the shapes of our letters.

    An empty line parts paragraphs. A line that begins with a number and a full stop is a decision, one that begins
    with "- " an item of a list. A paragraph all in quotation marks is the child's own words.
    """
    return Section(heading.strip() or None, tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    for part in _BETWEEN_PARAGRAPHS.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        running: list[str] = []
        items: list[str] = []
        for line in part.split("\n"):
            numbered = _NUMBERED.match(line)
            item = line[2:].strip() if line.startswith("- ") else ""
            if item:
                yield from _paragraph(running)
                running = []
                items.append(item)
                continue
            if items:
                yield Bullets(tuple(items))
                items = []
            if numbered:
                yield from _paragraph(running)
                running = []
                yield DecisionLine(int(numbered[1]), line[numbered.end() :].strip(), None, None)
            else:
                running.append(line)
        if items:
            yield Bullets(tuple(items))
        yield from _paragraph(running)


def _paragraph(lines: list[str]) -> Iterator[Block]:
    text = "\n".join(lines).strip()
    if text:
        yield Quote(text) if _QUOTED.fullmatch(text) else Paragraph(text)


def all_words(translation: Translation) -> str:
    """Every word of the translation as one text, to see which characters it needs."""
    parts = [translation.greeting]
    for section in translation.sections:
        parts.append(section.heading or "")
        parts.extend(words for block in section.blocks for words in block_words(block))
    return "\n".join(part for part in parts if part)


def block_words(block: Block) -> tuple[str, ...]:
    """The words of a block as the letter prints them, without what we add."""
    match block:
        case Paragraph():
            return (block.text,)
        case Quote():
            return (block.words, *([block.source] if block.source else []))
        case DecisionLine():
            return (block.text,)
        case Bullets():
            return block.items
        case Ask():
            return (block.text, *block.choices)
        case _:
            return tuple(line.text for line in block.rows)


def who_translated(translation: Translation) -> str:
    """The line at the end of the letter: into what, by whom, when, and who checked it. Empty while nobody is named."""
    if not translation.translator_name.strip():
        return ""
    language = language_of(translation)
    name = language.name if language else translation.language
    when = f" on {day(translation.translated_on)}" if translation.translated_on else ""
    checked = f" Checked by {translation.checked_by}." if translation.checked_by.strip() else ""
    return f"Put into {name} by {translation.translator_name}{when}.{checked}"


def unprintable_in_translation(translation: Translation, font: LetterFont) -> tuple[str, ...]:
    """The characters of the translation that none of its typefaces has, each once, in order."""
    language = language_of(translation)
    if language is None:
        return ()
    return unprintable_in(language, all_words(translation), font)
