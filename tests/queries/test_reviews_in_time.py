"""How many reviews of a year were in time, with both numbers of each share."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from iro_desktop.models.adjournment import Adjournment, AdjournmentReason
from iro_desktop.models.care import Episode, ReturnCoverage
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.ids import companion_id
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.timeliness import Share
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.reviews_in_time import reviews_in_time
from iro_desktop.ui.children.in_time import in_time_words
from tests import factories
from tests.store.stores import store_in

YEAR = CollectionYear(2026)
AS_OF = date(2026, 3, 20)
CAME = date(2025, 5, 14)
"""A Wednesday: the first review is due within 20 working days, by Thursday 12 June."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as opened:
        for year in (2025, 2026):
            opened.add(ReturnCoverage(council="TEST", table="reviews", year_ending=year, rows_read=2))
        yield opened
    store.close()


def child(session: Session, number: int, *held: tuple[date, date]) -> None:
    """A child who came on the same day, with reviews: when each was held and when it was complete."""
    one = factories.child(council_child_id=f"{number:07}")
    one.council = "TEST"
    session.add(one)
    session.add(
        Episode(child_id=one.id, started_on=CAME, reason_new_episode="S", legal_status="C2", placement_type="U4")
    )
    for held_on, completed_on in held:
        review = Review(child_id=one.id, held_on=held_on, completed_on=completed_on, status=ReviewStatus.COMPLETED)
        session.add(review)
        if completed_on != held_on:
            session.add(
                Adjournment(
                    id=companion_id(review.id, "adjournment"),
                    child_id=one.id,
                    review_id=review.id,
                    adjourned_on=held_on,
                    reason=AdjournmentReason.PLAN_NOT_READY,
                )
            )
    session.flush()


def on(day: date) -> tuple[date, date]:
    return day, day


def test_both_numbers_of_a_share_are_told_and_what_an_adjournment_alone_kept_in_time(session: Session) -> None:
    child(session, 1, on(date(2025, 6, 10)), on(date(2025, 9, 8)))
    child(session, 2, (date(2025, 6, 11), date(2025, 6, 20)))
    child(session, 3, on(date(2025, 6, 17)))

    measured = reviews_in_time(session, YEAR, AS_OF, bundled_bank_holidays())

    assert measured.reviews_in_time == Share(3, 4)
    assert measured.children_with_all_in_time == Share(2, 3)
    assert measured.in_time_by_adjournment == 1
    assert in_time_words(measured, YEAR) == (
        "Reviews in time since 1 April: 3 of 4 (75%), the aim is 95%. "
        "Children with all of theirs in time: 2 of 3 (66.7%). 1 of them by an adjournment alone."
    )


def test_reviews_of_another_year_do_not_count(session: Session) -> None:
    child(session, 1, on(date(2025, 6, 10)))
    assert reviews_in_time(session, YEAR.before, AS_OF, bundled_bank_holidays()).reviews_in_time == Share(0, 0)


def test_nothing_is_said_where_no_review_was_held_yet(session: Session) -> None:
    child(session, 1)
    measured = reviews_in_time(session, YEAR, AS_OF, bundled_bank_holidays())
    assert in_time_words(measured, YEAR) == ""
