"""The letterhead: kept as it is typed, and shown on a page beside it."""

from base64 import b64decode
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.actions.letterhead import MOST_LINES, set_letterhead, set_logo, set_on_easy_read
from iro_desktop.exchange.logo import read_logo
from iro_desktop.letters.content import LetterContent
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letterhead import LetterheadRow, letterhead
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Place
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import (
    Button,
    Field,
    FlowLayout,
    Label,
    NotesField,
    Notice,
    Role,
    SavedMark,
    Scroller,
    Sheet,
    SideBySide,
    TextField,
    Tick,
    column,
)
from iro_desktop.ui.letter.page_pane import PagePane
from iro_desktop.ui.letter.paper import Printed, print_letter
from iro_desktop.ui.letterhead import viewmodel
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.templates_and_words.heading import heading_below
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo

_SHOWN = frozenset({"letterhead"})
_BESIDE_FROM, _PAGE_HEIGHT = 830, 500
"""Pixels at 100 % text."""
_LINES = {"address": MOST_LINES}


class LetterheadScreen(Screen):
    """The fields at the left, a letter with them at the right."""

    sidebar_place = "templates"
    page_shown = Signal()

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._row: LetterheadRow | None = None
        self._printing = False
        self._shown: LetterContent | None = None
        self.fields: dict[str, TextField | NotesField] = {}
        self._around: dict[str, Field] = {}
        self._form = Form(self)
        self._form.changed_text.connect(self._save)
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        return heading_below(self._desk, "Letterhead", "At the top of letters finished from now on.")

    def leave(self) -> None:
        self._form.flush()

    # Build

    def _build(self) -> None:
        self.notice = Notice("", Tone.INFORMATION)
        self.notice.hide()
        parts = column(gap=12, margins=(24, 20, 24, 24))
        for name, label in viewmodel.FIELDS.items():
            if name == "logo_words":
                parts.addWidget(self._logo_part())
            field = NotesField(label, lines=_LINES[name]) if name in _LINES else TextField(label)
            self.fields[name] = field
            self._form.bind(name, field)
            self._around[name] = Field(label, field)
            parts.addWidget(self._around[name])
        self.on_easy_read = Tick("On letters in easy read too")
        self.on_easy_read.edited.connect(self._set_on_easy_read)
        parts.addWidget(self.on_easy_read)
        parts.addWidget(Label(viewmodel.EASY_READ_HINT, Style.SMALL, Tone.SECONDARY))
        self.saved = SavedMark()
        parts.addWidget(self.saved)
        parts.addStretch(1)
        left = QWidget()
        left.setLayout(parts)
        self.page_pane = PagePane("A letter to an invented child with the letterhead")
        both = SideBySide(Sheet(left), self.page_pane, beside_from=_BESIDE_FROM)
        inside = QWidget()
        whole = column(self.notice, both, margins=(32, 16, 32, 24), gap=12)
        whole.setStretchFactor(both, 1)
        inside.setLayout(whole)
        self.setLayout(column(Scroller(inside, name="Letterhead")))
        self.setFocusProxy(self.fields["name"])
        self._fit()

    def _logo_part(self) -> QWidget:
        self.logo_line = Label("", Style.SMALL, Tone.SECONDARY)
        self.choose = Button("Choose a logo", Role.SECONDARY, icon_name="image")
        self.choose.clicked.connect(self._choose_logo)
        self.take_out = Button("Take the logo out", Role.QUIET)
        self.take_out.clicked.connect(self._take_logo_out)
        self.logo_problem = Label("", Style.SMALL, Tone.DANGER)
        self.logo_problem.hide()
        buttons = QWidget()
        buttons.setLayout(FlowLayout(self.choose, self.take_out))
        part = QWidget()
        part.setLayout(column(Label("Logo", bold=True), 2, self.logo_line, 6, buttons, 4, self.logo_problem))
        return part

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "page_pane"):
            self._fit()

    def _fit(self) -> None:
        self.page_pane.setMinimumHeight(theme.px(_PAGE_HEIGHT))

    # Show

    def _ask(self) -> None:
        self._desk.casework.ask(self, letterhead, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, shown: LetterheadRow) -> None:
        self._row = shown
        if not self._form.is_waiting():
            self._form.show({name: str(getattr(shown, name)) for name in self.fields})
        for field in self.fields.values():
            field.setReadOnly(not shown.may_change)
        self.on_easy_read.set_value(shown.on_easy_read)
        self.on_easy_read.setEnabled(shown.may_change)
        self.logo_line.show_words(viewmodel.logo_line(shown))
        self.choose.setVisible(shown.may_change)
        self.take_out.setVisible(shown.may_change and shown.logo is not None)
        self._around["logo_words"].setVisible(shown.logo is not None)
        said = viewmodel.told(shown)
        self.notice.show_words(said)
        self.notice.setVisible(bool(said))
        self._make_page(viewmodel.page(shown))

    def _make_page(self, content: LetterContent) -> None:
        """One page at a time: what is set while one is made is shown by the next."""
        if self._printing or content == self._shown:
            return
        self._printing = True
        self._desk.casework.ask(self, partial(print_letter, content), then=self._show_pdf)

    def _show_pdf(self, printed: Printed) -> None:
        self._printing, self._shown = False, printed.content
        self.page_pane.show_pdf(printed.pdf)
        self.page_shown.emit()
        if self._row is not None:
            self._make_page(viewmodel.page(self._row))

    # Act

    def _save(self, touched: frozenset[str]) -> None:
        values = {name: self._form.text(name) for name in self.fields}
        first = next(name for name in self.fields if name in touched)

        def refused(reason: Refused) -> None:
            self._around[first].show_problem(reason.sentence)

        def saved(_: None) -> None:
            for around in self._around.values():
                around.show_problem("")
            self.saved.saved(self._desk.clock())

        self._desk.casework.write(self, _setting(values, self._desk.officer_name), then=saved, refused=refused)

    def _set_on_easy_read(self) -> None:
        wanted = self.on_easy_read.value()
        act = partial(set_on_easy_read, wanted=wanted, by=self._desk.officer_name)
        self._desk.casework.write(self, act, then=lambda _: self.saved.saved(self._desk.clock()))

    def _choose_logo(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg *.svg)")
        if chosen:
            self.take_logo(Path(chosen))

    def take_logo(self, path: Path) -> None:
        """Read a logo beside the screen's thread, and keep it."""
        self._desk.casework.write(self, partial(_keep_logo, path, self._desk.officer_name), refused=self._no_logo)
        self.logo_problem.hide()

    def _no_logo(self, reason: Refused) -> None:
        self.logo_problem.show_words(reason.sentence)
        self.logo_problem.show()

    def _take_logo_out(self) -> None:
        before, by = self._row, self._desk.officer_name
        if before is None or before.logo is None:
            return
        back = partial(set_logo, logo=b64decode(before.logo), by=by)
        do_with_undo(self._desk, partial(set_logo, logo=None, by=by), back, "The logo is taken out.")


def _setting(values: Mapping[str, str], by: str) -> "partial[None]":
    return partial(
        set_letterhead,
        name=values["name"],
        address=values["address"],
        telephone=values["telephone"],
        website=values["website"],
        logo_words=values["logo_words"],
        by=by,
    )


def _keep_logo(path: Path, by: str, session: Session) -> None:
    set_logo(session, read_logo(path), by=by)
