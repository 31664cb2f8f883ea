"""The whole review: a record of its own for each thing, and more fields where there were some.

Revision: 0002, after 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE adjournment (review_id CHAR(32) NOT NULL, adjourned_on DATE NOT NULL, reason VARCHAR(40) NOT NULL,
    reason_in_words VARCHAR, resumes_on DATE, child_asked BOOLEAN, carer_asked BOOLEAN, parents_asked BOOLEAN,
    effect_on_child VARCHAR, resolution_started BOOLEAN NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_adjournment
    PRIMARY KEY (id))""",
    "CREATE INDEX ix_adjournment_child_id ON adjournment (child_id)",
    "CREATE INDEX ix_adjournment_review_id ON adjournment (review_id)",
    "ALTER TABLE agenda_item RENAME TO agenda_item_before",
    """CREATE TABLE agenda_item (review_id CHAR(32) NOT NULL, position INTEGER NOT NULL, text VARCHAR NOT NULL,
    from_child BOOLEAN NOT NULL, talked_about BOOLEAN NOT NULL, not_for JSON NOT NULL, child_id CHAR(32) NOT NULL,
    id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_agenda_item PRIMARY KEY (id))""",
    """INSERT INTO agenda_item (review_id, position, text, from_child, talked_about, child_id, id, created_at,
    changed_at, deleted_at, not_for) SELECT review_id, position, text, from_child, talked_about, child_id, id,
    created_at, changed_at, deleted_at, '[]' FROM agenda_item_before""",
    "DROP TABLE agenda_item_before",
    "CREATE INDEX ix_agenda_item_child_id ON agenda_item (child_id)",
    "CREATE INDEX ix_agenda_item_review_id ON agenda_item (review_id)",
    """CREATE TABLE allocation (officer_name VARCHAR NOT NULL, officer_id CHAR(32), from_on DATE NOT NULL, until_on
    DATE, reason VARCHAR(40) NOT NULL, child_told_on DATE, child_told_how VARCHAR, handover_note VARCHAR, child_id
    CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_allocation PRIMARY KEY (id))""",
    "CREATE INDEX ix_allocation_child_id ON allocation (child_id)",
    """CREATE TABLE attachment (kind VARCHAR(40) NOT NULL, consultation_id CHAR(32), review_id CHAR(32), feedback_id
    CHAR(32), name VARCHAR NOT NULL, in_words VARCHAR, media_type VARCHAR NOT NULL, size_bytes INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL, taken_on DATE, child_says_yes BOOLEAN, not_for JSON NOT NULL, child_id CHAR(32) NOT
    NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_attachment PRIMARY KEY (id))""",
    "CREATE INDEX ix_attachment_child_id ON attachment (child_id)",
    "CREATE INDEX ix_attachment_consultation_id ON attachment (consultation_id)",
    "CREATE INDEX ix_attachment_review_id ON attachment (review_id)",
    """CREATE TABLE attachment_content (attachment_id CHAR(32) NOT NULL, data VARCHAR NOT NULL, child_id CHAR(32) NOT
    NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_attachment_content PRIMARY KEY (id))""",
    "CREATE INDEX ix_attachment_content_attachment_id ON attachment_content (attachment_id)",
    "CREATE INDEX ix_attachment_content_child_id ON attachment_content (child_id)",
    "ALTER TABLE attendance RENAME TO attendance_before",
    """CREATE TABLE attendance (review_id CHAR(32) NOT NULL, meeting_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    person_id CHAR(32), is_child BOOLEAN NOT NULL, is_officer BOOLEAN NOT NULL, attended VARCHAR(40) NOT NULL,
    position INTEGER NOT NULL, reason VARCHAR, reason_fit_for_child BOOLEAN NOT NULL, excluded_by VARCHAR,
    exclusion_told_how VARCHAR, brought_report BOOLEAN, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at
    DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_attendance PRIMARY KEY (id))""",
    """INSERT INTO attendance (review_id, meeting_id, name, person_id, is_child, is_officer, attended, position,
    reason, reason_fit_for_child, child_id, id, created_at, changed_at, deleted_at) SELECT review_id, meeting_id,
    name, person_id, is_child, is_officer, attended, position, reason, reason_fit_for_child, child_id, id,
    created_at, changed_at, deleted_at FROM attendance_before""",
    "DROP TABLE attendance_before",
    "CREATE INDEX ix_attendance_child_id ON attendance (child_id)",
    "CREATE INDEX ix_attendance_review_id ON attendance (review_id)",
    """CREATE TABLE care_plan_check (review_id CHAR(32) NOT NULL, present BOOLEAN, received_on DATE, plan_dated DATE,
    plan_version VARCHAR, written_to_child BOOLEAN, shared_with_child BOOLEAN, shared_on DATE, shared_how VARCHAR,
    child_contributed BOOLEAN, has_childs_views BOOLEAN, has_identity BOOLEAN, says_how_needs_are_met BOOLEAN,
    has_family_connections BOOLEAN, permanence_is_clear BOOLEAN, has_parallel_plans BOOLEAN, has_health_plan
    BOOLEAN, has_education_plan BOOLEAN, has_placement_plan BOOLEAN, has_family_time_plan BOOLEAN, has_contingency
    BOOLEAN, manager_checked BOOLEAN, manager_name VARCHAR, manager_checked_on DATE, amended_after_request BOOLEAN,
    verdict VARCHAR(40), changes_wanted VARCHAR, changes_by DATE, went_on_without_sharing VARCHAR, child_id CHAR(32)
    NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_care_plan_check PRIMARY KEY (id))""",
    "CREATE INDEX ix_care_plan_check_child_id ON care_plan_check (child_id)",
    "CREATE INDEX ix_care_plan_check_review_id ON care_plan_check (review_id)",
    "ALTER TABLE child RENAME TO child_before",
    """CREATE TABLE child (council VARCHAR NOT NULL, council_child_id VARCHAR NOT NULL, date_of_birth DATE, known_as
    VARCHAR, given_name VARCHAR, family_name VARCHAR, pronouns VARCHAR, sex VARCHAR, ethnicity VARCHAR, upn VARCHAR,
    mother VARCHAR, mother_child_date_of_birth DATE, first_language VARCHAR, interpreter_language VARCHAR,
    other_names JSON NOT NULL, date_of_birth_estimated BOOLEAN NOT NULL, gender VARCHAR, nationality VARCHAR,
    religion VARCHAR, heritage VARCHAR, interpreter_dialect VARCHAR, interpreter_gender VARCHAR, needs JSON NOT
    NULL, communication VARCHAR, has_ehc_plan BOOLEAN, health_notes VARCHAR, school VARCHAR, school_year VARCHAR,
    animal VARCHAR, colour VARCHAR, practise BOOLEAN NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_child PRIMARY KEY (id), CONSTRAINT
    uq_child_council UNIQUE (council, council_child_id))""",
    """INSERT INTO child (council, council_child_id, date_of_birth, known_as, given_name, family_name, pronouns, sex,
    ethnicity, upn, mother, mother_child_date_of_birth, first_language, interpreter_language, animal, colour,
    practise, id, created_at, changed_at, deleted_at, other_names, date_of_birth_estimated, needs) SELECT council,
    council_child_id, date_of_birth, known_as, given_name, family_name, pronouns, sex, ethnicity, upn, mother,
    mother_child_date_of_birth, first_language, interpreter_language, animal, colour, practise, id, created_at,
    changed_at, deleted_at, '[]', 0, '[]' FROM child_before""",
    "DROP TABLE child_before",
    "ALTER TABLE child_preferences RENAME TO child_preferences_before",
    """CREATE TABLE child_preferences (likes JSON NOT NULL, not_times JSON NOT NULL, not_in_the_room JSON NOT NULL,
    preferred_contact VARCHAR, best_time VARCHAR, review_place VARCHAR, review_mode VARCHAR, who_chairs VARCHAR,
    opening_activity VARCHAR, reads_letter_with VARCHAR, reading_band VARCHAR(40), reading_words VARCHAR,
    letter_font VARCHAR, letter_size_points INTEGER, letter_paper VARCHAR, language VARCHAR, confirmed_on DATE,
    letter_format VARCHAR(40), who_to_invite JSON NOT NULL, topics_wanted JSON NOT NULL, topics_not_wanted JSON NOT
    NULL, words_for_people JSON NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT
    NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_child_preferences PRIMARY KEY (id))""",
    """INSERT INTO child_preferences (likes, not_times, not_in_the_room, preferred_contact, best_time, review_place,
    review_mode, who_chairs, opening_activity, reads_letter_with, reading_band, reading_words, letter_font,
    letter_size_points, letter_paper, language, confirmed_on, child_id, id, created_at, changed_at, deleted_at,
    who_to_invite, topics_wanted, topics_not_wanted, words_for_people) SELECT likes, not_times, not_in_the_room,
    preferred_contact, best_time, review_place, review_mode, who_chairs, opening_activity, reads_letter_with,
    reading_band, reading_words, letter_font, letter_size_points, letter_paper, language, confirmed_on, child_id,
    id, created_at, changed_at, deleted_at, '[]', '[]', '[]', '[]' FROM child_preferences_before""",
    "DROP TABLE child_preferences_before",
    "CREATE INDEX ix_child_preferences_child_id ON child_preferences (child_id)",
    """CREATE TABLE childs_request (review_id CHAR(32) NOT NULL, position INTEGER NOT NULL, asked VARCHAR NOT NULL,
    answer VARCHAR(40), why VARCHAR, who_decides VARCHAR, look_again_on DATE, told_child_on DATE, childs_words_id
    CHAR(32), decision_id CHAR(32), asked_before_id CHAR(32), not_for JSON NOT NULL, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_childs_request PRIMARY KEY (id))""",
    "CREATE INDEX ix_childs_request_child_id ON childs_request (child_id)",
    "CREATE INDEX ix_childs_request_review_id ON childs_request (review_id)",
    "ALTER TABLE childs_words RENAME TO childs_words_before",
    """CREATE TABLE childs_words (words VARCHAR NOT NULL, said_on DATE NOT NULL, said_at TIME, heard_by VARCHAR, how
    VARCHAR, consultation_id CHAR(32), meeting_note_id CHAR(32), review_id CHAR(32), may_be_shared BOOLEAN,
    shared_with JSON NOT NULL, not_for JSON NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at
    DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_childs_words PRIMARY KEY
    (id))""",
    """INSERT INTO childs_words (words, said_on, said_at, heard_by, how, consultation_id, meeting_note_id, review_id,
    may_be_shared, child_id, id, created_at, changed_at, deleted_at, shared_with, not_for) SELECT words, said_on,
    said_at, heard_by, how, consultation_id, meeting_note_id, review_id, may_be_shared, child_id, id, created_at,
    changed_at, deleted_at, '[]', '[]' FROM childs_words_before""",
    "DROP TABLE childs_words_before",
    "CREATE INDEX ix_childs_words_child_id ON childs_words (child_id)",
    "CREATE INDEX ix_childs_words_consultation_id ON childs_words (consultation_id)",
    "CREATE INDEX ix_childs_words_meeting_note_id ON childs_words (meeting_note_id)",
    "ALTER TABLE consultation RENAME TO consultation_before",
    """CREATE TABLE consultation (with_whom VARCHAR(40) NOT NULL, person_name VARCHAR, channel VARCHAR(40) NOT NULL,
    happened_on DATE NOT NULL, happened_at TIME, text VARCHAR NOT NULL, done BOOLEAN NOT NULL, finish_later BOOLEAN
    NOT NULL, folded_as VARCHAR, review_id CHAR(32), person_id CHAR(32), place VARCHAR, alone BOOLEAN, why_not_alone
    VARCHAR(40), others_present JSON NOT NULL, interpreter_name VARCHAR, feelings VARCHAR, worries VARCHAR,
    wishes_for_meeting VARCHAR, sharing VARCHAR(40), shared_with JSON NOT NULL, not_for JSON NOT NULL, views
    VARCHAR, could_come BOOLEAN, wishes_about_others VARCHAR, shared_with_child_on DATE, child_id CHAR(32) NOT NULL,
    id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_consultation PRIMARY KEY (id))""",
    """INSERT INTO consultation (with_whom, person_name, channel, happened_on, happened_at, text, done, finish_later,
    folded_as, review_id, child_id, id, created_at, changed_at, deleted_at, others_present, shared_with, not_for)
    SELECT with_whom, person_name, channel, happened_on, happened_at, text, done, finish_later, folded_as,
    review_id, child_id, id, created_at, changed_at, deleted_at, '[]', '[]', '[]' FROM consultation_before""",
    "DROP TABLE consultation_before",
    "CREATE INDEX ix_consultation_child_id ON consultation (child_id)",
    "ALTER TABLE decision RENAME TO decision_before",
    """CREATE TABLE decision (review_id CHAR(32) NOT NULL, number INTEGER NOT NULL, wording VARCHAR NOT NULL,
    child_wording VARCHAR NOT NULL, owner_name VARCHAR, owner_role VARCHAR, owner_person_id CHAR(32), due_on DATE,
    when_in_childs_words VARCHAR, status VARCHAR(40) NOT NULL, status_note VARCHAR, status_on DATE, topic VARCHAR,
    priority BOOLEAN NOT NULL, carried_from_id CHAR(32), from_record_id CHAR(32), manager_answer VARCHAR(40),
    manager_answer_on DATE, manager_reason VARCHAR, not_for JSON NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32)
    NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_decision PRIMARY KEY (id))""",
    """INSERT INTO decision (review_id, number, wording, child_wording, owner_name, owner_role, owner_person_id,
    due_on, when_in_childs_words, status, status_note, status_on, child_id, id, created_at, changed_at, deleted_at,
    priority, not_for) SELECT review_id, number, wording, child_wording, owner_name, owner_role, owner_person_id,
    due_on, when_in_childs_words, status, status_note, status_on, child_id, id, created_at, changed_at, deleted_at,
    0, '[]' FROM decision_before""",
    "DROP TABLE decision_before",
    "CREATE INDEX ix_decision_child_id ON decision (child_id)",
    "CREATE INDEX ix_decision_review_id ON decision (review_id)",
    """CREATE TABLE desk_review_consent (given_on DATE NOT NULL, given_by VARCHAR NOT NULL, given_by_role VARCHAR NOT
    NULL, childs_wish VARCHAR NOT NULL, settled_since DATE, until_on DATE, child_id CHAR(32) NOT NULL, id CHAR(32)
    NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_desk_review_consent PRIMARY KEY (id))""",
    "CREATE INDEX ix_desk_review_consent_child_id ON desk_review_consent (child_id)",
    """CREATE TABLE direction (adjournment_id CHAR(32) NOT NULL, review_id CHAR(32) NOT NULL, position INTEGER NOT
    NULL, action VARCHAR NOT NULL, owner_name VARCHAR, owner_person_id CHAR(32), due_on DATE, done BOOLEAN NOT NULL,
    done_note VARCHAR, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at
    DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_direction PRIMARY KEY (id))""",
    "CREATE INDEX ix_direction_adjournment_id ON direction (adjournment_id)",
    "CREATE INDEX ix_direction_child_id ON direction (child_id)",
    "CREATE INDEX ix_direction_review_id ON direction (review_id)",
    """CREATE TABLE extra_bank_holiday (council VARCHAR NOT NULL, day DATE NOT NULL, name VARCHAR NOT NULL, id CHAR(32)
    NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_extra_bank_holiday PRIMARY KEY (id))""",
    """CREATE TABLE feedback (review_id CHAR(32), source VARCHAR(40) NOT NULL, channel VARCHAR(40) NOT NULL, given_on
    DATE NOT NULL, form_version INTEGER NOT NULL, person_id CHAR(32), felt_heard VARCHAR(40), understood
    VARCHAR(40), right_people VARCHAR(40), told_in_time VARCHAR(40), came BOOLEAN, only_hears_at_reviews BOOLEAN,
    would_change VARCHAR, quote VARCHAR, quote_may_be_used BOOLEAN, theme VARCHAR, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_feedback PRIMARY KEY (id))""",
    "CREATE INDEX ix_feedback_child_id ON feedback (child_id)",
    "CREATE INDEX ix_feedback_review_id ON feedback (review_id)",
    "ALTER TABLE home RENAME TO home_before",
    """CREATE TABLE home (from_on DATE NOT NULL, until_on DATE, with_whom VARCHAR, kind_in_words VARCHAR, town VARCHAR,
    address VARCHAR, postcode VARCHAR, withheld_from JSON NOT NULL, out_of_borough BOOLEAN, telephone VARCHAR,
    placement_type VARCHAR, provider VARCHAR, distance_miles INTEGER, move_was_planned BOOLEAN, reason_for_change
    VARCHAR, settled_to_18 VARCHAR(40), settled_since DATE, registered BOOLEAN, staying_put VARCHAR(40), child_id
    CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_home PRIMARY KEY (id))""",
    """INSERT INTO home (from_on, until_on, with_whom, kind_in_words, town, address, postcode, withheld_from,
    out_of_borough, telephone, child_id, id, created_at, changed_at, deleted_at) SELECT from_on, until_on,
    with_whom, kind_in_words, town, address, postcode, withheld_from, out_of_borough, telephone, child_id, id,
    created_at, changed_at, deleted_at FROM home_before""",
    "DROP TABLE home_before",
    "CREATE INDEX ix_home_child_id ON home (child_id)",
    """CREATE TABLE invitation (review_id CHAR(32) NOT NULL, name VARCHAR NOT NULL, person_id CHAR(32), invited_on
    DATE, invited_how VARCHAR, answer VARCHAR(40), answered_on DATE, views_received_on DATE, excluded BOOLEAN NOT
    NULL, excluded_reason VARCHAR, excluded_by VARCHAR, exclusion_told_how VARCHAR, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_invitation PRIMARY KEY (id))""",
    "CREATE INDEX ix_invitation_child_id ON invitation (child_id)",
    "CREATE INDEX ix_invitation_review_id ON invitation (review_id)",
    """CREATE TABLE legal_status (code VARCHAR NOT NULL, from_on DATE NOT NULL, until_on DATE, conditions VARCHAR,
    next_court_on DATE, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at
    DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_legal_status PRIMARY KEY (id))""",
    "CREATE INDEX ix_legal_status_child_id ON legal_status (child_id)",
    "ALTER TABLE meeting RENAME TO meeting_before",
    """CREATE TABLE meeting (review_id CHAR(32) NOT NULL, number INTEGER NOT NULL, held_on DATE, started_at TIME, mode
    VARCHAR(40), place VARCHAR, kind VARCHAR(40) NOT NULL, ended_at TIME, travel_minutes INTEGER,
    reason_not_in_person VARCHAR, child_left_at TIME, participation_code VARCHAR, participation_note VARCHAR,
    child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL,
    deleted_at DATETIME, CONSTRAINT pk_meeting PRIMARY KEY (id))""",
    """INSERT INTO meeting (review_id, number, held_on, started_at, mode, place, child_id, id, created_at, changed_at,
    deleted_at, kind) SELECT review_id, number, held_on, started_at, mode, place, child_id, id, created_at,
    changed_at, deleted_at, 'main' FROM meeting_before""",
    "DROP TABLE meeting_before",
    "CREATE INDEX ix_meeting_child_id ON meeting (child_id)",
    "CREATE INDEX ix_meeting_review_id ON meeting (review_id)",
    "ALTER TABLE meeting_note RENAME TO meeting_note_before",
    """CREATE TABLE meeting_note (review_id CHAR(32) NOT NULL, meeting_id CHAR(32) NOT NULL, position INTEGER NOT NULL,
    kind VARCHAR(40) NOT NULL, agenda_item_id CHAR(32), text VARCHAR NOT NULL, said_at DATETIME, not_for JSON NOT
    NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT
    NULL, deleted_at DATETIME, CONSTRAINT pk_meeting_note PRIMARY KEY (id))""",
    """INSERT INTO meeting_note (review_id, meeting_id, position, kind, agenda_item_id, text, said_at, child_id, id,
    created_at, changed_at, deleted_at, not_for) SELECT review_id, meeting_id, position, kind, agenda_item_id, text,
    said_at, child_id, id, created_at, changed_at, deleted_at, '[]' FROM meeting_note_before""",
    "DROP TABLE meeting_note_before",
    "CREATE INDEX ix_meeting_note_child_id ON meeting_note (child_id)",
    "CREATE INDEX ix_meeting_note_review_id ON meeting_note (review_id)",
    """CREATE TABLE pathway_plan_check (review_id CHAR(32) NOT NULL, present BOOLEAN, plan_dated DATE,
    needs_assessment_on DATE, shared_with_child BOOLEAN, child_contributed BOOLEAN, personal_adviser_named BOOLEAN,
    personal_adviser_name VARCHAR, transfer_on DATE, housing_panel_on DATE, housing_panel_recommendation VARCHAR,
    staying_put_considered BOOLEAN, benefits_talked_about BOOLEAN, has_identity_papers BOOLEAN, immigration_settled
    BOOLEAN, capacity_assessed_on DATE, plan_a VARCHAR, plan_b VARCHAR, plan_c VARCHAR, verdict VARCHAR(40),
    changes_wanted VARCHAR, changes_by DATE, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME
    NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_pathway_plan_check PRIMARY KEY (id))""",
    "CREATE INDEX ix_pathway_plan_check_child_id ON pathway_plan_check (child_id)",
    "CREATE INDEX ix_pathway_plan_check_review_id ON pathway_plan_check (review_id)",
    "ALTER TABLE person RENAME TO person_before",
    """CREATE TABLE person (name VARCHAR NOT NULL, role VARCHAR(40) NOT NULL, said_as VARCHAR, role_in_words VARCHAR,
    team VARCHAR, telephone VARCHAR, email VARCHAR, comes_to_reviews BOOLEAN NOT NULL, other_child_id CHAR(32),
    until_on DATE, since_on DATE, change_reason VARCHAR(40), parental_responsibility BOOLEAN, may_be_told JSON NOT
    NULL, may_not_be_told JSON NOT NULL, family_time_limits VARCHAR, first_language VARCHAR, interpreter_language
    VARCHAR, address VARCHAR, address_withheld BOOLEAN NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_person PRIMARY
    KEY (id))""",
    """INSERT INTO person (name, role, said_as, role_in_words, team, telephone, email, comes_to_reviews,
    other_child_id, until_on, child_id, id, created_at, changed_at, deleted_at, may_be_told, may_not_be_told,
    address_withheld) SELECT name, role, said_as, role_in_words, team, telephone, email, comes_to_reviews,
    other_child_id, until_on, child_id, id, created_at, changed_at, deleted_at, '[]', '[]', 0 FROM person_before""",
    "DROP TABLE person_before",
    "CREATE INDEX ix_person_child_id ON person (child_id)",
    """CREATE TABLE rearrangement (review_id CHAR(32) NOT NULL, moved_on DATE NOT NULL, from_on DATE, to_on DATE,
    reason VARCHAR(40) NOT NULL, reason_in_words VARCHAR, set_right_by DATE, manager_told_on DATE, child_id CHAR(32)
    NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_rearrangement PRIMARY KEY (id))""",
    "CREATE INDEX ix_rearrangement_child_id ON rearrangement (child_id)",
    "CREATE INDEX ix_rearrangement_review_id ON rearrangement (review_id)",
    "ALTER TABLE review RENAME TO review_before",
    """CREATE TABLE review (status VARCHAR(40) NOT NULL, planned_on DATE, planned_time TIME, held_on DATE, completed_on
    DATE, decisions_sent_on DATE, participation_code VARCHAR, participation_note VARCHAR, mode VARCHAR(40),
    reason_not_in_person VARCHAR, place VARCHAR, next_review_on DATE, plan_for_home VARCHAR, child_has_seen_plan
    BOOLEAN, from_files BOOLEAN NOT NULL, prepared_on DATE, reason_after_due_date VARCHAR, early_trigger
    VARCHAR(40), early_asked_by VARCHAR, early_reason VARCHAR, cancelled_reason VARCHAR, chaired_by VARCHAR(40),
    interpreter_language VARCHAR, interpreter_name VARCHAR, interpreter_booked_on DATE, interpreter_came BOOLEAN,
    observer_name VARCHAR, observer_role VARCHAR, observer_agreed BOOLEAN, observer_agreed_on DATE,
    observer_childs_words VARCHAR, permanence_plans JSON NOT NULL, permanence_reason_if_none VARCHAR, place_reason
    VARCHAR, travel_minutes INTEGER, reopened_reason VARCHAR, reopened_at DATETIME, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_review PRIMARY KEY (id))""",
    """INSERT INTO review (status, planned_on, planned_time, held_on, completed_on, decisions_sent_on,
    participation_code, participation_note, mode, reason_not_in_person, place, next_review_on, plan_for_home,
    child_has_seen_plan, from_files, child_id, id, created_at, changed_at, deleted_at, permanence_plans) SELECT
    status, planned_on, planned_time, held_on, completed_on, decisions_sent_on, participation_code,
    participation_note, mode, reason_not_in_person, place, next_review_on, plan_for_home, child_has_seen_plan,
    from_files, child_id, id, created_at, changed_at, deleted_at, '[]' FROM review_before""",
    "DROP TABLE review_before",
    "CREATE INDEX ix_review_child_id ON review (child_id)",
    """CREATE TABLE service_offer (service VARCHAR(40) NOT NULL, review_id CHAR(32), person_id CHAR(32), offered_on
    DATE NOT NULL, explained_how VARCHAR, wanted VARCHAR(40), referred_on DATE, referred_by VARCHAR(40), worker_name
    VARCHAR, purpose VARCHAR, parent_consent BOOLEAN, in_care_plan BOOLEAN, language_needed VARCHAR, matched_on
    DATE, outcome VARCHAR(40), outcome_note VARCHAR, ended_on DATE, child_id CHAR(32) NOT NULL, id CHAR(32) NOT
    NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_service_offer PRIMARY KEY (id))""",
    "CREATE INDEX ix_service_offer_child_id ON service_offer (child_id)",
    "CREATE INDEX ix_service_offer_review_id ON service_offer (review_id)",
    """CREATE TABLE sibling_link (person_id CHAR(32) NOT NULL, live_together BOOLEAN, why_apart VARCHAR(40),
    same_officer BOOLEAN, why_another_officer VARCHAR(40), family_time_plan VARCHAR, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_sibling_link PRIMARY KEY (id))""",
    "CREATE INDEX ix_sibling_link_child_id ON sibling_link (child_id)",
    "CREATE INDEX ix_sibling_link_person_id ON sibling_link (person_id)",
    """CREATE TABLE statutory_check (kind VARCHAR(40) NOT NULL, done_on DATE, outcome VARCHAR, child_seen_alone
    BOOLEAN, due_override_on DATE, override_reason VARCHAR, delay_reason VARCHAR, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_statutory_check PRIMARY KEY (id))""",
    "CREATE INDEX ix_statutory_check_child_id ON statutory_check (child_id)",
    """CREATE TABLE timescale_setting (council VARCHAR NOT NULL, "key" VARCHAR NOT NULL, value VARCHAR, reason VARCHAR,
    set_by VARCHAR, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_timescale_setting PRIMARY KEY (id), CONSTRAINT uq_timescale_setting_council UNIQUE
    (council, "key"))""",
    """CREATE TABLE topic_covered (review_id CHAR(32) NOT NULL, topic VARCHAR(40) NOT NULL, state VARCHAR(40), note
    VARCHAR, meeting_id CHAR(32), not_for JSON NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_topic_covered
    PRIMARY KEY (id))""",
    "CREATE INDEX ix_topic_covered_child_id ON topic_covered (child_id)",
    "CREATE INDEX ix_topic_covered_review_id ON topic_covered (review_id)",
)
"""A copy that imports nothing of ours. A table with new fields is built anew and filled from the one before, because
SQLite cannot add a field that must not be empty without leaving its default in the table for ever."""


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
