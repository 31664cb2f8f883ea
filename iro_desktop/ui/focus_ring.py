"""The ring around what the keyboard is on: 3 px wide, 2 px outside, never shown for a mouse click."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QScrollArea,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

RING_WIDTH = 3
RING_GAP = 2
PAINTS_OWN_FOCUS = "paintsOwnFocus"
"""A widget with this property shows its focus itself: a list on its row, tabs on one tab."""

_DEFAULT_RADIUS = 6
_RADIUS = "ringRadius"


def keyboard_in_use() -> bool:
    """Whether the officer's last act was a key and not a click: only then is focus drawn."""
    return _last.was_key


def round_ring(widget: QWidget, radius: int) -> None:
    """Let the ring around this widget follow its corners, in pixels."""
    widget.setProperty(_RADIUS, radius)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget in every part that holds it: Qt scrolls only those that hold what had the keyboard before."""
    holder: QWidget | None = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget, 0, RING_WIDTH + RING_GAP)
        holder = holder.parentWidget()


class _LastAct:
    was_key = True


_last = _LastAct()


class _RingStyle(QProxyStyle):
    """Fusion's measures for the frame alone. The whole program is not given a style written in Python: every
    widget asks its style for hundreds of measures, and each would cost a call into Python."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, /, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return RING_WIDTH + RING_GAP
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        /,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt passes it by this name
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1  # else the ring would be cut where the control's parent ends
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0  # the mask leaves out the control's rectangle, and with it the ring around round corners
        return super().styleHint(hint, option, widget, returnData)


class _RingFrame(QFocusFrame):
    def __init__(self, colour: QColor, style: QStyle) -> None:
        super().__init__()
        self.colour = colour
        self.setStyle(style)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colour, RING_WIDTH))
        half = RING_WIDTH / 2
        target = self.widget()
        own = target.property(_RADIUS)
        radius = (own if isinstance(own, int) else _DEFAULT_RADIUS) + RING_GAP + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class FocusRing(QObject):
    """Moves one ring to whatever the keyboard reached."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._style = _RingStyle()
        self._style.setParent(self)
        self._colour = QColor("#0B0C0C")
        self._frame: _RingFrame | None = None
        app.focusChanged.connect(self._moved)

    def dress(self, colour: str) -> None:
        self._colour = QColor(colour)
        if self._frame is not None and isValid(self._frame):
            self._frame.colour = self._colour
            self._frame.update()

    def target(self) -> QWidget | None:
        """The widget the ring is around now."""
        if self._frame is None or not isValid(self._frame):
            return None
        return self._frame.widget()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            _last.was_key = True
        elif kind == QEvent.Type.MouseButtonPress:
            _last.was_key = False
            self._go_to(None)
        return super().eventFilter(watched, event)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._watch(now.window().windowHandle())
            if keyboard_in_use():
                # A page that was just built is laid out first; only then is it known where the widget stands.
                QTimer.singleShot(0, now, partial(self._keep_in_sight, now))
        self._go_to(now if now is not None and keyboard_in_use() and _takes_a_ring(now) else None)

    def _keep_in_sight(self, widget: QWidget) -> None:
        if QApplication.focusWidget() is not widget:
            return
        bring_into_sight(widget)
        frame = self._frame
        if frame is not None and isValid(frame) and frame.widget() is widget and not frame.isVisible():
            # The ring of a widget that was out of sight stays hidden until it is put on anew.
            self._go_to(None)
            self._go_to(widget)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            # Installing the same filter again only moves it to the front.
            window.installEventFilter(self)

    def _go_to(self, widget: QWidget | None) -> None:
        frame = self._frame
        if frame is None or not isValid(frame):
            if widget is None:
                return
            frame = self._frame = _RingFrame(self._colour, self._style)
        # None takes the ring away, which Qt's own signature leaves out.
        frame.setWidget(widget)  # type: ignore[arg-type]


def _takes_a_ring(widget: QWidget) -> bool:
    # A page that was given the keyboard as a whole is no control, and needs none.
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reachable and not widget.property(PAINTS_OWN_FOCUS) and not widget.isWindow()
