"""Saying that a goodbye or a hello will not be written, and why: a child who was not told should not be forgotten."""

from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.letter import LetterKind
from iro_desktop.models.people import Allocation
from iro_desktop.models.refused import Refused


def write_no_letter(session: Session, allocation_id: UUID, kind: LetterKind, *, why: str) -> None:
    """Keep why no goodbye (GOODBYE) or no hello (NEW_IRO) is written at this handover. Refused without a reason."""
    if not why.strip():
        raise Refused("Say why this child gets no letter. Nothing was changed.")
    _keep(session, allocation_id, kind, why.strip())


def letter_wanted_again(session: Session, allocation_id: UUID, kind: LetterKind) -> None:
    """Take the reason back: the letter is offered again."""
    _keep(session, allocation_id, kind, None)


def _keep(session: Session, allocation_id: UUID, kind: LetterKind, why: str | None) -> None:
    allocation = existing(session, Allocation, allocation_id)
    if kind is LetterKind.GOODBYE:
        allocation.no_goodbye_because = why
    else:
        allocation.no_hello_because = why
