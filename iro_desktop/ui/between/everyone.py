"""Of all children: what is open after events, services counted over a period, and the story box."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.queries.events import EventRow, open_events
from iro_desktop.queries.good_things import Story, story_box
from iro_desktop.queries.service_counts import ServiceCount, service_counts
from iro_desktop.queries.who import Who
from iro_desktop.ui import theme
from iro_desktop.ui.between import count_words, good_words
from iro_desktop.ui.between import words as between_words
from iro_desktop.ui.between.count_words import PERIODS, CountWords, Period
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import (
    Button,
    EmptyState,
    Hairline,
    Label,
    Pills,
    Role,
    RowsView,
    Scroller,
    Sheet,
    TableView,
    Tabs,
    column,
    row,
)
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.table_model import Column
from iro_desktop.ui.tokens import Tone

OPEN, COUNTED, STORIES = "open", "counted", "stories"
_TABS = (Choice(OPEN, "Open after events"), Choice(COUNTED, "Services, counted"), Choice(STORIES, "Story box"))
_WIDEST = 1000
_COLUMNS: tuple[Column[CountWords], ...] = (
    Column("Service", lambda one: one.service, bold=True, width=190),
    Column("Offered", lambda one: one.offered, below=lambda one: one.offered_below, width=120),
    Column("Wanted", lambda one: one.wanted, below=lambda one: one.wanted_below, width=140),
    Column("Asked in", lambda one: one.referred, below=lambda one: one.referred_below, width=150),
    Column("By officers", lambda one: one.by_officer, width=120),
    Column("Outcome", lambda one: one.came),
)


class EveryoneScreen(Screen):
    """Three tabs. Nothing is changed here: what is shown is kept with each child."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._counts: tuple[ServiceCount, ...] = ()
        self._stories: tuple[Story, ...] = ()
        self._events: tuple[tuple[Who, EventRow], ...] = ()
        self._days: tuple[date, date] = count_words.days_of(Period.THIS_YEAR, desk.today())
        self._build(place.part if place.part in (OPEN, COUNTED, STORIES) else OPEN)
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        return PageHeading("Between reviews", "Of every child on this laptop.")

    # Build

    def _build(self, part: str) -> None:
        self.tabs = Tabs("What to show", _TABS)
        self.tabs.set_value(part)
        self.tabs.chosen.connect(self._go_to)
        self._stack = QStackedWidget()
        self._parts = {OPEN: self._build_open(), COUNTED: self._build_counts(), STORIES: self._build_stories()}
        for one in self._parts.values():
            self._stack.addWidget(one)
        self._stack.setCurrentWidget(self._parts[part])
        self._sheet = Sheet(self._stack)
        body = row(margins=(32, 16, 32, 24))
        body.addWidget(self._sheet, 1000)
        body.addStretch(1)
        whole = column(row(self.tabs, None, margins=(32, 6, 32, 0)), Hairline(), body)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.tabs)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_sheet"):
            self._fit()

    def _fit(self) -> None:
        self._sheet.setMaximumWidth(theme.px(_WIDEST))

    def _build_open(self) -> QWidget:
        self.events = RowsView("Open after events", fits=True, on_desk=False, padding=8)
        self.events.opened.connect(self._open_event)
        self._all_closed = EmptyState(
            "Nothing is open after an event",
            "An interview to be offered, an officer who was not told, a goodbye: what is open stands here.",
        )
        self._all_closed.hide()
        inside = QWidget()
        inside.setLayout(column(self.events, self._all_closed, None, margins=(24, 18, 24, 18)))
        return Scroller(inside, name="Open after events")

    def _build_counts(self) -> QWidget:
        self.period = Pills("Over which time", PERIODS)
        self.period.set_value(Period.THIS_YEAR)
        self.period.edited.connect(self._ask)
        self._period_words = Label("", tone=Tone.SECONDARY)
        self.copy_counts = Button("Copy the numbers", Role.SECONDARY, icon_name="copy")
        self.copy_counts.clicked.connect(self._copy_counts)
        self.table: TableView[CountWords] = TableView("Services, counted", _COLUMNS, key=lambda one: one.key)
        top = row(self.period, self.copy_counts, gap=12)
        top.setStretch(0, 1)
        top.setAlignment(self.copy_counts, Qt.AlignmentFlag.AlignTop)
        part = QWidget()
        lines = column(top, 10, self._period_words, 10, self.table, margins=(24, 18, 24, 18))
        lines.setStretch(4, 1)
        part.setLayout(lines)
        return part

    def _build_stories(self) -> QWidget:
        self._told = Label("", tone=Tone.SECONDARY)
        self.copy_stories = Button("Copy those that may be told", Role.SECONDARY, icon_name="copy")
        self.copy_stories.clicked.connect(self._copy_stories)
        self.rows = RowsView("Good things of all children", fits=True, on_desk=False, padding=8)
        self.rows.opened.connect(self._open_story)
        self._nothing = EmptyState(
            "The story box is empty", "A good thing is kept on the child’s page, between reviews: it comes here too."
        )
        for not_known_yet in (self._nothing, self.copy_stories):
            not_known_yet.hide()
        top = row(self._told, self.copy_stories, gap=12)
        top.setStretch(0, 1)
        inside = QWidget()
        inside.setLayout(column(top, 10, self.rows, self._nothing, None, margins=(24, 18, 24, 18)))
        return Scroller(inside, name="Story box")

    # Show

    def _ask(self) -> None:
        self._days = count_words.days_of(Period(self.period.value() or Period.THIS_YEAR), self._desk.today())
        query = partial(service_counts, from_on=self._days[0], until_on=self._days[1])
        self._desk.casework.ask(self, query, then=self._show_counts)
        self._desk.casework.ask(self, story_box, then=self._show_stories)
        opened = partial(open_events, today=self._desk.today(), bank_holidays=self._desk.bank_holidays)
        self._desk.casework.ask(self, opened, then=self._show_open)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"service_offer", "good_thing", "child", "significant_event", "goodbye_step"}:
            self._ask()

    def _show_counts(self, counts: tuple[ServiceCount, ...]) -> None:
        self._counts = counts
        self._period_words.show_words(count_words.period_words(*self._days))
        self.table.show_rows(count_words.rows(counts))

    def _show_open(self, events: tuple[tuple[Who, EventRow], ...]) -> None:
        self._events = events
        self.events.show_rows(between_words.open_rows(events, self._desk.today()))
        self.events.setVisible(bool(events))
        self._all_closed.setVisible(not events)

    def _show_stories(self, stories: tuple[Story, ...]) -> None:
        self._stories = stories
        self._told.show_words(good_words.told_words(stories) if stories else "")
        self.rows.show_rows(good_words.story_rows(stories, self._desk.today()))
        self.rows.setVisible(bool(stories))
        self._nothing.setVisible(not stories)
        self.copy_stories.setVisible(bool(stories))
        self.copy_stories.off_because(None if good_words.to_copy(stories) else "Nobody agreed yet that it may be told.")

    # Act

    def _go_to(self, part: str) -> None:
        self._stack.setCurrentWidget(self._parts[part])

    def _copy_counts(self) -> None:
        QGuiApplication.clipboard().setText(count_words.to_copy(self._counts, *self._days))
        self._desk.say("Numbers copied. No child is named in them.", ())

    def _copy_stories(self) -> None:
        QGuiApplication.clipboard().setText(good_words.to_copy(self._stories))
        self._desk.say("Copied: those that may be told, without names.", ())

    def _open_event(self, event_id: object) -> None:
        who = next((who for who, event in self._events if event.event_id == event_id), None)
        if who is not None:
            self._desk.go(Place(Page.BETWEEN, who.child_id, "happened"))

    def _open_story(self, good_id: object) -> None:
        story = next((one for one in self._stories if one.good.record_id == good_id), None)
        if story is not None:
            self._desk.go(Place(Page.BETWEEN, story.who.child_id, "good"))
