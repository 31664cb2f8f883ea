"""A review is adjourned once, for twenty working days at most, with what has to be done meanwhile."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iro_desktop.actions.adjourning import (
    AdjournmentDetails,
    adjourn,
    bring_back_adjournment,
    bring_back_direction,
    change_adjournment,
    delete_direction,
    go_on,
    keep_direction,
    set_direction_done,
    take_back_adjournment,
)
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import MeetingKind
from iro_desktop.queries.adjournment import AdjournmentRow, adjournment_of
from iro_desktop.queries.meetings import meetings_of
from iro_desktop.store.store import Store
from tests.review_room import BANK_HOLIDAYS, NOW, TODAY, Room, add_room
from tests.store.stores import store_in

LIMIT = date(2026, 4, 13)
"""20 working days from 12 March 2026: Good Friday and Easter Monday are not among them."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        return add_room(session)


def details(resumes_on: date | None = None) -> AdjournmentDetails:
    return AdjournmentDetails(reason=AdjournmentReason.PLAN_NOT_SHARED, resumes_on=resumes_on, child_asked=True)


def adjourned(store: Store, room: Room, resumes_on: date | None = LIMIT) -> None:
    with store.transaction() as session:
        adjourn(session, room.review_id, details(resumes_on), on=TODAY, bank_holidays=BANK_HOLIDAYS)


def look(store: Store, room: Room) -> AdjournmentRow | None:
    with store.reading() as session:
        meetings = meetings_of(session, room.review_id)
        return adjournment_of(session, room.review_id, meetings, BANK_HOLIDAYS)


def the_refusal(store: Store, room: Room, told: AdjournmentDetails) -> str:
    with pytest.raises(Refused) as refused, store.transaction() as session:
        adjourn(session, room.review_id, told, on=TODAY, bank_holidays=BANK_HOLIDAYS)
    return refused.value.sentence


def test_an_adjournment_shows_its_limit_as_a_sum(store: Store, room: Room) -> None:
    adjourned(store, room)
    seen = look(store, room)
    assert seen is not None
    assert (seen.latest, seen.goes_on) == (LIMIT, False)
    assert seen.latest_sum == ("12 March + 20 working days, leaving out the bank holidays on 3 April and 6 April")


def test_a_day_after_the_limit_is_refused_with_the_sum(store: Store, room: Room) -> None:
    assert the_refusal(store, room, details(date(2026, 4, 14))).startswith(
        "An adjourned review must be finished by 13 April 2026 (12 March + 20 working days"
    )
    assert look(store, room) is None


def test_a_second_adjournment_is_refused_with_the_reason(store: Store, room: Room) -> None:
    adjourned(store, room)
    assert the_refusal(store, room, details()).startswith(
        "This review was adjourned on 12 March 2026, and the law allows it once."
    )


def test_a_second_adjournment_is_refused_after_going_on_too(store: Store, room: Room) -> None:
    adjourned(store, room)
    with store.transaction() as session:
        go_on(session, room.review_id, on=date(2026, 3, 26))
    assert "the law allows it once" in the_refusal(store, room, details())


def test_a_review_that_has_not_begun_is_not_adjourned(store: Store) -> None:
    with store.transaction() as session:
        planned = add_room(session, begun=False)
    assert the_refusal(store, planned, details()).startswith("The review has not begun")


def test_going_on_begins_a_reconvened_meeting(store: Store, room: Room) -> None:
    adjourned(store, room)
    with store.transaction() as session:
        go_on(session, room.review_id, on=date(2026, 3, 26))
        kinds = [(one.number, one.kind) for one in meetings_of(session, room.review_id)]
    assert kinds == [(1, MeetingKind.MAIN), (2, MeetingKind.RECONVENED)]
    seen = look(store, room)
    assert seen is not None
    assert seen.goes_on


def test_what_went_on_after_the_limit_is_written_down_all_the_same(store: Store, room: Room) -> None:
    adjourned(store, room)
    with store.transaction() as session:
        go_on(session, room.review_id, on=date(2026, 4, 20))
        assert meetings_of(session, room.review_id)[-1].held_on == date(2026, 4, 20)


def test_going_on_before_it_was_adjourned_is_refused(store: Store, room: Room) -> None:
    adjourned(store, room)
    with pytest.raises(Refused, match="cannot go on before"), store.transaction() as session:
        go_on(session, room.review_id, on=date(2026, 3, 11))


def test_directions_are_due_when_the_review_goes_on_unless_they_say_otherwise(store: Store, room: Room) -> None:
    adjourned(store, room, date(2026, 3, 26))
    with store.transaction() as session:
        keep_direction(session, room.review_id, action="Share the plan with Wren", owner_name="Priya Green")
        session.flush()
        keep_direction(session, room.review_id, action="Book Tomasz", due_on=date(2026, 3, 20))
    seen = look(store, room)
    assert seen is not None
    assert [(one.action, one.owner_name, one.due_on) for one in seen.directions] == [
        ("Share the plan with Wren", "Priya Green", date(2026, 3, 26)),
        ("Book Tomasz", None, date(2026, 3, 20)),
    ]


def test_a_direction_is_ticked_deleted_and_brought_back(store: Store, room: Room) -> None:
    adjourned(store, room)
    with store.transaction() as session:
        one = keep_direction(session, room.review_id, action="Book Tomasz")
        session.flush()
        set_direction_done(session, one, done=True)
        delete_direction(session, one, at=NOW)
    seen = look(store, room)
    assert seen is not None
    assert seen.directions == ()
    with store.transaction() as session:
        bring_back_direction(session, one)
    seen = look(store, room)
    assert seen is not None
    assert [(line.action, line.done) for line in seen.directions] == [("Book Tomasz", True)]


def test_an_adjournment_is_changed_taken_back_and_made_again(store: Store, room: Room) -> None:
    adjourned(store, room)
    with store.transaction() as session:
        change_adjournment(session, room.review_id, details(date(2026, 3, 26)), bank_holidays=BANK_HOLIDAYS)
        take_back_adjournment(session, room.review_id, at=NOW)
    assert look(store, room) is None
    with store.transaction() as session:
        bring_back_adjournment(session, room.review_id)
    seen = look(store, room)
    assert seen is not None
    assert seen.resumes_on == date(2026, 3, 26)
