"""What is looked for in the care plan, one press or key for each, and whether the team manager checked it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.plan_checks import answer_plan_question, describe_plan, record_manager_check
from iro_desktop.queries.plan_checks import CarePlanSeen, PlanQuestion
from iro_desktop.ui.kit import DateField, Field, Hairline, Label, Pills, TextField, column, row
from iro_desktop.ui.review import plan_words
from iro_desktop.ui.review.question_grid import QuestionGrid
from iro_desktop.ui.review.saved_fields import Change, PutRight, SavedFields
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking


class LookAtPlan(QWidget):
    """The quality of the plan; every line begins as not looked at."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        desk = work.desk
        self._fields = SavedFields(work, self)
        self.questions = QuestionGrid(plan_words.questions("the child"))
        for question, pills in self.questions.pills.items():
            self._fields.add(question, pills)
            self._fields.keep((question,), partial(self._keep_answer, PlanQuestion(question)))
        past = partial(DateField, today=desk.today, bank_holidays=desk.bank_holidays, looking=Looking.BACK)
        self._dated, self._version = past("Date on the plan"), TextField("Version")
        self._checked = Pills("Has the team manager checked it?", plan_words.YES_OR_NO)
        self._manager, self._checked_on = TextField("Manager"), past("When the manager checked it")
        self._dated_around = Field("Date on the plan", self._dated)
        self._on_around = Field("When", self._checked_on)
        self._fields.add("dated", self._dated, around=self._dated_around)
        self._fields.add("version", self._version)
        self._fields.add("checked", self._checked)
        self._fields.add("manager", self._manager)
        self._fields.add("checked_on", self._checked_on, around=self._on_around)
        self._fields.keep(("dated", "version"), self._keep_description)
        self._fields.keep(("checked", "manager", "checked_on"), self._keep_manager)
        self._checked.edited.connect(self._fit)
        self._build()
        self._fit()

    def show_plan(self, plan: CarePlanSeen, name: str) -> None:
        """Show what was looked at."""
        self.questions.say(plan_words.questions(name))
        self._fields.show(
            {
                **{question: plan_words.yes_or_no(answer) for question, answer in plan.answers.items()},
                "dated": plan.plan_dated,
                "version": plan.plan_version or "",
                "checked": plan_words.yes_or_no(plan.manager_checked),
                "manager": plan.manager_name or "",
                "checked_on": plan.manager_checked_on,
            }
        )
        self._fit()

    def flush(self) -> None:
        self._fields.flush()

    def _build(self) -> None:
        hint = Label("Keys 1, 2 and 3 answer the line you are on.", Style.SMALL, Tone.HINT)
        self._who = QWidget()
        who = row(Field("Manager", self._manager), self._on_around, gap=16)
        self._who.setLayout(who)
        about = row(self._dated_around, Field("Version", self._version), gap=16)
        for line in (who, about):
            line.setStretch(0, 1)
            line.setStretch(1, 1)
        checked = Label("Has the team manager checked it?", bold=True)
        self.setLayout(
            column(
                hint,
                8,
                self.questions,
                12,
                Hairline(soft=True),
                12,
                checked,
                4,
                self._checked,
                8,
                self._who,
                8,
                about,
                margins=(28, 4, 0, 8),
            )
        )

    def _fit(self) -> None:
        self._who.setVisible(plan_words.answer_of(self._checked.value()) is True)

    def _keep_answer(self, question: PlanQuestion) -> Change:
        answer = plan_words.answer_of(self._fields.value(question))
        return partial(answer_plan_question, review_id=self._work.review_id, question=question, answer=answer)

    def _keep_description(self) -> Change | PutRight:
        dated, today = self._fields.day("dated"), self._work.desk.today()
        problem = plan_words.problem_with_day(dated, today)
        if problem:
            return PutRight("dated", problem)
        version = self._fields.text("version")
        return partial(describe_plan, review_id=self._work.review_id, dated=dated, version=version, today=today)

    def _keep_manager(self) -> Change | PutRight:
        on, today = self._fields.day("checked_on"), self._work.desk.today()
        problem = plan_words.problem_with_day(on, today)
        if problem:
            return PutRight("checked_on", problem)
        return partial(
            record_manager_check,
            review_id=self._work.review_id,
            checked=plan_words.answer_of(self._checked.value()),
            name=self._fields.text("manager"),
            on=on,
            today=today,
        )
