"""The panel for something to be done by a day: made with two presses, done with one, put off with a reason."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.reminders import (
    ReminderBefore,
    bring_back_reminder,
    change_reminder,
    delete_reminder,
    put_back,
    put_off,
    remind,
    reminder_done,
    reminder_not_done,
)
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.reminders import ReminderRow, reminder_row
from iro_desktop.queries.who import NOT_HERE, Who, everyone
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import (
    Button,
    DateField,
    Field,
    Label,
    NotesField,
    Pills,
    Role,
    SavedMark,
    TextField,
    column,
    row,
)
from iro_desktop.ui.making.links import SHOWN, LinkLines, Links, links_of
from iro_desktop.ui.reminder import viewmodel
from iro_desktop.ui.reminder.about import ReminderAbout
from iro_desktop.ui.reminder.viewmodel import Soon
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo
from iro_desktop.ui.when import HOW_TO_TYPE_A_DAY
from iro_desktop.writing.marks import WrittenFor

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class _Start:
    """Whom it is about, the reminder where it was kept before, and what it is linked with."""

    who: Who
    reminder: ReminderRow | None
    links: Links


class ReminderPanel(QWidget):
    """A new one is kept when it is said, or when the panel is left with words typed in; a kept one as it is typed."""

    closed = Signal()

    def __init__(self, desk: Desk, about: ReminderAbout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._about = desk, about
        self._is_new = about.reminder_id is None
        self._reminder_id = about.reminder_id or new_id()
        self._who: Who | None = None
        self._kept: ReminderRow | None = None
        self._typed = self._over = False
        self._timer = SaveTimer(self)
        self._timer.due.connect(self._save)
        self._build()
        self._begin()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def leave(self) -> None:
        """Nothing typed is lost: a new one with words of the officer's and a day is kept, and says so."""
        if self._over:
            return
        if not self._is_new:
            self._timer.flush()
        elif self._typed and self.text.value().strip() and self.day.value() is not None:
            self._remind()

    def hideEvent(self, event: QHideEvent, /) -> None:
        self.leave()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # Build

    def _build(self) -> None:
        today, holidays = self._desk.today, self._desk.bank_holidays
        self._title = Label("A new reminder" if self._is_new else "A reminder", Style.H2)
        self._whom = Label("", tone=Tone.SECONDARY)
        self._standing = Label("", Style.SMALL, Tone.SECONDARY)
        self._standing.hide()
        self.text = NotesField("What is to be done", lines=3).helped(WrittenFor.RECORD)
        self.text.edited.connect(self._edited)
        self._text_field = Field("What is to be done", self.text)
        self.soon = Pills("By when", viewmodel.SOON)
        self.soon.edited.connect(self._choose_soon)
        self.day = DateField("By when", today, holidays, placeholder="in 2 weeks")
        self.day.edited.connect(self._type_day)
        self._day_problem = Label("", Style.SMALL, Tone.ATTENTION)
        self._day_problem.hide()
        self._links = LinkLines(self._desk)
        foot = self._build_new_foot() if self._is_new else self._build_kept_foot()
        self.setLayout(
            column(
                *(self._title, 2, self._whom, 4, self._standing, 12, self._text_field, 12),
                *(Label("By when", bold=True), 6, self.soon, 8, self.day, self._day_problem),
                *(12, self._links, 16, foot),
            )
        )
        self.setFocusProxy(self.text)

    def _build_new_foot(self) -> QWidget:
        self.remind_button = Button("Remind me", Role.PRIMARY)
        self.remind_button.setToolTip("Remind me (Ctrl+Enter)")
        self.remind_button.clicked.connect(self._say)
        not_now = Button("Not now", Role.QUIET)
        not_now.clicked.connect(self._give_up)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._say)
        foot = QWidget()
        foot.setLayout(row(None, not_now, self.remind_button, gap=12))
        return foot

    def _build_kept_foot(self) -> QWidget:
        self.soon.hide()
        self.later = DateField("Until when", self._desk.today, self._desk.bank_holidays, placeholder="in 2 weeks")
        self.reason = TextField("Why it is put off", placeholder="Why it is put off")
        self.put_off_button = Button("Put it off")
        self.put_off_button.clicked.connect(self._put_off)
        self._later_field = Field("Until when", self.later)
        self._reason_field = Field("Why", self.reason)
        self._put_off_part = QWidget()
        self._put_off_part.setLayout(
            column(self._later_field, 8, self._reason_field, 8, row(self.put_off_button, None), 12)
        )
        self._put_off_part.hide()
        self._mark = SavedMark()
        self.done_button = Button("Mark as done", Role.PRIMARY, icon_name="check")
        self.done_button.clicked.connect(self._done)
        self.later_button = Button("Put off …", Role.QUIET, icon_name="clock")
        self.later_button.clicked.connect(self._open_put_off)
        self.delete_button = Button("Delete", Role.QUIET, icon_name="trash-2")
        self.delete_button.clicked.connect(self._delete)
        foot = QWidget()
        foot.setLayout(
            column(
                self._put_off_part,
                row(None, self._mark),
                8,
                row(self.delete_button, None, self.later_button, self.done_button, gap=12),
            )
        )
        return foot

    def _begin(self) -> None:
        if self._is_new:
            self.text.set_value(viewmodel.carried(self._about.text))
            if self._about.due_on is not None:
                self.day.set_value(self._about.due_on)
            else:
                self.soon.set_value(Soon.IN_A_WEEK)
                self._choose_soon()

    # Show

    def _ask(self) -> None:
        start = partial(_start, about=self._about, reminder_id=self._reminder_id)
        self._desk.casework.ask(self, start, then=self._show, refused=self._refused)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & SHOWN and not self._over:
            self._ask()

    def _refused(self, reason: Refused) -> None:
        self._over = True
        self._desk.say(reason.sentence, ())
        self.closed.emit()

    def _show(self, start: _Start) -> None:
        if self._over:
            return
        self._who = start.who
        self._whom.show_words(f"About {start.who.name}")
        self._links.show_links(start.links, start.who.name)
        if self._is_new:
            return
        if start.reminder is None:
            self._refused(Refused(viewmodel.GONE))
            return
        first, self._kept = self._kept is None, start.reminder
        standing = viewmodel.how_it_stands(start.reminder, self._desk.today())
        self._standing.show_words(standing)
        self._standing.setVisible(bool(standing))
        self.done_button.say("Not done yet" if start.reminder.done_on else "Mark as done")
        self.later_button.setVisible(start.reminder.done_on is None)
        if first or not self._timer.is_waiting():
            self.text.set_value(start.reminder.text)
            self.day.set_value(start.reminder.due_on)
        if first:
            self._mark.saved(self._desk.clock())

    # Act

    def _edited(self) -> None:
        self._typed = True
        self._text_field.show_problem("")
        self._touch()

    def _say_of_day(self, sentence: str) -> None:
        self._day_problem.show_words(sentence)
        self._day_problem.setVisible(bool(sentence))
        self.day.line.setAccessibleDescription(sentence)

    def _choose_soon(self) -> None:
        self.day.set_value(viewmodel.day_of(self.soon.value(), self._desk.today()))
        self._say_of_day("")

    def _type_day(self) -> None:
        self.soon.set_value(None)
        self._say_of_day("")
        self._touch()

    def _touch(self) -> None:
        if not self._is_new:
            self._mark.typing()
            self._timer.touch()

    def _say(self) -> None:
        """Keep a new one, once words and day are there; what is missing is said beside it."""
        self._text_field.show_problem("" if self.text.value().strip() else viewmodel.NO_WORDS)
        no_day = "" if self.day.value() is not None else HOW_TO_TYPE_A_DAY if self.day.typed() else viewmodel.NO_DAY
        self._say_of_day(no_day)
        if self._text_field.problem():
            self.text.setFocus()
        elif no_day:
            self.day.setFocus()
        else:
            self._remind()

    def _remind(self) -> None:
        day = self.day.value()
        if day is None or self._over:
            return
        today, name = self._desk.today(), self._who.name if self._who else "the child"
        keep = partial(
            remind,
            child_id=self._about.child_id,
            text=self.text.value(),
            due_on=day,
            today=today,
            from_record_id=self._about.from_record_id,
            reminder_id=self._reminder_id,
        )
        gone = partial(delete_reminder, reminder_id=self._reminder_id, at=self._desk.clock())
        casework, say = self._desk.casework, self._desk.say

        def tell(_: object) -> None:
            say(viewmodel.kept(name, day, today), [ToastAction("Undo", partial(casework.write, casework, gone))])

        def tell_and_close(_: object) -> None:
            tell(_)
            self.closed.emit()

        def refused(reason: Refused) -> None:
            self._over = False
            self._say_of_day(reason.sentence)

        # Kept even where this panel has been left meanwhile; a refusal is shown only while it is still open.
        self._over = True
        if self.isVisible():
            casework.write(self, keep, then=tell_and_close, refused=refused)
        else:
            casework.write(casework, keep, then=tell)

    def _give_up(self) -> None:
        self._over = True
        self.closed.emit()

    def _save(self) -> None:
        kept, day = self._kept, self.day.value()
        if kept is None or self._over:
            return
        change = partial(
            change_reminder,
            reminder_id=self._reminder_id,
            text=self.text.value(),
            due_on=day,
            today=self._desk.today(),
        )

        def refused(reason: Refused) -> None:
            about_words = not self.text.value().strip() or day == kept.due_on
            (self._text_field.show_problem if about_words else self._say_of_day)(reason.sentence)
            self._mark.not_saved("One field is not kept yet")

        self._desk.casework.write(self, change, then=lambda _: self._mark.saved(self._desk.clock()), refused=refused)

    def _done(self) -> None:
        if self._kept is None or self._who is None:
            return
        self._timer.flush()
        done = partial(reminder_done, reminder_id=self._reminder_id, on=self._desk.today())
        not_done = partial(reminder_not_done, reminder_id=self._reminder_id)
        if self._kept.done_on is not None:
            self._desk.casework.write(self, not_done)
            return
        self._over = True
        do_with_undo(self._desk, done, not_done, viewmodel.is_done(self._who.name))
        self.closed.emit()

    def _open_put_off(self) -> None:
        self._put_off_part.show()
        self.later_button.hide()
        self.later.setFocus()

    def _put_off(self) -> None:
        until, name = self.later.value(), self._who.name if self._who else "the child"
        self._later_field.show_problem("" if until else viewmodel.NO_DAY)
        self._reason_field.show_problem("" if self.reason.value().strip() else viewmodel.NO_REASON)
        if until is None or self._reason_field.problem():
            (self.later if until is None else self.reason).setFocus()
            return
        self._timer.flush()
        desk, today = self._desk, self._desk.today()
        act = partial(put_off, reminder_id=self._reminder_id, until=until, reason=self.reason.value(), today=today)

        def tell(before: ReminderBefore) -> None:
            undo = partial(put_back, reminder_id=self._reminder_id, before=before)
            desk.say(
                viewmodel.is_put_off(name, until, today),
                [ToastAction("Undo", partial(desk.casework.write, desk.casework, undo))],
            )
            self._over = True
            self.closed.emit()

        desk.casework.write(
            self, act, then=tell, refused=lambda reason: self._later_field.show_problem(reason.sentence)
        )

    def _delete(self) -> None:
        self._over = True
        gone = partial(delete_reminder, reminder_id=self._reminder_id, at=self._desk.clock())
        back = partial(bring_back_reminder, reminder_id=self._reminder_id)
        do_with_undo(self._desk, gone, back, viewmodel.DELETED)
        self.closed.emit()


def _start(session: Session, *, about: ReminderAbout, reminder_id: UUID) -> _Start:
    kept = reminder_row(session, reminder_id)
    child_id = kept.who.child_id if kept else about.child_id
    who = everyone(session, (child_id,)).get(child_id)
    if who is None:
        raise Refused(NOT_HERE)
    source = kept.from_record_id if kept else about.from_record_id
    return _Start(who, kept, links_of(session, record_id=reminder_id, from_record_id=source))
