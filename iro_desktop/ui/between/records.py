"""A part that keeps records of one kind: what is missing on top, the list, one of them opened, one that is new."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.ui.between.opened import Opened
from iro_desktop.ui.child_record.ask_form import AskForm
from iro_desktop.ui.child_record.lists import Ask, SectionPage
from iro_desktop.ui.child_record.record_form import RecordForm
from iro_desktop.ui.kit import Button, EmptyState, FlowLayout, Hairline, Label, Role, RowsView, Scroller, column, row
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.tokens import Style, Tone


class RecordsPart(QWidget):
    """Saves each field as it is typed.

    `top` takes what stands above the list, `links` what leads elsewhere, `beside` what goes with an open record.
    """

    opened = Signal(object)
    """The key of the row that was opened."""
    closed = Signal()
    asked = Signal(str, object)
    """The key of an `Ask`, and values by the name of their field."""
    changed = Signal(str, object)
    removed = Signal()
    typing = Signal()

    def __init__(self, name: str, today: Callable[[], date], bank_holidays: Container[date]) -> None:
        super().__init__()
        self._today, self._bank_holidays = today, bank_holidays
        self._page: SectionPage | None = None
        self._shown: Opened | None = None
        self._ask_form: AskForm | None = None
        self.form: RecordForm | None = None
        self.top, self.links, self.beside = column(gap=8), row(), column(gap=8)
        self._stack = QStackedWidget()
        self._list, self._record = self._build_list(name), self._build_record(name)
        for page in (self._list, self._record):
            self._stack.addWidget(page)
        self.setLayout(column(self._stack))

    def _build_list(self, name: str) -> QWidget:
        self._summary = Label("", tone=Tone.SECONDARY)
        self._adders = FlowLayout(gap=8)
        self.rows = RowsView(name, fits=True, on_desk=False, padding=8)
        self.rows.opened.connect(self.opened)
        self._nothing = QWidget()
        self._nothing.setLayout(column())
        first = row(self._adders, self.links, gap=16)
        first.setStretch(0, 1)
        first.setAlignment(self.links, Qt.AlignmentFlag.AlignVCenter)
        lines = column(self.top, first, 10, self._summary, 8, self.rows, self._nothing, None)
        lines.setContentsMargins(24, 18, 24, 18)
        inside = QWidget()
        inside.setLayout(lines)
        return Scroller(inside, name=name)

    def _build_record(self, name: str) -> QWidget:
        self._title = Label("", Style.H3)
        self._back = Button("All of them", Role.QUIET, icon_name="chevron-left")
        self._back.clicked.connect(self._close)
        self._remove_button = Button("Remove", Role.QUIET_SMALL, icon_name="trash-2")
        self._remove_button.clicked.connect(self.removed)
        head = row(self._title, self._remove_button, gap=12)
        head.setStretch(0, 1)
        self._form_place = column()
        lines = column(
            *(self._back, 6, head, 6, self.beside, 8, Hairline(soft=True), 14, self._form_place, None),
            margins=(24, 12, 24, 18),
        )
        lines.setAlignment(self._back, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        inside.setLayout(lines)
        return Scroller(inside, name=f"{name}: one of them")

    # Show

    def show_page(self, page: SectionPage) -> None:
        """Show the list anew; an open record and a form being filled in stay where they are."""
        before, self._page = self._page, page
        self._summary.show_words(page.summary)
        self._summary.setVisible(bool(page.summary))
        self.rows.show_rows(page.rows)
        self.rows.setVisible(bool(page.rows))
        self._nothing.setVisible(not page.rows)
        if before is None or before.nothing != page.nothing:
            layout = self._nothing.layout()
            assert layout is not None, "made with one"
            clear(layout)
            layout.addWidget(EmptyState(*page.nothing))
        if before is None or before.asks != page.asks:
            self._adders.clear()
            for number, ask in enumerate(page.asks):
                self._add_asker(ask, filled=number == 0)
        if self._ask_form is not None:
            self._ask_form.offer(page.offers)

    def _add_asker(self, ask: Ask, *, filled: bool) -> None:
        button = Button(ask.words, Role.PRIMARY if filled else Role.MAIN, icon_name="plus")
        button.clicked.connect(partial(self.ask_for, ask))
        self._adders.addWidget(button)
        button.show()

    def show_record(self, shown: Opened) -> None:
        """Show one record: the one that is open already is only filled in anew, and what is being typed stays."""
        anew = self._shown is None or self._shown.key != shown.key or self._shown.groups != shown.groups
        if anew:
            self.flush()
            clear(self._form_place)
            self.form = RecordForm(shown.groups, self._today, self._bank_holidays)
            self.form.changed.connect(self.changed)
            self.form.typing.connect(self.typing)
            self._form_place.addWidget(self.form)
        assert self.form is not None, "made above"
        self._shown = shown
        self._title.show_words(shown.title)
        self._remove_button.say(shown.remove)
        self.form.offer(shown.offers)
        self.form.show_values(shown.values, anew=anew)
        if anew:
            self._drop_ask()
            self._stack.setCurrentWidget(self._record)
            self.form.keyboard_to_first()

    def open_key(self) -> object:
        """The key of the record that is open; None while the list is."""
        return self._shown.key if self._shown is not None else None

    def show_list(self) -> None:
        """Back to the list."""
        self.flush()  # what is still being typed belongs to this record, and must not reach the next
        self._shown = None
        self._drop_ask()
        self._stack.setCurrentWidget(self._list)
        self.begin()

    def begin(self) -> None:
        """Give the keyboard to what one would do next."""
        if self._stack.currentWidget() is self._list:
            first = self._adders.itemAt(0)
            part: QWidget | None = self.rows if self.rows.rows() else first.widget() if first is not None else None
            if part is not None:
                part.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        if self.form is not None:
            self.form.flush()

    def show_problem(self, name: str, sentence: str) -> None:
        """Say beside a field why it was not kept."""
        if self.form is not None:
            self.form.show_problem(name, sentence)

    # Something new

    def ask_for(self, ask: Ask) -> None:
        """Open the short form for something new."""
        self.flush()
        self._drop_ask()
        self._ask_form = AskForm(ask, self._today, self._bank_holidays)
        if self._page is not None:
            self._ask_form.offer(self._page.offers)
        self._ask_form.done.connect(partial(self._ask_is_done, ask.key))
        self._ask_form.left.connect(self.show_list)
        self._stack.addWidget(self._ask_form)
        self._stack.setCurrentWidget(self._ask_form)
        self._ask_form.begin()

    def refuse(self, sentence: str) -> None:
        """Say below the form for something new why it was not added."""
        if self._ask_form is not None:
            self._ask_form.show_problem(sentence)

    def asks(self) -> Sequence[Ask]:
        return self._page.asks if self._page is not None else ()

    def _ask_is_done(self, key: str, values: Mapping[str, object]) -> None:
        self.asked.emit(key, values)

    def _drop_ask(self) -> None:
        if self._ask_form is not None:
            self._stack.removeWidget(self._ask_form)
            self._ask_form.deleteLater()
            self._ask_form = None

    def _close(self) -> None:
        self.show_list()
        self.closed.emit()
