"""Follow-up: what was decided and is still to do, and the midway checks; one goes through it with J, K and 1 to 4."""

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.decision_history import DecisionHistory, decision_history
from iro_desktop.queries.follow_up import FollowUp, Grouping, Wanted, follow_up
from iro_desktop.queries.follow_up_rows import FollowUpRow
from iro_desktop.queries.midway import MidwayRow, midways
from iro_desktop.ui import decision_acts, theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS
from iro_desktop.ui.follow_up import asking, history_words, midway_words, viewmodel
from iro_desktop.ui.follow_up.pane import DecisionPane
from iro_desktop.ui.follow_up.parts import Emptiness, TopBar
from iro_desktop.ui.kept_answers import Question
from iro_desktop.ui.kit import Hairline, Label, RowsView, Scroller, Sheet, column, row
from iro_desktop.ui.raising.opening import open_raising
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset(
    {"decision", "decision_update", "review", "child", "person", "episode", "resolution", "resolution_step", "officer"}
)
_SHOWN_OF_MIDWAY = frozenset({"midway_check", "decision", "decision_update", "review", "child", "timescale_setting"})
_PANE_WIDTH, _PANE_BELOW = 372, 860
_LEAST_HEIGHT, _ANY_WIDTH = 240, 16_777_215
_MORE_GROUPS = 20


