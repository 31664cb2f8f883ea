"""The lists beside the diary: what waits, the letter in progress, the days ahead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Button, Hairline, Icon, Label, Paper, Role, RowsView, column, row
from iro_desktop.ui.shown import Run
from iro_desktop.ui.today.viewmodel import Coming, Continue
from iro_desktop.ui.today.waiting import WaitingList
from iro_desktop.ui.tokens import Style, Tone

AVATAR = 32


class WaitingColumn(QWidget):
    """A heading with its count, the first rows, and a line that shows the rest."""

    opened = Signal(object)
    unfolded = Signal(object)
    """Rows folded out: carries their list."""

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._nothing = nothing
        self._waiting = WaitingList((), 0)
        self._whole = False
        self._heading = Label(title, Style.H3)
        self.rows = RowsView(title, fits=True, avatar_size=AVATAR)
        self.rows.opened.connect(self.opened)
        self._empty = QWidget()
        self._empty.setLayout(column(Label(nothing, tone=Tone.SECONDARY), margins=(0, 10, 0, 0)))
        self._more = Button("Show all", Role.LINK)
        self._more.clicked.connect(self._unfold)
        self._following = Label("", Style.SMALL, Tone.HINT)
        self._following.setMinimumWidth(0)
        last = row(self._more, self._following, None, gap=2)
        lines = column(self._heading, 10, Hairline(), self.rows, self._empty, 6, last)
        lines.addStretch(1)
        lines.setContentsMargins(0, 12, 0, 0)
        self.setLayout(lines)

    def show_waiting(self, waiting: WaitingList) -> None:
        """Show the rows; a list that was shown whole stays so."""
        self._waiting = waiting
        count = len(waiting.rows)
        self._heading.show_words((f"{self._title}  ", Run(str(count), bold=False, tone=Tone.SECONDARY)))
        self.rows.show_rows(waiting.shown(whole=self._whole))
        self.rows.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self._more.setVisible(bool(waiting.more))
        self._following.setVisible(bool(waiting.following) and not self._whole)
        self._following.show_words(f"· {waiting.following}")
        self._more.say("Show fewer" if self._whole else waiting.more or "Show all")

    def _unfold(self) -> None:
        self._whole = not self._whole
        self.show_waiting(self._waiting)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._whole:
            self.unfolded.emit(self.rows)


class ContinuePaper(QWidget):
    """The letter one was writing, on its paper; other letters in progress fold out below it."""

    go_on = Signal()
    opened = Signal(object)
    unfolded = Signal(object)
    """Rows folded out: carries their list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = Label("", Style.SMALL, Tone.PAPER_HINT)
        self._beginning = Label("", Style.LETTER, Tone.PAPER, max_lines=2)
        self.button = Button("Keep writing", Role.PAPER_QUIET, icon_name="arrow-right", icon_after=True)
        self.button.clicked.connect(self.go_on)
        first = row(self._where, self.button, gap=12)
        first.setStretch(0, 1)
        paper = Paper(first, 4, self._beginning)
        self.rows = RowsView("Other letters in progress", fits=True, avatar_size=AVATAR)
        self.rows.opened.connect(self.opened)
        self.rows.hide()
        self._others = Button("Other letters in progress", Role.LINK)
        self._others.clicked.connect(self._fold)
        lines = column(paper, 2)
        lines.addWidget(self._others, alignment=Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.rows)
        self.setLayout(lines)

    def _fold(self) -> None:
        self.rows.setVisible(self.rows.isHidden())
        if not self.rows.isHidden():
            self.unfolded.emit(self.rows)

    def show_letter(self, letter: Continue | None) -> None:
        self.setVisible(letter is not None)
        if letter is None:
            return
        self._where.show_words(letter.where)
        self._beginning.show_words(letter.beginning)
        self.button.say(letter.button)
        self.rows.show_rows(letter.others)
        self._others.setVisible(bool(letter.others))
        self._others.say(letter.others_words or "Other letters in progress")


class ComingLine(QWidget):
    """A line about the days ahead; its link folds the rows behind it out and in."""

    opened = Signal(object)
    unfolded = Signal(object)
    """Rows folded out: carries their list."""

    def __init__(self, coming: Coming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsView(coming.words, fits=True, avatar_size=AVATAR)
        self.rows.show_rows(coming.rows)
        self.rows.opened.connect(self.opened)
        self.rows.hide()
        link = Button(coming.open_words, Role.LINK)
        link.clicked.connect(self._fold)
        line = row(Icon(coming.icon), Label(coming.words), link, gap=12, margins=(0, 9, 0, 9))
        line.setStretch(1, 1)
        self.setLayout(column(Hairline(), line, self.rows))

    def _fold(self) -> None:
        self.rows.setVisible(self.rows.isHidden())
        if not self.rows.isHidden():
            self.unfolded.emit(self.rows)
