"""Every clock that runs for one child, each with the sum behind its day, the source, and what was last done."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.around_review import first_days
from iro_desktop.models.birthdays import BirthdayWork, birthday_work, next_birthday
from iro_desktop.models.due_days import DueDay, due_day, on_the_day, standing
from iro_desktop.models.health_and_school import (
    dental_check_due,
    education_plan_due,
    health_assessment_due,
    questionnaire_due,
)
from iro_desktop.models.limits import LimitKey, Limits
from iro_desktop.models.periods_of_care import PeriodOfCare, eligible_from, periods_of_care
from iro_desktop.models.plan_checks import CheckKind
from iro_desktop.models.settled import consent_renewal_due
from iro_desktop.models.timescales import DueStatus, add_months, age_on, day_and_month
from iro_desktop.models.visits import next_visit_due
from iro_desktop.queries.clock_facts import ClockFacts, LastCheck, clock_facts
from iro_desktop.queries.clock_lines import ClockGroup, ClockLine, silent_when_past
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.review_clocks import ReviewClocks
from iro_desktop.queries.who import NOT_HERE, NoSuchChild, Who, everyone

__all__ = ["ClockGroup", "ClockLine", "DatesPage", "child_clocks", "dates_page"]

_FIRST_DAYS_SHOWN_FOR_MONTHS = 3
_SILENT_AFTER_MONTHS = 3
_CARD_SHOWN_BEFORE_MONTHS = 2
_BIRTHDAY_SHOWN_BEFORE_MONTHS = 6
_BIRTHDAY_SHOWN_AFTER_MONTHS = 12
_SCHOOL_FROM_AGE = 3
_THROUGHCARE_FROM_AGE = 16
_TO_THROUGHCARE, _STANDARD = "The move to Throughcare", "The service's own standard"
_NO_DAY_YET = "No clock: write down when it was, or set the day that was promised."
_LAST_OF_YOUNG_PEOPLE = 18


def child_clocks(
    session: Session, child_id: UUID, today: date, bank_holidays: Container[date]
) -> tuple[ClockLine, ...]:
    """All the clocks of a child who is in care, in the order of their groups; none for one who has left."""
    facts = clock_facts(session, child_id, today)
    period = next((one for one in periods_of_care(facts.history.episodes, today) if one.covers(today)), None)
    if period is None or period.ended_on is not None:
        return ()
    limits = limits_here(session)
    counting = _Counting(facts, period, today, bank_holidays, limits)
    lines = [
        *ReviewClocks(facts, today, bank_holidays, limits).lines(),
        *counting.visits(),
        *counting.health(),
        *counting.school(),
        *counting.growing_up(),
        *counting.first_days(),
        *counting.settled(),
    ]
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class DatesPage:
    """All the clocks of one child, and whose they are."""

    who: Who
    lines: tuple[ClockLine, ...]


def dates_page(session: Session, child_id: UUID, today: date, bank_holidays: Container[date]) -> DatesPage:
    """The page of one child's dates. Raises NoSuchChild where the child is not on this laptop."""
    who = everyone(session, (child_id,)).get(child_id)
    if who is None:
        raise NoSuchChild(NOT_HERE)
    return DatesPage(who, child_clocks(session, child_id, today, bank_holidays))


