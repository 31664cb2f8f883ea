"""Of a letter in two languages: the buttons that choose between them, and its ideas beside each other."""

from collections.abc import Container, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.models.languages import Language
from iro_desktop.ui import other_letters
from iro_desktop.ui.kit import Button, Role, column, row
from iro_desktop.ui.showing import viewmodel
from iro_desktop.ui.showing.passage import PassageBlock
from iro_desktop.ui.showing.viewmodel import Languages
from iro_desktop.ui.tokens import Style


class LanguageSwitch(QWidget):
    """English, the other language in its own name, or both side by side."""

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.buttons: dict[Languages, Button] = {}
        for which, says, spoken in viewmodel.language_choices(language):
            button = Button(says, Role.TALL)
            if which is Languages.OTHER:
                button.setFont(other_letters.letters(Style.BODY, language))
            button.setAccessibleName(spoken)
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, which))
            self.buttons[which] = button
        self.setLayout(row(*self.buttons.values(), gap=8))

    def show_choice(self, which: Languages) -> None:
        for one, button in self.buttons.items():
            button.setChecked(one is which)

    def _choose(self, which: Languages) -> None:
        self.show_choice(which)
        self.chosen.emit(which.value)


class Beside(QWidget):
    """The blocks of one row, English at the left and the other language at the right."""

    def __init__(self, english: Sequence[PassageBlock], other: Sequence[PassageBlock]) -> None:
        super().__init__()
        self._numbers = frozenset(block.number for block in (*english, *other))
        self._sides = tuple((QWidget(), tuple(blocks)) for blocks in (english, other))
        for side, blocks in self._sides:
            side.setLayout(column(*blocks, None, gap=4))
        both = row(*(side for side, _ in self._sides), gap=12)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(both)

    def numbers(self) -> frozenset[int]:
        """Of its passages."""
        return self._numbers

    def show_blocks(self, numbers: Container[int], which: Languages) -> None:
        """Show some of its passages. Beside each other, a language that says nothing here keeps its room."""
        shown = {block for _, blocks in self._sides for block in blocks if block.number in numbers}
        for side, blocks in self._sides:
            for block in blocks:
                block.setVisible(block in shown)
            side.setVisible(which is Languages.BOTH or any(block in shown for block in blocks))
        self.setVisible(bool(shown))
