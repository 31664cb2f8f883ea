"""What waits for the officer, and who is still to answer by when."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.limits import make_choice
from iro_desktop.actions.resolution_steps import answered, escalate, message_sent, settle, wait_until
from iro_desktop.actions.resolutions import begin_resolution
from iro_desktop.models.limit_keys import Choice, ResolutionDays
from iro_desktop.models.people import Officer
from iro_desktop.models.resolution import Outcome, RaisedBy
from iro_desktop.queries.resolution_waiting import Waiting, WhyMine, waiting
from iro_desktop.store.store import Session
from tests import factories
from tests.caseload import HOLIDAYS
from tests.raised import OFFICER, RAISED, raised, thanked
from tests.store.stores import store_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


@pytest.fixture
def maya(session: Session) -> UUID:
    child = factories.child(known_as="Maya")
    session.add(child)
    session.flush()
    return child.id


def on(session: Session, day: date) -> Waiting:
    session.flush()
    return waiting(session, day, HOLIDAYS)


def mine(session: Session, day: date) -> list[tuple[WhyMine, date]]:
    return [(row.why, row.on) for row in on(session, day).mine]


def others(session: Session, day: date) -> list[tuple[str, date, str | None]]:
    return [(row.who, row.by, row.waits_for_reason) for row in on(session, day).others]


def test_while_the_message_is_not_sent_both_wait(session: Session, maya: UUID) -> None:
    raised(session, maya)
    assert mine(session, RAISED) == [(WhyMine.MESSAGE_NOT_SENT, RAISED)]
    assert others(session, RAISED) == [("Grace Adeyemi", date(2026, 3, 16), None)]


def test_what_was_said_on_the_telephone_needs_no_message(session: Session, maya: UUID) -> None:
    raised(session, maya, raised_how=RaisedBy.CALL)
    assert mine(session, RAISED) == []


def test_on_the_eighth_day_of_ten_the_officer_is_told_and_after_the_tenth_has_to_decide(
    session: Session, maya: UUID
) -> None:
    concern = raised(session, maya)
    message_sent(session, concern, today=RAISED, by=OFFICER)
    assert mine(session, date(2026, 3, 11)) == []
    assert mine(session, date(2026, 3, 12)) == [(WhyMine.ANSWER_DUE_SOON, date(2026, 3, 16))]
    assert mine(session, date(2026, 3, 17)) == [(WhyMine.NO_ANSWER, date(2026, 3, 16))]
    assert others(session, date(2026, 3, 17)) == []


def test_where_every_day_counts_the_eighth_of_ten_comes_sooner(session: Session, maya: UUID) -> None:
    make_choice(session, Choice.RESOLUTION_DAYS, option=ResolutionDays.CALENDAR, reason="Our policy.")
    concern = raised(session, maya)
    message_sent(session, concern, today=RAISED, by=OFFICER)
    assert mine(session, date(2026, 3, 9)) == []
    assert mine(session, date(2026, 3, 10)) == [(WhyMine.ANSWER_DUE_SOON, date(2026, 3, 12))]


def test_an_answer_waits_for_the_officer_to_decide(session: Session, maya: UUID) -> None:
    concern = raised(session, maya)
    answered(session, concern, today=date(2026, 3, 6), by=OFFICER)
    assert mine(session, date(2026, 3, 9)) == [(WhyMine.ANSWERED, date(2026, 3, 6))]
    assert others(session, date(2026, 3, 9)) == []


def test_an_officer_who_waits_for_a_reason_is_left_alone_until_that_day(session: Session, maya: UUID) -> None:
    concern = raised(session, maya)
    wait_until(session, concern, day=date(2026, 3, 24), reason="She is away.", today=date(2026, 3, 17), by=OFFICER)
    assert mine(session, date(2026, 3, 24)) == []
    assert others(session, date(2026, 3, 24)) == [("Grace Adeyemi", date(2026, 3, 24), "She is away.")]
    assert mine(session, date(2026, 3, 25)) == [(WhyMine.NO_ANSWER, date(2026, 3, 24))]


def test_an_answer_may_be_watched_until_a_day(session: Session, maya: UUID) -> None:
    """A promise is not yet done: the officer waits to see it."""
    concern = raised(session, maya)
    answered(session, concern, today=date(2026, 3, 6), by=OFFICER)
    wait_until(session, concern, day=date(2026, 3, 20), reason="Promised by then.", today=date(2026, 3, 6), by=OFFICER)
    assert mine(session, date(2026, 3, 20)) == []
    assert others(session, date(2026, 3, 20)) == [("Grace Adeyemi", date(2026, 3, 20), "Promised by then.")]
    assert mine(session, date(2026, 3, 21)) == [(WhyMine.ANSWERED, date(2026, 3, 6))]


def test_what_is_settled_or_was_good_from_the_start_waits_for_nobody(session: Session, maya: UUID) -> None:
    thanked(session, maya)
    concern = raised(session, maya)
    settle(session, concern, outcome=Outcome.RESOLVED, difference="She knows.", today=RAISED, by=OFFICER)
    assert on(session, date(2026, 5, 1)) == Waiting((), (), ())


def test_the_most_pressing_comes_first(session: Session, maya: UUID) -> None:
    raised(session, maya, on=date(2026, 3, 16))
    late = raised(session, maya)
    later = raised(session, maya, on=date(2026, 2, 2))
    heard = raised(session, maya, on=date(2026, 3, 9))
    answered(session, heard, today=date(2026, 3, 10), by=OFFICER)
    up = raised(session, maya, on=date(2026, 3, 2))
    escalate(session, up, stage=1, today=date(2026, 3, 17), by=OFFICER)

    rows = on(session, date(2026, 3, 17)).mine
    assert [row.why for row in rows] == [
        WhyMine.NO_ANSWER,
        WhyMine.NO_ANSWER,
        WhyMine.ANSWERED,
        WhyMine.MESSAGE_NOT_SENT,
        WhyMine.MESSAGE_NOT_SENT,
    ]
    assert [row.card.concern_id for row in rows[:2]] == [later, late]


def test_what_somebody_else_raised_for_a_child_of_theirs_waits_for_them(session: Session, maya: UUID) -> None:
    session.add(Officer(name="Farah Malik"))
    raised(session, maya)
    assert mine(session, RAISED) == []
    assert others(session, RAISED) == []


def test_a_draft_is_not_forgotten(session: Session, maya: UUID) -> None:
    begin_resolution(session, maya, {"concern": "The taxi never comes."}, today=RAISED, by=OFFICER)
    assert [row.headline for row in on(session, RAISED).drafts] == ["The taxi never comes."]
