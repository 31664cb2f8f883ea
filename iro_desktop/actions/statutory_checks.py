"""The checks that the law asks for between reviews: done on a day, or set to another day by hand with a reason."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.ids import new_id
from iro_desktop.models.plan_checks import CheckKind, StatutoryCheck
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full


def record_check(
    session: Session,
    child_id: UUID,
    *,
    kind: CheckKind,
    done_on: date,
    today: date,
    outcome: str | None = None,
    child_seen_alone: bool | None = None,
    check_id: UUID | None = None,
) -> UUID:
    """Write down that a check was done. The next is counted from the latest. Returns the record's id."""
    child = existing(session, Child, child_id)
    if done_on > today:
        raise Refused(f"{day_in_full(done_on)} is still to come. Nothing was kept. Choose today or an earlier day.")
    if child.date_of_birth is not None and done_on < child.date_of_birth:
        raise Refused(f"{day_in_full(done_on)} is before the child was born. Nothing was kept. Check the day.")
    check = StatutoryCheck(
        id=check_id or new_id(),
        child_id=child_id,
        kind=kind,
        done_on=done_on,
        outcome=_kept(outcome),
        child_seen_alone=child_seen_alone,
    )
    session.add(check)
    return check.id


def set_check_day(session: Session, child_id: UUID, *, kind: CheckKind, due_on: date, reason: str) -> UUID:
    """Set another day for the next check, with the reason. It holds until the check is done. Returns its id."""
    existing(session, Child, child_id)
    if not reason.strip():
        raise Refused("Say why this day and not the one that is counted. Nothing was changed.")
    check = StatutoryCheck(child_id=child_id, kind=kind, due_override_on=due_on, override_reason=reason.strip())
    session.add(check)
    return check.id


def say_why_delayed(session: Session, check_id: UUID, *, reason: str | None) -> None:
    """What the council says of a check that was not done in time."""
    existing(session, StatutoryCheck, check_id).delay_reason = _kept(reason)


def delete_check(session: Session, check_id: UUID, *, at: datetime) -> None:
    """Take back a check, or a day that was set. `bring_back_check` undoes it."""
    existing(session, StatutoryCheck, check_id).deleted_at = at


def bring_back_check(session: Session, check_id: UUID) -> None:
    """Undo it: the check counts again."""
    check = session.get(StatutoryCheck, check_id)
    if check is not None:
        check.deleted_at = None


def _kept(text: str | None) -> str | None:
    return text.strip() if text and text.strip() else None
