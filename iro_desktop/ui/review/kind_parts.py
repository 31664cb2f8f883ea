"""The parts of "what kind of review": early, observed, on paper, cancelled; each folded with a line that says it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.review_kinds import (
    cancel_review,
    hold_in_person,
    hold_on_paper,
    mark_early,
    record_desk_consent,
    set_observer,
    take_back_cancelling,
)
from iro_desktop.models.review import EarlyTrigger, Mode
from iro_desktop.queries.review_kinds import KindOfReview
from iro_desktop.ui.kit import Button, ChoiceField, DateField, Field, Label, Pills, Role, TextField, column, row
from iro_desktop.ui.review import kind_words
from iro_desktop.ui.review.field_grid import FieldGrid
from iro_desktop.ui.review.saved_fields import Change, PutRight, SavedFields
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Tone
from iro_desktop.ui.when import Looking

_INSIDE = (28, 4, 0, 8)


class EarlyPart(QWidget):
    """Why the review was called before it is due, who asked, and what happened."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._trigger = ChoiceField("Why it is held now", kind_words.WHETHER_EARLY)
        self._asked_by, self._reason = TextField("Who asked"), TextField("What happened")
        self._who, self._what = Field("Who asked", self._asked_by), Field("What happened", self._reason)
        self._fields = SavedFields(work, self)
        for name, control in (("trigger", self._trigger), ("asked_by", self._asked_by), ("reason", self._reason)):
            self._fields.add(name, control)
        self._fields.keep(("trigger", "asked_by", "reason"), self._keep)
        self._trigger.edited.connect(self._fit)
        self._trigger.edited.connect(self._fields.flush)
        self._grid = FieldGrid([Field("Why it is held now", self._trigger), self._who, self._what])
        self.setLayout(column(self._grid, margins=_INSIDE))

    def show_kind(self, kind: KindOfReview) -> None:
        self._fields.show(
            {
                "trigger": kind.early_trigger or kind_words.ORDINARY,
                "asked_by": kind.early_asked_by or "",
                "reason": kind.early_reason or "",
            }
        )
        self._fit()

    def flush(self) -> None:
        self._fields.flush()

    def _is_early(self) -> bool:
        return self._trigger.value() not in (None, kind_words.ORDINARY)

    def _fit(self) -> None:
        self._grid.hide_only([] if self._is_early() else [self._who, self._what])

    def _keep(self) -> Change:
        chosen = self._trigger.value()
        return partial(
            mark_early,
            review_id=self._work.review_id,
            trigger=EarlyTrigger(chosen) if chosen and self._is_early() else None,
            asked_by=self._fields.text("asked_by"),
            reason=self._fields.text("reason"),
        )


