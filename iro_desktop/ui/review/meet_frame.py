"""What stands round the notes of the meeting: the margins at the sides, and the line at the foot."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, FlowLayout, Hairline, Scroller, column, row

DECISIONS_WIDTH = 282
"""Pixels at 100 % text of the margin with the decisions."""
_LOWEST_MARGIN = 200


class Foot(QWidget):
    """The marks at the left; the way to the next topic at the right, or below where it does not fit beside them."""

    def __init__(self, marks: tuple[Button, ...], following: Button) -> None:
        super().__init__()
        self._marks = FlowLayout(*marks)
        self._following = following
        left = QWidget()
        left.setLayout(self._marks)
        self._line = row(left, following, gap=4, margins=(20, 12, 4, 12))
        self._line.setStretch(0, 1)
        self.setLayout(column(Hairline(), self._line))

    def fit(self) -> None:
        """Choose beside or below."""
        needed = self._marks.sizeHint().width() + self._following.sizeHint().width() + 28
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if needed <= self.width() else ways.TopToBottom)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit()


class Margin(QWidget):
    """A column at the side that scrolls when its parts do not fit."""

    def __init__(self, inside: QWidget, name: str) -> None:
        super().__init__()
        self._parts = column(inside, gap=28)
        self._holder = QWidget()
        self._holder.setLayout(self._parts)
        self._scroller = Scroller(self._holder, name=name)
        self.setLayout(column(self._scroller))

    def sizeHint(self) -> QSize:
        # As high as the notes beside it, never as high as its own parts: those scroll.
        return QSize(theme.px(DECISIONS_WIDTH), theme.px(_LOWEST_MARGIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_LOWEST_MARGIN))

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part."""
        self._scroller.ensureWidgetVisible(part, 0, 12)

    def take_in(self, part: QWidget) -> None:
        """Show this part on top, wherever it was before."""
        if self._parts.indexOf(part) < 0:
            self._parts.insertWidget(0, part)
