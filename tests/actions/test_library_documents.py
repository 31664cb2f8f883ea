"""The council's documents in the library: added, described, given a new version and taken out by managers alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.letter_templates import NotAManager
from iro_desktop.actions.library_documents import (
    AboutDocument,
    GivenPdf,
    add_document,
    add_version,
    describe_document,
    put_document_back,
    take_document_out,
)
from iro_desktop.models.attachment import MOST_BYTES
from iro_desktop.models.ids import new_id
from iro_desktop.models.library_document import LibraryDocument
from iro_desktop.models.refused import Refused
from iro_desktop.queries.library_documents import (
    DocumentIsNotHere,
    DocumentRow,
    council_library,
    document_pdf,
    documents_to_look_at,
)
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.store.store import Store
from tests.held_review import NOON, TODAY
from tests.store.stores import store_in

FIRST, SECOND = GivenPdf(data=b"%PDF- the first", pages=3), GivenPdf(data=b"%PDF- the second", pages=4)
PROTOCOL = AboutDocument(name="Resolution protocol", for_whom="For officers", review_on=date(2027, 3, 1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = store_in(tmp_path)
    yield made
    made.close()


def add(store: Store, about: AboutDocument = PROTOCOL) -> UUID:
    with store.transaction() as session:
        return add_document(session, about, FIRST, by_name="Farah Malik", at=NOON)


def rows(store: Store) -> tuple[DocumentRow, ...]:
    with store.reading() as session:
        return council_library(session).rows


def pdf(store: Store) -> bytes:
    with store.reading() as session:
        return document_pdf(session, rows(store)[0].file_id)


def test_a_document_is_listed_with_what_was_said_of_it_and_comes_back_to_the_byte(store: Store) -> None:
    add(store)

    (row,) = rows(store)
    assert (row.name, row.for_whom, row.review_on) == ("Resolution protocol", "For officers", date(2027, 3, 1))
    assert (row.version, row.pages, row.size_bytes, row.by_name) == (1, 3, len(FIRST.data), "Farah Malik")
    assert pdf(store) == FIRST.data


def test_a_new_version_is_used_from_then_on_and_the_one_before_is_kept(store: Store) -> None:
    document_id = add(store)
    before = rows(store)[0].file_id

    with store.transaction() as session:
        # A slow clock must not make it the older one.
        add_version(session, document_id, SECOND, by_name="Ruth Okafor", at=NOON - timedelta(hours=3))

    assert (rows(store)[0].version, rows(store)[0].by_name, pdf(store)) == (2, "Ruth Okafor", SECOND.data)
    with store.reading() as session:
        assert document_pdf(session, before) == FIRST.data


def test_what_is_said_of_it_can_be_changed_without_a_new_file(store: Store) -> None:
    document_id = add(store)
    other = AboutDocument(name="  How we   resolve ", for_whom="For carers")

    with store.transaction() as session:
        assert describe_document(session, document_id, other, by_name="Ruth Okafor") == PROTOCOL

    (row,) = rows(store)
    assert (row.name, row.for_whom, row.review_on, row.version) == ("How we resolve", "For carers", None, 1)


def test_it_is_counted_from_the_day_on_which_it_is_to_be_looked_at_again(store: Store) -> None:
    add(store, AboutDocument(name="Old", for_whom="For officers", review_on=TODAY))
    add(store, AboutDocument(name="New", for_whom="For officers", review_on=TODAY + timedelta(days=1)))
    add(store, AboutDocument(name="Never", for_whom="For officers"))

    with store.reading() as session:
        assert documents_to_look_at(session, TODAY - timedelta(days=1)) == 0
        assert documents_to_look_at(session, TODAY) == 1


def test_what_is_taken_out_is_listed_no_more_and_comes_back(store: Store) -> None:
    document_id = add(store)
    with store.transaction() as session:
        take_document_out(session, document_id, at=NOON)
    assert rows(store) == ()

    with store.transaction() as session:
        put_document_back(session, document_id)

    assert [one.name for one in rows(store)] == ["Resolution protocol"]


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        (AboutDocument(name=" ", for_whom="For officers"), "Say what the document is called"),
        (AboutDocument(name="Protocol", for_whom=""), "Say for whom it is"),
        (AboutDocument(name="x" * 121, for_whom="For officers"), "at most 120 characters"),
        (AboutDocument(name="resolution PROTOCOL", for_whom="For officers"), "Another document is called"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(store: Store, about: AboutDocument, sentence: str) -> None:
    add(store)

    with pytest.raises(Refused, match=sentence):
        add(store, about)

    assert len(rows(store)) == 1


def test_a_file_that_could_not_travel_is_refused(store: Store) -> None:
    large = GivenPdf(data=b"x" * (MOST_BYTES + 1), pages=1)
    with pytest.raises(Refused, match="at most 3 MB"), store.transaction() as session:
        add_document(session, PROTOCOL, large, by_name="Farah Malik", at=NOON)

    assert rows(store) == ()


def test_nobody_but_a_manager_changes_the_library(store: Store) -> None:
    document_id = add(store)
    with store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, False)

    with pytest.raises(NotAManager):
        add(store, AboutDocument(name="Another", for_whom="For officers"))
    with store.transaction() as session:
        with pytest.raises(NotAManager):
            add_version(session, document_id, SECOND, by_name="Ruth Okafor", at=NOON)
        with pytest.raises(NotAManager):
            describe_document(session, document_id, PROTOCOL, by_name="Ruth Okafor")
        with pytest.raises(NotAManager):
            take_document_out(session, document_id, at=NOON)
        with pytest.raises(NotAManager):
            put_document_back(session, document_id)
    assert pdf(store) == FIRST.data


def test_one_whose_file_has_not_come_yet_is_not_listed(store: Store) -> None:
    with store.transaction() as session:
        session.add(LibraryDocument(name="Protocol", for_whom="For officers", set_by="Farah Malik"))

    assert rows(store) == ()
    with store.reading() as session, pytest.raises(DocumentIsNotHere):
        document_pdf(session, new_id())
