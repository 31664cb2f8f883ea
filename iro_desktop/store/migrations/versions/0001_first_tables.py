"""Every table of the first version, and the full-text index over their words.

Revision: 0001, after an empty store
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE adoption_placement (decided_on DATE NOT NULL, ceased_on DATE, reason_ceased VARCHAR, child_id
    CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_adoption_placement PRIMARY KEY (id), CONSTRAINT uq_adoption_placement_child_id UNIQUE
    (child_id, decided_on))""",
    "CREATE INDEX ix_adoption_placement_child_id ON adoption_placement (child_id)",
    """CREATE TABLE agenda_item (review_id CHAR(32) NOT NULL, position INTEGER NOT NULL, text VARCHAR NOT NULL,
    from_child BOOLEAN NOT NULL, talked_about BOOLEAN NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_agenda_item
    PRIMARY KEY (id))""",
    "CREATE INDEX ix_agenda_item_child_id ON agenda_item (child_id)",
    "CREATE INDEX ix_agenda_item_review_id ON agenda_item (review_id)",
    """CREATE TABLE attendance (review_id CHAR(32) NOT NULL, meeting_id CHAR(32) NOT NULL, name VARCHAR NOT NULL,
    person_id CHAR(32), is_child BOOLEAN NOT NULL, is_officer BOOLEAN NOT NULL, attended VARCHAR(40) NOT NULL,
    position INTEGER NOT NULL, reason VARCHAR, reason_fit_for_child BOOLEAN NOT NULL, child_id CHAR(32) NOT NULL, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_attendance PRIMARY KEY (id))""",
    "CREATE INDEX ix_attendance_child_id ON attendance (child_id)",
    "CREATE INDEX ix_attendance_review_id ON attendance (review_id)",
    """CREATE TABLE child (council VARCHAR NOT NULL, council_child_id VARCHAR NOT NULL, date_of_birth DATE, known_as
    VARCHAR, given_name VARCHAR, family_name VARCHAR, pronouns VARCHAR, sex VARCHAR, ethnicity VARCHAR, upn VARCHAR,
    mother VARCHAR, mother_child_date_of_birth DATE, first_language VARCHAR, interpreter_language VARCHAR, animal
    VARCHAR, colour VARCHAR, practise BOOLEAN NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_child PRIMARY KEY (id), CONSTRAINT
    uq_child_council UNIQUE (council, council_child_id))""",
    """CREATE TABLE child_preferences (likes JSON NOT NULL, not_times JSON NOT NULL, not_in_the_room JSON NOT NULL,
    preferred_contact VARCHAR, best_time VARCHAR, review_place VARCHAR, review_mode VARCHAR, who_chairs VARCHAR,
    opening_activity VARCHAR, reads_letter_with VARCHAR, reading_band VARCHAR(40), reading_words VARCHAR,
    letter_font VARCHAR, letter_size_points INTEGER, letter_paper VARCHAR, language VARCHAR, confirmed_on DATE,
    child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL,
    deleted_at DATETIME, CONSTRAINT pk_child_preferences PRIMARY KEY (id))""",
    "CREATE INDEX ix_child_preferences_child_id ON child_preferences (child_id)",
    """CREATE TABLE childs_words (words VARCHAR NOT NULL, said_on DATE NOT NULL, said_at TIME, heard_by VARCHAR, how
    VARCHAR, consultation_id CHAR(32), meeting_note_id CHAR(32), review_id CHAR(32), may_be_shared BOOLEAN, child_id
    CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_childs_words PRIMARY KEY (id))""",
    "CREATE INDEX ix_childs_words_child_id ON childs_words (child_id)",
    "CREATE INDEX ix_childs_words_consultation_id ON childs_words (consultation_id)",
    "CREATE INDEX ix_childs_words_meeting_note_id ON childs_words (meeting_note_id)",
    """CREATE TABLE consultation (with_whom VARCHAR(40) NOT NULL, person_name VARCHAR, channel VARCHAR(40) NOT NULL,
    happened_on DATE NOT NULL, happened_at TIME, text VARCHAR NOT NULL, done BOOLEAN NOT NULL, finish_later BOOLEAN
    NOT NULL, folded_as VARCHAR, review_id CHAR(32), child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at
    DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_consultation PRIMARY KEY
    (id))""",
    "CREATE INDEX ix_consultation_child_id ON consultation (child_id)",
    """CREATE TABLE decision (review_id CHAR(32) NOT NULL, number INTEGER NOT NULL, wording VARCHAR NOT NULL,
    child_wording VARCHAR NOT NULL, owner_name VARCHAR, owner_role VARCHAR, owner_person_id CHAR(32), due_on DATE,
    when_in_childs_words VARCHAR, status VARCHAR(40) NOT NULL, status_note VARCHAR, status_on DATE, child_id
    CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_decision PRIMARY KEY (id))""",
    "CREATE INDEX ix_decision_child_id ON decision (child_id)",
    "CREATE INDEX ix_decision_review_id ON decision (review_id)",
    """CREATE TABLE episode (started_on DATE NOT NULL, reason_new_episode VARCHAR, legal_status VARCHAR,
    category_of_need VARCHAR, placement_type VARCHAR, placement_provider VARCHAR, ended_on DATE, reason_ended
    VARCHAR, reason_place_change VARCHAR, home_postcode VARCHAR, placement_postcode VARCHAR, urn VARCHAR, child_id
    CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_episode PRIMARY KEY (id), CONSTRAINT uq_episode_child_id UNIQUE (child_id, started_on))""",
    "CREATE INDEX ix_episode_child_id ON episode (child_id)",
    """CREATE TABLE help_line (name VARCHAR NOT NULL, kind VARCHAR NOT NULL, telephone VARCHAR, checked_on DATE, id
    CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_help_line PRIMARY KEY (id))""",
    """CREATE TABLE home (from_on DATE NOT NULL, until_on DATE, with_whom VARCHAR, kind_in_words VARCHAR, town VARCHAR,
    address VARCHAR, postcode VARCHAR, withheld_from JSON NOT NULL, out_of_borough BOOLEAN, telephone VARCHAR,
    child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL,
    deleted_at DATETIME, CONSTRAINT pk_home PRIMARY KEY (id))""",
    "CREATE INDEX ix_home_child_id ON home (child_id)",
    """CREATE TABLE letter (review_id CHAR(32), template VARCHAR NOT NULL, template_version INTEGER NOT NULL, title
    VARCHAR NOT NULL, age_band VARCHAR(40) NOT NULL, language VARCHAR NOT NULL, status VARCHAR(40) NOT NULL,
    version_number INTEGER NOT NULL, replaces_id CHAR(32), reason_for_version VARCHAR, written_on DATE, finished_at
    DATETIME, finished_content VARCHAR, finished_pdf_hash VARCHAR, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_letter PRIMARY
    KEY (id))""",
    "CREATE INDEX ix_letter_child_id ON letter (child_id)",
    "CREATE INDEX ix_letter_review_id ON letter (review_id)",
    """CREATE TABLE letter_section (letter_id CHAR(32) NOT NULL, "key" VARCHAR NOT NULL, position INTEGER NOT NULL,
    kind VARCHAR NOT NULL, heading VARCHAR, prompt VARCHAR, text VARCHAR NOT NULL, required BOOLEAN NOT NULL,
    child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL,
    deleted_at DATETIME, CONSTRAINT pk_letter_section PRIMARY KEY (id))""",
    "CREATE INDEX ix_letter_section_child_id ON letter_section (child_id)",
    "CREATE INDEX ix_letter_section_letter_id ON letter_section (letter_id)",
    "CREATE TABLE local_setting (name VARCHAR NOT NULL, value JSON, CONSTRAINT pk_local_setting PRIMARY KEY (name))",
    """CREATE TABLE meeting (review_id CHAR(32) NOT NULL, number INTEGER NOT NULL, held_on DATE, started_at TIME, mode
    VARCHAR(40), place VARCHAR, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_meeting PRIMARY KEY (id))""",
    "CREATE INDEX ix_meeting_child_id ON meeting (child_id)",
    "CREATE INDEX ix_meeting_review_id ON meeting (review_id)",
    """CREATE TABLE meeting_note (review_id CHAR(32) NOT NULL, meeting_id CHAR(32) NOT NULL, position INTEGER NOT NULL,
    kind VARCHAR(40) NOT NULL, agenda_item_id CHAR(32), text VARCHAR NOT NULL, said_at DATETIME, child_id CHAR(32)
    NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_meeting_note PRIMARY KEY (id))""",
    "CREATE INDEX ix_meeting_note_child_id ON meeting_note (child_id)",
    "CREATE INDEX ix_meeting_note_review_id ON meeting_note (review_id)",
    """CREATE TABLE officer (name VARCHAR NOT NULL, known_as VARCHAR, title VARCHAR NOT NULL, telephone VARCHAR, email
    VARCHAR, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_officer PRIMARY KEY (id))""",
    """CREATE TABLE outbox (dseq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, op CHAR(32) NOT NULL, hlc BIGINT NOT NULL,
    kind VARCHAR NOT NULL, record_id CHAR(32) NOT NULL, child_id CHAR(32), base_version INTEGER NOT NULL, changes
    JSON NOT NULL, at DATETIME NOT NULL, settles CHAR(32), state VARCHAR(40) NOT NULL, first_sent_at DATETIME,
    result VARCHAR, acknowledged_seq BIGINT, acknowledged_at DATETIME, CONSTRAINT uq_outbox_op UNIQUE (op))""",
    "CREATE INDEX ix_outbox_hlc ON outbox (hlc)",
    "CREATE INDEX ix_outbox_record_id ON outbox (record_id)",
    "CREATE INDEX ix_outbox_state_dseq ON outbox (state, dseq)",
    """CREATE TABLE person (name VARCHAR NOT NULL, role VARCHAR(40) NOT NULL, said_as VARCHAR, role_in_words VARCHAR,
    team VARCHAR, telephone VARCHAR, email VARCHAR, comes_to_reviews BOOLEAN NOT NULL, other_child_id CHAR(32),
    until_on DATE, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at
    DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_person PRIMARY KEY (id))""",
    "CREATE INDEX ix_person_child_id ON person (child_id)",
    """CREATE TABLE return_coverage (council VARCHAR NOT NULL, "table" VARCHAR NOT NULL, year_ending INTEGER NOT NULL,
    rows_read INTEGER NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL,
    deleted_at DATETIME, CONSTRAINT pk_return_coverage PRIMARY KEY (id), CONSTRAINT uq_return_coverage_council
    UNIQUE (council, "table", year_ending))""",
    """CREATE TABLE review (status VARCHAR(40) NOT NULL, planned_on DATE, planned_time TIME, held_on DATE, completed_on
    DATE, decisions_sent_on DATE, participation_code VARCHAR, participation_note VARCHAR, mode VARCHAR(40),
    reason_not_in_person VARCHAR, place VARCHAR, next_review_on DATE, plan_for_home VARCHAR, child_has_seen_plan
    BOOLEAN, from_files BOOLEAN NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT
    NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_review PRIMARY KEY (id))""",
    "CREATE INDEX ix_review_child_id ON review (child_id)",
    """CREATE TABLE search_text ("row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, record_id CHAR(32) NOT NULL, kind
    VARCHAR NOT NULL, child_id CHAR(32), title VARCHAR NOT NULL, body VARCHAR NOT NULL, CONSTRAINT
    uq_search_text_record_id UNIQUE (record_id))""",
    "CREATE INDEX ix_search_text_child_id ON search_text (child_id)",
    """CREATE TABLE server_row (record_id CHAR(32) NOT NULL, kind VARCHAR NOT NULL, child_id CHAR(32), version INTEGER
    NOT NULL, seq BIGINT NOT NULL, document JSON NOT NULL, CONSTRAINT pk_server_row PRIMARY KEY (record_id))""",
    "CREATE TABLE sync_note (name VARCHAR NOT NULL, value JSON, CONSTRAINT pk_sync_note PRIMARY KEY (name))",
    """CREATE TABLE sync_receipt (id INTEGER NOT NULL, started_at DATETIME NOT NULL, finished_at DATETIME NOT NULL,
    state VARCHAR NOT NULL, sent INTEGER NOT NULL, confirmed INTEGER NOT NULL, received INTEGER NOT NULL, details
    JSON NOT NULL, CONSTRAINT pk_sync_receipt PRIMARY KEY (id))""",
    """CREATE TABLE unaccompanied_status (sex VARCHAR, ceased_on DATE, child_id CHAR(32) NOT NULL, id CHAR(32) NOT
    NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_unaccompanied_status PRIMARY KEY (id))""",
    "CREATE INDEX ix_unaccompanied_status_child_id ON unaccompanied_status (child_id)",
    """CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='search_text', content_rowid='row',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    "CREATE VIRTUAL TABLE search_word USING fts5vocab('search_index', 'row')",
    """CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN INSERT INTO search_index(rowid, title, body)
    VALUES (new.row, new.title, new.body); END""",
    """CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN INSERT INTO search_index(search_index,
    rowid, title, body) VALUES ('delete', old.row, old.title, old.body); END""",
    """CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN INSERT INTO search_index(search_index,
    rowid, title, body) VALUES ('delete', old.row, old.title, old.body); INSERT INTO search_index(rowid, title,
    body) VALUES (new.row, new.title, new.body); END""",
    "INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)",
)
"""A copy that imports nothing of ours: what a store once was must stay so when the records change."""


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
