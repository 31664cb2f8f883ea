"""Whose laptop this is: the one officer record that stands for the person at the keyboard."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.people import Officer
from iro_desktop.store.tables import LocalSetting

THIS_OFFICER = "officer"


def this_officer_record(session: Session) -> Officer | None:
    """The officer chosen in the settings, else the only one there is; None before anybody was written down."""
    chosen = session.get(LocalSetting, THIS_OFFICER)
    officers = session.scalars(select(Officer).where(Officer.deleted_at.is_(None))).all()
    if chosen is None:
        return officers[0] if len(officers) == 1 else None
    return next((officer for officer in officers if str(officer.id) == chosen.value), None)


def remember_this_officer(session: Session, officer: Officer) -> None:
    """From now on this record stands for the person at the keyboard. The choice stays on this laptop."""
    session.merge(LocalSetting(name=THIS_OFFICER, value=str(officer.id)))
