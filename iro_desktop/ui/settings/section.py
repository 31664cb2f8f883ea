"""A section of Settings: its name at the left and its controls beside it, or below where there is no room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Label, column, row
from iro_desktop.ui.tokens import Style, Tone

_NAME_WIDTH = 220
_BESIDE_FROM = 640


class Section(QWidget):
    """Parts are given as for `column`."""

    def __init__(self, name: str, below: str, *parts: QWidget | QLayout | int | None) -> None:
        super().__init__()
        self._name = QWidget()
        self._name.setLayout(column(Label(name, Style.H3), 2, Label(below, Style.SMALL, Tone.SECONDARY), None))
        controls = column(*parts)
        self._line = row(self._name, gap=24, margins=(24, 20, 24, 24))
        self._line.addLayout(controls, 1)
        self.setLayout(self._line)
        self.setAccessibleName(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_line"):
            self._fit()

    def _fit(self) -> None:
        beside = self.width() >= theme.px(_BESIDE_FROM)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._name.setMinimumWidth(theme.px(_NAME_WIDTH) if beside else 0)
        self._name.setMaximumWidth(theme.px(_NAME_WIDTH) if beside else 16_777_215)
        self._line.setAlignment(self._name, Qt.AlignmentFlag.AlignTop)
