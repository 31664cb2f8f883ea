"""Between reviews: midway checks, resolutions, events, news of decisions, letters with Cafcass.

Revision: 0003, after 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE child_preferences RENAME TO child_preferences_before",
    """CREATE TABLE child_preferences (likes JSON NOT NULL, not_times JSON NOT NULL, not_in_the_room JSON NOT NULL,
    preferred_contact VARCHAR, best_time VARCHAR, review_place VARCHAR, review_mode VARCHAR, who_chairs VARCHAR,
    opening_activity VARCHAR, reads_letter_with VARCHAR, reading_band VARCHAR(40), reading_words VARCHAR,
    letter_font VARCHAR, letter_size_points INTEGER, letter_paper VARCHAR, language VARCHAR, confirmed_on DATE,
    letter_format VARCHAR(40), who_to_invite JSON NOT NULL, topics_wanted JSON NOT NULL, topics_not_wanted JSON NOT
    NULL, words_for_people JSON NOT NULL, contact_between_reviews VARCHAR(40), child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_child_preferences PRIMARY KEY (id))""",
    """INSERT INTO child_preferences (likes, not_times, not_in_the_room, preferred_contact, best_time, review_place,
    review_mode, who_chairs, opening_activity, reads_letter_with, reading_band, reading_words, letter_font,
    letter_size_points, letter_paper, language, confirmed_on, letter_format, who_to_invite, topics_wanted,
    topics_not_wanted, words_for_people, child_id, id, created_at, changed_at, deleted_at) SELECT likes, not_times,
    not_in_the_room, preferred_contact, best_time, review_place, review_mode, who_chairs, opening_activity,
    reads_letter_with, reading_band, reading_words, letter_font, letter_size_points, letter_paper, language,
    confirmed_on, letter_format, who_to_invite, topics_wanted, topics_not_wanted, words_for_people, child_id, id,
    created_at, changed_at, deleted_at FROM child_preferences_before""",
    "DROP TABLE child_preferences_before",
    "CREATE INDEX ix_child_preferences_child_id ON child_preferences (child_id)",
    "ALTER TABLE consultation RENAME TO consultation_before",
    """CREATE TABLE consultation (with_whom VARCHAR(40) NOT NULL, person_name VARCHAR, channel VARCHAR(40) NOT NULL,
    happened_on DATE NOT NULL, happened_at TIME, text VARCHAR NOT NULL, done BOOLEAN NOT NULL, finish_later BOOLEAN
    NOT NULL, folded_as VARCHAR, review_id CHAR(32), person_id CHAR(32), place VARCHAR, alone BOOLEAN, why_not_alone
    VARCHAR(40), others_present JSON NOT NULL, interpreter_name VARCHAR, feelings VARCHAR, worries VARCHAR,
    wishes_for_meeting VARCHAR, sharing VARCHAR(40), shared_with JSON NOT NULL, not_for JSON NOT NULL, views
    VARCHAR, could_come BOOLEAN, wishes_about_others VARCHAR, shared_with_child_on DATE, started_by VARCHAR(40),
    written_to_child BOOLEAN NOT NULL, moved_from_child_id CHAR(32), moved_on DATE, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_consultation PRIMARY KEY (id))""",
    """INSERT INTO consultation (with_whom, person_name, channel, happened_on, happened_at, text, done, finish_later,
    folded_as, review_id, person_id, place, alone, why_not_alone, others_present, interpreter_name, feelings,
    worries, wishes_for_meeting, sharing, shared_with, not_for, views, could_come, wishes_about_others,
    shared_with_child_on, child_id, id, created_at, changed_at, deleted_at, written_to_child) SELECT with_whom,
    person_name, channel, happened_on, happened_at, text, done, finish_later, folded_as, review_id, person_id,
    place, alone, why_not_alone, others_present, interpreter_name, feelings, worries, wishes_for_meeting, sharing,
    shared_with, not_for, views, could_come, wishes_about_others, shared_with_child_on, child_id, id, created_at,
    changed_at, deleted_at, 0 FROM consultation_before""",
    "DROP TABLE consultation_before",
    "CREATE INDEX ix_consultation_child_id ON consultation (child_id)",
    "CREATE INDEX ix_consultation_moved_from_child_id ON consultation (moved_from_child_id)",
    """CREATE TABLE decision_update (decision_id CHAR(32) NOT NULL, kind VARCHAR(40) NOT NULL, happened_on DATE NOT
    NULL, by_name VARCHAR, status VARCHAR(40), text VARCHAR, due_before DATE, due_after DATE, midway_id CHAR(32),
    from_record_id CHAR(32), takes_back_id CHAR(32), child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at
    DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_decision_update PRIMARY KEY
    (id))""",
    "CREATE INDEX ix_decision_update_child_id ON decision_update (child_id)",
    "CREATE INDEX ix_decision_update_decision_id ON decision_update (decision_id)",
    "CREATE INDEX ix_decision_update_midway_id ON decision_update (midway_id)",
    """CREATE TABLE good_thing (kind VARCHAR(40) NOT NULL, happened_on DATE NOT NULL, text VARCHAR NOT NULL, said_by
    VARCHAR, story_may_be_told BOOLEAN, agreed_on DATE, from_record_id CHAR(32), not_for JSON NOT NULL, child_id
    CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_good_thing PRIMARY KEY (id))""",
    "CREATE INDEX ix_good_thing_child_id ON good_thing (child_id)",
    "CREATE INDEX ix_good_thing_from_record_id ON good_thing (from_record_id)",
    """CREATE TABLE goodbye_step (event_id CHAR(32) NOT NULL, step VARCHAR(40) NOT NULL, done_on DATE, note VARCHAR,
    child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL,
    deleted_at DATETIME, CONSTRAINT pk_goodbye_step PRIMARY KEY (id))""",
    "CREATE INDEX ix_goodbye_step_child_id ON goodbye_step (child_id)",
    "CREATE INDEX ix_goodbye_step_event_id ON goodbye_step (event_id)",
    """CREATE TABLE guardian_letter (direction VARCHAR(40) NOT NULL, kind VARCHAR(40) NOT NULL, dated_on DATE NOT NULL,
    from_name VARCHAR, to_name VARCHAR, person_id CHAR(32), stored_where VARCHAR, note VARCHAR, letter_id CHAR(32),
    not_for JSON NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_guardian_letter PRIMARY KEY (id))""",
    "CREATE INDEX ix_guardian_letter_child_id ON guardian_letter (child_id)",
    """CREATE TABLE ladder_stage (council VARCHAR NOT NULL, number INTEGER NOT NULL, name VARCHAR NOT NULL, role
    VARCHAR NOT NULL, holder_name VARCHAR, holder_email VARCHAR, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_ladder_stage PRIMARY KEY (id), CONSTRAINT
    uq_ladder_stage_council UNIQUE (council, number))""",
    "ALTER TABLE letter RENAME TO letter_before",
    """CREATE TABLE letter (review_id CHAR(32), midway_id CHAR(32), template VARCHAR NOT NULL, template_version INTEGER
    NOT NULL, title VARCHAR NOT NULL, age_band VARCHAR(40) NOT NULL, language VARCHAR NOT NULL, status VARCHAR(40)
    NOT NULL, version_number INTEGER NOT NULL, replaces_id CHAR(32), reason_for_version VARCHAR, written_on DATE,
    finished_at DATETIME, finished_content VARCHAR, finished_pdf_hash VARCHAR, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_letter PRIMARY KEY (id))""",
    """INSERT INTO letter (review_id, template, template_version, title, age_band, language, status, version_number,
    replaces_id, reason_for_version, written_on, finished_at, finished_content, finished_pdf_hash, child_id, id,
    created_at, changed_at, deleted_at) SELECT review_id, template, template_version, title, age_band, language,
    status, version_number, replaces_id, reason_for_version, written_on, finished_at, finished_content,
    finished_pdf_hash, child_id, id, created_at, changed_at, deleted_at FROM letter_before""",
    "DROP TABLE letter_before",
    "CREATE INDEX ix_letter_child_id ON letter (child_id)",
    "CREATE INDEX ix_letter_midway_id ON letter (midway_id)",
    "CREATE INDEX ix_letter_review_id ON letter (review_id)",
    """CREATE TABLE midway_check (review_id CHAR(32) NOT NULL, held_on DATE, with_name VARCHAR, with_person_id
    CHAR(32), opened_at DATETIME, closed_at DATETIME, closed_by_name VARCHAR, moved_to DATE, moved_reason VARCHAR,
    child_spoken VARCHAR(40), child_spoken_on DATE, child_spoken_how VARCHAR(40), carer_spoken VARCHAR(40),
    parent_spoken VARCHAR(40), changes VARCHAR, next_step VARCHAR, not_needed_reason VARCHAR, from_record_id
    CHAR(32), not_for JSON NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_midway_check PRIMARY KEY (id))""",
    "CREATE INDEX ix_midway_check_child_id ON midway_check (child_id)",
    "CREATE INDEX ix_midway_check_from_record_id ON midway_check (from_record_id)",
    "CREATE INDEX ix_midway_check_review_id ON midway_check (review_id)",
    """CREATE TABLE reminder (due_on DATE NOT NULL, text VARCHAR NOT NULL, done_on DATE, put_off_reason VARCHAR,
    from_record_id CHAR(32), child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_reminder PRIMARY KEY (id))""",
    "CREATE INDEX ix_reminder_child_id ON reminder (child_id)",
    "CREATE INDEX ix_reminder_from_record_id ON reminder (from_record_id)",
    """CREATE TABLE resolution (concern_id CHAR(32) NOT NULL, tone VARCHAR(40) NOT NULL, started BOOLEAN NOT NULL,
    raised_on DATE NOT NULL, raised_by_name VARCHAR, raised_how VARCHAR(40) NOT NULL, concern VARCHAR NOT NULL,
    reasons JSON NOT NULL, other_reason VARCHAR, asked_for VARCHAR, effect_on_child VARCHAR, to_name VARCHAR,
    to_role VARCHAR, to_person_id CHAR(32), to_email VARCHAR, team VARCHAR, answer_by DATE, review_id CHAR(32),
    decision_ids JSON NOT NULL, from_record_id CHAR(32), not_for JSON NOT NULL, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_resolution PRIMARY KEY (id))""",
    "CREATE INDEX ix_resolution_child_id ON resolution (child_id)",
    "CREATE INDEX ix_resolution_concern_id ON resolution (concern_id)",
    "CREATE INDEX ix_resolution_from_record_id ON resolution (from_record_id)",
    "CREATE INDEX ix_resolution_review_id ON resolution (review_id)",
    """CREATE TABLE resolution_step (resolution_id CHAR(32) NOT NULL, kind VARCHAR(40) NOT NULL, happened_on DATE NOT
    NULL, by_name VARCHAR, stage INTEGER NOT NULL, to_name VARCHAR, to_role VARCHAR, until_on DATE, text VARCHAR,
    answered_by VARCHAR, outcome VARCHAR(40), difference VARCHAR, difference_may_be_told BOOLEAN NOT NULL,
    child_agrees BOOLEAN, takes_back_id CHAR(32), child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at
    DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_resolution_step PRIMARY KEY
    (id))""",
    "CREATE INDEX ix_resolution_step_child_id ON resolution_step (child_id)",
    "CREATE INDEX ix_resolution_step_resolution_id ON resolution_step (resolution_id)",
    "ALTER TABLE service_offer RENAME TO service_offer_before",
    """CREATE TABLE service_offer (service VARCHAR(40) NOT NULL, review_id CHAR(32), person_id CHAR(32), offered_on
    DATE NOT NULL, explained_how VARCHAR, wanted VARCHAR(40), referred_on DATE, referred_by VARCHAR(40), worker_name
    VARCHAR, purpose VARCHAR, parent_consent BOOLEAN, in_care_plan BOOLEAN, language_needed VARCHAR, matched_on
    DATE, outcome VARCHAR(40), outcome_note VARCHAR, ended_on DATE, information_meeting_on DATE, group_met_on DATE,
    from_record_id CHAR(32), child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_service_offer PRIMARY KEY (id))""",
    """INSERT INTO service_offer (service, review_id, person_id, offered_on, explained_how, wanted, referred_on,
    referred_by, worker_name, purpose, parent_consent, in_care_plan, language_needed, matched_on, outcome,
    outcome_note, ended_on, child_id, id, created_at, changed_at, deleted_at) SELECT service, review_id, person_id,
    offered_on, explained_how, wanted, referred_on, referred_by, worker_name, purpose, parent_consent, in_care_plan,
    language_needed, matched_on, outcome, outcome_note, ended_on, child_id, id, created_at, changed_at, deleted_at
    FROM service_offer_before""",
    "DROP TABLE service_offer_before",
    "CREATE INDEX ix_service_offer_child_id ON service_offer (child_id)",
    "CREATE INDEX ix_service_offer_from_record_id ON service_offer (from_record_id)",
    "CREATE INDEX ix_service_offer_review_id ON service_offer (review_id)",
    """CREATE TABLE significant_event (kind VARCHAR(40) NOT NULL, happened_on DATE NOT NULL, until_on DATE, told_on
    DATE, told_by VARCHAR, text VARCHAR NOT NULL, folded_as VARCHAR, away_kind VARCHAR(40), procedures_followed
    BOOLEAN, interview_offered_on DATE, interview_accepted BOOLEAN, interview_held_on DATE, what_officer_did
    VARCHAR, no_early_review_reason VARCHAR, from_record_id CHAR(32), not_for JSON NOT NULL, child_id CHAR(32) NOT
    NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_significant_event PRIMARY KEY (id))""",
    "CREATE INDEX ix_significant_event_child_id ON significant_event (child_id)",
    "CREATE INDEX ix_significant_event_from_record_id ON significant_event (from_record_id)",
)
"""A copy that imports nothing of ours. A table with new fields is built anew and filled from the one before, because
SQLite cannot add a field that must not be empty without leaving its default in the table for ever."""


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
