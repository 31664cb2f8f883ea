"""Saying who works on this laptop, and whom a child can turn to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.people import HelpLine, Officer
from iro_desktop.models.refused import Refused
from iro_desktop.store.this_officer import remember_this_officer, this_officer_record


def keep_officer(
    session: Session,
    *,
    name: str,
    known_as: str | None = None,
    telephone: str | None = None,
    email: str | None = None,
) -> UUID:
    """Write down the officer of this laptop: made the first time, changed after that. Returns the officer's id."""
    if not name.strip():
        raise Refused("Type your name. Children see it under their letters.")
    officer = this_officer_record(session)
    if officer is None:
        officer = Officer(name=name.strip())
        session.add(officer)
        remember_this_officer(session, officer)
    officer.name = name.strip()
    officer.known_as = _kept(known_as)
    officer.telephone = _kept(telephone)
    officer.email = _kept(email)
    return officer.id


def keep_help_line(session: Session, *, kind: str, name: str, telephone: str | None, at: datetime) -> UUID | None:
    """Write down the service of one kind that letters name; an empty name takes it away. Returns its id.

    The day is kept: letters warn when nobody has checked a number for a year.
    """
    line = session.scalar(select(HelpLine).where(HelpLine.kind == kind, HelpLine.deleted_at.is_(None)).limit(1))
    if not name.strip():
        if line is not None:
            line.deleted_at = at
        return None
    if line is None:
        line = HelpLine(kind=kind, name=name.strip())
        session.add(line)
    line.name, line.telephone, line.checked_on = name.strip(), _kept(telephone), at.date()
    return line.id


def _kept(text: str | None) -> str | None:
    return text.strip() if text and text.strip() else None
