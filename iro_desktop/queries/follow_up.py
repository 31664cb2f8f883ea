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

from sqlalchemy import ColumnElement, String, and_, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from iro_desktop.models.decision_story import STILL_OPEN
from iro_desktop.models.review import Decision, Review, ReviewStatus
from iro_desktop.queries.decision_owners import Owner, Owners
from iro_desktop.queries.follow_up_rows import FollowUpRow, rows_of
from iro_desktop.queries.midway import left_care
from iro_desktop.queries.who import Who, everyone

_SHOWN_OF_A_GROUP = {"date": 20, "owner": 6, "child": 6}
_GROUPS_SHOWN = 20
_SHOWN_OF_A_WHOLE_GROUP = 400
_NO_DAY, _COMPLETED = "9999", str(ReviewStatus.COMPLETED)


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
    EARLIER = "earlier"
    """Left from an earlier review: the one after it was held. It is not forgotten, and nags nobody."""
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
    earlier: int
    """How many are left from earlier reviews."""
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
    """Still open and past their day, of the last review of a child or one under way."""
    due: int
    """Those, and what is due today."""
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
    earlier: bool

    def is_due(self, day: str) -> bool:
        return self.is_open and not self.earlier and self.due <= day

    def is_late(self, day: str) -> bool:
        return self.is_open and not self.earlier and self.due < day


def follow_up(session: Session, today: date, wanted: Wanted = Wanted()) -> FollowUp:
    """The decisions of reviews that were held or are under way. Children who have left care are asked for no more."""
    only = None if wanted.child_id is None else (wanted.child_id,)
    everybody = everyone(session, only)
    people = {child_id.hex: who for child_id, who in everybody.items()}
    gone = {child_id.hex for child_id in left_care(session, today)} if only is None else set()
    found = [one for one in _bare(session, wanted, people) if not (one.is_open and one.child in gone)]
    day = today.isoformat()
    owners = Owners(session) if wanted.grouping is Grouping.OWNER else None
    parts = _parted(found, owners, wanted.grouping, today, people)
    shown = parts[: wanted.groups]
    names = {child: who.name for child, who in people.items()}
    chosen = {part.key: _chosen(part, wanted, names) for part in shown}
    earlier = frozenset(one.id for some in chosen.values() for one in some if one.earlier)
    rows = rows_of(session, [UUID(one.id) for some in chosen.values() for one in some], people, earlier)
    return FollowUp(
        grouping=wanted.grouping,
        groups=tuple(_group(part, chosen[part.key], rows, day, people, owners) for part in shown),
        count=len(found),
        late=sum(one.is_late(day) for one in found),
        due=sum(one.is_due(day) for one in found),
        groups_hidden=len(parts) - len(shown),
    )


def due_count(session: Session, today: date) -> int:
    """How many decisions are due today or before, and still open: the number beside the place in the sidebar."""
    each = session.execute(
        select(type_coerce(Decision.review_id, String), Decision.child_id, func.count())
        .where(_is_said(), Decision.status.in_(STILL_OPEN), Decision.due_on <= today)
        .group_by(Decision.review_id)
    )
    current = _reviews(session, None).current
    due = [(child_id, count) for review, child_id, count in each if review in current]
    here, gone = everyone(session), left_care(session, today)
    return sum(count for child_id, count in due if child_id in here and child_id not in gone)


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


@dataclass(frozen=True, slots=True)
class _Reviews:
    """Ids in hex."""

    held: frozenset[str]
    """Held, or under way. What is only prepared is not decided yet."""
    current: frozenset[str]
    """Of these, the last of each child, and those under way."""


