"""What the chip says in each of its states."""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from iro_desktop.sync.receipt import Outcome, Receipt
from iro_desktop.sync.round import Progress, Step
from iro_desktop.sync.state import Chip, OfficeState
from iro_desktop.ui.chip_words import NOT_SAVING, chip_words
from iro_desktop.ui.shown import Announce, ChipState
from tests.arrivals import receipt

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 12, 16, 42, tzinfo=LONDON)
TUESDAY = datetime(2026, 3, 10, 8, 14, tzinfo=LONDON)


def state(
    chip: Chip,
    *,
    waiting: int = 0,
    needs_you: int = 0,
    synced_at: datetime | None = TUESDAY,
    days_since: int | None = 2,
    progress: Progress | None = None,
    last_round: Receipt | None = None,
) -> OfficeState:
    return OfficeState(chip, waiting, Counter(), needs_you, synced_at, days_since, progress, last_round)


def stopped() -> Receipt:
    return receipt(
        datetime(2026, 3, 12, 16, 31, tzinfo=LONDON), Outcome.STOPPED, to_send=14, sent={"decision": 9}, still_waiting=5
    )


@pytest.mark.parametrize(
    ("shown", "shape", "words", "below"),
    [
        (
            state(Chip.ALL_AT_OFFICE, synced_at=NOW.replace(hour=8, minute=14)),
            ChipState.ALL_AT_OFFICE,
            "All at the office",
            "synced 08:14",
        ),
        (
            state(Chip.WAITING_CONNECTED, waiting=3),
            ChipState.WAITING_CONNECTED,
            "3 waiting · connected",
            "synced Tue 08:14",
        ),
        (
            state(Chip.WAITING_NOT_CONNECTED, waiting=3),
            ChipState.WAITING_NOT_CONNECTED,
            "Not connected",
            "3 waiting · synced Tue 08:14",
        ),
        (
            state(Chip.NOTHING_WAITING_NOT_CONNECTED),
            ChipState.NOT_CONNECTED,
            "Not connected",
            "synced Tue 08:14",
        ),
        (
            state(Chip.WORKING, progress=Progress(Step.SENDING, 5, 14)),
            ChipState.WORKING,
            "Sending 5 of 14",
            "You can go on working",
        ),
        (
            state(Chip.WORKING, progress=Progress(Step.RECEIVING, 1200, 3000)),
            ChipState.WORKING,
            "Receiving 1,200",
            "You can go on working",
        ),
        (
            state(Chip.WORKING, progress=Progress(Step.CONNECTING)),
            ChipState.WORKING,
            "Asking the office",
            "You can go on working",
        ),
        (
            state(Chip.STOPPED, waiting=5, last_round=stopped()),
            ChipState.STOPPED,
            "Stopped at 9 of 14",
            "16:31 · 5 waiting",
        ),
        (
            state(Chip.NEEDS_YOU, needs_you=1, synced_at=NOW),
            ChipState.NEEDS_YOU,
            "1 thing needs you",
            "rest at the office · 16:42",
        ),
        (
            state(Chip.NEEDS_YOU, needs_you=2, waiting=4),
            ChipState.NEEDS_YOU,
            "2 things need you",
            "4 waiting · synced Tue 08:14",
        ),
        (state(Chip.STALE, waiting=12, days_since=5), ChipState.STALE, "Not synced for 5 days", "12 waiting"),
        (state(Chip.PRACTISE), ChipState.PRACTISE, "Practise", "Nothing is real"),
        (
            state(Chip.WAITING_NOT_CONNECTED, waiting=1, synced_at=None),
            ChipState.WAITING_NOT_CONNECTED,
            "Not connected",
            "1 waiting · not synced yet",
        ),
    ],
)
def test_each_state_has_its_shape_and_two_lines(shown: OfficeState, shape: ChipState, words: str, below: str) -> None:
    said = chip_words(shown, now=NOW)

    assert (said.state, said.words, said.below) == (shape, words, below)


def test_a_try_that_reached_nobody_changes_the_words() -> None:
    tried = receipt(NOW, Outcome.NOT_REACHED, to_send=3, still_waiting=3)

    assert chip_words(state(Chip.WAITING_NOT_CONNECTED, waiting=3, last_round=tried), now=NOW).below == (
        "3 waiting · tried 16:42"
    )


def test_times_are_those_of_the_officers_own_clock() -> None:
    in_utc = datetime(2026, 7, 1, 7, 14, tzinfo=ZoneInfo("UTC"))
    summer = datetime(2026, 7, 1, 16, 42, tzinfo=LONDON)

    assert chip_words(state(Chip.ALL_AT_OFFICE, synced_at=in_utc), now=summer).below == "synced 08:14"


@pytest.mark.parametrize("chip", [Chip.WAITING_CONNECTED, Chip.WAITING_NOT_CONNECTED])
def test_waiting_is_never_announced(chip: Chip) -> None:
    assert chip_words(state(chip, waiting=2), now=NOW).announce is Announce.NO


def test_a_laptop_that_cannot_save_is_said_at_once() -> None:
    assert NOT_SAVING.announce is Announce.AT_ONCE
    assert NOT_SAVING.state is ChipState.NOT_SAVING


def test_yesterday_is_called_so() -> None:
    yesterday = NOW - timedelta(days=1)

    assert chip_words(state(Chip.ALL_AT_OFFICE, synced_at=yesterday), now=NOW).below == "synced yesterday 16:42"
