"""Where a child lives: each home, the move to it, and who must not learn of it."""

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.addresses import keep_address_before
from iro_desktop.actions.changing import Changes, day_in, field_names, text_in, write
from iro_desktop.actions.child_record import refuse_before_birth
from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child, Home
from iro_desktop.models.people import Person, PersonRole, ToldAbout
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full
from iro_desktop.queries.homes import KIND_OF_HOME

HOME_FIELDS = field_names(
    "from_on until_on with_whom kind_in_words town address postcode withheld_from out_of_borough telephone "
    "placement_type provider distance_miles move_was_planned reason_for_change settled_to_18 settled_since "
    "registered staying_put"
)


def add_home(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down a home. The one before, if it was still open, ends on the same day. Returns its id.

    Whoever may not be told where the child lives is withheld from it at once, and so is whoever must not learn of the
    home before: a move takes nobody off the list, unless they look after the child in the new one.
    """
    existing(session, Child, child_id)
    from_on = day_in(values, "from_on")
    if from_on is None:
        raise Refused("Type the day on which the child came to live there.")
    if not text_in(values, "with_whom") and not text_in(values, "placement_type"):
        raise Refused("Say with whom the child lives there, or choose the kind of home.")
    before = session.scalars(
        select(Home).where(
            Home.child_id == child_id, Home.deleted_at.is_(None), Home.until_on.is_(None), Home.from_on < from_on
        )
    ).all()
    until_on = day_in(values, "until_on")
    home = Home(child_id=child_id, from_on=from_on, with_whom=text_in(values, "with_whom") or None)
    home.until_on = until_on
    looks_after = {one.name for one in _people(session, child_id) if _lives_there(one, home)}
    from_before = [name for earlier in before for name in earlier.withheld_from if name not in looks_after]
    home.withheld_from = tuple(dict.fromkeys((*names_not_told(session, child_id), *from_before)))
    session.add(home)
    session.flush()
    change_home(session, home.id, values, today=today)
    if until_on is None:
        for earlier in before:
            earlier.until_on = from_on
    return home.id


def change_home(session: Session, home_id: UUID, changes: Changes, *, today: date) -> None:
    """Change what is written about a home.

    Raises Refused where it would end before it starts, begin before birth or after today, be settled before it began,
    be a negative distance away, or be withheld from somebody who lives there. Choosing the kind of home also says it
    in words where no words were there.
    """
    home = existing(session, Home, home_id)
    before = (home.address, home.postcode)
    write(home, {name: value for name, value in changes.items() if name != "from_on" or value}, HOME_FIELDS)
    if "placement_type" in changes and not home.kind_in_words:
        home.kind_in_words = KIND_OF_HOME.get(home.placement_type or "")
    refuse_before_birth(session, home.child_id, home.from_on, "The child would have come there")
    if home.from_on > today:
        raise Refused(f"{day_in_full(home.from_on)} is after today. Write the home down once the child lives there.")
    if home.until_on is not None and home.until_on < home.from_on:
        raise Refused(
            f"The child came there on {day_in_full(home.from_on)}, so it cannot end on {day_in_full(home.until_on)}. "
            "What was there before is kept. Change one of the two days."
        )
    if home.settled_since is not None and home.settled_since < home.from_on:
        raise Refused(f"The child came there on {day_in_full(home.from_on)}, and cannot have been settled before.")
    if home.distance_miles is not None and home.distance_miles < 0:
        raise Refused("A distance is counted in miles, from 0 up. What was there before is kept.")
    _refuse_withheld_from_who_lives_there(session, home)
    if before != (home.address, home.postcode):
        keep_address_before(session, home.child_id, home.id, address=before[0], postcode=before[1], today=today)


def withhold_homes_from(session: Session, person: Person) -> None:
    """Put somebody on the list of every home the child lives in, as they may not be told of it."""
    for home in _homes(session, person.child_id):
        if home.until_on is None and person.name not in home.withheld_from:
            home.withheld_from = (*home.withheld_from, person.name)
            _refuse_withheld_from_who_lives_there(session, home)


def rename_in_homes(session: Session, child_id: UUID, before: str, after: str) -> None:
    """Somebody is called otherwise: the lists of those who must not know follow, or they would protect nobody."""
    for home in _homes(session, child_id):
        if before in home.withheld_from:
            home.withheld_from = tuple(after if name == before else name for name in home.withheld_from)


def names_not_told(session: Session, child_id: UUID) -> tuple[str, ...]:
    """The people around the child who may not be told where the child lives."""
    return tuple(person.name for person in _people(session, child_id) if ToldAbout.HOME in person.may_not_be_told)


def _refuse_withheld_from_who_lives_there(session: Session, home: Home) -> None:
    for person in _people(session, home.child_id):
        if person.name in home.withheld_from and _lives_there(person, home):
            raise Refused(
                f"{person.name} looks after the child in this home, so it cannot be withheld from them. "
                "Nothing was changed. Write down first that the child no longer lives there."
            )


def _lives_there(person: Person, home: Home) -> bool:
    """A carer of now in the home of now, or somebody whom the words “with whom” name."""
    if person.role is not PersonRole.CARER or person.until_on is not None:
        return False
    names = {name.casefold() for name in (person.name, person.said_as, person.name.split(" ")[0]) if name}
    with_whom = (home.with_whom or "").casefold()
    named = any(re.search(rf"\b{re.escape(name)}\b", with_whom) for name in names)
    return named or (home.until_on is None and not with_whom)


def _homes(session: Session, child_id: UUID) -> Iterable[Home]:
    return session.scalars(select(Home).where(Home.child_id == child_id, Home.deleted_at.is_(None))).all()


def _people(session: Session, child_id: UUID) -> Iterable[Person]:
    return session.scalars(select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None))).all()
