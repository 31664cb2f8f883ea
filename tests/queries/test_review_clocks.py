"""The clocks around a child's reviews: before the next, between two, and the papers of the last."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.limits import make_choice, set_limit
from iro_desktop.models.child import Home
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.limit_keys import AfterUnplannedMove, Choice, LimitKey
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.models.plan_checks import CarePlanCheck
from iro_desktop.models.review import PermanencePlan, Review, ReviewStatus
from iro_desktop.models.timescales import DueStatus
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.clock_lines import ClockGroup, ClockLine
from iro_desktop.queries.clocks import child_clocks
from iro_desktop.store.store import Session
from iro_desktop.ui.dates import viewmodel
from tests.review_room import Room, add_room
from tests.store.stores import NOON, store_in

HOLIDAYS = bundled_bank_holidays()
FEBRUARY = date(2026, 2, 2)
"""Before the room's third review, which is planned for Thursday 12 March and due that day."""
HELD = date(2026, 3, 12)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


@pytest.fixture
def room(session: Session) -> Room:
    return add_room(session, begun=False)


def clocks(session: Session, room: Room, today: date) -> dict[str, ClockLine]:
    session.flush()
    return {line.key: line for line in child_clocks(session, room.child_id, today, HOLIDAYS)}


def due_on(line: ClockLine) -> date:
    assert line.due is not None
    return line.due.due_on


def held(session: Session, room: Room, **fields: object) -> None:
    review = session.get_one(Review, room.review_id)
    review.status, review.held_on, review.completed_on = ReviewStatus.COMPLETED, HELD, HELD
    for name, value in fields.items():
        setattr(review, name, value)


def test_the_next_review_stands_first_with_its_lawful_sum(session: Session, room: Room) -> None:
    first = next(iter(clocks(session, room, FEBRUARY).values()))

    assert (first.key, first.group, due_on(first)) == ("review", ClockGroup.NEXT_REVIEW, HELD)
    assert first.due is not None
    assert first.due.sum_in_full == "12 September + 6 months"
    assert "reg. 33(2)" in first.due.source


def test_where_the_files_cannot_tell_the_reason_is_said_and_no_day(session: Session) -> None:
    room = add_room(session, begun=False, files=False)
    session.get_one(Review, room.review_id).planned_on = None
    for review in session.query(Review):
        review.status = ReviewStatus.CANCELLED

    coming = clocks(session, room, FEBRUARY)["review"]
    assert (coming.due, coming.status) == (None, DueStatus.NOT_KNOWN)
    assert "No file of reviews has been loaded" in coming.note


def test_invitations_and_reports_are_counted_back_from_the_day_planned(session: Session, room: Room) -> None:
    before = clocks(session, room, FEBRUARY)
    assert due_on(before["invitations"]) == date(2026, 2, 12)
    assert due_on(before["reports"]) == date(2026, 3, 9)
    assert before["reports"].due is not None
    assert before["reports"].due.sum_in_words == "12 March − 3 working days"

    session.add(Invitation(child_id=room.child_id, review_id=room.review_id, name="Jan", invited_on=FEBRUARY))
    session.add(
        CarePlanCheck(
            id=companion_id(room.review_id, "care plan"),
            child_id=room.child_id,
            review_id=room.review_id,
            received_on=date(2026, 3, 10),
        )
    )
    later = clocks(session, room, date(2026, 3, 11))
    assert later["invitations"].status is DueStatus.DONE_IN_TIME
    assert later["reports"].status is DueStatus.DONE_LATE


def test_what_nobody_wrote_down_is_not_called_late_once_its_day_has_passed(session: Session, room: Room) -> None:
    reports = clocks(session, room, date(2026, 3, 11))["reports"]

    assert (reports.status, reports.note) == (
        DueStatus.NOT_KNOWN,
        "Whether it was done is not written down here.",
    )


def test_a_review_without_a_day_has_nothing_before_it(session: Session, room: Room) -> None:
    session.get_one(Review, room.review_id).planned_on = None

    assert not {"invitations", "reports"} & set(clocks(session, room, FEBRUARY))


def test_the_papers_of_a_review_have_their_four_days(session: Session, room: Room) -> None:
    held(session, room)
    after = clocks(session, room, date(2026, 3, 13))

    assert [due_on(after[key]) for key in ("decisions", "revised_plan", "letter", "distributed")] == [
        date(2026, 3, 19),
        date(2026, 3, 26),
        date(2026, 4, 2),
        date(2026, 4, 13),
    ]
    assert "managers_answer" not in after


def test_a_team_manager_who_is_silent_for_five_working_days_agrees(session: Session, room: Room) -> None:
    held(session, room, decisions_sent_on=date(2026, 3, 18))
    waiting = clocks(session, room, date(2026, 3, 25))["managers_answer"]
    assert (due_on(waiting), waiting.is_open) == (date(2026, 3, 25), True)

    agreed = clocks(session, room, date(2026, 3, 26))["managers_answer"]
    assert (agreed.is_open, agreed.note) == (False, "Silence since then counts as agreement.")


