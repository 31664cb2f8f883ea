"""The sheet under the pen: draws strokes as they are made, and gives them as a picture."""

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QElapsedTimer, QIODevice, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.drawing.strokes import PAGE_HEIGHT, PAGE_WIDTH, Drawing, Stroke, thinned

_PAPER = "#FFFFFF"
_KEEP_WITHIN_MS = 1_500
"""A stroke that takes longer is told about while it is made, so that a power cut costs two seconds at most."""


class DrawingSheet(QWidget):
    """Takes strokes by mouse, finger or pen. `changed` comes after each, and during a long one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Drawing")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(320), theme.px(240))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.drawing = Drawing()
        self.colour, self.width_of_pen, self.rubs = "#1F2A30", 6.0, False
        self._being_made: list[tuple[float, float]] = []
        self._painted = _blank()
        self._since_told = QElapsedTimer()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing: what was kept before, or what undo leaves."""
        self.drawing = drawing
        self._painted = _picture(drawing.on_the_sheet)
        self.update()

    def so_far(self) -> Drawing:
        """The drawing with the stroke that is being made."""
        return self.drawing.and_then(self._stroke()) if self._being_made else self.drawing

    def png(self) -> bytes:
        """The drawing as a picture on white paper. It holds nothing but the picture."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        _picture(self.so_far().on_the_sheet).save(buffer, "PNG")  # type: ignore[call-overload]  # str is taken too
        return bytes(data.data())

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._being_made = [self._on_page(event.position())]
            self._since_told.start()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if not self._being_made:
            return
        self._being_made.append(self._on_page(event.position()))
        self.update()
        if self._since_told.elapsed() > _KEEP_WITHIN_MS:
            self._since_told.restart()
            self.changed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._being_made:
            return
        stroke, self._being_made = self._stroke(), []
        self.drawing = self.drawing.and_then(stroke)
        _paint(self._painted, [stroke])
        self.update()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        shown = self._painted
        if self._being_made:
            shown = self._painted.copy()
            _paint(shown, [self._stroke()])
        painter.drawImage(place, shown)
        painter.setPen(QPen(QColor("#C9C5BC"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _stroke(self) -> Stroke:
        width = self.width_of_pen * (4 if self.rubs else 1)
        return Stroke(self.colour, width, thinned(self._being_made), rubs=self.rubs)

    def _place(self) -> QRectF:
        """Where the page lies in the widget: as large as fits, in the middle."""
        scale = min(self.width() / PAGE_WIDTH, self.height() / PAGE_HEIGHT)
        width, height = PAGE_WIDTH * scale, PAGE_HEIGHT * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _on_page(self, point: QPointF) -> tuple[float, float]:
        place = self._place()
        x = (point.x() - place.left()) / place.width() * PAGE_WIDTH
        y = (point.y() - place.top()) / place.height() * PAGE_HEIGHT
        return round(min(max(x, 0.0), PAGE_WIDTH), 1), round(min(max(y, 0.0), PAGE_HEIGHT), 1)


def _blank() -> QImage:
    image = QImage(PAGE_WIDTH, PAGE_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(_PAPER))
    return image


def _picture(strokes: Iterable[Stroke]) -> QImage:
    image = _blank()
    _paint(image, strokes)
    return image


def _paint(image: QImage, strokes: Iterable[Stroke]) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_line = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    for stroke in strokes:
        if not stroke.points:
            continue
        painter.setPen(QPen(QColor(_PAPER if stroke.rubs else stroke.colour), stroke.width, *round_line))
        first, *others = stroke.points
        if not others:
            painter.drawPoint(QPointF(*first))
            continue
        path = QPainterPath(QPointF(*first))
        for before, point in zip(stroke.points[1:], [*others[1:], others[-1]], strict=True):
            path.quadTo(QPointF(*before), QPointF((before[0] + point[0]) / 2, (before[1] + point[1]) / 2))
        path.lineTo(QPointF(*others[-1]))
        painter.drawPath(path)
    painter.end()
