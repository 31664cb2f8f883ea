"""One card of the board: who, what, who was asked and when, and how many days are gone. Painted as one piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit import Button, FlowLayout, Role
from iro_desktop.ui.kit.avatar import IN_ROW, draw_avatar
from iro_desktop.ui.kit.day_bar import BAR_HEIGHT, draw_bar
from iro_desktop.ui.kit.text import Laid, lay_out, natural_width
from iro_desktop.ui.kit.voice import draw_voice, voice_height
from iro_desktop.ui.resolutions.shown import CardWords
from iro_desktop.ui.shown import DayBarWords, Run
from iro_desktop.ui.tokens import CARD_RADIUS, Style, Tone

_SIDE, _TOP = 16, 14
_BESIDE_PICTURE = 12
_BEHIND = 12
"""How far the picture of a second child lies behind that of the first."""
_MOST_PICTURES = 3
_LONGEST_HEADLINE = 4
"""Lines of a headline; the whole stands on the card's own page."""
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


@dataclass(frozen=True, slots=True)
class _Line:
    """Words at a place of the card."""

    laid: Laid
    x: float
    y: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class _Drawing:
    """All that is painted at one width, and how high it is."""

    lines: tuple[_Line, ...]
    bar_top: float | None
    voice: QRectF | None
    height: int
    """Without the buttons and the edge below them."""


class BoardCard(QAbstractButton):
    """Opened by a click or Enter; the arrow keys go on to its neighbours. Only the card that is current is a stop."""

    walked = Signal(QPoint)
    """An arrow key: one column to the side, or one card up or down."""
    escalate_wanted = Signal()
    wait_wanted = Signal()
    reached = Signal()
    """The keyboard came to it, or the mouse."""

    def __init__(self, shown: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self._drawn: dict[tuple[int, float], _Drawing] = {}
        self.setAccessibleName(shown.spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        round_ring(self, CARD_RADIUS)
        self._buttons: list[Button] = []
        self._acts = self._build_acts() if shown.late else None
        self.make_stop(False)

    def make_stop(self, stop: bool) -> None:
        """Whether Tab comes here: to one card of the board, and from it to its buttons."""
        reached = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        for part in (self, *self._buttons):
            part.setFocusPolicy(reached)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        height = self._draw_at(width).height + _TOP
        return height + 10 + self._acts_height(width) if self._acts is not None else height

    def sizeHint(self) -> QSize:
        width = theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.px(60))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self._acts is not None:
            top = self._draw_at(self.width()).height + 10
            width = self.width() - 2 * _SIDE
            self._acts.setGeometry(_SIDE, top, width, self._acts_height(self.width()))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self.walked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._drawn.clear()
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent, /) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.secondary if self.underMouse() else now.hairline), now.edge_width))
        painter.setBrush(QColor(now.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        drawing = self._draw_at(self.width())
        size = theme.px(IN_ROW)
        pictures = self.shown.animals[:_MOST_PICTURES]
        for place in range(len(pictures) - 1, -1, -1):
            draw_avatar(painter, pictures[place], _SIDE + place * (size - _BEHIND), _TOP, size)
        for line in drawing.lines:
            line.laid.draw(painter, line.x, line.y, line.tone)
        if drawing.bar_top is not None and self.shown.bar is not None:
            room = self.width() - 2 * _SIDE
            draw_bar(painter, QRectF(_SIDE, drawing.bar_top, room, BAR_HEIGHT), self.shown.bar)
        if drawing.voice is not None and self.shown.said is not None:
            draw_voice(painter, drawing.voice, self.shown.said)

    def _build_acts(self) -> QWidget:
        """What to do about an answer that has not come: real buttons, for mouse, voice and ears."""
        if self.shown.escalate_words:
            escalate = Button("Escalate", Role.SMALL)
            escalate.setAccessibleDescription(f"{self.shown.escalate_words}, {self.shown.who}")
            escalate.setToolTip(f"{self.shown.escalate_words} (E)")
            escalate.clicked.connect(self.escalate_wanted)
            self._buttons.append(escalate)
        wait = Button("Wait until…", Role.QUIET_SMALL)
        wait.setAccessibleDescription(f"before the next stage, {self.shown.who}")
        wait.setToolTip("Wait until a day, for a reason (W)")
        wait.clicked.connect(self.wait_wanted)
        self._buttons.append(wait)
        acts = QWidget(self)
        acts.setLayout(FlowLayout(*self._buttons, gap=8, line_gap=4))
        return acts

    def _acts_height(self, width: int) -> int:
        layout = self._acts.layout() if self._acts is not None else None
        return layout.heightForWidth(width - 2 * _SIDE) if layout is not None else 0

    def _draw_at(self, width: int) -> _Drawing:
        """Qt asks for heights at a few widths, many times each, before it settles on one."""
        known = self._drawn.get((width, theme.factor()))
        if known is None:
            known = self._drawn[width, theme.factor()] = self._lay_out(width)
        return known

    def _lay_out(self, width: int) -> _Drawing:
        shown, room = self.shown, max(1, width - 2 * _SIDE)
        size = theme.px(IN_ROW)
        pictures = len(shown.animals[:_MOST_PICTURES])
        beside = size + (pictures - 1) * (size - _BEHIND) + _BESIDE_PICTURE if pictures else 0
        lines: list[_Line] = []
        name = lay_out(shown.who, Style.BODY, room - beside, bold=True)
        says = lay_out(shown.headline, Style.BODY, room - beside, max_lines=_LONGEST_HEADLINE)
        lines += [
            _Line(name, _SIDE + beside, _TOP, Tone.TEXT),
            _Line(says, _SIDE + beside, _TOP + name.height, Tone.TEXT),
        ]
        top: float = _TOP + max(size, name.height + says.height)
        if shown.asked:
            asked = lay_out(shown.asked, Style.SMALL, room)
            lines.append(_Line(asked, _SIDE, top + 8, Tone.SECONDARY))
            top += 8 + asked.height
        bar_top = None
        if shown.bar is not None:
            lines += _days(shown.bar, room, top + 4)
            bar_top = max(line.y + line.laid.height for line in lines) + 6
            top = bar_top + BAR_HEIGHT
        for place, (words, tone) in enumerate(shown.further):
            laid, gap = lay_out(words, Style.SMALL, room), 4 if place else 8
            lines.append(_Line(laid, _SIDE, top + gap, tone))
            top += gap + laid.height
        voice = None
        if shown.said is not None:
            voice = QRectF(_SIDE, top + 12, room, voice_height(shown.said, room))
            top = voice.bottom()
        return _Drawing(tuple(lines), bar_top, voice, round(top))


def _days(bar: DayBarWords, room: int, top: float) -> Iterator[_Line]:
    """“Day 4 of 10” and “by Fri 20 March”: beside each other, or below where there is no room."""
    tone = Tone.ATTENTION if bar.attention else Tone.TEXT
    day = Run(bar.words, bold=bar.attention)
    fits = natural_width(day, Style.SMALL) + natural_width(bar.until, Style.SMALL) + 12 <= room
    yield _Line(lay_out(day, Style.SMALL, room), _SIDE, top, tone)
    if not bar.until:
        return
    until = lay_out(bar.until, Style.SMALL, room)
    if fits:
        yield _Line(until, _SIDE + room - until.width, top, Tone.SECONDARY)
    else:
        yield _Line(until, _SIDE, top + theme.line_height(Style.SMALL), Tone.SECONDARY)