class FollowUpScreen(Screen):
    """The list decides nothing: what a group holds is the query's, how a row reads the view-model's."""

    sidebar_place = "follow_up"
    _narrow = False

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = Wanted(child_id=place.record_id)
        self._begin_with = (viewmodel.DECISION, place.part) if place.record_id and place.part else None
        self._found: FollowUp | None = None
        self._midways: tuple[MidwayRow, ...] = ()
        self._chosen: list[UUID] | None = None
        self._place_before = 0
        self._build()
        self._keys()
        if place.part == midway_words.MIDWAY:
            self.top.tabs.set_value(midway_words.MIDWAY)
            self._show_tab()
        desk.casework.changed.connect(self._changed)
        self._ask()
        self._ask_midways()

    def heading(self) -> PageHeading:
        return PageHeading("Follow-up", self._sentence())

    def child_shown(self) -> object:
        one = self._current()
        return one.who.child_id if one is not None else None

    def leave(self) -> None:
        self.pane.keep_what_is_begun()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "pane"):
            self._fit()

    # Build

    def _build(self) -> None:
        self.top = TopBar()
        self.top.tab_chosen.connect(self._show_tab)
        self.top.changed.connect(self._want)
        self.top.several_wanted.connect(self._choose_several)
        self.top.ask_wanted.connect(self._ask_about_chosen)
        self.top.everybody_wanted.connect(lambda: self._desk.go(Place(Page.FOLLOW_UP)))
        self.list = RowsView("Decisions", on_desk=False, padding=16)
        self.list.chosen.connect(self._row_chosen)
        self.list.opened.connect(self._opened)
        self.list.ticked.connect(self._tick)
        self.checks = RowsView("Midway checks", on_desk=False, padding=16)
        self.checks.opened.connect(self._open_check)
        self._nothing, self._no_check = Emptiness(), Emptiness()
        self._sides = QStackedWidget()
        for side in (self.list, self._nothing, self.checks, self._no_check):
            self._sides.addWidget(side)
        self._hint = Label(viewmodel.KEYS, Style.SMALL, Tone.HINT)
        self._foot = QWidget()
        self._foot.setLayout(column(Hairline(soft=True), row(self._hint, margins=(16, 4, 16, 4))))
        sheet = Sheet()
        sheet.body.addLayout(column(self._sides, self._foot))
        self.pane = DecisionPane(self._desk)
        self._body = row(sheet, self.pane, gap=20, margins=(32, 12, 24, 20))
        self._body.setStretch(0, 1)
        inside = QWidget()
        whole = column(self.top, Hairline(), self._body)
        whole.setStretch(2, 1)
        inside.setLayout(whole)
        self._scroller = Scroller(inside, name="Follow-up", gives_way=True)
        self.setLayout(column(self._scroller))
        self._connect_pane()
        self.setProperty(PAINTS_OWN_FOCUS, True)
        self.setFocusProxy(self.list)
        self.top.show_child(self._wanted.child_id is not None)

    def _connect_pane(self) -> None:
        self.pane.said.connect(self._say)
        self.pane.moved.connect(self._put_off)
        self.pane.ask_wanted.connect(self._ask_for_update)
        self.pane.raise_wanted.connect(self._raise)
        self.pane.child_wanted.connect(lambda: self._go_from_row(Page.CHILD))
        self.pane.review_wanted.connect(lambda: self._go_from_row(Page.REVIEW))
        self.pane.concern_wanted.connect(lambda: self._go_from_row(Page.RESOLUTION))
        self.pane.take_back_wanted.connect(self._take_back)
        self.pane.begun.connect(self._scroller.ensureWidgetVisible)
        self.pane.left.connect(lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _keys(self) -> None:
        keys = {
            "J": lambda: self._move(1),
            "K": lambda: self._move(-1),
            "P": self._begin_putting_off,
            "U": self._ask_for_update,
            "R": self._raise,
            "X": self._is_done,
            "Ctrl+F": self.top.filter.setFocus,
        }
        for number, choice in enumerate(viewmodel.STATES, start=1):
            keys[str(number)] = partial(self._begin_saying, DecisionStatus(choice.value))
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _fit(self) -> None:
        below = self.width() / theme.factor() < _PANE_BELOW
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.TopToBottom if below else ways.LeftToRight)
        self._body.setStretch(1, 1 if below else 0)
        self.top.fit()
        self.pane.setMinimumWidth(0 if below else theme.px(_PANE_WIDTH))
        self.pane.setMaximumWidth(_ANY_WIDTH if below else theme.px(_PANE_WIDTH))
        self.pane.setMinimumHeight(theme.px(_LEAST_HEIGHT) if below else 0)
        self._sides.setMinimumHeight(theme.px(_LEAST_HEIGHT) if below else 0)
        self._narrow = below
        self._show_foot()

    def _show_foot(self) -> None:
        self._foot.setVisible(not self._narrow and not self._is_midway())

    def _sentence(self) -> str:
        return viewmodel.title_below(self._found, one_child=self._wanted.child_id is not None)

    # Ask

    def _ask(self) -> None:
        query = partial(follow_up, today=self._desk.today(), wanted=self._wanted)
        self._desk.casework.ask(self, Question(query), then=partial(self._show, self._wanted))

    def _ask_midways(self) -> None:
        """The decisions come first: nobody waits for the other tab."""
        child = (self._wanted.child_id,) if self._wanted.child_id else None
        query = partial(midways, today=self._desk.today(), bank_holidays=self._desk.bank_holidays, child_ids=child)
        self._desk.casework.ask_afterwards(self, Question(query), then=self._show_midways)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()
        if kinds & _SHOWN_OF_MIDWAY:
            self._ask_midways()

    def _want(self) -> None:
        """Another order, more or fewer, or words to look for."""
        self.pane.keep_what_is_begun()
        before = self._wanted
        self._wanted = replace(
            before,
            grouping=Grouping(self.top.grouping.value()),
            settled_too=self.top.how_much.value() == viewmodel.ALL,
            typed=self.top.filter.value(),
        )
        if self._wanted.grouping is not before.grouping:
            self._wanted = replace(self._wanted, whole=frozenset(), groups=Wanted().groups)
        if self._is_midway():
            self._show_checks()
        self._ask()

    # Show

    def _show(self, wanted: Wanted, found: FollowUp) -> None:
        if wanted != self._wanted:
            return  # another list is on its way
        first_time, before = self._found is None, self._sentence()
        self._found = found
        self._show_list()
        key = self._begin_with if first_time else None
        if key is not None and not self.list.choose(key):
            self._choose_near(0)
        elif self.list.current_key() is None:
            self._choose_near(self._place_before)
        self._row_chosen(self.list.current_key())
        self.top.show_counts(found.count, midway_words.to_do_count(self._midways, self._desk.today()))
        if self._sentence() != before:
            self.reheaded.emit()

    def _show_list(self) -> None:
        if self._found is None:
            return
        self._place_before = max(0, self.list.currentIndex().row())
        rows = viewmodel.list_rows(self._found, self._desk.today(), self._desk.bank_holidays, chosen=self._chosen)
        self.list.show_rows(rows)
        self._nothing.show_words(*viewmodel.nothing(self._wanted))
        self._show_side()

    def _choose_near(self, place: int) -> None:
        """The decision that stands now where the last one stood."""
        rows = self.list.rows()
        start = rows[place - 1].key if 0 < place <= len(rows) else None
        key = viewmodel.next_key(rows, start, 1) or viewmodel.next_key(rows, None, -1)
        if key is not None:
            self.list.choose(key)

    def _show_midways(self, rows: tuple[MidwayRow, ...]) -> None:
        self._midways = rows
        self._show_checks()
        self.top.show_counts(
            self._found.count if self._found else 0, midway_words.to_do_count(rows, self._desk.today())
        )

    def _show_checks(self) -> None:
        typed = self.top.filter.value()
        settled_too = self.top.how_much.value() == viewmodel.ALL
        rows = midway_words.midway_rows(self._midways, self._desk.today(), settled_too=settled_too, typed=typed)
        self.checks.show_rows(rows)
        self._no_check.show_words(*midway_words.nothing(typed=typed))
        self._show_side()

    def _is_midway(self) -> bool:
        return self.top.tabs.value() == midway_words.MIDWAY

    def _show_tab(self) -> None:
        self.pane.keep_what_is_begun()
        self.top.show_for_midway(self._is_midway())
        self._show_checks()

    def _show_side(self) -> None:
        checks = self._is_midway()
        view, empty = (self.checks, self._no_check) if checks else (self.list, self._nothing)
        self._sides.setCurrentWidget(view if view.rows() else empty)
        self.pane.setVisible(not checks)
        self._show_foot()
        self.setFocusProxy(view)

    def _row_chosen(self, key: object) -> None:
        one = viewmodel.found_row(self._found, key)
        self.pane.show_row(one)
        if one is not None:
            query = partial(decision_history, decision_id=one.decision_id)
            self._desk.casework.ask_afterwards(self, query, then=self._show_history, refused=lambda _: None)

    def _show_history(self, history: DecisionHistory) -> None:
        one = self._current()
        if one is not None and one.decision_id == history.decision_id:
            self.pane.show_history(history_words.history_lines(history, self._desk.today()))

    def _current(self) -> FollowUpRow | None:
        return None if self._is_midway() else viewmodel.found_row(self._found, self.list.current_key())

    # Move and choose

    def _move(self, step: int) -> None:
        view = self.checks if self._is_midway() else self.list
        if self._is_midway():
            place = view.currentIndex().row() + step
            if 0 <= place < len(view.rows()):
                view.setCurrentIndex(view.model().index(place, 0))
            return
        key = viewmodel.next_key(view.rows(), view.current_key(), step)
        if key is not None:
            view.choose(key)
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _opened(self, key: object) -> None:
        match key:
            case (viewmodel.MORE, str() as group):
                self._wanted = replace(self._wanted, whole=self._wanted.whole | {group})
                self._ask()
            case (viewmodel.MORE_GROUPS, _):
                self._wanted = replace(self._wanted, groups=self._wanted.groups + _MORE_GROUPS)
                self._ask()
            case (viewmodel.DECISION, _) if self._chosen is not None:
                self._tick(key)
            case _:
                pass

    def _choose_several(self, wanted: bool) -> None:
        self._chosen = [] if wanted else None
        self._show_list()
        self._say_chosen()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, key: object) -> None:
        one = viewmodel.found_row(self._found, key)
        if one is None or self._chosen is None:
            return
        if one.decision_id in self._chosen:
            self._chosen.remove(one.decision_id)
        elif one.is_open:
            self._chosen.append(one.decision_id)
        self._show_list()
        self._say_chosen()

    def _say_chosen(self) -> None:
        rows = self._found.rows() if self._found is not None else ()
        chosen = [row for row in rows if row.decision_id in (self._chosen or ())]
        self.top.say_chosen(None if self._chosen is None else viewmodel.chosen_words(chosen), len(chosen))

    # Act

    def _begin_saying(self, status: DecisionStatus) -> None:
        if self._current() is not None:
            self.pane.begin_saying(status)

    def _begin_putting_off(self) -> None:
        if self._current() is not None:
            self.pane.begin_putting_off()

    def _say(self, decision_id: UUID, status: DecisionStatus, text: str) -> None:
        sentence = viewmodel.MARKED[status]
        decision_acts.say_what_became_of_it(self._desk, decision_id, status, text, sentence=sentence)

    def _is_done(self) -> None:
        one = self._current()
        if one is not None and one.is_open:
            self._say(one.decision_id, DecisionStatus.DONE, "")

    def _put_off(self, decision_id: UUID, to_day: date, reason: str) -> None:
        sentence = viewmodel.put_off_sentence(to_day, self._desk.today())
        decision_acts.put_it_off(self._desk, decision_id, to_day, reason, sentence=sentence)

    def _take_back(self, line_id: object) -> None:
        if isinstance(line_id, UUID):
            act = decision_acts.taking_back(self._desk, line_id)
            self._desk.casework.write(
                self._desk.casework, act, then=lambda _: self._desk.say("Taken back. The line stays to be seen.", [])
            )

    def _ask_for_update(self) -> None:
        """About what is chosen, about all of the owner on whose heading one stands, or about this decision."""
        if self._is_midway():
            return
        group, one = viewmodel.found_group(self._found, self.list.current_key()), self._current()
        if self._chosen:
            self._ask_about_chosen()
        elif group is not None and viewmodel.may_be_asked(group):
            asking.ask_for_update(self._desk, group.open_ids)
        elif one is not None and one.is_open:
            asking.ask_for_update(self._desk, (one.decision_id,))

    def _ask_about_chosen(self) -> None:
        if self._chosen:
            asking.ask_for_update(self._desk, tuple(self._chosen), then=self._chosen.clear)

    def _raise(self) -> None:
        one = self._current()
        if one is not None and one.is_open:
            open_raising(self._desk, viewmodel.to_raise(one, self._desk.today()))

    def _go_from_row(self, page: Page) -> None:
        one = self._current()
        if one is None:
            return
        if page is Page.REVIEW:
            self._desk.go(Place(page, one.review_id, "decide"))
        else:
            self._desk.go(Place(page, one.who.child_id if page is Page.CHILD else one.concern_id))

    def _open_check(self, key: object) -> None:
        match key:
            case (midway_words.MIDWAY, str() as review_id):
                self._desk.go(Place(Page.MIDWAY, UUID(review_id)))
            case _:
                pass
