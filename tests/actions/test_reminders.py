"""Reminders: what can be kept, what is refused, and that each act can be taken back."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.finding import NotHere
from iro_desktop.actions.reminders import (
    LONGEST_REMINDER,
    bring_back_reminder,
    change_reminder,
    delete_reminder,
    put_back,
    put_off,
    remind,
    reminder_done,
    reminder_not_done,
)
from iro_desktop.models.between_reviews import Reminder
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.reminders import open_reminders, reminder_row, reminders_of
from iro_desktop.store.store import Store

TODAY = date(2026, 3, 12)
IN_TWO_WEEKS = date(2026, 3, 26)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def kept(store: Store, reminder_id: UUID) -> Reminder:
    with store.reading() as session:
        found = session.get(Reminder, reminder_id)
        assert found is not None
        return found


@pytest.fixture
def ring_school(store: Store, maya: UUID) -> UUID:
    with store.transaction() as session:
        return remind(session, maya, text="  Ring the school ", due_on=IN_TWO_WEEKS, today=TODAY)


def test_a_reminder_keeps_its_words_its_day_and_the_note_it_was_made_from(store: Store, maya: UUID) -> None:
    own, note = new_id(), new_id()
    with store.transaction() as session:
        made = remind(session, maya, text=" Ring Jan ", due_on=TODAY, today=TODAY, from_record_id=note, reminder_id=own)
    reminder = kept(store, own)
    assert made == own
    assert (reminder.text, reminder.due_on, reminder.from_record_id) == ("Ring Jan", TODAY, note)


@pytest.mark.parametrize(
    ("text", "due_on", "why"),
    [
        ("  ", IN_TWO_WEEKS, "Type what is to be done"),
        ("x" * (LONGEST_REMINDER + 1), IN_TWO_WEEKS, "2,001 characters"),
        ("Ring Jan", date(2026, 3, 11), "has passed"),
    ],
)
def test_a_reminder_without_words_too_long_or_for_a_day_that_has_passed_is_refused(
    store: Store, maya: UUID, text: str, due_on: date, why: str
) -> None:
    with pytest.raises(Refused, match=why), store.transaction() as session:
        remind(session, maya, text=text, due_on=due_on, today=TODAY)
    with store.reading() as session:
        assert open_reminders(session) == ()


def test_nobody_is_reminded_of_a_child_who_is_not_here(store: Store) -> None:
    with pytest.raises(NotHere), store.transaction() as session:
        remind(session, new_id(), text="Ring Jan", due_on=TODAY, today=TODAY)


def test_a_change_can_be_taken_back(store: Store, ring_school: UUID) -> None:
    with store.transaction() as session:
        before = change_reminder(session, ring_school, text="Ring Mr Hale", due_on=TODAY, today=TODAY)
    assert (kept(store, ring_school).text, kept(store, ring_school).due_on) == ("Ring Mr Hale", TODAY)
    with store.transaction() as session:
        put_back(session, ring_school, before=before)
    assert (kept(store, ring_school).text, kept(store, ring_school).due_on) == ("Ring the school", IN_TWO_WEEKS)


def test_words_can_be_changed_once_the_day_has_passed_and_the_day_itself_only_to_one_ahead(
    store: Store, ring_school: UUID
) -> None:
    later = date(2026, 4, 1)
    with store.transaction() as session:
        change_reminder(session, ring_school, text="Ring Mr Hale", due_on=IN_TWO_WEEKS, today=later)
    with pytest.raises(Refused, match="has passed"), store.transaction() as session:
        change_reminder(session, ring_school, due_on=date(2026, 3, 31), today=later)
    assert kept(store, ring_school).due_on == IN_TWO_WEEKS


def test_putting_off_gives_a_later_day_and_keeps_the_reason(store: Store, ring_school: UUID) -> None:
    with store.transaction() as session:
        before = put_off(session, ring_school, until=date(2026, 4, 9), reason=" Easter holidays ", today=TODAY)
    assert (kept(store, ring_school).due_on, kept(store, ring_school).put_off_reason) == (
        date(2026, 4, 9),
        "Easter holidays",
    )
    with store.transaction() as session:
        put_back(session, ring_school, before=before)
    assert (kept(store, ring_school).due_on, kept(store, ring_school).put_off_reason) == (IN_TWO_WEEKS, None)


@pytest.mark.parametrize(
    ("until", "reason", "why"),
    [
        (date(2026, 4, 9), " ", "Say why"),
        (IN_TWO_WEEKS, "Easter", "not later"),
        (date(2026, 3, 20), "Easter", "not later"),
    ],
)
def test_putting_off_without_a_reason_or_to_an_earlier_day_is_refused(
    store: Store, ring_school: UUID, until: date, reason: str, why: str
) -> None:
    with pytest.raises(Refused, match=why), store.transaction() as session:
        put_off(session, ring_school, until=until, reason=reason, today=TODAY)
    assert kept(store, ring_school).due_on == IN_TWO_WEEKS


def test_a_late_reminder_is_put_off_to_a_day_ahead_only(store: Store, ring_school: UUID) -> None:
    with pytest.raises(Refused, match="has passed"), store.transaction() as session:
        put_off(session, ring_school, until=date(2026, 4, 1), reason="Easter", today=date(2026, 4, 20))


def test_done_and_not_done_after_all(store: Store, maya: UUID, ring_school: UUID) -> None:
    with store.transaction() as session:
        reminder_done(session, ring_school, on=TODAY)
    with store.reading() as session:
        assert open_reminders(session) == ()
        assert [row.done_on for row in reminders_of(session, maya)] == [TODAY]
    with store.transaction() as session:
        reminder_not_done(session, ring_school)
    with store.reading() as session:
        assert [row.reminder_id for row in open_reminders(session)] == [ring_school]


def test_a_deleted_reminder_is_gone_until_it_is_brought_back(store: Store, ring_school: UUID) -> None:
    with store.transaction() as session:
        delete_reminder(session, ring_school, at=NOW)
    with store.reading() as session:
        assert reminder_row(session, ring_school) is None
    with store.transaction() as session:
        bring_back_reminder(session, ring_school)
    with store.reading() as session:
        row = reminder_row(session, ring_school)
        assert row is not None
        assert row.who.name == "Maya"
        assert not row.is_late(TODAY)
        assert row.is_late(date(2026, 3, 27))


def test_reminders_come_by_day_and_only_up_to_the_day_asked_for(store: Store, maya: UUID, ring_school: UUID) -> None:
    with store.transaction() as session:
        soon = remind(session, maya, text="Ring Jan", due_on=date(2026, 3, 13), today=TODAY)
    with store.reading() as session:
        assert [row.reminder_id for row in open_reminders(session)] == [soon, ring_school]
        assert [row.reminder_id for row in open_reminders(session, until=date(2026, 3, 13))] == [soon]
        assert open_reminders(session, child_ids=(new_id(),)) == ()
