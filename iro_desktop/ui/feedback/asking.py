"""The screen handed over: one question in large words, one tap to answer and one to finish; nothing else to see."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from iro_desktop.actions.feedback import FeedbackAnswers
from iro_desktop.letters.feedback_words import FIRST_QUESTION, FormWords
from iro_desktop.models.feedback import Felt
from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit import Button, Label, NotesField, Pills, Role, Scroller, column, row
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import FIELD_RADIUS, Style, Tone

_BIG = 72
_WIDEST = 760


class Asking(QFrame):
    """Covers the whole window it is shown in: whoever answers sees no name of any other child.

    `answered` brings the answers once Done is pressed. Esc or Back goes back with nothing kept.
    """

    answered = Signal(FeedbackAnswers)
    left = Signal()

    def __init__(self, form: FormWords, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "sheet")
        self.setAccessibleName(form.title)
        self._form = form
        self._over = over
        self._build(form)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        typed = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif typed.isdigit() and typed.isascii() and 0 < int(typed) <= len(self.buttons):
            self.buttons[int(typed) - 1].click()
        else:
            super().keyPressEvent(event)

    def answers(self) -> FeedbackAnswers:
        """What is answered so far."""
        felt = {field: _felt(pills.value()) for field, pills in self._more.items()}
        chosen = self._group.checkedButton()
        return FeedbackAnswers(
            felt_heard=_felt(chosen.property("answer") if chosen is not None else None),
            understood=felt.get("understood"),
            right_people=felt.get("right_people"),
            told_in_time=felt.get("told_in_time"),
            would_change=self._change.value(),
        )

    def _build(self, form: FormWords) -> None:
        first = next(question for question in form.questions if question.field == FIRST_QUESTION)
        self._group = QButtonGroup(self)
        self.buttons = [self._big(answer, said) for answer, said in form.answers.items()]
        answers = row(*self.buttons, gap=16)
        self._more = {
            question.field: Pills(question.words, [Choice(answer, said) for answer, said in form.answers.items()])
            for question in form.questions
            if question.field != FIRST_QUESTION
        }
        self._change = NotesField(form.would_change)
        self._change.setFixedHeight(theme.px(88))
        more = QWidget()
        parts = column(gap=6)
        for question in form.questions:
            if question.field in self._more:
                parts.addWidget(Label(question.words, Style.EDITOR, bold=True))
                parts.addWidget(self._more[question.field])
                parts.addSpacing(10)
        parts.addWidget(Label(form.would_change, Style.EDITOR, bold=True))
        parts.addWidget(self._change)
        more.setLayout(parts)
        more.hide()
        self.more_button = Button("Say more", Role.QUIET, icon_name="chevron-down")
        self.more_button.clicked.connect(more.show)
        self.more_button.clicked.connect(self.more_button.hide)
        self.done_button = Button("Done", Role.PRIMARY)
        self.done_button.off_because("Choose an answer first.")
        self.done_button.clicked.connect(self._finish)
        self._change.edited.connect(self._may_finish)
        for pills in self._more.values():
            pills.edited.connect(self._may_finish)
        back = Button("Back", Role.QUIET, icon_name="arrow-left")
        back.clicked.connect(self._leave)
        inside = column(
            Label(form.title, Style.H2, Tone.SECONDARY),
            8,
            Label(first.words, Style.DISPLAY, bold=True),
            24,
            answers,
            20,
            row(self.more_button, None),
            more,
            24,
            row(self.done_button, None),
            None,
        )
        middle = QWidget()
        middle.setLayout(inside)
        middle.setMaximumWidth(theme.px(_WIDEST))
        holder = QWidget()
        line = row(None, middle, None, margins=(32, 32, 32, 32))
        line.setStretch(1, 8)
        holder.setLayout(line)
        self.setLayout(column(row(back, None, margins=(24, 20, 24, 0)), Scroller(holder, name=form.title)))

    def _big(self, answer: Felt, said: str) -> QPushButton:
        button = QPushButton(said.replace("&", "&&"))
        button.setProperty("role", "answer")
        button.setProperty("answer", str(answer))
        button.setAccessibleName(said)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFixedHeight(theme.px(_BIG))
        round_ring(button, FIELD_RADIUS)
        button.toggled.connect(self._may_finish)
        self._group.addButton(button)
        return button

    def _may_finish(self) -> None:
        self.done_button.off_because("Choose an answer first." if self.answers() == FeedbackAnswers() else None)

    def _finish(self) -> None:
        answers = self.answers()
        self._put_away()
        self.answered.emit(answers)

    def _leave(self) -> None:
        self._put_away()
        self.left.emit()

    def _put_away(self) -> None:
        self._over.removeEventFilter(self)
        self.hide()
        self.deleteLater()


def _felt(value: str | None) -> Felt | None:
    return Felt(value) if value else None
