"""The board: its columns beside each other, or below each other where there is no room; walked by the arrow keys."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Label, Role, column
from iro_desktop.ui.kit.layouts import take_out
from iro_desktop.ui.resolutions.board_card import BoardCard
from iro_desktop.ui.resolutions.shown import CardWords, ColumnWords
from iro_desktop.ui.shown import Run
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.words import number

MOST_AT_FIRST = 8
"""Cards of one column shown at first: the others fold out. A manager's board may hold hundreds."""
_NARROWEST, _NARROWEST_EMPTY = 198, 96
"""Pixels at 100 % text that a column needs, and one without a card."""
_BETWEEN = 20


class BoardColumn(QWidget):
    """A heading with its count, who answers here, and the cards."""

    opened = Signal(object)
    escalate_wanted = Signal(object)
    wait_wanted = Signal(object)
    walked = Signal(object, QPoint)
    touched = Signal(object)
    """A card was pressed or reached: it is the current one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: ColumnWords | None = None
        self._all = False
        self.cards: list[BoardCard] = []
        self._title = Label("", Style.H3)
        self._below = Label("", Style.SMALL, Tone.SECONDARY)
        self._empty = Label("", Style.SMALL, Tone.SECONDARY)
        self._more = Button("", Role.QUIET_SMALL)
        self._more.clicked.connect(self._show_all)
        self._lines = column(gap=12)
        self.setLayout(column(self._title, self._below, 12, self._lines, self._empty, 8, self._more, None))

    def show_column(self, shown: ColumnWords) -> None:
        """Show these cards; those that are as before stay as they are, so that the keyboard keeps its place."""
        if self._shown is not None and self._shown.key != shown.key:
            self._all = False
        self._shown = shown
        count = number(len(shown.cards))
        self._title.show_words((f"{shown.title}  ", Run(count, bold=False, tone=Tone.SECONDARY)))
        self._title.setAccessibleName(f"{shown.title}, {count}")
        self._below.show_words(shown.below)
        self._below.setVisible(bool(shown.below))
        self._empty.show_words(shown.empty)
        self._empty.setVisible(not shown.cards)
        first = shown.cards if self._all else shown.cards[:MOST_AT_FIRST]
        self._show_cards(first)
        left = len(shown.cards) - len(first)
        self._more.say(f"Show {number(left)} more")
        self._more.setAccessibleDescription(shown.title)
        self._more.setVisible(left > 0)

    def _show_cards(self, shown: Sequence[CardWords]) -> None:
        before = {card.shown.concern_id: card for card in self.cards}
        after = []
        for one in shown:
            card = before.pop(one.concern_id, None)
            if card is not None and card.shown != one:
                self._let_go(card)
                card = None
            after.append(card or self._make(one))
        for card in before.values():
            self._let_go(card)
        for place, card in enumerate(after):
            self._lines.insertWidget(place, card)
            card.show()
        self.cards = after

    def _make(self, shown: CardWords) -> BoardCard:
        card = BoardCard(shown)
        key = shown.concern_id
        card.clicked.connect(partial(self.opened.emit, key))
        card.escalate_wanted.connect(partial(self.escalate_wanted.emit, key))
        card.wait_wanted.connect(partial(self.wait_wanted.emit, key))
        card.walked.connect(partial(self.walked.emit, key))
        card.reached.connect(partial(self.touched.emit, key))
        return card

    def _let_go(self, card: BoardCard) -> None:
        self._lines.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _show_all(self) -> None:
        self._all = True
        shown, first = self._shown, len(self.cards)
        if shown is not None:
            self.show_column(shown)
            if len(self.cards) > first:
                self.cards[first].setFocus(Qt.FocusReason.OtherFocusReason)


class BoardView(QWidget):
    """All columns. One card is current: Tab comes to it, the arrow keys go on from it."""

    opened = Signal(object)
    escalate_wanted = Signal(object)
    wait_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.columns: list[BoardColumn] = []
        self._current: UUID | None = None
        self._shares: tuple[int, ...] = ()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(_BETWEEN)
        self.setLayout(self._grid)
        self.setAccessibleName("Resolutions by stage")

    def show_columns(self, shown: Sequence[ColumnWords]) -> None:
        had_keyboard = any(card.hasFocus() for card in self._cards())
        while len(self.columns) < len(shown):
            self._add_column()
        for place, one in enumerate(self.columns):
            if place < len(shown):
                one.show_column(shown[place])
            one.setVisible(place < len(shown))
        self._count = len(shown)
        self._shares = ()
        self._arrange()
        self._make_current(self._current, focus=had_keyboard)

    def current(self) -> UUID | None:
        """The concern whose card is current; None on an empty board."""
        return self._current

    def choose(self, concern_id: UUID) -> None:
        """Make its card the current one."""
        self._make_current(concern_id, focus=False)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_grid"):
            self._shares = ()
            self._arrange()

    _count = 0

    def _add_column(self) -> None:
        # In here from the start: shown by itself it would become a window that takes the keyboard.
        made = BoardColumn(self)
        made.opened.connect(self.opened)
        made.escalate_wanted.connect(self.escalate_wanted)
        made.wait_wanted.connect(self.wait_wanted)
        made.walked.connect(self._walk)
        made.touched.connect(partial(self._make_current, focus=False))
        self.columns.append(made)

    def _arrange(self) -> None:
        """As many columns beside each other as have room for a card; the others follow below.

        Where all have room, those without a card are narrower.
        """
        count = self._count
        if not count:
            return
        shown = self.columns[:count]
        needs = [theme.px(_NARROWEST if one.cards else _NARROWEST_EMPTY) for one in shown]
        all_fit = sum(needs) + _BETWEEN * (count - 1) <= self.width()
        fit = count if all_fit else max(1, (self.width() + _BETWEEN) // (theme.px(_NARROWEST) + _BETWEEN))
        # Five where four fit look better as three and two than as four and one.
        lines = -(-count // min(fit, count))
        beside = -(-count // lines)
        shares = tuple(need if all_fit else 1 for need in needs[:beside])
        if shares == self._shares:
            return
        self._shares = shares
        take_out(self._grid)
        for place, one in enumerate(self.columns[:count]):
            self._grid.addWidget(one, place // beside, place % beside)
        for place in range(max(count, self._grid.columnCount())):
            self._grid.setColumnStretch(place, shares[place] if place < beside else 0)
        self.updateGeometry()

    def _cards(self) -> list[BoardCard]:
        return [card for one in self.columns[: self._count] for card in one.cards]

    def _make_current(self, concern_id: UUID | None, *, focus: bool) -> None:
        cards = self._cards()
        chosen = next((card for card in cards if card.shown.concern_id == concern_id), cards[0] if cards else None)
        self._current = chosen.shown.concern_id if chosen is not None else None
        for card in cards:
            card.make_stop(card is chosen)
        if chosen is None:
            return
        self.setFocusProxy(chosen)
        if focus:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, concern_id: object, step: QPoint) -> None:
        """From one card to its neighbour; empty columns are stepped over."""
        filled = [one.cards for one in self.columns[: self._count] if one.cards]
        for across, cards in enumerate(filled):
            for down, card in enumerate(cards):
                if card.shown.concern_id == concern_id:
                    there = filled[max(0, min(across + step.x(), len(filled) - 1))]
                    place = max(0, min(down + step.y(), len(there) - 1))
                    there[place].setFocus(Qt.FocusReason.OtherFocusReason)
                    return
