"""The lists of the preparation: both agendas, and what became of last time's decisions and requests."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.actions.reviews import (
    add_agenda_item,
    bring_back_agenda_item,
    delete_agenda_item,
)
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.review import ReviewPage
from iro_desktop.queries.review_prepare import Preparation
from iro_desktop.ui import theme
from iro_desktop.ui.decision_acts import say_what_became_of_it
from iro_desktop.ui.kit import (
    Hairline,
    Label,
    RowsView,
    Sheet,
    TextField,
    column,
)
from iro_desktop.ui.review import meeting_words, prepare_words, ready_words
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone

_ROW = 40


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
        self._title.show_words(f"What {name} wants to talk about")
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
        self._asked_title = Label("Asked for, and still open", Style.H3)
        self._asked = RowsView("What the child asked for, and still open", fits=True)
        self._nothing = Label("Nothing was decided or asked for before.", tone=Tone.SECONDARY)
        self._rows = RowsView("Decisions of last time", fits=True)
        self._hint = Label(prepare_words.KEYS_OF_LAST_TIME, Style.SMALL, Tone.HINT)
        self._rows.ticked.connect(self._tick)
        self._rows.opened.connect(self._menu)
        for key, status in meeting_words.STATUS_KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self._rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._say, None, status))
        self._line, self._asked_line = Hairline(), Hairline()
        self.setLayout(
            column(
                self._nothing,
                self._title,
                4,
                self._line,
                self._rows,
                4,
                self._hint,
                8,
                self._asked_title,
                4,
                self._asked_line,
                self._asked,
            )
        )

    def show_page(self, page: ReviewPage) -> None:
        """Show what became of each; nothing at all before the first decisions."""
        today = self._work.desk.today()
        rows = prepare_words.last_time_rows(page, today)
        self._title.show_words(meeting_words.last_time_title(page, today))
        self._rows.show_rows(rows)
        for part in (self._title, self._line, self._rows, self._hint):
            part.setVisible(bool(rows))

    def show_preparation(self, page: ReviewPage, prepared: Preparation) -> None:
        """Show what the child asked for before and waits for."""
        asked = ready_words.request_rows(prepared, self._work.desk.today())
        self._asked.show_rows(asked)
        for part in (self._asked_title, self._asked_line, self._asked):
            part.setVisible(bool(asked))
        self._nothing.setVisible(not asked and not page.last_time)

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
        decision_id, page = key or self._rows.current_key(), self._work.page
        one = next((row for row in page.last_time if row.decision_id == decision_id), None) if page else None
        # What is said again would leave a line that says nothing new, and take the words of the last one away.
        if one is not None and one.status is not status:
            sentence = prepare_words.MARKED[status]
            say_what_became_of_it(self._work.desk, one.decision_id, status, sentence=sentence)
