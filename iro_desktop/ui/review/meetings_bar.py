"""The meetings of a review above their notes: which one is on screen, what is known of it, and how another begins."""

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.actions.meetings import (
    begin_another_meeting,
    bring_back_meeting,
    say_child_left,
    take_back_meeting,
)
from iro_desktop.models.review import MeetingKind
from iro_desktop.queries.meetings import MeetingRow
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.desk import ToastAction
from iro_desktop.ui.kit import Button, FlowLayout, Label, Pills, Role, column
from iro_desktop.ui.review import meetings_bar_words
from iro_desktop.ui.review.meeting_fields import MeetingFields
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone

LEFT_KEY = "Ctrl+Shift+W"


class MeetingsBar(QWidget):
    """Part 1, Part 2, and another; below them the meeting on screen in one line, which opens to be changed."""

    chosen = Signal(object)
    """The id of the meeting to show."""
    adjourn_wanted = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._meeting: MeetingRow | None = None
        self._shown: tuple[str, ...] = ()
        self._parts = Pills("Meetings of this review", ())
        self._parts.edited.connect(self._choose)
        self._summary = Label("", Style.SMALL, Tone.SECONDARY)
        self._change = Button("Change", Role.QUIET_SMALL, icon_name="pencil")
        self._change.clicked.connect(self._open)
        self._another = Button("Another meeting", Role.QUIET_SMALL, icon_name="plus")
        self._another.clicked.connect(self._ask_kind)
        self._left = Button("Left", Role.QUIET_SMALL, icon_name="arrow-right")
        self._left.setToolTip(LEFT_KEY)
        self._left.clicked.connect(self.child_left)
        self.adjourn = Button("Adjourn", Role.QUIET_SMALL, icon_name="clock")
        self.adjourn.clicked.connect(self.adjourn_wanted)
        self.fields = MeetingFields(work)
        self.fields.done.connect(self._shut)
        self.fields.take_back.clicked.connect(self._take_back)
        self.fields.hide()
        acts = QWidget()
        acts.setLayout(FlowLayout(self._change, self._another, self._left, self.adjourn, gap=4, line_gap=2))
        self.setLayout(column(self._parts, 6, self._summary, 2, acts, self.fields, margins=(20, 10, 20, 8)))

    def show_page(self, page: ReviewPage, meeting: MeetingRow) -> None:
        """Show the meetings, and the one on screen."""
        self._meeting = meeting
        choices = meetings_bar_words.parts(page)
        if self._shown != tuple(one.value for one in choices):
            self._shown = tuple(one.value for one in choices)
            self._parts.show_choices(choices)
        self._parts.set_value(str(meeting.meeting_id))
        self._parts.setVisible(len(choices) > 1)
        self._summary.show_words(meetings_bar_words.summary(page, meeting, self._work.desk.today()))
        name = name_of(page)
        self._left.say(f"{name[:1].upper()}{name[1:]} left")
        can_leave = any(row.is_child and row.meeting_id == meeting.meeting_id for row in page.here)
        self._left.setVisible(can_leave and meeting.child_left_at is None and not page.closed)
        for button in (self._change, self._another):
            button.setVisible(not page.closed)
        adjourned = page.adjournment
        self.adjourn.say("Adjournment" if adjourned else "Adjourn")
        self.adjourn.setVisible(adjourned is not None or not page.closed)
        self.fields.show_meeting(page, meeting)
        if page.closed:
            self.fields.hide()

    def child_left(self) -> None:
        """The child has had enough: write down when they left, with Undo."""
        if self._meeting is None or self._work.page is None or self._work.page.closed or self._left.isHidden():
            return
        now = self._work.desk.clock().time().replace(second=0, microsecond=0)
        meeting_id = self._meeting.meeting_id
        name = name_of(self._work.page)
        self._work.write_with_undo(
            partial(say_child_left, meeting_id=meeting_id, at=now),
            partial(say_child_left, meeting_id=meeting_id, at=None),
            f"{name[:1].upper()}{name[1:]} left at {now:%H:%M}.",
        )

    def _choose(self) -> None:
        value = self._parts.value()
        if value is not None:
            self.chosen.emit(UUID(value))

    def _ask_kind(self) -> None:
        page = self._work.page
        if page is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName("What the meeting is for")
        for choice in meetings_bar_words.kinds(page):
            menu.addAction(choice.words, partial(self._begin, MeetingKind(choice.value)))
        menu.popup(self._another.mapToGlobal(QPoint(0, self._another.height() + 2)))

    def _begin(self, kind: MeetingKind) -> None:
        now = self._work.desk.clock()
        self._work.flush()
        action = partial(
            begin_another_meeting,
            review_id=self._work.review_id,
            kind=kind,
            on=now.date(),
            at=now.time().replace(second=0, microsecond=0),
            today=now.date(),
        )
        self._work.write(action, then=partial(self._has_begun, now))

    def _has_begun(self, at: datetime, meeting_id: UUID) -> None:
        """Show it, and offer Undo: the wrong line of the menu is pressed easily."""
        self.chosen.emit(meeting_id)
        casework = self._work.desk.casework
        back = partial(take_back_meeting, review_id=self._work.review_id, at=at, meeting_id=meeting_id)
        undo = ToastAction("Undo", lambda: casework.write(casework, back))
        self._work.desk.say("Another meeting has begun.", [undo])

    def _open(self) -> None:
        if self.fields.isVisible():
            self._shut()
        else:
            self.fields.show()
            self.fields.begin()

    def _shut(self) -> None:
        self._work.flush()
        self.fields.hide()
        self._change.setFocus()

    def _take_back(self) -> None:
        if self._meeting is None:
            return
        self._shut()
        meeting_id, at = self._meeting.meeting_id, self._work.desk.clock()
        self._work.write_with_undo(
            partial(take_back_meeting, review_id=self._work.review_id, at=at, meeting_id=meeting_id),
            partial(bring_back_meeting, meeting_id=meeting_id),
            "This meeting was taken back. Its notes stay with the review.",
        )
