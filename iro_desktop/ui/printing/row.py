"""One finished letter in a pile: a box to tick, whose it is, and what became of it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desktop.models.letter_safety import Route
from iro_desktop.queries.printing import LetterOnPaper, OnPaper
from iro_desktop.ui.kit import Avatar, Button, FlowLayout, Label, Role, Tick, column, row
from iro_desktop.ui.letter.viewmodel import pages_here
from iro_desktop.ui.printing import viewmodel
from iro_desktop.ui.printing.press import Job, Stage
from iro_desktop.ui.tokens import Style, Tone

_SAYS = {
    Stage.WAITS: "",
    Stage.AT_WORK: "at work now",
    Stage.NOT_BEGUN: "not begun",
}


class LetterRow(QWidget):
    """A letter to print is ticked to be printed; a letter with pages to count is ticked when they are all there."""

    chosen = Signal()
    counted = Signal(object, bool)
    """The id of the print, and whether its pages are all there."""
    went = Signal(object, object)
    """What is in the hand, and how it goes."""
    open_wanted = Signal(object)
    """The id of the letter."""

    def __init__(self, letter: LetterOnPaper, below: str) -> None:
        super().__init__()
        self.letter = letter
        title = viewmodel.title(letter)
        if letter.state is OnPaper.TO_PRINT:
            self.tick = Tick(name=f"Print the letter to {title}, {letter.reference}")
            self.tick.set_value(True)
            self.tick.edited.connect(self.chosen)
        else:
            here = pages_here(letter.pages or 0)
            self.tick = Tick(here)
            self.tick.setAccessibleName(f"{here}, {letter.reference}")
            self.tick.set_value(letter.state is OnPaper.COUNTED)
            self.tick.edited.connect(lambda: self.counted.emit(letter.print_id, self.tick.value()))
        self._below, self._below_at_first = Label(below, Style.SMALL, Tone.SECONDARY), below
        self._said = Label("", Style.SMALL, Tone.ATTENTION)
        names = column(Label(title), self._below, self._said)
        look = Button("Open", Role.QUIET_SMALL)
        look.setAccessibleName(f"Open the letter {letter.reference}")
        look.clicked.connect(lambda: self.open_wanted.emit(letter.letter_id))
        line = row(gap=12, margins=(0, 8, 0, 8))
        middle = Qt.AlignmentFlag.AlignVCenter
        if letter.state is OnPaper.TO_PRINT:
            line.addWidget(self.tick, alignment=middle)
        line.addWidget(Avatar(letter.who.animal, 32), alignment=middle)
        line.addLayout(names, 1)
        if letter.state is not OnPaper.TO_PRINT:
            line.addWidget(self.tick, alignment=middle)
        self.ways: dict[Route, Button] = {}
        if letter.state is OnPaper.COUNTED and letter.went is None:
            self._offer_ways(names)
        line.addWidget(look, alignment=middle)
        self.setLayout(line)
        self._said.hide()

    def _offer_ways(self, below: QVBoxLayout) -> None:
        """Nobody has written down yet that the letter in the hand went: one press does."""
        self.ways = {route: Button(said, Role.LINK) for route, said in viewmodel.WAYS.items()}
        for route, button in self.ways.items():
            button.setAccessibleName(f"{viewmodel.WAYS[route]}, {self.letter.reference}")
            button.clicked.connect(partial(self.went.emit, self.letter.counted, route))
        offered = QWidget()
        offered.setLayout(FlowLayout(*self.ways.values(), gap=16))
        below.addWidget(offered)

    @property
    def letter_id(self) -> UUID:
        return self.letter.letter_id

    def is_chosen(self) -> bool:
        return self.tick.value()

    def show_job(self, job: Job, *, done: str) -> None:
        """Say how far this letter is in the batch; `done` says what is said once it is through."""
        said = done if job.stage is Stage.DONE else _SAYS.get(job.stage, "")
        self._below.show_words(f"{self._below_at_first} · {said}" if said else self._below_at_first)
        self._said.show_words(job.why)
        self._said.setVisible(job.stage is Stage.REFUSED)

    def lock(self, locked: bool) -> None:
        """While a batch is at work, nothing is chosen anew."""
        self.tick.setEnabled(not locked)
