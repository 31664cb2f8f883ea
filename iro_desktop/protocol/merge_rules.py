"""The table: which rule each field of each record follows when two people changed it."""

from collections.abc import Mapping

from iro_desktop.models.adjournment import Adjournment, Direction, Rearrangement
from iro_desktop.models.attachment import Attachment, AttachmentContent
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
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
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
from iro_desktop.models.registry import RECORD_OF_KIND, SyncedRecord
from iro_desktop.models.resolution import LadderStage, Resolution, ResolutionStep
from iro_desktop.models.review import AgendaItem, Attendance, Decision, Meeting, MeetingNote, Review, ReviewStatus
from iro_desktop.models.services import ServiceOffer
from iro_desktop.models.settings import ExtraBankHoliday, TimescaleSetting
from iro_desktop.models.showing import LetterReaction, LetterSnapshot
from iro_desktop.models.topics import TopicCovered
from iro_desktop.models.words import CouncilWord, KeptWord, OfficerWord
from iro_desktop.protocol.merge import (
    DELETED,
    MergeRule,
    ask_the_person,
    furthest_along,
    keep_first,
    keep_latest,
    written_once,
)

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


def _history(names: str) -> dict[str, MergeRule]:
    """What happened. It is written once."""
    return dict.fromkeys(names.split(), written_once)


