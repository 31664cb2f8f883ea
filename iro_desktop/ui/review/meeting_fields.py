"""What is written down of one meeting: for what, when, how, where, and the travel. Opened only to change it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.meetings import change_meeting
from iro_desktop.queries.meetings import MeetingRow
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import Button, ChoiceField, DateField, Field, Fold, Label, Role, TextField, column, row
from iro_desktop.ui.review import meetings_bar_words
from iro_desktop.ui.review.layouts import Beside
from iro_desktop.ui.review.meetings_bar_words import MODES, clock, understood
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking


class MeetingFields(QWidget):
    """Saved as it is typed; nothing of it while something is not understood."""

    done = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._meeting: MeetingRow | None = None
        desk = work.desk
        self._kind = ChoiceField("What it was for")
        self._day = DateField("Day", desk.today, desk.bank_holidays, looking=Looking.BACK, explain=False)
        self._started = TextField("From", placeholder="11:00")
        self._ended = TextField("To", placeholder="12:00")
        self._travel = TextField("Travel, minutes", placeholder="25")
        self._mode = ChoiceField("How you met", MODES)
        self._place = TextField("Where")
        self._reason = TextField("Why not in person?")
        self._form = Form(self)
        for name, control in (
            ("kind", self._kind),
            ("day", self._day),
            ("started", self._started),
            ("ended", self._ended),
            ("travel", self._travel),
            ("mode", self._mode),
            ("place", self._place),
            ("reason", self._reason),
        ):
            self._form.bind(name, control)
        self._form.edited.connect(self._edited)
        self._form.changed_text.connect(lambda _names: self._save())
        self._timer = work.timer(self, self._form.flush)
        self.take_back = Button("Take this meeting back", Role.QUIET_SMALL, icon_name="trash-2")
        shut = Button("Done", Role.SMALL)
        shut.clicked.connect(self.done)
        self._fields = {
            "day": Field("Day", self._day),
            "started": Field("From", self._started),
            "ended": Field("To", self._ended),
            "travel": Field("Travel, minutes", self._travel),
        }
        self._why = Field("Why not in person?", self._reason)
        self._refused = Label("", Style.SMALL, Tone.DANGER)
        self._refused.hide()
        inside = Fold(
            Beside(Field("What it was for", self._kind), self._fields["day"], narrowest=170),
            10,
            Beside(self._fields["started"], self._fields["ended"], self._fields["travel"], narrowest=110),
            10,
            Beside(Field("How you met", self._mode), Field("Where", self._place), narrowest=170),
            self._why,
            self._refused,
            10,
            row(self.take_back, None, shut),
        )
        self.setFocusProxy(self._kind)
        self.setLayout(column(6, inside))

    def begin(self) -> None:
        """Give the keyboard to the first field."""
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_meeting(self, page: ReviewPage, meeting: MeetingRow) -> None:
        """Show what is kept, but for what is being typed."""
        other = self._meeting is None or self._meeting.meeting_id != meeting.meeting_id
        self._meeting = meeting
        self.take_back.setVisible(len(page.meetings) > 1)
        if self._form.is_waiting() and not other:
            return
        if not self._kind.count():
            self._kind.show_choices(meetings_bar_words.kinds(page))
        if not other and any(field.hasFocus() for field in (self._day.line, self._started, self._ended)):
            return
        self._form.show(
            {
                "kind": meeting.kind,
                "day": meeting.held_on,
                "started": clock(meeting.started_at),
                "ended": clock(meeting.ended_at),
                "travel": "" if meeting.travel_minutes is None else str(meeting.travel_minutes),
                "mode": meeting.mode,
                "place": meeting.place or "",
                "reason": meeting.reason_not_in_person or "",
            }
        )
        self._why.setVisible(bool(meetings_bar_words.why_question(meeting.mode)))

    def _edited(self, name: str) -> None:
        self._work.typing()
        self._timer.touch()
        if name == "mode":
            self._why.setVisible(bool(meetings_bar_words.why_question(self._mode.value())))

    def _save(self) -> None:
        if self._meeting is None:
            return
        self._timer.forget()
        found = understood(
            kind=self._kind.value(),
            day=self._day.value(),
            started=self._started.value(),
            ended=self._ended.value(),
            # A review on paper has a way of meeting that nobody chooses here: it stays.
            mode=self._mode.value() or self._meeting.mode,
            reason=self._reason.value(),
            place=self._place.value(),
            travel=self._travel.value(),
        )
        problems = dict(found.problems)
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        if found.details is not None:
            today = self._work.desk.today()
            change = partial(change_meeting, meeting_id=self._meeting.meeting_id, details=found.details, today=today)
            self._work.write(change)
