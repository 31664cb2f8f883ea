"""What goes on a referral, and what is said in the message beside it: never an address, and no name in a subject."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.agenda_paper import AgendaContent
from iro_desktop.letters.guard.leaving_out import leave_out_of
from iro_desktop.letters.referral_paper import FOR_A_PARENT, SERVICE_NAMES, ReferralFacts, referral
from iro_desktop.models.child import Child, ChildPreferences, preferences_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.services import Service, ServiceOffer, Wanted
from iro_desktop.models.timescales import age_on
from iro_desktop.queries.letter_facts import reference_of
from iro_desktop.queries.letter_guard import paper_guard
from iro_desktop.queries.letter_privacy import contains, private_places
from iro_desktop.queries.officers import this_officer
from iro_desktop.queries.who import who_is

_WANTED = {Wanted.YES: "Yes", Wanted.NOT_NOW: "Not now", Wanted.NO: "No"}
_OFFICER_ROLE = "Independent Reviewing Officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPaper:
    """The page, and the words of the message that goes with it."""

    content: AgendaContent
    subject: str
    body: str


def referral_paper(session: Session, offer_id: UUID, *, today: date) -> ReferralPaper:
    """The referral of one offer, as it would go out today.

    Raises Refused where the offer is not here, where the child has no name to be called by, or where words that were
    typed tell an address, a telephone or an e-mail address of the child's homes or people.
    """
    offer = session.get(ServiceOffer, offer_id)
    child = session.get(Child, offer.child_id) if offer is not None else None
    if offer is None or child is None or offer.deleted_at is not None or child.deleted_at is not None:
        raise Refused("This offer is no longer on this laptop. No referral was made. Nothing else was changed.")
    if not child.known_as:
        raise Refused("Write down the name the child likes first. The referral greets nobody without one.")
    facts = _facts(session, offer, child, today)
    _refuse_private_places(session, child.id, facts)
    initials = who_is(child).initials
    service = SERVICE_NAMES[offer.service]
    return ReferralPaper(
        content=leave_out_of(referral(facts), paper_guard(session, child.id)),
        subject=f"Referral for {service}: {initials}",
        body=_body(facts, initials, service),
    )


def _facts(session: Session, offer: ServiceOffer, child: Child, today: date) -> ReferralFacts:
    wishes = session.get(ChildPreferences, preferences_id(child.id))
    officer = this_officer(session)
    parent = session.get(Person, offer.person_id) if offer.person_id else None
    # A page that a parent reads with their advocate holds what the parent has a right to, and nothing of the child's.
    for_parent = offer.service in FOR_A_PARENT
    return ReferralFacts(
        service=offer.service,
        child_known_as=child.known_as or "",
        child_age=age_on(child.date_of_birth, today) if child.date_of_birth else None,
        reference=reference_of(offer.id, offer.offered_on),
        written_on=today,
        first_language=None if for_parent else child.first_language,
        interpreter_language=None if for_parent else child.interpreter_language,
        communication=None if for_parent else child.communication,
        best_time=wishes.best_time if wishes and not for_parent else None,
        contact_by=wishes.preferred_contact if wishes and not for_parent else None,
        parent=f"{parent.name}, parent" if parent is not None and parent.deleted_at is None else None,
        offered_on=offer.offered_on,
        explained_how=offer.explained_how,
        wanted=_WANTED[offer.wanted] if offer.wanted else None,
        purpose=offer.purpose,
        parent_consent=offer.parent_consent,
        in_care_plan=offer.in_care_plan if offer.service is Service.LIFELONG_LINKS else None,
        language_needed=offer.language_needed,
        officer_name=officer.name if officer else None,
        referred_by=f"{officer.name}, {_OFFICER_ROLE}" if officer else _OFFICER_ROLE,
        telephone=officer.telephone if officer else None,
        email=officer.email if officer else None,
        social_worker=_social_worker(session, child.id),
    )


def _social_worker(session: Session, child_id: UUID) -> str | None:
    worker = session.scalar(
        select(Person)
        .where(
            Person.child_id == child_id,
            Person.role == PersonRole.SOCIAL_WORKER,
            Person.until_on.is_(None),
            Person.deleted_at.is_(None),
        )
        .order_by(Person.since_on.desc())
        .limit(1)
    )
    return None if worker is None else ", ".join(part for part in (worker.name, worker.team) if part)


def _refuse_private_places(session: Session, child_id: UUID, facts: ReferralFacts) -> None:
    places = private_places(session, child_id)
    typed = {
        "What for": facts.purpose,
        "How it was explained": facts.explained_how,
        "What helps the child to talk": facts.communication,
        "Best time": facts.best_time,
        "How the child likes to be reached": facts.contact_by,
        "Language needed": facts.language_needed,
    }
    for where, text in typed.items():
        if text and contains(text, places):
            raise Refused(
                f"“{where}” tells an address or a number that is private. No referral was made. Take it out there, "
                "then make the referral."
            )


def _body(facts: ReferralFacts, initials: str, service: str) -> str:
    whom = "a parent of the child" if facts.service in FOR_A_PARENT else "the child"
    reach = " or ".join(part for part in (facts.telephone, facts.email) if part)
    lines = [
        "Hello,",
        f"I ask for {service}, for {whom} {initials}".rstrip(".") + ".",
        "The referral is one page; I send it by secure e-mail. No address goes with it: arrange the first meeting "
        "through me.",
        f"You reach me at {reach}." if reach else "",
        facts.referred_by,
    ]
    return "\n\n".join(line for line in lines if line) + "\n"
