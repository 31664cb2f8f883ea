"""The midway check: decisions ready to tick at the left, the people and what is new at the right, Finish below."""

from functools import partial
from uuid import UUID

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from iro_desktop.actions.letters import start_midway_letter
from iro_desktop.actions.midway import (
    close_check,
    open_again,
)
from iro_desktop.models.midway import MidwayState
from iro_desktop.models.refused import Refused
from iro_desktop.queries.midway_page import Lacks, MidwayPage, midway_page, what_is_missing
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import (
    Button,
    EmptyState,
    FlowLayout,
    Hairline,
    Label,
    Notice,
    Role,
    SavedMark,
    Scroller,
    Sheet,
    Tag,
    column,
    row,
)
from iro_desktop.ui.midway import viewmodel
from iro_desktop.ui.midway.acts import MidwayActs
from iro_desktop.ui.midway.beside import Beside
from iro_desktop.ui.midway.decision_row import DecisionRow
from iro_desktop.ui.midway.finished import FinishedPart
from iro_desktop.ui.raising.panel import RaisePanel
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo

_SHOWN = frozenset(
    {"midway_check", "decision", "decision_update", "review", "person", "child", "child_preferences", "consultation"}
    | {"significant_event", "letter", "timescale_setting"}
)
_TWO_COLUMNS_FROM = 860
_WIDEST = 1240


