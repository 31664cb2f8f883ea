"""History is written once: whatever is sent about it later, by whomever, central keeps what stood first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.protocol.fields import synced_fields
from iro_desktop.protocol.merge import DELETED, Verdict, merge, merge_field, written_once
from iro_desktop.protocol.merge_rules import WRITTEN_ONCE, rules_of

FRIDAY = "2026-03-13T09:00:00+00:00"
kinds = st.sampled_from(sorted(record.__tablename__ for record in WRITTEN_ONCE))
values = st.none() | st.sampled_from(["a", "b", FRIDAY]) | st.booleans() | st.integers(0, 2)


@pytest.mark.parametrize("record", [kind for kind in SYNCED_RECORDS if kind in WRITTEN_ONCE])
def test_no_field_of_history_has_any_other_rule(record: type[SyncedRecord]) -> None:
    rules = rules_of(record.__tablename__)

    assert {rules[field] for field in synced_fields(record)} == {written_once}


@given(kind=kinds, draw=st.data())
def test_a_later_operation_changes_nothing_and_asks_nobody(kind: str, draw: st.DataObject) -> None:
    """Also where its author had seen the newest version, and where it would delete the record or fill what is empty."""
    rules = rules_of(kind)
    fields = st.sampled_from(sorted(rules))
    # Nothing that happened is born deleted: the store knows no such step.
    stands = draw.draw(st.dictionaries(fields.filter(lambda field: field != DELETED), values), label="what stands")
    changes = {
        field: (stands.get(field) if draw.draw(st.booleans()) else draw.draw(values), draw.draw(values))
        for field in draw.draw(st.lists(fields, min_size=1, unique=True), label="what is sent")
    }
    unseen = draw.draw(st.frozensets(fields))

    after = merge(stands, changes, rules=rules, unseen=unseen)

    assert {field: value for field, value in after.document.items() if value is not None} == {
        field: value for field, value in stands.items() if value is not None
    }
    assert after.clashes == ()


@given(kind=kinds, draw=st.data())
def test_the_first_operation_is_taken_whole(kind: str, draw: st.DataObject) -> None:
    rules = rules_of(kind)
    written = draw.draw(st.dictionaries(st.sampled_from(sorted(rules)), values, min_size=1))

    after = merge(None, {field: (None, value) for field, value in written.items()}, rules=rules)

    assert after.document == written


def test_a_deletion_of_history_is_kept_out() -> None:
    assert merge_field(None, None, FRIDAY, written_once) is Verdict.KEEP
    after = merge({"text": "a"}, {DELETED: (None, FRIDAY)}, rules=rules_of("resolution_step"))
    assert after.document.get(DELETED) is None


def test_a_resolution_that_was_started_stays_started() -> None:
    rule = rules_of("resolution")["started"]

    assert rule(True, False) is Verdict.KEEP
    assert rule(False, True) is Verdict.TAKE
