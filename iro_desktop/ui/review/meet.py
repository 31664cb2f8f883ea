"""The step in which one meets: agenda at the left, notes on the sheet, decisions at the right; all by keyboard."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.actions.meetings import begin_meeting, take_back_meeting
from iro_desktop.actions.reviews import mark_talked_about
from iro_desktop.models.review import MeetingKind, NoteKind
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    ChoiceField,
    DateField,
    EmptyState,
    Field,
    Hairline,
    Role,
    Scroller,
    Sheet,
    column,
    row,
)
from iro_desktop.ui.review import meetings_bar_words
from iro_desktop.ui.review.adjourn import AdjournPart
from iro_desktop.ui.review.here import Here
from iro_desktop.ui.review.margin import AgendaMargin, DecisionsMargin
from iro_desktop.ui.review.meet_frame import DECISIONS_WIDTH, Foot, Margin
from iro_desktop.ui.review.meeting_words import Topic, first_topic, next_topic, topics
from iro_desktop.ui.review.meetings_bar import LEFT_KEY, MeetingsBar
from iro_desktop.ui.review.notes import Notes
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.when import Looking
from iro_desktop.ui.words import whose

_THREE_COLUMNS_FROM = 880
"""Pixels of width at 100 % text from which agenda, notes and decisions stand beside each other."""
_AGENDA_WIDTH = 220
_DAY_WIDTH = 320
MARK_WORDS_KEYS = ('Ctrl+Shift+"', "Ctrl+Shift+@", 'Ctrl+"', "Ctrl+@")
"""What Ctrl, Shift and the apostrophe key make on keyboards of different countries."""


class MeetStep(QWidget):
    """The meeting, once it has begun; before that one button that begins it."""

    go_to_decisions = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._topics: tuple[Topic, ...] = ()
        self._topic_id: UUID | None = None
        self._meeting_id: UUID | None = None
        self._wanted: UUID | None = None
        self._one_at_a_time = False
        self._beside: Margin | None = None
        self._has_opened = False
        self.agenda = AgendaMargin(work)
        self.bar = MeetingsBar(work)
        self.here = Here(work)
        self.notes = Notes(work)
        self.decisions = DecisionsMargin(work)
        self.adjourn = AdjournPart(work)
        self._build()
        self._keys()

    def show_page(self, page: ReviewPage) -> None:
        """Show the meeting as far as it is."""
        wanted = next((one.meeting_id for one in page.meetings if one.meeting_id == self._wanted), None)
        meeting = meetings_bar_words.meeting_now(page, wanted or self._meeting_id)
        self._meeting_id = meeting.meeting_id if meeting else None
        seen = meetings_bar_words.of_meeting(page, meeting.meeting_id) if meeting else page
        self._topics = topics(seen)
        begun = page.held_on is not None
        has_just_begun = begun and self._has_opened and self._pages.currentWidget() is self._not_begun
        if not begun or self._pages.currentWidget() is not self.adjourn:
            self._pages.setCurrentWidget(self._meeting if begun else self._not_begun)
        self.adjourn.show_page(page)
        self._begin.setVisible(not page.closed)
        if not self._kind.count():
            self._kind.show_choices(meetings_bar_words.kinds_to_begin_with(page))
            self._kind.set_value(MeetingKind.MAIN)
        if not self._has_opened or self._topic_id not in {topic.item_id for topic in self._topics}:
            self._topic_id = first_topic(self._topics)
            self._has_opened = True
        self._words.say(f"{whose(name_of(page))} words")
        self._foot.setVisible(not page.closed)
        if meeting is not None:
            self.bar.show_page(page, meeting)
        self.bar.setVisible(meeting is not None and not self._one_at_a_time)
        self.here.show_page(seen, self._meeting_id)
        self.decisions.show_page(page, seen, self._meeting_id, meetings_bar_words.proposed(page))
        self._show_topic(seen)
        if wanted is not None:
            self._wanted = None
        if (has_just_begun or wanted is not None) and self.isVisible():
            self.notes.focus_topic()

    def begin(self) -> None:
        """Give the keyboard to the notes, or to the button that begins the meeting."""
        if self._pages.currentWidget() is self._meeting:
            self.notes.focus_topic()
        elif self._pages.currentWidget() is self.adjourn:
            self.adjourn.begin()
        else:
            self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_one_at_a_time(self, *, alone: bool) -> None:
        """Meeting mode: only the topic talked about now. Decisions and what to consider come when asked for."""
        self._one_at_a_time, self._beside = alone, None
        self.bar.setVisible(not alone)
        self.notes.show_one_at_a_time(alone=alone)
        self._reflow()
        self.begin()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._reflow()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_meeting"):
            self._reflow()

    # Build

    def _build(self) -> None:
        self._words = Button("Their words", Role.VOICE, icon_name="quote")
        self._words.clicked.connect(partial(self.notes.mark, NoteKind.CHILDS_WORDS))
        self._hidden = Button("Not for the letter", icon_name="eye-off")
        self._hidden.clicked.connect(partial(self.notes.mark, NoteKind.NOT_FOR_THE_LETTER))
        self._for_whom = Button("Not for …", icon_name="lock")
        self._for_whom.setAccessibleDescription("For whom this part of the notes is not")
        self._for_whom.clicked.connect(self._ask_for_whom)
        self._next = Button("Next", Role.QUIET, icon_name="arrow-right", icon_after=True)
        self._next.clicked.connect(self._go_on)
        self._foot = Foot((self._words, self._hidden, self._for_whom), self._next)
        self._sheet = Sheet(self.bar, Hairline(soft=True), self.here, Hairline(), self.notes, self._foot)
        self._sheet.body.setStretch(4, 1)
        self.bar.chosen.connect(self._choose_meeting)
        self.bar.adjourn_wanted.connect(self._open_adjournment)
        self.adjourn.left.connect(self._back_to_the_meeting)
        self.adjourn.went_on.connect(self._go_on_after_adjourning)
        self.agenda.chosen.connect(self._choose)
        self.notes.topic_chosen.connect(self._choose)
        self.notes.decision_wanted.connect(self._decide)
        self.here.child_pressed.connect(self._ask_how_the_child_took_part)
        self.decisions.card.left.connect(self._back_to_notes)
        self.agenda.topics.left.connect(self._back_to_notes)
        self.decisions.go_on.connect(self.go_to_decisions)
        self._left = Margin(self.agenda, "Agenda and last time")
        self._right = Margin(self.decisions, "Decisions and how the child took part")
        self._columns = row(gap=20, margins=(32, 16, 32, 16))
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._sheet, 1)
        self._columns.addWidget(self._right)
        columns = QWidget()
        columns.setLayout(self._columns)
        self._meeting = Scroller(columns, name="The meeting")
        self._not_begun = self._build_not_begun()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._not_begun)
        self._pages.addWidget(self._meeting)
        self._pages.addWidget(self.adjourn)
        self.setLayout(column(self._pages))

    def _build_not_begun(self) -> QWidget:
        desk = self._work.desk
        self._day = DateField("The day of the meeting", desk.today, desk.bank_holidays, looking=Looking.BACK)
        self._day.set_value(desk.today())
        self._begin = Button("Begin the meeting", Role.PRIMARY)
        self._begin.clicked.connect(self._begin_meeting)
        self._day.line.returnPressed.connect(self._begin_meeting)
        self._day_field = Field("The day of the meeting", self._day)
        self._kind = ChoiceField("What it is for")
        asked = QWidget()
        asked.setLayout(column(self._day_field, 12, Field("What it is for", self._kind), 16, self._begin))
        state = EmptyState(
            "The meeting has not begun",
            "Everybody who comes as a rule is put down as here. You can change that, and the day, later.",
            picture=Avatar("owl", 56),
        )
        sheet = Sheet(state, row(None, asked, None), 28)
        outside = QWidget()
        outside.setLayout(column(sheet, None, margins=(32, 16, 32, 16)))
        return Scroller(outside, name="The meeting has not begun")

    def _keys(self) -> None:
        for number in range(1, 10):
            self._shortcut(f"Alt+{number}", partial(self._choose_number, number))
        # Not the buttons' own shortcuts: those press for a tenth of a second first, and the next words would be lost.
        for button, keys, act in (
            (self._words, "Ctrl+Shift+'", partial(self.notes.mark, NoteKind.CHILDS_WORDS)),
            (self._hidden, "Ctrl+Shift+L", partial(self.notes.mark, NoteKind.NOT_FOR_THE_LETTER)),
            (self._for_whom, "Ctrl+Shift+N", self._ask_for_whom),
            (self._next, "Ctrl+Down", self._go_on),
        ):
            button.setToolTip(keys)
            self._shortcut(keys, act)
        for keys, act in (
            ("Ctrl+Up", self._go_back),
            ("Alt+Up", partial(self.notes.move_current, -1)),
            ("Alt+Down", partial(self.notes.move_current, 1)),
            ("Ctrl+Shift+Return", self.notes.split_current),
            ("Ctrl+H", self.here.begin),
        ):
            self._shortcut(keys, act)
        self._shortcut("Ctrl+D", self._decide)
        self._shortcut("Ctrl+T", self._consider)
        self._shortcut(LEFT_KEY, self.bar.child_left)
        self._shortcut("Ctrl+Shift+Backspace", self.notes.delete_current)
        for keys in MARK_WORDS_KEYS:
            self._shortcut(keys, partial(self.notes.mark, NoteKind.CHILDS_WORDS))

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _reflow(self) -> None:
        """Three columns where there is room; else the notes beside agenda and decisions, one below the other."""
        wide = self.width() / theme.factor() >= _THREE_COLUMNS_FROM
        self._day_field.setFixedWidth(theme.px(_DAY_WIDTH))
        self._left.setFixedWidth(theme.px(_AGENDA_WIDTH))
        self._right.setFixedWidth(theme.px(DECISIONS_WIDTH))
        (self._left if wide or self._one_at_a_time else self._right).take_in(self.agenda)
        self._left.setVisible(self._beside is self._left if self._one_at_a_time else wide)
        self._right.setVisible(self._beside is self._right or not self._one_at_a_time)

    # Act

    def _show_topic(self, page: ReviewPage) -> None:
        self.agenda.show_page(page, self._topics, self._topic_id)
        self.notes.show_notes(page, self._topics, self._topic_id, self._meeting_id)
        following = next_topic(self._topics, self._topic_id)
        self._next.setVisible(following is not None)
        if following is not None:
            self._next.say(f"Next: {following.title}" if len(following.title) <= 18 else "Next topic")
            self._next.setAccessibleName(f"Next: {following.title}")
        self._foot.fit()

    def _choose(self, topic_id: UUID | None) -> None:
        self._topic_id = topic_id
        page = self._work.page
        if page is not None:
            seen = meetings_bar_words.of_meeting(page, self._meeting_id) if self._meeting_id else page
            self._topics = topics(seen)
            self._show_topic(seen)
        self.notes.focus_topic()

    def _choose_meeting(self, meeting_id: UUID) -> None:
        """Show another meeting; what is being typed in this one is saved first."""
        self._work.flush()
        self._wanted = meeting_id
        # What was typed just now is not in the page on screen: the one that comes has it, and shows the meeting.
        if self._work.page is not None and not self._work.is_behind():
            self.show_page(self._work.page)

    def _open_adjournment(self) -> None:
        self._work.flush()
        self._pages.setCurrentWidget(self.adjourn)
        self.adjourn.begin()

    def _back_to_the_meeting(self) -> None:
        self._work.flush()
        self._pages.setCurrentWidget(self._meeting)
        self.notes.focus_topic()

    def _go_on_after_adjourning(self, meeting_id: UUID) -> None:
        self._pages.setCurrentWidget(self._meeting)
        self._choose_meeting(meeting_id)

    def _choose_number(self, number: int) -> None:
        if 0 < number <= len(self._topics):
            self._choose(self._topics[number - 1].item_id)

    def _go_on(self) -> None:
        """The topic was talked about; on to the next."""
        following = next_topic(self._topics, self._topic_id)
        if self._topic_id is not None:
            self._work.write(partial(mark_talked_about, agenda_item_id=self._topic_id, talked_about=True))
        if following is not None:
            self._choose(following.item_id)

    def _consider(self) -> None:
        self._show_beside(self._left)
        self.agenda.topics.begin()

    def _show_beside(self, margin: Margin | None) -> None:
        """In meeting mode a margin is there only while it is needed."""
        if self._one_at_a_time and self._beside is not margin:
            self._beside = margin
            self._reflow()

    def _back_to_notes(self) -> None:
        self._show_beside(None)
        self.notes.focus_topic()

    def _go_back(self) -> None:
        """To the topic before."""
        places = [topic.item_id for topic in self._topics]
        place = places.index(self._topic_id) if self._topic_id in places else 0
        if place > 0:
            self._choose(places[place - 1])

    def _ask_how_the_child_took_part(self) -> None:
        self._show_beside(self._right)
        self.decisions.took_part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_whom(self) -> None:
        self.notes.ask_for_whom(self._for_whom)

    def _decide(self) -> None:
        if self._work.page is not None and not self._work.page.closed:
            self._show_beside(self._right)
            self.decisions.card.start()
            self._right.bring_into_sight(self.decisions.card)

    def _begin_meeting(self) -> None:
        on, now = self._day.value(), self._work.desk.clock()
        if on is None or on > now.date():
            self._day_field.show_problem("The day of the meeting must be today or earlier.")
            self._day.setFocus()
            return
        self._day_field.show_problem("")
        kind = MeetingKind(self._kind.value() or MeetingKind.MAIN)
        at = now.time().replace(second=0, microsecond=0) if on == now.date() else None
        self._work.write_with_undo(
            partial(begin_meeting, review_id=self._work.review_id, on=on, at=at, kind=kind, today=now.date()),
            partial(take_back_meeting, review_id=self._work.review_id, at=now),
            "The meeting has begun.",
        )
