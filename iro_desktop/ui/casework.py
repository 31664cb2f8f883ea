"""The one bridge between screens and the store: changes on one writing thread, questions beside it."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from iro_desktop import log
from iro_desktop.models.refused import Refused
from iro_desktop.store.outbox import touched_kinds
from iro_desktop.store.store import Session, Store
from iro_desktop.ui.kept_answers import KeptAnswers, Question
from iro_desktop.ui.rubbish import RubbishCollector

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Errand:
    """Who asked, for what, and what is to be done when the answer is there. Only the screen's thread lets go of it.

    A working thread that is the last to let go of a screen would take its letters and pictures apart beside the thread
    that draws with them: that crashes. So the work lies here while it is done, and so does what went wrong with it: an
    action made within a screen holds that screen, and so does the trace of a mistake.
    """

    asker: QObject
    answer: Callable[[], None] | None
    refused: Callable[[Refused], None] | None
    news: Callable[[], None] | None = None
    can_wait: bool = False
    """The page is whole without it."""
    is_an_action: bool = False
    hearers: tuple[QObject, ...] = ()
    """The screens whose own methods get the result of an action, which is done whether or not they are there."""

    def is_heard(self) -> bool:
        return all(shiboken6.isValid(one) for one in (self.asker, *self.hearers))


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
    """Everything that a page waits for has come back."""
    _arrived = Signal(int)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="writing")
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="asking")
        self._closed = False
        self._errands: dict[int, _Errand] = {}
        self._work: dict[int, Callable[[], None]] = {}
        self._troubles: dict[int, Exception] = {}
        self._afterwards: deque[tuple[Callable[[], None], _Errand]] = deque()
        self._numbers = count()
        self._last_write: Future[None] | None = None
        self._kept = KeptAnswers(store)
        self._rubbish = RubbishCollector(self, somebody_waits=self.is_awaited)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def write(
        self,
        asker: QObject,
        action: Callable[[Session], T],
        *,
        then: Callable[[T], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        quietly: bool = False,
    ) -> None:
        """Queue one action in a transaction of its own. `then` gets its result once it is on the disk.

        `refused` gets what a person can put right; without it, and for everything else, `failed` is emitted. What only
        this laptop remembers is written `quietly`: nobody counts anew what waits for the office, and where nothing is
        to be done with its result no page waits for it. Where the screen that would hear of it was left meanwhile, the
        action is done all the same, and what was refused is told to the person where they are now.
        """

        results: list[T] = []
        touched: list[frozenset[str]] = []

        def work() -> None:
            with self._store.transaction() as session:
                result = action(session)
                session.flush()
                kinds = touched_kinds(session)
            results.append(result)
            touched.append(kinds)

        answer = None if then is None else lambda: then(results[0])
        tell = None if quietly else lambda: self._tell_saved(touched[0])
        nobody_waits = quietly and then is None
        hearers = _screens_of(then, refused)
        self._submit(self._writing, work, _Errand(asker, answer, refused, tell, nobody_waits, True, hearers))

    def ask(
        self,
        asker: QObject,
        query: Callable[[Session], T],
        *,
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Queue one question on a read-only connection. `then` gets frozen rows, on the screen's thread.

        The answer holds everything that was asked to be saved before: an officer who saves and looks sees it. That of
        a `Question` is kept, and comes back at once while no record that it reads has changed.
        """

        rows: list[T] = []
        self._submit(self._asking, self._question(query, rows), _Errand(asker, lambda: then(rows[0]), refused))

    def forget_kept_answers(self) -> None:
        """Ask everything anew from now on."""
        self._asking.submit(self._kept.forget).result()

    def ask_afterwards(
        self,
        asker: QObject,
        query: Callable[[Session], T],
        *,
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Ask once everything that a page waits for has come back: it is painted meanwhile, and fills this in later."""
        rows: list[T] = []
        errand = _Errand(asker, lambda: then(rows[0]), refused, can_wait=True)
        self._afterwards.append((self._question(query, rows), errand))
        if not self.is_awaited():
            self._ask_what_waited()

    def is_awaited(self) -> bool:
        """Whether anything that a page waits for has not come back yet."""
        return any(not errand.can_wait for errand in self._errands.values())

    def is_busy(self) -> bool:
        """Whether anything at all has not come back yet."""
        return bool(self._errands or self._afterwards)

    def look_again(self, kinds: frozenset[str]) -> None:
        """Tell open screens that records changed by another way, such as a round of sync."""
        self.changed.emit(kinds)

    def finish(self) -> None:
        """Wait until everything asked for is done, and take nothing more. Called before the store is closed."""
        self._closed = True
        self._afterwards.clear()
        self._writing.shutdown(wait=True)
        self._asking.shutdown(wait=True)
        self._kept.forget()
        self._rubbish.stop()

    def _question(self, query: Callable[[Session], T], rows: list[T]) -> Callable[[], None]:
        saved_before = self._last_write

        def work() -> None:
            if saved_before is not None:
                wait([saved_before])
            if isinstance(query, Question):
                self._kept.answer(query, rows.append)
                return
            with self._store.reading() as session:
                rows.append(query(session))

        return work

    def _ask_what_waited(self) -> None:
        """One at a time: whatever is asked for meanwhile goes before the rest. A page that was left needs no answer."""
        while self._afterwards and not shiboken6.isValid(self._afterwards[0][1].asker):
            self._afterwards.popleft()
        if self._afterwards and not any(errand.can_wait for errand in self._errands.values()):
            self._submit(self._asking, *self._afterwards.popleft())

    def _submit(self, pool: ThreadPoolExecutor, work: Callable[[], None], errand: _Errand) -> None:
        if not self._closed:
            number = next(self._numbers)
            self._errands[number], self._work[number] = errand, work
            queued = pool.submit(self._run, number)
            if pool is self._writing:
                self._last_write = queued

    def _run(self, number: int) -> None:
        try:
            self._work[number]()
        except Refused as reason:
            self._troubles[number] = reason
        except Exception as mistake:  # whatever it is must reach the person, not die with the thread
            log.event("a request failed", error=type(mistake).__name__.lower())
            self._troubles[number] = mistake
        self._arrived.emit(number)

    def _tell_saved(self, kinds: frozenset[str]) -> None:
        self.saved.emit()
        if kinds:
            self.changed.emit(kinds)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        errand, trouble = self._errands.pop(number), self._troubles.pop(number, None)
        del self._work[number]
        still_there = errand.is_heard()
        if isinstance(trouble, Refused) and errand.refused is not None:
            if still_there:
                errand.refused(trouble)
            elif errand.is_an_action:
                self.failed.emit(trouble)
        elif trouble is not None:
            self.failed.emit(trouble)
        elif errand.answer is not None and still_there:
            errand.answer()
        if trouble is None and errand.news is not None:
            errand.news()
        if self.is_awaited():
            return
        if not errand.can_wait:
            self.idle.emit()
        self._ask_what_waited()


def _screens_of(*callbacks: Callable[..., object] | None) -> tuple[QObject, ...]:
    """Whose methods these are, also where some arguments are bound already."""
    plain = [one.func if isinstance(one, partial) else one for one in callbacks]
    owners = [getattr(one, "__self__", None) for one in plain]
    return tuple(owner for owner in owners if isinstance(owner, QObject))
