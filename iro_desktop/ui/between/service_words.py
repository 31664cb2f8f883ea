"""What the list of services says, what the form of each asks, and what comes next; no Qt."""

from collections.abc import Mapping
from datetime import date

from iro_desktop.models.people import PersonRole
from iro_desktop.models.services import ReferredBy, Service, ServiceOutcome, Wanted
from iro_desktop.queries.between import BetweenPage
from iro_desktop.queries.child_record import Kept
from iro_desktop.ui import words
from iro_desktop.ui.between.opened import Opened
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.child_record.fields_of_records import OUTCOMES, REFERRED_BY, SERVICES, WANTED
from iro_desktop.ui.child_record.lists import SectionPage
from iro_desktop.ui.child_record.specs import NOT_KNOWN, Group, Spec, Typed, choice, choices_of, yes_no
from iro_desktop.ui.shown import Choice, RowWords, TagWords
from iro_desktop.ui.tokens import Tone

OFFER = "offer"
"""The key of a row for a service that was not offered yet is this word and the service."""
_RIGHTS: Mapping[Service, str] = {
    Service.ADVOCACY: "Every child’s right. Not offered yet.",
    Service.INDEPENDENT_VISITOR: "Somebody from outside who visits. Not offered yet.",
    Service.LIFELONG_LINKS: "Finds the people a child has lost. Not considered yet.",
    Service.FAMILY_GROUP_CONFERENCE: "The family makes a plan. Not offered yet.",
    Service.PARENT_ADVOCACY: "Somebody who helps a parent to be heard. Not offered yet.",
    Service.BEFRIENDING: "A wish, where no service exists yet. Not asked yet.",
}
_WHAT_FOR = {
    Service.ADVOCACY: ("What for", "To be heard in a meeting, a complaint"),
    Service.LIFELONG_LINKS: ("Whom the child wants to find", ""),
    Service.FAMILY_GROUP_CONFERENCE: ("What the family is to talk about", ""),
    Service.PARENT_ADVOCACY: ("What the parent wants help with", ""),
}
_FOR_PARENTS = frozenset({Service.FAMILY_GROUP_CONFERENCE, Service.PARENT_ADVOCACY})
_WITH_CONSENT = frozenset({Service.LIFELONG_LINKS, Service.FAMILY_GROUP_CONFERENCE})
_MATCHED = frozenset({Service.INDEPENDENT_VISITOR, Service.BEFRIENDING, Service.LIFELONG_LINKS, Service.ADVOCACY})


def page(of: BetweenPage, today: date) -> SectionPage:
    """Every service, those that were offered with each offer, and those that were not."""
    rows: list[RowWords] = []
    for service in Service:
        offers = [one for one in of.services if one.values["service"] is service]
        rows += [_offer_row(one, today) for one in offers] or [_not_offered(service)]
    offered = len({one.values["service"] for one in of.services})
    return SectionPage(
        summary=f"{offered} of {len(Service)} offered to {of.who.name}. Open one to offer it, or to write what came.",
        rows=tuple(rows),
        nothing=("", ""),
        asks=(),
    )


def _not_offered(service: Service) -> RowWords:
    return RowWords(
        key=(OFFER, service),
        title=SERVICES[service],
        below=_RIGHTS[service],
        icon="circle",
        right="Offer it today",
    )


def _offer_row(offer: Kept, today: date) -> RowWords:
    said = [f"offered {_day(offer, 'offered_on', today)}"]
    if offer.text("explained_how"):
        said.append(f"explained: {offer.text('explained_how')}")
    said.append(_wanted(offer))
    said.append(_referred(offer, today))
    said += _meetings(offer, today)
    said.append(offer.text("worker_name"))
    outcome = offer.text("outcome")
    return RowWords(
        key=offer.record_id,
        title=SERVICES[offer.text("service")],
        below=capital(", ".join(part for part in said if part)),
        icon="heart",
        tag=next_step(offer),
        right=OUTCOMES.get(outcome, ""),
    )


def _day(offer: Kept, name: str, today: date) -> str:
    on = offer.day(name)
    return words.day_and_month(on, today) if on else ""


def _wanted(offer: Kept) -> str:
    said: Mapping[str, str] = {Wanted.YES: "wanted", Wanted.NOT_NOW: "not wanted now", Wanted.NO: "not wanted"}
    return said.get(offer.text("wanted"), "has not said whether it is wanted")


