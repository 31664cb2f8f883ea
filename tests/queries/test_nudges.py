"""Planned, its hour passed, and nothing written down: asked once, gently, and not at all where it is switched off."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from iro_desktop.actions.today_choices import be_told
from iro_desktop.models.review import Meeting, Review, ReviewStatus
from iro_desktop.queries.nudges import FORGOTTEN_AFTER_DAYS, nudges
from iro_desktop.queries.today_between import besides
from iro_desktop.store.store import Store
from tests import caseload
from tests.store.stores import Clock, store_in

ELEVEN = caseload.NOW.replace(hour=11, minute=0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path, Clock(caseload.NOW))
    yield store
    store.close()


@pytest.fixture
def load(store: Store) -> caseload.Caseload:
    with store.transaction() as session:
        return caseload.fill(session)


def asked(store: Store, now: datetime) -> list[str]:
    with store.reading() as session:
        return [one.who.name for one in nudges(session, now)]


def test_before_its_hour_and_for_two_hours_nobody_is_asked(store: Store, load: caseload.Caseload) -> None:
    assert asked(store, ELEVEN) == []
    assert asked(store, ELEVEN + timedelta(minutes=119)) == []


def test_two_hours_after_it_is_asked_and_after_two_weeks_no_more(store: Store, load: caseload.Caseload) -> None:
    assert asked(store, ELEVEN + timedelta(hours=2)) == ["Sam"]
    assert asked(store, ELEVEN + timedelta(days=FORGOTTEN_AFTER_DAYS)) == ["Malik", "Sam"]
    assert asked(store, ELEVEN + timedelta(days=FORGOTTEN_AFTER_DAYS + 1)) == ["Malik"]


@pytest.mark.parametrize("written", ["meeting", "begun", "cancelled"])
def test_what_was_written_down_or_begun_is_not_asked_about(store: Store, load: caseload.Caseload, written: str) -> None:
    review_id, sam = load.reviews["Sam's third"], load.children["Sam"]
    with store.transaction() as session:
        if written == "meeting":
            session.add(Meeting(child_id=sam, review_id=review_id, held_on=caseload.TODAY))
        else:
            status = ReviewStatus.IN_PROGRESS if written == "begun" else ReviewStatus.CANCELLED
            session.get_one(Review, review_id).status = status

    assert asked(store, ELEVEN + timedelta(hours=3)) == []


def test_without_an_hour_it_is_asked_in_the_evening(store: Store, load: caseload.Caseload) -> None:
    with store.transaction() as session:
        session.get_one(Review, load.reviews["Sam's third"]).planned_time = None

    assert asked(store, ELEVEN.replace(hour=19)) == []
    assert asked(store, ELEVEN.replace(hour=20)) == ["Sam"]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_the_days_the_clocks_change_it_goes_by_the_clock_on_the_wall(
    store: Store, load: caseload.Caseload, day: date
) -> None:
    with store.transaction() as session:
        review = session.get_one(Review, load.reviews["Sam's third"])
        review.planned_on, review.planned_time = day, time(11)
    wall = datetime.combine(day, time(13), caseload.LONDON)
    fixed = wall.astimezone(timezone(wall.utcoffset() or timedelta(0)))

    assert asked(store, fixed)[0] == "Sam"
    assert "Sam" not in asked(store, fixed - timedelta(minutes=1))


def test_switched_off_nobody_is_asked(store: Store, load: caseload.Caseload) -> None:
    later = ELEVEN + timedelta(hours=3)
    with store.reading() as session:
        assert len(besides(session, later, caseload.HOLIDAYS).nudges) == 1
    with store.transaction() as session:
        be_told(session, "nudges", on=False)
    with store.reading() as session:
        assert besides(session, later, caseload.HOLIDAYS).nudges == ()
