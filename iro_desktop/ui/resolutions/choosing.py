"""A short list on a panel: one of its rows is opened, or nothing."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Button, Hairline, Label, Role, RowsView, column, row
from iro_desktop.ui.shown import RowWords
from iro_desktop.ui.tokens import Style


class ChoosePanel(QWidget):
    """`chosen` gets the key of the row that was opened, once the panel is gone."""

    closed = Signal()

    def __init__(
        self, title: str, rows: Sequence[RowWords], chosen: Callable[[UUID], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.rows = RowsView(title, on_desk=False, fits=True, padding=8)
        self.rows.show_rows(rows)
        self.rows.opened.connect(self._open)
        close = Button("Close", Role.QUIET)
        close.clicked.connect(self.closed)
        self.setLayout(column(Label(title, Style.H2), 12, Hairline(soft=True), 8, self.rows, 12, row(None, close)))
        if rows:
            self.rows.choose(rows[0].key)
        self.setFocusProxy(self.rows)

    def _open(self, key: object) -> None:
        chosen = self._chosen
        self.closed.emit()
        if isinstance(key, UUID):
            chosen(key)
