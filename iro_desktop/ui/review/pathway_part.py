"""The check of the pathway plan of an eligible young person: who helps, where they will live, and their papers."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.plan_checks import (
    answer_pathway_question,
    date_pathway,
    judge_pathway_plan,
    write_pathway,
)
from iro_desktop.models.plan_checks import Verdict
from iro_desktop.queries.plan_checks import PathwayDay, PathwayPlanSeen, PathwayQuestion, PathwayWords
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.kit import DateField, Field, Hairline, Label, Pills, TextField, column, row
from iro_desktop.ui.review import pathway_words, plan_words
from iro_desktop.ui.review.field_grid import FieldGrid
from iro_desktop.ui.review.question_grid import QuestionGrid
from iro_desktop.ui.review.saved_fields import Change, PutRight, SavedFields
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking

_VERDICT = "verdict"


class PathwayPart(QWidget):
    """Built from the tables of `pathway_words`: questions, days and words, then the verdict."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._fields = SavedFields(work, self)
        self._days_label = Label("", Style.SMALL, Tone.SECONDARY)
        self._problems = Label("", Style.SMALL, Tone.ATTENTION)
        self.questions = QuestionGrid(pathway_words.questions("the young person", came_alone=True))
        for key, pills in self.questions.pills.items():
            self._fields.add(key, pills)
            self._fields.keep((key,), partial(self._keep_answer, PathwayQuestion(key)))
            pills.edited.connect(self._fields.flush)
        self._changes = QWidget()
        words, days = map(self._word_field, pathway_words.WORDS), map(self._day_field, pathway_words.DAYS)
        self._facts = FieldGrid([*words, *days])
        self._build()

    def show_plan(self, plan: PathwayPlanSeen, page: ReviewPage) -> None:
        """Show what was looked at, and the days that matter."""
        today, name = self._work.desk.today(), name_of(page)
        self._days_label.show_words(pathway_words.days_that_matter(plan, name, today))
        problems = " ".join(pathway_words.problems(plan, page.held_on or today))
        self._problems.show_words(problems)
        self._problems.setVisible(bool(problems))
        self.questions.say(pathway_words.questions(name, came_alone=plan.came_alone))
        self._fields.show(
            {
                **{key: plan_words.yes_or_no(answer) for key, answer in plan.answers.items()},
                **{key: plan.days[key] for key in PathwayDay},
                **{key: plan.words[key] or "" for key in PathwayWords},
                _VERDICT: plan.verdict,
            }
        )
        self._fit_changes()

    def flush(self) -> None:
        self._fields.flush()

    # Build

    def _build(self) -> None:
        self._verdict = Pills("What you make of the pathway plan", plan_words.VERDICTS)
        around = Field("What you make of the pathway plan", self._verdict)
        self._fields.add(_VERDICT, self._verdict, around=around)
        self._fields.keep((_VERDICT,), self._keep_verdict)
        self._verdict.edited.connect(self._fields.flush)
        self._verdict.edited.connect(lambda: self._changes.setVisible(plan_words.wants_changes(self._verdict.value())))
        changes = TextField("What must change")
        by = DateField("By when", self._work.desk.today, self._work.desk.bank_holidays, placeholder="in 2 weeks")
        self._fields.add(PathwayWords.CHANGES, changes)
        self._fields.keep((PathwayWords.CHANGES,), partial(self._keep_words, PathwayWords.CHANGES))
        self._fields.add(PathwayDay.CHANGES_BY, by)
        self._fields.keep((PathwayDay.CHANGES_BY,), partial(self._keep_day, PathwayDay.CHANGES_BY))
        what_and_when = row(Field("What must change", changes), Field("By when", by), gap=16)
        what_and_when.setStretch(0, 2)
        what_and_when.setStretch(1, 1)
        self._changes.setLayout(what_and_when)
        self._changes.hide()
        self.setLayout(
            column(
                self._days_label,
                self._problems,
                8,
                self.questions,
                12,
                Hairline(soft=True),
                12,
                self._facts,
                12,
                around,
                8,
                self._changes,
                margins=(28, 4, 0, 8),
            )
        )

    def _word_field(self, which: PathwayWords) -> Field:
        control = TextField(pathway_words.WORDS[which])
        around = Field(pathway_words.WORDS[which], control)
        self._fields.add(which, control)
        self._fields.keep((which,), partial(self._keep_words, which))
        return around

    def _day_field(self, which: PathwayDay) -> Field:
        desk = self._work.desk
        looking = Looking.BACK if which in pathway_words.LIES_BEHIND else Looking.AHEAD
        control = DateField(pathway_words.DAYS[which], desk.today, desk.bank_holidays, looking=looking)
        around = Field(pathway_words.DAYS[which], control)
        self._fields.add(which, control, around=around)
        self._fields.keep((which,), partial(self._keep_day, which))
        return around

    def _fit_changes(self) -> None:
        self._changes.setVisible(plan_words.wants_changes(self._verdict.value()))

    # Act

    def _keep_answer(self, question: PathwayQuestion) -> Change:
        answer = plan_words.answer_of(self._fields.value(question))
        return partial(answer_pathway_question, review_id=self._work.review_id, question=question, answer=answer)

    def _keep_words(self, which: PathwayWords) -> Change:
        return partial(write_pathway, review_id=self._work.review_id, which=which, words=self._fields.text(which))

    def _keep_day(self, which: PathwayDay) -> Change | PutRight:
        on, today = self._fields.day(which), self._work.desk.today()
        problem = plan_words.problem_with_day(on, today) if which in pathway_words.LIES_BEHIND else ""
        if problem:
            return PutRight(which, problem)
        return partial(date_pathway, review_id=self._work.review_id, which=which, on=on, today=today)

    def _keep_verdict(self) -> Change | PutRight:
        verdict = self._verdict.value()
        present = plan_words.answer_of(self._fields.value(PathwayQuestion.PRESENT))
        problem = plan_words.problem_with_verdict(present, verdict)
        if problem:
            return PutRight(_VERDICT, problem)
        return partial(
            judge_pathway_plan,
            review_id=self._work.review_id,
            verdict=Verdict(verdict) if verdict else None,
        )
