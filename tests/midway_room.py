"""A child whose review was completed six weeks ago: three decisions, people, wishes, and the officer. Real records."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from iro_desktop.actions.officers import keep_officer
from iro_desktop.models.care import Episode
from iro_desktop.models.child import Child, ChildPreferences, Home, preferences_id
from iro_desktop.models.ids import imported_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Decision, Mode, Review, ReviewStatus
from iro_desktop.models.working_days import bundled_bank_holidays

LONDON = ZoneInfo("Europe/London")
REVIEW_ON = date(2026, 3, 12)
DUE_ON = date(2026, 4, 23)
"""Six weeks after, a Thursday."""
NOW = datetime(2026, 4, 21, 10, 0, tzinfo=LONDON)
TODAY = NOW.date()
BANK_HOLIDAYS = bundled_bank_holidays()
STREET = "4 Thistle Row"


@dataclass(frozen=True, kw_only=True)
class Midway:
    """The ids a test asks for."""

    child_id: UUID
    review_id: UUID
    decisions: tuple[UUID, ...]
    people: dict[str, UUID] = field(default_factory=dict)


def add_midway(
    session: Session, *, number: str = "0007337", known_as: str = "Wren", sends_sheet: bool = True
) -> Midway:
    """The review, its decisions still open, and nothing of the check yet."""
    keep_officer(session, name="Maren Ostrowe", known_as="Maren", telephone="07700 900133")
    child_id = imported_id("TEST", number, "child")
    session.add(
        Child(
            id=child_id,
            council="TEST",
            council_child_id=number,
            known_as=known_as,
            family_name="Hollis",
            date_of_birth=date(2013, 5, 3),
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
    session.add(Home(child_id=child_id, from_on=date(2025, 5, 14), with_whom="Jan", address=STREET, postcode="QX9 1ZZ"))
    session.add(
        ChildPreferences(
            id=preferences_id(child_id),
            child_id=child_id,
            preferred_contact="video call",
            best_time="after school",
            not_times=("not Fridays",),
        )
    )
    review = Review(
        child_id=child_id,
        status=ReviewStatus.COMPLETED,
        planned_on=REVIEW_ON,
        held_on=REVIEW_ON,
        completed_on=REVIEW_ON,
        decisions_sent_on=date(2026, 3, 16) if sends_sheet else None,
        participation_code="PN1",
        mode=Mode.IN_PERSON,
    )
    session.add(review)
    session.flush()
    people = _people(session, child_id)
    return Midway(child_id=child_id, review_id=review.id, decisions=_decisions(session, review, people), people=people)


def _people(session: Session, child_id: UUID) -> dict[str, UUID]:
    people = [
        Person(child_id=child_id, name="Jan Ellery", said_as="Jan", role=PersonRole.CARER),
        Person(child_id=child_id, name="Dana Hollis", said_as="Mum", role=PersonRole.PARENT),
        Person(child_id=child_id, name="Priya Green", role=PersonRole.SOCIAL_WORKER, since_on=date(2025, 6, 1)),
        Person(child_id=child_id, name="Amina Shah", role=PersonRole.TEAM_MANAGER),
    ]
    session.add_all(people)
    session.flush()
    return {person.name: person.id for person in people}


def _decisions(session: Session, review: Review, people: dict[str, UUID]) -> tuple[UUID, ...]:
    rows = (
        (
            "Life story book, the last two parts",
            "Priya will finish your book with you.",
            "Priya Green",
            date(2026, 4, 10),
        ),
        ("Family time with brother, monthly", "Priya will set up calls with Tom.", "Priya Green", date(2026, 4, 3)),
        ("Join the drama group", "Jan will take you to the drama group.", "Jan Ellery", date(2026, 5, 1)),
    )
    decisions = [
        Decision(
            child_id=review.child_id,
            review_id=review.id,
            number=number,
            wording=wording,
            child_wording=child_wording,
            owner_name=owner,
            owner_person_id=people[owner],
            due_on=due_on,
        )
        for number, (wording, child_wording, owner, due_on) in enumerate(rows, start=1)
    ]
    session.add_all(decisions)
    session.flush()
    return tuple(one.id for one in decisions)
