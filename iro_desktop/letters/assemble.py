"""From a draft and the records to what the letter says; a section with nothing to say disappears, heading and all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from msgspec import UNSET, UnsetType, structs

from iro_desktop.letters.content import (
    ActionTable,
    Block,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterheadContent,
    LetterLook,
    Paragraph,
    Picture,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.easy_read import as_easy_read
from iro_desktop.letters.picture_lines import NO_PICTURE, PictureLine, lines_in, read_line
from iro_desktop.letters.requests import RequestFact, request_block
from iro_desktop.letters.spoken import by_when, day, days_named_in, weekday_and_full_day
from iro_desktop.letters.symbols import CREDITS, symbol_named
from iro_desktop.letters.templates import Draft, DraftSection, SectionKind
from iro_desktop.letters.translation import TranslationFact
from iro_desktop.letters.typed_forms import read_ask
from iro_desktop.letters.with_pictures import NONE_HERE, pictured


@dataclass(frozen=True, slots=True)
class QuoteFact:
    """The child's own words, which the officer confirmed for this letter."""

    words: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFact:
    """A decision as it stands on the record."""

    number: int
    wording: str
    child_wording: str
    owner_name: str | None = None
    owner_role: str | None = None
    due_on: date | None = None
    when_in_childs_words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter takes from the records at the moment it is made."""

    child_known_as: str | None
    officer_name: str
    officer_role: str
    reference: str
    written_on: date
    look: LetterLook
    quotes: tuple[QuoteFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    requests: tuple[RequestFact, ...] = ()
    letterhead: LetterheadContent | None = None
    """Who sends it; None for a letter without a letterhead."""
    translation: TranslationFact | None = None
    """The other language that stands beside the English, as a person translated it."""
    reader_name: str | None = None
    """The adult the letter is to; None for the child."""
    easy_read: bool = False
    """Whether the child's letters are easy read."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Pictures that were added and are named in the letter, by that name."""

    @property
    def to(self) -> str:
        """The name of whoever reads; empty where none is known."""
        return (self.reader_name if self.reader_name is not None else self.child_known_as or "").strip()


def assemble(draft: Draft, facts: LetterFacts) -> LetterContent:
    """What the letter says now. It may still be unfinished: see `checks.ready_letter` for one that may leave."""
    name = facts.to
    printed = printed_sections(draft, facts)
    whole = LetterContent(
        title=f"{'Card' if draft.big else 'Letter'} to {name or 'a child'}, {day(facts.written_on)}",
        child_known_as=name,
        greeting=draft.greeting,
        written_on=facts.written_on,
        from_name=facts.officer_name,
        from_role=facts.officer_role,
        reference=facts.reference,
        age_band=draft.age_band,
        language=draft.language,
        sections=tuple(section for _, section in printed),
        sign_off=draft.sign_off,
        contact_lines=contact_lines(draft),
        look=facts.look.at_least(draft.smallest_type),
        translation=_translation(facts, [key for key, _ in printed]),
        big=draft.big or UNSET,
        letterhead=facts.letterhead or UNSET,
    )
    # A card has one thing to say, and says it large.
    easy = (draft.easy_read or facts.easy_read) and not draft.big
    return pictured(as_easy_read(whole) if easy else whole)


def _translation(facts: LetterFacts, keys: Sequence[str]) -> Translation | UnsetType:
    """The other language of the sections of these keys; what a line says of a picture holds in it too."""
    if facts.translation is None:
        return UNSET
    return facts.translation.content(keys, partial(picture_of, added=facts.pictures))


def printed_sections(draft: Draft, facts: LetterFacts) -> list[tuple[str, Section]]:
    """The sections that have something to say, each with its key. How to reach the officer is not among them."""
    sections = [(one.key, _section(one, facts)) for one in draft.sections if one.kind is not SectionKind.CONTACT]
    return [(key, section) for key, section in sections if section.blocks]


def contact_lines(draft: Draft) -> tuple[str, ...]:
    """How to reach the officer, a line each, as the draft's contact sections say."""
    texts = [section.text for section in draft.sections if section.kind is SectionKind.CONTACT]
    lines = [line.strip().removeprefix("-").strip() for text in texts for line in text.splitlines()]
    return tuple(line for line in lines if line)


def decision_line(decision: DecisionFact, officer_name: str) -> DecisionLine:
    """A decision as the child reads it. The officer is "I", as everywhere in the letter."""
    who = decision.owner_name
    if who and who.strip().casefold() == officer_name.strip().casefold():
        who = "I"
    when = by_when(decision.due_on, decision.when_in_childs_words) if decision.due_on else None
    return DecisionLine(decision.number, decision.child_wording.strip(), who, when)


def _section(section: DraftSection, facts: LetterFacts) -> Section:
    return Section(section.heading, tuple(_blocks(section, facts)), section.picture, section.new_page or UNSET)


