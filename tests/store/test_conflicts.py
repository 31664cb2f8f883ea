"""Questions that wait for a person, and their answers."""

from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from iro_desktop.models.people import Officer
from iro_desktop.models.refused import Refused
from iro_desktop.protocol.wire import CONFLICT, Conflict, ConflictState, ServerRow
from iro_desktop.store import server_rows
from iro_desktop.store.conflicts import OpenConflict, open_conflicts, settle
from iro_desktop.store.outbox import applying_central
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry
from tests import factories
from tests.store.stores import NOON

QUESTION = UUID("01900000-0000-7000-8000-00000000000c")


def asked_about(store: Store, *, state: ConflictState = ConflictState.OPEN, theirs: str = "theirs") -> UUID:
    """An officer whose telephone two people changed, as central tells it."""
    officer = factories.officer()
    with store.transaction() as session:
        session.add(officer)
        session.flush()
        document = {"name": officer.name, "title": officer.title, "telephone": theirs}
    conflict = Conflict(
        record=officer.id,
        kind="officer",
        field="telephone",
        base=None,
        theirs=theirs,
        mine="mine",
        theirs_by=UUID(int=1),
        theirs_by_name="Farah Imran",
        theirs_at=NOON,
        mine_by=UUID(int=2),
        mine_by_name="Ruth Vale",
        mine_at=NOON,
        mine_op=UUID(int=3),
        state=state,
    )
    with store.transaction() as session:
        applying_central(session)
        moments = {"created_at": NOON.isoformat(), "changed_at": NOON.isoformat()}
        server_rows.keep_rows(
            session,
            [
                ServerRow(id=officer.id, kind="officer", version=2, seq=2, doc={**document, **moments}),
                ServerRow(id=QUESTION, kind=CONFLICT, version=2, seq=2, doc=msgspec.to_builtins(conflict)),
            ],
        )
        for entry in session.scalars(select(OutboxEntry)):
            session.delete(entry)
        server_rows.recompute(session, [officer.id])
    return officer.id


def waiting(store: Store) -> list[OpenConflict]:
    with store.reading() as session:
        return list(open_conflicts(session))


def answer(store: Store, keep: str | list[object] | None) -> OutboxEntry:
    with store.transaction() as session:
        settle(session, QUESTION, keep, at=NOON)
    with store.reading() as session:
        entry = session.scalar(select(OutboxEntry).order_by(OutboxEntry.dseq.desc()).limit(1))
    assert entry is not None
    return entry


def test_a_question_shows_both_versions_and_both_people(store: Store) -> None:
    officer = asked_about(store)

    (one,) = waiting(store)

    assert (one.record_id, one.field, one.theirs, one.mine, one.now) == (
        officer,
        "telephone",
        "theirs",
        "mine",
        "theirs",
    )
    assert (one.theirs_by_name, one.mine_by_name) == ("Farah Imran", "Ruth Vale")


def test_a_settled_question_does_not_wait(store: Store) -> None:
    asked_about(store, state=ConflictState.SETTLED)

    assert waiting(store) == []


@pytest.mark.parametrize("keep", ["mine", "a third text"])
def test_choosing_other_words_changes_the_record_and_names_the_question(store: Store, keep: str) -> None:
    officer = asked_about(store)

    entry = answer(store, keep)

    assert (entry.settles, entry.record_id, entry.changes["telephone"]) == (QUESTION, officer, ["theirs", keep])
    assert waiting(store) == []
    with store.reading() as session:
        found = session.get(Officer, officer)
    assert found is not None
    assert found.telephone == keep


def test_keeping_what_stands_names_the_question_too(store: Store) -> None:
    asked_about(store)

    entry = answer(store, "theirs")

    assert (entry.settles, entry.changes) == (QUESTION, {"telephone": ["theirs", "theirs"]})
    assert waiting(store) == []


def test_a_question_is_answered_once(store: Store) -> None:
    asked_about(store)
    answer(store, "mine")

    with pytest.raises(Refused, match="already"):
        answer(store, "theirs")


def test_an_answer_that_the_field_cannot_hold_is_refused_and_the_question_stays(store: Store) -> None:
    asked_about(store)

    with pytest.raises(Refused, match="Nothing was changed"):
        answer(store, ["a list"])

    assert len(waiting(store)) == 1
