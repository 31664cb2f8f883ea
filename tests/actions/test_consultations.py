"""Recording a conversation."""

from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.consultations import (
    LONGEST_NOTE,
    begin_consultation,
    bring_back_consultation,
    delete_consultation,
    finish_consultation,
    keep_consultation,
    keep_for_later,
    reopen_consultation,
    save_consultation,
)
from iro_desktop.actions.finding import NotHere
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, WithWhom
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.store.store import Store
from tests import factories
from tests.store.stores import NOON

TODAY = date(2026, 3, 2)


def begin(store: Store, child_id: UUID, text: str = "", with_whom: WithWhom = WithWhom.CHILD) -> UUID:
    with store.transaction() as session:
        return begin_consultation(session, child_id=child_id, happened_on=TODAY, text=text, with_whom=with_whom)


def finish(store: Store, note_id: UUID) -> int:
    with store.transaction() as session:
        return finish_consultation(session, note_id, heard_by="Ruth", at=NOON)


def words(store: Store) -> list[tuple[UUID, str]]:
    with store.reading() as session:
        said = session.scalars(select(ChildsWords).where(ChildsWords.deleted_at.is_(None)).order_by(ChildsWords.words))
        return [(one.child_id, one.words) for one in said]


def note(store: Store, note_id: UUID) -> Consultation:
    with store.reading() as session:
        return session.get_one(Consultation, note_id)


def test_a_note_is_a_draft_from_its_first_letter_until_it_is_finished(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, "H")
    assert (note(store, note_id).text, note(store, note_id).done) == ("H", False)
    finish(store, note_id)
    assert note(store, note_id).done


def test_what_is_not_named_stays_as_it_was_saved(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, "Happy about the new bike.")
    with store.transaction() as session:
        save_consultation(session, note_id, with_whom=WithWhom.CARER)
    assert (note(store, note_id).text, note(store, note_id).with_whom) == ("Happy about the new bike.", WithWhom.CARER)


def test_passages_in_quotation_marks_become_the_childs_own_words(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, 'New bike. “I want to see my uncle.” Then: "Not at the centre."')
    assert finish(store, note_id) == 2
    assert words(store) == [(maya, "I want to see my uncle."), (maya, "Not at the centre.")]


def test_what_a_carer_said_is_never_taken_for_the_childs_words(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, "“She sleeps better now.”", WithWhom.CARER)
    assert finish(store, note_id) == 0
    assert words(store) == []


def test_finishing_again_after_an_edit_keeps_one_record_for_each_passage(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, "“One.” “Two.”")
    finish(store, note_id)
    with store.transaction() as session:
        reopen_consultation(session, note_id)
        save_consultation(session, note_id, text="“One.” “Three.”")
    finish(store, note_id)
    assert [said for _, said in words(store)] == ["One.", "Three."]


def test_a_note_moved_to_another_child_takes_its_words_along(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        tom = factories.child(council_child_id="0009999", known_as="Tom")
        session.add(tom)
    note_id = begin(store, maya, "“I like maths.”")
    finish(store, note_id)
    with store.transaction() as session:
        save_consultation(session, note_id, child_id=tom.id)
    assert words(store) == [(tom.id, "I like maths.")]


def test_deleting_a_note_is_undone_with_its_words(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, "“I like maths.”")
    finish(store, note_id)
    with store.transaction() as session:
        delete_consultation(session, note_id, at=NOON)
    assert words(store) == []
    with store.transaction() as session:
        bring_back_consultation(session, note_id)
    assert words(store) == [(maya, "I like maths.")]
    assert note(store, note_id).deleted_at is None


def test_a_pasted_megabyte_is_refused_and_what_was_saved_stays(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, "Saved before.")
    with pytest.raises(Refused, match="Nothing that was saved is lost"), store.transaction() as session:
        save_consultation(session, note_id, text="x" * 1_000_000)
    assert note(store, note_id).text == "Saved before."
    with store.transaction() as session:
        save_consultation(session, note_id, text="x" * LONGEST_NOTE)


@pytest.mark.parametrize(
    "typed",
    [
        "\x00 nought",
        "\U0001f600\U0001f469\u200d\U0001f467",
        "\u0645\u0631\u062d\u0628\u0627",
        "e\u0301 \u1ec7",
        "\u202ereversed\u202c",
    ],
    ids=["NUL", "emoji", "right to left", "combining marks", "direction marks"],
)
def test_a_note_is_kept_exactly_as_it_was_typed(store: Store, maya: UUID, typed: str) -> None:
    assert note(store, begin(store, maya, typed)).text == typed


def test_a_note_about_nobody_on_this_laptop_is_refused(store: Store) -> None:
    with pytest.raises(NotHere):
        begin(store, UUID(int=7))


def keep(
    store: Store, note_id: UUID, child_id: UUID, text: str, *, at: time | None = time(15, 42), person: str | None = None
) -> None:
    with store.transaction() as session:
        keep_consultation(
            session,
            note_id,
            child_id=child_id,
            happened_on=TODAY,
            happened_at=at,
            with_whom=WithWhom.OTHER if person else WithWhom.CHILD,
            person_name=person,
            channel=Channel.IN_PERSON,
            text=text,
        )


def test_the_first_save_makes_a_note_under_the_id_it_was_given_and_later_ones_change_it(
    store: Store, maya: UUID
) -> None:
    note_id = new_id()
    keep(store, note_id, maya, "H", person="Gran")
    keep(store, note_id, maya, "Happy about the new bike.")

    kept = note(store, note_id)
    assert (kept.text, kept.with_whom, kept.person_name) == ("Happy about the new bike.", WithWhom.CHILD, None)


def test_a_day_without_a_time_takes_the_time_away(store: Store, maya: UUID) -> None:
    note_id = new_id()
    keep(store, note_id, maya, "Hello")
    keep(store, note_id, maya, "Hello", at=None)

    assert note(store, note_id).happened_at is None


def test_a_save_that_was_refused_is_made_good_by_the_next(store: Store, maya: UUID) -> None:
    note_id = new_id()
    with pytest.raises(Refused):
        keep(store, note_id, maya, "x" * 1_000_000)
    keep(store, note_id, maya, "What was said.")

    assert note(store, note_id).text == "What was said."


def test_what_is_written_in_again_is_no_longer_put_aside(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, "Half a sentence")
    with store.transaction() as session:
        keep_for_later(session, note_id)
    keep(store, note_id, maya, "Half a sentence and the rest")

    assert not note(store, note_id).finish_later


def test_a_note_that_was_deleted_is_not_made_again(store: Store, maya: UUID) -> None:
    note_id = begin(store, maya, "Gone")
    with store.transaction() as session:
        delete_consultation(session, note_id, at=NOON)

    with pytest.raises(NotHere):
        keep(store, note_id, maya, "Back")
