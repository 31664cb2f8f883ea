"""Layouts of a review's parts: emptying one that is built anew, and fields beside each other where there is room."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import row


def clear(layout: QLayout) -> None:
    """Take out every widget for good."""
    while layout.count():
        part = layout.takeAt(0)
        widget = part.widget() if part is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class Beside(QWidget):
    """Parts beside each other, all as wide; below each other where one would get less than `narrowest` pixels.

    Pixels are those at 100 % text.
    """

    def __init__(self, *parts: QWidget, narrowest: int) -> None:
        super().__init__()
        self._narrowest = narrowest
        self._line = row(*parts, gap=12)
        for place in range(len(parts)):
            self._line.setStretch(place, 1)
        self.setLayout(self._line)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._turn()

    def _turn(self) -> None:
        fits = self.width() >= self._line.count() * (theme.px(self._narrowest) + self._line.spacing())
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
