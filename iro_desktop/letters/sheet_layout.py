"""The decision sheet on paper: both wordings of each decision side by side, across a page."""

from collections.abc import Sequence

from reportlab.lib.pagesizes import A4

from iro_desktop.letters.blocks import (
    SECONDARY,
    Column,
    Style,
    TableStyle,
    Voice,
    add_feet,
    childs_words,
    foot_height,
    labelled,
    line_mark,
    table,
    text_rows,
)
from iro_desktop.letters.content import DecisionSheetContent, LetterFont, SheetFact
from iro_desktop.letters.flow import Frame, Row, Stack, flow
from iro_desktop.letters.fonts import typeface
from iro_desktop.letters.page import Mark, Sheet, make_pdf
from iro_desktop.letters.tagging import About, Element
from iro_desktop.letters.typeset import Line, Span, break_lines

_SIZE = 10.5
_MARGIN = 48.0
_TOP = 44.0
_ABOVE_FOOT = 12.0
_LABEL = 112.0
_BETWEEN_COLUMNS = 30.0


def render_decision_sheet(content: DecisionSheetContent) -> bytes:
    """The decision sheet as a PDF that passes PDF/UA-1: A4 across, the same bytes for the same content.

    Never fails on what somebody typed; see `layout.render_pdf`.
    """
    return _SheetLayout(content).pdf()


class _SheetLayout:
    """Lays out one sheet: holds the structure that grows with it."""

    def __init__(self, content: DecisionSheetContent) -> None:
        self._content = content
        face = typeface(LetterFont.ATKINSON)
        self._text = Style(face, _SIZE, leading=1.42)
        self._label = Style(face, _SIZE, SECONDARY, leading=1.42)
        self._small = Style(face, 9.0, SECONDARY)
        self._heading = Style(face, 12.5, leading=1.4)
        self._title = Style(face, 21.0, leading=1.3)
        self._sheet = Sheet(A4[1], A4[0], "#FFFFFF")
        self._frame = Frame(_MARGIN, _TOP, A4[1] - 2 * _MARGIN, A4[0] - _TOP - foot_height(self._small) - _ABOVE_FOOT)
        self._document = Element("Document")

    def pdf(self) -> bytes:
        pages = flow(self._stacks(), self._frame)
        add_feet(pages, self._sheet, self._frame, self._small, self._content)
        title = f"{self._content.title}: {self._content.child_known_as}, {self._content.reference}"
        about = About(title, self._content.language, self._content.written_on)
        return make_pdf(pages, self._sheet, self._document, about, self._text.typeface.regular[0])

    def _stacks(self) -> list[Stack]:
        content = self._content
        stacks = [self._titled(content.title), *self._facts(content.facts), *self._decisions()]
        if content.childs_words:
            stacks.append(self._headed(f"What {content.child_known_as} said, and agreed to share"))
            voice = Voice(Style(self._text.typeface, 12.0, leading=1.45), self._small)
            stacks.extend(
                childs_words(words, None, voice, self._frame.width, self._document) for words in content.childs_words
            )
        if content.notes:
            stacks.append(self._headed("Also"))
            stacks.extend(self._paragraph(note) for note in content.notes)
        if content.sent_to:
            stacks.append(self._headed("Who gets this sheet"))
            stacks.extend(self._listed(content.sent_to))
        return [stack for stack in stacks if stack.rows]

    def _titled(self, title: str) -> Stack:
        rows = text_rows([Span(title, bold=True)], self._title, self._frame.width, self._document.add("H1"))
        return Stack(rows, stays_with_next=True)

    def _headed(self, heading: str) -> Stack:
        rows = text_rows([Span(heading, bold=True)], self._heading, self._frame.width, self._document.add("H2"))
        return Stack(rows, space_before=13.0, stays_with_next=True)

    def _paragraph(self, text: str) -> Stack:
        return Stack(text_rows([Span(text)], self._text, self._frame.width, self._document.add("P")), space_before=4.0)

    def _listed(self, items: Sequence[str]) -> list[Stack]:
        parent = self._document.add("L", numbering="Disc")
        stacks = []
        for text in items:
            item = parent.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            rows = text_rows([Span(text)], self._text, self._frame.width, body, indent=12.0)
            stacks.append(Stack(labelled(rows, [Span("• ")], self._text, label) if rows else rows, space_before=2.0))
        return stacks

    def _facts(self, facts: Sequence[SheetFact]) -> list[Stack]:
        """Two columns of facts, read down the left one first."""
        parent = self._document.add("L")
        half = (len(facts) + 1) // 2
        width = (self._frame.width - _BETWEEN_COLUMNS) / 2
        left = [row for fact in facts[:half] for row in self._fact(fact, parent, 0.0, width)]
        right = [row for fact in facts[half:] for row in self._fact(fact, parent, width + _BETWEEN_COLUMNS, width)]
        return [Stack(tuple(_beside(left, right)), space_before=8.0)]

    def _fact(self, fact: SheetFact, parent: Element, x: float, width: float) -> list[Row]:
        item = parent.add("LI")
        label, value = item.add("Lbl"), item.add("LBody")
        labels = self._broken(Span(f"{fact.label} "), self._label, _LABEL)
        values = self._broken(Span(fact.value), self._text, width - _LABEL)
        rows = []
        for number in range(max(len(labels), len(values))):
            marks: list[Mark] = []
            if number < len(labels):
                marks.append(line_mark(labels[number], self._label, label, x))
            if number < len(values):
                marks.append(line_mark(values[number], self._text, value, x + _LABEL))
            rows.append(Row(self._text.line_height, tuple(marks)))
        return rows

    def _broken(self, span: Span, style: Style, width: float) -> list[Line]:
        return break_lines([span], style.typeface, style.size, width)

    def _decisions(self) -> list[Stack]:
        content = self._content
        if not content.decisions:
            return [self._paragraph("No decisions were made at this review.")]
        style = TableStyle(
            text=Style(self._text.typeface, _SIZE, leading=1.38),
            heading=Style(self._text.typeface, 9.5, SECONDARY, leading=1.3),
            cell_padding=5.0,
            column_gap=16.0,
        )
        width = self._frame.width + style.column_gap
        number, who, when = 30.0, width * 0.155, width * 0.178
        wording = (width - number - who - when) / 2
        columns = [
            Column("No", number),
            Column("Decision", wording),
            Column(f"In the letter to {content.child_known_as}", wording),
            Column("Who", who),
            Column("By when", when),
        ]
        rows = [
            [
                [Span(str(decision.number), bold=True)],
                [Span(decision.wording)],
                [Span(decision.in_the_letter)],
                [Span(decision.who)],
                [Span(decision.by_when, bold=True)],
            ]
            for decision in content.decisions
        ]
        first, *others = table(columns, rows, style, self._document)
        return [Stack(first.rows, space_before=14.0, stays_with_next=True), *others]


def _beside(left: Sequence[Row], right: Sequence[Row]) -> list[Row]:
    """Two columns of equally high rows as one."""
    rows = []
    for number in range(max(len(left), len(right))):
        both = [column[number] for column in (left, right) if number < len(column)]
        rows.append(Row(both[0].height, tuple(mark for row in both for mark in row.marks)))
    return rows
