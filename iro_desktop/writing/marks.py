"""What the help has to say about a place in a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark is about, in the order in which two marks of one place matter."""

    SPELLING = "spelling"
    WORD = "word"
    """A word of the office, and a kinder one for a child."""
    ABOUT = "about"
    """The sentence speaks about the child, or leaves out who does something."""
    READING = "reading"
    """A sentence or a word that is hard for this reader."""


class WrittenFor(StrEnum):
    """Who reads what is written in a box."""

    CHILD = "child"
    """The child, as it stands there: everything is marked."""
    RECORD = "record"
    """Those who work for the child, and the child one day who asks for their record: an adult's note may be long."""


MARKED_IN: Mapping[WrittenFor, frozenset[MarkKind]] = {
    WrittenFor.CHILD: frozenset(MarkKind),
    WrittenFor.RECORD: frozenset({MarkKind.SPELLING, MarkKind.WORD}),
}
"""What is marked, by who reads it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage with a reason to look at it again."""

    start: int
    """Characters from the start of the text."""
    end: int
    """The first character after the passage."""
    kind: MarkKind
    reason: str
    """One sentence for the officer."""
    suggestions: tuple[str, ...] = ()
    """What may be written instead, best first. Spelling is looked up only when asked."""
    term: str = ""
    """What is kept when somebody keeps it, in lower case: the word, or the term of the words list. Empty where nothing
    can be kept."""
