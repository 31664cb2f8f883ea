"""Between the reviews of one child: events, services, the guardian, good things and goodbyes."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.services import ServiceOffer
from iro_desktop.queries.child_record import Kept, kept
from iro_desktop.queries.children import next_line
from iro_desktop.queries.events import EventRow, events_of
from iro_desktop.queries.good_things import good_things_of
from iro_desktop.queries.guardian import GuardianLog, guardian_log
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.what_is_due import plans
from iro_desktop.queries.who import NOT_HERE, NoSuchChild, Who, who_is


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around the child: whom something may be kept from, or for whom a service is."""

    person_id: UUID
    name: str
    called: str
    """As the child calls them, else the name."""
    role: PersonRole
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenPage:
    """All that the place between reviews shows of one child."""

    who: Who
    people: tuple[Around, ...]
    review_due_on: date | None
    """The day on which the next review is due anyway; None where it is not known."""
    events: tuple[EventRow, ...]
    services: tuple[Kept, ...]
    """Offers, the latest first."""
    guardian: GuardianLog
    good_things: tuple[Kept, ...]

    @property
    def endings(self) -> tuple[EventRow, ...]:
        """The events that bring a goodbye."""
        return tuple(event for event in self.events if event.goodbye)


def between_page(session: Session, child_id: UUID, today: date, bank_holidays: Container[date]) -> BetweenPage:
    """Everything between the reviews of one child. Raises NoSuchChild where the child is not on this laptop."""
    child = session.get(Child, child_id)
    if child is None or child.deleted_at is not None:
        raise NoSuchChild(NOT_HERE)
    offers = session.scalars(
        select(ServiceOffer)
        .where(ServiceOffer.child_id == child_id, ServiceOffer.deleted_at.is_(None))
        .order_by(ServiceOffer.offered_on.desc(), ServiceOffer.created_at.desc())
    )
    return BetweenPage(
        who=who_is(child),
        people=people_around(session, child_id),
        review_due_on=review_due_on(session, child_id, today, bank_holidays),
        events=events_of(session, child_id, today, bank_holidays),
        services=tuple(kept(offer) for offer in offers),
        guardian=guardian_log(session, child_id, today, bank_holidays),
        good_things=good_things_of(session, child_id),
    )


def people_around(session: Session, child_id: UUID) -> tuple[Around, ...]:
    """Everybody written down around a child, family first; who has gone stands at the end."""
    people = session.scalars(select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None)))
    order = list(PersonRole)
    rows = [Around(one.id, one.name, one.said_as or one.name, one.role, one.until_on is not None) for one in people]
    return tuple(sorted(rows, key=lambda one: (one.gone, order.index(one.role), one.name)))


def review_due_on(session: Session, child_id: UUID, today: date, bank_holidays: Container[date]) -> date | None:
    """The day on which a child's next review is due anyway."""
    history = review_histories(session, (child_id,)).get(child_id)
    if history is None:
        return None
    plan = plans(session, (child_id,)).get(child_id)
    return next_line(history, plan, today, bank_holidays, limits=limits_here(session)).due_on
