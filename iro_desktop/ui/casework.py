"""The one bridge between screens and the store: changes on one writing thread, questions beside it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from iro_desktop import log
from iro_desktop.models.refused import Refused
from iro_desktop.store.outbox import touched_kinds
from iro_desktop.store.store import Session, Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Parcel:
    """What comes back to the screen's thread: an answer for the asker, and news for everyone."""

    asker: QObject
    answer: Callable[[], None] | None = None
    news: Callable[[], None] | None = None


class Casework(QObject):
    """Runs actions and queries away from the screen's thread, in the order in which they were asked for.

    Actions have a thread of their own, so that no question, however long, delays a save. Whoever asks names itself: if
    it has been destroyed by the time the answer comes, the answer is dropped. Arguments are bound with
    `functools.partial`, so that a type checker sees them.
    """

    changed = Signal(object)
    """frozenset of the kinds of record that a committed action touched."""
    saved = Signal()
    """An action's transaction is on the disk."""
    failed = Signal(object)
    """An exception that the asker did not take itself: Refused is told, anything else is our mistake."""
    idle = Signal()
    """Everything that was asked for has come back."""
    _arrived = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="writing")
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="asking")
        self._closed = False
        self._on_the_way = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def write(
        self,
        asker: QObject,
        action: Callable[[Session], T],
        *,
        then: Callable[[T], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Queue one action in a transaction of its own. `then` gets its result once it is on the disk.

        `refused` gets what a person can put right; without it, and for everything else, `failed` is emitted.
        """

        def work() -> _Parcel:
            with self._store.transaction() as session:
                result = action(session)
                session.flush()
                kinds = touched_kinds(session)
            answer = None if then is None else lambda: then(result)
            return _Parcel(asker, answer, lambda: self._tell_saved(kinds))

        self._submit(self._writing, asker, work, refused)

    def ask(
        self,
        asker: QObject,
        query: Callable[[Session], T],
        *,
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Queue one question on a read-only connection. `then` gets frozen rows, on the screen's thread."""

        def work() -> _Parcel:
            with self._store.reading() as session:
                result = query(session)
            return _Parcel(asker, lambda: then(result))

        self._submit(self._asking, asker, work, refused)

    def is_busy(self) -> bool:
        """Whether anything that was asked for has not come back yet."""
        return self._on_the_way > 0

    def look_again(self, kinds: frozenset[str]) -> None:
        """Tell open screens that records changed by another way, such as a round of sync."""
        self.changed.emit(kinds)

    def finish(self) -> None:
        """Wait until everything asked for is done, and take nothing more. Called before the store is closed."""
        self._closed = True
        self._writing.shutdown(wait=True)
        self._asking.shutdown(wait=True)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        asker: QObject,
        work: Callable[[], _Parcel],
        refused: Callable[[Refused], None] | None,
    ) -> None:
        if not self._closed:
            self._on_the_way += 1
            pool.submit(lambda: self._arrived.emit(self._worked(asker, work, refused)))

    def _worked(
        self, asker: QObject, work: Callable[[], _Parcel], refused: Callable[[Refused], None] | None
    ) -> _Parcel:
        try:
            return work()
        except Refused as reason:
            told = reason
            if refused is not None:
                return _Parcel(asker, lambda: refused(told))
            return _Parcel(self, lambda: self.failed.emit(told))
        except Exception as mistake:  # whatever it is must reach the person, not die with the thread
            log.event("a request failed", error=type(mistake).__name__.lower())
            ours = mistake
            return _Parcel(self, lambda: self.failed.emit(ours))

    def _tell_saved(self, kinds: frozenset[str]) -> None:
        self.saved.emit()
        if kinds:
            self.changed.emit(kinds)

    @Slot(object)
    def _deliver(self, parcel: _Parcel) -> None:
        self._on_the_way -= 1
        if parcel.answer is not None and shiboken6.isValid(parcel.asker):
            parcel.answer()
        if parcel.news is not None:
            parcel.news()
        if not self._on_the_way:
            self.idle.emit()
