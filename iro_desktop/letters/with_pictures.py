"""The pictures of a letter as the child wants them: those the officer put, one beside each part, or none."""

from collections.abc import Iterator
from typing import TypeGuard

from msgspec import UNSET, structs

from iro_desktop.letters.content import Block, DecisionLine, LetterContent, Paragraph, Picture, Pictures, Section
from iro_desktop.letters.picture_lines import NO_PICTURE
from iro_desktop.letters.suggested_pictures import suggested
from iro_desktop.letters.symbols import CREDITS, Symbol

NONE_HERE = Picture(key=NO_PICTURE, words=NO_PICTURE)
"""Stands beside words that the officer keeps without a picture, until the letter is whole."""
_CHOICE = 4


def pictured(content: LetterContent) -> LetterContent:
    """The letter with the pictures that its look asks for.

    With pictures: in easy read one beside each idea, else one beside the first words of each part and beside each
    decision, never the same twice in a row. What the officer chose stays, and where they want none there is none. The
    child's own words, lists and pages to fill in get none. Without: none at all, not beside a heading either;
    the child's animal is a choice of its own.
    """
    other = content.translation
    if other is not UNSET:
        # Words in another language bring up no picture. Those that its lines name hold there too.
        settled = _cleared if content.look.shows_pictures else _without
        other = structs.replace(other, sections=tuple(settled(section) for section in other.sections))
    match content.look.pictures:
        case Pictures.WITHOUT:
            sections = tuple(_without(section) for section in content.sections)
        case Pictures.WITH if not content.is_card:
            sections = tuple(_Suggesting(one_a_row=content.easy_read is True).through(content))
        case _:
            sections = tuple(_cleared(section) for section in content.sections)
    return structs.replace(content, sections=sections, translation=other)


class _Suggesting:
    """Goes through a letter from its beginning, and knows which picture was the last."""

    def __init__(self, *, one_a_row: bool) -> None:
        self._one_a_row = one_a_row
        self._last = ""
        """The key of the picture that was shown last."""

    def through(self, content: LetterContent) -> Iterator[Section]:
        ends = len(content.letter)
        for section in content.sections[:ends]:
            yield self._section(section)
        yield from (_cleared(section) for section in content.sections[ends:])

    def _section(self, section: Section) -> Section:
        wants_one = not any(isinstance(block, Paragraph) and block.picture is not UNSET for block in section.blocks)
        blocks: list[Block] = []
        for block in section.blocks:
            wanted = isinstance(block, DecisionLine) or self._one_a_row or wants_one
            shown = self._beside(block) if wanted else _clear(block)
            if isinstance(shown, Paragraph) and shown.picture is not UNSET:
                wants_one = False
            blocks.append(shown)
        return structs.replace(section, blocks=tuple(blocks))

    def _beside(self, block: Block) -> Block:
        if not _may_have_one(block) or block.picture is not UNSET:
            cleared = _clear(block)
            self._remember(cleared)
            return cleared
        found = next((one for one in suggested(block.text, at_most=_CHOICE) if one.key != self._last), None)
        shown = structs.replace(block, picture=_picture(found)) if found is not None else block
        self._remember(shown)
        return shown

    def _remember(self, block: Block) -> None:
        if _may_have_one(block) and block.picture is not UNSET:
            self._last = block.picture.key


def _picture(symbol: Symbol) -> Picture:
    return Picture(key=symbol.key, words=symbol.name, credit=CREDITS[symbol.set_name])


def _may_have_one(block: Block) -> TypeGuard[Paragraph | DecisionLine]:
    return isinstance(block, Paragraph | DecisionLine)


def _clear(block: Block) -> Block:
    """Without the sign that no picture is wanted."""
    if _may_have_one(block) and block.picture == NONE_HERE:
        return structs.replace(block, picture=UNSET)
    return block


def _cleared(section: Section) -> Section:
    return structs.replace(section, blocks=tuple(_clear(block) for block in section.blocks))


def _without(section: Section) -> Section:
    # A picture that stood by itself leaves no words behind.
    kept = [block for block in section.blocks if not isinstance(block, Paragraph) or block.text]
    bare = tuple(structs.replace(block, picture=UNSET) if _may_have_one(block) else block for block in kept)
    return structs.replace(section, picture=None, blocks=bare)
