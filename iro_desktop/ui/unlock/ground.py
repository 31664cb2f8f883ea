"""What the locked window stands on: soft hills, the same as under the cover but fainter."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.shell.cover import hill

# Heights of each ridge at even steps from left to right, as shares of the height from the top; light and dark ink.
_HILLS = (
    ((0.815, 0.745, 0.740, 0.790, 0.850, 0.870, 0.840, 0.765), "#E3E9E2", "#171F20"),
    ((0.895, 0.852, 0.848, 0.868, 0.900, 0.915, 0.900, 0.842), "#D5DFD8", "#1A2626"),
    ((0.965, 0.928, 0.922, 0.935, 0.958, 0.962, 0.955, 0.925), "#C5D4CD", "#1E2E2B"),
)


class HillsGround(QWidget):
    """A page with hills at its foot; plain where the officer asked for high contrast."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        now = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(now.window))
        if now.edge_width > 1:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ridge, light_ink, dark_ink in _HILLS:
            path = hill(ridge, self.width(), self.height())
            painter.fillPath(path, QColor(dark_ink if now.dark else light_ink))
