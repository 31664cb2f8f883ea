"""Drawings on the screen, each a tile to choose it by."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from iro_desktop import resources
from iro_desktop.letters.pictures import file_of
from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.icons import render_svg, screen_scale
from iro_desktop.ui.kit.text import draw_words
from iro_desktop.ui.tokens import Style

TILE = 92
"""Pixels of a tile's width at 100 % text."""
_PICTURE = 48
_RADIUS = 8
PAPER = "#FFFFFF"
"""Drawings have black outlines: they stand on white, in the dark as well."""


def drawn(key: str, side: int) -> QPixmap:
    """A drawing by its key, so many pixels wide."""
    return render_svg(resources.text(file_of(key)), side, screen_scale())


class PictureTile(QAbstractButton):
    """One drawing with its name below."""

    def __init__(self, key: str, name: str, *, photo: QPixmap | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.name = key, name
        self._photo = photo
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        round_ring(self, _RADIUS)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(TILE), theme.px(_PICTURE) + 16 + 2 * theme.line_height(Style.SMALL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent, /) -> bool:
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, side = theme.tokens(), theme.px(_PICTURE)
        left = (self.width() - side) / 2
        painter.setPen(QColor(now.accent if self.hasFocus() or self.underMouse() else now.hairline))
        painter.setBrush(QColor(PAPER))
        painter.drawRoundedRect(QRectF(left - 3.5, 3.5, side + 7, side + 7), _RADIUS, _RADIUS)
        if self._photo is None:
            painter.drawPixmap(QPointF(left, 7), drawn(self.key, side))
        else:
            self._paint_photo(painter, self._photo, QRectF(left, 7, side, side))
        room = QRectF(2, side + 15, self.width() - 4, 2 * theme.line_height(Style.SMALL))
        draw_words(painter, room, self.name, Style.SMALL, max_lines=2, align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_photo(self, painter: QPainter, photo: QPixmap, place: QRectF) -> None:
        if photo.isNull():
            return
        size = photo.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        whole = QRectF(0, 0, size.width(), size.height())
        whole.moveCenter(place.center())
        # Made smaller by its area: a painter that only looks at the nearest points breaks thin black lines.
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = photo.scaled(size * self.devicePixelRatioF(), keep, smooth)
        painter.drawPixmap(whole, small, QRectF(small.rect()))