MERGE_RULES: Mapping[type[SyncedRecord], Mapping[str, MergeRule]] = {
    Child: _belongs("council council_child_id practise")
    | _asked(
        "date_of_birth known_as given_name family_name pronouns sex ethnicity upn mother mother_child_date_of_birth"
    )
    | _asked("first_language interpreter_language animal colour other_names date_of_birth_estimated gender nationality")
    | _asked("religion heritage interpreter_dialect interpreter_gender needs communication has_ehc_plan health_notes")
    | _asked("school school_year"),
    ChildPreferences: _belongs("child_id")
    | _asked("likes not_times not_in_the_room preferred_contact best_time review_place review_mode who_chairs")
    | _asked(
        "opening_activity reads_letter_with reading_band reading_words letter_font letter_size_points letter_paper"
    )
    | _asked("letter_pictures")
    | _asked("language confirmed_on letter_format who_to_invite topics_wanted topics_not_wanted words_for_people")
    | _asked("contact_between_reviews"),
    Home: _belongs("child_id")
    | _asked("from_on until_on with_whom kind_in_words town address postcode withheld_from out_of_borough telephone")
    | _asked("placement_type provider distance_miles move_was_planned reason_for_change settled_to_18 settled_since")
    | _asked("registered staying_put"),
    Episode: _belongs("child_id started_on")
    | _asked("reason_new_episode legal_status category_of_need placement_type placement_provider ended_on reason_ended")
    | _asked("reason_place_change home_postcode placement_postcode urn"),
    UnaccompaniedStatus: _belongs("child_id") | _asked("sex ceased_on"),
    AdoptionPlacement: _belongs("child_id decided_on") | _asked("ceased_on reason_ceased"),
    ReturnCoverage: _belongs("council table year_ending rows_read"),
    Person: _belongs("child_id")
    | _asked("name role said_as role_in_words team telephone email comes_to_reviews other_child_id until_on")
    | _asked("since_on change_reason parental_responsibility may_be_told may_not_be_told family_time_limits")
    | _asked("first_language interpreter_language address address_withheld"),
    Officer: _asked("name known_as title telephone email"),
    HelpLine: _asked("name kind telephone checked_on"),
    Review: _belongs("child_id from_files")
    | {"status": furthest_along(ReviewStatus.PLANNED, ReviewStatus.IN_PROGRESS, ReviewStatus.COMPLETED)}
    | _asked(
        "planned_on planned_time held_on completed_on decisions_sent_on participation_code participation_note mode"
    )
    | _asked("reason_not_in_person place next_review_on plan_for_home child_has_seen_plan prepared_on")
    | _asked("reason_after_due_date early_trigger early_asked_by early_reason cancelled_reason chaired_by")
    | _asked("interpreter_language interpreter_name interpreter_booked_on interpreter_came observer_name observer_role")
    | _asked("observer_agreed observer_agreed_on observer_childs_words permanence_plans permanence_reason_if_none")
    | _asked("place_reason travel_minutes reopened_reason reopened_at"),
    Meeting: _belongs("child_id review_id")
    | _asked("number held_on started_at mode place kind ended_at travel_minutes reason_not_in_person child_left_at")
    | _asked("participation_code participation_note"),
    AgendaItem: _belongs("child_id review_id") | _asked("position text from_child talked_about not_for"),
    MeetingNote: _belongs("child_id review_id meeting_id")
    | _asked("position kind agenda_item_id text said_at not_for"),
    Attendance: _belongs("child_id review_id meeting_id")
    | _asked("name person_id is_child is_officer attended position reason reason_fit_for_child")
    | _asked("excluded_by exclusion_told_how brought_report"),
    Decision: _belongs("child_id review_id")
    | _asked("number wording child_wording owner_name owner_role owner_person_id due_on when_in_childs_words")
    | _asked("status status_note status_on topic priority carried_from_id from_record_id manager_answer")
    | _asked("manager_answer_on manager_reason not_for"),
    Consultation: _belongs("child_id")
    | _asked("with_whom person_name channel happened_on happened_at text done finish_later folded_as review_id")
    | _asked("person_id place alone why_not_alone others_present interpreter_name feelings worries wishes_for_meeting")
    | _asked("sharing shared_with not_for views could_come wishes_about_others shared_with_child_on")
    | _asked("started_by written_to_child moved_from_child_id moved_on"),
    ChildsWords: _belongs("child_id")
    | _asked(
        "words said_on said_at heard_by how consultation_id meeting_note_id review_id may_be_shared shared_with not_for"
    ),
    Letter: _belongs("child_id review_id midway_id about_id about_on replaces_id kind")
    # A letter that was finished stays finished. Its words are asked about, so that a second ending is not lost.
    | {"status": furthest_along(LetterStatus.DRAFT, LetterStatus.FINISHED)}
    | _belongs("finished_at finished_pdf_hash")
    | _asked("template template_version template_text_id title age_band language version_number reason_for_version")
    | _asked("written_on")
    | _asked("finished_content recipient_id recipient_name")
    | _asked("other_language translator_name translated_on translation_checked_by"),
    LetterSection: _belongs("child_id letter_id key")
    | _asked("position kind heading prompt text in_other_language required"),
    LegalStatus: _belongs("child_id") | _asked("code from_on until_on conditions next_court_on"),
    SiblingLink: _belongs("child_id person_id")
    | _asked("live_together why_apart same_officer why_another_officer family_time_plan"),
    Allocation: _belongs("child_id")
    | _asked("officer_name officer_id from_on until_on reason child_told_on child_told_how handover_note")
    | _asked("no_goodbye_because no_hello_because"),
    Adjournment: _belongs("child_id review_id")
    | _asked("adjourned_on reason reason_in_words resumes_on child_asked carer_asked parents_asked effect_on_child")
    | _asked("resolution_started"),
    Direction: _belongs("child_id review_id adjournment_id")
    | _asked("position action owner_name owner_person_id due_on done done_note"),
    Rearrangement: _belongs("child_id review_id")
    | _asked("moved_on from_on to_on reason reason_in_words set_right_by manager_told_on"),
    Invitation: _belongs("child_id review_id")
    | _asked("name person_id invited_on invited_how answer answered_on views_received_on excluded excluded_reason")
    | _asked("excluded_by exclusion_told_how"),
    CarePlanCheck: _belongs("child_id review_id")
    | _asked("present received_on plan_dated plan_version written_to_child shared_with_child shared_on shared_how")
    | _asked("child_contributed has_childs_views has_identity says_how_needs_are_met has_family_connections")
    | _asked("permanence_is_clear has_parallel_plans has_health_plan has_education_plan has_placement_plan")
    | _asked("has_family_time_plan has_contingency manager_checked manager_name manager_checked_on")
    | _asked("amended_after_request verdict changes_wanted changes_by went_on_without_sharing"),
    PathwayPlanCheck: _belongs("child_id review_id")
    | _asked("present plan_dated needs_assessment_on shared_with_child child_contributed personal_adviser_named")
    | _asked("personal_adviser_name transfer_on housing_panel_on housing_panel_recommendation staying_put_considered")
    | _asked("benefits_talked_about has_identity_papers immigration_settled capacity_assessed_on plan_a plan_b plan_c")
    | _asked("verdict changes_wanted changes_by"),
    TopicCovered: _belongs("child_id review_id topic") | _asked("state note meeting_id not_for"),
    StatutoryCheck: _belongs("child_id kind")
    | _asked("done_on outcome child_seen_alone due_override_on override_reason delay_reason"),
    ChildsRequest: _belongs("child_id review_id asked_before_id")
    | _asked("position asked answer why who_decides look_again_on told_child_on childs_words_id decision_id not_for"),
    ServiceOffer: _belongs("child_id service")
    | _asked("review_id person_id offered_on explained_how wanted referred_on referred_by worker_name purpose")
    | _asked("parent_consent in_care_plan language_needed matched_on outcome outcome_note ended_on")
    | _asked("information_meeting_on group_met_on")
    | _belongs("from_record_id"),
    Feedback: _belongs("child_id review_id source form_version")
    | _asked("channel given_on person_id felt_heard understood right_people told_in_time came only_hears_at_reviews")
    | _asked("would_change quote quote_may_be_used theme"),
    DeskReviewConsent: _belongs("child_id")
    | _asked("given_on given_by given_by_role childs_wish settled_since until_on"),
    # The bytes never change, so neither does what describes them.
    Attachment: _belongs("child_id consultation_id media_type size_bytes sha256")
    | _asked("kind review_id feedback_id name in_words taken_on child_says_yes not_for"),
    AttachmentContent: _belongs("child_id attachment_id data"),
    TimescaleSetting: _belongs("council key") | _asked("value reason set_by"),
    ExtraBankHoliday: _belongs("council") | _asked("day name"),
    # Once opened it stays opened, and once closed it stays closed: two laptops that did so did it once.
    MidwayCheck: _belongs("child_id review_id opened_at closed_at closed_by_name from_record_id")
    | _asked("held_on with_name with_person_id moved_to moved_reason child_spoken child_spoken_on child_spoken_how")
    | _asked("carer_spoken parent_spoken changes next_step not_needed_reason not_for"),
    DecisionUpdate: _history("child_id decision_id kind happened_on by_name status text due_before due_after midway_id")
    | _history("from_record_id takes_back_id"),
    Resolution: _belongs("child_id concern_id raised_by_name from_record_id")
    # Once started it stays started: a draft on another laptop cannot take it back.
    | {"started": furthest_along(False, True)}
    | _asked("tone raised_on raised_how concern reasons other_reason asked_for effect_on_child to_name to_role")
    | _asked("to_person_id to_email team answer_by review_id decision_ids not_for"),
    ResolutionStep: _history("child_id resolution_id kind happened_on by_name stage to_name to_role until_on text")
    | _history("answered_by outcome difference difference_may_be_told child_agrees takes_back_id"),
    LadderStage: _belongs("council number") | _asked("name role holder_name holder_email"),
    SignificantEvent: _belongs("child_id from_record_id")
    | _asked("kind happened_on until_on told_on told_by text folded_as away_kind procedures_followed")
    | _asked("interview_offered_on interview_accepted interview_held_on what_officer_did no_early_review_reason")
    | _asked("not_for"),
    Reminder: _belongs("child_id from_record_id") | _asked("due_on text done_on put_off_reason"),
    GuardianLetter: _belongs("child_id letter_id")
    | _asked("direction kind dated_on from_name to_name person_id stored_where note not_for"),
    GoodThing: _belongs("child_id from_record_id")
    | _asked("kind happened_on text said_by story_may_be_told agreed_on not_for"),
    GoodbyeStep: _belongs("child_id event_id step") | _asked("done_on note"),
    LetterApproval: _history("child_id letter_id recipient_id recipient_name address content_hash pdf_hash by_name")
    | _history("approved_at"),
    KeptInLetter: _belongs("child_id letter_id recipient_id what found by_name kept_at") | _asked("reason"),
    PastAddress: _history("child_id of_id address postcode changed_on by_name"),
    AddressConfirmation: _history("child_id letter_id goes_to named reason by_name confirmed_at"),
    LetterSending: _history("child_id letter_id kind sending_id to_name route form address pages pdf_hash happened_on")
    | _history("said_at by_name note asked got_back"),
    # Pressed once. What becomes of it is the officer's to say, and words that were made of it stay made.
    LetterReaction: _belongs("child_id letter_id passage passage_text section_key feeling shown_at language words_id")
    | _asked("set_aside_at"),
    LetterSnapshot: _history("child_id letter_id kept_at why by_name text translation"),
    LetterPrint: _belongs("child_id letter_id pages by_name printed_at") | _asked("counted_at"),
    # Nobody could compare two pictures as text: of two logos chosen apart the first stands, and can be changed again.
    Letterhead: _belongs("logo") | _asked("name address telephone website logo_words on_easy_read set_by"),
    LetterTemplateText: _history("template version text why by_name saved_at"),
    # Whoever kept it first is named; that it is kept is the same for both.
    KeptWord: _belongs("child_id words by_name"),
    OfficerWord: _belongs("officer_id words"),
    PictureSet: _asked("name credit licensed_by licensed_until comes_first set_by set_on"),
    SetPicture: _belongs("set_id name other_words data sha256"),
    LibraryDocument: _asked("name for_whom review_on set_by"),
    LibraryDocumentFile: _history("document_id version data pages size_bytes by_name added_at"),
    CouncilWord: _belongs("term") | _asked("forms kinder kinder_for_young reason never explain is_off by_name set_on"),
}


WRITTEN_ONCE: frozenset[type[SyncedRecord]] = frozenset(
    {
        *(DecisionUpdate, ResolutionStep, LetterApproval, LetterSnapshot, LetterTemplateText),
        *(PastAddress, AddressConfirmation, LetterSending, LibraryDocumentFile),
    }
)
"""Records that are history: no field of theirs changes, and none is deleted."""


def rules_of(kind: str) -> Mapping[str, MergeRule]:
    """Field to rule for a kind. Empty for a kind that this version does not know: all of it is then asked about."""
    record = RECORD_OF_KIND.get(kind)
    if record is None:
        return {}
    every = dict.fromkeys(EVERY_RECORD, written_once) if record in WRITTEN_ONCE else EVERY_RECORD
    return {**every, **MERGE_RULES[record]}
