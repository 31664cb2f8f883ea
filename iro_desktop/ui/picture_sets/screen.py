"""Settings › Pictures: the council's own sets, each with its licence; a manager adds a folder."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.actions.council_pictures import Licence, add_picture_set, change_licence, take_set_away
from iro_desktop.exchange.picture_folder import ReadFolder, read_folder
from iro_desktop.models.refused import Refused
from iro_desktop.queries.council_pictures import PictureSetRow, PictureSets, picture_sets
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Place
from iro_desktop.ui.kit import Button, FlowLayout, Hairline, Label, Notice, Role, Scroller, Sheet, column, row
from iro_desktop.ui.picture_sets import viewmodel
from iro_desktop.ui.picture_sets.licence_form import LicenceForm
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.templates_and_words.heading import heading_below
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo

_WIDEST = 860
"""Pixels at 100 % text: longer fields and lines are harder to read."""
_SHOWN = frozenset({"picture_set", "set_picture"})


class SetCard(QWidget):
    """One set: what it is, whether its licence holds, and what a manager can do with it."""

    change_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, row: PictureSetRow, words: str, *, may_change: bool) -> None:
        super().__init__()
        self.set_id = row.set_id
        over = Notice(viewmodel.licence_over(row), Tone.ATTENTION)
        over.setVisible(not row.is_licensed)
        self.change = Button("Change the licence", Role.QUIET_SMALL)
        self.change.clicked.connect(self.change_wanted)
        self.away = Button("Take away", Role.QUIET_SMALL, icon_name="trash-2")
        self.away.clicked.connect(self.away_wanted)
        acts = QWidget()
        acts.setLayout(FlowLayout(self.change, self.away))
        acts.setVisible(may_change)
        what = Label(words, Style.SMALL, Tone.SECONDARY)
        said = Label(f"Letters say: Pictures: {row.credit}", Style.SMALL, Tone.SECONDARY)
        self.setLayout(column(Label(row.name, bold=True), 2, what, 2, said, 6, over, 2, acts, margins=(24, 16, 24, 12)))


class PicturesScreen(Screen):
    """The sets below each other; the form for a folder or a licence stands above them while it is filled in."""

    sidebar_place = "templates"
    folder_read = Signal()

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._read: ReadFolder | None = None
        self._changing: UUID | None = None
        self.cards: list[SetCard] = []
        self._lines: list[Hairline] = []
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        return heading_below(self._desk, "Pictures", "Sets that your council has a licence for.")

    # Build

    def _build(self) -> None:
        self.add = Button(viewmodel.ADD, Role.SECONDARY, icon_name="plus")
        self.add.clicked.connect(self._choose_folder)
        self.add.hide()
        self._how = Label(viewmodel.HOW, Style.SMALL, Tone.SECONDARY)
        self._how.hide()
        self.problem = Notice("", Tone.ATTENTION)
        self.problem.hide()
        self.notice = Label("", tone=Tone.SECONDARY)
        self.notice.hide()
        self.form = LicenceForm(self._desk)
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._leave_form)
        self._form_sheet = Sheet(self.form)
        self._form_sheet.hide()
        self._list = column(gap=0)
        self._sheet = Sheet()
        listed = QWidget()
        listed.setLayout(self._list)
        self._sheet.body.addWidget(listed)
        parts = (Label(viewmodel.INTRODUCTION), 8, self._how, 12, self.add, 12, self.problem)
        inside = QWidget()
        whole = column(*parts, 4, self._form_sheet, 12, self.notice, 8, self._sheet, None)
        middle = QWidget()
        middle.setLayout(whole)
        middle.setMaximumWidth(theme.px(_WIDEST))
        line = row(gap=0, margins=(32, 16, 32, 24))
        line.addWidget(middle, 1000)
        line.addStretch(1)
        inside.setLayout(line)
        self._middle = middle
        self.setLayout(column(Scroller(inside, name="Pictures")))
        self.setFocusProxy(self.add)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_middle"):
            self._middle.setMaximumWidth(theme.px(_WIDEST))

    # Show

    def _ask(self) -> None:
        self._desk.casework.ask(self, partial(picture_sets, today=self._desk.today()), then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, sets: PictureSets) -> None:
        self.add.setVisible(sets.may_change)
        self._how.setVisible(sets.may_change)
        said = viewmodel.told(sets)
        self.notice.show_words(said)
        self.notice.setVisible(bool(said))
        for old in self.cards:
            old.hide()
            old.deleteLater()
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines, self.cards = [], []
        for one in sets.rows:
            self._add_card(one, may_change=sets.may_change)
        self._sheet.setVisible(bool(self.cards))

    def _add_card(self, one: PictureSetRow, *, may_change: bool) -> None:
        card = SetCard(one, viewmodel.what_it_is(one, self._desk.today()), may_change=may_change)
        card.change_wanted.connect(lambda: self._change(one))
        card.away_wanted.connect(lambda: self._take_away(one))
        if self.cards:
            line = Hairline(soft=True)
            self._lines.append(line)
            self._list.addWidget(line)
            line.show()
        self.cards.append(card)
        self._list.addWidget(card)
        card.show()

    # Act

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, viewmodel.ADD)
        if chosen:
            self.take_folder(Path(chosen))

    def take_folder(self, folder: Path) -> None:
        """Read a folder beside the screen's thread, and ask for its licence."""
        self._say_problem("")
        self._desk.casework.ask(self, partial(_read, folder), then=self._show_folder)

    def _show_folder(self, read: ReadFolder | Refused) -> None:
        if isinstance(read, Refused):
            self._say_problem(read.sentence)
        else:
            self._read, self._changing = read, None
            self.form.show_folder(read)
            self._form_sheet.show()
            self.form.by.setFocus()
        self.folder_read.emit()

    def _change(self, row: PictureSetRow) -> None:
        self._read, self._changing = None, row.set_id
        self.form.show_licence(viewmodel.licence_of(row))
        self._form_sheet.show()
        self.form.until.setFocus()

    def _keep(self, licence: Licence) -> None:
        if not self.form.is_understood():
            self.form.say_problem("The last day of the licence is not understood. Type it as 31 March 2027.")
            return
        by, on, read = self._desk.officer_name, self._desk.today(), self._read
        refused = self._not_kept
        if read is not None:
            act = partial(add_picture_set, licence=licence, pictures=read.pictures, by=by, on=on)
            self._desk.casework.write(self, act, then=partial(self._added, licence.name, read), refused=refused)
        elif self._changing is not None:
            change = partial(change_licence, set_id=self._changing, licence=licence, by=by, on=on)
            self._desk.casework.write(self, change, then=lambda _: self._leave_form(), refused=refused)

    def _added(self, name: str, read: ReadFolder, set_id: UUID) -> None:
        del set_id
        self._leave_form()
        self._desk.say(viewmodel.said_when_added(name.strip(), len(read.pictures)), ())

    def _not_kept(self, reason: Refused) -> None:
        self.form.say_problem(reason.sentence)

    def _leave_form(self) -> None:
        self._read = self._changing = None
        self._form_sheet.hide()

    def _take_away(self, row: PictureSetRow) -> None:
        away = partial(take_set_away, set_id=row.set_id, at=self._desk.clock())
        back = partial(take_set_away, set_id=row.set_id, at=None)
        do_with_undo(self._desk, away, back, viewmodel.said_when_taken_away(row.name))

    def _say_problem(self, sentence: str) -> None:
        self.problem.show_words(sentence)
        self.problem.setVisible(bool(sentence))


def _read(folder: Path, session: Session) -> ReadFolder | Refused:
    del session
    try:
        return read_folder(folder)
    except Refused as reason:
        return reason
