"""What social work teams owe and is past its day, team by team: decisions not carried out, resolutions unanswered."""

from collections import defaultdict
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.resolution import Tone
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.midway import left_care
from iro_desktop.queries.resolution_board import cards_of
from iro_desktop.queries.resolution_reading import Counting, officers_now, started_concerns
from iro_desktop.queries.who import Who, everyone


class LateKind(StrEnum):
    """What is late."""

    RESOLUTION = "resolution"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class LateItem:
    """One thing that adults owe and that is past its day."""

    kind: LateKind
    record_id: UUID
    """The concern, or the review that made the decision."""
    who: Who
    text: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team with what is late, the oldest first. `name` is None where no team is written down for the child."""

    name: str | None
    items: tuple[LateItem, ...]
    social_workers: tuple[str, ...]
    """Whose children these are."""

    def count(self, kind: LateKind) -> int:
        return sum(item.kind is kind for item in self.items)


def late_by_team(
    session: Session, today: date, bank_holidays: Container[date], *, officer: str | None = None
) -> tuple[TeamRow, ...]:
    """Teams with the most that is late first, and children without a team last. Of one officer's children, if named.

    The team is the one that the child's social worker is in today; of a resolution, the one that was asked.
    """
    everybody = everyone(session)
    gone = left_care(session, today, everybody)
    whom = {child_id: who for child_id, who in everybody.items() if child_id not in gone}
    if officer is not None:
        named = officers_now(session, today)
        whom = {child_id: who for child_id, who in whom.items() if named.get(child_id) == officer}
    workers = _social_workers(session, today, whom)
    found: dict[str | None, list[LateItem]] = defaultdict(list)
    for item in _decisions(session, today, whom):
        found[_team(workers, item.who.child_id)].append(item)
    for team, item in _resolutions(session, today, bank_holidays, whom):
        found[team or _team(workers, item.who.child_id)].append(item)
    rows = [_row(name, items, workers) for name, items in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.name is None, -len(row.items), row.name or "")))


def _row(name: str | None, items: list[LateItem], workers: Mapping[UUID, Person]) -> TeamRow:
    in_order = sorted(items, key=lambda item: (item.due_on, item.who.name, str(item.record_id)))
    names = {workers[item.who.child_id].name for item in items if item.who.child_id in workers}
    return TeamRow(name, tuple(in_order), tuple(sorted(names)))


def _social_workers(session: Session, today: date, child_ids: Collection[UUID]) -> dict[UUID, Person]:
    """The social worker of each child on a day; of several the one who came last."""
    asked = select(Person).where(
        Person.deleted_at.is_(None),
        Person.role == PersonRole.SOCIAL_WORKER,
        (Person.until_on.is_(None)) | (Person.until_on > today),
        (Person.since_on.is_(None)) | (Person.since_on <= today),
    )
    people = sorted(session.scalars(asked), key=lambda person: (person.since_on or date.min, person.created_at))
    return {person.child_id: person for person in people if person.child_id in child_ids}


def _team(workers: Mapping[UUID, Person], child_id: UUID) -> str | None:
    worker = workers.get(child_id)
    return (worker.team or "").strip() or None if worker else None


def _decisions(session: Session, today: date, whom: Mapping[UUID, Who]) -> list[LateItem]:
    asked = (
        select(
            Decision.review_id,
            Decision.child_id,
            Decision.wording,
            Decision.child_wording,
            Decision.owner_name,
            Decision.owner_role,
            Decision.due_on,
        )
        .join(Review, Review.id == Decision.review_id)
        .where(
            Decision.deleted_at.is_(None),
            Review.deleted_at.is_(None),
            Review.status == ReviewStatus.COMPLETED,
            Decision.status == DecisionStatus.OPEN,  # a later review has looked at all others
            Decision.due_on < today,
        )
    )
    return [
        LateItem(
            kind=LateKind.DECISION,
            record_id=review_id,
            who=whom[child_id],
            text=" ".join((wording or childs).split()),
            owner=name or role or "",
            due_on=due_on,
        )
        for review_id, child_id, wording, childs, name, role, due_on in session.execute(asked)
        if child_id in whom and due_on is not None
    ]


def _resolutions(
    session: Session, today: date, bank_holidays: Container[date], whom: Mapping[UUID, Who]
) -> list[tuple[str | None, LateItem]]:
    counting = Counting(today, bank_holidays, limits_here(session))
    found = []
    for card in cards_of(session, started_concerns(session, settled_since=today), counting):
        children = [who for who in card.children if who.child_id in whom]
        if card.tone is not Tone.CHALLENGE or not card.is_late or card.clock is None or not children:
            continue
        item = LateItem(
            kind=LateKind.RESOLUTION,
            record_id=card.concern_id,
            who=children[0],
            text=card.headline,
            owner=card.to_name or card.to_role or "",
            due_on=card.clock.due_on or today,
        )
        found.append(((card.team or "").strip() or None, item))
    return found
