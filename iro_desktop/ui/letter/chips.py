"""Details that nobody knows yet, drawn as chips in the text: one thing to the eye as to the cursor."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCharFormat, QTextCursor, QTextLine
from PySide6.QtWidgets import QTextEdit

from iro_desktop.ui import theme
from iro_desktop.ui.kit.mark_lines import place_in_field
from iro_desktop.ui.letter import viewmodel

_RADIUS = 8.0
_GOING_ON = 12.0
"""Pixels that a chip runs on past the edge where the next line holds the rest of it: its round end is not seen."""


def chip_formats(field: QTextEdit) -> list[QTextEdit.ExtraSelection]:
    """How the words of each chip are written: in the colour of what is missing, its brackets as mere room.

    Drawn over the text, so that it is no change of the text.
    """
    now = theme.tokens()
    written = []
    for match in viewmodel.GAP.finditer(field.toPlainText()):
        start, end = match.span()
        written.append(_format(field, start + 1, end - 1, QColor(now.attention)))
        for bracket in (start, end - 1):
            written.append(_format(field, bracket, bracket + 1, QColor(now.attention_tint)))
    return written


def draw_chips(field: QTextEdit, painter: QPainter) -> None:
    """The rounded ground of each chip; one that goes on in the next line is drawn in each."""
    now = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(now.attention), 1.0))
    painter.setBrush(QColor(now.attention_tint))
    for rect in chip_rects(field):
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    painter.restore()


def chip_rects(field: QTextEdit) -> list[QRectF]:
    """Where the chips stand, in the coordinates of the field's viewport."""
    layout = field.document().documentLayout()
    scrolled = QPointF(-field.horizontalScrollBar().value(), -field.verticalScrollBar().value())
    rects = []
    block = field.document().begin()
    while block.isValid():
        # Each block by itself, as Qt counts a character beyond the first plane as two.
        top_left = layout.blockBoundingRect(block).topLeft() + scrolled
        for match in viewmodel.GAP.finditer(block.text()):
            start, end = (len(block.text()[:at].encode("utf-16-le")) // 2 for at in match.span())
            rects += [rect.translated(top_left) for rect in _in_lines(block, start, end)]
        block = block.next()
    return rects


def chip_at(field: QTextEdit, point: QPointF) -> bool:
    """Whether a chip stands at this place of the viewport."""
    return any(rect.contains(point) for rect in chip_rects(field))


def _format(field: QTextEdit, start: int, end: int, colour: QColor) -> QTextEdit.ExtraSelection:
    text = field.toPlainText()
    selection = QTextEdit.ExtraSelection()
    selection.cursor = QTextCursor(field.document())
    selection.cursor.setPosition(place_in_field(text, start))
    selection.cursor.setPosition(place_in_field(text, end), QTextCursor.MoveMode.KeepAnchor)
    shape = QTextCharFormat()
    shape.setForeground(colour)
    selection.format = shape
    return selection


def _in_lines(block: QTextBlock, start: int, end: int) -> list[QRectF]:
    found = []
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if start < last and end > first:
            left, right = _across(line, max(start, first)), _across(line, min(end, last))
            # A bracket is room enough; where a chip goes on, its open side runs past the words.
            left -= 0.0 if start >= first else _GOING_ON
            right += 0.0 if end <= last else _GOING_ON
            found.append(QRectF(left, line.y() + 0.5, right - left, line.ascent() + line.descent() - 0.5))
    return found


def _across(line: QTextLine, position: int) -> float:
    """How far from the left a character stands. PySide answers with the position too."""
    across: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]  # its stub says object
    return across[0]
