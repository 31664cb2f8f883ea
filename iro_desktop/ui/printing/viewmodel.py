"""What the page of letters on paper says; no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from iro_desktop.models.letter_safety import Route
from iro_desktop.queries.printing import Counted, LetterOnPaper, OnPaper
from iro_desktop.ui import words
from iro_desktop.ui.letter.sent_words import ROUTES
from iro_desktop.ui.shown import Choice, DayBarWords

LOOKS_BACK = timedelta(days=30)
"""Letters that were finished longer ago are printed from their own page: nobody looks for them in a pile."""
NO_PRINTER = "No printer was found. Save them as PDFs: they can be printed later, here or from a letter’s own page."
WHY_COUNT = (
    "Take one letter from the printer at a time. Each page says which letter it belongs to and how many there are. "
    "Tick a letter when all its pages are in your hand and no page of another is."
)
UNPROTECTED = "A saved file is not encrypted. Whoever has it can read it."
WAYS: Mapping[Route, str] = {route: ROUTES[route] for route in (Route.BY_HAND, Route.POST)}
"""How paper goes."""
STATES = (
    Choice(OnPaper.TO_PRINT, "To print"),
    Choice(OnPaper.TO_COUNT, "Pages to count"),
    Choice(OnPaper.COUNTED, "Printed and counted"),
)
_NOTHING = {
    OnPaper.TO_PRINT: ("Nothing waits for the printer.", "A letter that you finish stands here until it is printed."),
    OnPaper.TO_COUNT: ("No pages to count.", "A letter that was printed stands here until its pages are counted."),
    OnPaper.COUNTED: ("Nothing was printed in the last 30 days.", "Letters whose pages were counted stand here."),
}


def of_state(letters: Iterable[LetterOnPaper], state: OnPaper) -> tuple[LetterOnPaper, ...]:
    return tuple(one for one in letters if one.state is state)


def summary(letters: Sequence[LetterOnPaper]) -> str:
    """Below the heading: “3 letters to print. Pages of 2 letters to count.”"""
    to_print, to_count = len(of_state(letters, OnPaper.TO_PRINT)), len(of_state(letters, OnPaper.TO_COUNT))
    if not to_print and not to_count:
        return "Nothing waits for the printer."
    said = [f"{words.plural(to_print, 'letter')} to print."] if to_print else []
    said += [f"Pages of {words.plural(to_count, 'letter')} to count."] if to_count else []
    return " ".join(said)


def nothing(state: OnPaper) -> tuple[str, str]:
    """What an empty pile says, and what will lie in it."""
    return _NOTHING[state]


def title(letter: LetterOnPaper) -> str:
    """“Sam”, or “Dana Reed, about Sam” in a letter to somebody else."""
    return letter.to_name if letter.to_name == letter.who.name else f"{letter.to_name}, about {letter.who.name}"


def below(letter: LetterOnPaper, now: datetime) -> str:
    """The reference, and when it was finished, printed or counted, in the officer’s own time."""
    if letter.went is not None:
        when = f"{ROUTES[letter.went.route].lower()} on {words.day_and_month(letter.went.on, now.date())}"
    elif letter.counted_at is not None:
        when = f"printed and counted {_moment(letter.counted_at, now)}"
    elif letter.printed_at is not None:
        when = f"printed {_moment(letter.printed_at, now)}"
    else:
        when = f"finished {_moment(letter.finished_at, now)}"
    return f"{letter.reference} · {when}"


def _moment(at: datetime, now: datetime) -> str:
    return words.moment(at.astimezone(now.tzinfo), now.date())


def print_words(count: int) -> str:
    return f"Print {words.plural(count, 'letter')}" if count else "Print"


def save_words(count: int) -> str:
    return f"Save {words.plural(count, 'PDF')} in a folder" if count else "Save in a folder"


def progress(at_work: int, of: int, reference: str) -> DayBarWords:
    """“Letter 3 of 12”, and which. `at_work` counts from 1; nothing of it is done yet."""
    return DayBarWords((at_work - 1) / of if of else 0.0, f"Letter {at_work} of {of}", reference)


def ended(done: int, refused: int, not_begun: int, *, saved_in: str | None) -> str:
    """What became of a batch, in a sentence for each."""
    letters = words.plural(done, "letter")
    said = [f"{letters} saved in {saved_in}." if saved_in else f"{letters} went to the printer. Count the pages."]
    if not done:
        said = ["Nothing was saved." if saved_in else "Nothing was printed."]
    if refused:
        said.append(f"{words.plural(refused, 'letter')} did not go: each says why.")
    if not_begun:
        said.append(f"You stopped before {words.plural(not_begun, 'letter')}.")
    return " ".join(said)


def pages_are_here(counted: Counted) -> str:
    """Once the pages are counted: “All 2 pages of PIP-4F2 are here. Does it go to Pip now?”"""
    pages = "The page of {} is" if counted.pages == 1 else f"All {counted.pages} pages of {{}} are"
    return f"{pages.format(counted.reference)} here. Does it go to {counted.to_name} now?"


def went(counted: Counted, route: Route) -> str:
    """What is said once it is written down."""
    return f"{counted.reference} is written down as {ROUTES[route].lower()} to {counted.to_name}, today."
