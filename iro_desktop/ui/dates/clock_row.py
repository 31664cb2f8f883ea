"""One clock on the page of dates: its day and sum, Done today in one click, and what else can be said of it, folded."""

from collections.abc import Callable, Container
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.models.plan_checks import CheckKind
from iro_desktop.ui.dates.viewmodel import ClockWords
from iro_desktop.ui.kit import Button, DateField, Fold, Label, Role, Tag, TextField, Tick, column, row
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking

_NO_DAY = "Type the day."


class ClockRow(QWidget):
    """`done` brings the day, what came of it and whether the child was seen alone; `moved` another day and why."""

    done = Signal(object, object, str, object)
    moved = Signal(object, object, str)
    opened = Signal()
    closed = Signal()

    def __init__(self, shown: ClockWords, today: Callable[[], date], bank_holidays: Container[date]) -> None:
        super().__init__()
        self.shown = shown
        self._today, self._bank_holidays = today, bank_holidays
        self.fold: Fold | None = None
        first = row(Label(shown.title), gap=12)
        if shown.tag is not None:
            first.addWidget(Tag(shown.tag))
        first.addStretch(1)
        first.addWidget(Label(shown.day, bold=True, wrap=False))
        words = column(first)
        for line in (shown.below, shown.note):
            if line:
                words.addWidget(Label(line, Style.SMALL, Tone.SECONDARY))
        self._line = row(words, gap=16)
        self._line.setStretch(0, 1)
        if shown.check is not None:
            self.done_button = Button("Done today", Role.QUIET_SMALL, icon_name="check")
            self.done_button.setAccessibleDescription(shown.title)
            self.done_button.clicked.connect(lambda: self.done.emit(shown.check, today(), "", None))
            self.more_button = Button("More", Role.QUIET_SMALL)
            self.more_button.setAccessibleDescription(f"{shown.title}: another day, what came of it")
            self.more_button.clicked.connect(self.open_fold)
            self._line.addWidget(self.done_button)
            self._line.addWidget(self.more_button)
        self._whole = column(self._line, margins=(0, 8, 0, 8))
        self.setLayout(self._whole)
        self.setToolTip(shown.source)
        self._source = Label(shown.source, Style.SMALL, Tone.SECONDARY)
        self._source.hide()
        words.addWidget(self._source)
        self.setAccessibleDescription(shown.spoken)

    def show_source(self, shown: bool) -> None:
        """Say below the sum where the date comes from, or put that away."""
        self._source.setVisible(shown and bool(self.shown.source))

    def open_fold(self) -> None:
        """Show what else can be said: another day, what came of it, or another day for the next."""
        if self.fold is not None:
            self.close_fold()
            return
        self.opened.emit()
        shown = self.shown
        self.day = DateField(
            "Done on", self._today, self._bank_holidays, looking=Looking.BACK, placeholder="Done on", explain=False
        )
        self.outcome = TextField("What came of it", placeholder="What came of it")
        self.alone = Tick("The child was seen alone")
        if shown.check is not CheckKind.VISIT:
            self.alone.hide()
        self.next_day = DateField(
            "Another day for the next", self._today, self._bank_holidays, placeholder="Another day", explain=False
        )
        self.reason = TextField("Why this day", placeholder="Why this day")
        self.problem = Label("", Style.SMALL, Tone.DANGER)
        keep = Button("Keep as done", Role.SMALL)
        keep.clicked.connect(self._keep)
        move = Button("Set the day", Role.SMALL)
        move.clicked.connect(self._move)
        done_line, move_line = row(self.day, self.outcome, gap=8), row(self.next_day, self.reason, gap=8)
        done_line.setStretch(1, 1)
        move_line.setStretch(1, 1)
        self.fold = Fold(
            done_line,
            6,
            row(self.alone, None, keep, gap=8),
            10,
            move_line,
            6,
            row(None, move),
            self.problem,
        )
        self._whole.addSpacing(6)
        self._whole.addWidget(self.fold)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_fold(self) -> None:
        """Put it away; nothing was changed."""
        if self.fold is not None:
            self.fold.hide()
            self.fold.deleteLater()
            self.fold = None
            self.closed.emit()

    def say_problem(self, sentence: str) -> None:
        """Say why it was not kept; what was typed stays."""
        if self.fold is not None:
            self.problem.show_words(sentence)

    def _keep(self) -> None:
        on = self.day.value()
        if on is None:
            self.say_problem(_NO_DAY)
            return
        alone = self.alone.value() if self.shown.check is CheckKind.VISIT else None
        self.done.emit(self.shown.check, on, self.outcome.value(), alone)

    def _move(self) -> None:
        on = self.next_day.value()
        if on is None:
            self.say_problem(_NO_DAY)
            return
        self.moved.emit(self.shown.check, on, self.reason.value())
