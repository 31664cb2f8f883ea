"""Which children have a birthday soon, and whether their card was sent."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.birthdays import next_birthday
from iro_desktop.models.consultation import Consultation, birthday_card_id
from iro_desktop.models.limits import LimitKey
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.who import Who, everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A birthday that comes, the age it brings, and the card for it."""

    who: Who
    birthday_on: date
    age: int
    send_by: date
    """The last working day on or before it."""
    sent_on: date | None
    """None while no card was sent."""


def cards_to_send(
    session: Session, today: date, bank_holidays: Container[date], *, child_ids: Collection[UUID] | None = None
) -> tuple[CardRow, ...]:
    """The birthdays from today to ten days ahead (a limit of the council's), the next one first."""
    until = today + timedelta(days=limits_here(session).amount(LimitKey.CARD_AHEAD))
    coming = []
    for who in everyone(session, child_ids).values():
        if who.born_on is None or who.born_on >= today:
            continue
        on, age, send_by = next_birthday(who.born_on, today, bank_holidays)
        if on <= until:
            coming.append((who, on, age, send_by))
    sent = cards_sent(session, [(who.child_id, on) for who, on, _, _ in coming])
    rows = [
        CardRow(who=who, birthday_on=on, age=age, send_by=send_by, sent_on=sent.get(who.child_id))
        for who, on, age, send_by in coming
    ]
    return tuple(sorted(rows, key=lambda row: (row.birthday_on, row.who.name, row.who.council_child_id)))


def cards_sent(session: Session, birthdays: Iterable[tuple[UUID, date]]) -> dict[UUID, date]:
    """On which day the card for each of these birthdays was sent, by child; no entry where none was."""
    wanted = {birthday_card_id(child_id, on): child_id for child_id, on in birthdays}
    if not wanted:
        return {}
    kept = select(Consultation.id, Consultation.happened_on).where(
        Consultation.id.in_(wanted), Consultation.deleted_at.is_(None)
    )
    return {wanted[card_id]: on for card_id, on in session.execute(kept)}
