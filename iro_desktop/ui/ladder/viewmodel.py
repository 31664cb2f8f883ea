"""What the page of the ladder says: each rung, what breaks the Handbook's total, and how a resolution goes; no Qt."""

from dataclasses import dataclass

from iro_desktop.queries.ladder import Ladder, StageRow
from iro_desktop.queries.resolution_waiting import NOTICE_DAYS_BEFORE

NOT_SET = "Nobody has set the ladder yet. These stages stand until you change one."


@dataclass(frozen=True, slots=True, kw_only=True)
class RungWords:
    """One stage as a row."""

    number: int
    name: str
    role: str
    holder: str
    """Who it is now and how to write to them, or that nobody is named."""
    holder_is_known: bool
    can_go: bool
    """Whether it can be taken off: the last of several."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the protocol, in our own words."""

    title: str
    words: str
    source: str


def rungs(stands: Ladder) -> tuple[RungWords, ...]:
    """The formal stages in the order in which they follow."""
    last = stands.stages[-1].number if len(stands.stages) > 1 else None
    return tuple(
        RungWords(
            number=stage.number,
            name=stage.name,
            role=stage.role,
            holder=_holder(stage),
            holder_is_known=bool(stage.holder_name or stage.holder_email),
            can_go=stage.number == last,
        )
        for stage in stands.stages
    )


def kept_words(stage: str) -> str:
    """The toast after a change."""
    return f"{stage} changed. What was raised before keeps whom it was asked of."


def protocol(stands: Ladder) -> tuple[Passage, ...]:
    """How a resolution goes, with the numbers that this council counts by."""
    days = f"{stands.days_each} {'working days' if stands.counts_working_days else 'days'}"
    left_out = ", weekends and bank holidays left out" if stands.counts_working_days else ""
    notice = stands.days_each - NOTICE_DAYS_BEFORE
    return (
        Passage(
            "Talk first, and write it down",
            "Say to the social worker, then to the team manager, what is not right for the child and what you ask for. "
            "It counts from the first minute, because it is written down here. Older forms call this an alert: the "
            "word that messages use is chosen in Dates and limits.",
            "IRO Handbook (2010), chapter 6",
        ),
        Passage(
            f"{days.capitalize()} for an answer",
            f"Each stage has {days}, the day it was asked not counted{left_out}. Both readings are shown: working days "
            f"and every day. You are told on day {notice}. After the last day you choose the next stage, or wait for a "
            "reason; nothing goes up by itself.",
            "Local resolution policies; the number is set in Dates and limits",
        ),
        Passage(
            f"{stands.total_days} working days for all formal stages",
            "All formal stages together are to take no longer. You may leave a stage out where it would not help.",
            "IRO Handbook (2010), 6.2",
        ),
        Passage(
            "Cafcass at any time",
            "Where you think it right, you refer the child’s case to Cafcass: at any stage, also beside the ladder. "
            "You need nobody’s leave.",
            "Children Act 1989, s. 25B(3); Care Planning … Regulations 2010, reg. 45",
        ),
        Passage(
            "Yours to begin and to end",
            "Raising it is your own duty, also where the child would rather not; tell them, and write down what they "
            "say. Every step stays with who and when, and no manager can change it. At the end you say what difference "
            "it made for the child.",
            "IRO Handbook (2010), chapter 6",
        ),
    )


def _holder(stage: StageRow) -> str:
    parts = [part for part in (stage.holder_name, stage.holder_email) if part]
    return " · ".join(parts) if parts else "Nobody is named. A message then goes to the role."
