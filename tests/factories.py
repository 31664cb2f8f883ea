"""One small record of each kind, with invented people. A test passes in what it is about, and no more."""

from collections.abc import Callable, Mapping
from datetime import date, time
from uuid import UUID

from iro_desktop.models.care import AdoptionPlacement, Episode, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, Home, preferences_id
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.ids import imported_id, new_id
from iro_desktop.models.letter import Letter, LetterSection
from iro_desktop.models.people import HelpLine, Officer, Person, PersonRole
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.review import AgendaItem, Attendance, Decision, Meeting, MeetingNote, Review

COUNCIL = "E09000099"
"""A council that does not exist."""


def child(*, council_child_id: str = "0007337", known_as: str | None = "Maya") -> Child:
    return Child(
        id=imported_id(COUNCIL, council_child_id, "child"),
        council=COUNCIL,
        council_child_id=council_child_id,
        known_as=known_as,
        family_name="Larkwood",
        date_of_birth=date(2014, 5, 3),
    )


def preferences(child_id: UUID) -> ChildPreferences:
    return ChildPreferences(
        id=preferences_id(child_id), child_id=child_id, likes=("drawing", "video calls"), not_times=("not Fridays",)
    )


def home(child_id: UUID, *, town: str = "Brackenford") -> Home:
    return Home(
        child_id=child_id,
        from_on=date(2024, 2, 9),
        with_whom="Jan and Mike",
        kind_in_words="foster carers",
        town=town,
        address="4 Thistle Row",
        withheld_from=("Darren Pike",),
    )


def episode(child_id: UUID) -> Episode:
    return Episode(child_id=child_id, started_on=date(2024, 2, 9), reason_new_episode="S", legal_status="C2")


def unaccompanied_status(child_id: UUID) -> UnaccompaniedStatus:
    return UnaccompaniedStatus(child_id=child_id, sex="F", ceased_on=date(2032, 5, 3))


def adoption_placement(child_id: UUID) -> AdoptionPlacement:
    return AdoptionPlacement(child_id=child_id, decided_on=date(2025, 1, 20))


def return_coverage() -> ReturnCoverage:
    return ReturnCoverage(council=COUNCIL, table="episodes", year_ending=2026, rows_read=412)


def person(child_id: UUID, *, name: str = "Rosa Okafor") -> Person:
    return Person(child_id=child_id, name=name, role=PersonRole.GRANDPARENT, said_as="Gran")


def officer() -> Officer:
    return Officer(name="Ruth Hargreave", known_as="Ruth")


def help_line() -> HelpLine:
    return HelpLine(name="Winston", kind="advocate", telephone="01632 960123")


def review(child_id: UUID) -> Review:
    return Review(child_id=child_id, planned_on=date(2026, 3, 12), planned_time=time(15, 30), place="the library")


def meeting(child_id: UUID, review_id: UUID) -> Meeting:
    return Meeting(child_id=child_id, review_id=review_id, held_on=date(2026, 3, 12), started_at=time(15, 35))


def agenda_item(child_id: UUID, review_id: UUID, *, text: str = "My bedroom") -> AgendaItem:
    return AgendaItem(child_id=child_id, review_id=review_id, position=1, text=text)


def meeting_note(child_id: UUID, review_id: UUID, *, text: str = "School is going well.") -> MeetingNote:
    return MeetingNote(child_id=child_id, review_id=review_id, meeting_id=new_id(), position=1, text=text)


def attendance(child_id: UUID, review_id: UUID) -> Attendance:
    return Attendance(child_id=child_id, review_id=review_id, meeting_id=new_id(), name="Gran")


def decision(child_id: UUID, review_id: UUID, *, wording: str = "Weekly calls with Nana will be arranged.") -> Decision:
    return Decision(
        child_id=child_id,
        review_id=review_id,
        number=1,
        wording=wording,
        child_wording="You can ring Nana every Sunday.",
        owner_name="Tom Ferris",
        due_on=date(2026, 4, 1),
    )


def consultation(child_id: UUID, *, text: str = "Maya showed me her drawings.") -> Consultation:
    return Consultation(child_id=child_id, happened_on=date(2026, 3, 2), happened_at=time(16, 5), text=text)


def childs_words(child_id: UUID, *, words: str = "I want my own door key.") -> ChildsWords:
    return ChildsWords(child_id=child_id, words=words, said_on=date(2026, 3, 2))


def letter(child_id: UUID) -> Letter:
    return Letter(child_id=child_id, template="after_review", title="After your review", age_band=AgeBand.FROM_8_TO_11)


def letter_section(child_id: UUID, letter_id: UUID, *, text: str = "It was good to see you.") -> LetterSection:
    return LetterSection(child_id=child_id, letter_id=letter_id, key="opening", position=1, kind="prose", text=text)


FACTORIES: Mapping[type[SyncedRecord], Callable[[UUID], SyncedRecord]] = {
    Child: lambda _: child(),
    ChildPreferences: preferences,
    Home: home,
    Episode: episode,
    UnaccompaniedStatus: unaccompanied_status,
    AdoptionPlacement: adoption_placement,
    ReturnCoverage: lambda _: return_coverage(),
    Person: person,
    Officer: lambda _: officer(),
    HelpLine: lambda _: help_line(),
    Review: review,
    Meeting: lambda child_id: meeting(child_id, new_id()),
    AgendaItem: lambda child_id: agenda_item(child_id, new_id()),
    MeetingNote: lambda child_id: meeting_note(child_id, new_id()),
    Attendance: lambda child_id: attendance(child_id, new_id()),
    Decision: lambda child_id: decision(child_id, new_id()),
    Consultation: consultation,
    ChildsWords: childs_words,
    Letter: letter,
    LetterSection: lambda child_id: letter_section(child_id, new_id()),
}
"""How to make one of each, given the child it is about."""
