"""Days, people and promises as a letter says them. In English, whatever the computer's own language is."""

import re
from collections.abc import Sequence
from datetime import date, time

from iro_desktop.letters.content import DecisionLine

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_WEEKDAY = "|".join(_DAYS)

DAY_AND_MONTH = re.compile(rf"\b(?:(?:{_WEEKDAY}),? )?\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\b")
_ENDS_A_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")


def day(on: date) -> str:
    """A day with its year: "27 March 2026"."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def weekday_and_day(on: date) -> str:
    """How a child's letter names a day: "Friday 27 March". A letter is read within the year."""
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"


def weekday_and_full_day(on: date) -> str:
    """A day for tables and papers that are read years later: "Friday 27 March 2026"."""
    return f"{weekday_and_day(on)} {on.year}"


def hour_in_words(at: time) -> str:
    """“11 o'clock”, “half past 3”, “quarter to 4”, else “3:20”: as it is said to a child."""
    hour = at.hour % 12 or 12
    following = at.hour % 12 + 1
    part = "in the morning" if at.hour < 12 else "in the afternoon" if at.hour < 17 else "in the evening"
    said = {0: f"{hour} o’clock", 15: f"quarter past {hour}", 30: f"half past {hour}", 45: f"quarter to {following}"}
    return f"{said.get(at.minute, f'{hour}:{at.minute:02d}')} {part}"


def by_when(due_on: date, in_childs_words: str | None = None) -> str:
    """When a decision will be done: the child's own measure of time where there is one, else the date."""
    own = (in_childs_words or "").strip().rstrip(".")
    return own or f"by {weekday_and_day(due_on)}"


def listed(names: Sequence[str]) -> str:
    """Names as one phrase: "Ruth, Sanjay and Leon"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def who_was_there(names: Sequence[str], *, child_came: bool) -> str | None:
    """The sentence "You, Ruth, Leon and I were there."; None when nobody but the officer was."""
    others = (["You"] if child_came else []) + [name.strip() for name in names if name.strip()]
    return f"{listed([*others, 'I'])} were there." if others else None


def who_was_not_there(names: Sequence[str]) -> str | None:
    """The sentence "Carys and Gran were not there.", without reasons: those print only where a person said they may."""
    absent = [name.strip() for name in names if name.strip()]
    if not absent:
        return None
    return f"{listed(absent)} {'was' if len(absent) == 1 else 'were'} not there."


def days_named_in(text: str) -> tuple[str, ...]:
    """Every day written out in a text, as written, each once."""
    return tuple(dict.fromkeys(DAY_AND_MONTH.findall(text)))


def decision_parts(line: DecisionLine) -> list[tuple[str, bool]]:
    """A decision as runs of text, each with whether it stands out: the one place that decides its sentence.

    The time stands where the wording already says it. Otherwise it follows: in the same sentence where the wording
    has no full stop ("Bev will buy a night light **by Sunday**."), else as its own ("**By Saturday 31 October.**").
    A name that the wording leaves out stands before the time ("**Leon, by Friday 3 May.**").
    """
    text = line.text.strip()
    when = (line.by_when or "").strip()
    who = (line.who or "").strip()
    who_is_missing = bool(who) and not re.search(rf"(?<!\w){re.escape(who)}(?!\w)", text, re.IGNORECASE)
    said = _already_said(text, when)
    if said and not who_is_missing:
        start, end = said
        return [part for part in ((text[:start], False), (text[start:end], True), (text[end:], False)) if part[0]]
    promise = ", ".join(part for part in (who if who_is_missing else "", when) if part)
    if not promise:
        return [(text, False)]
    if _ENDS_A_SENTENCE.search(text) or who_is_missing:
        closing = "" if _ENDS_A_SENTENCE.search(text) else "."
        return [(f"{text}{closing} ", False), (f"{promise[0].upper()}{promise[1:]}.", True)]
    return [(f"{text} ", False), (promise, True), (".", False)]


def decision_sentence(line: DecisionLine) -> str:
    """A decision word for word as the child's letter prints it."""
    return "".join(text for text, _ in decision_parts(line))


def _already_said(text: str, when: str) -> tuple[int, int] | None:
    """Where the wording says the time itself: the words as they are, or the same day and month."""
    if not when:
        return None
    start = text.casefold().find(when.casefold())
    if start >= 0 and len(text.casefold()) == len(text):
        return start, start + len(when)
    named = DAY_AND_MONTH.search(when)
    if named is None:
        return None
    wanted = _bare_day(named[0])
    for match in DAY_AND_MONTH.finditer(text):
        if _bare_day(match[0]) == wanted:
            return match.span()
    return None


def _bare_day(words: str) -> str:
    """The day and month alone: "Friday 27 March 2026" as "27 March"."""
    found = re.search(rf"\d{{1,2}} (?:{_MONTH})", words)
    return found[0] if found else words
