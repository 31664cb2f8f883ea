"""Journey 1: from a car park to a saved consultation in thirty seconds."""

from tests.journeys.conftest import PASSPHRASE, THE_DAY, OpenAt
from tests.journeys.harness import Officer

NOTE = "Happy about the new bike. “I want to see my uncle.” Nervous about March."
"""Fourteen words, as the budget was worked out for."""
IN_THE_CAR_PARK = THE_DAY.replace(hour=15, minute=42)
BEFORE_SAMS_REVIEW = THE_DAY.replace(hour=10, minute=34)


def unlock(officer: Officer) -> None:
    officer.is_in("Passphrase")
    officer.types(PASSPHRASE)
    officer.presses("Enter")
    officer.sees_control("Record a conversation")


def test_by_keys_alone_a_conversation_is_saved_within_thirty_seconds(locked_at: OpenAt) -> None:
    officer = locked_at(IN_THE_CAR_PARK)
    unlock(officer)
    officer.presses("Ctrl+Shift+C")
    officer.is_in("Child")
    officer.types("sam")
    officer.presses("Enter")
    officer.is_in("What was said")
    officer.types(NOTE)
    officer.presses("Ctrl+Enter")
    officer.sees("Conversation with Sam saved.")

    assert officer.effort.clicks == 0
    assert officer.effort.seconds <= 30


def test_by_mouse_four_clicks_are_enough(locked_at: OpenAt) -> None:
    officer = locked_at(IN_THE_CAR_PARK)
    officer.is_in("Passphrase")
    officer.types(PASSPHRASE)
    officer.clicks("Open my records")
    officer.clicks("Record a conversation")
    officer.is_in("Child")
    officer.types("sa")
    officer.clicks("Sam, 8")
    officer.is_in("What was said")
    officer.types(NOTE)
    officer.clicks("Done")
    officer.sees("Conversation with Sam saved.")

    assert officer.effort.clicks <= 4


def test_the_child_whose_review_is_near_is_chosen_already(locked_at: OpenAt) -> None:
    officer = locked_at(BEFORE_SAMS_REVIEW)
    unlock(officer)
    officer.presses("Ctrl+Shift+C")
    officer.is_in("What was said")
    officer.sees("Sam, 8")
    officer.types(NOTE)
    officer.sees("Saved on this laptop 10:34")
    officer.presses("Ctrl+Enter")
    officer.sees("Conversation with Sam saved.")

    assert officer.effort.clicks == 0
    assert officer.effort.seconds <= 27


def test_what_was_saved_is_found_by_its_words(locked_at: OpenAt) -> None:
    officer = locked_at(BEFORE_SAMS_REVIEW)
    unlock(officer)
    officer.presses("Ctrl+Shift+C")
    officer.is_in("What was said")
    officer.types("He showed me his purple kite.")
    officer.presses("Ctrl+Enter")
    officer.sees("Conversation with Sam saved.")
    officer.presses("Ctrl+K")
    officer.is_in("Search or do")
    officer.types("purple kite")
    officer.sees("purple kite")


def test_a_panel_hidden_with_escape_comes_back_with_its_words(locked_at: OpenAt) -> None:
    officer = locked_at(BEFORE_SAMS_REVIEW)
    unlock(officer)
    officer.presses("Ctrl+Shift+C")
    officer.is_in("What was said")
    officer.types("Half a thou")
    officer.presses("Esc")
    officer.no_longer_sees("What was said")
    officer.presses("Ctrl+Shift+C")
    officer.clicks("Keep going")
    officer.sees("Saved on this laptop")
    officer.is_in("What was said")
    officer.types("ght")
    officer.presses("Ctrl+Enter")
    officer.sees("Conversation with Sam saved.")
    officer.presses("Ctrl+K")
    officer.is_in("Search or do")
    officer.types("half a thought")
    officer.sees("Half a thought")


def test_locking_keeps_the_half_written_note_and_the_same_passphrase_opens_again(locked_at: OpenAt) -> None:
    officer = locked_at(BEFORE_SAMS_REVIEW)
    unlock(officer)
    officer.presses("Ctrl+Shift+C")
    officer.is_in("What was said")
    officer.types("He was about to say")
    officer.presses("Ctrl+L")
    unlock(officer)
    officer.presses("Ctrl+Shift+C")
    officer.clicks("Keep going")
    officer.sees("Saved on this laptop")
    officer.is_in("What was said")
    officer.types(" something.")
    officer.presses("Ctrl+Enter")
    officer.sees("Conversation with Sam saved.")

    assert officer.effort.clicks == 1


def test_the_toast_offers_what_is_wanted_most_and_makes_it_in_one_press(locked_at: OpenAt) -> None:
    officer = locked_at(BEFORE_SAMS_REVIEW)
    unlock(officer)
    officer.presses("Ctrl+Shift+C")
    officer.is_in("What was said")
    officer.types(NOTE)
    officer.presses("Ctrl+Enter")
    officer.sees("Conversation with Sam saved.")
    for words in ("Undo", "Add more", "Make a decision", "Raise a resolution", "More …"):
        officer.sees_control(words)
    officer.clicks("Make a decision")
    officer.sees("Decision made for the review on 12 March.")
    officer.clicks("Say who and when")
    officer.sees("Decision 1, for the adults")

    assert officer.effort.clicks == 2
