"""Keeps what is typed in a letter: each part by itself, after a pause, and never out of the officer's hands before."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from iro_desktop.actions.decisions import give_decision_to, reword_decision, set_decision_date
from iro_desktop.actions.letters import save_section
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letters import WrittenDecision
from iro_desktop.store.store import Session
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.letter.viewmodel import Typed, TypedDecision

Part = str | UUID
"""A section by its key, or a decision by its id."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A part on its way to the disk, with what stood there then."""

    part: Part
    as_typed: str | TypedDecision
    known: WrittenDecision | None


class Saving(QObject):
    """Knows which parts are not on the disk yet. What could not be saved is tried again at the next key or on leaving.

    `typed` tells what stands on the screen now, `known` how a decision was last read from the store.
    """

    typing = Signal()
    """Something is on the screen that is not on the disk."""
    saved = Signal()
    """Everything that was typed is on the disk."""
    not_saved = Signal(str)
    """What kept it from the disk, as a sentence."""

    def __init__(
        self,
        casework: Casework,
        letter_id: UUID,
        typed: Callable[[], Typed],
        known: Callable[[UUID], WrittenDecision | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._casework = casework
        self._letter_id = letter_id
        self._typed = typed
        self._known = known
        self._unsaved: set[Part] = set()
        self._step = 0
        self._last_step: dict[Part, int] = {}
        self._timer = SaveTimer(self)
        self._timer.due.connect(self.save)

    def unsaved(self) -> frozenset[Part]:
        """The parts whose text on the screen is newer than that on the disk."""
        return frozenset(self._unsaved)

    def step(self) -> int:
        """Grows with every key and every save: it marks the moment at which something was asked."""
        return self._step

    def newer_than(self, step: int) -> frozenset[Part]:
        """The parts of which an answer that was asked for at this step may be older than the screen."""
        return frozenset(self._unsaved | {part for part, last in self._last_step.items() if last > step})

    def touch(self, part: Part) -> None:
        """The officer typed in a part."""
        self._unsaved.add(part)
        self._mark(part)
        self._timer.touch()
        self.typing.emit()

    def save(self) -> None:
        """Hand over everything that is not on the disk yet. Happens even where the screen is gone before it is done."""
        self._timer.forget()
        now = self._typed()
        for part in sorted(self._unsaved, key=str):
            as_typed = _at(now, part)
            if as_typed is None:
                self._unsaved.discard(part)
                continue
            sent = _Sent(part, as_typed, self._known(part) if isinstance(part, UUID) else None)
            # In the casework's own name, not the screen's: what fails after the screen was left must still be told.
            self._casework.write(
                self._casework,
                partial(_write, self._letter_id, sent),
                then=partial(_if_alive, self, sent),
                refused=partial(_if_alive_refused, self, self._casework),
            )

    def is_on_the_disk(self, part: Part, as_typed: str | TypedDecision) -> None:
        """A part was saved as it stood then; if it stands so still, nothing of it waits."""
        self._mark(part)
        if _at(self._typed(), part) == as_typed:
            self._unsaved.discard(part)
        if not self._unsaved:
            self.saved.emit()

    def _mark(self, part: Part) -> None:
        self._step += 1
        self._last_step[part] = self._step


def _if_alive(saving: Saving, sent: _Sent, _: None) -> None:
    if isValid(saving):
        saving.is_on_the_disk(sent.part, sent.as_typed)


def _if_alive_refused(saving: Saving, casework: Casework, reason: Refused) -> None:
    if isValid(saving):
        saving.not_saved.emit(reason.sentence)
    else:
        casework.failed.emit(reason)


def _at(typed: Typed, part: Part) -> str | TypedDecision | None:
    return typed.decisions.get(part) if isinstance(part, UUID) else typed.texts.get(part)


def _write(letter_id: UUID, sent: _Sent, session: Session) -> None:
    if isinstance(sent.part, UUID) and isinstance(sent.as_typed, TypedDecision):
        _save_decision(session, sent.part, sent.as_typed, sent.known)
    elif isinstance(sent.part, str) and isinstance(sent.as_typed, str):
        save_section(session, letter_id, sent.part, text=sent.as_typed)


def _save_decision(session: Session, decision_id: UUID, typed: TypedDecision, known: WrittenDecision | None) -> None:
    """Write what changed. Another name takes the role of the one before away; another day the child's words for it."""
    reword_decision(session, decision_id, child_wording=typed.child_wording)
    if known is None:
        return
    if typed.owner_name.strip() != (known.owner_name or "").strip():
        give_decision_to(session, decision_id, name=typed.owner_name.strip() or None)
    if typed.due_on != known.due_on:
        set_decision_date(session, decision_id, due_on=typed.due_on)
