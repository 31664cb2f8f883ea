"""The step in which a review is prepared: the child's agenda first, then the meeting, last time, plan and people."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.actions.children import PreferencesChange, change_preferences
from iro_desktop.actions.reviews import (
    change_plan,
)
from iro_desktop.models.review import Mode
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.child import in_words
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import (
    DateField,
    Field,
    Hairline,
    Label,
    Pills,
    Scroller,
    TextField,
    column,
    row,
)
from iro_desktop.ui.review import prepare_words
from iro_desktop.ui.review.kind_of_review import KindOfReview
from iro_desktop.ui.review.plan_section import PlanSection
from iro_desktop.ui.review.prepare_lists import AgendaSheet, LastTime, People
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style

_TWO_COLUMNS_FROM = 760


class PrepareStep(QWidget):
    """Everything is kept as it is typed or ticked."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._page: ReviewPage | None = None
        self._form = Form(self)
        self._form.changed_text.connect(self._save_form)
        self.agenda = AgendaSheet(work)
        self.last_time = LastTime(work)
        self.people = People(work)
        self.kind = KindOfReview(work)
        self.plans = PlanSection(work)
        self._build()

    def show_page(self, page: ReviewPage) -> None:
        """Show what is prepared so far."""
        self._page = page
        self.agenda.show_page(page)
        self.last_time.show_page(page)
        self.people.show_page(page)
        self.kind.show_page(page)
        self.plans.show_page(page)
        self._form.show(
            {
                "day": page.planned_on,
                "place": page.place or "",
                "mode": page.mode,
                "reason": page.reason_not_in_person or "",
                "not_there": prepare_words.not_there(page),
            }
        )
        if not self._form.is_waiting() and not self._time.hasFocus():
            self._time.set_value(in_words.at(page.planned_time))
        self._reason_field.setVisible(prepare_words.asks_why_not_in_person(page.mode))
        self._fields.setEnabled(not page.closed)

    def begin(self) -> None:
        """Give the keyboard to the child's agenda."""
        self.agenda.begin()

    def flush(self) -> None:
        """Write what is typed."""
        self._form.flush()
        self.kind.flush()
        self.plans.flush()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        narrow = self.width() / theme.factor() < _TWO_COLUMNS_FROM
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # Build

    def _build(self) -> None:
        self._fields = QWidget()
        self._fields.setLayout(column(*self._meeting_fields()))
        right = QWidget()
        plan = Label("The plan", Style.H3)
        right.setLayout(column(self.kind, 16, self._fields, 24, Hairline(), 16, plan, 8, self.plans, None))
        left = QWidget()
        left.setLayout(column(self.agenda, 24, self.last_time, 24, self.people, None))
        self._columns = row(left, right, gap=32)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(column(self._columns, None, margins=(32, 16, 32, 24)))
        inside.setMaximumWidth(theme.px(1304))
        self.setLayout(column(Scroller(inside, name="Prepare")))

    def _meeting_fields(self) -> list[QWidget | QBoxLayout | int]:
        desk = self._work.desk
        self._day = DateField("Day", desk.today, desk.bank_holidays, placeholder="in 2 weeks")
        self._time = TextField("Time", placeholder="11:00", icon_name="clock")
        self._place = TextField("Where", placeholder="at home in Luton", icon_name="map-pin")
        self._mode = Pills("How you meet", prepare_words.HOW_TO_MEET)
        self._reason = TextField("Why not in person")
        self._not_there = TextField("Who should not be there", placeholder="Names, with commas between")
        self._time_field = Field("Time", self._time)
        self._reason_field = Field("Why not in person", self._reason)
        for name, field in (
            ("day", self._day),
            ("time", self._time),
            ("place", self._place),
            ("mode", self._mode),
            ("reason", self._reason),
            ("not_there", self._not_there),
        ):
            self._form.bind(name, field)
        when = row(Field("Day", self._day), self._time_field, gap=16)
        when.setStretch(0, 3)
        when.setStretch(1, 2)
        return [
            Label("The meeting", Style.H3),
            12,
            when,
            12,
            Field("Where", self._place),
            12,
            Label("How you meet", bold=True),
            4,
            self._mode,
            12,
            self._reason_field,
            12,
            Field("Who should not be there", self._not_there),
        ]

    # Act

    def _save_form(self, touched: frozenset[str]) -> None:
        page = self._page
        if page is None or page.closed:
            return
        if touched & {"not_there"}:
            change = PreferencesChange(not_in_the_room=prepare_words.names_in(self._form.text("not_there")))
            on = self._work.desk.today()
            self._work.write(partial(change_preferences, child_id=page.who.child_id, change=change, on=on))
        typed = prepare_words.time_typed(self._time.value())
        self._time_field.show_problem("" if typed.understood else "Type a time, such as 11:00 or 3pm.")
        if not touched - {"not_there"}:
            return
        mode = self._mode.value()
        self._work.write(
            partial(
                change_plan,
                review_id=self._work.review_id,
                planned_on=self._form.day("day"),
                planned_time=typed.at,
                place=prepare_words.changed_text(self._form.text("place"), page.place),
                mode=Mode(mode) if mode else None,
                reason_not_in_person=prepare_words.changed_text(self._form.text("reason"), page.reason_not_in_person),
            )
        )
