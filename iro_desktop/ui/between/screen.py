"""Between the reviews of one child: five tabs on one sheet. Everything is saved as it is typed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.actions.events import note_goodbye, tick_goodbye
from iro_desktop.models.between_reviews import EventKind, Goodbye
from iro_desktop.models.refused import Refused
from iro_desktop.queries.between import BetweenPage, between_page
from iro_desktop.ui import theme
from iro_desktop.ui.between import words
from iro_desktop.ui.between.everyone import EveryoneScreen
from iro_desktop.ui.between.good import GoodPart
from iro_desktop.ui.between.goodbye import GoodbyePart
from iro_desktop.ui.between.guardian import GuardianPart
from iro_desktop.ui.between.happened import PANEL_NAME, HappenedPart
from iro_desktop.ui.between.services import ServicesPart
from iro_desktop.ui.between.words import Part
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.event.about import EventAbout
from iro_desktop.ui.event.panel import EventPanel
from iro_desktop.ui.kit import ChoiceField, Hairline, Sheet, Tabs, column, row
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading

_SHOWN = frozenset(
    {
        *("child", "person", "significant_event", "goodbye_step", "service_offer", "guardian_letter", "good_thing"),
        *("consultation", "review", "letter", "timescale_setting"),
    }
)
_WIDEST = 1000
TabPart = HappenedPart | ServicesPart | GuardianPart | GoodPart | GoodbyePart


def between_screen(desk: Desk, place: Place) -> Screen:
    """The page of one child; without a child, the counts and stories of all."""
    return EveryoneScreen(desk, place) if place.record_id is None else BetweenScreen(desk, place)


class BetweenScreen(Screen):
    """Shows one tab at a time. The page is asked for anew whenever something on it changes."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        assert place.record_id is not None, "between the reviews of a child"
        self._desk = desk
        self._child_id: UUID = place.record_id
        self._page: BetweenPage | None = None
        self._part = Part(place.part) if place.part in tuple(Part) else Part.HAPPENED
        self.parts: dict[Part, TabPart] = {}
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        if self._page is None:
            return PageHeading(" ", back_to="Back")
        heading = PageHeading(
            words.title(self._page), back_to=f"Back to {self._page.who.name}", avatar=self._page.who.animal
        )
        heading.back.connect(lambda: self._desk.go(Place(Page.CHILD, self._child_id)))
        return heading

    def child_shown(self) -> UUID:
        return self._child_id

    def leave(self) -> None:
        for part in self.parts.values():
            part.flush()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_sheet"):
            self._fit()

    # Build

    def _build(self) -> None:
        self.tabs = Tabs("Parts", words.tabs(None))
        self.tabs.set_value(self._part)
        self.tabs.chosen.connect(self._go_to)
        # Where the tabs do not fit, the same parts are offered as a list: nothing is cut.
        self._list = ChoiceField("Part", words.tabs(None))
        self._list.edited.connect(lambda: self._go_to(self._list.value() or Part.HAPPENED))
        self._list.hide()
        top = row(self.tabs, self._list, None, margins=(32, 6, 32, 0))
        self._stack = QStackedWidget()
        self._sheet = Sheet(self._stack)
        body = row(margins=(32, 16, 32, 24))
        body.addWidget(self._sheet, 1000)
        body.addStretch(1)
        self._whole = QWidget()
        whole = column(top, Hairline(), body)
        whole.setStretch(2, 1)
        self._whole.setLayout(whole)
        self._whole.hide()
        self.setLayout(column(self._whole))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _make(self, part: Part) -> TabPart:
        match part:
            case Part.HAPPENED:
                return HappenedPart(self._desk)
            case Part.SERVICES:
                return ServicesPart(self._desk)
            case Part.GUARDIAN:
                return GuardianPart(self._desk)
            case Part.GOOD:
                return GoodPart(self._desk)
        goodbye = GoodbyePart()
        goodbye.ticked.connect(self._tick)
        goodbye.noted.connect(self._note)
        goodbye.ending_wanted.connect(self._new_ending)
        goodbye.opened.connect(self._open_event)
        return goodbye

    def _fit(self) -> None:
        fits = self.tabs.sizeHint().width() <= self.width() - 64
        self.tabs.setVisible(fits)
        self._list.setVisible(not fits)
        self._sheet.setMaximumWidth(theme.px(_WIDEST))

    # Show

    def _ask(self) -> None:
        today, bank_holidays = self._desk.today(), self._desk.bank_holidays
        query = partial(between_page, child_id=self._child_id, today=today, bank_holidays=bank_holidays)
        self._desk.casework.ask(self, query, then=self._show, refused=self._gone)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _gone(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, [])
        self._desk.go(Place(Page.CHILDREN))

    def _show(self, page: BetweenPage) -> None:
        before, self._page = self._page, page
        if before is None or before.who != page.who:
            self.reheaded.emit()
        self.tabs.show_choices(words.tabs(page))
        self._list.show_choices(words.tabs(page))
        self._fit()
        for part in self.parts.values():
            self._fill(part, page)
        self._whole.show()
        if before is None:
            self._go_to(self._part)

    def _fill(self, part: TabPart, page: BetweenPage) -> None:
        if isinstance(part, GoodbyePart):
            part.show_endings(words.endings(page, self._desk.today()))
        else:
            part.show_child(page)

    # Act

    def _go_to(self, value: str) -> None:
        self.leave()
        self._part = Part(value)
        self.tabs.set_value(value)
        self._list.set_value(value)
        by_keyboard = self.tabs.hasFocus() or self._list.hasFocus()
        if self._part not in self.parts:
            self.parts[self._part] = self._make(self._part)
            self._stack.addWidget(self.parts[self._part])
            if self._page is not None:
                self._fill(self.parts[self._part], self._page)
        self._stack.setCurrentWidget(self.parts[self._part])
        if not by_keyboard:
            self.parts[self._part].begin()

    def _tick(self, event_id: UUID, step: Goodbye, done: bool) -> None:
        today = self._desk.today()
        act = partial(tick_goodbye, event_id=event_id, step=step, done_on=today if done else None, today=today)
        self._desk.casework.write(self, act)

    def _note(self, event_id: UUID, step: Goodbye, note: str) -> None:
        act = partial(note_goodbye, event_id=event_id, step=step, note=note)
        self._desk.casework.write(self._desk.casework, act)

    def _new_ending(self) -> None:
        about = EventAbout(child_id=self._child_id, kind=EventKind.LEAVING_CARE)
        self._desk.show_panel(EventPanel(self._desk, about), PANEL_NAME)

    def _open_event(self, event_id: UUID) -> None:
        about = EventAbout(child_id=self._child_id, event_id=event_id)
        self._desk.show_panel(EventPanel(self._desk, about), PANEL_NAME)
