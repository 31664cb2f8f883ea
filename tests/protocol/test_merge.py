"""Two versions of a record become one; nothing is lost unless a rule says so."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.protocol.merge import (
    DELETED,
    Clash,
    Verdict,
    ask_the_person,
    furthest_along,
    keep_first,
    keep_latest,
    merge,
    merge_field,
)

RULES = {
    "wording": ask_the_person,
    "status": furthest_along("draft", "finished"),
    "created_at": keep_first,
    "changed_at": keep_latest,
    DELETED: ask_the_person,
}
FRIDAY, SATURDAY = "2026-03-13T09:00:00+00:00", "2026-03-14T09:00:00+00:00"
values = st.none() | st.sampled_from(["a", "b", "c"]) | st.booleans() | st.integers(0, 2)
fields = st.sampled_from(["wording", "due_on", "owner_name"])
documents = st.dictionaries(fields, values)
changes = st.dictionaries(fields, st.tuples(values, values), min_size=1)


def same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


@given(documents, changes)
def test_no_value_is_overwritten_by_somebody_who_had_not_seen_it(
    document: dict[str, object], change: dict[str, tuple[object, object]]
) -> None:
    after = merge(document, change, rules=RULES)

    for field, (old, new) in change.items():
        before = document.get(field)
        if not same(after.document.get(field), before):
            assert same(before, old) or same(before, new)


@given(documents, changes)
def test_a_value_that_is_not_taken_is_kept_for_a_person_with_the_one_that_stays(
    document: dict[str, object], change: dict[str, tuple[object, object]]
) -> None:
    after = merge(document, change, rules=RULES)

    asked = {clash.field: clash for clash in after.clashes}
    for field, (old, new) in change.items():
        if field in after.taken:
            assert same(after.document.get(field), new)
            assert field not in asked
        else:
            assert asked[field] == Clash(field, old, document.get(field), new)


@given(documents, changes)
def test_fields_the_operation_does_not_name_stay(
    document: dict[str, object], change: dict[str, tuple[object, object]]
) -> None:
    after = merge(document, change, rules=RULES)

    assert {f: v for f, v in after.document.items() if f not in change} == {
        f: v for f, v in document.items() if f not in change
    }


@given(documents, st.lists(st.tuples(fields, values), max_size=3, unique_by=lambda pair: pair[0]))
def test_changes_of_different_fields_merge_in_any_order(
    document: dict[str, object], edits: list[tuple[str, object]]
) -> None:
    outcomes = []
    for order in permutations(edits):
        current = dict(document)
        for field, new in order:
            merged = merge(current, {field: (document.get(field), new)}, rules=RULES)
            assert not merged.clashes
            current = dict(merged.document)
        outcomes.append(current)

    assert all(outcome == outcomes[0] for outcome in outcomes)


@given(values, values, values)
def test_doing_the_same_twice_changes_nothing_more(theirs: object, old: object, new: object) -> None:
    once = merge({"wording": theirs}, {"wording": (old, new)}, rules=RULES)
    twice = merge(once.document, {"wording": (old, new)}, rules=RULES)

    assert same(twice.document.get("wording"), once.document.get("wording"))


def test_the_same_edit_on_two_laptops_asks_nobody() -> None:
    assert merge({"wording": "b"}, {"wording": ("a", "b")}, rules=RULES).clashes == ()


def test_true_and_one_are_two_values() -> None:
    assert merge_field(True, 1, 0, ask_the_person) is Verdict.ASK


def test_a_new_record_takes_every_field() -> None:
    merged = merge(None, {"wording": ("remembered", "new")}, rules=RULES)

    assert merged.document == {"wording": "new"}
    assert not merged.clashes


def test_a_field_without_a_rule_is_asked_about() -> None:
    merged = merge({"from_a_later_version": 1}, {"from_a_later_version": (2, 3)}, rules=RULES)

    assert merged.clashes == (Clash("from_a_later_version", 2, 1, 3),)


@pytest.mark.parametrize(
    ("theirs", "mine", "kept"),
    [("draft", "finished", "finished"), ("finished", "draft", "finished")],
)
def test_a_status_goes_forward_and_never_back(theirs: str, mine: str, kept: str) -> None:
    assert merge({"status": theirs}, {"status": ("seen", mine)}, rules=RULES).document["status"] == kept


def test_a_status_outside_its_steps_is_asked_about() -> None:
    assert merge({"status": "cancelled"}, {"status": ("draft", "finished")}, rules=RULES).clashes


def test_the_first_beginning_stands_and_the_latest_change_is_shown() -> None:
    merged = merge(
        {"created_at": FRIDAY, "changed_at": FRIDAY},
        {"created_at": (None, SATURDAY), "changed_at": (None, SATURDAY)},
        rules=RULES,
    )

    assert merged.document == {"created_at": FRIDAY, "changed_at": SATURDAY}


def test_moments_are_compared_as_time_and_not_as_text() -> None:
    noon_in_summer, noon_in_utc = "2026-07-01T12:00:00+01:00", "2026-07-01T12:00:00+00:00"

    assert keep_latest(noon_in_summer, noon_in_utc) is Verdict.TAKE
    assert keep_latest(noon_in_utc, noon_in_summer) is Verdict.KEEP
    assert keep_latest(noon_in_utc, "not a moment") is Verdict.KEEP


def test_a_change_of_a_record_that_somebody_deleted_is_asked_about() -> None:
    merged = merge({"wording": "a", DELETED: FRIDAY}, {"wording": ("a", "b")}, rules=RULES, unseen=frozenset({DELETED}))

    assert merged.document == {"wording": "b", DELETED: FRIDAY}
    assert merged.clashes == (Clash(DELETED, None, FRIDAY, None),)


def test_deleting_a_record_that_somebody_changed_is_asked_about() -> None:
    merged = merge(
        {"wording": "b", DELETED: None}, {DELETED: (None, FRIDAY)}, rules=RULES, unseen=frozenset({"wording"})
    )

    assert merged.document[DELETED] is None
    assert merged.clashes == (Clash(DELETED, None, None, FRIDAY),)


def test_book_keeping_alone_does_not_stand_against_a_deletion() -> None:
    merged = merge({DELETED: None}, {DELETED: (None, FRIDAY)}, rules=RULES, unseen=frozenset({"changed_at"}))

    assert merged.document[DELETED] == FRIDAY
