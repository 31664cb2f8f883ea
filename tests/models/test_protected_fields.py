"""Every text field of every record is mapped: protected, or declared harmless."""

import pytest

from iro_desktop.models.letter_safety import Protected
from iro_desktop.models.protected_fields import HARMLESS, PROTECTED, protected_fields, text_fields, unmapped
from iro_desktop.models.registry import RECORD_OF_KIND, SYNCED_RECORDS, SyncedRecord


@pytest.mark.parametrize("record", SYNCED_RECORDS)
def test_every_text_field_is_protected_or_declared_harmless(record: type[SyncedRecord]) -> None:
    assert unmapped(record) == ()


@pytest.mark.parametrize("kind", sorted({*PROTECTED, *HARMLESS}))
def test_no_field_is_mapped_that_is_not_there_or_mapped_twice(kind: str) -> None:
    fields = set(text_fields(RECORD_OF_KIND[kind]))
    protected, harmless = set(PROTECTED.get(kind, {})), set(HARMLESS.get(kind, "").split())

    assert (protected | harmless) - fields == set()
    assert protected & harmless == set()


def test_a_new_field_of_a_home_is_protected_before_anybody_maps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """L-2: default-deny."""
    monkeypatch.setitem(HARMLESS, "home", HARMLESS["home"].replace("town ", ""))

    assert protected_fields(RECORD_OF_KIND["home"])["town"] is Protected.PLACE
