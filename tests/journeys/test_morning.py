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


def test_what_waits_between_reviews_is_known_without_a_click(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlocked_after = unlock(officer)
    officer.sees("2 midway checks opened")
    officer.sees("5 midway checks to do")
    officer.sees("Ring after the dentist")

    assert officer.effort.clicks == 0
    assert officer.effort.seconds - unlocked_after <= TO_KNOW_SECONDS


def test_an_opened_midway_check_is_gone_on_with_by_keys_alone(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlocked_after = unlock(officer)
    officer.is_in("Open the review")
    while keyboard_is_in() != "Waiting for me":
        officer.presses("J")
    officer.presses("J")
    officer.presses("Enter")
    officer.sees("Midway check, ")
    officer.presses("J")
    officer.presses("Enter")
    officer.no_longer_sees("Waiting for others")

    assert officer.effort.clicks == 0
    assert officer.effort.seconds - unlocked_after <= TO_PLAN_SECONDS


def test_what_one_meant_to_do_today_is_done_by_one_key_and_undo_is_offered(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlock(officer)
    officer.is_in("Open the review")
    while not keyboard_is_in().startswith("Zion · Ring after the dentist"):
        officer.presses("J")
    officer.presses("X")
    officer.sees("Marked as done.")
    officer.no_longer_sees("Ring after the dentist")
    officer.clicks("Undo")
    officer.sees("Ring after the dentist")

    assert officer.effort.clicks == 1


def test_a_birthday_card_is_recorded_by_one_click(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlock(officer)
    officer.scrolls_to("Card sent", over="Waiting for me")
    officer.clicks("Card sent")
    officer.sees("Card marked as sent.")

    assert officer.effort.clicks == 1


def test_every_week_of_the_load_opens_its_reviews(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlock(officer)
    officer.scrolls_to("See my weeks", over="Waiting for me")
    officer.clicks("See my weeks")
    officer.sees("Week of 16 March")

    assert officer.effort.clicks == 1


def test_the_sheet_for_the_road_and_the_one_to_one_are_one_click_away(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    unlock(officer)
    officer.scrolls_to("Sheet for the road", over="Waiting for me")
    officer.clicks("Sheet for the road")
    officer.sees("2 visits today.")
    officer.clicks("Today")
    officer.scrolls_to("One-to-one sheet", over="Waiting for me")
    officer.clicks("One-to-one sheet")
    officer.sees("What I want to talk about")

    assert officer.effort.clicks == 3
