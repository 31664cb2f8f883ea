"""Moving a review to another day before it begins: the day, why, and by when what was missing is to be there."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.review_kinds import move_review, take_back_move
from iro_desktop.models.adjournment import RearrangementReason
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import words
from iro_desktop.ui.kit import Button, ChoiceField, DateField, Field, Role, TextField, column
from iro_desktop.ui.review import move_words, plan_words
from iro_desktop.ui.review.field_grid import FieldGrid
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.when import Looking


class MoveReview(QWidget):
    """Nothing happens until the button is pressed; then Undo brings the review back."""

    moved = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        desk = work.desk
        self._day = DateField("New day", desk.today, desk.bank_holidays, placeholder="in 1 week")
        self._reason = ChoiceField("Why it moves", move_words.REASONS)
        self._reason.set_value(RearrangementReason.PLAN_NOT_READY)
        self._more = TextField("In words")
        self._ready_by = DateField("To be put right by", desk.today, desk.bank_holidays)
        self._told = DateField(
            "Team manager told on", desk.today, desk.bank_holidays, looking=Looking.BACK, placeholder="today"
        )
        self._why_late = TextField("Why it goes past the latest day")
        self._around = {
            "day": Field("New day", self._day),
            "reason": Field("Why it moves", self._reason),
            "more": Field("In words", self._more),
            "ready": Field("To be put right by", self._ready_by),
            "told": Field("Team manager told on", self._told),
            "late": Field("Why it goes past the latest day", self._why_late),
        }
        self._button = Button("Move the review", Role.SECONDARY, icon_name="calendar")
        self._button.clicked.connect(self._move)
        self._day.edited.connect(self._typed_day)
        self._fields = FieldGrid(list(self._around.values()))
        self._fields.hide_only([self._around["late"]])
        self.setLayout(column(self._fields, 8, self._button))

    def show_page(self, page: ReviewPage) -> None:
        """A review that has begun or has no day cannot be moved."""
        why = None
        if page.held_on is not None:
            why = "The review has begun, so it is adjourned and not moved."
        elif page.planned_on is None:
            why = "No day is planned yet. Choose the day of the meeting first."
        self._button.off_because(why)

    def because_plan_not_shared(self, said: str) -> None:
        """Begin with the reason that the child had not seen the plan, and what is to be said besides."""
        self._reason.set_value(RearrangementReason.PLAN_NOT_SHARED)
        self._more.set_value(said)
        self._more.setCursorPosition(0)
        self._told.set_value(self._work.desk.today() if said else None)
        self._day.setFocus()

    def _typed_day(self) -> None:
        page, today = self._work.page, self._work.desk.today()
        late = move_words.late_sum(self._day.value(), page.by_law.due if page else None, today)
        self._fields.hide_only([] if late else [self._around["late"]])
        self._around["day"].show_problem(late)

    def _move(self) -> None:
        page, today = self._work.page, self._work.desk.today()
        if page is None:
            return
        to_on, due = self._day.value(), page.by_law.due
        problem = move_words.problem_with_new_day(to_on, page.planned_on, today)
        late = move_words.late_sum(to_on, due, today)
        not_yet = plan_words.problem_with_day(self._told.value(), today)
        self._around["day"].show_problem(problem or late)
        self._around["told"].show_problem(not_yet)
        if late and not self._why_late.value().strip():
            self._why_late.setFocus()
            return
        if to_on is None or problem or not_yet:
            (self._day if problem else self._told).setFocus()
            return
        act = partial(
            move_review,
            review_id=page.review_id,
            to_on=to_on,
            reason=RearrangementReason(self._reason.value() or RearrangementReason.OTHER),
            today=today,
            latest_lawful=due.latest_lawful if due else None,
            reason_in_words=self._more.value(),
            set_right_by=self._ready_by.value(),
            manager_told_on=self._told.value(),
            reason_after_due=self._why_late.value(),
        )
        undo = partial(take_back_move, review_id=page.review_id, to_on=to_on, at=self._work.desk.clock())
        self._work.write_with_undo(act, undo, f"Review moved to {words.weekday_and_date(to_on, today)}.")
        self._clear()
        self.moved.emit()

    def _clear(self) -> None:
        for field in (self._day, self._ready_by, self._told):
            field.set_value(None)
        for line in (self._more, self._why_late):
            line.set_value("")
        self._fields.hide_only([self._around["late"]])
        self._around["day"].show_problem("")
