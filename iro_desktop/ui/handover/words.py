"""What is said of a goodbye or a hello that is not written yet; no Qt."""

from datetime import date

from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.handover_letters import HandoverLetter
from iro_desktop.ui import words

NO_LETTER = "No letter"
WHY_NO_LETTER = "Why no letter?"
WHY_BELOW = "The reason stays with who the child’s officer is, and the letter is not offered any more."
KEEP = "Keep the reason"
KEPT = "No letter. The reason is kept."


def button(letter: HandoverLetter) -> str:
    """“Write goodbye letter”, or “Go on with the goodbye letter”."""
    what = "goodbye" if letter.kind is LetterKind.GOODBYE else "hello"
    return f"Go on with the {what} letter" if letter.draft_id is not None else f"Write {what} letter"


def why(letter: HandoverLetter, today: date) -> str:
    """“Temi takes over on Monday 4 May”, “You took over from Annette on 1 February”."""
    day = words.near_day(letter.on, today)
    on = day if day in {"today", "tomorrow", "yesterday"} else f"on {day}"
    coming = letter.on > today
    if letter.kind is LetterKind.GOODBYE:
        return f"{letter.other} {'takes' if coming else 'took'} over {on}"
    return f"You {'take' if coming else 'took'} over from {letter.other} {on}"


def title(letter: HandoverLetter) -> str:
    """“Goodbye letter to Sam”."""
    what = "Goodbye" if letter.kind is LetterKind.GOODBYE else "Hello"
    return f"{what} letter to {letter.who.name}"


def titles(kind: LetterKind, count: int) -> str:
    """“4 goodbye letters to write”."""
    what = "goodbye letter" if kind is LetterKind.GOODBYE else "hello letter"
    return f"{words.plural(count, what)} to write"
