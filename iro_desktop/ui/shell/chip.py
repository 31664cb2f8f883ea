"""The sync chip at the foot of the sidebar: where the officer's work is, in a shape, words and a time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.accessibility import speaker
from iro_desktop.ui.kit.icons import draw_icon
from iro_desktop.ui.kit.text import lay_out
from iro_desktop.ui.shown import ChipState, ChipWords
from iro_desktop.ui.tokens import CARD_RADIUS, Style, Tone

_SHAPE = 16
_PADDING_X, _PADDING_Y = 11, 9
_TURN_MS = 90
_TURN_DEGREES = 24

_TONES: dict[ChipState, Tone] = {
    ChipState.ALL_AT_OFFICE: Tone.GOOD,
    ChipState.WAITING_CONNECTED: Tone.ACCENT,
    ChipState.WAITING_NOT_CONNECTED: Tone.SECONDARY,
    ChipState.NOT_CONNECTED: Tone.SECONDARY,
    ChipState.WORKING: Tone.ACCENT,
    ChipState.STOPPED: Tone.ATTENTION,
    ChipState.NEEDS_YOU: Tone.ATTENTION,
    ChipState.STALE: Tone.ATTENTION,
    ChipState.NOT_SAVING: Tone.DANGER,
    ChipState.PRACTISE: Tone.SECONDARY,
}


class Chip(QAbstractButton):
    """A button that leads to the sync centre. It is never switched off: a try always tells more than a guess."""

    def __init__(self, shown: ChipWords, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._open = False
        self._rail = False
        self._angle = 0
        self._turning = QTimer(self)
        self._turning.setInterval(_TURN_MS)
        self._turning.timeout.connect(self._turn)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        round_ring(self, CARD_RADIUS)
        self._say()

    def show_state(self, shown: ChipWords) -> None:
        """Show another state; a screen reader is told as the state asks, and only when the words changed."""
        changed = shown.spoken != self._shown.spoken
        self._shown = shown
        self._say()
        self._start_or_stop_turning()
        self.updateGeometry()
        self.update()
        if changed:
            speaker.say(self, shown.spoken, shown.announce)

    def state(self) -> ChipWords:
        return self._shown

    def mark_open(self, is_open: bool) -> None:
        """Give the chip a teal edge while the sync centre is on screen."""
        self._open = is_open
        self.update()

    def use_rail(self, rail: bool) -> None:
        """Draw the shape above the words, for the narrow sidebar."""
        self._rail = rail
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.px(60))
        return QSize(theme.px(120 if not self._rail else 64), self._height(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(48), self._height(max(self.width(), theme.px(60))))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = now.accent if self._open else now.hairline
        painter.setPen(QPen(QColor(edge), 1.5 if self._open else now.edge_width))
        painter.setBrush(QColor(now.raised if self.underMouse() and not self._open else now.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), CARD_RADIUS, CARD_RADIUS)
        if self._rail:
            self._paint_rail(painter)
            return
        size = theme.px(_SHAPE)
        left = _PADDING_X + size + 10
        line = theme.line_height(Style.BODY)
        draw_shape(
            painter, self._shown.state, QRectF(_PADDING_X, _PADDING_Y + (line - size) / 2, size, size), self._angle
        )
        room = self.width() - left - _PADDING_X
        words = lay_out(self._shown.words, Style.BODY, room, bold=True)
        words.draw(painter, left, _PADDING_Y, Tone.TEXT)
        if self._shown.below:
            lay_out(self._shown.below, Style.SMALL, room).draw(painter, left, _PADDING_Y + words.height, Tone.SECONDARY)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._start_or_stop_turning()

    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._turning.stop()

    def _paint_rail(self, painter: QPainter) -> None:
        size = theme.px(_SHAPE)
        draw_shape(painter, self._shown.state, QRectF((self.width() - size) / 2, _PADDING_Y, size, size), self._angle)
        room = self.width() - 2 * 6
        words = lay_out(
            self._shown.words, Style.SMALL, room, bold=True, align=Qt.AlignmentFlag.AlignHCenter, max_lines=3
        )
        words.draw(painter, 6, _PADDING_Y + size + 4, Tone.TEXT)

    def _height(self, width: int) -> int:
        if self._rail:
            words = lay_out(self._shown.words, Style.SMALL, width - 2 * 6, bold=True, max_lines=3)
            return 2 * _PADDING_Y + theme.px(_SHAPE) + 4 + words.height
        room = max(theme.px(60), width - 2 * _PADDING_X - theme.px(_SHAPE) - 10)
        height = 2 * _PADDING_Y + lay_out(self._shown.words, Style.BODY, room, bold=True).height
        return height + (lay_out(self._shown.below, Style.SMALL, room).height if self._shown.below else 0)

    def _say(self) -> None:
        self.setAccessibleName(self._shown.spoken)
        self.setToolTip(f"{self._shown.words}. Open the sync centre (Ctrl+0)")

    def _start_or_stop_turning(self) -> None:
        if self._shown.state is ChipState.WORKING and self.isVisible() and not theme.less_motion():
            self._turning.start()
        else:
            self._turning.stop()

    def _turn(self) -> None:
        self._angle = (self._angle + _TURN_DEGREES) % 360
        self.update()


def draw_shape(painter: QPainter, state: ChipState, rect: QRectF, angle: int = 0) -> None:
    """Paint a state's sign. Each has a shape of its own, so that colour is never needed to tell them apart."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour(_TONES[state])
    painter.setPen(QPen(ink, rect.width() / 9))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = rect.width() / 16
    _SHAPES[state](painter, rect.adjusted(edge, edge, -edge, -edge), ink, angle)
    painter.restore()


