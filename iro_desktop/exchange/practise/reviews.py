"""Writes down the reviews that a child has had: meeting, who came, what was said, what was decided."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random
from uuid import UUID

from iro_desktop.exchange.practise.adults_agenda import NOT_FOR_THE_LETTER
from iro_desktop.exchange.practise.attendance import Guest, guests
from iro_desktop.exchange.practise.bank import MOST_DECISIONS
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.matters import Owner, Step, lines_for
from iro_desktop.exchange.practise.occasion import Occasion, plan_for_home
from iro_desktop.exchange.practise.people import person_id
from iro_desktop.exchange.practise.review_lines import (
    HOW_THE_CHILD_TOOK_PART,
    NOT_IN_PERSON,
    WHAT_BECAME,
    WHY_LATE,
)
from iro_desktop.exchange.practise.slots import OFFICER
from iro_desktop.exchange.practise.the_day import DECISIONS_TO_SEND
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import (
    AgendaItem,
    Attendance,
    Decision,
    DecisionStatus,
    Meeting,
    MeetingNote,
    Mode,
    NoteKind,
    Review,
    ReviewStatus,
)
from iro_desktop.models.working_days import BankHolidays, add_working_days, roll_forward

ROOM_BETWEEN_NOTES = 1000
A_LITTLE_LATE = timedelta(days=24)
LEFT_OPEN_A_LITTLE_LATE, LEFT_OPEN_LONG_LATE, STILL_TO_COME, DONE_IN_THE_END = 0.22, 0.005, 0.8, 0.86
"""Shares of decisions: open a little late, open long after, open before their day, and done among the others."""
_VOICES = frozenset({ParticipationCode.PN1, ParticipationCode.PN2, ParticipationCode.PN5, ParticipationCode.PN6})
"""Codes with words that can be quoted."""
_HOW_HEARD = {
    ParticipationCode.PN2: "read out for them",
    ParticipationCode.PN5: "told me before the meeting",
    ParticipationCode.PN6: "in a message",
}
_WEIGHTS = {
    ParticipationCode.PN1: 73,
    ParticipationCode.PN2: 2,
    ParticipationCode.PN3: 2,
    ParticipationCode.PN4: 1,
    ParticipationCode.PN5: 14,
    ParticipationCode.PN6: 6,
    ParticipationCode.PN7: 2,
}
_WEIGHTS_WITH_PICTURES = {ParticipationCode.PN1: 30, ParticipationCode.PN3: 45, ParticipationCode.PN5: 25}


@dataclass(slots=True)
class WrittenReview:
    """What a review became, for whoever goes on writing about it."""

    occasion: Occasion
    review: Review
    quotes: list[ChildsWords] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    requests: list[ChildsRequest] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    records: list[SyncedRecord] = field(default_factory=list)


class Scribe:
    """Writes reviews down as an officer would have."""

    def __init__(self, today: date, zone: tzinfo, rng: Random, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._zone = zone
        self._rng = rng
        self._holidays = bank_holidays

    def write(self, occasion: Occasion) -> WrittenReview:
        code = self._code(occasion)
        written = WrittenReview(occasion, self._review(occasion, code))
        written.records.append(written.review)
        meeting = self._meeting(written)
        written.records.append(meeting)
        written.guests = guests(occasion, code, self._rng)
        written.records += [
            _attendance(written, meeting.id, place, guest) for place, guest in enumerate(written.guests)
        ]
        self._talk(written, meeting, code)
        self._decide(written)
        return written

    def _code(self, occasion: Occasion) -> ParticipationCode:
        child = occasion.child
        if child.age_on(occasion.on) < 4:
            return ParticipationCode.PN0
        if occasion.is_latest and child.part.known_as is not None:
            return ParticipationCode.PN1
        weights = _WEIGHTS_WITH_PICTURES if child.part.story is Story.SHORT_BREAKS else _WEIGHTS
        return self._rng.choices([*weights], weights=[*weights.values()])[0]

    def _review(self, occasion: Occasion, code: ParticipationCode) -> Review:
        rng = self._rng
        mode = rng.choices((Mode.IN_PERSON, Mode.HYBRID, Mode.REMOTE), weights=(78, 14, 8))[0]
        if occasion.is_latest and occasion.child.part.known_as is not None:
            mode = Mode.IN_PERSON
        why = None if mode is Mode.IN_PERSON else occasion.say(rng.choice(lines_for(NOT_IN_PERSON, occasion.slots)))
        return Review(
            id=occasion.review_id,
            child_id=occasion.child.child_id,
            status=ReviewStatus.COMPLETED,
            planned_on=occasion.on,
            planned_time=time(rng.choice((10, 11, 14, 15, 16)), rng.choice((0, 30))),
            held_on=occasion.on,
            completed_on=occasion.on,
            participation_code=code,
            participation_note=occasion.say(rng.choice(HOW_THE_CHILD_TOOK_PART[code])),
            mode=mode,
            reason_not_in_person=why,
            place="Video call" if mode is Mode.REMOTE else self._place(occasion),
            next_review_on=occasion.next_on,
            decisions_sent_on=self._decisions_sent_on(occasion),
            plan_for_home=plan_for_home(occasion.child, occasion.life, occasion.slots, occasion.on),
            child_has_seen_plan=None if code is ParticipationCode.PN0 else rng.random() < 0.85,
        )

    def _decisions_sent_on(self, occasion: Occasion) -> date | None:
        """Within five working days, but for those that the officer has still to send."""
        sent_on = add_working_days(occasion.on, self._rng.randint(2, 5), self._holidays)
        waits = occasion.is_latest and occasion.child.part.known_as in DECISIONS_TO_SEND
        return None if waits or sent_on >= self._today else sent_on

    def _place(self, occasion: Occasion) -> str:
        if "teacher" in occasion.slots and self._rng.random() < 0.25:
            return "At college" if "adviser" in occasion.slots else "At school"
        return "At home"

    def _meeting(self, written: WrittenReview) -> Meeting:
        review = written.review
        return Meeting(
            id=companion_id(review.id, "meeting 1"),
            child_id=review.child_id,
            review_id=review.id,
            held_on=review.held_on,
            started_at=review.planned_time,
            mode=review.mode,
            place=review.place,
        )

    def _talk(self, written: WrittenReview, meeting: Meeting, code: ParticipationCode) -> None:
        """The agenda, and the notes under it, the child's own part first."""
        occasion, pages = written.occasion, _Pages(written, meeting, self._zone)
        if occasion.on in occasion.child.pace.late:
            pages.note(self._rng.choice(lines_for(WHY_LATE, occasion.slots)))
        child_is_small = code is ParticipationCode.PN0
        for matter in occasion.brought:
            pages.item(matter.heading, from_child=not child_is_small and code is not ParticipationCode.PN7)
            if matter.words and code in _VOICES:
                pages.childs_words(matter.words[0], code)
            pages.note(matter.note)
        secrets = lines_for(NOT_FOR_THE_LETTER, occasion.slots)
        if secrets and self._rng.random() < 0.25:
            pages.note(self._rng.choice(secrets), NoteKind.NOT_FOR_THE_LETTER)
        for matter in occasion.asked:
            pages.item(matter.heading, from_child=False)
            pages.note(matter.note)

    def _decide(self, written: WrittenReview) -> None:
        occasion = written.occasion
        steps = [step for matter in (*occasion.brought, *occasion.asked) for step in matter.steps][:MOST_DECISIONS]
        for number, step in enumerate(steps, start=1):
            decision = decision_from(written.occasion, step, number, self._holidays)
            self._find_out(occasion, decision)
            written.decisions.append(decision)
            written.records.append(decision)

    def _find_out(self, occasion: Occasion, decision: Decision) -> None:
        """What became of a decision by today."""
        rng, due_on = self._rng, decision.due_on
        assert due_on is not None
        is_due = due_on <= self._today
        if rng.random() < self._share_left_open(occasion, decision):
            return
        if not is_due or rng.random() < DONE_IN_THE_END:
            decision.status = DecisionStatus.DONE
        else:
            decision.status = rng.choice((DecisionStatus.PARTLY, DecisionStatus.NOT_DONE, DecisionStatus.OVERTAKEN))
        earliest = occasion.on + timedelta(days=1)
        decision.status_on = max(earliest, min(due_on + timedelta(days=rng.randint(-6, 4)), self._today))
        decision.status_note = occasion.say(rng.choice(WHAT_BECAME[decision.status])) or None
        if decision.status_on > self._today:
            decision.status, decision.status_on, decision.status_note = DecisionStatus.OPEN, None, None

    def _share_left_open(self, occasion: Occasion, decision: Decision) -> float:
        """Late decisions of the latest review only: what was left of earlier ones was settled at the next."""
        due_on = decision.due_on or self._today
        if due_on > self._today:
            return STILL_TO_COME
        if not occasion.is_latest or decision.owner_name == OFFICER:
            return 0
        return LEFT_OPEN_A_LITTLE_LATE if self._today - due_on < A_LITTLE_LATE else LEFT_OPEN_LONG_LATE


