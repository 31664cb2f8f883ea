"""The step in which a review is closed: what is missing, the day of the next one, and the clocks that then run."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.actions.closing import close_review, take_back_closing
from iro_desktop.actions.meetings import correct_meeting_day
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.feedback.section import FeedbackSection
from iro_desktop.ui.kit import Button, DateField, Hairline, Icon, Label, Role, Scroller, Sheet, column, row, speaker
from iro_desktop.ui.review import closing_words
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.review.next_review import NextReview
from iro_desktop.ui.review.reopen import Reopen
from iro_desktop.ui.review.viewmodel import missing
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking

_BESIDE_FROM = 760


class CloseStep(QWidget):
    """Closes the review once nothing is missing, and shows what is due after it."""

    go_to = Signal(str)
    """A step in which something is still to do."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._build()

    def show_page(self, page: ReviewPage) -> None:
        """Show what is missing, or what runs since the review was closed."""
        lines = () if page.closed else missing(page)
        self._title.show_words(closing_words.title(page))
        self._below.show_words(closing_words.below(page))
        again = closing_words.opened_again(page, self._work.desk.today())
        self._again.show_words(again)
        self._again.setVisible(bool(again))
        self._show_lines(page)
        self.next_review.show_page(page)
        self._held.setVisible(page.held_on is not None and not page.closed)
        if not self._timer.is_waiting():
            self._day.set_value(page.held_on)
        self._show_clocks(page)
        self.feedback.show_page(page)
        self.close_button.setVisible(not page.closed)
        self.close_button.off_because(closing_words.why_not_yet(lines))
        may_reopen = page.completed_on is not None and not page.from_files
        self.reopen.setVisible(may_reopen)
        if not may_reopen:
            self.reopen.fold()

    def begin(self) -> None:
        """Give the keyboard to what is to be done next."""
        page = self._work.page
        if page is not None and not page.closed and page.next_review_on is None:
            self.next_review.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            button = self.reopen if page is not None and page.closed else self.close_button
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        narrow = self.width() / theme.factor() < _BESIDE_FROM
        ways = QBoxLayout.Direction
        for layout in (self._both, self._days):
            layout.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _show_lines(self, page: ReviewPage) -> None:
        clear(self._lines)
        for line in closing_words.lines(page):
            words = Label(line.words)
            parts = row(Icon(line.icon, line.tone), words, gap=10)
            parts.setStretch(1, 1)
            if line.step:
                link = Button(line.link, Role.LINK)
                link.setAccessibleDescription(line.words)
                link.clicked.connect(partial(self.go_to.emit, line.step))
                parts.addWidget(link)
            holder = QWidget()
            holder.setLayout(parts)
            self._lines.addWidget(holder)

    def _show_clocks(self, page: ReviewPage) -> None:
        clear(self._clocks)
        for what, due, its_sum in closing_words.clocks(page, self._work.desk.today(), self._work.desk.bank_holidays):
            holder = QWidget()
            words = column(Label(what, bold=True))
            if its_sum:
                words.addWidget(Label(its_sum, Style.SMALL, Tone.SECONDARY))
            inside = row(words, Label(due, Style.BODY), gap=16)
            inside.setStretch(0, 1)
            holder.setLayout(inside)
            self._clocks.addWidget(holder)

    def _close(self) -> None:
        page = self._work.page
        if page is None or page.held_on is None:
            return
        # The papers' clocks run from the meeting that ended the review, whenever the officer comes to close it.
        self._work.write_with_undo(
            partial(close_review, review_id=self._work.review_id, on=page.held_on),
            partial(take_back_closing, review_id=self._work.review_id),
            "Review closed. The next one is planned.",
        )

    def _save_day(self) -> None:
        on, today = self._day.value(), self._work.desk.today()
        if on is None:
            return
        if on > today:
            self._say_of_the_day("The meeting date must be today or earlier.")
            return
        self._say_of_the_day("")
        self._work.write(partial(correct_meeting_day, review_id=self._work.review_id, on=on))

    def _say_of_the_day(self, problem: str) -> None:
        self._day_problem.show_words(problem)
        self._day.line.setAccessibleDescription(problem)
        speaker.say(self, problem)

    def _typed_day(self) -> None:
        self._work.typing()
        self._timer.touch()

    def _build(self) -> None:
        desk = self._work.desk
        self._title, self._below = Label("", Style.H2), Label("", tone=Tone.SECONDARY)
        self._lines, self._clocks = column(gap=10), column(gap=14)
        self.next_review = NextReview(self._work)
        self._day = DateField("The day of the meeting", desk.today, desk.bank_holidays, looking=Looking.BACK)
        self._day_problem = Label("", Style.SMALL, Tone.DANGER)
        self._held = QWidget()
        label = Label("The day of the meeting", Style.SMALL, Tone.SECONDARY)
        label.setBuddy(self._day)
        self._held.setLayout(column(label, 4, self._day, 4, self._day_problem, None))
        self._timer = self._work.timer(self, self._save_day)
        self._day.edited.connect(self._typed_day)
        self.close_button = Button("Close the review", Role.PRIMARY)
        self.close_button.clicked.connect(self._close)
        self.reopen = Reopen(self._work)
        self._again = Label("", Style.SMALL, Tone.SECONDARY)
        self._days = row(self.next_review, self._held, gap=24)
        self._days.setStretch(0, 1)
        self._days.setStretch(1, 1)
        sheet = Sheet()
        inside = column(
            self._title,
            self._below,
            self._again,
            16,
            self._lines,
            20,
            Hairline(soft=True),
            16,
            self._days,
            20,
            row(self.close_button, None),
            self.reopen,
            margins=(24, 20, 24, 24),
        )
        sheet.body.addLayout(inside)
        after = QWidget()
        self.feedback = FeedbackSection(self._work)
        clocks = column(Label("After this review", Style.H3), 4, Hairline(), 12, self._clocks)
        after.setLayout(column(clocks, 28, self.feedback, None))
        self._both = row(gap=32)
        self._both.addWidget(sheet, 3, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(after, 2)
        whole = QWidget()
        whole.setLayout(column(self._both, None, margins=(32, 24, 32, 24)))
        whole.setMaximumWidth(theme.px(1304))
        self.setLayout(column(Scroller(whole, name="Close")))
