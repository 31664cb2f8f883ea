"""Who is the same person among the owners of decisions: a list by owner, and a message to one, must not mix two."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from iro_desktop.models.people import Person, PersonRole
from iro_desktop.queries.officers import this_officer

ME, NOBODY = "me", "nobody"
_NEAR_THE_CHILD = (
    *(PersonRole.CARER, PersonRole.PARENT, PersonRole.BROTHER_OR_SISTER, PersonRole.GRANDPARENT),
    *(PersonRole.OTHER_FAMILY, PersonRole.FRIEND, PersonRole.OTHER),
)
"""Whose name says nothing beyond one child: two children's “Mum” are two people."""


@dataclass(slots=True)
class Owner:
    """Who is to do something, as it is written with a decision. Ids in hex, as the store keeps them; empty for none."""

    name: str
    role: str
    person: str
    child: str

    @classmethod
    def of(cls, name: str | None, role: str | None, person_id: UUID | None, child_id: UUID) -> "Owner":
        return cls(name or "", role or "", person_id.hex if person_id else "", child_id.hex)


@dataclass(frozen=True, slots=True)
class _Known:
    """A person around a child, as far as it matters who else they are."""

    name: str
    email: str
    works_with_children: bool


class Owners:
    """Tells owners apart. Equal keys are the same person.

    A professional is known by first and last name, and address where there is one, over all children; anybody else
    belongs to one child. Somebody who is not among the people around the child does too: a name alone is not enough to
    send one child's decisions to whoever has another's.
    """

    def __init__(self, session: Session) -> None:
        people = session.execute(
            select(type_coerce(Person.id, String), Person.name, Person.email, type_coerce(Person.role, String))
        )
        near = {str(role) for role in _NEAR_THE_CHILD}
        self._known = {
            person: _Known(" ".join(name.split()), (email or "").strip().casefold(), role not in near)
            for person, name, email, role in people
        }
        officer = this_officer(session)
        self._mine = {officer.name.casefold(), officer.known_as.casefold()} if officer else set()

    def key_of(self, one: Owner) -> str:
        """Who this is, as a key."""
        name = " ".join(one.name.split()).casefold()
        if not name and not one.role.strip():
            return NOBODY
        if name in self._mine:
            return ME
        known = self._known.get(one.person)
        if known is not None and known.works_with_children and " " in known.name:
            return f"owner {known.name.casefold()} {known.email}"
        return f"owner {name or one.role.strip().casefold()} {one.child}"

    def name_of(self, one: Owner) -> str:
        """The whole name where it is known: children call a social worker by the first alone."""
        known = self._known.get(one.person)
        if known is not None and known.works_with_children and self.key_of(one) != ME:
            return known.name
        return one.name.strip() or one.role.strip()
