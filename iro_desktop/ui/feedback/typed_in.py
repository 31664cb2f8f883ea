"""A form that came on paper or in a talk, typed in: folded until it is wanted."""

from collections.abc import Callable, Container, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.feedback import FeedbackAnswers
from iro_desktop.letters.feedback_words import CAME, ONLY_HEARS_AT_REVIEWS, TOLD_BETWEEN, FormWords
from iro_desktop.models.feedback import FeedbackChannel, Felt
from iro_desktop.ui import theme
from iro_desktop.ui.feedback import viewmodel
from iro_desktop.ui.kit import (
    Button,
    DateField,
    Fold,
    Label,
    NotesField,
    Pills,
    Role,
    TextField,
    Tick,
    column,
    row,
)
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking

_YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


class TypedIn(Fold):
    """The questions of one form with what was ticked on it. `kept` comes with Keep; nothing is kept before."""

    kept = Signal()
    put_away = Signal()

    def __init__(
        self,
        form: FormWords,
        people: Sequence[Choice],
        *,
        for_parent: bool,
        today: Callable[[], date],
        bank_holidays: Container[date],
    ) -> None:
        super().__init__()
        self.for_parent = for_parent
        self._today = today
        self.how = Pills("How it came", viewmodel.CHANNELS)
        self.how.set_value(FeedbackChannel.ON_PAPER)
        self.day = DateField("The day it was given", today, bank_holidays, looking=Looking.BACK, explain=False)
        self.day.set_value(today())
        self.who = Pills("Who gave it", people)
        answers = [Choice(answer, said) for answer, said in form.answers.items()]
        self.questions = {question.field: Pills(question.words, answers) for question in form.questions}
        self.came = Pills(CAME, _YES_NO)
        self.hears = Pills(
            ONLY_HEARS_AT_REVIEWS, [Choice(str(number), said) for number, said in enumerate(TOLD_BETWEEN)]
        )
        self.change = NotesField(form.would_change)
        self.change.setFixedHeight(theme.px(64))
        self.quote = TextField("A sentence of theirs, word for word", placeholder="A sentence of theirs, word for word")
        self.may_use = Tick("They agree that it is used without a name")
        self.problem = Label("", Style.SMALL, Tone.DANGER)
        keep = Button("Keep this form", Role.MAIN)
        keep.clicked.connect(self.kept)
        leave = Button("Leave it", Role.QUIET)
        leave.clicked.connect(self.put_away)
        for question in form.questions:
            self._ask(question.words, self.questions[question.field])
        if for_parent:
            self._ask(CAME, self.came)
            self._ask(ONLY_HEARS_AT_REVIEWS, self.hears)
        self._ask(form.would_change, self.change)
        self.body.addLayout(column(self.quote, 6, self.may_use, 12))
        if len(people) > 1:
            self._ask("Who gave it", self.who)
        self._ask("How it came", self.how)
        day = row(self.day, None)
        self.body.addLayout(column(Label("The day it was given", Style.SMALL, Tone.SECONDARY), 4, day, 8, self.problem))
        self.body.addLayout(row(keep, leave, None, gap=8))

    def begin(self) -> None:
        """Give the keyboard to the first question."""
        next(iter(self.questions.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def channel(self) -> FeedbackChannel:
        return FeedbackChannel(self.how.value() or FeedbackChannel.ON_PAPER)

    def given_on(self) -> date:
        return self.day.value() or self._today()

    def answers(self) -> FeedbackAnswers:
        """What was ticked and typed."""
        felt = {field: Felt(value) if (value := pills.value()) else None for field, pills in self.questions.items()}
        quote = self.quote.value().strip()
        return FeedbackAnswers(
            felt_heard=felt.get("felt_heard"),
            understood=felt.get("understood"),
            right_people=felt.get("right_people"),
            told_in_time=felt.get("told_in_time"),
            came=_yes(self.came.value()),
            only_hears_at_reviews=None if self.hears.value() is None else self.hears.value() == "1",
            would_change=self.change.value(),
            quote=quote,
            quote_may_be_used=self.may_use.value() if quote else None,
        )

    def say_problem(self, sentence: str) -> None:
        """Say why it was not kept."""
        self.problem.show_words(sentence)

    def _ask(self, words: str, control: QWidget) -> None:
        self.body.addLayout(column(Label(words, Style.SMALL, Tone.SECONDARY), 4, control, 12))


def _yes(value: str | None) -> bool | None:
    return None if value is None else value == "yes"
