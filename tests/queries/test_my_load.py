"""My load: every child of the list in one week or in none, and the fullest weeks."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.children import CaseloadRow, caseload
from iro_desktop.queries.my_load import WEEKS_AHEAD, my_load
from iro_desktop.queries.what_is_due import Due, DueLine, Plan
from iro_desktop.queries.who import Who
from iro_desktop.store.store import Store
from tests import caseload as small
from tests.store.stores import store_in

TODAY = small.TODAY
MONDAY = date(2026, 3, 9)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


def row(
    number: int,
    *,
    due_on: date | None = None,
    planned_on: date | None = None,
    under_way: bool = False,
    in_care: bool = True,
) -> CaseloadRow:
    """A child with nothing but a next review."""
    who = Who(UUID(int=number), f"{number:07}", f"Child {number}", None, "fox", "apricot", date(2014, 5, 3))
    plan = Plan(UUID(int=number + 1000), who.child_id, planned_on, time(11), None, under_way=under_way)
    return CaseloadRow(
        who=who,
        in_care=in_care,
        left_on=None,
        home=None,
        review=DueLine(what=Due.REVIEW, due_on=due_on, status=DueStatus.NOT_KNOWN),
        plan=plan if planned_on or under_way else None,
        papers=None,
        last_seen_on=None,
        unaccompanied=False,
    )


def test_it_matches_the_list_of_children_exactly(store: Store) -> None:
    with store.transaction() as session:
        small.fill(session)
    with store.reading() as session:
        rows = caseload(session, TODAY, small.HOLIDAYS)
    load = my_load(rows, TODAY)
    in_care = [one for one in rows if one.in_care]
    last = MONDAY + timedelta(days=7 * WEEKS_AHEAD)
    planned = {one.who.child_id: one.plan.on for one in in_care if one.plan and one.plan.on and one.plan.on >= TODAY}
    days = {one.who.child_id: planned.get(one.who.child_id) or one.review.due_on for one in in_care}

    assert load.children == len(in_care)
    assert {one.who.child_id for week in load.weeks for one in week.reviews} == {
        child for child, on in days.items() if on is not None and TODAY <= on < last
    }


def test_a_planned_review_falls_in_the_week_of_its_day_and_not_of_its_limit() -> None:
    load = my_load([row(1, due_on=TODAY + timedelta(days=30), planned_on=TODAY + timedelta(days=5))], TODAY)

    assert [len(week.reviews) for week in load.weeks][:2] == [0, 1]
    assert load.weeks[1].reviews[0].review_id == UUID(int=1001)


def test_a_day_that_passed_without_a_meeting_is_no_plan() -> None:
    load = my_load([row(1, due_on=TODAY + timedelta(days=3), planned_on=TODAY - timedelta(days=2))], TODAY)

    assert load.weeks[0].reviews[0].review_id is None


def test_a_review_under_way_is_of_this_week() -> None:
    load = my_load(
        [row(1, due_on=TODAY - timedelta(days=9), planned_on=TODAY - timedelta(days=9), under_way=True)], TODAY
    )

    assert len(load.weeks[0].reviews) == 1
    assert load.behind == 0


def test_what_is_behind_or_not_known_or_far_is_in_no_week() -> None:
    rows = [
        row(1, due_on=TODAY - timedelta(days=1)),
        row(2),
        row(3, due_on=TODAY + timedelta(days=90)),
        row(4, due_on=TODAY, in_care=False),
    ]
    load = my_load(rows, TODAY)

    assert (load.children, load.reviews, load.behind, load.not_known) == (3, 0, 1, 1)


def test_the_fullest_week_is_a_peak_and_weeks_alike_are_none() -> None:
    busy = [row(number, due_on=TODAY + timedelta(days=7)) for number in range(4)]
    alike = [row(number, due_on=MONDAY + timedelta(days=4 + 7 * (number // 3))) for number in range(3 * WEEKS_AHEAD)]

    assert [week.monday for week in my_load(busy, TODAY).peaks] == [MONDAY + timedelta(days=7)]
    assert my_load(alike, TODAY).peaks == ()
    assert my_load(busy[:2], TODAY).peaks == ()


@given(st.lists(st.integers(-200, 200), max_size=40), st.integers(0, 6))
def test_every_child_is_counted_once(days: list[int], weekday: int) -> None:
    today = MONDAY + timedelta(days=weekday)
    load = my_load([row(number, due_on=today + timedelta(days=day)) for number, day in enumerate(days)], today)
    end = MONDAY + timedelta(days=7 * WEEKS_AHEAD)
    far = sum(today + timedelta(days=day) >= end for day in days)

    assert load.reviews + load.behind + far == load.children == len(days)
    for week in load.weeks:
        assert all(week.monday <= one.on < week.monday + timedelta(days=7) for one in week.reviews)


@pytest.mark.parametrize("today", [date(2026, 3, 27), date(2026, 10, 23), date(2026, 12, 30)])
def test_the_weeks_follow_each_other_over_a_change_of_clocks_and_of_years(today: date) -> None:
    mondays = [week.monday for week in my_load([], today).weeks]

    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(mondays))
    assert mondays[0] <= today < mondays[0] + timedelta(days=7)
    assert datetime.combine(mondays[-1], time()).weekday() == 0
