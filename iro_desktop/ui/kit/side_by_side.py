"""Two parts beside each other where there is room for both, else one below the other."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.ui import theme


class SideBySide(QWidget):
    """`beside_from` is its own width, in pixels at 100 % text, from which there is room for both."""

    def __init__(
        self, left: QWidget, right: QWidget, *, beside_from: int, gap: int = 24, shares: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._beside_from = beside_from
        self.left, self.right = left, right
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        """The layout: which way it goes."""
        self.line.setSpacing(gap)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.addWidget(left, shares[0])
        self.line.addWidget(right, shares[1])
        self.setLayout(self.line)

    def is_beside(self) -> bool:
        """Whether the parts stand beside each other now."""
        return self.line.direction() == QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        # Only as wide as the wider part: what held both open beside each other could never be made narrow.
        parts = (self.left, self.right)
        widest = max(part.minimumSizeHint().expandedTo(part.minimumSize()).width() for part in parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "line"):
            self._fit()

    def _fit(self) -> None:
        beside = self.width() >= theme.px(self._beside_from)
        if beside != self.is_beside():
            self.line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
            self.updateGeometry()
