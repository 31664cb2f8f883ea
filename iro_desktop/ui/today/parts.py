"""The lists beside the diary: what waits, where one stopped, the days ahead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Button, Hairline, Icon, Label, Paper, Role, RowsView, column, row
from iro_desktop.ui.shown import Run
from iro_desktop.ui.today.coming import Coming, Continue
from iro_desktop.ui.today.things import OLDEST_FIRST, WaitingList
from iro_desktop.ui.tokens import Style, Tone

AVATAR = 32


class WaitingColumn(QWidget):
    """A heading with its count, the first rows, and a line that shows the rest."""

    opened = Signal(object)
    unfolded = Signal(object)
    """Rows folded out: carries their list."""
    oldest_wanted = Signal(bool)
    """Only the few oldest of what is late, or everything again."""

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._nothing = nothing
        self._waiting = WaitingList((), 0)
        self._whole = False
        self._heading = Label(title, Style.H3)
        self._too_many = Label("", Style.SMALL, Tone.SECONDARY)
        self.oldest = Button("Show the oldest first", Role.LINK)
        self.oldest.clicked.connect(lambda: self.oldest_wanted.emit(not self._waiting.only_oldest))
        self._offer = QWidget()
        self._offer.setLayout(column(self._too_many, row(self.oldest, None), margins=(0, 8, 0, 0)))
        self._offer.hide()
        self.rows = RowsView(title, fits=True, avatar_size=AVATAR)
        self.rows.opened.connect(self.opened)
        self._empty = QWidget()
        self._empty.setLayout(column(Label(nothing, tone=Tone.SECONDARY), margins=(0, 10, 0, 0)))
        self._more = Button("Show all", Role.LINK)
        self._more.clicked.connect(self._unfold)
        self._following = Label("", Style.SMALL, Tone.HINT)
        self._following.setMinimumWidth(0)
        last = row(self._more, self._following, None, gap=2)
        lines = column(self._heading, 10, Hairline(), self._offer, self.rows, self._empty, 6, last)
        lines.addStretch(1)
        lines.setContentsMargins(0, 12, 0, 0)
        self.setLayout(lines)

    def show_waiting(self, waiting: WaitingList) -> None:
        """Show the rows; a list that was shown whole stays so."""
        self._waiting = waiting
        count = waiting.count
        self._heading.show_words((f"{self._title}  ", Run(str(count), bold=False, tone=Tone.SECONDARY)))
        self._show_offer(waiting)
        self.rows.show_rows(waiting.shown(whole=self._whole))
        self.rows.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self._more.setVisible(bool(waiting.more))
        self._following.setVisible(bool(waiting.following) and not self._whole)
        self._following.show_words(f"· {waiting.following}")
        self._more.say("Show fewer" if self._whole else waiting.more or "Show all")

    def _show_offer(self, waiting: WaitingList) -> None:
        self._offer.setVisible(bool(waiting.too_many) or waiting.only_oldest)
        self._too_many.show_words(
            f"The {OLDEST_FIRST} oldest of {waiting.late} that are late." if waiting.only_oldest else waiting.too_many
        )
        self.oldest.say("Show everything" if waiting.only_oldest else f"Show the {OLDEST_FIRST} oldest first")

    def _unfold(self) -> None:
        self._whole = not self._whole
        self.show_waiting(self._waiting)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._whole:
            self.unfolded.emit(self.rows)


class ContinuePaper(QWidget):
    """The letter one was writing, on its paper; what else was begun folds out below it."""

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
        self._paper = Paper(first, 4, self._beginning)
        self.rows = RowsView("Also in progress", fits=True, avatar_size=AVATAR)
        self.rows.opened.connect(self.opened)
        self.rows.hide()
        self._others = Button("Also in progress", Role.LINK)
        self._others.clicked.connect(self._fold)
        lines = column(self._paper, 2)
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
        self._paper.setVisible(letter.letter_id is not None)
        self._where.show_words(letter.where)
        self._beginning.show_words(letter.beginning)
        self.button.say(letter.button)
        self.rows.show_rows(letter.others)
        self._others.setVisible(bool(letter.others))
        self.rows.setVisible(bool(letter.others) and not self.rows.isHidden())
        self._others.say(letter.others_words or "Also in progress")


class ComingLine(QWidget):
    """A line about the days ahead; its link folds the rows behind it out and in. Some have a word to press."""

    opened = Signal(object)
    ticked = Signal(object)
    acted = Signal(object)
    """The word at its end was pressed: carries what it is about."""
    unfolded = Signal(object)
    """Rows folded out: carries their list."""

    def __init__(self, coming: Coming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coming = coming
        self._icon = Icon(coming.icon)
        self._words = Label("")
        self._done = Label("", Style.SMALL, Tone.SECONDARY)
        self.action = Button(coming.action or "Done", Role.SMALL)
        self.action.clicked.connect(lambda: self.acted.emit(self._coming.action_key))
        self.rows: RowsView | None = None
        """Made when it is first folded out: most mornings nobody asks."""
        self._link = Button(coming.open_words, Role.LINK)
        self._link.clicked.connect(self._fold)
        line = row(self._icon, self._words, self._done, self.action, self._link, gap=12, margins=(0, 9, 0, 9))
        line.setStretch(1, 1)
        self._whole = column(Hairline(), line)
        self.setLayout(self._whole)
        self.show_line(coming)

    def show_line(self, coming: Coming) -> None:
        """Show other words; rows that were folded out stay so."""
        self._coming = coming
        self._words.show_words(coming.words)
        self._fill()
        self._done.show_words(coming.done)
        self._done.setVisible(bool(coming.done))
        self.action.setVisible(bool(coming.action))
        if coming.action:
            self.action.say(coming.action)
        self._link.say(coming.open_words)

    def _fill(self) -> None:
        if self.rows is not None:
            self.rows.setAccessibleName(self._coming.words)
            self.rows.show_rows(self._coming.rows)

    def _fold(self) -> None:
        if self.rows is None:
            self.rows = RowsView(self._coming.words, fits=True, avatar_size=AVATAR)
            self.rows.opened.connect(self.opened)
            self.rows.ticked.connect(self.ticked)
            self.rows.hide()
            self._whole.addWidget(self.rows)
            self._fill()
        self.rows.setVisible(self.rows.isHidden())
        if not self.rows.isHidden():
            self.unfolded.emit(self.rows)


class ComingLines(QWidget):
    """Some lines below each other; a line that is still there is kept, with what was folded out of it."""

    opened = Signal(object)
    ticked = Signal(object)
    acted = Signal(object)
    unfolded = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, ComingLine] = {}
        self._whole = column()
        self.setLayout(self._whole)
        self._shown: tuple[Coming, ...] = ()

    def show_lines(self, coming: tuple[Coming, ...]) -> None:
        """Show these lines in their order."""
        if coming == self._shown:
            return
        self._shown = coming
        wanted = [one.key for one in coming]
        for key in [key for key in self._lines if key not in wanted]:
            gone = self._lines.pop(key)
            self._whole.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, one in enumerate(coming):
            line = self._lines.get(one.key)
            if line is None:
                line = self._lines[one.key] = ComingLine(one)
                for mine, theirs in (
                    (line.opened, self.opened),
                    (line.ticked, self.ticked),
                    (line.acted, self.acted),
                    (line.unfolded, self.unfolded),
                ):
                    mine.connect(theirs)
                self._whole.insertWidget(place, line)
            else:
                line.show_line(one)

    def lists(self) -> list[RowsView]:
        """The lists of the lines, for the keys that walk."""
        return [rows for one in self._shown if (rows := self._lines[one.key].rows) is not None]
