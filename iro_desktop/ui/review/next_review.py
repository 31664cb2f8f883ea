"""The day of the next review: proposed with its sum, chosen in one click, or typed."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.reviews import plan_next_review
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import words
from iro_desktop.ui.kit import Button, DateField, Label, Role, column
from iro_desktop.ui.review.viewmodel import next_review_problem, next_review_proposed, next_review_sum
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone


class NextReview(QWidget):
    """Asks for the day; says the last lawful one, and where the day chosen lies after it."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        desk = work.desk
        label = Label("Next review", Style.SMALL, Tone.SECONDARY)
        self.day = DateField("Next review", desk.today, desk.bank_holidays, placeholder="Type a day", explain=False)
        label.setBuddy(self.day)
        self._sum = Label("", Style.SMALL, Tone.SECONDARY)
        self._problem = Label("", Style.SMALL, Tone.ATTENTION)
        self.take = Button("Choose", Role.QUIET_SMALL, icon_name="check")
        self.take.clicked.connect(self._take_proposed)
        self._timer = work.timer(self, self._save)
        self.day.edited.connect(self._typed)
        self.setFocusProxy(self.day)
        self.setLayout(column(label, 4, self.day, 4, self._sum, self._problem, self.take, None))

    def show_page(self, page: ReviewPage) -> None:
        """Show the day chosen, or the one to propose."""
        today = self._work.desk.today()
        if not self._timer.is_waiting():
            self.day.set_value(page.next_review_on)
        self.day.setEnabled(not page.closed)
        self._sum.show_words(next_review_sum(page, today))
        self.day.line.setAccessibleDescription(next_review_sum(page, today))
        problem = next_review_problem(page)
        self._problem.show_words(problem)
        self._problem.setVisible(bool(problem))
        proposed = next_review_proposed(page)
        self.take.setVisible(proposed is not None and page.next_review_on is None and not page.closed)
        if proposed is not None:
            self.take.say(f"Choose {words.weekday_and_date(proposed, today)}")

    def _typed(self) -> None:
        self._work.typing()
        self._timer.touch()

    def _save(self) -> None:
        if self.day.is_understood():
            on = self.day.value()
            self._work.write(partial(plan_next_review, review_id=self._work.review_id, on=on))

    def _take_proposed(self) -> None:
        page = self._work.page
        proposed = next_review_proposed(page) if page else None
        if proposed is not None:
            self._timer.forget()
            self._work.write(partial(plan_next_review, review_id=self._work.review_id, on=proposed))
