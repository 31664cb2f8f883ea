"""The council and its counter, records, the log of operations, conflicts, people and laptops."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
create table council (
    id uuid primary key,
    name text not null,
    practise boolean not null,
    epoch uuid not null,
    -- The counter: the newest operation's number. Raised inside the transaction that writes, so numbers become
    -- visible in order and without gaps, and a laptop's cursor misses nothing.
    seq bigint not null default 0,
    durable_seq bigint not null default 0,
    made_at timestamptz not null
);
create table person (
    id uuid primary key,
    council uuid not null references council,
    name text not null,
    made_at timestamptz not null
);
create table device (
    id uuid primary key,
    council uuid not null references council,
    person uuid not null references person,
    public_key bytea not null unique,
    made_at timestamptz not null
);
create table enrol_code (
    -- The first group of the code finds the row; only a keyed hash of the whole is kept.
    finder text primary key,
    person uuid not null references person,
    key bytea not null,
    digest bytea not null,
    tries integer not null default 0,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    device uuid references device
);
create table challenge (
    challenge text primary key,
    device uuid not null references device,
    expires_at timestamptz not null
);
create table session (
    token_digest bytea primary key,
    device uuid not null references device,
    expires_at timestamptz not null,
    last_number bigint not null default 0
);
create table rec (
    council uuid not null references council,
    id uuid not null,
    kind text not null,
    child uuid,
    ver bigint not null,
    seq bigint not null,
    -- JSON as text: PostgreSQL's own JSON cannot hold NUL, which people paste, and text comes back byte for byte.
    doc text not null,
    primary key (council, id),
    unique (council, seq)
);
create table chg (
    council uuid not null references council,
    seq bigint not null,
    op uuid not null unique,
    device uuid not null references device,
    dseq bigint not null,
    person uuid not null references person,
    kind text not null,
    rec uuid not null,
    child uuid,
    ver bigint not null,
    at timestamptz not null,
    clock_offset_ms bigint not null,
    received_at timestamptz not null,
    result text not null,
    operation text not null,
    primary key (council, seq),
    unique (device, dseq)
);
create index chg_of_record on chg (council, rec, ver desc);
create table conflict (
    council uuid not null references council,
    id uuid not null,
    seq bigint not null,
    rec uuid not null,
    child uuid,
    field text not null,
    state text not null,
    -- Both versions, who wrote them and when, and who decided: as laptops get it.
    doc text not null,
    primary key (council, id)
);
create index conflict_by_seq on conflict (council, seq);
create index conflict_open on conflict (council, rec, field) where state = 'open';
"""

APPEND_ONLY = """
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the log of operations is only ever added to';
end $$;
create trigger chg_is_append_only before update or delete on chg
    for each row execute function refuse_change();
create trigger chg_is_never_emptied before truncate on chg
    for each statement execute function refuse_change();
"""


def upgrade() -> None:
    """Make the first form of central's tables."""
    op.execute(TABLES)
    op.execute(APPEND_ONLY)


def downgrade() -> None:
    """There is no way back from the first form: dropping the log would lose work."""
    raise NotImplementedError("restore a backup instead")
