"""How many of the reviews on this laptop were in time in a year: both numbers of every share."""

from collections.abc import Container
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.review_cycle import held_reviews_standing
from iro_desktop.models.timeliness import Timeliness, timeliness
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.limits import limits_here


def reviews_in_time(session: Session, year: CollectionYear, as_of: date, bank_holidays: Container[date]) -> Timeliness:
    """The reviews held in a collection year, 1 April to 31 March, up to a day.

    A review that is late, or before which one is missing from the files, counts as not in time: nobody can tell which,
    and a share must not flatter.
    The national measure counts reviews by their date (903, REVIEW) and children by whether all of theirs were in time.
    """
    limits = limits_here(session)
    by_adjournment = _completed_after_adjourning(session)
    answers: dict[UUID, list[bool | None]] = {}
    saved = 0
    for child_id, history in review_histories(session).items():
        for standing in held_reviews_standing(history, as_of, bank_holidays, limits=limits):
            held_on = standing.review.held_on
            if not year.covers(held_on):
                continue
            answers.setdefault(child_id, []).append(standing.in_time)
            completed_on = by_adjournment.get((child_id, held_on))
            if standing.in_time and standing.due and completed_on and completed_on > standing.due.latest_lawful:
                saved += 1
    return timeliness(answers, in_time_by_adjournment=saved)


def _completed_after_adjourning(session: Session) -> dict[tuple[UUID, date], date]:
    """For each adjourned review, by child and date, the day it was complete."""
    rows = session.execute(
        select(Review.child_id, Review.held_on, Review.completed_on)
        .join(Adjournment, Adjournment.review_id == Review.id)
        .where(
            Review.status == ReviewStatus.COMPLETED,
            Review.deleted_at.is_(None),
            Adjournment.deleted_at.is_(None),
            Review.held_on.is_not(None),
            Review.completed_on.is_not(None),
        )
    )
    return {(child_id, held_on): completed_on for child_id, held_on, completed_on in rows if held_on and completed_on}
