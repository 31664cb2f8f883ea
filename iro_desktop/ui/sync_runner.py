"""Runs rounds of sync on a thread of their own and says, in words and a shape, where the officer's work is."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from random import random
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from iro_desktop import log
from iro_desktop.models.refused import Refused
from iro_desktop.store.store import Session, Store, StoreIsFull
from iro_desktop.sync.central import CentralSaysNo, CentralUnreachable
from iro_desktop.sync.enrol import connected, enrol, enrolment, is_practise
from iro_desktop.sync.receipt import Outcome, Receipt
from iro_desktop.sync.round import Progress, Step, sync_once
from iro_desktop.sync.schedule import Schedule
from iro_desktop.sync.state import Chip, OfficeState, office_state
from iro_desktop.sync.wishes import sync_wishes
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.chip_words import NOT_SAVING, chip_words
from iro_desktop.ui.shown import Announce, ChipWords

_OUR_MISTAKE = "The sync stopped because of a mistake in this program. Nothing is lost: your work is on this laptop."
_NOT_KNOWN = (
    "This laptop is not known to the office yet, so nothing was sent. Your work is safe here. Open the sync centre and "
    "enter the code from the office."
)
_LOOK_EVERY_MS = 10_000
_WENT_THROUGH = frozenset({Outcome.ALL_SAFE, Outcome.MORE_SINCE, Outcome.NOT_ALL_CONFIRMED})


@dataclass(frozen=True, slots=True)
class _Looked:
    state: OfficeState
    is_known: bool
    by_itself: bool


class SyncRunner(QObject):
    """One round at a time, never on the writing thread: the officer goes on working while the office is asked.

    Whether the office can be reached is only ever learnt by trying, so a round may be asked for at any time. A laptop
    that is known to the office also tries by itself, unless the officer chose otherwise: at once when the records are
    opened, then after each pause. `chance` gives numbers from 0 to 1 that spread laptops apart.
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
        self,
        store: Store,
        casework: Casework,
        *,
        clock: Callable[[], datetime],
        chance: Callable[[], float] = random,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._casework = casework
        self._clock = clock
        self._chance = chance
        self._rounds = ThreadPoolExecutor(1, thread_name_prefix="sync")
        self._not_wanted = Event()
        self._running = False
        self._by_itself = False
        """Whether the running round began without being asked for: then what fails is shown, not told."""
        self._may_begin = False
        self._connected = False
        self._progress: Progress | None = None
        self._closed = False
        self._schedule = Schedule(clock())
        self._told: tuple[Chip, object] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._alarm = QTimer(self)
        self._alarm.setInterval(_LOOK_EVERY_MS)
        self._alarm.timeout.connect(self.look_at_the_clock)
        self._alarm.start()
        casework.saved.connect(self.refresh)
        casework.failed.connect(self._not_saved)

    def is_running(self) -> bool:
        return self._running

    def progress(self) -> Progress | None:
        """How far the running round is; None when none runs."""
        return self._progress

    def sync_now(self) -> None:
        """Begin a round, unless one runs already. Without enrolment it ends at once, saying so."""
        self._begin(by_itself=False)

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
            self._casework.ask(self, self._look, then=self._show)

    def shut_down(self) -> None:
        """Let a running round end at its next message and take no more. Called before the store is closed."""
        self._closed = True
        self._alarm.stop()
        self.stop()
        self._rounds.shutdown(wait=True)

    def _begin(self, *, by_itself: bool) -> None:
        if self._running or self._closed:
            return
        self._running, self._by_itself = True, by_itself
        self._not_wanted.clear()
        self._tell(Progress(Step.CONNECTING))
        self._rounds.submit(self._work, self._round)

    def look_at_the_clock(self) -> None:
        """Begin a round if one is due by itself. Asked every ten seconds, and after every change of state."""
        if self._may_begin and self._schedule.is_due(self._clock()):
            self._begin(by_itself=True)

    def _look(self, session: Session) -> _Looked:
        wishes = sync_wishes(session)
        state = office_state(
            session,
            now=self._clock(),
            connected=self._connected,
            progress=self._progress,
            stale_after_days=wishes.warn_after_days,
        )
        return _Looked(state, enrolment(session) is not None, wishes.by_itself)

    def _show(self, looked: _Looked) -> None:
        if self._closed:
            return
        self.state_changed.emit(looked.state)
        self.chip_changed.emit(self._said_once(looked.state, chip_words(looked.state, now=self._clock())))
        self._may_begin = looked.is_known and looked.by_itself
        self.look_at_the_clock()

    def _said_once(self, state: OfficeState, words: ChipWords) -> ChipWords:
        """The words with their announcement taken away where a screen reader has heard of this state already.

        A state is said when it comes, not at every save; how long there was no sync is said once a day, and a round
        that begins by itself is not said at all.
        """
        quiet = replace(words, announce=Announce.NO)
        if state.chip is Chip.WORKING and self._by_itself:
            return quiet
        said = (state.chip, state.days_since if state.chip is Chip.STALE else None)
        heard, self._told = said == self._told, said
        return quiet if heard else words

    def _not_saved(self, reason: Exception) -> None:
        if isinstance(reason, StoreIsFull):
            self._told = None
            self.chip_changed.emit(NOT_SAVING)

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
        self._connected = receipt.outcome in _WENT_THROUGH or receipt.outcome is Outcome.SAID_NO
        self._rest(went_through=receipt.outcome in _WENT_THROUGH)
        self.finished.emit(receipt)
        touched = {*receipt.received_by_kind, *receipt.confirmed_by_kind}
        if touched or receipt.conflicts:
            self._casework.look_again(frozenset({*touched, "conflict"}))
        self.refresh()

    def _rest(self, *, went_through: bool) -> None:
        """No round runs any more; the next one by itself comes after a pause."""
        self._running, self._progress = False, None
        after = self._schedule.after_success if went_through else self._schedule.after_failure
        self._schedule = after(now=self._clock(), chance=self._chance())

    def _not_enrolled(self) -> None:
        self._rest(went_through=False)
        self._casework.failed.emit(Refused(_NOT_KNOWN))
        self.refresh()

    def _broke(self) -> None:
        self._rest(went_through=False)
        if not self._by_itself:
            self._casework.failed.emit(Refused(_OUR_MISTAKE))
        self.refresh()

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._closed:
            answer()
