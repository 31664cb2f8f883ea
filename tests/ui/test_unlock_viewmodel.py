"""What the locked window and the first run say."""

from datetime import UTC, datetime

import pytest

from iro_desktop.store.keys import LONGEST_PASSPHRASE
from iro_desktop.ui.unlock.viewmodel import caps_lock_after, day_and_time, greeting, step_of, strength, wait_words


@pytest.mark.parametrize(
    ("hour", "expected"), [(7, "Good morning, Ruth"), (12, "Good afternoon, Ruth"), (18, "Good evening, Ruth")]
)
def test_the_officer_is_greeted_by_name_and_time_of_day(hour: int, expected: str) -> None:
    assert greeting("Ruth", datetime(2026, 3, 12, hour, 52, tzinfo=UTC)) == expected


def test_nobody_is_greeted_by_a_name_that_is_not_known() -> None:
    assert greeting("", datetime(2026, 3, 12, 9, tzinfo=UTC)) == "Good morning"


def test_the_day_is_said_in_words() -> None:
    assert day_and_time(datetime(2026, 3, 12, 7, 52, tzinfo=UTC)) == "Thursday 12 March, 07:52"


@pytest.mark.parametrize(
    ("typed", "shift", "expected"), [("a", False, False), ("A", False, True), ("a", True, True), ("A", True, False)]
)
def test_a_letter_tells_whether_caps_lock_is_on(typed: str, shift: bool, expected: bool) -> None:
    assert caps_lock_after(None, typed, shift=shift, caps_key=False) is expected


@pytest.mark.parametrize("typed", ["1", " ", "", "ß1", "中"])
def test_what_has_no_capital_tells_nothing(typed: str) -> None:
    assert caps_lock_after(None, typed, shift=False, caps_key=False) is None
    assert caps_lock_after(True, typed, shift=False, caps_key=False) is True


def test_the_caps_lock_key_turns_what_is_known_and_nothing_else() -> None:
    assert caps_lock_after(True, "", shift=False, caps_key=True) is False
    assert caps_lock_after(None, "", shift=False, caps_key=True) is None


@pytest.mark.parametrize(
    ("passphrase", "enough", "weak"),
    [
        ("", False, False),
        ("short one", False, True),
        ("aaaaaaaaaaaaaaa", True, True),
        ("password1234567", True, True),
        ("ruth okafor 12", True, True),
        ("harbour lantern", True, False),
        ("nine green buses to harbour", True, False),
        ("x" * (LONGEST_PASSPHRASE + 1), False, True),
    ],
)
def test_a_passphrase_is_judged_by_length_and_by_who_could_guess_it(
    passphrase: str,
    enough: bool,
    weak: bool,
) -> None:
    judged = strength(passphrase, "Ruth Okafor")

    assert (judged.enough, judged.weak) == (enough, weak)
    assert 0 <= judged.share <= 1


def test_a_short_passphrase_is_told_how_much_is_missing() -> None:
    assert strength("eleven char").words == "Too short: 1 more character."
    assert strength("ten chars!").words == "Too short: 2 more characters."


def test_steps_and_waits_are_counted_in_words() -> None:
    assert step_of(1) == "Step 2 of 4"
    assert wait_words(28) == "Try again in 28 seconds"
    assert wait_words(1) == "Try again in 1 second"
