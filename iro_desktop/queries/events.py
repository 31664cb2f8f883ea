"""What happened to a child between reviews, latest first, and what of it is still open."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.between_reviews import AwayKind, EventKind, Goodbye, GoodbyeStep, SignificantEvent
from iro_desktop.models.due_days import DueDay, on_the_day, standing
from iro_desktop.models.event_rules import ENDINGS, HAS_AN_END, KNOWN_BEFORE, interview_due, told_due
from iro_desktop.models.limits import Limits
from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.who import Who, everyone


class LoopKind(StrEnum):
    """What an event leaves open."""

    STILL_AWAY = "still_away"
    INTERVIEW_NOT_OFFERED = "interview_not_offered"
    INTERVIEW_NOT_HELD = "interview_not_held"
    PROCEDURES_NOT_FOLLOWED = "procedures_not_followed"
    NOBODY_TOLD = "nobody_told"
    """Nobody told the officer, as far as is written down."""
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """Something still to be done or answered. `due` is None where no day is set for it."""

    kind: LoopKind
    due: DueDay | None = None
    status: DueStatus = DueStatus.NOT_KNOWN

    @property
    def is_late(self) -> bool:
        """Whether its day has passed: the lateness is an adult's, never the child's."""
        return self.status is DueStatus.OVERDUE


@dataclass(frozen=True, slots=True)
class Step:
    """One step of saying goodbye."""

    step: Goodbye
    done_on: date | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event, whole."""

    event_id: UUID
    child_id: UUID
    kind: EventKind
    happened_on: date
    until_on: date | None
    told_on: date | None
    told_by: str
    told_late: DueDay | None
    """Where the officer was told after this day."""
    text: str
    folded_as: str
    away_kind: AwayKind | None
    procedures_followed: bool | None
    interview_offered_on: date | None
    interview_accepted: bool | None
    interview_held_on: date | None
    interview_due: DueDay | None
    """By when the interview after the return is to be offered.

    None while there was no return, or where the child was away and it was known where they were.
    """
    what_officer_did: str
    no_early_review_reason: str
    from_record_id: UUID | None
    not_for: tuple[str, ...]
    loops: tuple[OpenLoop, ...]
    goodbye: tuple[Step, ...]
    """All steps of an ending, in order; empty where the event is none."""

    @property
    def goodbyes_done(self) -> int:
        return sum(step.done_on is not None for step in self.goodbye)


def events_of(session: Session, child_id: UUID, today: date, bank_holidays: Container[date]) -> tuple[EventRow, ...]:
    """The events of one child, latest first."""
    return _rows(session, (child_id,), today, bank_holidays)


def event_row(session: Session, event_id: UUID, today: date, bank_holidays: Container[date]) -> EventRow | None:
    """One event; None where it is not here, or was deleted."""
    event = session.get(SignificantEvent, event_id)
    if event is None or event.deleted_at is not None:
        return None
    return next(row for row in events_of(session, event.child_id, today, bank_holidays) if row.event_id == event_id)


def open_events(session: Session, today: date, bank_holidays: Container[date]) -> tuple[tuple[Who, EventRow], ...]:
    """Every event of every child here that leaves something open, what is late first, then by its day."""
    here = everyone(session)
    found = [
        (here[row.child_id], row)
        for row in _rows(session, None, today, bank_holidays)
        if row.loops and row.child_id in here
    ]
    return tuple(sorted(found, key=lambda pair: (not any(one.is_late for one in pair[1].loops), _first_day(pair[1]))))


def _first_day(row: EventRow) -> date:
    return min((loop.due.due_on for loop in row.loops if loop.due is not None), default=date.max)


