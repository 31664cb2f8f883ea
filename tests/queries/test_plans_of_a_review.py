"""The lasting home by the second review, and when a pathway plan is looked at: over a real store."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.permanence import choose_permanence_plans, explain_no_permanence_plan, say_plan_for_home
from iro_desktop.models.care import Episode, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import Child
from iro_desktop.models.ids import new_id
from iro_desktop.models.review import PermanencePlan, Review, ReviewStatus
from iro_desktop.queries.permanence import PermanenceSeen, permanence_seen, permanence_standing
from iro_desktop.queries.plan_checks import PathwayPlanSeen, care_plan_seen, pathway_plan_seen
from iro_desktop.queries.review import NoSuchReview
from iro_desktop.store.store import Store
from tests import factories
from tests.store.stores import store_in

CAME = date(2025, 5, 14)
DAYS = (date(2025, 6, 10), date(2025, 9, 10), date(2026, 3, 10))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


def child(store: Store, *, born_on: date = date(2014, 5, 3), came: date = CAME, files: bool = True) -> UUID:
    with store.transaction() as session:
        made = factories.child()
        made.date_of_birth = born_on
        session.add(made)
        session.add(Episode(child_id=made.id, started_on=came, reason_new_episode="S", legal_status="C2"))
        if files:
            for year in (2025, 2026):
                session.add(ReturnCoverage(council="TEST", table="reviews", year_ending=year, rows_read=2))
        return made.id


def review(store: Store, child_id: UUID, number: int) -> UUID:
    """The review of that number, planned; the ones before it were held."""
    with store.transaction() as session:
        for held_on in DAYS[: number - 1]:
            session.add(Review(child_id=child_id, held_on=held_on, completed_on=held_on, status=ReviewStatus.COMPLETED))
        made = Review(child_id=child_id, planned_on=DAYS[number - 1])
        session.add(made)
        return made.id


def permanence(store: Store, review_id: UUID) -> PermanenceSeen:
    with store.reading() as session:
        return permanence_seen(session, review_id)


@pytest.mark.parametrize(
    ("number", "plans", "sentence", "reason", "standing"),
    [
        (1, (), "", "", (True, False)),
        (2, (PermanencePlan.LONG_TERM_FOSTERING,), "You stay with Jan.", "", (True, False)),
        (2, (PermanencePlan.RETURN_WITHIN_6_MONTHS, PermanencePlan.ADOPTION), "We look at both.", "", (True, False)),
        (2, (PermanencePlan.ADOPTION,), "", "", (False, False)),
        (2, (), "", "court has not decided", (True, True)),
        (2, (), "", "", (False, True)),
        (3, (), "", "still assessing grandmother", (True, True)),
    ],
)
def test_the_second_review_settles_the_lasting_home(
    store: Store,
    *,
    number: int,
    plans: tuple[PermanencePlan, ...],
    sentence: str,
    reason: str,
    standing: tuple[bool, bool],
) -> None:
    """`standing`: whether the review can be completed, and whether a resolution is thought of."""
    review_id = review(store, child(store), number)
    with store.transaction() as session:
        choose_permanence_plans(session, review_id, plans=plans)
        say_plan_for_home(session, review_id, sentence=sentence)
        explain_no_permanence_plan(session, review_id, reason=reason)
    with store.reading() as session:
        found = permanence_standing(session, review_id)
    assert (found.can_complete, found.resolution_prompt) == standing


def test_plans_come_back_in_the_order_of_the_list(store: Store) -> None:
    review_id = review(store, child(store), 2)
    with store.transaction() as session:
        choose_permanence_plans(session, review_id, plans=(PermanencePlan.ADOPTION, PermanencePlan.RETURN_LATER))
    assert permanence(store, review_id).plans == (PermanencePlan.RETURN_LATER, PermanencePlan.ADOPTION)


def test_without_files_a_review_after_another_is_at_least_the_second(store: Store) -> None:
    review_id = review(store, child(store, files=False), 2)
    seen = permanence(store, review_id)
    assert seen.number == 2
    assert not seen.standing.can_complete


def test_without_files_a_review_that_may_be_the_first_is_not_held_up(store: Store) -> None:
    seen = permanence(store, review(store, child(store, files=False), 1))
    assert seen.number is None
    assert seen.standing.can_complete


def test_a_review_without_a_day_is_counted_from_what_was_held(store: Store) -> None:
    review_id = review(store, child(store), 3)
    with store.transaction() as session:
        session.get_one(Review, review_id).planned_on = None
    assert permanence(store, review_id).number == 3


def test_a_review_that_is_not_here_is_said_so(store: Store) -> None:
    with store.reading() as session:
        for question in (permanence_standing, care_plan_seen):
            with pytest.raises(NoSuchReview):
                question(session, new_id())
        with pytest.raises(NoSuchReview):
            pathway_plan_seen(session, new_id(), today=CAME)


def pathway(store: Store, child_id: UUID, on: date) -> PathwayPlanSeen | None:
    with store.transaction() as session:
        made = Review(child_id=child_id, planned_on=on)
        session.add(made)
        session.flush()
        return pathway_plan_seen(session, made.id, today=on)


@pytest.mark.parametrize(
    ("born_on", "came", "on", "eligible"),
    [
        (date(2005, 10, 20), date(2019, 3, 1), date(2021, 10, 19), None),
        (date(2005, 10, 20), date(2019, 3, 1), date(2021, 10, 20), date(2021, 10, 20)),
        (date(2005, 1, 15), date(2021, 6, 7), date(2021, 9, 5), None),
        (date(2005, 1, 15), date(2021, 6, 7), date(2021, 9, 6), date(2021, 9, 6)),
        (date(2004, 8, 1), date(2022, 6, 20), date(2022, 7, 20), None),
        (date(2004, 2, 29), date(2019, 3, 1), date(2020, 2, 29), date(2020, 2, 29)),
        (date(2004, 2, 29), date(2019, 3, 1), date(2022, 2, 28), date(2020, 2, 29)),
        (date(2004, 2, 29), date(2019, 3, 1), date(2022, 3, 1), None),
    ],
    ids=[
        "the day before 16",
        "16 and in care since before 14",
        "16 and a day short of 13 weeks",
        "13 weeks",
        "comes six weeks before 18",
        "born on a leap day, 16",
        "born on a leap day, the last day of 17",
        "born on a leap day, 18 on 1 March",
    ],
)
def test_a_pathway_plan_is_looked_at_only_for_an_eligible_child(
    store: Store, born_on: date, came: date, on: date, eligible: date | None
) -> None:
    plan = pathway(store, child(store, born_on=born_on, came=came), on)
    assert (plan.eligible_on if plan else None) == eligible


@pytest.mark.parametrize(
    ("born_on", "opens", "closes", "eighteen"),
    [
        (date(2005, 6, 14), date(2022, 5, 14), date(2022, 7, 14), date(2023, 6, 14)),
        (date(2004, 2, 29), date(2021, 2, 1), date(2021, 4, 1), date(2022, 3, 1)),
        (date(2005, 1, 31), date(2021, 12, 31), date(2022, 2, 28), date(2023, 1, 31)),
    ],
)
def test_the_housing_panels_window_lies_around_the_seventeenth_birthday(
    store: Store, born_on: date, opens: date, closes: date, eighteen: date
) -> None:
    plan = pathway(store, child(store, born_on=born_on, came=date(2019, 1, 1)), date(2021, 12, 1))
    assert plan is not None
    assert (plan.panel_opens, plan.panel_closes, plan.eighteen_on) == (opens, closes, eighteen)


def test_the_needs_assessment_is_due_three_months_after(store: Store) -> None:
    plan = pathway(store, child(store, born_on=date(2005, 1, 15), came=date(2021, 6, 7)), date(2021, 9, 10))
    assert plan is not None
    assert plan.needs_assessment_due == date(2021, 12, 6)


def test_who_came_alone_is_known_from_the_files(store: Store) -> None:
    child_id = child(store, born_on=date(2005, 10, 20), came=date(2019, 3, 1))
    with store.transaction() as session:
        session.add(UnaccompaniedStatus(child_id=child_id, ceased_on=date(2023, 10, 20)))
    plan = pathway(store, child_id, date(2022, 1, 4))
    assert plan is not None
    assert plan.came_alone


def test_a_child_whose_birthday_nobody_knows_is_not_asked_for_a_pathway_plan(store: Store) -> None:
    child_id = child(store)
    with store.transaction() as session:
        session.get_one(Child, child_id).date_of_birth = None
    assert pathway(store, child_id, date(2026, 3, 10)) is None
