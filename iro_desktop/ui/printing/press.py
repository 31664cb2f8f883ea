"""Letters one after another to a printer or into a folder: one job each, away from the screen, stopped between two."""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrinter

from iro_desktop.actions.printing import note_print, nothing_was_printed
from iro_desktop.actions.releasing import Released, release
from iro_desktop.exchange.saving import save_whole
from iro_desktop.letters.papers import Form
from iro_desktop.models.refused import Refused
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.paper import page_count, send_to

_SAFE = "The letters themselves are safe on this laptop."


class Stage(Enum):
    """What became of one letter of a batch."""

    WAITS = auto()
    AT_WORK = auto()
    DONE = auto()
    REFUSED = auto()
    NOT_BEGUN = auto()
    """The officer stopped before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One letter of a batch."""

    letter_id: UUID
    reference: str
    stage: Stage = Stage.WAITS
    pages: int = 0
    why: str = ""
    """The sentence for the officer, where it was refused."""


class Deliver(Protocol):
    """Where letters go. `deliver` is called away from the screen's thread and raises Refused where it cannot."""

    @property
    def is_printer(self) -> bool:
        """Whether paper comes out, whose pages somebody must count."""
        ...

    def deliver(self, released: Released) -> None: ...


class ToPrinter:
    """One job a letter. A printer that writes files gets a file for each, or the next would take the place of it."""

    is_printer = True

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._file = Path(printer.outputFileName()) if printer.outputFileName() else None

    def deliver(self, released: Released) -> None:
        if self._file is not None:
            self._printer.setOutputFileName(str(self._file.with_name(_name(released))))
        send_to(self._printer, released.pdf, released.content.reference)


class ToFolder:
    """A PDF a letter, named by its reference alone. The files are not encrypted."""

    is_printer = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, released: Released) -> None:
        save_whole(self._folder / _name(released), released.pdf, what="The PDF", safe=_SAFE)


class Press(QObject):
    """Works through one batch. Every letter is asked for anew just before its turn: only approved bytes leave."""

    moved = Signal()
    """A job came a step further: ask `jobs`."""
    ended = Signal()

    _delivered = Signal(object)

    def __init__(self, desk: Desk) -> None:
        # Not a child of the screen: the present letter is finished and noted even where the page is left meanwhile.
        super().__init__(desk.casework)
        self._desk = desk
        self._jobs: dict[UUID, Job] = {}
        self._waiting: deque[UUID] = deque()
        self._way: Deliver | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._delivered.connect(self._after_delivery, Qt.ConnectionType.QueuedConnection)

    def start(self, letters: Sequence[tuple[UUID, str]], way: Deliver) -> None:
        """Begin with these letters, each with its reference, in this order."""
        self._jobs = {letter_id: Job(letter_id=letter_id, reference=reference) for letter_id, reference in letters}
        self._waiting = deque(self._jobs)
        self._way = way
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="printing")
        self._next()

    def jobs(self) -> tuple[Job, ...]:
        """The letters of the batch, in their order."""
        return tuple(self._jobs.values())

    def is_at_work(self) -> bool:
        return self._thread is not None

    def stop_after_this(self) -> None:
        """The letter that is at work is finished; those after it are not begun."""
        for letter_id in self._waiting:
            self._set(letter_id, stage=Stage.NOT_BEGUN)
        self._waiting.clear()
        self.moved.emit()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        letter_id = self._waiting.popleft()
        self._set(letter_id, stage=Stage.AT_WORK)
        self.moved.emit()
        self._desk.casework.ask(
            self, partial(release, letter_id=letter_id), then=self._send, refused=partial(self._refuse, letter_id)
        )

    def _send(self, released: Released) -> None:
        assert self._way is not None, "a batch was begun"
        pages = page_count(released.pdf)
        self._set(released.letter_id, pages=pages)
        if not self._way.is_printer:
            self._deliver(released, None)
            return
        noted = partial(note_print, letter_id=released.letter_id, pages=pages, at=self._desk.clock())
        self._desk.casework.write(
            self,
            noted,
            then=lambda print_id: self._deliver(released, print_id),
            refused=partial(self._refuse, released.letter_id),
        )

    def _deliver(self, released: Released, print_id: UUID | None) -> None:
        assert self._way is not None, "a batch was begun"
        assert self._thread is not None, "a batch was begun"
        work = self._thread.submit(self._way.deliver, released)
        work.add_done_callback(partial(self._tell, released.letter_id, print_id))

    def _tell(self, letter_id: UUID, print_id: UUID | None, work: Future[None]) -> None:
        """On the printing thread: what went wrong travels to the screen's own."""
        if shiboken6.isValid(self):
            self._delivered.emit((letter_id, print_id, work.exception()))

    def _after_delivery(self, told: tuple[UUID, UUID | None, BaseException | None]) -> None:
        letter_id, print_id, trouble = told
        if trouble is None:
            self._set(letter_id, stage=Stage.DONE)
            self._next()
            return
        if print_id is not None:
            undo = partial(nothing_was_printed, print_id=print_id, at=self._desk.clock())
            self._desk.casework.write(self._desk.casework, undo)
        if isinstance(trouble, Refused):
            self._refuse(letter_id, trouble)
            return
        self._set(letter_id, stage=Stage.REFUSED, why=f"It was not printed. {_SAFE}")
        self.stop_after_this()
        self._end()
        self._desk.casework.failed.emit(trouble)

    def _refuse(self, letter_id: UUID, reason: Refused) -> None:
        self._set(letter_id, stage=Stage.REFUSED, why=reason.sentence)
        self._next()

    def _set(self, letter_id: UUID, *, stage: Stage | None = None, pages: int | None = None, why: str = "") -> None:
        job = self._jobs[letter_id]
        self._jobs[letter_id] = replace(
            job, stage=stage or job.stage, pages=job.pages if pages is None else pages, why=why or job.why
        )

    def _end(self) -> None:
        if self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None
        self.moved.emit()
        self.ended.emit()


def _name(released: Released) -> str:
    return viewmodel.paper_name(released.content.reference, Form.PDF)
