"""The midway checks of a caseload: how far each has come, which show themselves now, and each state counted apart."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from iro_desktop.models.after_review import midway_day, midway_not_required, midway_shown_from
from iro_desktop.models.care import Episode
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.due_days import DueDay
from iro_desktop.models.limits import Limits
from iro_desktop.models.midway import MidwayCheck, MidwayState, SpokenWith, midway_id, state_of
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.what_is_due import Plan, is_on, plans
from iro_desktop.queries.who import Who, everyone

SETTLED = frozenset({DecisionStatus.DONE, DecisionStatus.OVERTAKEN, DecisionStatus.NOT_ACCEPTED})
"""What became of a decision that nobody need look at again."""
UNFINISHED = frozenset({MidwayState.NOT_STARTED, MidwayState.HELD_NOT_RECORDED, MidwayState.FORM_OPEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class MidwayRow:
    """One midway check, begun or not. It belongs to the review, so a new officer finds it as it was left."""

    review_id: UUID
    who: Who
    completed_on: date
    """When the review was completed that it looks back on."""
    due: DueDay
    shown_from: date
    state: MidwayState
    why_not: str = ""
    """Why it is not required; empty where it is."""
    next_review_on: date | None = None
    moved: bool = False
    held_on: date | None = None
    with_name: str | None = None
    child_spoken: SpokenWith | None = None
    decisions: int = 0
    looked_at: int = 0
    """How many of them were looked at, or were done before."""
    not_done: int = 0
    """How many are not, or only partly, done."""

    @property
    def midway_id(self) -> UUID:
        """The id of the check's record, where there is one. Worked out when asked for: it is not cheap."""
        return midway_id(self.review_id)

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    def is_to_do(self, today: date) -> bool:
        """Whether it shows itself: from seven days before its day, and whenever something of it was begun."""
        return self.is_unfinished and (self.state is not MidwayState.NOT_STARTED or self.shown_from <= today)

    def is_known_by(self, today: date) -> bool:
        """Whether its time has come, or something of it was begun or finished."""
        return self.state is not MidwayState.NOT_STARTED or self.shown_from <= today

    def is_late(self, today: date) -> bool:
        """Whether its day has passed. It is ours that is late, never the child."""
        return self.is_unfinished and self.due.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class MidwayCounts:
    """How many checks stand at each state, each counted apart; `late` are those unfinished after their day."""

    not_started: int = 0
    """Only those that show themselves by now."""
    held_not_recorded: int = 0
    form_open: int = 0
    closed: int = 0
    not_required: int = 0
    late: int = 0


def midways(
    session: Session, today: date, bank_holidays: Container[date], *, child_ids: Collection[UUID] | None = None
) -> tuple[MidwayRow, ...]:
    """The check of each child's last review here, and every older one that was begun and not finished; by day.

    Reviews from the council's files have none: nobody here knows what was looked at after those.
    """
    limits = limits_here(session)
    facts = _facts(session, today, bank_holidays, child_ids)
    shown = {review.child_id for review in facts.reviews}
    people = everyone(session, shown)
    rows = [
        row
        for review in facts.reviews
        if review.child_id in people and (row := _row(review, facts, people[review.child_id], limits)) is not None
    ]
    # Of checks whose time has not come nobody asks how many decisions were looked at.
    begun = [row for row in rows if row.state is not MidwayState.NOT_REQUIRED and row.is_known_by(today)]
    progress = decisions_looked_at(
        session, [row.review_id for row in begun], [check.id for check in facts.checks.values()]
    )
    counted = [_with(row, progress.get(row.review_id)) for row in rows]
    return tuple(sorted(counted, key=lambda row: (row.due.due_on, row.who.name, str(row.review_id))))


def to_do(rows: Iterable[MidwayRow], today: date) -> tuple[MidwayRow, ...]:
    """Those that show themselves on a day: opened ones first, then talked about and not written down, then by day."""
    order = [MidwayState.FORM_OPEN, MidwayState.HELD_NOT_RECORDED, MidwayState.NOT_STARTED]
    shown = [row for row in rows if row.is_to_do(today)]
    return tuple(sorted(shown, key=lambda row: (order.index(row.state), row.due.due_on, row.who.name)))


def midway_counts(rows: Iterable[MidwayRow], today: date) -> MidwayCounts:
    """Each state counted apart. What was opened and not finished is never counted as done."""
    states: Counter[MidwayState] = Counter()
    late = 0
    for row in rows:
        late += row.is_late(today)
        if row.state is not MidwayState.NOT_STARTED or row.is_to_do(today):
            states[row.state] += 1
    return MidwayCounts(
        not_started=states[MidwayState.NOT_STARTED],
        held_not_recorded=states[MidwayState.HELD_NOT_RECORDED],
        form_open=states[MidwayState.FORM_OPEN],
        closed=states[MidwayState.CLOSED],
        not_required=states[MidwayState.NOT_REQUIRED],
        late=late,
    )


