"""The workspace of one review: its head, five steps, and the mark that says what is saved."""

from functools import cached_property, partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Button, EmptyState, Hairline, Label, Role, SavedMark, Steps, column, row
from iro_desktop.ui.review import viewmodel
from iro_desktop.ui.review.close import CloseStep
from iro_desktop.ui.review.decide import DecideStep
from iro_desktop.ui.review.meet import MeetStep
from iro_desktop.ui.review.meeting_mode import MeetingMode, keys_in_words
from iro_desktop.ui.review.prepare import PrepareStep
from iro_desktop.ui.review.viewmodel import ReviewStep
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.review.write import WriteStep, write_letter
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone

_MARK_WIDTH = 190
"""Pixels at 100 % text that “Saved on this laptop 11:21” takes."""
AnyStep = PrepareStep | MeetStep | DecideStep | WriteStep | CloseStep
S = TypeVar("S", PrepareStep, MeetStep, DecideStep, WriteStep, CloseStep)


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
        self._built: list[AnyStep] = []
        self._begun_at: QWidget | None = None
        self._mode: MeetingMode | None = None
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
        shown = self._head
        tags = [shown.tag] if shown.tag else []
        actions = [self._way_on(shown.way_on)] if shown.way_on else []
        return PageHeading(shown.title, shown.below, avatar=shown.avatar, tags=tags, actions=actions)

    def child_shown(self) -> object:
        return self._child_id

    def leave(self) -> None:
        for built in self._built:
            if isinstance(built, PrepareStep):
                built.flush()
        self._work.flush()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit_mark()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._mode is not None:
            self._turn_meeting_mode()
        else:
            super().keyPressEvent(event)

    # Build

    def _build(self) -> None:
        self.steps = Steps("Steps of the review")
        self.steps.chosen.connect(lambda step: self._go_to(ReviewStep(step)))
        self._pages = QStackedWidget()
        self._keys = Label("", Style.SMALL, Tone.SECONDARY)
        self._keys.hide()
        self._line = row(self.steps, self._keys, self._mark, gap=16, margins=(32, 8, 32, 0))
        self._line.setStretch(1, 1)
        self._line.setStretch(0, 1)
        self._line.setAlignment(self._mark, Qt.AlignmentFlag.AlignVCenter)
        self._bar = QWidget()
        self._bar.setLayout(column(self._line, Hairline()))
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
        mode = QShortcut(QKeySequence("F11"), self)
        mode.activated.connect(self._turn_meeting_mode)

    # Each step is built when it is first opened: a review is on screen sooner, and most visits need only one.

    @cached_property
    def prepare(self) -> PrepareStep:
        return self._add(PrepareStep(self._work))

    @cached_property
    def meet(self) -> MeetStep:
        step = self._add(MeetStep(self._work))
        step.go_to_decisions.connect(partial(self._go_to, ReviewStep.DECIDE))
        return step

    @cached_property
    def decide(self) -> DecideStep:
        step = self._add(DecideStep(self._work))
        step.go_to_the_meeting.connect(partial(self._go_to, ReviewStep.MEET))
        return step

    @cached_property
    def write(self) -> WriteStep:
        step = self._add(WriteStep(self._work))
        step.go_to_decisions.connect(partial(self._go_to, ReviewStep.DECIDE))
        return step

    @cached_property
    def close_step(self) -> CloseStep:
        step = self._add(CloseStep(self._work))
        step.go_to.connect(lambda name: self._go_to(ReviewStep(name)))
        return step

    def _of(self, step: ReviewStep) -> AnyStep:
        match step:
            case ReviewStep.PREPARE:
                return self.prepare
            case ReviewStep.MEET:
                return self.meet
            case ReviewStep.DECIDE:
                return self.decide
            case ReviewStep.WRITE:
                return self.write
            case ReviewStep.CLOSE:
                return self.close_step

    def _add(self, step: S) -> S:
        self._built.append(step)
        self._pages.addWidget(step)
        if self._work.page is not None:
            step.show_page(self._work.page)
        return step

    def _way_on(self, way: viewmodel.WayOn) -> Button:
        """The filled button beside the title: on to the next step."""
        button = Button(way.words, Role.PRIMARY, icon_name="arrow-right", icon_after=True)
        button.off_because(way.off_because)
        to_meeting = self._step is ReviewStep.PREPARE
        button.clicked.connect(
            partial(self._go_to, ReviewStep.MEET) if to_meeting else partial(write_letter, self._work)
        )
        return button

    # Show

    def _show(self, page: ReviewPage) -> None:
        self._child_id = page.who.child_id
        first_time = self._step is None
        if self._step is None:
            self._step = viewmodel.first_step(page, self._asked_for)
        self.steps.show_steps(viewmodel.steps(page))
        self.steps.set_value(self._step)
        self._bar.show()
        self._fit_mark()
        self._pages.show()
        for built in self._built:
            built.show_page(page)
        self._show_head(page)
        untouched = self._begun_at is self.focusWidget() and not self._work.is_typing()
        if self._begun_at is not None and untouched:
            # What was typed just before the step was opened is in it only now, and nobody moved on meanwhile.
            self._begin(self._step)
        if first_time:
            self._mark.saved(self._desk.clock())
            self._pages.setCurrentWidget(self._of(self._step))
            self._begin(self._step)

    def _fit_mark(self) -> None:
        """The Saved mark stands below the steps where it does not fit beside them."""
        needed = 0 if self._mode is not None else self.steps.sizeHint().width() + theme.px(_MARK_WIDTH) + 80
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if needed <= self.width() else ways.TopToBottom)

    def _show_head(self, page: ReviewPage) -> None:
        """Only when it says something else: a new heading would take the keyboard from its button."""
        head = viewmodel.head(page, self._desk.today(), self._step)
        if head != self._head:
            self._head = head
            self.reheaded.emit()

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
        self._leave_meeting_mode()
        self._step = step
        self.steps.set_value(step)
        self._pages.setCurrentWidget(self._of(step))
        if self._work.page is not None:
            self._show_head(self._work.page)
        self._begin(step)

    def _begin(self, step: ReviewStep) -> None:
        """The keyboard goes where the work is; where nothing can change it stays with the steps."""
        page = self._work.page
        self._begun_at = None
        if page is not None and page.closed and step not in (ReviewStep.WRITE, ReviewStep.CLOSE):
            self.steps.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._of(step).begin()
            self._begun_at = self.focusWidget() if self._work.is_behind() else None

    def _turn_meeting_mode(self) -> None:
        """F11: the meeting alone, in larger letters, over the whole screen; and back."""
        page = self._work.page
        if self._mode is not None:
            self._leave_meeting_mode()
            return
        if page is None or page.held_on is None or page.closed:
            return
        if self._step is not ReviewStep.MEET:
            self._go_to(ReviewStep.MEET)
        self._mode = mode = MeetingMode(self)
        # Whatever page comes next finds the window as it was: the mode goes with its screen.
        self.destroyed.connect(mode.leave_soon)
        self._keys.show_words(keys_in_words(viewmodel.name_of(page)))
        self._show_mode(alone=True)

    def _leave_meeting_mode(self) -> None:
        if self._mode is not None:
            self.destroyed.disconnect(self._mode.leave_soon)
            self._mode.leave()
            self._mode = None
            self._show_mode(alone=False)

    def _show_mode(self, *, alone: bool) -> None:
        self.bare = alone
        self.steps.setVisible(not alone)
        self._keys.setVisible(alone)
        self.reheaded.emit()
        self.meet.show_one_at_a_time(alone=alone)

    def _go_by(self, by: int) -> None:
        if self._step is None:
            return
        all_steps = list(ReviewStep)
        place = all_steps.index(self._step) + by
        if 0 <= place < len(all_steps):
            self._go_to(all_steps[place])
