"""The first thing offered for a child without a name: writing down what they like to be called."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Button, Card, Field, Role, TextField, column, row


class NamePanel(QWidget):
    """The council's files have no names. Enter keeps what was typed."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = TextField("What does this child like to be called?")
        self._field = Field(
            "What does this child like to be called?",
            self._name,
            hint="The council’s files hold no names. Letters will greet the child with it.",
        )
        keep = Button("Keep this name", Role.SECONDARY)
        keep.clicked.connect(self._keep)
        self._name.returnPressed.connect(self._keep)
        line = row(self._field, gap=12)
        line.setStretch(0, 1)
        below = column(None, keep, 4)
        line.addLayout(below)
        card = Card()
        card.body.addLayout(line)
        self.setLayout(column(12, card))
        self.setFocusProxy(self._name)

    def ask_about(self, stand_in: str) -> None:
        """Name the picture that stands for the child meanwhile."""
        self._name.setPlaceholderText(f"Until then: {stand_in}")

    def show_problem(self, sentence: str) -> None:
        self._field.show_problem(sentence)

    def _keep(self) -> None:
        self.named.emit(self._name.value())