def _blocks(section: DraftSection, facts: LetterFacts) -> list[Block]:
    blocks = partial(text_blocks, pictures=facts.pictures)
    match section.kind:
        case SectionKind.WORDS:
            quotes = [Quote(quote.words, quote.source) for quote in facts.quotes if quote.words.strip()]
            return [*blocks(section.text), *quotes] if quotes else []
        case SectionKind.NO_WORDS:
            return [] if any(quote.words.strip() for quote in facts.quotes) else blocks(section.text)
        case SectionKind.DECISIONS:
            return _decisions(section, facts)
        case SectionKind.REQUESTS:
            asked = [request_block(one, facts.officer_name) for one in facts.requests if one.asked.strip()]
            return [*blocks(section.text), *asked]
        case SectionKind.FORM:
            return form_blocks(section.text)
        case SectionKind.NEXT_MEETING:
            return blocks(section.text, days_stand_out=True)
        case _:
            return blocks(section.text)


def _decisions(section: DraftSection, facts: LetterFacts) -> list[Block]:
    said = [decision for decision in facts.decisions if decision.child_wording.strip()]
    if not said:
        return []
    shown = {one.line.decision: picture_of(one.line, facts.pictures) for one in lines_in(section.text)}
    lines = [
        structs.replace(decision_line(decision, facts.officer_name), picture=shown.get(decision.number) or UNSET)
        for decision in said
    ]
    introduction = text_blocks(section.text, pictures=facts.pictures)
    if section.columns is None:
        return [*introduction, *lines]
    rows = tuple(
        DecisionLine(decision.number, line.text, decision.owner_name, _when_in_full(decision))
        for decision, line in zip(said, lines, strict=True)
    )
    return [*introduction, ActionTable(section.columns, rows)]


def _when_in_full(decision: DecisionFact) -> str | None:
    own = (decision.when_in_childs_words or "").strip()
    return own or (weekday_and_full_day(decision.due_on) if decision.due_on else None)


_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def text_blocks(
    text: str, *, days_stand_out: bool = False, pictures: Mapping[str, Picture] | None = None
) -> list[Block]:
    """Typed text as paragraphs and lists: an empty line parts paragraphs, "- " begins an item of a list.

    A line that stands for a picture begins a paragraph with it; one of a picture that there is not is left out, and
    `checks.problems_before_finishing` says so.
    """
    blocks: list[Block] = []
    for part in _BETWEEN_PARAGRAPHS.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        before, *pictured = _at_pictures(part)
        blocks.extend(_part_blocks(before[1], days_stand_out))
        for line, words in pictured:
            shown = picture_of(line, pictures or {}) if line is not None and line.decision is None else None
            blocks.extend(_with_picture(_part_blocks(words, days_stand_out), shown))
    return blocks


def picture_of(line: PictureLine, added: Mapping[str, Picture]) -> Picture | None:
    """The picture that a line names: one that was added, else a drawing of the program's; None where there is none."""
    if line.name == NO_PICTURE:
        return NONE_HERE
    if (found := added.get(line.name)) is not None:
        return structs.replace(found, words=line.words)
    symbol = symbol_named(line.name)
    return Picture(key=symbol.key, words=line.words, credit=CREDITS[symbol.set_name]) if symbol else None


def _at_pictures(part: str) -> list[tuple[PictureLine | None, list[str]]]:
    """The lines before the first picture, and after each: those that belong to it."""
    parted: list[tuple[PictureLine | None, list[str]]] = [(None, [])]
    for line in part.split("\n"):
        picture = read_line(line)
        if picture is None:
            parted[-1][1].append(line)
        else:
            parted.append((picture, []))
    return parted


def _with_picture(blocks: list[Block], picture: Picture | None) -> list[Block]:
    """The picture beside the first words below it, or by itself."""
    if picture is None:
        return blocks
    if blocks and isinstance(blocks[0], Paragraph):
        return [structs.replace(blocks[0], picture=picture), *blocks[1:]]
    return [Paragraph("", picture=picture), *blocks]


def _part_blocks(lines: Sequence[str], days_stand_out: bool) -> list[Block]:
    blocks: list[Block] = []
    if lines:
        running: list[str] = []
        items: list[str] = []
        for line in lines:
            if line.startswith("- ") and line[2:].strip():
                blocks.extend(_paragraph(running, days_stand_out))
                running = []
                items.append(line[2:].strip())
            elif items and line.startswith("  "):
                items[-1] += f"\n{line.strip()}"
            else:
                blocks.extend([Bullets(tuple(items))] if items else [])
                items = []
                running.append(line)
        blocks.extend([Bullets(tuple(items))] if items else _paragraph(running, days_stand_out))
    return blocks


def _paragraph(lines: Sequence[str], days_stand_out: bool) -> list[Block]:
    text = "\n".join(lines).strip()
    if not text:
        return []
    return [Paragraph(text, days_named_in(text) if days_stand_out else ())]


def form_blocks(text: str) -> list[Block]:
    """Typed text as a page to fill in: ____ is a line to write on, [ ] a box to tick, [box] room to draw.

    A line with none of these is a paragraph.
    """
    blocks: list[Block] = []
    for line in text.splitlines():
        if (ask := read_ask(line)) is not None:
            blocks.append(ask)
        elif words := " ".join(line.split()):
            blocks.append(Paragraph(words))
    return blocks
