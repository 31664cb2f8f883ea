"""What is due and what was held, on files whose answers we know because we made the children up."""

import json
from collections import Counter
from datetime import date

from tests.end_to_end.caseload import AS_OF, LAST_YEAR, THIS_YEAR, Caseload, Child, Held
from tests.end_to_end.commands import Laptop, rows_of
from tests.end_to_end.days import last_working_day, status_on

DUE_COLUMNS = ["child_id", "kind", "due_on", "last_working_day", "la_system_due_on", "status", "based_on"]
REVIEW_COLUMNS = ["child_id", "held_on", "kind", "report_type", "due_on", "in_time", "participation_code"]


def test_every_child_in_care_has_the_row_that_the_law_gives(all_due: str, caseload: Caseload) -> None:
    printed = rows_of(all_due)

    assert list(printed[0]) == DUE_COLUMNS
    expected = sorted(map(_due_row, caseload.looked_after()), key=lambda row: row["child_id"])
    assert printed == expected


def test_the_caseload_asks_for_every_answer(caseload: Caseload) -> None:
    kinds = Counter(child.story.due.kind if child.story.due else "" for child in caseload.looked_after())

    assert len(caseload.children) == 40
    assert kinds == {"subsequent": 18, "first": 4, "second": 4, "adoption_first": 2, "": 5}
    assert len({_due_row(child)["status"] for child in caseload.looked_after()}) >= 4
    assert {held.in_time for child in caseload.children for held in child.story.held} == {True, False, None}


def test_a_table_csv_and_json_say_the_same(kept: Laptop, all_due: str) -> None:
    words = ("due", "--as-of", AS_OF.isoformat())
    rows = rows_of(all_due)

    as_json = json.loads(kept.done(*words, "--format", "json").out)
    table = kept.done(*words).out.splitlines()

    assert [{name: value or "" for name, value in row.items()} for row in as_json] == rows
    assert {value for row in as_json for value in row.values() if not value} == {"", None}
    assert table[0].split() == DUE_COLUMNS
    assert [line.split() for line in table[1:]] == [[value for value in row.values() if value] for row in rows]


def test_what_happened_after_a_day_does_not_change_what_was_due_on_it(
    kept: Laptop, new_laptop: Laptop, caseload: Caseload
) -> None:
    new_laptop.done("import-903", caseload.last_year)
    on_the_day = ("due", "--as-of", LAST_YEAR[1].isoformat(), "--format", "csv")

    known_then, known_now = (rows_of(one.done(*on_the_day).out) for one in (new_laptop, kept))

    assert known_now == known_then
    assert 15 < len(known_now) < len(caseload.looked_after())


def test_every_review_held_is_told_with_its_code_and_whether_it_was_in_time(kept: Laptop, caseload: Caseload) -> None:
    printed = rows_of(kept.done("reviews", "--format", "csv").out)

    assert list(printed[0]) == REVIEW_COLUMNS
    told = [
        (row["child_id"], row["held_on"], row["kind"], row["in_time"], row["participation_code"]) for row in printed
    ]
    expected = [
        (child.child_id, held.on.isoformat(), held.kind or "", _word(held), child.codes[held.on])
        for child in caseload.children
        for held in child.story.held
    ]
    assert told == sorted(expected)


def test_a_year_of_reviews_counts_as_many_of_each_code_as_the_files(kept: Laptop, caseload: Caseload) -> None:
    printed = json.loads(kept.done("reviews", "--year", "2025-26", "--format", "json").out)

    in_the_files = [
        (child.child_id, held.on)
        for child in caseload.children
        for held in child.story.held
        if THIS_YEAR[0] <= held.on <= THIS_YEAR[1]
    ]
    codes = {(child.child_id, day): code for child in caseload.children for day, code in child.codes.items()}
    assert Counter(row["participation_code"] for row in printed) == Counter(codes[held] for held in in_the_files)
    assert sorted((row["child_id"], date.fromisoformat(row["held_on"])) for row in printed) == sorted(in_the_files)
    assert {row["in_time"] for row in printed} == {True, False}


def _due_row(child: Child) -> dict[str, str]:
    due = child.story.due
    if due is None:
        return dict.fromkeys(DUE_COLUMNS, "") | {"child_id": child.child_id, "status": "not_known"}
    return {
        "child_id": child.child_id,
        "kind": due.kind,
        "due_on": due.on.isoformat(),
        "last_working_day": last_working_day(due.on).isoformat(),
        "la_system_due_on": due.council_says.isoformat(),
        "status": status_on(AS_OF, due.on),
        "based_on": due.based_on.isoformat(),
    }


def _word(held: Held) -> str:
    return "" if held.in_time is None else str(held.in_time).lower()
