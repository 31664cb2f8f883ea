"""Decisions as a table, for the oldest: number, who, what and by when."""

from collections.abc import Sequence

from iro_desktop.letters.blocks import SECONDARY, Column, Style, TableStyle, table
from iro_desktop.letters.content import ActionTable, Section
from iro_desktop.letters.flow import Stack
from iro_desktop.letters.measures import Measures
from iro_desktop.letters.tagging import Element
from iro_desktop.letters.typeset import Span, widest_word

_NARROWEST_WHAT = 12
"""Of the column that says what will happen, in type sizes."""


def action_table(
    block: ActionTable, measures: Measures, width: float, indent: float, document: Element
) -> list[Stack] | None:
    """The table, a stack a row; None where large type leaves it too narrow to read, and a list says the same."""
    widths = column_widths(block, measures, width - indent)
    if widths is None:
        return None
    columns = [Column(*one) for one in zip(("No", *block.headings), widths, strict=True)]
    rows = [
        [
            [Span(str(line.number), bold=True)],
            [Span(line.who or "")],
            [Span(line.text)],
            [Span(line.by_when or "", bold=True)],
        ]
        for line in block.rows
    ]
    return table(columns, rows, table_style(measures), document, indent)


def table_style(measures: Measures) -> TableStyle:
    """Smaller than the running text, with room between the columns."""
    return TableStyle(
        text=Style(measures.face, measures.size * 0.93, leading=1.45),
        heading=Style(measures.face, measures.size * 0.8, SECONDARY, leading=1.3),
        cell_padding=measures.space(0.38),
        column_gap=measures.space(0.9),
    )


def column_widths(block: ActionTable, measures: Measures, width: float) -> tuple[float, ...] | None:
    """Of number, who, what and by when in points, the gap behind each included.

    None where large type or half a page leaves a table too narrow to read.
    """
    style = table_style(measures)
    whole = width + style.column_gap
    number = measures.space(2.1)
    who_heading, _, when_heading = block.headings
    who = max(whole * 0.17, _column_for([who_heading, *(line.who or "" for line in block.rows)], style))
    when = max(whole * 0.26, _column_for([when_heading, *(line.by_when or "" for line in block.rows)], style))
    what = whole - number - who - when
    return (number, who, what, when) if what >= measures.space(_NARROWEST_WHAT) else None


def has_table(section: Section, measures: Measures, width: float) -> bool:
    """Whether a section shows a table of actions where it is this wide."""
    tables = (block for block in section.blocks if isinstance(block, ActionTable))
    return any(column_widths(block, measures, width) is not None for block in tables)


def _column_for(texts: Sequence[str], style: TableStyle) -> float:
    """A width at which no word of these texts is broken."""
    text = style.text
    return max(widest_word(words, text.typeface, text.size, bold=True) for words in texts) + style.column_gap + 0.1
