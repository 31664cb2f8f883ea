"""The practise caseload: whole, the same each time, and true to care."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from iro_desktop.exchange.practise import PRACTISE_NOTE, fill_with_practise
from iro_desktop.exchange.practise.caseload import invent_caseload
from iro_desktop.exchange.ssda903 import tables
from iro_desktop.models.care import AdoptionPlacement, Episode, UnaccompaniedStatus
from iro_desktop.models.child import Child, Home, age_band_for
from iro_desktop.models.letter import LetterSection
from iro_desktop.models.people import HelpLine, Officer, Person, PersonRole
from iro_desktop.models.periods_of_care import looked_after_on, periods_of_care
from iro_desktop.models.refused import Refused
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.review import (
    Decision,
    Review,
)
from iro_desktop.models.timescales import age_on
from iro_desktop.protocol.fields import as_document
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store
from iro_desktop.store.tables import SyncNote
from tests.exchange.practise_days import (
    A_THURSDAY,
    DAYS,
    NOW,
    all_of,
    born_on,
    by_child,
    care_of,
    records_on,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(Profile(tmp_path / "practise"), bytes(range(32)), lambda: NOW)
    yield made
    made.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the whole practise caseload; what a test changes in it, it takes back."""
    folder = tmp_path_factory.mktemp("practise")
    made = create_store(Profile(folder / "profile"), bytes(range(32)), lambda: NOW)
    with made.transaction() as session:
        summary = fill_with_practise(session, today=A_THURSDAY, now=NOW)
    assert summary.children == 64
    yield made
    made.close()


# Filling a store


def test_filling_a_store_marks_it_as_practise(filled: Store) -> None:
    with filled.reading() as session:
        note = session.get(SyncNote, PRACTISE_NOTE)
        assert note is not None
        assert note.value is True
        assert session.scalars(select(Child.council).distinct()).all() == ["PRACTISE"]
        assert session.scalars(select(Child.practise).distinct()).all() == [True]


def test_the_summary_counts_what_the_store_holds(store: Store) -> None:
    with store.transaction() as session:
        summary = fill_with_practise(session, today=A_THURSDAY, now=NOW, children=10)

    with store.reading() as session:
        assert summary.children == session.scalar(select(func.count()).select_from(Child)) == 10
        assert summary.counts["decision"] == session.scalar(select(func.count()).select_from(Decision))
        assert summary.counts["letter_section"] == session.scalar(select(func.count()).select_from(LetterSection))


def test_a_store_that_holds_children_is_left_alone(store: Store) -> None:
    with store.transaction() as session:
        session.add(Child(council="E09000099", council_child_id="0007337"))

    with store.transaction() as session, pytest.raises(Refused, match="Nothing was changed"):
        fill_with_practise(session, today=A_THURSDAY, now=NOW)

    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Child)) == 1
        assert session.get(SyncNote, PRACTISE_NOTE) is None


def test_the_same_seed_and_day_give_the_same_records_with_the_same_ids() -> None:
    again = invent_caseload(A_THURSDAY, zone=UTC)

    def documents(records: list[SyncedRecord]) -> list[tuple[UUID, object]]:
        for record in records:
            record.created_at = record.changed_at = datetime(2026, 3, 12, tzinfo=UTC)
        return [(record.id, as_document(record)) for record in records]

    first = list(records_on(A_THURSDAY))
    assert documents([*again.records, *again.letter_in_hand]) == documents(first)


def test_another_process_invents_the_same() -> None:
    """Python orders sets of words anew in each process: nothing that is dealt out may go by such an order."""
    ask = (
        "from datetime import UTC, date; from iro_desktop.exchange.practise.caseload import invent_caseload; "
        "print(*(record.id for record in invent_caseload(date(2026, 3, 12), zone=UTC).records))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    told = subprocess.run(
        [sys.executable, "-c", ask], env=environment, capture_output=True, text=True, timeout=300, check=True
    )

    assert told.stdout.split() == [str(record.id) for record in invent_caseload(A_THURSDAY, zone=UTC).records]


def test_another_seed_gives_other_children() -> None:
    other = invent_caseload(A_THURSDAY, zone=UTC, seed=8).records

    assert not {record.id for record in other if isinstance(record, Child)} & {child.id for child in all_of(Child)}


def test_a_larger_caseload_with_a_longer_history_can_be_asked_for() -> None:
    larger = invent_caseload(A_THURSDAY, zone=UTC, children=70, years=10).records

    assert sum(isinstance(record, Child) for record in larger) == 70
    oldest = min(record.held_on for record in larger if isinstance(record, Review) and record.held_on is not None)
    assert oldest < A_THURSDAY - timedelta(days=8 * 365)


@pytest.mark.parametrize("today", DAYS)
def test_every_id_is_given_once(today: date) -> None:
    assert [id for id, times in Counter(record.id for record in records_on(today)).items() if times > 1] == []


# The children and their care


