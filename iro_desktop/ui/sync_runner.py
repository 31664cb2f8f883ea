"""Runs rounds of sync on a thread of their own and says, in words and a shape, where the officer's work is."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal, Slot

from iro_desktop import log
from iro_desktop.models import SYNCED_RECORDS
from iro_desktop.models.refused import Refused
from iro_desktop.store.store import Session, Store
from iro_desktop.sync.central import CentralSaysNo, CentralUnreachable
from iro_desktop.sync.enrol import connected, enrol, enrolment, is_practise
from iro_desktop.sync.receipt import Outcome, Receipt
from iro_desktop.sync.round import Progress, sync_once
from iro_desktop.sync.state import OfficeState, office_state
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.chip_words import chip_words
from iro_desktop.ui.shown import ChipWords

_ALL_KINDS = frozenset(record.__tablename__ for record in SYNCED_RECORDS) | {"conflict"}
_OUR_MISTAKE = "The sync stopped because of a mistake in this program. Nothing is lost: your work is on this laptop."


class SyncRunner(QObject):
    """One round at a time, never on the writing thread: the officer goes on working while the office is asked.

    Whether the office can be reached is only ever learnt by trying, so a round may be asked for at any time.
    """

    chip_changed = Signal(ChipWords)
    state_changed = Signal(object)
    """OfficeState, for the sync centre."""
    progressed = Signal(object)
    """Progress of the round that runs."""
    finished = Signal(object)
    """The Receipt of a round that ended, however it ended."""
    _arrived = Signal(object)

    def __init__(
        self, store: Store, casework: Casework, *, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._casework = casework
        self._clock = clock
        self._rounds = ThreadPoolExecutor(1, thread_name_prefix="sync")
        self._not_wanted = Event()
        self._running = False
        self._connected = False
        self._progress: Progress | None = None
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        casework.saved.connect(self.refresh)

    def is_running(self) -> bool:
        return self._running

    def sync_now(self) -> None:
        """Begin a round, unless one runs already. Without enrolment it ends at once, saying so."""
        if self._running or self._closed:
            return
        self._running = True
        self._not_wanted.clear()
        self._rounds.submit(self._work, self._round)

    def stop(self) -> None:
        """End the running round at the next message. What was sent is safe; the rest goes with the next round."""
        self._not_wanted.set()

    def enrol(self, address: str, code: str, *, then: Callable[[], None], refused: Callable[[str], None]) -> None:
        """Make this laptop known to the office with a one-time code; `refused` gets a sentence."""

        def job() -> Callable[[], None]:
            with self._store.reading() as session:
                practise = is_practise(session)
            try:
                enrol(self._store, address, code, practise=practise)
            except (Refused, CentralSaysNo, CentralUnreachable) as reason:
                sentence = reason.sentence
                return lambda: refused(sentence)
            return then

        self._rounds.submit(self._work, job)

    def refresh(self) -> None:
        """Work out the chip again: after every save, and after a round."""
        if not self._closed:
            self._casework.ask(self, self._state, then=self._show)

    def shut_down(self) -> None:
        """Let a running round end at its next message and take no more. Called before the store is closed."""
        self._closed = True
        self.stop()
        self._rounds.shutdown(wait=True)

    def _state(self, session: Session) -> OfficeState:
        return office_state(session, now=self._clock(), connected=self._connected, progress=self._progress)

    def _show(self, state: OfficeState) -> None:
        self.state_changed.emit(state)
        self.chip_changed.emit(chip_words(state, now=self._clock()))

    def _round(self) -> Callable[[], None]:
        with self._store.reading() as session:
            known = enrolment(session)
        if known is None:
            return self._not_enrolled
        with connected(known, self._clock) as central:
            receipt = sync_once(
                self._store,
                central,
                clock=self._clock,
                told=lambda progress: self._arrived.emit(lambda: self._tell(progress)),
                is_wanted=lambda: not self._not_wanted.is_set(),
            )
        return lambda: self._ended(receipt)

    def _work(self, job: Callable[[], Callable[[], None]]) -> None:
        try:
            answer = job()
        except Exception as mistake:  # whatever it is, the officer must hear that the work is safe
            log.event("sync failed", error=type(mistake).__name__.lower())
            answer = self._broke
        self._arrived.emit(answer)

    def _tell(self, progress: Progress) -> None:
        self._progress = progress
        self.progressed.emit(progress)
        self.refresh()

    def _ended(self, receipt: Receipt) -> None:
        self._running, self._progress = False, None
        self._connected = receipt.outcome not in {Outcome.NOT_REACHED, Outcome.STOPPED}
        self.finished.emit(receipt)
        if receipt.received or receipt.conflicts:
            self._casework.look_again(_ALL_KINDS)
        self.refresh()

    def _not_enrolled(self) -> None:
        self._running = False
        self._casework.failed.emit(
            Refused(
                "This laptop is not known to the office yet, so nothing was sent. Your work is safe here. Open the "
                "sync centre and enter the code from the office."
            )
        )
        self.refresh()

    def _broke(self) -> None:
        self._running, self._progress = False, None
        self._casework.failed.emit(Refused(_OUR_MISTAKE))
        self.refresh()

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._closed:
            answer()
