"""Offering a child, or a parent, a service they have a right to, and writing down what came of it."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, Value, day_in, field_names, text_in, write
from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.refused import Refused
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer, ServiceOutcome
from iro_desktop.models.timescales import day_in_full

OFFER_FIELDS = field_names(
    "service person_id offered_on explained_how wanted referred_on referred_by worker_name purpose parent_consent "
    "in_care_plan language_needed matched_on outcome outcome_note ended_on review_id information_meeting_on "
    "group_met_on from_record_id"
)
_OF_LIFELONG_LINKS = field_names("information_meeting_on group_met_on")


def offer_service(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down that a service was offered: which, and on which day (today where none is said). Returns its id."""
    existing(session, Child, child_id)
    if not text_in(values, "service"):
        raise Refused("Choose what was offered.")
    offer = ServiceOffer(
        child_id=child_id,
        service=Service(text_in(values, "service")),
        offered_on=day_in(values, "offered_on") or today,
    )
    session.add(offer)
    session.flush()
    change_offer(session, offer.id, values, today=today)
    return offer.id


def change_offer(session: Session, offer_id: UUID, changes: Changes, *, today: date) -> None:
    """Change what is written about an offer. Raises Refused where it was offered after today, or the days turn back."""
    offer = existing(session, ServiceOffer, offer_id)
    service = Service(text_in(changes, "service") or offer.service)
    if service is not Service.LIFELONG_LINKS and any(changes.get(name) is not None for name in _OF_LIFELONG_LINKS):
        raise Refused("Only Lifelong Links has these meetings. Nothing was changed.")
    must_stay = {"service", "offered_on"}
    write(offer, {name: value for name, value in changes.items() if name not in must_stay or value}, OFFER_FIELDS)
    if offer.offered_on > today:
        raise Refused(f"{day_in_full(offer.offered_on)} is after today. Write the offer down once it was made.")
    for day, what in (
        (offer.referred_on, "the referral was made"),
        (offer.matched_on, "somebody was found"),
        (offer.information_meeting_on, "the information gathering meeting was held"),
        (offer.group_met_on, "the review and development group met"),
        (offer.ended_on, "it ended"),
    ):
        if day is not None and day < offer.offered_on:
            raise Refused(
                f"It was offered on {day_in_full(offer.offered_on)}, and {what} before that. "
                "What was there before is kept. Change one of the two days."
            )


def refer(session: Session, offer_id: UUID, *, on: date, by: ReferredBy, today: date) -> None:
    """Write down that the service was asked in, and by whom: referrals of the officer are counted apart.

    What waits for an answer says so, unless something came of it already.
    """
    changes: dict[str, Value] = {"referred_on": on, "referred_by": by.value}
    if on > today:
        raise Refused(f"{day_in_full(on)} is still to come. Nothing was changed. Write it down once it was sent.")
    if existing(session, ServiceOffer, offer_id).outcome is None:
        changes["outcome"] = ServiceOutcome.WAITING.value
    change_offer(session, offer_id, changes, today=today)


def take_back_referral(session: Session, offer_id: UUID) -> None:
    """Undo it: nobody asked the service in yet."""
    offer = existing(session, ServiceOffer, offer_id)
    offer.referred_on, offer.referred_by = None, None
    if offer.outcome is ServiceOutcome.WAITING:
        offer.outcome = None
