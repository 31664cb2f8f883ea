"""One paper of the library: its name, for whom it is, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Button, FlowLayout, Label, Role, Tag, column, row
from iro_desktop.ui.library.viewmodel import LibraryRow
from iro_desktop.ui.tokens import Style, Tone


class PaperRow(QWidget):
    """Looked at, printed and kept as a file; managers have more to do with the council's own."""

    look = Signal(object)
    """The `LibraryRow` that is to be looked at."""
    keep = Signal(object)
    """The `LibraryRow` that is to be kept as a file."""

    def __init__(self, paper: LibraryRow) -> None:
        super().__init__()
        self._paper = paper
        self.look_button = Button("Look and print", Role.SMALL, icon_name="eye")
        self.look_button.setAccessibleName(f"Look and print: {paper.title}")
        self.look_button.clicked.connect(lambda: self.look.emit(paper))
        keep = Button("Keep as a file", Role.QUIET_SMALL)
        keep.setAccessibleName(f"Keep as a file: {paper.title}")
        keep.clicked.connect(lambda: self.keep.emit(paper))
        self._acts = FlowLayout(self.look_button, keep, gap=8)
        acts = QWidget()
        acts.setLayout(self._acts)
        title = row(Label(paper.title, bold=True), *([Tag(paper.tag)] if paper.tag else []), gap=12)
        title.setStretch(0, 1)
        below = Label(paper.below, Style.SMALL, Tone.SECONDARY)
        self.setLayout(column(title, 2, below, 6, acts, margins=(0, 12, 0, 12)))

    def add_act(self, words: str, act: Callable[[], None]) -> None:
        """Something more that can be done with it."""
        button = Button(words, Role.QUIET_SMALL)
        button.setAccessibleName(f"{words}: {self._paper.title}")
        button.clicked.connect(act)
        self._acts.addWidget(button)
