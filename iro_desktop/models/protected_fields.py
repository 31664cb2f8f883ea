"""Which field of which record holds what somebody may have to be kept from: what nobody mapped fails a test."""

from collections.abc import Iterator, Mapping
from functools import cache

from sqlalchemy import Enum, String, inspect

from iro_desktop.models.base import OfChild, SyncedRecord, Texts
from iro_desktop.models.child import Child
from iro_desktop.models.letter_safety import Protected
from iro_desktop.models.registry import SYNCED_RECORDS

PROTECTED: Mapping[str, Mapping[str, Protected]] = {
    "child": {
        "known_as": Protected.NAME,
        "given_name": Protected.NAME,
        "family_name": Protected.NAME,
        "other_names": Protected.NAME,
        "school": Protected.PLACE,
        "upn": Protected.NUMBER,
        "council_child_id": Protected.NUMBER,
    },
    "home": {
        "with_whom": Protected.NAME,
        "address": Protected.ADDRESS,
        "postcode": Protected.POSTCODE,
        "telephone": Protected.TELEPHONE,
    },
    "episode": {
        "home_postcode": Protected.POSTCODE,
        "placement_postcode": Protected.POSTCODE,
        "urn": Protected.NUMBER,
    },
    "person": {
        "name": Protected.NAME,
        "telephone": Protected.TELEPHONE,
        "email": Protected.EMAIL,
        "address": Protected.ADDRESS,
    },
    "letter_approval": {"address": Protected.ADDRESS},
    "past_address": {"address": Protected.ADDRESS, "postcode": Protected.POSTCODE},
    "address_confirmation": {"goes_to": Protected.ADDRESS, "named": Protected.ADDRESS},
    "letter_sending": {"address": Protected.ADDRESS},
}
"""Kind of record, field, and what stands in it."""

