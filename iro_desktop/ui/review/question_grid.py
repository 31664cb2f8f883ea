"""Short questions with three answers each, in two columns where there is room: yes, no, not looked at."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Label, Pills
from iro_desktop.ui.kit.layouts import take_out
from iro_desktop.ui.review.plan_words import LOOKED_AT

_TWO_COLUMNS_FROM = 920
_BESIDE_FROM = 440
_PILLS_WIDTH = 290


class QuestionGrid(QWidget):
    """Each question keeps its key; `pills` are the answers by key."""

    def __init__(self, questions: Mapping[str, str]) -> None:
        super().__init__()
        self.pills = {key: Pills(text, LOOKED_AT) for key, text in questions.items()}
        self._labels = {key: Label(text) for key, text in questions.items()}
        self._shown = list(questions)
        self._shape: tuple[int, bool] | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self.setLayout(self._grid)
        self._lay_out()

    def say(self, questions: Mapping[str, str]) -> None:
        """The same questions in other words; one that is left out is not asked."""
        for key, pills in self.pills.items():
            pills.setVisible(key in questions)
            self._labels[key].setVisible(key in questions)
            if key in questions:
                self._labels[key].show_words(questions[key])
                pills.setAccessibleName(questions[key])
        shown = [key for key in self.pills if key in questions]
        if shown != self._shown:
            self._shown, self._shape = shown, None
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_grid"):
            self._lay_out()

    def _lay_out(self) -> None:
        width = self.width() / theme.factor()
        columns = 2 if width >= _TWO_COLUMNS_FROM else 1
        shape = (columns, width >= _BESIDE_FROM)
        if shape == self._shape:
            return
        self._shape = shape
        take_out(self._grid)
        lines = -(-len(self._shown) // columns)
        for place, key in enumerate(self._shown):
            line, column = place % lines, place // lines
            if shape[1]:
                self._grid.addWidget(self._labels[key], line, 2 * column)
                self._grid.addWidget(self.pills[key], line, 2 * column + 1)
            else:
                self._grid.addWidget(self._labels[key], 2 * line, 0)
                self._grid.addWidget(self.pills[key], 2 * line + 1, 0)
        for number in range(4):
            is_pills, used = number % 2 == 1, number < 2 * columns and shape[1]
            self._grid.setColumnStretch(number, 1 if used and not is_pills else 0)
            self._grid.setColumnMinimumWidth(number, theme.px(_PILLS_WIDTH) if used and is_pills else 0)
