"""Saved work arrives at central: merged, numbered, kept, answered one by one."""

from dataclasses import dataclass, field
from datetime import timedelta
from threading import Thread
from uuid import UUID

import msgspec
import psycopg
import pytest

from iro_central import pages
from iro_central.authorise import Caller
from iro_desktop.models.ids import new_id
from iro_desktop.protocol.wire import (
    CONFLICT,
    MAX_DEPTH,
    Conflict,
    ConflictState,
    Operation,
    Result,
    encode,
    operation_hash,
)
from tests.central.offices import NOON, Office

DECISION = UUID("01900000-0000-7000-8000-00000000d001")


@dataclass
class Pen:
    """Writes operations for one laptop, numbering them as a laptop does."""

    numbers: int = 0
    made: list[Operation] = field(default_factory=list)

    def writes(
        self,
        *,
        record: UUID = DECISION,
        kind: str = "decision",
        seen: int = 0,
        settles: UUID | None = None,
        **changes: tuple[object, object],
    ) -> Operation:
        self.numbers += 1
        one = Operation(
            op=new_id(),
            dseq=self.numbers,
            hlc=self.numbers,
            kind=kind,
            record=record,
            base_version=seen,
            set=changes,
            at=NOON + timedelta(minutes=self.numbers),
            settles=settles,
        )
        self.made.append(one)
        return one


@pytest.fixture
def ruth(office: Office) -> Caller:
    return office.laptop_of("Ruth Vale")


@pytest.fixture
def farah(office: Office) -> Caller:
    return office.laptop_of("Farah Imran")


def conflicts_of(office: Office, caller: Caller) -> dict[UUID, Conflict]:
    rows = [row for page in office.everything(caller) for row in page.rows if row.kind == CONFLICT]
    return {row.id: msgspec.convert(row.doc, Conflict) for row in rows}


def test_a_new_record_is_kept_and_answered_with_the_hash_of_what_central_holds(office: Office, ruth: Caller) -> None:
    sent = Pen().writes(wording=(None, "Weekly calls with Nana"))

    answer = office.push(ruth, sent)[0]

    assert (answer.op, answer.result, answer.seq) == (sent.op, Result.APPLIED, 1)
    assert answer.hash == operation_hash(sent)
    assert office.document(DECISION) == {"wording": "Weekly calls with Nana"}


def test_the_same_operation_again_gets_the_same_answer_and_changes_nothing(office: Office, ruth: Caller) -> None:
    sent = Pen().writes(wording=(None, "new"))
    first = office.push(ruth, sent)

    again = office.push(ruth, sent, sent)

    assert again == [*first, *first]
    assert len(office.logged()) == 1
    assert office.everything(ruth)[0].rows[0].version == 1


def test_different_fields_of_one_record_merge(office: Office, ruth: Caller, farah: Caller) -> None:
    office.push(ruth, (pen := Pen()).writes(wording=(None, "a"), due_on=(None, "2026-05-01")))
    office.push(ruth, pen.writes(wording=("a", "b"), seen=1))

    answer = office.push(farah, Pen().writes(due_on=("2026-05-01", "2026-06-01"), seen=1))[0]

    assert answer.result is Result.MERGED
    assert office.document(DECISION) == {"wording": "b", "due_on": "2026-06-01"}


def test_the_same_field_changed_twice_keeps_both_and_names_both_people(
    office: Office, ruth: Caller, farah: Caller
) -> None:
    office.push(ruth, Pen().writes(wording=(None, "a")))
    office.push(farah, (farahs := Pen().writes(wording=("a", "hers"), seen=1)))
    ruths = Pen(1).writes(wording=("a", "mine"), seen=1)

    answer = office.push(ruth, ruths)[0]

    assert answer.result is Result.CONFLICT
    assert answer.hash == operation_hash(ruths)
    assert office.document(DECISION)["wording"] == "hers"
    (asked,) = conflicts_of(office, ruth).values()
    assert (asked.base, asked.theirs, asked.mine) == ("a", "hers", "mine")
    assert (asked.theirs_by_name, asked.mine_by_name) == ("Farah Imran", "Ruth Vale")
    assert (asked.theirs_at, asked.mine_at) == (farahs.at, ruths.at)
    assert asked.state is ConflictState.OPEN


def test_a_person_settles_a_conflict_and_everybody_hears_it(office: Office, ruth: Caller, farah: Caller) -> None:
    office.push(ruth, Pen().writes(wording=(None, "a")))
    office.push(farah, (hers := Pen()).writes(wording=("a", "hers"), seen=1))
    office.push(ruth, Pen(1).writes(wording=("a", "mine"), seen=1))
    (conflict,) = conflicts_of(office, ruth)

    answer = office.push(farah, hers.writes(wording=("hers", "both of ours"), seen=3, settles=conflict))[0]

    assert answer.result is Result.APPLIED
    assert office.document(DECISION)["wording"] == "both of ours"
    settled = conflicts_of(office, ruth)[conflict]
    assert (settled.state, settled.settled_by_name) == (ConflictState.SETTLED, "Farah Imran")
    assert (settled.theirs, settled.mine) == ("hers", "mine")


