"""A letter in two languages told to Typst: which words, in which order, in which shapes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from iro_desktop.letters.action_table import column_widths, has_table, table_style
from iro_desktop.letters.beside_words import EASY_READ_PICTURE, GAP, IN_A_LETTER
from iro_desktop.letters.blocks import HAIRLINE, SECONDARY, TEXT, VOICE_BAR, initials, quoted
from iro_desktop.letters.content import (
    ActionTable,
    Ask,
    Block,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterheadContent,
    Paragraph,
    Picture,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.easy_read import credit_line, is_easy_read
from iro_desktop.letters.emphasis import as_told, emphasised
from iro_desktop.letters.fill_in import DRAWING, FILL_IN, WRITING_LINE
from iro_desktop.letters.fonts import (
    FONT_FAMILIES,
    REPLACEMENT,
    SCRIPT_FAMILIES,
    as_printed,
    as_shaped,
    has_ink,
    lacking_in,
    script_typeface,
    typeface,
    with_whole_numbers,
)
from iro_desktop.letters.letterhead import head_lines
from iro_desktop.letters.measures import Measures
from iro_desktop.letters.shaped_pictures import animal_image, image_of, logo_image, symbol_image
from iro_desktop.letters.shaped_words import (
    AnyPart,
    BulletsPart,
    ChoicesPart,
    HeadingPart,
    Image,
    Item,
    LinesPart,
    NumberedPart,
    Pair,
    Paper,
    ParagraphPart,
    QuotePart,
    RoomPart,
    Run,
    Sender,
    Side,
    TablePart,
)
from iro_desktop.letters.spoken import day, decision_parts
from iro_desktop.letters.translation import who_translated
from iro_desktop.letters.typeset import glued
from iro_desktop.models.languages import Language, Script

if TYPE_CHECKING:
    pass

_BELOW_HEADING, _ABOVE_NAME = 0.25, 0.9
"""Free space above what follows a heading, and above the officer's name, in type sizes."""
_LEADING: Mapping[Script, float] = {Script.ARABIC: 1.75, Script.NASTALIQ: 2.4, Script.BENGALI: 1.7}
"""Distance between baselines as a multiple of the type size. Nastaliq hangs far below its line."""
_SCALE: Mapping[Script, float] = {Script.ARABIC: 1.18, Script.NASTALIQ: 1.0, Script.BENGALI: 1.0}
"""Naskh is drawn small on its body; so much larger it looks as large as the English beside it."""
_BEHIND = "Noto Sans"
"""The family for what the others lack."""
_SYMBOL = 1.95
"""The side of a picture beside a heading, in type sizes."""
_BETWEEN_ITEMS, _ABOVE_ENDING = 0.4, 0.3
_LONGEST_WHOLE_QUOTE = 400
"""In characters: the words of a child that are no longer than this are not parted by the end of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedLook:
    """How the letter is set; lengths in points, colours as "#RRGGBB"."""

    measures: Measures
    leading: float
    between: float
    """Free space above an idea, in type sizes."""
    paper: str
    tint: str
    page: tuple[float, float]
    width: float
    top: float
    bottom: float
    gap: float
    indent: float
    side_by_side: bool


class Told:
    """A letter as the data of `resources/paper/letter.typ`, and every text of it in the order in which it is read."""

    def __init__(self, content: LetterContent, translation: Translation, language: Language, look: ShapedLook) -> None:
        self.texts: list[str] = []
        self._content, self._translation, self._language, self._look = content, translation, language, look
        self.paper = self._paper()

    def _paper(self) -> Paper:
        """The words in the order in which they are read: `texts` grows with each."""
        content, look = self._content, self._look
        sender = self._sender(content.letterhead)
        head = self._head()
        ends = len(content.letter)
        parts = (self._greeting(), *(self._beside(one) for one in range(ends)))
        ending = self._ending()
        note = self._text(who_translated(self._translation))
        credit = self._text(credit_line(content))
        behind = tuple(self._beside(one) for one in range(ends, len(content.sections)))
        whose = initials(content.child_known_as)
        foot = f"{content.reference} · for {whose}" if whose else content.reference
        return Paper(
            title=self._shown(as_printed(content.title).replace("\n", " ")),
            size=look.measures.size,
            sizes=_sizes(look.measures),
            colours=_colours(look),
            page=look.page,
            margin=(look.page[0] - look.width) / 2,
            top=look.top,
            bottom=look.bottom,
            gap=look.gap,
            indent=look.indent,
            easy=is_easy_read(content),
            picture_gap=GAP,
            english=self._english_side(),
            other=self._other_side(),
            sender=sender,
            picture=animal_image(content.look.animal),
            head=head,
            parts=parts,
            ending=ending,
            note=note,
            credit=credit,
            behind=behind,
            foot=self._shown(as_printed(foot).replace("\n", " ")),
        )

    def _sender(self, letterhead: LetterheadContent | UnsetType) -> Sender | None:
        """The council's letterhead, where the letter has one."""
        if letterhead is UNSET:
            return None
        name = self._text(letterhead.name)
        lines = tuple(self._text(line) for line in head_lines(letterhead))
        return Sender(name=name, lines=lines, logo=logo_image(letterhead))

    def _head(self) -> tuple[str, ...]:
        content = self._content
        if content.is_card:
            return (self._text(content.face),)
        from_whom = f"From {content.from_name}, {content.from_role}"
        return tuple(self._text(line) for line in (from_whom, day(content.written_on)))

    def _english_side(self) -> Side:
        fonts = (FONT_FAMILIES[self._content.look.font], _BEHIND)
        return Side(
            fonts=fonts,
            latin=fonts,
            language="en",
            region="GB",
            leading=self._look.leading,
            scale=1.0,
            direction="ltr",
        )

    def _other_side(self) -> Side:
        script, own = self._language.script, FONT_FAMILIES[self._content.look.font]
        return Side(
            fonts=(SCRIPT_FAMILIES[script], own, _BEHIND),
            latin=(own, _BEHIND),
            language=self._language.tag,
            region=None,
            leading=_LEADING[script],
            scale=_SCALE[script],
            direction="rtl" if script.right_to_left else "ltr",
        )

    def _greeting(self) -> Pair:
        # A document needs its first heading, also while nobody has typed a name yet.
        said, translated = self._content.greeting, self._translation.greeting
        english = self._heading(1, said if has_ink(said) else self._content.title)
        other = (self._heading(1, translated, other=True),) if has_ink(translated) else ()
        return Pair(english=(english,), other=other, new_page=False, beside=self._look.side_by_side)

    def _beside(self, number: int) -> Pair:
        """The section of that number in both languages; where its table has room alone, below each other."""
        section = self._content.sections[number]
        whole = self._look.width - self._look.indent
        beside = self._look.side_by_side and not has_table(section, self._look.measures, whole)
        width = (self._look.width - self._look.gap) / 2 if beside else self._look.width
        english = self._section(section, width - self._look.indent)
        others = self._translation.sections[number : number + 1]
        other = tuple(part for told in others for part in self._section(told, 0.0, other=True))
        return Pair(english=english, other=other, new_page=section.begins_a_page, beside=beside)

    def _section(self, section: Section, width: float, *, other: bool = False) -> tuple[AnyPart, ...]:
        made: list[AnyPart] = []
        if has_ink(section.heading or ""):
            made.append(
                self._heading(
                    2,
                    section.heading,
                    symbol=symbol_image(section.picture, self._look.measures.space(_SYMBOL)),
                    other=other,
                )
            )
        for numbered, blocks in groupby(self._as_set(section.blocks, width), _is_decision):
            above = _BELOW_HEADING if made and isinstance(made[-1], HeadingPart) else self._look.between
            if numbered:
                lines = [block for block in blocks if isinstance(block, DecisionLine)]
                items = tuple(self._decision(one, other) for one in lines)
                made.append(NumberedPart(above=above, items=items))
            else:
                for block in blocks:
                    made.extend(self._block(block, other, above, width))
                    above = self._look.between
        return tuple(made)

    def _as_set(self, blocks: Sequence[Block], width: float) -> Iterator[Block]:
        """A table that has no room is told as decisions."""
        for block in blocks:
            if isinstance(block, ActionTable) and column_widths(block, self._look.measures, width) is None:
                yield from (as_told(line, self._content) for line in block.rows)
            else:
                yield block

    def _heading(
        self, level: int, words: str | None, *, symbol: Image | None = None, other: bool = False
    ) -> HeadingPart:
        return HeadingPart(level=level, words=self._text(words or "", other=other), symbol=symbol)

    def _decision(self, line: DecisionLine, other: bool) -> Item:
        self.texts.append(str(line.number))
        parts = [(line.text, False)] if other else decision_parts(line)
        return Item(number=line.number, runs=self._runs(parts, other), picture=self._beside_words(line.picture))

    def _block(self, block: Block, other: bool, above: float, width: float) -> Iterator[AnyPart]:
        match block:
            case Paragraph():
                spans = [(span.text, span.bold) for span in emphasised(block.text, block.strong)]
                shown = self._beside_words(block.picture)
                runs = self._runs(spans, other) if has_ink(block.text) else ()
                announces = block.text.rstrip().endswith(":")
                yield ParagraphPart(above=above, runs=runs, picture=shown, announces=announces)
            case Quote():
                words = self._text(quoted(block.words), other=other)
                source = self._text(block.source, other=other) if block.source else None
                whole = len(words) <= _LONGEST_WHOLE_QUOTE
                yield QuotePart(above=above, words=words, source=source, breakable=not whole)
            case Bullets():
                yield BulletsPart(above=above, items=tuple(self._item(item, other, "•") for item in block.items))
            case Ask():
                yield from self._ask(block, other, above)
            case ActionTable():
                yield self._table(block, above, width)
            case _:
                raise AssertionError("decisions are told as lists")

    def _ask(self, block: Ask, other: bool, above: float) -> Iterator[AnyPart]:
        """A question, and below it what a hand fills in."""
        if has_ink(block.text):
            yield ParagraphPart(above=above, runs=self._runs([(block.text, False)], other), announces=True)
        if block.choices:
            items = tuple(self._item(choice, other) for choice in block.choices)
            yield ChoicesPart(above=_BETWEEN_ITEMS, items=items)
        if block.lines:
            yield LinesPart(count=block.lines, height=WRITING_LINE)
        if block.room:
            yield RoomPart(above=_BETWEEN_ITEMS, height=DRAWING)

    def _table(self, block: ActionTable, above: float, width: float) -> TablePart:
        widths = column_widths(block, self._look.measures, width)
        assert widths is not None, "a table without room is told as a list"
        style = table_style(self._look.measures)
        headings = tuple(self._text(heading) for heading in ("No", *block.headings))
        rows = []
        for line in block.rows:
            cells = ((str(line.number), True), (line.who or "", False), (line.text, False), (line.by_when or "", True))
            rows.append(tuple((self._text(words), bold) for words, bold in cells))
        return TablePart(
            above=above,
            widths=tuple(one - style.column_gap for one in widths),
            gap=style.column_gap,
            padding=style.cell_padding,
            headings=headings,
            rows=tuple(rows),
        )

    def _item(self, words: str, other: bool, mark: str = "") -> Item:
        """One of a list; a drawn mark before it is no text."""
        self.texts.append(mark)
        return Item(runs=self._runs([(words, False)], other))

    def _beside_words(self, picture: Picture | UnsetType) -> Image | None:
        """A picture that somebody chose for these words."""
        side = EASY_READ_PICTURE if is_easy_read(self._content) else self._look.measures.space(IN_A_LETTER)
        return image_of(picture, side)

    def _ending(self) -> tuple[AnyPart, ...]:
        lines = [(self._content.sign_off, True), *((line, False) for line in self._content.contact_lines)]
        return tuple(
            ParagraphPart(above=_ABOVE_ENDING if number else _ABOVE_NAME, runs=self._runs([line], other=False))
            for number, line in enumerate(lines)
        )

    def _runs(self, parts: Sequence[tuple[str, bool]], other: bool) -> tuple[Run, ...]:
        shown = [(self._shown(as_shaped(text) if other else as_printed(text)), bold) for text, bold in parts]
        self.texts.append("".join(text for text, _ in shown))
        keep_whole = with_whole_numbers if other else glued
        return tuple((keep_whole(text), bold) for text, bold in shown)

    def _text(self, text: str, *, other: bool = False) -> str:
        [(shown, _)] = self._runs([(text, False)], other)
        return shown

    def _shown(self, text: str) -> str:
        """The text with a mark for each character that none of its typefaces has, as in our other papers."""
        faces = [typeface(self._content.look.font), script_typeface(self._language.script)]
        missing = set(lacking_in(faces[0], text)) & set(lacking_in(faces[1], text))
        return "".join(REPLACEMENT if one in missing or "\ud800" <= one <= "\udfff" else one for one in text)


def _sizes(measures: Measures) -> dict[str, float]:
    styles = {
        "text": measures.text,
        "greeting": measures.greeting,
        "heading": measures.heading,
        "voice": measures.voice,
        "small": measures.small,
        "foot": measures.foot,
        "table": table_style(measures).text,
        "table-heading": table_style(measures).heading,
    }
    return {name: style.size for name, style in styles.items()}


def _colours(look: ShapedLook) -> dict[str, str]:
    return {
        "paper": look.paper,
        "tint": look.tint,
        "bar": VOICE_BAR,
        "text": TEXT,
        "secondary": SECONDARY,
        "hairline": HAIRLINE,
        "fill-in": FILL_IN,
    }


def _is_decision(block: Block) -> bool:
    return isinstance(block, DecisionLine)
