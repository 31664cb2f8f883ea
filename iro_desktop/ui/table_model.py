"""One table model for every table: rows as they come from a query, and columns that put them in words."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, Self, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.shown import TagWords, Words, plain

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole cell, as the table's delegate paints it: a `Cell`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows."""

    words: Words
    below: Words = ""
    avatar: str | None = None
    icon: str | None = None
    tag: TagWords | None = None
    bold: bool = False
    right: bool = False

    @property
    def spoken(self) -> str:
        parts = (plain(self.words), plain(self.below), self.tag.words if self.tag else "")
        return ", ".join(part for part in parts if part)


class Comparable(Protocol):
    """What can be sorted: text, numbers, dates, tuples of them."""

    def __lt__(self, other: Self, /) -> bool: ...


def _nothing(_row: object) -> None:
    return None


def _no_words(_row: object) -> str:
    return ""


@dataclass(frozen=True)  # without slots: a frozen generic class with them cannot be made as Column[Row](...) in 3.11
class Column(Generic[Row]):
    """A heading, and pure functions that say what a row shows below it.

    `width` is in pixels at 100 % text; None takes what the others leave, and at most one column may. `sort_by` gives
    what the heading sorts by when it is clicked; without it the column cannot be sorted.
    """

    heading: str
    words: Callable[[Row], Words]
    below: Callable[[Row], Words] = _no_words
    avatar: Callable[[Row], str | None] = _nothing
    icon: Callable[[Row], str | None] = _nothing
    tag: Callable[[Row], TagWords | None] = _nothing
    sort_by: Callable[[Row], Comparable | None] | None = None
    width: int | None = None
    bold: bool = False
    right: bool = False

    def cell(self, row: Row) -> Cell:
        return Cell(
            self.words(row),
            self.below(row),
            self.avatar(row),
            self.icon(row),
            self.tag(row),
            self.bold,
            self.right,
        )


class TableModel(QAbstractTableModel, Generic[Row]):
    """A list of rows shown through columns. `key` tells which row is the same one after a change."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], Hashable] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show the rows through other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> list[Row]:
        return list(self._rows)

    def row_at(self, index: Index) -> Row | None:
        """The row an index stands in; None for an index that is none."""
        return self._rows[index.row()] if index.isValid() and 0 <= index.row() < len(self._rows) else None

    def key_at(self, index: Index) -> Hashable | None:
        row = self.row_at(index)
        return None if row is None or self._key is None else self._key(row)

    def index_of(self, key: Hashable) -> QModelIndex:
        """Where the row with this key stands now; an invalid index when it is gone."""
        if self._key is not None:
            for number, row in enumerate(self._rows):
                if self._key(row) == key:
                    return self.index(number, 0)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        row = self.row_at(index)
        if row is None or not 0 <= index.column() < len(self.columns):
            return None
        column = self.columns[index.column()]
        if role == CELL_ROLE:
            return column.cell(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(column.words(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {column.cell(row).spoken}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return self.columns[section].heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        """Sort by a column that can be; rows without a value come last either way."""
        if not 0 <= column < len(self.columns):
            return
        sort_by = self.columns[column].sort_by
        if sort_by is None:
            return
        valued = [(sort_by(row), row) for row in self._rows]
        known = [(value, row) for value, row in valued if value is not None]
        unknown = [row for value, row in valued if value is None]
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self.row_at(index) for index in before]
        known.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = [row for _value, row in known] + unknown
        places = {id(row): number for number, row in enumerate(self._rows)}
        after = [self.index(places[id(row)], index.column()) for row, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
