"""What a receipt says, and when it may be green."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from iro_desktop.protocol.wire import Answer, Operation, Result, operation_hash
from iro_desktop.sync import receipt as receipts
from iro_desktop.sync.receipt import NotConfirmed, Outcome, Problem, Receipt, is_confirmed, sentences
from tests.central.offices import NOON
from tests.sync.world import World, later

OPERATION = Operation(
    op=UUID(int=1), dseq=1, hlc=1, kind="decision", record=UUID(int=2), base_version=0, set={}, at=NOON
)
GOOD = Answer(op=OPERATION.op, result=Result.APPLIED, hash=operation_hash(OPERATION), seq=7)
FUTURE = NotConfirmed(
    UUID(int=1), "consultation", UUID(int=2), Problem.NOT_ACCEPTED, "The conversation of 3 March was not accepted."
)


def receipt(
    outcome: Outcome, *, to_send: int = 14, confirmed: int = 14, still_waiting: int = 0, received: int = 31
) -> Receipt:
    return Receipt(
        started_at=NOON,
        finished_at=later(1),
        outcome=outcome,
        to_send=to_send,
        confirmed_by_kind={"decision": confirmed} if confirmed else {},
        received_by_kind={"decision": received} if received else {},
        still_waiting=still_waiting,
        conflicts=0,
    )


@pytest.mark.parametrize("result", [Result.APPLIED, Result.MERGED, Result.CONFLICT, Result.UNKNOWN_KIND])
def test_id_number_and_hash_together_confirm(result: Result) -> None:
    assert is_confirmed(OPERATION, msgspec.structs.replace(GOOD, result=result))


@pytest.mark.parametrize(
    "answer",
    [
        msgspec.structs.replace(GOOD, hash=None),
        msgspec.structs.replace(GOOD, hash=GOOD.hash and GOOD.hash[::-1]),
        msgspec.structs.replace(GOOD, op=UUID(int=9)),
        msgspec.structs.replace(GOOD, op=None),
        msgspec.structs.replace(GOOD, seq=None),
        msgspec.structs.replace(GOOD, result=Result.REFUSED),
        msgspec.structs.replace(GOOD, result=Result.FORK),
    ],
)
def test_anything_less_confirms_nothing(answer: Answer) -> None:
    assert not is_confirmed(OPERATION, answer)


def test_everything_is_safe_is_said_of_a_green_receipt() -> None:
    made = receipt(Outcome.ALL_SAFE)

    assert made.is_green
    assert sentences(made) == ("Everything is safe at the office.", "14 of 14 sent and checked.", "31 received.")


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.ALL_SAFE])
def test_no_other_outcome_is_green_or_says_that_everything_is_safe(outcome: Outcome) -> None:
    made = msgspec.convert(msgspec.to_builtins(receipt(outcome, still_waiting=1)) | {"reason": "A reason."}, Receipt)

    assert not made.is_green
    assert not any("Everything is safe" in sentence for sentence in sentences(made))


def test_a_receipt_with_work_still_waiting_is_never_green() -> None:
    assert not receipt(Outcome.ALL_SAFE, still_waiting=1).is_green


def test_a_cut_in_the_middle_says_what_is_safe_where() -> None:
    made = msgspec.convert(
        msgspec.to_builtins(receipt(Outcome.STOPPED, confirmed=9, still_waiting=5, received=0))
        | {"reason": "The office store did not answer."},
        Receipt,
    )

    assert sentences(made) == (
        "Stopped at 9 of 14. The office store did not answer.",
        "Those 9 are safe at the office. 5 items are safe on this laptop. "
        "We will go on when you are connected, or choose Sync now.",
    )


def test_an_office_that_does_not_answer_loses_nothing() -> None:
    made = msgspec.convert(
        msgspec.to_builtins(receipt(Outcome.NOT_REACHED, confirmed=0, still_waiting=1, received=0))
        | {"reason": "The office store did not answer."},
        Receipt,
    )

    assert sentences(made) == (
        "The office store did not answer.",
        "Nothing is lost: 1 item is safe on this laptop. Try later.",
    )


def test_what_was_not_accepted_is_said_with_its_reason() -> None:
    made = msgspec.convert(
        msgspec.to_builtins(receipt(Outcome.NOT_ALL_CONFIRMED, confirmed=13, still_waiting=1, received=0))
        | {"not_confirmed": msgspec.to_builtins((FUTURE,))},
        Receipt,
    )

    assert sentences(made) == (
        "13 of 14 are safe at the office. 1 item is safe on this laptop.",
        "The conversation of 3 March was not accepted.",
    )
    assert made.needs_you == 1


@pytest.mark.parametrize(
    ("off", "words"),
    [
        (timedelta(minutes=6), "6 minutes"),
        (timedelta(hours=-2), "2 hours"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_a_wrong_clock_is_said_in_the_size_that_matters(off: timedelta, words: str) -> None:
    made = msgspec.convert(
        msgspec.to_builtins(receipt(Outcome.ALL_SAFE)) | {"clock_offset": msgspec.to_builtins(off)}, Receipt
    )

    assert f"This laptop's clock is {words} off." in sentences(made)[-1]


def test_receipts_are_kept_as_they_were_newest_first(world: World) -> None:
    laptop = world.laptop_of("Ruth Vale")
    first, second = receipt(Outcome.ALL_SAFE), receipt(Outcome.STOPPED, confirmed=9, still_waiting=5)
    with laptop.store.transaction() as session:
        receipts.keep(session, first)
        session.flush()
        receipts.keep(session, second)

    with laptop.store.reading() as session:
        assert receipts.receipts(session) == [second, first]
