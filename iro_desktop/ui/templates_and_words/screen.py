"""One row for each thing that a council sets for its letters: it says how it stands, and leads there."""

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.queries.templates_and_words import TemplatesAndWords, templates_and_words
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Place
from iro_desktop.ui.kit import Label, RowsView, Scroller, Sheet, column, row
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.templates_and_words import viewmodel
from iro_desktop.ui.tokens import Tone

_SHOWN = frozenset(
    {"letter_template_text", "council_word", "letterhead", "library_document", "library_document_file"}
    | {"picture_set", "set_picture"}
)
_WIDEST = 860


class TemplatesAndWordsScreen(Screen):
    """Whoever is no manager reads it too, and is told who changes it."""

    sidebar_place = "templates"

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__()
        self._desk = desk
        self.rows = RowsView(viewmodel.NAME, on_desk=False, fits=True, padding=14)
        self.rows.opened.connect(self._open)
        self.note = Label(viewmodel.ONLY_MANAGERS, tone=Tone.SECONDARY)
        self.note.hide()
        sheet = Sheet()
        inside = column(self.note, self.rows, gap=12, margins=(8, 4, 8, 8))
        sheet.body.addLayout(inside)
        sheet.setMaximumWidth(theme.px(_WIDEST))
        line = row(gap=0, margins=(32, 16, 32, 24))
        line.addWidget(sheet, 1000)
        line.addStretch(1)
        whole = QWidget()
        whole.setLayout(column(line, None))
        self.setLayout(column(Scroller(whole, name=viewmodel.NAME)))
        self.setFocusProxy(self.rows)
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        return PageHeading(viewmodel.NAME, viewmodel.BELOW)

    def _ask(self) -> None:
        self._desk.casework.ask(self, partial(templates_and_words, today=self._desk.today()), then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, shown: TemplatesAndWords) -> None:
        self.note.setVisible(not shown.may_change)
        self.rows.show_rows(viewmodel.rows(shown))

    def _open(self, key: object) -> None:
        if isinstance(key, str):
            self._desk.go(viewmodel.PLACES[key])
