"""A letter on paper: the child's own look, big calm type, their words set apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from msgspec import UnsetType
from reportlab.lib.pagesizes import A4

from iro_desktop.letters import card_layout, pictures
from iro_desktop.letters.action_table import action_table, has_table
from iro_desktop.letters.beside_words import EASY_READ_PICTURE, GAP, IN_A_LETTER, beside, figure
from iro_desktop.letters.blocks import (
    VOICE_TINT,
    VOICE_TINT_ON_ROSE,
    Style,
    Voice,
    add_feet,
    childs_words,
    foot_height,
    labelled,
    line_mark,
    text_rows,
)
from iro_desktop.letters.content import (
    LARGEST_TYPE,
    SMALLEST_TYPE,
    ActionTable,
    Ask,
    Block,
    Bullets,
    DecisionLine,
    LetterContent,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.easy_read import credit_line, is_easy_read
from iro_desktop.letters.emphasis import as_told, emphasised
from iro_desktop.letters.fill_in import asked
from iro_desktop.letters.flow import Beside, Frame, Row, Stack, halves, held_to_next
from iro_desktop.letters.fonts import typeface, typeface_for
from iro_desktop.letters.letterhead import letterhead_stacks
from iro_desktop.letters.measures import Measures
from iro_desktop.letters.page import Mark, PictureMark, Sheet, make_pdf
from iro_desktop.letters.shaped_paper import render_shaped
from iro_desktop.letters.shaped_telling import ShapedLook
from iro_desktop.letters.spoken import day, decision_parts
from iro_desktop.letters.tagging import About, Artifact, Element
from iro_desktop.letters.translation import all_words, language_of, translation_of, who_translated
from iro_desktop.letters.typeset import Span, break_lines
from iro_desktop.letters.white_space import well_filled
from iro_desktop.models.child import ANIMALS

PAPER_COLOURS = {
    Paper.WHITE: "#FFFFFF",
    Paper.CREAM: "#FFF8E7",
    Paper.PALE_BLUE: "#EAF3FB",
    Paper.PALE_GREEN: "#EDF6EC",
    Paper.PALE_ROSE: "#FBEEF0",
    Paper.PALE_YELLOW: "#FFFBD6",
}
_MARGIN = 58.0
_TOP = 50.0
_ABOVE_FOOT = 20.0
_ANIMAL = 48.0
_BELOW_HEADING = 0.25
"""In type sizes: what follows a heading stands closer to it than to anything else."""
_LONGEST_LINE = 36
"""Of the text, in type sizes: about 75 letters. Longer lines are hard to find the way back from."""
_LARGEST_SIDE_BY_SIDE = 16
"""In points. In larger type a column would hold fewer than 30 letters, so the languages follow each other."""
_BETWEEN_LANGUAGES = 26.0


_EASY_LEADING = 1.55
_BETWEEN_EASY_ROWS = 1.0
"""Much white between two ideas, in type sizes."""


def render_pdf(content: LetterContent) -> bytes:
    """The letter as a PDF that passes PDF/UA-1: the same content gives the same bytes, on any day and computer.

    Never fails on what somebody typed. A character that no typeface has shows as a replacement mark;
    `checks.problems_before_finishing` names it first. Raises CannotShapeLetters on a laptop that cannot print the
    letter's other language at all.
    """
    return _LetterLayout(content).pdf()


class _LetterLayout:
    """Lays out one letter: holds its measures and the structure that grows with it."""

    def __init__(self, content: LetterContent) -> None:
        self._content = content
        size = min(max(content.look.size_points, SMALLEST_TYPE), LARGEST_TYPE)
        self._measures = Measures(float(size), typeface(content.look.font))
        self._sheet = Sheet(A4[0], A4[1], PAPER_COLOURS[content.look.paper])
        width = min(A4[0] - 2 * _MARGIN, _LONGEST_LINE * size)
        self._frame = Frame(
            (A4[0] - width) / 2, _TOP, width, A4[1] - _TOP - foot_height(self._measures.foot) - _ABOVE_FOOT
        )
        self._document = Element("Document")
        has_pictures = any(section.picture for section in content.sections)
        self._easy = is_easy_read(content)
        column = EASY_READ_PICTURE + GAP if self._easy else self._measures.space(2.7)
        self._indent = column if has_pictures or (self._easy and content.look.shows_pictures) else 0.0
        self._translation = translation_of(content)
        self._side_by_side = size <= _LARGEST_SIDE_BY_SIDE and not self._indent

    def pdf(self) -> bytes:
        language = language_of(self._translation) if self._translation is not None else None
        if self._translation is not None and language is not None and language.script.joins_letters:
            return render_shaped(self._content, self._translation, language, self._shaped_look())
        if self._content.is_card and self._translation is None and (card := self._folded_card()) is not None:
            return card
        sender = letterhead_stacks(self._content, self._measures.small, self._frame.width, self._document)
        pages = well_filled([*sender, *self._stacks()], self._frame)
        # A card that counted its pages would look like a form.
        add_feet(pages, self._sheet, self._frame, self._measures.foot, self._content, count=not self._content.is_card)
        about = About(self._content.title, self._content.language, self._content.written_on)
        return make_pdf(pages, self._sheet, self._document, about, self._measures.face.regular[0])

    def _folded_card(self) -> bytes | None:
        """The card on a sheet that folds; None where its words are too many for that."""
        card = _LetterLayout(self._content)
        card._frame = card_layout.INSIDE
        look, document = self._content.look, card._document
        name = Style(self._measures.face, self._measures.greeting.size * 1.2, leading=1.3)
        front = card_layout.card_front(self._content.face, self._content.child_known_as, look.animal, name, document)
        words = [card._greeting(self._content.greeting)]
        words += [stack for section in self._content.letter for stack in card._section(section)]
        words[-1:] = held_to_next(words[-1])
        words += card._ending()
        inside = [stack for stack in words if stack.rows]
        pages = card_layout.folded(front, inside, self._content.reference, self._measures.foot)
        if pages is None:
            return None
        sheet = Sheet(*card_layout.OPEN_SHEET, self._sheet.colour)
        about = About(self._content.title, self._content.language, self._content.written_on)
        return make_pdf(pages, sheet, document, about, self._measures.face.regular[0])

    def _stacks(self) -> list[Stack | Beside]:
        if self._translation is not None:
            told, ends, last = self._translation, len(self._content.letter), len(self._content.sections)
            letter = self._in_two_languages(told, range(-1, ends))
            return [*self._head(), *letter, *self._ending(), *self._in_two_languages(told, range(ends, last))]
        stacks = [*self._head(), self._greeting(self._content.greeting)]
        for section in self._content.letter:
            stacks.extend(self._section(section))
        # A name alone on the last page would look like a page gone missing.
        stacks[-1:] = held_to_next(stacks[-1])
        stacks.extend(self._ending())
        for section in self._content.pages_behind:
            behind = [stack for stack in self._section(section) if stack.rows]
            stacks.extend([replace(behind[0], new_page=section.begins_a_page), *behind[1:]] if behind else [])
        return [stack for stack in stacks if stack.rows]

    def _shaped_look(self) -> ShapedLook:
        return ShapedLook(
            measures=self._measures,
            leading=_EASY_LEADING if self._easy else self._measures.face.leading,
            between=self._between,
            paper=self._sheet.colour,
            tint=self._tint,
            page=(self._sheet.width, self._sheet.height),
            width=self._frame.width,
            top=_TOP,
            bottom=self._sheet.height - _TOP - self._frame.height,
            gap=_BETWEEN_LANGUAGES,
            indent=self._indent,
            side_by_side=self._side_by_side,
        )

    def _in_two_languages(self, translation: Translation, parts: range) -> Iterator[Stack | Beside]:
        """Each part in English, and beside or below it the same in the other language; part -1 is the greeting."""
        english, other = _LetterLayout(self._content), _LetterLayout(self._content)
        language = language_of(translation)
        if language is not None:
            face = typeface_for(language, self._content.look.font, all_words(translation))
            other._measures = replace(other._measures, face=face)
        for part in parts:
            beside = self._side_by_side and not (part >= 0 and self._has_table(self._content.sections[part]))
            halved = halves(self._frame, _BETWEEN_LANGUAGES) if beside else (self._frame, self._frame)
            english._frame, other._frame = halved
            new_page = part >= 0 and self._content.sections[part].begins_a_page
            english._document = self._document
            left = english._part(part, self._content.greeting, self._content.sections)
            other._document = Element("Div", language=translation.language)
            right = other._part(part, translation.greeting, translation.sections)
            if right:
                self._document.kids.append(other._document)
            if beside:
                yield Beside(tuple(left), tuple(right), _BETWEEN_LANGUAGES, new_page)
            else:
                yield from (replace(one, new_page=new_page) for one in left[:1])
                yield from (*left[1:], *right)

    def _has_table(self, section: Section) -> bool:
        """Whether a table of actions has room in the whole width: then the languages follow each other."""
        return has_table(section, self._measures, self._frame.width - self._indent)

    def _part(self, part: int, greeting: str, sections: Sequence[Section]) -> list[Stack]:
        """The greeting, or the section of that number."""
        found = sections[part : part + 1] if part >= 0 else ()
        stacks = [stack for one in found for stack in self._section(one)] if part >= 0 else [self._greeting(greeting)]
        return [stack for stack in stacks if stack.rows]

    def _head(self) -> list[Stack]:
        """The child's animal at the left, who writes and when at the right; of a card its face."""
        if self._content.is_card:
            look, big = self._content.look, self._content.face
            return card_layout.card_face(big, look.animal, self._measures.face, self._frame.width, self._document)
        marks: list[Mark] = []
        height = 0.0
        if (animal := self._content.look.animal) in ANIMALS:
            figure = self._document.add("Figure", alternative=pictures.alternative_text(animal))
            marks.append(PictureMark(0, 0, _ANIMAL, animal, figure))
            height = _ANIMAL
        style = self._measures.small
        lines = [f"From {self._content.from_name}, {self._content.from_role}", day(self._content.written_on)]
        down = 2.0
        for text in lines:
            owner = self._document.add("P")
            for line in break_lines([Span(text)], style.typeface, style.size, self._frame.width - _ANIMAL - 24):
                marks.append(line_mark(line, style, owner, self._frame.width - line.width, down))
                down += style.line_height
        return [Stack((Row(max(height, down), tuple(marks)),))]

    def _greeting(self, greeting: str) -> Stack:
        owner = self._document.add("H1")
        spans = [Span(greeting, bold=True)]
        rows = text_rows(spans, self._measures.greeting, self._frame.width, owner)
        return Stack(rows, space_before=self._measures.space(1.0), stays_with_next=True)

    def _section(self, section: Section) -> list[Stack]:
        stacks = [self._heading(section)] if section.heading else []
        for is_decision, blocks in groupby(section.blocks, key=lambda block: isinstance(block, DecisionLine)):
            if is_decision:
                parent = self._document.add("L", numbering="Decimal")
                stacks.extend(self._decision(block, parent) for block in blocks if isinstance(block, DecisionLine))
            else:
                for block in blocks:
                    stacks.extend(self._block(block))
        stacks = [stack for stack in stacks if stack.rows]
        if section.heading and len(stacks) > 1:
            stacks[1] = replace(stacks[1], space_before=self._measures.space(_BELOW_HEADING))
        return stacks

    def _heading(self, section: Section) -> Stack:
        measures = self._measures
        owner = self._document.add("H2")
        spans = [Span(section.heading or "", bold=True)]
        # What a hand fills in takes the whole width, and its heading stands over it.
        indent = 0.0 if any(isinstance(block, Ask) for block in section.blocks) else self._indent
        rows = text_rows(spans, measures.heading, self._frame.width, owner, indent)
        if section.picture in pictures.SYMBOLS and rows:
            picture_size = measures.space(1.95)
            middle = (rows[0].height - picture_size) / 2
            # The words beside it say the same, so a reader aloud need not.
            picture = PictureMark(0, middle, picture_size, section.picture, Artifact.DECORATION)
            rows = (Row(rows[0].height, (picture, *rows[0].marks)), *rows[1:])
        return Stack(rows, space_before=measures.space(1.25), stays_with_next=True)

    def _block(self, block: Block) -> list[Stack]:
        match block:
            case Paragraph():
                return [self._paragraph(block)]
            case Quote():
                return [self._quote(block)]
            case Bullets():
                return self._bullets(block)
            case ActionTable():
                return self._action_table(block)
            case DecisionLine():
                return [self._decision(block, self._document.add("L", numbering="Decimal"))]
            case Ask():
                paper = PAPER_COLOURS[self._content.look.paper]
                return asked(block, self._measures.text, paper, self._frame.width, self._document)

    def _paragraph(self, block: Paragraph) -> Stack:
        shown = figure(block.picture, self._document)
        rows: tuple[Row, ...] = ()
        if block.text:
            spans = emphasised(block.text, block.strong)
            rows = text_rows(spans, self._text, self._width_beside(shown), self._document.add("P"), self._indent)
        # "You told me:" belongs with what it announces.
        announces = block.text.rstrip().endswith(":")
        rows = self._with_picture(rows, block.picture, shown)
        return Stack(rows, space_before=self._measures.space(self._between), stays_with_next=announces)

    @property
    def _text(self) -> Style:
        return replace(self._measures.text, leading=_EASY_LEADING) if self._easy else self._measures.text

    @property
    def _between(self) -> float:
        """Between two ideas, in type sizes."""
        return _BETWEEN_EASY_ROWS if self._easy else 0.55

    def _width_beside(self, shown: Element | None) -> float:
        """Where words end, counted from the left edge: before a picture at the right, where there is one."""
        taken = self._measures.space(IN_A_LETTER) + GAP if shown is not None and not self._easy else 0.0
        return self._frame.width - taken

    def _with_picture(
        self, rows: tuple[Row, ...], picture: Picture | UnsetType, shown: Element | None
    ) -> tuple[Row, ...]:
        size = EASY_READ_PICTURE if self._easy else self._measures.space(IN_A_LETTER)
        return beside(rows, picture, shown, 0.0 if self._easy else self._frame.width - size, size)

    def _quote(self, block: Quote) -> Stack:
        measures = self._measures
        voice = Voice(measures.voice, measures.small, self._tint)
        return childs_words(block.words, block.source, voice, self._frame.width, self._document, indent=self._indent)

    @property
    def _tint(self) -> str:
        return VOICE_TINT_ON_ROSE if self._content.look.paper is Paper.PALE_ROSE else VOICE_TINT

    def _decision(self, line: DecisionLine, parent: Element) -> Stack:
        item = parent.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        shown = figure(line.picture, body)
        spans = [Span(text, bold) for text, bold in decision_parts(line)]
        hang = self._indent + self._measures.space(1.75)
        rows = text_rows(spans, self._text, self._width_beside(shown), body, hang)
        marked = self._item(rows, Span(f"{line.number} ", bold=True), label)
        return replace(marked, rows=self._with_picture(marked.rows, line.picture, shown))

    def _bullets(self, block: Bullets) -> list[Stack]:
        parent = self._document.add("L", numbering="Disc")
        stacks = []
        for text in block.items:
            item = parent.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            hang = self._indent + self._measures.space(1.1)
            rows = text_rows([Span(text)], self._measures.text, self._frame.width, body, hang)
            stacks.append(self._item(rows, Span("• "), label))
        return stacks

    def _item(self, rows: tuple[Row, ...], mark: Span, label: Element) -> Stack:
        marked = labelled(rows, [mark], self._measures.text, label, self._indent) if rows else rows
        return Stack(marked, space_before=self._measures.space(self._between if self._easy else 0.4))

    def _action_table(self, block: ActionTable) -> list[Stack]:
        as_table = action_table(block, self._measures, self._frame.width, self._indent, self._document)
        if as_table:
            return as_table
        parent = self._document.add("L", numbering="Decimal")
        return [self._decision(as_told(line, self._content), parent) for line in block.rows]

    def _ending(self) -> list[Stack]:
        """Who wrote this, and how to reach them."""
        measures = self._measures
        name = text_rows(
            [Span(self._content.sign_off, bold=True)],
            measures.text,
            self._frame.width,
            self._document.add("P"),
            self._indent,
        )
        stacks = [Stack(name, space_before=measures.space(0.9), stays_with_next=True)]
        if self._content.contact_lines:
            parent = self._document.add("L")
            for position, text in enumerate(self._content.contact_lines):
                body = parent.add("LI").add("LBody")
                rows = text_rows([Span(text)], measures.text, self._frame.width, body, self._indent)
                last = position + 1 == len(self._content.contact_lines)
                stacks.append(Stack(rows, space_before=measures.space(0.3), stays_with_next=not last))
        if self._translation is not None:
            owner = self._document.add("P")
            said = [Span(who_translated(self._translation))]
            rows = text_rows(said, measures.small, self._frame.width, owner, self._indent)
            stacks.append(Stack(rows, space_before=measures.space(0.9)))
        if credit := credit_line(self._content):
            rows = text_rows([Span(credit)], measures.foot, self._frame.width, self._document.add("P"), self._indent)
            stacks[-1] = replace(stacks[-1], stays_with_next=True)
            stacks.append(Stack(rows, space_before=measures.space(1.0)))
        return stacks
