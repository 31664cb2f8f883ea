"""A child whose third review is to be held, with an agenda, people and the decisions of last time: real records."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.children import PreferencesChange, change_preferences
from iro_desktop.actions.meetings import begin_meeting
from iro_desktop.actions.officers import keep_officer
from iro_desktop.actions.permanence import choose_permanence_plans, say_plan_for_home
from iro_desktop.actions.reviews import add_agenda_item, plan_review
from iro_desktop.models.care import Episode, ReturnCoverage
from iro_desktop.models.child import Child
from iro_desktop.models.ids import imported_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Decision, DecisionStatus, Mode, PermanencePlan, Review, ReviewStatus
from iro_desktop.models.working_days import bundled_bank_holidays

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 11, 21, tzinfo=UTC)
BANK_HOLIDAYS = bundled_bank_holidays()
LAST_REVIEW = date(2025, 9, 12)


@dataclass(frozen=True, kw_only=True)
class Room:
    """The ids a test asks for."""

    child_id: UUID
    review_id: UUID
    agenda: tuple[UUID, ...]
    last_decisions: tuple[UUID, ...]
    people: dict[str, UUID] = field(default_factory=dict)


def add_room(
    session: Session,
    *,
    begun: bool = True,
    known_as: str | None = "Wren",
    born_on: date | None = date(2017, 5, 3),
    files: bool = True,
) -> Room:
    """Everything before the notes. `files` False leaves out what the clock is counted from."""
    keep_officer(session, name="Maren Ostrowe", known_as="Maren")
    child_id = imported_id("TEST", "0007337", "child")
    session.add(
        Child(
            id=child_id,
            council="TEST",
            council_child_id="0007337",
            known_as=known_as,
            date_of_birth=born_on,
            animal="fox",
            colour="apricot",
        )
    )
    session.add(
        Episode(
            child_id=child_id,
            started_on=date(2025, 5, 14),
            reason_new_episode="S",
            legal_status="C2",
            placement_type="U4",
        )
    )
    if files:
        for year in (2025, 2026):
            session.add(ReturnCoverage(council="TEST", table="reviews", year_ending=year, rows_read=2))
    last_decisions = _reviews_before(session, child_id)
    people = _people(session, child_id)
    change_preferences(session, child_id, PreferencesChange(not_in_the_room=("Mr Hale",)), on=LAST_REVIEW)
    review_id = plan_review(
        session, child_id, planned_on=TODAY, planned_time=time(11), place="at home", mode=Mode.IN_PERSON
    )
    session.flush()
    agenda = []
    for text, from_child in (("My uncle", True), ("Football", True), ("Health check", False)):
        agenda.append(add_agenda_item(session, review_id, text=text, from_child=from_child))
        session.flush()
    if begun:
        begin_meeting(session, review_id, on=TODAY, at=time(11))
        session.flush()
    return Room(
        child_id=child_id,
        review_id=review_id,
        agenda=tuple(agenda),
        last_decisions=last_decisions,
        people=people,
    )


def settle_home(session: Session, review_id: UUID) -> None:
    """Say which lasting home is planned, as the second review and every later one must before it is closed."""
    choose_permanence_plans(session, review_id, plans=(PermanencePlan.LONG_TERM_FOSTERING,))
    say_plan_for_home(session, review_id, sentence="The plan is that you live with Jan until you are grown up.")
    session.flush()


def _reviews_before(session: Session, child_id: UUID) -> tuple[UUID, ...]:
    for held_on in (date(2025, 6, 10), LAST_REVIEW):
        review = Review(
            child_id=child_id,
            held_on=held_on,
            completed_on=held_on,
            status=ReviewStatus.COMPLETED,
            participation_code="PN1",
        )
        session.add(review)
        session.flush()
    decisions = [
        Decision(child_id=child_id, review_id=review.id, number=1, wording="Bike mended", status=DecisionStatus.DONE),
        Decision(
            child_id=child_id,
            review_id=review.id,
            number=2,
            wording="Life story book",
            owner_name="Jan",
            due_on=date(2025, 12, 1),
        ),
    ]
    session.add_all(decisions)
    session.flush()
    return tuple(one.id for one in decisions)


def _people(session: Session, child_id: UUID) -> dict[str, UUID]:
    people = [
        Person(child_id=child_id, name="Jan Ellery", said_as="Jan", role=PersonRole.CARER, comes_to_reviews=True),
        Person(child_id=child_id, name="Priya Green", role=PersonRole.SOCIAL_WORKER, comes_to_reviews=True),
        Person(child_id=child_id, name="Amina Shah", role=PersonRole.TEAM_MANAGER),
    ]
    session.add_all(people)
    session.flush()
    return {person.name: person.id for person in people}
