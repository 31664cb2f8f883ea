"""Which children should hear from an officer who hands over, or who takes over, and did not yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.letter import Letter, LetterKind, LetterStatus, goodbye_id, introduction_id
from iro_desktop.models.people import Allocation
from iro_desktop.queries.letter_occasions import is_of
from iro_desktop.queries.officers import OfficerRow, this_officer
from iro_desktop.queries.who import Who, everyone

OFFERED_FOR_WEEKS = 12
"""From the day of the handover. A hello that comes later says that nobody thought of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLetter:
    """A goodbye or a hello that this officer has not finished, and has not said is not wanted."""

    kind: LetterKind
    """GOODBYE or NEW_IRO."""
    allocation_id: UUID
    """With which the new officer begins."""
    who: Who
    on: date
    """The first day of the new officer."""
    other: str
    """Who comes after, or was before."""
    draft_id: UUID | None
    """Where it was begun."""


def handover_letters(session: Session, whom: Mapping[UUID, Who], today: date) -> tuple[HandoverLetter, ...]:
    """The letters about these children's newest handover to or from this officer, the earliest handover first.

    From when the handover is written down until twelve weeks after its day. A child new to care has no officer before,
    so nobody's hello is owed for a change.
    """
    officer = this_officer(session)
    if officer is None or not whom:
        return ()
    rows = session.scalars(
        select(Allocation)
        .where(Allocation.child_id.in_(whom), Allocation.deleted_at.is_(None))
        .order_by(Allocation.child_id, Allocation.from_on, Allocation.id)
    )
    found = []
    for child_id, of_child in groupby(rows, key=lambda row: row.child_id):
        handover = _newest(of_child, officer)
        if handover is not None and handover[1].from_on >= today - timedelta(weeks=OFFERED_FOR_WEEKS):
            found.append(_letter(whom[child_id], *handover, officer))
    return tuple(sorted(_not_written(session, found, officer), key=lambda one: (one.on, one.who.name)))


def handover_letters_of(session: Session, child_id: UUID, today: date) -> tuple[HandoverLetter, ...]:
    """The same for one child."""
    return handover_letters(session, everyone(session, (child_id,)), today)


def _newest(rows: Iterable[Allocation], officer: OfficerRow) -> tuple[Allocation, Allocation] | None:
    """The last time that a child went from this officer to another, or the other way."""
    turns = [pair for pair in pairwise(rows) if is_of(pair[0], officer) is not is_of(pair[1], officer)]
    return turns[-1] if turns else None


def _letter(who: Who, before: Allocation, after: Allocation, officer: OfficerRow) -> HandoverLetter | None:
    leaves = is_of(before, officer)
    if after.no_goodbye_because if leaves else after.no_hello_because:
        return None
    return HandoverLetter(
        kind=LetterKind.GOODBYE if leaves else LetterKind.NEW_IRO,
        allocation_id=after.id,
        who=who,
        on=after.from_on,
        other=after.officer_name if leaves else before.officer_name,
        draft_id=None,
    )


def _not_written(
    session: Session, offered: Iterable[HandoverLetter | None], officer: OfficerRow
) -> Iterable[HandoverLetter]:
    ids = {_id_of(one, officer): one for one in offered if one is not None}
    begun = session.execute(select(Letter.id, Letter.status).where(Letter.id.in_(ids), Letter.deleted_at.is_(None)))
    status = {row.id: row.status for row in begun}
    for letter_id, one in ids.items():
        if letter_id not in status:
            yield one
        elif status[letter_id] is LetterStatus.DRAFT:
            yield replace(one, draft_id=letter_id)


def _id_of(one: HandoverLetter, officer: OfficerRow) -> UUID:
    of = goodbye_id if one.kind is LetterKind.GOODBYE else introduction_id
    return of(one.who.child_id, officer.officer_id)
