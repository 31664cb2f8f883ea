"""What the lines of a decision's history tell together: in whatever order they arrive, the story is the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID

from iro_desktop.models.decision_update import UpdateKind
from iro_desktop.models.review import DecisionStatus

STILL_OPEN = frozenset({DecisionStatus.OPEN, DecisionStatus.PARTLY, DecisionStatus.NOT_DONE})
"""What somebody still has to do: what is done, overtaken or not accepted is settled."""


class Line(Protocol):
    """What is read of a line: the record itself, or a row with just this."""

    @property
    def id(self) -> UUID: ...
    @property
    def kind(self) -> UpdateKind: ...
    @property
    def happened_on(self) -> date: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def status(self) -> DecisionStatus | None: ...
    @property
    def text(self) -> str | None: ...
    @property
    def due_before(self) -> date | None: ...
    @property
    def due_after(self) -> date | None: ...
    @property
    def takes_back_id(self) -> UUID | None: ...


L = TypeVar("L", bound=Line)


@dataclass(frozen=True, slots=True)
class State:
    """How a decision stands, in words and since when."""

    status: DecisionStatus = DecisionStatus.OPEN
    note: str | None = None
    since: date | None = None


def in_order(lines: Iterable[L]) -> list[L]:
    """The lines as they were written, the earliest first.

    How a decision stood before lines were kept is written at the same moment as the line that changes it, under an id
    that every laptop derives alike (version 5): of one moment, it comes first.
    """
    return sorted(lines, key=lambda line: (line.happened_on, line.created_at, line.id.version != 5, line.id))


def that_count(lines: Iterable[L]) -> list[L]:
    """The lines that were not taken back, the earliest first; those that take back are not among them."""
    every = list(lines)
    back = {line.takes_back_id for line in every if line.kind is UpdateKind.TAKEN_BACK}
    return in_order(line for line in every if line.kind is not UpdateKind.TAKEN_BACK and line.id not in back)


def last_look(counting: Sequence[L]) -> L | None:
    """The line that says how the decision stands, of those that count."""
    return next((line for line in reversed(counting) if line.kind is UpdateKind.LOOKED_AT), None)


def state_from(line: Line | None) -> State:
    """How a decision stands that was last looked at in this line; open where nobody has."""
    if line is None or line.status is None:
        return State()
    return State(line.status, line.text or None, None if line.status is DecisionStatus.OPEN else line.happened_on)


def times_put_off(counting: Iterable[Line]) -> int:
    """How often a decision was given a later day. One that is brought forward is not put off."""
    return sum(
        line.kind is UpdateKind.PUT_OFF
        and line.due_after is not None
        and (line.due_before is None or line.due_after > line.due_before)
        for line in counting
    )
