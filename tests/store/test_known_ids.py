"""Ids that are read twice are the same object, and the same ids as before."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from iro_desktop.models.child import Child
from iro_desktop.store.known_ids import KnownIds
from iro_desktop.store.store import Store
from tests import factories


def test_an_id_that_is_read_twice_is_made_once(store: Store) -> None:
    child = factories.child()
    with store.transaction() as session:
        session.add(child)
        child_id = UUID(child.id.hex)
    with store.reading() as session:
        first = session.scalars(select(Child.id)).one()
    with store.reading() as session:
        second = session.scalars(select(Child.id)).one()
    assert first == child_id
    assert first is second


@given(st.uuids())
def test_every_id_is_read_as_it_was_written(one: UUID) -> None:
    read = KnownIds().result_processor(sqlite.dialect(), None)
    assert read is not None
    assert read(one.hex) == read(str(one)) == one
    assert read(None) is None
