"""What is due for a child, each line with the sum behind its day; and the reviews whose papers are still to write."""

from collections.abc import Collection, Container
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from iro_desktop.models.after_review import (
    DECISIONS_WORKING_DAYS,
    LETTER_WORKING_DAYS,
    decisions_due,
    letter_due,
    midway_day,
    midway_not_required,
)
from iro_desktop.models.due_days import due_day, soft_due_day, standing
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.limit_keys import Choice, LaSystemDates
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.midway import MidwayCheck, MidwayState, state_of
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.review_cycle import NextReview
from iro_desktop.models.timescales import DueStatus, ReviewKind, day_and_month, timescale_of
from iro_desktop.models.working_days import working_days_between


class Due(StrEnum):
    """What a day is for, in the order in which the work is done."""

    REVIEW = "review"
    DECISIONS = "decisions"
    LETTER = "letter"
    MIDWAY = "midway"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One thing that is due. `due_on` is None only where the files cannot tell; `reason` then says why.

    `based_on` + `limit_in_words` = `due_on`, with `left_out` where bank holidays were not counted.
    """

    what: Due
    due_on: date | None
    status: DueStatus
    last_working_day: date | None = None
    """The day to plan by, where the last lawful day is not a working day."""
    council_system_on: date | None = None
    """The day that councils' own systems show; the same as `due_on` where they count alike."""
    based_on: date | None = None
    limit_in_words: str = ""
    left_out: tuple[date, ...] = ()
    rolled_forward: bool = False
    source: str = ""
    reason: str = ""
    kind: ReviewKind | None = None
    number: int | None = None
    """Which review of this time in care it is, where that is certain."""
    late_or_missing: bool = False
    """The day has passed, and a review held since could be missing from the files."""
    planned_on: date | None = None
    planned_time: time | None = None
    expected: bool = False
    """Counted from the day a review is planned for: it moves with the review."""
    moved: str = ""
    """Why another day was chosen: “moved from 23 April: Sam prefers half way”. It stands in place of a sum."""
    begun: str = ""
    """What of it was begun and is not finished, in words."""

    @property
    def sum_in_words(self) -> str:
        """“12 September + 6 months”; empty where there is no sum."""
        if self.moved:
            return self.moved
        return f"{day_and_month(self.based_on)} + {self.limit_in_words}" if self.based_on else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The papers of a review that was completed here: which are still to do, and by when."""

    review_id: UUID
    child_id: UUID
    completed_on: date
    decisions_by: date | None
    """None once the decisions were sent, or the letter that tells them was finished."""
    letter_by: date | None
    """None once the letter is finished."""
    draft_id: UUID | None = None
    """The letter that was begun."""
    working_days_since: int = 0
    """Working days from completion to today."""
    decisions_working_days: int = DECISIONS_WORKING_DAYS
    """In how many working days the decisions are to be sent."""
    letter_working_days: int = LETTER_WORKING_DAYS


@dataclass(frozen=True, slots=True)
class Plan:
    """A review that is planned, or under way."""

    review_id: UUID
    child_id: UUID
    on: date | None
    at: time | None
    place: str | None
    under_way: bool = False


def review_line(
    coming: NextReview,
    number: int | None,
    plan: Plan | None,
    files_end: date | None,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> DueLine:
    """The next review by law. `files_end` is the last day that the council's files of reviews cover."""
    planned_on, planned_time = (plan.on, plan.at) if plan else (None, None)
    due = coming.due
    if due is None:
        return DueLine(
            what=Due.REVIEW,
            due_on=None,
            status=coming.status,
            reason=coming.reason,
            planned_on=planned_on,
            planned_time=planned_time,
        )
    counts_in_days = limits.choice(Choice.LA_SYSTEM_DATES) == LaSystemDates.DAYS_91_183
    return DueLine(
        what=Due.REVIEW,
        due_on=due.latest_lawful,
        status=coming.status,
        last_working_day=due.last_working_day,
        council_system_on=due.la_system_due_on if counts_in_days else due.latest_lawful,
        based_on=due.based_on,
        limit_in_words=due.sum_in_words.split(" + ", 1)[-1],
        left_out=due.bank_holidays_left_out,
        source=timescale_of(due.kind, limits).source,
        reason=coming.reason,
        kind=due.kind,
        number=number,
        late_or_missing=coming.status is DueStatus.OVERDUE and files_end is not None and due.based_on <= files_end,
        planned_on=planned_on,
        planned_time=planned_time,
    )


