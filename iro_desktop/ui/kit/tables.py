"""Tables: one row a child or a receipt, headings that sort, cells with pictures, two lines and tags."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from iro_desktop.ui import theme
from iro_desktop.ui.kit.avatar import IN_ROW, draw_avatar
from iro_desktop.ui.kit.ground import draw_ground, ground_of, prepare_view
from iro_desktop.ui.kit.icons import BESIDE_WORDS, draw_icon
from iro_desktop.ui.kit.tag import draw_tag, tag_size
from iro_desktop.ui.kit.text import height_of, lay_out
from iro_desktop.ui.shown import plain
from iro_desktop.ui.table_model import CELL_ROLE, Cell, Column, TableModel
from iro_desktop.ui.tokens import Style, Tone

ROW_HEIGHT = 56
_PADDING = 16
_GAP = 12
_FITTED_AT_ONCE = 60
"""Rows whose height is measured in one go: more than a window shows. The rest follows between events."""
Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


class TableView(QTableView, Generic[Row]):
    """Shows rows through columns. `chosen` and `opened` carry the key of a row, as in `RowsView`.

    One click on a row chooses it, a double click or Enter opens it. Columns are as wide as they say, grown with the
    letters; where the window is narrower, cells wrap and rows grow.
    """

    chosen = Signal(object)
    opened = Signal(object)
    rearranged = Signal(tuple)
    """The headings in the order to which one of them was dragged."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], Hashable],
        row_height: int = ROW_HEIGHT,
        sorts: bool = False,
        moves: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        prepare_view(self, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self._least_height = row_height
        self._silent = False
        self._hovered = -1
        self._fitted = 0
        """How many rows from the top have the height that their words need."""
        self._fit_more = QTimer(self)
        self._fit_more.setInterval(0)
        self._fit_more.timeout.connect(self._fit_next_rows)
        self.entered.connect(self._hover)
        self.table: TableModel[Row] = TableModel(columns, key=key, parent=self)
        self.setModel(self.table)
        self.setItemDelegate(_CellDelegate(self))
        self._headings(sorts=sorts, moves=moves)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(self._opened_at)
        self.table.layoutChanged.connect(self._fit_rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one stays chosen, without a signal, if it is still there."""
        before = self.current_key()
        self._silent = True
        self.table.show(rows)
        self._fit_rows()
        if before is not None:
            self.choose(before)
        self._silent = False

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show the rows through other columns; the chosen row stays chosen. Sorting starts afresh."""
        before = self.current_key()
        self._silent = True
        across = self.horizontalHeader()
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for logical in range(across.count()):
            across.moveSection(across.visualIndex(logical), logical)
        self.table.show_columns(columns)
        self._fit_columns()
        if before is not None:
            self.choose(before)
        self._silent = False

    def current_key(self) -> Hashable | None:
        return self.table.key_at(self.currentIndex())

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key the current one; False when there is none."""
        index = self.table.index_of(key)
        if index.isValid():
            while self._fitted <= index.row():  # what lies above has its height: the row stays where it is shown
                self._fit_next_rows()
            self.setCurrentIndex(index)
        return index.isValid()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = self.current_key()
        if key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        else:
            super().keyPressEvent(event)

    def hovered_row(self) -> int:
        """The row under the mouse, which lights up as a whole; -1 for none."""
        return self._hovered

    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._fit_columns()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(36 + ROW_HEIGHT))

    def _headings(self, *, sorts: bool, moves: bool) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setAccessibleName(f"{self.accessibleName()}, headings")
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        if moves:
            across.setSectionsMovable(True)
            across.setFirstSectionMovable(False)
            # Once the drag is over: the columns are not laid out anew under the mouse.
            across.sectionMoved.connect(self._moved, Qt.ConnectionType.QueuedConnection)
        if sorts:
            across.setSectionsClickable(True)
            across.setSortIndicatorShown(True)
            across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            across.sortIndicatorChanged.connect(self.table.sort)

    def _fit_columns(self) -> None:
        headings = [self.horizontalHeader().sectionSizeFromContents(n).width() for n in range(len(self.table.columns))]
        widths = [
            max(theme.px(column.width), headings[number]) if column.width else 0
            for number, column in enumerate(self.table.columns)
        ]
        free = self.viewport().width()
        stretchy = widths.count(0)
        spare = free - sum(widths)
        if stretchy:
            least = theme.px(140)
            widths = [width or max(least, spare // stretchy) for width in widths]
        if sum(widths) > free > 0:
            # Where the window is too narrow every column gives way alike, down to its heading; words wrap.
            floor = headings if sum(headings) < free else [0] * len(headings)
            share = (free - sum(floor)) / max(1, sum(widths) - sum(floor))
            widths = [int(low + (width - low) * share) for low, width in zip(floor, widths, strict=True)]
        elif not stretchy and widths:
            widths[-1] += spare
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give every row the height that its words need: those in sight at once, the others when nothing else waits."""
        self.verticalHeader().setDefaultSectionSize(theme.px(self._least_height))
        self._fitted = 0
        self._fit_next_rows()

    def _fit_next_rows(self) -> None:
        least = theme.px(self._least_height)
        widths = [self.columnWidth(number) for number in range(len(self.table.columns))]
        rows = self.table.rows()[self._fitted : self._fitted + _FITTED_AT_ONCE]
        for number, row in enumerate(rows, start=self._fitted):
            cells = zip(self.table.columns, widths, strict=True)
            tallest = max((_cell_height(column.cell(row), width) for column, width in cells), default=0)
            self.setRowHeight(number, max(least, tallest))
        self._fitted += _FITTED_AT_ONCE
        if self._fitted < self.table.rowCount():
            self._fit_more.start()
        else:
            self._fit_more.stop()

    def _moved(self) -> None:
        across = self.horizontalHeader()
        order = [across.logicalIndex(place) for place in range(across.count())]
        if order != sorted(order):
            self.rearranged.emit(tuple(self.table.columns[logical].heading for logical in order))

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self._hovered:
            self._hovered = index.row()
            self.viewport().update()

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = self.table.key_at(current)
        if key is not None and not self._silent:
            self.chosen.emit(key)

    def _opened_at(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.key_at(index))


def _beside(cell: Cell) -> int:
    if cell.avatar:
        return theme.px(IN_ROW) + _GAP
    return theme.px(BESIDE_WORDS) + 6 if cell.icon else 0


def _cell_height(cell: Cell, width: int) -> int:
    """How high a cell must be at a width, in pixels."""
    room = max(theme.px(40), width - _PADDING - 8 - _beside(cell))
    height = height_of(cell.words, Style.BODY, room, bold=cell.bold or None) + height_of(cell.below, Style.SMALL, room)
    height += tag_size(cell.tag, room).height() if cell.tag else 0
    return height + 2 * 6


class _CellDelegate(QStyledItemDelegate):
    """Paints one cell."""

    # Painting asks nothing of the rows' type, whatever it is.
    def __init__(self, view: TableView[Any]) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        rect = QRectF(option.rect)
        view = self._view
        current = index.row() == view.currentIndex().row()
        if current:
            option.state |= QStyle.StateFlag.State_HasFocus
        ground = replace(ground_of(option, view), hovered=index.row() == view.hovered_row())
        whole = QRectF(0, rect.y(), view.viewport().width(), rect.height())
        last = index.row() == view.model().rowCount() - 1
        painter.save()
        painter.setClipRect(rect)
        draw_ground(painter, whole, ground, hairline=not last, on_desk=False)
        painter.restore()
        left = rect.x() + _PADDING
        room = max(theme.px(40), rect.width() - _PADDING - 8 - _beside(cell))
        self._draw_picture(painter, cell, left, rect)
        left += _beside(cell)
        align = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        words = below = None
        if plain(cell.words):
            words = lay_out(cell.words, Style.BODY, room, bold=cell.bold or None, align=align)
        if plain(cell.below):
            below = lay_out(cell.below, Style.SMALL, room, align=align)
        tag = tag_size(cell.tag, int(room)) if cell.tag else None
        height = sum(part.height for part in (words, below) if part) + (tag.height() if tag else 0)
        top = rect.y() + (rect.height() - height) / 2
        if words:
            words.draw(painter, left, top, Tone.TEXT if cell.bold or below else ground.ink(Tone.SECONDARY))
            top += words.height
        if below:
            below.draw(painter, left, top, ground.ink(Tone.SECONDARY))
            top += below.height
        if tag and cell.tag:
            draw_tag(painter, QRectF(left, top, tag.width(), tag.height()), cell.tag, ground=ground.tag_ground())

    def _draw_picture(self, painter: QPainter, cell: Cell, left: float, rect: QRectF) -> None:
        if cell.avatar:
            size = theme.px(IN_ROW)
            draw_avatar(painter, cell.avatar, left, rect.y() + (rect.height() - size) / 2, size)
        elif cell.icon:
            size = theme.px(BESIDE_WORDS)
            place = QRectF(left, rect.y() + (rect.height() - size) / 2, size, size)
            draw_icon(painter, cell.icon, theme.colour(Tone.SECONDARY), place)
