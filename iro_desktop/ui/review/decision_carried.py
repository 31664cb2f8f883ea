"""The decisions of last time that are still open, above those of today: carried over in one click."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.decision_origins import StateBefore, carry_over, take_back_carrying
from iro_desktop.queries.review import LastDecision, ReviewPage
from iro_desktop.ui.kit import Button, Hairline, Label, Role, column, row
from iro_desktop.ui.review import decision_detail_words
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone


class LeftOpen(QWidget):
    """Takes no room where everything of last time is settled."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._shown: tuple[LastDecision, ...] = ()
        self._title = Label("", Style.H3)
        self._lines = column()
        self.setLayout(column(self._title, 4, Hairline(), 4, self._lines, 18))
        self.hide()

    def show_page(self, page: ReviewPage) -> None:
        """Show what is open. Built anew only when that changed, so that the keyboard stays where it is."""
        today = self._work.desk.today()
        open_now = decision_detail_words.left_open(page)
        self.setVisible(bool(open_now))
        self._title.show_words(decision_detail_words.left_open_title(page, today))
        if open_now == self._shown:
            return
        self._shown = open_now
        clear(self._lines)
        for one in open_now:
            carry = Button("Carry over", Role.QUIET_SMALL, icon_name="redo-2")
            carry.setAccessibleDescription(one.wording)
            carry.clicked.connect(partial(self._carry, one))
            below = Label(decision_detail_words.how_it_stands(one, today), Style.SMALL, Tone.SECONDARY)
            line = row(column(Label(one.wording), below), carry, gap=12, margins=(0, 4, 0, 4))
            line.setStretch(0, 1)
            holder = QWidget()
            holder.setLayout(line)
            self._lines.addWidget(holder)

    def _carry(self, one: LastDecision) -> None:
        desk, review_id = self._work.desk, self._work.review_id
        by = desk.officer_name or None
        before = StateBefore(one.status, one.status_on, one.status_note)
        self._work.write_with_undo(
            partial(carry_over, review_id=review_id, decision_id=one.decision_id, on=desk.today(), by=by),
            partial(
                take_back_carrying,
                review_id=review_id,
                decision_id=one.decision_id,
                before=before,
                at=desk.clock(),
                by=by,
            ),
            "Decision carried over. Say by when.",
        )
