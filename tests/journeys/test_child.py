"""One child: what they want on every page, their brother one click away, and a home with somebody kept from it."""

from tests.journeys.conftest import THE_DAY, OpenAt
from tests.journeys.harness import Officer
from tests.journeys.test_morning import unlock

WANTED = ("Likes video calls, drawing", "Not Fridays", "Not in the room: Mr H.", "Reading 7 to 9", "Speaks English")


def at_sam(officer: Officer) -> None:
    """Unlock, and go to Sam's page by typing the name."""
    unlock(officer)
    officer.is_in("Open the review")
    officer.presses("Ctrl+K")
    officer.is_in("Search or do")
    officer.types("sam")
    officer.sees("Sam, 8, S.G.")
    officer.presses("Enter")
    officer.sees_control("About Sam")


def test_from_a_child_to_the_brother_and_back_is_two_clicks(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    before = officer.effort.clicks
    officer.clicks("brother Tom, 11")
    officer.sees_control("About Tom")
    officer.clicks("brother Sam, 8")
    officer.sees_control("About Sam")

    assert officer.effort.clicks - before == 2


def test_what_the_child_wants_is_in_sight_on_both_pages_without_scrolling(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    for wanted in WANTED:
        officer.sees(wanted)
    officer.clicks("About Sam")
    officer.sees("About Sam, 8")
    for wanted in WANTED:
        officer.sees(wanted)


def test_the_child_confirms_all_of_it_in_one_click_and_the_back_key_leads_back(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    at_sam(officer)
    officer.clicks("Change what Sam asked for")
    officer.clicks("Sam says this is right")
    officer.sees("Sam’s wishes confirmed today.")
    officer.presses("Alt+Left")
    officer.sees_control("About Sam")
