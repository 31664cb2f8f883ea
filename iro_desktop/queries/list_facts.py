"""What the ready-made views of the caseload go by: contact in person, homes, moves, brothers and sisters, permanence.

Asked after the list itself, so that nobody waits for it. Few rows are read: only what puts a child into a view.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from iro_desktop.models.care import Episode, LegalStatus
from iro_desktop.models.child import Child, Home
from iro_desktop.models.people import Person, SiblingLink
from iro_desktop.models.review import PermanencePlan, Review, ReviewStatus
from iro_desktop.models.timescales import add_months
from iro_desktop.queries.contact import Contact, contacts
from iro_desktop.queries.limits import limits_here

UNSTABLE_MOVES = 3
"""So many moves within the year count as unstable: the national measure of how settled homes are (NI 62)."""
MOVES_COUNTED_MONTHS = 12
PERMANENCE_FROM_AGE = 14
"""From this birthday the lasting home is tracked on its own: see `models/birthdays.py`."""
CARE_ORDERS = ("C1", "C2")
"""Interim and full care orders, as the return codes them."""
WITH_PARENTS = "P1"
_MOVED = ("P", "B")
"""Reasons for a new episode that tell of another home: of the files, where no home is written down."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How often a child came to live somewhere else within the last twelve months."""

    count: int = 0
    unplanned: int = 0
    """Those that are known not to have been planned; the council's files do not say."""

    @property
    def is_unstable(self) -> bool:
        return self.count >= UNSTABLE_MOVES


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """What puts one child into the views, beside what the list shows."""

    contact: Contact
    not_seen: bool = False
    """The officer has not seen the child in person for as long as the council's limit says."""
    at_home_on_order: bool = False
    """On a care order, and living with parents."""
    without_registration: bool = False
    """The home lacks the registration that the law asks of it, as far as somebody wrote it down."""
    moves: Moves = Moves()
    apart_from: tuple[str, ...] = ()
    """Brothers and sisters who live elsewhere, by name."""
    permanence_tracked: bool = False
    """From the 14th birthday, where the lasting home is looked at on its own."""
    permanence_plans: tuple[PermanencePlan, ...] = ()
    """As the last review has them."""


NO_FACTS: Mapping[UUID, ListFacts] = MappingProxyType({})


def list_facts(session: Session, as_of: date) -> dict[UUID, ListFacts]:
    """The facts of every child on this laptop: a fixed number of questions."""
    limits = limits_here(session)
    at_home, unregistered = _at_home_on_order(session, as_of), _without_registration(session, as_of)
    moves, apart = _moves(session, as_of), _apart(session)
    plans = _permanence_plans(session, as_of)
    return {
        child_id: ListFacts(
            contact=contact,
            not_seen=contact.not_seen_for_long(as_of, limits=limits),
            at_home_on_order=child_id in at_home,
            without_registration=child_id in unregistered,
            moves=moves.get(child_id, Moves()),
            apart_from=apart.get(child_id, ()),
            permanence_tracked=child_id in plans,
            permanence_plans=plans.get(child_id, ()),
        )
        for child_id, contact in contacts(session, as_of).items()
    }


def _lived_in(as_of: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Home.deleted_at.is_(None),
        Home.from_on <= as_of,
        or_(Home.until_on.is_(None), Home.until_on > as_of),
    )


