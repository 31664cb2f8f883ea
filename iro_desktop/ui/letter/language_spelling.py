"""Spelling in a letter's other language, where the program has its dictionary: words are marked and named."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from iro_desktop.models.languages import Language
from iro_desktop.queries.help_words import HelpWords, help_words
from iro_desktop.ui import rubbish
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import NotesField
from iro_desktop.writing.marks import Mark
from iro_desktop.writing.quoted import is_inside, quoted_spans
from iro_desktop.writing.spelling import WITH_A_DICTIONARY, Speller

PAUSE_MS = 600
"""Milliseconds without a key after which marks appear, as in English."""
_LOOK_AGAIN_MS = 200


@cache
def _room() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="spelling in another language")


@cache
def _loading(tag: str) -> "Future[Speller]":
    """A dictionary, read by a thread of its own from the first time that somebody writes in its language."""
    return _room().submit(_read_dictionary, tag)


def _read_dictionary(tag: str) -> Speller:
    speller = Speller(tag)
    rubbish.keep_what_is_loaded()
    return speller


class TranslationSpelling(QObject):
    """Marks the fields of one panel in the pause after typing. Names of the system and quotations are never marked."""

    looked = Signal(tuple)
    """The words that are marked, each once, in the order of the letter."""

    def __init__(self, desk: Desk, fields: Callable[[], Sequence[NotesField]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._fields = desk, fields
        self._language: Language | None = None
        self._known: HelpWords | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)

    def show_language(self, language: Language | None, child_id: UUID) -> None:
        """In which language the fields are now; without a dictionary for it nothing is ever marked."""
        self._language = language if language is not None and language.tag in WITH_A_DICTIONARY else None
        if self._language is None:
            return
        if self._known is None:
            self._desk.casework.ask_afterwards(self, partial(help_words, child_id=child_id), then=self._know)
        self._pause.start(_LOOK_AGAIN_MS)

    def typed(self) -> None:
        """Somebody types: what is marked may have moved, so it is looked at anew once they pause."""
        if self._language is not None:
            self._pause.start(PAUSE_MS)

    def _know(self, known: HelpWords) -> None:
        self._known = known
        self._look()

    def _look(self) -> None:
        if self._language is None or self._known is None:
            return
        loading = _loading(self._language.tag)
        if not loading.done():
            self._pause.start(_LOOK_AGAIN_MS)
            return
        known = self._known.names | self._known.places | self._known.kept
        words: dict[str, None] = {}
        for field in self._fields():
            text = field.toPlainText()
            marks = _marks(loading.result(), text, known)
            field.show_marks(marks)
            words |= {text[mark.start : mark.end]: None for mark in marks}
        self.looked.emit(tuple(words))


def _marks(speller: Speller, text: str, known: frozenset[str]) -> tuple[Mark, ...]:
    spans = quoted_spans(text)
    return tuple(mark for mark in speller.marks(text, known) if not is_inside(spans, mark.start, mark.end))