def _rows(
    session: Session, child_ids: Iterable[UUID] | None, today: date, bank_holidays: Container[date]
) -> tuple[EventRow, ...]:
    found = select(SignificantEvent).where(SignificantEvent.deleted_at.is_(None))
    if child_ids is not None:
        found = found.where(SignificantEvent.child_id.in_(tuple(child_ids)))
    events = session.scalars(
        found.order_by(SignificantEvent.happened_on.desc(), SignificantEvent.created_at.desc(), SignificantEvent.id)
    ).all()
    endings = [event.id for event in events if event.kind in ENDINGS]
    steps: dict[UUID, dict[Goodbye, GoodbyeStep]] = defaultdict(dict)
    if endings:
        kept = select(GoodbyeStep).where(GoodbyeStep.event_id.in_(endings), GoodbyeStep.deleted_at.is_(None))
        for step in session.scalars(kept):
            steps[step.event_id][step.step] = step
    limits = limits_here(session)
    return tuple(_row(event, steps.get(event.id, {}), today, bank_holidays, limits) for event in events)


def _row(
    event: SignificantEvent,
    steps: Mapping[Goodbye, GoodbyeStep],
    today: date,
    bank_holidays: Container[date],
    limits: Limits,
) -> EventRow:
    missing = event.kind is EventKind.MISSING
    until = event.until_on if event.kind in HAS_AN_END else None
    told = told_due(event.happened_on, bank_holidays, limits=limits)
    came_back_on = until if missing and event.away_kind is not AwayKind.AWAY else None
    offered_by = interview_due(came_back_on, bank_holidays, limits=limits) if came_back_on else None
    goodbye = tuple(_step(step, steps.get(step)) for step in Goodbye) if event.kind in ENDINGS else ()
    late = event.told_on is not None and event.told_on > told.due_on and event.kind not in KNOWN_BEFORE
    loops = _Loops(event, today, bank_holidays, limits)
    return EventRow(
        event_id=event.id,
        child_id=event.child_id,
        kind=event.kind,
        happened_on=event.happened_on,
        until_on=until,
        told_on=event.told_on,
        told_by=event.told_by or "",
        told_late=told if late else None,
        text=event.text,
        folded_as=event.folded_as or "",
        away_kind=event.away_kind if missing else None,
        procedures_followed=event.procedures_followed if missing else None,
        interview_offered_on=event.interview_offered_on if missing else None,
        interview_accepted=event.interview_accepted if missing else None,
        interview_held_on=event.interview_held_on if missing else None,
        interview_due=offered_by,
        what_officer_did=event.what_officer_did or "",
        no_early_review_reason=event.no_early_review_reason or "",
        from_record_id=event.from_record_id,
        not_for=event.not_for,
        loops=tuple(loops.all(told, offered_by, goodbye)),
        goodbye=goodbye,
    )


def _step(step: Goodbye, kept: GoodbyeStep | None) -> Step:
    return Step(step, kept.done_on if kept else None, (kept.note or "") if kept else "")


@dataclass(frozen=True, slots=True)
class _Loops:
    """Finds what one event leaves open."""

    event: SignificantEvent
    today: date
    bank_holidays: Container[date]
    limits: Limits

    def all(self, told: DueDay, offered_by: DueDay | None, goodbye: tuple[Step, ...]) -> Iterable[OpenLoop]:
        if self.event.kind is EventKind.MISSING:
            yield from self._of_missing(offered_by)
        if self.event.told_on is None and self.event.kind not in KNOWN_BEFORE:
            yield self._loop(LoopKind.NOBODY_TOLD, told)
        if goodbye and any(step.done_on is None for step in goodbye):
            day = on_the_day(self.event.happened_on, "the day itself", "Good practice", self.bank_holidays)
            yield self._loop(LoopKind.GOODBYE, day)

    def _of_missing(self, offered_by: DueDay | None) -> Iterable[OpenLoop]:
        event = self.event
        if event.until_on is None:
            yield OpenLoop(LoopKind.STILL_AWAY)
        if event.procedures_followed is False:
            yield OpenLoop(LoopKind.PROCEDURES_NOT_FOLLOWED)
        if offered_by is not None and event.interview_offered_on is None and event.interview_held_on is None:
            yield self._loop(LoopKind.INTERVIEW_NOT_OFFERED, offered_by)
        if event.interview_accepted and event.interview_held_on is None:
            yield OpenLoop(LoopKind.INTERVIEW_NOT_HELD)

    def _loop(self, kind: LoopKind, due: DueDay) -> OpenLoop:
        return OpenLoop(kind, due, standing(due, self.today, None, self.bank_holidays, limits=self.limits))
