"""One small record of each kind, with invented people. A test passes in what it is about, and no more."""

from collections.abc import Callable, Mapping
from datetime import date, time
from uuid import UUID

from iro_desktop.models.adjournment import (
    Adjournment,
    AdjournmentReason,
    Direction,
    Rearrangement,
    RearrangementReason,
)
from iro_desktop.models.attachment import Attachment, AttachmentContent, AttachmentKind
from iro_desktop.models.care import AdoptionPlacement, Episode, LegalStatus, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, Home, preferences_id
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.feedback import DeskReviewConsent, Feedback, FeedbackChannel, FeedbackFrom, Felt
from iro_desktop.models.ids import companion_id, imported_id, new_id
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.letter import Letter, LetterSection
from iro_desktop.models.people import Allocation, HelpLine, Officer, Person, PersonRole, SiblingLink
from iro_desktop.models.plan_checks import CarePlanCheck, CheckKind, PathwayPlanCheck, StatutoryCheck
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.review import AgendaItem, Attendance, Decision, Meeting, MeetingNote, Review
from iro_desktop.models.services import Service, ServiceOffer, Wanted
from iro_desktop.models.settings import ExtraBankHoliday, TimescaleSetting
from iro_desktop.models.topics import Topic, TopicCovered, TopicState
from tests.factories_between import FACTORIES_BETWEEN
from tests.factories_council import FACTORIES_COUNCIL
from tests.factories_safety import FACTORIES_SAFETY
from tests.factories_showing import FACTORIES_SHOWING
from tests.factories_words import FACTORIES_WORDS

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


def legal_status(child_id: UUID) -> LegalStatus:
    return LegalStatus(child_id=child_id, code="C2", from_on=date(2024, 2, 9), conditions="Supervised family time.")


def sibling_link(child_id: UUID, person_id: UUID) -> SiblingLink:
    return SiblingLink(
        id=companion_id(person_id, "sibling"), child_id=child_id, person_id=person_id, live_together=False
    )


def allocation(child_id: UUID) -> Allocation:
    return Allocation(child_id=child_id, officer_name="Ruth Hargreave", from_on=date(2024, 2, 12))


def adjournment(child_id: UUID, review_id: UUID) -> Adjournment:
    return Adjournment(
        id=companion_id(review_id, "adjournment"),
        child_id=child_id,
        review_id=review_id,
        adjourned_on=date(2026, 3, 12),
        reason=AdjournmentReason.INTERPRETER_DID_NOT_COME,
        resumes_on=date(2026, 3, 26),
    )


def direction(child_id: UUID, review_id: UUID) -> Direction:
    return Direction(
        child_id=child_id,
        review_id=review_id,
        adjournment_id=companion_id(review_id, "adjournment"),
        position=1,
        action="Book an interpreter.",
        owner_name="Tom Ferris",
        due_on=date(2026, 3, 20),
    )


def rearrangement(child_id: UUID, review_id: UUID) -> Rearrangement:
    return Rearrangement(
        child_id=child_id,
        review_id=review_id,
        moved_on=date(2026, 3, 2),
        from_on=date(2026, 3, 10),
        to_on=date(2026, 3, 12),
        reason=RearrangementReason.PLAN_NOT_READY,
    )


def invitation(child_id: UUID, review_id: UUID) -> Invitation:
    return Invitation(child_id=child_id, review_id=review_id, name="Gran", invited_on=date(2026, 2, 20))


def care_plan_check(child_id: UUID, review_id: UUID) -> CarePlanCheck:
    return CarePlanCheck(id=companion_id(review_id, "care plan"), child_id=child_id, review_id=review_id, present=True)


def pathway_plan_check(child_id: UUID, review_id: UUID) -> PathwayPlanCheck:
    return PathwayPlanCheck(
        id=companion_id(review_id, "pathway plan"), child_id=child_id, review_id=review_id, plan_a="Stay with Jan."
    )


