"""On a child's page: the goodbye or the hello that this child should get. Nothing is shown where none is."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from iro_desktop.queries.handover_letters import HandoverLetter, handover_letters_of
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.handover import acts, words
from iro_desktop.ui.kit import Button, Hairline, Label, Role, column, row
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset({"allocation", "letter", "officer", "child"})


class HandoverPart(QWidget):
    """Asks for itself, after the page. A letter is written, or somebody says why not."""

    def __init__(self, desk: Desk, child_id: UUID) -> None:
        super().__init__()
        self._desk, self._child_id = desk, child_id
        self._letter: HandoverLetter | None = None
        self._why = Label("", Style.SMALL, Tone.SECONDARY)
        self._title = Label("")
        self.write = Button(words.NO_LETTER, Role.SECONDARY, icon_name="mail")
        self.write.clicked.connect(self._write)
        self.no_letter = Button(words.NO_LETTER, Role.QUIET)
        self.no_letter.clicked.connect(self._ask_why)
        buttons = row(self.write, self.no_letter, None, gap=4)
        self.setLayout(column(8, Hairline(), 8, self._title, self._why, 6, buttons, 8))
        self.hide()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def _ask(self) -> None:
        query = partial(handover_letters_of, child_id=self._child_id, today=self._desk.today())
        self._desk.casework.ask_afterwards(self, query, then=self._show, refused=lambda _: None)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, letters: tuple[HandoverLetter, ...]) -> None:
        self._letter = letters[0] if letters else None
        if self._letter is not None:
            self._title.show_words(words.title(self._letter))
            self._why.show_words(words.why(self._letter, self._desk.today()))
            self.write.say(words.button(self._letter))
        self.setVisible(self._letter is not None)

    def _write(self) -> None:
        if self._letter is not None:
            acts.write(self._desk, self._letter)

    def _ask_why(self) -> None:
        if self._letter is not None:
            acts.ask_why_not(self._desk, self._letter)
