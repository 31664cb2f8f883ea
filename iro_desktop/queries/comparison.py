"""Two versions of one record side by side: the fields that two people changed, and the others for context."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Boolean, Date, Enum, Integer, String, Time
from sqlalchemy.orm import Session

from iro_desktop.models.base import Texts, UtcMoment
from iro_desktop.models.child import Child
from iro_desktop.models.registry import RECORD_OF_KIND
from iro_desktop.models.review import Decision, Review
from iro_desktop.protocol.fields import Json, to_wire
from iro_desktop.protocol.merge import DELETED
from iro_desktop.queries.sync_overview import PERSON
from iro_desktop.queries.who import Who, who_is
from iro_desktop.store.conflicts import OpenConflict, open_conflicts
from iro_desktop.store.server_rows import note


class FieldKind(StrEnum):
    """What a field holds, which decides how it is compared."""

    TEXT = "text"
    """Words: compared word by word, and put together where that is possible."""
    DAY = "day"
    TIME = "time"
    CHOICE = "choice"
    YES_OR_NO = "yes_or_no"
    LIST = "list"
    """Several short texts."""
    DELETION = "deletion"
    OTHER = "other"
    """A number, a link to another record, or a field of a newer version."""


@dataclass(frozen=True, slots=True)
class TwoValues:
    """One field with both versions. Values are as they travel: text, true or false, ISO date, list of texts, None."""

    conflict_id: UUID
    field: str
    kind: FieldKind
    base: Json
    """What both had seen before."""
    left: Json
    right: Json
    now: Json
    """What the office has now."""


@dataclass(frozen=True, slots=True)
class Side:
    """Whose version it is, and when it was written, by the clock of their laptop."""

    name: str
    is_me: bool
    at: datetime | None
    waits: bool
    """Whether it waits at the office for a decision; the other one stands there meanwhile."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the Compare screen shows. The officer's own version stands left where there is one."""

    record_id: UUID
    kind: str
    who: Who | None
    number: int | None
    """Of a decision: its number in the review."""
    review_on: date | None
    """The day of the review that the record belongs to."""
    left: Side
    right: Side
    fields: tuple[TwoValues, ...]
    context: tuple[tuple[str, Json], ...]
    """Fields that nobody disagrees about, for a decision: so that one sees what it is about."""


def comparison(session: Session, conflict_id: UUID) -> Comparison | None:
    """The open question with this id, together with the others about the same record by the same two versions' authors.

    None where nothing is open under this id: it was decided here or elsewhere.
    """
    waiting = open_conflicts(session)
    asked = next((one for one in waiting if one.conflict_id == conflict_id), None)
    if asked is None:
        return None
    alike = [one for one in waiting if one.record_id == asked.record_id and _people(one) == _people(asked)]
    alike.sort(key=lambda one: _place_of(one.kind, one.field))
    me = str(note(session, PERSON))
    mine_left = str(asked.mine_by) == me or str(asked.theirs_by) != me
    second = Side(asked.mine_by_name, str(asked.mine_by) == me, asked.mine_at, waits=True)
    first = Side(asked.theirs_by_name or "", str(asked.theirs_by) == me, asked.theirs_at, waits=False)
    child = session.get(Child, asked.child_id) if asked.child_id is not None else None
    number, review_on = _of_review(session, asked)
    return Comparison(
        record_id=asked.record_id,
        kind=asked.kind,
        who=who_is(child) if child is not None else None,
        number=number,
        review_on=review_on,
        left=second if mine_left else first,
        right=first if mine_left else second,
        fields=tuple(_two_values(one, mine_left=mine_left) for one in alike),
        context=_context(session, asked, {one.field for one in alike}),
    )


def kind_of(kind: str, field: str) -> FieldKind:
    """What a field of a kind of record holds."""
    if field == DELETED:
        return FieldKind.DELETION
    record = RECORD_OF_KIND.get(kind)
    if record is None or field not in record.__table__.columns:
        return FieldKind.OTHER
    match record.__table__.columns[field].type:
        case Enum():
            return FieldKind.CHOICE
        case Boolean():
            return FieldKind.YES_OR_NO
        case Date():
            return FieldKind.DAY
        case Time():
            return FieldKind.TIME
        case Texts():
            return FieldKind.LIST
        case UtcMoment() | Integer():
            return FieldKind.OTHER
        case String():
            return FieldKind.TEXT
        case _:
            return FieldKind.OTHER


def _people(one: OpenConflict) -> tuple[UUID, UUID | None]:
    return one.mine_by, one.theirs_by


def _place_of(kind: str, field: str) -> int:
    record = RECORD_OF_KIND.get(kind)
    names: Sequence[str] = list(record.__table__.columns.keys()) if record is not None else []
    return names.index(field) if field in names else len(names)


def _two_values(one: OpenConflict, *, mine_left: bool) -> TwoValues:
    return TwoValues(
        conflict_id=one.conflict_id,
        field=one.field,
        kind=kind_of(one.kind, one.field),
        base=one.base,
        left=one.mine if mine_left else one.theirs,
        right=one.theirs if mine_left else one.mine,
        now=one.now,
    )


def _of_review(session: Session, asked: OpenConflict) -> tuple[int | None, date | None]:
    record = RECORD_OF_KIND.get(asked.kind)
    shown = session.get(record, asked.record_id) if record is not None else None
    review = shown if isinstance(shown, Review) else None
    review_id = getattr(shown, "review_id", None)
    if review is None and isinstance(review_id, UUID):
        review = session.get(Review, review_id)
    held = (review.held_on or review.planned_on) if review is not None else None
    return (shown.number if isinstance(shown, Decision) else None), held


_CONTEXT = {"decision": ("wording", "owner_name", "due_on")}


def _context(session: Session, asked: OpenConflict, compared: set[str]) -> tuple[tuple[str, Json], ...]:
    record = RECORD_OF_KIND.get(asked.kind)
    shown = session.get(record, asked.record_id) if record is not None else None
    if shown is None:
        return ()
    names = [name for name in _CONTEXT.get(asked.kind, ()) if name not in compared]
    values = [(name, to_wire(getattr(shown, name))) for name in names]
    return tuple((name, value) for name, value in values if value not in (None, ""))