@dataclass(frozen=True, slots=True)
class _Counting:
    """Counts the clocks of one child on one day."""

    facts: ClockFacts
    period: PeriodOfCare
    today: date
    bank_holidays: Container[date]
    limits: Limits

    def visits(self) -> Iterator[ClockLine]:
        last = self.facts.last(CheckKind.VISIT)
        if self.facts.home_since is None:
            note = "Write down since when the child has lived there: visits are counted from it."
            yield self._unknown(CheckKind.VISIT, ClockGroup.VISITS, "The social worker’s visit", note)
            return
        first = self.facts.first_review_on(self.period.started_on)
        due = next_visit_due(
            self.facts.home_since,
            last.done_on if last else None,
            self.bank_holidays,
            rule=self.facts.visit_rule,
            first_review_on=first,
            limits=self.limits,
        )
        yield self._check(CheckKind.VISIT, ClockGroup.VISITS, "The social worker’s visit", due)

    def health(self) -> Iterator[ClockLine]:
        born_on, group = self.facts.history.born_on, ClockGroup.HEALTH
        last = self.facts.last(CheckKind.HEALTH)
        if born_on is not None and last is not None and last.done_on is not None:
            due = health_assessment_due(born_on, last.done_on, self.bank_holidays, limits=self.limits)
            yield self._check(CheckKind.HEALTH, group, "Health assessment", due)
        elif self.period.start_is_known:
            due = first_days(self.period.started_on, self.bank_holidays, limits=self.limits).health_assessed
            title = "First health assessment" if self._is_new else "Health assessment"
            yield self._check(CheckKind.HEALTH, group, title, due)
        else:
            yield self._unknown(CheckKind.HEALTH, group, "Health assessment", "The last one is not written down.")
        teeth = self.facts.last(CheckKind.DENTAL)
        if teeth is not None and teeth.done_on is not None:
            due = dental_check_due(teeth.done_on, self.bank_holidays, limits=self.limits)
            yield self._check(CheckKind.DENTAL, group, "Dental check", due)
        else:
            yield self._unknown(CheckKind.DENTAL, group, "Dental check", "The last one is not written down.")
        yield self._unknown(
            CheckKind.IMMUNISATION, group, "Immunisations", "No clock: write down when they were looked at."
        )
        if born_on is not None and self.period.start_is_known:
            asked = self.facts.last(CheckKind.SDQ)
            sdq = questionnaire_due(
                born_on,
                self.period.started_on,
                asked.done_on if asked else None,
                self.bank_holidays,
                limits=self.limits,
            )
            if sdq is not None:
                yield self._check(CheckKind.SDQ, group, "Questionnaire on feelings (SDQ)", sdq)

    def school(self) -> Iterator[ClockLine]:
        born_on = self.facts.history.born_on
        if born_on is None or age_on(born_on, self.today) < _SCHOOL_FROM_AGE or not self.period.start_is_known:
            return
        last = self.facts.last(CheckKind.PEP)
        due = education_plan_due(
            self.period.started_on, last.done_on if last else None, self.bank_holidays, limits=self.limits
        )
        yield self._check(CheckKind.PEP, ClockGroup.SCHOOL, "Personal education plan", due)

    def growing_up(self) -> Iterator[ClockLine]:
        born_on, group = self.facts.history.born_on, ClockGroup.GROWING_UP
        if born_on is None:
            return
        yield from self._birthday(born_on)
        eligible = eligible_from(born_on, periods_of_care(self.facts.history.episodes, self.today))
        if eligible is not None and eligible <= self.today:
            due = due_day(LimitKey.NEEDS_ASSESSMENT, eligible, self.bank_holidays, limits=self.limits)
            yield self._check(
                CheckKind.NEEDS_ASSESSMENT, group, "Needs assessment", due, once=self.facts.needs_assessed_on
            )
        for work in birthday_work(born_on, limits=self.limits):
            opens = add_months(work.from_on, -_BIRTHDAY_SHOWN_BEFORE_MONTHS)
            if not opens <= self.today <= add_months(work.by, _BIRTHDAY_SHOWN_AFTER_MONTHS):
                continue
            due = on_the_day(work.by, work.words, work.source, self.bank_holidays)
            if work.work is BirthdayWork.PAPERS_CHECKED:
                yield self._check(
                    CheckKind.CAPACITY, group, _WORK[work.work], due, once=self.facts.capacity_assessed_on
                )
                continue
            line = self._line(work.work, group, _WORK[work.work], due, self.facts.done_for(work.work))
            line = replace(line, from_on=work.from_on if work.from_on != work.by else None)
            yield silent_when_past(line, "From then on.") if work.work in _BEGINS else line
        yield from self._throughcare(born_on)
        if self.facts.unaccompanied:
            note = "No clock: write down the result, or set the day that was promised."
            yield self._unknown(CheckKind.AGE_ASSESSMENT, group, "Age assessment", note)

    def _throughcare(self, born_on: date) -> Iterator[ClockLine]:
        """The move to the Throughcare team, on the day of the pathway plan, and the Transitions panel before it."""
        group, moved_on = ClockGroup.GROWING_UP, self.facts.moved_to_throughcare_on
        if age_on(born_on, self.today) < _THROUGHCARE_FROM_AGE:
            return
        if self.facts.transfer_planned_on is not None:
            due = on_the_day(self.facts.transfer_planned_on, "in the pathway plan", _STANDARD, self.bank_holidays)
            yield self._check(CheckKind.THROUGHCARE, group, _TO_THROUGHCARE, due, once=moved_on)
        else:
            line = self._unknown(CheckKind.THROUGHCARE, group, _TO_THROUGHCARE, _NO_DAY_YET)
            yield replace(line, done_on=line.done_on or moved_on)
        yield self._unknown(CheckKind.TRANSITIONS_PANEL, group, "The Transitions panel", _NO_DAY_YET)

    def _birthday(self, born_on: date) -> Iterator[ClockLine]:
        """A card for the next birthday, which children name as what mattered to them."""
        day, age, post_by = next_birthday(born_on, self.today, self.bank_holidays)
        if day <= add_months(self.today, _CARD_SHOWN_BEFORE_MONTHS):
            due = on_the_day(post_by, f"{day_and_month(day)}, {age} years old", "Good practice", self.bank_holidays)
            yield self._line("birthday", ClockGroup.GROWING_UP, "A birthday card", due, None)

    def first_days(self) -> Iterator[ClockLine]:
        came = self.period.started_on
        if not self.period.start_is_known or not self._is_new:
            return
        due = first_days(came, self.bank_holidays, limits=self.limits)
        group = ClockGroup.FIRST_DAYS
        yield self._line(
            "officer_named", group, "A reviewing officer is named", due.officer_named, self.facts.officer_since
        )
        told = on_the_day(due.first_review.due_on, "before the first review", "Good practice", self.bank_holidays)
        yield self._line("officer_told", group, "The child knows who that is", told, self.facts.officer_told_on)
        yield self._unknown(
            CheckKind.SINGLE_ASSESSMENT, group, "Single assessment", "No clock: set the day that was promised."
        )

    def settled(self) -> Iterator[ClockLine]:
        given_on = self.facts.consent_given_on
        if given_on is not None:
            due = consent_renewal_due(given_on, self.bank_holidays, limits=self.limits)
            yield self._line("consent", ClockGroup.SETTLED, "The agreement is asked for again", due, None)

    @property
    def _is_new(self) -> bool:
        """Whether the child came so lately that what is not written down was not done."""
        return add_months(self.period.started_on, _FIRST_DAYS_SHOWN_FOR_MONTHS) >= self.today

    def _check(
        self, kind: CheckKind, group: ClockGroup, title: str, due: DueDay, *, once: date | None = None
    ) -> ClockLine:
        """A clock that runs from when the check was last done, or to a day that was set by hand since.

        A check that is done once is over then; `once` is the day on which another record says that it was done.
        """
        last, by_hand = self.facts.last(kind), self.facts.set_by_hand(kind)
        if by_hand is not None and by_hand.due_override_on is not None:
            reason = by_hand.override_reason or ""
            due = on_the_day(by_hand.due_override_on, f"set by hand: {reason}", due.source, self.bank_holidays)
        elif last is None and kind in _AGAIN_AND_AGAIN and due.due_on < self.today and not self._is_new:
            # Nobody brought up a year of visits when the program was new: what is not written down is not late.
            return self._unknown(kind, group, title, "The last one is not written down.")
        done_on = last.done_on if last else None
        if kind in _ONCE:
            done_on = min((day for day in (done_on, once) if day is not None), default=None)
        line = self._line(kind, group, title, due, done_on if kind in _ONCE else None)
        if add_months(due.due_on, _SILENT_AFTER_MONTHS) < self.today and kind in _ONCE:
            line = silent_when_past(line, "Whether it was done is not written down here.")
        return replace(
            line,
            check=kind,
            check_id=by_hand.check_id if by_hand else last.check_id if last else None,
            set_by_hand=by_hand is not None,
            note=_last_time(last) or line.note,
            done_on=done_on,
        )

    def _unknown(self, kind: CheckKind, group: ClockGroup, title: str, note: str) -> ClockLine:
        by_hand, last = self.facts.set_by_hand(kind), self.facts.last(kind)
        if by_hand is not None and by_hand.due_override_on is not None:
            return self._check(kind, group, title, on_the_day(by_hand.due_override_on, "", "", self.bank_holidays))
        return ClockLine(
            key=kind,
            group=group,
            title=title,
            due=None,
            status=DueStatus.NOT_KNOWN,
            note=_last_time(last) or note,
            check=kind,
            check_id=last.check_id if last else None,
            done_on=last.done_on if last else None,
        )

    def _line(self, key: str, group: ClockGroup, title: str, due: DueDay, done_on: date | None) -> ClockLine:
        status = standing(due, self.today, done_on, self.bank_holidays, limits=self.limits)
        return ClockLine(key=str(key), group=group, title=title, due=due, status=status, done_on=done_on)


