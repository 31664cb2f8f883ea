"""Every record by its kind: the one list that the store, the wire and central go by."""

from collections.abc import Mapping

from iro_desktop.models.adjournment import Adjournment, Direction, Rearrangement
from iro_desktop.models.attachment import Attachment, AttachmentContent
from iro_desktop.models.base import OfChild, Record, SyncedRecord
from iro_desktop.models.between_reviews import GoodbyeStep, GoodThing, GuardianLetter, Reminder, SignificantEvent
from iro_desktop.models.care import AdoptionPlacement, Episode, LegalStatus, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import Child, ChildPreferences, Home
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.council_letters import Letterhead, LetterTemplateText
from iro_desktop.models.council_pictures import PictureSet, SetPicture
from iro_desktop.models.decision_update import DecisionUpdate
from iro_desktop.models.feedback import DeskReviewConsent, Feedback
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.letter import Letter, LetterSection
from iro_desktop.models.letter_print import LetterPrint
from iro_desktop.models.letter_safety import (
    AddressConfirmation,
    KeptInLetter,
    LetterApproval,
    LetterSending,
    PastAddress,
)
from iro_desktop.models.library_document import LibraryDocument, LibraryDocumentFile
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.people import Allocation, HelpLine, Officer, Person, SiblingLink
from iro_desktop.models.plan_checks import CarePlanCheck, PathwayPlanCheck, StatutoryCheck
from iro_desktop.models.resolution import LadderStage, Resolution, ResolutionStep
from iro_desktop.models.review import AgendaItem, Attendance, Decision, Meeting, MeetingNote, Review
from iro_desktop.models.services import ServiceOffer
from iro_desktop.models.settings import ExtraBankHoliday, TimescaleSetting
from iro_desktop.models.showing import LetterReaction, LetterSnapshot
from iro_desktop.models.topics import TopicCovered
from iro_desktop.models.words import CouncilWord, KeptWord, OfficerWord

SYNCED_RECORDS: tuple[type[SyncedRecord], ...] = (
    Child,
    ChildPreferences,
    Home,
    Episode,
    UnaccompaniedStatus,
    AdoptionPlacement,
    ReturnCoverage,
    Person,
    Officer,
    HelpLine,
    Review,
    Meeting,
    AgendaItem,
    MeetingNote,
    Attendance,
    Decision,
    Consultation,
    ChildsWords,
    Letter,
    LetterSection,
    LegalStatus,
    SiblingLink,
    Allocation,
    Adjournment,
    Direction,
    Rearrangement,
    Invitation,
    CarePlanCheck,
    PathwayPlanCheck,
    TopicCovered,
    StatutoryCheck,
    ChildsRequest,
    ServiceOffer,
    Feedback,
    DeskReviewConsent,
    Attachment,
    AttachmentContent,
    TimescaleSetting,
    ExtraBankHoliday,
    MidwayCheck,
    DecisionUpdate,
    Resolution,
    ResolutionStep,
    LadderStage,
    SignificantEvent,
    Reminder,
    GuardianLetter,
    GoodThing,
    GoodbyeStep,
    LetterApproval,
    KeptInLetter,
    PastAddress,
    AddressConfirmation,
    LetterSending,
    LetterReaction,
    LetterSnapshot,
    LetterTemplateText,
    Letterhead,
    KeptWord,
    OfficerWord,
    CouncilWord,
    PictureSet,
    SetPicture,
    LetterPrint,
    LibraryDocument,
    LibraryDocumentFile,
)
"""Every record that travels, in the order in which a new one is told to central."""

RECORD_OF_KIND: Mapping[str, type[SyncedRecord]] = {record.__tablename__: record for record in SYNCED_RECORDS}
"""The record behind each kind's name on the wire."""

__all__ = ["RECORD_OF_KIND", "SYNCED_RECORDS", "OfChild", "Record", "SyncedRecord"]
