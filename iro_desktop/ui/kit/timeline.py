"""What happened with a child, newest first: a date, a mark on the line, a title, the child's own words."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.ground import Ground, draw_ground, ground_of, prepare_view
from iro_desktop.ui.kit.icons import BESIDE_WORDS, draw_icon
from iro_desktop.ui.kit.tag import draw_tag, tag_size
from iro_desktop.ui.kit.text import draw_words, height_of, lay_out, natural_width
from iro_desktop.ui.kit.voice import draw_voice, voice_height
from iro_desktop.ui.shown import Mark, Run, TimelineEntry, TimelineYear, Words
from iro_desktop.ui.tokens import Style, Tone

Entry = TimelineEntry | TimelineYear
Index = QModelIndex | QPersistentModelIndex

_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_DATE_WIDTH = 50
_BESIDE_MARK = 14.5
_BETWEEN = 14
_MARK = 11
_BATCH = 60
_SMALL_PICTURE = 64
_BETWEEN_PICTURES = 8


class TimelineModel(QAbstractListModel):
    """The entries of one timeline."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        if isinstance(self.entry(index.row()), TimelineYear):
            return Qt.ItemFlag.NoItemFlags  # a year is passed over by the arrow keys
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        found = self.entry(index.row()) if index.isValid() else None
        if found is None:
            return None
        if role == _ENTRY_ROLE:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.words if isinstance(found, TimelineYear) else found.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return found.spoken
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(found, TimelineEntry) and found.more:
            return f"{found.more}: M"
        return None


