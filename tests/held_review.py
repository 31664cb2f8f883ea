"""A child whose review was held, with all that a letter is made from: real records in a real store."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.children import PreferencesChange, change_preferences
from iro_desktop.actions.letters import put_words_in, save_section
from iro_desktop.actions.meetings import add_attendance, add_note, begin_meeting, save_note
from iro_desktop.actions.officers import keep_help_line, keep_officer
from iro_desktop.models.child import AgeBand, Child, Home
from iro_desktop.models.ids import companion_id, imported_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Attended, Decision, Mode, NoteKind, Review
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.letters import Studio, studio

HELD_ON = date(2026, 3, 10)
TODAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
BANK_HOLIDAYS = bundled_bank_holidays()
TYPED = {
    "opening": "Thank you for the tour of your den. I still have leaves in my hair.",
    "going_well": "You built a den with four rooms. You walked Kit to school when he was scared of the dog.",
    "ending": "I am practising my crawling.",
}


@dataclass(frozen=True)
class HeldReview:
    """The ids a test asks for."""

    child_id: UUID
    review_id: UUID
    words_id: UUID
    decisions: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What a test may want otherwise."""

    known_as: str | None = "Pip"
    born_on: date | None = date(2016, 1, 20)
    reading_band: AgeBand | None = None
    place: str | None = "the library"
    next_review_on: date | None = date(2026, 9, 3)
    plan: str | None = "The plan is for you to live with Ada and Joss until you are grown up."
    officer_phone: str | None = "01632 960133"
    homes: tuple[Home, ...] = field(default=())
    people: tuple[Person, ...] = field(default=())


def add_held_review(session: Session, about: Circumstances | None = None) -> HeldReview:
    """A child, the people around them, a meeting that was held, words, and three decisions that lack nothing."""
    about = about or Circumstances()
    child = Child(
        id=imported_id("TEST", "0007337", "child"),
        council="TEST",
        council_child_id="0007337",
        known_as=about.known_as,
        date_of_birth=about.born_on,
        animal="hedgehog",
        colour="sand",
    )
    session.add(child)
    if about.reading_band is not None:
        change_preferences(session, child.id, PreferencesChange(reading_band=about.reading_band), on=HELD_ON)
    keep_officer(session, name="Maren Ostrowe", known_as="Maren", telephone=about.officer_phone)
    keep_help_line(session, kind="advocate", name="Bea", telephone="08081 570112", at=NOON)
    for role, name, said_as in (
        (PersonRole.CARER, "Ada Pell", "Ada"),
        (PersonRole.CARER, "Joss Pell", "Joss"),
        (PersonRole.SOCIAL_WORKER, "Tunde Akande", "Tunde"),
    ):
        session.add(Person(child_id=child.id, name=name, role=role, said_as=said_as, comes_to_reviews=True))
    for record in (*about.homes, *about.people):
        record.child_id = child.id
        session.add(record)
    review = Review(
        child_id=child.id, planned_on=HELD_ON, planned_time=time(16), place=about.place, mode=Mode.IN_PERSON
    )
    review.plan_for_home, review.next_review_on = about.plan, about.next_review_on
    session.add(review)
    session.flush()
    begin_meeting(session, review.id, on=HELD_ON, at=time(16))
    add_attendance(session, review.id, name="Mum", attended=Attended.DID_NOT_COME)
    note = add_note(session, review.id, kind=NoteKind.CHILDS_WORDS)
    save_note(session, note, text="“I want Nan to see my den.”")
    decisions = [
        Decision(
            child_id=child.id,
            review_id=review.id,
            number=number,
            wording=adult,
            child_wording=childs,
            owner_name=owner,
            owner_role=role,
            due_on=due_on,
        )
        for number, adult, childs, owner, role, due_on in (
            (1, "Arrange family time with grandmother", "Tunde will take you to see Nan.", "Tunde", "social worker",
             date(2026, 4, 4)),
            (2, "Enrol in climbing club", "Joss will sign you up for climbing club", "Joss", "foster carer",
             date(2026, 3, 25)),
            (3, "IRO to obtain date of dental referral", "I will find out when you see the dentist.", "Me", "IRO",
             date(2026, 3, 31)),
        )
    ]  # fmt: skip
    session.add_all(decisions)
    session.flush()
    return HeldReview(child.id, review.id, companion_id(note, "words"), tuple(one.id for one in decisions))


def write_everything(session: Session, letter_id: UUID, words_id: UUID) -> None:
    """Answer every question of the letter and put the child's words in: it may be finished."""
    for key, text in TYPED.items():
        save_section(session, letter_id, key, text=text)
    put_words_in(session, letter_id, words_id)


def look_at(session: Session, letter_id: UUID, today: date = TODAY) -> Studio:
    return studio(session, letter_id, today=today, bank_holidays=BANK_HOLIDAYS)
