"""An agenda on paper: a page in the child's own look with lines to write on, or a full page in small type."""

from reportlab.lib.pagesizes import A4

from iro_desktop.letters import pictures
from iro_desktop.letters.agenda_paper import AgendaContent, AgendaSection
from iro_desktop.letters.blocks import HAIRLINE, SECONDARY, Style, add_feet, foot_height, labelled, line_mark, text_rows
from iro_desktop.letters.content import LARGEST_TYPE, SMALLEST_TYPE, SheetFact
from iro_desktop.letters.flow import Frame, Row, Stack, flow
from iro_desktop.letters.fonts import typeface
from iro_desktop.letters.layout import PAPER_COLOURS
from iro_desktop.letters.page import BoxMark, Mark, PictureMark, Sheet, make_pdf
from iro_desktop.letters.tagging import About, Element
from iro_desktop.letters.typeset import Span, break_lines, widest_word
from iro_desktop.models.child import ANIMALS

_MARGIN = 58.0
_TOP = 50.0
_ABOVE_FOOT = 16.0
_ANIMAL = 48.0
_COMPACT_SIZES = (10.5, 9.5, 8.5)
"""Type sizes tried for an adult's page until it is one page; the smallest goes on to a second."""
_LINE_TO_WRITE_ON = 0.8
_LEAST_TO_WRITE_ON = 30.0
"""Points between two lines to write on: room for a child's hand."""


def render_agenda(content: AgendaContent) -> bytes:
    """The agenda as a PDF that passes PDF/UA-1, on one page wherever its words fit on one; the same bytes each time.

    Lines to write on give way to words. Never fails on what somebody typed; see `layout.render_pdf`.
    """
    if content.compact:
        tries = [_AgendaLayout(content, size, lines=0) for size in _COMPACT_SIZES]
    else:
        size = float(min(max(content.look.size_points, SMALLEST_TYPE), LARGEST_TYPE))
        most = max((section.empty_lines for section in content.sections), default=0)
        tries = [_AgendaLayout(content, size, lines=lines) for lines in range(most, -1, -1)]
    fitting = next((layout for layout in tries if len(layout.pages()) == 1), tries[-1])
    return fitting.pdf()


def fits_on_one_page(content: AgendaContent) -> bool:
    """Whether an adult's page is one page, in the smallest of its types where need be."""
    return len(_AgendaLayout(content, _COMPACT_SIZES[-1], lines=0).pages()) == 1


class _AgendaLayout:
    """One agenda laid out at one size: its pages, and the structure that grew with them."""

    def __init__(self, content: AgendaContent, size: float, *, lines: int) -> None:
        self._content = content
        self._lines = lines
        face = typeface(content.look.font)
        leading = 1.38 if content.compact else None
        self._text = Style(face, size, leading=leading)
        self._label = Style(face, size, SECONDARY, leading=leading)
        self._heading = Style(face, size * 1.15, leading=1.4)
        self._title = Style(face, size * 1.4, leading=1.4)
        self._foot = Style(face, max(8.5, size * 0.6), SECONDARY)
        self._sheet = Sheet(A4[0], A4[1], PAPER_COLOURS[content.look.paper])
        height = A4[1] - _TOP - foot_height(self._foot) - _ABOVE_FOOT
        self._frame = Frame(_MARGIN, _TOP, A4[0] - 2 * _MARGIN, height)
        self._document = Element("Document")
        self._made = flow(self._stacks(), self._frame)

    def pages(self) -> list[list[Mark]]:
        return self._made

    def pdf(self) -> bytes:
        add_feet(self._made, self._sheet, self._frame, self._foot, self._content)
        about = About(self._content.title, self._content.language, self._content.written_on)
        return make_pdf(self._made, self._sheet, self._document, about, self._text.typeface.regular[0])

    def _stacks(self) -> list[Stack]:
        # The child's own points come before everything else, on paper as on the screen.
        first, *others = self._content.sections or (None,)
        stacks = [self._head()]
        stacks += self._section(first) if first else []
        stacks += self._facts()
        for section in others:
            if section is not None:
                stacks += self._section(section)
        return [stack for stack in stacks if stack.rows]

    def _head(self) -> Stack:
        marks: list[Mark] = []
        inset, height = 0.0, 0.0
        animal = self._content.look.animal
        if not self._content.compact and animal in ANIMALS:
            figure = self._document.add("Figure", alternative=pictures.alternative_text(animal))
            marks.append(PictureMark(0, 0, _ANIMAL, animal, figure))
            inset, height = _ANIMAL + 14, _ANIMAL
        owner = self._document.add("H1")
        spans = [Span(self._content.title, bold=True)]
        lines = break_lines(spans, self._title.typeface, self._title.size, self._frame.width - inset)
        words = len(lines) * self._title.line_height
        down = max(0.0, (height - words) / 2)
        for line in lines:
            marks.append(line_mark(line, self._title, owner, inset, down))
            down += self._title.line_height
        return Stack((Row(max(height, down), tuple(marks)),), stays_with_next=True)

    def _section(self, section: AgendaSection) -> list[Stack]:
        size = self._text.size
        rows = text_rows([Span(section.heading, bold=True)], self._heading, self._frame.width, self._document.add("H2"))
        stacks = [Stack(rows, space_before=size * 1.0, stays_with_next=True)]
        stacks += self._points(section)
        if section.empty_lines:
            stacks += [self._line_to_write_on() for _ in range(self._lines)]
        return stacks

    def _points(self, section: AgendaSection) -> list[Stack]:
        if not section.points:
            return []
        parent = self._document.add("L", numbering="Decimal" if section.numbered else "Disc")
        size = self._text.size
        hang = size * (1.75 if section.numbered else 1.1)
        stacks = []
        for number, text in enumerate(section.points, start=1):
            item = parent.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            rows = text_rows([Span(text)], self._text, self._frame.width, body, hang)
            mark = Span(f"{number} ", bold=True) if section.numbered else Span("• ")
            if rows:
                marked = labelled(rows, [mark], self._text, label)
                stacks.append(Stack(marked, space_before=size * (0.15 if self._content.compact else 0.35)))
        return stacks

    def _line_to_write_on(self) -> Stack:
        """A line without meaning: whoever listens to the page hears only words."""
        height = max(_LEAST_TO_WRITE_ON, self._text.size * 2.0)
        mark = BoxMark(0, height - _LINE_TO_WRITE_ON, self._frame.width, _LINE_TO_WRITE_ON, HAIRLINE)
        return Stack((Row(height, (mark,)),))

    def _facts(self) -> list[Stack]:
        facts = self._content.facts
        if not facts:
            return []
        parent = self._document.add("L")
        style = self._label
        labels = max(widest_word(fact.label.replace(" ", "\xa0"), style.typeface, style.size) for fact in facts)
        first, *others = [self._fact(fact, parent, labels + self._text.size) for fact in facts]
        space = self._text.size * (0.8 if self._content.compact else 1.3)
        return [Stack(first, space_before=space), *(Stack(rows, space_before=self._gap()) for rows in others)]

    def _gap(self) -> float:
        return self._text.size * (0.1 if self._content.compact else 0.3)

    def _fact(self, fact: SheetFact, parent: Element, inset: float) -> tuple[Row, ...]:
        item = parent.add("LI")
        label, value = item.add("Lbl"), item.add("LBody")
        rows = text_rows([Span(fact.value)], self._text, self._frame.width, value, inset)
        return labelled(rows, [Span(f"{fact.label} ")], self._label, label) if rows else rows
