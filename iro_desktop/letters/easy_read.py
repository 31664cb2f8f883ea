"""A letter as easy read: one idea a row, its picture at the left, large type."""

import re
from collections.abc import Iterable, Iterator

from msgspec import UNSET, structs

from iro_desktop.letters.content import (
    ActionTable,
    Block,
    Bullets,
    DecisionLine,
    LetterContent,
    Paragraph,
    Picture,
    Section,
)

SMALLEST_EASY_READ = 16
"""Points. Guides to easy read ask for 14 to 16 at least."""
_AFTER_A_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”’\"')]))\s+(?=[“‘\"'(]?[A-Z0-9])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Rd|No|Rev|Sr|Jr)|\b[A-Z])\.$")
"""A full stop after a title or an initial ends no sentence."""


def as_easy_read(content: LetterContent) -> LetterContent:
    """The same words, one idea a row.

    Words with a picture stay together, for somebody chose it for all of them. Others are parted into sentences. A table
    becomes a list, and a list of points rows. Who sends it is no idea of its own, so the letterhead goes, unless the
    council asked for it here too.
    """
    sections = tuple(_section(section) for section in content.sections)
    look = content.look.at_least(SMALLEST_EASY_READ)
    head = content.letterhead
    stays = head is not UNSET and head.on_easy_read is True
    return structs.replace(content, sections=sections, look=look, easy_read=True, letterhead=head if stays else UNSET)


def is_easy_read(content: LetterContent) -> bool:
    """Whether a letter is set as easy read."""
    return content.easy_read is True


def pictures_of(content: LetterContent) -> Iterator[Picture]:
    """Every picture that somebody chose for a letter, from its beginning to its end, then in its other language."""
    told = () if content.translation is UNSET else content.translation.sections
    for section in (*content.sections, *told):
        for block in section.blocks:
            if isinstance(block, Paragraph | DecisionLine) and block.picture is not UNSET:
                yield block.picture


def credit_line(content: LetterContent) -> str:
    """ "Pictures: OpenMoji (CC BY-SA 4.0)", each set once; empty where no picture asks for it."""
    credits = dict.fromkeys(picture.credit for picture in pictures_of(content) if picture.credit)
    return f"Pictures: {', '.join(credits)}" if credits else ""


def sentences(text: str) -> list[str]:
    """A text parted after each sentence, and at each line break."""
    found: list[str] = []
    for line in text.split("\n"):
        begun = ""
        for part in _AFTER_A_SENTENCE.split(line):
            begun = f"{begun} {part}".strip()
            if not _NO_END.search(begun):
                found.append(begun)
                begun = ""
        if begun:
            found.append(begun)
    return [one for one in found if one]


def _section(section: Section) -> Section:
    return structs.replace(section, blocks=tuple(_rows(section.blocks)))


def _rows(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph(text=text, strong=strong, picture=picture) if picture is UNSET and text:
                for one in sentences(text):
                    yield Paragraph(one, tuple(passage for passage in strong if passage in one))
            case Bullets(items=items):
                for item in items:
                    yield Paragraph(item)
            case ActionTable(rows=rows):
                yield from rows
            case _:
                yield block
