"""What of the time between reviews is for today: what waits, and what may come after it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.after_review import midway_day, midway_shown_from
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.changes_since import Changes, changes_since
from iro_desktop.queries.contact import ContactDue, contacts_due
from iro_desktop.queries.events import EventRow, open_events
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.midway import MidwayRow, midways, to_do
from iro_desktop.queries.nudges import Nudge, nudges
from iro_desktop.queries.reminders import ReminderRow, open_reminders
from iro_desktop.queries.resolution_waiting import Waiting, waiting
from iro_desktop.queries.today_choices import today_choices
from iro_desktop.queries.who import Who, everyone

REMINDED_DAYS_BEFORE = 1
"""A reminder is seen the day before, so that a morning can be planned."""
_PRESSING = frozenset({DueStatus.DUE_SOON, DueStatus.DUE_TODAY, DueStatus.OVERDUE})


@dataclass(frozen=True, slots=True)
class Waits:
    """What stands in the two lists of what waits. Each list is whole, in the order in which it presses."""

    midways: tuple[MidwayRow, ...] = ()
    """Opened ones first, then talked through and not written down, then those that are due."""
    resolutions: Waiting = field(default_factory=lambda: Waiting((), (), ()))
    reminders: tuple[ReminderRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Besides:
    """What stands below the lists, and is asked for once the page is painted."""

    contacts: tuple[ContactDue, ...] = ()
    """Children who are to hear from the officer by now, or soon, and have not."""
    events: tuple[tuple[Who, EventRow], ...] = ()
    """Of events only what is past its day, or soon will be."""
    nudges: tuple[Nudge, ...] = ()
    """Empty where they are switched off."""
    changes: Changes = field(default_factory=Changes)


def waits(
    session: Session,
    whom: Mapping[UUID, Who],
    completed: Mapping[UUID, tuple[UUID, date]],
    today: date,
    bank_holidays: Container[date],
) -> Waits:
    """What waits for the officer of these children. `completed` is the last review completed here of each, and when."""
    child_ids = tuple(whom)
    looked_at = _may_show_a_check(session, whom, completed, today, bank_holidays)
    return Waits(
        midways=to_do(midways(session, today, bank_holidays, child_ids=looked_at), today) if looked_at else (),
        resolutions=waiting(session, today, bank_holidays),
        reminders=open_reminders(session, until=today + timedelta(days=REMINDED_DAYS_BEFORE), child_ids=child_ids),
    )


def _may_show_a_check(
    session: Session,
    whom: Mapping[UUID, Who],
    completed: Mapping[UUID, tuple[UUID, date]],
    today: date,
    bank_holidays: Container[date],
) -> tuple[UUID, ...]:
    """The children of whom a midway check can show itself: the others need not be looked at whole each minute."""
    limits = limits_here(session)
    settled: set[UUID] = set()
    begun: set[UUID] = set()
    kept = select(
        MidwayCheck.child_id, MidwayCheck.review_id, MidwayCheck.closed_at, MidwayCheck.not_needed_reason
    ).where(MidwayCheck.deleted_at.is_(None))
    for child_id, review_id, closed_at, not_needed in session.execute(kept):
        if closed_at is not None or not_needed:
            settled.add(review_id)
        else:
            begun.add(child_id)

    def shows(child_id: UUID) -> bool:
        if child_id in begun:
            return True
        review_id, completed_on = completed.get(child_id, (None, None))
        if review_id is None or completed_on is None or review_id in settled:
            return False
        return midway_shown_from(midway_day(completed_on, bank_holidays, limits=limits), limits=limits) <= today

    return tuple(child_id for child_id in whom if shows(child_id))


def besides(session: Session, now: datetime, bank_holidays: Container[date]) -> Besides:
    """Whom to be in touch with, what events leave open, what may not be written down, and what came from others."""
    today, here = now.date(), everyone(session)
    return Besides(
        contacts=tuple(
            row for row in contacts_due(session, today, bank_holidays) if row.is_open and row.status in _PRESSING
        ),
        events=tuple(
            (who, row)
            for who, row in open_events(session, today, bank_holidays)
            if who.child_id in here and any(loop.status in _PRESSING for loop in row.loops)
        ),
        nudges=nudges(session, now) if today_choices(session).nudges else (),
        changes=changes_since(session),
    )
