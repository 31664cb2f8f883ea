"""The counts and the list of the sync centre."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from iro_desktop.models.review import Decision
from iro_desktop.queries.sync_overview import SyncOverview, Whereabouts, sync_overview
from iro_desktop.store.conflicts import settle
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry, SendState
from iro_desktop.sync.state import office_state
from tests import caseload
from tests.arrivals import COLIN, FARAH, everything_is_at_the_office, known_to_the_office, two_versions
from tests.store.stores import Clock, store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path, Clock(caseload.NOW))
    yield store
    store.close()


@pytest.fixture
def load(store: Store) -> caseload.Caseload:
    with store.transaction() as session:
        return caseload.fill(session)


def overview(store: Store) -> SyncOverview:
    with store.reading() as session:
        return sync_overview(session)


def decision(store: Store, load: caseload.Caseload, name: str) -> Decision:
    with store.reading() as session:
        found = session.get(Decision, load.decisions[name])
        assert found is not None
        return found


def test_work_is_only_here_until_it_is_sent_and_on_its_way_until_it_is_confirmed(
    store: Store, load: caseload.Caseload
) -> None:
    with store.transaction() as session:
        saved = waiting_count(session)
        for entry in session.scalars(select(OutboxEntry).order_by(OutboxEntry.dseq).limit(4)):
            entry.state = SendState.SENT

    assert overview(store).where == Whereabouts(only_here=saved - 4, on_its_way=4, at_the_office=0)


def test_what_is_confirmed_and_came_back_is_at_the_office(store: Store, load: caseload.Caseload) -> None:
    del load
    with store.reading() as session:
        records = waiting_count(session)
    everything_is_at_the_office(store)

    assert overview(store).where == Whereabouts(only_here=0, on_its_way=0, at_the_office=records)


def test_the_list_holds_as_many_things_as_the_chip_counts(store: Store, load: caseload.Caseload) -> None:
    known_to_the_office(store)
    everything_is_at_the_office(store)
    two_versions(store, decision(store, load, "book"), "due_on", base=None, mine="2026-03-20", theirs="2026-03-16")
    two_versions(store, decision(store, load, "dentist"), "wording", base="Dentist", mine="Soon", theirs="Later")
    with store.transaction() as session:
        refused = session.get_one(Decision, load.decisions["Malik's glasses"])
        refused.wording = "New glasses, blue ones"
    with store.transaction() as session:
        entry = session.scalars(select(OutboxEntry).where(OutboxEntry.state == SendState.WAITING)).one()
        entry.state, entry.result = SendState.SENT, "refused"

    shown = overview(store)
    with store.reading() as session:
        counted = office_state(session, now=caseload.NOW, connected=True).needs_you

    assert len(shown.questions) + len(shown.not_accepted) == counted == 3
    assert [(one.kind, one.field, one.number) for one in shown.questions] == [
        ("decision", "due_on", 1),
        ("decision", "wording", 2),
    ]
    assert [(one.who.name if one.who else None, one.number) for one in shown.not_accepted] == [("Malik", 1)]


def test_the_officer_is_told_from_the_others(store: Store, load: caseload.Caseload) -> None:
    known_to_the_office(store)
    everything_is_at_the_office(store)
    book = decision(store, load, "book")
    two_versions(store, book, "due_on", base=None, mine="2026-03-20", theirs="2026-03-16")
    two_versions(store, book, "wording", base="Book", mine="The book", theirs="A book", mine_by=COLIN, theirs_by=FARAH)

    mine, others = overview(store).questions

    assert (mine.is_mine, mine.names) == (True, (FARAH.name,))
    assert (others.is_mine, others.names) == (False, (COLIN.name, FARAH.name))


def test_a_question_that_was_answered_here_no_longer_waits(store: Store, load: caseload.Caseload) -> None:
    known_to_the_office(store)
    everything_is_at_the_office(store)
    asked = two_versions(
        store, decision(store, load, "book"), "due_on", base=None, mine="2026-03-20", theirs="2026-03-16"
    )
    with store.transaction() as session:
        settle(session, asked, "2026-03-20", at=caseload.NOW)

    assert overview(store).questions == ()
    assert overview(store).where.only_here == 1
