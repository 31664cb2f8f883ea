"""One entry of the words list: what it is found by, what to say instead, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.models.words import Standing
from iro_desktop.queries.words_page import WordEdit, WordRow
from iro_desktop.ui.kit import Button, Field, FlowLayout, Label, NotesField, Pills, Role, TextField, column
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.words_list import viewmodel

_ONE_EACH = "One on each line"


class EntryForm(QWidget):
    """Shows an entry; a manager changes it here. Nothing is kept before Keep is pressed."""

    kept = Signal(WordEdit)
    taken_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: WordRow | None = None
        self._may_set = False
        self._title = Label("", Style.H2)
        self._whose = Label("", Style.SMALL, Tone.SECONDARY)
        self.standing = Pills("What is done where it stands", viewmodel.STANDINGS)
        self.term = TextField("Word of the office")
        self.kinder = NotesField("Say instead", lines=2, grows=True)
        self.young = NotesField("Say instead, up to eleven", lines=1, grows=True)
        self.reason = NotesField("Why", lines=1, grows=True)
        self.forms = NotesField("Also found by", lines=1, grows=True)
        self._term = Field("Word of the office", self.term)
        self._fields = (
            self._term,
            Field("Say instead", self.kinder, hint=f"{_ONE_EACH}, the best first"),
            Field("Say instead, up to eleven", self.young, hint=f"{_ONE_EACH}. Empty where it is the same"),
            Field("Why", self.reason, hint="Whoever writes reads it beside the word"),
            Field("Also found by", self.forms, hint=f"{_ONE_EACH}. The plural is found by itself"),
        )
        self.problem = Label("", Style.SMALL, Tone.DANGER)
        self.problem.hide()
        self.keep_button = Button("Keep for the council", Role.PRIMARY)
        self.keep_button.clicked.connect(lambda: self.kept.emit(self.typed()))
        self.away_button = Button("", Role.QUIET)
        self.away_button.clicked.connect(self.taken_away)
        self._acts = QWidget()
        self._acts.setLayout(FlowLayout(self.keep_button, self.away_button))
        lines = column(self._title, 2, self._whose, 16, self.standing, margins=(24, 20, 24, 24))
        for field in self._fields:
            lines.addSpacing(16)
            lines.addWidget(field)
        for part in (self.problem, self._acts):
            lines.addSpacing(12)
            lines.addWidget(part)
        self.setLayout(lines)
        self.setFocusProxy(self.kinder)

    def show_entry(self, row: WordRow, *, may_set: bool) -> None:
        """Show an entry as it stands."""
        self._row, self._may_set = row, may_set
        self._title.show_words(f"“{row.now.term}”")
        self._whose.show_words(viewmodel.whose(row))
        self._term.hide()
        self._fill(row.now)
        self.away_button.say("Back to the program’s entry" if row.is_shipped else "Take it off the list")
        self.away_button.setVisible(row.is_councils and may_set)
        self._dress()

    def show_new(self, term: str) -> None:
        """Begin an entry of the council's own."""
        self._row, self._may_set = None, True
        self._title.show_words("A new word")
        self._whose.show_words("For the whole council")
        self._term.show()
        self._fill(WordEdit(term=term))
        self.away_button.hide()
        self._dress()
        self.term.setFocus()

    def typed(self) -> WordEdit:
        """The entry as it stands in the fields."""
        return WordEdit(
            term=self._row.now.term if self._row is not None else self.term.value(),
            forms=_lines_of(self.forms),
            kinder=_lines_of(self.kinder),
            kinder_for_young=_lines_of(self.young),
            reason=self.reason.value(),
            standing=Standing(self.standing.value() or Standing.MARKED),
        )

    def is_changed(self) -> bool:
        """Whether something was typed that is not kept."""
        begun = self._row.now if self._row is not None else WordEdit(term="")
        return self._may_set and self.typed() != begun

    def is_new(self) -> bool:
        return self._row is None and self._may_set

    def say_problem(self, sentence: str) -> None:
        """Why it was not kept; what was typed stays."""
        self.problem.show_words(sentence)
        self.problem.setVisible(bool(sentence))

    def _fill(self, edit: WordEdit) -> None:
        self.term.set_value(edit.term)
        self.standing.set_value(edit.standing)
        for field, words in (
            (self.kinder, edit.kinder),
            (self.young, edit.kinder_for_young),
            (self.forms, edit.forms),
        ):
            field.set_value("\n".join(words))
        self.reason.set_value(edit.reason)
        self.say_problem("")

    def _dress(self) -> None:
        for field in (self.kinder, self.young, self.reason, self.forms):
            field.setReadOnly(not self._may_set)
        self.standing.setEnabled(self._may_set)
        self.keep_button.setVisible(self._may_set)
        self._acts.setVisible(self._may_set)


def _lines_of(field: NotesField) -> tuple[str, ...]:
    return _tidy(field.value().split("\n"))


def _tidy(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
