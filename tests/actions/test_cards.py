"""The birthday card: one for each birthday, whoever ticks it, and whether it was sent."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.cards import card_not_sent, card_sent
from iro_desktop.models.consultation import Channel, Consultation, WithWhom, birthday_card_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.cards import cards_sent, cards_to_send
from iro_desktop.store.store import Store

HOLIDAYS = bundled_bank_holidays()
BIRTHDAY = date(2026, 5, 3)
"""A Sunday."""
TODAY = date(2026, 4, 28)
NOW = datetime(2026, 4, 28, 9, tzinfo=UTC)


def test_a_card_is_kept_once_however_often_it_is_ticked(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        first = card_sent(session, maya, birthday_on=BIRTHDAY, on=TODAY)
    with store.transaction() as session:
        again = card_sent(session, maya, birthday_on=BIRTHDAY, on=date(2026, 4, 29))
    with store.reading() as session:
        card = session.get(Consultation, first)
        assert first == again == birthday_card_id(maya, BIRTHDAY)
        assert card is not None
        assert card.done
        assert (card.channel, card.with_whom, card.happened_on) == (Channel.CARD, WithWhom.CHILD, date(2026, 4, 29))


def test_a_card_that_was_not_sent_after_all_is_still_to_send_and_can_be_ticked_again(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        card_sent(session, maya, birthday_on=BIRTHDAY, on=TODAY)
    with store.transaction() as session:
        card_not_sent(session, maya, birthday_on=BIRTHDAY, at=NOW)
    with store.reading() as session:
        assert cards_sent(session, [(maya, BIRTHDAY)]) == {}
    with store.transaction() as session:
        card_sent(session, maya, birthday_on=BIRTHDAY, on=TODAY)
    with store.reading() as session:
        assert cards_sent(session, [(maya, BIRTHDAY)]) == {maya: TODAY}


def test_taking_back_a_card_that_was_never_sent_does_nothing(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        card_not_sent(session, maya, birthday_on=BIRTHDAY, at=NOW)


@pytest.mark.parametrize("day", [date(2026, 5, 4), date(2014, 5, 3), date(2013, 5, 3)])
def test_a_card_for_a_day_that_is_no_birthday_is_refused(store: Store, maya: UUID, day: date) -> None:
    with pytest.raises(Refused, match="is not a birthday"), store.transaction() as session:
        card_sent(session, maya, birthday_on=day, on=TODAY)


def test_birthdays_show_ten_days_ahead_with_the_last_working_day_for_the_card(store: Store, maya: UUID) -> None:
    with store.reading() as session:
        assert cards_to_send(session, date(2026, 4, 22), HOLIDAYS) == ()
        (row,) = cards_to_send(session, date(2026, 4, 23), HOLIDAYS)
    assert (row.who.child_id, row.birthday_on, row.age) == (maya, BIRTHDAY, 12)
    assert (row.send_by, row.sent_on) == (date(2026, 5, 1), None)


def test_a_card_that_was_sent_says_on_which_day_and_one_of_last_year_counts_for_nothing(
    store: Store, maya: UUID
) -> None:
    with store.transaction() as session:
        card_sent(session, maya, birthday_on=date(2025, 5, 3), on=date(2025, 5, 1))
    with store.reading() as session:
        assert [row.sent_on for row in cards_to_send(session, TODAY, HOLIDAYS)] == [None]
    with store.transaction() as session:
        card_sent(session, maya, birthday_on=BIRTHDAY, on=TODAY)
    with store.reading() as session:
        assert [row.sent_on for row in cards_to_send(session, TODAY, HOLIDAYS)] == [TODAY]