def _at_home_on_order(session: Session, as_of: date) -> set[UUID]:
    """What the officer wrote down goes before what the files say, for the home and for the order alike."""
    lasting = and_(
        Episode.deleted_at.is_(None),
        Episode.started_on <= as_of,
        or_(Episode.ended_on.is_(None), Episode.ended_on > as_of),
    )
    by_files = set(session.scalars(select(Episode.child_id).where(lasting, Episode.placement_type == WITH_PARENTS)))
    written = select(Home.child_id).where(*_lived_in(as_of), Home.placement_type == WITH_PARENTS)
    candidates = by_files | set(session.scalars(written))
    if not candidates:
        return set()
    of_candidates = select(Home.child_id, Home.placement_type).where(
        *_lived_in(as_of),
        Home.placement_type.is_not(None),
        Home.child_id.in_(candidates),
    )
    homes = dict(session.execute(of_candidates).all())
    status_now = select(LegalStatus.child_id, LegalStatus.code).where(
        LegalStatus.deleted_at.is_(None),
        LegalStatus.from_on <= as_of,
        or_(LegalStatus.until_on.is_(None), LegalStatus.until_on > as_of),
        LegalStatus.child_id.in_(candidates),
    )
    by_files_too = select(Episode.child_id, Episode.legal_status).where(lasting, Episode.child_id.in_(candidates))
    orders: dict[UUID, str | None] = dict(session.execute(by_files_too).all())
    orders.update(session.execute(status_now.order_by(LegalStatus.from_on)).all())
    return {
        child_id
        for child_id in candidates
        if homes.get(child_id, WITH_PARENTS) == WITH_PARENTS and orders.get(child_id) in CARE_ORDERS
    }


def _without_registration(session: Session, as_of: date) -> set[UUID]:
    return set(session.scalars(select(Home.child_id).where(*_lived_in(as_of), Home.registered.is_(False))))


def _moves(session: Session, as_of: date) -> dict[UUID, Moves]:
    """Moves of the last twelve months. The first home in care is no move."""
    since = add_months(as_of, -MOVES_COUNTED_MONTHS)
    first = (
        select(Home.child_id, func.min(Home.from_on).label("on"))
        .where(Home.deleted_at.is_(None))
        .group_by(Home.child_id)
        .subquery()
    )
    written = (
        select(Home.child_id, Home.move_was_planned)
        .join(first, first.c.child_id == Home.child_id)
        .where(Home.deleted_at.is_(None), Home.from_on > since, Home.from_on <= as_of, Home.from_on > first.c.on)
    )
    found: dict[UUID, list[bool | None]] = defaultdict(list)
    for child_id, planned in session.execute(written):
        found[child_id].append(planned)
    in_files = select(Episode.child_id).where(
        Episode.deleted_at.is_(None),
        Episode.started_on > since,
        Episode.started_on <= as_of,
        Episode.reason_new_episode.in_(_MOVED),
        Episode.child_id.not_in(select(Home.child_id).where(Home.deleted_at.is_(None))),
    )
    for child_id in session.scalars(in_files):
        found[child_id].append(None)
    return {child_id: Moves(len(moves), moves.count(False)) for child_id, moves in found.items()}


def _apart(session: Session) -> dict[UUID, tuple[str, ...]]:
    links = (
        select(SiblingLink.child_id, Person.name, Person.said_as)
        .join(Person, Person.id == SiblingLink.person_id)
        .where(SiblingLink.deleted_at.is_(None), SiblingLink.live_together.is_(False), Person.deleted_at.is_(None))
        .order_by(Person.name)
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for child_id, name, said_as in session.execute(links):
        found[child_id].append(said_as or name)
    return {child_id: tuple(names) for child_id, names in found.items()}


def _permanence_plans(session: Session, as_of: date) -> dict[UUID, tuple[PermanencePlan, ...]]:
    """Of every child from 14 on, what the last review held says of the lasting home; nothing before a first review."""
    held = (Review.deleted_at.is_(None), Review.status == ReviewStatus.COMPLETED, Review.held_on <= as_of)
    older = (
        select(Child.id)
        .where(Child.deleted_at.is_(None), Child.date_of_birth <= add_months(as_of, -12 * PERMANENCE_FROM_AGE))
        .subquery()
    )
    last_of = (
        select(Review.child_id, func.max(Review.held_on).label("on"))
        .join(older, older.c.id == Review.child_id)
        .where(*held)
        .group_by(Review.child_id)
        .subquery()
    )
    last = (
        select(Review.child_id, Review.permanence_plans)
        .join(last_of, and_(last_of.c.child_id == Review.child_id, last_of.c.on == Review.held_on))
        .where(*held)
        .subquery()
    )
    plans = select(older.c.id, last.c.permanence_plans).outerjoin(last, last.c.child_id == older.c.id)
    known = {str(plan): plan for plan in PermanencePlan}
    return {
        child_id: tuple(known[key] for key in keys or () if key in known) for child_id, keys in session.execute(plans)
    }