def test_the_midway_check_gives_way_to_a_review_that_comes_first(session: Session, room: Room) -> None:
    held(session, room)
    assert due_on(clocks(session, room, date(2026, 3, 13))["midway"]) == date(2026, 4, 23)

    session.add(Review(child_id=room.child_id, planned_on=date(2026, 4, 20)))
    midway = clocks(session, room, date(2026, 3, 13))["midway"]
    assert (midway.status, midway.note) == (DueStatus.NOT_REQUIRED, "Not needed: the next review comes first.")


def test_permanence_is_asked_for_again_until_there_is_a_plan(session: Session, room: Room) -> None:
    held(session, room)
    asked = clocks(session, room, date(2026, 3, 13))["permanence"]
    assert asked.due is not None
    assert asked.due.sum_in_words == "at every review until there is one, 12 March + 6 months"

    held(session, room, permanence_plans=(str(PermanencePlan.LONG_TERM_FOSTERING),))
    assert "permanence" not in clocks(session, room, date(2026, 3, 13))


def unplanned_move(session: Session, child_id: UUID) -> None:
    session.add(Home(child_id=child_id, from_on=date(2026, 1, 26), move_was_planned=False))


def test_an_unplanned_move_asks_for_a_review_only_where_the_council_does(session: Session, room: Room) -> None:
    unplanned_move(session, room.child_id)
    assert "after_move" not in clocks(session, room, FEBRUARY)

    make_choice(session, Choice.AFTER_UNPLANNED_MOVE, option=AfterUnplannedMove.ON, reason="Our own rule")
    assert due_on(clocks(session, room, FEBRUARY)["after_move"]) == date(2026, 2, 23)

    held(session, room)
    assert clocks(session, room, HELD)["after_move"].status is DueStatus.DONE_LATE


def test_a_shorter_limit_of_the_council_moves_every_clock_of_a_review(session: Session, room: Room) -> None:
    set_limit(session, LimitKey.SUBSEQUENT_REVIEW, amount=5, reason="Our own standard")
    assert due_on(clocks(session, room, date(2026, 1, 12))["review"]) == date(2026, 2, 12)


def test_a_letter_that_is_not_written_in_time_is_ours_and_late(session: Session, room: Room) -> None:
    held(session, room)
    letter = clocks(session, room, date(2026, 4, 7))["letter"]

    tag = viewmodel.clock(letter, date(2026, 4, 7)).tag
    assert tag is not None
    assert tag.words == "Ours is 5 days late"


def test_a_day_past_the_proclaimed_bank_holidays_has_a_sentence(session: Session, room: Room) -> None:
    session.get_one(Review, room.review_id).planned_on = date(2050, 1, 12)
    lines = child_clocks(session, room.child_id, FEBRUARY, HOLIDAYS)
    near = child_clocks(session, room.child_id, FEBRUARY, HOLIDAYS)[:1]

    assert "are worked out by rule" in viewmodel.beyond_proclaimed(lines, HOLIDAYS)
    assert viewmodel.beyond_proclaimed(near, HOLIDAYS) == ""


def test_the_child_s_page_repeats_nothing_beside_its_own_list(session: Session, room: Room) -> None:
    held(session, room)
    lines = child_clocks(session, room.child_id, date(2026, 3, 13), HOLIDAYS)

    shown = {one.key for one in viewmodel.nearest(lines, date(2026, 3, 13))}
    assert not shown & {"review", "decisions", "letter", "midway"}


def midway_of(session: Session, room: Room, today: date, **fields: object) -> ClockLine:
    check = session.get(MidwayCheck, midway_id(room.review_id))
    if check is None:
        check = MidwayCheck(id=midway_id(room.review_id), child_id=room.child_id, review_id=room.review_id)
        session.add(check)
    for name, value in fields.items():
        setattr(check, name, value)
    return clocks(session, room, today)["midway"]


def test_a_midway_check_that_is_done_says_so_and_one_that_is_late_is_ours(session: Session, room: Room) -> None:
    held(session, room)
    late = clocks(session, room, date(2026, 4, 27))["midway"]
    assert late.status is DueStatus.OVERDUE

    talked = midway_of(session, room, date(2026, 4, 27), held_on=date(2026, 4, 22))
    assert (talked.status, talked.note) == (DueStatus.OVERDUE, "Talked about, not written down yet.")
    opened = midway_of(session, room, date(2026, 4, 27), opened_at=NOON)
    assert (opened.status, opened.note) == (DueStatus.OVERDUE, "Opened, not finished.")
    done = midway_of(session, room, date(2026, 4, 27), closed_at=NOON)
    assert (done.status, done.done_on) == (DueStatus.DONE_IN_TIME, date(2026, 4, 22))


def test_another_day_of_the_midway_check_carries_its_reason(session: Session, room: Room) -> None:
    held(session, room)
    moved = midway_of(session, room, date(2026, 4, 27), moved_to=date(2026, 6, 8), moved_reason="half way")
    assert moved.due is not None
    assert (moved.due.due_on, moved.due.sum_in_words) == (date(2026, 6, 8), "moved from 23 April: half way")

    left_out = midway_of(session, room, date(2026, 4, 27), not_needed_reason="She asked for none")
    assert (left_out.status, left_out.note) == (DueStatus.NOT_REQUIRED, "She asked for none")
