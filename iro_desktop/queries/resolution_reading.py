"""Reading concerns with where each stands: two questions to the store, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Container
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from iro_desktop.models.due_days import DueDay
from iro_desktop.models.limit_keys import Choice, LimitKey, ResolutionDays
from iro_desktop.models.limits import DEFAULT_LIMITS, Limits, Unit, in_words, limit_of
from iro_desktop.models.people import Allocation
from iro_desktop.models.resolution import Outcome, RaisedBy, Reason, Resolution, ResolutionStep, StepKind, Tone
from iro_desktop.models.resolution_clocks import answer_due, total_limit
from iro_desktop.models.resolution_story import Clock, Story, clock_of, story_of
from iro_desktop.models.timescales import day_and_month
from iro_desktop.models.working_days import bank_holidays_within, last_working_day_on_or_before


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What a story reads of a step."""

    resolution_id: UUID
    id: UUID
    kind: StepKind
    happened_on: date
    created_at: datetime
    stage: int
    to_name: str | None
    to_role: str | None
    until_on: date | None
    text: str | None
    outcome: Outcome | None
    difference: str | None
    takes_back_id: UUID | None


@dataclass(frozen=True, slots=True)
class ResolutionFacts:
    """One child's record of a concern, as it was raised."""

    resolution_id: UUID
    concern_id: UUID
    child_id: UUID
    tone: Tone
    raised_on: date
    raised_by: str | None
    raised_how: RaisedBy
    concern: str
    reasons: tuple[str, ...]
    other_reason: str | None
    team: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One child's record, and where it stands."""

    facts: ResolutionFacts
    story: Story

    @property
    def settled(self) -> bool:
        return self.story.settled_on is not None


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern: one case, however many children it is about."""

    parts: tuple[Part, ...]
    """At least one; the one that leads first: of those still open, the furthest along."""

    @property
    def lead(self) -> Part:
        """The record that says where the concern stands."""
        return self.parts[0]

    @property
    def concern_id(self) -> UUID:
        return self.lead.facts.concern_id

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason once, in the order of the list; those of a newer version are left out."""
        given = {reason for part in self.parts for reason in part.facts.reasons}
        return tuple(reason for reason in Reason if reason in given)


def started_concerns(session: Session, *, settled_since: date | None = None) -> list[Concern]:
    """Every concern that was started. Those settled for good before `settled_since` are left out unread."""
    facts = _facts(session, settled_since)
    steps: dict[UUID, list[StepFacts]] = defaultdict(list)
    for step in _steps(session, settled_since):
        steps[step.resolution_id].append(step)
    by_concern: dict[UUID, list[Part]] = defaultdict(list)
    for one in facts:
        story = story_of(steps.get(one.resolution_id, ()))
        # A start that was taken back never was: the words went on as a draft of their own.
        if story.asked_on is not None:
            by_concern[one.concern_id].append(Part(one, story))
    return [Concern(tuple(sorted(parts, key=_leads))) for parts in by_concern.values()]


def _leads(part: Part) -> tuple[bool, int, bool, date, UUID]:
    facts, story = part.facts, part.story
    return (
        part.settled,
        -story.stage,
        facts.resolution_id != facts.concern_id,
        story.asked_on or facts.raised_on,
        facts.resolution_id,
    )


