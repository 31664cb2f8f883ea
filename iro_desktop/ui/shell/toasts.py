"""Where toasts appear: at the foot of the content, the newest lowest, three at most."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.frames import column
from iro_desktop.ui.kit.notices import Toast

MOST_AT_ONCE = 3
_WIDTH = 560
_MARGIN = 16

Action = tuple[str, Callable[[], None]]


class ToastArea(QWidget):
    """Keeps to the foot of the widget it was made for."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._toasts: list[Toast] = []
        self._lines = column(gap=8)
        self.setLayout(self._lines)
        over.installEventFilter(self)
        self.hide()

    def show_toast(self, words: str, actions: tuple[Action, ...] = ()) -> Toast:
        """Say what was done, with what can be done about it: Undo is the first action."""
        while len(self._toasts) >= MOST_AT_ONCE:
            self._toasts[0].close_now()
        toast = Toast(words, actions)
        self._toasts.append(toast)
        self._lines.addWidget(toast)
        toast.closed.connect(lambda: self._gone(toast))
        self.show()
        toast.appear()
        self._place()
        self.raise_()
        return toast

    def toasts(self) -> list[Toast]:
        return list(self._toasts)

    def clear(self) -> None:
        """Take all away at once, as when the window is covered."""
        for toast in self.toasts():
            toast.close_now()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _gone(self, toast: Toast) -> None:
        self._toasts.remove(toast)
        self._lines.removeWidget(toast)
        toast.deleteLater()
        self.setVisible(bool(self._toasts))
        self._place()

    def _place(self) -> None:
        width = min(theme.px(_WIDTH), self._over.width() - 2 * _MARGIN)
        height = self._lines.totalHeightForWidth(width) if self._lines.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry(
            (self._over.width() - width) // 2, self._over.height() - height - _MARGIN, width, max(height, 1)
        )
