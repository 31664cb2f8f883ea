"""The step in which a review is prepared: the child's agenda first, then the meeting, last time, plan and people."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from iro_desktop.actions.children import PreferencesChange, change_preferences
from iro_desktop.actions.decisions import mark_decision
from iro_desktop.actions.reviews import (
    add_agenda_item,
    bring_back_agenda_item,
    change_plan,
    delete_agenda_item,
    invite_to_reviews,
)
from iro_desktop.models.review import DecisionStatus, Mode
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.child import in_words
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import (
    DateField,
    Field,
    Hairline,
    Label,
    NotesField,
    Pills,
    RowsView,
    Scroller,
    Sheet,
    TextField,
    column,
    row,
)
from iro_desktop.ui.review import meeting_words, prepare_words
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.words import whose

_TWO_COLUMNS_FROM = 760
_ROW = 40


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
        self._build()

    def show_page(self, page: ReviewPage) -> None:
        """Show what is prepared so far."""
        self._page = page
        name = name_of(page)
        self.agenda.show_page(page)
        self.last_time.show_page(page)
        self.people.show_page(page)
        self._form.show(
            {
                "day": page.planned_on,
                "place": page.place or "",
                "mode": page.mode,
                "reason": page.reason_not_in_person or "",
                "not_there": prepare_words.not_there(page),
                "seen": prepare_words.seen_the_plan(page),
                "plan": page.plan_for_home or "",
            }
        )
        if not self._form.is_waiting() and not self._time.hasFocus():
            self._time.set_value(in_words.at(page.planned_time))
        self._reason_field.setVisible(prepare_words.asks_why_not_in_person(page.mode))
        self._seen_title.show_words(f"Has {name} seen the plan?")
        self._seen_problem.show_words(prepare_words.plan_problem(page))
        self._seen_problem.setVisible(bool(prepare_words.plan_problem(page)))
        self._fields.setEnabled(not page.closed)

    def begin(self) -> None:
        """Give the keyboard to the child's agenda."""
        self.agenda.begin()

    def flush(self) -> None:
        """Write what is typed."""
        self._form.flush()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        narrow = self.width() / theme.factor() < _TWO_COLUMNS_FROM
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # Build

    def _build(self) -> None:
        self._fields = QWidget()
        self._fields.setLayout(column(*self._meeting_fields(), 24, Hairline(), 16, *self._plan_fields()))
        right = QWidget()
        right.setLayout(column(self._fields, None))
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

    def _plan_fields(self) -> list[QWidget | QBoxLayout | int]:
        self._seen_title = Label("", bold=True)
        self._seen = Pills("Has the child seen the plan?", prepare_words.SEEN_THE_PLAN)
        self._seen_problem = Label("", Style.SMALL, Tone.ATTENTION)
        self._plan = NotesField("The plan in one sentence the child can read", lines=2)
        self._form.bind("seen", self._seen)
        self._form.bind("plan", self._plan)
        return [
            Label("The plan", Style.H3),
            12,
            self._seen_title,
            4,
            self._seen,
            self._seen_problem,
            12,
            Field("The plan in one sentence the child can read", self._plan),
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
        mode, seen = self._mode.value(), self._seen.value()
        self._work.write(
            partial(
                change_plan,
                review_id=self._work.review_id,
                planned_on=self._form.day("day"),
                planned_time=typed.at,
                place=self._form.text("place"),
                mode=Mode(mode) if mode else None,
                reason_not_in_person=self._form.text("reason"),
                plan_for_home=self._form.text("plan"),
                child_has_seen_plan=None if seen is None else seen == prepare_words.YES,
            )
        )


class AgendaSheet(QWidget):
    """The child's agenda on the sheet, the adults' below it; Enter adds, Delete takes off with Undo."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._title = Label("", Style.H3, Tone.VOICE)
        self._childs = RowsView("The child’s agenda", on_desk=False, fits=True, padding=12, row_height=_ROW)
        self._adults = RowsView("The adults’ agenda", on_desk=False, fits=True, padding=12, row_height=_ROW)
        self._childs_field = TextField("Add what the child wants to talk about", icon_name="plus")
        self._adults_field = TextField("Add what the adults want to talk about", icon_name="plus")
        adults = Label("The adults’ agenda", Style.SMALL, Tone.SECONDARY)
        self._adults_field.setPlaceholderText("What the adults want to talk about")
        for field, from_child in ((self._childs_field, True), (self._adults_field, False)):
            field.returnPressed.connect(partial(self._add, field, from_child=from_child))
        for rows in (self._childs, self._adults):
            for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                shortcut = QShortcut(QKeySequence(key), rows)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(partial(self._take_off, rows))
            rows.opened.connect(partial(self._menu, rows))
        inside = column(
            self._title, 8, self._childs, 4, self._childs_field, 16, adults, 4, self._adults, 4, self._adults_field
        )
        sheet = Sheet()
        inside.setContentsMargins(20, 16, 20, 20)
        sheet.body.addLayout(inside)
        self.setLayout(column(sheet))

    def begin(self) -> None:
        """Give the keyboard to what the child wants to talk about."""
        if self._childs_field.isEnabled():
            self._childs_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: ReviewPage) -> None:
        """Show both agendas."""
        name = name_of(page)
        self._title.show_words(f"{whose(name[:1].upper() + name[1:])} agenda")
        self._childs_field.setPlaceholderText(f"What {name} wants to talk about")
        for rows, field, from_child in (
            (self._childs, self._childs_field, True),
            (self._adults, self._adults_field, False),
        ):
            shown = prepare_words.agenda_rows(page, from_child=from_child)
            rows.show_rows(shown)
            rows.setVisible(bool(shown))
            field.setVisible(not page.closed)
            field.setEnabled(not page.closed)

    def _add(self, field: TextField, *, from_child: bool) -> None:
        text = field.value()
        if not text.strip():
            return
        field.set_value("")
        self._work.write(
            partial(add_agenda_item, review_id=self._work.review_id, text=text, from_child=from_child),
            refused=partial(field.set_value, text),
        )

    def _menu(self, rows: RowsView, _key: UUID) -> None:
        if self._work.page is None or self._work.page.closed:
            return
        menu = QMenu(self)
        menu.addAction("Take off the agenda", partial(self._take_off, rows))
        place = rows.visualRect(rows.currentIndex())
        menu.popup(rows.viewport().mapToGlobal(place.bottomLeft()))

    def _take_off(self, rows: RowsView) -> None:
        key = rows.current_key()
        if not isinstance(key, UUID) or self._work.page is None or self._work.page.closed:
            return
        self._work.write_with_undo(
            partial(delete_agenda_item, agenda_item_id=key, at=self._work.desk.clock()),
            partial(bring_back_agenda_item, agenda_item_id=key),
            "Taken off the agenda.",
        )


class LastTime(QWidget):
    """The decisions of last time: Space ticks, a letter or a click says what else became of one."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._title = Label("Last time", Style.H3)
        self._rows = RowsView("Decisions of last time", fits=True)
        self._hint = Label(prepare_words.KEYS_OF_LAST_TIME, Style.SMALL, Tone.HINT)
        self._rows.ticked.connect(self._tick)
        self._rows.opened.connect(self._menu)
        for key, status in meeting_words.STATUS_KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self._rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._say, None, status))
        self.setLayout(column(self._title, 4, Hairline(), self._rows, 4, self._hint))

    def show_page(self, page: ReviewPage) -> None:
        """Show what became of each; nothing at all before the first decisions."""
        today = self._work.desk.today()
        rows = prepare_words.last_time_rows(page, today)
        self._title.show_words(meeting_words.last_time_title(page, today))
        self._rows.show_rows(rows)
        self.setVisible(bool(rows))

    def _tick(self, key: UUID) -> None:
        page = self._work.page
        one = next((row for row in page.last_time if row.decision_id == key), None) if page else None
        if one is not None:
            done = one.status is DecisionStatus.DONE
            self._say(key, DecisionStatus.OPEN if done else DecisionStatus.DONE)

    def _menu(self, key: UUID) -> None:
        menu = QMenu(self)
        for choice in meeting_words.WHAT_BECAME_OF_IT:
            menu.addAction(choice.words, partial(self._say, key, DecisionStatus(choice.value)))
        place = self._rows.visualRect(self._rows.currentIndex())
        menu.popup(self._rows.viewport().mapToGlobal(place.bottomLeft() + QPoint(theme.px(36), 0)))

    def _say(self, key: UUID | None, status: DecisionStatus) -> None:
        decision_id = key or self._rows.current_key()
        if isinstance(decision_id, UUID):
            today = self._work.desk.today()
            self._work.write(partial(mark_decision, decision_id=decision_id, status=status, on=today))


class People(QWidget):
    """Who is invited; they are put down as here when the meeting begins."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._rows = RowsView("Who is invited", fits=True)
        self._nobody = Label(
            "Nobody is written down yet. You can add people as they come to the meeting.", tone=Tone.SECONDARY
        )
        self._rows.ticked.connect(self._invite)
        self._rows.opened.connect(self._invite)
        self.setLayout(column(Label("Who is invited", Style.H3), 4, Hairline(), self._rows, self._nobody))

    def show_page(self, page: ReviewPage) -> None:
        """Show the people around the child."""
        self._rows.show_rows(prepare_words.people_rows(page.people))
        self._rows.setVisible(bool(page.people))
        self._nobody.setVisible(not page.people)
        self._rows.setEnabled(not page.closed)

    def _invite(self, key: UUID) -> None:
        page = self._work.page
        person = next((one for one in page.people if one.person_id == key), None) if page else None
        if person is not None:
            self._work.write(partial(invite_to_reviews, person_id=key, invited=not person.invited))
