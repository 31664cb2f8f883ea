"""What is due for whom, and how each review held stood: the rows of `iro-desktop due` and `iro-desktop reviews`."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.periods_of_care import looked_after_on
from iro_desktop.models.review_cycle import held_reviews_standing, next_review
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.limits import limits_here


@dataclass(frozen=True, slots=True)
class DueRow:
    """What is due next for one child looked after on a day; empty where the files cannot tell."""

    child_id: str
    kind: str
    due_on: date | None
    last_working_day: date | None
    la_system_due_on: date | None
    status: str
    based_on: date | None


@dataclass(frozen=True, slots=True)
class HeldReviewRow:
    """One review held: which it was, when it was due, and whether it was in time (None where the files cannot tell)."""

    child_id: str
    held_on: date
    kind: str
    report_type: str
    due_on: date | None
    in_time: bool | None
    participation_code: str
    remark: str


def due_rows(session: Session, as_of: date, bank_holidays: Container[date]) -> tuple[DueRow, ...]:
    """One row for each child looked after on a day, by CHILD. Later events are ignored."""
    histories = review_histories(session)
    limits = limits_here(session)
    rows: list[DueRow] = []
    for child in _children(session):
        history = histories[child.id]
        if not looked_after_on(history.episodes, as_of):
            continue
        coming = next_review(history, as_of, bank_holidays, limits=limits)
        due = coming.due
        rows.append(
            DueRow(
                child_id=child.council_child_id,
                kind=str(coming.kind or ""),
                due_on=due.latest_lawful if due else None,
                last_working_day=due.last_working_day if due else None,
                la_system_due_on=due.la_system_due_on if due else None,
                status=str(coming.status),
                based_on=due.based_on if due else None,
            )
        )
    return tuple(rows)


def held_review_rows(
    session: Session, as_of: date, bank_holidays: Container[date], year: CollectionYear | None = None
) -> tuple[HeldReviewRow, ...]:
    """One row for each review held by a day, or within a collection year, by CHILD and date."""
    histories = review_histories(session)
    limits = limits_here(session)
    rows: list[HeldReviewRow] = []
    for child in _children(session):
        for standing in held_reviews_standing(histories[child.id], as_of, bank_holidays, limits=limits):
            held_on = standing.review.held_on
            if year is not None and not year.covers(held_on):
                continue
            rows.append(
                HeldReviewRow(
                    child_id=child.council_child_id,
                    held_on=held_on,
                    kind=str(standing.kind or ""),
                    report_type=str(standing.report_type or ""),
                    due_on=standing.due.latest_lawful if standing.due else None,
                    in_time=standing.in_time,
                    participation_code=str(standing.review.participation_code or ""),
                    remark=standing.remark,
                )
            )
    return tuple(rows)


def _children(session: Session) -> list[Child]:
    return list(session.scalars(select(Child).where(Child.deleted_at.is_(None)).order_by(Child.council_child_id)))
