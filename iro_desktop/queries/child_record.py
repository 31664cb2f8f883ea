"""All that is written down about a child: who they are, their care, homes, people, services and officers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from iro_desktop.models.base import OfChild, SyncedRecord
from iro_desktop.models.care import Episode, LegalStatus, UnaccompaniedStatus
from iro_desktop.models.child import Child, ChildPreferences, Home, preferences_id
from iro_desktop.models.ids import companion_id
from iro_desktop.models.people import Allocation, Person, PersonRole, SiblingLink
from iro_desktop.models.periods_of_care import PeriodOfCare, looked_after_on, periods_of_care
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.services import ServiceOffer
from iro_desktop.models.timescales import add_months
from iro_desktop.models.topics import Topic, TopicCovered, TopicState
from iro_desktop.queries.child import Wishes, wishes_of
from iro_desktop.queries.histories import as_care_episode
from iro_desktop.queries.homes import moves_in_files
from iro_desktop.queries.who import NOT_HERE, NoSuchChild, Who, everyone, who_is

R = TypeVar("R", bound=OfChild)


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as it is kept: its values by the name of their field, for a form that shows them by name."""

    record_id: UUID
    values: Mapping[str, object]

    def text(self, name: str) -> str:
        """The words in a field; empty where there are none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()


@dataclass(frozen=True, slots=True)
class TimeInCare:
    """An unbroken time in care, and whether an officer wrote it down or the council's files tell it."""

    period: PeriodOfCare
    by_hand: bool


@dataclass(frozen=True, slots=True)
class StatusInFiles:
    """A legal status as the council's files have it: their episodes with one status, put together."""

    code: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister: the person, how they live, and the child on this laptop where they are one."""

    person: Kept
    link: Kept
    other: Who | None


@dataclass(frozen=True, slots=True)
class Moves:
    """How often the child moved from home to home; coming into care is no move."""

    all_together: int
    in_12_months: int
    not_planned: int
    """Of all, those somebody wrote down as not planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRecord:
    """All that the screen about one child shows."""

    who: Who
    child: Kept
    pronouns: str | None
    first_language: str | None
    interpreter_language: str | None
    wishes: Wishes
    wishes_kept: Kept
    came_alone: bool
    in_care: bool
    times_in_care: tuple[TimeInCare, ...]
    statuses_in_files: tuple[StatusInFiles, ...]
    statuses: tuple[Kept, ...]
    homes: tuple[Kept, ...]
    moves: Moves
    people: tuple[Kept, ...]
    siblings: tuple[Sibling, ...]
    other_children: tuple[Who, ...]
    """Everyone else on this laptop, for saying which child a brother or sister is."""
    services: tuple[Kept, ...]
    officers: tuple[Kept, ...]
    officer_changes: int
    """How often the officer changed in the 12 months up to today."""
    review_planned_on: date | None
    """The day of the next review that is planned; None where none is."""
    told_how_to_complain: bool
    """Whether a review has dealt with it."""


def child_record(session: Session, child_id: UUID, today: date) -> ChildRecord:
    """Everything written down about one child. Raises NoSuchChild where the child is not on this laptop."""
    child = session.get(Child, child_id)
    if child is None or child.deleted_at is not None:
        raise NoSuchChild(NOT_HERE)
    episodes = _of(session, Episode, child_id)
    homes = sorted(_of(session, Home, child_id), key=lambda home: home.from_on, reverse=True)
    people = _of(session, Person, child_id)
    officers = sorted(_of(session, Allocation, child_id), key=lambda one: one.from_on, reverse=True)
    care = [as_care_episode(episode) for episode in episodes]
    wishes = session.get(ChildPreferences, preferences_id(child_id))
    alone = _of(session, UnaccompaniedStatus, child_id)
    here = everyone(session)
    return ChildRecord(
        who=who_is(child),
        child=kept(child),
        pronouns=child.pronouns,
        first_language=child.first_language,
        interpreter_language=child.interpreter_language,
        wishes=wishes_of(session, child_id),
        wishes_kept=kept(wishes) if wishes is not None else Kept(preferences_id(child_id), MappingProxyType({})),
        came_alone=bool(alone),
        in_care=looked_after_on(care, today),
        times_in_care=_times_in_care(episodes, today),
        statuses_in_files=_statuses_in_files(episodes),
        statuses=_latest_first(_of(session, LegalStatus, child_id), "from_on"),
        homes=tuple(kept(home) for home in homes),
        moves=_moves(homes, [on for on, _ in moves_in_files(care, today)], today),
        people=tuple(kept(person) for person in sorted(people, key=_by_role)),
        siblings=_siblings(session, child_id, people, here),
        other_children=tuple(sorted((one for one in here.values() if one.child_id != child_id), key=_by_name)),
        services=_latest_first(_of(session, ServiceOffer, child_id), "offered_on"),
        officers=tuple(kept(officer) for officer in officers),
        officer_changes=_changes_of_officer(officers, today),
        review_planned_on=session.scalar(
            select(func.min(Review.planned_on)).where(
                Review.child_id == child_id,
                Review.status == ReviewStatus.PLANNED,
                Review.planned_on >= today,
                Review.deleted_at.is_(None),
            )
        ),
        told_how_to_complain=_told_how_to_complain(session, child_id),
    )


