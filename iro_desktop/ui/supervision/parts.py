"""The lists of the sheet, and the lines that are typed beside them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.queries.supervision_notes import NotesNow
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import (
    Button,
    Field,
    Hairline,
    Icon,
    Label,
    NotesField,
    Role,
    RowsView,
    SavedMark,
    Sheet,
    column,
    row,
)
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.shown import Run
from iro_desktop.ui.supervision import viewmodel
from iro_desktop.ui.supervision.viewmodel import Lines
from iro_desktop.ui.tokens import Style, Tone

AVATAR = 32
AT_FIRST = 6
"""Rows of a list before the others are folded out."""


class ListsSheet(QWidget):
    """The white sheet: one list below the other, each with its count."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sheet = Sheet()
        self._parts = column(margins=(20, 8, 20, 16))
        self._sheet.body.addLayout(self._parts)
        self._sheet.body.addStretch(1)
        self.setLayout(column(self._sheet))
        self._shown: tuple[Lines, ...] | None = None
        self._whole: set[str] = set()

    def show_lists(self, lists: Sequence[Lines]) -> None:
        """Show them; where nothing is another than before, nothing is built anew and the keyboard stays."""
        if self._shown == tuple(lists):
            return
        self._shown = tuple(lists)
        clear(self._parts)
        for number, one in enumerate(lists):
            if number:
                self._parts.addWidget(Hairline())
            self._parts.addWidget(self._list(one))

    def _list(self, one: Lines) -> QWidget:
        heading = Label((f"{one.title}  ", Run(str(one.count), bold=False, tone=Tone.SECONDARY)), Style.H3)
        parts: list[QWidget | int] = [12, heading]
        if one.below:
            parts += [2, Label(one.below, Style.SMALL, Tone.SECONDARY)]
        if one.rows:
            rows = RowsView(one.title, fits=True, avatar_size=AVATAR)
            rows.opened.connect(self.opened)
            parts += [6, rows]
            if len(one.rows) > AT_FIRST:
                more = Button("Show all", Role.LINK)
                more.clicked.connect(partial(self._fold, one, rows, more))
                parts.append(_at_left(more))
                self._fit(one, rows, more)
            else:
                rows.show_rows(one.rows)
        else:
            line = QWidget()
            inside = row(Icon("check", Tone.GOOD, 18), Label(one.nothing, tone=Tone.SECONDARY), gap=10)
            inside.setStretch(1, 1)
            line.setLayout(inside)
            parts += [8, line, 6]
        holder = QWidget()
        holder.setLayout(column(*parts, 8))
        return holder

    def _fold(self, one: Lines, rows: RowsView, more: Button) -> None:
        self._whole ^= {one.key}
        self._fit(one, rows, more)
        rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, one: Lines, rows: RowsView, more: Button) -> None:
        whole = one.key in self._whole
        rows.show_rows(one.rows if whole else one.rows[:AT_FIRST])
        more.say("Show fewer" if whole else f"{len(one.rows) - AT_FIRST} more")


def _at_left(button: Button) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(button, None))
    return holder


class MonthNotes(QWidget):
    """What the officer types for the month. It stays on this laptop."""

    kept = Signal(str, str)
    """A line and its words: it is time to keep them."""

    def __init__(self) -> None:
        super().__init__()
        self._form = Form(self)
        self._form.changed_text.connect(self._give)
        self._before_title = Label("", bold=True)
        self._before = Label("", tone=Tone.SECONDARY)
        self._before_part = QWidget()
        self._before_part.setLayout(column(self._before_title, 2, self._before, 16))
        self._before_part.hide()
        self.mark = SavedMark()
        self.setLayout(
            column(
                Label("For this month", Style.H3),
                2,
                Label("Kept on this laptop, and nowhere else.", Style.SMALL, Tone.SECONDARY),
                14,
                self._before_part,
                self._field("agenda", "What I want to talk about", "Printed, with initials in place of names"),
                14,
                self._field("wellbeing", "How I am, and what I need", "Only here: it is never printed"),
                14,
                self._field("agreed", "What we agreed", "Printed, and shown again next month"),
                8,
                self.mark,
                None,
            )
        )
        self._form.edited.connect(lambda _name: self.mark.typing())

    def show_notes(self, notes: NotesNow) -> None:
        """Show what is kept. What is being typed stays."""
        self._form.show({"agenda": notes.now.agenda, "wellbeing": notes.now.wellbeing, "agreed": notes.now.agreed})
        self._before_part.setVisible(bool(notes.agreed_before))
        if notes.agreed_before:
            self._before_title.show_words(f"Agreed in {viewmodel.month_in_words(notes.month_before)}")
            self._before.show_words(notes.agreed_before)

    def flush(self) -> None:
        """Give what is still being typed."""
        self._form.flush()

    def _field(self, name: str, label: str, hint: str) -> Field:
        control = NotesField(label, lines=3, grows=True)
        self._form.bind(name, control)
        return Field(label, control, hint=hint)

    def _give(self, names: frozenset[str]) -> None:
        for name in sorted(names):
            self.kept.emit(name, self._form.text(name))
