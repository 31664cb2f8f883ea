"""What was found in a letter that its reader may not be meant to see: take it out, or keep it with a reason."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.keeping import keep_in_letter
from iro_desktop.letters.checks import Problem
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Field, Label, Role, TextField, column, row
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.manuscript import Manuscript
from iro_desktop.ui.tokens import Style


class FoundInLetter(QWidget):
    """One finding: the question, the way out of the letter, and a line for why it may stay."""

    take_out_wanted = Signal(object)
    keep_wanted = Signal(object, str)
    """The Problem, and the reason as typed."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = problem
        take_out = Button("Take out", Role.SECONDARY)
        take_out.setAccessibleDescription("Takes these words out of the letter. Undo brings them back.")
        take_out.clicked.connect(lambda: self.take_out_wanted.emit(problem))
        self.keep = Button("Keep", Role.SECONDARY)
        self.keep.clicked.connect(self._keep)
        self._reason = TextField("Reason to keep it", placeholder="Why this reader should see it")
        self._field = Field("Reason to keep it", self._reason)
        buttons = row(take_out, 8, self.keep, None)
        self.setLayout(column(Label(problem.sentence, Style.SMALL), 6, self._field, 6, buttons, margins=(8, 8, 0, 8)))

    def _keep(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._field.show_problem("Say why this reader should see it.")
            return
        self.keep_wanted.emit(self.problem, reason)


def take_out_found(problem: Problem, *, desk: Desk, manuscript: Manuscript) -> None:
    """Take what was found out of the letter; where nobody typed it there, say where it stands and lead to it."""
    taken = manuscript.take_out(problem)
    if not taken:
        manuscript.go_to(problem)
    desk.say(viewmodel.TAKEN_OUT if taken else viewmodel.NOT_TYPED_HERE, ())


def keep_found(problem: Problem, reason: str, *, desk: Desk, screen: QWidget, letter_id: UUID) -> None:
    """Keep what was found, with the reason."""
    assert problem.found is not None, "only what was found can be kept"
    detail = problem.found.detail
    keep = partial(
        keep_in_letter, letter_id=letter_id, what=detail.what, found=detail.text, reason=reason, at=desk.clock()
    )
    desk.casework.write(screen, keep, refused=lambda refused: desk.say(refused.sentence, ()))


def found_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that may be kept, each detail once."""
    once = {one.found.detail.key: one for one in problems if one.found is not None}
    return tuple(once.values())
