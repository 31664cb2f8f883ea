"""Lists of two-line rows: a picture, the name of the thing, a line below, a tag or words at the right."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.avatar import IN_ROW, draw_avatar
from iro_desktop.ui.kit.day_bar import BAR_HEIGHT, draw_bar
from iro_desktop.ui.kit.ground import Ground, draw_ground, ground_of, prepare_view
from iro_desktop.ui.kit.icons import BESIDE_WORDS, draw_icon
from iro_desktop.ui.kit.tag import draw_tag, tag_size
from iro_desktop.ui.kit.text import draw_words, height_of, lay_out, natural_width
from iro_desktop.ui.shown import RowWords, plain
from iro_desktop.ui.tokens import Style, Tone

ROW_HEIGHT = 56
_GAP = 12
_ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowWords] = []

    def show(self, rows: Sequence[RowWords]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> list[RowWords]:
        return list(self._rows)

    def rowCount(self, parent: Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.spoken}, {index.row() + 1} of {len(self._rows)}"
        return None


class RowsView(QListView):
    """A list one can walk with the arrow keys. Words wrap and rows grow; nothing is cut at 200 % text.

    `chosen` carries the key of the row that became the current one, `opened` of the one that was clicked, or on which
    Enter was pressed. `fits` True makes the list as high as its rows, for lists that scroll with their page.
    """

    chosen = Signal(object)
    opened = Signal(object)
    ticked = Signal(object)
    """The tick box of a row was clicked, or Space pressed on it: carries the row's key."""

    def __init__(
        self,
        name: str,
        *,
        on_desk: bool = True,
        fits: bool = False,
        padding: int = 0,
        row_height: int = ROW_HEIGHT,
        avatar_size: int = IN_ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        prepare_view(self, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fits = fits
        if fits:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._model = RowsModel(self)
        self.setModel(self._model)
        self._drawer = _RowDelegate(
            self, on_desk=on_desk, padding=padding, row_height=row_height, avatar_size=avatar_size
        )
        self.setItemDelegate(self._drawer)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(self._clicked)
        self._silent = False

    def show_rows(self, rows: Sequence[RowWords]) -> None:
        """Show these rows; the chosen one stays chosen, without a signal, if it is still there."""
        before = self.current_key()
        self._silent = True
        self._model.show(rows)
        self.choose(before)
        self._silent = False
        self.updateGeometry()

    def rows(self) -> list[RowWords]:
        return self._model.rows()

    def current_key(self) -> Hashable | None:
        index = self.currentIndex()
        return self._model.rows()[index.row()].key if index.isValid() else None

    def choose(self, key: Hashable | None) -> bool:
        """Make the row with this key the current one; False when there is none."""
        for number, row in enumerate(self._model.rows()):
            if key is not None and row.key == key:
                self.setCurrentIndex(self._model.index(number))
                return True
        return False

    def hasHeightForWidth(self) -> bool:
        return self._fits

    def heightForWidth(self, width: int, /) -> int:
        return sum(self._drawer.height_of(row, width) for row in self._model.rows())

    def sizeHint(self) -> QSize:
        width = theme.px(280)
        return QSize(width, self.heightForWidth(max(width, self.width())) if self._fits else theme.px(ROW_HEIGHT) * 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height() if self._fits else theme.px(ROW_HEIGHT))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._fits and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = self.current_key()
        if key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif key is not None and event.key() == Qt.Key.Key_Space and self._has_tick(key):
            self.ticked.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            row = self._model.rows()[index.row()]
            if row.ticked is not None and event.position().x() < theme.px(24) + _GAP:
                self.ticked.emit(row.key)
                return
        super().mouseReleaseEvent(event)

    def _has_tick(self, key: Hashable) -> bool:
        return any(row.key == key and row.ticked is not None for row in self._model.rows())

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._silent:
            self.chosen.emit(self._model.rows()[current.row()].key)

    def _clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows()[index.row()].key)


class _RowDelegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, view: RowsView, *, on_desk: bool, padding: int, row_height: int, avatar_size: int) -> None:
        super().__init__(view)
        self._view = view
        self._on_desk = on_desk
        self._padding = padding
        self._row_height = row_height
        self._avatar_size = avatar_size

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        del option
        width = self._view.viewport().width()
        row = index.data(_ROW_ROLE)
        return QSize(width, self.height_of(row, width) if isinstance(row, RowWords) else 0)

    def height_of(self, row: RowWords, width: int) -> int:
        """The height of a row at a width, in pixels."""
        room = self._room(row, width)
        words = height_of(row.title, _title_style(row), room, bold=True) + height_of(row.below, Style.SMALL, room)
        if self._tag_goes_below(row, width) and row.tag:
            words += tag_size(row.tag, room).height() + 4
        bar = 6 + BAR_HEIGHT if row.bar else 0
        picture = theme.px(self._avatar_size) if row.avatar or row.icon else 0
        return max(theme.px(self._row_height), max(words, picture) + bar + 2 * 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        row = index.data(_ROW_ROLE)
        if not isinstance(row, RowWords):
            return
        rect = QRectF(option.rect)
        ground = ground_of(option, self._view)
        last = index.row() == self._view.model().rowCount() - 1
        draw_ground(painter, rect, ground, hairline=not last, on_desk=self._on_desk)
        room = self._room(row, option.rect.width())
        left = rect.x() + self._inset() + self._draw_picture(painter, row, rect)
        right = rect.right() - self._inset()
        self._draw_right(painter, row, rect, ground)
        title = lay_out(row.title, _title_style(row), room, bold=True)
        below = lay_out(row.below, Style.SMALL, room) if plain(row.below) else None
        height = title.height + (below.height if below else 0) + (6 + BAR_HEIGHT if row.bar else 0)
        under = tag_size(row.tag, room) if row.tag and self._tag_goes_below(row, option.rect.width()) else None
        height += under.height() + 4 if under else 0
        top = rect.y() + (rect.height() - height) / 2
        title.draw(painter, left, top, Tone.TEXT)
        top += title.height
        if below:
            below.draw(painter, left, top, ground.ink(Tone.SECONDARY))
            top += below.height
        if under and row.tag:
            draw_tag(painter, QRectF(left, top + 2, under.width(), under.height()), row.tag, ground=ground.tag_ground())
            top += under.height() + 4
        if row.bar:
            draw_bar(painter, QRectF(left, top + 6, right - left, BAR_HEIGHT), row.bar)

    def _inset(self) -> int:
        return self._padding

    def _picture_width(self, row: RowWords) -> int:
        width = theme.px(24) + _GAP if row.ticked is not None else 0
        if row.avatar or row.icon:
            width += theme.px(self._avatar_size) + _GAP
        return width

    def _right_width(self, row: RowWords) -> int:
        words = max(
            natural_width(row.right) if plain(row.right) else 0,
            natural_width(row.right_below, Style.SMALL) if plain(row.right_below) else 0,
        )
        tag = tag_size(row.tag).width() if row.tag else 0
        return max(words, tag) + _GAP if words or tag else 0

    def _tag_goes_below(self, row: RowWords, width: int) -> bool:
        free = width - 2 * self._inset() - self._picture_width(row)
        return row.tag is not None and free - self._right_width(row) < theme.px(150)

    def _room(self, row: RowWords, width: int) -> int:
        free = width - 2 * self._inset() - self._picture_width(row)
        beside = 0 if self._tag_goes_below(row, width) else self._right_width(row)
        return max(theme.px(60), free - beside)

    def _draw_picture(self, painter: QPainter, row: RowWords, rect: QRectF) -> int:
        now = theme.tokens()
        left = rect.x() + self._inset()
        bar = 6 + BAR_HEIGHT if row.bar else 0
        if row.ticked is not None:
            side = theme.px(18)
            box = QRectF(left, rect.y() + (rect.height() - side) / 2, side, side)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(now.accent if row.ticked else now.field_edge))
            painter.setBrush(QColor(now.accent if row.ticked else now.surface))
            painter.drawRoundedRect(box, 4, 4)
            painter.restore()
            if row.ticked:
                draw_icon(painter, "check", theme.colour(Tone.ON_ACCENT), box.adjusted(1, 1, -1, -1))
            left += theme.px(24) + _GAP
        size = theme.px(self._avatar_size)
        top = rect.y() + (rect.height() - bar - size) / 2
        if row.avatar:
            draw_avatar(painter, row.avatar, left, top, size)
        elif row.icon:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.raised))
            painter.drawEllipse(QRectF(left, top, size, size))
            painter.restore()
            inset = (size - theme.px(BESIDE_WORDS)) / 2
            side = theme.px(BESIDE_WORDS)
            draw_icon(painter, row.icon, theme.colour(Tone.SECONDARY), QRectF(left + inset, top + inset, side, side))
        return self._picture_width(row)

    def _draw_right(self, painter: QPainter, row: RowWords, rect: QRectF, ground: Ground) -> None:
        if row.tag and not self._tag_goes_below(row, round(rect.width())):
            size = tag_size(row.tag)
            place = QRectF(
                rect.right() - self._inset() - size.width(),
                rect.y() + (rect.height() - size.height()) / 2,
                size.width(),
                size.height(),
            )
            draw_tag(painter, place, row.tag, ground=ground.tag_ground())
            return
        lines = [(row.right, Style.BODY), (row.right_below, Style.SMALL)]
        shown = [(words, style) for words, style in lines if plain(words)]
        top = rect.y() + (rect.height() - sum(theme.line_height(style) for _words, style in shown)) / 2
        for words, style in shown:
            width = natural_width(words, style)
            place = QRectF(rect.right() - self._inset() - width, top, width + 2, theme.line_height(style))
            draw_words(painter, place, words, style, ground.ink(Tone.SECONDARY))
            top += theme.line_height(style)


def _title_style(row: RowWords) -> Style:
    return Style.H3 if row.heading else Style.BODY
