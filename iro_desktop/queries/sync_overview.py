"""Where the work is, and what waits for a person: the counts and the list of the sync centre, from one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.models.review import Decision
from iro_desktop.protocol.wire import CONFLICT
from iro_desktop.queries.who import Who, everyone
from iro_desktop.store.conflicts import OpenConflict, open_conflicts
from iro_desktop.store.server_rows import note
from iro_desktop.store.tables import OutboxEntry, SendState, ServerRow

PERSON = "person"
"""The note that says who central takes this laptop's officer for."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field that two people changed, and that a person has to decide."""

    conflict_id: UUID
    record_id: UUID
    who: Who | None
    kind: str
    field: str
    number: int | None
    """Of a decision: its number in the review."""
    names: tuple[str, ...]
    """The other people who changed it; empty where the officer changed it on two laptops."""
    is_mine: bool
    """Whether one of the two versions is this officer's own."""
    is_deletion: bool
    """Whether one of the two deleted it."""


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """A change that the office answered with no. It stays on this laptop and is sent again."""

    op: UUID
    record_id: UUID
    who: Who | None
    kind: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Changes by where they are, and the records at the office."""

    only_here: int
    """Changes that were never sent."""
    on_its_way: int
    """Changes that were sent and not confirmed: the office may have them."""
    at_the_office: int
    """Records of which the office has told this laptop."""


@dataclass(frozen=True, slots=True)
class SyncOverview:
    """What the sync centre shows beside its receipts."""

    where: Whereabouts
    questions: tuple[Question, ...]
    not_accepted: tuple[NotAccepted, ...]


def sync_overview(session: Session) -> SyncOverview:
    """The counts, and everything that waits for a person, the oldest first."""
    conflicts = open_conflicts(session)
    refused = session.scalars(
        select(OutboxEntry)
        .where(OutboxEntry.state != SendState.ACKNOWLEDGED, OutboxEntry.result.is_not(None))
        .order_by(OutboxEntry.dseq)
    ).all()
    waiting: tuple[OpenConflict | OutboxEntry, ...] = (*conflicts, *refused)
    who = everyone(session, {one.child_id for one in waiting if one.child_id is not None})
    numbers = _decision_numbers(session, [one.record_id for one in waiting if one.kind == Decision.__tablename__])
    me = note(session, PERSON)
    return SyncOverview(
        where=_whereabouts(session),
        questions=tuple(_question(one, who, numbers, str(me)) for one in conflicts),
        not_accepted=tuple(
            NotAccepted(
                op=one.op,
                record_id=one.record_id,
                who=who.get(one.child_id) if one.child_id else None,
                kind=one.kind,
                number=numbers.get(one.record_id),
            )
            for one in refused
        ),
    )


def _whereabouts(session: Session) -> Whereabouts:
    counted = select(OutboxEntry.state, func.count()).group_by(OutboxEntry.state)
    by_state: dict[SendState, int] = dict(session.execute(counted).all())
    at_the_office = session.scalar(select(func.count()).select_from(ServerRow).where(ServerRow.kind != CONFLICT))
    return Whereabouts(
        only_here=by_state.get(SendState.WAITING, 0),
        on_its_way=by_state.get(SendState.SENT, 0),
        at_the_office=at_the_office or 0,
    )


def _decision_numbers(session: Session, record_ids: list[UUID]) -> dict[UUID, int]:
    if not record_ids:
        return {}
    rows = session.execute(select(Decision.id, Decision.number).where(Decision.id.in_(record_ids)))
    return dict(rows.all())


def _question(one: OpenConflict, who: Mapping[UUID, Who], numbers: Mapping[UUID, int], me: str) -> Question:
    people = {str(one.mine_by): one.mine_by_name}
    if one.theirs_by is not None:
        people.setdefault(str(one.theirs_by), one.theirs_by_name or "")
    return Question(
        conflict_id=one.conflict_id,
        record_id=one.record_id,
        who=who.get(one.child_id) if one.child_id else None,
        kind=one.kind,
        field=one.field,
        number=numbers.get(one.record_id),
        names=tuple(name for person, name in people.items() if person != me and name),
        is_mine=me in people,
        is_deletion=one.field == "deleted_at",
    )
