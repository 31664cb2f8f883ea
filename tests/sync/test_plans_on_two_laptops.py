"""Two officers who prepare the same review offline: one check of the plan, and nothing of either is lost."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from iro_desktop.actions.plan_checks import answer_plan_question, record_plan_received
from iro_desktop.actions.review_kinds import move_review
from iro_desktop.models.adjournment import RearrangementReason
from iro_desktop.models.plan_checks import CarePlanCheck
from iro_desktop.models.review import Review
from iro_desktop.queries.plan_checks import PlanQuestion, care_plan_seen
from iro_desktop.queries.review_kinds import moves_of
from iro_desktop.store.store import Session
from tests import factories
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World

TODAY = date(2026, 3, 2)


def do(laptop: Laptop, act: Callable[[Session], object]) -> None:
    with laptop.store.transaction() as session:
        act(session)


def planned(world: World) -> tuple[Laptop, Laptop, UUID]:
    """A review that both laptops know."""
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        review = Review(child_id=child.id, planned_on=date(2026, 3, 10))
        session.add_all((child, review))
        review_id = review.id
    ruth.sync()
    farah.sync()
    return ruth, farah, review_id


def test_two_officers_who_look_at_the_same_plan_fill_one_check(world: World) -> None:
    ruth, farah, review_id = planned(world)
    do(ruth, lambda s: record_plan_received(s, review_id, received=True, on=TODAY, today=TODAY))
    do(ruth, lambda s: answer_plan_question(s, review_id, question=PlanQuestion.IDENTITY, answer=False))
    do(farah, lambda s: answer_plan_question(s, review_id, question=PlanQuestion.HEALTH, answer=True))

    world.quieten()

    for laptop in (ruth, farah):
        assert laptop.questions() == []
        with laptop.store.reading() as session:
            assert len(session.scalars(select(CarePlanCheck)).all()) == 1
            seen = care_plan_seen(session, review_id)
        assert (seen.present, seen.received_on) == (True, TODAY)
        assert (seen.answers[PlanQuestion.IDENTITY], seen.answers[PlanQuestion.HEALTH]) == (False, True)
    check_quiet_world(world)


def test_two_moves_of_one_review_are_both_kept_and_a_person_is_asked_which_day_counts(world: World) -> None:
    ruth, farah, review_id = planned(world)

    def to(on: date, reason: RearrangementReason) -> Callable[[Session], object]:
        return lambda session: move_review(
            session, review_id, to_on=on, reason=reason, today=TODAY, latest_lawful=date(2026, 3, 12)
        )

    do(ruth, to(date(2026, 3, 11), RearrangementReason.PLAN_NOT_READY))
    do(farah, to(date(2026, 3, 12), RearrangementReason.CHILD_ASKED))

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            assert {move.to_on for move in moves_of(session, review_id)} == {date(2026, 3, 11), date(2026, 3, 12)}
        (asked,) = laptop.questions()
        assert {asked.theirs, asked.mine} == {"2026-03-11", "2026-03-12"}
    check_quiet_world(world)