def decision_from(occasion: Occasion, step: Step, number: int, bank_holidays: BankHolidays) -> Decision:
    """The record of one decision, with the name of whoever carries it out."""
    child = occasion.child
    due_on = roll_forward(occasion.on + timedelta(days=step.days), bank_holidays)
    name, role, key = owner_of(occasion, step.owner)
    return Decision(
        id=companion_id(occasion.review_id, f"decision {number}"),
        child_id=child.child_id,
        review_id=occasion.review_id,
        number=number,
        wording=occasion.say(step.wording),
        child_wording=occasion.say(step.child_wording),
        owner_name=name,
        owner_role=role,
        owner_person_id=None if key is None else person_id(child, key),
        due_on=due_on,
        when_in_childs_words=_in_childs_words(occasion, due_on),
    )


def owner_of(occasion: Occasion, owner: Owner) -> tuple[str, str, str | None]:
    """Name as the child says it, role in words, and the key of the person; no key for the officer."""
    child, stay = occasion.child, occasion.life.stay_on(occasion.on)
    name = occasion.slots[owner]
    match owner:
        case Owner.CARER:
            is_parent = name == child.parent_as
            role = "parent" if is_parent else "foster carer" if stay.kind == "foster carers" else "carer"
            return name, role if stay.in_a_family else "key worker", "parent" if is_parent else f"carer {name}"
        case Owner.SOCIAL_WORKER:
            return name, "social worker", f"sw {child.social_worker_on(occasion.on).name}"
        case Owner.TEAM_MANAGER:
            return name, "team manager", "manager"
        case Owner.TEACHER:
            same_school = child.phase_on(occasion.on) == child.phase_on(occasion.next_on)
            return name, "teacher", "teacher" if occasion.is_latest and same_school else None
        case Owner.NURSE:
            return name, "health visitor" if child.age_on(occasion.on) < 5 else "nurse", "nurse"
        case Owner.ADVISER:
            return name, "personal adviser", "adviser"
        case Owner.OFFICER:
            return name, "reviewing officer", None


