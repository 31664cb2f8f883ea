"""Opens or makes a store away from the screen's thread: making the key takes most of a second."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from iro_desktop import log
from iro_desktop.models.refused import Refused
from iro_desktop.ui import rubbish

if TYPE_CHECKING:
    from iro_desktop.store.store import Store  # the window is there before the database library is


class Opening(QObject):
    """One job at a time. A store that nobody waits for any more is closed again."""

    opened = Signal(object)
    """The open Store."""
    refused = Signal(object)
    """The Refused that a person can put right."""
    broke = Signal()
    """Anything else: our mistake."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="opening")
        self._busy = False
        self._closed = False
        self._unclaimed: Store | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def is_busy(self) -> bool:
        return self._busy

    def begin(self, job: Callable[[], "Store"]) -> None:
        """Start a job, unless one runs already."""
        if not self._busy and not self._closed:
            self._busy = True
            # The window that was locked may still lie about: its parts are not for this thread to take apart.
            rubbish.hold()
            self._pool.submit(self._work, job)

    def finish(self) -> None:
        """Wait for a running job and take no more. Called before the window goes."""
        self._closed = True
        self._pool.shutdown(wait=True)
        self._is_done()
        if self._unclaimed is not None:
            self._unclaimed.close()
            self._unclaimed = None

    def _work(self, job: Callable[[], "Store"]) -> None:
        outcome: Store | Refused | None = None
        try:
            outcome = self._unclaimed = job()
        except Refused as reason:
            outcome = reason
        except Exception as mistake:  # whatever it is must reach the person, not die with the thread
            log.event("opening failed", error=type(mistake).__name__.lower())
        self._arrived.emit(outcome)

    def _is_done(self) -> None:
        if self._busy:
            self._busy = False
            rubbish.let_go()

    @Slot(object)
    def _deliver(self, outcome: "Store | Refused | None") -> None:
        self._is_done()
        if self._closed:
            return
        if outcome is None:
            self.broke.emit()
        elif isinstance(outcome, Refused):
            self.refused.emit(outcome)
        else:
            self._unclaimed = None
            self.opened.emit(outcome)
