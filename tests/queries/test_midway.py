"""The midway checks of a caseload: which show themselves, and how far each has come."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from iro_desktop.actions.limits import set_limit
from iro_desktop.actions.midway import hold_check, move_check, say_not_needed
from iro_desktop.actions.midway_decisions import look_at_decision
from iro_desktop.actions.midway_opening import open_check
from iro_desktop.actions.officers import keep_officer
from iro_desktop.models.after_review import midway_day, midway_shown_from
from iro_desktop.models.care import Episode
from iro_desktop.models.limits import LimitKey
from iro_desktop.models.midway import MidwayCheck, MidwayState, midway_id
from iro_desktop.models.review import DecisionStatus, Review, ReviewStatus
from iro_desktop.queries.midway import MidwayCounts, MidwayRow, midway_counts, midways, to_do
from tests.midway_room import BANK_HOLIDAYS, DUE_ON, NOW, TODAY, Midway, add_midway
from tests.store.stores import Clock, store_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path, Clock(NOW))
    with store.transaction() as opened:
        yield opened
    store.close()


@pytest.fixture
def room(session: Session) -> Midway:
    return add_midway(session)


def rows(session: Session, today: date = TODAY) -> tuple[MidwayRow, ...]:
    session.flush()
    return midways(session, today, BANK_HOLIDAYS)


def only(session: Session, today: date = TODAY) -> MidwayRow:
    (row,) = rows(session, today)
    return row


def add_review(session: Session, child_id: UUID, **fields: object) -> UUID:
    review = Review(child_id=child_id)
    for name, value in fields.items():
        setattr(review, name, value)
    session.add(review)
    session.flush()
    return review.id


def completed(session: Session, child_id: UUID, on: date, **fields: object) -> UUID:
    held = {"status": ReviewStatus.COMPLETED, "planned_on": on, "held_on": on, "completed_on": on}
    return add_review(session, child_id, **held, **fields)


def close(session: Session, room: Midway) -> None:
    check = open_check(session, room.review_id, at=NOW)
    check.closed_at = NOW


def test_a_check_makes_itself_six_weeks_after_the_review(session: Session, room: Midway) -> None:
    row = only(session)

    assert (row.midway_id, row.due.due_on, row.due.sum_in_words) == (
        midway_id(room.review_id),
        DUE_ON,
        "12 March + 6 weeks",
    )
    assert (row.state, row.decisions, row.looked_at) == (MidwayState.NOT_STARTED, 3, 0)


@pytest.mark.parametrize(("days_before", "shown"), [(8, False), (7, True), (0, True), (-3, True)])
def test_it_shows_itself_seven_days_before(session: Session, room: Midway, days_before: int, shown: bool) -> None:
    today = DUE_ON - timedelta(days=days_before)

    assert bool(to_do(rows(session, today), today)) is shown


def test_how_many_days_before_is_a_number_of_the_council(session: Session, room: Midway) -> None:
    set_limit(session, LimitKey.MIDWAY_SHOWN, amount=14, reason="We plan by the fortnight")

    assert only(session).shown_from == DUE_ON - timedelta(days=14)


def test_a_moved_check_shows_itself_seven_days_before_its_new_day(session: Session, room: Midway) -> None:
    move_check(session, room.review_id, to=date(2026, 6, 8), reason="half way", today=TODAY)

    row = only(session)
    assert (row.moved, row.shown_from, row.is_late(date(2026, 5, 4))) == (True, date(2026, 6, 1), False)
    assert to_do((row,), TODAY) == ()


def test_each_state_is_counted_apart(session: Session) -> None:
    rooms = [add_midway(session, number=f"{place}", known_as=f"Child {place}") for place in range(6)]
    hold_check(session, rooms[1].review_id, on=TODAY, today=TODAY)
    open_check(session, rooms[2].review_id, at=NOW)
    close(session, rooms[3])
    say_not_needed(session, rooms[4].review_id, reason="She asked for none")
    move_check(session, rooms[5].review_id, to=date(2026, 6, 8), reason="half way", today=TODAY)

    assert midway_counts(rows(session), TODAY) == MidwayCounts(
        not_started=1, held_not_recorded=1, form_open=1, closed=1, not_required=1
    )
    later = DUE_ON + timedelta(days=1)
    assert midway_counts(rows(session, later), later).late == 3


def test_opened_ones_come_first_and_what_is_closed_is_not_to_do(session: Session) -> None:
    rooms = [add_midway(session, number=f"{place}", known_as=f"Child {place}") for place in range(4)]
    hold_check(session, rooms[1].review_id, on=TODAY, today=TODAY)
    open_check(session, rooms[2].review_id, at=NOW)
    close(session, rooms[3])

    assert [row.state for row in to_do(rows(session), TODAY)] == [
        MidwayState.FORM_OPEN,
        MidwayState.HELD_NOT_RECORDED,
        MidwayState.NOT_STARTED,
    ]


def test_a_review_that_is_planned_first_takes_its_place(session: Session, room: Midway) -> None:
    add_review(session, room.child_id, planned_on=date(2026, 4, 22))

    row = only(session)
    assert (row.state, row.why_not) == (MidwayState.NOT_REQUIRED, "Not needed: the next review comes first.")


def test_a_planned_day_that_passed_without_a_meeting_takes_no_place(session: Session, room: Midway) -> None:
    add_review(session, room.child_id, planned_on=date(2026, 4, 20))

    assert only(session).state is MidwayState.NOT_STARTED


def test_a_child_who_left_care_needs_none(session: Session, room: Midway) -> None:
    episode = session.query(Episode).one()
    episode.ended_on = date(2026, 4, 15)

    row = only(session)
    assert (row.state, row.why_not) == (MidwayState.NOT_REQUIRED, "Not needed: the child has left care.")


def test_a_child_who_came_back_needs_one(session: Session, room: Midway) -> None:
    session.query(Episode).one().ended_on = date(2026, 3, 20)
    session.add(
        Episode(
            child_id=room.child_id,
            started_on=date(2026, 4, 1),
            reason_new_episode="S",
            legal_status="C2",
            placement_type="U4",
        )
    )

    assert only(session).state is MidwayState.NOT_STARTED


def test_what_was_opened_stays_also_when_the_next_review_was_held(session: Session, room: Midway) -> None:
    open_check(session, room.review_id, at=NOW)
    later = date(2026, 9, 14)
    newer = completed(session, room.child_id, date(2026, 9, 8))

    assert [(row.review_id, row.state) for row in rows(session, later)] == [
        (room.review_id, MidwayState.FORM_OPEN),
        (newer, MidwayState.NOT_STARTED),
    ]


def test_what_was_never_begun_goes_when_the_next_review_was_held(session: Session, room: Midway) -> None:
    newer = completed(session, room.child_id, date(2026, 9, 8))

    assert [row.review_id for row in rows(session, date(2026, 9, 14))] == [newer]


def test_on_the_day_of_the_next_review_nobody_asks_for_the_check(session: Session, room: Midway) -> None:
    add_review(session, room.child_id, planned_on=date(2026, 9, 8))

    assert rows(session, date(2026, 9, 7)) != ()
    assert rows(session, date(2026, 9, 8)) == ()


def test_reviews_from_the_files_have_no_check(session: Session, room: Midway) -> None:
    review = session.get(Review, room.review_id)
    assert review is not None
    other = add_midway(session, number="22", known_as="Pip")
    from_files = session.get(Review, other.review_id)
    assert from_files is not None
    from_files.from_files = True

    assert [row.review_id for row in rows(session)] == [room.review_id]


def test_decisions_that_were_looked_at_are_counted(session: Session, room: Midway) -> None:
    for place, status in ((0, DecisionStatus.DONE), (1, DecisionStatus.NOT_DONE)):
        look_at_decision(session, room.decisions[place], status=status, text="", at=NOW, by=None)

    row = only(session)
    assert (row.decisions, row.looked_at, row.not_done) == (3, 2, 1)


def test_a_check_that_was_deleted_is_as_if_it_had_not_begun(session: Session, room: Midway) -> None:
    open_check(session, room.review_id, at=NOW)
    session.flush()
    check = session.get(MidwayCheck, midway_id(room.review_id))
    assert check is not None
    check.deleted_at = NOW

    assert only(session).state is MidwayState.NOT_STARTED


def test_a_new_officer_finds_it_as_it_was_left(session: Session, room: Midway) -> None:
    open_check(session, room.review_id, at=NOW)
    keep_officer(session, name="Somebody New")

    assert only(session).state is MidwayState.FORM_OPEN


def test_one_childs_checks_alone(session: Session, room: Midway) -> None:
    other = add_midway(session, number="22", known_as="Pip")
    session.flush()

    assert [row.who.name for row in midways(session, TODAY, BANK_HOLIDAYS, child_ids=(other.child_id,))] == ["Pip"]


@given(
    completed_on=st.dates(date(2021, 1, 1), date(2035, 12, 31)),
    moved=st.none() | st.integers(1, 300),
)
def test_a_check_is_always_after_its_review_and_shown_a_week_before(completed_on: date, moved: int | None) -> None:
    moved_to = completed_on + timedelta(days=moved) if moved else None
    due = midway_day(completed_on, BANK_HOLIDAYS, moved_to=moved_to, moved_reason="why")

    assert due.due_on == moved_to if moved_to else due.due_on >= completed_on + timedelta(weeks=6)
    assert due.due_on - midway_shown_from(due) == timedelta(days=7)
    if moved_to is None:
        assert due.due_on not in BANK_HOLIDAYS
        assert due.due_on.weekday() < 5


@pytest.mark.parametrize(
    ("completed_on", "due_on"),
    [
        (date(2026, 3, 10), date(2026, 4, 21)),
        (date(2021, 11, 15), date(2021, 12, 29)),
        (date(2021, 11, 20), date(2022, 1, 4)),
        (date(2022, 3, 4), date(2022, 4, 19)),
        (date(2026, 11, 13), date(2026, 12, 29)),
    ],
)
def test_a_day_off_rolls_forward(completed_on: date, due_on: date) -> None:
    assert midway_day(completed_on, BANK_HOLIDAYS).due_on == due_on
