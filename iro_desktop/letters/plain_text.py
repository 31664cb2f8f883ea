"""A letter as plain text, to paste into a message: the same words in the same order, without any formatting."""

from collections.abc import Iterator, Sequence

from iro_desktop.letters.blocks import quoted
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
from iro_desktop.letters.emphasis import as_told
from iro_desktop.letters.fonts import as_printed, as_shaped, with_whole_numbers
from iro_desktop.letters.spoken import decision_sentence
from iro_desktop.letters.translation import translation_of, who_translated


def plain_text(content: LetterContent) -> str:
    """The letter as a child reads it in a message.

    It holds no address and no reference: others look at telephones. A child's own words keep their quotation marks.
    Characters without ink are left out, as on paper. The other language follows whole below the English.
    """
    parts = [content.greeting]
    if content.is_card:
        parts.insert(0, content.face)
    parts.extend(_told(content.letter, content))
    parts.append("\n".join((content.sign_off, *content.contact_lines)))
    parts.extend(_told(content.pages_behind, content))
    printed = [as_printed(part).strip() for part in parts]
    translation = translation_of(content)
    if translation is not None:
        told = (translation.greeting, *_told(translation.sections, content))
        other = [with_whole_numbers(as_shaped(part)).strip() for part in told]
        printed += ["* * *", *other, as_printed(who_translated(translation))]
    return "\n\n".join(part for part in printed if part) + "\n"


def _told(sections: Sequence[Section], content: LetterContent) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield section.heading
        yield from (text for block in section.blocks for text in _texts(block, content))


def _texts(block: Block, content: LetterContent) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Quote():
            yield quoted(block.words) + (f"\n({block.source})" if block.source else "")
        case DecisionLine():
            yield f"{block.number}. {decision_sentence(block)}"
        case Ask():
            yield " ".join([block.text, *(f"( ) {choice}" for choice in block.choices)]).strip()
        case Bullets():
            yield "\n".join(f"• {item}" for item in block.items)
        case ActionTable():
            for line in block.rows:
                yield f"{line.number}. {decision_sentence(as_told(line, content))}"
