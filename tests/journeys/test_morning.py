"""Journey 6: the morning. What do I do today, known without a click."""

from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import PASSPHRASE, THE_DAY, OpenAt
from tests.journeys.harness import Officer

TO_KNOW_SECONDS = 5
TO_PLAN_SECONDS = 30


def unlock(officer: Officer) -> float:
    """Open the records; gives the seconds it took, after which the morning begins."""
    officer.is_in("Passphrase")
    officer.types(PASSPHRASE)
    officer.presses("Enter")
    officer.sees("Thursday 12 March")
    return officer.effort.seconds


def keyboard_is_in() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def test_the_day_is_known_without_a_click_or_a_key(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlocked_after = unlock(officer)
    officer.sees("Next: review for Sam at 11:00 in Luton.")
    officer.sees("Waiting for me")
    officer.sees("Decisions for Leo, to send")
    officer.sees("Waiting for others")
    officer.sees("Continue where you stopped · letter to")
    officer.sees("reviews next week")

    assert officer.effort.clicks == 0
    assert officer.effort.seconds - unlocked_after <= TO_KNOW_SECONDS


def test_enter_alone_opens_what_comes_next(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlocked_after = unlock(officer)
    officer.is_in("Open the review")
    officer.presses("Enter")
    officer.no_longer_sees("Waiting for others")
    officer.sees("Sam’s third review")

    assert officer.effort.clicks == 0
    assert officer.effort.seconds - unlocked_after <= TO_KNOW_SECONDS


def test_the_day_is_planned_by_keys_within_thirty_seconds(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlocked_after = unlock(officer)
    officer.is_in("Open the review")
    while keyboard_is_in() != "Waiting for others":
        officer.presses("J")
    officer.presses("X")
    officer.sees("Decision marked as done.")
    officer.presses("K")
    officer.is_in("Waiting for me")
    officer.presses("Enter")
    officer.sees("Note about")

    assert officer.effort.clicks == 0
    assert officer.effort.seconds - unlocked_after <= TO_PLAN_SECONDS


def test_every_count_opens_its_rows_with_one_click(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlock(officer)
    officer.scrolls_to("See the week", over="Waiting for me")  # a note that was begun may stand above, once it is found
    officer.clicks("See the week")
    officer.sees("Mon 16 March")
    officer.clicks("Children")
    officer.sees("64 children, what waits first on top")

    assert officer.effort.clicks == 2


def test_from_a_child_to_the_brother_and_back_is_two_clicks(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlock(officer)
    officer.clicks("Sam’s page")
    officer.sees("lives with Jan and Mike")
    before = officer.effort.clicks
    officer.clicks("brother Tom, 11")
    officer.sees("Tom, 11")
    officer.clicks("brother Sam, 8")
    officer.sees("Sam, 8")

    assert officer.effort.clicks - before == 2