@pytest.mark.parametrize("today", DAYS)
def test_everybody_is_under_eighteen_and_in_care_today(today: date) -> None:
    episodes = by_child(Episode, today)
    for child in all_of(Child, today):
        assert 0 <= age_on(born_on(child), today) < 18
        assert looked_after_on(care_of(episodes[child.id]), today)


def test_every_age_and_every_band_is_there() -> None:
    ages = Counter(age_on(born_on(child), A_THURSDAY) for child in all_of(Child))

    assert set(ages) >= {0, *range(2, 18)}
    assert min(Counter(age_band_for(age) for age in ages.elements()).values()) >= 10


def test_no_two_children_are_called_alike() -> None:
    assert max(Counter(child.known_as for child in all_of(Child)).values()) == 1


@pytest.mark.parametrize("today", DAYS)
def test_every_code_is_one_that_the_return_has(today: date) -> None:
    for child in all_of(Child, today):
        assert child.sex in tables.SEXES
        assert child.ethnicity in tables.ETHNIC_CODES
    for episode in all_of(Episode, today):
        assert episode.reason_new_episode in tables.REASONS_FOR_NEW_EPISODE
        assert episode.legal_status in tables.LEGAL_STATUSES
        assert episode.category_of_need in tables.CATEGORIES_OF_NEED
        assert episode.placement_type in tables.PLACEMENT_TYPES
        assert episode.placement_provider in tables.PLACEMENT_PROVIDERS
        assert episode.reason_ended is None or episode.reason_ended in tables.REASONS_EPISODE_CEASED
        assert episode.reason_place_change is None or episode.reason_place_change in tables.REASONS_FOR_PLACE_CHANGE


@pytest.mark.parametrize("today", DAYS)
def test_episodes_of_a_time_in_care_follow_each_other_without_a_gap(today: date) -> None:
    for episodes in by_child(Episode, today).values():
        assert episodes[0].reason_new_episode == "S"
        for before, after in pairwise(episodes):
            assert before.ended_on is not None
            if after.reason_new_episode == "S":
                assert (before.reason_ended, before.ended_on < after.started_on) == ("E4A", True)
            else:
                assert (before.reason_ended, before.ended_on) == ("X1", after.started_on)
        assert (episodes[-1].ended_on, episodes[-1].reason_ended) == (None, None)


def test_a_new_episode_says_what_changed() -> None:
    for episodes in by_child(Episode).values():
        for before, after in pairwise(episodes):
            legal = before.legal_status != after.legal_status
            home = (before.placement_postcode, before.urn) != (after.placement_postcode, after.urn)
            kind = before.placement_type != after.placement_type
            match after.reason_new_episode:
                case "L":
                    assert (legal, home, kind) == (True, False, False)
                case "P":
                    assert (legal, home) == (False, True)
                case "T":
                    assert (legal, home, kind) == (False, False, True)
                case "B":
                    assert (legal, home) == (True, True)
                case "U":
                    assert (legal, home, kind) == (True, False, True)


def test_the_stories_that_an_officer_meets_are_all_there() -> None:
    periods = [periods_of_care(care_of(episodes), A_THURSDAY) for episodes in by_child(Episode).values()]
    statuses = Counter(episode.legal_status for episode in all_of(Episode))

    assert sum(len(found) == 2 for found in periods) == 2, "children who came back into care"
    assert sum(found[-1].short_breaks for found in periods) == 2
    assert len(all_of(UnaccompaniedStatus)) == 7
    assert len(all_of(AdoptionPlacement)) == 4
    assert {"C1", "C2", "E1", "V2", "V4"} <= set(statuses)
    assert sum(bool(home.withheld_from) for home in all_of(Home)) >= 3
    assert sum(bool(home.out_of_borough) and home.until_on is None for home in all_of(Home)) >= 15


@pytest.mark.parametrize("today", DAYS)
def test_a_child_has_one_home_now_and_has_had_one_on_every_day_before(today: date) -> None:
    for child_id, homes in by_child(Home, today).items():
        assert [home.until_on for home in homes][-1] is None
        for before, after in pairwise(homes):
            assert before.until_on == after.from_on, child_id


def test_brothers_and_sisters_on_this_laptop_name_each_other() -> None:
    links = {(p.child_id, p.other_child_id) for p in all_of(Person) if p.other_child_id is not None}

    assert len(links) == 14
    assert {(b, a) for a, b in links} == links
    assert all(p.role is PersonRole.BROTHER_OR_SISTER for p in all_of(Person) if p.other_child_id is not None)


def test_every_telephone_is_from_the_ranges_kept_for_drama() -> None:
    numbers = [home.telephone for home in all_of(Home)] + [person.telephone for person in all_of(Person)]
    numbers += [officer.telephone for officer in all_of(Officer)] + [line.telephone for line in all_of(HelpLine)]

    assert [
        number for number in numbers if number and not number.startswith(("07700 900 ", "08081 570 ", "020 7946 0"))
    ] == []


# Reviews