def _referred(offer: Kept, today: date) -> str:
    if offer.day("referred_on") is None:
        return ""
    by = {
        ReferredBy.OFFICER.value: " by me",
        ReferredBy.SOCIAL_WORKER.value: " by the social worker",
        ReferredBy.CHILD.value: " by the child",
    }.get(offer.text("referred_by"), "")
    return f"asked in {_day(offer, 'referred_on', today)}{by}"


def _meetings(offer: Kept, today: date) -> list[str]:
    held = [("information_meeting_on", "information gathering meeting"), ("group_met_on", "group met")]
    return [f"{what} {_day(offer, name, today)}" for name, what in held if offer.day(name)]


def next_step(offer: Kept) -> TagWords | None:
    """What an offer waits for: a word of the child, a referral, a place in the care plan; None once it is over."""
    over = {ServiceOutcome.FINISHED, ServiceOutcome.ENDED_BY_CHILD, ServiceOutcome.NOT_AVAILABLE}
    if offer.text("outcome") in over or offer.text("wanted") in (Wanted.NO, Wanted.NOT_NOW):
        return None
    if offer.text("wanted") == Wanted.YES and offer.day("referred_on") is None and not offer.text("outcome"):
        return TagWords("Wanted: ask it in", Tone.INFORMATION)
    if offer.text("service") == Service.LIFELONG_LINKS and offer.day("referred_on") is not None:
        in_plan = offer.values.get("in_care_plan")
        if in_plan is not True:
            return TagWords("Not in the care plan" if in_plan is False else "In the care plan?", Tone.INFORMATION)
    return None


def may_be_asked_in(offer: Kept) -> bool:
    """Whether nobody asked the service in yet, and nobody said that it is not wanted."""
    return offer.day("referred_on") is None and offer.text("wanted") not in (Wanted.NO, Wanted.NOT_NOW)


def opened(offer: Kept, of: BetweenPage) -> Opened:
    """One offer in the form of its service."""
    service = Service(offer.text("service"))
    parents = tuple(
        Choice(str(one.person_id), one.name) for one in of.people if one.role is PersonRole.PARENT and not one.gone
    )
    return Opened(
        key=offer.record_id,
        title=SERVICES[service],
        groups=_groups(service),
        values=offer.values,
        remove="Remove this offer",
        offers={"person_id": (Choice("", "Nobody"), *parents)},
    )


def _groups(service: Service) -> tuple[Group, ...]:
    label, hint = _WHAT_FOR.get(service, ("What the child hopes for", ""))
    offer = Group(
        "offer",
        "The offer",
        (
            Spec("offered_on", "Offered on", Typed.DAY),
            Spec("wanted", "Wanted", Typed.PILLS, "", (*choices_of(WANTED), Choice("", "Has not said"))),
            Spec("explained_how", "How it was explained", hint="Which leaflet or film, and with whom", wide=True),
            *([Spec("person_id", "For which parent", Typed.CHOICE)] if service in _FOR_PARENTS else []),
            Spec("purpose", label, Typed.NOTES, hint),
        ),
    )
    referral = Group(
        "referral",
        "The referral",
        (
            Spec("referred_on", "Asked in on", Typed.DAY),
            choice("referred_by", "By whom", REFERRED_BY),
            *([yes_no("parent_consent", "The parent agrees")] if service in _WITH_CONSENT else []),
            *([yes_no("in_care_plan", "Is it in the care plan?")] if service is Service.LIFELONG_LINKS else []),
            Spec("language_needed", "Language needed"),
        ),
    )
    return (offer, referral, _came(service))


def _came(service: Service) -> Group:
    links = service is Service.LIFELONG_LINKS
    return Group(
        "came",
        "What came of it",
        (
            *([Spec("information_meeting_on", "Information gathering meeting", Typed.DAY)] if links else []),
            *([Spec("group_met_on", "Review and development group met", Typed.DAY)] if links else []),
            Spec("worker_name", "Who does it"),
            *([Spec("matched_on", "Found on", Typed.DAY)] if service in _MATCHED else []),
            choice("outcome", "What came of it", OUTCOMES, otherwise=NOT_KNOWN),
            Spec("ended_on", "Ended on", Typed.DAY),
            Spec("outcome_note", "In words", Typed.NOTES),
        ),
    )


def offered_now(service: Service, name: str) -> str:
    """The toast once an offer is written down."""
    return f"{SERVICES[service]}: offered to {name} today."


def asked_in(service: Service, name: str) -> str:
    return f"{SERVICES[service]}: asked in for {name} today, by you."


def removed(name: str) -> str:
    return f"Offer removed for {name}."
