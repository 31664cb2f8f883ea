"""A letter's other language: what a person typed as sections of the letter, and the sentence that says who did."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import UNSET, structs

from iro_desktop.letters.content import (
    Ask,
    Block,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterFont,
    Paragraph,
    Picture,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.fonts import unprintable_in
from iro_desktop.letters.picture_lines import PictureLine, read_line
from iro_desktop.letters.spoken import day
from iro_desktop.letters.typed_forms import read_ask
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

    def content(self, keys: Sequence[str], picture_of: "PictureOf | None" = None) -> Translation:
        """The translation of a letter that prints the sections of these keys, in their order.

        `picture_of` finds the picture that a line names; without it such lines are left out.
        """
        parts = [self.part(key) for key in keys]
        return Translation(
            language=self.language,
            greeting=self.part(GREETING_PART).text.strip(),
            sections=tuple(translated_section(part.heading, part.text, picture_of) for part in parts),
            translator_name=self.translator_name.strip(),
            translated_on=self.translated_on,
            checked_by=self.checked_by.strip(),
        )


PictureOf = Callable[[PictureLine], Picture | None]
_NUMBERED = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_QUOTED = re.compile('[“”«„"].*[”»“"]', re.DOTALL)
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def translation_of(content: LetterContent) -> Translation | None:
    """The other language of a letter; None of one in English alone."""
    return None if content.translation is UNSET else content.translation


def language_of(translation: Translation) -> Language | None:
    """The translation's language; None where it is one that we cannot print."""
    return language_named(translation.language)


def translated_section(heading: str, text: str, picture_of: PictureOf | None = None) -> Section:
    """A section as the translator typed it, in the shapes of our letters.

    An empty line parts paragraphs. A line that begins with a number and a full stop is a decision, one that begins
    with "- " an item of a list. A paragraph all in quotation marks is the child's own words. A line that stands for a
    picture, and one to fill in by hand, mean what they mean in English.
    """
    typed = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = [block for part in _BETWEEN_PARAGRAPHS.split(typed) for block in _Read(picture_of).blocks(part)]
    return Section(heading.strip() or None, tuple(blocks))


class _Read:
    """Reads what stands between two empty lines: holds the words and the picture that belong to what comes next."""

    def __init__(self, picture_of: PictureOf | None) -> None:
        self._picture_of = picture_of
        self._found: list[Block] = []
        self._running: list[str] = []
        self._picture: Picture | None = None

    def blocks(self, part: str) -> list[Block]:
        for line in part.split("\n"):
            self._line(line)
        self._close()
        self._add_picture()
        return self._found

    def _line(self, line: str) -> None:
        if (named := read_line(line)) is not None:
            self._close()
            self._add_picture()
            self._picture = self._picture_of(named) if self._picture_of is not None else None
        elif item := line[2:].strip() if line.startswith("- ") else "":
            self._close()
            self._add_picture()
            if self._found and isinstance(before := self._found[-1], Bullets):
                self._found[-1] = Bullets((*before.items, item))
            else:
                self._found.append(Bullets((item,)))
        elif numbered := _NUMBERED.match(line):
            self._close()
            self._add(DecisionLine(int(numbered[1]), line[numbered.end() :].strip(), None, None))
        elif (ask := read_ask(line)) is not None:
            self._close()
            self._add_picture()
            self._found.append(ask)
        else:
            self._running.append(line)

    def _close(self) -> None:
        """The words that were running are a paragraph."""
        text = "\n".join(self._running).strip()
        self._running = []
        if _QUOTED.fullmatch(text):
            self._add_picture()
            self._found.append(Quote(text))
        elif text:
            self._add(Paragraph(text))

    def _add(self, block: Paragraph | DecisionLine) -> None:
        self._found.append(structs.replace(block, picture=self._picture) if self._picture is not None else block)
        self._picture = None

    def _add_picture(self) -> None:
        """By itself, where no words stand under it that could have it beside them."""
        if self._picture is not None:
            self._add(Paragraph(""))


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