def topic_covered(child_id: UUID, review_id: UUID) -> TopicCovered:
    return TopicCovered(
        id=companion_id(review_id, f"topic {Topic.EDUCATION}"),
        child_id=child_id,
        review_id=review_id,
        topic=Topic.EDUCATION,
        state=TopicState.DISCUSSED,
    )


def statutory_check(child_id: UUID) -> StatutoryCheck:
    return StatutoryCheck(child_id=child_id, kind=CheckKind.DENTAL, done_on=date(2026, 1, 14))


def childs_request(child_id: UUID, review_id: UUID, *, asked: str = "Can I keep a rabbit?") -> ChildsRequest:
    return ChildsRequest(child_id=child_id, review_id=review_id, asked=asked)


def service_offer(child_id: UUID) -> ServiceOffer:
    return ServiceOffer(child_id=child_id, service=Service.ADVOCACY, offered_on=date(2026, 3, 2), wanted=Wanted.NOT_NOW)


def feedback(child_id: UUID) -> Feedback:
    return Feedback(
        child_id=child_id,
        source=FeedbackFrom.CHILD,
        channel=FeedbackChannel.ON_SCREEN,
        given_on=date(2026, 3, 12),
        felt_heard=Felt.YES,
    )


def desk_review_consent(child_id: UUID) -> DeskReviewConsent:
    return DeskReviewConsent(
        child_id=child_id, given_on=date(2026, 1, 9), given_by="Ann Marlow", childs_wish="I do not need a meeting."
    )


def attachment(child_id: UUID) -> Attachment:
    return Attachment(
        child_id=child_id,
        kind=AttachmentKind.DRAWING,
        name="Maya's garden",
        media_type="image/png",
        size_bytes=4,
        sha256="88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589",
    )


def attachment_content(child_id: UUID, attachment_id: UUID) -> AttachmentContent:
    return AttachmentContent(
        id=companion_id(attachment_id, "content"), child_id=child_id, attachment_id=attachment_id, data="YWJjZA=="
    )


def timescale_setting(*, key: str = "letter") -> TimescaleSetting:
    return TimescaleSetting(
        id=imported_id(COUNCIL, key, "timescale"), council=COUNCIL, key=key, value="10", reason="Agreed in March."
    )


def extra_bank_holiday() -> ExtraBankHoliday:
    return ExtraBankHoliday(council=COUNCIL, day=date(2029, 6, 1), name="A day for the jubilee")


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
    LegalStatus: legal_status,
    SiblingLink: lambda child_id: sibling_link(child_id, new_id()),
    Allocation: allocation,
    Adjournment: lambda child_id: adjournment(child_id, new_id()),
    Direction: lambda child_id: direction(child_id, new_id()),
    Rearrangement: lambda child_id: rearrangement(child_id, new_id()),
    Invitation: lambda child_id: invitation(child_id, new_id()),
    CarePlanCheck: lambda child_id: care_plan_check(child_id, new_id()),
    PathwayPlanCheck: lambda child_id: pathway_plan_check(child_id, new_id()),
    TopicCovered: lambda child_id: topic_covered(child_id, new_id()),
    StatutoryCheck: statutory_check,
    ChildsRequest: lambda child_id: childs_request(child_id, new_id()),
    ServiceOffer: service_offer,
    Feedback: feedback,
    DeskReviewConsent: desk_review_consent,
    Attachment: attachment,
    AttachmentContent: lambda child_id: attachment_content(child_id, new_id()),
    TimescaleSetting: lambda _: timescale_setting(),
    ExtraBankHoliday: lambda _: extra_bank_holiday(),
    **FACTORIES_BETWEEN,
    **FACTORIES_SAFETY,
    **FACTORIES_SHOWING,
    **FACTORIES_COUNCIL,
    **FACTORIES_WORDS,
}
"""How to make one of each, given the child it is about."""
