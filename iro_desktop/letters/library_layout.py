"""Guides and activity sheets on paper: a guide as headings and points, a sheet as one page to draw and write on."""

from datetime import date

from msgspec import Struct
from reportlab.lib.pagesizes import A4

from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.letters.agenda_paper import AgendaContent, AgendaSection
from iro_desktop.letters.blocks import SECONDARY, Style, add_feet, foot_height, line_mark, text_rows
from iro_desktop.letters.content import LetterFont, LetterLook, Paper
from iro_desktop.letters.flow import Frame, Row, Stack, flow
from iro_desktop.letters.fonts import typeface
from iro_desktop.letters.layout import PAPER_COLOURS
from iro_desktop.letters.library_papers import ActivitySheet, Cell, Guide
from iro_desktop.letters.page import BoxMark, Mark, PictureMark, Sheet, make_pdf
from iro_desktop.letters.spoken import day
from iro_desktop.letters.symbols import credits_of
from iro_desktop.letters.tagging import About, Artifact, Element
from iro_desktop.letters.typeset import Span, break_lines

FIRST_EDITION = date(2026, 11, 26)
"""The day that a sheet's PDF carries. It is no day of a child's."""
_MARGIN, _TOP, _ABOVE_FOOT = 50.0, 46.0, 12.0
_GAP, _EDGE, _INSET = 12.0, 1.2, 10.0
_FACE = 112.0
_SMALL_PICTURE = 34.0
_SIZE = 15.0
_NAME_LINE = 30.0
_WRITE = "#8C867A"
"""Of edges to write within: seen by weak eyes, paler than words."""


class _Foot(Struct, frozen=True):
    """What the foot of a library page says: no child, and what page it is."""

    reference: str
    child_known_as: str = ""


def render_guide(guide: Guide) -> bytes:
    """A guide as a PDF that passes PDF/UA-1; the same bytes each time."""
    look = LetterLook(
        font=LetterFont.ANDIKA if guide.warm else LetterFont.ATKINSON,
        paper=Paper.CREAM if guide.warm else Paper.WHITE,
        size_points=13 if guide.warm else 12,
    )
    return render_agenda(
        AgendaContent(
            title=guide.title,
            child_known_as="",
            written_on=guide.read_on,
            reference=f"Library: {guide.title}",
            facts=(),
            sections=(
                *(AgendaSection(heading=one.heading, points=one.points) for one in guide.section),
                AgendaSection(
                    heading="Where this comes from", points=(guide.goes_by, f"Read anew on {day(guide.read_on)}.")
                ),
            ),
            look=look,
            compact=not guide.warm,
        )
    )


def render_activity(sheet: ActivitySheet) -> bytes:
    """An activity sheet as one page that passes PDF/UA-1; the same bytes each time."""
    return _SheetOfCells(sheet).pdf()


