"""Every record by its kind: the one list that the store, the wire and central go by."""

from collections.abc import Mapping

from iro_desktop.models.base import OfChild, Record, SyncedRecord
from iro_desktop.models.care import AdoptionPlacement, Episode, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import Child, ChildPreferences, Home
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.letter import Letter, LetterSection
from iro_desktop.models.people import HelpLine, Officer, Person
from iro_desktop.models.review import AgendaItem, Attendance, Decision, Meeting, MeetingNote, Review

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
)
"""Every record that travels, in the order in which a new one is told to central."""

RECORD_OF_KIND: Mapping[str, type[SyncedRecord]] = {record.__tablename__: record for record in SYNCED_RECORDS}
"""The record behind each kind's name on the wire."""

__all__ = ["RECORD_OF_KIND", "SYNCED_RECORDS", "OfChild", "Record", "SyncedRecord"]
