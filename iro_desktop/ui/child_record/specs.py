"""What a field of a form is: its name, its words, how it is typed, and what it becomes; no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from iro_desktop.actions.changing import Value
from iro_desktop.queries.return_words import CODES_NOT_OFFERED
from iro_desktop.ui.shown import Choice

NOT_KNOWN = "Not known"
NUMBER_PROBLEM = "Type a whole number, such as 12."


class Typed(Enum):
    """How a field is filled in."""

    LINE = "line"
    NOTES = "notes"
    LIST = "list"
    """Several short texts, parted by commas."""
    NUMBER = "number"
    DAY = "day"
    """A day that has been, as a rule."""
    DAY_AHEAD = "day ahead"
    CHOICE = "choice"
    """One of many, in a list to pull down."""
    PILLS = "pills"
    """One of a few."""
    MANY = "many"
    """Some of a few."""
    YES_NO = "yes or no"
    TICK = "tick"
    ANIMAL = "animal"


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of a form."""

    name: str
    label: str
    typed: Typed = Typed.LINE
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    wide: bool = False
    """Takes the whole width; other fields stand two beside each other."""

    @property
    def is_wide(self) -> bool:
        return self.wide or self.typed in (Typed.NOTES, Typed.MANY, Typed.ANIMAL)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are shown together: never more than fit on a screen."""

    key: str
    title: str
    specs: tuple[Spec, ...]


YES_OR_NO = (Choice("yes", "Yes"), Choice("no", "No"), Choice("", NOT_KNOWN))


def choices_of(words: Mapping[str, str]) -> tuple[Choice, ...]:
    """One choice for each code or word, by what it is called."""
    return tuple(Choice(str(value), shown) for value, shown in words.items())


def or_not_known(words: Mapping[str, str], otherwise: str = NOT_KNOWN) -> tuple[Choice, ...]:
    """The same, after the choice of nothing."""
    return (Choice("", otherwise), *choices_of(words))


def choice(name: str, label: str, words: Mapping[str, str], hint: str = "", otherwise: str = NOT_KNOWN) -> Spec:
    """A field that chooses one of many, or nothing."""
    return Spec(name, label, Typed.CHOICE, hint, or_not_known(words, otherwise))


def yes_no(name: str, label: str, hint: str = "") -> Spec:
    return Spec(name, label, Typed.YES_NO, hint)


def with_kept(choices: Iterable[Choice], kept: str | None) -> tuple[Choice, ...]:
    """The choices, and what is kept where it is none of them: nothing is lost because a list does not know it."""
    offered = tuple(choices)
    if not kept or any(one.value == kept for one in offered):
        return offered
    return (*offered, Choice(kept, CODES_NOT_OFFERED.get(kept, kept)))


Shown = str | bool | date | tuple[str, ...] | None


def as_shown(spec: Spec, value: object) -> Shown:
    """What stands in the field for a value that is kept."""
    match spec.typed:
        case Typed.LIST:
            return ", ".join(value) if isinstance(value, tuple) else ""
        case Typed.MANY:
            return tuple(str(part) for part in value) if isinstance(value, tuple) else ()
        case Typed.DAY | Typed.DAY_AHEAD:
            return value if isinstance(value, date) else None
        case Typed.YES_NO:
            return {True: "yes", False: "no"}.get(value is True) if isinstance(value, bool) else ""
        case Typed.TICK:
            return value is True
        case Typed.NUMBER:
            return "" if value is None else str(value)
        case Typed.PILLS | Typed.CHOICE:
            return _chosen(spec, "" if value is None else str(value))
        case _:
            return "" if value is None else str(value)


def _chosen(spec: Spec, kept: str) -> str:
    """The choice that is kept. What was written in words before there was a choice is the choice of that name."""
    if any(one.value == kept for one in spec.choices):
        return kept
    return next((one.value for one in spec.choices if one.words.casefold() == kept.casefold()), kept)


def as_kept(spec: Spec, shown: object) -> Value:
    """What is kept of what stands in the field. Raises ValueError, with a sentence, for no number."""
    text = shown.strip() if isinstance(shown, str) else ""
    match spec.typed:
        case Typed.LIST:
            return parts_of(text)
        case Typed.MANY:
            return shown if isinstance(shown, tuple) else ()
        case Typed.DAY | Typed.DAY_AHEAD:
            return shown if isinstance(shown, date) else None
        case Typed.YES_NO:
            return {"yes": True, "no": False}.get(text)
        case Typed.TICK:
            return shown is True
        case Typed.NUMBER:
            if text and not (text.isascii() and text.isdigit() and len(text) < _TOO_MANY_FIGURES):
                raise ValueError(NUMBER_PROBLEM)
            return int(text) if text else None
        case _:
            return text or None


_TOO_MANY_FIGURES = 7


def parts_of(typed: str) -> tuple[str, ...]:
    """What was typed as a list: parted by commas or lines."""
    return tuple(part.strip() for line in typed.splitlines() for part in line.split(",") if part.strip())


class Section(StrEnum):
    """The parts of what is written down about a child."""

    NAMES = "names"
    WISHES = "wishes"
    CARE = "care"
    HOMES = "homes"
    PEOPLE = "people"
    SIBLINGS = "siblings"
    SERVICES = "services"
    OFFICER = "officer"
