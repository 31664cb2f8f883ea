"""A passage on the child's paper: heading, picture, the words in the child's own letters, and what they pressed."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop import resources
from iro_desktop.letters.blocks import quoted
from iro_desktop.letters.content import LetterFont, LetterLook
from iro_desktop.letters.passages import Passage, PassageKind
from iro_desktop.models.child import ANIMALS
from iro_desktop.models.languages import Language, Script, language_named
from iro_desktop.models.showing import Feeling
from iro_desktop.ui import other_letters
from iro_desktop.ui.kit.icons import render_svg, screen_scale
from iro_desktop.ui.showing import viewmodel

INK, HINT, VOICE, CHOSEN = "#1F2A30", "#4F5A61", "#6B2E5F", "#0F5E63"
"""Colours on paper, which stays light in every theme. Each is darker than 6 to 1 on every paper a child may choose."""
_FILES = {LetterFont.LEXEND: "Lexend-Regular", LetterFont.NOTO_SANS: "NotoSans-Regular"}
_BOLD_FILES = {LetterFont.LEXEND: "Lexend-Bold", LetterFont.NOTO_SANS: "NotoSans-Bold"}
_FAMILIES = {
    LetterFont.ANDIKA: "Andika",
    LetterFont.ATKINSON: "Atkinson Hyperlegible Next",
    LetterFont.LEXEND: "Lexend",
    LetterFont.NOTO_SANS: "Noto Sans",
}
_PIXELS_A_POINT = 96 / 72
_PAD, _BAR = 22, 5
_DRAWN_SMALL = 1.18
"""Naskh is drawn small on its body: so much larger it looks as large as English, as on paper."""
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value


def child_font(look: LetterLook, scale: float, *, bold: bool = False, language: Language | None = None) -> QFont:
    """The child's letters on the screen: as large as on paper at a scale of 1, those of another script before them."""
    for files in (_FILES, _BOLD_FILES):
        if look.font in files:
            _load(files[look.font])
    font = QFont(_FAMILIES[look.font])
    larger = _DRAWN_SMALL if language and language.script is Script.ARABIC else 1.0
    font.setPixelSize(max(12, round(look.size_points * _PIXELS_A_POINT * scale * larger)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return other_letters.with_other_scripts(font, language) if language else font


@dataclass(frozen=True, slots=True)
class _Line:
    """A text at its place in the block."""

    text: str
    font: QFont
    colour: str
    rect: QRectF


class PassageBlock(QWidget):
    """Can be pressed; the chosen one has a teal edge. It says its words to a screen reader.

    In a language from right to left the picture and the bar of a quote stand at the right.
    """

    chosen = Signal(int)

    def __init__(self, number: int, passage: Passage, look: LetterLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.passage, self._look = number, passage, look
        self.language = language_named(passage.language)
        """None for English."""
        self._scale = 1.0
        self._is_chosen = False
        self._feeling: Feeling | None = None
        self.setAccessibleName(viewmodel.spoken(passage))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_scale(self, scale: float) -> None:
        self._scale = scale
        self._fit()

    def set_chosen(self, chosen: bool) -> None:
        self._is_chosen = chosen
        self.update()

    def is_chosen(self) -> bool:
        return self._is_chosen

    def show_feeling(self, feeling: Feeling | None) -> None:
        """Say under the words what was pressed here."""
        self._feeling = feeling
        self.setAccessibleDescription(viewmodel.pressed(feeling) if feeling else "")
        self._fit()

    def feeling(self) -> Feeling | None:
        return self._feeling

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._lay_out(width)[1]

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(self.width() or 600))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 40)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        del event
        self.chosen.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_chosen:
            painter.setPen(QPen(QColor(CHOSEN), 3))
            painter.setBrush(QColor(255, 255, 255, 150))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 12, 12)
        lines, _ = self._lay_out(self.width())
        if self.passage.picture:
            side = self._picture_side()
            left = self.width() - _PAD - side if self._runs_left() else _PAD
            painter.drawPixmap(QPointF(left, _PAD), _picture(self.passage.picture, side))
        for line in lines:
            painter.setPen(QColor(line.colour))
            if self._runs_left():
                _from_the_right(line.text, line.font, line.rect.width()).draw(painter, line.rect.topLeft())
                continue
            painter.setFont(line.font)
            painter.drawText(line.rect, _WRAP, line.text)
        if self.passage.kind is PassageKind.QUOTE and lines:
            first = lines[1] if self.passage.is_first and self.passage.heading else lines[0]
            edge = first.rect.right() + 18 - _BAR if self._runs_left() else first.rect.left() - 18
            bar = QRectF(edge, first.rect.top(), _BAR, first.rect.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(VOICE))
            painter.drawRoundedRect(bar, 2, 2)

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(max(200, self.width())))
        self.updateGeometry()
        self.update()

    def _runs_left(self) -> bool:
        return other_letters.direction(self.language) is other_letters.RIGHT_TO_LEFT

    def _picture_side(self) -> int:
        return round(self._look.size_points * _PIXELS_A_POINT * self._scale * 2.6)

    def _lay_out(self, width: int) -> tuple[list[_Line], int]:
        passage = self.passage
        indent = 20 if passage.kind in {PassageKind.QUOTE, PassageKind.DECISION} else 0
        left = _PAD + (self._picture_side() + 18 if passage.picture else 0)
        room = max(80.0, width - left - _PAD)
        top, lines = float(_PAD), list[_Line]()

        def put(text: str, font: QFont, colour: str, gap: float, shift: float) -> None:
            nonlocal top
            space = QRectF(left + shift, top, max(60.0, room - shift), 100_000.0)
            if self._runs_left():
                found = _from_the_right(text, font, space.width()).boundingRect()
            else:
                found = QFontMetricsF(font).boundingRect(space, _WRAP, text)
            start = width - space.right() if self._runs_left() else space.left()
            lines.append(_Line(text, font, colour, QRectF(start, top, space.width(), found.height() + 2)))
            top += found.height() + gap

        letters = partial(child_font, self._look, language=self.language)
        if passage.is_first and passage.heading:
            put(passage.heading, letters(self._scale * 1.15, bold=True), INK, 8, 0)
        text = quoted(passage.text) if passage.kind is PassageKind.QUOTE else passage.text
        put(text, letters(self._scale), VOICE if passage.kind is PassageKind.QUOTE else INK, 6, indent)
        small = letters(self._scale * 0.8)
        if passage.source:
            put(passage.source, small, HINT, 6, indent)
        if self._feeling is not None:
            put(viewmodel.pressed(self._feeling), child_font(self._look, 0.85, bold=True), CHOSEN, 6, indent)
        bottom = max(top, _PAD + self._picture_side() if passage.picture else 0.0)
        return lines, round(bottom + _PAD - 6)


def _from_the_right(text: str, font: QFont, width: float) -> QTextLayout:
    """A text that runs from right to left, every line beginning at the right edge.

    QPainter itself sets a line that was broken so much further in as the space is wide at which it was.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight)
    option.setTextDirection(other_letters.RIGHT_TO_LEFT)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    down = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, down))
        down += line.height()
    layout.endLayout()
    return layout


_loaded: set[str] = set()


def _load(name: str) -> None:
    if name not in _loaded:
        _loaded.add(name)
        QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}.ttf")))


def _picture(name: str, side: int) -> QPixmap:
    folder = "animals" if name in ANIMALS else "symbols"
    return render_svg(resources.text(f"{folder}/{name}.svg"), side, screen_scale())
