"""The table: which rule each field of each record follows when two people changed it."""

from collections.abc import Mapping

from iro_desktop.models.care import AdoptionPlacement, Episode, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import Child, ChildPreferences, Home
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.people import HelpLine, Officer, Person
from iro_desktop.models.registry import RECORD_OF_KIND, SyncedRecord
from iro_desktop.models.review import AgendaItem, Attendance, Decision, Meeting, MeetingNote, Review, ReviewStatus
from iro_desktop.protocol.merge import DELETED, MergeRule, ask_the_person, furthest_along, keep_first, keep_latest

EVERY_RECORD: Mapping[str, MergeRule] = {
    "created_at": keep_first,
    "changed_at": keep_latest,
    DELETED: ask_the_person,
}


def _asked(names: str) -> dict[str, MergeRule]:
    return dict.fromkeys(names.split(), ask_the_person)


def _belongs(names: str) -> dict[str, MergeRule]:
    """What a record belongs to or was made from. It is set once, so the first stands."""
    return dict.fromkeys(names.split(), keep_first)


MERGE_RULES: Mapping[type[SyncedRecord], Mapping[str, MergeRule]] = {
    Child: _belongs("council council_child_id practise")
    | _asked(
        "date_of_birth known_as given_name family_name pronouns sex ethnicity upn mother mother_child_date_of_birth"
    )
    | _asked("first_language interpreter_language animal colour"),
    ChildPreferences: _belongs("child_id")
    | _asked("likes not_times not_in_the_room preferred_contact best_time review_place review_mode who_chairs")
    | _asked(
        "opening_activity reads_letter_with reading_band reading_words letter_font letter_size_points letter_paper"
    )
    | _asked("language confirmed_on"),
    Home: _belongs("child_id")
    | _asked("from_on until_on with_whom kind_in_words town address postcode withheld_from out_of_borough telephone"),
    Episode: _belongs("child_id started_on")
    | _asked("reason_new_episode legal_status category_of_need placement_type placement_provider ended_on reason_ended")
    | _asked("reason_place_change home_postcode placement_postcode urn"),
    UnaccompaniedStatus: _belongs("child_id") | _asked("sex ceased_on"),
    AdoptionPlacement: _belongs("child_id decided_on") | _asked("ceased_on reason_ceased"),
    ReturnCoverage: _belongs("council table year_ending rows_read"),
    Person: _belongs("child_id")
    | _asked("name role said_as role_in_words team telephone email comes_to_reviews other_child_id until_on"),
    Officer: _asked("name known_as title telephone email"),
    HelpLine: _asked("name kind telephone checked_on"),
    Review: _belongs("child_id from_files")
    | {"status": furthest_along(ReviewStatus.PLANNED, ReviewStatus.IN_PROGRESS, ReviewStatus.COMPLETED)}
    | _asked(
        "planned_on planned_time held_on completed_on decisions_sent_on participation_code participation_note mode"
    )
    | _asked("reason_not_in_person place next_review_on plan_for_home child_has_seen_plan"),
    Meeting: _belongs("child_id review_id") | _asked("number held_on started_at mode place"),
    AgendaItem: _belongs("child_id review_id") | _asked("position text from_child talked_about"),
    MeetingNote: _belongs("child_id review_id meeting_id") | _asked("position kind agenda_item_id text said_at"),
    Attendance: _belongs("child_id review_id meeting_id")
    | _asked("name person_id is_child is_officer attended position reason reason_fit_for_child"),
    Decision: _belongs("child_id review_id")
    | _asked("number wording child_wording owner_name owner_role owner_person_id due_on when_in_childs_words")
    | _asked("status status_note status_on"),
    Consultation: _belongs("child_id")
    | _asked("with_whom person_name channel happened_on happened_at text done finish_later folded_as review_id"),
    ChildsWords: _belongs("child_id")
    | _asked("words said_on said_at heard_by how consultation_id meeting_note_id review_id may_be_shared"),
    Letter: _belongs("child_id review_id replaces_id")
    # A letter that was finished stays finished. Its words are asked about, so that a second ending is not lost.
    | {"status": furthest_along(LetterStatus.DRAFT, LetterStatus.FINISHED)}
    | _belongs("finished_at finished_pdf_hash")
    | _asked("template template_version title age_band language version_number reason_for_version written_on")
    | _asked("finished_content"),
    LetterSection: _belongs("child_id letter_id key") | _asked("position kind heading prompt text required"),
}


def rules_of(kind: str) -> Mapping[str, MergeRule]:
    """Field to rule for a kind. Empty for a kind that this version does not know: all of it is then asked about."""
    record = RECORD_OF_KIND.get(kind)
    return {} if record is None else {**EVERY_RECORD, **MERGE_RULES[record]}
