"""Today: the diary at the left, what waits at the right; one keeps moving with J and K."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QWidget

from iro_desktop.actions.papers import send_decisions, take_back_sending
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.today import TodayPage, today_page
from iro_desktop.ui import theme
from iro_desktop.ui.capture.recovery import RecoveryNotice
from iro_desktop.ui.decision_acts import say_what_became_of_it
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Avatar, Button, EmptyState, Role, RowsView, Scroller, Sheet, column, row
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.today import viewmodel
from iro_desktop.ui.today.diary import Diary
from iro_desktop.ui.today.parts import ComingLine, ContinuePaper, WaitingColumn
from iro_desktop.ui.today.waiting import Key, Kind
from iro_desktop.ui.undo import do_with_undo

_SHOWN = frozenset(
    {"child", "review", "decision", "letter", "letter_section", "consultation", "childs_words", "home", "episode"}
    | {"timescale_setting"}
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
        self._open_groups: frozenset[Kind] = frozenset()
        self._coming: list[ComingLine] = []
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
        self._mine = WaitingColumn("Waiting for me", "Nothing waits for you. That is all done.")
        self._others = WaitingColumn("Waiting for others", "Nothing is due from anybody in the next two weeks.")
        self._paper = ContinuePaper()
        for part in (self._mine, self._others, self._paper):
            part.opened.connect(self._open)
            part.unfolded.connect(self._bring_into_sight)
        self._paper.go_on.connect(self._keep_writing)
        self._columns = row(self._mine, self._others, gap=28)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        self._ahead = column()
        beside = column(self._columns, 14, self._paper, 8, self._ahead, None)
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
        inside.setLayout(column(recovery, self._day, self._nobody, margins=(32, 16, 32, 16)))
        self._scroller = Scroller(inside, name="Today")
        self.setLayout(column(self._scroller))
        self._day.hide()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

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
        query = partial(today_page, today=self._desk.today(), bank_holidays=self._desk.bank_holidays)
        self._desk.casework.ask(self, query, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, page: TodayPage) -> None:
        self._page = page
        self._show_again()

    def _show_again(self) -> None:
        if self._page is None:
            return
        shown = viewmodel.today_words(
            self._page, self._desk.clock(), self._desk.bank_holidays, open_groups=self._open_groups
        )
        first_time, sentence_before = self._words is None, self._words.sentence if self._words else ""
        self._words = shown
        self._day.setVisible(not shown.no_children)
        self._nobody.setVisible(shown.no_children)
        self._diary.show_entries(shown.diary, shown.end_of_day)
        self._mine.show_waiting(shown.mine)
        self._others.show_waiting(shown.others)
        self._paper.show_letter(shown.carry_on)
        self._show_coming(shown.coming)
        if shown.sentence != sentence_before:
            self.reheaded.emit()
        if first_time and self.isVisible():
            self._first_focus()

    def _show_coming(self, coming: tuple[viewmodel.Coming, ...]) -> None:
        for line in self._coming:
            self._ahead.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._coming = [ComingLine(one) for one in coming]
        for line in self._coming:
            line.opened.connect(self._open)
            line.unfolded.connect(self._bring_into_sight)
            self._ahead.addWidget(line)

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
        if self._page is None:
            return
        if key[0] is Kind.NOTES:
            self._open_groups = self._open_groups ^ {Kind.NOTES}
            self._show_again()
            return
        if key[0] is Kind.NOTE and key[1] is not None:
            self._desk.go(Place(Page.CONSULTATION, key[1]))
            return
        place = viewmodel.place_of(key, self._page)
        if place is not None:
            self._desk.go(place)

    def _keep_writing(self) -> None:
        if self._words and self._words.carry_on:
            self._desk.go(Place(Page.LETTER, self._words.carry_on.letter_id))

    def _tick(self) -> None:
        stop = self.focusWidget()
        key = stop.current_key() if isinstance(stop, RowsView) else None
        match key:
            case (Kind.OTHERS_DECISION, UUID() as decision_id):
                self._decision_is_done(decision_id)
            case (Kind.DECISIONS, UUID() as review_id):
                self._decisions_are_sent(review_id)
            case _:
                pass

    def _decision_is_done(self, decision_id: UUID) -> None:
        say_what_became_of_it(self._desk, decision_id, DecisionStatus.DONE, sentence=viewmodel.DECISION_DONE)

    def _decisions_are_sent(self, review_id: UUID) -> None:
        sent = partial(send_decisions, review_id=review_id, on=self._desk.today())
        do_with_undo(self._desk, sent, partial(take_back_sending, review_id=review_id), viewmodel.DECISIONS_SENT)

    def _stops(self) -> list[QWidget]:
        lists = [self._mine.rows, self._others.rows, self._paper.button, self._paper.rows]
        lists += [line.rows for line in self._coming]
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
