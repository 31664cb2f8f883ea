"""Beside the timeline: what is due with its sums, and the decisions that wait to be done."""

import textwrap
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.what_is_due import Due
from iro_desktop.ui.child.viewmodel import ContactWords, DueWords, OpenDecisions
from iro_desktop.ui.dates.viewmodel import ClockWords
from iro_desktop.ui.kit import Button, Fold, Hairline, Label, Role, RowsView, Scroller, column, row, speaker
from iro_desktop.ui.pressable import Pressable
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.shown import Run, plain
from iro_desktop.ui.tokens import Style, Tone

_TOOLTIP_LETTERS = 64


class SideColumn(QWidget):
    """Scrolls by itself. A due line opens its whole reckoning when it is pressed."""

    acted = Signal(object)
    """The button under a due line: carries which `Due`."""
    ticked = Signal(object)
    """A decision was ticked: carries its id."""
    opened = Signal(object)
    all_decisions_wanted = Signal()
    all_dates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due = column()
        self._clocks = column()
        self._unfolded: set[Due] = set()
        self._heading = Label("Open decisions", Style.H3)
        self.decisions = RowsView("Open decisions", fits=True)
        self.decisions.ticked.connect(self.ticked)
        self.decisions.opened.connect(self.opened)
        self._none = Label("Nothing waits to be done.", tone=Tone.SECONDARY)
        self._more = Button("All decisions", Role.LINK)
        self._more.clicked.connect(self.all_decisions_wanted)
        self._all_dates = Button("All dates and checks", Role.LINK)
        self._all_dates.clicked.connect(self.all_dates_wanted)
        dates = row(self._all_dates, None)
        self._set_aside = column()
        self._contact = Label("", tone=Tone.TEXT)
        self._contact_below = Label("", Style.SMALL, Tone.SECONDARY)
        lines = column(
            self._contact,
            self._contact_below,
            14,
            Label("What is due", Style.H3),
            6,
            self._due,
            self._clocks,
            4,
            dates,
            self._set_aside,
            18,
            self._heading,
            4,
            self.decisions,
            self._none,
        )
        lines.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        lines.setContentsMargins(24, 16, 32, 24)
        inside = QWidget()
        inside.setLayout(lines)
        self.setLayout(column(Scroller(inside, name="What is due")))

    def set_aside(self, part: QWidget) -> None:
        """Something to do now and then, below the dates."""
        self._set_aside.addWidget(part)

    def show_contact(self, shown: ContactWords) -> None:
        """When the child was last seen and spoken with, on top: it is what one looks for first."""
        self._contact.show_words(shown.line)
        self._contact_below.show_words(shown.below)
        self._contact_below.setVisible(bool(shown.below))

    def show_due(self, lines: Sequence[DueWords]) -> None:
        """Show what is due; a reckoning that was open stays so."""
        while self._due.count():
            item = self._due.takeAt(0)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()
        for place, line in enumerate(lines):
            if place:
                self._due.addWidget(Hairline())
            self._due.addWidget(self._line(line))

    def show_clocks(self, clocks: Sequence[ClockWords]) -> None:
        """Show the checks whose day comes next."""
        clear(self._clocks)
        for shown in clocks:
            day = Label(shown.day, align=Qt.AlignmentFlag.AlignRight)
            first = row(Label(shown.title), day, gap=12)
            first.setStretch(0, 1)
            words = column(first, Label(shown.below, Style.SMALL, Tone.SECONDARY), margins=(0, 8, 0, 8))
            line = QWidget()
            line.setLayout(words)
            line.setToolTip(textwrap.fill(shown.source, _TOOLTIP_LETTERS))
            self._clocks.addWidget(Hairline())
            self._clocks.addWidget(line)

    def show_decisions(self, shown: OpenDecisions) -> None:
        count = Run(str(shown.count), bold=False, tone=Tone.SECONDARY)
        self._heading.show_words(("Open decisions  ", count))
        self.decisions.show_rows(shown.rows)
        self.decisions.setVisible(bool(shown.rows))
        self._none.setVisible(not shown.rows)
        self._more.setVisible(bool(shown.more))
        self._more.say(shown.more or "All decisions")

    def _line(self, line: DueWords) -> QWidget:
        day = Label(line.day, bold=line.strong or None, align=Qt.AlignmentFlag.AlignRight)
        first = row(Label(line.title, bold=line.strong or None), day, gap=12)
        first.setStretch(0, 1)
        words = column(first, margins=(0, 8, 0, 8))
        for below in line.lines:
            words.addWidget(Label(below, Style.SMALL, Tone.SECONDARY))
        spoken = ", ".join([line.title, line.day, *(plain(below) for below in line.lines)])
        pressable = Pressable(words, spoken, on_desk=True)
        reckoning = Fold(Label(line.explanation, Style.SMALL))
        reckoning.setVisible(line.what in self._unfolded)
        pressable.setAccessibleDescription("Press for the whole reckoning")
        pressable.setToolTip(textwrap.fill(line.explanation, _TOOLTIP_LETTERS))
        pressable.clicked.connect(partial(self._unfold, line, reckoning))
        whole = QWidget()
        inside = column(pressable, reckoning)
        if line.action:
            button = Button(line.action, Role.LINK)
            button.clicked.connect(partial(self._act, line.what))
            inside.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            inside.addSpacing(8)
        whole.setLayout(inside)
        return whole

    def _act(self, what: Due) -> None:
        self.acted.emit(what)

    def _unfold(self, line: DueWords, reckoning: QWidget) -> None:
        now_open = reckoning.isHidden()
        reckoning.setVisible(now_open)
        (self._unfolded.add if now_open else self._unfolded.discard)(line.what)
        if now_open:
            speaker.say(self, line.explanation)


def decision_id(key: object) -> UUID | None:
    """The decision a row is about."""
    return key if isinstance(key, UUID) else None