def lines_after(
    papers: Papers | None,
    plan: Plan | None,
    today: date,
    bank_holidays: Container[date],
    *,
    check: MidwayCheck | None = None,
    left_on: date | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> list[DueLine]:
    """What follows a review: decisions, letter, midway.

    They are counted from the last review completed here while anything of it is to do, else from the day the next one
    is planned for. The midway check is shown until it is finished, and not where the next review comes first or the
    child left care. `check` is its record, once it was begun.
    """
    midway = None
    if papers is not None:
        stands = _Check(papers.completed_on, plan, check, left_on)
        midway = _midway(stands, today, bank_holidays, limits)
    if papers is not None and (papers.decisions_by or papers.letter_by):
        lines = [
            _line(Due.DECISIONS, papers.completed_on, today, bank_holidays, limits) if papers.decisions_by else None,
            _line(Due.LETTER, papers.completed_on, today, bank_holidays, limits) if papers.letter_by else None,
            midway,
        ]
        return [line for line in lines if line is not None]
    coming = plan is not None and plan.on is not None and plan.on >= today
    if midway is not None and (midway.status is not DueStatus.OVERDUE or not coming):
        return [midway]
    if plan is None or plan.on is None or not coming:
        return []
    after = (Due.DECISIONS, Due.LETTER) if midway is not None else (Due.DECISIONS, Due.LETTER, Due.MIDWAY)
    expected = [_line(what, plan.on, today, bank_holidays, limits, expected=True) for what in after]
    return expected if midway is None else [midway, *expected]


def plans(session: Session, child_ids: Collection[UUID] | None = None) -> dict[UUID, Plan]:
    """The review of each child that is under way, else the earliest that is planned, by child."""
    open_reviews = select(
        Review.id, Review.child_id, Review.planned_on, Review.planned_time, Review.place, Review.status
    ).where(Review.deleted_at.is_(None), Review.status.in_((ReviewStatus.PLANNED, ReviewStatus.IN_PROGRESS)))
    if child_ids is not None:
        open_reviews = open_reviews.where(Review.child_id.in_(child_ids))
    found: dict[UUID, Plan] = {}
    for review_id, child_id, on, at, place, status in session.execute(open_reviews):
        plan = Plan(review_id, child_id, on, at, place, under_way=status is ReviewStatus.IN_PROGRESS)
        if child_id not in found or _sooner(plan) < _sooner(found[child_id]):
            found[child_id] = plan
    return found


def papers_of(
    session: Session,
    today: date,
    bank_holidays: Container[date],
    child_ids: Collection[UUID] | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> dict[UUID, Papers]:
    """The last review completed here of each child, with what is still to send and write, by child.

    Reviews from the council's files are not among them: nobody here knows what was written after those.
    """
    here = (
        Review.deleted_at.is_(None),
        Review.status == ReviewStatus.COMPLETED,
        Review.completed_on <= today,
        Review.from_files.is_(False),
    )
    latest = select(Review.child_id, func.max(Review.completed_on).label("on")).where(*here).group_by(Review.child_id)
    last_of = latest.subquery()
    completed = (
        select(Review.id, Review.child_id, Review.completed_on, Review.decisions_sent_on)
        .join(last_of, and_(Review.child_id == last_of.c.child_id, Review.completed_on == last_of.c.on))
        .where(*here)
    )
    if child_ids is not None:
        completed = completed.where(Review.child_id.in_(child_ids))
    last = {row.child_id: row for row in session.execute(completed.order_by(Review.completed_on))}
    # Of these reviews alone: ten years of letters are seven hundred.
    letters = select(Letter.review_id, Letter.id, Letter.status).where(
        Letter.deleted_at.is_(None), Letter.review_id.in_([row.id for row in last.values()])
    )
    finished: set[UUID | None] = set()
    drafts: dict[UUID | None, UUID] = {}
    for review_id, letter_id, status in session.execute(letters):
        if status is LetterStatus.FINISHED:
            finished.add(review_id)
        else:
            drafts[review_id] = letter_id
    found: dict[UUID, Papers] = {}
    for review_id, child_id, completed_on, sent_on in last.values():
        assert completed_on is not None, "only completed reviews are asked for"
        written = review_id in finished
        found[child_id] = Papers(
            review_id=review_id,
            child_id=child_id,
            completed_on=completed_on,
            decisions_by=None if sent_on or written else decisions_due(completed_on, bank_holidays, limits=limits),
            letter_by=None if written else letter_due(completed_on, bank_holidays, limits=limits),
            draft_id=drafts.get(review_id),
            working_days_since=0 if written else working_days_between(completed_on, today, bank_holidays),
            decisions_working_days=limits.amount(LimitKey.DECISIONS),
            letter_working_days=limits.amount(LimitKey.LETTER),
        )
    return found


def is_on(plan: Plan | None, today: date) -> bool:
    """Whether the next review is today or under way: then it looks at what was not looked at midway."""
    return plan is not None and (plan.under_way or plan.on == today)


def _sooner(plan: Plan) -> tuple[bool, date]:
    return not plan.under_way, plan.on or date.max


@dataclass(frozen=True, slots=True)
class _Check:
    """What a midway check hangs on: its review, the next one, its own record, and whether the child left."""

    completed_on: date
    plan: Plan | None
    record: MidwayCheck | None
    left_on: date | None


def _midway(stands: _Check, today: date, bank_holidays: Container[date], limits: Limits) -> DueLine | None:
    check, plan, completed_on = stands.record, stands.plan, stands.completed_on
    moved_to, reason = (check.moved_to, check.moved_reason) if check is not None else (None, None)
    due = midway_day(completed_on, bank_holidays, moved_to=moved_to, moved_reason=reason, limits=limits)
    next_on = plan.on if plan is not None and (plan.under_way or (plan.on or today) >= today) else None
    state = state_of(check, superseded=bool(midway_not_required(due.due_on, next_on, stands.left_on)))
    if state in {MidwayState.CLOSED, MidwayState.NOT_REQUIRED}:
        return None
    if state is MidwayState.NOT_STARTED and is_on(plan, today):
        return None
    return replace(
        _line(Due.MIDWAY, completed_on, today, bank_holidays, limits),
        due_on=due.due_on,
        status=standing(due, today, None, bank_holidays, limits=limits),
        last_working_day=due.last_working_day,
        council_system_on=due.due_on,
        rolled_forward=due.rolled_forward,
        moved=due.sum_in_words if moved_to is not None else "",
        begun=_BEGUN.get(state, ""),
    )


def _line(
    what: Due,
    completed_on: date,
    today: date,
    bank_holidays: Container[date],
    limits: Limits,
    *,
    expected: bool = False,
) -> DueLine:
    count = soft_due_day if what is Due.MIDWAY else due_day
    due = count(_KEYS[what], completed_on, bank_holidays, limits=limits)
    return DueLine(
        what=what,
        due_on=due.due_on,
        status=standing(due, today, None, bank_holidays, limits=limits),
        last_working_day=due.last_working_day,
        council_system_on=due.due_on,
        based_on=completed_on,
        limit_in_words=limits.in_words(_KEYS[what]),
        left_out=due.bank_holidays_left_out,
        rolled_forward=due.rolled_forward,
        source=due.source,
        expected=expected,
    )


_KEYS = {Due.DECISIONS: LimitKey.DECISIONS, Due.LETTER: LimitKey.LETTER, Due.MIDWAY: LimitKey.MIDWAY}
_BEGUN = {
    MidwayState.HELD_NOT_RECORDED: "Talked about, not written down",
    MidwayState.FORM_OPEN: "Opened, not finished",
}
