"""Who has been asked for a review, in words; no Qt."""

from dataclasses import dataclass
from datetime import date

from iro_desktop.models.consultation import WhyNotAlone, WithWhom
from iro_desktop.queries.consultation import Asked, AskedFor, Heard
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import WHOM, capital

_WHY = {
    WhyNotAlone.DID_NOT_WANT_TO: "did not want to be alone",
    WhyNotAlone.WANTED_SOMEBODY_THERE: "wanted somebody there",
    WhyNotAlone.NOT_OLD_ENOUGH: "not old enough to talk alone",
    WhyNotAlone.INTERPRETER_THERE: "an interpreter was there",
    WhyNotAlone.NO_PRIVATE_PLACE: "there was no private place",
    WhyNotAlone.NOT_RIGHT_FOR_THE_CHILD: "being alone was not right",
}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One person of the list."""

    name: str
    """“Wren”, “Jan, the carer”, “A parent”."""
    state: str
    """“Spoken with in private, 2 March”, “Tried twice, last on 2 March”, “Not yet”."""
    waits: bool
    """Nobody has spoken with them yet."""


def line(asked: Asked, child: str, today: date) -> AskedLine:
    """Whom, and how far it has come."""
    if asked.with_whom is WithWhom.CHILD:
        name = capital(child)
    else:
        name = f"{asked.name}, {WHOM[asked.with_whom]}" if asked.name else capital(WHOM[asked.with_whom])
        name = name.replace(", a parent", ", parent")
    return AskedLine(name, _state(asked, today), waits=asked.heard is not Heard.SPOKEN_WITH)


def summary(asked: AskedFor) -> str:
    """“3 of 6 spoken with, 1 tried”."""
    spoken = sum(row.heard is Heard.SPOKEN_WITH for row in asked.rows)
    tried = sum(row.heard is Heard.TRIED for row in asked.rows)
    return f"{spoken} of {len(asked.rows)} spoken with" + (f", {tried} tried" if tried else "")


def _state(asked: Asked, today: date) -> str:
    on = words.day_and_month(asked.on, today) if asked.on else ""
    if asked.heard is Heard.NOT_YET:
        return "Not yet"
    if asked.heard is Heard.TRIED:
        times = {1: "Tried", 2: "Tried twice"}.get(asked.tries, f"Tried {asked.tries} times")
        return f"{times}, no answer, {'last on ' if asked.tries > 1 else ''}{on}"
    if asked.with_whom is not WithWhom.CHILD:
        return f"Spoken with, {on}"
    if asked.alone:
        return f"Spoken with in private, {on}"
    if asked.alone is None:
        return f"Spoken with, {on}; whether in private is not said"
    why = f": {_WHY[asked.why_not_alone]}" if asked.why_not_alone else ""
    return f"Spoken with, {on}, not alone{why}"
