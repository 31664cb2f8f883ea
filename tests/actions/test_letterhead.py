"""The council's letterhead: set by a manager, frozen into a letter as it is finished, on no letter finished before."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.letter_templates import NotAManager
from iro_desktop.actions.letterhead import set_letterhead, set_logo
from iro_desktop.actions.letters import finish_letter, start_letter
from iro_desktop.models.letter import Letter
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letterhead import LetterheadRow, letterhead
from iro_desktop.queries.releasing import release
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.store.store import Store
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, add_held_review, write_everything
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


def set_to(store: Store, name: str = "Brackenshire Council", address: str = "Moor House\n\n  1  Square\n") -> None:
    with store.transaction() as session:
        set_letterhead(
            session,
            name=name,
            address=address,
            telephone="01632 960 100",
            website="",
            logo_words="",
            by="Farah Malik",
        )


def now(store: Store) -> LetterheadRow:
    with store.reading() as session:
        return letterhead(session)


def finished_letter(store: Store) -> UUID:
    with store.transaction() as session:
        held = add_held_review(session)
        letter_id = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, letter_id, held.words_id)
        session.flush()
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    return letter_id


def frozen(store: Store, letter_id: UUID) -> str:
    with store.reading() as session:
        return str(session.get_one(Letter, letter_id).finished_content)


def test_what_is_set_is_tidied_and_who_set_it_is_known(store: Store) -> None:
    set_to(store)

    row = now(store)
    assert (row.name, row.address, row.telephone, row.set_by) == (
        "Brackenshire Council",
        "Moor House\n1 Square",
        "01632 960 100",
        "Farah Malik",
    )


def test_without_a_name_there_is_none(store: Store) -> None:
    assert now(store).content is None
    set_to(store)
    set_to(store, name=" ")
    assert now(store).content is None


def test_a_letter_has_the_letterhead_of_the_day_it_was_finished_and_keeps_its_bytes(store: Store) -> None:
    set_to(store)
    letter_id = finished_letter(store)
    with store.reading() as session:
        before = release(session, letter_id).pdf
    set_to(store, name="Another Council")

    assert "Brackenshire Council" in frozen(store, letter_id)
    with store.reading() as session:
        assert release(session, letter_id).pdf == before


def test_a_letter_finished_before_there_was_one_has_none_afterwards(store: Store) -> None:
    letter_id = finished_letter(store)
    set_to(store)

    assert "letterhead" not in frozen(store, letter_id)


def test_a_logo_is_set_and_taken_out(store: Store) -> None:
    set_to(store)
    with store.transaction() as session:
        set_logo(session, b"png", by="Farah Malik")
    content = now(store).content
    assert content is not None
    assert content.logo == "cG5n"
    with store.transaction() as session:
        set_logo(session, None, by="Farah Malik")
    assert now(store).logo is None


@pytest.mark.parametrize(("name", "address"), [("x" * 101, ""), ("Brackenshire", "a\nb\nc\nd\ne\nf"), ("B", "x" * 81)])
def test_what_is_too_long_is_refused(store: Store, name: str, address: str) -> None:
    with pytest.raises(Refused, match="Nothing was saved"):
        set_to(store, name, address)


def test_whom_the_office_did_not_name_a_manager_sets_none(store: Store) -> None:
    with store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, False)

    with pytest.raises(NotAManager):
        set_to(store)
    with pytest.raises(NotAManager), store.transaction() as session:
        set_logo(session, None, by="Ruth Vale")
    assert not now(store).may_change
