"""pytest-qt's driver of widgets, holding on to each screen until its test ends."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import BeforeCloseFunc, QtBot


class HoldingBot(QtBot):
    """pytest-qt itself remembers widgets by weak reference."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._held: list[QWidget] = []

    def addWidget(self, widget: QWidget, *, before_close_func: BeforeCloseFunc | None = None) -> None:
        self._held.append(widget)
        super().addWidget(widget, before_close_func=before_close_func)
