"""When a child is to hear from the officer between two reviews, and what counts as a conversation."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.consultation import Channel
from iro_desktop.models.contact import contact_days, is_spoken
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()
HELD = date(2026, 3, 10)
NEXT = date(2026, 9, 10)


@pytest.mark.parametrize("channel", [Channel.CARD, Channel.LETTER, Channel.TRIED_NO_ANSWER])
def test_a_card_a_letter_and_a_try_are_no_conversation(channel: Channel) -> None:
    assert not is_spoken(channel)


@pytest.mark.parametrize("channel", [Channel.TEXT, Channel.WHATSAPP, Channel.EMAIL, Channel.IN_PERSON])
def test_what_is_answered_is_a_conversation(channel: Channel) -> None:
    assert is_spoken(channel)


@pytest.mark.parametrize(
    ("wish", "days"),
    [
        (None, [date(2026, 6, 10)]),
        (BetweenReviews.HALF_WAY, [date(2026, 6, 10)]),
        (BetweenReviews.AT_SIX_WEEKS, [date(2026, 4, 21)]),
        (BetweenReviews.BOTH, [date(2026, 4, 21), date(2026, 6, 10)]),
        (BetweenReviews.ONLY_IF_NEEDED, []),
    ],
)
def test_the_child_chooses_when_and_halfway_stands_where_nobody_asked(
    wish: BetweenReviews | None, days: list[date]
) -> None:
    found = contact_days(HELD, NEXT, wish, HOLIDAYS)
    assert [one.due.due_on for one in found] == days


def test_of_two_times_the_second_wants_a_conversation_of_its_own() -> None:
    first, second = contact_days(HELD, NEXT, BetweenReviews.BOTH, HOLIDAYS)
    assert first.after == HELD
    assert second.after == first.due.due_on


def test_six_weeks_are_left_out_where_the_next_review_comes_first() -> None:
    found = contact_days(HELD, date(2026, 4, 7), BetweenReviews.BOTH, HOLIDAYS)
    assert [one.when for one in found] == [BetweenReviews.HALF_WAY]
    assert found[0].after == HELD


@given(
    held=st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    length=st.integers(1, 400),
    wish=st.sampled_from([None, *BetweenReviews]),
)
def test_each_time_lies_between_the_reviews_and_after_the_one_before(
    held: date, length: int, wish: BetweenReviews | None
) -> None:
    upcoming = held + timedelta(days=length)
    found = contact_days(held, upcoming, wish, HOLIDAYS)
    assert all(held <= one.after < one.due.due_on < upcoming for one in found)
    assert len(found) <= 2
