"""Children: the caseload as a list with ready-made views, the chosen child beside it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from iro_desktop.actions.list_look import forget_view, keep_columns, keep_view
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.timeliness import Timeliness
from iro_desktop.queries.children import CaseloadRow, ChildAtAGlance, at_a_glance
from iro_desktop.queries.list_facts import ListFacts
from iro_desktop.queries.list_look import ListLook, OwnView, list_look
from iro_desktop.queries.reviews_in_time import reviews_in_time
from iro_desktop.ui import theme
from iro_desktop.ui.children import viewmodel
from iro_desktop.ui.children.columns import USUAL, ColumnsButton, columns, dragged, shown_keys
from iro_desktop.ui.children.in_time import in_time_words
from iro_desktop.ui.children.more_views import MoreViewsButton
from iro_desktop.ui.children.pane import ChildPane
from iro_desktop.ui.children.questions import caseload_asked, facts_asked
from iro_desktop.ui.children.viewmodel import ChildRow, ViewCounts
from iro_desktop.ui.children.views import NEED_FACTS, View, nobody, view_named
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS
from iro_desktop.ui.kept_answers import Question
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    ChoiceField,
    EmptyState,
    Hairline,
    Label,
    Role,
    Sheet,
    TableView,
    Tabs,
    TextField,
    column,
    row,
)
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import Change

_SHOWN = frozenset(
    {"child", "review", "letter", "consultation", "home", "episode", "unaccompanied_status", "child_preferences"}
    | {"timescale_setting"}
)
_FACTS_SHOWN = _SHOWN | {"meeting", "legal_status", "sibling_link", "person", "allocation"}
_PANE_WIDTH = 296
_NO_PANE_BELOW = 980
_FILTER_WIDTH = 172


class ChildrenScreen(Screen):
    """The list decides nothing: what a view holds and how a row reads is in the view-model."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._view = view_named(place.part)
        self._rows: dict[UUID, CaseloadRow] = {}
        self._is_known = False
        self._facts: dict[UUID, ListFacts] | None = None
        self._counts: ViewCounts = {}
        self._lines: tuple[ChildRow, ...] = ()
        self._own: tuple[OwnView, ...] = ()
        self._own_counts: tuple[tuple[OwnView, int], ...] = ()
        self._chosen_own: OwnView | None = None
        self._keys: tuple[str, ...] = USUAL
        self._build()
        self._read_look()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        bring_in = Button("Bring in a caseload", Role.QUIET, icon_name="download")
        bring_in.clicked.connect(lambda: self._desk.go(Place(Page.BRING_IN)))
        add = Button("Add a child", Role.QUIET, icon_name="plus")
        add.clicked.connect(lambda: self._desk.go(Place(Page.NEW_CHILD)))
        several = Button("For several", Role.QUIET, icon_name="users")
        several.setToolTip("Write the same down for several of these children: a leaflet given, a card sent")
        several.clicked.connect(self._write_for_several)
        return PageHeading("Children", actions=(several, add, bring_in))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_pane"):
            self._fit()

    def _write_for_several(self) -> None:
        """The same for several of the children that the list shows now."""
        from iro_desktop.ui.several.panel import PANEL_NAME, SeveralPanel  # noqa: PLC0415 - made when it is first wanted

        shown = [line.child_id for line in self._lines]
        self._desk.show_panel(SeveralPanel(self._desk, shown or None), PANEL_NAME)

    # Build

    def _build(self) -> None:
        self._tabs = Tabs("Views of the caseload", viewmodel.tabs({}, self._view))
        self._tabs.set_value(self._view)
        self._tabs.chosen.connect(self._choose_view)
        self._filter = TextField("Filter by name, number or place", placeholder="Filter", icon_name="filter")
        self._filter.edited.connect(self._filter_typed)
        # Where the tabs do not fit, the same views are offered as a list: nothing is cut, nothing scrolls sideways.
        self._list_of_views = ChoiceField("View of the caseload")
        self._list_of_views.edited.connect(lambda: self._choose_view(self._list_of_views.value() or View.ALL))
        self._list_of_views.hide()
        self.more_views = MoreViewsButton()
        self.more_views.chosen.connect(self._choose_view)
        top = row(self._tabs, self.more_views, self._list_of_views, None, self._filter, gap=16, margins=(32, 8, 32, 8))
        self._table: TableView[ChildRow] = TableView(
            "Children", columns(USUAL), key=lambda line: line.child_id, sorts=True, moves=True
        )
        self._table.rearranged.connect(lambda headings: self._keep_columns(dragged(self._keys, headings)))
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._open)
        self._foot = Label("", Style.SMALL, Tone.SECONDARY)
        self._keep = Button("Keep this view", Role.QUIET_SMALL)
        self._keep.clicked.connect(self._keep_or_forget)
        self.columns_button = ColumnsButton()
        self.columns_button.changed.connect(self._keep_columns)
        self._in_time = Label("", Style.SMALL, Tone.SECONDARY)
        self._in_time.hide()
        foot = row(column(self._foot, self._in_time), self._keep, self.columns_button, gap=8, margins=(16, 4, 8, 4))
        foot.setStretch(0, 1)
        self._list = QWidget()
        self._list.setLayout(column(self._table, Hairline(soft=True), foot))
        self._empty = QWidget()
        self._empty.setLayout(column())
        self._sheet = Sheet()
        self._sides = QStackedWidget()
        self._sides.addWidget(self._list)
        self._sides.addWidget(self._empty)
        self._sheet.body.addWidget(self._sides)
        self._pane = ChildPane()
        self._pane.wants_page.connect(self._open_chosen)
        body = row(self._sheet, self._pane, gap=24, margins=(32, 16, 32, 24))
        body.setStretch(0, 1)
        whole = column(top, Hairline(), body)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setProperty(PAINTS_OWN_FOCUS, True)
        self.setFocusProxy(self._table)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._filter.setFocus)

    def _fit(self) -> None:
        self._pane.setFixedWidth(theme.px(_PANE_WIDTH))
        self._pane.setVisible(self.width() / theme.factor() >= _NO_PANE_BELOW)
        self._filter.setFixedWidth(theme.px(_FILTER_WIDTH))
        beside = self.more_views.sizeHint().width() + self._filter.width() + 2 * 16
        fits = self._tabs.sizeHint().width() + beside <= self.width() - 64
        self._tabs.setVisible(fits)
        self.more_views.setVisible(fits)
        self._list_of_views.setVisible(not fits)

    # Show

    def _ask(self) -> None:
        today = self._desk.today()
        self._desk.casework.ask(self, caseload_asked(self._desk), then=self._show)
        self._ask_facts()
        # The year's figures come after the list: nobody waits for them.
        year = CollectionYear.of(today)
        measure = partial(reviews_in_time, year=year, as_of=today, bank_holidays=self._desk.bank_holidays)
        self._desk.casework.ask_afterwards(self, Question(measure), then=partial(self._show_in_time, year))

    def _ask_facts(self) -> None:
        """What some views go by comes after the list, unless one of them is what is on screen."""
        query = facts_asked(self._desk)
        if self._view in NEED_FACTS:
            self._desk.casework.ask(self, query, then=self._show_facts)
        else:
            self._desk.casework.ask_afterwards(self, query, then=self._show_facts)

    def _show_facts(self, facts: dict[UUID, ListFacts]) -> None:
        self._facts = facts
        self._show_tabs()
        if self._view in NEED_FACTS:
            self._show_view()

    def _show_in_time(self, year: CollectionYear, measured: Timeliness) -> None:
        said = in_time_words(measured, year)
        self._in_time.show_words(said)
        self._in_time.setVisible(bool(said))

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()
        elif kinds & _FACTS_SHOWN:
            self._ask_facts()

    def _show(self, rows: tuple[CaseloadRow, ...]) -> None:
        self._rows = {row.who.child_id: row for row in rows}
        self._is_known = True
        self._show_tabs()
        self._show_view()

    def _arrange(self, look: ListLook) -> None:
        """Show the columns and the views that were kept."""
        keys = shown_keys(look.columns)
        if keys != self._keys:
            self._keys = keys
            self._table.show_columns(columns(keys))
        self.columns_button.show_keys(keys)
        self._own = look.views
        self._show_tabs()
        self._offer_keeping()

    def _show_tabs(self) -> None:
        rows, today = tuple(self._rows.values()), self._desk.today()
        self._counts = viewmodel.counts(rows, today, self._facts)
        self._own_counts = viewmodel.own_counts(rows, self._own, today, self._desk.bank_holidays, self._facts or {})
        self._mark_view()

    def _mark_view(self) -> None:
        value = viewmodel.own_value(self._chosen_own) if self._chosen_own else self._view
        views = viewmodel.tabs(self._counts, self._view, self._own_counts)
        if self._tabs.choices() != views:
            self._tabs.show_choices(views)
            self._fit()
        self._tabs.set_value(value)
        self.more_views.show_views(viewmodel.further_views(self._counts), self._view)
        self._list_of_views.show_choices(viewmodel.every_view(self._counts, self._own_counts))
        self._list_of_views.set_value(value)

    def _show_view(self) -> None:
        if not self._is_known or (self._facts is None and self._view in NEED_FACTS):
            return  # what it goes by is on its way, and shows it
        self._lines = viewmodel.child_rows(
            tuple(self._rows.values()),
            self._view,
            self._desk.today(),
            self._desk.bank_holidays,
            facts=self._facts or {},
        )
        self._show_lines()

    def _show_lines(self) -> None:
        shown = viewmodel.filtered(self._lines, self._filter.value())
        self._table.show_rows(shown)
        self._foot.show_words(viewmodel.foot(len(shown), len(self._lines)))
        if shown:
            self._sides.setCurrentWidget(self._list)
            if self._table.current_key() is None:
                self._table.choose(shown[0].child_id)
            self._choose(self._table.current_key())
        else:
            self._say_nobody()
            self._pane.show_child(None)

    def _say_nobody(self) -> None:
        layout = self._empty.layout()
        assert layout is not None, "made with one"
        while (item := layout.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        title, below = nobody(self._view, self._filter.value())
        layout.addWidget(EmptyState(title, below, picture=Avatar("tortoise", 56)))
        self._sides.setCurrentWidget(self._empty)

    def _choose(self, child_id: object) -> None:
        row_of = self._rows.get(child_id) if isinstance(child_id, UUID) else None
        if row_of is None:
            return
        self._pane.show_child(viewmodel.chosen(row_of, None, self._desk.today()))
        query = partial(at_a_glance, child_id=row_of.who.child_id)
        self._desk.casework.ask_afterwards(self, query, then=self._show_glance)

    def _show_glance(self, glance: ChildAtAGlance) -> None:
        row_of = self._rows.get(glance.child_id)
        if row_of is not None and self._table.current_key() == glance.child_id:
            self._pane.show_child(viewmodel.chosen(row_of, glance, self._desk.today()))

    # Act

    def _choose_view(self, value: str) -> None:
        own = viewmodel.own_view(value, self._own)
        if own is not None or self._chosen_own is not None:
            self._filter.set_value(own.words if own else "")
        self._chosen_own = own
        self._view = view_named(own.view) if own else View(value)
        self._mark_view()
        self._show_view()
        self._offer_keeping()

    def _filter_typed(self) -> None:
        self._show_lines()
        self._offer_keeping()

    def _offer_keeping(self) -> None:
        """One press keeps what is filtered as a view; the view of one's own on screen can be removed."""
        to_keep = viewmodel.view_to_keep(self._view, self._filter.value(), self._own)
        self._keep.setVisible(to_keep is not None or self._chosen_own is not None)
        self._keep.say("Keep this view" if to_keep else "Remove this view")

    def _keep_or_forget(self) -> None:
        view = viewmodel.view_to_keep(self._view, self._filter.value(), self._own)
        if view is not None:
            self._chosen_own = view
            self._write_look(partial(keep_view, view=view), partial(forget_view, name=view.name), "kept", view)
        elif self._chosen_own is not None:
            view, self._chosen_own = self._chosen_own, None
            self._filter.set_value("")
            self._show_view()
            self._write_look(partial(forget_view, name=view.name), partial(keep_view, view=view), "removed", view)

    def _write_look(self, act: Change, undo: Change, done: str, view: OwnView) -> None:
        casework = self._desk.casework

        def take_back() -> None:
            casework.write(casework, undo, quietly=True)
            if isValid(self):
                self._chosen_own = None
                self._read_look()

        casework.write(
            self,
            act,
            then=lambda _: self._desk.say(f"View “{view.name}” {done}.", [ToastAction("Undo", take_back)]),
            quietly=True,
        )
        self._read_look()

    def _read_look(self) -> None:
        self._desk.casework.ask(self, list_look, then=self._arrange)

    def _keep_columns(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self._table.show_columns(columns(keys))
        self.columns_button.show_keys(keys)
        self._desk.casework.write(self, partial(keep_columns, columns=keys), quietly=True)

    def _open(self, child_id: object) -> None:
        if isinstance(child_id, UUID):
            self._desk.go(Place(Page.CHILD, child_id))

    def _open_chosen(self) -> None:
        self._open(self._table.current_key())