def _in_childs_words(occasion: Occasion, due_on: date) -> str | None:
    """A day that the child knows, where the due date lies just before one."""
    if occasion.child.age_on(occasion.on) > 11:
        return None
    if (due_on.month, due_on.day) >= (12, 10) and due_on.day <= 23:
        return "before the winter holiday"
    if due_on.month == 7 and 8 <= due_on.day <= 20:
        return "before the summer holiday"
    return None


class _Pages:
    """The pages of one meeting: items of the agenda in order, and notes below them."""

    def __init__(self, written: WrittenReview, meeting: Meeting, zone: tzinfo) -> None:
        self._zone = zone
        self._written = written
        self._meeting = meeting
        self._items = 0
        self._notes = 0
        self._under: UUID | None = None

    def item(self, heading: str, *, from_child: bool) -> None:
        self._items += 1
        review = self._written.review
        item = AgendaItem(
            id=companion_id(review.id, f"item {self._items}"),
            child_id=review.child_id,
            review_id=review.id,
            position=self._items,
            text=self._written.occasion.say(heading),
            from_child=from_child,
            talked_about=True,
        )
        self._under = item.id
        self._written.records.append(item)

    def note(self, text: str, kind: NoteKind = NoteKind.NOTE, said_at: datetime | None = None) -> MeetingNote:
        self._notes += 1
        review = self._written.review
        note = MeetingNote(
            id=companion_id(review.id, f"note {self._notes}"),
            child_id=review.child_id,
            review_id=review.id,
            meeting_id=self._meeting.id,
            position=self._notes * ROOM_BETWEEN_NOTES,
            kind=kind,
            agenda_item_id=self._under,
            text=self._written.occasion.say(text),
            said_at=said_at,
        )
        self._written.records.append(note)
        return note

    def childs_words(self, text: str, code: ParticipationCode) -> None:
        """The child's words as a part of the notes, and as their own."""
        review, started_at = self._written.review, self._meeting.started_at or time(10, 0)
        assert review.held_on is not None
        said_at = datetime.combine(review.held_on, started_at, self._zone) + timedelta(minutes=4 * self._notes + 3)
        note = self.note(text, NoteKind.CHILDS_WORDS, said_at)
        words = ChildsWords(
            id=companion_id(note.id, "words"),
            child_id=review.child_id,
            words=note.text,
            said_on=review.held_on,
            said_at=said_at.time(),
            heard_by=self._written.occasion.slots["officer"],
            how=_HOW_HEARD.get(code),
            meeting_note_id=note.id,
            review_id=review.id,
            may_be_shared=True,
        )
        self._written.quotes.append(words)
        self._written.records.append(words)


def _attendance(written: WrittenReview, meeting_id: UUID, place: int, guest: Guest) -> Attendance:
    review, child = written.review, written.occasion.child
    return Attendance(
        id=companion_id(review.id, f"attendance {guest.key}"),
        child_id=review.child_id,
        review_id=review.id,
        meeting_id=meeting_id,
        name=guest.name,
        person_id=None if guest.person_key is None else person_id(child, guest.person_key),
        is_child=guest.is_child,
        is_officer=guest.is_officer,
        attended=guest.attended,
        position=99 if guest.is_officer else place,
        reason=guest.reason,
        reason_fit_for_child=guest.reason_fit_for_child,
    )