@dataclass(frozen=True, slots=True)
class _Done:
    """A review that was completed here."""

    review_id: UUID
    child_id: UUID
    completed_on: date


@dataclass(frozen=True, slots=True)
class _Progress:
    """How many decisions a review made, how many were looked at, and how many of those are not done."""

    decisions: int = 0
    looked_at: int = 0
    not_done: int = 0


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that the list reads: one question to each table."""

    today: date
    bank_holidays: Container[date]
    reviews: list[_Done]
    checks: dict[UUID, MidwayCheck]
    planned: dict[UUID, Plan]
    last_held: dict[UUID, date]
    left: dict[UUID, date]


def next_review_after(
    completed_on: date, plan: Plan | None, last_held_on: date | None, today: date
) -> tuple[date | None, bool]:
    """The day of the review after one, and whether it was held. A day that passed without a meeting is not one."""
    if last_held_on is not None and last_held_on > completed_on:
        return last_held_on, True
    if plan is None or plan.on is None or plan.on <= completed_on:
        return None, False
    return (plan.on, False) if plan.under_way or plan.on >= today else (None, False)


def _row(review: _Done, facts: _Facts, who: Who, limits: Limits) -> MidwayRow | None:
    check, today, bank_holidays = facts.checks.get(review.review_id), facts.today, facts.bank_holidays
    due = midway_day(
        review.completed_on,
        bank_holidays,
        moved_to=check.moved_to if check else None,
        moved_reason=check.moved_reason if check else None,
        limits=limits,
    )
    plan, last_held = facts.planned.get(review.child_id), facts.last_held.get(review.child_id)
    next_on, was_held = next_review_after(review.completed_on, plan, last_held, today)
    left_on = facts.left.get(review.child_id)
    superseded = midway_not_required(due.due_on, next_on, left_on) or ""
    state = state_of(check, superseded=bool(superseded))
    if state is MidwayState.NOT_STARTED and (was_held or is_on(plan, today)):
        return None  # the next review is held: what was not looked at midway is looked at there
    own_reason = (check.not_needed_reason or "") if check else ""
    return MidwayRow(
        review_id=review.review_id,
        who=who,
        completed_on=review.completed_on,
        due=due,
        shown_from=midway_shown_from(due, limits=limits),
        state=state,
        why_not=(own_reason or superseded) if state is MidwayState.NOT_REQUIRED else "",
        next_review_on=next_on,
        moved=bool(check and check.moved_to),
        held_on=check.held_on if check else None,
        with_name=check.with_name if check else None,
        child_spoken=check.child_spoken if check else None,
    )


def _with(row: MidwayRow, progress: _Progress | None) -> MidwayRow:
    if progress is None:
        return row
    return replace(row, decisions=progress.decisions, looked_at=progress.looked_at, not_done=progress.not_done)


def _facts(session: Session, today: date, bank_holidays: Container[date], child_ids: Collection[UUID] | None) -> _Facts:
    def theirs(column: ColumnElement[UUID]) -> ColumnElement[bool]:
        return column.in_(child_ids) if child_ids is not None else column.is_not(None)

    last = (
        select(Review.child_id, func.max(Review.completed_on).label("on"))
        .where(_was_completed_here(today), theirs(Review.child_id))  # type: ignore[arg-type]  # a mapped column is one
        .group_by(Review.child_id)
        .subquery()
    )
    begun = (
        select(MidwayCheck.review_id)
        .where(
            MidwayCheck.deleted_at.is_(None),
            MidwayCheck.closed_at.is_(None),
            MidwayCheck.not_needed_reason.is_(None),
            or_(MidwayCheck.opened_at.is_not(None), MidwayCheck.held_on.is_not(None)),
            theirs(MidwayCheck.child_id),  # type: ignore[arg-type]  # as above
        )
        .subquery()
    )
    wanted = (
        select(Review.id, Review.child_id, Review.completed_on)
        .join(last, last.c.child_id == Review.child_id)
        .where(
            _was_completed_here(today),
            or_(Review.completed_on == last.c.on, Review.id.in_(select(begun.c.review_id))),
        )
    )
    reviews = [
        _Done(review_id, child_id, completed_on)
        for review_id, child_id, completed_on in session.execute(wanted)
        if completed_on is not None
    ]
    ids = [review.review_id for review in reviews]
    checks = session.scalars(
        select(MidwayCheck).where(MidwayCheck.review_id.in_(ids), MidwayCheck.deleted_at.is_(None))
    )
    held = (
        select(Review.child_id, func.max(Review.held_on))
        .where(
            Review.deleted_at.is_(None),
            Review.status == ReviewStatus.COMPLETED,
            Review.held_on <= today,
            theirs(Review.child_id),  # type: ignore[arg-type]  # as above
        )
        .group_by(Review.child_id)
    )
    return _Facts(
        today=today,
        bank_holidays=bank_holidays,
        reviews=reviews,
        checks={check.review_id: check for check in checks},
        planned=plans(session, child_ids),
        last_held={child_id: on for child_id, on in session.execute(held) if on is not None},
        left=left_care(session, today, {review.child_id for review in reviews}),
    )


def _was_completed_here(today: date) -> ColumnElement[bool]:
    return and_(
        Review.deleted_at.is_(None),
        Review.status == ReviewStatus.COMPLETED,
        Review.from_files.is_(False),
        Review.completed_on.is_not(None),
        Review.completed_on <= today,
    )


def left_care(session: Session, today: date, child_ids: Collection[UUID] | None = None) -> dict[UUID, date]:
    """When each of these children, or of all, left care: of those whose latest stretch of care has ended by a day."""
    theirs = Episode.child_id.in_(child_ids) if child_ids is not None else Episode.child_id.is_not(None)
    latest = (
        select(Episode.child_id, func.max(Episode.started_on).label("on"))
        .where(Episode.deleted_at.is_(None), Episode.started_on <= today, theirs)
        .group_by(Episode.child_id)
        .subquery()
    )
    ended = (
        select(Episode.child_id, func.min(Episode.ended_on))
        .join(latest, and_(latest.c.child_id == Episode.child_id, latest.c.on == Episode.started_on))
        .where(Episode.deleted_at.is_(None), Episode.ended_on <= today)
        .group_by(Episode.child_id)
    )
    return {child_id: on for child_id, on in session.execute(ended) if on is not None}


def decisions_looked_at(
    session: Session, review_ids: Collection[UUID], midway_ids: Collection[UUID]
) -> Mapping[UUID, _Progress]:
    """Of each review, how many decisions there are, how many were looked at, and how many of those are not done.

    `midway_ids` are the checks that were begun.
    """
    lines = session.execute(
        select(DecisionUpdate.id, DecisionUpdate.decision_id).where(
            DecisionUpdate.midway_id.in_(midway_ids),
            DecisionUpdate.kind == UpdateKind.LOOKED_AT,
            DecisionUpdate.deleted_at.is_(None),
        )
    ).all()
    back = _taken_back(session) if lines else set()
    looked = {decision_id for line_id, decision_id in lines if line_id not in back}
    theirs = (Decision.review_id.in_(review_ids), Decision.deleted_at.is_(None))
    # Counted where they lie: on a manager's laptop these are thousands of decisions.
    by_status = select(Decision.review_id, Decision.status, func.count()).where(*theirs)
    found: dict[UUID, _Progress] = {}
    for review_id, status, count in session.execute(by_status.group_by(Decision.review_id, Decision.status)):
        so_far = found.get(review_id, _Progress())
        found[review_id] = _Progress(
            so_far.decisions + count,
            so_far.looked_at + (count if status in SETTLED else 0),
            so_far.not_done + (count if status in {DecisionStatus.NOT_DONE, DecisionStatus.PARTLY} else 0),
        )
    if looked:
        seen = select(Decision.review_id, func.count()).where(
            *theirs, Decision.id.in_(looked), Decision.status.not_in(SETTLED)
        )
        for review_id, count in session.execute(seen.group_by(Decision.review_id)):
            found[review_id] = replace(found[review_id], looked_at=found[review_id].looked_at + count)
    return found


def looked_at_in(session: Session, midway_ids: Collection[UUID]) -> dict[UUID, DecisionUpdate]:
    """The last line about each decision that was written at these checks and not taken back, by the decision."""
    lines = session.scalars(
        select(DecisionUpdate)
        .where(DecisionUpdate.midway_id.in_(midway_ids), DecisionUpdate.deleted_at.is_(None))
        .order_by(DecisionUpdate.created_at, DecisionUpdate.id)
    ).all()
    back = _taken_back(session) if lines else set()
    return {line.decision_id: line for line in lines if line.kind is UpdateKind.LOOKED_AT and line.id not in back}


def _taken_back(session: Session) -> set[UUID | None]:
    """The lines of all decisions that were taken back: few, and found by one question."""
    return set(
        session.scalars(
            select(DecisionUpdate.takes_back_id).where(
                DecisionUpdate.kind == UpdateKind.TAKEN_BACK, DecisionUpdate.deleted_at.is_(None)
            )
        )
    )
