"""Last seen, last spoken, never met, and who is to hear from the officer: what counts, and since when."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.models.child import BetweenReviews, ChildPreferences, preferences_id
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.people import Allocation
from iro_desktop.models.review import Meeting, MeetingKind, Mode, Review, ReviewStatus
from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.contact import Contact, ContactDue, contact_of, contacts, contacts_due
from iro_desktop.store.store import Store
from tests import caseload
from tests.store.stores import store_in

TODAY = caseload.TODAY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def wren(store: Store) -> UUID:
    with store.transaction() as session:
        return caseload.add_child(
            session,
            caseload.Caseload(),
            "0000777",
            "Wren",
            born_on=date(2014, 5, 3),
            in_care_since=date(2025, 1, 6),
        )


def talk(store: Store, child_id: UUID, on: date, channel: Channel, **values: object) -> None:
    with store.transaction() as session:
        note = Consultation(child_id=child_id, happened_on=on, channel=channel, text="A word.", done=True)
        for name, value in values.items():
            setattr(note, name, value)
        session.add(note)


def review(store: Store, child_id: UUID, on: date, *, code: str = "PN1", mode: Mode | None = Mode.IN_PERSON) -> None:
    with store.transaction() as session:
        session.add(
            Review(
                child_id=child_id,
                status=ReviewStatus.COMPLETED,
                held_on=on,
                completed_on=on,
                mode=mode,
                participation_code=code,
            )
        )


def contact(store: Store, child_id: UUID) -> Contact:
    with store.reading() as session:
        return contact_of(session, child_id, TODAY)


def due(store: Store, child_id: UUID) -> list[ContactDue]:
    with store.reading() as session:
        return list(contacts_due(session, TODAY, caseload.HOLIDAYS, child_ids=(child_id,)))


def test_seen_is_in_person_and_spoken_is_answered(store: Store, wren: UUID) -> None:
    talk(store, wren, date(2026, 2, 3), Channel.IN_PERSON)
    talk(store, wren, date(2026, 2, 20), Channel.WHATSAPP)
    talk(store, wren, date(2026, 3, 1), Channel.CARD)
    talk(store, wren, date(2026, 3, 2), Channel.TRIED_NO_ANSWER)
    known = contact(store, wren)
    assert (known.last_seen_on, known.last_spoken_on, known.last_spoken_how) == (
        date(2026, 2, 3),
        date(2026, 2, 20),
        Channel.WHATSAPP,
    )
    assert (known.last_card_on, known.last_tried_on, known.tried_since) == (date(2026, 3, 1), date(2026, 3, 2), True)


@pytest.mark.parametrize(
    "values",
    [
        {"with_whom": WithWhom.CARER},
        {"happened_on": date(2026, 3, 13)},
        {"text": "  ", "done": False},
        {"deleted_at": caseload.NOW},
    ],
)
def test_a_talk_with_others_one_ahead_an_empty_draft_and_a_deleted_one_count_for_nothing(
    store: Store, wren: UUID, values: dict[str, object]
) -> None:
    talk(store, wren, date(2026, 3, 3), Channel.IN_PERSON, **values)
    assert contact(store, wren) == Contact(child_id=wren)


def test_a_draft_with_words_in_it_is_a_talk(store: Store, wren: UUID) -> None:
    talk(store, wren, date(2026, 3, 3), Channel.IN_PERSON, done=False)
    assert contact(store, wren).last_seen_on == date(2026, 3, 3)


def test_a_child_who_came_to_a_review_in_person_was_seen_there(store: Store, wren: UUID) -> None:
    talk(store, wren, date(2026, 1, 9), Channel.IN_PERSON)
    review(store, wren, date(2026, 2, 9))
    known = contact(store, wren)
    assert (known.last_seen_on, known.seen_at_review) == (date(2026, 2, 9), True)
    assert known.last_spoken_on == date(2026, 1, 9)


@pytest.mark.parametrize(
    ("code", "mode"), [("PN5", Mode.IN_PERSON), ("PN1", Mode.REMOTE), ("PN1", Mode.HYBRID), ("PN1", None)]
)
def test_a_review_without_the_child_or_whose_room_nobody_knows_is_no_meeting(
    store: Store, wren: UUID, code: str, mode: Mode | None
) -> None:
    review(store, wren, date(2026, 2, 9), code=code, mode=mode)
    assert contact(store, wren).never_met


def test_a_meeting_in_person_with_the_child_alone_is_one(store: Store, wren: UUID) -> None:
    with store.transaction() as session:
        planned = Review(child_id=wren, planned_on=TODAY)
        session.add(planned)
        session.add(
            Meeting(
                child_id=wren,
                review_id=planned.id,
                held_on=date(2026, 3, 10),
                mode=Mode.IN_PERSON,
                kind=MeetingKind.WITH_CHILD,
            )
        )
    assert contact(store, wren).last_seen_on == date(2026, 3, 10)


def test_what_an_officer_before_did_is_told_apart(store: Store, wren: UUID) -> None:
    talk(store, wren, date(2026, 1, 9), Channel.IN_PERSON)
    with store.transaction() as session:
        session.add(Allocation(child_id=wren, officer_name="Ade", from_on=date(2025, 1, 1), until_on=date(2026, 2, 1)))
        session.add(Allocation(child_id=wren, officer_name="Ruth", from_on=date(2026, 2, 1)))
    known = contact(store, wren)
    assert known.never_met
    assert (known.officer_since, known.seen_before_on, known.last_spoken_on) == (
        date(2026, 2, 1),
        date(2026, 1, 9),
        None,
    )


def test_an_officer_who_came_back_has_met_the_child(store: Store, wren: UUID) -> None:
    talk(store, wren, date(2025, 6, 9), Channel.IN_PERSON)
    spells = (("Ruth", date(2025, 1, 1), date(2025, 8, 1)), ("Ade", date(2025, 8, 1), date(2026, 2, 1)))
    with store.transaction() as session:
        for name, from_on, until_on in spells:
            session.add(Allocation(child_id=wren, officer_name=name, from_on=from_on, until_on=until_on))
        session.add(Allocation(child_id=wren, officer_name="Ruth ", from_on=date(2026, 2, 1)))
    assert contact(store, wren).last_seen_on == date(2025, 6, 9)


@pytest.mark.parametrize(("seen_on", "long"), [(date(2025, 12, 12), True), (date(2025, 12, 13), False)])
def test_not_seen_for_long_is_three_months_to_the_day(store: Store, wren: UUID, seen_on: date, long: bool) -> None:
    talk(store, wren, seen_on, Channel.IN_PERSON)
    assert contact(store, wren).not_seen_for_long(TODAY) is long


def test_a_new_officer_has_three_months_to_meet_the_child(store: Store, wren: UUID) -> None:
    assert contact(store, wren).not_seen_for_long(TODAY)
    with store.transaction() as session:
        session.add(Allocation(child_id=wren, officer_name="Ruth", from_on=date(2026, 2, 1)))
    assert not contact(store, wren).not_seen_for_long(TODAY)


def test_every_child_has_an_entry(store: Store, wren: UUID) -> None:
    with store.reading() as session:
        assert set(contacts(session, TODAY)) == {wren}
        assert contacts(session, TODAY, child_ids=()) == {}


def test_a_word_halfway_between_the_reviews_is_due_until_the_child_was_spoken_with(store: Store, wren: UUID) -> None:
    review(store, wren, date(2025, 9, 12))
    with store.transaction() as session:
        session.add(Review(child_id=wren, planned_on=date(2026, 3, 11)))
    (before,) = due(store, wren)
    assert before.day.due.due_on == date(2025, 12, 11)
    assert (before.is_open, before.is_late, before.wish) == (True, True, None)
    talk(store, wren, date(2025, 12, 20), Channel.CARD)
    talk(store, wren, date(2025, 12, 21), Channel.TRIED_NO_ANSWER)
    (tried,) = due(store, wren)
    assert (tried.is_open, tried.tried_on) == (True, date(2025, 12, 21))
    talk(store, wren, date(2026, 1, 9), Channel.TEXT)
    (after,) = due(store, wren)
    assert (after.spoken_on, after.tried_on, after.status) == (date(2026, 1, 9), None, DueStatus.DONE_LATE)


def test_a_child_who_wants_both_is_asked_after_twice_and_one_who_wants_neither_not_at_all(
    store: Store, wren: UUID
) -> None:
    review(store, wren, date(2026, 1, 12))
    talk(store, wren, date(2026, 1, 20), Channel.TEXT)
    for wish, count in ((BetweenReviews.BOTH, 2), (BetweenReviews.ONLY_IF_NEEDED, 0)):
        with store.transaction() as session:
            kept = session.get(ChildPreferences, preferences_id(wren))
            if kept is None:
                kept = ChildPreferences(id=preferences_id(wren), child_id=wren)
                session.add(kept)
            kept.contact_between_reviews = wish
        rows = due(store, wren)
        assert len(rows) == count
        if rows:
            assert [row.is_open for row in rows] == [False, True]


def test_the_day_moves_with_the_day_planned_for_the_next_review(store: Store, wren: UUID) -> None:
    review(store, wren, date(2026, 1, 12))
    with store.transaction() as session:
        session.add(Review(child_id=wren, planned_on=date(2026, 4, 12)))
    (row,) = due(store, wren)
    assert row.day.due.due_on == date(2026, 2, 26)


def test_nobody_asks_for_a_child_without_a_review_or_out_of_care(store: Store, wren: UUID) -> None:
    assert due(store, wren) == []
    with store.transaction() as session:
        other = caseload.add_child(session, caseload.Caseload(), "0000778", "Ash", born_on=date(2012, 1, 1))
    review(store, other, date(2026, 1, 12))
    assert due(store, other) == []
