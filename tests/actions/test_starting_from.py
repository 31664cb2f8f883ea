"""Beginning a letter from a brother's or sister's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.letters import save_section, start_letter
from iro_desktop.actions.starting_from import start_from, take_start_back
from iro_desktop.letters.checks import LetterIsNotReady
from iro_desktop.letters.details import ASKED_AGAIN
from iro_desktop.models.child import Child
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.queries.letters import letter_content, typed_texts
from iro_desktop.queries.siblings_letters import siblings_letters
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, HELD_ON, NOON, TODAY, TYPED, add_held_review, write_everything
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


@dataclass
class Two:
    """Pip's written letter, and the empty one of Leo."""

    pips: UUID
    leos: UUID


def two_children(session: Session, *, siblings: bool = True) -> Two:
    held = add_held_review(session)
    pips = start_letter(session, held.review_id, today=TODAY)
    write_everything(session, pips, held.words_id)
    leo = Child(council="TEST", council_child_id="0007338", known_as="Leo", date_of_birth=date(2015, 4, 2))
    session.add(leo)
    session.flush()
    review = Review(child_id=leo.id, held_on=HELD_ON)
    session.add(review)
    if siblings:
        session.add(
            Person(child_id=leo.id, name="Pip", role=PersonRole.BROTHER_OR_SISTER, other_child_id=held.child_id)
        )
    session.flush()
    return Two(pips, start_letter(session, review.id, today=TODAY))


def test_how_a_sister_was_written_to_begins_the_letter_and_her_facts_do_not(store: Store) -> None:
    with store.transaction() as session:
        two = two_children(session)
        start_from(session, two.leos, two.pips)
        begun = typed_texts(session, two.leos)
    assert begun["opening"] == TYPED["opening"]
    assert begun["going_well"] == (
        "You built a den with {asked_number} rooms. You walked {asked_name} to school when {asked_person} was scared "
        "of the dog."
    )
    assert "your_words" not in begun


def test_a_letter_with_what_is_asked_again_cannot_be_finished(store: Store) -> None:
    with store.transaction() as session:
        two = two_children(session)
        start_from(session, two.leos, two.pips)
        with pytest.raises(LetterIsNotReady) as told:
            letter_content(session, two.leos, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    assert any(ASKED_AGAIN["asked_name"] in problem.sentence for problem in told.value.problems)


def test_only_a_brother_or_sister_is_offered_and_only_while_nothing_is_typed(store: Store) -> None:
    with store.transaction() as session:
        two = two_children(session)
        assert [one.letter_id for one in siblings_letters(session, two.leos)] == [two.pips]
        save_section(session, two.leos, "opening", text="Hello Leo.")
        assert siblings_letters(session, two.leos) == ()
        with pytest.raises(Refused):
            start_from(session, two.leos, two.pips)
    with store.reading() as session:
        assert typed_texts(session, two.leos) == {"opening": "Hello Leo."}


def test_a_child_who_is_no_sibling_is_refused(store: Store) -> None:
    with store.transaction() as session:
        two = two_children(session, siblings=False)
        assert siblings_letters(session, two.leos) == ()
        with pytest.raises(Refused):
            start_from(session, two.leos, two.pips)


def test_a_beginning_can_be_taken_back(store: Store) -> None:
    with store.transaction() as session:
        two = two_children(session)
        keys = start_from(session, two.leos, two.pips)
        take_start_back(session, two.leos, keys, at=NOON)
        session.flush()
        assert typed_texts(session, two.leos) == {}
        assert [one.letter_id for one in siblings_letters(session, two.leos)] == [two.pips]
