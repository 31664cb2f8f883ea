"""Dates and limits: every number that a date is counted by, in groups; the bank holidays that were added."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.limits import (
    add_bank_holiday,
    back_to_default,
    bring_back_bank_holiday,
    make_choice,
    remove_bank_holiday,
    set_limit,
)
from iro_desktop.models.limit_keys import Choice, LimitKey
from iro_desktop.models.limits import in_words, limit_of
from iro_desktop.models.refused import Refused
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.limits import CountingPage, counting_page
from iro_desktop.ui import theme
from iro_desktop.ui.counting import viewmodel
from iro_desktop.ui.counting.number_row import NumberRow
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import (
    Button,
    DateField,
    Hairline,
    Label,
    Role,
    RowsView,
    Scroller,
    Sheet,
    TextField,
    column,
    row,
)
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo

_SHOWN = frozenset({"timescale_setting", "extra_bank_holiday"})
_GROUPS_WIDTH = 300
_NOT_A_NUMBER = "Type a whole number. Nothing was changed."


class CountingScreen(Screen):
    """Groups at the left; the numbers of the chosen one at the right."""

    sidebar_place = "settings"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._group: object = place.part or None
        self._page: CountingPage | None = None
        self.rows: list[NumberRow] = []
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        heading = PageHeading(
            "Dates and limits", "Every number a date is counted by, and where it comes from.", back_to="Settings"
        )
        heading.back.connect(lambda: self._desk.go(Place(Page.SETTINGS)))
        return heading

    # Build

    def _build(self) -> None:
        self.groups = RowsView("Groups of numbers", on_desk=True, padding=12)
        self.groups.setFixedWidth(theme.px(_GROUPS_WIDTH))
        self.groups.chosen.connect(self._choose)
        self._title = Label("", Style.H2)
        self._numbers = column()
        inside = QWidget()
        inside.setLayout(column(self._title, 8, self._numbers, None, margins=(24, 20, 24, 24)))
        sheet = Sheet(Scroller(inside, name="Numbers"))
        line = row(self.groups, sheet, gap=24, margins=(32, 16, 32, 24))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setFocusProxy(self.groups)

    # Show

    def _ask(self) -> None:
        self._desk.casework.ask(self, counting_page, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, page: CountingPage) -> None:
        self._page = page
        shown = viewmodel.groups(page)
        self.groups.show_rows(shown)
        if self._group not in {one.key for one in shown}:
            self._group = shown[0].key
        self.groups.choose(self._group)
        self._show_group()

    def _choose(self, key: object) -> None:
        if key != self._group:
            self._group = key
            self._show_group()

    def _show_group(self) -> None:
        page = self._page
        if page is None:
            return
        clear(self._numbers)
        self.rows = []
        title = next((str(one.title) for one in viewmodel.groups(page) if one.key == self._group), "")
        self._title.show_words(title)
        if self._group == viewmodel.BANK_HOLIDAYS:
            self._show_days(page)
            return
        for number, shown in enumerate(viewmodel.numbers(page, self._group)):
            if number:
                self._numbers.addWidget(Hairline(soft=True))
            one = NumberRow(shown)
            one.opened.connect(partial(self._only, one))
            one.kept.connect(partial(self._keep, one))
            one.put_back.connect(self._put_back)
            self.rows.append(one)
            self._numbers.addWidget(one)

    def _only(self, opened: NumberRow) -> None:
        for one in self.rows:
            if one is not opened:
                one.close_fold()

    def _show_days(self, page: CountingPage) -> None:
        known = Label(
            "A bank holiday that is proclaimed later moves due dates. Add it here; every date is counted again.",
            tone=Tone.SECONDARY,
        )
        self._numbers.addWidget(known)
        for shown in viewmodel.days(page, self._desk.today()):
            remove = Button("Take out", Role.QUIET_SMALL)
            remove.setAccessibleDescription(shown.title)
            remove.clicked.connect(partial(self._remove_day, shown.holiday_id))
            words = column(Label(shown.title, bold=True), Label(shown.below, Style.SMALL, Tone.SECONDARY))
            line = row(words, remove, gap=16, margins=(0, 10, 0, 10))
            line.setStretch(0, 1)
            holder = QWidget()
            holder.setLayout(line)
            self._numbers.addWidget(holder)
        self.day = DateField("The day", self._desk.today, self._desk.bank_holidays, explain=False)
        self.day_name = TextField("What the day is for", placeholder="What the day is for")
        self.day_problem = Label("", Style.SMALL, Tone.DANGER)
        self.add_button = Button("Add the day", Role.SMALL)
        self.add_button.clicked.connect(self._add_day)
        self.day_name.returnPressed.connect(self._add_day)
        holder = QWidget()
        parts = (row(self.day, None), 8, self.day_name, 4, self.day_problem, 4, row(self.add_button, None))
        holder.setLayout(column(*parts, margins=(0, 12, 0, 0)))
        self._numbers.addWidget(holder)

    # Act

    def _keep(self, one: NumberRow, key: LimitKey | Choice, value: str, reason: str) -> None:
        by = self._desk.officer_name or None
        if isinstance(key, Choice):
            self._write(one, partial(make_choice, key=key, option=value, reason=reason, by=by), "")
            return
        if not (value.isascii() and value.isdigit()):
            one.say_problem(_NOT_A_NUMBER)
            return
        amount = int(value)
        said = viewmodel.kept_words(limit_of(key).title, in_words(amount, limit_of(key).unit))
        self._write(one, partial(set_limit, key=key, amount=amount, reason=reason, by=by), said)

    def _write(self, one: NumberRow, action: partial[None], said: str) -> None:
        def kept(_: None) -> None:
            if said:
                self._desk.say(said, ())

        def refused(reason: Refused) -> None:
            one.say_problem(reason.sentence)

        self._desk.casework.write(self, action, then=kept, refused=refused)

    def _put_back(self, key: LimitKey | Choice) -> None:
        by = self._desk.officer_name or None
        self._desk.casework.write(self, partial(back_to_default, key=key, by=by))

    def _add_day(self) -> None:
        day = self.day.value()
        if day is None:
            self.day_problem.show_words("Type the day that was proclaimed.")
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        action = partial(add_bank_holiday, day=day, name=self.day_name.value(), bundled=bundled_bank_holidays())
        self._desk.casework.write(self, action, refused=lambda reason: self.day_problem.show_words(reason.sentence))

    def _remove_day(self, holiday_id: UUID) -> None:
        do_with_undo(
            self._desk,
            partial(remove_bank_holiday, holiday_id=holiday_id, at=self._desk.clock()),
            partial(bring_back_bank_holiday, holiday_id=holiday_id),
            "Bank holiday taken out. Due dates are counted again.",
        )
