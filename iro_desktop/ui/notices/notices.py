"""Looks once a minute whether there is something to say outside the window. Quiet while it is covered or locked."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QSystemTrayIcon

from iro_desktop.queries.things_today import ThingsToday, things_today
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.notices.words import Said, what_to_say

_EVERY_MINUTE_MS = 60_000
_SHOWN_FOR_MS = 10_000
TITLE = "IRO Desktop"

Show = Callable[[str], None]


class Notices(QObject):
    """Lives as long as the open window: once it is locked there is nothing to say, and nobody to say it."""

    def __init__(
        self, window: QMainWindow, desk: Desk, is_covered: Callable[[], bool], *, show: Show | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._is_covered = window, desk, is_covered
        self._show = show or _Tray(window).show_words
        self._said = Said()
        self._minute = QTimer(self)
        self._minute.setInterval(_EVERY_MINUTE_MS)
        self._minute.timeout.connect(self.look)

    def watch(self) -> None:
        """Begin, once the window is shown. On a practise caseload there is nothing real to say."""
        if not self._desk.practise:
            self._minute.start()

    def look(self) -> None:
        """See whether it is time. While the window is covered nothing is said, nor counted as said."""
        if not self._is_covered():
            self._desk.casework.ask_afterwards(self, partial(things_today, now=self._desk.clock()), then=self._say)

    def _say(self, things: ThingsToday) -> None:
        if self._is_covered():
            return
        sentence, self._said = what_to_say(things, self._desk.clock(), self._said, seen=self._window.isActiveWindow())
        if sentence and self._window.isActiveWindow():
            self._desk.say(sentence, ())
        elif sentence:
            self._show(sentence)


class _Tray(QObject):
    """The computer's own notices. Where it has none, nothing happens: Today says the same."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def show_words(self, words: str) -> None:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._window.windowIcon(), self)
            self._icon.setToolTip(TITLE)
            self._icon.messageClicked.connect(self._bring_window)
            self._icon.show()
        self._icon.showMessage(TITLE, words, self._window.windowIcon(), _SHOWN_FOR_MS)

    def _bring_window(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
