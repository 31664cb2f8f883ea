"""Two officers who close the same review offline: one review, one next review, and a question where they differ."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.closing import close_review, reopen_review
from iro_desktop.actions.permanence import explain_no_permanence_plan
from iro_desktop.actions.reviews import plan_next_review
from iro_desktop.actions.taking_part import set_participation
from iro_desktop.models.participation import ParticipationAnswers, Presence, Voice
from iro_desktop.models.review import Meeting, Review, ReviewStatus
from tests import factories
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World

HELD, SEPTEMBER, OCTOBER = date(2026, 3, 10), date(2026, 9, 9), date(2026, 9, 4)


def held(world: World) -> tuple[Laptop, Laptop, UUID]:
    """A review whose meeting both laptops know."""
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        review = Review(child_id=child.id, held_on=HELD, status=ReviewStatus.IN_PROGRESS)
        session.add_all((child, review))
        session.add(Meeting(child_id=child.id, review_id=review.id, held_on=HELD))
        review_id = review.id
    ruth.sync()
    farah.sync()
    return ruth, farah, review_id


def close(laptop: Laptop, review_id: UUID, *, next_on: date) -> None:
    answers = ParticipationAnswers(
        born_on=date(2014, 5, 3), review_on=HELD, presence=Presence.IN_THE_ROOM, voice=Voice.SPOKE
    )
    with laptop.store.transaction() as session:
        set_participation(session, review_id, answers)
        explain_no_permanence_plan(session, review_id, reason="The first review")
        plan_next_review(session, review_id, on=next_on)
        session.flush()
        close_review(session, review_id, on=HELD)


@pytest.mark.parametrize("farah_plans", [SEPTEMBER, OCTOBER], ids=["the same day", "another day"])
def test_two_officers_close_one_review_and_plan_one_next_review(world: World, farah_plans: date) -> None:
    ruth, farah, review_id = held(world)
    close(ruth, review_id, next_on=SEPTEMBER)
    close(farah, review_id, next_on=farah_plans)

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            reviews = {one.id: one for one in session.scalars(select(Review)).all()}
        assert len(reviews) == 2
        closed = reviews.pop(review_id)
        assert (closed.status, closed.completed_on) == (ReviewStatus.COMPLETED, HELD)
        (planned,) = reviews.values()
        assert planned.status is ReviewStatus.PLANNED
        asked = {(one.theirs, one.mine) for one in laptop.questions()}
        days = {SEPTEMBER.isoformat(), farah_plans.isoformat()}
        assert all(set(pair) == days for pair in asked)
        assert bool(asked) is (farah_plans != SEPTEMBER)
    check_quiet_world(world)


def test_a_review_opened_again_on_one_laptop_and_read_on_the_other_keeps_the_reason(world: World) -> None:
    ruth, farah, review_id = held(world)
    close(ruth, review_id, next_on=SEPTEMBER)
    world.quieten()
    with farah.store.transaction() as session:
        reopen_review(session, review_id, reason="Dad’s views came late", at=datetime(2026, 3, 16, 9, tzinfo=UTC))

    world.quieten()

    with ruth.store.reading() as session:
        review = session.get_one(Review, review_id)
    assert (review.status, review.reopened_reason) == (ReviewStatus.IN_PROGRESS, "Dad’s views came late")
    check_quiet_world(world)
