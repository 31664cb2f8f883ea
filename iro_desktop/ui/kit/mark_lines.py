"""Lines under words to look at again: each kind has its own shape, so that colour is never the only sign."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextBlock
from PySide6.QtWidgets import QTextEdit

from iro_desktop.ui import theme
from iro_desktop.ui.kit.text import x_of
from iro_desktop.ui.tokens import Tone
from iro_desktop.writing.marks import Mark, MarkKind

_TONES = {
    MarkKind.SPELLING: Tone.DANGER,
    MarkKind.WORD: Tone.ATTENTION,
    MarkKind.ABOUT: Tone.INFORMATION,
    MarkKind.READING: Tone.HINT,
}
_WAVE, _HEIGHT = 4.0, 1.5
"""Half a wave of the spelling line, and how far it swings, in pixels at 100 % text."""


def place_in_field(text: str, place: int) -> int:
    """Where Qt counts this character: it counts those beyond the first 65,536, such as most emoji, twice."""
    return place + sum(character > "\uffff" for character in text[:place])


def place_in_text(text: str, position: int) -> int:
    """The other way round: which character of a text stands at a position that Qt counted."""
    return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))


def paint_marks(field: QTextEdit, marks: Iterable[Mark]) -> None:
    """Draw the line of each mark over the field's own painting."""
    painter = QPainter(field.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-field.horizontalScrollBar().value(), -field.verticalScrollBar().value())
    seen = QRectF(field.viewport().rect()).translated(0, field.verticalScrollBar().value())
    text = field.toPlainText()
    for mark in marks:
        painter.setPen(_pen(mark.kind))
        for line in _lines(field, place_in_field(text, mark.start), place_in_field(text, mark.end)):
            if seen.top() <= line.y1() <= seen.bottom():
                _draw(painter, mark.kind, line)


def _lines(field: QTextEdit, start: int, end: int) -> Iterator[QLineF]:
    """One line under each line of text that the passage runs over."""
    document = field.document()
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield from _lines_in(field, block, start - block.position(), end - block.position())
        block = block.next()


def _lines_in(field: QTextEdit, block: QTextBlock, start: int, end: int) -> Iterator[QLineF]:
    corner: QPointF = field.document().documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = x_of(line, first), x_of(line, last)
            below = corner.y() + line.y() + line.ascent() + theme.px(3)
            yield QLineF(corner.x() + left, below, corner.x() + right, below)


def _pen(kind: MarkKind) -> QPen:
    pen = QPen(
        QColor(theme.tokens().ink(_TONES[kind])), theme.px(2) if kind is MarkKind.WORD else max(1.2, theme.px(1))
    )
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if kind is MarkKind.WORD:
        pen.setDashPattern([0.1, 2])
    elif kind is MarkKind.ABOUT:
        pen.setDashPattern([5, 3])
    elif kind is MarkKind.READING:
        pen.setWidthF(1)
    return pen


def _draw(painter: QPainter, kind: MarkKind, line: QLineF) -> None:
    if kind is not MarkKind.SPELLING:
        painter.drawLine(line)
        return
    step, height = _WAVE * theme.factor(), _HEIGHT * theme.factor()
    path = QPainterPath(line.p1())
    x, up = line.x1(), -1
    while x < line.x2():
        path.quadTo(x + step / 2, line.y1() + up * height, x + step, line.y1())
        x, up = x + step, -up
    painter.drawPath(path)
