"""Two officers who carry over the same decision offline, or decide on the same request: one decision comes of it."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from iro_desktop.actions.decision_origins import carry_over, decide_on_request
from iro_desktop.actions.requests import add_request
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from tests import factories
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World

LAST_TIME, TODAY = date(2025, 9, 12), date(2026, 3, 10)


def two_reviews(world: World) -> tuple[tuple[Laptop, Laptop], UUID, UUID, UUID]:
    """Both laptops know an open decision of last time, and a request made today: review, decision, request."""
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        last = Review(child_id=child.id, held_on=LAST_TIME, status=ReviewStatus.COMPLETED)
        today = Review(child_id=child.id, held_on=TODAY, status=ReviewStatus.IN_PROGRESS)
        session.add_all((child, last, today))
        old = Decision(child_id=child.id, review_id=last.id, number=1, wording="Life story book")
        session.add(old)
        session.flush()
        request_id = add_request(session, today.id, asked="Learn the drums")
        review_id, decision_id = today.id, old.id
    ruth.sync()
    farah.sync()
    return (ruth, farah), review_id, decision_id, request_id


def wordings(laptop: Laptop, review_id: UUID) -> list[str]:
    with laptop.store.reading() as session:
        there = select(Decision.wording).where(Decision.review_id == review_id, Decision.deleted_at.is_(None))
        return list(session.scalars(there))


def test_a_decision_carried_over_on_two_laptops_is_said_once(world: World) -> None:
    laptops, review_id, decision_id, _ = two_reviews(world)
    for laptop in laptops:
        with laptop.store.transaction() as session:
            carry_over(session, review_id, decision_id, on=TODAY)

    world.quieten()

    for laptop in laptops:
        assert wordings(laptop, review_id) == ["Life story book"]
        assert laptop.questions() == []
        with laptop.store.reading() as session:
            assert session.get_one(Decision, decision_id).status is DecisionStatus.OVERTAKEN
    check_quiet_world(world)


def test_a_request_decided_on_by_two_laptops_is_one_decision(world: World) -> None:
    laptops, review_id, _, request_id = two_reviews(world)
    for laptop in laptops:
        with laptop.store.transaction() as session:
            decide_on_request(session, request_id)

    world.quieten()

    for laptop in laptops:
        assert wordings(laptop, review_id) == ["Learn the drums"]
        assert laptop.questions() == []
    check_quiet_world(world)
