"""One child's page: what they asked for on top, all that happened below it, what is due beside it."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.actions.children import name_child
from iro_desktop.actions.letters import start_letter
from iro_desktop.actions.papers import send_decisions, take_back_sending
from iro_desktop.actions.reviews import plan_review
from iro_desktop.models.attachment import PDF
from iro_desktop.models.decision_story import STILL_OPEN
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.child import ChildPage, child_page
from iro_desktop.queries.clocks import ClockLine, child_clocks
from iro_desktop.queries.what_is_due import Due
from iro_desktop.ui import theme
from iro_desktop.ui.child import timeline, viewmodel
from iro_desktop.ui.child.between_words import EVERYTHING
from iro_desktop.ui.child.header import ChildHeader
from iro_desktop.ui.child.naming import NamePanel
from iro_desktop.ui.child.opening import PAGE_OF, open_between
from iro_desktop.ui.child.side import SideColumn
from iro_desktop.ui.child.timeline import Key, Kind, Tab
from iro_desktop.ui.dates.viewmodel import nearest
from iro_desktop.ui.decision_acts import say_what_became_of_it
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.handover.part import HandoverPart
from iro_desktop.ui.kit import (
    ChoiceField,
    EmptyState,
    Hairline,
    Pills,
    RowsView,
    Scroller,
    Tabs,
    TimelineView,
    column,
    row,
)
from iro_desktop.ui.making.links import SHOWN as LINKED
from iro_desktop.ui.making.menu import show_making_menu
from iro_desktop.ui.new_letter.menu import NewLetterButton
from iro_desktop.ui.pictures.small import small_images
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.opening import open_raising
from iro_desktop.ui.review.early_call import CallEarlyReview
from iro_desktop.ui.review.folded import Folded
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.undo import do_with_undo

_SHOWN = frozenset(
    {
        "child",
        "child_preferences",
        "home",
        "person",
        "midway_check",
        "letter_sending",
        "episode",
        "review",
        "decision",
        "letter",
        "attachment",
        "attachment_content",
        "consultation",
        "childs_words",
        "statutory_check",
        "timescale_setting",
        *("guardian_letter", "resolution_step", "meeting", "allocation"),
    }
    | LINKED
)
_SIDE_WIDTH = 355
_LARGEST_SIDE = 0.46
_BESIDE_TABS = 32
_MOST_IMAGES = 40


class ChildScreen(Screen):
    """Shows one child. The page is asked for anew whenever something about it changes."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        assert place.record_id is not None, "a child's page is about a child"
        self._desk = desk
        self._child_id: UUID = place.record_id
        self._page: ChildPage | None = None
        self._tab = Tab(place.part) if place.part in tuple(Tab) else Tab.EVERYTHING
        self._opened: frozenset[Key] = frozenset()
        self._filters: tuple[Choice, ...] = ()
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        heading = PageHeading(back_to="Children")
        heading.back.connect(lambda: self._desk.go(Place(Page.CHILDREN)))
        return heading

    def child_shown(self) -> UUID:
        return self._child_id

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()
        self._fit_tabs()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_side"):
            self._fit()
            self._fit_tabs()

    # Build

    def _build(self) -> None:
        self._header = ChildHeader()
        self._header.change_wanted.connect(lambda: self._desk.go(Place(Page.CHILD_RECORD, self._child_id, "wishes")))
        self._header.about_wanted.connect(lambda: self._desk.go(Place(Page.CHILD_RECORD, self._child_id)))
        self._header.between_wanted.connect(lambda: self._desk.go(Place(Page.BETWEEN, self._child_id)))
        self._header.record_wanted.connect(lambda: self._desk.capture(self._child_id))
        self._header.write_wanted.connect(self._write)
        self._header.raise_wanted.connect(self._raise)
        self._header.relative_wanted.connect(lambda child_id: self._desk.go(Place(Page.CHILD, child_id)))
        self._naming = NamePanel()
        self._naming.named.connect(self._name)
        self._naming.hide()
        self._tabs = Tabs("What to show")
        self._tabs.chosen.connect(self._choose_tab)
        # Where the tabs do not fit, the same parts are offered as a list: nothing is cut.
        self._list = ChoiceField("What to show")
        self._list.edited.connect(lambda: self._choose_tab(self._list.value() or Tab.EVERYTHING))
        self._list.hide()
        top = column(self._header, self._naming, 10, self._tabs, row(self._list, None), margins=(32, 4, 32, 0))
        self._timeline = TimelineView("What happened")
        self._timeline.opened.connect(self._open)
        self._timeline.more_wanted.connect(self._more)
        self._filter = Pills("Which of them", ())
        self._filter.edited.connect(self._show_entries)
        self._filter.hide()
        self._new_letter = NewLetterButton(self._desk)
        self._new_letter.hide()
        self._people = RowsView("People", padding=8)
        self._people.opened.connect(self._open_person)
        self._nothing = QWidget()
        self._nothing.setLayout(column())
        self._main = QStackedWidget()
        for part in (self._timeline, self._people, self._nothing):
            self._main.addWidget(part)
        left = QWidget()
        happened = column(self._filter, row(self._new_letter, None), self._main, margins=(32, 16, 24, 0), gap=12)
        happened.setStretch(2, 1)
        left.setLayout(happened)
        self._build_side()
        body = row(left, Hairline(upright=True), self._side)
        body.setStretch(0, 1)
        self._whole = QWidget()
        whole = column(top, Hairline(), body)
        whole.setStretch(2, 1)
        self._whole.setLayout(whole)
        self._whole.hide()
        self.setLayout(column(Scroller(self._whole, name="The child’s page", gives_way=True)))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _build_side(self) -> None:
        self._side = SideColumn()
        self._side.acted.connect(self._act_on_due)
        self._side.ticked.connect(self._decision_is_done)
        self._side.opened.connect(lambda decision_id: self._open((Kind.DECISION, decision_id)))
        self._side.all_decisions_wanted.connect(lambda: self._show_tab(Tab.DECISIONS))
        self._side.all_dates_wanted.connect(lambda: self._desk.go(Place(Page.DATES, self._child_id)))
        self._early = Folded("Call an early review", self._early_call)
        self._early.opened.connect(lambda: self._early.inside().setFocus())
        self.handover = HandoverPart(self._desk, self._child_id)
        self._side.set_aside(self.handover)
        self._side.set_aside(self._early)

    def _early_call(self) -> QWidget:
        early = CallEarlyReview(self._desk, self._child_id, self._latest_day)
        early.given_up.connect(self._early.shut)
        return early

    def _fit(self) -> None:
        # Large letters must not leave the timeline without room: the side takes its width, at most this share.
        self._side.setFixedWidth(min(theme.px(_SIDE_WIDTH), round(self.width() * _LARGEST_SIDE)))

    def _fit_tabs(self) -> None:
        """Tabs where they fit, else a list. Asked for its size while it is hidden, a bar forgets to take it later."""
        wanted = sum(self._tabs.tabSizeHint(index).width() for index in range(self._tabs.count()))
        fits = wanted <= self.width() - 2 * _BESIDE_TABS
        if self._page is not None and fits is self._tabs.isHidden():
            self._tabs.setVisible(fits)
            self._list.setVisible(not fits)

    def _latest_day(self) -> date | None:
        """The day on which the next review is due anyway."""
        due = self._page.due if self._page is not None else ()
        return next((line.due_on for line in due if line.what is Due.REVIEW), None)

    # Show

    def _ask(self) -> None:
        query = partial(
            child_page,
            child_id=self._child_id,
            today=self._desk.today(),
            bank_holidays=self._desk.bank_holidays,
        )
        self._desk.casework.ask(self, query, then=self._show, refused=self._gone)
        self._ask_clocks()

    def _ask_pictures(self, page: ChildPage) -> None:
        """Small pictures come after the words of the page, those of the latest talks first."""
        wanted = [one.attachment_id for talk in page.talks for one in talk.pictures if one.media_type != PDF]
        wanted = [one for one in wanted if one not in self._timeline.images][:_MOST_IMAGES]
        if wanted:
            query = partial(small_images, attachment_ids=wanted)
            self._desk.casework.ask_afterwards(self, query, then=self._timeline.show_images)

    def _ask_clocks(self) -> None:
        """The checks come after the page: nobody waits for them to see the child."""
        clocks = partial(
            child_clocks,
            child_id=self._child_id,
            today=self._desk.today(),
            bank_holidays=self._desk.bank_holidays,
        )
        self._desk.casework.ask_afterwards(self, clocks, then=self._show_clocks, refused=lambda _: None)

    def _show_clocks(self, lines: tuple[ClockLine, ...]) -> None:
        self._side.show_clocks(nearest(lines, self._desk.today()))

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _gone(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, [])
        self._desk.go(Place(Page.CHILDREN))

    def _show(self, page: ChildPage) -> None:
        first_time = self._page is None
        self._page = page
        today = self._desk.today()
        shown = viewmodel.header(page, today)
        self._new_letter.show_child(self._child_id, page.who.name)
        self._header.show_header(shown)
        self._naming.setVisible(shown.needs_name)
        self._naming.ask_about(page.who.name_and_number)
        self._tabs.show_choices(viewmodel.tabs(page))
        self._list.show_choices(viewmodel.tabs(page))
        self._show_tab_chosen()
        self._fit_tabs()
        self._side.show_contact(viewmodel.contact_words(page, today))
        self._side.show_due(viewmodel.due_words(page, today, self._desk.bank_holidays))
        self._side.show_decisions(viewmodel.open_decisions(page, today))
        self._whole.show()
        self._show_entries()
        self._ask_pictures(page)
        if first_time and shown.needs_name:
            self._naming.setFocus(Qt.FocusReason.OtherFocusReason)
        elif first_time and self.hasFocus():
            (self._tabs if self._tabs.isVisibleTo(self) else self._list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_entries(self) -> None:
        if self._page is None:
            return
        today = self._desk.today()
        self._show_filter(self._page)
        if self._tab is Tab.PEOPLE:
            people = viewmodel.people_rows(self._page, today)
            self._people.show_rows(people)
            self._main.setCurrentWidget(self._people if people else self._say_nothing())
            return
        only = self._filter.value() or EVERYTHING
        entries = timeline.timeline(self._page, self._tab, today, self._opened, only)
        self._timeline.show_entries(entries)
        self._main.setCurrentWidget(self._timeline if entries else self._say_nothing())

    def _show_filter(self, page: ChildPage) -> None:
        """The kinds there are of what is between reviews; the one that was chosen stays so."""
        choices, before = timeline.filters(page, self._tab), self._filter.value()
        if choices != self._filters:
            self._filters = choices
            self._filter.show_choices(choices)
            there = before in {choice.value for choice in choices}
            self._filter.set_value(before if there else EVERYTHING)
        self._filter.setVisible(bool(choices))
        self._new_letter.setVisible(self._tab is Tab.LETTERS)

    def _say_nothing(self) -> QWidget:
        layout = self._nothing.layout()
        assert layout is not None, "made with one"
        assert self._page is not None, "only a page shows its entries"
        while (item := layout.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        title, below = viewmodel.nothing_in(self._tab, self._page)
        layout.addWidget(EmptyState(title, below))
        return self._nothing

    def _show_tab(self, tab: Tab) -> None:
        self._tab = tab
        self._show_tab_chosen()
        self._choose_tab(tab)

    def _show_tab_chosen(self) -> None:
        self._tabs.set_value(self._tab)
        self._list.set_value(self._tab)

    def _choose_tab(self, value: str) -> None:
        self._tab = Tab(value)
        self._show_tab_chosen()
        self._show_entries()

    # Act

    def _open(self, key: Key) -> None:
        if self._page is None:
            return
        kind, record_id = key
        if timeline.opens_in_place(self._page, key, self._opened):
            self._opened = self._opened | {key}
            self._show_entries()
        elif isinstance(record_id, UUID) and kind in PAGE_OF:
            self._desk.go(Place(PAGE_OF[kind], record_id))
        elif kind is Kind.DECISION:
            one = next((one for one in self._page.decisions if one.decision_id == record_id), None)
            if one is not None and one.on is not None and one.status in STILL_OPEN:
                self._desk.go(Place(Page.FOLLOW_UP, self._child_id, str(one.decision_id)))
            elif one is not None:
                self._desk.go(Place(Page.REVIEW, one.review_id, "decide"))
        elif isinstance(record_id, UUID):
            open_between(self._desk, self._page, kind, record_id)

    def _more(self, key: Key, at: QPoint) -> None:
        """The menu that makes something of a note."""
        note = timeline.note_of(self._page, key) if self._page else None
        if note is not None:
            show_making_menu(self._desk, note, self, at)

    def _open_person(self, person_id: object) -> None:
        """A brother or sister on this laptop is a child: their page. Everyone else stands in the child's record."""
        other = viewmodel.child_of_person(self._page, person_id) if self._page else None
        if other is not None:
            self._desk.go(Place(Page.CHILD, other))
        else:
            self._desk.go(Place(Page.CHILD_RECORD, self._child_id, "people"))

    def _raise(self) -> None:
        open_raising(self._desk, RaiseAbout(child_id=self._child_id))

    def _write(self) -> None:
        review_id = viewmodel.letter_review(self._page) if self._page else None
        if review_id is not None:
            action = partial(start_letter, review_id=review_id, today=self._desk.today())
            self._desk.casework.write(self, action, then=lambda letter: self._desk.go(Place(Page.LETTER, letter)))

    def _act_on_due(self, what: Due) -> None:
        if self._page is None:
            return
        if what is Due.DECISIONS and self._page.papers is not None:
            review_id = self._page.papers.review_id
            sent = partial(send_decisions, review_id=review_id, on=self._desk.today())
            take_back = partial(take_back_sending, review_id=review_id)
            do_with_undo(self._desk, sent, take_back, viewmodel.DECISIONS_SENT)
        elif what is Due.MIDWAY and self._page.papers is not None:
            self._desk.go(Place(Page.MIDWAY, self._page.papers.review_id))
        elif self._page.plan is not None:
            self._desk.go(Place(Page.REVIEW, self._page.plan.review_id))
        else:
            plan = partial(plan_review, child_id=self._child_id, planned_on=None)
            self._desk.casework.write(self, plan, then=lambda review: self._desk.go(Place(Page.REVIEW, review)))

    def _decision_is_done(self, decision_id: UUID) -> None:
        say_what_became_of_it(self._desk, decision_id, DecisionStatus.DONE, sentence=viewmodel.DECISION_DONE)

    def _name(self, known_as: str) -> None:
        name = partial(name_child, child_id=self._child_id, known_as=known_as)
        self._desk.casework.write(
            self._desk.casework, name, refused=lambda why: self._naming.show_problem(why.sentence)
        )
