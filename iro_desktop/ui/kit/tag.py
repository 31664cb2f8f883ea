"""A tag: a short fact on a tinted ground."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.icons import IN_SMALL, draw_icon
from iro_desktop.ui.kit.text import draw_words, lay_out, natural_width
from iro_desktop.ui.shown import TagWords
from iro_desktop.ui.tokens import FIELD_RADIUS, Style

_PADDING = 8
_ICON_GAP = 6


def tag_size(tag: TagWords, width: int | None = None) -> QSize:
    """The size of a tag in pixels; within `width` its words go on in further lines."""
    beside = theme.px(IN_SMALL) + _ICON_GAP if tag.icon else 0
    wanted = natural_width(tag.words, Style.SMALL) + beside + 2 * _PADDING
    if width is None or wanted <= width:
        return QSize(wanted, theme.px(24))
    laid = lay_out(tag.words, Style.SMALL, max(1, width - beside - 2 * _PADDING))
    return QSize(width, laid.height + theme.px(4))


def draw_tag(painter: QPainter, rect: QRectF, tag: TagWords, *, ground: str | None = None) -> None:
    """Paint a tag. `ground` replaces its tint where that would not show, as on a row that has the keyboard."""
    now = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(now.text) if now.edge_width > 1 else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground or now.tint(tag.tone)))
    painter.drawRoundedRect(rect, FIELD_RADIUS, FIELD_RADIUS)
    left = rect.x() + _PADDING
    if tag.icon:
        side = theme.px(IN_SMALL)
        draw_icon(
            painter,
            tag.icon,
            theme.colour(tag.tone),
            QRectF(left, rect.y() + (theme.px(24) - side) / 2, side, side),
        )
        left += side + _ICON_GAP
    words = QRectF(left, rect.y() + theme.px(2), rect.right() - _PADDING - left + 1, rect.height())
    draw_words(painter, words, tag.words, Style.SMALL, tag.tone, max_lines=None)
    painter.restore()


class Tag(QWidget):
    """A tag as a widget, for headings and flows."""

    def __init__(self, tag: TagWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = tag
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_tag(tag)

    def show_tag(self, tag: TagWords) -> None:
        self._tag = tag
        self.setAccessibleName(tag.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return tag_size(self._tag)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(120)), theme.px(24))

    def heightForWidth(self, width: int, /) -> int:
        return tag_size(self._tag, width).height()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        draw_tag(QPainter(self), QRectF(self.rect()), self._tag)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()
