"""Where a resolution stands, told from its steps alone: in whatever order they arrive, the story is the same."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from iro_desktop.models.limit_keys import Choice, ResolutionDays
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.resolution import INFORMAL, Outcome, StepKind
from iro_desktop.models.resolution_clocks import AnswerDue, answer_due, total_limit
from iro_desktop.models.working_days import working_days_between


class Step(Protocol):
    """What a story reads of a step: the record itself, or a row with just this."""

    @property
    def id(self) -> UUID: ...
    @property
    def kind(self) -> StepKind: ...
    @property
    def happened_on(self) -> date: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def stage(self) -> int: ...
    @property
    def to_name(self) -> str | None: ...
    @property
    def to_role(self) -> str | None: ...
    @property
    def until_on(self) -> date | None: ...
    @property
    def text(self) -> str | None: ...
    @property
    def outcome(self) -> Outcome | None: ...
    @property
    def difference(self) -> str | None: ...
    @property
    def takes_back_id(self) -> UUID | None: ...


S = TypeVar("S", bound=Step)
_ORDER = {
    kind: number
    for number, kind in enumerate(
        (
            *(StepKind.STARTED, StepKind.ESCALATED, StepKind.TO_CAFCASS, StepKind.MESSAGE_SENT, StepKind.ANSWERED),
            *(StepKind.WAITING, StepKind.TOLD_CHILD, StepKind.NOTE),
            *(StepKind.SETTLED, StepKind.REOPENED, StepKind.TAKEN_BACK),
        )
    )
}
"""How steps of one moment follow: a stage begins before its message is sent, an answer comes before it is watched
(nobody waits and is answered at once), and the end comes last."""


class Standing(StrEnum):
    """What a resolution waits for."""

    WAITING_FOR_ANSWER = "waiting_for_answer"
    NO_ANSWER = "no_answer"
    """The day for an answer has passed: escalate, or wait for a reason."""
    WAITING_UNTIL = "waiting_until"
    """No answer, and the officer waits until a day, for a reason."""
    ANSWERED = "answered"
    """An answer came; the officer decides whether it is enough."""
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Story:
    """What the steps come to, before any day is counted."""

    stage: int = INFORMAL
    to_name: str | None = None
    to_role: str | None = None
    asked_on: date | None = None
    """When the present stage began; its ten days run from here."""
    answer_agreed_by: date | None = None
    answered_on: date | None = None
    """The answer to the present stage; an answer to an earlier one stays in the history."""
    answer: str | None = None
    waiting_until: date | None = None
    waiting_reason: str | None = None
    formal_since: date | None = None
    to_cafcass_on: date | None = None
    message_sent: bool = False
    """Whether the message of the present stage was sent, as far as the officer said."""
    told_child_on: date | None = None
    settled_on: date | None = None
    outcome: Outcome | None = None
    difference: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The days of a story, as counted on one day."""

    standing: Standing
    due: AnswerDue | None
    """By when an answer is due, in both readings; None where nothing was asked."""
    due_on: date | None
    """The day that counts: the one agreed, else the council's."""
    day: int
    """Days since the present stage began, working days or all days as the council counts. Never negative."""
    of_days: int
    """Days that were given for an answer, counted in the same way."""
    total_by: date | None
    """The last day of all formal stages together; None while it is informal."""
    formal_day: int
    total_days: int
    over_total: bool


def in_order(steps: Iterable[S]) -> list[S]:
    """Steps as they happened: by day, then by the moment they were written. Deleted ones do not exist.

    Thanks are started and settled in one moment: a beginning comes before what belongs to it, and an end last.
    """
    return sorted(steps, key=lambda step: (step.happened_on, step.created_at, _ORDER[step.kind], step.id))


def counted(steps: Iterable[S]) -> list[S]:
    """The steps that count, in order: without those that were taken back, and without the taking back."""
    all_steps = in_order(steps)
    mistakes = {step.takes_back_id for step in all_steps if step.kind is StepKind.TAKEN_BACK}
    return [step for step in all_steps if step.id not in mistakes and step.kind is not StepKind.TAKEN_BACK]


def story_of(steps: Iterable[Step]) -> Story:
    """What the steps come to.

    Two officers may act offline. The higher stage stands, an escalation to the stage it has already is the same one,
    an answer to an earlier stage does not stop the present clock, and after an end only opening it again counts.
    """
    story = Story()
    for step in counted(steps):
        story = _after(story, step)
    return story


