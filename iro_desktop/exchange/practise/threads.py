"""Threads from one record of the practise caseload to another: carried over, made from a talk, asked for."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.checks_done import OUTCOMES
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.exchange.practise.people import person_id
from iro_desktop.exchange.practise.so_far import SoFar
from iro_desktop.exchange.practise.the_day import LETTERS_WAITING
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.care import Episode
from iro_desktop.models.child import Home
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, WithWhom
from iro_desktop.models.ids import companion_id, imported_id
from iro_desktop.models.plan_checks import CheckKind, StatutoryCheck
from iro_desktop.models.review import Decision, DecisionStatus, Review
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer, ServiceOutcome, Wanted
from iro_desktop.models.working_days import roll_forward

_CARRIED_AT_MOST = 8
_MOST_DECISIONS = 6
_LEOS_LAST_VISIT_DAYS_AGO = 50
_AWAY_DAYS_AGO = (74, 61)
"""Days since the child left the children's home for a night that became two weeks, and since they came back."""


class Threads:
    """Changes and adds a few records, so that each thread between two kinds can be followed somewhere."""

    def __init__(self, so_far: SoFar) -> None:
        self._so_far = so_far

    def before_the_rest(self) -> Iterator[SyncedRecord]:
        """What others build on: visits, homes, decisions."""
        self._leo_was_not_visited()
        self._a_home_without_registration()
        yield from self._moved_often()
        self._carried_over()
        self._made_from_talks()
        yield from self._asked_for()
        yield from self._moved_on()
        self._links_that_met()
        yield from self._offers()

    def _leo_was_not_visited(self) -> None:
        """His newest visit lies seven weeks back: what the resolution is about can be seen in his record."""
        leo = self._so_far.called("Leo")
        visits = [check for check in self._so_far.of(leo, StatutoryCheck) if check.kind is CheckKind.VISIT]
        last_day = self._so_far.working_day(self._so_far.today - timedelta(days=_LEOS_LAST_VISIT_DAYS_AGO))
        newest = sorted(visits, key=lambda check: check.done_on or last_day)
        shift = max(timedelta(), ((newest[-1].done_on or last_day) - last_day)) if newest else timedelta()
        for check in newest:
            if check.done_on is not None:
                moved = self._so_far.working_day(check.done_on - shift)
                check.done_on = max(moved, leo.pace.came_on)

    def _a_home_without_registration(self) -> None:
        """One shared house has none: the officer's own list says so."""
        for child in self._so_far.with_story(Story.SHARED_HOUSE)[-1:]:
            self._so_far.of(child, Home)[-1].registered = False

    def _moved_often(self) -> Iterator[SyncedRecord]:
        """Out of a children's home from one hour to the next, and back: in the officer's list and in the episodes."""
        today = self._so_far.today
        for child in self._so_far.with_story(Story.CHILDRENS_HOME)[-1:]:
            home = max(self._so_far.of(child, Home), key=lambda one: one.from_on)
            episode = max(self._so_far.of(child, Episode), key=lambda one: one.started_on)
            left, back = (today - timedelta(days=days) for days in _AWAY_DAYS_AGO)
            if not max(home.from_on, episode.started_on) < left:
                continue
            away, again = _another_home(home, "away"), _another_home(home, "again")
            away.from_on, away.until_on = left, back
            away.with_whom, away.kind_in_words, away.town = "Pam", "foster carers", "Romford"
            away.address = away.telephone = None
            away.postcode, away.placement_type, away.provider = "RM1 7ZX", "U6", "PR4"
            away.move_was_planned, away.reason_for_change = False, "CREQB"
            again.from_on, again.until_on = back, None
            again.move_was_planned, again.reason_for_change = True, "CARPL"
            home.until_on = left
            yield from (away, again)
            gone, returned = _another_episode(child, episode, "away"), _another_episode(child, episode, "again")
            gone.started_on, gone.ended_on, gone.reason_ended, gone.reason_place_change = left, back, "X1", "CARPL"
            gone.placement_type, gone.placement_provider, gone.urn = "U6", "PR4", "9471100"
            gone.placement_postcode = away.postcode
            returned.started_on = back
            episode.ended_on, episode.reason_ended, episode.reason_place_change = left, "X1", "CREQB"
            gone.reason_new_episode = returned.reason_new_episode = "P"
            yield from (gone, returned)

    def _carried_over(self) -> None:
        """The same words at the next review: the first was not done, and was said again."""
        carried = 0
        for child in self._so_far.children:
            reviews = self._so_far.reviews(child)[:-1]
            for before, after in pairwise(reviews):
                earlier = {decision.wording: decision for decision in self._so_far.decisions(before)}
                for decision in self._so_far.decisions(after):
                    first = earlier.get(decision.wording)
                    if first is None or first.status_on is None or carried >= _CARRIED_AT_MOST:
                        continue
                    first.status, first.status_note = DecisionStatus.PARTLY, "Begun, and said again at the next review."
                    decision.carried_from_id = first.id
                    carried += 1

    def _made_from_talks(self) -> None:
        """The first decision of some reviews was made from what the child had said before."""
        for child in self._so_far.children[::4]:
            for review in self._so_far.reviews(child)[-1:]:
                talk = self._talk_before(child, review)
                decisions = self._so_far.decisions(review)
                if talk is not None and decisions:
                    decisions[0].from_record_id = talk.id

    def _talk_before(self, child: Portrait, review: Review) -> Consultation | None:
        talks = [
            talk
            for talk in self._so_far.of(child, Consultation)
            if talk.review_id == review.id
            and talk.with_whom is WithWhom.CHILD
            and talk.channel not in {Channel.TRIED_NO_ANSWER, Channel.CARD}
        ]
        return max(talks, key=lambda talk: talk.happened_on, default=None)

    def _asked_for(self) -> Iterator[SyncedRecord]:
        """Of the children whose letters wait: a request in the words it was asked in, and the decision it led to."""
        for name in LETTERS_WAITING:
            child = self._so_far.called(name)
            review = self._so_far.reviews(child)[-1]
            requests = [one for one in self._so_far.of(child, ChildsRequest) if one.review_id == review.id]
            talk = self._talk_before(child, review)
            if talk is not None and requests:
                yield self._said(talk, requests[0])
            decisions = self._so_far.decisions(review)
            if requests and requests[0].answer is not None and len(decisions) < _MOST_DECISIONS:
                yield self._decided(child, review, requests[0], len(decisions) + 1)

    def _said(self, talk: Consultation, request: ChildsRequest) -> ChildsWords:
        words = ChildsWords(
            id=companion_id(talk.id, f"words {request.asked}"),
            child_id=talk.child_id,
            words=request.asked,
            said_on=talk.happened_on,
            said_at=talk.happened_at,
            heard_by="Ruth",
            consultation_id=talk.id,
        )
        talk.text = f"{talk.text}\n“{request.asked}”"
        request.childs_words_id = words.id
        return words

    def _decided(self, child: Portrait, review: Review, request: ChildsRequest, number: int) -> Decision:
        on = review.completed_on or self._so_far.today
        worker = child.social_worker_on(on)
        decision = Decision(
            id=companion_id(review.id, f"decision {number}"),
            child_id=child.child_id,
            review_id=review.id,
            number=number,
            wording=f"{child.known_as}’s request “{request.asked}” to be seen to, and {child.known_as} told the day",
            child_wording=f"{worker.said_as} will see to what you asked: “{request.asked}”",
            owner_name=worker.said_as,
            owner_role="social worker",
            owner_person_id=person_id(child, f"sw {worker.name}"),
            due_on=roll_forward(on + timedelta(days=28), self._so_far.bank_holidays),
            from_record_id=request.id,
        )
        request.decision_id = decision.id
        return decision

    def _moved_on(self) -> Iterator[StatutoryCheck]:
        """Young people whom the leaving care team knows already: when they moved over, and when a panel heard them."""
        for child in self._so_far.with_story(Story.SHARED_HOUSE, from_age=17):
            for kind, ago in ((CheckKind.THROUGHCARE, 45), (CheckKind.TRANSITIONS_PANEL, 80)):
                done_on = self._so_far.ago(ago)
                if child.pace.came_on < done_on:
                    yield StatutoryCheck(
                        id=companion_id(child.child_id, f"check {kind} {done_on}"),
                        child_id=child.child_id,
                        kind=kind,
                        done_on=done_on,
                        outcome=OUTCOMES[kind][0],
                    )

    # Services

    def _links_that_met(self) -> None:
        """Lifelong Links that came about: the meeting of all who know something, and the last of the group."""
        for offer in self._so_far.every(ServiceOffer):
            if offer.service is Service.LIFELONG_LINKS and offer.matched_on is not None:
                offer.information_meeting_on = self._so_far.working_day(offer.matched_on)
                met_on = self._so_far.working_day(offer.matched_on + timedelta(days=60))
                offer.group_met_on = met_on if met_on < self._so_far.today else None

    def _offers(self) -> Iterator[ServiceOffer]:
        """One at every stage, referred by the officer or the social worker, made from a talk where there is one."""
        so_far = self._so_far
        stages: tuple[tuple[Service, int, Wanted | None, ReferredBy | None, ServiceOutcome | None], ...] = (
            (Service.ADVOCACY, 3, None, None, None),
            (Service.INDEPENDENT_VISITOR, 6, Wanted.YES, None, None),
            (Service.ADVOCACY, 9, Wanted.YES, ReferredBy.OFFICER, ServiceOutcome.WAITING),
            (Service.LIFELONG_LINKS, 40, Wanted.YES, ReferredBy.SOCIAL_WORKER, ServiceOutcome.WAITING),
            (Service.INDEPENDENT_VISITOR, 70, Wanted.YES, ReferredBy.OFFICER, ServiceOutcome.WORKING),
            (Service.BEFRIENDING, 55, Wanted.YES, ReferredBy.OFFICER, ServiceOutcome.NOT_AVAILABLE),
            (Service.ADVOCACY, 90, Wanted.YES, ReferredBy.SOCIAL_WORKER, ServiceOutcome.FINISHED),
            (Service.INDEPENDENT_VISITOR, 20, Wanted.NOT_NOW, None, None),
        )
        older = [child for child in so_far.children if child.part.age >= 9 and child.part.held > 2]
        for number, (service, ago, wanted, by, outcome) in enumerate(stages):
            child, on = older[(4 * number + 1) % len(older)], so_far.ago(ago)
            if child.pace.came_on >= on:
                continue
            talks = [talk for talk in so_far.of(child, Consultation) if talk.done and talk.happened_on <= on]
            offer = ServiceOffer(
                id=companion_id(child.child_id, f"offer {service} {on}"),
                child_id=child.child_id,
                service=service,
                offered_on=on,
                explained_how="talked through on a walk",
                wanted=wanted,
                referred_by=by,
                outcome=outcome,
                from_record_id=max(talks, key=lambda talk: talk.happened_on).id if talks else None,
            )
            if by is not None:
                offer.referred_on = so_far.later(on, 2)
                offer.purpose = "to be heard in the meeting" if service is Service.ADVOCACY else "asked for it"
                offer.in_care_plan = service is Service.LIFELONG_LINKS
                offer.parent_consent = True if service is Service.LIFELONG_LINKS else None
            if outcome in {ServiceOutcome.WORKING, ServiceOutcome.FINISHED}:
                offer.worker_name, offer.matched_on = "Bea Winslow", so_far.later(on, 15)
            if outcome is ServiceOutcome.FINISHED:
                offer.ended_on, offer.outcome_note = so_far.later(on, 60), "Said what was wanted, and was done."
            yield offer


def _another_home(home: Home, what: str) -> Home:
    """A home of the same child, as this one in all that is not said otherwise."""
    return Home(
        id=companion_id(home.id, what),
        child_id=home.child_id,
        from_on=home.from_on,
        with_whom=home.with_whom,
        kind_in_words=home.kind_in_words,
        town=home.town,
        address=home.address,
        postcode=home.postcode,
        withheld_from=home.withheld_from,
        out_of_borough=home.out_of_borough,
        telephone=home.telephone,
        placement_type=home.placement_type,
        provider=home.provider,
        distance_miles=home.distance_miles,
        registered=home.registered,
        settled_to_18=home.settled_to_18,
    )


def _another_episode(child: Portrait, episode: Episode, what: str) -> Episode:
    """A row of the same child, as this one in all that is not said otherwise."""
    return Episode(
        id=imported_id("PRACTISE", child.council_child_id, "episodes", what),
        child_id=episode.child_id,
        started_on=episode.started_on,
        legal_status=episode.legal_status,
        category_of_need=episode.category_of_need,
        placement_type=episode.placement_type,
        placement_provider=episode.placement_provider,
        home_postcode=episode.home_postcode,
        placement_postcode=episode.placement_postcode,
        urn=episode.urn,
    )