HARMLESS: Mapping[str, str] = {
    "child": "council pronouns sex ethnicity mother first_language interpreter_language gender nationality religion "
    "heritage interpreter_dialect interpreter_gender needs communication health_notes school_year animal colour",
    "child_preferences": "likes not_times not_in_the_room preferred_contact best_time review_place review_mode "
    "who_chairs opening_activity reads_letter_with reading_words letter_font letter_paper letter_pictures language "
    "who_to_invite topics_wanted topics_not_wanted words_for_people",
    "home": "kind_in_words town withheld_from placement_type provider reason_for_change",
    "episode": "reason_new_episode legal_status category_of_need placement_type placement_provider reason_ended "
    "reason_place_change",
    "unaccompanied_status": "sex",
    "adoption_placement": "reason_ceased",
    "return_coverage": "council table",
    "person": "said_as role_in_words team may_be_told may_not_be_told family_time_limits first_language "
    "interpreter_language",
    # The officer and the services are whom the child is to reach.
    "officer": "name known_as title telephone email",
    "help_line": "name kind telephone",
    # What somebody wrote about a review, in their own words or by name: the people are in `person` with their details.
    "review": "participation_code participation_note reason_not_in_person place plan_for_home reason_after_due_date "
    "early_asked_by early_reason cancelled_reason interpreter_language interpreter_name observer_name observer_role "
    "observer_childs_words permanence_plans permanence_reason_if_none place_reason reopened_reason",
    "meeting": "place reason_not_in_person participation_code participation_note",
    "agenda_item": "text not_for",
    "meeting_note": "text not_for",
    "attendance": "name reason excluded_by exclusion_told_how",
    "decision": "wording child_wording owner_name owner_role when_in_childs_words status_note topic manager_reason "
    "not_for",
    "consultation": "person_name text folded_as place others_present interpreter_name feelings worries "
    "wishes_for_meeting shared_with not_for views wishes_about_others",
    "childs_words": "words heard_by how shared_with not_for",
    "letter": "recipient_name template title language other_language translator_name translation_checked_by "
    "reason_for_version finished_content finished_pdf_hash",
    "letter_section": "key kind heading prompt text in_other_language",
    "legal_status": "code conditions",
    "sibling_link": "family_time_plan",
    "allocation": "officer_name child_told_how handover_note no_goodbye_because no_hello_because",
    "adjournment": "reason_in_words effect_on_child",
    "direction": "action owner_name done_note",
    "rearrangement": "reason_in_words",
    "invitation": "name invited_how excluded_reason excluded_by exclusion_told_how",
    "care_plan_check": "plan_version shared_how manager_name changes_wanted went_on_without_sharing",
    "pathway_plan_check": "personal_adviser_name housing_panel_recommendation plan_a plan_b plan_c changes_wanted",
    "topic_covered": "note not_for",
    "statutory_check": "outcome override_reason delay_reason",
    "childs_request": "asked why who_decides not_for",
    "service_offer": "explained_how worker_name purpose language_needed outcome_note",
    "feedback": "would_change quote theme",
    "desk_review_consent": "given_by given_by_role childs_wish",
    "attachment": "name in_words media_type sha256 not_for",
    "attachment_content": "data",
    "timescale_setting": "council key value reason set_by",
    "extra_bank_holiday": "council name",
    "midway_check": "with_name closed_by_name moved_reason changes next_step not_needed_reason not_for",
    "decision_update": "by_name text",
    "resolution": "raised_by_name concern reasons other_reason asked_for effect_on_child to_name to_role to_email team "
    "decision_ids not_for",
    "resolution_step": "by_name to_name to_role text answered_by difference",
    "ladder_stage": "council name role holder_name holder_email",
    "significant_event": "told_by text folded_as what_officer_did no_early_review_reason not_for",
    "reminder": "text put_off_reason",
    "guardian_letter": "from_name to_name stored_where note not_for",
    "good_thing": "text said_by not_for",
    "goodbye_step": "note",
    "letter_approval": "recipient_name content_hash pdf_hash by_name",
    "kept_in_letter": "found reason by_name",
    "past_address": "by_name",
    "address_confirmation": "reason by_name",
    "letter_sending": "to_name form pdf_hash by_name note asked",
    "letter_print": "by_name",
    "letter_reaction": "passage_text section_key language",
    "letter_snapshot": "by_name text translation",
    "letterhead": "name address telephone website logo logo_words set_by",
    "letter_template_text": "template text why by_name",
    "library_document": "name for_whom set_by",
    "library_document_file": "data by_name",
    "kept_word": "words by_name",
    "officer_word": "words",
    "picture_set": "name credit licensed_by set_by",
    "set_picture": "name other_words data sha256",
    "council_word": "term forms kinder kinder_for_young reason by_name",
}
"""Kind of record, and its text fields that tell nobody where somebody is or how to reach them."""


_SAYS_WHERE = frozenset({"child", "home", "person"})
"""Records that say who somebody is and where: what is new in one of these is kept back until it is mapped."""


def protected_fields(record: type[SyncedRecord]) -> Mapping[str, Protected]:
    """The fields of a record that hold what may have to be kept from somebody, those that nobody mapped among them."""
    mapped = PROTECTED.get(record.__tablename__, {})
    denied = unmapped(record) if record.__tablename__ in _SAYS_WHERE else ()
    return {**dict.fromkeys(denied, Protected.PLACE), **mapped}


def unmapped(record: type[SyncedRecord]) -> tuple[str, ...]:
    """Text fields of a record that are neither protected nor declared harmless."""
    kind = record.__tablename__
    said = {*PROTECTED.get(kind, {}), *HARMLESS.get(kind, "").split()}
    return tuple(name for name in text_fields(record) if name not in said)


def text_fields(record: type[SyncedRecord]) -> Iterator[str]:
    """The fields of a record that hold free text."""
    for column in inspect(record).columns:
        if isinstance(column.type, Texts) or (isinstance(column.type, String) and not isinstance(column.type, Enum)):
            yield str(column.key)


@cache
def guarded_records() -> tuple[type[OfChild] | type[Child], ...]:
    """The records about a child in which something is protected."""
    return tuple(
        record
        for record in SYNCED_RECORDS
        if protected_fields(record) and (issubclass(record, OfChild) or record is Child)
    )
