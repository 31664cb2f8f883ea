"""Records with anything in every field: what Hypothesis draws."""

from datetime import UTC, datetime

from hypothesis import strategies as st
from sqlalchemy import Boolean, Date, Enum, Integer, String, Time, Uuid
from sqlalchemy.types import TypeEngine

from iro_desktop.models.base import Texts, UtcMoment
from iro_desktop.models.ids import new_id
from iro_desktop.models.registry import SyncedRecord
from tests import factories

HARD_TEXTS = (
    "", " ", "\x00", "a\x00b", "🦊🦉", "👩‍👧‍👦", "سارة قالت نعم", "\u202etxt\u202c", "Zoe\u0308", "q\u0323\u0307",
    "\ufeff", "\ufffd", "\ufffe", "line\r\nline", "\u2028", "<Mum> said yes & 'no' \"maybe\" \\ / \x7f", "{}", "null",
)  # fmt: skip
TEXTS = st.sampled_from(HARD_TEXTS) | st.text(st.characters(exclude_categories=["Cs"]))
"""Whole texts. Half characters (category Cs) have a rule of their own: store/whole_text.py."""
MOMENTS = st.integers(-(2**41), 2**42).map(lambda milliseconds: datetime.fromtimestamp(milliseconds / 1000, UTC))


def records_of(kind: type[SyncedRecord]) -> st.SearchStrategy[SyncedRecord]:
    """Records of a kind, each with an id of its own."""

    def filled(values: dict[str, object]) -> SyncedRecord:
        record = factories.FACTORIES[kind](new_id())
        for field, value in values.items():
            setattr(record, field, value)
        return record

    columns = kind.__table__.columns
    return st.fixed_dictionaries(
        {column.name: _values_of(column.type, column.nullable or False) for column in columns}
    ).map(filled)


def _values_of(kind: TypeEngine[object], nullable: bool) -> st.SearchStrategy[object]:
    values = _filled_values_of(kind)
    return values | st.none() if nullable else values


def _filled_values_of(kind: TypeEngine[object]) -> st.SearchStrategy[object]:
    """Everything that a column of this type can hold."""
    match kind:
        case Uuid():
            return st.uuids()
        case Enum():
            assert kind.enum_class is not None
            return st.sampled_from([*kind.enum_class])
        case UtcMoment():
            return MOMENTS
        case Texts():
            return st.lists(TEXTS, max_size=3).map(tuple)
        case Date():
            return st.dates()
        case Time():
            return st.times()
        case Boolean():
            return st.booleans()
        case Integer():
            return st.integers(min_value=-(2**63), max_value=2**63 - 1)
        case String():
            return TEXTS
    raise AssertionError(f"no values known for {kind!r}: add them here and in protocol/fields.py")
