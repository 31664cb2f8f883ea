"""Every child's care and reviews in the form in which the clocks read them: three questions, however many children."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from iro_desktop.models.base import OfChild
from iro_desktop.models.care import Episode, ReturnCoverage
from iro_desktop.models.child import Child
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.periods_of_care import CareEpisode
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.review_cycle import FilesCoverage, HeldReview, ReviewHistory

R = TypeVar("R", bound=OfChild)

_CODES = {code.value: code for code in ParticipationCode}


def review_histories(session: Session, child_ids: Collection[UUID] | None = None) -> dict[UUID, ReviewHistory]:
    """The history of each of these children, or of every child. A review counts once it is completed."""
    children = select(Child.id, Child.date_of_birth).where(Child.deleted_at.is_(None))
    all_episodes = select(
        type_coerce(Episode.child_id, String),
        Episode.started_on,
        Episode.reason_new_episode,
        Episode.legal_status,
        Episode.placement_type,
        Episode.ended_on,
        Episode.reason_ended,
    ).where(Episode.deleted_at.is_(None))
    all_held = select(type_coerce(Review.child_id, String), Review.held_on, Review.participation_code).where(
        Review.deleted_at.is_(None), Review.held_on.is_not(None), Review.status == ReviewStatus.COMPLETED
    )
    if child_ids is not None:
        children = children.where(Child.id.in_(child_ids))
        all_episodes = all_episodes.where(Episode.child_id.in_(child_ids))
        all_held = all_held.where(Review.child_id.in_(child_ids))
    # Only what is read, and the child's id as it is kept: on a manager's laptop these are tens of thousands of rows.
    episodes: dict[str, list[CareEpisode]] = defaultdict(list)
    for child, started_on, new, legal_status, placement, ended_on, ended in session.execute(all_episodes):
        episodes[child].append(_care_episode((started_on, ended_on), new, legal_status, placement, ended))
    reviews: dict[str, list[HeldReview]] = defaultdict(list)
    for child, held_on, code in session.execute(all_held):
        assert held_on is not None, "only reviews with a date are asked for"
        reviews[child].append(HeldReview(held_on, _CODES[code] if code else None))
    files = reviews_coverage(session)
    return {
        child_id: ReviewHistory(
            born_on=born_on,
            episodes=episodes.get(child_id.hex, []),
            reviews=reviews.get(child_id.hex, []),
            files=files,
        )
        for child_id, born_on in session.execute(children)
    }


def reviews_coverage(session: Session) -> FilesCoverage | None:
    """The unbroken run of years, up to the latest, whose Reviews files were brought in; None where there are none."""
    years = set(session.scalars(select(ReturnCoverage.year_ending).where(ReturnCoverage.table == "reviews")))
    if not years:
        return None
    first = last = max(years)
    while first - 1 in years:
        first -= 1
    return FilesCoverage(CollectionYear(first).first_day, CollectionYear(last).last_day)


def as_care_episode(episode: Episode) -> CareEpisode:
    """An episode as the clocks read it."""
    return _care_episode(
        (episode.started_on, episode.ended_on),
        episode.reason_new_episode,
        episode.legal_status,
        episode.placement_type,
        episode.reason_ended,
    )


def _care_episode(
    days: tuple[date, date | None], new: str | None, legal_status: str | None, placement: str | None, ended: str | None
) -> CareEpisode:
    started_on, ended_on = days
    return CareEpisode(
        started_on=started_on,
        reason_new_episode=new or "",
        legal_status=legal_status or "",
        placement_type=placement or "",
        ended_on=ended_on,
        reason_ended=ended or "",
    )


def by_child(records: Iterable[R]) -> dict[UUID, list[R]]:
    """Records put together by the child they are about, in the order in which they come."""
    grouped: dict[UUID, list[R]] = defaultdict(list)
    for record in records:
        grouped[record.child_id].append(record)
    return grouped
