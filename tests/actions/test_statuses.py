"""When care began and ended, and legal statuses written by hand."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.changing import Changes, remove
from iro_desktop.actions.statuses import (
    add_legal_status,
    begin_care,
    bring_back_legal_status,
    change_legal_status,
    end_care,
    take_back_end_of_care,
)
from iro_desktop.models.care import Episode, LegalStatus
from iro_desktop.models.ids import imported_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.child_record import ChildRecord, child_record
from iro_desktop.queries.return_words import KINDS_OF_STATUS, LEGAL_STATUSES
from iro_desktop.store.store import Store
from tests import factories

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def record(store: Store, child_id: UUID) -> ChildRecord:
    with store.reading() as session:
        return child_record(session, child_id, TODAY)


def add(store: Store, child_id: UUID, values: Changes) -> UUID:
    with store.transaction() as session:
        return add_legal_status(session, child_id, values, today=TODAY)


def test_care_begun_by_hand_is_the_episode_the_file_will_bring(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        values: Changes = {"started_on": date(2026, 3, 2), "legal_status": "V2", "placement_type": "U6"}
        episode = begin_care(session, maya, values, today=TODAY)
    shown = record(store, maya)

    assert episode == imported_id(factories.COUNCIL, "0007337", "episodes", "2026-03-02")
    assert shown.in_care
    assert [(time.period.started_on, time.by_hand) for time in shown.times_in_care] == [(date(2026, 3, 2), True)]


def test_care_from_the_files_is_told_apart(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        episode = factories.episode(maya)
        episode.category_of_need = "N1"
        session.add(episode)

    assert [time.by_hand for time in record(store, maya).times_in_care] == [False]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"legal_status": "V2"}, "Type the day"),
        ({"started_on": date(2026, 3, 13), "legal_status": "V2"}, "after today"),
        ({"started_on": date(2014, 5, 2), "legal_status": "V2"}, "before the child was born"),
        ({"started_on": date(2026, 3, 2)}, "Choose the legal status"),
    ],
)
def test_care_cannot_begin_like_this(store: Store, maya: UUID, values: Changes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence), store.transaction() as session:
        begin_care(session, maya, values, today=TODAY)

    assert record(store, maya).times_in_care == ()


def test_a_child_in_care_cannot_come_into_care(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        session.add(factories.episode(maya))
    with pytest.raises(Refused, match="in care already"), store.transaction() as session:
        begin_care(session, maya, {"started_on": date(2026, 3, 2), "legal_status": "V2"}, today=TODAY)


def test_care_ends_with_a_reason_and_the_end_is_taken_back(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        session.add(factories.episode(maya))
    with store.transaction() as session:
        episode = end_care(session, maya, {"ended_on": TODAY, "reason_ended": "E4A"}, today=TODAY)
    assert not record(store, maya).in_care

    with store.transaction() as session:
        take_back_end_of_care(session, episode)
    assert record(store, maya).in_care


def test_care_cannot_end_before_it_began(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        session.add(factories.episode(maya))
    with pytest.raises(Refused, match="cannot end before"), store.transaction() as session:
        end_care(session, maya, {"ended_on": date(2024, 2, 8), "reason_ended": "E4A"}, today=TODAY)
    with store.reading() as session:
        assert [one.ended_on for one in session.query(Episode)] == [None]


def test_two_open_statuses_of_the_same_kind_are_refused(store: Store, maya: UUID) -> None:
    add(store, maya, {"code": "C1", "from_on": date(2025, 1, 8)})
    with pytest.raises(Refused, match="Interim care order since 8 January 2025 is still open"):
        add(store, maya, {"code": "C2", "from_on": date(2025, 9, 1)})

    assert [one.text("code") for one in record(store, maya).statuses] == ["C1"]


def test_a_status_of_another_kind_may_be_open_beside_it(store: Store, maya: UUID) -> None:
    add(store, maya, {"code": "C2", "from_on": date(2025, 1, 8)})
    add(store, maya, {"code": "E1", "from_on": date(2025, 9, 1), "conditions": "Letterbox twice a year"})

    assert [one.text("code") for one in record(store, maya).statuses] == ["E1", "C2"]


def test_the_next_of_its_kind_begins_once_the_first_has_ended(store: Store, maya: UUID) -> None:
    interim = add(store, maya, {"code": "C1", "from_on": date(2025, 1, 8)})
    with store.transaction() as session:
        change_legal_status(session, interim, {"until_on": date(2025, 9, 1)}, today=TODAY)
    full = add(store, maya, {"code": "C2", "from_on": date(2025, 9, 1), "next_court_on": date(2026, 5, 4)})

    with pytest.raises(Refused, match="Full care order"), store.transaction() as session:
        change_legal_status(session, interim, {"until_on": None}, today=TODAY)
    assert [one.record_id for one in record(store, maya).statuses] == [full, interim]


def test_a_status_taken_out_does_not_come_back_beside_another(store: Store, maya: UUID) -> None:
    first = add(store, maya, {"code": "C1", "from_on": date(2025, 1, 8)})
    with store.transaction() as session:
        remove(session, first, kind=LegalStatus, at=NOW)
    add(store, maya, {"code": "C2", "from_on": date(2025, 9, 1)})

    with pytest.raises(Refused, match="still open"), store.transaction() as session:
        bring_back_legal_status(session, first)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"code": "C2", "from_on": date(2014, 5, 2)}, "before the child was born on 3 May 2014"),
        ({"code": "C2", "from_on": date(2026, 3, 13)}, "after today"),
        ({"code": "C2", "from_on": date(2025, 5, 2), "until_on": date(2025, 5, 1)}, "cannot end on 1 May 2025"),
        ({"code": "C2"}, "Type the day"),
        ({"from_on": date(2025, 5, 2)}, "Choose the legal status"),
    ],
)
def test_a_status_cannot_be_like_this(store: Store, maya: UUID, values: Changes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        add(store, maya, values)

    assert record(store, maya).statuses == ()


def test_every_status_one_can_choose_is_of_a_kind() -> None:
    assert set(LEGAL_STATUSES) == set(KINDS_OF_STATUS)
