"""Between reviews: something that happened is written down, a service asked in, a goodbye ticked, by mouse and key."""

from tests.journeys.conftest import THE_DAY, OpenAt
from tests.journeys.harness import Officer
from tests.journeys.test_child import at_sam


def between_reviews(officer: Officer) -> None:
    at_sam(officer)
    officer.clicks("Between reviews")
    officer.sees("Sam, between reviews")


def test_what_happened_is_kept_in_three_clicks_and_leads_on_to_a_resolution(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    between_reviews(officer)
    before, seconds = officer.effort.clicks, officer.effort.seconds
    officer.clicks("Write down what happened")
    officer.clicks("A move that nobody planned")
    officer.is_in("Day")
    officer.types("yesterday")
    for field in ("I was told on", "By whom", "In words"):
        officer.presses("Tab")
        officer.is_in(field)
    officer.types("moved overnight")
    officer.clicks("Done")
    officer.sees("A move that nobody planned: written down for Sam.")

    assert officer.effort.clicks - before == 3
    assert officer.effort.seconds - seconds < 40

    officer.clicks("A move that nobody planned   11 March")  # in the list, not in the toast
    officer.clicks("Raise a resolution")
    officer.sees("moved overnight")


def test_an_advocate_is_offered_and_asked_in_by_the_officer(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    between_reviews(officer)
    officer.clicks("Rights and services")
    officer.clicks("Independent visitor")
    officer.sees("Independent visitor: offered to Sam today.")
    officer.clicks("I ask it in today")
    officer.sees("Independent visitor: asked in for Sam today, by you.")


def test_a_goodbye_is_ticked_with_the_keyboard_alone(locked_at: OpenAt) -> None:
    officer = locked_at(THE_DAY)
    between_reviews(officer)
    officer.clicks("Goodbye")
    officer.clicks("Write down an ending")
    officer.is_in("Day")
    officer.presses("Ctrl+Enter")
    officer.is_in("Write down an ending")
    officer.sees("Sam was told in good time")
    for following in ("Open the event", "Sam was told in good time"):
        officer.presses("Tab")
        officer.is_in(following)
    officer.presses("Space")
    officer.sees("1 of 7 done")
