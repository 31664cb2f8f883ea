"""What was begun and not finished: letters, notes, resolutions and midway checks in one short list."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.models.midway import MidwayCheck
from iro_desktop.queries.drafts import DRAFTS_SHOWN, DraftKind, DraftRow, drafts
from iro_desktop.queries.who import everyone
from iro_desktop.store.store import Store
from tests import caseload, factories_between
from tests.store.stores import Clock, store_in


@pytest.fixture
def clock() -> Clock:
    return Clock(caseload.NOW)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = store_in(tmp_path, clock)
    yield store
    store.close()


@pytest.fixture
def load(store: Store) -> caseload.Caseload:
    with store.transaction() as session:
        return caseload.fill(session)


def begun(store: Store) -> tuple[DraftRow, ...]:
    with store.reading() as session:
        return drafts(session, everyone(session))


def begin_resolution(store: Store, child_id: UUID, concern: str = "The plan was not shared.") -> UUID:
    with store.transaction() as session:
        one = factories_between.resolution(child_id)
        one.started, one.concern = False, concern
        session.add(one)
    return one.id


def begin_midway(store: Store, clock: Clock, child_id: UUID, review_id: UUID) -> None:
    with store.transaction() as session:
        check = factories_between.midway_check(child_id, review_id)
        check.opened_at = clock()
        session.add(check)


def test_each_kind_is_there_the_one_changed_last_first(store: Store, clock: Clock, load: caseload.Caseload) -> None:
    leo, review = load.children["Leo"], load.reviews["Leo's last"]
    clock.goes(timedelta(hours=1))
    begin_resolution(store, leo)
    clock.goes(timedelta(hours=1))
    begin_midway(store, clock, leo, review)
    rows = begun(store)

    assert [row.kind for row in rows[:2]] == [DraftKind.MIDWAY, DraftKind.RESOLUTION]
    assert {row.kind for row in rows} == set(DraftKind)
    assert rows[0].record_id == review
    assert rows[1].first_words == "The plan was not shared."


def test_there_are_five_at_most(store: Store, clock: Clock, load: caseload.Caseload) -> None:
    for number in range(DRAFTS_SHOWN + 2):
        clock.goes(timedelta(minutes=1))
        begin_resolution(store, load.children["Leo"], f"Number {number}")

    assert [row.first_words for row in begun(store)] == [f"Number {number}" for number in range(6, 1, -1)]


def test_what_is_finished_is_no_draft(store: Store, clock: Clock, load: caseload.Caseload) -> None:
    leo, review = load.children["Leo"], load.reviews["Leo's last"]
    begin_midway(store, clock, leo, review)
    with store.transaction() as session:
        session.add(factories_between.resolution(leo))
        check = session.query(MidwayCheck).one()
        check.closed_at = clock()

    assert {row.kind for row in begun(store)} == {DraftKind.LETTER, DraftKind.NOTE}


def test_a_check_that_was_talked_through_and_not_opened_is_no_draft(store: Store, load: caseload.Caseload) -> None:
    with store.transaction() as session:
        session.add(factories_between.midway_check(load.children["Leo"], load.reviews["Leo's last"]))

    assert DraftKind.MIDWAY not in {row.kind for row in begun(store)}


def test_first_words_stand_on_one_line(store: Store, clock: Clock, load: caseload.Caseload) -> None:
    clock.goes(timedelta(hours=1))
    begin_resolution(store, load.children["Leo"], "The plan\n\n was not\tshared.")

    assert begun(store)[0].first_words == "The plan was not shared."