def kept(record: SyncedRecord) -> Kept:
    """A record's values by the name of their field, safe to leave the thread that reads the store."""
    names = inspect(type(record)).columns.keys()
    return Kept(record.id, MappingProxyType({name: getattr(record, name) for name in names}))


def _of(session: Session, kind: type[R], child_id: UUID) -> list[R]:
    return list(session.scalars(select(kind).where(kind.child_id == child_id, kind.deleted_at.is_(None))))


def _latest_first(records: list[R], day: str) -> tuple[Kept, ...]:
    return tuple(kept(one) for one in sorted(records, key=lambda one: str(getattr(one, day)), reverse=True))


def _by_role(person: Person) -> tuple[bool, int, str]:
    return person.until_on is not None, list(PersonRole).index(person.role), person.name


def _by_name(who: Who) -> str:
    return who.name_and_number.casefold()


def _times_in_care(episodes: list[Episode], today: date) -> tuple[TimeInCare, ...]:
    """Latest first. A row of the return always names why the child needs care; what is written by hand does not."""
    by_hand = {one.started_on for one in episodes if one.category_of_need is None}
    periods = periods_of_care([as_care_episode(one) for one in episodes], today)
    return tuple(TimeInCare(period, period.started_on in by_hand) for period in reversed(periods))


def _statuses_in_files(episodes: list[Episode]) -> tuple[StatusInFiles, ...]:
    """Latest first."""
    found: list[StatusInFiles] = []
    for episode in sorted(episodes, key=lambda one: one.started_on):
        if not episode.legal_status:
            continue
        last = found[-1] if found else None
        if last is not None and last.code == episode.legal_status and last.until_on == episode.started_on:
            found[-1] = StatusInFiles(last.code, last.from_on, episode.ended_on)
        else:
            found.append(StatusInFiles(episode.legal_status, episode.started_on, episode.ended_on))
    return tuple(reversed(found))


def _moves(homes: list[Home], in_files: list[date], today: date) -> Moves:
    """Homes as written down count; where fewer are written down than the files tell, the files count."""
    written = sorted(home.from_on for home in homes if home.from_on <= today)
    began = written if len(written) >= len(in_files) else in_files
    moves = began[1:]
    moved_here = {home.from_on: home.move_was_planned for home in homes}
    return Moves(
        all_together=len(moves),
        in_12_months=sum(on > add_months(today, -12) for on in moves),
        not_planned=sum(moved_here.get(on) is False for on in moves),
    )


def _siblings(session: Session, child_id: UUID, people: list[Person], here: Mapping[UUID, Who]) -> tuple[Sibling, ...]:
    links = {link.person_id: link for link in _of(session, SiblingLink, child_id)}
    brothers_and_sisters = [one for one in people if one.role is PersonRole.BROTHER_OR_SISTER]
    found = []
    for person in sorted(brothers_and_sisters, key=_by_role):
        link = links.get(person.id)
        shown = kept(link) if link else Kept(companion_id(person.id, "sibling"), MappingProxyType({}))
        other = here.get(person.other_child_id) if person.other_child_id else None
        found.append(Sibling(kept(person), shown, other))
    return tuple(found)


def _changes_of_officer(officers: list[Allocation], today: date) -> int:
    """The first officer a child ever had is no change."""
    began = sorted(one.from_on for one in officers if one.from_on <= today)
    return sum(on > add_months(today, -12) for on in began[1:])


def _told_how_to_complain(session: Session, child_id: UUID) -> bool:
    found = select(TopicCovered.id).where(
        TopicCovered.child_id == child_id,
        TopicCovered.topic == Topic.COMPLAINTS,
        TopicCovered.state == TopicState.DISCUSSED,
        TopicCovered.deleted_at.is_(None),
    )
    return session.scalar(found.limit(1)) is not None
