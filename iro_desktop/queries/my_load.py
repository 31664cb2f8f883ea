"""My load: how many children, and in which of the next weeks their reviews fall, from the caseload's own rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from iro_desktop.queries.children import CaseloadRow
from iro_desktop.queries.who import Who

WEEKS_AHEAD = 8
LEAST_IN_A_PEAK = 3
"""Fewer reviews in a week are nobody's peak."""


@dataclass(frozen=True, slots=True)
class ReviewAhead:
    """A child's next review within the weeks ahead: on the day it is planned for, else by the last lawful day."""

    who: Who
    on: date
    review_id: UUID | None
    """None where it is not planned yet."""


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """One week from its Monday; the first one goes on from today."""

    monday: date
    reviews: tuple[ReviewAhead, ...]


@dataclass(frozen=True, slots=True)
class MyLoad:
    """What an officer has before them."""

    children: int
    weeks: tuple[WeekAhead, ...]
    behind: int
    """Reviews whose last day has passed, and that have no day: in no week ahead."""
    not_known: int
    """Children whose files cannot tell by when the next review is due."""

    @property
    def reviews(self) -> int:
        return sum(len(week.reviews) for week in self.weeks)

    @property
    def peaks(self) -> tuple[WeekAhead, ...]:
        """The fullest weeks, where some week is clearly fuller than others."""
        most = max((len(week.reviews) for week in self.weeks), default=0)
        if most < LEAST_IN_A_PEAK or all(len(week.reviews) == most for week in self.weeks):
            return ()
        return tuple(week for week in self.weeks if len(week.reviews) == most)


NO_LOAD = MyLoad(0, (), 0, 0)


def my_load(rows: Iterable[CaseloadRow], today: date) -> MyLoad:
    """The load of those rows of the caseload who are in care: each child is in one week, or in none."""
    in_care = [row for row in rows if row.in_care]
    monday = today - timedelta(days=today.weekday())
    weeks: list[list[ReviewAhead]] = [[] for _ in range(WEEKS_AHEAD)]
    behind = not_known = 0
    for row in in_care:
        ahead = _ahead(row, today)
        if ahead is None:
            not_known += 1
        elif ahead.on < today:
            behind += 1
        elif (place := (ahead.on - monday).days // 7) < WEEKS_AHEAD:
            weeks[place].append(ahead)
    return MyLoad(
        children=len(in_care),
        weeks=tuple(
            WeekAhead(monday + timedelta(days=7 * number), tuple(sorted(found, key=lambda one: (one.on, one.who.name))))
            for number, found in enumerate(weeks)
        ),
        behind=behind,
        not_known=not_known,
    )


def _ahead(row: CaseloadRow, today: date) -> ReviewAhead | None:
    """The day that counts: of a review under way today; else the planned one, unless it has passed; else the limit."""
    plan = row.plan
    if plan is not None and (plan.under_way or (plan.on is not None and plan.on >= today)):
        return ReviewAhead(row.who, max(plan.on or today, today), plan.review_id)
    return None if row.review.due_on is None else ReviewAhead(row.who, row.review.due_on, None)
