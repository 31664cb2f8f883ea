"""Everyone around the child and this review: asked, answered, heard or kept out; the interpreter and the journey."""

from functools import partial
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.actions.invitations import (
    answer_invitation,
    invite,
    keep_out,
    keep_views_came,
    let_come,
    take_back_invitations,
)
from iro_desktop.actions.preparing import plan_meeting
from iro_desktop.models.due_days import due_day_before
from iro_desktop.models.invitation import InvitationAnswer
from iro_desktop.models.limits import LimitKey
from iro_desktop.queries.review import ReviewPage
from iro_desktop.queries.review_prepare import AskedRow, Preparation
from iro_desktop.ui.kit import (
    Button,
    DateField,
    Field,
    FlowLayout,
    Label,
    Pills,
    Role,
    RowsView,
    TextField,
    column,
    row,
)
from iro_desktop.ui.new_letter.menu import NewLetterButton
from iro_desktop.ui.review import asked_words
from iro_desktop.ui.review.field_grid import FieldGrid
from iro_desktop.ui.review.folded import Folded
from iro_desktop.ui.review.saved_fields import Change, PutRight, SavedFields
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import Looking


class AskedPeople(QWidget):
    """Space invites; Enter or a click offers what else became of it."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._prepared: Preparation | None = None
        self._rows = RowsView("People and their invitations", on_desk=False, fits=True, padding=8)
        self._rows.ticked.connect(self._tick)
        self._rows.opened.connect(self._menu)
        self._nobody = Label("Nobody around the child is written down yet.", tone=Tone.SECONDARY)
        self.invite_all = Button("Invite everybody", Role.SECONDARY, icon_name="send")
        self.invite_all.clicked.connect(self._invite_all)
        self._copy = Button("Copy a message to all missing", Role.SECONDARY, icon_name="copy")
        self._copy.clicked.connect(self._copy_message)
        self._hint = Label("Space invites. Enter says what somebody answered.", Style.SMALL, Tone.HINT)
        self._keeping_out = KeepingOut(work)
        self.help = InterpreterAndTravel(work)
        self._folded = Folded("Interpreter and travel", self.help, on_desk=False)
        buttons = FlowLayout(gap=8, line_gap=6)
        buttons.addWidget(self.invite_all)
        buttons.addWidget(self._copy)
        self.letters = NewLetterButton(work.desk, "Write an invitation")
        buttons.addWidget(self.letters)
        both = QWidget()
        both.setLayout(buttons)
        self.setLayout(
            column(both, 8, self._nobody, self._rows, 4, self._hint, self._keeping_out, 8, self._folded, None)
        )

    def show_preparation(self, page: ReviewPage, prepared: Preparation) -> None:
        """Show how it stands with everybody."""
        self._prepared = prepared
        today, name = self._work.desk.today(), name_of(page)
        self._rows.show_rows(asked_words.rows(prepared, name, today))
        self._rows.setVisible(bool(prepared.people))
        self._hint.setVisible(bool(prepared.people))
        self._nobody.setVisible(not prepared.people)
        self.invite_all.setVisible(bool(asked_words.to_invite(prepared)))
        self._copy.setVisible(bool(asked_words.missing(prepared)))
        self.letters.setVisible(page.held_on is None)
        self.letters.show_review(self._work.review_id, name)
        self._folded.say(asked_words.interpreter_summary(prepared, name, today))
        self.help.show_preparation(prepared)
        self.setEnabled(not page.closed)

    def flush(self) -> None:
        """Write what is typed."""
        self.help.flush()

    def _of(self, key: object) -> AskedRow | None:
        people = self._prepared.people if self._prepared else ()
        return next((one for one in people if one.person_id == key), None)

    def _tick(self, key: UUID) -> None:
        one = self._of(key)
        if one is not None and not one.excluded:
            change = self._take_back if one.invited_on else self._invite_one
            change(one)

    def _menu(self, key: UUID) -> None:
        one, page = self._of(key), self._work.page
        if one is None or page is None or page.closed:
            return
        menu = QMenu(self)
        menu.setAccessibleName(one.called)
        if one.excluded:
            menu.addAction("May come after all", partial(self._let_come, one))
        else:
            for choice in asked_words.ANSWERS:
                act = menu.addAction(choice.words, partial(self._answer, one, InvitationAnswer(choice.value)))
                act.setCheckable(True)
                act.setChecked(one.answer == choice.value)
            menu.addSeparator()
            if one.invited_on:
                menu.addAction("Take the invitation back", partial(self._take_back, one))
            else:
                menu.addAction("Invite", partial(self._invite_one, one))
                menu.addAction("Should not be there", partial(self._keeping_out.ask_about, one))
        if one.views_on is None:
            menu.addAction("Views came today", partial(self._views_came, one))
        place = self._rows.visualRect(self._rows.currentIndex())
        menu.popup(self._rows.viewport().mapToGlobal(place.bottomLeft()))

    def _let_come(self, one: AskedRow) -> None:
        self._work.write(partial(let_come, review_id=self._work.review_id, person_id=one.person_id))

    def _views_came(self, one: AskedRow) -> None:
        came = partial(keep_views_came, review_id=self._work.review_id, person_id=one.person_id)
        today = self._work.desk.today()
        self._work.write_with_undo(
            partial(came, on=today), partial(came, on=None), f"Views of {one.called} came today."
        )

    def _answer(self, one: AskedRow, answer: InvitationAnswer) -> None:
        self._work.write(
            partial(
                answer_invitation,
                review_id=self._work.review_id,
                person_id=one.person_id,
                answer=None if one.answer is answer else answer,
                on=self._work.desk.today(),
            )
        )

    def _invite(self, people: list[AskedRow]) -> None:
        ids = [one.person_id for one in people]
        review_id, desk = self._work.review_id, self._work.desk
        self._work.write_with_undo(
            partial(invite, review_id=review_id, person_ids=ids, on=desk.today()),
            partial(take_back_invitations, review_id=review_id, person_ids=ids, at=desk.clock()),
            f"{asked_words.names(people)} invited.",
        )

    def _invite_one(self, one: AskedRow) -> None:
        self._invite([one])

    def _invite_all(self) -> None:
        if self._prepared is not None:
            self._invite(list(asked_words.to_invite(self._prepared)))

    def _take_back(self, one: AskedRow) -> None:
        ids = [one.person_id]
        self._work.write(
            partial(take_back_invitations, review_id=self._work.review_id, person_ids=ids, at=self._work.desk.clock())
        )

    def _copy_message(self) -> None:
        page, prepared, desk = self._work.page, self._prepared, self._work.desk
        if page is None or prepared is None:
            return
        by = None
        if page.planned_on is not None:
            by = due_day_before(LimitKey.REPORTS, page.planned_on, desk.bank_holidays, limits=page.limits).due_on
        text = asked_words.message(page.who.initials, page.planned_on, page.planned_time, by, desk.officer_name)
        QGuiApplication.clipboard().setText(text)
        desk.say(f"Message copied. It is for {asked_words.names(asked_words.missing(prepared))}.", ())


class KeepingOut(QWidget):
    """Why somebody should not be there, who decided it and how it was explained; out of sight until it is needed."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._person_id: UUID | None = None
        self._title = Label("", bold=True)
        self._reason = TextField("Why")
        self._by = TextField("Who decided it", placeholder="the child and I")
        self._told = TextField("How it was explained to them", placeholder="by telephone on Monday")
        self._reason_field = Field("Why", self._reason)
        keep = Button("Keep this", Role.SECONDARY)
        keep.clicked.connect(self._keep)
        leave = Button("Leave it", Role.QUIET)
        leave.clicked.connect(self._put_away)
        fields = FieldGrid(
            [
                self._reason_field,
                Field("Who decided it", self._by),
                Field("How it was explained to them", self._told),
            ]
        )
        self.setLayout(column(8, self._title, 4, fields, 4, row(keep, leave, None, gap=8)))
        self.hide()

    def ask_about(self, one: AskedRow) -> None:
        """Ask why this person should not be there."""
        self._person_id = one.person_id
        self._title.show_words(f"{one.called} should not be there")
        for field in (self._reason, self._by, self._told):
            field.set_value("")
        self._reason_field.show_problem("")
        self.show()
        self._reason.setFocus()

    def _keep(self) -> None:
        if self._person_id is None:
            return
        if not self._reason.value().strip():
            self._reason_field.show_problem("Add why. They may ask, and so may the child later.")
            return
        self._work.write(
            partial(
                keep_out,
                review_id=self._work.review_id,
                person_id=self._person_id,
                reason=self._reason.value(),
                decided_by=self._by.value(),
                told_how=self._told.value(),
            ),
            then=lambda _: self._put_away(),
        )

    def _put_away(self) -> None:
        self._person_id = None
        self.hide()


