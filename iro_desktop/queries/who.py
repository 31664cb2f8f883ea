"""Who a child is on screen: the name they like, or the animal and colour that stand for them until it is known."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child, stand_in_for
from iro_desktop.models.refused import Refused

NOT_HERE = "This child is not on this laptop any more. Nothing of yours was changed. Go to Children."


class NoSuchChild(Refused):
    """The child is not on this laptop, or no longer."""


@dataclass(frozen=True, slots=True)
class Who:
    """A child in a list. `animal` and `colour` are the child's own choice, or the stand-in that never changes."""

    child_id: UUID
    council_child_id: str
    known_as: str | None
    family_name: str | None
    animal: str
    colour: str
    born_on: date | None

    @property
    def name(self) -> str:
        """“Sam”, or “the apricot fox” for a child whose name is not written down yet."""
        return self.known_as or f"the {self.colour} {self.animal}"

    @property
    def name_and_number(self) -> str:
        """“Sam”, or “the apricot fox · 0007337”: which child it is where the file is at hand."""
        return self.known_as or f"{self.name} · {self.council_child_id}"

    @property
    def initials(self) -> str:
        """“S.G.”, as far as the names are known; empty for a child without a name."""
        letters = [name.strip()[0].upper() for name in (self.known_as, self.family_name) if name and name.strip()]
        return "".join(f"{letter}." for letter in letters) if self.known_as else ""


def who_is(child: Child) -> Who:
    """The child as lists show them."""
    return _who(
        child.id,
        child.council_child_id,
        child.known_as,
        child.family_name,
        child.animal,
        child.colour,
        child.date_of_birth,
    )


def everyone(session: Session, child_ids: Collection[UUID] | None = None) -> dict[UUID, Who]:
    """These children, or every child on this laptop, by id."""
    children = select(
        Child.id,
        Child.council_child_id,
        Child.known_as,
        Child.family_name,
        Child.animal,
        Child.colour,
        Child.date_of_birth,
    ).where(Child.deleted_at.is_(None))
    if child_ids is not None:
        children = children.where(Child.id.in_(child_ids))
    return {child.id: _who(*child) for child in session.execute(children)}


def _who(  # noqa: PLR0917 - the columns, in their order
    child_id: UUID,
    council_child_id: str,
    known_as: str | None,
    family_name: str | None,
    animal: str | None,
    colour: str | None,
    born_on: date | None,
) -> Who:
    stand_in, its_colour = stand_in_for(child_id)
    return Who(
        child_id=child_id,
        council_child_id=council_child_id,
        known_as=known_as or None,
        family_name=family_name,
        animal=animal or stand_in,
        colour=colour or its_colour,
        born_on=born_on,
    )
