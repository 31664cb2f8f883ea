"""How often each service was offered, wanted and asked in, and by whom, over a period."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer, ServiceOutcome, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCount:
    """One service over a period. An offer counts on the day of the offer, a referral on the day of the referral."""

    service: Service
    offered: int
    children: int
    """To how many children, as one may have been asked twice."""
    wanted: Mapping[Wanted | None, int]
    """Of the offers: what the child, or parent, said. None is "has not said"."""
    referred: int
    referred_by: Mapping[ReferredBy | None, int]
    """Of the referrals: who asked the service in. None is "not written down"."""
    outcomes: Mapping[ServiceOutcome | None, int]
    """Of the referrals: what came of them so far."""

    @property
    def by_officer(self) -> int:
        """Referrals by reviewing officers, which the services themselves do not count."""
        return self.referred_by.get(ReferredBy.OFFICER, 0)


def service_counts(
    session: Session, from_on: date, until_on: date, child_ids: Collection[UUID] | None = None
) -> tuple[ServiceCount, ...]:
    """Every service in its order, those that nobody was offered as well; both days count. Of all children here, or
    of these.
    """
    offers = (
        select(ServiceOffer)
        .join(Child, Child.id == ServiceOffer.child_id)
        .where(
            ServiceOffer.deleted_at.is_(None),
            Child.deleted_at.is_(None),
            or_(
                ServiceOffer.offered_on.between(from_on, until_on),
                ServiceOffer.referred_on.between(from_on, until_on),
            ),
        )
    )
    if child_ids is not None:
        offers = offers.where(ServiceOffer.child_id.in_(tuple(child_ids)))
    found = session.scalars(offers).all()
    return tuple(
        _count(service, [one for one in found if one.service is service], from_on, until_on) for service in Service
    )


def _count(service: Service, offers: list[ServiceOffer], from_on: date, until_on: date) -> ServiceCount:
    made = [one for one in offers if from_on <= one.offered_on <= until_on]
    referred = [one for one in offers if one.referred_on is not None and from_on <= one.referred_on <= until_on]
    return ServiceCount(
        service=service,
        offered=len(made),
        children=len({one.child_id for one in made}),
        wanted=MappingProxyType(Counter(one.wanted for one in made)),
        referred=len(referred),
        referred_by=MappingProxyType(Counter(one.referred_by for one in referred)),
        outcomes=MappingProxyType(Counter(one.outcome for one in referred)),
    )
