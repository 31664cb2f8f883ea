"""Journey 9: the midway check, in six clicks or by keys alone, within three minutes."""

from tests.journeys.conftest import THE_DAY, OpenAt
from tests.journeys.harness import Officer
from tests.journeys.test_morning import keyboard_is_in, unlock

CLICKS, SECONDS = 6, 180
WAITING = (2, 3, 4)
"""The decisions that nobody has looked at, by their numbers."""
LINES = ("the book is on her shelf", "two calls of three", "the form is still with the club")


def goes_to_the_child(officer: Officer, name: str) -> None:
    officer.is_in("Open the review")
    officer.presses("Ctrl+K")
    officer.is_in("Search or do")
    officer.types(name)
    officer.sees(f"{name.capitalize()},")
    officer.presses("Enter")
    officer.sees_control(f"About {name.capitalize()}")


def test_a_midway_check_takes_six_clicks_and_three_minutes(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlocked_after = unlock(officer)
    goes_to_the_child(officer, "lan")
    officer.scrolls_to("Open the check", over="What is due")
    officer.clicks("Open the check")
    officer.sees("Lan’s midway check")
    for line, answer, number in zip(LINES, ("Done", "Partly", "Not done"), WAITING, strict=True):
        officer.scrolls_to(f"{answer}, decision {number}", over="The midway check")
        officer.clicks(f"{answer}, decision {number}")
        officer.types(line)
        officer.presses("Enter")
    officer.scrolls_to("We spoke", over="The midway check")
    officer.clicks("We spoke")
    officer.clicks("Finish the check")
    officer.sees("Lan’s midway check is finished.")
    officer.sees("Tell Lan what happened")

    assert officer.effort.clicks <= CLICKS
    assert officer.effort.seconds - unlocked_after <= SECONDS


def test_the_whole_check_is_done_by_keys_alone(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlocked_after = unlock(officer)
    goes_to_the_child(officer, "lan")
    while keyboard_is_in() != "Open the check":
        officer.presses("Tab")
    officer.presses("Space")
    officer.sees("Lan’s midway check")
    for line, key, number in zip(LINES, "123", WAITING, strict=True):
        officer.is_in(f"Done, decision {number}")
        officer.presses(key)
        officer.types(line)
        officer.presses("Enter")
    officer.is_in("We spoke")
    officer.presses("2")
    officer.presses("Ctrl+Enter")
    officer.sees("Lan’s midway check is finished.")
    officer.is_in("Tell Lan what happened")

    assert officer.effort.clicks == 0
    assert officer.effort.seconds - unlocked_after <= SECONDS


def test_half_a_check_says_opened_not_finished(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlock(officer)
    goes_to_the_child(officer, "lan")
    while keyboard_is_in() != "Open the check":
        officer.presses("Tab")
    officer.presses("Space")
    officer.is_in(f"Done, decision {WAITING[0]}")
    officer.presses("3")
    officer.types("no call")
    officer.presses("F9")
    officer.is_in("Clock")
    officer.presses("F9")
    officer.sees("Opened, not finished")
    officer.presses("Ctrl+Enter")
    officer.sees("Not finished yet; everything is kept.")
