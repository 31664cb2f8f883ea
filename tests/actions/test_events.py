"""Events between reviews: what can be written down, what is refused, and the steps of saying goodbye."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.changing import Changes, bring_back, remove
from iro_desktop.actions.events import change_event, note_goodbye, record_event, tick_goodbye
from iro_desktop.actions.finding import NotHere
from iro_desktop.models.between_reviews import (
    AwayKind,
    EventKind,
    Goodbye,
    GoodbyeStep,
    SignificantEvent,
    goodbye_step_id,
)
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.store.store import Store

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
HAPPENED = date(2026, 3, 3)


def record(store: Store, child_id: UUID, kind: EventKind = EventKind.MISSING, values: Changes | None = None) -> UUID:
    with store.transaction() as session:
        return record_event(session, child_id, kind=kind, happened_on=HAPPENED, today=TODAY, values=values)


def change(store: Store, event_id: UUID, changes: Changes) -> None:
    with store.transaction() as session:
        change_event(session, event_id, changes, today=TODAY)


def kept(store: Store, event_id: UUID) -> SignificantEvent:
    with store.reading() as session:
        found = session.get(SignificantEvent, event_id)
        assert found is not None
        return found


def test_an_event_keeps_what_was_said_of_it_under_the_id_born_on_screen(store: Store, maya: UUID) -> None:
    own, talk = new_id(), new_id()
    with store.transaction() as session:
        made = record_event(
            session,
            maya,
            kind=EventKind.EXCLUSION,
            happened_on=HAPPENED,
            today=TODAY,
            values={"text": " Out for two days ", "told_on": date(2026, 3, 4), "told_by": "Rosa Okafor"},
            event_id=own,
            from_record_id=talk,
        )
    event = kept(store, own)
    assert made == own
    assert (event.text, event.told_on, event.told_by) == ("Out for two days", date(2026, 3, 4), "Rosa Okafor")
    assert event.from_record_id == talk


def test_a_child_who_was_away_counts_as_missing_until_it_is_said_that_it_was_known_where(
    store: Store, maya: UUID
) -> None:
    event = record(store, maya)
    assert kept(store, event).away_kind is AwayKind.MISSING
    change(store, event, {"away_kind": "A"})
    assert kept(store, event).away_kind is AwayKind.AWAY


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"happened_on": date(2026, 3, 13)}, "13 March 2026 is still to come"),
        ({"until_on": date(2026, 3, 2)}, "began on 3 March 2026 and cannot end on 2 March 2026"),
        ({"until_on": date(2026, 3, 13)}, "Leave the end empty while it lasts"),
        ({"told_on": date(2026, 3, 13)}, "cannot be told on 13 March 2026"),
        ({"told_on": date(2026, 3, 1)}, "happened on 3 March 2026, so nobody could tell you on 1 March 2026"),
        ({"interview_offered_on": date(2026, 3, 1)}, "away from 3 March 2026, so the interview was not offered"),
        ({"interview_held_on": date(2026, 3, 14)}, "14 March 2026 is still to come, so the interview is not held"),
        (
            {"interview_offered_on": date(2026, 3, 6), "interview_held_on": date(2026, 3, 5)},
            "offered on 6 March 2026 and cannot have been on 5 March 2026",
        ),
        ({"happened_on": date(1999, 1, 1)}, "before the child was born"),
    ],
)
def test_days_that_cannot_be_are_refused_and_what_was_there_stays(
    store: Store, maya: UUID, changes: Changes, sentence: str
) -> None:
    event = record(store, maya)
    with pytest.raises(Refused, match=sentence):
        change(store, event, changes)
    assert kept(store, event).happened_on == HAPPENED
    assert kept(store, event).until_on is None


@pytest.mark.parametrize(
    "changes",
    [
        {"away_kind": "M"},
        {"procedures_followed": True},
        {"interview_offered_on": HAPPENED},
        {"interview_accepted": False},
        {"interview_held_on": HAPPENED},
    ],
)
def test_only_being_missing_has_what_belongs_to_it(store: Store, maya: UUID, changes: Changes) -> None:
    with pytest.raises(Refused, match="Only a child who was missing or away has this"):
        record(store, maya, EventKind.HOSPITAL, changes)


def test_what_is_known_before_may_be_told_before_and_lie_ahead(store: Store, maya: UUID) -> None:
    event = record(store, maya, EventKind.MOVING_AWAY, {"told_on": date(2026, 3, 1)})
    change(store, event, {"happened_on": date(2026, 6, 1)})
    assert kept(store, event).happened_on == date(2026, 6, 1)


def test_an_exclusion_may_be_known_to_end_on_a_day_to_come(store: Store, maya: UUID) -> None:
    event = record(store, maya, EventKind.EXCLUSION, {"until_on": date(2026, 3, 20)})
    assert kept(store, event).until_on == date(2026, 3, 20)


def test_another_kind_leaves_what_was_written_of_being_missing_in_the_record(store: Store, maya: UUID) -> None:
    event = record(store, maya, values={"procedures_followed": True})
    change(store, event, {"kind": "other"})
    change(store, event, {"kind": "missing"})
    assert kept(store, event).procedures_followed is True


def test_the_kind_and_the_day_cannot_be_emptied(store: Store, maya: UUID) -> None:
    event = record(store, maya)
    change(store, event, {"kind": None, "happened_on": None})
    assert (kept(store, event).kind, kept(store, event).happened_on) == (EventKind.MISSING, HAPPENED)


def test_an_event_of_nobody_here_is_refused(store: Store) -> None:
    with pytest.raises(NotHere):
        record(store, new_id())


def test_a_deleted_event_comes_back_whole(store: Store, maya: UUID) -> None:
    event = record(store, maya, values={"text": "Away over night."})
    with store.transaction() as session:
        remove(session, event, kind=SignificantEvent, at=NOW)
    with pytest.raises(NotHere):
        change(store, event, {"text": "x"})
    with store.transaction() as session:
        bring_back(session, event, kind=SignificantEvent)
    assert kept(store, event).text == "Away over night."


# Saying goodbye


def test_a_step_of_saying_goodbye_is_ticked_with_its_day_and_unticked_again(store: Store, maya: UUID) -> None:
    event = record(store, maya, EventKind.LEAVING_CARE)
    with store.transaction() as session:
        tick_goodbye(session, event, Goodbye.ASKED_HOW, done_on=HAPPENED, today=TODAY)
        note_goodbye(session, event, Goodbye.ASKED_HOW, note=" A picnic ")
    with store.reading() as session:
        step = session.get(GoodbyeStep, goodbye_step_id(event, Goodbye.ASKED_HOW))
        assert step is not None
        assert (step.done_on, step.note, step.child_id) == (HAPPENED, "A picnic", maya)
    with store.transaction() as session:
        tick_goodbye(session, event, Goodbye.ASKED_HOW, done_on=None, today=TODAY)
    with store.reading() as session:
        step = session.get(GoodbyeStep, goodbye_step_id(event, Goodbye.ASKED_HOW))
        assert step is not None
        assert (step.done_on, step.note) == (None, "A picnic")


def test_a_goodbye_is_refused_for_a_day_to_come_and_for_what_is_no_ending(store: Store, maya: UUID) -> None:
    leaving, missing = record(store, maya, EventKind.LEAVING_CARE), record(store, maya)
    with pytest.raises(Refused, match="still to come"), store.transaction() as session:
        tick_goodbye(session, leaving, Goodbye.TOLD_IN_TIME, done_on=date(2026, 3, 20), today=TODAY)
    with pytest.raises(Refused, match="not an ending"), store.transaction() as session:
        tick_goodbye(session, missing, Goodbye.TOLD_IN_TIME, done_on=TODAY, today=TODAY)
