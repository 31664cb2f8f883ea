"""A quiet notice on Today: the conversation one was writing about when the program ended, or when it was put aside."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from iro_desktop.queries.capture import Note, unfinished_notes
from iro_desktop.ui.capture import viewmodel
from iro_desktop.ui.capture.toasts import delete_with_undo
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Card, FlowLayout, Icon, Label, NotesField, Role, column, row
from iro_desktop.ui.tokens import Tone

_LINES_SHOWN = 2


class RecoveryNotice(QWidget):
    """Hidden while there is nothing to offer. It is asked for once, so that it never comes up while one is writing.

    Put it on a page with `RecoveryNotice(desk)`; it goes away by itself once the note is done or deleted.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._note: Note | None = None
        self._build()
        self.hide()
        desk.casework.changed.connect(self._changed)
        desk.casework.ask(self, unfinished_notes, then=self._show)

    def note_id(self) -> UUID | None:
        """The note on offer; None when there is none."""
        return self._note.consultation_id if self._note else None

    # Build

    def _build(self) -> None:
        self._words = Label("")
        self._keep_going = self._button("Keep going", self._go_on)
        self._see = self._button("See it first", self._look)
        self._delete = self._button("Delete it", self._throw_away)
        buttons = QWidget()
        buttons.setLayout(FlowLayout(self._keep_going, self._see, self._delete, gap=4, line_gap=0))
        self._text = NotesField("What you wrote", lines=_LINES_SHOWN, grows=True)
        self._text.setReadOnly(True)
        self._text.hide()
        line = row(Icon("pencil", Tone.SECONDARY), self._words, buttons, gap=12)
        line.setStretch(1, 1)
        self.setLayout(column(Card(line, self._text, gap=8), 16))

    def _button(self, words: str, act: Callable[[], None]) -> Button:
        button = Button(words, Role.QUIET)
        button.clicked.connect(act)
        return button

    # Show

    def _show(self, notes: tuple[Note, ...]) -> None:
        """The last one written in; the others wait in the list of notes to finish."""
        self._note = next((note for note in notes if note.text.strip()), None)
        self.setVisible(self._note is not None)
        if self._note is not None:
            self._words.show_words(viewmodel.were_writing(self._note, self._desk.clock()))
            self._text.set_value(self._note.text)

    def _changed(self, kinds: frozenset[str]) -> None:
        if "consultation" in kinds and self._note is not None:
            self._desk.casework.ask(self, unfinished_notes, then=self._look_whether_it_waits)

    def _look_whether_it_waits(self, notes: tuple[Note, ...]) -> None:
        if self._note is None:
            return
        waiting = [note for note in notes if note.consultation_id == self._note.consultation_id]
        self._show(tuple(waiting))

    # Act

    def _go_on(self) -> None:
        if self._note is not None:
            self._desk.keep_going(self._note.consultation_id)

    def _look(self) -> None:
        shown = self._text.isHidden()
        self._text.setVisible(shown)
        self._see.say("Fold it" if shown else "See it first")

    def _throw_away(self) -> None:
        if self._note is None:
            return
        note = self._note
        about = viewmodel.conversation(note.who.name, note.with_whom, note.person_name, note.channel)
        self.hide()
        delete_with_undo(self._desk, about, note.consultation_id)
