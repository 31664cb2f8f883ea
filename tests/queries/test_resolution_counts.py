"""Counting resolutions: a concern is one case however many children it is about, and reasons are counted apart."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.actions.resolution_steps import answered, escalate, settle, take_back, to_cafcass
from iro_desktop.actions.resolutions import begin_resolution, undo_start
from iro_desktop.models.resolution import Outcome, Reason, Tone
from iro_desktop.queries.resolution_counts import MonthRow, ResolutionCounts, months_of, resolution_counts
from iro_desktop.store.store import Session
from tests import factories
from tests.caseload import HOLIDAYS
from tests.raised import OFFICER, raised, thanked
from tests.store.stores import store_in

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


@pytest.fixture
def maya(session: Session) -> UUID:
    return child(session, 401)


def child(session: Session, number: int) -> UUID:
    made = factories.child(council_child_id=f"{number:07}", known_as=f"Child {number}")
    session.add(made)
    session.flush()
    return made.id


def counts(session: Session, children: frozenset[UUID] | None = None) -> ResolutionCounts:
    session.flush()
    return resolution_counts(session, first=FIRST, last=LAST, bank_holidays=HOLIDAYS, child_ids=children)


def end(session: Session, concern: UUID, on: date, outcome: Outcome = Outcome.RESOLVED) -> None:
    settle(session, concern, outcome=outcome, difference="She knows.", today=on, by=OFFICER)


def test_where_nothing_was_raised_nothing_is_counted_and_no_middle_value_is_made_up(session: Session) -> None:
    found = counts(session)
    assert (found.cases, found.children, found.reasons, found.answers, found.days_to_answer) == (0, 0, {}, 0, None)
    assert [row.month for row in found.months] == [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
    assert found.in_a_sentence == "0 cases, 0 reasons."


def test_cases_and_reasons_are_counted_apart(session: Session, maya: UUID) -> None:
    raised(session, maya, reasons=(Reason.DRIFT, Reason.PEP_LATE))
    raised(session, maya, reasons=(Reason.DRIFT,))
    found = counts(session)
    assert (found.cases, found.reasons_given, found.children) == (2, 3, 1)
    assert found.reasons == {Reason.DRIFT: 2, Reason.PEP_LATE: 1}
    assert found.in_a_sentence == "2 cases, 3 reasons: one case can have several reasons."


def test_a_concern_about_several_children_is_one_case(session: Session, maya: UUID) -> None:
    concern = raised(session, maya, also_for=[child(session, 402), child(session, 403)], reasons=(Reason.DRIFT,))
    answered(session, concern, today=date(2026, 3, 6), by=OFFICER)
    found = counts(session)
    assert (found.cases, found.children, found.reasons, found.answers) == (1, 3, {Reason.DRIFT: 1}, 1)
    assert found.in_a_sentence == "1 case, 1 reason."


def test_months_tell_what_was_raised_and_what_ended_in_them(session: Session, maya: UUID) -> None:
    over = raised(session, maya, on=date(2026, 1, 12))
    escalate(session, over, stage=1, today=date(2026, 2, 2), by=OFFICER)
    end(session, over, date(2026, 3, 3))
    raised(session, maya, on=date(2026, 1, 13))
    gone = raised(session, maya, on=date(2025, 12, 1))
    end(session, gone, date(2026, 1, 5), Outcome.WITHDRAWN)

    found = counts(session)
    assert found.months == (
        MonthRow(date(2026, 1, 1), informal=1, formal=1, escalated=0, resolved=0, withdrawn=1, overtaken=0),
        MonthRow(date(2026, 2, 1), informal=0, formal=0, escalated=1, resolved=0, withdrawn=0, overtaken=0),
        MonthRow(date(2026, 3, 1), informal=0, formal=0, escalated=0, resolved=1, withdrawn=0, overtaken=0),
    )
    assert sum(row.raised for row in found.months) == found.cases == 2
    assert (found.outcomes, found.still_open) == ({Outcome.RESOLVED: 1}, 1)
    assert found.stages == {0: 1, 1: 1}


def test_the_days_to_an_answer_are_working_days_of_each_stage(session: Session, maya: UUID) -> None:
    concern = raised(session, maya, on=date(2026, 3, 2))
    answered(session, concern, today=date(2026, 3, 6), by=OFFICER)
    answered(session, concern, text="And more.", today=date(2026, 3, 9), by=OFFICER)
    escalate(session, concern, stage=1, today=date(2026, 3, 10), by=OFFICER)
    answered(session, concern, today=date(2026, 3, 20), by=OFFICER)
    other = raised(session, maya, on=date(2026, 3, 2))
    take_back(session, answered(session, other, today=date(2026, 3, 31), by=OFFICER), today=LAST, by=OFFICER)

    found = counts(session)
    assert (found.answers, found.days_to_answer) == (2, 6.0)


def test_good_practice_and_thanks_are_counted_apart(session: Session, maya: UUID) -> None:
    thanked(session, maya)
    thanked(session, maya, tone=Tone.GOOD_PRACTICE)
    thanked(session, maya, on=date(2025, 12, 1))
    found = counts(session)
    assert (found.thanks, found.good_practice, found.cases) == (1, 1, 0)


def test_drafts_and_starts_that_were_undone_count_nowhere(session: Session, maya: UUID) -> None:
    begin_resolution(session, maya, {"concern": "x"}, today=LAST, by=OFFICER)
    undo_start(session, raised(session, maya), today=LAST, by=OFFICER)
    found = counts(session)
    assert (found.cases, found.children, [row.raised for row in found.months]) == (0, 0, [0, 0, 0])


def test_teams_cafcass_and_the_difference_made_are_counted(session: Session, maya: UUID) -> None:
    concern = raised(session, maya)
    to_cafcass(session, concern, text="Her rights.", today=date(2026, 3, 3), by=OFFICER)
    end(session, concern, date(2026, 3, 4))
    raised(session, maya, team=None)
    found = counts(session)
    assert (found.teams, found.to_cafcass, found.differences) == ({"": 1, "Team 4": 1}, 1, 1)


def test_only_some_children_may_be_counted(session: Session, maya: UUID) -> None:
    raised(session, maya)
    raised(session, child(session, 402))
    assert counts(session, frozenset({maya})).cases == 1


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800))
def test_every_day_of_a_span_is_in_one_of_its_months(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    months = months_of(first, last)
    assert {(day.year, day.month) for day in months} == {
        (one.year, one.month) for one in (date.fromordinal(first.toordinal() + n) for n in range(days + 1))
    }
    assert list(months) == sorted(set(months))
