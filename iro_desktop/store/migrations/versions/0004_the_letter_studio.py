"""The letter studio: more kinds of letter, for more readers, in more languages.

Revision: 0004, after 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE address_confirmation (letter_id CHAR(32) NOT NULL, goes_to VARCHAR, named VARCHAR NOT NULL, reason
    VARCHAR NOT NULL, by_name VARCHAR, confirmed_at DATETIME NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT
    NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_address_confirmation PRIMARY KEY (id))""",
    "CREATE INDEX ix_address_confirmation_child_id ON address_confirmation (child_id)",
    "CREATE INDEX ix_address_confirmation_letter_id ON address_confirmation (letter_id)",
    "ALTER TABLE allocation RENAME TO allocation_before",
    """CREATE TABLE allocation (officer_name VARCHAR NOT NULL, officer_id CHAR(32), from_on DATE NOT NULL, until_on
    DATE, reason VARCHAR(40) NOT NULL, child_told_on DATE, child_told_how VARCHAR, handover_note VARCHAR,
    no_goodbye_because VARCHAR, no_hello_because VARCHAR, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_allocation
    PRIMARY KEY (id))""",
    """INSERT INTO allocation (officer_name, officer_id, from_on, until_on, reason, child_told_on, child_told_how,
    handover_note, child_id, id, created_at, changed_at, deleted_at) SELECT officer_name, officer_id, from_on,
    until_on, reason, child_told_on, child_told_how, handover_note, child_id, id, created_at, changed_at, deleted_at
    FROM allocation_before""",
    "DROP TABLE allocation_before",
    "CREATE INDEX ix_allocation_child_id ON allocation (child_id)",
    "ALTER TABLE child_preferences RENAME TO child_preferences_before",
    """CREATE TABLE child_preferences (likes JSON NOT NULL, not_times JSON NOT NULL, not_in_the_room JSON NOT NULL,
    preferred_contact VARCHAR, best_time VARCHAR, review_place VARCHAR, review_mode VARCHAR, who_chairs VARCHAR,
    opening_activity VARCHAR, reads_letter_with VARCHAR, reading_band VARCHAR(40), reading_words VARCHAR,
    letter_font VARCHAR, letter_size_points INTEGER, letter_paper VARCHAR, letter_pictures VARCHAR, language
    VARCHAR, confirmed_on DATE, letter_format VARCHAR(40), who_to_invite JSON NOT NULL, topics_wanted JSON NOT NULL,
    topics_not_wanted JSON NOT NULL, words_for_people JSON NOT NULL, contact_between_reviews VARCHAR(40), child_id
    CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at
    DATETIME, CONSTRAINT pk_child_preferences PRIMARY KEY (id))""",
    """INSERT INTO child_preferences (likes, not_times, not_in_the_room, preferred_contact, best_time, review_place,
    review_mode, who_chairs, opening_activity, reads_letter_with, reading_band, reading_words, letter_font,
    letter_size_points, letter_paper, language, confirmed_on, letter_format, who_to_invite, topics_wanted,
    topics_not_wanted, words_for_people, contact_between_reviews, child_id, id, created_at, changed_at, deleted_at)
    SELECT likes, not_times, not_in_the_room, preferred_contact, best_time, review_place, review_mode, who_chairs,
    opening_activity, reads_letter_with, reading_band, reading_words, letter_font, letter_size_points, letter_paper,
    language, confirmed_on, letter_format, who_to_invite, topics_wanted, topics_not_wanted, words_for_people,
    contact_between_reviews, child_id, id, created_at, changed_at, deleted_at FROM child_preferences_before""",
    "DROP TABLE child_preferences_before",
    "CREATE INDEX ix_child_preferences_child_id ON child_preferences (child_id)",
    """CREATE TABLE council_word (term VARCHAR NOT NULL, forms JSON NOT NULL, kinder JSON NOT NULL, kinder_for_young
    JSON NOT NULL, reason VARCHAR NOT NULL, never BOOLEAN NOT NULL, "explain" BOOLEAN NOT NULL, is_off BOOLEAN NOT
    NULL, by_name VARCHAR, set_on DATE NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at
    DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_council_word PRIMARY KEY (id))""",
    """CREATE TABLE kept_in_letter (letter_id CHAR(32) NOT NULL, recipient_id CHAR(32), what VARCHAR(40) NOT NULL,
    found VARCHAR NOT NULL, reason VARCHAR NOT NULL, by_name VARCHAR, kept_at DATETIME NOT NULL, child_id CHAR(32)
    NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_kept_in_letter PRIMARY KEY (id))""",
    "CREATE INDEX ix_kept_in_letter_child_id ON kept_in_letter (child_id)",
    "CREATE INDEX ix_kept_in_letter_letter_id ON kept_in_letter (letter_id)",
    """CREATE TABLE kept_word (words VARCHAR NOT NULL, by_name VARCHAR, child_id CHAR(32) NOT NULL, id CHAR(32) NOT
    NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_kept_word
    PRIMARY KEY (id))""",
    "CREATE INDEX ix_kept_word_child_id ON kept_word (child_id)",
    "ALTER TABLE letter RENAME TO letter_before",
    """CREATE TABLE letter (review_id CHAR(32), midway_id CHAR(32), about_id CHAR(32), about_on DATE, kind VARCHAR(40),
    recipient_id CHAR(32), recipient_name VARCHAR, template VARCHAR NOT NULL, template_version INTEGER NOT NULL,
    template_text_id CHAR(32), title VARCHAR NOT NULL, age_band VARCHAR(40) NOT NULL, language VARCHAR NOT NULL,
    other_language VARCHAR, translator_name VARCHAR, translated_on DATE, translation_checked_by VARCHAR, status
    VARCHAR(40) NOT NULL, version_number INTEGER NOT NULL, replaces_id CHAR(32), reason_for_version VARCHAR,
    written_on DATE, finished_at DATETIME, finished_content VARCHAR, finished_pdf_hash VARCHAR, child_id CHAR(32)
    NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_letter PRIMARY KEY (id))""",
    """INSERT INTO letter (review_id, midway_id, template, template_version, title, age_band, language, status,
    version_number, replaces_id, reason_for_version, written_on, finished_at, finished_content, finished_pdf_hash,
    child_id, id, created_at, changed_at, deleted_at) SELECT review_id, midway_id, template, template_version,
    title, age_band, language, status, version_number, replaces_id, reason_for_version, written_on, finished_at,
    finished_content, finished_pdf_hash, child_id, id, created_at, changed_at, deleted_at FROM letter_before""",
    "DROP TABLE letter_before",
    "CREATE INDEX ix_letter_about_id ON letter (about_id)",
    "CREATE INDEX ix_letter_child_id ON letter (child_id)",
    "CREATE INDEX ix_letter_midway_id ON letter (midway_id)",
    "CREATE INDEX ix_letter_review_id ON letter (review_id)",
    """CREATE TABLE letter_approval (letter_id CHAR(32) NOT NULL, recipient_id CHAR(32), recipient_name VARCHAR,
    address VARCHAR, content_hash VARCHAR NOT NULL, pdf_hash VARCHAR NOT NULL, by_name VARCHAR, approved_at DATETIME
    NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME
    NOT NULL, deleted_at DATETIME, CONSTRAINT pk_letter_approval PRIMARY KEY (id))""",
    "CREATE INDEX ix_letter_approval_child_id ON letter_approval (child_id)",
    "CREATE INDEX ix_letter_approval_letter_id ON letter_approval (letter_id)",
    """CREATE TABLE letter_print (letter_id CHAR(32) NOT NULL, pages INTEGER NOT NULL, by_name VARCHAR, printed_at
    DATETIME NOT NULL, counted_at DATETIME, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME
    NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_letter_print PRIMARY KEY (id))""",
    "CREATE INDEX ix_letter_print_child_id ON letter_print (child_id)",
    "CREATE INDEX ix_letter_print_letter_id ON letter_print (letter_id)",
    """CREATE TABLE letter_reaction (letter_id CHAR(32) NOT NULL, passage INTEGER NOT NULL, passage_text VARCHAR NOT
    NULL, section_key VARCHAR, feeling VARCHAR(40) NOT NULL, shown_at DATETIME NOT NULL, language VARCHAR NOT NULL,
    words_id CHAR(32), set_aside_at DATETIME, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME
    NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_letter_reaction PRIMARY KEY (id))""",
    "CREATE INDEX ix_letter_reaction_child_id ON letter_reaction (child_id)",
    "CREATE INDEX ix_letter_reaction_letter_id ON letter_reaction (letter_id)",
    "ALTER TABLE letter_section RENAME TO letter_section_before",
    """CREATE TABLE letter_section (letter_id CHAR(32) NOT NULL, "key" VARCHAR NOT NULL, position INTEGER NOT NULL,
    kind VARCHAR NOT NULL, heading VARCHAR, prompt VARCHAR, text VARCHAR NOT NULL, in_other_language VARCHAR NOT
    NULL, required BOOLEAN NOT NULL, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL,
    changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_letter_section PRIMARY KEY (id))""",
    """INSERT INTO letter_section (letter_id, key, position, kind, heading, prompt, text, required, child_id, id,
    created_at, changed_at, deleted_at, in_other_language) SELECT letter_id, key, position, kind, heading, prompt,
    text, required, child_id, id, created_at, changed_at, deleted_at, '' FROM letter_section_before""",
    "DROP TABLE letter_section_before",
    "CREATE INDEX ix_letter_section_child_id ON letter_section (child_id)",
    "CREATE INDEX ix_letter_section_letter_id ON letter_section (letter_id)",
    """CREATE TABLE letter_sending (letter_id CHAR(32) NOT NULL, kind VARCHAR(40) NOT NULL, sending_id CHAR(32),
    to_name VARCHAR, route VARCHAR(40), form VARCHAR, address VARCHAR, pages INTEGER, pdf_hash VARCHAR, happened_on
    DATE NOT NULL, said_at DATETIME NOT NULL, by_name VARCHAR, note VARCHAR, asked VARCHAR, got_back BOOLEAN,
    child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL,
    deleted_at DATETIME, CONSTRAINT pk_letter_sending PRIMARY KEY (id))""",
    "CREATE INDEX ix_letter_sending_child_id ON letter_sending (child_id)",
    "CREATE INDEX ix_letter_sending_letter_id ON letter_sending (letter_id)",
    """CREATE TABLE letter_snapshot (letter_id CHAR(32) NOT NULL, kept_at DATETIME NOT NULL, why VARCHAR(40) NOT NULL,
    by_name VARCHAR NOT NULL, text VARCHAR NOT NULL, translation VARCHAR, child_id CHAR(32) NOT NULL, id CHAR(32)
    NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_letter_snapshot PRIMARY KEY (id))""",
    "CREATE INDEX ix_letter_snapshot_child_id ON letter_snapshot (child_id)",
    "CREATE INDEX ix_letter_snapshot_letter_id ON letter_snapshot (letter_id)",
    """CREATE TABLE letter_template_text (template VARCHAR NOT NULL, version INTEGER NOT NULL, text VARCHAR, why
    VARCHAR NOT NULL, by_name VARCHAR NOT NULL, saved_at DATETIME NOT NULL, id CHAR(32) NOT NULL, created_at
    DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_letter_template_text PRIMARY
    KEY (id))""",
    "CREATE INDEX ix_letter_template_text_template ON letter_template_text (template)",
    """CREATE TABLE letterhead (name VARCHAR, address VARCHAR, telephone VARCHAR, website VARCHAR, logo VARCHAR,
    logo_words VARCHAR, on_easy_read BOOLEAN NOT NULL, set_by VARCHAR, id CHAR(32) NOT NULL, created_at DATETIME NOT
    NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_letterhead PRIMARY KEY (id))""",
    """CREATE TABLE library_document (name VARCHAR NOT NULL, for_whom VARCHAR NOT NULL, review_on DATE, set_by VARCHAR
    NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_library_document PRIMARY KEY (id))""",
    """CREATE TABLE library_document_file (document_id CHAR(32) NOT NULL, version INTEGER NOT NULL, data VARCHAR NOT
    NULL, pages INTEGER NOT NULL, size_bytes INTEGER NOT NULL, by_name VARCHAR NOT NULL, added_at DATETIME NOT NULL,
    id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME,
    CONSTRAINT pk_library_document_file PRIMARY KEY (id))""",
    "CREATE INDEX ix_library_document_file_document_id ON library_document_file (document_id)",
    """CREATE TABLE officer_word (officer_id CHAR(32) NOT NULL, words VARCHAR NOT NULL, id CHAR(32) NOT NULL,
    created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_officer_word
    PRIMARY KEY (id))""",
    "CREATE INDEX ix_officer_word_officer_id ON officer_word (officer_id)",
    """CREATE TABLE past_address (of_id CHAR(32) NOT NULL, address VARCHAR, postcode VARCHAR, changed_on DATE NOT NULL,
    by_name VARCHAR, child_id CHAR(32) NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at
    DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_past_address PRIMARY KEY (id))""",
    "CREATE INDEX ix_past_address_child_id ON past_address (child_id)",
    "CREATE INDEX ix_past_address_of_id ON past_address (of_id)",
    """CREATE TABLE picture_set (name VARCHAR NOT NULL, credit VARCHAR NOT NULL, licensed_by VARCHAR NOT NULL,
    licensed_until DATE, comes_first BOOLEAN NOT NULL, set_by VARCHAR NOT NULL, set_on DATE NOT NULL, id CHAR(32)
    NOT NULL, created_at DATETIME NOT NULL, changed_at DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT
    pk_picture_set PRIMARY KEY (id))""",
    """CREATE TABLE set_picture (set_id CHAR(32) NOT NULL, name VARCHAR NOT NULL, other_words JSON NOT NULL, data
    VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, id CHAR(32) NOT NULL, created_at DATETIME NOT NULL, changed_at
    DATETIME NOT NULL, deleted_at DATETIME, CONSTRAINT pk_set_picture PRIMARY KEY (id))""",
    "CREATE INDEX ix_set_picture_set_id ON set_picture (set_id)",
)
"""A copy that imports nothing of ours. A table with new fields is built anew and filled from the one before, because
SQLite cannot add a field that must not be empty without leaving its default in the table for ever."""


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
