"""What a talk is kept with beside its text: alone or not, what may be passed on, and what adults think."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.families import SCHOOL_AGE
from iro_desktop.exchange.practise.occasion import Occasion
from iro_desktop.exchange.practise.people import person_id
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, Sharing, WhyNotAlone, WithWhom
from iro_desktop.models.ids import companion_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.working_days import BankHolidays, last_working_day_on_or_before

_FEELINGS = ("Settled, mostly.", "Cross with everybody this week.", "Proud of the swimming.", "Sad on Sundays.")
_WORRIES = ("None that {child} told of.", "That {carer} might move.", "The test on Friday.")
_WISHES = ("To speak first.", "To have {carer} next to {child}.", "To be done in half an hour.")
_ROLES: Mapping[WithWhom, frozenset[PersonRole]] = {
    WithWhom.PARENT: frozenset({PersonRole.PARENT}),
    WithWhom.TEAM_MANAGER: frozenset({PersonRole.TEAM_MANAGER}),
    WithWhom.SCHOOL: frozenset({PersonRole.TEACHER}),
    WithWhom.HEALTH: frozenset({PersonRole.HEALTH}),
    WithWhom.GUARDIAN: frozenset({PersonRole.GUARDIAN}),
    WithWhom.ADVOCATE: frozenset({PersonRole.ADVOCATE}),
    WithWhom.INDEPENDENT_VISITOR: frozenset({PersonRole.INDEPENDENT_VISITOR}),
    WithWhom.OTHER: frozenset({PersonRole.OTHER, PersonRole.GRANDPARENT}),
}
_SAID: Mapping[WithWhom, tuple[str, str]] = {
    WithWhom.PARENT: ("Rang before the review, as agreed.", "Glad about school. Wants more time together."),
    WithWhom.TEAM_MANAGER: ("About who pays for the club.", "The plan is right; the money is agreed for a year."),
    WithWhom.SCHOOL: ("About the week and the targets.", "On track. Tired on Mondays."),
    WithWhom.HEALTH: ("About the last assessment.", "Growing well. The dentist is next."),
    WithWhom.GUARDIAN: ("About the next hearing.", "Supports the plan, and asks for the sibling time in writing."),
    WithWhom.ADVOCATE: ("About what to bring up.", "Will come along if asked on the day."),
    WithWhom.INDEPENDENT_VISITOR: ("About the last outing.", "They went bowling. It was a good day."),
    WithWhom.OTHER: ("About how it is going.", "Sees a happier child than in the spring."),
}


class Talks:
    """Fills in the talks before a review, and adds one with somebody further."""

    def __init__(self, today: date, rng: Random, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._rng = rng
        self._holidays = bank_holidays
        self._deck = Deck(rng)

    def before(
        self, occasion: Occasion, review_id: UUID, records: Sequence[SyncedRecord], people: list[Person]
    ) -> list[SyncedRecord]:
        """Fill in the talks among these records, and add a talk before the newest review."""
        may_share = {
            record.consultation_id: record.may_be_shared for record in records if isinstance(record, ChildsWords)
        }
        for record in records:
            if isinstance(record, Consultation):
                record.review_id = review_id
                self._fill(occasion, record, may_share)
        return [*self._further(occasion, review_id, people)] if occasion.is_latest or occasion.on >= self._today else []

    def _fill(self, occasion: Occasion, talk: Consultation, may_share: Mapping[UUID | None, bool | None]) -> None:
        child, rng = occasion.child, self._rng
        if talk.with_whom is WithWhom.SOCIAL_WORKER:
            talk.person_id = person_id(child, f"sw {child.social_worker_on(talk.happened_on).name}")
            talk.views, talk.could_come = "The plan is working.", True
        if talk.with_whom is not WithWhom.CHILD or talk.channel is Channel.TRIED_NO_ANSWER:
            return
        if talk.channel is Channel.IN_PERSON:
            talk.place = rng.choice(("at home", "on a walk", "in the school library"))
        if child.age_on(talk.happened_on) < SCHOOL_AGE:
            talk.alone, talk.why_not_alone = False, WhyNotAlone.NOT_OLD_ENOUGH
            return
        if talk.channel is Channel.TEXT:
            return
        # With an interpreter there are three of them, however private the talk is.
        talk.alone = rng.random() < (0.4 if "interpreter" in occasion.slots else 0.85)
        if not talk.alone:
            self._not_alone(occasion, talk)
        talk.feelings = self._deck.draw("feelings", _FEELINGS)
        talk.worries = occasion.say(self._deck.draw("worries", _WORRIES))
        talk.wishes_for_meeting = occasion.say(self._deck.draw("wishes", _WISHES))
        said = may_share.get(talk.id)
        if said is True:
            talk.sharing = Sharing.ALL
        elif said is False:
            talk.sharing = self._deck.draw("sharing", (Sharing.SOME_PEOPLE, Sharing.NOBODY))
            if talk.sharing is Sharing.SOME_PEOPLE:
                worker = child.social_worker_on(talk.happened_on).name
                talk.shared_with = (str(person_id(child, f"sw {worker}")),)
        if "interpreter" in occasion.slots:
            talk.interpreter_name = f"{child.heritage.language} interpreter"

    def _not_alone(self, occasion: Occasion, talk: Consultation) -> None:
        if "interpreter" in occasion.slots:
            talk.why_not_alone, talk.others_present = WhyNotAlone.INTERPRETER_THERE, ("the interpreter",)
            return
        not_drawn = (WhyNotAlone.NOT_OLD_ENOUGH, WhyNotAlone.INTERPRETER_THERE)
        talk.why_not_alone = self._deck.draw("why", [why for why in WhyNotAlone if why not in not_drawn])
        talk.others_present = (occasion.slots["carer"],)

    def _further(self, occasion: Occasion, review_id: UUID, people: list[Person]) -> Iterator[SyncedRecord]:
        """With one of those the officer must hear, in the fortnight before; never before the child came."""
        day = last_working_day_on_or_before(min(occasion.on, self._today) - timedelta(days=5), self._holidays)
        if day <= (occasion.child.pace.came_first_on or occasion.child.pace.came_on):
            return
        around = {role: person for person in people if person.until_on is None for role in (person.role,)}
        possible = [whom for whom, roles in _ROLES.items() if roles & around.keys()]
        whom = self._deck.draw("whom", possible)
        person = next(around[role] for role in _ROLES[whom] if role in around)
        text, views = _SAID[whom]
        yield Consultation(
            id=companion_id(review_id, f"talk with {whom}"),
            child_id=occasion.child.child_id,
            with_whom=whom,
            person_name=person.said_as or person.name,
            person_id=person.id,
            channel=Channel.CALL,
            happened_on=day,
            happened_at=time(11, 15),
            text=text,
            done=True,
            review_id=review_id,
            views=views,
            could_come=self._rng.random() < 0.7,
            wishes_about_others="Not in one room with the father." if whom is WithWhom.PARENT else None,
            shared_with_child_on=day if self._rng.random() < 0.5 else None,
        )
