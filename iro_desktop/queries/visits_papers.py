"""What stands on the sheet for the road: initials, and no address that somebody must not learn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from iro_desktop.letters.agenda_paper import AgendaContent
from iro_desktop.letters.guard import Guard
from iro_desktop.letters.guard.leaving_out import leave_out
from iro_desktop.letters.visits_paper import VisitFacts, visits_paper
from iro_desktop.models.people import PersonRole
from iro_desktop.queries.letter_guard import guard_for_own_paper
from iro_desktop.queries.visits import ToRing, Visit, visits

_ROLES = {
    PersonRole.CARER: "home",
    PersonRole.KEY_WORKER: "key worker",
    PersonRole.PARENT: "parent",
    PersonRole.SOCIAL_WORKER: "social worker",
    PersonRole.INTERPRETER: "interpreter",
}
_SOMEBODY = "somebody"
"""Stands where nobody may learn an address, so that nobody is named."""
WITHHELD = "The address is withheld. Look on this laptop."


def visits_sheet(visits: Sequence[Visit], *, first: date, last: date, today: date) -> AgendaContent:
    """The sheet of some days. Only what one drives to, and only what may lie on a car seat."""
    going = [visit for visit in visits if visit.is_a_way]
    return visits_paper([_facts(visit) for visit in going], first=first, last=last, written_on=today)


def road_sheet(session: Session, *, first: date, last: date, today: date) -> AgendaContent:
    """The sheet of some days, from the records. What is withheld from somebody is left out, wherever it was typed.

    Each visit is looked through for what is its own child's alone: another child's street may be on the same road.
    """
    going = visits(session, first, last)
    guards = {one.who.child_id: guard_for_own_paper(session, one.who.child_id) for one in going}
    return visits_sheet(
        [_kept_back(one, guards[one.who.child_id]) for one in going], first=first, last=last, today=today
    )


def _kept_back(visit: Visit, guard: Guard) -> Visit:
    """The same visit without what is withheld in any text of it. An address that is withheld is no address there."""
    ring = tuple(one for one in visit.to_ring if not guard.find(one.telephone))
    withheld = bool(visit.address and guard.find(visit.address))
    return replace(
        visit,
        place=leave_out(visit.place, guard) if visit.place else visit.place,
        to_ring=ring,
        withheld_from=visit.withheld_from or ((_SOMEBODY,) if withheld else ()),
    )


def initials_of(visit: Visit) -> str:
    """“S.G.”; for a child whose name is not known, the animal that stands for them."""
    return visit.who.initials or visit.who.name


def _facts(visit: Visit) -> VisitFacts:
    numbers = dict.fromkeys(_number(one) for one in visit.to_ring if visit.on_paper or not one.at_home)
    return VisitFacts(
        on=visit.on,
        clock=f"{visit.at:%H:%M}" if visit.at else "No time yet",
        initials=initials_of(visit),
        where=_where(visit),
        way=f"{visit.travel_minutes} minutes one way" if visit.travel_minutes else "",
        numbers="; ".join(numbers),
    )


def _where(visit: Visit) -> str:
    if not visit.on_paper:
        return WITHHELD
    if visit.at_home or not visit.address:
        return ", ".join(part for part in (_place(visit), visit.address) if part)
    return ". ".join(part for part in (_place(visit), f"Home: {visit.address}") if part)


def _place(visit: Visit) -> str:
    """The place of the meeting, unless its words name somebody: then the address alone has to do."""
    place = (visit.place or "").strip()
    if not place:
        return ""
    if visit.at_home:
        return "at home"
    names = (visit.who.known_as, visit.who.family_name, visit.with_whom, *(one.name for one in visit.to_ring))
    named = {word.casefold() for name in names if name for word in name.split() if len(word) > 1}
    words = {word.strip(".,;:()").removesuffix("’s").removesuffix("'s").casefold() for word in place.split()}
    return "" if words & (named - {"and"}) else place


def _number(one: ToRing) -> str:
    return f"{_ROLES[one.role]}: {one.telephone}"
