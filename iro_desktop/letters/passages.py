"""A letter as a row of passages: one idea each, to be shown, read aloud or pointed at, in the words of the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from msgspec import UNSET

from iro_desktop.letters.content import (
    ActionTable,
    Ask,
    Block,
    Bullets,
    DecisionLine,
    LetterContent,
    Paragraph,
    Quote,
    Section,
)
from iro_desktop.letters.spoken import decision_sentence
from iro_desktop.letters.translation import translation_of


class PassageKind(StrEnum):
    """What a passage is; it is shown accordingly."""

    GREETING = "greeting"
    TEXT = "text"
    QUOTE = "quote"
    DECISION = "decision"
    ENDING = "ending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One idea of a letter."""

    kind: PassageKind
    text: str
    heading: str | None = None
    """The heading of its part, which prints above the first passage of it alone."""
    is_first: bool = False
    """Whether it is the first of its part."""
    picture: str | None = None
    source: str | None = None
    """When and how the child said it, where it is a quote."""
    section: int | None = None
    """Which of the content's sections it stands in, from 0; None for the greeting and the ending."""
    language: str = "en"
    """As BCP 47 names it."""

    def aloud(self) -> str:
        """What is read out: the heading before the first idea under it, then the words."""
        said = [self.heading or ""] if self.is_first else []
        return "\n".join(part for part in (*said, self.text, self.source or "") if part)


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other in two languages: one idea where the two agree how many there are, else a part."""

    english: tuple[Passage, ...]
    other: tuple[Passage, ...]


def passages(content: LetterContent) -> tuple[Passage, ...]:
    """Every idea of the letter, in the order of the paper: each paragraph, item, quote and decision by itself."""
    language = content.language
    greeting = Passage(kind=PassageKind.GREETING, text=content.greeting, picture=content.look.animal, language=language)
    ending = "\n".join(part for part in (content.sign_off, content.from_name) if part)
    found = _of_sections(content.sections, language)
    return (greeting, *found, Passage(kind=PassageKind.ENDING, text=ending, language=language))


def passages_in_other_language(content: LetterContent) -> tuple[Passage, ...]:
    """The same in the language beside the English, as its translator parted it. The ending is in English alone."""
    told = translation_of(content)
    if told is None:
        return ()
    greeting = Passage(kind=PassageKind.GREETING, text=told.greeting, language=told.language)
    found = _of_sections(told.sections, told.language)
    return (*([greeting] if greeting.text else []), *found)


def beside_each_other(english: Sequence[Passage], other: Sequence[Passage]) -> tuple[Row, ...]:
    """The passages of both languages row by row, every passage once and each language in its own order."""
    rows: list[Row] = []
    parts = {one.section for one in (*english, *other) if one.section is not None}
    for place in (PassageKind.GREETING, *sorted(parts), PassageKind.ENDING):
        ours, theirs = ([one for one in side if _place(one) == place] for side in (english, other))
        if len(ours) == len(theirs):
            rows += (Row((one,), (two,)) for one, two in zip(ours, theirs, strict=True))
        elif theirs:
            rows.append(Row(tuple(ours), tuple(theirs)))
        else:
            rows += (Row((one,), ()) for one in ours)
    return tuple(rows)


def _place(passage: Passage) -> PassageKind | int:
    return passage.kind if passage.section is None else passage.section


def _of_sections(sections: Sequence[Section], language: str) -> list[Passage]:
    found: list[Passage] = []
    for number, section in enumerate(sections):
        first = True
        for block in section.blocks:
            own = _picture(block)
            for kind, text, source in _ideas(block):
                if not text:
                    continue
                found.append(
                    Passage(
                        kind=kind,
                        text=text,
                        heading=section.heading,
                        is_first=first,
                        picture=own or (section.picture if first else None),
                        source=source,
                        section=number,
                        language=language,
                    )
                )
                first = False
    return found


def _picture(block: Block) -> str | None:
    """The program's drawing beside a block; a photo is shown on paper alone."""
    if not isinstance(block, Paragraph | DecisionLine) or block.picture is UNSET or block.picture.data is not UNSET:
        return None
    return block.picture.key


def _ideas(block: Block) -> Iterator[tuple[PassageKind, str, str | None]]:
    match block:
        case Paragraph():
            yield PassageKind.TEXT, block.text, None
        case Quote():
            yield PassageKind.QUOTE, block.words, block.source
        case DecisionLine():
            yield PassageKind.DECISION, decision_sentence(block), None
        case Bullets():
            for text in block.items:
                yield PassageKind.TEXT, text, None
        case Ask():
            yield PassageKind.TEXT, " ".join([block.text, *block.choices]).strip(), None
        case ActionTable():
            for line in block.rows:
                said = [part for part in (line.who, line.text, line.by_when) if part]
                yield PassageKind.DECISION, " – ".join(said), None
