"""An empty letter may begin from a brother's or sister's: offered among the tools while nothing is typed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.starting_from import start_from, take_start_back
from iro_desktop.models.refused import Refused
from iro_desktop.queries.siblings_letters import SiblingsLetter, siblings_letters
from iro_desktop.ui import words
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.kit import Button, Role, row
from iro_desktop.ui.letter.bars import ToolBar

_READS = frozenset({"letter", "letter_section", "person", "child"})


def start_words(letter: SiblingsLetter) -> str:
    """“Start from Leo’s letter”."""
    whose = words.whose(letter.known_as) if letter.known_as else "a brother’s or sister’s"
    return f"Start from {whose} letter"


class StartFromSibling(QObject):
    """Asks once the page is there, and again when something was typed: then nothing is offered any more."""

    def __init__(self, desk: Desk, letter_id: UUID, tools: ToolBar, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._letter_id = desk, letter_id
        self._offered: tuple[SiblingsLetter, ...] = ()
        self._holder = QWidget()
        self._holder.setLayout(row(gap=8))
        self._holder.hide()
        tools.take(self._holder)
        self._buttons: list[Button] = []
        desk.casework.changed.connect(self._changed)
        self._ask()

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _READS:
            self._ask()

    def _ask(self) -> None:
        query = partial(siblings_letters, letter_id=self._letter_id)
        self._desk.casework.ask_afterwards(self, query, then=self._offer)

    def _offer(self, letters: tuple[SiblingsLetter, ...]) -> None:
        if letters == self._offered:
            return
        self._offered = letters
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(letter) for letter in letters]
        self._holder.setVisible(bool(letters))

    def _button(self, letter: SiblingsLetter) -> Button:
        button = Button(start_words(letter), Role.PLAIN, icon_name="users")
        button.setToolTip("How you said it stays. Names, ages, days and who is who are asked again.")
        button.clicked.connect(partial(self._start, letter))
        layout = self._holder.layout()
        assert layout is not None, "made with one"
        layout.addWidget(button)
        return button

    def _start(self, letter: SiblingsLetter) -> None:
        begin = partial(start_from, letter_id=self._letter_id, other_letter_id=letter.letter_id)
        self._desk.casework.write(self, begin, then=self._say, refused=self._refused)

    def _say(self, keys: tuple[str, ...]) -> None:
        desk = self._desk
        back = partial(take_start_back, letter_id=self._letter_id, keys=keys, at=desk.clock())
        undo = ToastAction("Undo", lambda: desk.casework.write(desk.casework, back))
        begun = words.plural(len(keys), "part", "parts")
        desk.say(
            f"{begun} begun. Names, ages, days and who is who are asked again: F8 leads from one to the next.", [undo]
        )

    def _refused(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, ())
