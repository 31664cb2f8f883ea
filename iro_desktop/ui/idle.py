"""Locks after five minutes in which nobody touched key or mouse, and warns for the last thirty seconds."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Card, DayBar, speaker
from iro_desktop.ui.shown import DayBarWords
from iro_desktop.ui.words import plural

LOCK_AFTER = timedelta(minutes=5)
WARN_FOR = timedelta(seconds=30)
_EVERY_SECOND_MS = 1000
_WIDTH = 360
_WORDS = "Locks in {}. Any key keeps it open."
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleLock(QObject):
    """Watches one window by its clock, so that a laptop that slept is locked when it wakes.

    Only what reaches the window itself is looked at, never each event of each widget: that would slow every key.
    """

    due = Signal()
    """Nobody was there for five minutes: lock."""

    def __init__(self, window: QWidget, *, clock: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._last_touch = clock()
        self._bar = _WarningBar(window)
        self._second = QTimer(self)
        self._second.setInterval(_EVERY_SECOND_MS)
        self._second.timeout.connect(self.look)

    def watch(self) -> None:
        """Begin, once the window is shown."""
        self._last_touch = self._clock()
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._second.start()

    def look(self) -> None:
        """See how long nobody was there: nothing, the warning, or `due`."""
        idle = self._clock() - self._last_touch
        if idle < timedelta(0):
            # The computer's clock was set back: count from there.
            self._last_touch = self._clock()
        elif idle >= LOCK_AFTER:
            self._second.stop()
            self._bar.hide()
            self.due.emit()
        elif idle >= LOCK_AFTER - WARN_FOR:
            self._bar.warn(LOCK_AFTER - idle)
        else:
            self._bar.hide()

    def is_warning(self) -> bool:
        return self._bar.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _TOUCHES:
            self._last_touch = self._clock()
            self._bar.hide()
        return super().eventFilter(watched, event)


class _WarningBar(Card):
    """A thin bar at the top of the window that runs out, and the words that say it."""

    padding = (12, 4, 12, 8)

    def __init__(self, over: QWidget) -> None:
        self._bar = DayBar(DayBarWords(1, _WORDS))
        super().__init__(self._bar, parent=over)
        self._over = over
        self.hide()

    def warn(self, left: timedelta) -> None:
        """Show how much is left; said once to a screen reader."""
        words = _WORDS.format(plural(max(1, round(left.total_seconds())), "second"))
        self._bar.show_bar(DayBarWords(left / WARN_FOR, words))
        width = min(theme.px(_WIDTH), self._over.width())
        self.setGeometry((self._over.width() - width) // 2, 0, width, self.sizeHint().height())
        self.raise_()
        if not self.isVisible():
            self.show()
            speaker.say(self, words)