class _SheetOfCells:
    """Lays out one sheet: its words at the top, and the rest of the page shared between its cells."""

    def __init__(self, sheet: ActivitySheet) -> None:
        self._of = sheet
        face = typeface(LetterFont.ANDIKA)
        self._title = Style(face, 23.0, leading=1.35)
        self._text = Style(face, _SIZE)
        self._small = Style(face, 9.5, SECONDARY, leading=1.4)
        self._foot = Style(face, 9.0, SECONDARY)
        self._paper = Sheet(A4[0], A4[1], PAPER_COLOURS[Paper.WHITE])
        height = A4[1] - _TOP - foot_height(self._foot) - _ABOVE_FOOT
        self._frame = Frame(_MARGIN, _TOP, A4[0] - 2 * _MARGIN, height)
        self._document = Element("Document")

    def pdf(self) -> bytes:
        head = self._head()
        credit = self._credit()
        used = sum(stack.space_before + stack.height for stack in (*head, *credit))
        cells = self._cells(self._frame.height - used - _GAP - 1)
        pages = flow([*head, *cells, *credit], self._frame)
        add_feet(pages, self._paper, self._frame, self._foot, _Foot(f"Library: {self._of.title}"))
        about = About(self._of.title, "en", FIRST_EDITION)
        return make_pdf(pages, self._paper, self._document, about, self._text.typeface.regular[0])

    def _head(self) -> list[Stack]:
        wide = self._frame.width
        title = text_rows([Span(self._of.title, bold=True)], self._title, wide, self._document.add("H1"))
        how = text_rows([Span(self._of.how)], self._text, wide, self._document.add("P"))
        return [Stack(title), self._name_line(), Stack(how, space_before=8.0)]

    def _name_line(self) -> Stack:
        """Whose sheet it is, if they like to say so, and the day."""
        owner = self._document.add("P")
        marks: list[Mark] = []
        for text, left, right in (("My name", 0.0, 0.6), ("Day", 0.64, 1.0)):
            [line] = break_lines([Span(f"{text} ")], self._text.typeface, 12.0, self._frame.width)
            style = Style(self._text.typeface, 12.0, SECONDARY)
            x = left * self._frame.width
            marks.append(line_mark(line, style, owner, x, _NAME_LINE - style.line_height))
            begins = x + line.width + 8
            marks.append(BoxMark(begins, _NAME_LINE - 3, right * self._frame.width - begins, 0.8, _WRITE))
        return Stack((Row(_NAME_LINE, tuple(marks)),))

    def _credit(self) -> list[Stack]:
        named = credits_of(cell.picture for cell in self._of.cells if cell.picture)
        if not named:
            return []
        words = f"Pictures: {', '.join(named)}."
        return [
            Stack(text_rows([Span(words)], self._small, self._frame.width, self._document.add("P")), space_before=8.0)
        ]

    def _cells(self, height: float) -> list[Stack]:
        if self._of.shape == "rings":
            return [Stack((self._rings(height),), space_before=_GAP)]
        columns = self._of.columns
        lines = [self._of.cells[start : start + columns] for start in range(0, len(self._of.cells), columns)]
        parent = self._document.add("L")
        each = (height - _GAP * (len(lines) - 1)) / len(lines)
        return [Stack((self._line(line, each, parent),), space_before=_GAP) for line in lines]

    def _line(self, cells: tuple[Cell, ...], height: float, parent: Element) -> Row:
        wide = (self._frame.width - _GAP * (self._of.columns - 1)) / self._of.columns
        marks: list[Mark] = []
        for number, cell in enumerate(cells):
            left = number * (wide + _GAP)
            marks += _edge(left, 0.0, wide, height, self._paper.colour)
            owner = parent.add("LI").add("LBody")
            marks += self._face(cell, owner, left, (wide, height)) if self._of.shape == "faces" else []
            marks += self._to_write_in(cell, owner, left, wide) if self._of.shape == "boxes" else []
        return Row(height, tuple(marks))

    def _face(self, cell: Cell, owner: Element, left: float, room: tuple[float, float]) -> list[Mark]:
        """A face in the middle and its word below; without a face, room for the child's own."""
        wide, height = room
        marks: list[Mark] = []
        if cell.picture:
            down = (height - _FACE - self._text.line_height) / 2
            # The word below says the same, so a reader aloud need not.
            marks.append(PictureMark(left + (wide - _FACE) / 2, down, _FACE, cell.picture, Artifact.DECORATION))
        for line in break_lines([Span(cell.words)], self._text.typeface, self._text.size, wide - 2 * _INSET)[:1]:
            x = left + (wide - line.width) / 2
            down = height - self._text.line_height - _INSET
            marks.append(line_mark(line, self._text, owner, x, down))
        return marks

    def _to_write_in(self, cell: Cell, owner: Element, left: float, wide: float) -> list[Mark]:
        marks: list[Mark] = []
        inset = left + _INSET
        down = _INSET / 2
        if cell.picture:
            marks.append(PictureMark(inset, _INSET, _SMALL_PICTURE, cell.picture, Artifact.DECORATION))
            down = _INSET + _SMALL_PICTURE + 4
        spans = [Span(cell.words, bold=True)]
        for line in break_lines(spans, self._text.typeface, self._text.size, wide - 2 * _INSET):
            marks.append(line_mark(line, self._text, owner, inset, down))
            down += self._text.line_height
        return marks

    def _rings(self, height: float) -> Row:
        """Rings around the middle, the outermost first, so that the inner ones lie on top of it."""
        parent = self._document.add("L")
        bodies = [parent.add("LI").add("LBody") for _ in self._of.cells]
        count = len(self._of.cells)
        across = min(height, self._frame.width)
        middle_x, middle_y = self._frame.width / 2, height / 2
        marks: list[Mark] = []
        words: list[Mark] = []
        for number in range(count - 1, -1, -1):
            wide = across * (number + 1) / count if number else across / count * 0.75
            left, top = middle_x - wide / 2, middle_y - wide / 2
            marks += _edge(left, top, wide, wide, self._paper.colour, radius=wide / 2)
            spans = [Span(self._of.cells[number].words, bold=number == 0)]
            for line in break_lines(spans, self._text.typeface, 12.0, across)[:1]:
                style = Style(self._text.typeface, 12.0)
                down = top + 8 if number else middle_y - style.line_height / 2
                words.insert(0, line_mark(line, style, bodies[number], middle_x - line.width / 2, down))
        return Row(height, (*marks, *words))


def _edge(left: float, top: float, wide: float, height: float, paper: str, radius: float = 8.0) -> list[Mark]:  # noqa: PLR0917 - a rectangle
    """A line around a place to write in."""
    inside = max(0.0, radius - _EDGE)
    return [
        BoxMark(left, top, wide, height, _WRITE, radius),
        BoxMark(left + _EDGE, top + _EDGE, wide - 2 * _EDGE, height - 2 * _EDGE, paper, inside),
    ]
