"""All that was decided and is still to do, by day, by owner or by child: counted whole, read in full only as shown.

A manager's laptop holds twenty thousand decisions. So the list is ordered from a few bare columns, and everything else
is read for the rows that are on screen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from heapq import nlargest, nsmallest
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, func, not_, or_, select, type_coerce
from sqlalchemy.orm import Session

from iro_desktop.models.decision_story import STILL_OPEN
from iro_desktop.models.review import Decision, Review, ReviewStatus
from iro_desktop.queries.decision_owners import Owner, owner_keys
from iro_desktop.queries.follow_up_rows import FollowUpRow, rows_of
from iro_desktop.queries.midway import left_care
from iro_desktop.queries.who import Who, everyone

_SHOWN_OF_A_GROUP = {"date": 30, "owner": 8, "child": 8}
_GROUPS_SHOWN = 30
_SHOWN_OF_A_WHOLE_GROUP = 400
_NO_DAY = "9999"


class Grouping(StrEnum):
    """By what the list is parted."""

    DATE = "date"
    OWNER = "owner"
    CHILD = "child"


class Band(StrEnum):
    """When something is due, the nearest first. `LATE` is the adults' lateness, never the child's."""

    LATE = "late"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    LATER = "later"
    NO_DAY = "no_day"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpGroup:
    """One part of the list: how many there are in it, and those that are shown."""

    key: str
    band: Band | None = None
    owner: str | None = None
    """Who is to do it; None with `NOBODY` as key, and where the list is not by owner."""
    owner_role: str | None = None
    who: Who | None = None
    """The child, where the list is by child, and where an owner's name means one child's people."""
    count: int
    late: int
    still_open: int
    rows: tuple[FollowUpRow, ...]
    open_ids: tuple[UUID, ...] = ()
    """All of the group that are still open, shown or not: to ask about them at once."""

    @property
    def hidden(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The list: its groups as far as they are shown, and what there is in all."""

    grouping: Grouping
    groups: tuple[FollowUpGroup, ...]
    count: int
    late: int
    due: int
    """Still open, and due today or before."""
    groups_hidden: int = 0

    def rows(self) -> tuple[FollowUpRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the list is wanted."""

    grouping: Grouping = Grouping.DATE
    settled_too: bool = False
    typed: str = ""
    """Words to look for: of the child's name, the owner's, or the decision."""
    child_id: UUID | None = None
    whole: frozenset[str] = field(default_factory=frozenset)
    """Keys of the groups to be shown whole."""
    groups: int = _GROUPS_SHOWN


@dataclass(slots=True)
class _Bare(Owner):
    """What the order and the counts need of a decision, as the store keeps it: ids in hex, days as text."""

    id: str
    due: str
    is_open: bool
    settled_on: str
    number: int


def follow_up(session: Session, today: date, wanted: Wanted = Wanted()) -> FollowUp:
    """The decisions of reviews that were held or are under way. Children who have left care are asked for no more."""
    only = None if wanted.child_id is None else (wanted.child_id,)
    everybody = everyone(session, only)
    people = {child_id.hex: who for child_id, who in everybody.items()}
    gone = {child_id.hex for child_id in left_care(session, today, everybody)} if only is None else set()
    found = [one for one in _bare(session, wanted, people) if not (one.is_open and one.child in gone)]
    day = today.isoformat()
    parts = _parted(session, found, wanted.grouping, today, people)
    shown = parts[: wanted.groups]
    names = {child: who.name for child, who in people.items()}
    chosen = {part.key: _chosen(part, wanted, names) for part in shown}
    rows = rows_of(session, [UUID(one.id) for some in chosen.values() for one in some], people)
    return FollowUp(
        grouping=wanted.grouping,
        groups=tuple(_group(part, chosen[part.key], rows, day, people) for part in shown),
        count=len(found),
        late=sum(one.is_open and one.due < day for one in found),
        due=sum(one.is_open and one.due <= day for one in found),
        groups_hidden=len(parts) - len(shown),
    )


def due_count(session: Session, today: date) -> int:
    """How many decisions are due today or before, and still open: the number beside the place in the sidebar."""
    each = session.execute(
        select(Decision.child_id, func.count())
        .join(Review, Review.id == Decision.review_id)
        .where(_was_held(), _is_said(), Decision.status.in_(STILL_OPEN), Decision.due_on <= today)
        .group_by(Decision.child_id)
    ).tuples()
    due = dict(each.all())
    here, gone = everyone(session, due), left_care(session, today, due)
    return sum(count for child_id, count in due.items() if child_id in here and child_id not in gone)


def band_of(due_on: date | None, today: date) -> Band:
    """When something that is still open is due. A week ends on Sunday."""
    if due_on is None:
        return Band.NO_DAY
    if due_on < today:
        return Band.LATE
    sunday = today + timedelta(days=6 - today.weekday())
    if due_on <= sunday:
        return Band.THIS_WEEK
    return Band.NEXT_WEEK if due_on <= sunday + timedelta(days=7) else Band.LATER


def _was_held() -> ColumnElement[bool]:
    """A review that was held, or is under way. What is only prepared is not decided yet."""
    return and_(Review.deleted_at.is_(None), Review.status.in_((ReviewStatus.COMPLETED, ReviewStatus.IN_PROGRESS)))


def _is_said() -> ColumnElement[bool]:
    return and_(Decision.deleted_at.is_(None), or_(Decision.wording != "", Decision.child_wording != ""))


def _bare(session: Session, wanted: Wanted, people: Mapping[str, Who]) -> Iterable[_Bare]:
    """Read without the reviews beside them: fewer reviews are left out than twenty thousand look-ups would find."""
    typed = wanted.typed.strip().casefold()
    columns = (
        type_coerce(Decision.id, String),
        type_coerce(Decision.child_id, String),
        type_coerce(Decision.review_id, String),
        type_coerce(Decision.due_on, String),
        type_coerce(Decision.status, String),
        type_coerce(Decision.status_on, String),
        Decision.owner_name,
        Decision.owner_role,
        type_coerce(Decision.owner_person_id, String),
        Decision.number,
    )
    words = (Decision.wording, Decision.child_wording) if typed else ()
    query = select(*columns, *words).where(_is_said())
    if wanted.child_id is not None:
        query = query.where(Decision.child_id == wanted.child_id)
    if not wanted.settled_too:
        query = query.where(Decision.status.in_(STILL_OPEN))
    not_held = set(session.scalars(select(type_coerce(Review.id, String)).where(not_(_was_held()))))
    still_open = {str(status) for status in STILL_OPEN}
    for row in session.execute(query).tuples():
        decision_id, child, review, due, status, settled_on, owner, role, person, number, *said = row
        if review in not_held or child not in people:
            continue
        if typed and not _has(typed, people[child], owner, role, *said):
            continue
        is_open = status in still_open
        yield _Bare(
            owner or "", role or "", person or "", child, decision_id, due or _NO_DAY, is_open, settled_on or "", number
        )


def _has(typed: str, who: Who, *texts: str | None) -> bool:
    return any(typed in (text or "").casefold() for text in (who.name, who.family_name, *texts))


@dataclass(slots=True)
class _Part:
    """A group on its way."""

    key: str
    band: Band | None = None
    is_child: bool = False
    waiting: list[_Bare] = field(default_factory=list)
    settled: list[_Bare] = field(default_factory=list)

    def add(self, one: _Bare) -> None:
        (self.waiting if one.is_open else self.settled).append(one)

    @property
    def any(self) -> _Bare:
        return (self.waiting or self.settled)[0]


def _parted(
    session: Session, found: Sequence[_Bare], grouping: Grouping, today: date, people: Mapping[str, Who]
) -> list[_Part]:
    if grouping is Grouping.DATE:
        return _by_date(found, today)
    by_child = grouping is Grouping.CHILD
    key_of = owner_keys(session)
    parts: dict[str, _Part] = {}
    for one in found:
        key = one.child if by_child else key_of(one)
        if key not in parts:
            parts[key] = _Part(key, is_child=by_child)
        parts[key].add(one)
    day = today.isoformat()

    def most_waiting(part: _Part) -> tuple[int, int, str]:
        late = sum(one.due < day for one in part.waiting)
        named = people[part.any.child].name if by_child else part.any.name
        return -late, -len(part.waiting), named.casefold()

    return sorted(parts.values(), key=most_waiting)


def _by_date(found: Sequence[_Bare], today: date) -> list[_Part]:
    parts = {band: _Part(band, band=band) for band in Band}
    known: dict[str, Band] = {_NO_DAY: Band.NO_DAY}
    for one in found:
        if not one.is_open:
            parts[Band.SETTLED].settled.append(one)
            continue
        if one.due not in known:
            known[one.due] = band_of(date.fromisoformat(one.due), today)
        parts[known[one.due]].waiting.append(one)
    return [part for part in parts.values() if part.waiting or part.settled]


def _chosen(part: _Part, wanted: Wanted, names: Mapping[str, str]) -> list[_Bare]:
    """What is open, the earliest day first; then what is settled, the latest first."""
    limit = _SHOWN_OF_A_WHOLE_GROUP if part.key in wanted.whole else _SHOWN_OF_A_GROUP[wanted.grouping]
    first = nsmallest(limit, part.waiting, key=lambda one: (one.due, names[one.child], one.number, one.id))
    return first + nlargest(limit - len(first), part.settled, key=lambda one: (one.settled_on, one.id))


def _group(
    part: _Part, chosen: Sequence[_Bare], rows: Mapping[UUID, FollowUpRow], day: str, people: Mapping[str, Who]
) -> FollowUpGroup:
    first, by_owner = part.any, part.band is None and not part.is_child
    of_one_child = part.is_child or (by_owner and part.key.endswith(first.child))
    return FollowUpGroup(
        key=part.key,
        band=part.band,
        owner=(first.name.strip() or first.role.strip() or None) if by_owner else None,
        owner_role=(first.role.strip() or None) if by_owner and first.name.strip() else None,
        who=people[first.child] if of_one_child else None,
        count=len(part.waiting) + len(part.settled),
        late=sum(one.due < day for one in part.waiting),
        still_open=len(part.waiting),
        rows=tuple(rows[UUID(one.id)] for one in chosen if UUID(one.id) in rows),
        open_ids=tuple(UUID(one.id) for one in part.waiting) if by_owner else (),
    )
