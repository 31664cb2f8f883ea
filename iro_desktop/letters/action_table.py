"""Decisions as a table, for the oldest: number, who, what and by when."""

from collections.abc import Sequence

from iro_desktop.letters.blocks import SECONDARY, Column, Style, TableStyle, table
from iro_desktop.letters.content import ActionTable
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
    style = TableStyle(
        text=Style(measures.face, measures.size * 0.93, leading=1.45),
        heading=Style(measures.face, measures.size * 0.8, SECONDARY, leading=1.3),
        cell_padding=measures.space(0.38),
        column_gap=measures.space(0.9),
    )
    whole = width - indent + style.column_gap
    number = measures.space(2.1)
    who_heading, what_heading, when_heading = block.headings
    who = max(whole * 0.17, _column_for([who_heading, *(line.who or "" for line in block.rows)], style))
    when = max(whole * 0.26, _column_for([when_heading, *(line.by_when or "" for line in block.rows)], style))
    what = whole - number - who - when
    if what < measures.space(_NARROWEST_WHAT):
        return None
    columns = [
        Column("No", number),
        Column(who_heading, who),
        Column(what_heading, what),
        Column(when_heading, when),
    ]
    rows = [
        [
            [Span(str(line.number), bold=True)],
            [Span(line.who or "")],
            [Span(line.text)],
            [Span(line.by_when or "", bold=True)],
        ]
        for line in block.rows
    ]
    return table(columns, rows, style, document, indent)


def _column_for(texts: Sequence[str], style: TableStyle) -> float:
    """A width at which no word of these texts is broken."""
    text = style.text
    return max(widest_word(words, text.typeface, text.size, bold=True) for words in texts) + style.column_gap + 0.1
