"""The practise caseload on a few days, and ways to look at it: made once for each day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import TypeVar
from uuid import UUID

from iro_desktop.exchange.practise.caseload import invent_caseload
from iro_desktop.models.base import OfChild
from iro_desktop.models.care import Episode, ReturnCoverage
from iro_desktop.models.child import Child
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.periods_of_care import CareEpisode
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.review_cycle import (
    FilesCoverage,
    HeldReview,
    ReviewHistory,
)

A_THURSDAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
DAYS = (A_THURSDAY, date(2024, 2, 29), date(2026, 1, 1), date(2026, 3, 31), date(2025, 8, 31))
"""An ordinary day; a leap day; New Year's Day; the last day of a collection year; the end of August, a Sunday."""

R = TypeVar("R", bound=SyncedRecord)
C = TypeVar("C", bound=OfChild)


@cache
def records_on(today: date) -> tuple[SyncedRecord, ...]:
    caseload = invent_caseload(today, zone=UTC)
    return (*caseload.records, *caseload.letter_in_hand)


@cache
def records_by_kind(today: date) -> dict[type[SyncedRecord], list[SyncedRecord]]:
    found: dict[type[SyncedRecord], list[SyncedRecord]] = defaultdict(list)
    for record in records_on(today):
        found[type(record)].append(record)
    return found


def all_of(kind: type[R], today: date = A_THURSDAY) -> list[R]:
    return [record for record in records_by_kind(today)[kind] if isinstance(record, kind)]


def by_child(kind: type[C], today: date = A_THURSDAY) -> dict[UUID, list[C]]:
    grouped: dict[UUID, list[C]] = defaultdict(list)
    for record in all_of(kind, today):
        grouped[record.child_id].append(record)
    return grouped


def born_on(child: Child) -> date:
    assert child.date_of_birth is not None
    return child.date_of_birth


def named(name: str, today: date = A_THURSDAY) -> Child:
    return next(child for child in all_of(Child, today) if child.known_as == name)


def care_of(episodes: list[Episode]) -> list[CareEpisode]:
    return [
        CareEpisode(
            started_on=e.started_on,
            reason_new_episode=e.reason_new_episode or "",
            legal_status=e.legal_status or "",
            placement_type=e.placement_type or "",
            ended_on=e.ended_on,
            reason_ended=e.reason_ended or "",
        )
        for e in episodes
    ]


def histories(today: date) -> dict[UUID, ReviewHistory]:
    episodes, reviews = by_child(Episode, today), by_child(Review, today)
    years = [row.year_ending for row in all_of(ReturnCoverage, today)]
    files = FilesCoverage(CollectionYear(min(years)).first_day, CollectionYear(max(years)).last_day)
    return {
        child.id: ReviewHistory(
            born_on=born_on(child),
            episodes=care_of(episodes[child.id]),
            reviews=[
                HeldReview(review.held_on, ParticipationCode(review.participation_code))
                for review in reviews[child.id]
                if review.held_on is not None and review.participation_code is not None
            ],
            files=files,
        )
        for child in all_of(Child, today)
    }


def held(today: date) -> Iterator[tuple[Child, Review, date]]:
    """Every review that is over, with its child and the day that counts."""
    children = {child.id: child for child in all_of(Child, today)}
    for review in all_of(Review, today):
        if review.held_on is not None and review.status is ReviewStatus.COMPLETED:
            yield children[review.child_id], review, review.held_on
