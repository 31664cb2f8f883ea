"""Words on screen, always plain text: set in our letter styles, wrapped, never cut unless asked."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.shown import Run, Words, plain
from iro_desktop.ui.tokens import Style, Tone

_UNBOUNDED = 16_777_215
_SMALL_STYLE = Style.SMALL


@dataclass(frozen=True, slots=True)
class Laid:
    """Words laid out in lines; sizes in pixels."""

    layout: QTextLayout
    width: float
    height: int
    lines: int
    cut: bool

    def draw(self, painter: QPainter, x: float, y: float, tone: Tone) -> None:
        painter.setPen(theme.colour(tone))
        self.layout.draw(painter, QPointF(x, y))


def lay_out(
    words: Words,
    style: Style = Style.BODY,
    width: float = _UNBOUNDED,
    *,
    bold: bool | None = None,
    max_lines: int | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Laid:
    """Break words into lines no wider than `width`; more than `max_lines` end in an ellipsis."""
    runs = _runs(words)
    text = "".join(run.words for run in runs).replace("\n", "\u2028")
    laid = _broken(text, runs, style, width, bold=bold, align=align)
    lines = laid.layout.lineCount()
    if max_lines is None or lines <= max_lines:
        return laid
    start = laid.layout.lineAt(max_lines - 1).textStart()
    metrics = QFontMetricsF(theme.font(style, bold=True if any(run.bold for run in runs) else bold))
    rest = metrics.elidedText(text[start:].replace("\u2028", " "), Qt.TextElideMode.ElideRight, width)
    short = _broken(text[:start] + rest, runs, style, width, bold=bold, align=align)
    return Laid(short.layout, short.width, theme.line_height(style) * max_lines, max_lines, cut=True)


def draw_words(
    painter: QPainter,
    rect: QRectF,
    words: Words,
    style: Style = Style.BODY,
    tone: Tone = Tone.TEXT,
    *,
    bold: bool | None = None,
    max_lines: int | None = 1,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Paint words into a rectangle from its top; gives the height they took, in pixels."""
    laid = lay_out(words, style, rect.width(), bold=bold, max_lines=max_lines, align=align)
    laid.draw(painter, rect.x(), rect.y(), tone)
    return laid.height


def natural_width(words: Words, style: Style = Style.BODY, *, bold: bool | None = None) -> int:
    """How wide the words are on one line, in pixels, rounded up."""
    return _natural_width(words, style, bold, theme.factor())


@lru_cache(maxsize=2048)
def _natural_width(words: Words, style: Style, bold: bool | None, _factor: float) -> int:
    # Bars of tabs ask for the same few words dozens of times while they are laid out.
    return int(lay_out(words, style, bold=bold).width) + 1


def height_of(words: Words, style: Style, width: float, *, bold: bool | None = None) -> int:
    """How high the words are within a width, in pixels; 0 for none.

    A list that fits its rows is asked for its height a dozen times before it stands, so the answer is remembered.
    """
    return _height_of(words, style, width, bold, theme.factor())


@lru_cache(maxsize=8192)
def _height_of(words: Words, style: Style, width: float, bold: bool | None, factor: float) -> int:
    text = plain(words)
    if not text:
        return 0
    # Words that plainly fit on one line are only measured, not laid out.
    if "\n" not in text and _measured(style, factor).horizontalAdvance(text) <= width:
        return theme.line_height(style)
    return lay_out(words, style, width, bold=bold).height


def x_of(line: QTextLine, cursor: int) -> float:
    """How far from the left a cursor stands in a line."""
    # Qt gives the place and the cursor it belongs to; its signature says only `object`.
    found = line.cursorToX(cursor)
    place = found[0] if isinstance(found, tuple) else found
    assert isinstance(place, float)
    return place


def forget_words() -> None:
    """Forget which words were measured: once the records are closed nothing of them is kept."""
    _natural_width.cache_clear()
    _height_of.cache_clear()


@lru_cache(maxsize=32)
def _measured(style: Style, _factor: float) -> QFontMetricsF:
    # The bold letters are the wider ones: what fits in them fits in any weight.
    return QFontMetricsF(theme.font(style, bold=True))


