"""Lines that can be pressed: a topic of the agenda, a decision in the margin, the heading of a topic's notes."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.icons import IN_SMALL, draw_icon
from iro_desktop.ui.kit.text import draw_words, height_of, natural_width
from iro_desktop.ui.shown import Words, plain
from iro_desktop.ui.tokens import FIELD_RADIUS, Style, Tone

_DISC = 24
_GAP = 12
_PADDING = 12
_HIGH = 40


class _Line(QAbstractButton):
    """A button as wide as what it stands in and as high as its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self.updateGeometry)
        round_ring(self, FIELD_RADIUS)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = theme.px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(_DISC))

    def enterEvent(self, event: QEnterEvent, /) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()


class NumberedLine(_Line):
    """A number in a disc, the words, what stands below and at the right. Checkable ones show which is chosen."""

    def __init__(self, *, inset: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inset = _PADDING if inset else 0
        self._number = ""
        self._words: Words = ""
        self._below = ""
        self._done = False
        self._now = False
        # The chosen one is set in bold, which may take a line more.
        self.toggled.connect(lambda _: self.updateGeometry())

    def show_line(self, number: str, words: Words, *, below: str = "", done: bool = False, now: bool = False) -> None:
        """Show these words. A line that is done has a tick in place of its number; `now` is said on the chosen one."""
        self._number, self._words, self._below = number, words, below
        self._done, self._now = done, now
        said = ", ".join(part for part in (plain(words), below, "talked about" if done else "") if part)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int, /) -> int:
        room = self._room(width)
        words = self._words_height(room) + height_of(self._below, Style.SMALL, room)
        return max(theme.px(_HIGH) if self._inset else theme.px(_DISC), words + (2 * 8 if self._inset else 0))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(QPen(QColor(now.text)) if chosen and now.edge_width > 1 else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.accent_tint if chosen else now.raised))
            if self._inset:
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), FIELD_RADIUS, FIELD_RADIUS)
        room = self._room(self.width())
        words = self._words_height(room)
        top = (self.height() - words - height_of(self._below, Style.SMALL, room)) / 2
        line = theme.line_height(Style.BODY)
        self._draw_disc(painter, top + (line - theme.px(_DISC)) / 2, chosen=chosen)
        left = self._inset + theme.px(_DISC) + _GAP
        draw_words(painter, QRectF(left, top, room, words), self._words, Style.BODY, bold=chosen, max_lines=None)
        if self._below:
            below = QRectF(left, top + words, room, self.height())
            draw_words(painter, below, self._below, Style.SMALL, Tone.SECONDARY, max_lines=None)
        if chosen and self._now:
            width = natural_width("now", Style.SMALL, bold=True)
            small = theme.line_height(Style.SMALL)
            right = QRectF(self.width() - self._inset - width, top + (line - small) / 2, width + 2, small)
            draw_words(painter, right, "now", Style.SMALL, Tone.ACCENT, bold=True)

    def _words_height(self, room: int) -> int:
        return height_of(self._words, Style.BODY, room, bold=self.isChecked() or None)

    def _room(self, width: int) -> int:
        now = natural_width("now", Style.SMALL, bold=True) + 8 if self._now and self.isChecked() else 0
        return max(theme.px(60), width - 2 * self._inset - theme.px(_DISC) - _GAP - now)

    def _draw_disc(self, painter: QPainter, top: float, *, chosen: bool) -> None:
        now = theme.tokens()
        size = theme.px(_DISC)
        disc = QRectF(self._inset, top, size, size)
        tick = self._done and not chosen
        ground = now.accent if chosen else now.accent_tint if tick else now.raised
        ink = Tone.ON_ACCENT if chosen else Tone.ACCENT if tick else Tone.SECONDARY
        painter.setPen(QPen(QColor(now.text)) if now.edge_width > 1 else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(disc)
        if tick or not self._number:
            side = theme.px(IN_SMALL)
            aside = (size - side) / 2
            icon = "check" if tick else "plus"
            draw_icon(painter, icon, theme.colour(ink), disc.adjusted(aside, aside, -aside, -aside))
            return
        line = theme.line_height(Style.SMALL)
        number = QRectF(disc.x(), disc.center().y() - line / 2, size, line)
        draw_words(painter, number, self._number, Style.SMALL, ink, bold=True, align=Qt.AlignmentFlag.AlignHCenter)


class Disc(QWidget):
    """A number in a grey disc."""

    def __init__(self) -> None:
        super().__init__()
        self._number = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int) -> None:
        self._number = str(number)
        self.setAccessibleName(f"Decision {number}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(24))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.text)) if now.edge_width > 1 else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.raised))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        line = theme.line_height(Style.SMALL)
        place = QRectF(0, (self.height() - line) / 2, self.width(), line)
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_words(painter, place, self._number, Style.SMALL, Tone.SECONDARY, bold=True, align=middle)


class TopicHeading(_Line):
    """The heading above a topic's notes: dark while it is talked about or has notes, else grey and waiting.

    The keyboard chooses topics in the agenda; here only the mouse does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = ""
        self._waiting = False

    def show_heading(self, number: str, title: str, *, waiting: bool) -> None:
        """Show this heading; a waiting one is grey."""
        self._words = f"{number}  {title}" if number else title
        self._waiting = waiting
        self.setAccessibleName(title)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int, /) -> int:
        return height_of(self._words, Style.H3, width, bold=True)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        tone = Tone.SECONDARY if self._waiting and not self.underMouse() else Tone.TEXT
        place = QRectF(self.rect())
        draw_words(QPainter(self), place, self._words, Style.H3, tone, bold=not self._waiting, max_lines=None)
