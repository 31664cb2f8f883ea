"""Whatever is in a record, the store gives it back, and its operation carries the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.protocol.fields import as_document
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry, SearchText
from iro_desktop.store.whole_text import whole
from tests.store.stores import store_in
from tests.strategies import TEXTS, records_of


@pytest.fixture(scope="module")
def lasting_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return store_in(tmp_path_factory.mktemp("round trip"))


@pytest.mark.parametrize("kind", SYNCED_RECORDS, ids=lambda kind: kind.__tablename__)
@settings(max_examples=10)
@given(choose=st.data())
def test_what_was_put_into_a_record_is_read_back_and_sent(
    lasting_store: Store, kind: type[SyncedRecord], choose: st.DataObject
) -> None:
    record = choose.draw(records_of(kind))
    _empty(lasting_store, kind)

    with lasting_store.transaction() as session:
        session.add(record)

    with lasting_store.reading() as session:
        kept = as_document(session.get_one(kind, record.id))
        entry = session.scalars(select(OutboxEntry).where(OutboxEntry.record_id == record.id)).one()
    moments = {"created_at": kept["created_at"], "changed_at": kept["changed_at"]}
    assert kept == as_document(record) | moments
    assert {field: new for field, (_, new) in entry.changes.items()} == {
        field: value for field, value in kept.items() if value is not None
    }


@given(text=TEXTS)
def test_a_whole_text_stays_exactly_as_it_was_typed(text: str) -> None:
    assert whole(text) == text


@given(parts=st.lists(TEXTS | st.characters(categories=["Cs"]).map(lambda half: f" {half} ")))
def test_only_the_half_characters_are_replaced(parts: list[str]) -> None:
    """Each stands between spaces, so that no two of them make a whole one."""
    mended = whole("".join(parts))

    assert mended == "".join(part if _is_whole(part) else " \N{REPLACEMENT CHARACTER} " for part in parts)


def test_two_halves_that_belong_together_become_their_character() -> None:
    assert whole("a \ud83e\udd8a and \udd8a\ud83e") == "a 🦊 and \ufffd\ufffd"


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= one <= "\udfff" for one in text)


def _empty(store: Store, kind: type[SyncedRecord]) -> None:
    """A drawn record may bear the id or the natural key of the one before."""
    with store.writer.begin() as connection:
        for table in (kind, OutboxEntry, SearchText):
            connection.execute(delete(table))
