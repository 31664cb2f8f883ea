"""The clocks around a child's reviews: the next and what comes before it, what lies between, the papers of the last."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date

from iro_desktop.models.after_review import (
    documents_due,
    managers_answer_due,
    midway_day,
    midway_not_required,
)
from iro_desktop.models.around_review import before_review
from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.contact import contact_days
from iro_desktop.models.due_days import DueDay, due_day, on_the_day, standing
from iro_desktop.models.limit_keys import AfterUnplannedMove, Choice
from iro_desktop.models.limits import LimitKey, Limits
from iro_desktop.models.midway import MidwayState
from iro_desktop.models.review_cycle import NextReview, next_review
from iro_desktop.models.timescales import DueStatus, ReviewKind, add_months, timescale_of
from iro_desktop.queries.clock_facts import ClockFacts
from iro_desktop.queries.clock_lines import ClockGroup, ClockLine, silent_when_past

_DOCUMENTS_SHOWN_FOR_MONTHS = 2
_NOT_WRITTEN_DOWN = "Whether it was done is not written down here."
_OURS = "A default of this program"
_HANDBOOK = "IRO Handbook 2010, chapter 3"
_MIDWAY_BEGUN = {
    MidwayState.HELD_NOT_RECORDED: "Talked about, not written down yet.",
    MidwayState.FORM_OPEN: "Opened, not finished.",
}


@dataclass(frozen=True, slots=True)
class ReviewClocks:
    """Counts the clocks around the reviews of one child on one day."""

    facts: ClockFacts
    today: date
    bank_holidays: Container[date]
    limits: Limits

    def lines(self) -> Iterator[ClockLine]:
        """Every clock that runs, in the order of the headings."""
        coming = next_review(self.facts.history, self.today, self.bank_holidays, limits=self.limits)
        yield self._review(coming)
        yield from self._before_review()
        yield from self._permanence(coming)
        yield from self._after_move()
        yield from self._between(coming)
        yield from self._documents()

    def _review(self, coming: NextReview) -> ClockLine:
        group, title = ClockGroup.NEXT_REVIEW, "The review itself, at the latest"
        if coming.due is None:
            return ClockLine(key="review", group=group, title=title, due=None, status=coming.status, note=coming.reason)
        due = DueDay(
            due_on=coming.due.latest_lawful,
            last_working_day=coming.due.last_working_day,
            based_on=coming.due.based_on,
            sum_in_words=coming.due.sum_in_words,
            source=timescale_of(coming.due.kind, self.limits).source,
            bank_holidays_left_out=coming.due.bank_holidays_left_out,
        )
        return ClockLine(key="review", group=group, title=title, due=due, status=coming.status)

    def _before_review(self) -> Iterator[ClockLine]:
        """What comes before a review that has a day; nothing while it has none."""
        planned_on = self.facts.planned_on
        if planned_on is None or planned_on < self.today:
            return
        before = before_review(planned_on, self.bank_holidays, limits=self.limits)
        group = ClockGroup.NEXT_REVIEW
        invited = self._line("invitations", group, "Invitations are sent", before.invitations, self.facts.invited_on)
        yield silent_when_past(invited, _NOT_WRITTEN_DOWN)
        came = self.facts.plan_for_next_came_on
        reports = self._line("reports", group, "Reports and care plan are here", before.reports, came)
        yield silent_when_past(reports, _NOT_WRITTEN_DOWN)

    def _permanence(self, coming: NextReview) -> Iterator[ClockLine]:
        """By the second review; at every later one that was prepared here for as long as there is no plan."""
        if coming.due is None:
            return
        second, later = coming.kind is ReviewKind.SECOND, coming.kind is ReviewKind.SUBSEQUENT
        without = self.facts.completed_on is not None and not self.facts.has_permanence_plan
        if not second and not (later and without):
            return
        which = "by the second review" if second else "at every review until there is one"
        words = f"{which}, {coming.due.sum_in_words}"
        due = on_the_day(coming.due.latest_lawful, words, _HANDBOOK, self.bank_holidays)
        done = self._last_held_on() if self.facts.has_permanence_plan else None
        yield self._line("permanence", ClockGroup.NEXT_REVIEW, "The lasting plan for home", due, done)

    def _after_move(self) -> Iterator[ClockLine]:
        """A review soon after a move that nobody planned, where the council asks for one."""
        moved_on = self.facts.moved_unplanned_on
        if moved_on is None or self.limits.choice(Choice.AFTER_UNPLANNED_MOVE) != AfterUnplannedMove.ON:
            return
        due = due_day(LimitKey.AFTER_UNPLANNED_MOVE, moved_on, self.bank_holidays, limits=self.limits)
        since = min(
            (r.held_on for r in self.facts.history.reviews if moved_on <= r.held_on <= self.today), default=None
        )
        yield self._line("after_move", ClockGroup.NEXT_REVIEW, "A review after the unplanned move", due, since)

    def _between(self, coming: NextReview) -> Iterator[ClockLine]:
        last = self._last_held_on()
        if last is not None and coming.due is not None and coming.due.latest_lawful > last:
            upcoming, wish = self.facts.planned_on or coming.due.latest_lawful, self.facts.wants_a_word
            spoken = self.facts.spoken_with_child_on
            for day in contact_days(last, upcoming, wish, self.bank_holidays, limits=self.limits):
                done = spoken if spoken is not None and spoken > day.after else None
                key = "contact" if day.when is BetweenReviews.HALF_WAY else "contact_at_six_weeks"
                yield self._line(key, ClockGroup.REVIEWS, "A word with the child", day.due, done)
        if self.facts.completed_on is None:
            return
        yield self._midway(self.facts.completed_on)

    def _midway(self, completed_on: date) -> ClockLine:
        """The check between two reviews: done is done, and what was begun says so."""
        check = self.facts.midway
        due = midway_day(
            completed_on,
            self.bank_holidays,
            moved_to=check.moved_to if check else None,
            moved_reason=check.moved_reason if check else None,
            limits=self.limits,
        )
        done = check.held_on if check and check.state is MidwayState.CLOSED else None
        line = self._line("midway", ClockGroup.REVIEWS, "Midway check with the social worker", due, done)
        if done is not None:
            return line
        planned_on = self.facts.planned_on
        next_on = planned_on if planned_on is not None and planned_on >= self.today else None
        why_not = (check.not_needed_reason if check else None) or midway_not_required(due.due_on, next_on, None)
        begun = _MIDWAY_BEGUN.get(check.state, "") if check else ""
        if why_not is not None and not begun:
            return replace(line, status=DueStatus.NOT_REQUIRED, note=why_not)
        return replace(line, note=begun)

    def _documents(self) -> Iterator[ClockLine]:
        completed_on = self.facts.completed_on
        if completed_on is None or add_months(completed_on, _DOCUMENTS_SHOWN_FOR_MONTHS) < self.today:
            return
        due = documents_due(completed_on, self.bank_holidays, limits=self.limits)
        group = ClockGroup.DOCUMENTS
        sent_on = self.facts.decisions_sent_on
        yield self._line("decisions", group, "Decisions sent", due.decisions, sent_on)
        if sent_on is not None:
            yield self._managers_answer(sent_on)
        plan_came_on = self.facts.plan_came_on
        plan = self._line("revised_plan", group, "The changed care plan is here", due.revised_plan, plan_came_on)
        yield silent_when_past(plan, _NOT_WRITTEN_DOWN)
        yield self._line("letter", group, "The letter is written", due.letter, self.facts.letter_finished_on)
        copies = self._line("distributed", group, "Everyone entitled has the record", due.distributed, None)
        yield silent_when_past(copies, _NOT_WRITTEN_DOWN)

    def _managers_answer(self, sent_on: date) -> ClockLine:
        due = managers_answer_due(sent_on, self.bank_holidays, limits=self.limits)
        line = self._line("managers_answer", ClockGroup.DOCUMENTS, "The team manager may object", due, None)
        if line.status is not DueStatus.OVERDUE:
            return line
        return replace(line, status=DueStatus.NOT_REQUIRED, note="Silence since then counts as agreement.")

    def _last_held_on(self) -> date | None:
        return max((r.held_on for r in self.facts.history.reviews if r.held_on <= self.today), default=None)

    def _line(self, key: str, group: ClockGroup, title: str, due: DueDay, done_on: date | None) -> ClockLine:
        status = standing(due, self.today, done_on, self.bank_holidays, limits=self.limits)
        return ClockLine(key=key, group=group, title=title, due=due, status=status, done_on=done_on)
