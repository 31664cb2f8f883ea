"""Two versions of a record, as Compare asks for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Date, select

from iro_desktop.models.ids import new_id
from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.models.review import Decision
from iro_desktop.protocol.fields import synced_fields
from iro_desktop.queries.comparison import Comparison, FieldKind, comparison, kind_of
from iro_desktop.store.conflicts import settle
from iro_desktop.store.store import Store
from tests import caseload
from tests.arrivals import COLIN, FARAH, RUTH, everything_is_at_the_office, known_to_the_office, two_versions
from tests.store.stores import Clock, store_in


@dataclass(frozen=True)
class Laptop:
    store: Store
    book: Decision

    def compared(self, asked: UUID) -> Comparison | None:
        with self.store.reading() as session:
            return comparison(session, asked)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    store = store_in(tmp_path, Clock(caseload.NOW))
    with store.transaction() as session:
        load = caseload.fill(session)
    known_to_the_office(store)
    everything_is_at_the_office(store)
    with store.reading() as session:
        book = session.scalars(select(Decision).where(Decision.id == load.decisions["book"])).one()
    yield Laptop(store, book)
    store.close()


def test_the_officers_own_version_stands_left_whoever_came_first(laptop: Laptop) -> None:
    second = laptop.compared(
        two_versions(laptop.store, laptop.book, "due_on", base=None, mine="2026-03-20", theirs="2026-03-16")
    )
    first = laptop.compared(
        two_versions(
            laptop.store,
            laptop.book,
            "wording",
            base="",
            mine="Farah's words",
            theirs="Ruth's words",
            mine_by=FARAH,
            theirs_by=RUTH,
        )
    )

    assert second is not None
    assert (second.left.is_me, second.left.waits, second.fields[0].left) == (True, True, "2026-03-20")
    assert first is not None
    assert (first.left.is_me, first.left.waits, first.fields[0].left) == (True, False, "Ruth's words")
    assert first.right.name == FARAH.name


def test_every_open_field_of_the_record_by_the_same_two_is_there_in_the_order_of_the_form(laptop: Laptop) -> None:
    store, book = laptop.store, laptop.book
    asked = two_versions(store, book, "due_on", base=None, mine="2026-03-20", theirs="2026-03-16")
    two_versions(store, book, "wording", base="Book", mine="The book", theirs="A book")
    two_versions(store, book, "owner_name", base="Jan", mine="Mike", theirs="Jo", mine_by=COLIN)

    compared = laptop.compared(asked)

    assert compared is not None
    assert [(two.field, two.kind) for two in compared.fields] == [
        ("wording", FieldKind.TEXT),
        ("due_on", FieldKind.DAY),
    ]


def test_it_says_which_child_review_and_decision_it_is_about(laptop: Laptop) -> None:
    compared = laptop.compared(
        two_versions(laptop.store, laptop.book, "due_on", base=None, mine="2026-03-20", theirs="2026-03-16")
    )

    assert compared is not None
    assert compared.who is not None
    assert (compared.who.name, compared.number) == ("Sam", 1)
    assert compared.review_on is not None
    assert compared.review_on.isoformat() == "2025-09-12"
    assert compared.context == (
        ("wording", "Life story book, the last two parts"),
        ("owner_name", "Priya Green"),
    )


def test_a_question_that_was_answered_or_never_asked_gives_nothing(laptop: Laptop) -> None:
    asked = two_versions(laptop.store, laptop.book, "due_on", base=None, mine="2026-03-20", theirs="2026-03-16")
    with laptop.store.transaction() as session:
        settle(session, asked, "2026-03-16", at=caseload.NOW)

    assert laptop.compared(asked) is None
    assert laptop.compared(new_id()) is None


@pytest.mark.parametrize("record", SYNCED_RECORDS)
def test_every_field_is_of_a_kind(record: type[SyncedRecord]) -> None:
    kinds = {name: kind_of(record.__tablename__, name) for name in synced_fields(record)}

    assert kinds["deleted_at"] is FieldKind.DELETION
    assert {name for name, kind in kinds.items() if kind is FieldKind.DAY} == {
        name for name in kinds if isinstance(record.__table__.columns[name].type, Date)
    }


def test_a_field_of_a_newer_version_is_of_no_kind_we_know() -> None:
    assert kind_of("decision", "favourite_song") is FieldKind.OTHER
    assert kind_of("song", "title") is FieldKind.OTHER
