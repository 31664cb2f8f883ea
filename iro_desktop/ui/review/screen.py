"""The workspace of one review: its head, five steps, and the mark that says what is saved."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Button, EmptyState, Hairline, Role, SavedMark, Steps, column, row
from iro_desktop.ui.review import decision_words, viewmodel
from iro_desktop.ui.review.close import CloseStep
from iro_desktop.ui.review.decide import DecideStep
from iro_desktop.ui.review.meet import MeetStep
from iro_desktop.ui.review.prepare import PrepareStep
from iro_desktop.ui.review.viewmodel import ReviewStep
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.review.write import WriteStep
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading


AnyStep = PrepareStep | MeetStep | DecideStep | WriteStep | CloseStep


class ReviewScreen(Screen):
    """Shows one review in the step where the work is. Ctrl+Page Down and Ctrl+Page Up go from step to step."""

    sidebar_place = "children"
    with_search = False

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._asked_for = place.part
        self._step: ReviewStep | None = None
        self._head: viewmodel.Head | None = None
        self._child_id: UUID | None = None
        self._mark = SavedMark()
        # A place without a record is nowhere: the review is then not found, and said so.
        self._work = ReviewWork(desk, place.record_id or UUID(int=0), self._mark, self)
        self._work.came.connect(self._show)
        self._work.gone.connect(self._say_gone)
        self._build()
        self._work.read()

    def heading(self) -> QWidget:
        if self._head is None:
            return PageHeading(" ", " ")
        actions = []
        if self._step is ReviewStep.DECIDE and self._work.page is not None:
            write = Button(
                decision_words.letter_button(self._work.page), Role.PRIMARY, icon_name="arrow-right", icon_after=True
            )
            write.off_because(decision_words.why_no_letter_yet(self._work.page))
            write.clicked.connect(self.write.write_letter)
            actions.append(write)
        tags = [self._head.tag] if self._head.tag else []
        return PageHeading(self._head.title, self._head.below, avatar=self._head.avatar, tags=tags, actions=actions)

    def child_shown(self) -> object:
        return self._child_id

    def leave(self) -> None:
        self.prepare.flush()
        self._work.flush()

    # Build

    def _build(self) -> None:
        self.steps = Steps("Steps of the review")
        self.steps.chosen.connect(lambda step: self._go_to(ReviewStep(step)))
        self.prepare = PrepareStep(self._work)
        self.meet = MeetStep(self._work)
        self.decide = DecideStep(self._work)
        self.write = WriteStep(self._work)
        self.close_step = CloseStep(self._work)
        self._pages = QStackedWidget()
        self._of_step: dict[ReviewStep, AnyStep] = {
            ReviewStep.PREPARE: self.prepare,
            ReviewStep.MEET: self.meet,
            ReviewStep.DECIDE: self.decide,
            ReviewStep.WRITE: self.write,
            ReviewStep.CLOSE: self.close_step,
        }
        for step in self._of_step.values():
            self._pages.addWidget(step)
        self.prepare.go_to_the_meeting.connect(lambda: self._go_to(ReviewStep.MEET))
        self.meet.go_to_decisions.connect(lambda: self._go_to(ReviewStep.DECIDE))
        self.decide.go_to_the_meeting.connect(lambda: self._go_to(ReviewStep.MEET))
        self.write.go_to_decisions.connect(lambda: self._go_to(ReviewStep.DECIDE))
        self.close_step.go_to.connect(lambda step: self._go_to(ReviewStep(step)))
        line = row(self.steps, self._mark, gap=16, margins=(32, 8, 32, 0))
        line.setStretch(0, 1)
        line.setAlignment(self._mark, Qt.AlignmentFlag.AlignVCenter)
        self._bar = QWidget()
        self._bar.setLayout(column(line, Hairline()))
        self._bar.hide()
        self._pages.hide()
        self._nothing = QWidget()
        self._nothing.hide()
        whole = column(self._bar, self._pages, self._nothing)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self._go_by(by))

    # Show

    def _show(self, page: ReviewPage) -> None:
        self._child_id = page.who.child_id
        head = viewmodel.head(page, self._desk.today())
        first_time = self._step is None
        if self._step is None:
            self._step = viewmodel.first_step(page, self._asked_for)
        self.steps.show_steps(viewmodel.steps(page))
        self.steps.set_value(self._step)
        self._bar.show()
        self._pages.show()
        for step in self._of_step.values():
            step.show_page(page)
        if head != self._head or self._step is ReviewStep.DECIDE:
            self._head = head
            self.reheaded.emit()
        if first_time:
            self._pages.setCurrentWidget(self._of_step[self._step])
            self._of_step[self._step].begin()

    def _say_gone(self, sentence: str) -> None:
        self._bar.hide()
        self._pages.hide()
        to_children = Button("Go to Children", Role.PRIMARY)
        to_children.clicked.connect(lambda: self._desk.go(Place(Page.CHILDREN)))
        self._nothing.setLayout(column(EmptyState("This review is not here", sentence, action=to_children), None))
        self._nothing.show()

    # Act

    def _go_to(self, step: ReviewStep) -> None:
        self.leave()
        self._step = step
        self.steps.set_value(step)
        self._pages.setCurrentWidget(self._of_step[step])
        self.reheaded.emit()
        self._of_step[step].begin()

    def _go_by(self, by: int) -> None:
        if self._step is None:
            return
        all_steps = list(ReviewStep)
        place = all_steps.index(self._step) + by
        if 0 <= place < len(all_steps):
            self._go_to(all_steps[place])
