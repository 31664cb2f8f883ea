"""Midway checks of the practise caseload in every state, and the lines that tell what became of each decision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.families import SCHOOL_AGE, Portrait
from iro_desktop.exchange.practise.slots import OFFICER_NAME
from iro_desktop.exchange.practise.so_far import SoFar
from iro_desktop.models.after_review import midway_day
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.contact import SPOKEN
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.ids import companion_id
from iro_desktop.models.midway import MidwayCheck, SpokenWith, midway_id
from iro_desktop.models.people import PersonRole
from iro_desktop.models.review import Decision, DecisionStatus, Review

_KEPT_FOR = timedelta(days=800)
"""Lines about decisions are kept since then; of those long in care, from the beginning."""
_LONG = 9
"""Reviews held by a child whose whole story has lines."""
_SOON = timedelta(days=9)
_ROOM_TO_PUT_OFF = timedelta(days=35)
_ON_THE_WAY = ("On its way, not due yet.", "Booked.", "Asked twice; a day is promised.", "The form is in.")
_CHANGES = (
    "None that anybody knew of.",
    "A new bed, and a room that is {child}'s own.",
    "A new teacher since half-term.",
    "Family time moved to Sundays.",
    "{child} joined a club.",
)
_NEXT = ("To be looked at again before the next review.", "Nothing further until the review.", None)
_SPOKEN = (SpokenWith.SPOKE, SpokenWith.SPOKE, SpokenWith.SPOKE, SpokenWith.TRIED, SpokenWith.PREFERS_LATER)
_PARENTS = (SpokenWith.SPOKE, SpokenWith.TRIED, SpokenWith.NOT_THIS_TIME, SpokenWith.PREFERS_LATER)
_MOVED = "Mocks at school until then; asked for a day after them."
_NOT_NEEDED = "Met the social worker and the child last week about the move; everything was gone through there."


@dataclass(frozen=True, slots=True)
class _Due:
    """The check after one review, and by when."""

    child: Portrait
    review: Review
    on: date
    is_last: bool


class LookedAt:
    """Writes the checks of the last two years, and a line for each time somebody looked at a decision."""

    def __init__(self, so_far: SoFar, rng: Random) -> None:
        self._so_far = so_far
        self._rng = rng
        self._deck = Deck(rng)
        self._lines = 0
        self._left_alone: UUID | None = None
        """The review whose check is late, and not begun."""

    def everything(self) -> Iterator[SyncedRecord]:
        """Each check with its lines, and the lines of decisions that were looked at without one."""
        due = list(self._due())
        unfinished = {check.review_id: check for check in self._unfinished([one for one in due if one.is_last])}
        for one in due:
            check = unfinished.get(one.review.id) or self._closed(one)
            if check is not None:
                yield check
            yield from self._of_review(one, check)
        yield from self._of_the_day()

    def _due(self) -> Iterator[_Due]:
        """The check after every review, in the order of the children."""
        for child in self._so_far.children:
            reviews = self._so_far.reviews(child)
            for review in reviews:
                assert review.completed_on is not None
                on = midway_day(review.completed_on, self._so_far.bank_holidays).due_on
                yield _Due(child, review, on, is_last=review is reviews[-1])

    # Checks that are not finished, one or two of each kind

    def _unfinished(self, last: Sequence[_Due]) -> Iterator[MidwayCheck]:
        """Of the last reviews: one late, one talked through, two half ticked, one moved, one not needed."""
        today = self._so_far.today
        coming = sorted((one for one in last if today < one.on <= today + _SOON), key=lambda one: one.on)
        passed = sorted((one for one in last if one.on <= today), key=lambda one: one.on, reverse=True)
        passed = [one for one in passed if not self._overtaken(one) and one.child.part.known_as is None]
        held, opened, older, late = passed[:1], passed[1:2], passed[2:3], passed[3:4]
        for one in held:
            check = self._begun(one)
            check.held_on = self._so_far.working_day(max(one.on - timedelta(days=2), self._review_day(one)))
            yield check
        for some, opened_on in ((opened, self._so_far.ago(1)), (older, self._so_far.ago(9))):
            for one in some:
                check = self._begun(one)
                check.opened_at = self._so_far.at(max(opened_on, self._review_day(one)), 16, 20)
                check.held_on = check.opened_at.date()
                check.child_spoken = SpokenWith.TRIED if some is older else None
                yield check
        for one in late:
            # Not begun: it has no record of its own, and shows itself by its day alone.
            self._left_alone = one.review.id
        further = [one for one in last if one.on > today + _SOON and one.child.part.known_as is None]
        for one in further[:1]:
            moved = self._begun(one, with_worker=False)
            moved.moved_to, moved.moved_reason = self._so_far.later(one.on, 6), _MOVED
            yield moved
        for one in [*coming, *further[1:]][-1:]:
            unneeded = self._begun(one, with_worker=False)
            unneeded.not_needed_reason = _NOT_NEEDED
            yield unneeded

    def _overtaken(self, one: _Due) -> bool:
        return one.child.pace.next_on <= one.on

    @staticmethod
    def _review_day(one: _Due) -> date:
        assert one.review.completed_on is not None
        return one.review.completed_on + timedelta(days=1)

    def _begun(self, one: _Due, *, with_worker: bool = True) -> MidwayCheck:
        check = MidwayCheck(id=midway_id(one.review.id), child_id=one.child.child_id, review_id=one.review.id)
        worker = self._so_far.person(one.child, PersonRole.SOCIAL_WORKER)
        if with_worker and worker is not None:
            check.with_name, check.with_person_id = worker.name, worker.id
        return check

    # Checks that were finished

    def _closed(self, one: _Due) -> MidwayCheck | None:
        """One that was finished about its day; none where the next review came first, or its day is not here yet."""
        today, rng = self._so_far.today, self._rng
        held_on = self._so_far.working_day(one.on + timedelta(days=rng.randint(-4, 3)))
        began = self._review_day(one)
        if one.review.id == self._left_alone or not began < held_on < today or one.on >= today:
            return None
        following = [review for review in self._so_far.reviews(one.child) if review.held_on and review.held_on > began]
        if any(review.held_on is not None and review.held_on <= held_on for review in following):
            return None
        if not one.is_last and not self._keeps_all(one) and (today - held_on > _KEPT_FOR or rng.random() < 0.2):
            return None
        check = self._begun(one)
        worker = one.child.social_worker_on(held_on)
        check.with_name = worker.name
        check.with_person_id = check.with_person_id if worker.until_on is None else None
        check.held_on = held_on
        check.opened_at, check.closed_at = self._so_far.at(held_on, 10, 5), self._so_far.at(held_on, 10, 40)
        check.closed_by_name = OFFICER_NAME
        check.changes = self._deck.draw("changes", _CHANGES).format(child=one.child.known_as)
        check.next_step = self._deck.draw("next", _NEXT)
        check.carer_spoken = self._deck.draw("carer", tuple(SpokenWith))
        check.parent_spoken = self._deck.draw("parent", _PARENTS) if one.child.parent_as else None
        check.child_spoken = SpokenWith.NOT_THIS_TIME
        if one.child.age_on(held_on) >= SCHOOL_AGE:
            check.child_spoken = self._deck.draw("child", _SPOKEN)
        if check.child_spoken is SpokenWith.SPOKE:
            check.child_spoken_on, check.child_spoken_how = held_on, self._deck.draw("how", SPOKEN)
        elif check.child_spoken is SpokenWith.TRIED:
            check.child_spoken_on = held_on
        return check

    def _keeps_all(self, one: _Due) -> bool:
        return one.child.part.held >= _LONG

    # Lines

    def _of_review(self, one: _Due, check: MidwayCheck | None) -> Iterator[DecisionUpdate]:
        today = self._so_far.today
        recent = today - self._review_day(one) < _KEPT_FOR
        if not recent and not self._keeps_all(one):
            return
        looked_on = check.held_on if check is not None and (check.opened_at or check.closed_at) else None
        decisions = self._so_far.decisions(one.review)
        for decision in decisions:
            half_way = check is not None and check.closed_at is None and decision.number > len(decisions) // 2
            if looked_on is not None and not half_way:
                yield from self._at_check(decision, looked_on, check)
            elif decision.status_on is not None:
                yield self._as_it_stands(decision)

    def _at_check(self, decision: Decision, looked_on: date, check: MidwayCheck | None) -> Iterator[DecisionUpdate]:
        """What was found at the check, with what was known before it and what was found out after."""
        found_at = check.id if check is not None else None
        if decision.status_on is not None and decision.status_on <= looked_on:
            line = self._as_it_stands(decision)
            line.midway_id = found_at if decision.status_on == looked_on else None
            yield line
            if decision.status not in (DecisionStatus.PARTLY, DecisionStatus.NOT_DONE) or line.midway_id:
                return
            again = self._line(decision, looked_on, decision.status, decision.status_note)
            again.midway_id, decision.status_on = found_at, looked_on
            yield again
            return
        early = self._line(decision, looked_on, DecisionStatus.OPEN, self._deck.draw("early", _ON_THE_WAY))
        early.midway_id = found_at
        yield early
        if decision.status_on is not None:
            yield self._as_it_stands(decision)

    def _as_it_stands(self, decision: Decision) -> DecisionUpdate:
        assert decision.status_on is not None
        return self._line(decision, decision.status_on, decision.status, decision.status_note)

    def _line(
        self,
        decision: Decision,
        on: date,
        status: DecisionStatus | None = None,
        text: str | None = None,
        kind: UpdateKind = UpdateKind.LOOKED_AT,
    ) -> DecisionUpdate:
        self._lines += 1
        return DecisionUpdate(
            id=companion_id(decision.id, f"line {self._lines}"),
            child_id=decision.child_id,
            decision_id=decision.id,
            kind=kind,
            happened_on=on,
            by_name=OFFICER_NAME,
            status=status,
            text=text or None,
        )

    # What is open today

    def _of_the_day(self) -> Iterator[DecisionUpdate]:
        """Of the open decisions: two put off, one of them twice; two asked about; one line taken back."""
        so_far, today = self._so_far, self._so_far.today
        of_last = {review.id: child for child in so_far.children for review in so_far.reviews(child)[-1:]}
        still_open = [
            decision
            for decision in so_far.every(Decision)
            if decision.status is DecisionStatus.OPEN
            and decision.due_on is not None
            and decision.review_id in of_last
            and of_last[decision.review_id].part.known_as is None
        ]
        still_open.sort(key=lambda decision: (decision.due_on or today, decision.id))
        days = {review.id: review.completed_on or today for review in so_far.every(Review)}
        coming = [
            decision
            for decision in still_open
            if decision.due_on and decision.due_on > max(today + _SOON, days[decision.review_id] + _ROOM_TO_PUT_OFF)
        ]
        coming = [decision for decision in coming if days[decision.review_id] < so_far.ago(12)]
        late = [decision for decision in still_open if decision.due_on and decision.due_on < today]
        for decision in coming[:2]:
            yield from self._put_off(decision, twice=decision is coming[0])
        for decision in late[:2]:
            yield self._line(decision, so_far.ago(1), text="Where does this stand?", kind=UpdateKind.ASKED)
        for decision in late[2:3] or coming[2:3]:
            mistake = self._line(decision, so_far.ago(2), DecisionStatus.DONE, "Ticked in the wrong row.")
            back = self._line(decision, so_far.ago(2), kind=UpdateKind.TAKEN_BACK)
            back.takes_back_id = mistake.id
            yield mistake
            yield back

    def _put_off(self, decision: Decision, *, twice: bool) -> Iterator[DecisionUpdate]:
        """Later days, told backwards from the one that stands."""
        assert decision.due_on is not None
        days = [decision.due_on, decision.due_on - timedelta(days=14), decision.due_on - timedelta(days=28)]
        days = days if twice else days[:2]
        reasons = ("The clinic moved the day.", "The carer was in hospital.")
        for number, (after, before) in enumerate(pairwise(days)):
            line = self._line(decision, self._so_far.ago(3 + 5 * number), text=reasons[number], kind=UpdateKind.PUT_OFF)
            line.due_before, line.due_after = before, after
            yield line
