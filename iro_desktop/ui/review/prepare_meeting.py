"""How the child wants the meeting: when with its sum, where and why there, who leads, how it begins, who not."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.actions.children import PreferencesChange, change_preferences
from iro_desktop.actions.preparing import TakenOver, plan_day, plan_meeting, take_over_wishes, undo_taking_over
from iro_desktop.queries.opening_activities import activities_for, activity_called
from iro_desktop.queries.review import ReviewPage
from iro_desktop.queries.review_prepare import Preparation
from iro_desktop.ui.child import in_words
from iro_desktop.ui.desk import Page, Place, ToastAction
from iro_desktop.ui.kit import Button, DateField, Field, Label, Pills, Role, TextField, column, row
from iro_desktop.ui.review import asked_words, prepare_words, ready_words
from iro_desktop.ui.review.saved_fields import Change, PutRight, SavedFields
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone


class MeetingFields(QWidget):
    """Everything is kept as it is typed; a day that cannot be kept stays in its field with the reason under it.

    `beginning` holds how the meeting begins and who is not there; it stands beside, below the agenda.
    """

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._page: ReviewPage | None = None
        self._prepared: Preparation | None = None
        self._leads_for = ""
        self._leads = Pills("Who leads", ready_words.who_leads("the child"))
        self._fields = SavedFields(work, self)
        self._wishes = Label("", tone=Tone.SECONDARY)
        self.as_wanted = Button("As the child wants it", Role.SECONDARY, icon_name="check")
        self.as_wanted.clicked.connect(self._take_over)
        self._due = Label("", Style.SMALL, Tone.SECONDARY)
        self._make_controls()
        self._bind()
        self.beginning = QWidget()
        self.beginning.setLayout(column(*self._of_the_beginning()))
        self.setLayout(column(*self._parts(), None))
        self._fit()

    def show_page(self, page: ReviewPage) -> None:
        """Show what the review itself says."""
        self._page = page
        name = name_of(page)
        self.as_wanted.say(f"As {name} wants it")
        if self._leads_for != name:
            self._leads_for = name
            self._leads.show_choices(ready_words.who_leads(name))
        for part in (self, self.beginning):
            part.setEnabled(not page.closed)

    def show_preparation(self, prepared: Preparation) -> None:
        """Show what is prepared, and what the child wants."""
        page, self._prepared = self._page, prepared
        if page is None:
            return
        wanted = ready_words.wishes_in_words(page, prepared.wishes)
        self._wishes.show_words(wanted)
        self._wishes.setVisible(bool(wanted))
        self.as_wanted.setVisible(ready_words.differs_from_wishes(page, prepared))
        desk = self._work.desk
        due = ready_words.due_in_words(prepared, page.planned_on, desk.bank_holidays, desk.today())
        self._due.show_words(due)
        self._due.setVisible(bool(due))
        self._fields.show(
            {
                "day": page.planned_on,
                "time": in_words.at(page.planned_time),
                "late": prepared.reason_after_due_date or "",
                "place": page.place or "",
                "why_here": prepared.place_reason or "",
                "mode": page.mode,
                "reason": page.reason_not_in_person or "",
                "leads": prepared.chaired_by,
                "activity": prepared.wishes.activity or "",
                "not_there": ", ".join(prepared.wishes.who_not),
            }
        )
        self._fit()

    def flush(self) -> None:
        """Write what is typed."""
        self._fields.flush()

    # Build

    def _make_controls(self) -> None:
        desk = self._work.desk
        self._day = DateField("Day", desk.today, desk.bank_holidays, placeholder="in 2 weeks")
        self._time = TextField("Time", placeholder="11:00", icon_name="clock")
        self._late = TextField("Why it is after the latest day")
        self._place = TextField("Where", placeholder="at home in Luton", icon_name="map-pin")
        self._why_here = TextField("Why there", placeholder="the child chose it")
        self._mode = Pills("How you meet", prepare_words.HOW_TO_MEET)
        self._reason = TextField("Why not in person")
        self._activity = TextField("How it begins", placeholder="a quick game")
        self._not_there = TextField("Who should not be there", placeholder="Names, with commas between")
        self._ideas = Button("Ideas", Role.QUIET_SMALL, icon_name="book-open")
        self._ideas.setAccessibleDescription("Ways to begin that suit the child’s age")
        self._ideas.clicked.connect(self._offer_ideas)
        self._how_it_goes = Label("", Style.SMALL, Tone.SECONDARY)
        self._around = {
            name: Field(control.accessibleName(), control)
            for name, control in (
                ("day", self._day),
                ("time", self._time),
                ("late", self._late),
                ("place", self._place),
                ("why_here", self._why_here),
                ("reason", self._reason),
                ("activity", self._activity),
                ("not_there", self._not_there),
            )
        }

    def _bind(self) -> None:
        for name, field in self._around.items():
            control = field.control
            if isinstance(control, TextField | DateField):
                self._fields.add(name, control, around=field)
        self._fields.add("mode", self._mode)
        self._fields.add("leads", self._leads)
        self._fields.keep(("day", "time", "late"), self._keep_day)
        self._fields.keep(("place", "why_here", "mode", "reason", "leads"), self._keep_meeting)
        self._fields.keep(("activity",), self._keep_activity)
        self._fields.keep(("not_there",), self._keep_not_there)
        self._day.edited.connect(self._fit)
        self._mode.edited.connect(self._fit)
        self._activity.edited.connect(self._fit)
        for pills in (self._mode, self._leads):
            pills.edited.connect(self._fields.flush)

    def _parts(self) -> list[QWidget | int]:
        around = self._around
        when, where = QWidget(), QWidget()
        beside = row(around["day"], around["time"], gap=16)
        beside.setStretch(0, 3)
        beside.setStretch(1, 2)
        when.setLayout(beside)
        there = row(around["place"], around["why_here"], gap=16)
        there.setStretch(0, 1)
        there.setStretch(1, 1)
        where.setLayout(there)
        wanted = QWidget()
        wanted.setLayout(column(self._wishes, 8, row(self.as_wanted, None), 8))
        return [
            *(wanted, when, self._due, 4, around["late"], where),
            *(Label("How you meet", bold=True), 4, self._mode, 8, around["reason"]),
            *(Label("Who leads", bold=True), 4, self._leads),
        ]

    def _of_the_beginning(self) -> list[QWidget | int]:
        begins = QWidget()
        with_ideas = row(self._around["activity"], self._ideas, gap=8)
        with_ideas.setStretch(0, 1)
        begins.setLayout(with_ideas)
        return [begins, self._how_it_goes, 4, self._around["not_there"]]

    def _fit(self) -> None:
        """Show what is asked only sometimes."""
        prepared = self._prepared
        late = prepared is not None and ready_words.is_late(self._day.value(), prepared)
        self._around["late"].setVisible(late or bool(self._late.value()))
        self._around["reason"].setVisible(prepare_words.asks_why_not_in_person(self._mode.value()))
        known = activity_called(self._activity.value())
        self._how_it_goes.show_words(known.in_full if known else "")
        self._how_it_goes.setVisible(known is not None)

    # Act

    def _keep_day(self) -> Change | PutRight:
        typed = prepare_words.time_typed(self._fields.text("time"))
        if not typed.understood:
            return PutRight("time", "Type a time, such as 11:00 or 3pm.")
        on, reason = self._fields.day("day"), self._fields.text("late")
        if self._prepared is not None:
            field, sentence = ready_words.problem_with_day(on, self._prepared, reason)
            if sentence:
                return PutRight(field, sentence)
        return partial(
            plan_day,
            review_id=self._work.review_id,
            on=on,
            at=typed.at,
            reason_after_due=reason,
            today=self._work.desk.today(),
            bank_holidays=self._work.desk.bank_holidays,
        )

    def _keep_meeting(self) -> Change:
        return partial(
            plan_meeting,
            review_id=self._work.review_id,
            changes={
                "place": self._fields.text("place"),
                "place_reason": self._fields.text("why_here"),
                "mode": self._mode.value(),
                "reason_not_in_person": self._fields.text("reason"),
                "chaired_by": self._leads.value(),
            },
        )

    def _keep_activity(self) -> Change:
        return self._keep_wishes(PreferencesChange(opening_activity=self._fields.text("activity").strip()))

    def _keep_not_there(self) -> Change | PutRight:
        typed = prepare_words.names_in(self._fields.text("not_there"))
        if self._prepared is not None:
            problem = asked_words.invited_though_unwanted(self._prepared, typed)
            if problem:
                return PutRight("not_there", problem)
        return self._keep_wishes(PreferencesChange(not_in_the_room=typed))

    def _keep_wishes(self, change: PreferencesChange) -> Change:
        page = self._page
        assert page is not None, "only a page that is shown can be edited"
        on = self._work.desk.today()
        return partial(change_preferences, child_id=page.who.child_id, change=change, on=on)

    def _offer_ideas(self) -> None:
        band = self._prepared.age_band if self._prepared else None
        menu = QMenu(self)
        menu.setAccessibleName("Ways to begin")
        menu.setToolTipsVisible(True)
        for activity in activities_for(band):
            act = menu.addAction(activity.title, partial(self._begin_with, activity.title))
            act.setToolTip(activity.in_full)
        menu.addSeparator()
        menu.addAction("Sheets to print, in the library", partial(self._work.desk.go, Place(Page.LIBRARY)))
        menu.popup(self._ideas.mapToGlobal(QPoint(0, self._ideas.height() + 2)))

    def _begin_with(self, title: str) -> None:
        self._activity.set_value(title)
        self._activity.edited.emit()
        self._fields.flush()

    def _take_over(self) -> None:
        desk = self._work.desk
        self.flush()
        taking = partial(
            take_over_wishes, review_id=self._work.review_id, today=desk.today(), bank_holidays=desk.bank_holidays
        )
        self._work.write(taking, then=self._taken)

    def _taken(self, taken: TakenOver) -> None:
        desk = self._work.desk
        undo = partial(undo_taking_over, review_id=self._work.review_id, taken=taken, at=desk.clock())
        name = name_of(self._page) if self._page else "the child"
        desk.say(
            f"Prepared as {name} wants it.",
            [ToastAction("Undo", lambda: desk.casework.write(desk.casework, undo))],
        )
