"""Following up what was decided: by keys alone, a state and a line each, another day, a message; all of it undone."""

from tests.journeys.conftest import THE_DAY, OpenAt
from tests.journeys.harness import Officer
from tests.journeys.test_morning import unlock

EACH_SECONDS = 12
"""For one decision with a line of five words."""


def at_follow_up(officer: Officer) -> tuple[int, float]:
    unlock(officer)
    officer.is_in("Open the review")
    officer.presses("Ctrl+5")
    officer.sees("Past their day")
    officer.is_in("Decisions")
    return officer.effort.clicks, officer.effort.seconds


def test_three_decisions_are_followed_up_by_keys_alone(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    clicks, seconds = at_follow_up(officer)
    for key, line, said in (
        ("2", "Two of the three calls", "Marked as partly done."),
        ("3", "Nobody at the clinic answered", "Marked as not done."),
        ("1", "The school wrote back today", "Marked as done."),
    ):
        officer.presses(key)
        officer.is_in("What shows it?")
        officer.types(line)
        officer.presses("Enter")
        officer.sees(said)
        officer.is_in("Decisions")
        officer.presses("J")

    assert officer.effort.clicks == clicks
    assert officer.effort.seconds - seconds <= 3 * EACH_SECONDS


def test_by_mouse_it_is_two_clicks_and_a_line(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    clicks, _ = at_follow_up(officer)
    officer.clicks("Not done")
    officer.is_in("What shows it?")
    officer.types("No reason given")
    officer.clicks("Keep the line")
    officer.sees("Marked as not done.")
    assert officer.effort.clicks - clicks == 2

    officer.clicks("Undo")
    officer.sees("It counts no more.")


def test_it_is_parted_by_owner_in_one_click(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    clicks, _ = at_follow_up(officer)
    officer.clicks("By owner")
    officer.sees(" open · ")
    assert officer.effort.clicks - clicks == 1


def test_it_is_put_off_in_words_with_a_reason(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    clicks, _ = at_follow_up(officer)
    officer.presses("P")
    officer.is_in("New day")
    officer.types("in 2 weeks")
    officer.sees("Thu 26 March, 10 working days")
    officer.presses("Tab")
    officer.is_in("Why is it put off?")
    officer.types("The clinic was closed\n")
    officer.sees("Put off until Thu 26 March.")
    assert officer.effort.clicks == clicks


def test_the_owner_is_asked_with_a_message_that_is_never_sent_from_here(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    clicks, _ = at_follow_up(officer)
    officer.presses("U")
    officer.sees("The message is not sent yet.")
    officer.clicks("I have sent it")
    officer.sees("was asked about 1 decision.")
    assert officer.effort.clicks - clicks == 1


def test_what_is_not_done_becomes_a_resolution_in_one_press_with_the_reason_chosen(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    clicks, _ = at_follow_up(officer)
    officer.presses("R")
    officer.sees("What is not right for")
    officer.sees("Decisions not followed")
    assert officer.effort.clicks == clicks


def test_the_midway_checks_are_one_click_away(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlock(officer)
    officer.is_in("Open the review")
    officer.presses("Ctrl+5")
    officer.sees("Past their day")
    officer.clicks("Midway checks")
    officer.sees("Opened and not finished")
