"""The sync centre: one button, one receipt, and the certainty between them."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.sync.receipt import Receipt
from iro_desktop.sync.round import Progress
from iro_desktop.sync.state import OfficeState
from iro_desktop.sync.wishes import WARNING_DAYS, SyncWishes, keep_sync_wishes
from iro_desktop.ui import theme, words
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import (
    Button,
    ChoiceField,
    DayBar,
    Label,
    Role,
    Scroller,
    Sheet,
    TableView,
    Tick,
    column,
    row,
    speaker,
)
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shown import Choice, DayBarWords, Run
from iro_desktop.ui.sync_centre import printing, viewmodel
from iro_desktop.ui.sync_centre.enrolling import EnrolForm
from iro_desktop.ui.sync_centre.page import SyncPage, sync_page
from iro_desktop.ui.sync_centre.parts import Heading, NeedsYouCard, Places, ReceiptSheet
from iro_desktop.ui.sync_centre.viewmodel import NeedsYou, ReceiptRow
from iro_desktop.ui.table_model import Column
from iro_desktop.ui.tokens import Style, Tone

_ONE_COLUMN_BELOW = 820
_STACKED_BELOW = 620
_RECEIPT_WIDTH = 312
_ROW_HEIGHT = 44
_ROWS_BEFORE_SCROLLING = 6


class SyncCentreScreen(Screen):
    """Shows where the work is and starts rounds. The button is never greyed because of the network: a try tells."""

    sidebar_place = "sync"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        del place
        self._desk = desk
        self._page: SyncPage | None = None
        self._state: OfficeState | None = None
        self._said: viewmodel.Headline | None = None
        self._asked_for = False
        self._newest: object = None
        self._needs_shown: tuple[NeedsYou, ...] = ()
        self._build()
        desk.sync.state_changed.connect(self._show_state)
        desk.sync.progressed.connect(self._show_progress)
        desk.sync.finished.connect(self._ended)
        desk.casework.saved.connect(self._ask)
        self._show_progress(desk.sync.progress())
        self._ask()
        desk.sync.refresh()

    def heading(self) -> Heading:
        return Heading(self._said or viewmodel.AT_FIRST)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._reflow()

    # Build

    def _build(self) -> None:
        self._enrol = EnrolForm()
        self._enrol_part = QWidget()
        self._enrol_part.setLayout(column(self._enrol, margins=(0, 12, 0, 0)))
        self._enrol.wanted.connect(self._make_known)
        self._enrol_part.hide()
        self._right = self._build_receipt()
        self._columns = row(self._build_left(), self._right, gap=28)
        self._columns.setStretch(0, 1)
        inside = QWidget()
        inside.setLayout(
            column(self._build_places(), self._enrol_part, 22, self._columns, None, margins=(32, 20, 32, 24))
        )
        self.setLayout(column(Scroller(inside, name="Sync centre")))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._sync)

    def _build_places(self) -> QWidget:
        self._places = Places()
        self._sync = Button("Sync now", Role.PRIMARY)
        self._sync.clicked.connect(self._sync_now)
        self._stop = Button("Stop", Role.MAIN)
        self._stop.clicked.connect(self._desk.sync.stop)
        self._stop.hide()
        self._buttons = row(self._sync, self._stop, gap=12)
        self._top = row(self._places, self._buttons, gap=24)
        self._top.setStretch(0, 1)
        self._bar = DayBar(DayBarWords(0.0), long_work=True)
        self._bar.hide()
        sheet = Sheet(self._top, self._bar, gap=12)
        sheet.body.setContentsMargins(24, 18, 24, 18)
        return sheet

    def _build_left(self) -> QWidget:
        self._needs_title = Label("Needs you", Style.H3)
        self._needs = column(gap=10)
        self._needs_part = QWidget()
        self._needs_part.setLayout(column(self._needs_title, 8, self._needs, 22))
        self._needs_part.hide()
        self._table: TableView[ReceiptRow] = TableView(
            "Receipts", _columns(), key=lambda line: line.key, row_height=_ROW_HEIGHT
        )
        self._table.chosen.connect(self._show_receipt)
        self._list = Sheet(self._table)
        self._no_receipts = Label("No receipts yet. The first sync leaves one.", tone=Tone.SECONDARY)
        self._by_itself = Tick("Sync by itself when connected")
        self._by_itself.edited.connect(self._keep_wishes)
        self._warn_after = ChoiceField("Warn me after", [Choice(str(days), words.days(days)) for days in WARNING_DAYS])
        self._warn_after.edited.connect(self._keep_wishes)
        warn = Label("Warn me after", tone=Tone.SECONDARY, wrap=False)
        warn.setBuddy(self._warn_after)
        self._wishes = row(self._by_itself, None, row(warn, self._warn_after, None, gap=12), gap=12)
        left = QWidget()
        left.setLayout(
            column(
                self._needs_part, Label("Receipts", Style.H3), 8, self._no_receipts, self._list, 16, self._wishes, None
            )
        )
        return left

    def _build_receipt(self) -> QWidget:
        self._receipt = ReceiptSheet()
        self._print = Button("Print this receipt", Role.QUIET, icon_name="printer")
        self._print.clicked.connect(self._print_receipt)
        self._copy = Button("Copy for the helpdesk", Role.QUIET, icon_name="copy")
        self._copy.clicked.connect(self._copy_receipt)
        right = QWidget()
        right.setLayout(
            column(
                Label("What was sent", Style.H3),
                8,
                self._receipt,
                8,
                row(self._print, None),
                row(self._copy, None),
                None,
            )
        )
        right.hide()
        return right

    def _reflow(self) -> None:
        narrow = self.width() / theme.factor() < _ONE_COLUMN_BELOW
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._right.setMaximumWidth(16_777_215 if narrow else theme.px(_RECEIPT_WIDTH))
        self._right.setMinimumWidth(0 if narrow else theme.px(_RECEIPT_WIDTH))
        cramped = self.width() / theme.factor() < _STACKED_BELOW
        for line in (self._top, self._wishes):
            line.setDirection(direction.TopToBottom if cramped else direction.LeftToRight)
        self._top.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft if cramped else Qt.AlignmentFlag.AlignVCenter)
        self._places.stack(stacked=cramped)
        self._fit_receipts()

    def _fit_receipts(self) -> None:
        """As high as its rows, up to a few: beyond them the list scrolls."""
        rows = min(self._table.model().rowCount(), _ROWS_BEFORE_SCROLLING)
        heights = sum(self._table.rowHeight(number) for number in range(rows))
        self._table.setFixedHeight(self._table.horizontalHeader().sizeHint().height() + heights + 2)

    # Show

    def _ask(self) -> None:
        self._desk.casework.ask(self, sync_page, then=self._show)

    def _show(self, page: SyncPage) -> None:
        self._page = page
        is_known = page.office is not None
        self._enrol_part.setVisible(not is_known)
        self._offer_to(stop=self._desk.sync.is_running())
        self.setFocusProxy(self._sync if is_known else self._enrol)
        self._places.show_counts(page.overview.where)
        self._show_needs(viewmodel.needs_you(page.overview, self._state.last_round if self._state else None))
        rows = viewmodel.receipt_rows(page.receipts, self._desk.clock())
        self._table.show_rows(rows)
        self._list.setVisible(bool(rows))
        self._no_receipts.setVisible(not rows)
        self._right.setVisible(bool(rows))
        if rows:
            # A new receipt is what one wants to read; until one comes, the chosen one stays chosen.
            if rows[0].key != self._newest:
                self._table.choose(rows[0].key)
            self._newest = rows[0].key
            self._show_receipt()
            self._fit_receipts()
        self._by_itself.set_value(page.wishes.by_itself)
        self._warn_after.set_value(str(page.wishes.warn_after_days))
        self._show_headline()

    def _show_needs(self, needs: tuple[NeedsYou, ...]) -> None:
        if needs == self._needs_shown:
            return  # the keyboard may be on one of the buttons
        self._needs_shown = needs
        while (item := self._needs.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        for one in needs:
            card = NeedsYouCard(one)
            card.wanted.connect(self._go_to)
            self._needs.addWidget(card)
        count = Run(str(len(needs)), bold=False, tone=Tone.SECONDARY)
        self._needs_title.show_words(("Needs you  ", count))
        self._needs_part.setVisible(bool(needs))

    def _show_state(self, state: OfficeState) -> None:
        self._state = state
        self._show_headline()

    def _show_progress(self, progress: Progress | None) -> None:
        self._bar.setVisible(progress is not None)
        self._offer_to(stop=progress is not None)
        if progress is not None:
            self._bar.show_bar(viewmodel.progress_bar(progress))
            self._ask()
        self._show_headline()

    def _offer_to(self, *, stop: bool) -> None:
        """Sync now, or stop while a round runs: the keyboard goes along."""
        shown, hidden = (self._stop, self._sync) if stop else (self._sync, self._stop)
        had_keyboard = hidden.hasFocus()
        shown.setVisible(self._page is None or self._page.office is not None)
        if had_keyboard:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()

    def _show_headline(self) -> None:
        if self._state is None or self._page is None:
            return
        said = viewmodel.headline(
            self._state,
            now=self._desk.clock(),
            is_known=self._page.office is not None,
            practise=self._page.practise,
            progress=self._desk.sync.progress(),
        )
        if said != self._said:
            self._said = said
            self.reheaded.emit()

    def _show_receipt(self, _key: object = None) -> None:
        paper = self._chosen_paper()
        if paper is not None:
            self._receipt.show_receipt(paper)

    def _chosen_paper(self) -> viewmodel.ReceiptPaper | None:
        chosen = self._table.table.row_at(self._table.currentIndex())
        if self._page is None or chosen is None:
            return None
        return viewmodel.receipt_paper(self._page.receipts, chosen.number, self._desk.clock(), self._page.office)

    # Act

    def _sync_now(self) -> None:
        self._asked_for = True
        self._desk.sync.sync_now()

    def _ended(self, receipt: Receipt) -> None:
        self._show_progress(None)
        self._ask()
        if self._asked_for:
            self._asked_for = False
            speaker.say(self, viewmodel.spoken(receipt))

    def _make_known(self, address: str, code: str) -> None:
        self._desk.sync.enrol(address, code, then=self._is_known, refused=self._enrol.show_problem)

    def _is_known(self) -> None:
        by_itself = self._page is not None and self._page.wishes.by_itself
        self._desk.say(viewmodel.known_now(by_itself=by_itself), ())
        self._ask()
        self._desk.sync.refresh()

    def _go_to(self, needs: NeedsYou) -> None:
        if needs.conflict_id is not None:
            self._desk.go(Place(Page.COMPARE, needs.conflict_id))
        elif needs.child_id is not None:
            self._desk.go(Place(Page.CHILD, needs.child_id))

    def _keep_wishes(self) -> None:
        chosen = self._warn_after.value()
        wishes = SyncWishes(self._by_itself.value(), int(chosen) if chosen else WARNING_DAYS[0])
        self._desk.casework.write(self, partial(keep_sync_wishes, wishes=wishes))

    def _print_receipt(self) -> None:
        paper = self._chosen_paper()
        if paper is not None:
            printing.print_text(self, paper.as_text())

    def _copy_receipt(self) -> None:
        paper = self._chosen_paper()
        if paper is not None:
            QGuiApplication.clipboard().setText(paper.as_text())
            self._desk.say("The receipt is copied: counts and times, nobody’s name.", ())


def _columns() -> list[Column[ReceiptRow]]:
    return [
        Column("When", lambda line: line.when, width=150),
        Column("Sent", lambda line: line.sent, width=96),
        Column("Received", lambda line: line.received, width=118),
        Column("At the office", lambda _line: "", tag=lambda line: line.state),
    ]
