"""Journey 10: something is not right, and it is raised within a minute, in three clicks or by keys alone."""

from tests.journeys.conftest import THE_DAY, OpenAt
from tests.journeys.harness import Officer
from tests.journeys.test_morning import unlock

CONCERN = "The dentist was promised for February."
ASKED = "Book it this week."
CLICKS, SECONDS = 3, 60


def at_sam(officer: Officer) -> None:
    """Unlock, and go to Sam's page from the review that comes next."""
    unlock(officer)
    officer.clicks("Sam’s page")
    officer.sees_control("Raise a resolution")


def since(officer: Officer) -> tuple[int, float]:
    return officer.effort.clicks, officer.effort.seconds


def test_from_a_childs_page_three_clicks_and_a_minute_are_enough(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    clicks, seconds = since(officer)
    officer.clicks("Raise a resolution")
    officer.is_in("What is not right for Sam?")
    officer.types(CONCERN)
    officer.presses("Tab")
    officer.is_in("I ask for")
    officer.types(ASKED)
    officer.clicks("Drift in the plan")
    officer.clicks("Start")
    officer.sees("The message is not sent yet")

    assert officer.effort.clicks - clicks <= CLICKS
    assert officer.effort.seconds - seconds <= SECONDS


def test_the_decision_that_was_not_done_is_a_reason_already_and_says_why(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    officer.clicks("Raise a resolution")
    officer.sees("is not done by")
    officer.sees("12 March + 10 working days = Thu 26 March")


def test_by_keys_alone_it_is_raised_from_anywhere_and_undone(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    clicks, seconds = since(officer)
    officer.presses("Ctrl+Shift+R")
    officer.is_in("What is not right for Sam?")
    officer.sees("is not done by")
    officer.types(CONCERN)
    officer.presses("Tab")
    officer.types(ASKED)
    officer.presses("Ctrl+Enter")
    officer.sees("The message is not sent yet")

    assert officer.effort.clicks == clicks
    assert officer.effort.seconds - seconds <= SECONDS

    officer.presses("Esc")
    officer.sees("Raised for Sam. An answer is due by Thu 26 March.")
    officer.clicks("Undo")
    officer.sees("Not raised. Your words are a draft again.")
    officer.clicks("Keep going")
    officer.is_in("What is not right for Sam?")
    officer.sees("Saved on this laptop")


def test_the_card_says_who_and_when_and_keeps_each_step(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    officer.presses("Ctrl+Shift+R")
    officer.is_in("What is not right for Sam?")
    officer.sees("is not done by")
    officer.types(CONCERN)
    officer.presses("Tab")
    officer.types(ASKED)
    officer.presses("Ctrl+Enter")
    officer.clicks("I have sent it")
    officer.clicks("See it")
    officer.sees("Message sent")
    officer.sees("Raised with")
    before = officer.effort.clicks
    officer.clicks("Answered")
    officer.is_in("What they answered")
    officer.types("Booked for Friday.")
    officer.presses("Ctrl+Enter")
    officer.sees("on day 0")

    assert officer.effort.clicks - before == 1


def test_on_the_board_the_arrow_keys_walk_and_enter_opens(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    officer.presses("Ctrl+Shift+R")
    officer.is_in("What is not right for Sam?")
    officer.sees("is not done by")
    officer.types(CONCERN)
    officer.presses("Tab")
    officer.types(ASKED)
    officer.presses("Ctrl+Enter")
    officer.sees("The message is not sent yet")
    officer.presses("Esc")
    officer.presses("Ctrl+6")
    officer.sees("Days are working days. Weekends and bank holidays are left out.")
    officer.sees("Sam, The dentist was promised for February")
    officer.presses("Enter")
    officer.sees("Nobody can change or delete a step")


def test_a_half_written_one_is_found_again_after_locking(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    officer.presses("Ctrl+Shift+R")
    officer.is_in("What is not right for Sam?")
    officer.types("The dentist was")
    officer.presses("Ctrl+L")
    unlock(officer)
    officer.is_in("Open the review")
    officer.presses("Ctrl+6")
    officer.sees("did not start them.")
    officer.clicks("Keep going")
    officer.is_in("Begun, not started")
    officer.clicks("Sam, 8")
    officer.is_in("What is not right for Sam?")
    officer.types(" promised.")
    officer.sees("Saved on this laptop")