def _runs(words: Words) -> tuple[Run, ...]:
    parts = words if isinstance(words, tuple) else (words,)
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def _broken(
    text: str, runs: tuple[Run, ...], style: Style, width: float, *, bold: bool | None, align: Qt.AlignmentFlag
) -> Laid:
    layout = QTextLayout(text, theme.font(style, bold=bold))
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if len(runs) > 1 or runs[0].bold is not None or runs[0].tone is not None or runs[0].small or runs[0].struck:
        layout.setFormats(_formats(runs, len(text), style, bold))
    line_height = theme.line_height(style)
    widest = 0.0
    count = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * line_height + (line_height - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return Laid(layout, widest, max(1, count) * line_height, count, cut=False)


def _formats(runs: tuple[Run, ...], length: int, style: Style, bold: bool | None) -> list[QTextLayout.FormatRange]:
    formats = []
    start = 0
    for run in runs:
        size = min(len(run.words), max(0, length - start))
        shape = QTextCharFormat()
        shape.setFont(theme.font(_SMALL_STYLE if run.small else style, bold=bold if run.bold is None else run.bold))
        if run.tone is not None:
            shape.setForeground(theme.colour(run.tone))
        if run.struck:
            shape.setFontStrikeOut(True)
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = start, size, shape
        formats.append(piece)
        start += size
    return formats


class Label(QLabel):
    """Words a person reads. They wrap; `max_lines` cuts them with an ellipsis and keeps the whole in the tool tip.

    What a user typed is shown exactly as typed: nothing in it is ever read as mark-up.
    """

    def __init__(
        self,
        words: Words = "",
        style: Style = Style.BODY,
        tone: Tone = Tone.TEXT,
        *,
        bold: bool | None = None,
        max_lines: int | None = None,
        wrap: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._words: Words = ""
        self._style = style
        self._tone = tone
        self._bold = bold
        self._max_lines = max_lines
        self._wrap = wrap
        self._align = align
        self._laid: dict[int, Laid] = {}
        self._laid_in = (0.0, 0)
        self._longest_word: int | None = None
        """In pixels, once layouts have asked; they ask often."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.show_words(words)

    def show_words(self, words: Words, tone: Tone | None = None) -> None:
        """Show other words, in another tone if one is given."""
        self._words = words
        if tone is not None:
            self._tone = tone
        self.setText(plain(words))
        self._forget()

    def words(self) -> Words:
        return self._words

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int, /) -> int:
        if self._max_lines is not None or not self._wrap:
            return self._lines_at(width).height
        # Layouts ask this at a dozen widths before the words are painted at one: only that one is laid out.
        return height_of(self._words, self._style, width, bold=self._bold) or theme.line_height(self._style)

    def sizeHint(self) -> QSize:
        if not self.text():
            return QSize(0, theme.line_height(self._style))
        if self._max_lines is None:
            wide = natural_width(self._words, self._style, bold=self._bold)
            return QSize(wide + 1, height_of(self._words, self._style, _UNBOUNDED, bold=self._bold))
        laid = self._lines_at(_UNBOUNDED)
        return QSize(int(laid.width) + 2, laid.height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if not self._wrap and self._max_lines is None:
            return hint
        if self._longest_word is None:
            measured = _measured(self._style, theme.factor())
            widths = (measured.horizontalAdvance(word) for word in self.text().split())
            self._longest_word = int(max(widths, default=0)) + 1
        narrow = hint.width() if self._max_lines is None else theme.px(48)
        return QSize(min(narrow, self._longest_word, theme.px(160)), theme.line_height(self._style))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        laid = self._lines_at(self.width())
        spare = max(0, self.height() - laid.height)
        top = spare / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
        laid.draw(QPainter(self), 0, top, self._tone)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        # Qt tells of a new style whenever a widget gets another parent; only another look makes the lines other ones.
        if theme.is_restyle(event) and self._laid_in != (theme.factor(), id(theme.tokens())):
            self._forget()

    def _forget(self) -> None:
        self._laid_in = theme.factor(), id(theme.tokens())
        self._laid.clear()
        self._longest_word = None
        self.updateGeometry()
        self.update()

    def _lines_at(self, width: int) -> Laid:
        known = self._laid.get(width)
        if known is None:
            room = width if self._wrap or self._max_lines else _UNBOUNDED
            align = self._align if width < _UNBOUNDED else Qt.AlignmentFlag.AlignLeft
            known = lay_out(self._words, self._style, room, bold=self._bold, max_lines=self._max_lines, align=align)
            self._laid[width] = known
            if self._max_lines is not None and width < _UNBOUNDED:
                self.setToolTip(self.text() if known.cut else "")
        return known


def elided(words: Words, style: Style = Style.BODY, tone: Tone = Tone.TEXT, *, bold: bool | None = None) -> Label:
    """One line that ends in an ellipsis where there is no room; the whole stays in the tool tip and for readers."""
    return Label(words, style, tone, bold=bold, max_lines=1)
