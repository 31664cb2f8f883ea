"""The move to Throughcare and the Transitions panel among the clocks of a young person."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iro_desktop.actions.statutory_checks import record_check, set_check_day
from iro_desktop.models.between_reviews import EventKind
from iro_desktop.models.ids import new_id
from iro_desktop.models.plan_checks import CheckKind
from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.clocks import ClockLine
from iro_desktop.store.store import Session
from tests import factories, factories_between
from tests.queries.test_clocks import CHILD_ID, TODAY, a_child, clocks
from tests.store.stores import store_in

BORN = date(2009, 6, 14)
"""16 on the day of these tests."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        a_child(session, born_on=BORN)
        yield session
    store.close()


def planned_for(session: Session, on: date) -> None:
    pathway = factories.pathway_plan_check(CHILD_ID, new_id())
    pathway.transfer_on = on
    session.add(pathway)


def throughcare(session: Session) -> ClockLine:
    return clocks(session)[CheckKind.THROUGHCARE]


def test_a_younger_child_has_neither(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        a_child(session, born_on=date(2012, 1, 1))
        assert not {CheckKind.THROUGHCARE, CheckKind.TRANSITIONS_PANEL} & clocks(session).keys()
    store.close()


def test_without_a_planned_day_neither_is_late(session: Session) -> None:
    for kind in (CheckKind.THROUGHCARE, CheckKind.TRANSITIONS_PANEL):
        assert clocks(session)[kind].status is DueStatus.NOT_KNOWN
        assert clocks(session)[kind].check is kind


def test_the_day_of_the_pathway_plan_is_the_day_it_is_due(session: Session) -> None:
    planned_for(session, date(2026, 3, 2))
    line = throughcare(session)
    assert line.due is not None
    assert (line.due.due_on, line.status) == (date(2026, 3, 2), DueStatus.OVERDUE)
    assert line.due.sum_in_full == "in the pathway plan"


def test_a_move_that_was_written_down_as_an_event_is_done(session: Session) -> None:
    planned_for(session, date(2026, 3, 2))
    event = factories_between.significant_event(CHILD_ID, kind=EventKind.THROUGHCARE_TRANSFER)
    event.happened_on = date(2026, 3, 1)
    session.add(event)
    assert (throughcare(session).status, throughcare(session).done_on) == (DueStatus.DONE_IN_TIME, date(2026, 3, 1))


def test_a_move_that_is_still_to_come_is_not_done(session: Session) -> None:
    planned_for(session, date(2026, 6, 1))
    event = factories_between.significant_event(CHILD_ID, kind=EventKind.THROUGHCARE_TRANSFER)
    event.happened_on = date(2026, 6, 1)
    session.add(event)
    assert throughcare(session).done_on is None


def test_the_panel_is_written_down_by_hand_or_given_the_day_that_was_promised(session: Session) -> None:
    set_check_day(
        session, CHILD_ID, kind=CheckKind.TRANSITIONS_PANEL, due_on=date(2026, 3, 1), reason="Promised in January"
    )
    assert clocks(session)[CheckKind.TRANSITIONS_PANEL].status is DueStatus.OVERDUE
    record_check(session, CHILD_ID, kind=CheckKind.TRANSITIONS_PANEL, done_on=TODAY, today=TODAY)
    assert clocks(session)[CheckKind.TRANSITIONS_PANEL].done_on == TODAY
