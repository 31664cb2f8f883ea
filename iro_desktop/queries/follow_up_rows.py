"""What is shown of a decision that is followed up: whose, from which review, by when, and what was found out last."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from iro_desktop.models.decision_story import STILL_OPEN, last_look, that_count, times_put_off
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.resolution import Resolution, Tone
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.queries.who import Who

_AT_ONCE = 400
"""Ids in one question; SQLite takes 32,766."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """A decision with all that its row says."""

    decision_id: UUID
    review_id: UUID
    who: Who
    number: int
    wording: str
    child_wording: str
    decided_on: date | None
    """When the review was held."""
    under_way: bool
    """Whether the review still goes on."""
    earlier: bool = False
    """Whether the child has had a review since."""
    owner: str | None
    owner_role: str | None
    owner_person_id: UUID | None
    due_on: date | None
    status: DecisionStatus
    status_on: date | None
    priority: bool
    evidence: str
    """What was last found out, in words."""
    evidence_by: str | None = None
    put_off: int = 0
    """How often it was given a later day."""
    first_due_on: date | None = None
    """The day it had before it was first put off."""
    asked_on: date | None = None
    """When its owner was last asked."""
    concern_id: UUID | None = None
    """What was raised about it already."""

    @property
    def is_open(self) -> bool:
        return self.status in STILL_OPEN

    def days_late(self, today: date) -> int:
        """Days after its day; 0 while there is time, once it is settled, and once the next review was held."""
        return max(0, (today - self.due_on).days) if self.due_on and self.is_open and not self.earlier else 0


def rows_of(
    session: Session, decision_ids: Collection[UUID], people: Mapping[str, Who], earlier: Collection[str] = ()
) -> dict[UUID, FollowUpRow]:
    """The rows of these decisions, by id. `people` are the children, `earlier` decisions, both by id in hex."""
    wanted = list(decision_ids)
    found: dict[UUID, FollowUpRow] = {}
    for place in range(0, len(wanted), _AT_ONCE):
        found.update(_some(session, wanted[place : place + _AT_ONCE], people, earlier))
    return found


def _some(
    session: Session, decision_ids: list[UUID], people: Mapping[str, Who], earlier: Collection[str]
) -> dict[UUID, FollowUpRow]:
    decisions = session.execute(_columns().where(Decision.id.in_(decision_ids))).all()
    lines = _lines(session, decision_ids)
    raised = raised_about(session, {one.child_id for one in decisions})
    found = {}
    for one in decisions:
        who = people.get(one.child_id.hex)
        if who is None:
            continue
        counting = that_count(lines.get(one.id, ()))
        look = last_look(counting)
        moved = [line for line in counting if line.kind is UpdateKind.PUT_OFF]
        asked = [line.happened_on for line in counting if line.kind is UpdateKind.ASKED]
        found[one.id] = FollowUpRow(
            decision_id=one.id,
            review_id=one.review_id,
            who=who,
            number=one.number,
            wording=(one.wording or one.child_wording).strip(),
            child_wording=one.child_wording.strip(),
            decided_on=one.decided_on,
            under_way=one.review_status is ReviewStatus.IN_PROGRESS,
            earlier=one.id.hex in earlier,
            owner=(one.owner_name or "").strip() or None,
            owner_role=(one.owner_role or "").strip() or None,
            owner_person_id=one.owner_person_id,
            due_on=one.due_on,
            status=one.status,
            status_on=one.status_on,
            priority=one.priority,
            evidence=(one.status_note or "").strip(),
            evidence_by=look.by_name if look is not None else None,
            put_off=times_put_off(counting),
            first_due_on=moved[0].due_before if moved else None,
            asked_on=max(asked, default=None),
            concern_id=raised.get(str(one.id)),
        )
    return found


def _columns() -> Select[*tuple[Any, ...]]:
    """What a row is made from. Sixteen columns have no type that anybody could read."""
    return select(
        Decision.id,
        Decision.review_id,
        Decision.child_id,
        Decision.number,
        Decision.wording,
        Decision.child_wording,
        Decision.owner_name,
        Decision.owner_role,
        Decision.owner_person_id,
        Decision.due_on,
        Decision.status,
        Decision.status_on,
        Decision.status_note,
        Decision.priority,
        func.coalesce(Review.completed_on, Review.held_on).label("decided_on"),
        Review.status.label("review_status"),
    ).join(Review, Review.id == Decision.review_id)


def _lines(session: Session, decision_ids: list[UUID]) -> Mapping[UUID, list[DecisionUpdate]]:
    lines: defaultdict[UUID, list[DecisionUpdate]] = defaultdict(list)
    for line in session.scalars(
        select(DecisionUpdate).where(DecisionUpdate.decision_id.in_(decision_ids), DecisionUpdate.deleted_at.is_(None))
    ):
        lines[line.decision_id].append(line)
    return lines


def raised_about(session: Session, child_ids: Collection[UUID]) -> dict[str, UUID]:
    """The concern raised last about each decision of these children, by the decision's id as text."""
    about = session.execute(
        select(Resolution.concern_id, Resolution.decision_ids)
        .where(
            Resolution.child_id.in_(child_ids),
            Resolution.deleted_at.is_(None),
            Resolution.started.is_(True),
            Resolution.tone == Tone.CHALLENGE,
        )
        .order_by(Resolution.raised_on, Resolution.created_at)
    )
    return {decision_id: concern_id for concern_id, decision_ids in about for decision_id in decision_ids}
