"""Whom a conversation is about, when it was, and what is said about it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.queries.capture import ChildToChoose, Note
from iro_desktop.queries.homes import HomeNow
from iro_desktop.queries.who import Who
from iro_desktop.ui.capture import viewmodel
from iro_desktop.ui.capture.viewmodel import Draft, When, matches
from iro_desktop.ui.shown import plain

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 15, 42, tzinfo=ZoneInfo("Europe/London"))


def child(name: str | None, number: str = "0000401", *, family: str | None = None, born: int = 2017) -> ChildToChoose:
    who = Who(uuid4(), number, name, family, "fox", "apricot", date(born, 6, 2))
    home = HomeNow(date(2025, 5, 16), "Jan and Mike", "foster carers", "Luton", out_of_borough=True)
    return ChildToChoose(who, home, review_today=name == "Sam", review_at=time(11) if name == "Sam" else None)


SAM = child("Sam", family="Glennon")
SAMIRA = child("Samira", "0000402", family="Haddad", born=2014)
ZOE = child("Zoë", "0000403", family="O’Neil")
NAMELESS = child(None, "0007337")
EVERYONE = (SAM, SAMIRA, ZOE, NAMELESS)


def found(typed: str) -> list[UUID]:
    return [row.key for row in matches(EVERYONE, typed, TODAY).rows if isinstance(row.key, UUID)]


def test_a_child_of_exactly_that_name_is_taken_by_enter_though_others_begin_so() -> None:
    shown = matches(EVERYONE, "sam", TODAY)

    assert [plain(row.title) for row in shown.rows] == ["Sam, 8", "Samira, 11"]
    assert shown.sure == SAM.who.child_id


def test_of_two_children_of_one_name_the_officer_chooses() -> None:
    other = child("Sam", "0000409", family="Adams", born=2012)
    shown = matches((*EVERYONE, other), "Sam", TODAY)

    assert shown.sure is None
    assert shown.words == "Three children match. Choose one."
    assert [plain(row.title) for row in shown.rows][:2] == ["Sam, 8", "Sam, 13"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("s.g.", SAM),
        ("SG", SAM),
        ("zoe", ZOE),
        ("Glen", SAM),
        ("0007337", NAMELESS),
        ("fox", NAMELESS),
        ("apricot", NAMELESS),
        ("  samira ", SAMIRA),
    ],
)
def test_a_child_is_found_by_initials_family_name_number_or_stand_in(typed: str, expected: ChildToChoose) -> None:
    assert found(typed)[0] == expected.who.child_id


def test_with_nothing_typed_the_children_met_today_are_offered_and_none_is_sure() -> None:
    shown = matches(EVERYONE, "", TODAY)

    assert found("") == [SAM.who.child_id]
    assert (shown.sure, shown.words) == (None, "")


def test_a_child_who_is_not_on_this_laptop_is_said_plainly() -> None:
    shown = matches(EVERYONE, "Bartholomew", TODAY)

    assert (shown.rows, shown.sure) == ((), None)
    assert shown.words == viewmodel.NOT_FOUND


@given(st.text(max_size=40))
def test_whatever_is_typed_nobody_is_taken_who_is_not_shown(typed: str) -> None:
    shown = matches(EVERYONE, typed, TODAY)

    assert shown.sure is None or shown.sure in [row.key for row in shown.rows]


def test_a_row_tells_children_apart_by_picture_age_and_home() -> None:
    (row,) = matches(EVERYONE, "s.g.", TODAY).rows

    assert (row.avatar, plain(row.title), row.below) == (
        "fox",
        "Sam, 8",
        "With Jan and Mike, Luton · review today 11:00",
    )


def test_only_a_conversation_just_now_has_a_time() -> None:
    assert viewmodel.happened(When.NOW, None, NOW) == (TODAY, time(15, 42))
    assert viewmodel.happened(When.EARLIER_TODAY, None, NOW) == (TODAY, None)
    assert viewmodel.happened(When.YESTERDAY, None, NOW) == (date(2026, 3, 11), None)
    assert viewmodel.happened(None, date(2026, 3, 3), NOW) == (date(2026, 3, 3), None)


WRITTEN = Note(
    consultation_id=uuid4(),
    who=SAM.who,
    with_whom=WithWhom.CHILD,
    person_name=None,
    channel=Channel.IN_PERSON,
    happened_on=TODAY,
    happened_at=time(15, 30),
    text="Half a thought",
    done=False,
    changed_at=datetime(2026, 3, 12, 15, 40, tzinfo=UTC),
)


def test_the_pills_show_the_day_of_a_note() -> None:
    assert viewmodel.when_of(WRITTEN, TODAY) is When.NOW
    assert viewmodel.when_of(replace(WRITTEN, happened_at=None), TODAY) is When.EARLIER_TODAY
    assert viewmodel.when_of(replace(WRITTEN, happened_on=date(2026, 3, 11)), TODAY) is When.YESTERDAY
    assert viewmodel.when_of(replace(WRITTEN, happened_on=date(2026, 3, 1)), TODAY) is None


def draft(text: str = "He likes the bike.", channel: Channel = Channel.IN_PERSON, on: date = TODAY) -> Draft:
    return Draft(
        consultation_id=uuid4(),
        child_id=SAM.who.child_id,
        child_name="Sam",
        with_whom=WithWhom.CHILD,
        person_name=None,
        channel=channel,
        happened_on=on,
        happened_at=None,
        text=text,
    )


def test_a_try_without_answer_needs_no_words_and_nothing_lies_ahead() -> None:
    assert viewmodel.problem_before_done(draft(), TODAY) == ""
    assert viewmodel.problem_before_done(draft("  "), TODAY) == viewmodel.NOTHING_WRITTEN
    assert viewmodel.problem_before_done(draft("", Channel.TRIED_NO_ANSWER), TODAY) == ""
    assert viewmodel.problem_before_done(draft(on=TODAY + timedelta(days=1)), TODAY) == viewmodel.NOT_AHEAD


def test_a_note_is_gone_on_with_only_for_the_same_child_and_within_two_hours() -> None:
    written = replace(WRITTEN, changed_at=NOW.astimezone(UTC) - timedelta(hours=2))

    assert viewmodel.go_on_with(written, SAM.who.child_id, NOW)
    assert not viewmodel.go_on_with(written, SAMIRA.who.child_id, NOW)
    assert not viewmodel.go_on_with(written, None, NOW)
    assert not viewmodel.go_on_with(written, SAM.who.child_id, NOW + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("with_whom", "person", "channel", "expected"),
    [
        (WithWhom.CHILD, None, Channel.CALL, "Conversation with Sam"),
        (WithWhom.CARER, None, Channel.CALL, "Conversation with Sam’s carer"),
        (WithWhom.OTHER, "Gran", Channel.CALL, "Conversation with Gran about Sam"),
        (WithWhom.ADVOCATE, None, Channel.CALL, "Conversation with Sam’s advocate"),
        (WithWhom.OTHER, None, Channel.CALL, "Conversation with somebody about Sam"),
        (WithWhom.CHILD, None, Channel.TRIED_NO_ANSWER, "Try to reach Sam"),
    ],
)
def test_a_conversation_is_named_by_whom_it_was_with(
    with_whom: WithWhom, person: str | None, channel: Channel, expected: str
) -> None:
    assert viewmodel.conversation("Sam", with_whom, person, channel) == expected


def test_an_interrupted_note_is_offered_with_its_time() -> None:
    assert viewmodel.were_writing(WRITTEN, NOW) == "You were writing about a conversation with Sam at 15:40."
    yesterday = replace(WRITTEN, changed_at=datetime(2026, 3, 11, 17, 20, tzinfo=UTC))
    assert viewmodel.were_writing(yesterday, NOW) == "You were writing about a conversation with Sam yesterday 17:20."
