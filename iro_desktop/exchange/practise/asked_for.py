"""What the children asked for, with the answer: as it stands on the record, in the letter and at the next review."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.families import SCHOOL_AGE
from iro_desktop.exchange.practise.matters import slots_of
from iro_desktop.exchange.practise.reviews import WrittenReview
from iro_desktop.models.child import AgeBand
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.ids import companion_id
from iro_desktop.models.working_days import BankHolidays, add_working_days, last_working_day_on_or_before

UNANSWERED = "Minh"
"""His letter waits, and so does the answer to what he asked for."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A request with its answer. Texts may name people by slot."""

    asked: str
    answer: RequestAnswer
    why: str
    who: str = "{sw}"


_YES, _NOT_YET, _NO = RequestAnswer.YES, RequestAnswer.NOT_YET, RequestAnswer.NO
WISHES: Mapping[AgeBand, tuple[Wish, ...]] = {
    AgeBand.FROM_4_TO_7: (
        Wish("Can I have a light at night?", _YES, "{carer} has a small one."),
        Wish("Can {friend} come for tea?", _YES, "{carer} will ask {friend}'s family.", "{carer}"),
        Wish("Can I have a puppy?", _NO, "{carer} is out all day, and a puppy needs somebody at home.", "{carer}"),
        Wish("Can I stay up late?", _NOT_YET, "You are still tired in the morning.", "{carer}"),
    ),
    AgeBand.FROM_8_TO_11: (
        Wish("Can I stay at {friend}'s house for a night?", _YES, "{carer} can say yes to that."),
        Wish("Can I have a phone?", _NOT_YET, "{carer} wants to agree the rules with you first.", "{carer}"),
        Wish("Can I see {parent} every day?", _NO, "Every day would leave no time for school and rest."),
        Wish("Can I go to the football club?", _YES, "The council pays for the club and the boots."),
        Wish("Can I paint my room blue?", _NOT_YET, "The wall has to dry out first.", "{carer}"),
    ),
    AgeBand.FROM_12_TO_15: (
        Wish("I want to go to the shops by myself.", _YES, "You told us your route and when you will be back."),
        Wish("I want to change schools.", _NOT_YET, "The new timetable has only run for two weeks."),
        Wish("I want to live with {parent} now.", _NO, "The court says that it is not safe yet.", "The court"),
        Wish("I want a passport.", _YES, "{sw} has the forms and the money for it."),
        Wish("I want to dye my hair.", _NOT_YET, "School has a rule until the summer.", "{carer}"),
    ),
    AgeBand.FROM_16_TO_17: (
        Wish("I want driving lessons.", _YES, "Ten lessons are paid for."),
        Wish("I want my own flat at eighteen.", _NOT_YET, "The panel meets in the spring.", "The housing panel"),
        Wish("I want to stop having meetings.", _NO, "The law asks for them until you are eighteen.", "Nobody here"),
        Wish("I want to choose my own laptop.", _YES, "{manager} agreed the price."),
    ),
}
_SHARE = 0.3


class Requests:
    """Deals requests out to reviews, the newest first, so that the older one can be what was asked before."""

    def __init__(self, rng: Random, bank_holidays: BankHolidays) -> None:
        self._rng = rng
        self._holidays = bank_holidays
        self._deck = Deck(rng)
        self._asked_again: dict[str, tuple[ChildsRequest, Wish]] = {}

    def ask(self, written: WrittenReview) -> None:
        """One request of a child who can ask, or none."""
        occasion = written.occasion
        name = occasion.child.part.known_as
        if occasion.child.age_on(occasion.on) < SCHOOL_AGE:
            return
        again = self._asked_again.pop(occasion.child.council_child_id, None)
        if again is None and self._rng.random() > _SHARE and name is None:
            return
        fitting = [
            wish
            for wish in WISHES[occasion.band]
            if slots_of(wish.asked + wish.why + wish.who) <= occasion.slots.keys()
        ]
        wish = self._deck.draw(occasion.child.council_child_id, fitting)
        if again is not None and again[1] in fitting:
            wish = again[1]
        request = self._request(written, wish)
        if again is not None and again[1] is wish:
            again[0].asked_before_id = request.id
        elif request.answer is not RequestAnswer.YES and occasion.number > 1 and self._rng.random() < 0.3:
            self._asked_again[occasion.child.council_child_id] = request, wish
        if name == UNANSWERED and occasion.is_latest:
            request.answer = request.why = request.who_decides = request.look_again_on = request.told_child_on = None
        written.requests.append(request)
        written.records.append(request)

    def _request(self, written: WrittenReview, wish: Wish) -> ChildsRequest:
        occasion, review = written.occasion, written.review
        ended_on = review.completed_on or occasion.on
        half_way = occasion.on + timedelta(days=(occasion.next_on - occasion.on).days // 2)
        waits = wish.answer is not RequestAnswer.YES
        return ChildsRequest(
            id=companion_id(review.id, "request 1"),
            child_id=review.child_id,
            review_id=review.id,
            asked=occasion.say(wish.asked),
            answer=wish.answer,
            why=occasion.say(wish.why),
            who_decides=occasion.say(wish.who),
            look_again_on=last_working_day_on_or_before(half_way, self._holidays) if waits else None,
            told_child_on=add_working_days(ended_on, 1, self._holidays) if not occasion.is_latest else None,
        )
