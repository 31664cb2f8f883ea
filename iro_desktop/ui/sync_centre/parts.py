"""The parts of the sync centre: its headline, where the work is, what needs a person, and a receipt."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from iro_desktop.queries.sync_overview import Whereabouts
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Avatar, Button, Card, Icon, Label, Sheet, Tag, column, row
from iro_desktop.ui.shell.chip import draw_shape
from iro_desktop.ui.shown import ChipState
from iro_desktop.ui.sync_centre.viewmodel import Headline, NeedsYou, ReceiptPaper
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.words import number

_SHAPE = 40
_DISC = 44
_AVATAR = 36


class Shape(QWidget):
    """The chip's shape, large. The words beside it say the same, so screen readers pass over it."""

    def __init__(self, state: ChipState, size: int = _SHAPE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        inset = 2
        draw_shape(QPainter(self), self._state, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))


class Heading(QWidget):
    """The page's title with its shape."""

    def __init__(self, said: Headline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(said.title, Style.H1)
        self.below = Label(said.below, tone=Tone.SECONDARY)
        words = column(self.title, self.below)
        line = row(gap=18)
        line.addWidget(Shape(said.shape), alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(line)


class _Disc(QWidget):
    """A round ground with an icon."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside = row()
        inside.addWidget(Icon(icon_name), alignment=Qt.AlignmentFlag.AlignCenter)
        self.setLayout(inside)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_DISC), theme.px(_DISC))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.text), now.edge_width) if now.edge_width > 1 else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.raised))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class Places(QWidget):
    """On this laptop only, on its way, at the office: three counts with the way between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[Label] = []
        self._arrows: list[Icon] = []
        self._line = row(gap=16)
        for place, (icon_name, words) in enumerate(_PLACES):
            if place:
                self._arrows.append(Icon("arrow-right"))
                self._line.addWidget(self._arrows[-1], alignment=Qt.AlignmentFlag.AlignVCenter)
            count = Label("0", Style.H2)
            self._counts.append(count)
            part = row(_Disc(icon_name), column(count, Label(words, Style.SMALL, Tone.SECONDARY)), gap=16)
            part.setStretch(1, 1)
            self._line.addLayout(part, 1)
        self.setLayout(self._line)

    def stack(self, *, stacked: bool) -> None:
        """Below each other, where the letters leave no room beside."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        for arrow in self._arrows:
            arrow.setVisible(not stacked)

    def show_counts(self, where: Whereabouts) -> None:
        """Show how many things are where."""
        counted = (where.only_here, where.on_its_way, where.at_the_office)
        for label, count in zip(self._counts, counted, strict=True):
            label.show_words(number(count))

    def counts(self) -> tuple[str, ...]:
        """The figures as they stand on screen."""
        return tuple(label.text() for label in self._counts)


_PLACES = (("laptop", "on this laptop only"), ("send", "on its way"), ("building-2", "at the office"))


class NeedsYouCard(Card):
    """One thing that waits for a person."""

    wanted = Signal(object)
    """The NeedsYou whose button was pressed."""

    def __init__(self, needs: NeedsYou, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.mark(attention=True)
        line = row(gap=12)
        if needs.animal:
            line.addWidget(Avatar(needs.animal, _AVATAR))
        words = column(Label(needs.title, bold=True), Label(needs.below, Style.SMALL, Tone.SECONDARY))
        line.addLayout(words, 1)
        self.button: Button | None = None
        if needs.button:
            self.button = Button(needs.button)
            self.button.setAccessibleDescription(needs.title)
            self.button.clicked.connect(lambda: self.wanted.emit(needs))
            line.addWidget(self.button)
        self.body.addLayout(line)


class Dashes(QFrame):
    """The dashed line of a receipt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        pen = QPen(QColor(theme.tokens().field_edge), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(0, 0, self.width(), 0)


class ReceiptSheet(Sheet):
    """A receipt: what was sent by kind, and the sums that have to agree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(20, 18, 20, 18)
        self._inside: QWidget | None = None

    def show_receipt(self, paper: ReceiptPaper) -> None:
        """Show another receipt in place of the one before."""
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        first = row(Label(paper.when, bold=True), Tag(paper.state), gap=8)
        first.setStretch(0, 1)
        lines = column(first, Label(paper.below, Style.SMALL, Tone.SECONDARY), 8, Dashes(), 6)
        for name, count in paper.by_kind:
            lines.addLayout(_line(name, count))
        if paper.by_kind:
            lines.addSpacing(6)
            lines.addWidget(Dashes())
            lines.addSpacing(6)
        for place, (name, count) in enumerate(paper.sums):
            lines.addLayout(_line(name, count, bold=place < len(paper.sums) - 1))
        for remark in paper.remarks:
            lines.addSpacing(6)
            lines.addWidget(Label(remark, Style.SMALL, Tone.SECONDARY))
        self._inside = QWidget()
        self._inside.setLayout(lines)
        self.body.addWidget(self._inside)


def _line(name: str, count: str, *, bold: bool = False) -> QBoxLayout:
    line = row(Label(name, bold=bold), Label(count, bold=bold, wrap=False), gap=8, margins=(0, 2, 0, 2))
    line.setStretch(0, 1)
    return line
