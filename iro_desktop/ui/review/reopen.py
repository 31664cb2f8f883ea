"""Opening a closed review again: the reason is asked for first, and stays with the review."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.closing import reopen_review
from iro_desktop.ui.kit import Button, Field, Role, TextField, column, row
from iro_desktop.ui.review.work import ReviewWork


class Reopen(QWidget):
    """One quiet button; pressed, a line for the reason, and the button that opens the review."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self.ask = Button("Open the review again", icon_name="undo-2")
        self.reason = TextField("Why it is opened again", placeholder="Mum’s answer came a day later")
        self._around = Field("Why it is opened again", self.reason, hint="The reason stays with the review.")
        self.open = Button("Open it", Role.MAIN)
        cancel = Button("Leave it closed", Role.QUIET)
        self._asked = QWidget()
        self._asked.setLayout(column(self._around, 8, row(self.open, cancel, None, gap=8)))
        self._asked.hide()
        self.setLayout(column(row(self.ask, None), self._asked))
        self.setFocusProxy(self.ask)
        self.ask.clicked.connect(self._ask)
        cancel.clicked.connect(self.fold)
        self.open.clicked.connect(self._open)
        self.reason.returnPressed.connect(self._open)
        self.reason.edited.connect(partial(self._around.show_problem, ""))

    def fold(self) -> None:
        """Back to the one button; what was typed is let go."""
        self.reason.set_value("")
        self._around.show_problem("")
        self._asked.hide()
        self.ask.show()

    def _ask(self) -> None:
        self.ask.hide()
        self._asked.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        reason = self.reason.value().strip()
        if not reason:
            self._around.show_problem("Say why this review is opened again.")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        again = partial(reopen_review, review_id=self._work.review_id, reason=reason, at=self._work.desk.clock())
        self._work.write(again)
