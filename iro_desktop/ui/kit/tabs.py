"""Tabs, and the numbered steps of a review: drawn with a line under the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS, RING_WIDTH, keyboard_in_use
from iro_desktop.ui.kit.icons import IN_SMALL, draw_icon
from iro_desktop.ui.kit.text import draw_words, natural_width
from iro_desktop.ui.shown import Choice, Run, Step, Words
from iro_desktop.ui.tokens import Style, Tone

_LINE = 3


class Tabs(QTabBar):
    """A row of tabs. The arrow keys move along it; `chosen` carries the value of the tab."""

    chosen = Signal(str)
    high = 36
    padding = 10

    def __init__(self, name: str, choices: Sequence[Choice] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setProperty(PAINTS_OWN_FOCUS, True)
        self.setMouseTracking(True)
        self._choices: list[Choice] = []
        self._silent = False
        self.currentChanged.connect(self._changed)
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these tabs; the one that was chosen stays so if it is still there. Sends no signal."""
        before = self.value()
        self._silent = True
        while self.count():
            self.removeTab(0)
        self._choices = list(choices)
        for choice in self._choices:
            count = "" if choice.count is None else f" {choice.count}"
            self.addTab(f"{choice.words}{count}".replace("&", "&&"))
        self._silent = False
        if before is not None:
            self.set_value(before)

    def value(self) -> str | None:
        """The value of the chosen tab; None when there are no tabs."""
        index = self.currentIndex()
        return self._choices[index].value if 0 <= index < len(self._choices) else None

    def choices(self) -> tuple[Choice, ...]:
        """The tabs, in order."""
        return tuple(self._choices)

    def set_value(self, value: str) -> None:
        """Choose a tab by its value, without a signal; an unknown value changes nothing."""
        for index, choice in enumerate(self._choices):
            if choice.value == value:
                self._silent = True
                self.setCurrentIndex(index)
                self._silent = False

    def tabSizeHint(self, index: int, /) -> QSize:
        return QSize(self._words_width(index) + 2 * self.padding, theme.px(self.high))

    def minimumTabSizeHint(self, index: int, /) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            self.draw_tab(painter, index, rect)
            if index == self.currentIndex():
                self._draw_chosen(painter, rect)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and self.count():
            # QTabBar keeps the sizes of its tabs until one of them changes.
            self.setTabText(0, self.tabText(0))
            self.updateGeometry()

    def draw_tab(self, painter: QPainter, index: int, rect: QRectF) -> None:
        chosen = index == self.currentIndex()
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) == index
        tone = Tone.TEXT if chosen or hovered else Tone.SECONDARY
        top = rect.y() + (rect.height() - _LINE - theme.line_height(Style.BODY)) / 2
        words = QRectF(rect.x() + self.padding, top, rect.width() - self.padding, theme.line_height(Style.BODY))
        draw_words(painter, words, self._words(index), Style.BODY, tone, bold=chosen)

    def _words(self, index: int) -> Words:
        choice = self._choices[index]
        if choice.count is None:
            return choice.words
        return (choice.words, Run(f" {choice.count}", bold=False, tone=Tone.SECONDARY))

    def _words_width(self, index: int) -> int:
        return natural_width(self._words(index), Style.BODY, bold=True)

    def _draw_chosen(self, painter: QPainter, rect: QRectF) -> None:
        now = theme.tokens()
        painter.fillRect(QRectF(rect.x(), rect.bottom() - _LINE, rect.width(), _LINE), QColor(now.accent))
        if self.hasFocus() and keyboard_in_use():
            half = RING_WIDTH / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(now.focus_ring), RING_WIDTH))
            painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 4, 4)

    def _changed(self, _index: int) -> None:
        value = self.value()
        if not self._silent and value is not None:
            self.chosen.emit(value)


class Steps(Tabs):
    """The steps of a review: a numbered disc each, a tick once done, a line from one to the next."""

    high = 44
    padding = 8
    _DISC = 24
    _LINK = 28

    def __init__(self, name: str, steps: Sequence[Step] = (), *, parent: QWidget | None = None) -> None:
        self._steps: list[Step] = list(steps)
        super().__init__(name, [Choice(step.key, step.word) for step in steps], parent=parent)
        self._say()

    def show_steps(self, steps: Sequence[Step]) -> None:
        self._steps = list(steps)
        self.show_choices([Choice(step.key, step.word) for step in steps])
        self._say()

    def tabSizeHint(self, index: int, /) -> QSize:
        last = index == len(self._steps) - 1
        words = self._words_width(index)
        link = 0 if last else self._LINK + 2 * 10
        return QSize(theme.px(self._DISC) + 8 + words + 2 * self.padding + link, theme.px(self.high))

    def draw_tab(self, painter: QPainter, index: int, rect: QRectF) -> None:
        now = theme.tokens()
        chosen = index == self.currentIndex()
        disc = self._draw_disc(painter, index, rect)
        left = disc.right() + 8
        line = theme.line_height(Style.BODY)
        width = self._words_width(index)
        words = QRectF(left, rect.y() + (rect.height() - _LINE - line) / 2, width + 2, line)
        draw_words(painter, words, self._words(index), Style.BODY, Tone.TEXT if chosen else Tone.SECONDARY, bold=chosen)
        if index < len(self._steps) - 1:
            middle = disc.center().y()
            painter.setPen(QPen(QColor(now.hairline), 1))
            painter.drawLine(QPointF(rect.right() - 10 - self._LINK, middle), QPointF(rect.right() - 10, middle))

    def _draw_disc(self, painter: QPainter, index: int, rect: QRectF) -> QRectF:
        now = theme.tokens()
        chosen, done = index == self.currentIndex(), self._steps[index].done
        size = theme.px(self._DISC)
        disc = QRectF(rect.x() + self.padding, rect.y() + (rect.height() - _LINE - size) / 2, size, size)
        ground, edge, ink = now.surface, now.field_edge, Tone.SECONDARY
        if chosen:
            ground, edge, ink = now.accent, now.accent, Tone.ON_ACCENT
        elif done:
            ground, edge, ink = now.accent_tint, now.accent_tint, Tone.ACCENT
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.drawEllipse(disc.adjusted(0.75, 0.75, -0.75, -0.75))
        if done and not chosen:
            inset = (size - theme.px(IN_SMALL)) / 2
            draw_icon(painter, "check", theme.colour(ink), disc.adjusted(inset, inset, -inset, -inset))
        else:
            line = theme.line_height(Style.SMALL)
            number = QRectF(disc.x(), disc.center().y() - line / 2, size, line)
            draw_words(
                painter, number, str(index + 1), Style.SMALL, ink, bold=True, align=Qt.AlignmentFlag.AlignHCenter
            )
        return disc

    def _draw_chosen(self, painter: QPainter, rect: QRectF) -> None:
        last = self.currentIndex() == len(self._steps) - 1
        link = 0 if last else self._LINK + 2 * 10
        super()._draw_chosen(painter, rect.adjusted(0, 0, -link, 0))

    def _say(self) -> None:
        for index, step in enumerate(self._steps):
            self.setAccessibleTabName(index, f"Step {index + 1}, {step.word}{', done' if step.done else ''}")
