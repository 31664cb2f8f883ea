"""Services that were offered, what children and parents thought of a review, and consents to meet once a year."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.care import CareLife
from iro_desktop.exchange.practise.families import SCHOOL_AGE, Portrait
from iro_desktop.exchange.practise.people import person_id
from iro_desktop.exchange.practise.reviews import WrittenReview
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.feedback import DeskReviewConsent, Feedback, FeedbackChannel, FeedbackFrom, Felt
from iro_desktop.models.ids import companion_id
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer, ServiceOutcome, Wanted
from iro_desktop.models.timescales import add_months
from iro_desktop.models.working_days import BankHolidays, add_working_days

HEAD_OF_SERVICE = "Patricia Nwosu"
_SETTLED_YEARS = 2
_PURPOSE = {
    Service.ADVOCACY: "to be heard in the meeting",
    Service.INDEPENDENT_VISITOR: "somebody to go out with who is not paid to",
    Service.LIFELONG_LINKS: "wants to find an aunt and a former foster carer",
    Service.FAMILY_GROUP_CONFERENCE: "who in the family can help at weekends",
    Service.PARENT_ADVOCACY: "to understand the court papers",
    Service.BEFRIENDING: "somebody to play football with who speaks the language",
}
_NAMES = {
    Service.ADVOCACY: "Odette Marsh",
    Service.INDEPENDENT_VISITOR: "Bea Winslow",
    Service.LIFELONG_LINKS: "Jonah Petrie",
    Service.FAMILY_GROUP_CONFERENCE: "Dilys Oram",
    Service.PARENT_ADVOCACY: "Rosalind Achterberg",
    Service.BEFRIENDING: "Tobias Lindqvist",
}
_FOR_PARENTS = frozenset({Service.FAMILY_GROUP_CONFERENCE, Service.PARENT_ADVOCACY})
_QUOTES = (
    "It was short, and I got a biscuit.",
    "They listened.",
    "Too many grown-ups.",
    "I liked doing the first bit.",
)
_CHANGE = ("Fewer people.", "Start with the good things.", "Do it at home.", "Nothing.")
_PARENTS_QUOTES = ("I was asked first for once.", "I only hear how she is at these meetings.", "Too fast for me.")


class Offers:
    """What was offered to one child, most of it at the first review."""

    def __init__(self, today: date, rng: Random, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._rng = rng
        self._holidays = bank_holidays
        self._deck = Deck(rng)

    def after(self, written: WrittenReview) -> list[SyncedRecord]:
        """Offers at first reviews, and feedback after some."""
        return [*self._offers(written), *self._feedback(written)]

    def _offers(self, written: WrittenReview) -> Iterator[ServiceOffer]:
        occasion = written.occasion
        if occasion.number != 1 or occasion.child.age_on(occasion.on) < SCHOOL_AGE:
            return
        choices = [service for service in Service if service not in _FOR_PARENTS or occasion.child.parent_as]
        for service in dict.fromkeys((Service.ADVOCACY, self._deck.draw("service", choices))):
            yield self._offer(written, service)

    def _offer(self, written: WrittenReview, service: Service) -> ServiceOffer:
        occasion, rng = written.occasion, self._rng
        offer = ServiceOffer(
            id=companion_id(written.review.id, f"offer {service}"),
            child_id=written.review.child_id,
            service=service,
            review_id=written.review.id,
            person_id=person_id(occasion.child, "parent") if service in _FOR_PARENTS else None,
            offered_on=occasion.on,
            explained_how="talked through with the leaflet",
            wanted=self._deck.draw(str(service), (*Wanted, None)),
        )
        if offer.wanted is not Wanted.YES:
            return offer
        offer.referred_on = add_working_days(occasion.on, rng.randint(1, 5), self._holidays)
        offer.referred_by = self._deck.draw("by", tuple(ReferredBy))
        offer.purpose = _PURPOSE[service]
        offer.parent_consent = True if service is Service.LIFELONG_LINKS else None
        offer.in_care_plan = service is Service.LIFELONG_LINKS
        offer.language_needed = occasion.child.heritage.language if "interpreter" in occasion.slots else None
        offer.outcome = self._deck.draw("outcome", tuple(ServiceOutcome))
        if offer.referred_on >= self._today:
            offer.referred_on, offer.outcome = None, ServiceOutcome.WAITING
        elif offer.outcome is not ServiceOutcome.WAITING and offer.outcome is not ServiceOutcome.NOT_AVAILABLE:
            offer.worker_name = _NAMES[service]
            offer.matched_on = min(offer.referred_on + timedelta(days=20), self._today)
            if offer.outcome in {ServiceOutcome.FINISHED, ServiceOutcome.ENDED_BY_CHILD}:
                offer.ended_on = min(offer.matched_on + timedelta(days=120), self._today)
                offer.outcome_note = "Said what was wanted, and was done."
        return offer

    def _feedback(self, written: WrittenReview) -> Iterator[Feedback]:
        occasion, rng = written.occasion, self._rng
        given_on = add_working_days(written.review.completed_on or occasion.on, 1, self._holidays)
        if given_on >= self._today:
            return
        if occasion.child.age_on(occasion.on) >= SCHOOL_AGE and rng.random() < 0.35:
            child = self._form(written, FeedbackFrom.CHILD, given_on)
            child.quote = self._deck.draw("quote", _QUOTES) if rng.random() < 0.5 else None
            child.would_change = self._deck.draw("change", _CHANGE) if rng.random() < 0.4 else None
            child.came = any(guest.is_child and guest.was_there for guest in written.guests)
            child.quote_may_be_used = rng.choice((True, False, None)) if child.quote else None
            yield child
        parent = next((guest for guest in written.guests if guest.key == "parent"), None)
        if parent is not None and rng.random() < 0.35:
            form = self._form(written, FeedbackFrom.PARENT, given_on)
            form.person_id = person_id(occasion.child, "parent")
            form.came, form.only_hears_at_reviews = parent.was_there, rng.random() < 0.3
            form.quote = self._deck.draw("parents", _PARENTS_QUOTES) if rng.random() < 0.5 else None
            yield form

    def _form(self, written: WrittenReview, source: FeedbackFrom, given_on: date) -> Feedback:
        felt = (Felt.YES, Felt.YES, Felt.PARTLY, Felt.NO, None)
        weights = (50, 20, 20, 6, 4)
        heard, understood, people, told = self._rng.choices(felt, weights=weights, k=4)
        return Feedback(
            id=companion_id(written.review.id, f"feedback {source}"),
            child_id=written.review.child_id,
            review_id=written.review.id,
            source=source,
            channel=self._deck.draw(str(source), tuple(FeedbackChannel)),
            given_on=given_on,
            felt_heard=heard,
            understood=understood,
            right_people=people,
            told_in_time=told,
        )

    def consents(self, child: Portrait, life: CareLife) -> Iterator[DeskReviewConsent]:
        """For a child long settled who asked for fewer meetings: the Head of Service's word, anew each year."""
        if not meets_once_a_year(child, life, self._today):
            return
        for years_ago in (1, 0):
            given_on = add_months(self._today, -12 * years_ago) - timedelta(days=40)
            yield DeskReviewConsent(
                id=companion_id(child.child_id, f"consent {given_on.year}"),
                child_id=child.child_id,
                given_on=given_on,
                given_by=HEAD_OF_SERVICE,
                childs_wish="One big meeting is enough. Ring me for the other one.",
                settled_since=life.stays[-1].from_on,
                until_on=add_months(given_on, 12),
            )


def meets_once_a_year(child: Portrait, life: CareLife, today: date) -> bool:
    """Whether this is a child long settled, of those cast with years in care before their first review here."""
    return child.part.came_years_before >= 4 and life.stays[-1].from_on <= add_months(today, -12 * _SETTLED_YEARS - 15)
