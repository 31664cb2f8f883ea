"""The child's own words. Nothing else on screen looks like this."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.text import draw_words, height_of
from iro_desktop.ui.shown import VoiceWords
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.words import quoted

_BAR = 4
_LEFT, _TOP, _RIGHT, _BOTTOM = 18, 8, 14, 9


def voice_height(said: VoiceWords, width: float) -> int:
    """How high the block is at a width, in pixels. Words wrap; a child is never cut short."""
    inside = max(1.0, width - _LEFT - _RIGHT)
    height = _TOP + height_of(quoted(said.words), Style.VOICE, inside) + _BOTTOM
    return height + height_of(said.source, Style.SMALL, inside)


def draw_voice(painter: QPainter, rect: QRectF, said: VoiceWords) -> None:
    """Paint the plum bar, the tint, the words in curly quotes, and who and when below."""
    now = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(now.text) if now.edge_width > 1 else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.voice_tint))
    painter.drawPath(_ground(rect))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.voice))
    painter.drawRoundedRect(QRectF(rect.x(), rect.y(), _BAR, rect.height()), 2, 2)
    inside = QRectF(rect.x() + _LEFT, rect.y() + _TOP, rect.width() - _LEFT - _RIGHT, rect.height())
    height = draw_words(painter, inside, quoted(said.words), Style.VOICE, Tone.TEXT, max_lines=None)
    if said.source:
        inside.translate(QPointF(0, height))
        draw_words(painter, inside, said.source, Style.SMALL, Tone.SECONDARY, max_lines=None)
    painter.restore()


def _ground(rect: QRectF) -> QPainterPath:
    left, right = 2.0, 8.0
    path = QPainterPath(QPointF(rect.left() + left, rect.top()))
    path.lineTo(rect.right() - right, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + right))
    path.lineTo(rect.right(), rect.bottom() - right)
    path.quadTo(rect.bottomRight(), QPointF(rect.right() - right, rect.bottom()))
    path.lineTo(rect.left() + left, rect.bottom())
    path.quadTo(rect.bottomLeft(), QPointF(rect.left(), rect.bottom() - left))
    path.lineTo(rect.left(), rect.top() + left)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + left, rect.top()))
    return path


class VoiceBlock(QWidget):
    """A child's words as a widget. The words are shown exactly as said, in curly quotes added here."""

    def __init__(self, said: VoiceWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = said
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words(said)

    def show_words(self, said: VoiceWords) -> None:
        self._said = said
        self.setAccessibleName(f"{quoted(said.words)} {said.source}".strip())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return voice_height(self._said, width)

    def sizeHint(self) -> QSize:
        width = theme.px(360)
        return QSize(width, voice_height(self._said, width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(28) + _TOP + _BOTTOM)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        draw_voice(QPainter(self), QRectF(self.rect()), self._said)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()
