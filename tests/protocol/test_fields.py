"""How the fields of a record travel: every value has one form in JSON, and comes back as it was."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.models.care import ReturnCoverage
from iro_desktop.models.child import Child, ChildPreferences
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.council_letters import Letterhead, LetterTemplateText
from iro_desktop.models.council_pictures import PictureSet, SetPicture
from iro_desktop.models.ids import new_id
from iro_desktop.models.library_document import LibraryDocument, LibraryDocumentFile
from iro_desktop.models.people import HelpLine, Officer
from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.models.resolution import LadderStage
from iro_desktop.models.settings import ExtraBankHoliday, TimescaleSetting
from iro_desktop.models.words import CouncilWord, OfficerWord
from iro_desktop.protocol.fields import Json, as_document, child_of, from_wire, set_fields, synced_fields, to_wire
from iro_desktop.protocol.wire import Operation, decode_operation, encode
from tests import factories
from tests.strategies import MOMENTS, TEXTS, records_of

CHILD_ID = new_id()
_ALL_KINDS = pytest.mark.parametrize("kind", SYNCED_RECORDS, ids=lambda kind: kind.__tablename__)
_FEW = settings(max_examples=15)
"""For each of the kinds."""


@_ALL_KINDS
@_FEW
@given(choose=st.data())
def test_every_record_survives_the_wire_and_back(kind: type[SyncedRecord], choose: st.DataObject) -> None:
    record = choose.draw(records_of(kind))
    body = encode(_operation_for(record))

    arrived = factories.FACTORIES[kind](new_id())
    for field, (_, value) in decode_operation(body).set.items():
        set_fields(arrived, {field: _as_json(value)})

    assert _values(arrived) == _values(record)


@_ALL_KINDS
@_FEW
@given(choose=st.data())
def test_a_document_is_plain_json(kind: type[SyncedRecord], choose: st.DataObject) -> None:
    document = as_document(choose.draw(records_of(kind)))

    assert msgspec.json.decode(msgspec.json.encode(document)) == document


_ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | MOMENTS.map(datetime.isoformat),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@_ALL_KINDS
@_FEW
@given(choose=st.data())
def test_what_cannot_be_the_value_of_a_field_is_refused(kind: type[SyncedRecord], choose: st.DataObject) -> None:
    field, sent = choose.draw(st.sampled_from(synced_fields(kind))), choose.draw(_ANY_JSON)

    read = _read_or_none(kind, field, sent)

    assert read is None or from_wire(kind, field, to_wire(read)) == read
    if isinstance(sent, float | dict):
        assert read is None


@pytest.mark.parametrize(
    ("kind", "field", "sent"),
    [
        (Child, "known_as", 7), (Child, "known_as", ["Maya"]), (Child, "practise", 1), (Child, "practise", "true"),
        (Child, "date_of_birth", "03/05/2014"), (Child, "date_of_birth", "2014-02-30"), (Child, "deleted_at", "today"),
        (Child, "deleted_at", "2026-03-02T12:00:00"), (Child, "deleted_at", "0001-01-01T00:00:00+14:00"),
        (Consultation, "happened_at", "16:05+01:00"), (Consultation, "channel", "pigeon"),
        (Consultation, "child_id", "Maya"), (ReturnCoverage, "rows_read", True), (ReturnCoverage, "rows_read", 7.0),
        (ReturnCoverage, "rows_read", 2**63), (ChildPreferences, "likes", "drawing"),
        (ChildPreferences, "likes", ["drawing", None]), (ChildPreferences, "likes", {"drawing": 1}),
    ],
)  # fmt: skip
def test_nothing_is_guessed(kind: type[SyncedRecord], field: str, sent: Json) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_wire(kind, field, sent)


def test_a_refusal_holds_nothing_that_was_typed() -> None:
    with pytest.raises(ValueError, match=r"^child.practise cannot hold a str$"):
        from_wire(Child, "practise", "Canaryname")


def test_a_moment_of_any_zone_is_read_as_utc() -> None:
    assert from_wire(Child, "deleted_at", "2026-07-01T13:00:00+01:00") == datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_fields_of_a_newer_version_are_left_alone() -> None:
    maya = factories.child(known_as="Maya")

    set_fields(maya, {"known_as": "May", "favourite_dinosaur": "stegosaurus"})

    assert maya.known_as == "May"
    assert not hasattr(maya, "favourite_dinosaur")


def test_the_id_is_not_a_field() -> None:
    assert all("id" not in synced_fields(kind) for kind in SYNCED_RECORDS)


@_ALL_KINDS
def test_a_record_belongs_to_its_child_or_to_the_council(kind: type[SyncedRecord]) -> None:
    record = factories.FACTORIES[kind](CHILD_ID)

    of_council = kind in (
        *(
            Officer,
            HelpLine,
            ReturnCoverage,
            TimescaleSetting,
            ExtraBankHoliday,
            LadderStage,
            Letterhead,
            LetterTemplateText,
        ),
        *(OfficerWord, CouncilWord, PictureSet, SetPicture, LibraryDocument, LibraryDocumentFile),
    )
    assert child_of(record) == (None if of_council else record.id if isinstance(record, Child) else CHILD_ID)


def test_what_has_no_form_on_the_wire_is_our_mistake_and_is_stopped() -> None:
    with pytest.raises(TypeError, match="no form on the wire for bytes"):
        to_wire(b"Maya")


def _as_json(value: object) -> Json:
    assert value is None or isinstance(value, bool | int | float | str | list | dict)
    return value


def _operation_for(record: SyncedRecord) -> Operation:
    """The operation that makes a record, as the outbox writes it."""
    return Operation(
        op=new_id(),
        dseq=1,
        hlc=1,
        kind=record.__tablename__,
        record=record.id,
        child=child_of(record),
        base_version=0,
        set={field: (None, value) for field, value in as_document(record).items()},
        at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


def _values(record: SyncedRecord) -> dict[str, object]:
    return {field: getattr(record, field) for field in synced_fields(type(record))}


def _read_or_none(kind: type[SyncedRecord], field: str, sent: Json) -> object:
    try:
        return from_wire(kind, field, sent)
    except ValueError:
        return None
