"""Two officers with the same review offline: adjourned twice is adjourned once, and what differs is asked about."""

from collections.abc import Callable
from datetime import date, time
from uuid import UUID

from sqlalchemy import select

from iro_desktop.actions.adjourning import AdjournmentDetails, adjourn, keep_direction
from iro_desktop.actions.invitations import answer_invitation, invite
from iro_desktop.actions.meetings import begin_meeting
from iro_desktop.actions.topics import set_topic
from iro_desktop.models.adjournment import Adjournment, AdjournmentReason, Direction
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation, InvitationAnswer
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Meeting, Review
from iro_desktop.models.topics import Topic, TopicCovered, TopicState
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.store.store import Session
from tests import factories
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World

HELD_ON = date(2026, 3, 10)


def do(laptop: Laptop, act: Callable[[Session], object]) -> None:
    with laptop.store.transaction() as session:
        act(session)


def begun(world: World) -> tuple[Laptop, Laptop, UUID]:
    """A review whose first meeting both laptops know, and two people around the child."""
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        review = Review(child_id=child.id, planned_on=HELD_ON)
        parent = Person(child_id=child.id, name="Dana Marlow", role=PersonRole.PARENT)
        carer = Person(child_id=child.id, name="Jan Holt", role=PersonRole.CARER)
        session.add_all((child, review, parent, carer))
        session.flush()
        begin_meeting(session, review.id, on=HELD_ON, at=time(15))
        review_id = review.id
    ruth.sync()
    farah.sync()
    return ruth, farah, review_id


def adjourned_for(reason: AdjournmentReason, review_id: UUID) -> Callable[[Session], object]:
    details = AdjournmentDetails(reason=reason, resumes_on=date(2026, 3, 26))
    return lambda s: adjourn(s, review_id, details, on=HELD_ON, bank_holidays=bundled_bank_holidays())


def test_a_review_adjourned_on_two_laptops_is_adjourned_once_and_both_reasons_are_kept_as_a_question(
    world: World,
) -> None:
    ruth, farah, review_id = begun(world)
    do(ruth, adjourned_for(AdjournmentReason.PLAN_NOT_SHARED, review_id))
    do(farah, adjourned_for(AdjournmentReason.INTERPRETER_DID_NOT_COME, review_id))

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            assert len(session.scalars(select(Adjournment)).all()) == 1
        (question,) = laptop.questions()
        assert (question.kind, question.field) == ("adjournment", "reason")
        assert {question.mine, question.theirs} == {"plan_not_shared", "interpreter_did_not_come"}
    check_quiet_world(world)


def test_once_a_person_has_said_which_reason_counts_both_laptops_show_it(world: World) -> None:
    ruth, farah, review_id = begun(world)
    do(ruth, adjourned_for(AdjournmentReason.PLAN_NOT_SHARED, review_id))
    do(farah, adjourned_for(AdjournmentReason.INTERPRETER_DID_NOT_COME, review_id))
    world.quieten()

    ruth.settle(ruth.questions()[0].conflict_id, str(AdjournmentReason.PLAN_NOT_SHARED))
    world.quieten()

    for laptop in (ruth, farah):
        assert laptop.questions() == []
        with laptop.store.reading() as session:
            found = session.get_one(Adjournment, companion_id(review_id, "adjournment"))
            assert found.reason is AdjournmentReason.PLAN_NOT_SHARED
    check_quiet_world(world)


def test_directions_of_both_laptops_stand_beside_each_other(world: World) -> None:
    ruth, farah, review_id = begun(world)
    for laptop, action in ((ruth, "Book an interpreter"), (farah, "Read the plan together")):
        do(laptop, adjourned_for(AdjournmentReason.INTERPRETER_DID_NOT_COME, review_id))

        def add(session: Session, words: str = action) -> None:
            session.flush()
            keep_direction(session, review_id, action=words)

        do(laptop, add)

    world.quieten()

    for laptop in (ruth, farah):
        assert laptop.questions() == []
        with laptop.store.reading() as session:
            actions = set(session.scalars(select(Direction.action)))
            assert actions == {"Book an interpreter", "Read the plan together"}
    check_quiet_world(world)


def test_topics_and_invitations_written_on_two_laptops_come_together_without_a_question(world: World) -> None:
    ruth, farah, review_id = begun(world)

    def asked(role: PersonRole, answer: InvitationAnswer) -> Callable[[Session], object]:
        def act(session: Session) -> None:
            person = session.scalars(select(Person).where(Person.role == role)).one()
            invite(session, review_id, person_ids=[person.id], on=date(2026, 2, 9))
            session.flush()
            answer_invitation(session, review_id, person_id=person.id, answer=answer, on=date(2026, 2, 12))

        return act

    do(ruth, lambda s: set_topic(s, review_id, Topic.HEALTH, state=TopicState.DISCUSSED))
    do(ruth, lambda s: set_topic(s, review_id, Topic.HOME, state=TopicState.DISCUSSED))
    do(ruth, asked(PersonRole.PARENT, InvitationAnswer.BY_VIDEO))
    do(farah, lambda s: set_topic(s, review_id, Topic.IMMIGRATION, state=TopicState.NOT_NEEDED))
    do(farah, lambda s: set_topic(s, review_id, Topic.HOME, state=TopicState.DISCUSSED))
    do(farah, asked(PersonRole.CARER, InvitationAnswer.COMING))

    world.quieten()

    for laptop in (ruth, farah):
        assert laptop.questions() == []
        with laptop.store.reading() as session:
            topics = {one.topic: one.state for one in session.scalars(select(TopicCovered))}
            answers = {one.name: one.answer for one in session.scalars(select(Invitation))}
            assert len(session.scalars(select(Meeting)).all()) == 1
        assert topics == {
            Topic.HEALTH: TopicState.DISCUSSED,
            Topic.HOME: TopicState.DISCUSSED,
            Topic.IMMIGRATION: TopicState.NOT_NEEDED,
        }
        assert answers == {
            "Dana Marlow": InvitationAnswer.BY_VIDEO,
            "Jan Holt": InvitationAnswer.COMING,
        }
    check_quiet_world(world)
