"""A matter: something a child brings to a review, what they say about it, and what is decided."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Formatter


class Owner(StrEnum):
    """Who carries a decision out. The word is also the name of the slot that holds their name."""

    CARER = "carer"
    SOCIAL_WORKER = "sw"
    TEAM_MANAGER = "manager"
    TEACHER = "teacher"
    NURSE = "nurse"
    ADVISER = "adviser"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Step:
    """A decision in waiting: both wordings, who, and how many days after the review."""

    wording: str
    child_wording: str
    owner: Owner
    days: int


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing a child may bring. Every text may name people by slot, as in "{carer} and {friend}"."""

    heading: str
    words: tuple[str, ...]
    """What a child says about it: the first in the meeting, the second when getting ready."""
    note: str
    steps: tuple[Step, ...]
    only_for: str | None = None
    """Slots that must be there although no text names them, with spaces between: "plaits", "toddler"."""


def matter(heading: str, words: tuple[str, ...], note: str, *steps: Step, only_for: str | None = None) -> Matter:
    return Matter(heading, words, note, steps, only_for)


def slots_of(text: str) -> frozenset[str]:
    """The names that a text needs."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


@cache
def needs(found: Matter) -> frozenset[str]:
    """Every slot that must be filled before a matter can be a child's own."""
    texts = [found.heading, found.note, *found.words]
    texts += [text for step in found.steps for text in (step.wording, step.child_wording)]
    owners = {str(step.owner) for step in found.steps}
    return frozenset().union(*map(slots_of, texts)) | owners | frozenset((found.only_for or "").split())


def fits(found: Matter, slots: Mapping[str, str] | Collection[str]) -> bool:
    """Whether a child has everybody and everything that the matter is about."""
    return all(slot in slots for slot in needs(found))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that may stand by itself, for those it fits."""

    text: str
    only_for: str = ""
    """Slots that must be there although the text does not name them, with spaces between."""


def lines_for(bank: Iterable[Line], slots: Collection[str]) -> list[str]:
    """The lines of a bank that fit a child."""
    return [line.text for line in bank if slots_of(line.text) | frozenset(line.only_for.split()) <= frozenset(slots)]
