"""Why a child gets no goodbye, or no hello."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.handover import words
from iro_desktop.ui.kit import Button, Field, Label, Role, TextField, column, row
from iro_desktop.ui.tokens import Style, Tone

_WIDTH = 520


class NoLetterPanel(QWidget):
    """One line to say why. `title` names the letter."""

    closed = Signal()

    def __init__(self, title: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self.reason = TextField("Why")
        self._why = Field("Why", self.reason)
        self.keep = Button(words.KEEP, Role.PRIMARY, shortcut="Ctrl+Return")
        leave = Button("Close", Role.QUIET)
        leave.clicked.connect(self.closed)
        for pressed in (self.keep.clicked, self.reason.returnPressed):
            pressed.connect(lambda: keep(self.reason.value()))
        self.setLayout(
            column(
                Label(words.WHY_NO_LETTER, Style.H2),
                4,
                Label(f"{title}. {words.WHY_BELOW}", tone=Tone.SECONDARY),
                14,
                self._why,
                14,
                row(None, leave, self.keep, gap=8),
            )
        )
        self.setFocusProxy(self.reason)

    def sizeHint(self) -> QSize:
        width = theme.px(_WIDTH)
        layout = self.layout()
        return QSize(width, layout.heightForWidth(width) if layout is not None else 0)

    def say_problem(self, sentence: str) -> None:
        """Say beside the reason why nothing was changed."""
        self._why.show_problem(sentence)
