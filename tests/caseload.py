"""A small invented caseload on one Thursday in March, for tests of the screens."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from iro_desktop.models.care import Episode, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, Home, preferences_id
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, WithWhom
from iro_desktop.models.ids import imported_id
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Decision, DecisionStatus, Mode, Review, ReviewStatus
from iro_desktop.models.working_days import bundled_bank_holidays

LONDON = ZoneInfo("Europe/London")
TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 8, 14, tzinfo=LONDON)
HOLIDAYS = bundled_bank_holidays()
COUNCIL = "E09000099"


@dataclass
class Caseload:
    """The ids of what was put into the store, by name."""

    children: dict[str, UUID] = field(default_factory=dict)
    reviews: dict[str, UUID] = field(default_factory=dict)
    decisions: dict[str, UUID] = field(default_factory=dict)
    letters: dict[str, UUID] = field(default_factory=dict)
    notes: dict[str, UUID] = field(default_factory=dict)


def fill(session: Session) -> Caseload:
    """Six children: Sam has a review today, Leo and Robyn wait for papers, one has no name yet, one left care."""
    load = Caseload()
    for year in range(2022, 2027):
        session.add(ReturnCoverage(council=COUNCIL, table="reviews", year_ending=year, rows_read=40))
    _sam(session, load)
    _leo(session, load)
    _robyn(session, load)
    _malik(session, load)
    _without_name(session, load)
    _left_care(session, load)
    session.flush()
    return load


def add_child(
    session: Session,
    load: Caseload,
    number: str,
    known_as: str | None,
    *,
    born_on: date,
    animal: str | None = None,
    family_name: str | None = None,
    in_care_since: date | None = None,
) -> UUID:
    """A child with the episode that began their care, if any."""
    child = Child(
        id=imported_id(COUNCIL, number, "child"),
        council=COUNCIL,
        council_child_id=number,
        known_as=known_as,
        family_name=family_name,
        date_of_birth=born_on,
        animal=animal,
    )
    session.add(child)
    load.children[known_as or number] = child.id
    if in_care_since:
        session.add(
            Episode(
                child_id=child.id,
                started_on=in_care_since,
                reason_new_episode="S",
                legal_status="C2",
                placement_type="U6",
            )
        )
    return child.id


def add_review(
    session: Session,
    load: Caseload,
    name: str,
    child_id: UUID,
    *,
    held_on: date | None = None,
    planned_on: date | None = None,
    planned_time: time | None = None,
    place: str | None = None,
    code: str = "PN1",
) -> UUID:
    """A review that was held and closed on a day, or one that is planned."""
    review = Review(
        child_id=child_id,
        status=ReviewStatus.COMPLETED if held_on else ReviewStatus.PLANNED,
        planned_on=planned_on or held_on,
        planned_time=planned_time,
        held_on=held_on,
        completed_on=held_on,
        participation_code=code if held_on else None,
        mode=Mode.IN_PERSON,
        place=place,
    )
    session.add(review)
    load.reviews[name] = review.id
    return review.id


def add_decision(
    session: Session,
    load: Caseload,
    name: str,
    *,
    child_id: UUID,
    review_id: UUID,
    wording: str,
    owner: str,
    due_on: date,
    number: int = 1,
    status: DecisionStatus = DecisionStatus.OPEN,
) -> UUID:
    decision = Decision(
        child_id=child_id,
        review_id=review_id,
        number=number,
        wording=wording,
        child_wording=wording,
        owner_name=owner,
        due_on=due_on,
        status=status,
    )
    session.add(decision)
    load.decisions[name] = decision.id
    return decision.id


def _finished_letter(session: Session, load: Caseload, name: str, child_id: UUID, review_id: UUID, *, on: date) -> None:
    letter = Letter(
        child_id=child_id,
        review_id=review_id,
        template="review_8_11",
        title="After your meeting",
        age_band=AgeBand.FROM_8_TO_11,
        status=LetterStatus.FINISHED,
        written_on=on,
        finished_at=datetime.combine(on, time(15), LONDON),
    )
    session.add(letter)
    load.letters[name] = letter.id


def _sam(session: Session, load: Caseload) -> None:
    sam = add_child(
        session,
        load,
        "0000401",
        "Sam",
        born_on=date(2017, 6, 2),
        animal="fox",
        family_name="Glennon",
        in_care_since=date(2025, 5, 16),
    )
    tom = add_child(
        session, load, "0000402", "Tom", born_on=date(2014, 9, 1), animal="owl", in_care_since=date(2025, 5, 16)
    )
    session.add(
        Home(
            child_id=sam,
            from_on=date(2025, 5, 16),
            with_whom="Jan and Mike",
            kind_in_words="foster carers",
            town="Luton",
            address="4 Thistle Row",
            out_of_borough=True,
        )
    )
    session.add(
        ChildPreferences(
            id=preferences_id(sam),
            child_id=sam,
            likes=("video calls", "drawing"),
            not_times=("not Fridays",),
            not_in_the_room=("Mr H.",),
            reading_words="7 to 9",
        )
    )
    session.add(
        Person(
            child_id=sam,
            name="Tom Glennon",
            role=PersonRole.BROTHER_OR_SISTER,
            role_in_words="brother",
            other_child_id=tom,
        )
    )
    session.add(
        Person(child_id=sam, name="Priya Green", role=PersonRole.SOCIAL_WORKER, team="Team 4", telephone="01632 960111")
    )
    first = add_review(session, load, "Sam's first", sam, held_on=date(2025, 6, 12), place="at home")
    second = add_review(session, load, "Sam's second", sam, held_on=date(2025, 9, 12), place="at home")
    _finished_letter(session, load, "Sam's first", sam, first, on=date(2025, 6, 27))
    _finished_letter(session, load, "Sam's second", sam, second, on=date(2025, 9, 29))
    add_review(
        session,
        load,
        "Sam's third",
        sam,
        planned_on=TODAY,
        planned_time=time(11),
        place="at home with Jan and Mike",
    )
    for number, (name, wording, owner, due_on) in enumerate(
        (
            ("book", "Life story book, the last two parts", "Priya Green", date(2026, 3, 27)),
            ("dentist", "Dentist", "Jan", date(2026, 2, 28)),
        ),
        start=1,
    ):
        add_decision(
            session,
            load,
            name,
            child_id=sam,
            review_id=second,
            wording=wording,
            owner=owner,
            due_on=due_on,
            number=number,
        )
    text = _talk(session, load, "Sam's text", sam, on=date(2026, 3, 10), at=time(16, 5), channel=Channel.TEXT)
    text.text = "“Can we talk about my uncle first?”"
    session.add(
        ChildsWords(
            child_id=sam,
            words="Can we talk about my uncle first?",
            said_on=date(2026, 3, 10),
            said_at=time(16, 5),
            how="by text",
            consultation_id=text.id,
        )
    )
    ready = _talk(session, load, "got ready", sam, on=date(2026, 3, 4), at=time(16), channel=Channel.VIDEO)
    ready.text = "Sam made his own agenda: uncle, football club, school trip. He will show me the new bike."
    tried = _talk(session, load, "tried", sam, on=date(2026, 2, 27), at=time(15), channel=Channel.TRIED_NO_ANSWER)
    tried.text = "Sent a text instead."
    folded = _talk(session, load, "folded", sam, on=date(2026, 1, 30), at=time(10), channel=Channel.CALL)
    folded.text, folded.folded_as, folded.with_whom = (
        "What the police told the team.",
        "about harm",
        WithWhom.SOCIAL_WORKER,
    )


def _leo(session: Session, load: Caseload) -> None:
    leo = add_child(
        session, load, "0000403", "Leo", born_on=date(2019, 11, 20), animal="frog", in_care_since=date(2024, 1, 10)
    )
    add_review(session, load, "Leo's first", leo, held_on=date(2024, 2, 2))
    add_review(session, load, "Leo's second", leo, held_on=date(2024, 4, 30))
    add_review(session, load, "Leo's third", leo, held_on=date(2024, 10, 25))
    add_review(session, load, "Leo's fourth", leo, held_on=date(2025, 9, 8))
    # Only the papers of the last review are asked for.
    add_review(session, load, "Leo's last", leo, held_on=date(2026, 3, 6))


def _robyn(session: Session, load: Caseload) -> None:
    robyn = add_child(
        session, load, "0000404", "Robyn", born_on=date(2015, 7, 30), animal="robin", in_care_since=date(2025, 7, 1)
    )
    add_review(session, load, "Robyn's first", robyn, held_on=date(2025, 7, 25))
    add_review(session, load, "Robyn's second", robyn, held_on=date(2025, 10, 20))
    last = add_review(session, load, "Robyn's last", robyn, held_on=date(2026, 3, 2))
    sent = session.get(Review, last)
    assert sent is not None
    sent.decisions_sent_on = date(2026, 3, 5)
    letter = Letter(
        child_id=robyn,
        review_id=last,
        template="review_8_11",
        title="After your meeting",
        age_band=AgeBand.FROM_8_TO_11,
    )
    session.add(letter)
    session.add(
        LetterSection(
            child_id=robyn,
            letter_id=letter.id,
            key="opening",
            position=1,
            kind="prose",
            text="Dear Robyn, thank you for telling me about the robins in your garden, and for saying so clearly why "
            "Thursdays are hard.",
        )
    )
    load.letters["Robyn's draft"] = letter.id
    for on in (date(2026, 3, 10), date(2026, 3, 11)):
        note = _talk(session, load, f"unfinished {on}", robyn, on=on, at=time(9), channel=Channel.CALL)
        note.text, note.done = "She said the bus", False


def _malik(session: Session, load: Caseload) -> None:
    malik = add_child(
        session, load, "0000405", "Malik", born_on=date(2014, 3, 14), animal="whale", in_care_since=date(2025, 3, 3)
    )
    session.add(UnaccompaniedStatus(child_id=malik))
    add_review(session, load, "Malik's first", malik, held_on=date(2025, 3, 26))
    second = add_review(session, load, "Malik's second", malik, held_on=date(2025, 6, 20))
    third = add_review(session, load, "Malik's third", malik, held_on=date(2025, 9, 25))
    _finished_letter(session, load, "Malik's third", malik, third, on=date(2025, 10, 9))
    add_review(
        session,
        load,
        "Malik's next",
        malik,
        planned_on=date(2026, 3, 17),
        planned_time=time(15, 30),
        place="the youth club",
    )
    add_decision(
        session,
        load,
        "Malik's glasses",
        child_id=malik,
        review_id=third,
        wording="New glasses",
        owner="Hana",
        due_on=date(2026, 3, 20),
    )
    add_decision(
        session,
        load,
        "Malik's bike",
        child_id=malik,
        review_id=second,
        wording="Bike helmet",
        owner="Hana",
        due_on=date(2025, 8, 1),
        status=DecisionStatus.DONE,
    )


def _without_name(session: Session, load: Caseload) -> None:
    add_child(session, load, "0007337", None, born_on=date(2009, 1, 4), in_care_since=date(2026, 2, 18))


def _left_care(session: Session, load: Caseload) -> None:
    gone = add_child(session, load, "0000406", "Asha", born_on=date(2008, 2, 1), animal="owl")
    session.add(
        Episode(
            child_id=gone,
            started_on=date(2022, 5, 1),
            reason_new_episode="S",
            legal_status="C2",
            placement_type="U6",
            ended_on=date(2026, 2, 1),
            reason_ended="E7",
        )
    )


def _talk(
    session: Session, load: Caseload, name: str, child_id: UUID, *, on: date, at: time, channel: Channel
) -> Consultation:
    note = Consultation(child_id=child_id, happened_on=on, happened_at=at, channel=channel, done=True)
    session.add(note)
    load.notes[name] = note.id
    return note
