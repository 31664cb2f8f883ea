"""A picture as it stands in a text that is written: a chip with the drawing, in place of the line typed for it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QTextEdit, QWidget

from iro_desktop.letters.picture_lines import NO_PICTURE, PictureLine, lines_in
from iro_desktop.letters.symbols import symbol_named
from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.icons import draw_icon
from iro_desktop.ui.kit.mark_lines import place_in_field
from iro_desktop.ui.kit.text import draw_words
from iro_desktop.ui.letter.picture_tiles import PAPER, drawn
from iro_desktop.ui.letter.picture_words import NO_PICTURE_HERE
from iro_desktop.ui.tokens import Style, Tone

_RADIUS = 6
_HEIGHT = 34


def paint_chips(field: QTextEdit) -> None:
    """Paint a chip over each picture's line. The line stays text: it is copied, undone and read aloud as such."""
    text = field.toPlainText()
    placed = list(lines_in(text))
    if not placed:
        return
    painter = QPainter(field.viewport())
    painter.translate(-field.horizontalScrollBar().value(), -field.verticalScrollBar().value())
    cursor = field.textCursor()
    taken = cursor.selectionStart(), cursor.selectionEnd()
    for one in placed:
        start, end = place_in_field(text, one.start), place_in_field(text, one.end)
        block = field.document().findBlock(start)
        place = field.document().documentLayout().blockBoundingRect(block)
        room = QRectF(0, place.top(), field.viewport().width(), place.height())
        _paint(painter, room, one.line, chosen=taken == (start, end) and field.hasFocus())


class PictureChip(QAbstractButton):
    """The picture of a decision. It hides where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: PictureLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        round_ring(self, _RADIUS)
        self.setAccessibleName("Picture")
        self.hide()

    def show_line(self, line: PictureLine | None) -> None:
        self._line = line
        named = NO_PICTURE_HERE if line is not None and line.name == NO_PICTURE else None
        self.setAccessibleName(named or (f"Picture: {line.words}" if line else "Picture"))
        self.setVisible(line is not None)
        self.update()

    def line(self) -> PictureLine | None:
        return self._line

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        if self._line is not None:
            _paint(QPainter(self), QRectF(self.rect()), self._line, chosen=False)


def _paint(painter: QPainter, place: QRectF, line: PictureLine, *, chosen: bool) -> None:
    now = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Whole, or the line that was typed would show at its edges.
    painter.fillRect(place, QColor(now.surface))
    painter.setPen(QColor(now.accent if chosen else now.hairline))
    painter.setBrush(QColor(now.accent_tint if chosen else now.raised))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    side = max(12, int(place.height()) - 6)
    spot = QRectF(place.x() + 4, place.y() + (place.height() - side) / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAPER))
    painter.drawRoundedRect(spot, 4, 4)
    symbol = symbol_named(line.name)
    words = NO_PICTURE_HERE if line.name == NO_PICTURE else line.words
    if symbol is not None:
        painter.drawPixmap(spot.topLeft(), drawn(symbol.key, side))
    else:
        draw_icon(painter, "image", QColor(now.paper_hint), spot.adjusted(2, 2, -2, -2))
    high = theme.line_height(Style.SMALL)
    left = spot.right() + theme.px(8)
    room = QRectF(left, place.y() + (place.height() - high) / 2, place.right() - left - 8, high)
    draw_words(painter, room, words, Style.SMALL, Tone.SECONDARY)
    painter.restore()
