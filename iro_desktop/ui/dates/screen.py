"""Dates and checks of one child: every clock that runs, with its sum and its source."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from iro_desktop.actions.statutory_checks import (
    bring_back_check,
    delete_check,
    record_check,
    set_check_day,
)
from iro_desktop.models.ids import new_id
from iro_desktop.models.plan_checks import CheckKind
from iro_desktop.models.refused import Refused
from iro_desktop.queries.clocks import DatesPage, dates_page
from iro_desktop.queries.who import Who
from iro_desktop.store.store import Session
from iro_desktop.ui import theme, words
from iro_desktop.ui.dates import viewmodel
from iro_desktop.ui.dates.clock_row import ClockRow
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import EmptyState, Hairline, Label, Scroller, Sheet, Tick, column, row
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset(
    {
        *("statutory_check", "review", "letter", "consultation", "home", "episode", "child", "allocation", "person"),
        *("pathway_plan_check", "care_plan_check", "desk_review_consent", "timescale_setting"),
    }
)
_WIDEST = 900


class DatesScreen(Screen):
    """Groups of clocks on one sheet. A check is written down as done in one click, and taken back by Undo."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._child_id = place.record_id or UUID(int=0)
        self._who: Who | None = None
        self.rows: list[ClockRow] = []
        self._groups = column()
        inside = QWidget()
        sheet = Sheet()
        sheet.setMaximumWidth(theme.px(_WIDEST))
        self.sources = Tick("Say where each date comes from")
        self.sources.edited.connect(self._show_sources)
        top = row(None, self.sources)
        around = column(top, self._groups, margins=(24, 12, 24, 20))
        sheet.body.addLayout(around)
        line = row(gap=0)
        line.addWidget(sheet, 1000)
        line.addStretch(1)
        inside.setLayout(column(line, None, margins=(32, 16, 32, 24)))
        self.setLayout(column(Scroller(inside, name="Dates and checks")))
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        if self._who is None:
            return PageHeading(" ", " ", back_to="Back")
        title = f"{words.whose(self._who.name[0].upper() + self._who.name[1:])} dates and checks"
        heading = PageHeading(title, "Every date with the sum behind it.", back_to=f"Back to {self._who.name}")
        heading.back.connect(lambda: self._desk.go(Place(Page.CHILD, self._child_id)))
        return heading

    def child_shown(self) -> object:
        return self._child_id

    # Show

    def _ask(self) -> None:
        today, bank_holidays = self._desk.today(), self._desk.bank_holidays
        query = partial(dates_page, child_id=self._child_id, today=today, bank_holidays=bank_holidays)
        self._desk.casework.ask(self, query, then=self._show, refused=self._say_gone)

    def _changed(self, kinds: frozenset[str]) -> None:
        # What is being typed must not be swept away by news from another laptop: the page is asked anew after it.
        if kinds & _SHOWN and all(one.fold is None for one in self.rows):
            self._ask()

    def _key_with_keyboard(self) -> str | None:
        """The clock whose row has the keyboard, so that it has it again once the rows are made anew."""
        now: QWidget | None = QApplication.focusWidget()
        return next((one.shown.key for one in self.rows if now is not None and one.isAncestorOf(now)), None)

    def _show_sources(self) -> None:
        for one in self.rows:
            one.show_source(self.sources.value())

    def _show(self, page: DatesPage) -> None:
        first = self._who is None
        at_key = self._key_with_keyboard()
        self._who = page.who
        if first:
            self.reheaded.emit()
        clear(self._groups)
        self.rows = []
        groups = viewmodel.groups(page.lines, self._desk.today())
        for group in groups:
            heading = QWidget()
            heading.setLayout(column(Label(group.heading, Style.H3), margins=(0, 14, 0, 2)))
            self._groups.addWidget(heading)
            for shown in group.clocks:
                self._groups.addWidget(Hairline(soft=True))
                one = ClockRow(shown, self._desk.today, self._desk.bank_holidays)
                one.opened.connect(partial(self._only, one))
                one.done.connect(partial(self._done, one))
                one.moved.connect(partial(self._moved, one))
                one.closed.connect(self._ask)
                self.rows.append(one)
                self._groups.addWidget(one)
        self._show_sources()
        again = next((one for one in self.rows if one.shown.key == at_key and one.shown.check is not None), None)
        if again is not None:
            again.done_button.setFocus(Qt.FocusReason.OtherFocusReason)
        beyond = viewmodel.beyond_proclaimed(page.lines, self._desk.bank_holidays)
        if beyond:
            self._groups.addSpacing(12)
            self._groups.addWidget(Label(beyond, Style.SMALL, Tone.SECONDARY))
        if not groups:
            self._groups.addWidget(EmptyState("No clock runs", "The child is not in care, as far as is known here."))

    def _say_gone(self, reason: Refused) -> None:
        clear(self._groups)
        self._groups.addWidget(EmptyState("This child is not here", reason.sentence))

    def _only(self, opened: ClockRow) -> None:
        for one in self.rows:
            if one is not opened:
                one.close_fold()

    # Act

    def _done(self, one: ClockRow, kind: CheckKind, on: date, outcome: str, alone: bool | None) -> None:
        check_id = new_id()
        action = partial(
            record_check,
            child_id=self._child_id,
            kind=kind,
            done_on=on,
            today=self._desk.today(),
            outcome=outcome,
            child_seen_alone=alone,
            check_id=check_id,
        )
        said = f"{one.shown.title}: written down as done {words.day_and_month(on, self._desk.today())}."
        self._write(one, action, said)

    def _moved(self, one: ClockRow, kind: CheckKind, on: date, reason: str) -> None:
        action = partial(set_check_day, child_id=self._child_id, kind=kind, due_on=on, reason=reason)
        said = f"{one.shown.title}: the day is now {words.day_and_month(on, self._desk.today())}."
        self._write(one, action, said)

    def _write(self, one: ClockRow, action: Callable[[Session], UUID], said: str) -> None:
        def kept(check_id: UUID) -> None:
            one.close_fold()
            self._desk.say(said, [ToastAction("Undo", partial(self._take_back, check_id))])

        def refused(reason: Refused) -> None:
            one.say_problem(reason.sentence)

        self._desk.casework.write(self, action, then=kept, refused=refused)

    def _take_back(self, check_id: UUID) -> None:
        take_back = partial(delete_check, check_id=check_id, at=self._desk.clock())
        bring_back = partial(bring_back_check, check_id=check_id)

        def said(_: None) -> None:
            again = partial(self._desk.casework.write, self._desk.casework, bring_back)
            self._desk.say("Taken back.", [ToastAction("Redo", again)])

        self._desk.casework.write(self._desk.casework, take_back, then=said)
