"""Only the words: F11 takes everything else away; Ctrl and the wheel make them larger on the screen, never on paper."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from iro_desktop.ui import theme
from iro_desktop.ui.letter.bars import FootBar
from iro_desktop.ui.letter.columns import Columns
from iro_desktop.ui.wording.helping import WritingHelp

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Text sizes in per cent, as in Settings."""


class FocusMode(QObject):
    """F11 in, F11 or Esc out. The marks rest meanwhile. Nothing of it is kept: the next letter begins as usual."""

    def __init__(self, screen: QWidget, columns: Columns, foot: FootBar, help_with_words: WritingHelp) -> None:
        super().__init__(screen)
        self._screen, self._columns, self._foot, self._help = screen, columns, foot, help_with_words
        self._was_full = False
        QShortcut(QKeySequence("F11"), screen).activated.connect(self.turn)
        self._escape = QShortcut(QKeySequence("Esc"), screen)
        self._escape.activated.connect(self.leave)
        self._escape.setEnabled(False)

    def is_on(self) -> bool:
        """Whether only the words are seen."""
        return self._columns.alone

    def turn(self) -> None:
        """Into it, or out again. The keyboard stays where it was."""
        if self.is_on():
            self.leave()
        else:
            self._was_full = bool(self._screen.window().windowState() & Qt.WindowState.WindowFullScreen)
            self._show(alone=True)

    def leave(self) -> None:
        """Back to all of the studio."""
        if self.is_on():
            self._show(alone=False)

    def _show(self, *, alone: bool) -> None:
        had = QApplication.focusWidget()
        self._columns.alone = alone
        self._escape.setEnabled(alone)
        self._foot.quieten(quiet=alone)
        self._help.rest(resting=alone)
        window = self._screen.window()
        if not self._was_full:
            state = window.windowState()
            full = Qt.WindowState.WindowFullScreen
            window.setWindowState(state | full if alone else state & ~full)
        self._columns.fit(self._screen.width())
        if had is not None and self._screen.isAncestorOf(had):
            had.setFocus(Qt.FocusReason.OtherFocusReason)


class TextZoom(QObject):
    """Ctrl with the wheel over the words, or plus, minus and 0: larger letters on the screen, and never on the page.

    When the letter is left they are as they were.
    """

    def __init__(self, screen: QWidget, words: QWidget, say: Callable[[str], None]) -> None:
        super().__init__(screen)
        self._say = say
        self._usual: theme.Look | None = None
        words.installEventFilter(self)
        for keys, act in (
            ("Ctrl++", self.larger),
            ("Ctrl+=", self.larger),
            ("Ctrl+-", self.smaller),
            ("Ctrl+0", self.usual),
        ):
            QShortcut(QKeySequence(keys), screen).activated.connect(act)

    def larger(self) -> None:
        """The next size up."""
        self._go_to(next((size for size in SIZES if size > theme.current_look().text_percent), SIZES[-1]))

    def smaller(self) -> None:
        """The next size down."""
        self._go_to(next((size for size in reversed(SIZES) if size < theme.current_look().text_percent), SIZES[0]))

    def usual(self) -> None:
        """As in Settings."""
        if self._usual is not None:
            _wear(self._usual)
            self._usual = None

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.larger()
            elif event.angleDelta().y() < 0:
                self.smaller()
            return True
        return isValid(watched) and super().eventFilter(watched, event)

    def _go_to(self, percent: int) -> None:
        look = theme.current_look()
        if self._usual is None:
            self._usual = look
        if percent != look.text_percent:
            _wear(replace(look, text_percent=percent))
            self._say(f"Words on the screen at {percent} %. The page prints as before.")


def _wear(look: theme.Look) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication) and look != theme.current_look():
        theme.apply_look(application, look)
