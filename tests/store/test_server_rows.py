"""Central's copies, and what the officer sees of them."""

from uuid import UUID, uuid4

from sqlalchemy import select

from iro_desktop.models.people import Officer
from iro_desktop.protocol.wire import ServerRow
from iro_desktop.store import server_rows
from iro_desktop.store.outbox import applying_central
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry, SendState
from iro_desktop.store.tables import ServerRow as KeptRow

OFFICER = UUID("01900000-0000-7000-8000-00000000000a")
MOMENT = "2026-03-02T12:00:00+00:00"


def row(*, seq: int, name: str = "Ruth Hargreave", **fields: object) -> ServerRow:
    document = {"name": name, "title": "your reviewing officer", "created_at": MOMENT, "changed_at": MOMENT}
    return ServerRow(id=OFFICER, kind="officer", version=seq, seq=seq, doc={**document, **fields})


def pulled(store: Store, *rows: ServerRow) -> server_rows.Recomputed:
    with store.transaction() as session:
        applying_central(session)
        server_rows.keep_rows(session, rows)
        return server_rows.recompute(session, [one.id for one in rows])


def shown(store: Store) -> Officer | None:
    with store.reading() as session:
        return session.get(Officer, OFFICER)


def rename(store: Store, name: str) -> None:
    with store.transaction() as session:
        officer = session.get(Officer, OFFICER)
        assert officer is not None
        officer.name = name


def answered(store: Store, *, seq: int) -> None:
    with store.transaction() as session:
        for entry in session.scalars(select(OutboxEntry)):
            entry.state, entry.acknowledged_seq = SendState.ACKNOWLEDGED, seq


def test_a_row_becomes_a_record(store: Store) -> None:
    assert pulled(store, row(seq=1)).shown == 1

    officer = shown(store)
    assert officer is not None
    assert (officer.name, officer.telephone) == ("Ruth Hargreave", None)
    assert officer.created_at.isoformat() == MOMENT


def test_an_older_page_never_replaces_a_newer_copy(store: Store) -> None:
    pulled(store, row(seq=5, name="Ruth Vale"))

    pulled(store, row(seq=4, name="Ruth Hargreave"))

    officer = shown(store)
    assert officer is not None
    assert officer.name == "Ruth Vale"


def test_own_work_lies_on_top_until_a_copy_holds_it(store: Store) -> None:
    pulled(store, row(seq=1))
    rename(store, "my words")
    pulled(store, row(seq=2, name="a colleague's", telephone="01632 960001"))

    assert (officer := shown(store)) is not None
    assert (officer.name, officer.telephone) == ("my words", "01632 960001")

    answered(store, seq=4)
    pulled(store, row(seq=3, name="still a colleague's"))
    assert (officer := shown(store)) is not None
    assert officer.name == "my words"

    pulled(store, row(seq=4, name="as central merged it"))
    assert (officer := shown(store)) is not None
    assert officer.name == "as central merged it"


def test_fields_and_kinds_of_a_later_version_stay_in_the_copy(store: Store) -> None:
    strange = ServerRow(id=uuid4(), kind="mood", version=1, seq=2, doc={"x": [1, {"y": None}]})

    result = pulled(store, row(seq=1, favourite_tea="mint"), strange)

    assert (result.shown, result.kept_only) == (1, (strange.id,))
    with store.reading() as session:
        kept = {one.record_id: one.document for one in session.scalars(select(KeptRow))}
    assert kept[OFFICER]["favourite_tea"] == "mint"
    assert kept[strange.id] == strange.doc


def test_a_value_this_version_cannot_hold_leaves_the_record_as_it_was(store: Store) -> None:
    pulled(store, row(seq=1))

    result = pulled(store, row(seq=2, name="new", telephone=["a list"]))

    assert result.kept_only == (OFFICER,)
    officer = shown(store)
    assert officer is not None
    assert officer.name == "Ruth Hargreave"


def test_a_field_that_central_emptied_is_empty_here(store: Store) -> None:
    pulled(store, row(seq=1, telephone="01632 960001"))

    pulled(store, row(seq=2, telephone=None))

    officer = shown(store)
    assert officer is not None
    assert officer.telephone is None


def test_the_cursor_is_zero_before_the_first_page_and_then_what_it_was_moved_to(store: Store) -> None:
    with store.transaction() as session:
        assert server_rows.cursor(session) == 0
        server_rows.move_cursor(session, 17)

    with store.reading() as session:
        assert server_rows.cursor(session) == 17
