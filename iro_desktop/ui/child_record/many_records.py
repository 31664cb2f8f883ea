"""A section that holds several records: the list, one of them opened, and the short form for something new."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.ui.child_record.ask_form import AskForm
from iro_desktop.ui.child_record.lists import Ask, SectionPage
from iro_desktop.ui.child_record.record_form import RecordForm
from iro_desktop.ui.child_record.specs import Group
from iro_desktop.ui.child_record.viewmodel import OpenRecord
from iro_desktop.ui.kit import (
    Button,
    EmptyState,
    FlowLayout,
    Hairline,
    Label,
    Role,
    RowsView,
    Scroller,
    column,
    row,
)
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.tokens import Style, Tone


class ManyRecords(QWidget):
    """Shows one of three things: the list, an open record, or the form for something new."""

    opened = Signal(object)
    """The id of a record to show."""
    closed = Signal()
    asked = Signal(str, object)
    """The key of an `Ask`, and what was typed: values by the name of their field."""
    changed = Signal(str, object)
    removed = Signal()
    led = Signal(object)
    """To another child's page."""

    def __init__(
        self,
        groups: Sequence[Group],
        today: Callable[[], date],
        bank_holidays: Container[date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._bank_holidays = today, bank_holidays
        self._page: SectionPage | None = None
        self._ask_form: AskForm | None = None
        self._record: OpenRecord | None = None
        self.form = RecordForm(groups, today, bank_holidays)
        self.form.changed.connect(self.changed)
        self._stack = QStackedWidget()
        self._list = self._build_list()
        self._open = self._build_open()
        for page in (self._list, self._open):
            self._stack.addWidget(page)
        self.setLayout(column(self._stack))

    def show_page(self, page: SectionPage) -> None:
        """Show the list anew; an open record and a form being filled in stay where they are."""
        before = self._page
        self._page = page
        self._summary.show_words(page.summary)
        self.facts.show_rows(page.facts)
        self.facts.setVisible(bool(page.facts))
        self.rows.show_rows(page.rows)
        self.rows.setVisible(bool(page.rows))
        self._nothing.setVisible(not page.rows)
        if before is None or before.nothing != page.nothing:
            self._say_nothing(page.nothing)
        if before is None or before.asks != page.asks:
            self._show_asks(self._adders, page.asks)
        self.form.offer(page.offers)
        if self._ask_form is not None:
            self._ask_form.offer(page.offers)

    def show_record(self, shown: OpenRecord, *, anew: bool) -> None:
        """Show one record in its form. `anew` is another one than before."""
        self._title.show_words(shown.title)
        self._remove.say(shown.remove)
        if anew or self._record is None or self._record.asks != shown.asks or self._record.leads_to != shown.leads_to:
            self._show_asks(self._follow, shown.asks)
            if shown.leads_to is not None:
                child_id, words = shown.leads_to
                link = Button(words, Role.LINK)
                link.clicked.connect(partial(self.led.emit, child_id))
                self._follow.addWidget(link)
        self._record = shown
        self.form.show_notes(shown.notes)
        self.form.show_values(shown.values, anew=anew)
        if anew:
            self._stack.setCurrentWidget(self._open)
            self.form.keyboard_to_first()

    def show_list(self) -> None:
        """Back to the list, the keyboard on the row that was open."""
        self.flush()  # what is still being typed belongs to this record, and must not reach the next
        self._record = None
        self._drop_ask()
        self._stack.setCurrentWidget(self._list)
        self.begin()

    def begin(self) -> None:
        """Give the keyboard to what one would do next."""
        if self._stack.currentWidget() is self._list:
            part: QWidget | None = self.rows if self.rows.rows() else self._first_adder()
            if part is not None:
                part.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say below the form for something new why it was not added."""
        if self._ask_form is not None:
            self._ask_form.show_problem(sentence)

    def flush(self) -> None:
        self.form.flush()

    def is_asking(self) -> bool:
        return self._ask_form is not None

    def _build_list(self) -> QWidget:
        self._summary = Label("", tone=Tone.SECONDARY)
        self._adders = FlowLayout()
        self.facts = RowsView("From the council’s files", fits=True, on_desk=False, padding=8)
        self.facts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rows = RowsView("Written here", fits=True, on_desk=False, padding=8)
        self.rows.opened.connect(self.opened)
        self._nothing = QWidget()
        self._nothing.setLayout(column())
        lines = column(self._adders, 10, self._summary, 8, self.facts, 6, self.rows, self._nothing, None)
        lines.setContentsMargins(24, 18, 24, 18)
        inside = QWidget()
        inside.setLayout(lines)
        return Scroller(inside, name="What is written down")

    def _build_open(self) -> QWidget:
        self._title = Label("", Style.H3)
        back = Button("All of them", Role.QUIET, icon_name="chevron-left")
        back.clicked.connect(self._close)
        self._remove = Button("Remove", Role.QUIET_SMALL, icon_name="trash-2")
        self._remove.clicked.connect(self.removed)
        self._follow = FlowLayout()
        head = row(self._title, self._remove, gap=12)
        head.setStretch(0, 1)
        lines = column(back, 6, head, 4, self._follow, 10, Hairline(soft=True), 14, self.form)
        lines.setAlignment(back, Qt.AlignmentFlag.AlignLeft)
        lines.setStretch(8, 1)
        lines.setContentsMargins(24, 12, 24, 18)
        inside = QWidget()
        inside.setLayout(lines)
        return Scroller(inside, name="One of them")

    def _say_nothing(self, words: tuple[str, str]) -> None:
        layout = self._nothing.layout()
        assert layout is not None, "made with one"
        clear(layout)
        layout.addWidget(EmptyState(*words))

    def _show_asks(self, flow: FlowLayout, asks: Sequence[Ask]) -> None:
        flow.clear()
        for ask in asks:
            button = Button(ask.words, Role.SECONDARY, icon_name="plus")
            button.clicked.connect(partial(self._begin_ask, ask))
            flow.addWidget(button)
            button.show()

    def _first_adder(self) -> QWidget | None:
        item = self._adders.itemAt(0)
        return item.widget() if item is not None else None

    def _begin_ask(self, ask: Ask) -> None:
        self.flush()
        self._drop_ask()
        self._ask_form = AskForm(ask, self._today, self._bank_holidays)
        if self._page is not None:
            self._ask_form.offer(self._page.offers)
        self._ask_form.done.connect(self._ask_is_done)
        self._ask_form.left.connect(self._leave_ask)
        self._stack.addWidget(self._ask_form)
        self._stack.setCurrentWidget(self._ask_form)
        self._ask_form.begin()

    def _ask_is_done(self, values: Mapping[str, object]) -> None:
        if self._ask_form is not None:
            self.asked.emit(self._ask_form.ask.key, values)

    def _leave_ask(self) -> None:
        self._drop_ask()
        self._stack.setCurrentWidget(self._open if self._record is not None else self._list)
        self.begin()

    def _drop_ask(self) -> None:
        if self._ask_form is not None:
            self._stack.removeWidget(self._ask_form)
            self._ask_form.deleteLater()
            self._ask_form = None

    def end_ask(self) -> None:
        """What was asked for is there: the form has done its work."""
        self._leave_ask()

    def _close(self) -> None:
        self.flush()
        self.show_list()
        self.closed.emit()
