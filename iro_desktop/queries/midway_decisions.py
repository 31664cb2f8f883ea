"""The decisions of a review as its midway check finds them: how they stand, and what was written of each before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.audience import THE_CHILD, may_read
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.midway import midway_id
from iro_desktop.models.people import Person
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.queries.midway import SETTLED, looked_at_in


@dataclass(frozen=True, slots=True, kw_only=True)
class MidwayDecision:
    """A decision of the review, as it stands and as this check found it."""

    decision_id: UUID
    number: int
    wording: str
    owner: str | None
    owner_left_on: date | None
    """When the person who was to do it stopped working with the child."""
    due_on: date | None
    status: DecisionStatus
    note: str
    """The line of evidence, as it was last typed."""
    line: str | None
    """What this check has written into the decision's history; None while it has not."""
    line_status: DecisionStatus | None
    last_line: str
    """What was written before this check, as it was written."""
    last_status: DecisionStatus | None
    last_on: date | None
    for_child: bool
    """Whether the child may read of it."""
    is_unwritten: bool
    """Whether it was answered here and its line is not in the history yet, as after the power failed."""

    @property
    def was_looked_at(self) -> bool:
        """Whether this check found out how it stands, or nobody need look again."""
        return self.line_status is not None or self.is_unwritten or self.status in SETTLED


def midway_decisions(
    session: Session, review_id: UUID, people: Sequence[Person], opened_at: datetime | None
) -> tuple[MidwayDecision, ...]:
    """The decisions of a review by number, each with what this check and those who looked before found out."""
    decisions = session.scalars(
        select(Decision)
        .where(Decision.review_id == review_id, Decision.deleted_at.is_(None))
        .order_by(Decision.number, Decision.created_at)
    ).all()
    here = looked_at_in(session, (midway_id(review_id),))
    before = lines_before(session, [one.id for one in decisions], midway_id(review_id))
    left = {one.id: one.until_on for one in people}
    found = []
    for one in decisions:
        line, earlier = here.get(one.id), before.get(one.id)
        found.append(
            MidwayDecision(
                decision_id=one.id,
                number=one.number,
                wording=(one.wording or one.child_wording).strip(),
                owner=one.owner_name or one.owner_role,
                owner_left_on=left.get(one.owner_person_id) if one.owner_person_id else None,
                due_on=one.due_on,
                status=one.status,
                note=one.status_note or "",
                line=(line.text or "") if line else None,
                line_status=line.status if line else None,
                last_line=(earlier.text or "") if earlier else "",
                last_status=earlier.status if earlier else None,
                last_on=earlier.happened_on if earlier else None,
                for_child=may_read(one, THE_CHILD),
                is_unwritten=is_unwritten(one, line or earlier, opened_at),
            )
        )
    return tuple(found)


def is_unwritten(one: Decision, line: DecisionUpdate | None, opened_at: datetime | None) -> bool:
    """Whether a decision was answered since the check was opened, and its history does not say so yet."""
    if opened_at is None or one.status_on is None or one.status_on < opened_at.date():
        return False
    if one.status in {DecisionStatus.OPEN, DecisionStatus.NOT_ACCEPTED}:
        return False
    return (one.status, one.status_note or "") != ((line.status, line.text or "") if line else (None, ""))


def lines_before(session: Session, decision_ids: Sequence[UUID], check_id: UUID) -> dict[UUID, DecisionUpdate]:
    """What was last found out about each decision apart from this check."""
    lines = session.scalars(
        select(DecisionUpdate)
        .where(DecisionUpdate.decision_id.in_(decision_ids), DecisionUpdate.deleted_at.is_(None))
        .order_by(DecisionUpdate.happened_on, DecisionUpdate.created_at, DecisionUpdate.id)
    ).all()
    back = {line.takes_back_id for line in lines if line.kind is UpdateKind.TAKEN_BACK}
    return {
        line.decision_id: line
        for line in lines
        if line.kind is UpdateKind.LOOKED_AT and line.id not in back and line.midway_id != check_id
    }
