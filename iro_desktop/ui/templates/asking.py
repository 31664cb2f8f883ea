"""A panel that asks one thing in words, such as a name or a reason."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Field, Label, Role, TextField, column, row
from iro_desktop.ui.tokens import Style, Tone

_WIDTH = 520


class AskPanel(QWidget):
    """Enter keeps what was typed: `keep` gets it. The panel stays until it is told to go, or a problem is said."""

    closed = Signal()

    def __init__(self, title: str, below: str, field: str, *, button: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._keep = keep
        self.typed = TextField(field)
        self._field = Field(field, self.typed)
        self.button = Button(button, Role.PRIMARY)
        self.button.clicked.connect(self._press)
        self.typed.returnPressed.connect(self._press)
        close = Button("Close", Role.QUIET)
        close.clicked.connect(self.closed)
        self.setLayout(
            column(
                Label(title, Style.H2),
                4,
                Label(below, tone=Tone.SECONDARY),
                14,
                self._field,
                14,
                row(None, close, self.button, gap=8),
                margins=(24, 24, 24, 20),
            )
        )
        self.setFocusProxy(self.typed)

    def sizeHint(self) -> QSize:
        width = theme.px(_WIDTH)
        layout = self.layout()
        return QSize(width, layout.heightForWidth(width) if layout is not None else 0)

    def say_problem(self, sentence: str) -> None:
        """Say beside the field why nothing was changed."""
        self._field.show_problem(sentence)
        self.updateGeometry()

    def _press(self) -> None:
        self._keep(self.typed.value())
