"""What was promised in a review and what became of it, as the short letter about the midway check begins it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from iro_desktop.letters.assemble import DecisionFact, decision_line
from iro_desktop.letters.spoken import decision_sentence
from iro_desktop.models.review import DecisionStatus

BECAME: Mapping[DecisionStatus, str] = MappingProxyType(
    {
        DecisionStatus.DONE: "Done.",
        DecisionStatus.PARTLY: "Partly done.",
        DecisionStatus.NOT_DONE: "Not done.",
        DecisionStatus.OVERTAKEN: "Not needed any more.",
    }
)
"""What a child reads of each answer. Of other decisions only the officer can say how things stand."""
_ENDS = (".", "!", "?", "…", "”", '"')


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """A decision that the child may read, with what the check found: the answer, and the line that shows it."""

    decision: DecisionFact
    became: DecisionStatus
    line: str = ""


def promises_text(promises: Iterable[PromiseFact], officer_name: str) -> str | None:
    """A line of the letter for each promise: its words, what became of it, what shows it. None where there is none.

    It is where the officer begins, not where they end: in the editor it is text like any other.
    """
    lines = [_line(one, officer_name) for one in promises if is_told(one)]
    return "\n".join(lines) or None


def is_told(promise: PromiseFact) -> bool:
    """Whether the letter begins with a line about it: it has words for the child and an answer."""
    return bool(promise.decision.child_wording.strip()) and promise.became in BECAME


def _line(promise: PromiseFact, officer_name: str) -> str:
    said = decision_sentence(decision_line(promise.decision, officer_name)).strip()
    shows = " ".join(promise.line.split())
    if shows and not shows.endswith(_ENDS):
        shows += "."
    sentence = said if said.endswith(_ENDS) else f"{said}."
    return " ".join(part for part in (f"- {sentence}", BECAME[promise.became], shows) if part)