_ONCE = frozenset({CheckKind.NEEDS_ASSESSMENT, CheckKind.CAPACITY, CheckKind.THROUGHCARE, CheckKind.TRANSITIONS_PANEL})
_AGAIN_AND_AGAIN = frozenset({CheckKind.VISIT, CheckKind.HEALTH, CheckKind.PEP, CheckKind.SDQ})
_BEGINS = frozenset({BirthdayWork.PERMANENCE_TRACKED, BirthdayWork.WHERE_TO_LIVE})
"""Work that a birthday begins and no day ends."""
_WORK = {
    BirthdayWork.PERMANENCE_TRACKED: "The lasting plan is tracked from 14",
    BirthdayWork.WHERE_TO_LIVE: "Talking about where to live at 18; staying put is an option",
    BirthdayWork.PERSONAL_ADVISER: "A personal adviser is named",
    BirthdayWork.HOUSING_PANEL: "The Housing Panel",
    BirthdayWork.PLAN_SETTLED: "Where to live at 18 is settled in the plan",
    BirthdayWork.PAPERS_CHECKED: "Papers, benefits and capacity are checked",
    BirthdayWork.GOODBYE: "The last review before 18, and goodbye",
}


def _last_time(last: LastCheck | None) -> str:
    return (last.outcome or "") if last is not None else ""
