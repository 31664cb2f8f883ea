"""What a hand fills in on paper: boxes to tick beside words, lines to write on, a frame to draw in."""

from collections.abc import Sequence

from iro_desktop.letters.blocks import TEXT, Style, line_mark, text_rows
from iro_desktop.letters.content import Ask, Block, Bullets, Paragraph
from iro_desktop.letters.flow import Row, Stack
from iro_desktop.letters.page import BoxMark, Mark
from iro_desktop.letters.tagging import Element
from iro_desktop.letters.typeset import Line, Span, break_lines

_BORDER = 1.2
WRITING_LINE = 30.0
"""Points between lines to write on by hand."""
DRAWING = 150.0
FILL_IN = "#9AA1A5"
_WRITING = 40
"""Underscores in a line to write on."""
_LINES_TO_DRAW = 5
"""Empty lines where the paper has a frame to draw in."""


def asked(block: Ask, style: Style, paper: str, width: float, document: Element) -> list[Stack]:
    """A question of a letter, and below it what a hand fills in."""
    rows = text_rows([Span(block.text)], style, width, document.add("P")) if block.text else ()
    stacks = [Stack(rows, space_before=style.size * 0.8, stays_with_next=True)]
    if block.choices:
        stacks.append(Stack(boxes(block.choices, style, paper, width, document), space_before=style.size * 0.2))
    if block.lines:
        stacks.append(Stack((writing_line(width),) * block.lines, stays_whole=True))
    if block.room:
        stacks.append(Stack((room_to_draw(width, paper),)))
    return stacks


def as_typed(block: Ask) -> list[Block]:
    """The same in characters, for a paper that draws no boxes: brackets to tick and underscores to write on."""
    lines = block.lines or (_LINES_TO_DRAW if block.room else 0)
    return [
        *([Paragraph(block.text)] if block.text else []),
        *([Bullets(tuple(f"[  ] {choice}" for choice in block.choices))] if block.choices else []),
        *(Paragraph("_" * _WRITING) for _ in range(lines)),
    ]


def boxes(choices: Sequence[str], style: Style, paper: str, width: float, document: Element) -> tuple[Row, ...]:
    """A box that a hand can tick beside each word: side by side where they fit, else one to a line."""
    size = style.size
    box, beside = size * 1.25, size * 1.95
    height = max(box * 1.35, style.line_height * 1.2)
    wanted = [beside + _broken(choice, style, width)[0].width + size * 1.8 for choice in choices]
    parent = document.add("L")
    bodies = [parent.add("LI").add("LBody") for _ in choices]
    if sum(wanted) <= width and all(len(_broken(choice, style, width)) == 1 for choice in choices):
        lefts = [sum(wanted[:number]) for number in range(len(choices))]
        marks = [
            mark
            for choice, body, left in zip(choices, bodies, lefts, strict=True)
            for mark in _tick(_broken(choice, style, width)[0], style, paper, body, (left, height))
        ]
        return (Row(height, tuple(marks)),)
    rows: list[Row] = []
    for choice, body in zip(choices, bodies, strict=True):
        first, *others = _broken(choice, style, width - beside)
        rows.append(Row(height, tuple(_tick(first, style, paper, body, (0.0, height)))))
        rows.extend(Row(style.line_height, (line_mark(one, style, body, beside),)) for one in others)
    return tuple(rows)


def writing_line(width: float) -> Row:
    """One line to write on."""
    return Row(WRITING_LINE, (BoxMark(0.0, WRITING_LINE - 1.0, width, 0.8, FILL_IN),))


def room_to_draw(width: float, paper: str) -> Row:
    """An empty frame."""
    inner = BoxMark(_BORDER, _BORDER + 6.0, width - 2 * _BORDER, DRAWING - 2 * _BORDER, paper, radius=5.0)
    return Row(DRAWING + 6.0, (BoxMark(0.0, 6.0, width, DRAWING, FILL_IN, radius=6.0), inner))


def _tick(line: Line, style: Style, paper: str, body: Element, place: tuple[float, float]) -> list[Mark]:
    """A box and its word; `place` is how far from the left, and the height of the row."""
    left, height = place
    size, inner = style.size * 1.25, style.size * 1.25 - 2 * _BORDER
    down = (height - size) / 2
    return [
        BoxMark(left, down, size, size, TEXT, radius=3.0),
        BoxMark(left + _BORDER, down + _BORDER, inner, inner, paper, radius=2.0),
        line_mark(line, style, body, left + style.size * 1.95, (height - style.line_height) / 2),
    ]


def _broken(words: str, style: Style, width: float) -> list[Line]:
    return break_lines([Span(words)], style.typeface, style.size, width)
