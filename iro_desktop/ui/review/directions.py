"""What has to be done before an adjourned review goes on: action, who and when in one line, and a tick once done."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.adjourning import (
    bring_back_direction,
    delete_direction,
    keep_direction,
    set_direction_done,
)
from iro_desktop.queries.adjournment import AdjournmentRow
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.kit import Hairline, IconButton, Label, TextField, Tick, column, row
from iro_desktop.ui.review import adjourn_words, decision_words
from iro_desktop.ui.review.adjourn_words import DirectionLine
from iro_desktop.ui.review.decision_card import WhoAndWhen
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone


class Directions(QWidget):
    """The list. A direction is ticked here; deleted, too, while the review waits to go on."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._shown: tuple[tuple[DirectionLine, ...], bool] | None = None
        self._list = column(gap=8)
        self._title = Label("Before it goes on", Style.H3)
        self.setLayout(column(16, Hairline(), 12, self._title, 8, self._list))

    def show_page(self, page: ReviewPage, one: AdjournmentRow) -> None:
        """Show what has to be done. While nothing of it changed, no line is made anew under the keyboard."""
        self._title.show_words("Before it goes on" if not one.goes_on else "To be done before it went on")
        shown = (adjourn_words.direction_lines(one, self._work.desk.today()), not one.goes_on and not page.closed)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._list)
        for line in shown[0]:
            self._list.addWidget(self._line(line, can_tick=not page.closed, can_change=shown[1]))

    def _line(self, line: DirectionLine, *, can_tick: bool, can_change: bool) -> QWidget:
        tick = Tick(name=f"Done: {line.words}")
        tick.set_value(line.done)
        tick.setEnabled(can_tick)
        tick.edited.connect(lambda: self._tick(line.direction_id, done=tick.value()))
        gone = IconButton("x", f"Delete: {line.words}")
        if not can_change:
            gone.hide()
        gone.clicked.connect(partial(self._delete, line.direction_id))
        said = column(Label(line.words), Label(line.below, Style.SMALL, Tone.SECONDARY))
        holder = QWidget()
        inside = row(tick, said, gone, gap=10)
        inside.setStretch(1, 1)
        inside.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(inside)
        return holder

    def _tick(self, direction_id: UUID, *, done: bool) -> None:
        self._work.write(partial(set_direction_done, direction_id=direction_id, done=done))

    def _delete(self, direction_id: UUID) -> None:
        self._work.write_with_undo(
            partial(delete_direction, direction_id=direction_id, at=self._work.desk.clock()),
            partial(bring_back_direction, direction_id=direction_id),
            "Direction deleted.",
        )


class NewDirection(QWidget):
    """The line in which a direction is typed: Tab between its fields, Enter keeps it and begins the next."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._action = TextField("What has to be done", placeholder="What has to be done before it goes on")
        self._who_when = WhoAndWhen(work)
        self._action.returnPressed.connect(self._keep)
        self._who_when.entered.connect(self._keep)
        self.setFocusProxy(self._action)
        self.setLayout(column(12, self._action, 8, self._who_when))

    def show_page(self, page: ReviewPage) -> None:
        """Offer the names of the people around the child."""
        self._who_when.offer(page)

    def _keep(self) -> None:
        page = self._work.page
        if page is None or not self._action.value().strip():
            self._action.setFocus()
            return
        if not self._who_when.finish():
            self._who_when.when.setFocus()
            return
        owner = decision_words.owner_called(page, self._who_when.who.value())
        self._work.write(
            partial(
                keep_direction,
                review_id=self._work.review_id,
                action=self._action.value(),
                owner_name=owner.name,
                owner_person_id=owner.person_id,
                due_on=self._who_when.when.value(),
            )
        )
        self._action.set_value("")
        self._who_when.set_value("", None)
        self._action.setFocus()
