"""Reviews that took more than one meeting: further meetings, an adjournment with its directions, and how each was."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.occasion import Occasion
from iro_desktop.exchange.practise.people import person_id
from iro_desktop.exchange.practise.reviews import WrittenReview
from iro_desktop.models.adjournment import Adjournment, AdjournmentReason, Direction
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.ids import companion_id
from iro_desktop.models.review import Attendance, Attended, Meeting, MeetingKind, Mode
from iro_desktop.models.working_days import BankHolidays, add_working_days, roll_forward

EVERY_SO_MANY_ADJOURNED, EVERY_SO_MANY_WITH_ANOTHER = 31, 6
_ROOM = timedelta(days=50)
"""An adjourned review needs this long before the next one, and before today."""
IN_WORDS = {
    AdjournmentReason.PLAN_NOT_READY: "The plan had last year's school in it.",
    AdjournmentReason.PLAN_NOT_SHARED: "Nobody had gone through the plan with {child}.",
    AdjournmentReason.CHILD_NOT_THERE: "{child} was on a trip and wants to be asked first.",
    AdjournmentReason.SOMEBODY_NOT_THERE: "{manager} could not come, and only {manager} can say yes to the money.",
    AdjournmentReason.INTERPRETER_DID_NOT_COME: "The interpreter did not come. The telephone is no place for this.",
    AdjournmentReason.NO_REPORT: "The report had not come.",
    AdjournmentReason.NO_SOCIAL_WORKER: "{sw} was ill, and nobody else had met {child}.",
    AdjournmentReason.CHILD_HAD_ENOUGH: "{child} had had enough after half an hour.",
    AdjournmentReason.OTHER: "A fire alarm emptied the building.",
}
DIRECTIONS = {
    AdjournmentReason.PLAN_NOT_READY: "Bring the care plan up to date, school and health included",
    AdjournmentReason.PLAN_NOT_SHARED: "Go through the care plan with {child}",
    AdjournmentReason.CHILD_NOT_THERE: "Ask {child} for a day that suits",
    AdjournmentReason.SOMEBODY_NOT_THERE: "Send the manager's answer about the money in writing",
    AdjournmentReason.INTERPRETER_DID_NOT_COME: "Book the interpreter, and a second one to stand by",
    AdjournmentReason.NO_REPORT: "Send the report to everybody who comes",
    AdjournmentReason.NO_SOCIAL_WORKER: "Name who stands in, and let them visit {child} first",
    AdjournmentReason.CHILD_HAD_ENOUGH: "Plan the rest as two short meetings",
    AdjournmentReason.OTHER: "Find a room for the second day",
}
EFFECTS = ("{child} waits three weeks longer for an answer.", "None that {child} told of.", "Worries about the delay.")


class Series:
    """Makes some reviews longer than one meeting, before anything is written about them in a letter."""

    def __init__(self, today: date, rng: Random, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._rng = rng
        self._holidays = bank_holidays
        self._deck = Deck(rng)
        self._seen = 0
        self._to_adjourn = 0

    def go_on(self, written: WrittenReview) -> None:
        """Tell of the first meeting how it was, and add what came after it. Moves what the end of the review moves."""
        first = next(record for record in written.records if isinstance(record, Meeting))
        self._how_it_was(written, first)
        self._seen += 1
        self._to_adjourn += self._seen % EVERY_SO_MANY_ADJOURNED == 5
        occasion = written.occasion
        if occasion.on + _ROOM > min(self._today, occasion.next_on) or occasion.is_latest:
            return
        if self._to_adjourn and written.occasion.number != 1:
            self._to_adjourn -= 1
            self._adjourn(written, first)
        elif self._seen % EVERY_SO_MANY_WITH_ANOTHER == 3:
            self._another(written, first)

    def _how_it_was(self, written: WrittenReview, meeting: Meeting) -> None:
        review, rng = written.review, self._rng
        started = meeting.started_at or time(10)
        meeting.ended_at = time(min(started.hour + 1, 19), rng.choice((0, 15, 30)))
        meeting.participation_code, meeting.participation_note = review.participation_code, review.participation_note
        meeting.reason_not_in_person = review.reason_not_in_person
        if meeting.mode is not Mode.REMOTE:
            far = written.occasion.life.stay_on(written.occasion.on).address.town.out_of_borough
            meeting.travel_minutes = review.travel_minutes = rng.randint(35, 100) if far else rng.randint(5, 30)

    def _another(self, written: WrittenReview, first: Meeting) -> None:
        """A second meeting within three days: with the child, a parent or the carer, or of professionals."""
        occasion = written.occasion
        choices = [MeetingKind.WITH_CARER, MeetingKind.PROFESSIONALS]
        if "parent" in occasion.slots and occasion.slots["parent"] != occasion.slots["carer"]:
            choices.append(MeetingKind.WITH_PARENT)
        if any(guest.is_child and guest.was_there for guest in written.guests):
            choices.append(MeetingKind.WITH_CHILD)
        kind = self._deck.draw("kind", choices)
        on = add_working_days(occasion.on, self._rng.randint(1, 3), self._holidays)
        self._meet(written, first, number=2, kind=kind, on=on)
        self._end_on(written, on)

    def _meet(self, written: WrittenReview, first: Meeting, *, number: int, kind: MeetingKind, on: date) -> None:
        review = written.review
        mode = Mode.REMOTE if kind is MeetingKind.PROFESSIONALS else Mode.IN_PERSON
        meeting = Meeting(
            id=companion_id(review.id, f"meeting {number}"),
            child_id=review.child_id,
            review_id=review.id,
            number=number,
            held_on=on,
            started_at=time(self._rng.choice((10, 14, 16)), 0),
            ended_at=time(17, 0),
            mode=mode,
            kind=kind,
            place=first.place,
            reason_not_in_person="Only adults, and it saved two of them the journey." if mode is Mode.REMOTE else None,
        )
        written.records.append(meeting)
        written.records += self._who_came(written, meeting)

    def _who_came(self, written: WrittenReview, meeting: Meeting) -> list[SyncedRecord]:
        """Whom a meeting of this kind begins with. To a meeting with the child come only those who came before."""
        occasion, child, slots = written.occasion, written.occasion.child, written.occasion.slots
        parent = (child.parent_as or "", person_id(child, "parent"))
        carer = (slots["carer"], person_id(child, f"carer {slots['carer']}"))
        worker = (slots["sw"], person_id(child, f"sw {child.social_worker_on(occasion.on).name}"))
        if slots["carer"] == child.parent_as:
            carer = parent
        with_child = meeting.kind in {MeetingKind.WITH_CHILD, MeetingKind.RECONVENED}
        people = {
            MeetingKind.WITH_PARENT: [parent],
            MeetingKind.WITH_CARER: [carer],
            MeetingKind.PROFESSIONALS: [worker, (slots["manager"], person_id(child, "manager"))],
            MeetingKind.RECONVENED: [carer, worker],
        }.get(meeting.kind, [])
        child_was_there = any(guest.is_child and guest.was_there for guest in written.guests)
        # Everybody keeps the place they had at the first meeting, as the child's letter names them in that order.
        place = {one.name: one.position for one in written.records if isinstance(one, Attendance)}
        rows = [_came(meeting, name, place.get(name, 50), person=one) for name, one in people]
        if with_child and child_was_there:
            rows.insert(0, _came(meeting, child.known_as, 0, is_child=True))
        return [*rows, _came(meeting, "Me", 99, is_officer=True)]

    def _end_on(self, written: WrittenReview, on: date) -> None:
        """The review is over with its last meeting: papers go out after it, and nothing was decided before it."""
        review = written.review
        moved_by = on - written.occasion.on
        review.completed_on = on
        if review.decisions_sent_on is not None:
            review.decisions_sent_on = add_working_days(on, 3, self._holidays)
        for decision in written.decisions:
            assert decision.due_on is not None
            decision.due_on = roll_forward(decision.due_on + moved_by, self._holidays)
            if decision.status_on is not None:
                decision.status_on = min(max(decision.status_on + moved_by, on + timedelta(days=1)), self._today)

    def _adjourn(self, written: WrittenReview, first: Meeting) -> None:
        """Adjourned on the first day, with one or two directions, and gone on with inside twenty working days."""
        occasion = written.occasion
        child_was_there = any(guest.is_child and guest.was_there for guest in written.guests)
        reason = self._deck.draw("reason", adjournment_reasons(occasion, child_was_there=child_was_there))
        on = add_working_days(occasion.on, self._rng.randint(6, 18), self._holidays)
        if reason is AdjournmentReason.CHILD_HAD_ENOUGH:
            first.child_left_at = time((first.started_at or time(10)).hour, 40)
        adjournment, directions = adjourned(occasion, reason, resumes_on=on, bank_holidays=self._holidays)
        adjournment.effect_on_child = occasion.say(self._deck.draw("effect", EFFECTS))
        for direction in directions:
            direction.done = True
        written.records += [adjournment, *directions]
        self._meet(written, first, number=2, kind=MeetingKind.RECONVENED, on=on)
        self._end_on(written, on)


def _came(
    meeting: Meeting,
    name: str,
    position: int,
    *,
    person: UUID | None = None,
    is_child: bool = False,
    is_officer: bool = False,
) -> Attendance:
    return Attendance(
        id=companion_id(meeting.id, f"attendance {name}"),
        child_id=meeting.child_id,
        review_id=meeting.review_id,
        meeting_id=meeting.id,
        name=name,
        person_id=person,
        is_child=is_child,
        is_officer=is_officer,
        attended=Attended.JOINED_REMOTELY if meeting.mode is Mode.REMOTE and not is_officer else Attended.CAME,
        position=position,
    )


def adjournment_reasons(occasion: Occasion, *, child_was_there: bool) -> Sequence[AdjournmentReason]:
    """The reasons that can be true of a review."""
    impossible = {AdjournmentReason.CHILD_NOT_THERE if child_was_there else AdjournmentReason.CHILD_HAD_ENOUGH}
    if "interpreter" not in occasion.slots:
        impossible.add(AdjournmentReason.INTERPRETER_DID_NOT_COME)
    return [reason for reason in AdjournmentReason if reason not in impossible]


def adjourned(
    occasion: Occasion, reason: AdjournmentReason, *, resumes_on: date, bank_holidays: BankHolidays
) -> tuple[Adjournment, list[Direction]]:
    """The adjournment of a review on its first day, and what must be done before it goes on."""
    review_id, child = occasion.review_id, occasion.child
    adjournment = Adjournment(
        id=companion_id(review_id, "adjournment"),
        child_id=child.child_id,
        review_id=review_id,
        adjourned_on=occasion.on,
        reason=reason,
        reason_in_words=occasion.say(IN_WORDS[reason]),
        resumes_on=resumes_on,
        child_asked=True if "can_talk" in occasion.slots else None,
        carer_asked=True,
        parents_asked=True if "parent" in occasion.slots else None,
    )
    worker = child.social_worker_on(occasion.on)
    due_on = add_working_days(resumes_on, -2, bank_holidays)
    actions = (
        (DIRECTIONS[reason], occasion.slots["sw"], person_id(child, f"sw {worker.name}")),
        ("Tell {child} the new day, and why", occasion.slots["carer"], None),
    )
    directions = [
        Direction(
            id=companion_id(adjournment.id, f"direction {position}"),
            child_id=child.child_id,
            adjournment_id=adjournment.id,
            review_id=review_id,
            position=position,
            action=occasion.say(action),
            owner_name=name,
            owner_person_id=owner,
            due_on=due_on,
        )
        for position, (action, name, owner) in enumerate(actions, start=1)
    ]
    return adjournment, directions
