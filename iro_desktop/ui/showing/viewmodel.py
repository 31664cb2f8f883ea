"""Reading a letter together, in plain words; no Qt."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from iro_desktop.actions.showing import ON_THE_BUTTON
from iro_desktop.letters.passages import Passage, PassageKind, Row
from iro_desktop.models.languages import Language, language_named
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
    before = "You said: " if passage.kind is PassageKind.QUOTE and language_named(passage.language) is None else ""
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
    """When it was pressed, and in which other language it was read: “12 March at 15:30, in Arabic”."""
    at = button.shown_at.astimezone(now.tzinfo)
    language = language_named(button.language)
    beside = f", in {language.name}" if language else ""
    return f"{words.day_and_month(at.date(), now.date())} at {words.clock(at)}{beside}"


class Languages(StrEnum):
    """What is shown of a letter in two languages."""

    ENGLISH = "english"
    OTHER = "other"
    BOTH = "both"


def language_choices(other: Language) -> tuple[tuple[Languages, str, str], ...]:
    """What each button says in the words of who reads it, and to a screen reader in English."""
    return (
        (Languages.ENGLISH, "English", "English"),
        (Languages.OTHER, other.own_name, other.name),
        (Languages.BOTH, "Side by side", f"English and {other.name} side by side"),
    )


def order(rows: Sequence[Row], which: Languages) -> tuple[int, ...]:
    """The numbers of the passages in the order in which they are read. What has no translation is read in English."""
    numbers = iter(range(sum(len(row.english) + len(row.other) for row in rows)))
    read: list[int] = []
    for row in rows:
        english, other = [next(numbers) for _ in row.english], [next(numbers) for _ in row.other]
        if which is Languages.BOTH:
            read += [*english, *other]
        else:
            read += other if which is Languages.OTHER and other else english
    return tuple(read)


def number_in_its_language(rows: Sequence[Row], passage: Passage) -> int:
    """Which passage of the letter in its own language it is, from 0."""
    told = [one for row in rows for one in (*row.english, *row.other) if one.language == passage.language]
    return next(number for number, one in enumerate(told) if one is passage)
