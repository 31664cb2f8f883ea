"""Keeping something that says where somebody is from one person, in one step; and taking that back."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.people import change_person
from iro_desktop.models.child import Home
from iro_desktop.models.people import Person, ToldAbout


def keep_from(session: Session, person_id: UUID, about: ToldAbout, *, today: date) -> None:
    """Somebody must not learn it: no letter or paper to them tells it from now on, and every open one is asked again.

    Of the home, they are put on the list of every home that the child lives in. Raises Refused for who lives there.
    """
    person = existing(session, Person, person_id)
    change_person(session, person_id, {"may_not_be_told": _with(person.may_not_be_told, about)}, today=today)


def let_learn(session: Session, person_id: UUID, about: ToldAbout, *, today: date) -> None:
    """Take that back. They come off the lists of the homes that the child lives in; lists of before stay as written."""
    person = existing(session, Person, person_id)
    left = tuple(one for one in person.may_not_be_told if one != about)
    change_person(session, person_id, {"may_not_be_told": left}, today=today)
    if about is not ToldAbout.HOME:
        return
    lives_in = select(Home).where(Home.child_id == person.child_id, Home.until_on.is_(None), Home.deleted_at.is_(None))
    for home in session.scalars(lives_in):
        home.withheld_from = tuple(name for name in home.withheld_from if name != person.name)


def keep_address_from_all(session: Session, person_id: UUID, *, hidden: bool, today: date) -> None:
    """Whether nobody but the officer may learn where a person lives."""
    change_person(session, person_id, {"address_withheld": hidden}, today=today)


def _with(told: tuple[str, ...], about: ToldAbout) -> tuple[str, ...]:
    return told if about in told else (*told, about)