def clock_of(story: Story, today: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> Clock:
    """Count the days of a story. Ten days for an answer and twenty for all formal stages: R7, IRO Handbook 6.2."""
    due = None if story.asked_on is None else answer_due(story.asked_on, bank_holidays, limits=limits)
    due_on = story.answer_agreed_by or (due.counts if due else None)
    total = None if story.formal_since is None else total_limit(story.formal_since, bank_holidays, limits=limits)
    until = story.settled_on or today
    every_day = limits.choice(Choice.RESOLUTION_DAYS) == ResolutionDays.CALENDAR

    def count(start: date, end: date) -> int:
        return max(0, (end - start).days) if every_day else _days(start, end, bank_holidays)

    formal_day = 0 if story.formal_since is None else _days(story.formal_since, until, bank_holidays)
    return Clock(
        standing=_standing(story, due_on, today),
        due=due,
        due_on=due_on,
        day=0 if story.asked_on is None else count(story.asked_on, story.answered_on or until),
        of_days=(
            count(story.asked_on, story.answer_agreed_by)
            if story.asked_on is not None and story.answer_agreed_by is not None
            else limits.amount(LimitKey.RESOLUTION_ANSWER)
        ),
        total_by=total.due_on if total else None,
        formal_day=formal_day,
        total_days=limits.amount(LimitKey.RESOLUTION_TOTAL),
        over_total=total is not None and until > total.due_on,
    )


def _after(story: Story, step: Step) -> Story:
    if story.settled_on is not None and step.kind is not StepKind.REOPENED:
        if step.kind is StepKind.TOLD_CHILD:
            return replace(story, told_child_on=story.told_child_on or step.happened_on)
        return story
    match step.kind:
        case StepKind.STARTED if story.asked_on is None:
            return _asked(story, step)
        case StepKind.ESCALATED if step.stage > story.stage:
            return _asked(story, step)
        case StepKind.ANSWERED if step.stage == story.stage:
            return replace(story, answered_on=step.happened_on, answer=step.text, waiting_until=None)
        case StepKind.WAITING if step.stage == story.stage:
            return replace(story, waiting_until=step.until_on, waiting_reason=step.text)
        case StepKind.TO_CAFCASS:
            return replace(story, to_cafcass_on=story.to_cafcass_on or step.happened_on)
        case StepKind.MESSAGE_SENT if step.stage == story.stage:
            return replace(story, message_sent=True)
        case StepKind.TOLD_CHILD:
            return replace(story, told_child_on=story.told_child_on or step.happened_on)
        case StepKind.SETTLED:
            return replace(story, settled_on=step.happened_on, outcome=step.outcome, difference=step.difference)
        case StepKind.REOPENED:
            return replace(story, settled_on=None, outcome=None, answered_on=None, answer=None, waiting_until=None)
        case _:
            return story


def _asked(story: Story, step: Step) -> Story:
    """A stage begins: its own clock, its own answer."""
    formal_since = story.formal_since or (step.happened_on if step.stage > INFORMAL else None)
    return replace(
        story,
        stage=step.stage,
        to_name=step.to_name,
        to_role=step.to_role,
        asked_on=step.happened_on,
        answer_agreed_by=step.until_on,
        answered_on=None,
        answer=None,
        waiting_until=None,
        waiting_reason=None,
        formal_since=formal_since,
        message_sent=False,
    )


def _standing(story: Story, due_on: date | None, today: date) -> Standing:
    if story.settled_on is not None:
        return Standing.SETTLED
    if story.answered_on is not None:
        return Standing.ANSWERED
    if story.waiting_until is not None and today <= story.waiting_until:
        return Standing.WAITING_UNTIL
    if due_on is not None and today > due_on:
        return Standing.NO_ANSWER
    return Standing.WAITING_FOR_ANSWER


def _days(start: date, end: date, bank_holidays: Container[date]) -> int:
    return max(0, working_days_between(start, end, bank_holidays))


def reasons_apart(resolutions: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """How often each reason is given. One resolution may have several, so this adds up to more than the resolutions."""
    found: dict[str, int] = {}
    for reasons in resolutions:
        for reason in dict.fromkeys(reasons):
            found[reason] = found.get(reason, 0) + 1
    return found
