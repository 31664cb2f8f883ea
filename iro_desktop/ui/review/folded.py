"""Something that is not needed now: one line that says how it stands, and opens in one press."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Icon, Label, column, row
from iro_desktop.ui.pressable import Pressable
from iro_desktop.ui.shown import Words, plain
from iro_desktop.ui.tokens import Tone

_SHUT, _OPEN = "chevron-right", "chevron-down"


class Folded(QWidget):
    """A title with its one-line summary; pressed, it shows what is inside. It opens shut.

    What is seldom looked at is given as a function: it is made when somebody opens it, and no page waits for it.
    """

    opened = Signal()
    """The officer opened it."""

    def __init__(
        self,
        title: str,
        inside: QWidget | Callable[[], QWidget],
        *,
        on_desk: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._made_or_how = inside
        self._inside: QWidget | None = None
        self._sign = Icon(_SHUT, Tone.SECONDARY)
        self._words = Label(title, bold=True)
        self._summary = Label("", tone=Tone.SECONDARY)
        lines = column(self._words, self._summary)
        line = row(self._sign, lines, gap=8, margins=(4, 6, 8, 6))
        line.setStretch(1, 1)
        line.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        self.head = Pressable(line, title, on_desk=on_desk)
        self.head.clicked.connect(self._turn)
        self.setFocusProxy(self.head)
        self._around = column()
        self.setLayout(column(self.head, self._around, None))
        if isinstance(inside, QWidget):
            self.inside().hide()
        self.say("")

    def inside(self) -> QWidget:
        """What it holds; made now where nobody needed it before."""
        if self._inside is None:
            how = self._made_or_how
            self._inside = how if isinstance(how, QWidget) else how()
            self._around.addWidget(self._inside)
        return self._inside

    def say(self, summary: Words, *, title: str | None = None) -> None:
        """How it stands, in one line."""
        self._title = title or self._title
        self._words.show_words(self._title)
        self._summary.show_words(summary)
        self._summary.setVisible(bool(plain(summary)))
        self.head.setAccessibleName(", ".join(part for part in (self._title, plain(summary)) if part))
        self._describe()

    def is_open(self) -> bool:
        return self._inside is not None and not self._inside.isHidden()

    def open(self) -> None:
        """Show what is inside."""
        self._show(True)

    def shut(self) -> None:
        self._show(False)

    def _turn(self) -> None:
        self._show(not self.is_open())
        if self.is_open():
            self.opened.emit()

    def _show(self, shown: bool) -> None:
        if shown or self._inside is not None:
            self.inside().setVisible(shown)
        self._sign.show_icon(_OPEN if shown else _SHUT)
        self._describe()

    def _describe(self) -> None:
        self.head.setAccessibleDescription("Press to fold" if self.is_open() else "Press to open")