class ObserverPart(QWidget):
    """Who would watch, and what the child says to it: without a yes nobody does."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        desk = work.desk
        self._observer, self._role = TextField("Who would watch"), TextField("Their work", placeholder="group manager")
        self._agreed = Pills("What the child said", kind_words.AGREED)
        self._on = DateField("Asked on", desk.today, desk.bank_holidays, looking=Looking.BACK, placeholder="today")
        self._words = TextField("In the child’s words")
        around = {
            "name": Field("Who would watch", self._observer),
            "on": Field("Asked on", self._on),
        }
        self._fields = SavedFields(work, self)
        self._fields.add("name", self._observer, around=around["name"])
        self._fields.add("role", self._role)
        self._fields.add("agreed", self._agreed)
        self._fields.add("on", self._on, around=around["on"])
        self._fields.add("words", self._words)
        self._fields.keep(("name", "role", "agreed", "on", "words"), self._keep)
        who = FieldGrid([around["name"], Field("Their work", self._role)], most=2)
        said = FieldGrid([around["on"], Field("In the child’s words", self._words)], most=2)
        asked = Label("What the child said", bold=True)
        self.setLayout(column(who, 8, asked, 4, self._agreed, 8, said, margins=_INSIDE))

    def show_kind(self, kind: KindOfReview) -> None:
        agreed = None if kind.observer_agreed is None else "yes" if kind.observer_agreed else "no"
        self._fields.show(
            {
                "name": kind.observer_name or "",
                "role": kind.observer_role or "",
                "agreed": agreed,
                "on": kind.observer_agreed_on,
                "words": kind.observer_childs_words or "",
            }
        )

    def flush(self) -> None:
        self._fields.flush()

    def _keep(self) -> Change | PutRight:
        observer, agreed, today = self._fields.text("name"), self._agreed.value(), self._work.desk.today()
        on = self._fields.day("on")
        problem = kind_words.problem_with_agreement(observer, agreed, on, today)
        if problem:
            return PutRight("on" if observer.strip() else "name", problem)
        return partial(
            set_observer,
            review_id=self._work.review_id,
            name=observer,
            role=self._fields.text("role"),
            agreed={"yes": True, "no": False}.get(agreed or ""),
            agreed_on=on,
            childs_words=self._fields.text("words"),
            today=today,
        )


class PaperPart(QWidget):
    """A review without a meeting: only for a settled child who wishes it, with a consent that is asked for anew."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._kind: KindOfReview | None = None
        desk = work.desk
        self._line = Label("", tone=Tone.SECONDARY)
        self._by = TextField("Head of Service")
        self._on = DateField("Agreed on", desk.today, desk.bank_holidays, looking=Looking.BACK, placeholder="today")
        self._wish = TextField("What the child said, in their words")
        self._around = {
            "by": Field("Head of Service", self._by),
            "on": Field("Agreed on", self._on),
            "wish": Field("What the child said, in their words", self._wish),
        }
        self._consent = QWidget()
        keep = Button("Keep the consent")
        keep.clicked.connect(self._keep_consent)
        self._consent.setLayout(column(8, FieldGrid(list(self._around.values())), 8, keep))
        self._paper = Button("Hold it on paper", icon_name="file-text")
        self._paper.clicked.connect(self._hold_on_paper)
        self._meet = Button("Meet after all", icon_name="users")
        self._meet.clicked.connect(self._hold_in_person)
        self.setLayout(column(self._line, self._consent, 8, row(self._paper, self._meet, None, gap=8), margins=_INSIDE))

    def show_kind(self, kind: KindOfReview) -> None:
        self._kind = kind
        today = self._work.desk.today()
        self._line.show_words(kind_words.paper_line(kind, today))
        self._consent.setVisible(kind_words.may_consent(kind))
        on_paper = kind.mode is Mode.DESK
        self._paper.setVisible(not on_paper)
        self._paper.off_because(None if kind.consent else kind_words.paper_line(kind, today))
        self._meet.setVisible(on_paper)

    def _keep_consent(self) -> None:
        kind, today, on = self._kind, self._work.desk.today(), self._on.value()
        if kind is None:
            return
        problem = kind_words.problem_with_consent(self._by.value(), on, self._wish.value(), today)
        for name, around in self._around.items():
            around.show_problem(problem[1] if problem and problem[0] == name else "")
        if problem or on is None:
            self._around[problem[0] if problem else "on"].setFocus()
            return
        act = partial(
            record_desk_consent,
            child_id=kind.child_id,
            given_by=self._by.value(),
            given_on=on,
            childs_wish=self._wish.value(),
            settled_since=kind.settled_since,
            today=today,
        )
        self._work.write(act)

    def _hold_on_paper(self) -> None:
        self._work.write_with_undo(
            partial(hold_on_paper, review_id=self._work.review_id, on=self._work.desk.today()),
            partial(hold_in_person, review_id=self._work.review_id),
            "The review is on paper.",
        )

    def _hold_in_person(self) -> None:
        self._work.write(partial(hold_in_person, review_id=self._work.review_id))


class CancelPart(QWidget):
    """A review that is not to be held; it is kept with its reason."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._reason = TextField("Why it is cancelled", placeholder="The child went home for good")
        self._around = Field("Why it is cancelled", self._reason)
        self._button = Button("Cancel the review", Role.DANGER)
        self._button.clicked.connect(self._cancel)
        self.setLayout(column(self._around, 8, self._button, margins=_INSIDE))

    def show_kind(self, kind: KindOfReview) -> None:
        self._button.off_because("The review has begun, so it is adjourned and not cancelled." if kind.begun else None)

    def _cancel(self) -> None:
        reason = self._reason.value().strip()
        self._around.show_problem("" if reason else "Say why the review is cancelled.")
        if not reason:
            self._reason.setFocus()
            return
        self._work.write_with_undo(
            partial(cancel_review, review_id=self._work.review_id, reason=reason),
            partial(take_back_cancelling, review_id=self._work.review_id),
            "Review cancelled.",
        )
