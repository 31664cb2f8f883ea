"""What changed, in pages: everything after a cursor, in the order of central's own numbers."""

from datetime import datetime

import msgspec

from iro_central.accounts import practise_and_real
from iro_central.authorise import Caller
from iro_central.database import Connection, Database
from iro_central.refusal import Denied
from iro_desktop.protocol.wire import (
    CONFLICT,
    PAGE_BYTES,
    PAGE_ROWS,
    PROTOCOL,
    ChangesPage,
    Hello,
    ServerRow,
    Welcome,
    Why,
)

# A page ends where its rows are too many or too long together; its first row always comes, however long.
_RECORDS = """
select id, kind, child, ver, seq, doc from (
    select *, sum(octet_length(doc)) over (order by seq) - octet_length(doc) as before
    from (select id, kind, child, ver, seq, doc from rec
          where council = %s and seq > %s and seq <= %s order by seq limit %s) as next
) as measured where before < %s order by seq
"""
_CONFLICTS = """
select id, child, seq, doc from conflict where council = %s and seq > %s and seq <= %s order by seq, id
"""


def welcome(database: Database, caller: Caller, hello: Hello, *, at: datetime) -> Welcome:
    """Answer a laptop's hello: how far central is, and who it takes the laptop for.

    Raises Denied for a laptop that is too old or too new, of the other sort (practise or real), or that has seen
    another history than this central has.
    """
    if not hello.oldest_protocol <= PROTOCOL <= hello.newest_protocol:
        raise Denied(Why.UPDATE_FIRST, "Update IRO Desktop first. What waits stays on the laptop and is sent after.")
    with database.transaction() as connection:
        row = connection.execute(
            "select name, practise, epoch, seq, durable_seq from council where id = %s", (caller.council,)
        ).fetchone()
    assert row is not None
    name, practise, epoch, head, durable_seq = row
    refuse_mixing(practise_here=practise, practise_there=hello.practise)
    if hello.epoch not in (None, epoch) or hello.cursor > head:
        raise Denied(
            Why.OTHER_EPOCH,
            "The office store was put back from a backup, so it has not seen all that this laptop has. Nothing was "
            "sent or removed. Ask your helpdesk; your work stays on the laptop.",
        )
    return Welcome(
        protocol=PROTOCOL,
        server_time=at,
        epoch=epoch,
        head=head,
        durable_seq=durable_seq,
        council=caller.council,
        council_name=name,
        practise=practise,
        person=caller.person,
        person_name=caller.person_name,
        manages=caller.manages,
    )


def refuse_mixing(*, practise_here: bool, practise_there: bool) -> None:
    """Raises Denied where one side holds invented children and the other real ones."""
    if practise_here != practise_there:
        raise practise_and_real(central_is_practise=practise_here)


def takes_practise(database: Database, caller: Caller) -> bool:
    """Whether this central is for practise."""
    with database.transaction() as connection:
        row = connection.execute("select practise from council where id = %s", (caller.council,)).fetchone()
    assert row is not None
    return bool(row[0])


def changes_after(database: Database, caller: Caller, cursor: int) -> ChangesPage:
    """One page of what changed after a cursor, all of it seen at one moment.

    Complete up to its own cursor: because numbers are given under the council's lock, no smaller one can appear later.
    """
    with database.transaction(snapshot=True) as connection:
        row = connection.execute("select seq from council where id = %s", (caller.council,)).fetchone()
        assert row is not None
        head = row[0]
        records = connection.execute(_RECORDS, (caller.council, cursor, head, PAGE_ROWS, PAGE_BYTES)).fetchall()
        remaining = 0
        upto = head
        if records:
            last = records[-1][4]
            remaining = _count_after(connection, caller, last)
            upto = last if remaining else head
        conflicts = connection.execute(_CONFLICTS, (caller.council, cursor, upto)).fetchall()
    rows = [
        ServerRow(id=id, kind=kind, child=child, version=version, seq=seq, doc=msgspec.json.decode(doc))
        for id, kind, child, version, seq, doc in records
    ]
    rows += [
        ServerRow(id=id, kind=CONFLICT, child=child, version=seq, seq=seq, doc=msgspec.json.decode(doc))
        for id, child, seq, doc in conflicts
    ]
    return ChangesPage(rows=rows, cursor=max(upto, cursor), more=remaining > 0, remaining=remaining)


def _count_after(connection: Connection, caller: Caller, seq: int) -> int:
    row = connection.execute(
        "select count(*) from rec where council = %s and seq > %s", (caller.council, seq)
    ).fetchone()
    assert row is not None
    return int(row[0])