def test_settling_a_question_that_moved_on_asks_again_and_loses_nothing(
    office: Office, ruth: Caller, farah: Caller
) -> None:
    office.push(ruth, (mine := Pen()).writes(wording=(None, "a")))
    office.push(farah, (hers := Pen()).writes(wording=("a", "hers"), seen=1))
    office.push(ruth, mine.writes(wording=("a", "mine"), seen=1))
    (first,) = conflicts_of(office, ruth)
    office.push(farah, hers.writes(wording=("hers", "hers, better"), seen=3))

    answer = office.push(ruth, mine.writes(wording=("hers", "mine"), seen=3, settles=first))[0]

    asked = conflicts_of(office, ruth)
    assert answer.result is Result.CONFLICT
    assert asked.pop(first).state is ConflictState.SETTLED
    (second,) = asked.values()
    assert (second.theirs, second.mine, second.state) == ("hers, better", "mine", ConflictState.OPEN)


def test_going_on_from_a_version_that_waits_is_the_same_question(office: Office, ruth: Caller, farah: Caller) -> None:
    office.push(ruth, (mine := Pen()).writes(wording=(None, "a")))
    office.push(farah, Pen().writes(wording=("a", "hers"), seen=1))

    office.push(ruth, mine.writes(wording=("a", "mine"), seen=1), mine.writes(wording=("mine", "mine, longer"), seen=1))

    (asked,) = conflicts_of(office, ruth).values()
    assert (asked.base, asked.theirs, asked.mine) == ("a", "hers", "mine, longer")


def test_changing_what_a_colleague_deleted_is_asked_about(office: Office, ruth: Caller, farah: Caller) -> None:
    office.push(ruth, (mine := Pen()).writes(wording=(None, "a")))
    office.push(farah, Pen().writes(deleted_at=(None, "2026-03-02T12:00:00+00:00"), seen=1))

    answer = office.push(ruth, mine.writes(wording=("a", "b"), seen=1))[0]

    assert answer.result is Result.CONFLICT
    (asked,) = conflicts_of(office, ruth).values()
    assert (asked.field, asked.theirs, asked.mine) == ("deleted_at", "2026-03-02T12:00:00+00:00", None)
    assert asked.theirs_by_name == "Farah Imran"


def test_deleting_what_a_colleague_changed_is_asked_about(office: Office, ruth: Caller, farah: Caller) -> None:
    office.push(ruth, Pen().writes(wording=(None, "a")))
    office.push(ruth, Pen(1).writes(wording=("a", "b"), seen=1))

    answer = office.push(farah, Pen().writes(deleted_at=(None, "2026-03-02T12:00:00+00:00"), seen=1))[0]

    assert answer.result is Result.CONFLICT
    assert office.document(DECISION).get("deleted_at") is None


def test_deleting_ones_own_record_asks_nobody(office: Office, ruth: Caller) -> None:
    pen = Pen()
    office.push(ruth, pen.writes(wording=(None, "a")), pen.writes(wording=("a", "b")))

    answer = office.push(ruth, pen.writes(deleted_at=(None, "2026-03-02T12:00:00+00:00")))[0]

    assert answer.result is not Result.CONFLICT


def deep(levels: int) -> object:
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "poison",
    [
        b"17",
        b'"\\ud800"',
        b"[" * 500 + b"]" * 500,
        b'{"op":"0190a000-0000-7000-8000-000000000001","kind":"decision"}',
        encode(Pen(8).writes(wording=(None, deep(MAX_DEPTH + 5)))),
        encode(Pen(8).writes(kind="child", wording=(None, "the id of a decision"))),
        encode(Pen(8).writes(wording=(None, "x"), settles=new_id())),
    ],
    ids=[
        "a number",
        "half a character",
        "brackets",
        "half an operation",
        "too deep",
        "another kind",
        "no such question",
    ],
)
def test_one_bad_operation_stops_no_other(office: Office, ruth: Caller, poison: bytes) -> None:
    pen = Pen()
    office.push(ruth, pen.writes(wording=(None, "a")))
    good, better = pen.writes(wording=("a", "b")), pen.writes(due_on=(None, "2026-05-01"))

    answers = office.push(ruth, good, poison, better)

    assert [answer.result for answer in answers][::2] == [Result.APPLIED, Result.APPLIED]
    assert answers[1].result is Result.REFUSED
    assert answers[1].sentence
    assert answers[1].hash is None
    assert office.document(DECISION) == {"wording": "b", "due_on": "2026-05-01"}


