"""The chosen decision beside the list: how it stands, what can be done about it, and its history."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from iro_desktop.models.review import DecisionStatus
from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.follow_up_rows import FollowUpRow
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.follow_up import history_words, viewmodel
from iro_desktop.ui.follow_up.history_words import LineWords
from iro_desktop.ui.kit import (
    Button,
    DateField,
    Field,
    FlowLayout,
    Hairline,
    Label,
    Pills,
    Role,
    Scroller,
    TextField,
    column,
    row,
)
from iro_desktop.ui.tokens import Style, Tone

NO_DAY = "Type the new day, such as “in 2 weeks”."
NO_REASON = "Type why it is put off."
NOT_LATER = "The new day must come after today."


class DecisionPane(QWidget):
    """Shows one decision, or nothing while none is chosen. What is begun here is kept when it is left."""

    said = Signal(object, object, str)
    """How a decision stands: its id, the state, the line of evidence."""
    moved = Signal(object, object, str)
    """It is put off: its id, the new day, and why."""
    ask_wanted = Signal()
    raise_wanted = Signal()
    child_wanted = Signal()
    review_wanted = Signal()
    concern_wanted = Signal()
    take_back_wanted = Signal(object)
    """The id of a line of the history."""
    begun = Signal(QWidget)
    """A form was opened, and wants to be in sight."""
    left = Signal()
    """The keyboard goes back to the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: FollowUpRow | None = None
        self._head()
        self._saying_form()
        self._put_off_form()
        self._history = column(gap=2)
        history = column(
            Label("History", Style.H3),
            4,
            self._history,
            8,
            Label(history_words.UNCHANGED, Style.SMALL, Tone.HINT),
        )
        inside = QWidget()
        inside.setLayout(
            column(
                self._top,
                14,
                Hairline(),
                14,
                Label("How does it stand?", bold=True),
                6,
                self.state,
                8,
                self._line_part,
                8,
                self._acts,
                self._put_off_part,
                14,
                Hairline(),
                14,
                history,
                None,
                margins=(4, 0, 8, 8),
            )
        )
        self._whole = Scroller(inside, name="The chosen decision")
        self.setLayout(column(self._whole))
        self._whole.hide()

    def _head(self) -> None:
        self._child = Button("This child’s page", Role.LINK, icon_name="user")
        self._child.clicked.connect(self.child_wanted)
        self._review = Button("The review", Role.LINK)
        self._review.clicked.connect(self.review_wanted)
        self._wording = Label("", Style.H3)
        self._child_wording = Label("", Style.SMALL, Tone.SECONDARY)
        self._owner = Label()
        self._due = Label(bold=True)
        self._sum = Label("", Style.SMALL, Tone.SECONDARY)
        self._concern = Button("See what was raised about it", Role.LINK, icon_name="scale")
        self._concern.clicked.connect(self.concern_wanted)
        links = QWidget()
        links.setLayout(FlowLayout(self._child, self._review, gap=16, line_gap=4))
        self._top = QWidget()
        self._top.setLayout(
            column(
                links,
                8,
                self._wording,
                4,
                self._child_wording,
                10,
                self._owner,
                self._due,
                self._sum,
                6,
                row(self._concern, None),
            )
        )

    def _saying_form(self) -> None:
        self.state = Pills("How does it stand?", viewmodel.STATES)
        self.state.edited.connect(self._state_chosen)
        self.line = TextField("What shows it?", placeholder="One line, such as “Booked for 3 May”")
        self.line.returnPressed.connect(self._keep)
        self.line.installEventFilter(self)
        self.line_field = Field("What shows it?", self.line)
        self.keep_button = Button("Keep the line", Role.PRIMARY)
        self.keep_button.clicked.connect(self._keep)
        cancel = Button("Cancel", Role.QUIET)
        cancel.clicked.connect(self._forget)
        self._line_part = QWidget()
        self._line_part.setLayout(column(self.line_field, 4, row(self.keep_button, cancel, None, gap=8)))
        self._line_part.hide()
        self.put_off_button = Button("Put off", Role.QUIET, icon_name="clock")
        self.put_off_button.clicked.connect(self.begin_putting_off)
        self.ask_button = Button("Ask for an update", Role.QUIET, icon_name="mail")
        self.ask_button.clicked.connect(self.ask_wanted)
        self.raise_button = Button("Raise a resolution", Role.QUIET, icon_name="scale")
        self.raise_button.clicked.connect(self.raise_wanted)
        self._acts = QWidget()
        self._acts.setLayout(FlowLayout(self.put_off_button, self.ask_button, self.raise_button, gap=4, line_gap=4))

    def _put_off_form(self) -> None:
        self.new_day = DateField(
            "New day", self._desk.today, self._desk.bank_holidays, placeholder="in 2 weeks, Fri, 27 March"
        )
        self.reason = TextField("Why is it put off?")
        for field in (self.new_day.line, self.reason):
            field.installEventFilter(self)
            field.returnPressed.connect(self._put_off)
        self.day_field = Field("New day", self.new_day)
        self.reason_field = Field("Why is it put off?", self.reason)
        self.move_button = Button("Put it off", Role.PRIMARY)
        self.move_button.clicked.connect(self._put_off)
        cancel = Button("Cancel", Role.QUIET)
        cancel.clicked.connect(self._forget)
        self._put_off_part = QWidget()
        self._put_off_part.setLayout(
            column(8, self.day_field, 8, self.reason_field, 4, row(self.move_button, cancel, None, gap=8))
        )
        self._put_off_part.hide()

    # Show

    def show_row(self, one: FollowUpRow | None) -> None:
        """Show a decision. What was begun about another is kept first."""
        if self._row is not None and (one is None or one.decision_id != self._row.decision_id):
            self.keep_what_is_begun()
        is_same = one is not None and self._row is not None and one.decision_id == self._row.decision_id
        self._row = one
        self._whole.setVisible(one is not None)
        if one is None:
            return
        self._show_head(one, self._desk.today(), self._desk.bank_holidays)
        for part in (self.put_off_button, self.ask_button, self.raise_button):
            part.setVisible(one.is_open)
        if not is_same:
            self.show_history(())
            self._whole.verticalScrollBar().setValue(0)
        if not self.is_begun():
            self.state.set_value(one.status if one.status is not DecisionStatus.OPEN else None)

    def _show_head(self, one: FollowUpRow, today: date, bank_holidays: BankHolidays) -> None:
        self._child.say(capital(one.who.name))
        self._review.say(viewmodel.review_words(one, today))
        self._wording.show_words(one.wording)
        to_child = one.child_wording if one.child_wording != one.wording else ""
        self._child_wording.show_words(f"To {one.who.name}: {to_child}" if to_child else "")
        self._child_wording.setVisible(bool(to_child))
        self._owner.show_words(viewmodel.owner_words(one))
        late = one.days_late(today)
        due = words.weekday_and_date(one.due_on, today) if one.due_on else "No day is named"
        self._due.show_words(f"{due}, {words.days(late)} late" if late else due, Tone.ATTENTION if late else Tone.TEXT)
        total = viewmodel.sum_in_words(one, today, bank_holidays)
        self._sum.show_words(total)
        self._sum.setVisible(bool(total))
        self._concern.setVisible(one.concern_id is not None)

    def show_history(self, lines: Sequence[LineWords]) -> None:
        """Show the lines of the decision on screen."""
        _clear(self._history)
        for one in lines:
            self._history.addWidget(_HistoryLine(one, partial(self.take_back_wanted.emit, one.update_id)))

    # Begin

    def begin_saying(self, status: DecisionStatus) -> None:
        """A key said how it stands: only the line is left to type."""
        if self._row is not None:
            self.state.set_value(status)
            self._state_chosen()

    def begin_putting_off(self) -> None:
        """Ask for the new day and the reason."""
        if self._row is None or not self._row.is_open:
            return
        self._line_part.hide()
        self._put_off_part.show()
        self.new_day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring_into_sight(self._put_off_part)

    def is_begun(self) -> bool:
        """Whether something is said here that is not kept yet."""
        return not self._line_part.isHidden() or not self._put_off_part.isHidden()

    def keep_what_is_begun(self) -> None:
        """The page is left, or another decision is looked at: what is complete is kept, half a put-off is let go."""
        if self._row is None:
            return
        if not self._line_part.isHidden():
            self._keep()
        elif not self._put_off_part.isHidden():
            if self._complete():
                self._put_off()
            else:
                self._close_forms()

    def _state_chosen(self) -> None:
        self._put_off_part.hide()
        one = self._row
        if one is not None and self.line.value() == "" and self.state.value() == one.status:
            self.line.set_value(one.evidence)
        self._line_part.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring_into_sight(self._line_part)

    def _bring_into_sight(self, part: QWidget) -> None:
        """Once it is laid out: what folds out below the edge would not be seen."""

        def show() -> None:
            self._whole.ensureWidgetVisible(part)
            self.begun.emit(part)

        QTimer.singleShot(0, part, show)

    def _keep(self) -> None:
        one, value = self._row, self.state.value()
        if one is None or value is None:
            return
        text = self.line.value().strip()
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self._close_forms()
        if (one.status, one.evidence) != (DecisionStatus(value), text):
            self.said.emit(one.decision_id, DecisionStatus(value), text)
        if had_keyboard:
            self.left.emit()

    def _complete(self) -> bool:
        day = self.new_day.value()
        return day is not None and day > self._desk.today() and bool(self.reason.value().strip())

    def _put_off(self) -> None:
        one, day, reason = self._row, self.new_day.value(), self.reason.value().strip()
        if one is None:
            return
        self.day_field.show_problem("" if day else NO_DAY)
        if day is not None and day <= self._desk.today():
            self.day_field.show_problem(NOT_LATER)
        self.reason_field.show_problem("" if reason or self.day_field.problem() else NO_REASON)
        if self.day_field.problem():
            self.new_day.setFocus()
        elif self.reason_field.problem():
            self.reason.setFocus()
        else:
            self._close_forms()
            self.moved.emit(one.decision_id, day, reason)
            self.left.emit()

    def _forget(self) -> None:
        self._close_forms()
        if self._row is not None:
            status = self._row.status
            self.state.set_value(status if status is not DecisionStatus.OPEN else None)
        self.left.emit()

    def _close_forms(self) -> None:
        self._line_part.hide()
        self._put_off_part.hide()
        self.line.set_value("")
        self.reason.set_value("")
        self.new_day.set_value(None)
        self.day_field.show_problem("")
        self.reason_field.show_problem("")

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._forget()
            return True
        return super().eventFilter(watched, event)


class _HistoryLine(QWidget):
    """One line: what, who and when, and the way to take it back."""

    def __init__(self, one: LineWords, take_back: partial[None]) -> None:
        super().__init__()
        self.setAccessibleName(one.spoken)
        faint = Tone.HINT if one.taken_back else Tone.TEXT
        parts = column(Label(one.title, tone=faint, bold=True if not one.taken_back else None))
        for below in one.below:
            parts.addWidget(Label(below, tone=faint))
        parts.addWidget(Label(one.who_when, Style.SMALL, Tone.SECONDARY))
        if one.taken_back:
            parts.addWidget(Label(one.taken_back, Style.SMALL, Tone.SECONDARY))
        line = row(gap=8, margins=(0, 4, 0, 6))
        line.addLayout(parts, 1)
        if one.update_id is not None:
            button = Button("Take back", Role.QUIET_SMALL)
            button.setAccessibleDescription(one.title)
            button.clicked.connect(take_back)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        part = item.widget()
        if part is not None:
            part.hide()
            part.deleteLater()