class TimelineView(QListView):
    """A timeline one can walk with the arrow keys; `opened` carries the key of the entry clicked or entered.

    An entry with a menu shows three dots at its right: they, the right button of the mouse, the menu key and M ask
    for it.
    """

    opened = Signal(object)
    more_wanted = Signal(object, object)
    """The key of an entry whose menu is wanted, and the point of the screen at which to show it."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        prepare_view(self, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Ten years are laid out a screenful at a time, so that the first appears at once.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self._model = TimelineModel(self)
        self.setModel(self._model)
        self.images: dict[Hashable, QImage] = {}
        self._pressed_at = QPoint()
        self._drawer = _EntryDelegate(self)
        self.setItemDelegate(self._drawer)
        self.clicked.connect(self._clicked)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries; the current one stays so if it is still there."""
        before = self.current_key()
        self._drawer.forget()
        self._model.show(entries)
        for number, entry in enumerate(entries):
            if before is not None and isinstance(entry, TimelineEntry) and entry.key == before:
                self.setCurrentIndex(self._model.index(number))

    def show_images(self, images: Mapping[Hashable, QImage]) -> None:
        """The images of the small pictures, by their keys, as they have come from the store."""
        self.images.update(images)
        self.viewport().update()

    def current_key(self) -> Hashable | None:
        found = self._model.entry(self.currentIndex().row())
        return found.key if isinstance(found, TimelineEntry) else None

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(120))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._drawer.forget()
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._drawer.forget()
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = self.current_key()
        if key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif event.key() == Qt.Key.Key_M and not event.modifiers():
            self._want_more(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        self._want_more(index, event.globalPos() if by_mouse else None)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        found = self._model.entry(index.row())
        if not isinstance(found, TimelineEntry):
            return
        if found.more and self._drawer.dots_in(QRectF(self.visualRect(index))).contains(self._pressed_at):
            self._want_more(index)
        else:
            self.opened.emit(found.key)

    def _want_more(self, index: QModelIndex, at: QPoint | None = None) -> None:
        found = self._model.entry(index.row())
        if isinstance(found, TimelineEntry) and found.more:
            below = self._drawer.dots_in(QRectF(self.visualRect(index))).bottomLeft().toPoint()
            self.more_wanted.emit(found.key, at or self.viewport().mapToGlobal(below))


class _EntryDelegate(QStyledItemDelegate):
    """Paints one entry or year."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[int, int], int] = {}

    def forget(self) -> None:
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        del option
        width = self._view.viewport().width()
        height = self._heights.get((index.row(), width))
        if height is None:
            height = self._heights[index.row(), width] = self._height_of(index.data(_ENTRY_ROLE), width)
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        found = index.data(_ENTRY_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(found, TimelineYear):
            self._draw_line(painter, rect)
            self._draw_date(painter, rect, Run(found.words, bold=True))
        elif isinstance(found, TimelineEntry):
            ground = ground_of(option, self._view)
            shown = Ground(chosen=False, hovered=ground.hovered and bool(found.key), focused=ground.focused)
            draw_ground(painter, rect.adjusted(0, 0, 0, -4), shown, hairline=False, on_desk=True)
            self._draw_line(painter, rect)
            self._draw_date(painter, rect, found.on)
            self._draw_mark(painter, rect, found)
            self._draw_words(painter, rect, found)
            self._draw_dots(painter, rect, found)
        painter.restore()

    def _height_of(self, found: object, width: int) -> int:
        if not isinstance(found, TimelineEntry):
            return theme.line_height(Style.BODY) + 6
        room = max(theme.px(80), int(width - self._text_at() - 8 - self._dots_width(found)))
        height = height_of(_title(found), Style.BODY, room)
        if found.tag and self._tag_below(found, room):
            height += tag_size(found.tag, room).height() + 4
        height += height_of(found.body, Style.BODY, room)
        height += sum(voice_height(said, room) + 6 for said in found.voice)
        if found.pictures:
            height += theme.px(_SMALL_PICTURE) + 6
        return height + _BETWEEN

    def dots_in(self, rect: QRectF) -> QRectF:
        """Where the three dots of an entry stand: a square at the right of its title."""
        side = theme.line_height(Style.BODY) + 4
        return QRectF(rect.right() - side - 4, rect.y(), side, side)

    def _dots_width(self, found: TimelineEntry) -> int:
        return theme.line_height(Style.BODY) + 12 if found.more else 0

    def _draw_dots(self, painter: QPainter, rect: QRectF, found: TimelineEntry) -> None:
        if found.more:
            side = theme.px(BESIDE_WORDS)
            place = QRectF(0, 0, side, side)
            place.moveCenter(self.dots_in(rect).center())
            draw_icon(painter, "ellipsis", theme.colour(Tone.SECONDARY), place)

    def _line_at(self) -> float:
        return theme.px(_DATE_WIDTH) + _BESIDE_MARK + theme.px(_MARK) / 2

    def _text_at(self) -> float:
        return self._line_at() + theme.px(_MARK) / 2 + _BESIDE_MARK

    def _draw_line(self, painter: QPainter, rect: QRectF) -> None:
        x = rect.x() + self._line_at()
        painter.fillRect(QRectF(x - 1, rect.y(), 2, rect.height()), QColor(theme.tokens().hairline))

    def _draw_date(self, painter: QPainter, rect: QRectF, words: Words) -> None:
        place = QRectF(rect.x(), rect.y() + 2, theme.px(_DATE_WIDTH), theme.line_height(Style.BODY))
        draw_words(painter, place, words, Style.BODY, Tone.SECONDARY, align=Qt.AlignmentFlag.AlignRight)

    def _draw_mark(self, painter: QPainter, rect: QRectF, found: TimelineEntry) -> None:
        now = theme.tokens()
        size = theme.px(_MARK)
        middle = QPointF(rect.x() + self._line_at(), rect.y() + 2 + theme.line_height(Style.BODY) / 2)
        box = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        ink = theme.colour(found.tone)
        open_mark = found.mark in (Mark.RING, Mark.SQUARE)
        painter.setPen(QPen(theme.colour(Tone.SECONDARY), 2) if open_mark else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.window) if open_mark else ink)
        if found.mark is Mark.TRIANGLE:
            grown = box.adjusted(-1, -1, 1, 1)
            corners = [grown.bottomLeft(), grown.bottomRight(), QPointF(middle.x(), grown.top())]
            painter.drawPolygon(QPolygonF(corners))
        elif found.mark is Mark.SQUARE:
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        else:
            inset = 1 if open_mark else 0
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))

    def _draw_words(self, painter: QPainter, rect: QRectF, found: TimelineEntry) -> None:
        left = rect.x() + self._text_at()
        room = max(theme.px(80), rect.width() - self._text_at() - 8 - self._dots_width(found))
        title = lay_out(_title(found), Style.BODY, room)
        top = rect.y() + 2
        title.draw(painter, left, top, Tone.TEXT)
        if found.tag:
            below = self._tag_below(found, room)
            size = tag_size(found.tag, int(room))
            across = left if below else left + title.width + 8
            down = top + title.height if below else top + (theme.line_height(Style.BODY) - size.height()) / 2
            draw_tag(painter, QRectF(across, down, size.width(), size.height()), found.tag)
            top += size.height() + 4 if below else 0
        top += title.height
        if found.body:
            top += draw_words(
                painter,
                QRectF(left, top, room, rect.height()),
                found.body,
                Style.BODY,
                Tone.SECONDARY,
                max_lines=None,
            )
        for said in found.voice:
            height = voice_height(said, room)
            draw_voice(painter, QRectF(left, top + 4, room, height), said)
            top += height + 6
        self._draw_pictures(painter, QRectF(left, top + 4, room, theme.px(_SMALL_PICTURE)), found)

    def _draw_pictures(self, painter: QPainter, room: QRectF, found: TimelineEntry) -> None:
        """As many as there is room for, side by side; a paper as a sheet with a corner of lines."""
        side, left = room.height(), room.x()
        for picture in found.pictures:
            if left + side > room.right():
                break
            box = QRectF(left, room.y(), side, side)
            image = self._view.images.get(picture.key)
            painter.setPen(QPen(QColor(theme.tokens().hairline), 1))
            painter.setBrush(QColor(theme.tokens().surface))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            if image is not None and not image.isNull():
                size = image.size().toSizeF().scaled(QSizeF(side - 4, side - 4), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRectF(QPointF(), size)
                place.moveCenter(box.center())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, image)
            elif picture.is_paper:
                icon = theme.px(BESIDE_WORDS)
                place = QRectF(0, 0, icon, icon)
                place.moveCenter(box.center())
                draw_icon(painter, "file-text", theme.colour(Tone.SECONDARY), place)
            left += side + _BETWEEN_PICTURES

    def _tag_below(self, found: TimelineEntry, room: float) -> bool:
        if found.tag is None:
            return False
        return natural_width(_title(found)) + 8 + tag_size(found.tag).width() > room


def _title(found: TimelineEntry) -> Words:
    parts: list[str | Run] = [Run(found.title, bold=found.strong)]
    if found.aside:
        parts.append(Run(f"  {found.aside}", bold=False, tone=Tone.SECONDARY, small=True))
    if found.folded_action:
        parts.append(Run(f"   {found.folded_action}", bold=True, tone=Tone.LINK, small=True))
    return tuple(parts)
