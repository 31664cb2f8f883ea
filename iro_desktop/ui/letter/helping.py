"""Writing help in the letter: marks after a pause, F7 from one to the next, and how easy it is for this child."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import cache

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit.mark_lines import place_in_field
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.mark_panel import MarkPanel, beside
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.writing.help import Reader, ease_of, marks_for
from iro_desktop.writing.marks import Mark, MarkKind
from iro_desktop.writing.reading import reading_sentence
from iro_desktop.writing.spelling import Speller

PAUSE_MS = 600
"""Milliseconds without a key after which marks appear."""
_LOOK_AGAIN_MS = 100


@cache
def _room() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="spelling")


@cache
def _loading() -> "Future[Speller]":
    """The dictionary, read by its own thread from the first time that somebody writes."""
    return _room().submit(Speller)


class WritingHelp(QObject):
    """Looks after the fields of one letter. Without a reader, as in a finished letter, it marks nothing."""

    read = Signal(str)
    """How this child would get on with the letter: one sentence."""

    def __init__(self, screen: QWidget, manuscript: QWidget) -> None:
        super().__init__(screen)
        self._manuscript = manuscript
        self._reader: Reader | None = None
        self._names: frozenset[str] | None = None
        """None until they have come: before that no spelling is marked, so that no name is ever called wrong."""
        self._left_alone: set[str] = set()
        self._with_spelling = False
        self._at: tuple[WritingField, Mark] | None = None
        self._asked: Future[tuple[str, ...]] | None = None
        self._screen = screen
        self._panel = MarkPanel(screen)
        self._panel.taken.connect(self._take)
        self._panel.left_alone.connect(self._leave)
        self._panel.closed.connect(self._close)
        self._pause = self._timer(PAUSE_MS, self.look)
        self._waiting = self._timer(_LOOK_AGAIN_MS, self._spelling_may_be_there)
        self._finding = self._timer(_LOOK_AGAIN_MS, self._suggestions_may_be_there)

    def show_reader(self, reader: Reader | None) -> None:
        """For whom the letter is now."""
        named = None if reader is None else replace(reader, names=self._names or frozenset())
        if named != self._reader:
            self._reader = named
            self.look()

    def know_names(self, names: frozenset[str]) -> None:
        """Take these words, in lower case, for names."""
        self._names = names
        if self._reader is not None:
            self._reader = replace(self._reader, names=names)
        self.look()

    def typed(self) -> None:
        """Somebody types: what is marked may have moved, so it goes until they pause."""
        self._pause.start()

    def look(self) -> None:
        """Mark every field as it stands now."""
        fields = self._fields()
        speller = self._speller()
        for field in fields:
            field.show_marks(self._marks(field, speller))
        whole = "\n".join(field.toPlainText() for field in fields)
        ease = None if self._reader is None else ease_of(whole, self._reader)
        self.read.emit(reading_sentence(ease, self._reader.name if self._reader else ""))

    def go_on(self) -> bool:
        """Show the next mark after the cursor, from the last on to the first again. False where there is none."""
        self.look()
        every = [(field, mark) for field in self._fields() for mark in field.marks()]
        if not every:
            self._close()
            return False
        after = [one for one in every if self._is_behind(one)]
        self._show(*(after or every)[0])
        return True

    def panel(self) -> MarkPanel:
        return self._panel

    def _fields(self) -> list[WritingField]:
        return [field for field in self._manuscript.findChildren(WritingField) if field.isVisibleTo(self._manuscript)]

    def _marks(self, field: WritingField, speller: Speller | None) -> tuple[Mark, ...]:
        if self._reader is None:
            return ()
        text = field.toPlainText()
        gaps = [match.span() for match in viewmodel.GAP.finditer(text)]
        return tuple(
            mark
            for mark in marks_for(text, self._reader, speller)
            if text[mark.start : mark.end].lower() not in self._left_alone
            and not any(start < mark.end and mark.start < end for start, end in gaps)
        )

    def _speller(self) -> Speller | None:
        if self._reader is None or self._names is None:
            return None
        if _loading().done():
            self._with_spelling = True
            return _loading().result()
        self._waiting.start()
        return None

    def _spelling_may_be_there(self) -> None:
        if not self._with_spelling:
            self.look()

    def _is_behind(self, one: tuple[WritingField, Mark]) -> bool:
        field, mark = one
        fields = self._fields()
        at = self._at[1] if self._at else None
        here = self._at[0] if self._at else next((other for other in fields if other.hasFocus()), None)
        if here not in fields:
            return True
        if field is not here:
            return fields.index(field) > fields.index(here)
        place = place_in_field(field.toPlainText(), mark.start)
        return (mark.start, mark.end) > (at.start, at.end) if at else place >= field.textCursor().position()

    def _show(self, field: WritingField, mark: Mark) -> None:
        self._at = (field, mark)
        cursor = self._cursor(field, mark)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.setTextCursor(cursor)
        # Into sight first, also where the window has not the keyboard yet: the panel stands beside the words.
        field.caret_moved.emit(field.cursorRect())
        self._asked = None
        if mark.kind is MarkKind.SPELLING and _loading().done():
            self._asked = _room().submit(_loading().result().suggestions, field.toPlainText()[mark.start : mark.end])
            self._finding.start()
        self._panel.show_mark(mark, mark.suggestions, looking=self._asked is not None)
        self._place_panel(field)

    def _suggestions_may_be_there(self) -> None:
        if self._at is None or self._asked is None:
            return
        if not self._asked.done():
            self._finding.start()
            return
        self._panel.show_mark(self._at[1], self._asked.result())
        self._place_panel(self._at[0])

    def _place_panel(self, field: WritingField) -> None:
        begins = field.textCursor()
        begins.setPosition(begins.selectionStart())
        marked = field.cursorRect().united(field.cursorRect(begins))
        words = QRect(field.viewport().mapTo(self._screen, marked.topLeft()), marked.size())
        self._panel.move(beside(words, self._panel.size(), self._screen.size()))

    def _take(self, words: str) -> None:
        if self._at is None:
            return
        field, mark = self._at
        cursor = self._cursor(field, mark)
        if cursor.selectedText()[:1].isupper() and mark.kind is not MarkKind.ABOUT:
            words = words[:1].upper() + words[1:]
        cursor.insertText(words)
        field.setTextCursor(cursor)
        self._close()
        self.look()

    def _leave(self) -> None:
        if self._at is not None:
            field, mark = self._at
            self._left_alone.add(field.toPlainText()[mark.start : mark.end].lower())
        self._close()
        self.look()

    def _close(self) -> None:
        self._panel.hide()
        if self._at is not None:
            field, self._at = self._at[0], None
            cursor = field.textCursor()
            cursor.clearSelection()
            field.setTextCursor(cursor)
            field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _cursor(self, field: WritingField, mark: Mark) -> QTextCursor:
        text = field.toPlainText()
        cursor = QTextCursor(field.document())
        cursor.setPosition(place_in_field(text, mark.start))
        cursor.setPosition(place_in_field(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _timer(self, pause: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(act)
        return timer
