"""When the checks that the law asks for were done: visits, health, teeth, school, and what a young person needs."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.care import CareLife
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COLLEGE_AGE, SCHOOL_AGE, Portrait
from iro_desktop.exchange.practise.homes import Kind
from iro_desktop.models.ids import companion_id
from iro_desktop.models.plan_checks import CheckKind, StatutoryCheck
from iro_desktop.models.timescales import add_months, birthday_at
from iro_desktop.models.working_days import BankHolidays, last_working_day_on_or_before

_VISITS_KEPT, _VISIT_EVERY, _WEEKLY = 5, (30, 40), (5, 7)
_HEALTH_EVERY_MONTHS, _HEALTH_EVERY_MONTHS_UNDER_FIVE = 12, 6
_TIMES_KEPT = 3
OUTCOMES = {
    CheckKind.HEALTH: ("Well. Glasses to be checked.", "Well, growing as expected.", "A referral for sleep."),
    CheckKind.DENTAL: ("No treatment needed.", "One filling.", "Brace check in the spring."),
    CheckKind.IMMUNISATION: ("Up to date", "Teenage booster to come"),
    CheckKind.SDQ: ("Score 9", "Score 14", "Score 19; talked about with the nurse"),
    CheckKind.PEP: ("Targets set", "On track in all but reading", "Extra hours agreed"),
    CheckKind.SINGLE_ASSESSMENT: ("Completed",),
    CheckKind.NEEDS_ASSESSMENT: ("Completed with the young person",),
    CheckKind.AGE_ASSESSMENT: ("The age as claimed was accepted",),
    CheckKind.THROUGHCARE: ("Moved over, with both workers in the room",),
    CheckKind.TRANSITIONS_PANEL: ("Heard; the young person spoke first",),
    CheckKind.CAPACITY: ("Has capacity for the decision about where to live",),
}
_LATE_SHARE, _MORE_THAN_A_YEAR = 0.1, (375, 400)
_WHY_LATE = ("The appointment was cancelled by the clinic; the next is booked.", "Moved area; waiting for a new list.")


class Checks:
    """Writes down what was done, so that the next of each falls due after today, but for a few with a reason."""

    def __init__(self, today: date, rng: Random, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._rng = rng
        self._holidays = bank_holidays
        self._deck = Deck(rng)

    def of_child(self, child: Portrait, life: CareLife) -> list[StatutoryCheck]:
        """All of one child, oldest first within each kind. Nothing before the child came, nothing after today."""
        found = [*self._visits(child, life), *self._health(child), *self._school(child), *self._once(child)]
        kept = {check.id: check for check in found}
        return list(kept.values())

    def _visits(self, child: Portrait, life: CareLife) -> Iterator[StatutoryCheck]:
        """From today back: weekly until the first review where the law wants it, else within six weeks."""
        stay = life.stays[-1]
        weekly = stay.kind in {Kind.PARENTS, Kind.FAMILY} and not child.part.held
        gap = _WEEKLY if weekly else _VISIT_EVERY
        day = self._today - timedelta(days=self._rng.randint(1, 4 if weekly else 25))
        start, days = stay.from_on, list[date]()
        while day > start + timedelta(days=6) and len(days) < _VISITS_KEPT:
            days.append(day)
            day -= timedelta(days=self._rng.randint(*gap))
        if len(days) < _VISITS_KEPT and start < self._today:
            days.append(min(start + timedelta(days=3), self._today - timedelta(days=1)))
        for done_on in reversed(days):
            visit = self._check(child, CheckKind.VISIT, done_on, outcome=self._seen(child))
            visit.child_seen_alone = child.age_on(done_on) >= SCHOOL_AGE and self._rng.random() < 0.85
            yield visit

    def _seen(self, child: Portrait) -> str:
        settled = "Settled." if child.part.story is Story.LONG_TERM_FOSTER else "Getting used to it."
        return self._rng.choice((settled, "Seen with the carer, then in the garden.", "Showed the new room."))

    def _health(self, child: Portrait) -> Iterator[StatutoryCheck]:
        came = child.pace.came_on
        small = child.part.age < 5
        every = _HEALTH_EVERY_MONTHS_UNDER_FIVE if small else _HEALTH_EVERY_MONTHS
        late = child.part.held > 4 and self._rng.random() < _LATE_SHARE
        yield from self._series(child, CheckKind.HEALTH, every_months=every, first=came + timedelta(days=17))
        dental = [*self._series(child, CheckKind.DENTAL, every_months=6, first=came + timedelta(days=24), late=late)]
        if dental and late:
            dental[-1].delay_reason = self._deck.draw("late", _WHY_LATE)
        if child.part.age >= 1:
            yield from dental
        yield from [*self._series(child, CheckKind.IMMUNISATION, every_months=12, first=came + timedelta(days=30))][-1:]
        if SCHOOL_AGE <= child.part.age <= COLLEGE_AGE:
            first = add_months(came, 11)
            yield from self._series(child, CheckKind.SDQ, every_months=12, first=first)

    def _school(self, child: Portrait) -> Iterator[StatutoryCheck]:
        if child.part.age < 3:
            return
        first = max(child.pace.came_on + timedelta(days=10), birthday_at(child.born_on, 3) + timedelta(days=10))
        yield from self._series(child, CheckKind.PEP, every_months=4, first=first)

    def _once(self, child: Portrait) -> Iterator[StatutoryCheck]:
        """What is done once: an assessment at the start, and what sixteen and seventeen bring."""
        came, alone = child.pace.came_on, child.part.story is Story.ARRIVED_ALONE
        moments = {CheckKind.SINGLE_ASSESSMENT: came + timedelta(days=45)}
        if alone:
            moments[CheckKind.AGE_ASSESSMENT] = came + timedelta(days=70)
        if child.part.age >= COLLEGE_AGE:
            moments[CheckKind.NEEDS_ASSESSMENT] = max(came, birthday_at(child.born_on, 16)) + timedelta(days=80)
        if child.part.story is Story.SHARED_HOUSE or (child.part.age >= COLLEGE_AGE and child.part.wheelchair):
            moments[CheckKind.CAPACITY] = birthday_at(child.born_on, 16) + timedelta(days=100)
        for kind, day in moments.items():
            if came < day < self._today:
                yield self._check(child, kind, day)

    def _series(
        self, child: Portrait, kind: CheckKind, *, every_months: int, first: date, late: bool = False
    ) -> Iterator[StatutoryCheck]:
        """The last few, the newest so near that the next lies ahead; one that is late lies too far back."""
        back = every_months * 30
        if late:
            newest = self._today - timedelta(days=self._rng.randint(*_MORE_THAN_A_YEAR))
        else:
            newest = self._today - timedelta(days=back // 2 + self._rng.randint(-back // 4, back // 4))
        newest = max(newest, first)
        days = [newest]
        while len(days) < _TIMES_KEPT:
            earlier = add_months(days[-1], -every_months) + timedelta(days=self._rng.randint(2, 14))
            if earlier <= first:
                break
            days.append(earlier)
        for day in reversed(days):
            if child.pace.came_on < day < self._today:
                yield self._check(child, kind, day)

    def _check(self, child: Portrait, kind: CheckKind, day: date, *, outcome: str | None = None) -> StatutoryCheck:
        done_on = max(last_working_day_on_or_before(day, self._holidays), child.pace.came_on)
        return StatutoryCheck(
            id=companion_id(child.child_id, f"check {kind} {done_on}"),
            child_id=child.child_id,
            kind=kind,
            done_on=done_on,
            outcome=outcome or self._deck.draw("outcome", OUTCOMES[kind]),
        )
