"""The cover: a clock and soft hills over everything, with no name of anybody or anything."""

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.text import draw_words
from iro_desktop.ui.tokens import READING_FAMILY, Style, Tone
from iro_desktop.ui.words import clock, long_date

NEUTRAL_TITLE = "Clock"

_Ridge = tuple[float, ...]
# Each hill: heights of its ridge at even steps from left to right, as shares of the window's height from the top,
# and its colour in light and dark.
_HILLS: tuple[tuple[_Ridge, str, str], ...] = (
    ((0.640, 0.545, 0.525, 0.590, 0.680, 0.700, 0.655, 0.575), "#DCE6DD", "#1B2624"),
    ((0.755, 0.705, 0.690, 0.715, 0.765, 0.795, 0.770, 0.690), "#C8D8CF", "#1F302C"),
    ((0.872, 0.832, 0.820, 0.830, 0.855, 0.878, 0.865, 0.820), "#B0C7BD", "#243A35"),
)


class Cover(QWidget):
    """Covers the window it stands in, in one paint. The time is given; a timer of the frame's keeps it going."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(NEUTRAL_TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._at: datetime | None = None
        self.hide()

    def show_time(self, at: datetime) -> None:
        """Show a moment, in the officer's own time."""
        self._at = at
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        dark = theme.tokens().dark
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#141B1C" if dark else "#EEF1EC"))
        self._paint_landscape(painter, dark=dark)
        if self._at is None:
            return
        width, height = self.width(), self.height()
        digits = QFont(READING_FAMILY)
        digits.setPixelSize(max(1, min(theme.px(120), width // 5)))
        digits.setWeight(QFont.Weight.Medium)
        painter.setFont(digits)
        painter.setPen(theme.colour(Tone.TEXT))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, height * 0.2, width, height * 0.2), middle, clock(self._at))
        centred = Qt.AlignmentFlag.AlignHCenter
        below = QRectF(0, height * 0.42, width, theme.line_height(Style.H1))
        draw_words(painter, below, long_date(self._at.date()), Style.H1, Tone.SECONDARY, bold=False, align=centred)
        foot = QRectF(0, height - theme.line_height(Style.SMALL) - 24, width, theme.line_height(Style.SMALL))
        draw_words(painter, foot, "F9 to come back", Style.SMALL, Tone.TEXT, align=centred)

    def _paint_landscape(self, painter: QPainter, *, dark: bool) -> None:
        width, height = self.width(), self.height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#3A3522" if dark else "#F6E2B7"))
        radius = height * 0.1
        painter.drawEllipse(QPointF(width * 0.74, height * 0.615), radius, radius)
        for ridge, light_ink, dark_ink in _HILLS:
            painter.setBrush(QColor(dark_ink if dark else light_ink))
            painter.drawPath(hill(ridge, width, height))


def hill(ridge: _Ridge, width: int, height: int) -> QPainterPath:
    """A soft hill as wide as the window: `ridge` are its heights at even steps, as shares from the top."""
    step = width / (len(ridge) - 1)
    points = [
        QPointF((number - 1) * step, share * height) for number, share in enumerate((ridge[0], *ridge, ridge[-1]))
    ]
    path = QPainterPath(points[1])
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:], strict=False):
        # A Catmull-Rom curve: it leaves each point in the direction of the points on either side.
        path.cubicTo(start + (end - before) / 6, end - (after - start) / 6, end)
    path.lineTo(width, height)
    path.lineTo(0, height)
    path.closeSubpath()
    return path
