"""Writing help in boxes to write in: marks after a pause, F7 from one to the next, and words that are kept."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from uuid import UUID

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from iro_desktop.actions.kept_words import keep_word_always, keep_word_for_child, mark_word_again
from iro_desktop.letters.picture_lines import without_pictures
from iro_desktop.models.refused import Refused
from iro_desktop.queries.help_words import READS, HelpWords, help_words
from iro_desktop.ui import rubbish, theme
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.kit import NotesField
from iro_desktop.ui.kit.mark_lines import place_in_field
from iro_desktop.ui.wording.mark_panel import Keep, MarkPanel, beside
from iro_desktop.writing.help import Reader, ease_of, marks_for
from iro_desktop.writing.marks import MARKED_IN, Mark, MarkKind, WrittenFor
from iro_desktop.writing.quoted import Span
from iro_desktop.writing.reading import reading_sentence
from iro_desktop.writing.spelling import Speller

PAUSE_MS = 600
"""Milliseconds without a key after which marks appear."""
_LOOK_AGAIN_MS = 100
_NOBODY = object()
"""Nothing was asked for yet: neither for a child nor for texts about nobody."""


@cache
def _room() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="spelling")


@cache
def _loading() -> "Future[Speller]":
    """The dictionary, read by its own thread from the first time that somebody writes."""
    return _room().submit(_read_dictionary)


def _read_dictionary() -> Speller:
    speller = Speller()
    rubbish.keep_what_is_loaded()
    return speller


def bring_into_sight(field: NotesField) -> None:
    """Scroll whatever the field lies in until the line of its cursor is seen."""
    field.ensureCursorVisible()
    parent = field.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea) and (inside := parent.widget()) is not None:
        place = field.viewport().mapTo(inside, field.cursorRect().center())
        parent.ensureVisible(place.x(), place.y(), 0, theme.px(60))


def _no_holes(_: str) -> Iterable[Span]:
    return ()


@dataclass(frozen=True, slots=True)
class Boxes:
    """Which fields are looked after, and what is particular about them."""

    fields: Callable[[], list[NotesField]]
    """Those that can be seen now, in the order in which F7 walks them."""
    reveal: Callable[[NotesField], None] = bring_into_sight
    holes: Callable[[str], Iterable[Span]] = _no_holes
    """Passages of a text that are no words of the officer: a detail that the program fills in later."""
    written_for: Callable[[NotesField], WrittenFor] = lambda _: WrittenFor.CHILD


class WritingHelp(QObject):
    """Looks after the boxes of one screen. Without a reader, as in a finished letter, it marks nothing.

    Typing does nothing here but start a timer; what is marked is worked out in the pause after it.
    """

    read = Signal(str)
    """How this child would get on with what is written: one sentence."""

    def __init__(self, screen: QWidget, desk: Desk, boxes: Boxes) -> None:
        super().__init__(screen)
        self._desk = desk
        self._boxes = boxes
        self._reader: Reader | None = None
        self._child_id: UUID | None = None
        self._known: HelpWords | None = None
        """None until it has come: before that no spelling is marked, so that no name is ever called wrong."""
        self._asked_for: object = _NOBODY
        self._left_alone: set[str] = set()
        self._resting = False
        self._with_spelling = False
        self._shown: tuple[NotesField, Mark] | None = None
        self._asked: Future[tuple[str, ...]] | None = None
        self._screen = screen
        self._panel = MarkPanel(screen)
        self._panel.taken.connect(self._take)
        self._panel.left_alone.connect(self._leave)
        self._panel.kept.connect(self._keep)
        self._panel.closed.connect(self._close)
        self._pause = self._timer(PAUSE_MS, self.look)
        self._waiting = self._timer(_LOOK_AGAIN_MS, self._spelling_may_be_there)
        self._finding = self._timer(_LOOK_AGAIN_MS, self._suggestions_may_be_there)
        desk.casework.changed.connect(self._changed)

    def show_reader(self, reader: Reader | None, child_id: UUID | None) -> None:
        """For whom the text is now, and which child's words are kept in it."""
        self._child_id = child_id
        if reader is not None and self._asked_for != child_id:
            self._asked_for = child_id
            self._desk.casework.ask_afterwards(self, partial(help_words, child_id=child_id), then=self._know)
        named = reader if reader is None or self._known is None else _knowing(reader, self._known)
        if named != self._reader:
            self._reader = named
            self.look()

    def rest(self, *, resting: bool) -> None:
        """Mark nothing until told otherwise: whoever writes wants to see words alone."""
        self._resting = resting
        self._close()
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
        whole = "\n".join(without_pictures(field.toPlainText()) for field in fields)
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

    @property
    def _at(self) -> tuple[NotesField, Mark] | None:
        """The mark that the panel is about; None too where its page was left meanwhile."""
        return self._shown if self._shown is not None and isValid(self._shown[0]) else None

    def _fields(self) -> list[NotesField]:
        return self._boxes.fields()

    def _marks(self, field: NotesField, speller: Speller | None) -> tuple[Mark, ...]:
        if self._reader is None or self._resting:
            return ()
        text = field.toPlainText()
        holes = tuple(self._boxes.holes(text))
        words = self._known.words if self._known else None
        kinds = MARKED_IN[self._boxes.written_for(field)]
        return tuple(
            mark
            for mark in marks_for(text, self._reader, speller, words)
            if mark.kind in kinds
            and text[mark.start : mark.end].lower() not in self._left_alone
            and not any(start < mark.end and mark.start < end for start, end in holes)
        )

    def _know(self, known: HelpWords) -> None:
        self._known = known
        if self._reader is not None:
            self._reader = _knowing(self._reader, known)
        self.look()

    def _changed(self, kinds: frozenset[str]) -> None:
        """Somebody kept a word, or wrote a name down: also in another window, or by sync."""
        if kinds & READS and self._reader is not None:
            self._desk.casework.ask_afterwards(self, partial(help_words, child_id=self._child_id), then=self._know)

    def _speller(self) -> Speller | None:
        if self._reader is None or self._known is None or self._resting:
            return None
        if _loading().done():
            self._with_spelling = True
            return _loading().result()
        self._waiting.start()
        return None

    def _spelling_may_be_there(self) -> None:
        if not self._with_spelling:
            self.look()

    def _is_behind(self, one: tuple[NotesField, Mark]) -> bool:
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

    def _show(self, field: NotesField, mark: Mark) -> None:
        self._shown = (field, mark)
        cursor = self._cursor(field, mark)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.setTextCursor(cursor)
        # Into sight first, also where the window has not the keyboard yet: the panel stands beside the words.
        self._boxes.reveal(field)
        self._asked = None
        if mark.kind is MarkKind.SPELLING and _loading().done():
            self._asked = _room().submit(_loading().result().suggestions, field.toPlainText()[mark.start : mark.end])
            self._finding.start()
        self._show_panel(mark, mark.suggestions, looking=self._asked is not None)
        self._place_panel(field)

    def _suggestions_may_be_there(self) -> None:
        if self._at is None or self._asked is None:
            return
        if not self._asked.done():
            self._finding.start()
            return
        self._show_panel(self._at[1], self._asked.result())
        self._place_panel(self._at[0])

    def _show_panel(self, mark: Mark, suggestions: tuple[str, ...], *, looking: bool = False) -> None:
        child = (self._reader.name if self._reader else "") or "this child"
        self._panel.show_mark(
            mark, suggestions, looking=looking, keep_for=child if self._child_id is not None else None
        )

    def _place_panel(self, field: NotesField) -> None:
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

    def _keep(self, how: Keep) -> None:
        """Keep the marked word. Its marks go at once; where it could not be kept they come back with the reason."""
        if self._at is None:
            return
        field, mark = self._at
        shown = field.toPlainText()[mark.start : mark.end]
        child = self._reader.name if self._reader else ""
        act: partial[UUID]
        if how is Keep.FOR_CHILD and self._child_id is not None:
            act = partial(keep_word_for_child, child_id=self._child_id, words=mark.term)
            sentence = f"“{shown}” is kept as it is for {child or 'this child'}."
        else:
            act = partial(keep_word_always, words=mark.term)
            sentence = f"“{shown}” is kept as it is in all that you write."
        desk = self._desk

        def kept(kept_id: UUID) -> None:
            again = partial(mark_word_again, kept_id=kept_id, at=desk.clock())
            desk.say(sentence, [ToastAction("Undo", lambda: desk.casework.write(desk.casework, again))])

        if self._reader is not None:
            self._reader = replace(self._reader, kept=self._reader.kept | {mark.term})
        self._close()
        self.look()
        desk.casework.write(self, act, then=kept, refused=self._not_kept)

    def _not_kept(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, ())
        self._changed(READS)

    def _close(self) -> None:
        self._panel.hide()
        at, self._shown = self._at, None
        if at is not None:
            field = at[0]
            cursor = field.textCursor()
            cursor.clearSelection()
            field.setTextCursor(cursor)
            field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _cursor(self, field: NotesField, mark: Mark) -> QTextCursor:
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


def _knowing(reader: Reader, known: HelpWords) -> Reader:
    return replace(reader, names=known.names, places=known.places, kept=known.kept)
