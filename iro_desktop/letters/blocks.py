"""The parts both papers are made of: lines of text, a child's words, tables, and the foot of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from iro_desktop.letters.flow import Backdrop, Frame, Row, Stack
from iro_desktop.letters.fonts import Typeface
from iro_desktop.letters.page import BoxMark, Mark, Owner, Sheet, TextMark
from iro_desktop.letters.tagging import Artifact, Element
from iro_desktop.letters.typeset import Line, Span, break_lines

TEXT = "#1F2A30"
SECONDARY = "#4A555C"
HAIRLINE = "#C9C5BC"
VOICE_BAR = "#6A3D7C"
VOICE_TINT = "#F3EAF7"
VOICE_TINT_ON_ROSE = "#F1E4F5"
_HAIRLINE_WIDTH = 0.6
_FOOT = 30.0
"""From the foot of the page to the foot's line, in points."""
_HALF_A_CAPITAL = 0.35
"""Half a capital letter's height as a share of the type size, near enough in all our typefaces."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set. Size in points."""

    typeface: Typeface
    size: float
    colour: str = TEXT
    leading: float | None = None
    """Distance between baselines as a multiple of the size, where it is not the typeface's own."""

    @property
    def line_height(self) -> float:
        return self.size * (self.leading or self.typeface.leading)


def line_mark(line: Line, style: Style, owner: Owner, x: float = 0.0, down: float = 0.0) -> TextMark:
    """A line whose capitals stand in the middle of a line's height that begins at `down`."""
    baseline = down + style.line_height / 2 + _HALF_A_CAPITAL * style.size
    return TextMark(x, baseline, line, style.size, style.colour, owner)


def text_rows(spans: Sequence[Span], style: Style, width: float, owner: Owner, indent: float = 0.0) -> tuple[Row, ...]:
    """Text as rows of one line each, broken to the width that the indent leaves."""
    lines = break_lines(spans, style.typeface, style.size, width - indent)
    return tuple(Row(style.line_height, (line_mark(line, style, owner, indent),)) for line in lines)


def labelled(
    rows: tuple[Row, ...], label: Sequence[Span], style: Style, owner: Owner, x: float = 0.0
) -> tuple[Row, ...]:
    """The rows with a number or a bullet beside the first."""
    line = break_lines(label, style.typeface, style.size, style.size * 10)[0]
    first = Row(rows[0].height, (line_mark(line, style, owner, x), *rows[0].marks))
    return (first, *rows[1:])


@dataclass(frozen=True, slots=True)
class Voice:
    """How a child's own words are set: unlike anything else in a document."""

    words: Style
    source: Style
    tint: str = VOICE_TINT


def childs_words(
    words: str, source: str | None, voice: Voice, width: float, parent: Element, *, indent: float = 0.0
) -> Stack:
    """The child's words beside their bar, and below them when and how they were said."""
    quotation = parent.add("BlockQuote")
    size = voice.words.size
    inset = indent + size * 1.05
    rows = text_rows([Span(quoted(words))], voice.words, width - size, quotation.add("P"), inset)
    if source:
        rows += text_rows([Span(source)], voice.source, width - size, quotation.add("P"), inset)
    backdrop = Backdrop(voice.tint, VOICE_BAR, bar_width=4.0, radius=7.0, indent=indent)
    return Stack(rows, space_before=size * 0.7, stays_whole=True, backdrop=backdrop, padding=size * 0.45)


def quoted(words: str) -> str:
    """A child's words in quotation marks; words that already carry their own stay as they are."""
    words = words.strip()
    return words if words[:1] in {"“", '"', "‘", "«", "„", "”"} else f"“{words}”"


def initials(known_as: str) -> str:
    """Whom a page is for, without a name: "Mary Ann" as "MA"."""
    return "".join(word[0].upper() for word in known_as.replace("-", " ").split())[:4]


def foot_height(style: Style) -> float:
    """From the edge of the paper to the top of the foot, in points."""
    return _FOOT + style.line_height


class ForSomebody(Protocol):
    """What a paper says of itself at the foot of its pages."""

    @property
    def child_known_as(self) -> str: ...

    @property
    def reference(self) -> str: ...


def add_feet(
    pages: list[list[Mark]], sheet: Sheet, frame: Frame, style: Style, content: ForSomebody, *, count: bool = True
) -> None:
    """At the foot of every page: which letter it belongs to, whom it is for, and whether a page is missing.

    Without `count` only the reference stands there.
    """
    whose = initials(content.child_known_as)
    left = f"{content.reference} · for {whose}" if whose and count else content.reference
    down = sheet.height - foot_height(style)
    for number, marks in enumerate(pages, start=1):
        of_all = f"page {number} of {len(pages)}" if count else ""
        for text, at_right in ((left, False), (of_all, True)):
            for line in break_lines([Span(text)], style.typeface, style.size, frame.width)[:1]:
                x = frame.left + (frame.width - line.width if at_right else 0.0)
                marks.append(line_mark(line, style, Artifact.FOOTER, x, down))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and its width in points, the gap to the next one included."""

    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table is set. Lengths in points."""

    text: Style
    heading: Style
    cell_padding: float
    """Above and below the text of a row."""
    column_gap: float


Cell = Sequence[Span]


def table(
    columns: Sequence[Column], body: Sequence[Sequence[Cell]], style: TableStyle, parent: Element, indent: float = 0.0
) -> list[Stack]:
    """A table with hairlines between its rows. Its headings return on each page that it reaches."""
    element = parent.add("Table")
    setter = _RowSetter(columns, style, indent)
    headings = [[Span(column.heading, bold=True)] for column in columns]
    head = element.add("THead").add("TR")
    first = setter.strips(headings, style.heading, [head.add("TH") for _ in columns])
    repeated = setter.strips(headings, style.heading, [Artifact.DECORATION] * len(columns))
    stacks = [Stack(first, space_before=style.cell_padding, stays_with_next=True)]
    table_body = element.add("TBody")
    for cells in body:
        row = table_body.add("TR")
        strips = setter.strips(cells, style.text, [row.add("TD") for _ in columns])
        stacks.append(Stack(strips, running_head=repeated, stays_whole=True))
    return stacks


@dataclass(frozen=True, slots=True)
class _RowSetter:
    """Sets rows of one table."""

    columns: Sequence[Column]
    style: TableStyle
    indent: float

    def strips(self, cells: Sequence[Cell], text: Style, owners: Sequence[Owner]) -> tuple[Row, ...]:
        """One row of the table as strips of one line each, so that a row taller than a page can still be broken."""
        gap, padding = self.style.column_gap, self.style.cell_padding
        lines = [
            break_lines(cell, text.typeface, text.size, column.width - gap)
            for column, cell in zip(self.columns, cells, strict=True)
        ]
        lefts = [self.indent + sum(column.width for column in self.columns[:index]) for index in range(len(lines))]
        last = max(1, *map(len, lines)) - 1
        strips: list[Row] = []
        for number in range(last + 1):
            down = padding if number == 0 else 0.0
            marks: list[Mark] = [
                line_mark(cell[number], text, owner, left, down)
                for cell, owner, left in zip(lines, owners, lefts, strict=True)
                if number < len(cell)
            ]
            height = down + text.line_height
            if number == last:
                height += padding
                width = sum(column.width for column in self.columns) - gap
                marks.append(BoxMark(self.indent, height - _HAIRLINE_WIDTH, width, _HAIRLINE_WIDTH, HAIRLINE))
            strips.append(Row(height, tuple(marks)))
        return tuple(strips)
