"""Resolutions: the board by stage or the list, mine or the team's; late ones first."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QWidget

from iro_desktop.queries.resolution_board import Board, CardRow, board
from iro_desktop.queries.resolution_card import Act
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS
from iro_desktop.ui.kept_answers import Question
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    ChoiceField,
    EmptyState,
    FlowLayout,
    Label,
    Role,
    Scroller,
    Segments,
    Sheet,
    TableView,
    column,
    row,
)
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.opening import open_raising
from iro_desktop.ui.resolutions import board_words
from iro_desktop.ui.resolutions.board_view import BoardView
from iro_desktop.ui.resolutions.kinds import SHOWN
from iro_desktop.ui.resolutions.list_columns import COLUMNS
from iro_desktop.ui.resolutions.shown import BoardWords, ListRow
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone

_BUTTON_BELOW = 760
_LEAST_HEIGHT = 250
"""Of the board or the list, in pixels at 100 % text."""


class ResolutionsScreen(Screen):
    """Shows every concern where it stands. What a card says and in which order is decided elsewhere."""

    sidebar_place = "resolutions"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._found: Board | None = None
        self._cards: dict[UUID, CardRow] = {}
        self._build()
        self._keys()
        if place.part == "list":
            self._view.set_value("list")
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        return PageHeading("Resolutions")

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_head"):
            self._fit()

    # Build

    def _build(self) -> None:
        self._head = self._filters()
        self.board = BoardView()
        self.board.opened.connect(self._open)
        self.board.escalate_wanted.connect(self._escalate)
        self.board.wait_wanted.connect(self._wait)
        self._begun_words = Label("", tone=Tone.SECONDARY)
        keep_going = Button("Keep going", Role.QUIET)
        keep_going.clicked.connect(self._go_on)
        begun = row(self._begun_words, keep_going, None, gap=8)
        self._begun = QWidget()
        self._begun.setLayout(column(begun, 8))
        self._begun.hide()
        self.table: TableView[ListRow] = TableView("Resolutions", COLUMNS, key=lambda line: line.concern_id, sorts=True)
        self.table.opened.connect(self._open)
        sheet = Sheet(self.table)
        self._empty = QWidget()
        self._empty.setLayout(column())
        on_desk = QWidget()
        on_desk.setLayout(column(self.board, None, margins=(32, 0, 32, 16)))
        in_sheet = QWidget()
        in_sheet.setLayout(column(sheet, margins=(32, 0, 32, 16)))
        self._sides = QStackedWidget()
        # It takes what the filters and the foot leave: their words come first where the window is low.
        self._sides.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._scroller = Scroller(on_desk, name="Resolutions by stage")
        for side in (self._scroller, in_sheet, self._empty):
            self._sides.addWidget(side)
        self._list_side = in_sheet
        top = column(self._head, 16, self._begun, margins=(32, 16, 32, 0))
        whole = column(top, self._sides, self._foot())
        whole.setStretch(1, 1)
        page = QWidget()
        page.setLayout(whole)
        # In large letters the filters leave little room: then the page scrolls as well, and cards keep their height.
        self.setLayout(column(Scroller(page, name="Resolutions", gives_way=True)))
        self.setProperty(PAINTS_OWN_FOCUS, True)

    def _filters(self) -> QBoxLayout:
        self._whose = Segments("Whose", board_words.WHOSE)
        self._whose.edited.connect(self._ask)
        self._reason = ChoiceField("Reason", board_words.reason_choices(()))
        self._team = ChoiceField("Team", board_words.team_choices(()))
        for field in (self._reason, self._team):
            field.set_value(board_words.ALL)
            field.edited.connect(self._ask)
        self._team.hide()
        self._view = Segments("Shown as", board_words.VIEWS)
        self._view.edited.connect(self._show_view)
        raise_one = Button("Raise a resolution", Role.PRIMARY, icon_name="plus")
        raise_one.setToolTip("Raise a resolution (Ctrl+Shift+R)")
        raise_one.clicked.connect(self._raise)
        narrowed = QWidget()
        filters = QWidget()
        filters.setLayout(FlowLayout(self._whose, self._reason, self._team, self._view, gap=16))
        narrowed.setLayout(column(2, filters))  # the button beside them is four pixels taller
        head = row(gap=16)
        head.addWidget(narrowed, 1)
        head.addWidget(raise_one, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return head

    def _foot(self) -> QWidget:
        self._days = Label("", Style.SMALL, Tone.SECONDARY)
        self._good = Button("", Role.QUIET_SMALL)
        self._good.clicked.connect(self._show_good_practice)
        foot = QWidget()
        line = row(self._days, self._good, gap=16, margins=(32, 0, 24, 8))
        line.setStretch(0, 1)
        foot.setLayout(line)
        return foot

    def _keys(self) -> None:
        for key, act in (("A", self._answered_here), ("E", self._escalate_here), ("W", self._wait_here)):
            shortcut = QShortcut(QKeySequence(key), self._sides)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _fit(self) -> None:
        narrow = self.width() / theme.factor() < _BUTTON_BELOW
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._sides.setMinimumHeight(theme.px(_LEAST_HEIGHT))

    # Show

    def _ask(self) -> None:
        query = partial(
            board,
            today=self._desk.today(),
            bank_holidays=self._desk.bank_holidays,
            reason=board_words.chosen_reason(self._reason.value()),
            team=self._team.value() or None,
            mine=self._whose.value() == "mine",
        )
        self._desk.casework.ask(self, Question(query), then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & SHOWN:
            self._ask()

    def _show(self, found: Board) -> None:
        first_time, self._found = self._found is None, found
        self._cards = {card.concern_id: card for one in found.columns for card in one.cards}
        today, narrowed = self._desk.today(), bool(self._reason.value() or self._team.value())
        shown = board_words.board_words(found, today, self._desk.bank_holidays, narrowed=narrowed)
        self._show_filters(shown)
        self.board.show_columns(shown.columns)
        self._listed = False
        begun = board_words.begun_words(found.drafts)
        self._begun_words.show_words(begun)
        self._begun.setVisible(bool(begun))
        self._days.show_words(shown.days)
        self._good.say(shown.good_practice)
        self._good.setEnabled(bool(found.good_practice))
        self._say_nothing(shown.nothing)
        self._show_view()
        if first_time and self.isVisible() and self.window().focusWidget() in (None, self):
            self._take_keyboard()

    def _show_filters(self, shown: BoardWords) -> None:
        self._reason.show_choices(shown.reasons)
        self._team.show_choices(shown.teams)
        for field in (self._reason, self._team):
            if field.value() is None:
                field.set_value(board_words.ALL)
        self._team.setVisible(len(shown.teams) > 1)

    def _say_nothing(self, nothing: tuple[str, str] | None) -> None:
        layout = self._empty.layout()
        assert layout is not None, "made with one"
        while (item := layout.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        self._nothing = nothing is not None
        if nothing is not None:
            layout.addWidget(EmptyState(*nothing, picture=Avatar("tortoise", 56)))

    _nothing = False
    _listed = False

    def _show_view(self) -> None:
        as_list = self._view.value() == "list"
        if as_list and not self._listed and self._found is not None:
            # A manager's list is long: its rows are only measured where somebody looks at them.
            self._listed = True
            self.table.show_rows(board_words.list_rows(self._found, self._desk.today(), self._desk.bank_holidays))
        side = self._empty if self._nothing else self._list_side if as_list else self._scroller
        self._sides.setCurrentWidget(side)
        self.setFocusProxy(self.table if side is self._list_side else self.board if not self._nothing else self._whose)

    def _take_keyboard(self) -> None:
        proxy: QWidget | None = self.focusProxy()
        if proxy is not None:
            proxy.setFocus(Qt.FocusReason.OtherFocusReason)

    # Act

    def _current(self) -> UUID | None:
        key = self.table.current_key() if self._view.value() == "list" else self.board.current()
        return key if isinstance(key, UUID) else None

    def _open(self, concern_id: object) -> None:
        if isinstance(concern_id, UUID):
            self._desk.go(Place(Page.RESOLUTION, concern_id))

    def _answered_here(self) -> None:
        self._act_on(self._current(), Act.ANSWERED)

    def _escalate_here(self) -> None:
        self._act_on(self._current(), Act.ESCALATE)

    def _wait_here(self) -> None:
        self._act_on(self._current(), Act.WAIT)

    def _escalate(self, concern_id: object) -> None:
        self._act_on(concern_id, Act.ESCALATE)

    def _wait(self, concern_id: object) -> None:
        self._act_on(concern_id, Act.WAIT)

    def _act_on(self, concern_id: object, act: Act) -> None:
        """Open the panel of an act for an open concern."""
        from iro_desktop.ui.resolutions.act_panel import open_act  # noqa: PLC0415 - made when it is first wanted
        from iro_desktop.ui.resolutions.act_words import about_card  # noqa: PLC0415

        card = self._cards.get(concern_id) if isinstance(concern_id, UUID) else None
        if card is not None and self._found is not None:
            open_act(self._desk, act, about_card(card, self._found.ladder))

    def _raise(self) -> None:
        open_raising(self._desk, RaiseAbout())

    def _go_on(self) -> None:
        """With the one that was begun; of several, the officer chooses."""
        from iro_desktop.ui.resolutions.choosing import ChoosePanel  # noqa: PLC0415 - made when it is first wanted

        drafts = self._found.drafts if self._found is not None else ()

        def go_on(draft_id: UUID) -> None:
            open_raising(self._desk, RaiseAbout(draft_id=draft_id))

        if len(drafts) == 1:
            go_on(drafts[0].resolution_id)
        elif drafts:
            rows = board_words.draft_rows(drafts, self._desk.today())
            self._desk.show_panel(ChoosePanel("Begun, not started", rows, go_on), "Begun, not started")

    def _show_good_practice(self) -> None:
        from iro_desktop.ui.resolutions.choosing import ChoosePanel  # noqa: PLC0415 - made when it is first wanted

        if self._found is not None:
            rows = board_words.good_practice_rows(self._found, self._desk.today())
            self._desk.show_panel(ChoosePanel("Good practice this month", rows, self._open), "Good practice")
