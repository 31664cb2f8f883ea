"""Every field that travels has a rule."""

import pytest

from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.protocol.fields import synced_fields
from iro_desktop.protocol.merge import Verdict
from iro_desktop.protocol.merge_rules import EVERY_RECORD, MERGE_RULES, rules_of


@pytest.mark.parametrize("record", SYNCED_RECORDS, ids=lambda record: record.__tablename__)
def test_every_field_has_exactly_one_rule_and_no_rule_is_left_over(record: type[SyncedRecord]) -> None:
    assert set(synced_fields(record)) == EVERY_RECORD.keys() | MERGE_RULES[record].keys()
    assert not EVERY_RECORD.keys() & MERGE_RULES[record].keys()


def test_no_record_is_left_out() -> None:
    assert set(MERGE_RULES) == set(SYNCED_RECORDS)


def test_a_kind_from_a_later_version_has_no_rules_of_its_own() -> None:
    assert rules_of("something_new") == {}


def test_a_finished_letter_stays_finished_and_its_words_are_asked_about() -> None:
    rules = rules_of("letter")

    assert rules["status"]("finished", "draft") is Verdict.KEEP
    assert rules["finished_content"]("one ending", "another ending") is Verdict.ASK


@pytest.mark.parametrize("field", ["wording", "child_wording", "due_on", "owner_name", "status"])
def test_whatever_a_person_writes_in_a_decision_is_never_decided_by_a_clock(field: str) -> None:
    assert rules_of("decision")[field]("theirs", "mine") is Verdict.ASK
