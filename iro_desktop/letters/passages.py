"""A letter as a row of passages: one idea each, to be shown, read aloud or pointed at, in the words of the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from msgspec import UNSET

from iro_desktop.letters.content import ActionTable, Ask, Block, Bullets, DecisionLine, LetterContent, Paragraph, Quote
from iro_desktop.letters.spoken import decision_sentence


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

    def aloud(self) -> str:
        """What is read out: the heading before the first idea under it, then the words."""
        said = [self.heading or ""] if self.is_first else []
        return "\n".join(part for part in (*said, self.text, self.source or "") if part)


def passages(content: LetterContent) -> tuple[Passage, ...]:
    """Every idea of the letter, in the order of the paper: each paragraph, item, quote and decision by itself."""
    found = [Passage(kind=PassageKind.GREETING, text=content.greeting, picture=content.look.animal)]
    for number, section in enumerate(content.sections):
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
                    )
                )
                first = False
    ending = "\n".join(part for part in (content.sign_off, content.from_name) if part)
    return (*found, Passage(kind=PassageKind.ENDING, text=ending))


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
