"""Every record and field that can come up in the sync centre has words."""

import pytest

from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.protocol.merge import ask_the_person
from iro_desktop.protocol.merge_rules import rules_of
from iro_desktop.ui import record_words


@pytest.mark.parametrize("record", SYNCED_RECORDS)
def test_every_kind_of_record_is_called_something(record: type[SyncedRecord]) -> None:
    kind = record.__tablename__

    assert record_words.one_of(kind) != record_words.one_of("of a newer version")
    assert record_words.all_of(kind) != record_words.all_of("of a newer version")


@pytest.mark.parametrize("record", SYNCED_RECORDS)
def test_every_field_that_a_person_may_be_asked_about_has_a_label(record: type[SyncedRecord]) -> None:
    asked = [name for name, rule in rules_of(record.__tablename__).items() if rule is ask_the_person]

    assert [name for name in asked if not record_words.has_label(name)] == []


def test_a_decision_is_called_by_its_number() -> None:
    assert record_words.one_of("decision", 2) == "decision 2"


def test_a_field_of_a_newer_version_is_called_as_it_is_written() -> None:
    assert record_words.field_label("favourite_song") == "Favourite song"
