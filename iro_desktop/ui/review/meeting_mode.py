"""Meeting mode: the whole screen, larger letters, one thing at a time; and everything back as it was afterwards."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from iro_desktop.ui import theme

LARGER_BY_PERCENT = 25
"""How much larger letters are while one types in a meeting, with eyes mostly on the child."""


class MeetingMode:
    """Takes the window over and gives it back. Nothing of it is kept: the next meeting begins with the usual look.

    It must be left before its screen is gone; `screen` may then belong to no window any more.
    """

    def __init__(self, screen: QWidget) -> None:
        self._window = screen.window()
        self._was_full = bool(self._window.windowState() & Qt.WindowState.WindowFullScreen)
        self._look = theme.current_look()
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)
        _show(replace(self._look, text_percent=self._look.text_percent + LARGER_BY_PERCENT))

    def leave_soon(self) -> None:
        """The same once the screen is gone: nothing of it is dressed anew while it goes."""
        QTimer.singleShot(0, self.leave)

    def leave(self) -> None:
        """The window and the letters as they were before."""
        if isValid(self._window) and not self._was_full:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
        _show(self._look)


def keys_in_words(name: str) -> str:
    """The keys of meeting mode, in the order in which a meeting needs them."""
    return (
        f"Ctrl+Down next · Ctrl+D decision · Ctrl+T to consider · Ctrl+H who is here · Ctrl+Shift+W {name} left · "
        "Esc back"
    )


def _show(look: theme.Look) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and look != theme.current_look():
        theme.apply_look(app, look)
