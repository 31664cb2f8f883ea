"""Following up what was decided: every change leaves a line, and a mistake is taken back by another."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from iro_desktop.actions.decision_follow_up import LONGEST_LINE, asked_for_update, look_at, put_off, take_back
from iro_desktop.actions.decision_origins import carry_over, take_back_carrying
from iro_desktop.models.decision_story import in_order
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.store.store import Store
from tests.review_room import NOW, TODAY, Room, add_room
from tests.store.stores import Clock

BY = "Farah Malik"
DUE = date(2026, 4, 1)
NEXT_MONTH = date(2026, 4, 9)


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        room = add_room(session)
        book = session.get_one(Decision, room.last_decisions[1])
        book.due_on, book.when_in_childs_words = DUE, "before Easter"
        return room


@pytest.fixture
def book(room: Room) -> UUID:
    """A decision that is still open: the life story book."""
    return room.last_decisions[1]


@pytest.fixture
def bike(room: Room) -> UUID:
    """A decision that was marked as done before lines were kept."""
    return room.last_decisions[0]


def look(store: Store, decision_id: UUID, status: DecisionStatus, text: str = "", *, on: date = TODAY) -> UUID:
    with store.transaction() as session:
        return look_at(session, decision_id, status, text, today=on, by=BY)


def move(store: Store, decision_id: UUID, to_day: date = NEXT_MONTH, reason: str = "The school was closed.") -> UUID:
    with store.transaction() as session:
        return put_off(session, decision_id, to_day, reason, today=TODAY, by=BY)


def back(store: Store, line_id: UUID) -> UUID:
    with store.transaction() as session:
        return take_back(session, line_id, today=TODAY, by=BY)


def stands(store: Store, decision_id: UUID) -> tuple[DecisionStatus, str | None, date | None]:
    with store.reading() as session:
        one = session.get_one(Decision, decision_id)
        return one.status, one.status_note, one.status_on


def due(store: Store, decision_id: UUID) -> date | None:
    with store.reading() as session:
        return session.get_one(Decision, decision_id).due_on


def lines(store: Store, decision_id: UUID) -> list[DecisionUpdate]:
    with store.reading() as session:
        return in_order(session.scalars(select(DecisionUpdate).where(DecisionUpdate.decision_id == decision_id)))


# Looked at


def test_a_look_says_how_it_stands_and_leaves_a_line_with_who_and_when(store: Store, book: UUID) -> None:
    look(store, book, DecisionStatus.PARTLY, " 2 of 4 parts ")
    assert stands(store, book) == (DecisionStatus.PARTLY, "2 of 4 parts", TODAY)
    (line,) = lines(store, book)
    assert (line.kind, line.by_name, line.happened_on, line.status, line.text) == (
        UpdateKind.LOOKED_AT,
        BY,
        TODAY,
        DecisionStatus.PARTLY,
        "2 of 4 parts",
    )


def test_a_line_can_name_the_midway_check_and_the_talk_it_comes_from(store: Store, book: UUID) -> None:
    check, talk = new_id(), new_id()
    with store.transaction() as session:
        look_at(session, book, DecisionStatus.DONE, "", today=TODAY, by=None, midway_id=check, from_record_id=talk)
    (line,) = lines(store, book)
    assert (line.midway_id, line.from_record_id, line.by_name, line.text) == (check, talk, None, None)


def test_what_is_still_open_has_no_day_since_when(store: Store, book: UUID) -> None:
    look(store, book, DecisionStatus.OPEN, "Jan has begun.")
    assert stands(store, book) == (DecisionStatus.OPEN, "Jan has begun.", None)


def test_only_the_team_manager_makes_a_decision_not_accepted(store: Store, book: UUID) -> None:
    with pytest.raises(Refused, match="team manager"):
        look(store, book, DecisionStatus.NOT_ACCEPTED)
    assert lines(store, book) == []


def test_a_line_that_is_too_long_is_refused_and_nothing_changes(store: Store, book: UUID) -> None:
    with pytest.raises(Refused, match="2,001 characters"):
        look(store, book, DecisionStatus.DONE, "x" * (LONGEST_LINE + 1))
    assert stands(store, book)[0] is DecisionStatus.OPEN


def test_how_it_stood_before_lines_were_kept_is_written_down_first(store: Store, bike: UUID) -> None:
    look(store, bike, DecisionStatus.NOT_DONE, "The chain is off again.")
    assert [(line.status, line.by_name) for line in lines(store, bike)] == [
        (DecisionStatus.DONE, None),
        (DecisionStatus.NOT_DONE, BY),
    ]


# Taken back


def test_a_look_taken_back_gives_the_state_before_and_stays_in_the_history(store: Store, bike: UUID) -> None:
    before = stands(store, bike)
    back(store, look(store, bike, DecisionStatus.NOT_DONE))
    assert stands(store, bike)[0] is before[0]
    assert [line.kind for line in lines(store, bike)].count(UpdateKind.TAKEN_BACK) == 1


def test_taking_back_the_first_look_leaves_it_open(store: Store, book: UUID) -> None:
    back(store, look(store, book, DecisionStatus.DONE))
    assert stands(store, book) == (DecisionStatus.OPEN, None, None)


def test_taking_back_an_earlier_look_leaves_the_later_one(store: Store, clock: Clock, book: UUID) -> None:
    first = look(store, book, DecisionStatus.PARTLY, "half")
    clock.goes(timedelta(minutes=1))
    look(store, book, DecisionStatus.DONE, "whole")
    back(store, first)
    assert stands(store, book) == (DecisionStatus.DONE, "whole", TODAY)


def test_the_same_line_is_not_taken_back_twice(store: Store, book: UUID) -> None:
    line = look(store, book, DecisionStatus.DONE)
    back(store, line)
    with pytest.raises(Refused, match="taken back already"):
        back(store, line)


def test_what_takes_back_is_not_taken_back_itself(store: Store, book: UUID) -> None:
    taken = back(store, look(store, book, DecisionStatus.DONE))
    with pytest.raises(Refused, match="taken back already"):
        back(store, taken)


def test_a_line_that_is_not_here_cannot_be_taken_back(store: Store, room: Room) -> None:
    del room
    with pytest.raises(Refused, match="not on this laptop"):
        back(store, new_id())


# Put off


def test_putting_off_changes_the_day_and_keeps_both_days_and_the_reason(store: Store, book: UUID) -> None:
    move(store, book)
    assert due(store, book) == NEXT_MONTH
    (line,) = lines(store, book)
    assert (line.kind, line.due_before, line.due_after, line.text) == (
        UpdateKind.PUT_OFF,
        DUE,
        NEXT_MONTH,
        "The school was closed.",
    )


def test_how_the_child_would_say_when_goes_with_the_day_it_belonged_to(store: Store, book: UUID) -> None:
    move(store, book)
    with store.reading() as session:
        assert session.get_one(Decision, book).when_in_childs_words is None


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_nothing_is_put_off_without_a_reason(store: Store, book: UUID, reason: str) -> None:
    with pytest.raises(Refused, match="why it is put off"):
        move(store, book, reason=reason)
    assert due(store, book) == DUE


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
def test_nothing_is_put_off_to_today_or_earlier(store: Store, book: UUID, day: date) -> None:
    with pytest.raises(Refused, match="after today"):
        move(store, book, day)


def test_nothing_is_put_off_to_the_day_it_has(store: Store, book: UUID) -> None:
    with pytest.raises(Refused, match="that day already"):
        move(store, book, DUE)


def test_what_is_done_is_not_put_off(store: Store, bike: UUID) -> None:
    with pytest.raises(Refused, match="settled"):
        move(store, bike)


def test_putting_off_taken_back_gives_the_day_before(store: Store, book: UUID) -> None:
    back(store, move(store, book))
    assert due(store, book) == DUE


def test_a_day_that_was_changed_since_stays_when_the_putting_off_is_taken_back(store: Store, book: UUID) -> None:
    line = move(store, book)
    with store.transaction() as session:
        session.get_one(Decision, book).due_on = date(2026, 5, 1)
    back(store, line)
    assert due(store, book) == date(2026, 5, 1)


# Asked


def test_asking_leaves_a_line_with_each_decision(store: Store, room: Room, book: UUID) -> None:
    with store.transaction() as session:
        made = asked_for_update(session, [book], today=TODAY, by=BY, words="How far is the book?")
    (line,) = lines(store, book)
    assert (line.id, line.kind, line.text) == (made[0], UpdateKind.ASKED, "How far is the book?")
    assert stands(store, book)[0] is DecisionStatus.OPEN
    assert lines(store, room.last_decisions[0]) == []


def test_asking_about_nothing_is_refused(store: Store, room: Room) -> None:
    del room
    with pytest.raises(Refused, match="No decision is chosen"), store.transaction() as session:
        asked_for_update(session, [], today=TODAY, by=BY, words="")


def test_nobody_is_asked_about_what_is_done(store: Store, bike: UUID, book: UUID) -> None:
    with pytest.raises(Refused, match="settled"), store.transaction() as session:
        asked_for_update(session, [book, bike], today=TODAY, by=BY, words="")
    assert lines(store, book) == []


# Carried over


def test_carrying_over_leaves_a_line_and_undoing_it_another(store: Store, room: Room, book: UUID) -> None:
    with store.transaction() as session:
        before = carry_over(session, room.review_id, book, on=TODAY, by=BY)
    assert [(line.status, line.text) for line in lines(store, book)] == [(DecisionStatus.OVERTAKEN, "Carried over.")]
    with store.transaction() as session:
        take_back_carrying(session, room.review_id, book, before=before, at=NOW, by=BY)
    assert stands(store, book) == (before.status, before.status_note, before.status_on)
    assert lines(store, book)[-1].kind is UpdateKind.TAKEN_BACK


# Whatever is done, it can be undone

ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("look"),
            st.sampled_from([one for one in DecisionStatus if one is not DecisionStatus.NOT_ACCEPTED]),
            st.sampled_from(["", "half", "whole"]),
        ),
        st.tuples(st.just("move"), st.integers(1, 40), st.just("ill")),
    ),
    max_size=5,
)


@given(acts=ACTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_taking_back_every_line_from_the_last_gives_what_was_at_the_start(
    store: Store, clock: Clock, acts: list[tuple[str, DecisionStatus | int, str]]
) -> None:
    with store.transaction() as session:
        child, review = new_id(), new_id()
        decision = Decision(
            child_id=child, review_id=review, number=1, due_on=DUE, status=DecisionStatus.PARTLY, status_note="begun"
        )
        session.add(decision)
    made: list[UUID] = []
    for kind, what, text in acts:
        clock.goes(timedelta(minutes=1))
        try:
            if kind == "look" and isinstance(what, DecisionStatus):
                made.append(look(store, decision.id, what, text))
            elif isinstance(what, int):
                made.append(move(store, decision.id, TODAY + timedelta(days=what), text))
        except Refused:
            continue
    for line in reversed(made):
        clock.goes(timedelta(minutes=1))
        back(store, line)
    assert stands(store, decision.id)[:2] == (DecisionStatus.PARTLY, "begun")
    assert due(store, decision.id) == DUE
