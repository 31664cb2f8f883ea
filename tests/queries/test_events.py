"""What events leave open: an interview after a return, an officer who was not told, a goodbye; and whose it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.between_reviews import AwayKind, EventKind, Goodbye, SignificantEvent
from iro_desktop.models.ids import new_id
from iro_desktop.models.limit_keys import LimitKey
from iro_desktop.models.timescales import DueStatus
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.events import EventRow, LoopKind, event_row, events_of, open_events
from iro_desktop.store.store import Store
from tests import factories, factories_between
from tests.store.stores import NOON, store_in

HOLIDAYS = bundled_bank_holidays()
TODAY = date(2026, 3, 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def maya(store: Store) -> UUID:
    with store.transaction() as session:
        child = factories.child(known_as="Maya")
        session.add(child)
        return child.id


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One child who came back, for every example."""
    opened = store_in(tmp_path_factory.mktemp("returned"))
    with opened.transaction() as session:
        child = factories.child()
        session.add(child)
        session.flush()
        session.add(missing(child.id))
    yield opened
    opened.close()


def kept(store: Store, event: SignificantEvent, today: date = TODAY) -> EventRow:
    with store.transaction() as session:
        session.add(event)
    with store.reading() as session:
        row = event_row(session, event.id, today, HOLIDAYS)
        assert row is not None
        return row


def missing(child_id: UUID, *, until: date | None = date(2026, 3, 5)) -> SignificantEvent:
    return SignificantEvent(
        child_id=child_id,
        kind=EventKind.MISSING,
        happened_on=date(2026, 3, 3),
        until_on=until,
        told_on=date(2026, 3, 4),
        away_kind=AwayKind.MISSING,
    )


def loops(row: EventRow) -> dict[LoopKind, DueStatus]:
    return {loop.kind: loop.status for loop in row.loops}


def test_an_interview_that_nobody_offered_shows_its_last_day_with_the_sum(store: Store, maya: UUID) -> None:
    row = kept(store, missing(maya))
    assert loops(row) == {LoopKind.INTERVIEW_NOT_OFFERED: DueStatus.OVERDUE}
    due = row.loops[0].due
    assert due is not None
    assert (due.due_on, due.sum_in_full) == (date(2026, 3, 8), "5 March + 3 days")


def test_while_a_child_is_away_no_interview_is_due(store: Store, maya: UUID) -> None:
    assert loops(kept(store, missing(maya, until=None))) == {LoopKind.STILL_AWAY: DueStatus.NOT_KNOWN}


def test_a_child_who_was_away_and_known_where_needs_no_interview(store: Store, maya: UUID) -> None:
    event = missing(maya)
    event.away_kind = AwayKind.AWAY
    row = kept(store, event)
    assert (row.loops, row.interview_due) == ((), None)


def test_an_offered_interview_closes_the_loop_and_an_accepted_one_waits_to_be_held(store: Store, maya: UUID) -> None:
    event = missing(maya)
    event.interview_offered_on = date(2026, 3, 6)
    assert kept(store, event).loops == ()
    event = missing(maya)
    event.interview_offered_on, event.interview_accepted = date(2026, 3, 6), True
    assert loops(kept(store, event)) == {LoopKind.INTERVIEW_NOT_HELD: DueStatus.NOT_KNOWN}


def test_procedures_that_were_not_followed_stay_in_sight(store: Store, maya: UUID) -> None:
    event = missing(maya, until=None)
    event.procedures_followed = False
    assert LoopKind.PROCEDURES_NOT_FOLLOWED in loops(kept(store, event))


def test_an_officer_who_was_not_told_is_a_loop_and_one_told_late_is_a_fact(store: Store, maya: UUID) -> None:
    silent = factories_between.significant_event(maya)
    silent.happened_on, silent.told_on = date(2026, 3, 3), None
    assert loops(kept(store, silent)) == {LoopKind.NOBODY_TOLD: DueStatus.OVERDUE}
    late = factories_between.significant_event(maya)
    late.happened_on, late.told_on = date(2026, 3, 3), date(2026, 3, 6)
    row = kept(store, late)
    assert row.loops == ()
    assert row.told_late is not None
    assert row.told_late.due_on == date(2026, 3, 5)


def test_what_is_known_before_asks_nobody_who_told(store: Store, maya: UUID) -> None:
    event = factories_between.significant_event(maya, kind=EventKind.MOVE_PLANNED)
    event.told_on = None
    assert kept(store, event).loops == ()


def test_an_ending_brings_all_steps_of_saying_goodbye_until_the_last_is_done(store: Store, maya: UUID) -> None:
    event = factories_between.significant_event(maya, kind=EventKind.LEAVING_CARE)
    row = kept(store, event)
    assert [step.step for step in row.goodbye] == list(Goodbye)
    assert LoopKind.GOODBYE in loops(row)
    with store.transaction() as session:
        session.add_all(factories_between.goodbye_step(maya, event.id, step=step) for step in Goodbye)
    with store.reading() as session:
        row = events_of(session, maya, TODAY, HOLIDAYS)[0]
    assert (row.goodbyes_done, row.loops) == (7, ())


def test_what_belongs_to_being_missing_is_not_read_of_another_kind(store: Store, maya: UUID) -> None:
    event = missing(maya)
    event.procedures_followed, event.kind = False, EventKind.OTHER
    row = kept(store, event)
    assert (row.loops, row.procedures_followed, row.until_on) == ((), None, None)


def test_the_council_s_own_number_of_days_counts(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        setting = factories.timescale_setting(key=LimitKey.RETURN_INTERVIEW)
        setting.value = "7"
        session.add(setting)
    assert loops(kept(store, missing(maya))) == {LoopKind.INTERVIEW_NOT_OFFERED: DueStatus.DUE_TODAY}


def test_events_are_shown_latest_first_and_deleted_ones_not_at_all(store: Store, maya: UUID) -> None:
    older, newer, gone = (factories_between.significant_event(maya) for _ in range(3))
    older.happened_on = date(2025, 1, 1)
    gone.deleted_at = NOON
    with store.transaction() as session:
        session.add_all([older, newer, gone])
    with store.reading() as session:
        found = [row.event_id for row in events_of(session, maya, TODAY, HOLIDAYS)]
        assert found == [newer.id, older.id]
        assert event_row(session, new_id(), TODAY, HOLIDAYS) is None


def test_open_events_of_all_children_put_what_is_late_first(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        other = factories.child(council_child_id="0009999", known_as="Ben")
        session.add(other)
        session.flush()
        session.add_all([missing(maya, until=None), missing(other.id)])
    with store.reading() as session:
        assert [(who.name, row.loops[0].kind) for who, row in open_events(session, TODAY, HOLIDAYS)] == [
            ("Ben", LoopKind.INTERVIEW_NOT_OFFERED),
            ("Maya", LoopKind.STILL_AWAY),
        ]


@given(st.dates(date(2026, 3, 5), date(2027, 12, 1)))
def test_a_loop_is_late_exactly_when_its_day_has_passed(returned: Store, today: date) -> None:
    with returned.reading() as session:
        row = open_events(session, today, HOLIDAYS)[0][1]
    due = row.loops[0].due
    assert due is not None
    assert row.loops[0].is_late == (today > due.due_on)
