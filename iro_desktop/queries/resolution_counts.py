"""Counting resolutions: cases and reasons apart, by month, stage, outcome and team, and the days to an answer."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.resolution import INFORMAL, Outcome, Reason, StepKind, Tone
from iro_desktop.models.resolution_story import counted, reasons_apart
from iro_desktop.models.working_days import working_days_between
from iro_desktop.queries.resolution_reading import Concern, StepFacts, started_concerns, steps_of_kinds


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month: what was raised in it, and how concerns that were settled in it ended."""

    month: date
    """Its first day."""
    informal: int
    """Raised in this month, and never taken to a formal stage since."""
    formal: int
    """Raised in this month, and formal now or when it ended."""
    escalated: int
    """Times that a concern was taken to a higher stage in this month."""
    resolved: int
    withdrawn: int
    overtaken: int

    @property
    def raised(self) -> int:
        return self.informal + self.formal


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionCounts:
    """The counts of a span of days. A concern about several children is one case."""

    first: date
    last: date
    cases: int
    """Raised within the span."""
    children: int
    """Children whom those cases are about, each counted once."""
    reasons_given: int
    """All reasons of those cases: one case may have several, so this may be more than the cases."""
    reasons: Mapping[Reason, int]
    """Cases that give each reason, in the order of the list; a reason that nobody gave is left out."""
    months: tuple[MonthRow, ...]
    """Every month of the span, also those without any."""
    stages: Mapping[int, int]
    """Where the cases of the span stand now, or ended."""
    outcomes: Mapping[Outcome, int]
    """Of the cases of the span that are settled."""
    still_open: int
    teams: Mapping[str, int]
    """By the team that was asked; "" where none was named."""
    answers: int
    """Answers that came to the cases of the span, one at most a stage."""
    days_to_answer: float | None
    """The middle value, in working days; None where no answer came."""
    differences: int
    """Settled cases of the span of which the difference for the child is written down."""
    to_cafcass: int
    good_practice: int
    thanks: int

    @property
    def in_a_sentence(self) -> str:
        """“59 cases, 89 reasons: one case can have several reasons.”"""
        cases = "1 case" if self.cases == 1 else f"{self.cases} cases"
        reasons = "1 reason" if self.reasons_given == 1 else f"{self.reasons_given} reasons"
        several = ": one case can have several reasons" if self.reasons_given > self.cases else ""
        return f"{cases}, {reasons}{several}."


def resolution_counts(
    session: Session,
    *,
    first: date,
    last: date,
    bank_holidays: Container[date],
    child_ids: frozenset[UUID] | None = None,
) -> ResolutionCounts:
    """Count what was raised from `first` to `last`, both included; of some children only, where they are named.

    Drafts, and starts that were taken back, count nowhere. Outcomes by month go by the day a concern was settled.
    """
    concerns = [
        one
        for one in started_concerns(session)
        if child_ids is None or any(part.facts.child_id in child_ids for part in one.parts)
    ]
    challenges = [one for one in concerns if one.lead.facts.tone is Tone.CHALLENGE]
    raised = [one for one in challenges if first <= one.lead.facts.raised_on <= last]
    good = [one.lead.facts for one in concerns if one.lead.facts.tone is not Tone.CHALLENGE]
    noted = Counter(facts.tone for facts in good if first <= facts.raised_on <= last)
    given = reasons_apart([one.reasons for one in raised])
    settled = [one.lead.story for one in raised if one.lead.settled]
    history = _History(session, challenges, bank_holidays)
    days = history.days_to_answer(raised)
    return ResolutionCounts(
        first=first,
        last=last,
        cases=len(raised),
        children=len({part.facts.child_id for one in raised for part in one.parts}),
        reasons_given=sum(given.values()),
        reasons={reason: given[reason] for reason in Reason if reason in given},
        months=tuple(_month(month, challenges, history, first, last) for month in months_of(first, last)),
        stages=dict(sorted(Counter(one.lead.story.stage for one in raised).items())),
        outcomes={
            outcome: count for outcome in Outcome if (count := sum(story.outcome is outcome for story in settled))
        },
        still_open=len(raised) - len(settled),
        teams=dict(sorted(Counter(one.lead.facts.team or "" for one in raised).items())),
        answers=len(days),
        days_to_answer=float(median(days)) if days else None,
        differences=sum(bool(story.difference) for story in settled),
        to_cafcass=sum(any(part.story.to_cafcass_on for part in one.parts) for one in raised),
        good_practice=noted[Tone.GOOD_PRACTICE],
        thanks=noted[Tone.THANKS],
    )


def months_of(first: date, last: date) -> tuple[date, ...]:
    """The first days of every month from one day to another."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)
    )


def _month(month: date, concerns: Sequence[Concern], history: "_History", first: date, last: date) -> MonthRow:
    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last and (day.year, day.month) == (month.year, month.month)

    raised = [one for one in concerns if within(one.lead.facts.raised_on)]
    ended = Counter(one.lead.story.outcome for one in concerns if within(one.lead.story.settled_on))
    formal = sum(one.lead.story.stage > INFORMAL for one in raised)
    return MonthRow(
        month=month,
        informal=len(raised) - formal,
        formal=formal,
        escalated=sum(within(day) for day in history.escalated_on),
        resolved=ended[Outcome.RESOLVED],
        withdrawn=ended[Outcome.WITHDRAWN],
        overtaken=ended[Outcome.OVERTAKEN],
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """One stage of one concern: when it began, and when it was answered."""

    on: date
    answered_on: date | None


_OF_STAGES = (StepKind.STARTED, StepKind.ESCALATED, StepKind.ANSWERED, StepKind.TAKEN_BACK)


class _History:
    """What happened on the way of each concern, as its leading record tells it."""

    def __init__(self, session: Session, concerns: Iterable[Concern], bank_holidays: Container[date]) -> None:
        self._bank_holidays = bank_holidays
        leads = {one.lead.facts.resolution_id: one.concern_id for one in concerns}
        steps: dict[UUID, list[StepFacts]] = {}
        for step in steps_of_kinds(session, _OF_STAGES):
            if step.resolution_id in leads:
                steps.setdefault(step.resolution_id, []).append(step)
        self._stages = {leads[own]: _stages(of_one) for own, of_one in steps.items()}

    @property
    def escalated_on(self) -> list[date]:
        """The days on which a concern went to a higher stage."""
        return [asked.on for stages in self._stages.values() for asked in stages[1:]]

    def days_to_answer(self, concerns: Iterable[Concern]) -> list[int]:
        """Working days from the beginning of each stage that was answered to its first answer."""
        return [
            working_days_between(asked.on, asked.answered_on, self._bank_holidays)
            for one in concerns
            for asked in self._stages.get(one.concern_id, ())
            if asked.answered_on is not None
        ]


def _stages(steps: Sequence[StepFacts]) -> list[_Asked]:
    """The stages that a record went through, the first one first: the rules of `story_of`, and each first answer."""
    stages: dict[int, _Asked] = {}
    for step in counted(steps):
        highest = max(stages, default=None)
        begins = highest is None if step.kind is StepKind.STARTED else highest is not None and step.stage > highest
        if step.kind in (StepKind.STARTED, StepKind.ESCALATED) and begins:
            stages[step.stage] = _Asked(step.happened_on, None)
        elif step.kind is StepKind.ANSWERED and step.stage == highest and stages[step.stage].answered_on is None:
            stages[step.stage] = _Asked(stages[step.stage].on, step.happened_on)
    return list(stages.values())
