"""Calling a review before it is due, from the child's page: why, who asked, what happened, and the day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.review_kinds import call_early_review
from iro_desktop.models.review import EarlyTrigger
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Button, ChoiceField, DateField, Field, TextField, column, row
from iro_desktop.ui.review import kind_words


class CallEarlyReview(QWidget):
    """Opens the review that was called once it is kept. `latest` gives the day on which one is due anyway."""

    given_up = Signal()

    def __init__(self, desk: Desk, child_id: UUID, latest: Callable[[], date | None]) -> None:
        super().__init__()
        self._desk, self._child_id, self._latest = desk, child_id, latest
        self._trigger = ChoiceField("Why", kind_words.TRIGGERS)
        self._asked_by, self._reason = TextField("Who asked"), TextField("What happened")
        self._day = DateField("Day of the review", desk.today, desk.bank_holidays, placeholder="in 2 weeks")
        self._why, self._what = Field("Why", self._trigger), Field("What happened", self._reason)
        self._when = Field("Day of the review", self._day)
        call, leave = Button("Call the review"), Button("Not now")
        call.clicked.connect(self._call)
        leave.clicked.connect(self.given_up)
        self.setFocusProxy(self._trigger)
        self.setLayout(
            column(
                self._why,
                8,
                Field("Who asked", self._asked_by),
                8,
                self._what,
                8,
                self._when,
                12,
                row(call, leave, None, gap=8),
            )
        )

    def begin_with(self, trigger: EarlyTrigger, *, asked_by: str = "", reason: str = "") -> None:
        """Choose the reason beforehand, and write what is known: the officer may change all of it."""
        self._trigger.set_value(trigger)
        self._asked_by.set_value(asked_by)
        self._reason.set_value(reason)

    def _call(self) -> None:
        today, latest, on = self._desk.today(), self._latest(), self._day.value()
        chosen = self._trigger.value()
        problem = kind_words.problem_with_early_day(on, today, latest)
        self._why.show_problem("" if chosen else "Choose why.")
        self._what.show_problem("" if self._reason.value().strip() else "Say what happened.")
        self._when.show_problem(problem)
        for around in (self._why, self._what, self._when):
            if around.problem():
                around.setFocus()
                return
        if on is None or chosen is None:
            return
        act = partial(
            call_early_review,
            child_id=self._child_id,
            trigger=EarlyTrigger(chosen),
            asked_by=self._asked_by.value(),
            reason=self._reason.value(),
            target_on=on,
            today=today,
            latest_lawful=latest,
        )
        self._desk.casework.write(self, act, then=self._open)

    def _open(self, review_id: UUID) -> None:
        self.given_up.emit()
        self._desk.go(Place(Page.REVIEW, review_id))