def _reviews(session: Session, child_id: UUID | None) -> _Reviews:
    query = select(
        type_coerce(Review.id, String),
        type_coerce(Review.child_id, String),
        func.coalesce(type_coerce(Review.held_on, String), type_coerce(Review.completed_on, String), ""),
        type_coerce(Review.status, String),
    ).where(Review.deleted_at.is_(None), Review.status.in_((ReviewStatus.COMPLETED, ReviewStatus.IN_PROGRESS)))
    if child_id is not None:
        query = query.where(Review.child_id == child_id)
    rows = session.connection().execute(query).all()
    last: dict[str, str] = {}
    for _, child, on, status in rows:
        if status == _COMPLETED and on > last.get(child, ""):
            last[child] = on
    current = (review for review, child, on, status in rows if status != _COMPLETED or on == last.get(child, ""))
    return _Reviews(frozenset(row[0] for row in rows), frozenset(current))


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
    reviews = _reviews(session, wanted.child_id)
    still_open = {str(status) for status in STILL_OPEN}
    # Straight from the connection: the way through records costs as much again as all that is read.
    for row in session.connection().execute(query):
        decision_id, child, review, due, status, settled_on, owner, role, person, number, *said = row
        if review not in reviews.held or child not in people:
            continue
        if typed and not _has(typed, people[child], owner, role, *said):
            continue
        is_open = status in still_open
        yield _Bare(
            owner or "",
            role or "",
            person or "",
            child,
            decision_id,
            due or _NO_DAY,
            is_open,
            settled_on or "",
            number,
            review not in reviews.current,
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
    found: Sequence[_Bare], owners: Owners | None, grouping: Grouping, today: date, people: Mapping[str, Who]
) -> list[_Part]:
    if grouping is Grouping.DATE:
        return _by_date(found, today)
    parts: dict[str, _Part] = {}
    for one in found:
        key = owners.key_of(one) if owners else one.child
        if key not in parts:
            parts[key] = _Part(key, is_child=owners is None)
        parts[key].add(one)
    day = today.isoformat()

    def most_waiting(part: _Part) -> tuple[int, int, str]:
        late = sum(one.is_late(day) for one in part.waiting)
        named = owners.name_of(part.any) if owners else people[part.any.child].name
        return -late, -len(part.waiting), named.casefold()

    return sorted(parts.values(), key=most_waiting)


def _by_date(found: Sequence[_Bare], today: date) -> list[_Part]:
    parts = {band: _Part(band, band=band) for band in Band}
    known: dict[str, Band] = {_NO_DAY: Band.NO_DAY}
    for one in found:
        if not one.is_open:
            parts[Band.SETTLED].settled.append(one)
            continue
        if one.earlier:
            parts[Band.EARLIER].waiting.append(one)
            continue
        if one.due not in known:
            known[one.due] = band_of(date.fromisoformat(one.due), today)
        parts[known[one.due]].waiting.append(one)
    return [part for part in parts.values() if part.waiting or part.settled]


def _chosen(part: _Part, wanted: Wanted, names: Mapping[str, str]) -> list[_Bare]:
    """What is open, the earliest day first; then what is settled, the latest first."""
    limit = _SHOWN_OF_A_WHOLE_GROUP if part.key in wanted.whole else _SHOWN_OF_A_GROUP[wanted.grouping]
    first = nsmallest(limit, part.waiting, key=lambda one: (one.earlier, one.due, names[one.child], one.number))
    return first + nlargest(limit - len(first), part.settled, key=lambda one: (one.settled_on, one.id))


def _group(  # noqa: PLR0917 - what each group is made from
    part: _Part,
    chosen: Sequence[_Bare],
    rows: Mapping[UUID, FollowUpRow],
    day: str,
    people: Mapping[str, Who],
    owners: Owners | None,
) -> FollowUpGroup:
    first = part.any
    of_one_child = part.is_child or part.key.endswith(first.child)
    return FollowUpGroup(
        key=part.key,
        band=part.band,
        owner=(owners.name_of(first) or None) if owners else None,
        owner_role=(first.role.strip() or None) if owners and first.name.strip() else None,
        who=people[first.child] if of_one_child else None,
        count=len(part.waiting) + len(part.settled),
        late=sum(one.is_late(day) for one in part.waiting),
        earlier=sum(one.earlier for one in part.waiting),
        still_open=len(part.waiting),
        rows=tuple(rows[UUID(one.id)] for one in chosen if UUID(one.id) in rows),
        open_ids=tuple(UUID(one.id) for one in part.waiting) if owners else (),
    )
