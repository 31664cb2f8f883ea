"""A day typed in words; below it the day that was understood, and how far it is."""

from collections.abc import Callable, Container
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import words
from iro_desktop.ui.kit.fields import TextField
from iro_desktop.ui.kit.frames import column
from iro_desktop.ui.kit.text import Label
from iro_desktop.ui.shown import plain
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking, When, in_words, parse_when


class DateField(QWidget):
    """Type “in 2 weeks”, “Fri”, “27 March” or “before Easter”; the arrow keys move by a day, Page keys by a week.

    `today` is asked each time, since a window may stay open over midnight. `explain` False leaves out the line
    below, for places where the caller shows a sum of its own.
    """

    edited = Signal()
    """The officer typed; not sent by `set_value`."""

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        bank_holidays: Container[date],
        *,
        looking: Looking = Looking.AHEAD,
        placeholder: str = "",
        explain: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._bank_holidays = bank_holidays
        self._looking = looking
        self._when = When(None, "")
        self.line = TextField(name, placeholder=placeholder, icon_name="calendar")
        self.below = Label("", Style.SMALL, Tone.SECONDARY)
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self.setLayout(column(self.line, self.below, gap=4) if explain else column(self.line))
        self.below.setVisible(False)
        self._explains = explain
        self.line.edited.connect(self._typed)
        self.line.editingFinished.connect(self._settle)
        self.line.installEventFilter(self)

    def value(self) -> date | None:
        """The day understood; None when nothing was typed or it was not understood."""
        return self._when.on

    def set_value(self, value: date | None) -> None:
        self._show(value)

    def typed(self) -> str:
        return self.line.text()

    def is_understood(self) -> bool:
        """False when something is typed that is no day."""
        return self._when.on is not None or not self.typed().strip()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            days = _STEPS.get(Qt.Key(event.key()))
            if days is not None:
                self._show((self._when.on or self._today()) + timedelta(days=days))
                self.edited.emit()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._when = parse_when(self.typed(), self._today(), self._bank_holidays, looking=self._looking)
        self._explain(self._when.words)
        self.edited.emit()

    def _settle(self) -> None:
        """On leaving, what was typed becomes the day, so that “in 2 weeks” does not mean another day tomorrow."""
        if self._when.on is not None:
            self._show(self._when.on)

    def _show(self, on: date | None) -> None:
        today = self._today()
        sentence = "" if on is None else in_words(on, today, self._bank_holidays)
        self._when = When(on, sentence)
        self.line.set_value("" if on is None else words.weekday_and_date(on, today))
        self._explain(sentence)

    def _explain(self, sentence: str) -> None:
        if not self._explains:
            return
        self.below.show_words(sentence)
        self.below.setVisible(bool(plain(sentence)))
        self.line.setAccessibleDescription(sentence)


_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
