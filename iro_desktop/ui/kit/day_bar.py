"""How far along something is. The words say it; the bar only repeats them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit.frames import column, row
from iro_desktop.ui.kit.text import Label
from iro_desktop.ui.shown import DayBarWords, Run
from iro_desktop.ui.tokens import Style, Tone

BAR_HEIGHT = 4
LONG_WORK_HEIGHT = 8


def draw_bar(painter: QPainter, rect: QRectF, bar: DayBarWords) -> None:
    """Paint the bar alone into a rectangle, for lists that paint their rows themselves."""
    now = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(now.text) if now.edge_width > 1 else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.surface if now.edge_width > 1 else now.hairline_soft))
    radius = rect.height() / 2
    painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(QColor(now.attention if bar.attention else now.accent))
    share = max(0.0, min(bar.share, 1.0))
    if share:
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), rect.width() * share, rect.height()), radius, radius)
    painter.restore()


class DayBar(QWidget):
    """“Day 4 of 10”, “by Fri 20 March”, and a thin bar; `long_work` draws it thicker, for something in progress."""

    def __init__(self, bar: DayBarWords, *, long_work: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", Style.SMALL)
        self._until = Label("", Style.SMALL, Tone.SECONDARY, wrap=False)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(LONG_WORK_HEIGHT if long_work else BAR_HEIGHT)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = row(self._words, self._until, gap=8)
        line.setStretch(0, 1)
        self.setLayout(column(line, 6, self._bar))
        self.show_bar(bar)

    def show_bar(self, bar: DayBarWords) -> None:
        self._words.setVisible(bool(bar.words))
        self._until.setVisible(bool(bar.until))
        self._words.show_words(Run(bar.words, bold=bar.attention), Tone.ATTENTION if bar.attention else Tone.SECONDARY)
        self._until.show_words(bar.until)
        self._bar.setValue(round(max(0.0, min(bar.share, 1.0)) * 1000))
        name = ", ".join(part for part in (bar.words, bar.until) if part)
        self._bar.setAccessibleName(name or f"{round(min(bar.share, 1.0) * 100)} percent")
        theme.set_role(self._bar, attention=bar.attention)
