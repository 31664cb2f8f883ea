"""The review on screen and its way to the store: every change is written in order, and what comes back is never old."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from iro_desktop.models.refused import Refused
from iro_desktop.queries.review import NoSuchReview, ReviewPage, review_page
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import SavedMark
from iro_desktop.ui.undo import do_with_undo

T = TypeVar("T")

_SHOWN = frozenset(
    {
        *("review", "meeting", "agenda_item", "meeting_note", "attendance", "decision"),
        *("adjournment", "direction", "topic_covered"),
        *("child", "child_preferences", "person", "letter", "episode", "home"),
        *("care_plan_check", "pathway_plan_check", "rearrangement", "desk_review_consent"),
        *("invitation", "childs_request", "consultation", "service_offer", "statutory_check"),
    }
)


class ReviewWork(QObject):
    """What the steps of a review share: the page last read, writing, and the mark that says what is saved.

    A page that was read before the last change was written is dropped and read anew. Without this, an answer that
    crossed a save on its way would put old words back under the officer's hands.
    """

    came = Signal(object)
    """A ReviewPage, not older than anything written here."""
    gone = Signal(str)
    """The review is not on this laptop any more; a sentence for the officer."""

    def __init__(self, desk: Desk, review_id: UUID, mark: SavedMark, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.review_id = review_id
        self.page: ReviewPage | None = None
        self._mark = mark
        self._timers: list[SaveTimer] = []
        self._on_the_way = 0
        self._written = 0
        self._reading = False
        self._read_again = False
        desk.casework.changed.connect(self._changed)
        desk.casework.failed.connect(self._failed)

    def read(self) -> None:
        """Ask for the page: at once, or as soon as what is being written is on the disk."""
        if self._reading or self._on_the_way:
            self._read_again = True
            return
        self._reading, self._read_again = True, False
        query = partial(
            review_page,
            review_id=self.review_id,
            today=self.desk.today(),
            bank_holidays=self.desk.bank_holidays,
        )
        self.desk.casework.ask(self, query, then=partial(self._came, self._written), refused=self._not_here)

    def write(
        self,
        action: Callable[[Session], T],
        *,
        then: Callable[[T], None] | None = None,
        refused: Callable[[], None] | None = None,
    ) -> None:
        """Write a change. What the store refuses is said beside the Saved mark; what was typed stays on screen."""
        self._on_the_way += 1
        self._written += 1

        def done(result: T) -> None:
            self._arrived()
            if then is not None:
                then(result)

        def not_done(reason: Refused) -> None:
            self._landed()
            self._mark.not_saved(reason.sentence)
            if refused is not None:
                refused()

        self.desk.casework.write(self, action, then=done, refused=not_done)

    def write_with_undo(
        self, action: Callable[[Session], object], undo: Callable[[Session], object], said: str
    ) -> None:
        """Write a change that may be regretted, and offer Undo."""
        self.flush()
        do_with_undo(self.desk, action, undo, said)

    def timer(self, owner: QObject, save: Callable[[], None]) -> SaveTimer:
        """A timer that calls `save` when it is time to; the mark says meanwhile that words are not on disk yet."""
        timer = SaveTimer(owner)
        timer.due.connect(save)
        self._timers = [one for one in self._timers if isValid(one)]
        self._timers.append(timer)
        return timer

    def typing(self) -> None:
        """Say that the last words are not on disk yet."""
        self._mark.typing()

    def flush(self) -> None:
        """Write everything typed: the page is about to be left, covered or locked."""
        for timer in self._timers:
            if isValid(timer):
                timer.flush()

    def is_behind(self) -> bool:
        """Whether the page on screen is older than what was written here: another will come."""
        return self._reading or self._read_again or self._on_the_way > 0

    def is_typing(self) -> bool:
        """Whether words wait for the pause after which they are saved."""
        return any(isValid(timer) and timer.is_waiting() for timer in self._timers)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self.read()

    def _came(self, written_when_asked: int, page: ReviewPage) -> None:
        self._reading = False
        if self._read_again or self._on_the_way or written_when_asked != self._written:
            self.read()
            return
        self.page = page
        self.came.emit(page)

    def _not_here(self, reason: Refused) -> None:
        self._reading = False
        if isinstance(reason, NoSuchReview):
            self.gone.emit(reason.sentence)

    def _arrived(self) -> None:
        self._landed()
        if not self._on_the_way and not self.is_typing():
            self._mark.saved(self.desk.clock())

    def _failed(self, _reason: Exception) -> None:
        # Nobody can say whose request it was: better to read once too often than never again.
        self._reading = False
        self._landed()

    def _landed(self) -> None:
        self._on_the_way = max(0, self._on_the_way - 1)
        if self._read_again and not self._on_the_way:
            self.read()
