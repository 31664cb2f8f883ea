"""Reviews that are called early, moved, held on paper, observed or cancelled."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.attendance import add_attendance
from iro_desktop.actions.meetings import begin_meeting
from iro_desktop.actions.review_kinds import (
    call_early_review,
    cancel_review,
    mark_early,
    set_observer,
    take_back_cancelling,
    take_back_move,
)
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attendance, EarlyTrigger, Review, ReviewStatus
from iro_desktop.queries.review_kinds import observer_who_may_come
from tests.actions.planned_review import LATEST, PLANNED, TODAY, Planned, planned
from tests.review_room import NOW

__all__ = ["planned"]

# Moved before it begins


def test_a_moved_review_keeps_each_day_and_why(planned: Planned) -> None:
    planned.move(date(2026, 3, 11), told=TODAY, by=date(2026, 3, 9), words="No health part yet")
    planned.move(LATEST)
    kind = planned.kind()
    assert kind.planned_on == LATEST
    assert [(move.from_on, move.to_on) for move in kind.moves] == [
        (PLANNED, date(2026, 3, 11)),
        (date(2026, 3, 11), LATEST),
    ]
    first = kind.moves[0]
    assert (first.manager_told_on, first.set_right_by, first.reason_in_words) == (
        TODAY,
        date(2026, 3, 9),
        "No health part yet",
    )


def test_a_move_past_the_latest_day_needs_a_reason(planned: Planned) -> None:
    with pytest.raises(Refused, match="after the latest day, 12 March 2026"):
        planned.move(date(2026, 3, 13))
    assert planned.kind().planned_on == PLANNED
    planned.move(date(2026, 3, 13), late="Maya is in hospital until then")
    assert planned.kind().reason_after_due == "Maya is in hospital until then"


def test_coming_back_before_the_latest_day_takes_the_reason_back(planned: Planned) -> None:
    planned.move(date(2026, 3, 13), late="Maya is in hospital until then")
    planned.move(LATEST)
    assert planned.kind().reason_after_due is None


@pytest.mark.parametrize(
    ("to_on", "said"),
    [(date(2026, 3, 1), "must be today or later"), (PLANNED, "planned for this day already")],
)
def test_a_review_moves_to_another_day_ahead(planned: Planned, to_on: date, said: str) -> None:
    with pytest.raises(Refused, match=said):
        planned.move(to_on)


def test_the_manager_was_told_in_the_past(planned: Planned) -> None:
    with pytest.raises(Refused, match="the manager was told must be today or earlier"):
        planned.move(LATEST, told=date(2026, 3, 3))


def test_a_review_that_has_begun_is_adjourned_and_not_moved(planned: Planned) -> None:
    with planned.store.transaction() as session:
        review = session.get_one(Review, planned.review_id)
        review.status, review.held_on = ReviewStatus.IN_PROGRESS, TODAY
    with pytest.raises(Refused, match="adjourned and not moved"):
        planned.move(LATEST)


def test_a_review_without_a_day_is_not_moved(planned: Planned) -> None:
    with planned.store.transaction() as session:
        session.get_one(Review, planned.review_id).planned_on = None
    with pytest.raises(Refused, match="nothing to move"):
        planned.move(LATEST)


def test_undo_brings_a_moved_review_back(planned: Planned) -> None:
    planned.move(LATEST)
    with planned.store.transaction() as session:
        take_back_move(session, planned.review_id, to_on=LATEST, at=NOW)
    assert (planned.kind().planned_on, planned.kind().moves) == (PLANNED, ())


# Called early


def call(planned: Planned, on: date, *, reason: str = "A move nobody planned", latest: date | None = LATEST) -> UUID:
    with planned.store.transaction() as session:
        return call_early_review(
            session,
            planned.child_id,
            trigger=EarlyTrigger.UNPLANNED_MOVE,
            asked_by="Priya Green",
            reason=reason,
            target_on=on,
            today=TODAY,
            latest_lawful=latest,
        )


def test_an_early_review_brings_forward_the_one_that_is_planned(planned: Planned) -> None:
    assert call(planned, date(2026, 3, 5)) == planned.review_id
    kind = planned.kind()
    assert (kind.planned_on, kind.early_trigger) == (date(2026, 3, 5), EarlyTrigger.UNPLANNED_MOVE)
    assert (kind.early_asked_by, kind.early_reason) == ("Priya Green", "A move nobody planned")


def test_where_none_is_planned_an_early_review_is_a_new_one(planned: Planned) -> None:
    with planned.store.transaction() as session:
        session.get_one(Review, planned.review_id).status = ReviewStatus.COMPLETED
    assert call(planned, date(2026, 3, 5)) != planned.review_id


def test_an_early_review_after_the_day_it_is_due_anyway_is_refused(planned: Planned) -> None:
    with pytest.raises(Refused, match="due by 12 March 2026 anyway"):
        call(planned, date(2026, 3, 13))


def test_an_early_review_lies_ahead_and_says_why(planned: Planned) -> None:
    with pytest.raises(Refused, match="must be today or later"):
        call(planned, date(2026, 3, 1))
    with pytest.raises(Refused, match="Say why"):
        call(planned, LATEST, reason=" ")


def test_where_no_due_day_is_known_an_early_review_may_be_any_day_ahead(planned: Planned) -> None:
    assert call(planned, date(2026, 6, 1), latest=None) == planned.review_id


def test_a_review_can_become_one_in_the_ordinary_course_again(planned: Planned) -> None:
    call(planned, LATEST)
    with planned.store.transaction() as session:
        mark_early(session, planned.review_id, trigger=None, asked_by="Priya Green", reason="A move")
    kind = planned.kind()
    assert (kind.early_trigger, kind.early_asked_by, kind.early_reason) == (None, None, None)


# Cancelled


def test_a_cancelled_review_is_kept_with_its_reason_and_comes_back(planned: Planned) -> None:
    with planned.store.transaction() as session:
        cancel_review(session, planned.review_id, reason="Maya went home for good")
    assert (planned.kind().status, planned.kind().cancelled_reason) == (
        ReviewStatus.CANCELLED,
        "Maya went home for good",
    )
    with planned.store.transaction() as session:
        take_back_cancelling(session, planned.review_id)
    assert (planned.kind().status, planned.kind().cancelled_reason) == (ReviewStatus.PLANNED, None)


def test_a_review_is_not_cancelled_without_a_reason_nor_once_it_has_begun(planned: Planned) -> None:
    with planned.store.transaction() as session:
        with pytest.raises(Refused, match="Say why the review is cancelled"):
            cancel_review(session, planned.review_id, reason=" ")
        session.get_one(Review, planned.review_id).held_on = TODAY
        with pytest.raises(Refused, match="has begun"):
            cancel_review(session, planned.review_id, reason="Nobody came")


# Observed


def observe(planned: Planned, *, name: str = "Ola Brandt", agreed: bool | None = None, on: date | None = None) -> None:
    with planned.store.transaction() as session:
        set_observer(
            session,
            planned.review_id,
            name=name,
            role="group manager",
            agreed=agreed,
            agreed_on=on,
            childs_words="Fine, if she is quiet",
            today=TODAY,
        )


def may_come(planned: Planned) -> str | None:
    with planned.store.reading() as session:
        return observer_who_may_come(session, planned.review_id)


@pytest.mark.parametrize(
    ("agreed", "on", "who"), [(None, None, None), (False, TODAY, None), (True, TODAY, "Ola Brandt")]
)
def test_nobody_observes_without_a_yes(planned: Planned, agreed: bool | None, on: date | None, who: str | None) -> None:
    observe(planned, agreed=agreed, on=on)
    assert may_come(planned) == who


def test_a_yes_needs_the_day_it_was_said(planned: Planned) -> None:
    with pytest.raises(Refused, match="the day the child said yes"):
        observe(planned, agreed=True)


def test_a_consent_in_the_future_is_refused(planned: Planned) -> None:
    with pytest.raises(Refused, match="must be today or earlier"):
        observe(planned, agreed=True, on=date(2026, 3, 3))


def test_an_answer_about_nobody_is_not_kept(planned: Planned) -> None:
    observe(planned, name=" ", agreed=True, on=TODAY)
    kind = planned.kind()
    assert (kind.observer_name, kind.observer_agreed, kind.observer_childs_words) == (None, None, None)


def here(planned: Planned) -> list[str]:
    with planned.store.transaction() as session:
        begin_meeting(session, planned.review_id, on=TODAY)
    with planned.store.reading() as session:
        rows = session.scalars(select(Attendance).where(Attendance.review_id == planned.review_id))
        return [row.name for row in rows]


@pytest.mark.parametrize(("agreed", "watches"), [(True, True), (False, False), (None, False)])
def test_an_observer_is_put_down_as_there_only_after_a_yes(
    planned: Planned, agreed: bool | None, watches: bool
) -> None:
    observe(planned, agreed=agreed, on=TODAY if agreed is not None else None)
    assert ("Ola Brandt" in here(planned)) is watches


def test_an_observer_cannot_be_added_by_hand_without_a_yes(planned: Planned) -> None:
    observe(planned)
    here(planned)
    with planned.store.transaction() as session, pytest.raises(Refused, match="without the child’s yes"):
        add_attendance(session, planned.review_id, name="ola brandt")
    observe(planned, agreed=True, on=TODAY)
    with planned.store.transaction() as session:
        add_attendance(session, planned.review_id, name="Ola Brandt")
    with planned.store.reading() as session:
        names = session.scalars(select(Attendance.name).where(Attendance.review_id == planned.review_id))
        assert "Ola Brandt" in names.all()
