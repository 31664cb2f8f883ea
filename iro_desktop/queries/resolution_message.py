"""The words of a message about a concern, made ready for the officer's own mail program; no store, no clock.

A child is named by initials at most: the message leaves the protection of the child's record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from iro_desktop.models.timescales import day_and_month
from iro_desktop.queries.ladder import StageRow
from iro_desktop.queries.resolution_reading import AnswerSums
from iro_desktop.queries.who import Who

A_CHILD = "a child"
"""In place of initials, for a child whose name is not written down."""


@dataclass(frozen=True, slots=True)
class MessageWords:
    """A message to one person, as the officer may change it."""

    to_name: str
    to_email: str | None
    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a message is made from."""

    children: Sequence[Who]
    concern: str
    effect_on_child: str | None
    asked_for: str | None
    decisions: Sequence[str]
    """The wordings of the decisions it is about, as far as the reader may have them."""
    raised_on: date
    officer: str
    called: str = "resolution"
    """What those who are asked call it."""

    @property
    def titled(self) -> str:
        """The same, at the beginning of a line."""
        return f"{self.called[0].upper()}{self.called[1:]}"


def to_who_was_asked(
    said: Said, *, to: str, email: str | None, stage: StageRow | None, sums: AnswerSums
) -> MessageWords:
    """To whoever is asked at the present stage, informal where there is none."""
    kind = f"This is a formal {said.called}, {stage.name}." if stage else f"This is an informal {said.called}."
    return MessageWords(
        to,
        email,
        f"{said.titled}{', ' + stage.name if stage else ''}: {initials(said.children)}",
        _paragraphs(
            f"Hello {to},",
            f"I raise this for {initials(said.children)} as their reviewing officer. {kind}",
            *_what(said),
            f"I need your answer by {_by(sums)}.",
            said.officer,
        ),
    )


def to_next_stage(
    said: Said, *, stage: StageRow, asked_before: str, answer: str | None, sums: AnswerSums
) -> MessageWords:
    """To the holder of a stage to which it is taken now: what was asked, of whom, and what came back."""
    came = f"{asked_before} answered: {_one_line(answer)}" if answer else f"{asked_before} has not answered."
    return MessageWords(
        stage.holder_name or stage.role,
        stage.holder_email,
        f"{said.titled}, {stage.name}: {initials(said.children)}",
        _paragraphs(
            f"Hello {stage.holder_name or stage.role},",
            f"I take this to {stage.name} for {initials(said.children)}, as their reviewing officer. I raised it on "
            f"{day_and_month(said.raised_on)}. {came}",
            *_what(said),
            f"I need your answer by {_by(sums)}.",
            said.officer,
        ),
    )


def to_cafcass(said: Said, *, stage_name: str, asked_before: str) -> MessageWords:
    """To Cafcass: a referral of the officer's own, which needs nobody's leave."""
    return MessageWords(
        "Cafcass",
        None,
        f"Referral by a reviewing officer: {initials(said.children)}",
        _paragraphs(
            "Hello,",
            f"I refer the case of {initials(said.children)} under section 25B(3) of the Children Act 1989, as their "
            "reviewing officer.",
            *_what(said),
            f"I raised it with the council on {day_and_month(said.raised_on)}. It stands at: {stage_name}, with "
            f"{asked_before}.",
            said.officer,
        ),
    )


def initials(children: Sequence[Who]) -> str:
    """“S.G.”, “S.G. and T.G.”; a child without a name is counted and not named."""
    named = [child.initials for child in children if child.initials]
    unnamed = len(children) - len(named)
    if unnamed:
        named.append(A_CHILD if unnamed == 1 else f"{unnamed} children")
    *others, last = named or [A_CHILD]
    return f"{', '.join(others)} and {last}" if others else last


def _what(said: Said) -> list[str]:
    whom = initials(said.children)
    parts = [f"What is not right:\n{said.concern.strip()}"]
    if said.decisions:
        parts.append("\n".join(["The decisions it is about:", *(f"- {_one_line(one)}" for one in said.decisions)]))
    if said.effect_on_child:
        parts.append(f"What it means for {whom} now:\n{said.effect_on_child.strip()}")
    if said.asked_for:
        parts.append(f"What I ask for:\n{said.asked_for.strip()}")
    return parts


def _by(sums: AnswerSums) -> str:
    if sums.agreed is not None:
        return f"{day_and_month(sums.agreed)}, as we agreed"
    return f"{day_and_month(sums.due_on)} ({sums.counts.sum_in_full})"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part.strip())
