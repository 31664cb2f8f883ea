"""Words of which some are marked: underlined, tinted and bold, and named as differing to a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.models.languages import Language
from iro_desktop.ui import other_letters, theme
from iro_desktop.ui.compare.merging import Piece
from iro_desktop.ui.kit.text import x_of
from iro_desktop.ui.tokens import Style, Tone

_LINE = 2


class MarkedWords(QWidget):
    """A version's text with the words that the other version does not have marked. It may be in another language."""

    def __init__(
        self, name: str, pieces: Sequence[Piece], parent: QWidget | None = None, *, language: Language | None = None
    ) -> None:
        super().__init__(parent)
        self._pieces, self._language = tuple(pieces), language
        spoken = "".join(f"[{piece.words}]" if piece.differs else piece.words for piece in pieces)
        differ = " Words in brackets differ." if any(piece.differs for piece in pieces) else ""
        self.setAccessibleName(f"{name}: {spoken}.{differ}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The whole version."""
        return "".join(piece.words for piece in self._pieces)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._laid_out(max(width, 1)).lineCount() * self._line_height() + _LINE

    def sizeHint(self) -> QSize:
        width = theme.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self._line_height() + _LINE)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        layout = self._laid_out(self.width())
        painter.setPen(theme.colour(Tone.TEXT))
        layout.draw(painter, QPointF(0, 0))
        painter.setPen(QPen(QColor(theme.tokens().accent), _LINE))
        for start, length in self._marks():
            self._underline(painter, layout, start, length)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()
            self.update()

    def _underline(self, painter: QPainter, layout: QTextLayout, start: int, length: int) -> None:
        """Two pixels under a mark, line by line: Qt's own underline is too thin to be seen beside a tint."""
        text = self.text()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(start + length, line.textStart() + line.textLength())
            if first >= last:
                continue
            while text[last - 1].isspace() and last > first + 1:
                last -= 1  # the space at which a line was broken is not underlined
            left, right = _edges(line, first, last)
            foot = line.y() + line.height() + _LINE / 2
            painter.drawLine(QPointF(left, foot), QPointF(right, foot))

    def _line_height(self) -> int:
        """Letters of another script may need more room than ours: those of Urdu hang far below their line."""
        return max(theme.line_height(Style.BODY), self._height_of_letters())

    def _height_of_letters(self) -> int:
        if self._language is None:
            return 0
        return QFontMetrics(other_letters.letters(Style.BODY, self._language)).height()

    def _marks(self) -> list[tuple[int, int]]:
        marks, at = [], 0
        for piece in self._pieces:
            if piece.differs:
                marks.append((at, len(piece.words)))
            at += len(piece.words)
        return marks

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), other_letters.letters(Style.BODY, self._language))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = other_letters.direction(self._language)
        option.setTextDirection(direction)
        right = direction is other_letters.RIGHT_TO_LEFT
        option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.setFormats([self._format(start, length) for start, length in self._marks()])
        step = self._line_height()
        count = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * step + (step - line.height()) / 2))
            count += 1
        layout.endLayout()
        return layout

    def _format(self, start: int, length: int) -> QTextLayout.FormatRange:
        shape = QTextCharFormat()
        shape.setFont(other_letters.letters(Style.BODY, self._language, bold=True))
        shape.setBackground(QColor(theme.tokens().accent_tint))
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = start, length, shape
        return piece


def _edges(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    """How far to the left and to the right some characters of a line reach, whichever way they run."""
    drawn = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
    if not drawn:
        return x_of(line, first), x_of(line, last)
    return min(one.left() for one in drawn), max(one.right() for one in drawn)
