"""Children: the caseload as a list with ready-made views, the chosen child beside it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.queries.children import CaseloadRow, ChildAtAGlance, at_a_glance, caseload
from iro_desktop.ui import theme
from iro_desktop.ui.children import viewmodel
from iro_desktop.ui.children.pane import ChildPane
from iro_desktop.ui.children.viewmodel import ChildRow, View
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS
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
from iro_desktop.ui.table_model import Column
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset(
    {"child", "review", "letter", "consultation", "home", "episode", "unaccompanied_status", "child_preferences"}
    | {"timescale_setting"}
)
_PANE_WIDTH = 296
_NO_PANE_BELOW = 900
_FILTER_WIDTH = 172


class ChildrenScreen(Screen):
    """The list decides nothing: what a view holds and how a row reads is in the view-model."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._view = viewmodel.view_named(place.part)
        self._rows: dict[UUID, CaseloadRow] = {}
        self._lines: tuple[ChildRow, ...] = ()
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        bring_in = Button("Bring in a caseload", Role.QUIET, icon_name="download")
        bring_in.clicked.connect(lambda: self._desk.go(Place(Page.BRING_IN)))
        add = Button("Add a child", Role.QUIET, icon_name="plus")
        add.clicked.connect(lambda: self._desk.go(Place(Page.NEW_CHILD)))
        return PageHeading("Children", actions=(add, bring_in))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_pane"):
            self._fit()

    # Build

    def _build(self) -> None:
        self._tabs = Tabs("Views of the caseload", viewmodel.tabs((), self._desk.today()))
        self._tabs.set_value(self._view)
        self._tabs.chosen.connect(self._choose_view)
        self._filter = TextField("Filter by name, number or place", placeholder="Filter", icon_name="filter")
        self._filter.edited.connect(self._show_lines)
        # Where the tabs do not fit, the same views are offered as a list: nothing is cut, nothing scrolls sideways.
        self._list_of_views = ChoiceField("View of the caseload")
        self._list_of_views.edited.connect(lambda: self._choose_view(self._list_of_views.value() or View.ALL))
        self._list_of_views.hide()
        top = row(self._tabs, self._list_of_views, None, self._filter, gap=16, margins=(32, 8, 32, 8))
        self._table: TableView[ChildRow] = TableView("Children", _columns(), key=lambda line: line.child_id, sorts=True)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._open)
        self._foot = Label("", Style.SMALL, Tone.SECONDARY)
        self._list = QWidget()
        self._list.setLayout(column(self._table, Hairline(soft=True), row(self._foot, margins=(16, 6, 16, 7))))
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
        fits = self._tabs.sizeHint().width() + self._filter.width() + 16 <= self.width() - 64
        self._tabs.setVisible(fits)
        self._list_of_views.setVisible(not fits)

    # Show

    def _ask(self) -> None:
        query = partial(caseload, as_of=self._desk.today(), bank_holidays=self._desk.bank_holidays)
        self._desk.casework.ask(self, query, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, rows: tuple[CaseloadRow, ...]) -> None:
        self._rows = {row.who.child_id: row for row in rows}
        views = viewmodel.tabs(rows, self._desk.today())
        self._tabs.show_choices(views)
        self._list_of_views.show_choices(viewmodel.as_a_list(views))
        self._list_of_views.set_value(self._view)
        self._fit()
        self._show_view()

    def _show_view(self) -> None:
        self._lines = viewmodel.child_rows(
            tuple(self._rows.values()), self._view, self._desk.today(), self._desk.bank_holidays
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
        title, below = viewmodel.nobody(self._view, self._filter.value())
        layout.addWidget(EmptyState(title, below, picture=Avatar("tortoise", 56)))
        self._sides.setCurrentWidget(self._empty)

    def _choose(self, child_id: object) -> None:
        row_of = self._rows.get(child_id) if isinstance(child_id, UUID) else None
        if row_of is None:
            return
        self._pane.show_child(viewmodel.chosen(row_of, None, self._desk.today()))
        query = partial(at_a_glance, child_id=row_of.who.child_id)
        self._desk.casework.ask(self, query, then=self._show_glance)

    def _show_glance(self, glance: ChildAtAGlance) -> None:
        row_of = self._rows.get(glance.child_id)
        if row_of is not None and self._table.current_key() == glance.child_id:
            self._pane.show_child(viewmodel.chosen(row_of, glance, self._desk.today()))

    # Act

    def _choose_view(self, value: str) -> None:
        self._view = View(value)
        self._tabs.set_value(value)
        self._list_of_views.set_value(value)
        self._show_view()

    def _open(self, child_id: object) -> None:
        if isinstance(child_id, UUID):
            self._desk.go(Place(Page.CHILD, child_id))

    def _open_chosen(self) -> None:
        self._open(self._table.current_key())


def _columns() -> tuple[Column[ChildRow], ...]:
    return (
        Column(
            "Child",
            lambda line: line.name,
            below=lambda line: line.below_name,
            avatar=lambda line: line.animal,
            sort_by=lambda line: line.by_name,
            bold=True,
            width=166,
        ),
        Column("Lives", lambda line: line.lives, sort_by=lambda line: line.lives, width=162),
        Column(
            "Next review",
            lambda line: line.next_review,
            below=lambda line: line.next_review_below,
            sort_by=lambda line: line.by_review,
            width=150,
        ),
        Column("Talked", lambda line: line.last_spoke, sort_by=lambda line: line.by_spoke, width=84),
        Column("Waiting", lambda _: "", tag=lambda line: line.tag, sort_by=lambda line: line.by_waiting, width=None),
    )
