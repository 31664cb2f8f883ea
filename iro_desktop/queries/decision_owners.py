"""Who is the same person among the owners of decisions: a list by owner, and a message to one, must not mix two."""

from collections.abc import Callable
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


def owner_keys(session: Session) -> Callable[[Owner], str]:
    """Equal for the same person: a professional by first and last name over all children, anybody else of one child.

    Somebody who is not among the people around the child counts as one child's too: a name alone is not enough to send
    one child's decisions to whoever has another's.
    """
    near = set(session.scalars(select(type_coerce(Person.id, String)).where(Person.role.in_(_NEAR_THE_CHILD))))
    officer = this_officer(session)
    mine = {officer.name.casefold(), officer.known_as.casefold()} if officer else set()

    def key_of(one: Owner) -> str:
        name = " ".join(one.name.split()).casefold()
        if not name and not one.role.strip():
            return NOBODY
        if name in mine:
            return ME
        if one.person and one.person not in near and " " in name:
            return f"owner {name}"
        return f"owner {name or one.role.strip().casefold()} {one.child}"

    return key_of
