"""Beside the page: for whom the letter is, and whether it is ready."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from iro_desktop.letters.checks import Problem
from iro_desktop.queries.letters import Studio
from iro_desktop.ui.kit import Avatar, Button, Hairline, Icon, Label, Role, Scroller, column, row
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.found import FoundInLetter, found_in
from iro_desktop.ui.letter.viewmodel import Check
from iro_desktop.ui.tokens import Style, Tone

WIDTH = 300
"""Pixels at 100 % text."""
_EDGE, _PADDING = 20, 8


class BesideThePage(QWidget):
    """Who will read it, what to look at, and five lines that say whether it is ready. Each line leads to its place."""

    problem_wanted = Signal(object)
    """The Problem to go to."""
    take_out_wanted = Signal(object)
    """The Problem whose words go."""
    keep_wanted = Signal(object, str)
    """The Problem whose detail stays, and the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar("fox", 40)
        self._for_whom = Label("", Style.BODY, bold=True)
        self._reading = Label("", Style.SMALL, Tone.SECONDARY)
        self._ease = Label("", Style.SMALL, Tone.SECONDARY)
        names = column(self._for_whom, self._reading, self._ease)
        head = row(self._avatar, names, gap=12)
        head.setStretch(1, 1)
        head.setAlignment(self._avatar, Qt.AlignmentFlag.AlignTop)
        self._warnings = column(gap=8)
        self._ready = QWidget()
        self._checks = column(gap=2)
        # A button's own padding stands left of the edge, so that its sign stands under the words above.
        title = row(_PADDING, Label("Ready to finish?", Style.BODY, bold=True))
        self._found = column(gap=4)
        self._ready.setLayout(column(title, 6, self._checks, 8, self._found))
        inside = QWidget()
        inside.setLayout(
            column(
                row(_PADDING, head),
                16,
                row(_PADDING, Hairline()),
                16,
                row(_PADDING, self._warnings),
                self._ready,
                None,
                margins=(_EDGE - _PADDING, 18, _EDGE, 16),
            )
        )
        self.setLayout(column(Scroller(inside, name="For whom, and whether it is ready")))
        self._shown_checks: tuple[Check, ...] = ()
        self._shown_found: tuple[str, ...] = ()

    def show_studio(self, studio: Studio) -> None:
        self._avatar.show_animal(studio.who.animal)
        self._for_whom.show_words(viewmodel.for_whom(studio))
        self._reading.show_words(viewmodel.reading(studio))
        _empty(self._warnings)
        for warning in studio.warnings:
            mark = Icon("info", Tone.ATTENTION, 16)
            line = row(mark, Label(warning, Style.SMALL, Tone.ATTENTION), gap=8, margins=(0, 0, 0, 8))
            line.setStretch(1, 1)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            whole = QWidget()
            whole.setLayout(line)
            self._warnings.addWidget(whole)
        self._ready.setVisible(not studio.is_finished)

    def show_ease(self, sentence: str) -> None:
        """How this child would get on with what is written; empty takes it away."""
        self._ease.show_words(sentence)
        self._ease.setVisible(bool(sentence))

    def show_checks(self, checks: Iterable[Check]) -> None:
        """Tick what is done; what is not leads to its place."""
        wanted = tuple(checks)
        if wanted == self._shown_checks:
            return
        self._shown_checks = wanted
        _empty(self._checks)
        for check in wanted:
            self._checks.addWidget(self._line(check))

    def show_found(self, problems: Iterable[Problem]) -> None:
        """Ask about each detail that this reader may not be meant to see."""
        wanted = found_in(problems)
        if (shown := tuple(one.sentence for one in wanted)) == self._shown_found:
            return
        self._shown_found = shown
        _empty(self._found)
        for problem in wanted:
            asked = FoundInLetter(problem)
            asked.take_out_wanted.connect(self.take_out_wanted)
            asked.keep_wanted.connect(self.keep_wanted)
            self._found.addWidget(asked)

    def _line(self, check: Check) -> QWidget:
        if check.done:
            whole = QWidget()
            line = row(Icon("check", Tone.GOOD, 18), Label(check.words), gap=9, margins=(_PADDING, 6, 0, 6))
            line.setStretch(1, 1)
            whole.setLayout(line)
            return whole
        button = Button(check.words, Role.PLAIN, icon_name="circle")
        button.setAccessibleDescription("Not ready yet. Leads to the place.")
        button.clicked.connect(lambda: self.problem_wanted.emit(check.problem))
        whole = QWidget()
        whole.setLayout(row(button, None))
        return whole


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
