"""What usually follows an event: what is still open, and each next step one press away."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.reminders import delete_reminder, remind
from iro_desktop.models.event_rules import follows
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.events import EventRow
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.event import words as in_words
from iro_desktop.ui.kit import Button, DateField, Field, FlowLayout, Icon, Label, Role, TextField, column, row
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.opening import open_raising
from iro_desktop.ui.review.early_call import CallEarlyReview
from iro_desktop.ui.review.layouts import Beside, clear
from iro_desktop.ui.tokens import Style, Tone


class FollowOn(QWidget):
    """Shows the steps for one event. Nothing of it is done before it is pressed; what a step opens begins filled in."""

    before_leaving = Signal()
    """Another page or panel is about to open: save what is typed."""
    why_not = Signal()
    """No earlier review after all: the officer may say why."""
    filling_in = Signal(bool)
    """An earlier review or a reminder is being filled in, or no longer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: EventRow | None = None
        self._latest: date | None = None
        self._loops = column(gap=4)
        self._law = Label("", Style.SMALL, Tone.SECONDARY)
        self.early_button = Button("Call an earlier review", Role.SMALL, icon_name="calendar")
        self.raise_button = Button("Raise a resolution", Role.SMALL, icon_name="scale")
        self.talk_button = Button("Record a talk", Role.SMALL, icon_name="message-square-plus")
        self.remind_button = Button("Remind me", Role.SMALL, icon_name="clock")
        self.home_button = Button("Is the home written down?", Role.SMALL, icon_name="house")
        self.goodbye_button = Button("Say goodbye, step by step", Role.SMALL, icon_name="heart")
        self.early_button.clicked.connect(self._open_early)
        self.raise_button.clicked.connect(self._raise)
        self.talk_button.clicked.connect(self._talk)
        self.remind_button.clicked.connect(self._open_reminder)
        self.home_button.clicked.connect(lambda: self._go(Page.CHILD_RECORD, "homes"))
        self.goodbye_button.clicked.connect(lambda: self._go(Page.BETWEEN, "goodbye"))
        buttons = QWidget()
        buttons.setLayout(
            FlowLayout(
                *(self.early_button, self.raise_button, self.talk_button, self.remind_button),
                *(self.home_button, self.goodbye_button),
                gap=8,
            )
        )
        self._opened = column()
        self.setLayout(
            column(self._loops, 10, Label("What usually follows", Style.H3), self._law, 8, buttons, self._opened)
        )

    def show_event(self, event: EventRow, latest: date | None, today: date) -> None:
        """Show what is open and what may follow. `latest` is the day on which a review is due anyway."""
        self._row, self._latest = event, latest
        clear(self._loops)
        for loop in event.loops:
            line = row(Icon("clock" if loop.is_late else "info", _tone(loop.is_late)), gap=8)
            said = Label(in_words.loop_sentence(loop, today), Style.SMALL, _tone(loop.is_late))
            line.addWidget(said, 1)
            holder = QWidget()
            holder.setLayout(line)
            self._loops.addWidget(holder)
        law = in_words.review_first(event.kind)
        self._law.show_words(law)
        self._law.setVisible(bool(law))
        self.early_button.setVisible(follows(event.kind).early is not None)
        self.home_button.setVisible(in_words.asks_for_home(event.kind))
        self.goodbye_button.setVisible(bool(event.goodbye))

    def raised_about(self) -> RaiseAbout | None:
        """What a resolution would begin with."""
        return in_words.raise_about(self._row) if self._row is not None else None

    # Act

    def _open_early(self) -> None:
        event = self._row
        trigger = follows(event.kind).early if event is not None else None
        if event is None or trigger is None:
            return
        self.early = CallEarlyReview(self._desk, event.child_id, lambda: self._latest)
        self.early.begin_with(trigger, asked_by=event.told_by, reason=in_words.carried_text(event))
        self.early.given_up.connect(self._not_early)
        self._show_open(self.early)

    def _open_reminder(self) -> None:
        self.reminder = RemindPart(self._desk)
        self.reminder.kept.connect(self._remind)
        self.reminder.given_up.connect(self._shut)
        self._show_open(self.reminder)

    def _remind(self, text: str, due_on: date) -> None:
        event, reminder_id = self._row, new_id()
        if event is None:
            return
        act = partial(
            remind,
            child_id=event.child_id,
            text=text,
            due_on=due_on,
            today=self._desk.today(),
            from_record_id=event.event_id,
            reminder_id=reminder_id,
        )
        back = partial(delete_reminder, reminder_id=reminder_id, at=self._desk.clock())

        def done(_: object) -> None:
            self._shut()
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, back))
            self._desk.say("Reminder kept.", [undo])

        def refused(reason: Refused) -> None:
            self.reminder.say_problem(reason.sentence)

        self._desk.casework.write(self, act, then=done, refused=refused)

    def _raise(self) -> None:
        about = self.raised_about()
        if about is not None:
            self.before_leaving.emit()
            open_raising(self._desk, about)

    def _talk(self) -> None:
        if self._row is not None:
            self.before_leaving.emit()
            self._desk.capture(self._row.child_id)

    def _go(self, page: Page, part: str) -> None:
        if self._row is not None:
            self.before_leaving.emit()
            self._desk.go(Place(page, self._row.child_id, part))

    def _show_open(self, part: QWidget) -> None:
        clear(self._opened)
        holder = QWidget()
        holder.setLayout(column(part, margins=(0, 12, 0, 0)))
        self._opened.addWidget(holder)
        holder.show()  # at once, so that the keyboard can go into it
        self.filling_in.emit(True)
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_early(self) -> None:
        self._shut()
        self.why_not.emit()

    def _shut(self) -> None:
        clear(self._opened)
        self.filling_in.emit(False)


class RemindPart(QWidget):
    """What is to be done, and by when."""

    kept = Signal(str, object)
    given_up = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.text = TextField("What to do")
        self.day = DateField("By when", desk.today, desk.bank_holidays, placeholder="in 2 weeks")
        self._what, self._when = Field("What to do", self.text), Field("By when", self.day)
        keep, leave = Button("Keep the reminder", Role.SMALL), Button("Not now", Role.SMALL)
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self.given_up)
        self.setFocusProxy(self.text)
        self.setLayout(column(Beside(self._what, self._when, narrowest=240), 8, row(keep, leave, None, gap=8)))

    def say_problem(self, sentence: str) -> None:
        self._when.show_problem(sentence)

    def _keep(self) -> None:
        text, on = self.text.value().strip(), self.day.value()
        self._what.show_problem("" if text else "Say what to do, in a few words.")
        self._when.show_problem("" if on else "Type the day.")
        if not text:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif on is None:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.kept.emit(text, on)


def _tone(late: bool) -> Tone:
    return Tone.ATTENTION if late else Tone.SECONDARY