class MidwayScreen(Screen):
    """Everything is kept as it is pressed or typed. Only Finish asks for anything."""

    sidebar_place = "follow_up"
    _to_see: QWidget | None = None
    # Known to the class too: Qt may still lay a page out while Python is taking its widgets apart.

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._review_id = place.record_id or UUID(int=0)
        self._page: MidwayPage | None = None
        self._title = ("", "")
        self._asked_to_finish = False
        self._acts = MidwayActs(desk, self._review_id, self)
        self.rows: list[DecisionRow] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring_into_sight)
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        if self._page is None:
            return PageHeading(" ", " ", back_to="Back")
        heading = PageHeading(*self._title, back_to="Back", avatar=self._page.who.animal)
        heading.back.connect(self._desk.back)
        return heading

    def child_shown(self) -> object:
        return self._page.who.child_id if self._page else None

    def leave(self) -> None:
        for one in self.rows:
            one.flush()
        self.beside.flush()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() / theme.factor() < _TWO_COLUMNS_FROM
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """What has the keyboard stays in sight where the room for it shrinks."""
        if event.type() == QEvent.Type.Resize and self._has_keyboard(self._to_see):
            self._soon.start()
        return super().eventFilter(watched, event)

    # Build

    def _build(self) -> None:
        self._tag, self._below_state = Tag(viewmodel.NOTHING_YET), Label("", tone=Tone.SECONDARY)
        state = row(self._tag, self._below_state, gap=12)
        state.setStretch(1, 1)
        self.finished = FinishedPart()
        self.finished.raise_wanted.connect(self._raise)
        self.finished.letter_wanted.connect(self._write_letter)
        self.finished.open_again_wanted.connect(self._open_again)
        self.needed = Button("It is needed after all", Role.SECONDARY)
        self.needed.clicked.connect(self._acts.say_needed)
        self._list = column()
        sheet = Sheet()
        self._hint = Label(viewmodel.HOW_TO_ANSWER, Style.SMALL, Tone.HINT)
        self._none = Label("The review made no decisions.", tone=Tone.SECONDARY)
        self._head = QWidget()
        self._head.setLayout(
            column(Label("What was decided", Style.H3), 2, self._hint, self._none, margins=(20, 14, 20, 10))
        )
        sheet.body.addWidget(self._head)
        sheet.body.addLayout(self._list)
        self.beside = Beside(self._desk, self._review_id)
        self.beside.saving.connect(self._typing)
        self.beside.saved.connect(self._saved)
        self.beside.not_saved.connect(self._not_saved)
        left = QWidget()
        left.setLayout(column(sheet, None))
        self._in_columns = (left, self.beside)
        self._columns = row(*self._in_columns, gap=28)
        self._columns.setStretch(0, 11)
        self._columns.setStretch(1, 9)
        inside = QWidget()
        around = column(state, 6, self.needed, self.finished, 8, self._columns, None, margins=(32, 8, 32, 20))
        around.setAlignment(self.needed, Qt.AlignmentFlag.AlignLeft)
        inside.setLayout(around)
        inside.setMaximumWidth(theme.px(_WIDEST + 64))
        self._whole = QWidget()
        self._below = self._foot()
        self._scroller = Scroller(inside, name="The midway check")
        self._scroller.viewport().installEventFilter(self)
        inside.installEventFilter(self)
        whole = column(self._scroller, self._below)
        whole.setStretch(0, 1)
        self._whole.setLayout(whole)
        self._whole.hide()
        self._gone = QWidget()
        self._gone.setLayout(column())
        self._gone.hide()
        self.setLayout(column(self._whole, self._gone))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _foot(self) -> QWidget:
        self.held = Button(viewmodel.HELD, Role.SECONDARY, icon_name="clock")
        self.other_day = Button("Another day", Role.SECONDARY, icon_name="calendar")
        self.not_needed = Button("Not needed", Role.SECONDARY)
        self.mark = SavedMark()
        self.finish = Button("Finish the check", Role.PRIMARY, shortcut="Ctrl+Return")
        self.held.clicked.connect(self._acts.hold)
        self.other_day.clicked.connect(self._acts.choose_day)
        self.not_needed.clicked.connect(self._acts.say_why_not)
        self.finish.clicked.connect(self._finish)
        self.missing = Notice("", Tone.ATTENTION)
        self.missing.hide()
        others = QWidget()
        others.setLayout(FlowLayout(self.held, self.other_day, self.not_needed, gap=8))
        line = row(others, self.mark, self.finish, gap=16)
        line.setStretch(0, 1)
        foot = QWidget()
        inside = QWidget()
        inside.setLayout(column(self.missing, 6, line, margins=(32, 2, 32, 10)))
        foot.setLayout(column(Hairline(), inside))
        return foot

    # Show

    def _ask(self) -> None:
        today, bank_holidays = self._desk.today(), self._desk.bank_holidays
        query = partial(midway_page, review_id=self._review_id, today=today, bank_holidays=bank_holidays)
        self._desk.casework.ask(self, query, then=self._show, refused=self._say_gone)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _say_gone(self, reason: Refused) -> None:
        layout = self._gone.layout()
        assert layout is not None
        clear(layout)
        layout.addWidget(EmptyState("There is no midway check here", reason.sentence))
        self._whole.hide()
        self._gone.show()

    def _show(self, page: MidwayPage) -> None:
        first_time, today = self._page is None, self._desk.today()
        self._page = self._acts.page = page
        self._gone.hide()
        self._tag.show_tag(viewmodel.state_tag(page, today))
        self._below_state.show_words(viewmodel.below_state(page, today))
        self._show_decisions(page)
        self.beside.show_page(page)
        self.finished.show_page(page)
        self._show_what_can_be_done(page)
        self._whole.show()
        title = (viewmodel.title(page), viewmodel.below_title(page, today))
        if title != self._title:
            self._title = title
            self.reheaded.emit()
        if first_time:
            self.mark.saved(self._desk.clock())
            self._start()

    def _show_decisions(self, page: MidwayPage) -> None:
        if [one.decision.decision_id for one in self.rows] != [one.decision_id for one in page.decisions]:
            for old in self.rows:
                old.flush()
            clear(self._list)
            self.rows = []
            for one in page.decisions:
                made = DecisionRow(self._desk, one)
                made.went.connect(partial(self._go_on, made))
                made.grew.connect(partial(self._see, made))
                made.saving.connect(self._typing)
                made.saved.connect(self._saved)
                made.not_saved.connect(self._not_saved)
                self._list.addWidget(Hairline(soft=True))
                self._list.addWidget(made)
                self.rows.append(made)
        for shown, one in zip(self.rows, page.decisions, strict=True):
            shown.show_decision(one, closed=page.is_closed)
        self._hint.setVisible(bool(self.rows) and not page.is_closed)
        self._none.setVisible(not self.rows)

    def _show_what_can_be_done(self, page: MidwayPage) -> None:
        is_open = not page.is_closed
        own_reason = is_open and bool(page.not_needed_reason)
        self.needed.setVisible(own_reason)
        self._columns_visible(not own_reason)
        self.held.setVisible(is_open and page.state is MidwayState.NOT_STARTED)
        for part in (self.other_day, self.not_needed):
            part.setVisible(is_open and not own_reason)
        self.finish.setVisible(is_open and not own_reason)
        self._below.setVisible(is_open)
        missing = [one.sentence for one in what_is_missing(page)] if is_open else []
        if self._asked_to_finish and missing:
            self.missing.show_words(viewmodel.missing_words(missing))
        self.missing.setVisible(self._asked_to_finish and bool(missing))
        self._asked_to_finish = self._asked_to_finish and bool(missing)

    def _columns_visible(self, visible: bool) -> None:
        for part in self._in_columns:
            part.setVisible(visible)

    def _start(self) -> None:
        """The keyboard begins where there is something to answer."""
        page = self._page
        if page is None or page.is_closed:
            self.finished.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        waiting = next((one for one in self.rows if not one.decision.was_looked_at), None)
        if waiting is not None:
            self._start_row(waiting)
        else:
            self._start_child()

    def _start_row(self, row: DecisionRow) -> None:
        row.start()
        self._see(row)

    def _start_child(self) -> None:
        self.beside.start()
        self._see(self.beside.spoken.child)

    def _see(self, part: QWidget) -> None:
        """Bring a part into sight, once it has its place."""
        self._to_see = part
        self._soon.start()

    @staticmethod
    def _has_keyboard(part: QWidget | None) -> bool:
        now: QWidget | None = QApplication.focusWidget()
        return part is not None and shiboken6.isValid(part) and now is not None and part.isAncestorOf(now)

    def _bring_into_sight(self) -> None:
        if self._to_see is not None and shiboken6.isValid(self._to_see):
            self._scroller.ensureWidgetVisible(self._to_see, 0, 24)

    def _go_on(self, from_row: DecisionRow, step: int) -> None:
        """To the next decision, and after the last one to the child; before the first one there is nothing."""
        place = self.rows.index(from_row) + step
        if place >= len(self.rows):
            self._start_child()
        elif place >= 0:
            self._start_row(self.rows[place])

    # Act

    def _typing(self) -> None:
        self.mark.typing()

    def _saved(self) -> None:
        self.mark.saved(self._desk.clock())

    def _not_saved(self, sentence: str) -> None:
        self.mark.not_saved(sentence)

    def _told(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, [])

    def _finish(self) -> None:
        """Ask for what is missing; where nothing is, it is finished, and what follows is offered."""
        self.leave()
        page = self._page
        if page is None:
            return
        self._asked_to_finish = True
        person_id, name = self.beside.with_whom()
        close = partial(
            close_check,
            review_id=self._review_id,
            at=self._desk.clock(),
            by=self._desk.officer_name or None,
            bank_holidays=self._desk.bank_holidays,
            with_name=name,
            with_person_id=person_id,
        )
        self._desk.casework.write(self, close, then=self._is_finished, refused=self._lacks)

    def _is_finished(self, _: None) -> None:
        self._asked_to_finish = False
        page = self._page
        back = partial(open_again, review_id=self._review_id)
        undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, back))
        self._desk.say(viewmodel.finished_words(page) if page else "Finished.", [undo])
        self.finished.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lacks(self, reason: Refused) -> None:
        """Say what is missing, and take the keyboard to the first of it."""
        self.missing.show_words(viewmodel.missing_words(reason.sentence.split("\n")))
        self.missing.show()
        page = self._page
        lacking = what_is_missing(page) if page is not None else ()
        first = next((one for one in lacking if one.decision_id is not None), None)
        if first is not None:
            waiting = next(one for one in self.rows if one.decision.decision_id == first.decision_id)
            self._start_row(waiting)
        elif any(one.lacks is Lacks.CHILD for one in lacking):
            self._start_child()
        else:
            self.beside.start_with_whom()
            self._see(self.beside.person)

    def _open_again(self) -> None:
        at, by, bank_holidays = self._desk.clock(), self._desk.officer_name or None, self._desk.bank_holidays
        close = partial(close_check, review_id=self._review_id, at=at, by=by, bank_holidays=bank_holidays)
        again = partial(open_again, review_id=self._review_id)
        do_with_undo(self._desk, again, close, "Open again. It counts as opened, not finished.")

    def _raise(self) -> None:
        if self._page is not None:
            panel = RaisePanel(self._desk, viewmodel.raise_about(self._page))
            self._desk.show_panel(panel, "Raise a resolution")

    def _write_letter(self) -> None:
        start = partial(start_midway_letter, review_id=self._review_id, today=self._desk.today())
        self._desk.casework.write(
            self, start, then=lambda letter_id: self._desk.go(Place(Page.LETTER, letter_id)), refused=self._told
        )
