"""History on the laptop: the store keeps a step as it was written, and refuses to write anything else into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.decision_update import DecisionUpdate
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter_safety import AddressConfirmation, LetterApproval, LetterSending, PastAddress
from iro_desktop.models.library_document import LibraryDocumentFile
from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.models.resolution import ResolutionStep
from iro_desktop.models.showing import LetterSnapshot
from iro_desktop.protocol.merge_rules import WRITTEN_ONCE
from iro_desktop.store.outbox import applying_central
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry
from tests import factories
from tests.store.stores import NOON, store_in

EACH = pytest.mark.parametrize("kind", [kind for kind in SYNCED_RECORDS if kind in WRITTEN_ONCE])

WHAT_IT_TELLS = {
    DecisionUpdate: "text",
    ResolutionStep: "text",
    LetterApproval: "pdf_hash",
    LetterSending: "note",
    PastAddress: "address",
    AddressConfirmation: "reason",
    LetterSnapshot: "text",
    LetterTemplateText: "text",
    LibraryDocumentFile: "data",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


def written(store: Store, kind: type[SyncedRecord]) -> SyncedRecord:
    with store.transaction() as session:
        record = factories.FACTORIES[kind](new_id())
        session.add(record)
    return record


@EACH
@pytest.mark.parametrize(
    ("field", "value"), [("by_name", "Somebody else"), ("what it tells", "Other words."), ("deleted_at", NOON)]
)
def test_a_step_is_neither_changed_nor_deleted(
    store: Store, kind: type[SyncedRecord], field: str, value: object
) -> None:
    record = written(store, kind)
    field = WHAT_IT_TELLS[kind] if field == "what it tells" else field

    with pytest.raises(AssertionError, match="history is written once"), store.transaction() as session:
        setattr(session.get_one(kind, record.id), field, value)

    with store.reading() as session:
        assert getattr(session.get_one(kind, record.id), field) == getattr(record, field)
        assert len(session.scalars(select(OutboxEntry)).all()) == 1


@EACH
def test_a_step_is_not_deleted_for_real_either(store: Store, kind: type[SyncedRecord]) -> None:
    record = written(store, kind)

    with pytest.raises(AssertionError, match="never deleted for real"), store.transaction() as session:
        session.delete(session.get_one(kind, record.id))


@EACH
def test_what_central_holds_is_taken_over(store: Store, kind: type[SyncedRecord]) -> None:
    """Where another laptop was first with the same id, central's version is the history."""
    record = written(store, kind)
    with store.transaction() as session:
        applying_central(session)
        session.get_one(kind, record.id).by_name = "Farah Malik, first"  # type: ignore[attr-defined]

    with store.reading() as session:
        assert session.get_one(kind, record.id).by_name == "Farah Malik, first"  # type: ignore[attr-defined]
