"""Who works on this laptop, and whom a child can turn to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.people import HelpLine
from iro_desktop.store.this_officer import this_officer_record


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """The officer, as children know them."""

    officer_id: UUID
    name: str
    known_as: str
    """The name under a letter; the whole name where none was chosen."""
    title: str
    telephone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class HelpLineRow:
    """Somebody a child can turn to."""

    help_line_id: UUID
    kind: str
    name: str
    telephone: str | None
    checked_on: date | None


def this_officer(session: Session) -> OfficerRow | None:
    """The officer whose laptop this is; None before anybody was written down."""
    officer = this_officer_record(session)
    if officer is None:
        return None
    return OfficerRow(
        officer_id=officer.id,
        name=officer.name,
        known_as=officer.known_as or officer.name,
        title=officer.title,
        telephone=officer.telephone,
        email=officer.email,
    )


def help_lines(session: Session) -> tuple[HelpLineRow, ...]:
    """The services a letter may name, by kind."""
    lines = session.scalars(
        select(HelpLine).where(HelpLine.deleted_at.is_(None)).order_by(HelpLine.kind, HelpLine.name)
    )
    return tuple(HelpLineRow(line.id, line.kind, line.name, line.telephone, line.checked_on) for line in lines)
