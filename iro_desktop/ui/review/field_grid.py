"""Fields beside each other in as many equal columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.layouts import take_out

_NARROWEST = 240


class FieldGrid(QWidget):
    """Keeps the order in which the fields are given; hidden ones leave no gap."""

    def __init__(self, fields: Sequence[QWidget], *, most: int = 3) -> None:
        super().__init__()
        self._fields = list(fields)
        self._most = most
        self._hidden: set[QWidget] = set()
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.setLayout(self._grid)
        self._lay_out()

    def hide_only(self, hidden: Sequence[QWidget]) -> None:
        """Hide these fields and show the others."""
        if set(hidden) == self._hidden:
            return
        self._hidden = set(hidden)
        self._columns = 0
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_grid"):
            self._lay_out()

    def _lay_out(self) -> None:
        columns = max(1, min(self._most, int(self.width() / theme.factor()) // _NARROWEST))
        if columns == self._columns:
            return
        self._columns = columns
        take_out(self._grid)
        shown = [field for field in self._fields if field not in self._hidden]
        for place, field in enumerate(shown):
            self._grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for field in self._fields:
            field.setVisible(field not in self._hidden)
        for number in range(self._most):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
