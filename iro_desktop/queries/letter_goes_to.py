"""Whom a letter is to, and where they live by the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child, Home
from iro_desktop.models.letter import Letter
from iro_desktop.models.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whom a letter is to, and where they live by the record."""

    person_id: UUID | None
    name: str
    address: str | None
    """In one line; None where the record does not say."""
    lives_at: tuple[UUID, ...]
    """The records that the address stands in."""


def reader_of(session: Session, letter: Letter) -> Reader:
    """Whom a letter is to: the child, where no person is named."""
    if letter.recipient_id is None:
        child = session.get(Child, letter.child_id)
        homes = session.scalars(
            select(Home)
            .where(Home.child_id == letter.child_id, Home.until_on.is_(None), Home.deleted_at.is_(None))
            .order_by(Home.from_on.desc(), Home.id.desc())
            .limit(1)
        ).all()
        name = letter.recipient_name or (child.known_as if child else None) or ""
        return Reader(person_id=None, name=name, address=_of_homes(homes), lives_at=tuple(home.id for home in homes))
    person = session.get(Person, letter.recipient_id)
    name = letter.recipient_name or (person.name if person else "")
    return Reader(
        person_id=letter.recipient_id,
        name=name,
        address=one_line(person.address) if person else None,
        lives_at=(letter.recipient_id,),
    )


def one_line(*parts: str | None) -> str | None:
    """An address in one line; None where nothing of it is known."""
    lines = [line.strip() for part in parts if part for line in part.splitlines()]
    return ", ".join(line for line in lines if line) or None


def _of_homes(homes: Sequence[Home]) -> str | None:
    return one_line(homes[0].address, homes[0].town, homes[0].postcode) if homes else None
