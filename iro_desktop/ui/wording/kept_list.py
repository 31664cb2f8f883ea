"""The words that are kept, each with the one thing that can be done with it: mark it again."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desktop.actions.kept_words import keep_word_again, mark_word_again
from iro_desktop.queries.help_words import KeptRow
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Hairline, Label, Role, column, row
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo

KINDS = frozenset({"kept_word", "officer_word"})


class KeptList(QWidget):
    """Asks for itself, and again when a word is kept or marked again anywhere."""

    def __init__(self, desk: Desk, query: Callable[[Session], Sequence[KeptRow]], empty: str) -> None:
        super().__init__()
        self._desk, self._query = desk, query
        self._empty = Label(empty, Style.SMALL, Tone.SECONDARY)
        self._lines: QVBoxLayout = column()
        self.setLayout(column(self._empty, self._lines))
        desk.casework.changed.connect(self._changed)
        self._ask()

    def _ask(self) -> None:
        self._desk.casework.ask_afterwards(self, self._query, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._ask()

    def _show(self, kept: Sequence[KeptRow]) -> None:
        clear(self._lines)
        self._empty.setVisible(not kept)
        for place, one in enumerate(kept):
            if place:
                self._lines.addWidget(Hairline(soft=True))
            self._lines.addWidget(self._line(one))

    def _line(self, kept: KeptRow) -> QWidget:
        again = Button("Mark it again", Role.QUIET_SMALL)
        again.setAccessibleDescription(kept.words)
        again.clicked.connect(lambda: self._mark_again(kept))
        words = Label(f"“{kept.words}”", bold=True)
        by = Label(f"Kept by {kept.by_name}" if kept.by_name else "", Style.SMALL, Tone.SECONDARY)
        line = row(column(words, by), again, gap=12, margins=(0, 6, 0, 6))
        line.setStretch(0, 1)
        whole = QWidget()
        whole.setLayout(line)
        return whole

    def _mark_again(self, kept: KeptRow) -> None:
        do_with_undo(
            self._desk,
            partial(mark_word_again, kept_id=kept.kept_id, at=self._desk.clock()),
            partial(keep_word_again, kept_id=kept.kept_id),
            f"“{kept.words}” is marked again.",
        )
