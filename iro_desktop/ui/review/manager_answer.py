"""What the team manager says of the decisions: agrees or objects, one line each, until when, and what comes next."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.manager_answers import manager_agrees, manager_objects, take_back_answer
from iro_desktop.models.review import ManagerAnswer
from iro_desktop.queries.decision_details import DecisionDetail, DetailsPage, decision_details
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.kit import Button, DateField, Hairline, Label, Pills, Role, TextField, column, row
from iro_desktop.ui.review import decision_detail_words
from iro_desktop.ui.review.lines import Disc
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking


class ManagersAnswers(QWidget):
    """Open after the close too: the sheet goes out once the review is complete."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self.lines: dict[UUID, AnswerLine] = {}
        self._unanswered: tuple[UUID, ...] = ()
        self._until = Label("", Style.SMALL, Tone.SECONDARY)
        self.all_agreed = Button("Agrees to all", Role.QUIET_SMALL, icon_name="check")
        self.all_agreed.clicked.connect(self._agree_to_all)
        self._list = column(gap=4)
        head = row(column(Label("What the team manager says", Style.H3), self._until), self.all_agreed, gap=12)
        head.setStretch(0, 1)
        head.setAlignment(self.all_agreed, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(head, 8, Hairline(), 8, self._list))
        self.hide()

    def show_page(self, page: ReviewPage) -> None:
        """Ask how the answers stand; nothing to answer takes no room."""
        self.setVisible(page.held_on is not None and bool(page.decisions))
        desk = self._work.desk
        query = partial(
            decision_details,
            review_id=page.review_id,
            today=desk.today(),
            bank_holidays=desk.bank_holidays,
            limits=page.limits,
        )
        desk.casework.ask(self, query, then=partial(self._show, page))

    def _show(self, page: ReviewPage, shown: DetailsPage) -> None:
        self._until.show_words(decision_detail_words.until_when(shown, page.limits, self._work.desk.today()))
        self._unanswered = tuple(one.decision_id for one in decision_detail_words.unanswered(shown))
        self.all_agreed.setVisible(len(self._unanswered) > 1)
        for gone in set(self.lines) - {one.decision_id for one in shown.decisions}:
            self.lines.pop(gone).take_away()
        for place, one in enumerate(shown.decisions):
            line = self.lines.get(one.decision_id)
            if line is None:
                line = self.lines[one.decision_id] = AnswerLine(self._work)
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
            line.show_answer(one)

    def _agree_to_all(self) -> None:
        self._work.write_with_undo(
            partial(manager_agrees, decision_ids=self._unanswered, on=self._work.desk.today()),
            partial(take_back_answer, decision_ids=self._unanswered),
            "The team manager agrees to every decision.",
        )


class AnswerLine(QWidget):
    """One decision. An objection is kept with its first words of reason, as none is kept without."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._detail: DecisionDetail | None = None
        self._number = Disc()
        self._what = Label("")
        self._state = Label("", Style.SMALL, Tone.SECONDARY)
        self.answer = Pills("What the team manager says", decision_detail_words.ANSWERS)
        self.reason = TextField("Why the team manager objects", placeholder="Why the team manager objects")
        desk = work.desk
        self.heard = DateField(
            "Heard on", desk.today, desk.bank_holidays, looking=Looking.BACK, placeholder="Heard on", explain=False
        )
        self._timer = work.timer(self, self._save)
        self.answer.edited.connect(self._chosen)
        for field in (self.reason, self.heard):
            field.edited.connect(self._typed)
        first = row(self._number, column(self._what, self._state), self.answer, gap=12)
        first.setStretch(1, 1)
        for part in (self._number, self.answer):
            first.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self._more = QWidget()
        more = row(self.reason, self.heard, gap=8, margins=(36, 0, 0, 4))
        more.setStretch(0, 2)
        more.setStretch(1, 1)
        self._more.setLayout(more)
        self._more.hide()
        self.setLayout(column(first, 4, self._more, margins=(0, 2, 0, 6)))

    def show_answer(self, one: DecisionDetail) -> None:
        """Show what is kept; a reason that is being typed stays."""
        self._detail = one
        self._number.show_number(one.number)
        self._what.show_words(one.wording or "Nothing typed yet")
        self.answer.setAccessibleName(f"What the team manager says of decision {one.number}")
        self.reason.setAccessibleName(f"Why the team manager objects to decision {one.number}")
        self.heard.line.setAccessibleName(f"Heard of decision {one.number} on")
        if self._timer.is_waiting() or (self.answer.value() == ManagerAnswer.OBJECTS and not self.reason.value()):
            return  # an objection without its first word yet
        self._state.show_words(*decision_detail_words.answer_words(one, self._work.desk.today()))
        self.answer.set_value(one.answer)
        self.reason.set_value(one.reason or "")
        self.heard.set_value(one.answered_on)
        self._unfold()

    def take_away(self) -> None:
        """Let go of it."""
        self._timer.forget()
        self.hide()
        self.deleteLater()

    def _unfold(self) -> None:
        self._more.setVisible(self.answer.value() is not None)
        self.reason.setVisible(self.answer.value() == ManagerAnswer.OBJECTS)

    def _chosen(self) -> None:
        self._unfold()
        if self.answer.value() == ManagerAnswer.OBJECTS and not self.reason.value().strip():
            self._state.show_words(decision_detail_words.WHY_FIRST, Tone.ATTENTION)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._save()

    def _typed(self) -> None:
        self._work.typing()
        self._timer.touch()

    def _save(self) -> None:
        self._timer.forget()
        one, answer = self._detail, self.answer.value()
        on = self.heard.value() or self._work.desk.today()
        if one is None or answer is None or not self.heard.is_understood():
            return
        if on > self._work.desk.today():
            self._state.show_words(decision_detail_words.NOT_HEARD_YET, Tone.DANGER)
            return
        if answer == ManagerAnswer.AGREES:
            self._work.write(partial(manager_agrees, decision_ids=(one.decision_id,), on=on))
        elif self.reason.value().strip():
            self._work.write(partial(manager_objects, decision_id=one.decision_id, reason=self.reason.value(), on=on))
