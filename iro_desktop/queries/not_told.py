"""Who must not learn what about a child, and who could still be kept from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child, Home
from iro_desktop.models.people import FAMILY_AND_FRIENDS, Person, PersonRole, ToldAbout
from iro_desktop.queries.who import who_is

AboutWhat = ToldAbout | UUID
"""Where the child lives, their school, or where a person lives, by the id of that person."""


@dataclass(frozen=True, slots=True)
class CouldLearn:
    """Somebody who is not kept from it yet."""

    person_id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoMayLearn:
    """What the officer is asked when something that says where somebody is has changed."""

    about: AboutWhat
    whose: str
    """The child as they are called, or the person whose address it is."""
    kept_from: tuple[str, ...]
    """The names of those who must not learn it."""
    others: tuple[CouldLearn, ...]
    kept_from_all: bool = False
    """Of a person's own address: whether nobody but the officer may learn it."""


def not_told(session: Session, person: Person | None) -> frozenset[str]:
    """What the record says that somebody must not learn: keys of ToldAbout; empty for nobody.

    Who stands on the list of a home that the child lives in must not learn of that home, whoever put them there.
    """
    if person is None:
        return frozenset()
    lists = session.scalars(
        select(Home.withheld_from).where(
            Home.child_id == person.child_id, Home.until_on.is_(None), Home.deleted_at.is_(None)
        )
    )
    of_homes = {ToldAbout.HOME} if any(person.name in names for names in lists) else set()
    return frozenset({*person.may_not_be_told, *of_homes})


def who_may_learn(session: Session, child_id: UUID, about: AboutWhat) -> WhoMayLearn:
    """Who is kept from it, and who else could be: family and friends, and carers of before."""
    if isinstance(about, UUID):
        person = session.get(Person, about)
        hidden = person is not None and person.address_withheld
        name = person.name if person is not None else ""
        return WhoMayLearn(about=about, whose=name, kept_from=(), others=(), kept_from_all=hidden)
    child = session.get(Child, child_id)
    people = [one for one in _people(session, child_id) if _could_be_kept_from_it(one)]
    kept = [one for one in people if about in not_told(session, one)]
    return WhoMayLearn(
        about=about,
        whose=who_is(child).name if child is not None else "",
        kept_from=tuple(one.name for one in kept),
        others=tuple(CouldLearn(one.id, one.name) for one in people if one not in kept),
    )


def _people(session: Session, child_id: UUID) -> Iterable[Person]:
    of_child = select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None))
    return session.scalars(of_child.order_by(Person.created_at, Person.id)).all()


def _could_be_kept_from_it(person: Person) -> bool:
    """Who looks after the child, and who works with them, knows where the child is."""
    return person.role in FAMILY_AND_FRIENDS or (person.role is PersonRole.CARER and person.until_on is not None)
