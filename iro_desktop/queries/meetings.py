"""The meetings of a review in their order, and which of them gives the review its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.care import Episode
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.periods_of_care import periods_of_care
from iro_desktop.models.review import Meeting, MeetingKind, Mode
from iro_desktop.queries.histories import as_care_episode

LOOKS_AT_THE_PLAN = frozenset({MeetingKind.MAIN, MeetingKind.WITH_CHILD, MeetingKind.RECONVENED})
"""The others are with somebody apart from the child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One meeting of a review."""

    meeting_id: UUID
    number: int
    kind: MeetingKind
    held_on: date
    started_at: time | None = None
    ended_at: time | None = None
    mode: Mode | None = None
    place: str | None = None
    reason_not_in_person: str | None = None
    travel_minutes: int | None = None
    child_left_at: time | None = None
    participation: ParticipationCode | None = None
    participation_note: str | None = None


def meetings_of(session: Session, review_id: UUID) -> tuple[MeetingRow, ...]:
    """The meetings that a review has had, in the order in which they were begun."""
    meetings = session.scalars(
        select(Meeting)
        .where(Meeting.review_id == review_id, Meeting.deleted_at.is_(None), Meeting.held_on.is_not(None))
        .order_by(Meeting.number, Meeting.id)
    )
    return tuple(_row(one, one.held_on) for one in meetings if one.held_on is not None)


def statutory_day(meetings: Iterable[MeetingRow]) -> MeetingRow | None:
    """The meeting whose day is the review's own, from which the next clock runs; None before there is one.

    It is the first that looked at the plan with the child or with everybody. A talk apart, with a parent, the carer or
    the professionals, counts only where there was nothing else. No source settles which day of several counts; this is
    the default of the design, the other being the day of completion.
    """
    by_day = sorted(meetings, key=lambda one: (one.held_on, one.number))
    substantive = [one for one in by_day if one.kind in LOOKS_AT_THE_PLAN]
    return next(iter(substantive or by_day), None)


def day_in_care_after(session: Session, child_id: UUID, on: date) -> date | None:
    """The day on which the child came into care after a day on which they were not; None where they were, or may be.

    What the files do not show is not held against a day: only a beginning that is known is.
    """
    episodes = session.scalars(select(Episode).where(Episode.child_id == child_id, Episode.deleted_at.is_(None)))
    care = [as_care_episode(episode) for episode in episodes]
    if not care:
        return None
    periods = periods_of_care(care, max(on, *(one.started_on for one in care)))
    if any(period.covers(on) for period in periods):
        return None
    later = next((period for period in periods if period.started_on > on), None)
    return later.started_on if later is not None and later.start_is_known else None


def _row(one: Meeting, held_on: date) -> MeetingRow:
    return MeetingRow(
        meeting_id=one.id,
        number=one.number,
        kind=one.kind,
        held_on=held_on,
        started_at=one.started_at,
        ended_at=one.ended_at,
        mode=one.mode,
        place=one.place,
        reason_not_in_person=one.reason_not_in_person,
        travel_minutes=one.travel_minutes,
        child_left_at=one.child_left_at,
        participation=ParticipationCode(one.participation_code) if one.participation_code else None,
        participation_note=one.participation_note,
    )
