"""Who was spoken with at a midway check, and finishing it, by real records."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from iro_desktop.actions.midway import (
    MidwayIsNotReady,
    change_check,
    close_check,
    hold_check,
    move_check,
    open_again,
    say_not_needed,
)
from iro_desktop.actions.midway_decisions import answer_decision
from iro_desktop.actions.midway_opening import MidwayIsFinished
from iro_desktop.actions.midway_talks import AT_THE_CHECK, say_spoken, talk_id, try_id
from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.models.midway import MidwayState, SpokenWith, midway_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.queries.children import last_spoken
from tests.actions.test_midway import conversations, look, page, room, session
from tests.midway_room import BANK_HOLIDAYS, NOW, TODAY, Midway

__all__ = ["room", "session"]


def look_at_all(session: Session, room: Midway) -> None:
    for number, status in enumerate((DecisionStatus.DONE, DecisionStatus.PARTLY, DecisionStatus.NOT_DONE), start=1):
        look(session, room, number, status, f"Line {number}.")


def ready(session: Session, room: Midway) -> None:
    look_at_all(session, room)
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.SPOKE, at=NOW, how=Channel.VIDEO)
    session.flush()


def close(session: Session, room: Midway, at: datetime = NOW) -> None:
    close_check(session, room.review_id, at=at, by="Maren", bank_holidays=BANK_HOLIDAYS)
    session.flush()


# Who was spoken with


def test_a_talk_with_the_child_is_a_conversation_too(session: Session, room: Midway) -> None:
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.SPOKE, at=NOW, how=Channel.VIDEO)

    (talk,) = conversations(session)
    assert (talk.id, talk.channel, talk.happened_on, talk.text, talk.done) == (
        talk_id(midway_id(room.review_id), WithWhom.CHILD),
        Channel.VIDEO,
        TODAY,
        AT_THE_CHECK,
        True,
    )
    assert last_spoken(session, TODAY) == {room.child_id: TODAY}
    shown = page(session, room)
    assert (shown.child_spoken, shown.child_spoken_on, shown.child_spoken_how) == (
        SpokenWith.SPOKE,
        TODAY,
        Channel.VIDEO,
    )


def test_a_try_counts_and_is_never_a_talk(session: Session, room: Midway) -> None:
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.TRIED, at=NOW)

    (tried,) = conversations(session)
    assert (tried.id, tried.channel) == (
        try_id(midway_id(room.review_id), WithWhom.CHILD, TODAY),
        Channel.TRIED_NO_ANSWER,
    )
    assert last_spoken(session, TODAY) == {}


def test_a_try_stays_where_a_talk_came_of_it_another_day(session: Session, room: Midway) -> None:
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.TRIED, at=NOW)
    later = NOW + timedelta(days=2)
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.SPOKE, at=later, how=Channel.CALL)

    assert [(one.channel, one.happened_on) for one in conversations(session)] == [
        (Channel.TRIED_NO_ANSWER, TODAY),
        (Channel.CALL, later.date()),
    ]


@pytest.mark.parametrize("other", [SpokenWith.PREFERS_LATER, SpokenWith.NOT_THIS_TIME, None])
def test_an_answer_by_mistake_takes_its_conversation_away(
    session: Session, room: Midway, other: SpokenWith | None
) -> None:
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.SPOKE, at=NOW)
    session.flush()
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=other, at=NOW)

    assert conversations(session) == []
    shown = page(session, room)
    assert (shown.child_spoken, shown.child_spoken_on, shown.child_spoken_how) == (other, None, None)


def test_what_was_written_into_the_talk_stays(session: Session, room: Midway) -> None:
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.SPOKE, at=NOW)
    conversations(session)[0].text = "“Do not be horrible to Priya.”"
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.NOT_THIS_TIME, at=NOW)

    assert [one.text for one in conversations(session)] == ["“Do not be horrible to Priya.”"]


def test_carer_and_parent_are_conversations_with_their_names(session: Session, room: Midway) -> None:
    for whom, name in ((WithWhom.CARER, "Jan Ellery"), (WithWhom.PARENT, "Dana Hollis")):
        say_spoken(session, room.review_id, whom=whom, spoken=SpokenWith.SPOKE, at=NOW, person_id=room.people[name])

    assert sorted((one.with_whom, one.person_name) for one in conversations(session)) == [
        (WithWhom.CARER, "Jan Ellery"),
        (WithWhom.PARENT, "Dana Hollis"),
    ]


def test_a_check_asks_of_nobody_else(session: Session, room: Midway) -> None:
    with pytest.raises(Refused, match="the child, the carer and the parent"):
        say_spoken(session, room.review_id, whom=WithWhom.SCHOOL, spoken=SpokenWith.SPOKE, at=NOW)


# Finishing


def test_what_is_missing_is_said_in_sentences_and_nothing_is_closed(session: Session, room: Midway) -> None:
    look(session, room, 1, DecisionStatus.DONE)

    with pytest.raises(MidwayIsNotReady) as said:
        close(session, room)

    assert said.value.sentence.split("\n") == [
        "Decision 2 was not looked at. Say what became of it.",
        "Decision 3 was not looked at. Say what became of it.",
        "Say whether you spoke with Wren, tried, or will another time.",
    ]
    assert page(session, room).state is MidwayState.FORM_OPEN


def test_a_finished_check_knows_when_by_whom_and_with_whom(session: Session, room: Midway) -> None:
    ready(session, room)
    close(session, room)

    shown = page(session, room)
    assert (shown.state, shown.closed_at, shown.closed_by_name, shown.held_on, shown.with_name) == (
        MidwayState.CLOSED,
        NOW,
        "Maren",
        TODAY,
        "Priya Green",
    )


def test_the_day_it_was_talked_through_is_kept_when_it_is_finished_later(session: Session, room: Midway) -> None:
    hold_check(session, room.review_id, on=TODAY, today=TODAY, with_name="Amina Shah")
    ready(session, room)
    close(session, room, NOW + timedelta(days=3))

    shown = page(session, room, TODAY + timedelta(days=3))
    assert (shown.held_on, shown.with_name) == (TODAY, "Amina Shah")


def test_a_decision_that_was_done_before_needs_no_second_look(session: Session, room: Midway) -> None:
    done = session.get(Decision, room.decisions[2])
    assert done is not None
    done.status = DecisionStatus.DONE
    look(session, room, 1, DecisionStatus.DONE)
    look(session, room, 2, DecisionStatus.NOT_DONE)
    say_spoken(session, room.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.TRIED, at=NOW)
    close(session, room)

    assert page(session, room).is_closed


def test_a_line_that_was_not_told_before_the_power_failed_is_told_when_it_is_finished(
    session: Session, room: Midway
) -> None:
    ready(session, room)
    answer_decision(session, room.decisions[2], status=DecisionStatus.NOT_DONE, text="No form yet.", at=NOW)
    close(session, room)

    assert page(session, room).decisions[2].line == "No form yet."


def test_nothing_of_a_finished_check_changes_until_it_is_opened_again(session: Session, room: Midway) -> None:
    ready(session, room)
    close(session, room)

    with pytest.raises(MidwayIsFinished, match="finished on 21 April"):
        change_check(session, room.review_id, at=NOW, changes="More")
    with pytest.raises(MidwayIsFinished):
        say_spoken(session, room.review_id, whom=WithWhom.CARER, spoken=SpokenWith.SPOKE, at=NOW)
    with pytest.raises(MidwayIsFinished):
        move_check(session, room.review_id, to=TODAY, reason="Half way", today=TODAY)
    with pytest.raises(MidwayIsFinished):
        say_not_needed(session, room.review_id, reason="No")
    with pytest.raises(MidwayIsFinished):
        hold_check(session, room.review_id, on=TODAY, today=TODAY)

    open_again(session, room.review_id)
    change_check(session, room.review_id, at=NOW, changes="More")
    assert page(session, room).state is MidwayState.FORM_OPEN


def test_finishing_twice_changes_nothing(session: Session, room: Midway) -> None:
    ready(session, room)
    close(session, room)
    close(session, room, NOW + timedelta(hours=2))

    assert page(session, room).closed_at == NOW