class InterpreterAndTravel(QWidget):
    """Which language, who, booked when, did they come; and how long it takes to get there."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        desk = work.desk
        self._language = TextField("Language")
        self._name = TextField("Interpreter")
        self._booked = DateField("Booked on", desk.today, desk.bank_holidays, looking=Looking.BACK, placeholder="today")
        self._minutes = TextField("Minutes to get there", placeholder="45", icon_name="car")
        self._came = Pills("Did the interpreter come?", asked_words.CAME)
        self._fields = SavedFields(work, self)
        arounds = []
        for name, control in (
            ("language", self._language),
            ("name", self._name),
            ("booked", self._booked),
            ("minutes", self._minutes),
        ):
            around = Field(control.accessibleName(), control)
            arounds.append(around)
            self._fields.add(name, control, around=around)
        self._fields.add("came", self._came)
        self._fields.keep(("language", "name", "booked", "came"), self._keep_interpreter)
        self._fields.keep(("minutes",), self._keep_minutes)
        self._came.edited.connect(self._fields.flush)
        title = Label("Did the interpreter come?", bold=True)
        self._asks = QWidget()
        self._asks.setLayout(column(4, title, 4, self._came))
        self.setLayout(column(FieldGrid(arounds, most=2), self._asks, margins=(28, 4, 8, 8)))

    def show_preparation(self, prepared: Preparation) -> None:
        """Show what is written down; the child's own language is proposed."""
        came = {True: "yes", False: "no", None: None}[prepared.interpreter_came]
        self._fields.show(
            {
                "language": prepared.interpreter_language or prepared.interpreter_wanted or "",
                "name": prepared.interpreter_name or "",
                "booked": prepared.interpreter_booked_on,
                "minutes": "" if prepared.travel_minutes is None else str(prepared.travel_minutes),
                "came": came,
            }
        )
        self._asks.setVisible(prepared.interpreter_booked_on is not None)

    def flush(self) -> None:
        self._fields.flush()

    def _keep_interpreter(self) -> Change:
        came = self._came.value()
        return partial(
            plan_meeting,
            review_id=self._work.review_id,
            changes={
                "interpreter_language": self._fields.text("language"),
                "interpreter_name": self._fields.text("name"),
                "interpreter_booked_on": self._fields.day("booked"),
                "interpreter_came": None if came is None else came == "yes",
            },
        )

    def _keep_minutes(self) -> Change | PutRight:
        typed = self._fields.text("minutes")
        minutes = asked_words.minutes_typed(typed)
        if typed.strip() and (minutes is None or minutes > 24 * 60):
            return PutRight("minutes", "Type how many minutes it takes, one way, such as 45.")
        return partial(plan_meeting, review_id=self._work.review_id, changes={"travel_minutes": minutes})