_Draw = Callable[[QPainter, QRectF, QColor, int], None]


def _filled_with_tick(painter: QPainter, rect: QRectF, ink: QColor, _angle: int) -> None:
    painter.setBrush(ink)
    painter.drawEllipse(rect)
    inset = rect.width() * 0.16
    ground = QColor(theme.tokens().surface)
    draw_icon(painter, "tick-heavy", ground, rect.adjusted(inset, inset, -inset, -inset))


def _half(painter: QPainter, rect: QRectF, ink: QColor, _angle: int) -> None:
    painter.drawEllipse(rect)
    half = QPainterPath(rect.center())
    half.arcTo(rect, 90, 180)
    painter.fillPath(half, ink)


def _ring(painter: QPainter, rect: QRectF, _ink: QColor, _angle: int) -> None:
    painter.drawEllipse(rect)


def _turning(painter: QPainter, rect: QRectF, _ink: QColor, angle: int) -> None:
    painter.drawArc(rect, (60 - angle) * 16, 270 * 16)


def _paused(painter: QPainter, rect: QRectF, ink: QColor, _angle: int) -> None:
    painter.drawEllipse(rect)
    width, height = rect.width() * 0.13, rect.height() * 0.4
    for side in (-1, 1):
        middle = rect.center() + QPointF(side * rect.width() * 0.14, 0)
        painter.fillRect(QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height), ink)


def _dot(painter: QPainter, rect: QRectF, ink: QColor, _angle: int) -> None:
    painter.drawEllipse(rect)
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.width() * 0.22
    painter.drawEllipse(rect.center(), radius, radius)


def _clock(painter: QPainter, rect: QRectF, _ink: QColor, _angle: int) -> None:
    painter.drawEllipse(rect)
    middle = rect.center()
    painter.drawLine(middle, middle - QPointF(0, rect.height() * 0.28))
    painter.drawLine(middle, middle + QPointF(rect.width() * 0.2, rect.height() * 0.08))


def _triangle(painter: QPainter, rect: QRectF, ink: QColor, _angle: int) -> None:
    painter.setBrush(ink)
    pen = painter.pen()
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(QPolygonF([rect.bottomLeft(), rect.bottomRight(), QPointF(rect.center().x(), rect.top())]))
    ground = QColor(theme.tokens().surface)
    middle = rect.center().x()
    painter.setPen(QPen(ground, rect.width() / 9))
    painter.drawLine(
        QPointF(middle, rect.top() + rect.height() * 0.36), QPointF(middle, rect.top() + rect.height() * 0.66)
    )
    painter.drawPoint(QPointF(middle, rect.top() + rect.height() * 0.86))


def _striped(painter: QPainter, rect: QRectF, ink: QColor, _angle: int) -> None:
    painter.drawEllipse(rect)
    inside = QPainterPath()
    inside.addEllipse(rect)
    painter.setClipPath(inside)
    painter.setPen(QPen(ink, rect.width() / 10))
    step = rect.width() / 3
    for number in range(-1, 4):
        start = rect.x() + number * step
        painter.drawLine(QPointF(start, rect.bottom()), QPointF(start + rect.width() * 0.8, rect.top()))


_SHAPES: dict[ChipState, _Draw] = {
    ChipState.ALL_AT_OFFICE: _filled_with_tick,
    ChipState.WAITING_CONNECTED: _half,
    ChipState.WAITING_NOT_CONNECTED: _half,
    ChipState.NOT_CONNECTED: _ring,
    ChipState.WORKING: _turning,
    ChipState.STOPPED: _paused,
    ChipState.NEEDS_YOU: _dot,
    ChipState.STALE: _clock,
    ChipState.NOT_SAVING: _triangle,
    ChipState.PRACTISE: _striped,
}
