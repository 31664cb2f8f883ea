"""Reading a letter together, in plain words; no Qt."""

from datetime import datetime

from iro_desktop.actions.showing import ON_THE_BUTTON
from iro_desktop.letters.passages import Passage, PassageKind
from iro_desktop.models.showing import Feeling
from iro_desktop.queries.showing import PressedButton
from iro_desktop.ui import words

WINDOW_TITLE = "Letter"
"""Says nothing about anybody: it stands in the task bar, where others look."""
PAGE, ONE_IDEA = "page", "one"
HOW_TO_LEAVE = "To leave, hold Esc"


def show_to(name: str) -> str:
    """What the button says."""
    return f"Show to {name}"


def what_was_pressed(name: str, count: int) -> str:
    """The button that leads to what waits for the officer."""
    return f"{name} pressed {words.plural(count, 'button')}"


def spoken(passage: Passage) -> str:
    """A passage as a screen reader says it; a quote says that it is one."""
    before = "You said: " if passage.kind is PassageKind.QUOTE else ""
    return (
        f"{passage.heading}. {before}{passage.text}" if passage.is_first and passage.heading else before + passage.text
    )


def pressed(feeling: Feeling) -> str:
    """What stands under a passage once a button was pressed there."""
    return f"You pressed: {ON_THE_BUTTON[feeling]}"


def place_of(passage: int, passages: int) -> str:
    """“3 of 14”."""
    return f"{passage + 1} of {passages}"


def waiting_line(button: PressedButton, now: datetime) -> str:
    """When it was pressed: “12 March at 15:30”."""
    at = button.shown_at.astimezone(now.tzinfo)
    return f"{words.day_and_month(at.date(), now.date())} at {words.clock(at)}"
