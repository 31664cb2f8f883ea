"""The lasting home that is planned: some of ten plans, one sentence for the child, or why there is none yet."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.permanence import (
    choose_permanence_plans,
    explain_no_permanence_plan,
    say_plan_for_home,
)
from iro_desktop.models.review import PermanencePlan
from iro_desktop.queries.permanence import PermanenceSeen
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.kit import Field, Label, ManyPills, NotesField, TextField, column
from iro_desktop.ui.review import permanence_words
from iro_desktop.ui.review.saved_fields import Change, SavedFields
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.writing.marks import WrittenFor


class PermanencePart(QWidget):
    """Says at once what closing the review will ask for."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._seen: PermanenceSeen | None = None
        self.plans = ManyPills("Plans for a lasting home", permanence_words.PLANS)
        self.sentence = NotesField("The plan in one sentence the child can read", lines=2, grows=True)
        self.sentence.helped(WrittenFor.CHILD)
        self.reason = TextField("Why there is no plan yet", placeholder="The court has not decided")
        self._sentence_title = Label("", bold=True)
        self._sentence_title.setBuddy(self.sentence)
        self._reason_around = Field("Why there is no plan yet", self.reason)
        self._missing = Label("", Style.SMALL, Tone.ATTENTION)
        self._fields = SavedFields(work, self)
        self._fields.add("plans", self.plans)
        self._fields.add("sentence", self.sentence)
        self._fields.add("reason", self.reason, around=self._reason_around)
        self._fields.keep(("plans",), self._keep_plans)
        self._fields.keep(("sentence",), self._keep_sentence)
        self._fields.keep(("reason",), self._keep_reason)
        self.plans.edited.connect(self._fit)
        self.plans.edited.connect(self._fields.flush)
        self.setLayout(
            column(
                Label(permanence_words.SIDE_BY_SIDE, Style.SMALL, Tone.HINT),
                8,
                self.plans,
                12,
                self._sentence_title,
                4,
                self.sentence,
                12,
                self._reason_around,
                self._missing,
                margins=(28, 4, 0, 8),
            )
        )

    def show_permanence(self, seen: PermanenceSeen, page: ReviewPage) -> None:
        """Show what is chosen and said."""
        self._seen = seen
        self._sentence_title.show_words(f"In one sentence that {name_of(page)} can read")
        self._fields.show({"plans": seen.plans, "sentence": seen.sentence or "", "reason": seen.reason_if_none or ""})
        missing = permanence_words.what_is_missing(seen)
        self._missing.show_words(missing)
        self._missing.setVisible(bool(missing))
        self._fit()

    def flush(self) -> None:
        self._fields.flush()

    def _fit(self) -> None:
        if self._seen is not None:
            self._reason_around.setVisible(permanence_words.asks_why_none(self._seen, self.plans.value()))

    def _keep_plans(self) -> Change:
        plans = tuple(PermanencePlan(key) for key in self.plans.value())
        return partial(choose_permanence_plans, review_id=self._work.review_id, plans=plans)

    def _keep_sentence(self) -> Change:
        return partial(say_plan_for_home, review_id=self._work.review_id, sentence=self._fields.text("sentence"))

    def _keep_reason(self) -> Change:
        return partial(explain_no_permanence_plan, review_id=self._work.review_id, reason=self._fields.text("reason"))
