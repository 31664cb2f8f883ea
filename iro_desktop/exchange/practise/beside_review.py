"""What is written beside a review: why it was early or moved, who watched, and what the manager said."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, tzinfo
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.occasion import Occasion
from iro_desktop.exchange.practise.reviews import WrittenReview
from iro_desktop.models.adjournment import Rearrangement, RearrangementReason
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.ids import companion_id
from iro_desktop.models.review import (
    Attendance,
    Attended,
    Chair,
    DecisionStatus,
    EarlyTrigger,
    ManagerAnswer,
    MeetingNote,
    NoteKind,
    PermanencePlan,
)
from iro_desktop.models.topics import Topic, TopicCovered, TopicState
from iro_desktop.models.working_days import BankHolidays, add_working_days

MANAGER = "Judith Amoah"
EARLY = {
    EarlyTrigger.OFFICER_ASKS: "The plan had changed in all but name.",
    EarlyTrigger.CHILD_ASKS: "{child} rang and asked for it.",
    EarlyTrigger.VISIT_FOUND_CONCERN: "After a visit {sw} was worried about sleep and school.",
    EarlyTrigger.REMAND_ENDS: "The remand ended and somebody had to say where home is.",
    EarlyTrigger.RELEASE_FROM_CUSTODY: "Before the day of release, so that a home was ready.",
    EarlyTrigger.ACCOMMODATION_STOPS: "The council meant to stop providing a home.",
    EarlyTrigger.PLAN_CHANGES: "A big change to the plan was on the table.",
    EarlyTrigger.SETTLED_HOME_ENDS: "{carer} gave notice after years.",
    EarlyTrigger.UNPLANNED_MOVE: "{child} had moved overnight.",
}
MOVED = {
    RearrangementReason.PLAN_NOT_READY: "The plan came two days before, with gaps.",
    RearrangementReason.PLAN_NOT_SHARED: "{child} had not seen the plan.",
    RearrangementReason.CHILD_ASKED: "{child} had a match that day.",
    RearrangementReason.SOMEBODY_CANNOT_COME: "{carer} had a hospital appointment.",
    RearrangementReason.NO_INTERPRETER: "No interpreter was free.",
    RearrangementReason.OFFICER_CANNOT_COME: "I was ill.",
    RearrangementReason.SOCIAL_WORKER_CANNOT_COME: "{sw} was in court.",
    RearrangementReason.OTHER: "Snow.",
}
EVERY_SO_MANY_EARLY, EVERY_SO_MANY_MOVED, EVERY_SO_MANY_OBSERVED, EVERY_SO_MANY_REOPENED = 28, 31, 80, 110
PLANS: Mapping[Story, PermanencePlan] = {
    Story.LONG_TERM_FOSTER: PermanencePlan.LONG_TERM_FOSTERING,
    Story.WITH_FAMILY: PermanencePlan.LONG_TERM_WITH_RELATIVES,
    Story.CHILDRENS_HOME: PermanencePlan.RESIDENTIAL,
    Story.SHARED_HOUSE: PermanencePlan.SUPPORTED_LIVING,
    Story.ARRIVED_ALONE: PermanencePlan.SUPPORTED_LIVING,
    Story.WAITING_FOR_ADOPTION: PermanencePlan.ADOPTION,
    Story.PLACED_FOR_ADOPTION: PermanencePlan.ADOPTION,
    Story.SHORT_BREAKS: PermanencePlan.STAY_SUPPORTED_AT_HOME,
    Story.BACK_IN_CARE: PermanencePlan.OTHER,
    Story.HOME_ON_AN_ORDER: PermanencePlan.RETURN_LATER,
}
_SIDE_BY_SIDE = (
    PermanencePlan.RETURN_WITHIN_MONTH,
    PermanencePlan.RETURN_WITHIN_6_MONTHS,
    PermanencePlan.RETURN_LATER,
)
_ALWAYS = (Topic.LAST_DECISIONS, Topic.PERMANENCE, Topic.HOME, Topic.HEALTH, Topic.VIEWS)
_FROM_SIXTEEN = frozenset(
    {Topic.STAYING_PUT, Topic.HOUSING_PANEL, Topic.PERSONAL_ADVISER, Topic.LEAVING_CARE, Topic.MONEY}
)
_OBJECTION = "The money for it has to be agreed by the panel, which meets next month."


class Beside:
    """Adds to the reviews that were held. The newest is told first."""

    def __init__(self, zone: tzinfo, rng: Random, bank_holidays: BankHolidays) -> None:
        self._zone = zone
        self._rng = rng
        self._holidays = bank_holidays
        self._deck = Deck(rng)
        self._seen = 0
        self._once_without_interpreter = False

    def tell(self, written: WrittenReview) -> None:
        """Everything beside one review; new records join the others of that review."""
        self._seen += 1
        occasion, review = written.occasion, written.review
        review.prepared_on = add_working_days(occasion.on, -4, self._holidays)
        review.place_reason = self._rng.choice((None, None, occasion.say("{child} chose it.")))
        child_came = any(guest.is_child and guest.was_there for guest in written.guests)
        if child_came and occasion.child.age_on(occasion.on) >= 9 and self._rng.random() < 0.15:
            review.chaired_by = self._deck.draw("chair", tuple(Chair))
        self._permanence(occasion, written)
        self._interpreter(written)
        if self._seen % EVERY_SO_MANY_EARLY == 7 and occasion.number > 1:
            self._early(written)
        if self._seen % EVERY_SO_MANY_OBSERVED == 9 and child_came:
            self._observed(written)
        if self._seen % EVERY_SO_MANY_REOPENED == 21 and not occasion.is_latest:
            ended = review.completed_on or occasion.on
            review.reopened_reason = "One decision named the wrong school. It was put right and closed again."
            reopened_on = add_working_days(ended, 1, self._holidays)
            review.reopened_at = datetime.combine(reopened_on, time(9, 20), self._zone)
        no_interpreter = "interpreter" in occasion.slots and not self._once_without_interpreter
        if self._seen % EVERY_SO_MANY_MOVED == 11 or no_interpreter:
            written.records.append(self._moved(written))
        written.records += self._not_there(written)
        if occasion.is_latest:
            written.records += topics_considered(occasion, self._rng, self._deck)
        self._what_the_manager_says(written)
        self._apart(written)

    def _permanence(self, occasion: Occasion, written: WrittenReview) -> None:
        review, story = written.review, occasion.child.part.story
        if story is Story.NEW_TO_CARE:
            if occasion.number == 1:
                review.permanence_reason_if_none = "The court has asked for two assessments; a plan comes after them."
            else:
                going_home = self._deck.draw("home", _SIDE_BY_SIDE)
                review.permanence_plans = (going_home, PermanencePlan.LONG_TERM_FOSTERING)
        elif occasion.on < occasion.child.pace.came_on:
            review.permanence_plans = (self._deck.draw("home", _SIDE_BY_SIDE),)
        else:
            review.permanence_plans = (PLANS[story],)

    def _interpreter(self, written: WrittenReview) -> None:
        occasion, review = written.occasion, written.review
        if "interpreter" in occasion.slots:
            review.interpreter_language = occasion.child.heritage.language
            review.interpreter_name = f"{review.interpreter_language} interpreter"
            review.interpreter_booked_on = add_working_days(occasion.on, -12, self._holidays)
            review.interpreter_came = True

    def _early(self, written: WrittenReview) -> None:
        review, occasion = written.review, written.occasion
        review.early_trigger = self._deck.draw("early", tuple(EarlyTrigger))
        review.early_reason = occasion.say(EARLY[review.early_trigger])
        asked = {EarlyTrigger.CHILD_ASKS: "child", EarlyTrigger.OFFICER_ASKS: "officer"}
        review.early_asked_by = occasion.slots[asked.get(review.early_trigger, "sw")]

    def _observed(self, written: WrittenReview) -> None:
        review, occasion = written.review, written.occasion
        review.observer_name, review.observer_role = MANAGER, "manager of the reviewing officers"
        review.observer_agreed = True
        review.observer_agreed_on = add_working_days(occasion.on, -3, self._holidays)
        review.observer_childs_words = "She can come if she doesn't write."

    def _moved(self, written: WrittenReview) -> Rearrangement:
        """Moved to the day on which it was held, so within what the law allows."""
        review, occasion = written.review, written.occasion
        if "interpreter" in occasion.slots:
            reason, self._once_without_interpreter = RearrangementReason.NO_INTERPRETER, True
        else:
            others = [one for one in RearrangementReason if one is not RearrangementReason.NO_INTERPRETER]
            reason = self._deck.draw("moved", others)
        from_on = add_working_days(occasion.on, -self._rng.randint(3, 8), self._holidays)
        return Rearrangement(
            id=companion_id(review.id, "rearrangement 1"),
            child_id=review.child_id,
            review_id=review.id,
            moved_on=add_working_days(from_on, -2, self._holidays),
            from_on=from_on,
            to_on=occasion.on,
            reason=reason,
            reason_in_words=occasion.say(MOVED[reason]),
            set_right_by=add_working_days(occasion.on, -2, self._holidays)
            if reason in {RearrangementReason.PLAN_NOT_READY, RearrangementReason.PLAN_NOT_SHARED}
            else None,
            manager_told_on=add_working_days(from_on, -2, self._holidays),
        )

    def _not_there(self, written: WrittenReview) -> Iterator[SyncedRecord]:
        """Now and then somebody nobody told, or who should not be there. Both stay out of the child's letter."""
        occasion, review = written.occasion, written.review
        known = {guest.person_key for guest in written.guests}
        meeting_id = next(record.meeting_id for record in written.records if isinstance(record, Attendance))
        if "uncle" in occasion.slots and "uncle" not in known and self._rng.random() < 0.15:
            excluded = self._rng.random() < 0.5
            yield Attendance(
                id=companion_id(review.id, "attendance uncle"),
                child_id=review.child_id,
                review_id=review.id,
                meeting_id=meeting_id,
                name=occasion.slots["uncle"],
                attended=Attended.EXCLUDED if excluded else Attended.NOT_TOLD,
                position=60,
                reason=occasion.say("{child} did not want him there.") if excluded else "The invitation was not sent.",
                excluded_by="the officer and the social worker" if excluded else None,
                exclusion_told_how="by telephone, the week before" if excluded else None,
            )

    def _what_the_manager_says(self, written: WrittenReview) -> None:
        """Most decisions are agreed by silence; some by a word, a few not."""
        sent_on = written.review.decisions_sent_on
        for decision in written.decisions:
            decision.priority = self._rng.random() < 0.08
            decision.topic = self._rng.choice((Topic.HOME, Topic.EDUCATION, Topic.HEALTH, Topic.FAMILY_TIME))
            if sent_on is None or self._rng.random() > 0.12:
                continue
            decision.manager_answer_on = add_working_days(sent_on, 3, self._holidays)
            objects = self._rng.random() < 0.2
            decision.manager_answer = ManagerAnswer.OBJECTS if objects else ManagerAnswer.AGREES
            if objects:
                decision.manager_reason = _OBJECTION
                if not written.occasion.is_latest:
                    decision.status, decision.status_note = DecisionStatus.NOT_ACCEPTED, _OBJECTION
                    decision.status_on = decision.manager_answer_on

    def _apart(self, written: WrittenReview) -> None:
        """Some notes are for some people only."""
        for record in written.records:
            if isinstance(record, MeetingNote) and record.kind is NoteKind.NOTE and self._rng.random() < 0.01:
                record.not_for = ("everybody_else",)


def topics_considered(occasion: Occasion, rng: Random, deck: Deck, most: int = 5) -> Iterator[TopicCovered]:
    """What was talked about, or not needed, of what a review must consider."""
    older = occasion.child.age_on(occasion.on) >= 16
    others = [
        topic for topic in Topic
        if topic not in _ALWAYS and (older or topic not in _FROM_SIXTEEN)
        and (topic is not Topic.IMMIGRATION or "interpreter" in occasion.slots)
    ]  # fmt: skip
    chosen = {*_ALWAYS}
    for _ in range(most):
        chosen.add(deck.draw(occasion.child.council_child_id, others))
    for topic in sorted(chosen, key=tuple(Topic).index):
        not_needed = topic not in _ALWAYS and rng.random() < 0.2
        yield TopicCovered(
            id=companion_id(occasion.review_id, f"topic {topic}"),
            child_id=occasion.child.child_id,
            review_id=occasion.review_id,
            topic=topic,
            state=TopicState.NOT_NEEDED if not_needed else TopicState.DISCUSSED,
            note=None if not_needed or rng.random() < 0.7 else "Talked about; nothing to decide.",
            meeting_id=companion_id(occasion.review_id, "meeting 1"),
        )
