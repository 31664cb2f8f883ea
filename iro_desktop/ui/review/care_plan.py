"""The check of the care plan: has it come, has the child seen it, what is in it, and what the officer makes of it."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.actions.plan_checks import (
    go_on_without_sharing,
    judge_plan,
    record_plan_received,
    record_plan_shared,
)
from iro_desktop.models.plan_checks import Verdict
from iro_desktop.models.resolution import Reason
from iro_desktop.queries.plan_checks import CarePlanSeen
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, DateField, Field, Label, Pills, TextField, column, row
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.opening import open_raising
from iro_desktop.ui.review import plan_words
from iro_desktop.ui.review.folded import Folded
from iro_desktop.ui.review.look_at_plan import LookAtPlan
from iro_desktop.ui.review.move_review import MoveReview
from iro_desktop.ui.review.not_shared import NotSharedChoice
from iro_desktop.ui.review.plan_words import NotShared
from iro_desktop.ui.review.saved_fields import Change, PutRight, SavedFields
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking

_BESIDE_FROM = 640


class CarePlanPart(QWidget):
    """Two questions and a verdict; what is looked at in the plan is folded."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._plan: CarePlanSeen | None = None
        self._wrong: tuple[str, tuple[Reason, ...]] = ("", ())
        self._fields = SavedFields(work, self)
        self.look = LookAtPlan(work)
        self.look_fold = Folded("Look at the plan", self.look)
        self.moving = MoveReview(work)
        self._build()
        self._bind()

    def show_page(self, page: ReviewPage) -> None:
        """Show what does not wait for the plan: whose it is."""
        self._shared_title.show_words(f"Has {name_of(page)} seen it?")
        self._ways.show_ways(begun=page.held_on is not None)
        self.moving.show_page(page)

    def show_plan(self, plan: CarePlanSeen, page: ReviewPage) -> None:
        """Show what is kept of the plan."""
        self._plan = plan
        name = name_of(page)
        self._fields.show(
            {
                "received": plan_words.yes_or_no(plan.present),
                "received_on": plan.received_on,
                "shared": plan_words.yes_or_no(plan.shared),
                "shared_on": plan.shared_on,
                "shared_how": plan.shared_how or "",
                "verdict": plan.verdict,
                "changes": plan.changes_wanted or "",
                "changes_by": plan.changes_by,
                "why_go_on": plan.went_on_without_sharing or "",
            }
        )
        self.look.show_plan(plan, name)
        self.look_fold.say(plan_words.looked_at_summary(plan))
        self._ways.show_title(plan_words.not_shared_title(plan, name))
        if self._ways.value() is None and plan.went_on_without_sharing:
            self._ways.set_value(NotShared.GO_ON)
        gap = [plan_words.changes_gap(plan), plan_words.what_now(plan, begun=page.held_on is not None)]
        self._wrong = plan_words.what_to_raise(plan, name)
        self.raise_button.setVisible(bool(self._wrong[0]))
        self._gap.show_words(" ".join(filter(None, gap)))
        self._gap.setVisible(any(gap))
        self._fit_questions()

    def flush(self) -> None:
        self._fields.flush()
        self.look.flush()

    def begin(self) -> None:
        self._received.setFocus()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() / theme.factor() < _BESIDE_FROM
        for line in self._lines:
            line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # Build

    def _build(self) -> None:
        desk = self._work.desk
        self._received = Pills("Has the care plan come?", plan_words.YES_OR_NO)
        self._received_on = self._past_day("When it came")
        self._shared_title = Label("", bold=True)
        self._shared = Pills("Has the child seen the plan?", plan_words.YES_OR_NO)
        self._shared_on = self._past_day("When the child saw it")
        self._shared_how = TextField("How it was shown", placeholder="Priya read it with her")
        self._verdict = Pills("What you make of the plan", plan_words.VERDICTS)
        self._changes = TextField("What must change")
        self._changes_by = DateField("By when", desk.today, desk.bank_holidays, placeholder="in 2 weeks")
        self._why = TextField("Why the review goes on")
        self._around = {
            "received_on": Field("When it came", self._received_on),
            "shared_on": Field("When", self._shared_on),
            "shared_how": Field("How", self._shared_how),
            "verdict": Field("What you make of the plan", self._verdict),
            "changes": Field("What must change", self._changes),
            "changes_by": Field("By when", self._changes_by),
            "why_go_on": Field("Why the review goes on", self._why),
        }
        self._gap = Label("", Style.SMALL, Tone.ATTENTION)
        self.raise_button = self._raise_button()
        self._ways = NotSharedChoice()
        self._ways.chosen.connect(self._choose_way)
        shared_facts = row(self._around["shared_on"], self._around["shared_how"], gap=16)
        changes = row(self._around["changes"], self._around["changes_by"], gap=16)
        self._shared_facts, self._change_facts = QWidget(), QWidget()
        self._shared_facts.setLayout(shared_facts)
        self._change_facts.setLayout(column(changes, self._gap))
        asked = Label("Has the care plan come?", bold=True)
        received = column(asked, 4, self._received, 8, self._around["received_on"], None)
        shared = column(self._shared_title, 4, self._shared, 8, self._shared_facts, None)
        questions = row(received, shared, gap=16)
        questions.setStretch(0, 1)
        questions.setStretch(1, 2)
        changes.setStretch(0, 2)
        changes.setStretch(1, 1)
        self._lines = (questions, shared_facts, changes)
        self.setLayout(
            column(
                questions,
                8,
                self._ways,
                4,
                self.raise_button,
                8,
                self._around["why_go_on"],
                self.moving,
                8,
                self.look_fold,
                8,
                self._around["verdict"],
                8,
                self._change_facts,
            )
        )

    def _raise_button(self) -> Button:
        button = Button("Raise a resolution", icon_name="scale")
        button.setToolTip("Raise a resolution about the plan")
        button.clicked.connect(self._raise)
        button.hide()
        return button

    def _bind(self) -> None:
        add = self._fields.add
        add("received", self._received)
        add("received_on", self._received_on, around=self._around["received_on"])
        add("shared", self._shared)
        add("shared_on", self._shared_on, around=self._around["shared_on"])
        add("shared_how", self._shared_how)
        add("verdict", self._verdict, around=self._around["verdict"])
        add("changes", self._changes)
        add("changes_by", self._changes_by)
        add("why_go_on", self._why)
        self._fields.keep(("received", "received_on"), self._keep_received)
        self._fields.keep(("shared", "shared_on", "shared_how"), self._keep_shared)
        self._fields.keep(("verdict", "changes", "changes_by"), self._keep_verdict)
        self._fields.keep(("why_go_on",), self._keep_why)
        for control in (self._received, self._shared, self._verdict):
            control.edited.connect(self._fit_questions)
            control.edited.connect(self._fields.flush)
        self._fit_questions()

    def _past_day(self, name: str) -> DateField:
        desk = self._work.desk
        return DateField(name, desk.today, desk.bank_holidays, looking=Looking.BACK, placeholder="yesterday")

    # Show

    def _fit_questions(self) -> None:
        """What follows from an answer is asked only once it is given."""
        shared = plan_words.answer_of(self._shared.value())
        self._around["received_on"].setVisible(plan_words.answer_of(self._received.value()) is True)
        self._shared_facts.setVisible(shared is True)
        self._ways.setVisible(shared is False)
        self._change_facts.setVisible(plan_words.wants_changes(self._verdict.value()))
        self._fit_way(shared=shared)

    def _fit_way(self, *, shared: bool | None) -> None:
        way = self._ways.value() if shared is False else None
        page = self._work.page
        begun = page is not None and page.held_on is not None
        self._around["why_go_on"].setVisible(way == NotShared.GO_ON)
        moves = way in (NotShared.WAIT, NotShared.CHALLENGE) and not begun
        self.moving.setVisible(moves)
        self._ways.advise(plan_words.how_to_adjourn(way) if begun else "")

    # Act

    def _choose_way(self) -> None:
        page = self._work.page
        self._fit_way(shared=plan_words.answer_of(self._shared.value()))
        if page is None:
            return
        if self._ways.value() == NotShared.GO_ON:
            self._why.setFocus()
        elif page.held_on is None:
            challenge = self._ways.value() == NotShared.CHALLENGE
            self.moving.because_plan_not_shared(plan_words.CHALLENGE if challenge else "")

    def _raise(self) -> None:
        """What was just typed is kept first: the panel reads it."""
        self.flush()
        page = self._work.page
        if page is not None:
            concern, reasons = self._wrong
            about = RaiseAbout(
                child_id=page.who.child_id,
                review_id=self._work.review_id,
                concern=concern,
                reasons=reasons,
            )
            open_raising(self._work.desk, about)

    def _keep_received(self) -> Change | PutRight:
        on = self._fields.day("received_on")
        problem = plan_words.problem_with_day(on, self._work.desk.today())
        if problem:
            return PutRight("received_on", problem)
        received = plan_words.answer_of(self._received.value())
        return partial(
            record_plan_received,
            review_id=self._work.review_id,
            received=received,
            on=on,
            today=self._work.desk.today(),
        )

    def _keep_shared(self) -> Change | PutRight:
        on, today = self._fields.day("shared_on"), self._work.desk.today()
        problem = plan_words.problem_with_day(on, today)
        if problem:
            return PutRight("shared_on", problem)
        return partial(
            record_plan_shared,
            review_id=self._work.review_id,
            shared=plan_words.answer_of(self._shared.value()),
            on=on,
            how=self._fields.text("shared_how"),
            today=today,
        )

    def _keep_verdict(self) -> Change | PutRight:
        verdict = self._verdict.value()
        problem = plan_words.problem_with_verdict(plan_words.answer_of(self._received.value()), verdict)
        if problem:
            return PutRight("verdict", problem)
        return partial(
            judge_plan,
            review_id=self._work.review_id,
            verdict=Verdict(verdict) if verdict else None,
            changes=self._fields.text("changes"),
            by=self._fields.day("changes_by"),
        )

    def _keep_why(self) -> Change:
        return partial(go_on_without_sharing, review_id=self._work.review_id, reason=self._fields.text("why_go_on"))