def officers_now(session: Session, today: date, child_ids: Collection[UUID] | None = None) -> dict[UUID, str]:
    """Who is each child's officer on a day, by the children's ids."""
    asked = (
        select(Allocation.child_id, Allocation.officer_name)
        .where(Allocation.deleted_at.is_(None), Allocation.from_on <= today)
        .where((Allocation.until_on.is_(None)) | (Allocation.until_on >= today))
        .order_by(Allocation.from_on, Allocation.created_at)
    )
    if child_ids is not None:
        asked = asked.where(Allocation.child_id.in_(child_ids))
    return {row.child_id: row.officer_name for row in session.execute(asked)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSums:
    """By when an answer is due, counted both ways, because policies seldom say which days they mean."""

    by_working_days: DueDay
    by_calendar_days: DueDay
    counts: DueDay
    """The one of the two that the council chose; also where another day was agreed."""
    agreed: date | None = None
    """The day that was agreed instead."""

    @property
    def due_on(self) -> date:
        """The day that counts."""
        return self.agreed or self.counts.due_on


class Counting:
    """Counts the days of many concerns on one day; the same sum is made once."""

    def __init__(self, today: date, bank_holidays: Container[date], limits: Limits = DEFAULT_LIMITS) -> None:
        self.today, self.limits = today, limits
        self._bank_holidays = bank_holidays
        self._clocks: dict[tuple[object, ...], Clock] = {}
        self._sums: dict[date, AnswerSums] = {}

    def clock(self, story: Story) -> Clock:
        """The days of a story."""
        key = (
            *(story.asked_on, story.answer_agreed_by, story.answered_on, story.waiting_until),
            *(story.formal_since, story.settled_on),
        )
        if key not in self._clocks:
            self._clocks[key] = clock_of(story, self.today, self._bank_holidays, limits=self.limits)
        return self._clocks[key]

    def sums(self, story: Story) -> AnswerSums | None:
        """By when an answer to the present stage is due; None where nothing was asked."""
        if story.asked_on is None:
            return None
        if story.asked_on not in self._sums:
            self._sums[story.asked_on] = answer_sums(story.asked_on, self._bank_holidays, limits=self.limits)
        sums = self._sums[story.asked_on]
        if story.answer_agreed_by is None:
            return sums
        return AnswerSums(
            by_working_days=sums.by_working_days,
            by_calendar_days=sums.by_calendar_days,
            counts=sums.counts,
            agreed=story.answer_agreed_by,
        )

    def total(self, story: Story) -> DueDay | None:
        """The last day of all formal stages together; None while it is informal."""
        if story.formal_since is None:
            return None
        return total_limit(story.formal_since, self._bank_holidays, limits=self.limits)


def answer_sums(asked_on: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS) -> AnswerSums:
    """Ten days after a stage began, in both readings, each with its sum."""
    due = answer_due(asked_on, bank_holidays, limits=limits)
    source, days = limit_of(LimitKey.RESOLUTION_ANSWER).source, limits.amount(LimitKey.RESOLUTION_ANSWER)

    def reading(due_on: date, unit: Unit) -> DueDay:
        return DueDay(
            due_on=due_on,
            last_working_day=last_working_day_on_or_before(due_on, bank_holidays),
            based_on=asked_on,
            sum_in_words=f"{day_and_month(asked_on)} + {in_words(days, unit)}",
            source=source,
            bank_holidays_left_out=(
                bank_holidays_within(asked_on, due_on, bank_holidays) if unit is Unit.WORKING_DAYS else ()
            ),
        )

    working, calendar = reading(due.by_working_days, Unit.WORKING_DAYS), reading(due.by_calendar_days, Unit.DAYS)
    by_calendar = limits.choice(Choice.RESOLUTION_DAYS) == ResolutionDays.CALENDAR
    return AnswerSums(by_working_days=working, by_calendar_days=calendar, counts=calendar if by_calendar else working)


def _long_settled(before: date) -> Select[UUID]:
    """Records that ended before a day, and of which no later step could say otherwise."""
    ended = func.max(case((ResolutionStep.kind == StepKind.SETTLED, ResolutionStep.happened_on)))
    again = func.sum(case((ResolutionStep.kind.in_((StepKind.REOPENED, StepKind.TAKEN_BACK)), 1), else_=0))
    return (
        select(ResolutionStep.resolution_id).group_by(ResolutionStep.resolution_id).having(ended < before, again == 0)
    )


_OF_RESOLUTION: tuple[ColumnElement[Any], ...] = tuple(
    Resolution.__table__.columns[name]
    for name in (
        *("id", "concern_id", "child_id", "tone", "raised_on", "raised_by_name", "raised_how"),
        *("concern", "reasons", "other_reason", "team"),
    )
)
_OF_STEP: tuple[ColumnElement[Any], ...] = tuple(
    ResolutionStep.__table__.columns[field.name] for field in fields(StepFacts)
)


def _facts(session: Session, settled_since: date | None) -> list[ResolutionFacts]:
    asked = select(*_OF_RESOLUTION).where(Resolution.started.is_(True), Resolution.deleted_at.is_(None))
    if settled_since is not None:
        asked = asked.where(Resolution.id.not_in(_long_settled(settled_since)))
    return [ResolutionFacts(*row) for row in session.execute(asked)]


def steps_of_kinds(session: Session, kinds: Collection[StepKind]) -> list[StepFacts]:
    """Every step of some kinds, of all resolutions."""
    kind = ResolutionStep.kind
    return [StepFacts(*row) for row in session.execute(select(*_OF_STEP).where(kind.in_(kinds)))]


def _steps(session: Session, settled_since: date | None) -> list[StepFacts]:
    asked = select(*_OF_STEP)
    if settled_since is not None:
        asked = asked.where(ResolutionStep.resolution_id.not_in(_long_settled(settled_since)))
    return [StepFacts(*row) for row in session.execute(asked)]
