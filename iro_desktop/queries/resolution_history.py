"""Every step of one concern, as it was written: who, when, and the sum behind each day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from iro_desktop.models.ids import companion_id
from iro_desktop.models.resolution import Outcome, Resolution, ResolutionStep, StepKind, Tone
from iro_desktop.models.resolution_story import Story, counted, in_order, story_of
from iro_desktop.queries.ladder import Ladder
from iro_desktop.queries.resolution_reading import AnswerSums, Counting
from iro_desktop.queries.who import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One step, as it was written. Of several children it is one row."""

    step_ids: tuple[UUID, ...]
    """One a child: all of them are taken back together."""
    kind: StepKind
    happened_on: date
    written_at: datetime
    by_name: str | None
    stage: int
    stage_name: str
    to_name: str | None
    to_role: str | None
    until_on: date | None
    text: str | None
    answered_by: str | None
    outcome: Outcome | None
    difference: str | None
    difference_may_be_told: bool
    child_agrees: bool | None
    for_children: tuple[Who, ...]
    """The children it is about; empty where it is about all of the card."""
    sums: AnswerSums | None
    """Of a start or an escalation: by when an answer was due, in both readings."""
    days: int | None
    """Of an answer: days since its stage began, as the council counts."""
    taken_back_on: date | None
    taken_back_by: str | None
    counts: bool
    """False where it was taken back."""


def history_of(
    steps: Sequence[ResolutionStep],
    here: Sequence[Resolution],
    whom: Mapping[UUID, Who],
    *,
    stages: Ladder,
    counting: Counting,
) -> tuple[HistoryRow, ...]:
    """Every step but the taking back, which is told beside what it takes back. Nothing is left out."""
    taken_back = {step.takes_back_id: step for step in steps if step.kind is StepKind.TAKEN_BACK}
    still_counts = {step.id for step in counted(steps)}
    rows = []
    for same in _together([step for step in in_order(steps) if step.kind is not StepKind.TAKEN_BACK], here):
        step = same[0]
        about = [one for one in here if any(each.resolution_id == one.id for each in same)]
        took = next((taken_back[each.id] for each in same if each.id in taken_back), None)
        began = step.kind in (StepKind.STARTED, StepKind.ESCALATED) and here[0].tone is Tone.CHALLENGE
        rows.append(
            HistoryRow(
                step_ids=tuple(each.id for each in same),
                kind=step.kind,
                happened_on=step.happened_on,
                written_at=step.created_at,
                by_name=step.by_name,
                stage=step.stage,
                stage_name=stages.name_of(step.stage),
                to_name=step.to_name,
                to_role=step.to_role,
                until_on=step.until_on,
                text=step.text,
                answered_by=step.answered_by,
                outcome=step.outcome,
                difference=step.difference,
                difference_may_be_told=step.difference_may_be_told,
                child_agrees=step.child_agrees,
                for_children=tuple(whom[one.child_id] for one in about) if len(about) < len(here) else (),
                sums=counting.sums(Story(asked_on=step.happened_on, answer_agreed_by=step.until_on)) if began else None,
                days=_days_to_answer(step, steps, counting),
                taken_back_on=took.happened_on if took else None,
                taken_back_by=took.by_name if took else None,
                counts=step.id in still_counts,
            )
        )
    return tuple(rows)


def _together(steps: Sequence[ResolutionStep], here: Sequence[Resolution]) -> list[list[ResolutionStep]]:
    """Steps that were written as one for several children, as one; see `actions/resolution_steps.py`."""
    by_id = {step.id: step for step in steps}
    of_another = {
        companion_id(step.id, f"also for {one.id}"): step.id
        for step in steps
        for one in here
        if one.id != step.resolution_id
    }
    groups: dict[UUID, list[ResolutionStep]] = {}
    for step in steps:
        first = of_another.get(step.id)
        groups.setdefault(first if first is not None and first in by_id else step.id, []).append(step)
    return list(groups.values())


def _days_to_answer(step: ResolutionStep, steps: Sequence[ResolutionStep], counting: Counting) -> int | None:
    if step.kind is not StepKind.ANSWERED:
        return None
    before = [one for one in steps if one.resolution_id == step.resolution_id and one.happened_on <= step.happened_on]
    story = story_of(one for one in before if one.kind in (StepKind.STARTED, StepKind.ESCALATED, StepKind.TAKEN_BACK))
    if story.asked_on is None or story.stage != step.stage:
        return None
    return counting.clock(Story(asked_on=story.asked_on, answered_on=step.happened_on)).day
