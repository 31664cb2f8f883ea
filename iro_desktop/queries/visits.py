"""The visits of some days: when, where, whom to ring, and how long the way is. All of it lies on this laptop."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.audience import may_go_on_paper
from iro_desktop.models.child import Home
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Mode, Review, ReviewStatus
from iro_desktop.queries.who import Who, everyone

_TO_RING = (
    PersonRole.CARER,
    PersonRole.KEY_WORKER,
    PersonRole.PARENT,
    PersonRole.SOCIAL_WORKER,
    PersonRole.INTERPRETER,
)
"""Whom one rings on the way, in this order."""
_AT_THE_HOME = frozenset({PersonRole.CARER, PersonRole.KEY_WORKER})


@dataclass(frozen=True, slots=True)
class ToRing:
    """Somebody with a telephone number. `at_home` where the number leads to where the child lives."""

    name: str
    role: PersonRole
    telephone: str
    at_home: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One review as a way to go. It holds the address: it is for the officer's own eyes."""

    review_id: UUID
    who: Who
    on: date
    at: time | None
    place: str | None
    mode: Mode | None
    with_whom: str | None
    address: str | None
    """Street, town and postcode of where the child lives on that day."""
    town: str | None
    withheld_from: tuple[str, ...]
    out_of_borough: bool
    travel_minutes: int | None
    to_ring: tuple[ToRing, ...]

    @property
    def on_paper(self) -> bool:
        """Whether the address and the numbers of the home may stand on a sheet."""
        return may_go_on_paper(self.withheld_from)

    @property
    def at_home(self) -> bool:
        """Whether it is where the child lives, as far as the words of the place say."""
        return "home" in (self.place or "").casefold()

    @property
    def is_a_way(self) -> bool:
        """Whether one goes there: not where all meet by video, or on paper."""
        return self.mode not in {Mode.REMOTE, Mode.DESK}


def visits(session: Session, first: date, last: date) -> tuple[Visit, ...]:
    """The reviews that are planned, or go on, from one day to another, by day and hour."""
    going_on = select(Adjournment.review_id, Adjournment.resumes_on).where(
        Adjournment.resumes_on >= first, Adjournment.resumes_on <= last, Adjournment.deleted_at.is_(None)
    )
    resumed = dict(session.execute(going_on).all())
    reviews = session.scalars(
        select(Review).where(
            Review.deleted_at.is_(None),
            Review.from_files.is_(False),
            Review.status.in_((ReviewStatus.PLANNED, ReviewStatus.IN_PROGRESS)),
            or_((Review.planned_on >= first) & (Review.planned_on <= last), Review.id.in_(resumed)),
        )
    ).all()
    child_ids = {review.child_id for review in reviews}
    children = everyone(session, child_ids)
    homes, people = _homes(session, child_ids), _people(session, child_ids)
    found = []
    for review in reviews:
        on = resumed.get(review.id) or review.planned_on
        if on is None or review.child_id not in children:
            continue
        home = _home_on(homes[review.child_id], on)
        found.append(_visit(review, children[review.child_id], on, home, people[review.child_id]))
    return tuple(sorted(found, key=lambda visit: (visit.on, visit.at or time.max, visit.who.name)))


def _visit(review: Review, who: Who, on: date, home: Home | None, people: list[Person]) -> Visit:
    lines = _address_lines(home) if home else []
    ring = [
        ToRing(person.name, person.role, person.telephone.strip(), at_home=person.role in _AT_THE_HOME)
        for role in _TO_RING
        for person in people
        if person.role is role
        and person.telephone
        and person.telephone.strip()
        and (person.until_on is None or person.until_on > on)
    ]
    if home is not None and home.telephone and home.telephone.strip():
        known = {one.telephone for one in ring}
        if home.telephone.strip() not in known:
            ring.insert(0, ToRing(home.with_whom or "", PersonRole.CARER, home.telephone.strip(), at_home=True))
    return Visit(
        review_id=review.id,
        who=who,
        on=on,
        at=review.planned_time,
        place=review.place,
        mode=review.mode,
        with_whom=home.with_whom if home else None,
        address=", ".join(lines) or None,
        town=home.town if home else None,
        withheld_from=home.withheld_from if home else (),
        out_of_borough=bool(home and home.out_of_borough),
        travel_minutes=review.travel_minutes,
        to_ring=tuple(ring),
    )


def _address_lines(home: Home) -> list[str]:
    """Street, town and postcode; what the street's line says already is not said again."""
    lines: list[str] = []
    for part in (home.address, home.town, home.postcode):
        if part and part.strip() and part.strip().casefold() not in ", ".join(lines).casefold():
            lines.append(part.strip())
    return lines


def _homes(session: Session, child_ids: Collection[UUID]) -> dict[UUID, list[Home]]:
    homes: dict[UUID, list[Home]] = defaultdict(list)
    asked = select(Home).where(Home.child_id.in_(child_ids), Home.deleted_at.is_(None)).order_by(Home.from_on)
    for home in session.scalars(asked):
        homes[home.child_id].append(home)
    return homes


def _home_on(homes: list[Home], day: date) -> Home | None:
    there = [home for home in homes if home.from_on <= day and (home.until_on is None or home.until_on > day)]
    return there[-1] if there else None


def _people(session: Session, child_ids: Collection[UUID]) -> dict[UUID, list[Person]]:
    people: dict[UUID, list[Person]] = defaultdict(list)
    asked = select(Person).where(Person.child_id.in_(child_ids), Person.deleted_at.is_(None), Person.role.in_(_TO_RING))
    for person in session.scalars(asked.order_by(Person.name)):
        people[person.child_id].append(person)
    return people
