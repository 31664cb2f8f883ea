"""Which officer looks after a child's reviews, from when, and why it changed."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, day_in, field_names, text_in, write
from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.people import Allocation, AllocationReason
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full

ALLOCATION_FIELDS = field_names("officer_name from_on until_on reason child_told_on child_told_how handover_note")


def allocate(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down that an officer has the child from a day on, and why. The one before ends that day. Returns its id.

    Children Act 1989, s. 25A: every looked-after child has a named officer.
    """
    existing(session, Child, child_id)
    name, from_on = text_in(values, "officer_name"), day_in(values, "from_on")
    if not name or from_on is None:
        raise Refused("Type the officer’s name, and the day from which they have the child.")
    before = session.scalars(
        select(Allocation).where(
            Allocation.child_id == child_id,
            Allocation.deleted_at.is_(None),
            Allocation.until_on.is_(None),
            Allocation.from_on <= from_on,
        )
    ).all()
    allocation = Allocation(child_id=child_id, officer_name=name, from_on=from_on, reason=AllocationReason.NEW)
    session.add(allocation)
    session.flush()
    change_allocation(session, allocation.id, values, today=today)
    if allocation.until_on is None:
        for earlier in before:
            earlier.until_on = from_on
    return allocation.id


def change_allocation(session: Session, allocation_id: UUID, changes: Changes, *, today: date) -> None:
    """Change what is written about an allocation. Raises Refused for an end before the beginning, or a day to come."""
    allocation = existing(session, Allocation, allocation_id)
    must_stay = {"officer_name", "from_on", "reason"}
    kept = {name: value for name, value in changes.items() if name not in must_stay or value}
    write(allocation, kept, ALLOCATION_FIELDS)
    if allocation.until_on is not None and allocation.until_on < allocation.from_on:
        raise Refused(
            f"{allocation.officer_name} has the child since {day_in_full(allocation.from_on)}, so it cannot end "
            "before. What was there before is kept. Change one of the two days."
        )
    if allocation.child_told_on is not None and allocation.child_told_on > today:
        raise Refused("The child is told once it has happened: type today or a day before.")
