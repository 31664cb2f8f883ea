"""What waits between reviews is the same for Today as in the lists it is taken from."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from iro_desktop.exchange.practise import fill_with_practise
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.queries.children import caseload
from iro_desktop.queries.midway import midways, to_do
from iro_desktop.queries.today import today_page
from iro_desktop.queries.today_between import REMINDED_DAYS_BEFORE, besides
from iro_desktop.store.store import Session, Store
from tests import caseload as small
from tests import factories_between
from tests.store.stores import Clock, store_in

TODAY = small.TODAY


@pytest.fixture(scope="module")
def practise(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("practise"), Clock(small.NOW))
    with store.transaction() as session:
        fill_with_practise(session, today=TODAY, now=small.NOW)
    yield store
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path, Clock(small.NOW))
    yield store
    store.close()


def of_all(session: Session, today: date) -> list[object]:
    """The checks to do of every child in care, looked at one and all."""
    in_care = {row.who.child_id for row in caseload(session, today, small.HOLIDAYS) if row.in_care}
    rows = midways(session, today, small.HOLIDAYS, child_ids=in_care)
    return [(row.review_id, row.state) for row in to_do(rows, today)]


@pytest.mark.parametrize("days", [0, 1, 5, 20, 36, 45, 90, 200])
def test_no_midway_check_is_missed_on_any_day(practise: Store, days: int) -> None:
    today = TODAY + timedelta(days=days)
    with practise.reading() as session:
        shown = today_page(session, today, small.HOLIDAYS).waits.midways

        assert [(row.review_id, row.state) for row in shown] == of_all(session, today)


def test_a_check_that_was_moved_forward_shows_itself_in_time(store: Store) -> None:
    with store.transaction() as session:
        load = small.fill(session)
        review_id = load.reviews["Leo's last"]
        check = MidwayCheck(id=midway_id(review_id), child_id=load.children["Leo"], review_id=review_id)
        check.moved_to, check.moved_reason = TODAY + timedelta(days=3), "The school trip"
        session.add(check)
    with store.reading() as session:
        shown = today_page(session, TODAY, small.HOLIDAYS).waits.midways

        assert review_id in {row.review_id for row in shown}
        assert [(row.review_id, row.state) for row in shown] == of_all(session, TODAY)


def test_a_check_that_is_closed_or_not_needed_does_not_show_itself(store: Store) -> None:
    later = TODAY + timedelta(days=50)
    with store.transaction() as session:
        load = small.fill(session)
        for name, closed in (("Leo", True), ("Robyn", False)):
            review_id = load.reviews[f"{name}'s last"]
            check = MidwayCheck(id=midway_id(review_id), child_id=load.children[name], review_id=review_id)
            if closed:
                check.closed_at = datetime.combine(later, time(9), small.LONDON)
            else:
                check.not_needed_reason = "The next review comes first"
            session.add(check)
    with store.reading() as session:
        shown = today_page(session, later, small.HOLIDAYS).waits.midways

        assert not {load.reviews["Leo's last"], load.reviews["Robyn's last"]} & {row.review_id for row in shown}
        assert [(row.review_id, row.state) for row in shown] == of_all(session, later)


def test_reminders_are_seen_from_the_day_before(store: Store) -> None:
    with store.transaction() as session:
        load = small.fill(session)
        for days in (-3, 0, REMINDED_DAYS_BEFORE, REMINDED_DAYS_BEFORE + 1):
            one = factories_between.reminder(load.children["Sam"])
            one.due_on = TODAY + timedelta(days=days)
            session.add(one)
    with store.reading() as session:
        shown = today_page(session, TODAY, small.HOLIDAYS).waits.reminders

    assert [(row.due_on - TODAY).days for row in shown] == [-3, 0, REMINDED_DAYS_BEFORE]


def test_children_who_left_care_are_asked_for_nothing_more(store: Store) -> None:
    with store.transaction() as session:
        load = small.fill(session)
        gone = {child for name, child in load.children.items() if name not in {"Sam", "Tom", "Leo", "Robyn", "Malik"}}
        for child in load.children.values():
            one = factories_between.reminder(child)
            one.due_on = TODAY
            session.add(one)
    with store.reading() as session:
        left = {row.who.child_id for row in caseload(session, TODAY, small.HOLIDAYS) if not row.in_care}
        shown = {row.who.child_id for row in today_page(session, TODAY, small.HOLIDAYS).waits.reminders}

    assert left
    assert left <= gone
    assert not left & shown


def test_what_presses_between_reviews_is_found_afterwards(practise: Store) -> None:
    with practise.reading() as session:
        found = besides(session, small.NOW, small.HOLIDAYS)

    assert all(row.is_open for row in found.contacts)
    assert all(row.loops for _, row in found.events)
    assert found.changes.rows == ()
