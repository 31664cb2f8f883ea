"""Today: the diary at the left, what waits at the right; one keeps moving with J and K."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QWidget

from iro_desktop.queries.office_time import OfficeTime, office_time
from iro_desktop.queries.today import TodayPage, today_page
from iro_desktop.queries.today_between import Besides, besides
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.capture.recovery import RecoveryNotice
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kept_answers import Question
from iro_desktop.ui.kit import Avatar, Button, EmptyState, Icon, Label, Role, RowsView, Scroller, Sheet, column, row
from iro_desktop.ui.making.opening import reminder_panel
from iro_desktop.ui.office_words import clock_doubt
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.opening import open_raising
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.today import viewmodel
from iro_desktop.ui.today.acts import CHANGES, TodayActs
from iro_desktop.ui.today.coming import lines_besides, monday_of
from iro_desktop.ui.today.diary import Diary
from iro_desktop.ui.today.parts import ComingLines, ContinuePaper, WaitingColumn
from iro_desktop.ui.today.things import GROUPS, Key, Kind
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset(
    {
        "child",
        "review",
        "decision",
        "letter",
        "letter_section",
        "letter_sending",
        "consultation",
        "childs_words",
        "home",
        "episode",
    }
    | {"timescale_setting", "midway_check", "decision_update", "resolution", "resolution_step", "reminder"}
    | {"significant_event", "goodbye_step", "child_preferences", "allocation", "officer", *CHANGES}
)
_ONE_COLUMN_BELOW = 640
_TWO_COLUMNS_BELOW = 940
_WIDEST = 1480
_EVERY_MINUTE_MS = 60_000


class TodayScreen(Screen):
    """Shows the day. Every row and count opens what is behind it."""

    sidebar_place = "today"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        del place
        self._desk = desk
        self._page: TodayPage | None = None
        self._words: viewmodel.TodayWords | None = None
        self._besides: Besides | None = None
        self._acts = TodayActs(desk)
        self._open_groups: frozenset[Kind] = frozenset()
        self._open_weeks: frozenset[date] = frozenset()
        self._only_oldest = False
        self._build()
        self._keys()
        self._minute = QTimer(self)
        self._minute.setInterval(_EVERY_MINUTE_MS)
        self._minute.timeout.connect(self._ask)
        self._minute.start()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        title = viewmodel.title(self._desk.clock())
        return PageHeading(title, self._words.sentence if self._words else " ")

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._reflow()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()  # Qt presses a button with Space only
        else:
            super().keyPressEvent(event)

    # Build

    def _build(self) -> None:
        self._diary = Diary()
        self._diary.wants.connect(self._desk.go)
        self._diary.done.connect(self._acts.reminder_is_done)
        self._mine = WaitingColumn("Waiting for me", "Nothing waits for you. That is all done.")
        self._others = WaitingColumn("Waiting for others", "Nothing is due from anybody in the next two weeks.")
        self._paper = ContinuePaper()
        for part in (self._mine, self._others, self._paper):
            part.opened.connect(self._open)
            part.unfolded.connect(self._bring_into_sight)
        self._mine.oldest_wanted.connect(self._show_oldest)
        self._paper.go_on.connect(self._keep_writing)
        self._columns = row(self._mine, self._others, gap=28)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        self._ahead, self._further = ComingLines(), ComingLines()
        for lines in (self._ahead, self._further):
            lines.opened.connect(self._open)
            lines.unfolded.connect(self._bring_into_sight)
            lines.ticked.connect(self._tick_row)
            lines.acted.connect(self._tick_row)
        beside = column(
            self._columns, 14, self._paper, 8, self._ahead, self._further, 4, self._way_to_one_to_one(), None
        )
        self._whole = row(gap=28)
        self._whole.addWidget(self._diary, 40)
        self._whole.addLayout(beside, 62)
        self._day = QWidget()
        self._day.setLayout(self._whole)
        self._day.setMaximumWidth(theme.px(_WIDEST))
        self._nobody = self._no_children()
        self._nobody.hide()
        inside = QWidget()
        recovery = RecoveryNotice(self._desk)
        self._doubt = Label("", Style.SMALL, Tone.ATTENTION)
        self._doubt_line = QWidget()
        line = row(Icon("clock", Tone.ATTENTION, 16), self._doubt, gap=8, margins=(0, 0, 0, 10))
        line.setStretch(1, 1)
        self._doubt_line.setLayout(line)
        self._doubt_line.hide()
        inside.setLayout(column(self._doubt_line, recovery, self._day, self._nobody, margins=(32, 16, 32, 16)))
        self._scroller = Scroller(inside, name="Today")
        self.setLayout(column(self._scroller))
        self._day.hide()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _way_to_one_to_one(self) -> QWidget:
        """The sheet of the month belongs to the day, and to no row of it."""
        one_to_one = Button("One-to-one sheet", Role.QUIET_SMALL, icon_name="users")
        one_to_one.clicked.connect(lambda: self._desk.go(Place(Page.SUPERVISION)))
        holder = QWidget()
        holder.setLayout(row(one_to_one, None))
        return holder

    def _no_children(self) -> QWidget:
        bring_in = Button("Bring in a caseload", Role.PRIMARY, icon_name="download")
        bring_in.clicked.connect(lambda: self._desk.go(Place(Page.BRING_IN)))
        state = EmptyState(
            "No children yet",
            "Bring in a caseload from your council’s files, or sync to receive the children given to you.",
            picture=Avatar("tortoise", 56),
            action=bring_in,
        )
        return Sheet(state)

    def _keys(self) -> None:
        for key, act in (
            ("J", lambda: self._move(1)),
            ("K", lambda: self._move(-1)),
            ("X", self._tick),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _reflow(self) -> None:
        width = self.width() / theme.factor()
        beside = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(below if width < _ONE_COLUMN_BELOW else beside)
        narrow = width < _TWO_COLUMNS_BELOW
        self._columns.setDirection(below if narrow else beside)
        self._whole.setStretch(0, 54 if narrow else 40)
        self._whole.setStretch(1, 46 if narrow else 62)

    # Show

    def _ask(self) -> None:
        now, today, bank_holidays = self._desk.clock(), self._desk.today(), self._desk.bank_holidays

        def further(session: Session) -> Besides:
            return besides(session, now, bank_holidays)

        page = Question(partial(today_page, today=today, bank_holidays=bank_holidays))
        self._desk.casework.ask(self, partial(office_time, now=now), then=self._show_doubt)
        self._desk.casework.ask(self, page, then=self._show)
        self._desk.casework.ask_afterwards(self, further, then=self._show_besides)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, page: TodayPage) -> None:
        self._page = page
        self._show_again()

    def _show_doubt(self, office: OfficeTime) -> None:
        doubt = clock_doubt(office)
        self._doubt.show_words(doubt)
        self._doubt_line.setVisible(bool(doubt))

    def _show_besides(self, found: Besides) -> None:
        self._besides = found
        self._further.show_lines(lines_besides(found, self._desk.today()))

    def _show_again(self) -> None:
        if self._page is None:
            return
        shown = viewmodel.today_words(
            self._page,
            self._desk.clock(),
            self._desk.bank_holidays,
            open_groups=self._open_groups,
            open_weeks=self._open_weeks,
            only_oldest=self._only_oldest,
        )
        first_time, sentence_before = self._words is None, self._words.sentence if self._words else ""
        self._words = shown
        self._day.setVisible(not shown.no_children)
        self._nobody.setVisible(shown.no_children)
        self._diary.show_entries(shown.diary, shown.end_of_day, shown.tasks)
        self._mine.show_waiting(shown.mine)
        self._others.show_waiting(shown.others)
        self._paper.show_letter(shown.carry_on)
        self._ahead.show_lines(shown.coming)
        if shown.sentence != sentence_before:
            self.reheaded.emit()
        if first_time and self.isVisible():
            self._first_focus()

    def _first_focus(self) -> None:
        stops = self._stops()
        # Not where the officer has gone on meanwhile: a panel may be open over the page.
        if stops and QApplication.focusWidget() in (None, self):
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_sight(self, rows: RowsView) -> None:
        """Rows that fold out below the edge of the window would not be seen."""
        QTimer.singleShot(0, rows, lambda: self._scroller.ensureWidgetVisible(rows))

    # Act

    def _open(self, key: Key) -> None:
        kind, record_id = key
        monday = monday_of(key)
        if monday is not None:
            self._open_weeks = self._open_weeks ^ {monday}
            self._show_again()
        elif kind in GROUPS:
            self._open_groups = self._open_groups ^ {kind}
            self._show_again()
        elif kind is Kind.DRAFT_NOTE and record_id is not None:
            self._desk.keep_going(record_id)
        elif kind is Kind.BIRTHDAY and record_id is not None:
            self._acts.write_card(record_id, self._page)
        elif kind in (Kind.GOODBYE, Kind.HELLO):
            self._acts.write_handover(key, self._page)
        elif kind is Kind.DRAFT_RESOLUTION and record_id is not None:
            open_raising(self._desk, RaiseAbout(draft_id=record_id))
        else:
            self._go(key)

    def _open_reminder(self, reminder_id: UUID) -> None:
        """Over the page: it is put off, changed or done where one is."""
        waiting = self._page.waits.reminders if self._page else ()
        of = next((one for one in waiting if one.reminder_id == reminder_id), None)
        if of is not None:
            self._desk.show_panel(reminder_panel(self._desk, of.who.child_id, reminder_id), "A reminder")

    def _go(self, key: Key) -> None:
        if key[0] is Kind.REMINDER and isinstance(key[1], UUID):
            self._open_reminder(key[1])
            return
        place = viewmodel.place_besides(key, self._besides) if self._besides else None
        if place is None and self._page is not None:
            place = viewmodel.place_of(key, self._page)
        if place is not None:
            self._desk.go(place)

    def _keep_writing(self) -> None:
        if self._words and self._words.carry_on and self._words.carry_on.letter_id:
            self._desk.go(Place(Page.LETTER, self._words.carry_on.letter_id))

    def _show_oldest(self, only: bool) -> None:
        self._only_oldest = only
        self._show_again()
        self._mine.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self) -> None:
        stop = self.focusWidget()
        task = self._diary.task_at(stop)
        if task is not None:
            self._acts.reminder_is_done(task)
        elif isinstance(stop, RowsView):
            self._tick_row(stop.current_key())

    def _tick_row(self, key: object) -> None:
        self._acts.tick(key, self._page, self._besides)

    def _stops(self) -> list[QWidget]:
        lists = [self._mine.rows, self._others.rows, self._paper.button, self._paper.rows]
        lists += [*self._ahead.lists(), *self._further.lists()]
        return self._diary.stops() + [part for part in lists if part.isVisible()]

    def _move(self, step: int) -> None:
        """To the next row of this list, or to the next list."""
        stops = self._stops()
        here = self.focusWidget()
        if isinstance(here, RowsView) and here in stops:
            row_now = here.currentIndex().row() + step
            if 0 <= row_now < here.model().rowCount():
                here.setCurrentIndex(here.model().index(row_now, 0))
                return
        place = stops.index(here) + step if here in stops else 0
        if not 0 <= place < len(stops):
            return
        there = stops[place]
        there.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(there, RowsView):
            there.setCurrentIndex(there.model().index(0 if step > 0 else there.model().rowCount() - 1, 0))
