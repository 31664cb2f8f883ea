"""Every child's care and reviews in the form in which the clocks read them: three questions, however many children."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
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


def review_histories(session: Session, child_ids: Collection[UUID] | None = None) -> dict[UUID, ReviewHistory]:
    """The history of each of these children, or of every child. A review counts once it is completed."""
    children = select(Child.id, Child.date_of_birth).where(Child.deleted_at.is_(None))
    all_episodes = select(Episode).where(Episode.deleted_at.is_(None))
    all_held = select(Review).where(
        Review.deleted_at.is_(None), Review.held_on.is_not(None), Review.status == ReviewStatus.COMPLETED
    )
    if child_ids is not None:
        children = children.where(Child.id.in_(child_ids))
        all_episodes = all_episodes.where(Episode.child_id.in_(child_ids))
        all_held = all_held.where(Review.child_id.in_(child_ids))
    episodes = by_child(session.scalars(all_episodes))
    reviews = by_child(session.scalars(all_held))
    files = reviews_coverage(session)
    return {
        child_id: ReviewHistory(
            born_on=born_on,
            episodes=[as_care_episode(episode) for episode in episodes.get(child_id, ())],
            reviews=[_as_held(review) for review in reviews.get(child_id, ())],
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
    return CareEpisode(
        started_on=episode.started_on,
        reason_new_episode=episode.reason_new_episode or "",
        legal_status=episode.legal_status or "",
        placement_type=episode.placement_type or "",
        ended_on=episode.ended_on,
        reason_ended=episode.reason_ended or "",
    )


def _as_held(review: Review) -> HeldReview:
    assert review.held_on is not None, "only reviews with a date are asked for"
    code = review.participation_code
    return HeldReview(review.held_on, ParticipationCode(code) if code else None)


def by_child(records: Iterable[R]) -> dict[UUID, list[R]]:
    """Records put together by the child they are about, in the order in which they come."""
    grouped: dict[UUID, list[R]] = defaultdict(list)
    for record in records:
        grouped[record.child_id].append(record)
    return grouped