@pytest.mark.parametrize("text", ["a\x00b", "\x00", "🦊", "سارة", "'; drop table rec; --", "%s", "\\u0000", "e\u0301"])
def test_every_character_comes_back_as_it_was_typed(office: Office, ruth: Caller, text: str) -> None:
    sent = Pen().writes(wording=(None, text))

    answer = office.push(ruth, sent)[0]

    assert answer.hash == operation_hash(sent)
    assert office.document(DECISION)["wording"] == text
    assert office.everything(ruth)[0].rows[0].doc["wording"] == text


def test_kinds_and_fields_of_a_later_version_are_carried(office: Office, ruth: Caller, farah: Caller) -> None:
    pen, record = Pen(), new_id()

    answers = office.push(
        ruth,
        pen.writes(kind="something_new", record=record, colour=(None, ["any", {"shape": 1}])),
        pen.writes(wording=(None, "a"), mood_in_a_later_version=(None, 3)),
    )

    assert [answer.result for answer in answers] == [Result.UNKNOWN_KIND, Result.APPLIED]
    assert all(answer.hash for answer in answers)
    rows = {row.id: row for page in office.everything(farah) for row in page.rows}
    assert rows[record].doc == {"colour": ["any", {"shape": 1}]}
    assert rows[DECISION].doc["mood_in_a_later_version"] == 3


def test_a_number_that_stands_for_something_else_is_a_fork_and_nothing_is_kept(office: Office, ruth: Caller) -> None:
    office.push(ruth, Pen().writes(wording=(None, "before the disk was restored")))

    answer = office.push(ruth, Pen().writes(wording=(None, "after")))[0]

    assert answer.result is Result.FORK
    assert answer.sentence
    assert office.document(DECISION)["wording"] == "before the disk was restored"


def test_an_id_that_comes_back_with_other_words_is_a_fork(office: Office, ruth: Caller, farah: Caller) -> None:
    sent = Pen().writes(wording=(None, "a"))
    office.push(ruth, sent)
    changed = msgspec.structs.replace(sent, set={"wording": (None, "forged")})

    assert office.push(ruth, changed)[0].result is Result.FORK
    assert office.push(farah, changed)[0].result is Result.FORK
    assert office.document(DECISION)["wording"] == "a"


def test_the_log_of_operations_cannot_be_changed_or_emptied(office: Office, ruth: Caller) -> None:
    office.push(ruth, Pen().writes(wording=(None, "a")))

    for statement in ("update chg set result = 'merged'", "delete from chg", "truncate chg"):
        with pytest.raises(psycopg.errors.RaiseException), office.database.transaction() as connection:
            connection.execute(statement)


def test_a_cursor_misses_nothing_while_eight_laptops_write(office: Office, ruth: Caller) -> None:
    writers = [office.laptop_of(f"Officer {number}") for number in range(8)]
    pushes = 12

    def write(caller: Caller) -> None:
        pen = Pen()
        for _ in range(pushes):
            office.push(caller, *(pen.writes(record=new_id(), wording=(None, "x")) for _ in range(3)))

    threads = [Thread(target=write, args=(caller,)) for caller in writers]
    for thread in threads:
        thread.start()
    heard, cursor = set[UUID](), 0
    while any(thread.is_alive() for thread in threads) or cursor < len(writers) * pushes * 3:
        page = pages.changes_after(office.database, ruth, cursor)
        heard |= {row.id for row in page.rows}
        cursor = page.cursor
    for thread in threads:
        thread.join()

    assert len(heard) == len(writers) * pushes * 3
    assert [row.seq for page in office.everything(ruth) for row in page.rows] == list(range(1, len(heard) + 1))


def test_pages_are_cut_by_rows_and_by_bytes_and_bring_everything_once(
    office: Office, ruth: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen = Pen()
    long = "long " * 400
    office.push(ruth, *(pen.writes(record=new_id(), wording=(None, long)) for _ in range(9)))
    monkeypatch.setattr(pages, "PAGE_ROWS", 4)
    monkeypatch.setattr(pages, "PAGE_BYTES", 6_500)

    got = office.everything(ruth)

    assert [len(page.rows) for page in got] == [4, 4, 1]
    assert [page.remaining for page in got] == [5, 1, 0]
    monkeypatch.setattr(pages, "PAGE_BYTES", 10)
    assert [len(page.rows) for page in office.everything(ruth)] == [1] * 9


def test_one_council_never_sees_another(office: Office, ruth: Caller) -> None:
    from tests.central.offices import another_council

    elsewhere = another_council(office.database)
    stranger = elsewhere.laptop_of("Somebody Else")
    elsewhere.push(stranger, Pen().writes(wording=(None, "theirs")))

    assert office.everything(ruth)[0].rows == []
    office.push(ruth, Pen().writes(wording=(None, "ours")))
    assert elsewhere.document(DECISION) == {"wording": "theirs"}
