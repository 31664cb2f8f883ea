"""Journey 8: the meeting, recorded by keys alone, with one click for a decision at most."""

from tests.journeys.conftest import THE_DAY, OpenAt
from tests.journeys.harness import Officer
from tests.journeys.test_morning import unlock

AT_THE_MEETING = THE_DAY.replace(hour=11, minute=5)
FIRST_TOPIC = "Note: Uncle Dean"
DECISIONS = (
    ("ring dean about his home", "priya", "in 2 weeks"),
    ("join the football club", "mike", "before easter"),
    ("drive to the park on saturdays", "mike", "27 march"),
)
A_DECISION_SECONDS = 20
"""The keystroke-level model for some forty keys of words; the officer's own ten seconds are those beside the words."""


def opens_the_meeting(officer: Officer) -> None:
    unlock(officer)
    officer.is_in("Open the review")
    officer.presses("Enter")
    officer.sees("Sam’s third review")
    officer.presses("Ctrl+PgDown")
    officer.is_in("Begin the meeting")
    officer.presses("Space")
    officer.is_in(FIRST_TOPIC)


def decides(officer: Officer, what: str, who: str, when: str) -> None:
    officer.types(what)
    officer.presses("Tab")
    officer.types(who)
    officer.presses("Tab")
    officer.types(when)
    officer.presses("Enter")
    officer.is_in("What")


def test_the_whole_meeting_is_recorded_without_the_mouse(locked_at: OpenAt) -> None:
    officer = locked_at(AT_THE_MEETING)
    opens_the_meeting(officer)
    officer.presses("F11")
    officer.no_longer_sees("Record a conversation")
    officer.is_in(FIRST_TOPIC)
    officer.types('"')
    officer.is_in("The child’s words: Uncle Dean")
    officer.types("at the park, like before.")
    officer.presses("Ctrl+D")
    officer.is_in("What")
    for what, who, when in DECISIONS:
        decides(officer, what, who, when)
    officer.presses("Esc")
    officer.presses("Ctrl+Down")
    officer.is_in("Note: Saturday football")
    officer.types("/p")
    officer.is_in("Not for the letter: Saturday football")
    officer.types("what the club said.")
    officer.presses("Ctrl+T")
    officer.sees("What is different since we last met")
    officer.presses("Space")
    officer.sees("1 of ")
    officer.presses("Esc")
    officer.presses("Ctrl+Shift+W")
    officer.sees("Sam left at 11:05.")
    officer.presses("Esc")
    officer.sees("Record a conversation")
    officer.sees("Sam left at 11:05")
    officer.sees("Saved on this laptop 11:05")

    assert officer.effort.clicks == 0


def test_a_decision_takes_one_click_at_most(locked_at: OpenAt) -> None:
    officer = locked_at(AT_THE_MEETING)
    opens_the_meeting(officer)
    for what, who, when in DECISIONS:
        before = (officer.effort.clicks, officer.effort.seconds)
        officer.clicks("What")
        decides(officer, what, who, when)
        assert officer.effort.clicks - before[0] <= 1
        assert officer.effort.seconds - before[1] <= A_DECISION_SECONDS


def test_what_is_being_typed_is_safe_under_the_cover(locked_at: OpenAt) -> None:
    officer = locked_at(AT_THE_MEETING)
    opens_the_meeting(officer)
    officer.presses("F11")
    officer.is_in(FIRST_TOPIC)
    officer.types("sam does not want to go home yet")
    officer.presses("F9")
    officer.is_in("Clock")
    officer.no_longer_sees("Uncle Dean")
    officer.presses("F9")
    officer.is_in(FIRST_TOPIC)
    officer.sees("Saved on this laptop 11:05")
