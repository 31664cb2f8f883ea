"""A review that was adjourned: why, until when at the latest, and what has to be done before it goes on."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.adjournment import Adjournment, AdjournmentReason, Direction
from iro_desktop.models.due_days import DueDay
from iro_desktop.models.ids import companion_id
from iro_desktop.models.review import MeetingKind
from iro_desktop.models.review_series import adjournment_limit
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.meetings import MeetingRow, statutory_day


@dataclass(frozen=True, slots=True)
class DirectionRow:
    """What somebody must do before the review goes on."""

    direction_id: UUID
    action: str
    owner_name: str | None
    owner_person_id: UUID | None
    due_on: date | None
    done: bool
    done_note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournmentRow:
    """The one adjournment of a review."""

    adjournment_id: UUID
    adjourned_on: date
    reason: AdjournmentReason
    reason_in_words: str | None
    resumes_on: date | None
    latest: date | None
    """The last day on which it may go on, counted from the first meeting; None before there is one."""
    latest_sum: str
    """“12 March + 20 working days”, and the bank holidays it leaves out."""
    child_asked: bool | None
    carer_asked: bool | None
    parents_asked: bool | None
    effect_on_child: str | None
    resolution_started: bool
    goes_on: bool
    """Whether the review has gone on since."""
    directions: tuple[DirectionRow, ...]


def adjournment_of(
    session: Session, review_id: UUID, meetings: Iterable[MeetingRow], bank_holidays: Container[date]
) -> AdjournmentRow | None:
    """How a review was adjourned; None where it was not."""
    one = session.get(Adjournment, companion_id(review_id, "adjournment"))
    if one is None or one.deleted_at is not None:
        return None
    meetings = tuple(meetings)
    latest = latest_day(session, meetings, bank_holidays)
    return AdjournmentRow(
        adjournment_id=one.id,
        adjourned_on=one.adjourned_on,
        reason=one.reason,
        reason_in_words=one.reason_in_words,
        resumes_on=one.resumes_on,
        latest=latest.due_on if latest is not None else None,
        latest_sum=latest.sum_in_full if latest is not None else "",
        child_asked=one.child_asked,
        carer_asked=one.carer_asked,
        parents_asked=one.parents_asked,
        effect_on_child=one.effect_on_child,
        resolution_started=one.resolution_started,
        goes_on=any(meeting.kind is MeetingKind.RECONVENED for meeting in meetings),
        directions=_directions(session, one.id),
    )


def latest_day(session: Session, meetings: Iterable[MeetingRow], bank_holidays: Container[date]) -> DueDay | None:
    """The last day on which an adjourned review may go on; None before its first meeting."""
    first = statutory_day(meetings)
    if first is None:
        return None
    return adjournment_limit(first.held_on, bank_holidays, limits=limits_here(session))


def _directions(session: Session, adjournment_id: UUID) -> tuple[DirectionRow, ...]:
    directions = session.scalars(
        select(Direction)
        .where(Direction.adjournment_id == adjournment_id, Direction.deleted_at.is_(None))
        .order_by(Direction.position, Direction.id)
    )
    return tuple(
        DirectionRow(one.id, one.action, one.owner_name, one.owner_person_id, one.due_on, one.done, one.done_note)
        for one in directions
    )
