"""Adjourning a review: why, until when at the latest, who was asked; what has to be done; and going on with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.adjourning import (
    AdjournmentDetails,
    adjourn,
    bring_back_adjournment,
    change_adjournment,
    go_on,
    take_back_adjournment,
)
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    Field,
    FlowLayout,
    Label,
    ManyPills,
    NotesField,
    Role,
    Scroller,
    Sheet,
    Tick,
    column,
    row,
)
from iro_desktop.ui.review import adjourn_words
from iro_desktop.ui.review.directions import Directions, NewDirection
from iro_desktop.ui.review.folded import Folded
from iro_desktop.ui.review.layouts import Beside
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.writing.marks import WrittenFor

_WIDEST = 760


class AdjournPart(QWidget):
    """A page of its own beside the meeting. Once adjourned, what is changed is saved as it is typed."""

    left = Signal()
    """Back to the meeting."""
    went_on = Signal(object)
    """The review goes on: the id of its next meeting."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._page: ReviewPage | None = None
        desk = work.desk
        self._title = Label("", Style.H2)
        self._limit = Label("", tone=Tone.SECONDARY)
        self._reason = ChoiceField("Why it is adjourned")
        self._reason.setPlaceholderText("Choose")
        self._in_words = NotesField("In words", lines=2, grows=True).helped(WrittenFor.RECORD)
        self._resumes = DateField("The day it goes on", desk.today, desk.bank_holidays)
        self._asked = ManyPills("Who was asked about waiting", ())
        self._effect = NotesField("What waiting means for the child", lines=2, grows=True).helped(WrittenFor.RECORD)
        self._resolution = Tick("A resolution is to be started")
        self._form = Form(self)
        for name, control in (
            ("reason", self._reason),
            ("words", self._in_words),
            ("resumes", self._resumes),
            ("asked", self._asked),
            ("effect", self._effect),
            ("resolution", self._resolution),
        ):
            self._form.bind(name, control)
        self._form.edited.connect(lambda _name: self._edited())
        self._form.changed_text.connect(lambda _names: self._save())
        self._timer = work.timer(self, self._form.flush)
        self._were_asked = False
        self._asked.edited.connect(self._note_asked)
        self.directions = Directions(work)
        self.new_direction = NewDirection(work)
        self.act = Button("Adjourn the review", Role.PRIMARY)
        self.act.clicked.connect(self._act)
        self._undo = Button("Not adjourned after all", Role.QUIET, icon_name="undo-2")
        self._undo.clicked.connect(self._take_back)
        back = Button("Back to the meeting", Role.QUIET, icon_name="arrow-left")
        back.clicked.connect(self.left)
        self._build(back)

    def _build(self, back: Button) -> None:
        self._reason_field = Field("Why it is adjourned", self._reason)
        self._resumes_field = Field("The day it goes on", self._resumes)
        effect = Field("What waiting means for the child", self._effect)
        more = QWidget()
        more.setLayout(
            column(
                Beside(Field("In words", self._in_words), effect, narrowest=240),
                12,
                Beside(Field("Who was asked about waiting", self._asked), self._resolution, narrowest=240),
            )
        )
        self._more = Folded("In words, and who was asked", more, on_desk=False)
        self._more.open()
        acts = QWidget()
        acts.setLayout(FlowLayout(self.act, self._undo, back))
        inside = QWidget()
        inside.setLayout(
            column(
                self._title,
                4,
                self._limit,
                14,
                Beside(self._reason_field, self._resumes_field, narrowest=310),
                8,
                self._more,
                self.directions,
                self.new_direction,
                16,
                acts,
                margins=(20, 16, 20, 16),
            )
        )
        sheet = Sheet(inside)
        sheet.setMaximumWidth(theme.px(_WIDEST))
        holder = QWidget()
        holder.setLayout(column(row(sheet), None, margins=(32, 16, 32, 16)))
        self.setLayout(column(Scroller(holder, name="Adjourn the review")))
        self.setFocusProxy(self._reason)

    def begin(self) -> None:
        """Give the keyboard to what is to be done now."""
        adjourned = self._page is not None and self._page.adjournment is not None
        waits = adjourned and not self.new_direction.isHidden()
        (self.new_direction if waits else self._reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: ReviewPage) -> None:
        """Show the adjournment as far as it is."""
        before, self._page = self._page, page
        today = self._work.desk.today()
        one = page.adjournment
        self._title.show_words(adjourn_words.title(page, today))
        self._limit.show_words(adjourn_words.the_limit(page.latest_to_go_on, page.latest_to_go_on_sum, today))
        if not self._reason.count():
            self._reason.show_choices(adjourn_words.reasons(page))
            self._asked.show_choices(adjourn_words.who_was_asked(page))
        for control in (self._reason, self._resumes, self._in_words, self._effect, self._asked, self._resolution):
            control.setEnabled(not page.closed)
        self.act.say("Go on with the review" if one is not None else "Adjourn the review")
        self.act.setVisible((one is None or not one.goes_on) and not page.closed)
        self._undo.setVisible(one is not None and not one.goes_on and not page.closed)
        self.directions.setVisible(one is not None)
        self.new_direction.setVisible(one is not None and not one.goes_on and not page.closed)
        self.new_direction.show_page(page)
        if one is None:
            return
        self._were_asked = self._were_asked or one.child_asked is not None
        self._form.show(
            {
                "reason": one.reason,
                "words": one.reason_in_words or "",
                "resumes": one.resumes_on,
                "asked": adjourn_words.asked(one),
                "effect": one.effect_on_child or "",
                "resolution": one.resolution_started,
            }
        )
        self.directions.show_page(page, one)
        self._more.say(adjourn_words.in_short(page, one))
        if before is None or before.adjournment is None:
            # Now it is the turn of what has to be done meanwhile.
            self._more.shut()
            if self.isVisible():
                self.begin()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _note_asked(self) -> None:
        """From the first tick on, whoever is not ticked was not asked; before it, nobody has said."""
        self._were_asked = True

    def _edited(self) -> None:
        if self._page is not None and self._page.adjournment is not None:
            self._work.typing()
            self._timer.touch()
        latest = self._page.latest_to_go_on if self._page is not None else None
        problem = adjourn_words.too_late(self._resumes.value(), latest, self._work.desk.today())
        self._resumes_field.show_problem(problem)

    def _details(self) -> AdjournmentDetails | None:
        reason = self._reason.value()
        if reason is None:
            return None
        asked = self._asked.value()
        child, carer, parents = (
            who in asked if self._were_asked else None
            for who in (adjourn_words.CHILD, adjourn_words.CARER, adjourn_words.PARENTS)
        )
        return AdjournmentDetails(
            reason=AdjournmentReason(reason),
            reason_in_words=self._in_words.value().strip() or None,
            resumes_on=self._resumes.value(),
            child_asked=child,
            carer_asked=carer,
            parents_asked=parents,
            effect_on_child=self._effect.value().strip() or None,
            resolution_started=self._resolution.value(),
        )

    def _save(self) -> None:
        self._timer.forget()
        details = self._details()
        page = self._page
        if details is None or page is None or page.adjournment is None or self._resumes_field.problem():
            return
        change = partial(
            change_adjournment,
            review_id=self._work.review_id,
            details=details,
            bank_holidays=self._work.desk.bank_holidays,
        )
        self._work.write(change)

    def _act(self) -> None:
        if self._page is not None and self._page.adjournment is not None:
            self._go_on()
            return
        details = self._details()
        self._reason_field.show_problem("" if details is not None else "Choose why it is adjourned.")
        if details is None:
            self._reason.setFocus()
            return
        if self._resumes_field.problem() or not self._resumes.is_understood():
            self._resumes.setFocus()
            return
        now = self._work.desk.clock()
        self._work.write_with_undo(
            partial(
                adjourn,
                review_id=self._work.review_id,
                details=details,
                on=now.date(),
                bank_holidays=self._work.desk.bank_holidays,
            ),
            partial(take_back_adjournment, review_id=self._work.review_id, at=now),
            "The review is adjourned. Say below who does what before it goes on.",
        )

    def _go_on(self) -> None:
        now = self._work.desk.clock()
        self._work.flush()
        action = partial(
            go_on,
            review_id=self._work.review_id,
            on=now.date(),
            at=now.time().replace(second=0, microsecond=0),
            today=now.date(),
        )
        self._work.write(action, then=self.went_on.emit)

    def _take_back(self) -> None:
        now = self._work.desk.clock()
        self._work.write_with_undo(
            partial(take_back_adjournment, review_id=self._work.review_id, at=now),
            partial(bring_back_adjournment, review_id=self._work.review_id),
            "The review is not adjourned any more. Its directions are kept.",
        )
