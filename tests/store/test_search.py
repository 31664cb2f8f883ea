"""Search: every word of every record, forgiving of spelling, in step with what is saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from iro_desktop.models.consultation import Consultation
from iro_desktop.models.ids import new_id
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.store.search import Found, find
from iro_desktop.store.store import Store
from tests import factories
from tests.store.raw_pages import decrypted_pages
from tests.store.stores import KEY, NOON, store_in

CHILD_ID = new_id()
REVIEW_ID = new_id()


@pytest.mark.parametrize(
    ("record", "typed"),
    [
        (factories.child(known_as="Maya"), "maya"),
        (factories.child(), "0007337"),
        (factories.preferences(CHILD_ID), "fridays"),
        (factories.home(CHILD_ID), "brackenford"),
        (factories.person(CHILD_ID, name="Rosa Okafor"), "okafor"),
        (factories.review(CHILD_ID), "library"),
        (factories.agenda_item(CHILD_ID, REVIEW_ID, text="My bedroom"), "bedroom"),
        (factories.meeting_note(CHILD_ID, REVIEW_ID, text="School is going well."), "school"),
        (factories.decision(CHILD_ID, REVIEW_ID), "nana"),
        (factories.consultation(CHILD_ID, text="We baked bread."), "bread"),
        (factories.childs_words(CHILD_ID, words="I want my own door key."), "door key"),
        (factories.letter_section(CHILD_ID, new_id(), text="It was good to see you."), "good see"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__tablename__,
)
def test_a_word_is_found_where_it_stands(store: Store, record: SyncedRecord, typed: str) -> None:
    _save(store, record)

    assert [(found.kind, found.record_id) for found in _found(store, typed)] == [(record.__tablename__, record.id)]


def test_a_find_names_the_child_and_shows_the_words_around(store: Store) -> None:
    _save(store, factories.consultation(CHILD_ID, text="After school we baked bread with Gran."))

    [found] = _found(store, "baked")
    assert found.child_id == CHILD_ID
    assert "baked bread" in found.around


def test_an_address_is_never_found(store: Store) -> None:
    _save(store, factories.home(CHILD_ID))

    assert _found(store, "Thistle Row") == ()


def test_the_last_word_may_be_unfinished(store: Store) -> None:
    _save(store, factories.consultation(CHILD_ID, text="swimming on Sundays"))

    assert len(_found(store, "sundays swim")) == 1
    assert _found(store, "swim sundays") == ()


def test_all_words_must_be_there(store: Store) -> None:
    _save(store, factories.consultation(CHILD_ID, text="swimming on Sundays"))

    assert _found(store, "swimming mondays") == ()


@pytest.mark.parametrize("typed", ["Mohamed", "mohammad", "Mohammde", "MOHAMMED"])
def test_a_name_is_found_though_it_is_spelt_another_way(store: Store, typed: str) -> None:
    _save(store, factories.child(known_as="Mohammed"))

    assert len(_found(store, typed)) == 1


def test_a_word_that_is_nothing_like_it_is_not_found(store: Store) -> None:
    _save(store, factories.child(known_as="Mohammed"))

    assert _found(store, "Margaret") == ()


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Zoë", "zoe"), ("Zoe", "Zoë"), ("Zoe\N{COMBINING DIAERESIS}", "Zoë"), ("Zoë", "Zoe\N{COMBINING DIAERESIS}"),
        ("Łukasz", "Łukasz"), ("Łukasz", "lukasz"), ("Đặng", "dang"), ("Elodie", "Élodei"), ("Siân", "sian"),
        ("سارة", "سارة"), ("বাংলা", "বাংলা"),
    ],
)  # fmt: skip
def test_accents_and_marks_do_not_matter_however_they_are_written(store: Store, kept: str, typed: str) -> None:
    _save(store, factories.child(known_as=kept))

    assert len(_found(store, typed)) == 1


def test_punctuation_in_a_name_does_not_matter(store: Store) -> None:
    _save(store, factories.child(known_as="Mary-Jane O'Neill"))

    assert len(_found(store, "mary jane oneill")) == len(_found(store, "mary oneil")) == 0
    assert len(_found(store, "Mary-Jane O'Neill")) == len(_found(store, "mary jane o neill")) == 1


def test_a_name_in_front_of_a_name_in_a_note(store: Store) -> None:
    note = factories.consultation(CHILD_ID, text="Talked about Maya and Maya's school, and what Maya wants.")
    maya = factories.child(known_as="Maya")
    _save(store, note, maya)

    assert [found.kind for found in _found(store, "maya")] == ["child", "consultation"]


def test_a_deleted_record_is_not_found_until_it_is_brought_back(store: Store) -> None:
    note = factories.consultation(CHILD_ID, text="swimming")
    _save(store, note)

    _change(store, note.id, lambda kept: setattr(kept, "deleted_at", NOON))
    assert _found(store, "swimming") == ()

    _change(store, note.id, lambda kept: setattr(kept, "deleted_at", None))
    assert len(_found(store, "swimming")) == 1


def test_search_is_in_step_with_every_change(store: Store) -> None:
    note = factories.consultation(CHILD_ID, text="swimming")
    _save(store, note)

    _change(store, note.id, lambda kept: setattr(kept, "text", "football"))

    assert _found(store, "swimming") == ()
    assert len(_found(store, "football")) == 1


def test_a_change_that_failed_is_not_found(store: Store) -> None:
    note = factories.consultation(CHILD_ID, text="swimming")
    _save(store, note)

    with pytest.raises(_Interrupted):
        _change(store, note.id, _write_and_fail)

    assert _found(store, "football") == ()
    assert len(_found(store, "swimming")) == 1


def test_the_index_and_the_words_agree_after_many_changes(store: Store) -> None:
    notes = [factories.consultation(CHILD_ID, text=f"word{number} and more") for number in range(40)]
    _save(store, *notes)
    for number, note in enumerate(notes):
        _change(store, note.id, partial(_one_of_three_changes, number=number))

    # FTS5's own check: raises where index and text differ.
    with store.writer.begin() as connection:
        connection.execute(text("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"))


@pytest.mark.parametrize("typed", ["", " ", "...", "\N{COMBINING ACUTE ACCENT}", "\x00", "🦊", "\ud800"])
def test_asking_for_nothing_finds_nothing(store: Store, typed: str) -> None:
    _save(store, factories.child())

    assert _found(store, typed) == ()


def test_a_pasted_megabyte_is_looked_for_by_its_first_words(store: Store) -> None:
    _save(store, factories.consultation(CHILD_ID, text="swimming on Sundays"))

    assert _found(store, "swimming " * 120_000) != ()
    assert _found(store, "x" * 1_000_000) == ()


@pytest.fixture(scope="module")
def full_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = store_in(tmp_path_factory.mktemp("search"))
    _save(store, *(make(CHILD_ID) for make in factories.FACTORIES.values()))
    return store


_OPERATORS = st.sampled_from(['"', "'", "*", "^", "(", ")", "NEAR(", "AND", "OR", "NOT", "title:", "-", "+", "\\", ";"])


@given(typed=st.lists(st.text(max_size=12) | _OPERATORS | st.sampled_from(["maya", "gran"]), max_size=8).map(" ".join))
def test_nothing_that_can_be_typed_breaks_the_search(full_store: Store, typed: str) -> None:
    with full_store.reading() as session:
        assert all(isinstance(found, Found) for found in find(session, typed))


@pytest.mark.parametrize("operator", ["*", "OR", "NOT", '"', "NEAR", "^", "title:", "-"])
def test_the_signs_of_the_index_mean_nothing_special(store: Store, operator: str) -> None:
    _save(store, factories.child(known_as="Maya"), factories.consultation(CHILD_ID, text="swimming"))

    assert {found.kind for found in _found(store, f"maya {operator} swimming")} == set()


def test_words_that_are_taken_out_are_gone_from_the_decrypted_pages_too(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    _forget_a_canary(store)

    assert b"canarysong" not in decrypted_pages(store.path, KEY)


def test_without_the_indexs_secure_delete_they_would_still_be_there(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.writer.begin() as connection:
        connection.execute(text("INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 0)"))
    _forget_a_canary(store)

    assert b"canarysong" in decrypted_pages(store.path, KEY)


def _forget_a_canary(store: Store) -> None:
    """Keep a word among others, see that it lies in the pages, then take out every row that holds it."""
    note = factories.consultation(CHILD_ID, text="canarysong")
    _save(store, *(factories.consultation(CHILD_ID, text=f"canary and song {number}") for number in range(50)))
    _save(store, note)
    store.close()
    assert decrypted_pages(store.path, KEY).count(b"canarysong") >= 3, "record, operation and index"

    with store.writer.begin() as connection:
        for statement in (
            "DELETE FROM consultation WHERE text = 'canarysong'",
            "DELETE FROM outbox WHERE changes LIKE '%canarysong%'",
            "DELETE FROM search_text WHERE body = 'canarysong'",
        ):
            assert connection.execute(text(statement)).rowcount == 1
    store.close()


class _Interrupted(Exception):
    pass


def _write_and_fail(note: Consultation) -> None:
    note.text = "football"
    raise _Interrupted


def _one_of_three_changes(note: Consultation, number: int) -> None:
    match number % 3:
        case 0:
            note.deleted_at = NOON
        case 1:
            note.text = f"changed{number}"
        case _:
            note.person_name = "Gran"


def _save(store: Store, *records: SyncedRecord) -> None:
    with store.transaction() as session:
        session.add_all(records)


def _change(store: Store, note_id: UUID, change: Callable[[Consultation], None]) -> None:
    with store.transaction() as session:
        change(session.get_one(Consultation, note_id))
        session.flush()


def _found(store: Store, typed: str) -> tuple[Found, ...]:
    with store.reading() as session:
        return find(session, typed)
