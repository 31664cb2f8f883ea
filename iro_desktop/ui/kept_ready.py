"""Keeps the long lists ready: asked for while nobody waits, and again some moments after something changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from iro_desktop.ui.casework import Casework
from iro_desktop.ui.kept_answers import Question

_QUIET_MS = 1_500
"""After the last change, in milliseconds: whoever saves line after line is not kept from the next answer."""


class KeptReady(QObject):
    """Asks for each list once the first page is there. What still holds comes back without asking the store."""

    def __init__(self, casework: Casework, lists: Callable[[], tuple[Question[object], ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._casework, self._lists = casework, lists
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._ask)
        casework.changed.connect(self._changed)
        self._ask()

    def _changed(self, _kinds: frozenset[str]) -> None:
        self._quiet.start()

    def _ask(self) -> None:
        for one in self._lists():
            self._casework.ask_afterwards(self, one, then=_nobody_needs_it_yet)


def _nobody_needs_it_yet(_: object) -> None:
    """The answer is kept: that was the purpose."""
