"""A child whose officer changes is owed a goodbye by one and a hello by the other, until written or waved away."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from iro_desktop.actions.handover_letters import letter_wanted_again, write_no_letter
from iro_desktop.actions.letter_kinds import start_goodbye, start_introduction
from iro_desktop.models.letter import Letter, LetterKind, LetterStatus
from iro_desktop.models.people import Allocation, Officer
from iro_desktop.models.refused import Refused
from iro_desktop.queries.handover_letters import OFFERED_FOR_WEEKS, HandoverLetter, handover_letters_of
from iro_desktop.store.store import Store
from tests import factories
from tests.store.stores import store_in

TODAY = date(2026, 4, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


@pytest.fixture
def maya(store: Store) -> UUID:
    child = factories.child()
    with store.transaction() as session:
        session.add_all([child, Officer(name="Ruth Hargreave", known_as="Ruth")])
        return child.id


def had(child_id: UUID, *officers: tuple[str, date]) -> list[Allocation]:
    return [Allocation(child_id=child_id, officer_name=name, from_on=from_on) for name, from_on in officers]


def offered(store: Store, child_id: UUID, today: date = TODAY) -> tuple[HandoverLetter, ...]:
    with store.reading() as session:
        return handover_letters_of(session, child_id, today)


def hand_over(store: Store, child_id: UUID, *officers: tuple[str, date]) -> None:
    with store.transaction() as session:
        session.add_all(had(child_id, *officers))


BEFORE, MONDAY = date(2024, 2, 12), date(2026, 5, 4)


def test_who_hands_over_owes_a_goodbye_from_when_it_is_written_down(store: Store, maya: UUID) -> None:
    hand_over(store, maya, ("Ruth", BEFORE), ("Temi Adeyemi", MONDAY))

    (letter,) = offered(store, maya)
    assert (letter.kind, letter.on, letter.other) == (LetterKind.GOODBYE, MONDAY, "Temi Adeyemi")
    assert letter.draft_id is None


def test_who_takes_over_owes_a_hello(store: Store, maya: UUID) -> None:
    hand_over(store, maya, ("Annette Moor", BEFORE), ("Ruth Hargreave", MONDAY))

    (letter,) = offered(store, maya)
    assert (letter.kind, letter.on, letter.other) == (LetterKind.NEW_IRO, MONDAY, "Annette Moor")


@pytest.mark.parametrize("officers", [(("Ruth", MONDAY),), (("Annette Moor", BEFORE), ("Temi Adeyemi", MONDAY))])
def test_a_child_new_to_care_and_a_change_between_others_owe_nothing(
    store: Store, maya: UUID, officers: tuple[tuple[str, date], ...]
) -> None:
    hand_over(store, maya, *officers)

    assert offered(store, maya) == ()


def test_only_the_newest_handover_counts(store: Store, maya: UUID) -> None:
    hand_over(store, maya, ("Annette", BEFORE), ("Ruth", MONDAY), ("Temi", MONDAY + timedelta(days=21)))

    assert [one.kind for one in offered(store, maya)] == [LetterKind.GOODBYE]


@pytest.mark.parametrize(("weeks", "letters"), [(OFFERED_FOR_WEEKS, 1), (OFFERED_FOR_WEEKS + 1, 0)])
def test_a_handover_of_long_ago_is_left_alone(store: Store, maya: UUID, weeks: int, letters: int) -> None:
    hand_over(store, maya, ("Annette", BEFORE), ("Ruth", MONDAY))

    assert len(offered(store, maya, MONDAY + timedelta(weeks=weeks))) == letters


def test_a_letter_that_was_begun_is_gone_on_with_and_a_finished_one_is_offered_no_more(
    store: Store, maya: UUID
) -> None:
    hand_over(store, maya, ("Ruth", BEFORE), ("Temi", MONDAY))
    with store.transaction() as session:
        letter_id = start_goodbye(session, maya, today=TODAY)
    assert [one.draft_id for one in offered(store, maya)] == [letter_id]

    with store.transaction() as session:
        session.get_one(Letter, letter_id).status = LetterStatus.FINISHED
    assert offered(store, maya) == ()


def test_the_hello_of_an_officer_is_their_own(store: Store, maya: UUID) -> None:
    hand_over(store, maya, ("Annette", BEFORE), ("Ruth", MONDAY))
    with store.transaction() as session:
        letter_id = start_introduction(session, maya, today=TODAY)

    assert [one.draft_id for one in offered(store, maya)] == [letter_id]


@pytest.mark.parametrize(
    ("kind", "officers"),
    [
        (LetterKind.GOODBYE, (("Ruth", BEFORE), ("Temi", MONDAY))),
        (LetterKind.NEW_IRO, (("Annette", BEFORE), ("Ruth", MONDAY))),
    ],
)
def test_a_reason_ends_the_offer_and_taking_it_back_brings_it_again(
    store: Store, maya: UUID, kind: LetterKind, officers: tuple[tuple[str, date], ...]
) -> None:
    hand_over(store, maya, *officers)
    (letter,) = offered(store, maya)

    def change(session: Session) -> None:
        write_no_letter(session, letter.allocation_id, kind, why="I told her in person, and she wanted no letter.")

    with store.transaction() as session:
        change(session)
    assert offered(store, maya) == ()

    with store.transaction() as session:
        letter_wanted_again(session, letter.allocation_id, kind)
    assert offered(store, maya) == (letter,)


def test_without_a_reason_the_letter_stays_offered(store: Store, maya: UUID) -> None:
    hand_over(store, maya, ("Ruth", BEFORE), ("Temi", MONDAY))
    (letter,) = offered(store, maya)

    with pytest.raises(Refused, match="Say why"), store.transaction() as session:
        write_no_letter(session, letter.allocation_id, LetterKind.GOODBYE, why="  ")
    assert offered(store, maya) == (letter,)
